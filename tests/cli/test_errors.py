"""A mistake in a call is one sentence on stderr, with a way to fix it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from calls import typed
from conftest import Tool
from sentences import (
    ABBREVIATION,
    CLOCK_FORM,
    DAYS,
    KINDS,
    NUMBER,
    SPAN_FORM,
    TIME_FORM,
    WHOLE,
    ZONE_FORM,
    sentence,
)

SENTENCES = [
    # commands and options
    (["lst"], "unknown command “lst”; did you mean “list”?"),
    (["serach"], "unknown command “serach”; did you mean “search”?"),
    (["clash"], "unknown command “clash”; did you mean “clashes”?"),
    (["list", "--jsn"], "unknown option “--jsn”; did you mean “--json”?"),
    (["list", "--upcomming"], "unknown option “--upcomming”; did you mean “--upcoming”?"),
    (["next", "--whithin", "5"], "unknown option “--whithin”; did you mean “--within”?"),
    (["list", "--tz"], "option “--tz” requires an argument"),
    (["clashes", "--between", "panel"], "option “--between” requires 2 arguments"),
    (
        ["clashes", "--all", "--between", "panel", "break"],
        "--all and --between exclude each other; give one of them",
    ),
    # options that hold one value and stand more than once
    (["list", "--tz", "UTC", "--tz", "Asia/Tokyo"], "--tz stands twice; name one zone"),
    (["now", "--tz", "UTC", "--tz", "UTC", "--tz=UTC"], "--tz stands 3 times; name one zone"),
    (["info", "--agenda", "a.json", "--agenda", "b.json"], "--agenda stands twice; name one file"),
    (
        ["at", "9:00", "--assume-tz=UTC", "--assume-tz=UTC"],
        "--assume-tz stands twice; name one zone",
    ),
    (["next", "--at", "9:00", "--at", "10:00"], "--at stands twice; name one time"),
    (
        ["next", "--within", "5", "--json", "--within", "9"],
        "--within stands twice; name one length",
    ),
    (["free", "--for", "30", "--for", "90"], "--for stands twice; name one length"),
    (
        ["clashes", "--between", "panel", "break", "--between", "panel", "panel"],
        "--between stands twice; name one pair of kinds",
    ),
    # words that are missing or empty
    (["at"], "missing argument “WHEN”; see atip-agenda at --help"),
    (["at", ""], f"the time is empty; {TIME_FORM}"),
    (["at", "  "], f"the time is empty; {TIME_FORM}"),
    (["next", "--at", ""], f"the time is empty; {TIME_FORM}"),
    (["list", ""], f"the day is empty; {DAYS}"),
    (["print", " "], f"the day is empty; {DAYS}"),
    (["clashes", ""], f"the day is empty; {DAYS}"),
    (["free", ""], f"the day is empty; {DAYS}"),
    (["search", "victim", "--day", ""], f"the day is empty; {DAYS}"),
    (["list", "--tz", ""], f"the zone is empty; {ZONE_FORM}"),
    (["clashes", "--event", ""], f"the event is empty; {SPAN_FORM}"),
    (
        ["search", ""],
        "there is no word to search for; write one, as in: atip-agenda search victim",
    ),
    (
        ["search", '""'],
        '“""” holds no word to search for; write one, as in: atip-agenda search victim',
    ),
    # days
    (
        ["list", "wednesday"],
        f"invalid day “wednesday”: no day of the conference is a Wednesday; {DAYS}",
    ),
    (
        ["list", "22", "April"],
        (f"invalid day “22 April”: Wednesday 22 April 2026 is not a day of the conference; {DAYS}"),
    ),
    # kinds
    (["list", "--kind", "talk"], f"unknown kind “talk”; {KINDS}"),
    (["search", "victim", "--kind", "talk"], f"unknown kind “talk”; {KINDS}"),
    (["clashes", "--between", "panel", "talk"], f"unknown kind “talk”; {KINDS}"),
    (["free", "--avoid", "talk"], f"unknown kind “talk”; {KINDS}"),
    # zones
    (["list", "--tz", "EST"], ABBREVIATION.format("EST")),
    (["list", "--tz", "CET"], ABBREVIATION.format("CET")),
    (["now", "--tz", "IST"], ABBREVIATION.format("IST")),
    (["now", "--tz", "GB"], ABBREVIATION.format("GB")),
    (["at", "15:00 EST"], ABBREVIATION.format("EST")),
    (["at", "mon", "15:00", "CET"], ABBREVIATION.format("CET")),
    (
        ["list", "--tz", "+02:00"],
        f"invalid zone “+02:00”: an offset is not a zone; {ZONE_FORM}",
    ),
    (["list", "--tz", "Vienna"], "unknown zone “Vienna”; did you mean “Europe/Vienna”?"),
    (["list", "--tz", "Asia/Tokio"], "unknown zone “Asia/Tokio”; did you mean “Asia/Tokyo”"),
    # sessions
    (
        ["show", "panel-5"],
        (
            "unknown session “panel-5”; did you mean"
            " panel-1 (Mon 14:30), panel-2 (Tue 10:15) or panel-3 (Tue 15:00)?"
        ),
    ),
    (
        ["show", "panel", "5"],
        (
            "unknown session “panel 5”; did you mean"
            " panel-1 (Mon 14:30), panel-2 (Tue 10:15) or panel-3 (Tue 15:00)?"
        ),
    ),
    (["show", "lunhc"], "unknown session “lunhc”; did you mean lunch (Tue 12:15)?"),
    (
        ["show", "panel"],
        (
            "“panel” fits more than one session:"
            " panel-1 (Mon 14:30), panel-2 (Tue 10:15) or panel-3 (Tue 15:00)"
        ),
    ),
    (
        ["show", "Side events"],
        (
            "“Side events” fits more than one session:"
            " side-events-1 (Mon 16:45), side-events-2 (Tue 09:00) or side-events-3 (Tue 13:45)"
        ),
    ),
    # numbers
    (["next", "0"], NUMBER.format("0", "N", "greater than or equal to 1")),
    (["next", "three"], NUMBER.format("three", "N", WHOLE)),
    (["next", "1.5"], NUMBER.format("1.5", "N", WHOLE)),
    (["next", "1000001"], NUMBER.format("1000001", "N", "less than or equal to 1000000")),
    (["next", "²"], NUMBER.format("²", "N", WHOLE)),
    (["next", "--within", "-1"], NUMBER.format("-1", "--within", "greater than or equal to 0")),
    (["next", "--within", "soon"], NUMBER.format("soon", "--within", WHOLE)),
    (["clashes", "--margin", "-1"], NUMBER.format("-1", "--margin", "greater than or equal to 0")),
    (["clashes", "--margin", ""], NUMBER.format("", "--margin", WHOLE)),
    (["free", "--for", "0"], NUMBER.format("0", "--for", "greater than or equal to 1")),
    (["free", "--for", "1h"], NUMBER.format("1h", "--for", WHOLE)),
    (["free", "--margin", "-1"], NUMBER.format("-1", "--margin", "greater than or equal to 0")),
    # files
    (["list", "--agenda", "/nowhere.json"], "/nowhere.json: no such file"),
    (["list", "--agenda", "/"], "/: is a folder, not a file"),
    (["clashes", "--with", "/nowhere.json"], "/nowhere.json: no such file"),
    (["clashes", "--with", "/"], "/: is a folder, not a file"),
]


@pytest.mark.parametrize(("arguments", "said"), SENTENCES, ids=typed)
def test_a_mistake_is_answered_with_one_sentence(
    atip: Tool, arguments: list[str], said: str
) -> None:
    assert sentence(atip(*arguments)).startswith(said)


@pytest.mark.parametrize("arguments", [row[0] for row in SENTENCES], ids=typed)
def test_a_mistake_leaves_stdout_empty_also_with_json(atip: Tool, arguments: list[str]) -> None:
    """--json comes first, so that no option without a value takes it as its own."""
    command, *others = arguments
    plain, as_json = atip(*arguments), atip(command, "--json", *others)
    assert as_json == plain
    assert atip(*arguments, terminal=True).stdout == ""


def test_on_a_terminal_the_sentence_is_wrapped(atip: Tool) -> None:
    said = atip("show", "panel-5", terminal=True).stderr
    assert said == (
        "atip-agenda: unknown session “panel-5”; did you mean panel-1 (Mon 14:30),\n"
        "panel-2 (Tue 10:15) or panel-3 (Tue 15:00)?\n"
    )
    narrow = atip("show", "panel-5", terminal=True, columns=40).stderr
    assert max(map(len, narrow.splitlines())) <= 40
    assert " ".join(narrow.split()) == " ".join(said.split())


# The sentence quotes the words, names the problem and gives a form that works.
DOUBTFUL = [
    (["at", "monday"], ["“monday”", "no time", "15:00"]),
    (["at", "mon 15:00-16:00"], ["“mon 15:00-16:00”", "range"]),
    (["at", "tuesday 20 April 15:00"], ["“tuesday 20 April 15:00”"]),
    (["at", "sunday 15:00"], ["“sunday 15:00”", "Sunday"]),
    (["at", "25:00"], ["“25:00”"]),
    (["at", "soon"], ["“soon”", "15:00"]),
    (["at", "3"], ["“3”", "03:00", "15:00"]),
    (["next", "--at", "soon"], ["“soon”", "15:00"]),
    (["list", "monday tuesday"], ["“monday tuesday”", DAYS]),
    (["list", "15:00"], ["“15:00”", DAYS]),
    (["list", "20.04.2025"], ["“20.04.2025”", DAYS]),
    (["list", "day", "3"], ["“day 3”", DAYS]),
    (["clashes", "--event", "mon"], ["“mon”", "event", "16:00-17:00"]),
    (["clashes", "--event", "mon 17:00-16:00 X"], ["“mon 17:00-16:00 X”", "ends before it starts"]),
    (["clashes", "--event", "16:00-17:00 X"], ["“16:00-17:00 X”", "day"]),
    (["clashes", "--event", "wed 16:00-17:00 X"], ["“wed 16:00-17:00 X”"]),
    (["search", "victim", "--day", "later"], ["“later”", DAYS]),
]


@pytest.mark.parametrize(("arguments", "parts"), DOUBTFUL, ids=typed)
def test_doubtful_words_are_refused_with_a_form_that_works(
    atip: Tool, arguments: list[str], parts: list[str]
) -> None:
    said = sentence(atip(*arguments))
    for part in parts:
        assert part in said
    assert atip(*arguments, "--json").stdout == ""


@pytest.mark.parametrize(
    ("now", "word", "day"),
    [
        ("2026-04-19T23:59+02:00", "today", "Sunday 19 April 2026"),
        ("2026-04-22T00:00+02:00", "today", "Wednesday 22 April 2026"),
        ("2026-04-21T12:00+02:00", "tomorrow", "Wednesday 22 April 2026"),
        ("2027-01-01T12:00+01:00", "today", "Friday 1 January 2027"),
    ],
)
def test_today_outside_the_conference_names_the_days_there_are(
    atip: Tool, now: str, word: str, day: str
) -> None:
    assert sentence(atip("list", word, now=now)) == (
        f"invalid day “{word}”: {day} is not a day of the conference; {DAYS}"
    )


def test_a_weekday_that_comes_twice_is_refused_and_its_dates_named(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of({"start": "2026-04-20T10:00"}, last_day="2026-04-28")
    said = sentence(atip("list", "monday", "--agenda", file))
    assert "“monday”" in said
    assert "20 April" in said
    assert "27 April" in said
    assert atip("list", "wednesday", "--agenda", file).exit_code == 0


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["list", "", "monday"], "the day is empty"),
        (["show", "lunch", ""], "the session is empty"),
        (["show", ""], "the session is empty"),
        (["at", "", "15:00"], "the time is empty"),
        (["search", "victim", ""], "the search is empty"),
        (["list", "--agenda", ""], "the name of the agenda file is empty"),
    ],
)
def test_an_empty_word_is_refused(atip: Tool, call: list[str], said: str) -> None:
    outcome = atip(*call)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert said in outcome.stderr


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        (
            {"ATIP_AGENDA_NOW": "2026-04-20T15:45"},
            f"ATIP_AGENDA_NOW holds “2026-04-20T15:45”; {CLOCK_FORM}",
        ),
        ({"ATIP_AGENDA_NOW": "tomorrow"}, f"ATIP_AGENDA_NOW holds “tomorrow”; {CLOCK_FORM}"),
        ({"ATIP_AGENDA_FILE": "/nowhere.json"}, "/nowhere.json: no such file"),
        ({"ATIP_AGENDA_FILE": "/"}, "/: is a folder, not a file"),
        ({"ATIP_AGENDA_TZ": "EST"}, ABBREVIATION.format("EST")),
        ({"ATIP_AGENDA_TZ": "Vienna"}, "unknown zone “Vienna”; did you mean “Europe/Vienna”?"),
        ({"ATIP_AGENDA_TZ": "local", "TZ": "EST"}, ABBREVIATION.format("EST")),
        ({"ATIP_AGENDA_TZ": "local", "TZ": "/nowhere"}, "TZ: unknown zone “/nowhere”"),
    ],
    ids=lambda value: " ".join(value.values()) if isinstance(value, dict) else "",
)
@pytest.mark.parametrize("command", ["list", "now", "next", "clashes", "info", "print", "show"])
def test_a_variable_that_is_wrong_is_one_sentence(
    atip: Tool, variables: Mapping[str, str], said: str, command: str
) -> None:
    assert said in sentence(atip(command, variables=variables))
    assert atip(command, "--json", variables=variables).stdout == ""


@pytest.mark.parametrize(
    ("name", "value"), [("ATIP_AGENDA_TZ", "EST"), ("ATIP_AGENDA_FILE", "no-such.json")]
)
def test_a_variable_that_is_wrong_is_named(atip: Tool, name: str, value: str) -> None:
    assert name in atip("list", variables={name: value}).stderr
