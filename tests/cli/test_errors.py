"""A mistake is one sentence on stderr: what, where, and what would mend it (design.md, 4)."""

from __future__ import annotations

import json
import shlex
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from conftest import Builder, Outcome, Tool

DAYS = "the days are Monday 20 and Tuesday 21 April 2026"
KINDS = "the kinds are registration, break, opening, panel, side-event and closing"
ZONE_FORM = "write an IANA name, as Europe/Vienna, or UTC"
SPAN_FORM = "expected DAY START-END [TITLE], as monday 16:00-17:00 Our event"
TIME_FORM = "write a time, or a day and a time, as monday 15:00"
NUMBER = "invalid value “{}” for “{}”; input should be {}"
WHOLE = "a valid integer, unable to parse string as an integer"
ABBREVIATION = "invalid zone “{}”: an abbreviation can mean several zones; " + ZONE_FORM
CLOCK_FORM = "it takes a date and time with offset, as 2026-04-20T15:45+02:00"


def called(value: object) -> str | None:
    """A call in the name of its test."""
    return " ".join(value) if isinstance(value, list) else ""


def sentence(outcome: Outcome) -> str:
    """The one sentence of a failed run, without the program's name and its final period."""
    assert outcome.exit_code == 2, outcome.stdout
    assert outcome.stdout == ""
    assert outcome.stderr.startswith("atip-agenda: ")
    assert outcome.stderr.endswith((".\n", "?\n"))
    assert outcome.stderr.count("\n") == 1
    return outcome.stderr.removeprefix("atip-agenda: ").removesuffix("\n").removesuffix(".")


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
        (f"invalid day “22 April”: Wednesday 22 April 2026 is no day of the conference; {DAYS}"),
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
    (["list", "--agenda", "/nowhere.json"], "/nowhere.json: there is no such file"),
    (["list", "--agenda", "/"], "/: it is a folder, not a file"),
    (["clashes", "--with", "/nowhere.json"], "/nowhere.json: there is no such file"),
    (["clashes", "--with", "/"], "/: it is a folder, not a file"),
]


@pytest.mark.parametrize(("arguments", "said"), SENTENCES, ids=called)
def test_a_mistake_is_answered_with_one_sentence(
    atip: Tool, arguments: list[str], said: str
) -> None:
    assert sentence(atip(*arguments)).startswith(said)


@pytest.mark.parametrize("arguments", [row[0] for row in SENTENCES], ids=called)
def test_a_mistake_leaves_stdout_empty_also_with_json(atip: Tool, arguments: list[str]) -> None:
    """--json first, so that no option that lacks its value takes it."""
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


# Words of time: the sentence names the words, what stands in the way, and a form that works.
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


@pytest.mark.parametrize(("arguments", "parts"), DOUBTFUL, ids=called)
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
        f"invalid day “{word}”: {day} is no day of the conference; {DAYS}"
    )


def test_a_moment_that_may_be_two_is_asked_for_its_day(atip: Tool) -> None:
    said = sentence(atip("next", "--at", "15:00", now="2026-04-10T12:00+02:00"))
    assert said == "“15:00” can mean Mon 15:00 or Tue 15:00; name the day as well"


def test_a_weekday_that_comes_twice_is_refused_and_its_dates_named(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of({"start": "2026-04-20T10:00"}, last_day="2026-04-28")
    said = sentence(atip("list", "monday", "--agenda", file))
    assert "“monday”" in said
    assert "20 April" in said
    assert "27 April" in said
    assert atip("list", "wednesday", "--agenda", file).exit_code == 0


@pytest.mark.parametrize("time", ["25 October 02:30", "2026-10-25 02.30"])
def test_a_time_that_comes_twice_needs_an_offset(
    atip: Tool, file_of: Callable[..., str], time: str
) -> None:
    file = file_of(first_day="2026-10-25", last_day="2026-10-25")
    said = sentence(atip("at", time, "--agenda", file))
    assert "02:30 comes twice on 25 October 2026 in Vienna" in said
    for form in ("2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00"):
        assert form in said
        assert atip("at", form, "--agenda", file).exit_code == 0


def test_a_time_that_the_clocks_skip_does_not_exist(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    file = file_of(first_day="2026-03-29", last_day="2026-03-29")
    said = sentence(atip("at", "29 March 02:30", "--agenda", file))
    assert "02:30 does not exist on 29 March 2026 in Vienna" in said


# Sessions


def test_at_most_five_candidates_are_named(atip: Tool, file_of: Callable[..., str]) -> None:
    file = file_of(
        *({"id": f"talk-{n}", "title": "A talk", "start": f"2026-04-20T1{n}:00"} for n in range(9))
    )
    said = sentence(atip("show", "talk", "--agenda", file))
    assert said.startswith("“talk” fits more than one session: talk-0 (Mon 10:00), ")
    assert said.endswith("talk-4 (Mon 14:00) or 4 more")


def test_candidates_of_a_long_conference_have_their_date(
    atip: Tool, file_of: Callable[..., str]
) -> None:
    """A weekday would not tell them apart."""
    file = file_of(
        {"id": "a", "title": "Talk", "start": "2026-04-20T10:00"},
        {"id": "b", "title": "Talk", "start": "2026-04-27T10:00"},
        last_day="2026-04-27",
    )
    said = sentence(atip("show", "talk", "--agenda", file))
    assert said == "“talk” fits more than one session: a (20 Apr 10:00) or b (27 Apr 10:00)"


# Variables


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        (
            {"ATIP_AGENDA_NOW": "2026-04-20T15:45"},
            f"ATIP_AGENDA_NOW holds “2026-04-20T15:45”; {CLOCK_FORM}",
        ),
        ({"ATIP_AGENDA_NOW": "tomorrow"}, f"ATIP_AGENDA_NOW holds “tomorrow”; {CLOCK_FORM}"),
        ({"ATIP_AGENDA_FILE": "/nowhere.json"}, "/nowhere.json: there is no such file"),
        ({"ATIP_AGENDA_FILE": "/"}, "/: it is a folder, not a file"),
        ({"ATIP_AGENDA_TZ": "EST"}, ABBREVIATION.format("EST")),
        ({"ATIP_AGENDA_TZ": "Vienna"}, "unknown zone “Vienna”; did you mean “Europe/Vienna”?"),
        ({"ATIP_AGENDA_TZ": "local", "TZ": "EST"}, ABBREVIATION.format("EST")),
    ],
    ids=lambda value: " ".join(value.values()) if isinstance(value, dict) else "",
)
@pytest.mark.parametrize("command", ["list", "now", "next", "clashes", "info", "print", "show"])
def test_a_variable_that_is_wrong_is_one_sentence(
    atip: Tool, variables: Mapping[str, str], said: str, command: str
) -> None:
    assert said in sentence(atip(command, variables=variables))
    assert atip(command, "--json", variables=variables).stdout == ""


# Files


def agenda_with(build: Builder, **values: Any) -> bytes:
    """A sound agenda's bytes but for some keys of its top level."""
    return json.dumps({**build.data({"start": "2026-04-20T10:00"}), **values}).encode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"version": 1,\n  "conference": }', "line 2, column 17"),
        (b"{'version': 1}", "line 1, column 2"),
        (b'{"version": 1', "it ends too early"),
        (b"", "it is empty"),
        (b"[" * 100_000, "brackets are nested too deeply"),
        (b'{"sessions": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested too deeply"),
        (b'{"version": ' + b"9" * 100_000 + b"}", "number"),
        (
            b'{"version": 1, "title":\n "\xff"}',
            "line 2, column 3: it is no UTF-8 text, save it as UTF-8",
        ),
        ("{}".encode("utf-16"), "it is no UTF-8 text"),
        (b"null", "and so is no agenda"),
        (b"[]", "it must be an object in { }"),
        (b"\0" * 1000, "it is no JSON"),
        (b"{}", "version: it is missing; conference: it is missing; sessions: it is missing"),
    ],
    ids=[
        *("syntax", "quotes", "cut off", "empty", "brackets", "brackets inside", "huge number"),
        *("bad UTF-8", "UTF-16", "null", "list", "NULs", "empty object"),
    ],
)
def test_a_file_that_is_no_agenda_is_one_sentence(atip: Tool, data: bytes, said: str) -> None:
    outcome = atip("list", "--agenda", "-", stdin=data)
    assert sentence(outcome).startswith("standard input cannot be used: ")
    assert said in sentence(outcome)
    assert atip("list", "--json", "--agenda", "-", stdin=data) == outcome
    assert sentence(atip("clashes", "--with", "-", stdin=data)) == sentence(outcome)


@pytest.mark.parametrize("version", [0, 2, -1, 1.5, "1", None, [], 10**400])
def test_another_version_of_the_format_is_refused(
    atip: Tool, build: Builder, version: object
) -> None:
    said = sentence(atip("list", "--agenda", "-", stdin=agenda_with(build, version=version)))
    assert said.startswith("standard input cannot be used: version: ")


def test_an_unknown_key_names_the_nearest_known_one(atip: Tool, build: Builder) -> None:
    said = sentence(atip("list", "--agenda", "-", stdin=agenda_with(build, sesions=[])))
    assert said == (
        "standard input cannot be used: sesions: there is no such key, the nearest is sessions"
    )


@pytest.mark.parametrize(("number", "tail"), [(10, ""), (11, "1 more"), (500, "490 more")])
def test_at_most_ten_faults_of_a_file_are_named_then_how_many_more(
    atip: Tool, file_of: Callable[..., str], number: int, tail: str
) -> None:
    file = file_of(*({"start": "noon"} for _ in range(number)))
    said = sentence(atip("list", "--agenda", file))
    assert said.count("it is no time of the form 2026-04-20T14:30") == 10
    assert "sessions[9].start: " in said
    assert "sessions[10]" not in said
    assert said.endswith(
        f"; and {tail}, which atip-agenda check {file} lists" if tail else "offset"
    )


@pytest.mark.parametrize(
    ("name", "check"),
    [
        ("bad.json", "atip-agenda check bad.json"),
        ("my agenda.json", "atip-agenda check 'my agenda.json'"),
        ("-", "atip-agenda check -"),
    ],
)
def test_what_lists_all_faults_is_a_call_to_be_typed_as_it_stands(
    atip: Tool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, check: str
) -> None:
    data = json.dumps({str(number): None for number in range(11)}).encode()
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(data)
    said = sentence(atip("list", "--agenda", name, stdin=data))
    assert said.endswith(f"; and 4 more, which {check} lists")
    listed = atip(*shlex.split(check)[1:], stdin=data)
    assert (listed.exit_code, len(listed.records)) == (1, 14)


def test_every_fault_has_its_place(atip: Tool, file_of: Callable[..., str]) -> None:
    file = file_of(
        {"start": "2026-04-20T10:00", "end": "2026-04-20T09:00"},
        {"start": "2026-04-20T10:00", "title": " ", "speakers": ["x", 1]},
        timezone="EST",
    )
    said = sentence(atip("now", "--agenda", file))
    for place in (
        *("conference.timezone: ", "sessions[0].end: "),
        *("sessions[1].title: ", "sessions[1].speakers[1]: "),
    ):
        assert place in said


# Hostile text

HOSTILE = {
    "escape": "\x1b[31mred\x1b[0m",
    "title": "\x1b]0;owned\x07",
    "C1": "\x9b31mred",
    "bidi": "a\u202eb\u2066c\u2069",
    "newline": "a\nb\r\nc",
    "separators": "a\u2028b\u2029c\x85d",
    "tab": "a\tb",
    "markup": "[bold red]x[/bold red][/]",
    "quotes": "“a” \"b\" 'c'",
    "braces": "{0} %s %(x)s",
    "emoji": "👩‍👩‍👧",
    "combining": "e" + "\u0301" * 50,
    "wide": "会" * 200,
    "surrogate": "a\udcff",
    "long": "x" * 100_000,
    "long words": "word " * 20_000,
    "brackets": "(" * 10_000,
    "figures": "9" * 100_000,
    "NUL": "a\0b",
}
PLACES = [
    ["{}"],
    ["list", "{}"],
    ["list", "--x{}"],
    ["list", "--kind", "{}"],
    ["next", "--room", "{}"],
    ["list", "--tz", "{}"],
    ["list", "--agenda", "./{}"],
    ["show", "zz{}zz"],
    ["at", "{}"],
    ["next", "{}"],
    ["next", "--at", "{}"],
    ["next", "--within", "{}"],
    ["search", "victim", "--day", "{}"],
    ["search", "victim", "--kind", "{}"],
    ["clashes", "{}"],
    ["clashes", "--event", "{}"],
    ["clashes", "--with", "./{}"],
    ["clashes", "--margin", "{}"],
    ["clashes", "--between", "panel", "{}"],
    ["free", "{}"],
    ["free", "--for", "{}"],
    ["free", "--margin", "{}"],
    ["free", "--avoid", "{}"],
    ["free", "--event", "{}"],
    ["print", "{}"],
    ["now", "{}"],
]
OVERRIDES = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}


def obeyed(text: str) -> list[str]:
    """The characters of a text that a terminal would obey."""
    return [
        character
        for character in text
        if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}
        or ord(character) in OVERRIDES
    ]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("place", PLACES, ids=" ".join)
def test_hostile_text_in_an_argument_is_text(atip: Tool, place: list[str], text: str) -> None:
    arguments = [word.replace("{}", text) for word in place]
    piped = sentence(atip(*arguments))
    assert not obeyed(piped)
    shown = atip(*arguments, terminal=True)
    assert shown.exit_code == 2
    assert not obeyed(shown.stderr.replace("\n", ""))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("name", ["ATIP_AGENDA_NOW", "ATIP_AGENDA_TZ", "ATIP_AGENDA_FILE"])
def test_hostile_text_in_a_variable_is_text(atip: Tool, name: str, text: str) -> None:
    assert not obeyed(sentence(atip("list", variables={name: text})))


@pytest.mark.parametrize("text", [HOSTILE["long"], HOSTILE["figures"], HOSTILE["long words"]])
@pytest.mark.parametrize(
    "place",
    [
        ["{}"],
        ["list", "{}"],
        ["list", "--x{}"],
        ["list", "--kind", "{}"],
        ["list", "--speaker", "{}"],
        ["list", "--tz", "{}"],
        ["show", "zz{}zz"],
        ["at", "{}"],
        ["next", "{}"],
        ["clashes", "--event", "{}"],
    ],
    ids=" ".join,
)
def test_what_was_typed_is_shortened_where_it_is_long(
    atip: Tool, place: list[str], text: str
) -> None:
    said = sentence(atip(*(word.replace("{}", text) for word in place)))
    assert "…" in said
    assert len(said) < 400


@pytest.mark.parametrize(
    "text",
    [text for name, text in HOSTILE.items() if name not in {"surrogate", "long words"}],
    ids=[name for name in HOSTILE if name not in {"surrogate", "long words"}],
)
def test_hostile_text_in_a_title_of_one_s_own_is_text(atip: Tool, text: str) -> None:
    arguments = ["clashes", "--event", f"mon 16:00-17:00 {text}"]
    piped, shown = atip(*arguments), atip(*arguments, terminal=True)
    assert (piped.exit_code, shown.exit_code) == (1, 1)
    assert piped.stdout.count("\n") == 1
    assert set(obeyed(piped.stdout)) == {"\t", "\n"}
    assert set(obeyed(shown.stdout)) == {"\n"}


@pytest.mark.parametrize(
    "text",
    [text for name, text in HOSTILE.items() if name != "surrogate"],
    ids=[name for name in HOSTILE if name != "surrogate"],
)
def test_hostile_text_in_a_file_is_text_in_a_sentence(
    atip: Tool, file_of: Callable[..., str], text: str
) -> None:
    """Ids stand among candidates, wrong values and unknown keys among faults."""
    file = file_of(
        {"id": f"1{text}", "title": "Twice", "start": "2026-04-20T10:00"},
        {"id": f"2{text}", "title": "Twice", "start": "2026-04-20T11:00"},
    )
    assert not obeyed(sentence(atip("show", "twice", "--agenda", file)))
    wrong = file_of({"start": text, "kind": text, f"k{text[:1000]}": 1}, timezone=text, status=text)
    assert not obeyed(sentence(atip("show", "twice", "--agenda", wrong)))
