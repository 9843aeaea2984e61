"""WHEN: the ways to say when, what each means, and why the meaningless ones are refused.

The tables are asked on Monday 20 April 2026 at 15:45 in Vienna; expected times are Vienna's.
"""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atip_agenda.errors import AgendaError, UnreadableWordsError
from atip_agenda.models import Agenda
from atip_agenda.times.whens import moments_named
from atip_agenda.wording import long_date
from conftest import AGENDA_FILE, MONDAY_AFTERNOON, Builder

VIENNA = ZoneInfo("Europe/Vienna")
BEFORE = dt.datetime(2026, 4, 10, 9, tzinfo=dt.UTC)
NEW_YEAR_S_EVE = dt.datetime(2026, 12, 31, 12, tzinfo=dt.UTC)
AFTER = dt.datetime(2031, 1, 1, tzinfo=dt.UTC)
build = Builder()
LONG = build(first_day="2026-04-20", last_day="2026-05-01")
NIGHTLY = build(day_change="05:00")
NEW_YEAR = build(first_day="2026-12-30", last_day="2027-01-02")
FINNISH = build(first_day="2026-05-20", last_day="2026-05-21", timezone="Europe/Helsinki")
SPRING = build(first_day="2026-03-28", last_day="2026-03-29")
AUTUMN = build(first_day="2026-10-24", last_day="2026-10-25")


def walls(text: str, agenda: Agenda, now: dt.datetime = MONDAY_AFTERNOON) -> list[str]:
    """The moments as the venue's clock shows them."""
    moments = moments_named(text, agenda, now)
    assert all(when.instant.utcoffset() == dt.timedelta() for when in moments)
    wall = [when.instant.astimezone(agenda.conference.zone) for when in moments]
    return [f"{time:%Y-%m-%dT%H:%M:%S}".removesuffix(":00") for time in wall]


def sentence(text: str, agenda: Agenda, now: dt.datetime = MONDAY_AFTERNOON) -> str:
    with pytest.raises(AgendaError) as caught:
        moments_named(text, agenda, now)
    return str(caught.value)


def answer(text: str, agenda: Agenda, now: dt.datetime) -> int:
    """How many moments there are, or 0 where there is a refusal; nothing else may happen."""
    try:
        return len(moments_named(text, agenda, now))
    except AgendaError as error:
        return 0 if str(error) else -1


TIMES = [
    *((text, "15:00") for text in ("15:00", "15.00", "1500", "15h", "15 h", "15h00", "15.00h")),
    *((text, "15:00") for text in ("15 Uhr", "15 uhr", "15:00 Uhr", "15.00 Uhr", "15Uhr", "1500h")),
    *((text, "15:00") for text in ("3pm", "3 pm", "3 PM", "3 p.m.", "3p.m.", "3 p. m.", "3.00 pm")),
    *((text, "15:00") for text in ("3:00pm", "15 o'clock", "3 o’clock pm", "1500 hours", "15 hrs")),
    *((text, "15:00") for text in ("15:00 hours", "15.00 hrs", "15:00hrs")),
    *((text, "15:00") for text in ("at 15:00", "@15:00", "at 3pm", "15:00:00", "T15:00", "15:00.")),
    *(
        ("15h30", "15:30"),
        ("3.30 pm", "15:30"),
        ("13.30", "13:30"),
        ("9.00", "09:00"),
        ("9:00", "09:00"),
    ),
    *(
        ("0900", "09:00"),
        ("0000", "00:00"),
        ("2359", "23:59"),
        ("2015", "20:15"),
        ("1930", "19:30"),
    ),
    *(
        ("10.11", "10:11"),
        ("01.02", "01:02"),
        ("00:00", "00:00"),
        ("0.30", "00:30"),
        ("9h", "09:00"),
    ),
    *(("noon", "12:00"), ("12 noon", "12:00"), ("midday", "12:00"), ("12:00 noon", "12:00")),
    *(("midnight", "00:00"), ("12 midnight", "00:00"), ("12am", "00:00"), ("12 a.m.", "00:00")),
    *(
        ("12pm", "12:00"),
        ("12.30 am", "00:30"),
        ("12:30 pm", "12:30"),
        ("9am", "09:00"),
        ("9 AM", "09:00"),
    ),
    *(("15:00:30", "15:00:30"), ("at 20.04", "20:04"), ("20.04h", "20:04"), ("2026h", "20:26")),
    *(("１５：００", "15:00"), ("15:00\u200b", "15:00"), ("\u00a015:00", "15:00")),
]

MOMENTS = [
    ("mon 15:00", "20T15:00"),
    ("monday 15.00", "20T15:00"),
    ("15.00 on Monday", "20T15:00"),
    ("15:00, Monday", "20T15:00"),
    ("Monday at 15:00", "20T15:00"),
    ("Monday - 15:00", "20T15:00"),
    ("Monday – at 15:00", "20T15:00"),
    ("Monday: 15:00", "20T15:00"),
    ("on Monday, at 15:00 Uhr", "20T15:00"),
    ("Monday 15:00 Uhr", "20T15:00"),
    ("mon. 3 p.m.", "20T15:00"),
    ("Tues 0900", "21T09:00"),
    ("tue 10.15", "21T10:15"),
    ("10.15 Tuesday", "21T10:15"),
    ("tuesday noon", "21T12:00"),
    ("noon on Tuesday", "21T12:00"),
    ("tuesday midnight", "21T00:00"),
    ("Tuesday 21 April 2026, 10.15", "21T10:15"),
    ("Tuesday, 21 April 2026, 10.15", "21T10:15"),
    ("Tuesday, 21 April 2026 at 10.15.", "21T10:15"),
    ("10.15, Tuesday 21 April 2026", "21T10:15"),
    ("Tuesday the 21st at 10.15", "21T10:15"),
    ("day 2 at 3pm", "21T15:00"),
    ("day 2, 15:00", "21T15:00"),
    ("15:00 day 2", "21T15:00"),
    ("day 1 Monday 15:00", "20T15:00"),
    ("1 15:00", "20T15:00"),
    ("2 at 10.15", "21T10:15"),
    ("2 1015", "21T10:15"),
    ("today 15:00", "20T15:00"),
    ("today at noon", "20T12:00"),
    ("tomorrow noon", "21T12:00"),
    ("tomorrow at 9am", "21T09:00"),
    ("9am tomorrow", "21T09:00"),
    ("yesterday 15:00", "19T15:00"),
    ("20th of April at 3pm", "20T15:00"),
    ("the 20th at 3pm", "20T15:00"),
    ("3pm on the 20th", "20T15:00"),
    ("20 April 15:00", "20T15:00"),
    ("20 April 1500", "20T15:00"),
    ("21/04 1500", "21T15:00"),
    ("21/04 at 2030", "21T20:30"),
    ("20 April at 2026", "20T20:26"),
    ("2030 on 20 April", "20T20:30"),
    ("20 April 2026 1500", "20T15:00"),
    ("20 April 2026 20.26", "20T20:26"),
    ("20 April 2026 2026", "20T20:26"),
    ("April 20 15:00", "20T15:00"),
    ("April 20, 15:00", "20T15:00"),
    ("April 20, 2026 at 3:00 PM", "20T15:00"),
    ("Apr. 20 2026 15:00", "20T15:00"),
    ("apr 20th 3pm", "20T15:00"),
    ("21. April 2026 15 Uhr", "21T15:00"),
    ("15h 20 April", "20T15:00"),
    ("15 Uhr 20 April", "20T15:00"),
    ("15h30 20 April", "20T15:30"),
    ("20 April, 20.04", "20T20:04"),
    ("20.04. 15:00", "20T15:00"),
    ("20.04. 15.00", "20T15:00"),
    ("20.4. 15.00", "20T15:00"),
    ("20. 4. 15.00", "20T15:00"),
    ("20.04. 2026 15:00", "20T15:00"),
    ("20.04 15:00", "20T15:00"),
    ("20.04 15.00", "20T15:00"),
    ("20.4 15:00", "20T15:00"),
    ("20.04 10.11", "20T10:11"),
    ("15.00 20.04", "20T15:00"),
    ("15:00 on 20.04", "20T15:00"),
    ("20.04. 20.04", "20T20:04"),
    ("20.04 at 20.04", "20T20:04"),
    ("monday 20.04 15:00", "20T15:00"),
    ("20.4.2026 15.00", "20T15:00"),
    ("15.00 20.4.2026", "20T15:00"),
    ("20.04.2026, 15:00 Uhr", "20T15:00"),
    ("20-04-2026 15:00", "20T15:00"),
    ("21/04 10:15", "21T10:15"),
    ("10:15 21/04", "21T10:15"),
    ("21/4/2026 10:15", "21T10:15"),
    ("2026-04-20 15:45", "20T15:45"),
    ("2026-04-20T15:45", "20T15:45"),
    ("2026-04-20t15:45", "20T15:45"),
    ("2026-04-20, 15.45", "20T15:45"),
    ("2026-04-20 3pm", "20T15:00"),
    ("2026-04-20 noon", "20T12:00"),
    ("15:45 2026-04-20", "20T15:45"),
    ("2026/04/20 15:45", "20T15:45"),
    ("2026\u201104\u201120 15:45", "20T15:45"),
    ("2026-04-20T15", "20T15:00"),
    ("2026-04-20T15:45:30", "20T15:45:30"),
    ("20260420T1545", "20T15:45"),
    ("20260420T154530", "20T15:45:30"),
    ("20260420 15:45", "20T15:45"),
    ("20260420 1545", "20T15:45"),
    ("Monday 20 April 2026, 15:45", "20T15:45"),
    ("Mon 20 Apr 15:45", "20T15:45"),
    ("22 April 2026 15:00", "22T15:00"),
    ("10 April 15:00", "10T15:00"),
    ("sunday 19 april 15:00", "19T15:00"),
]

RELATIVE = [
    ("now", "20T15:45"),
    ("NOW", "20T15:45"),
    ("+45m", "20T16:30"),
    ("+45 m", "20T16:30"),
    ("+ 45 min", "20T16:30"),
    ("+90 min", "20T17:15"),
    ("+90 minutes", "20T17:15"),
    ("+1h30", "20T17:15"),
    ("+1h30m", "20T17:15"),
    ("+1h 30m", "20T17:15"),
    ("+2h", "20T17:45"),
    ("+0m", "20T15:45"),
    ("now +2h", "20T17:45"),
    ("now+2h", "20T17:45"),
    ("now - 30m", "20T15:15"),
    ("-30m", "20T15:15"),
    ("in 2 hours", "20T17:45"),
    ("In Two Hours", "20T17:45"),
    ("in 2 hrs", "20T17:45"),
    ("in an hour", "20T16:45"),
    ("in one hour", "20T16:45"),
    ("in half an hour", "20T16:15"),
    ("in 1 hour 30 minutes", "20T17:15"),
    ("in 1 hour, 30 minutes", "20T17:15"),
    ("in 1 hour and 30 minutes", "20T17:15"),
    ("in 1h30", "20T17:15"),
    ("in 90 minutes", "20T17:15"),
    ("in 30 seconds", "20T15:45:30"),
    ("2 hours from now", "20T17:45"),
    ("30 minutes ago", "20T15:15"),
    ("30 min ago", "20T15:15"),
    ("1h ago", "20T14:45"),
    ("1h30 ago", "20T14:15"),
    ("an hour ago", "20T14:45"),
    ("half an hour ago", "20T15:15"),
    ("in 2 days", "22T15:45"),
    ("in a day", "21T15:45"),
    ("+1d", "21T15:45"),
    ("in 1 day 2 hours", "21T17:45"),
    ("3 days ago", "17T15:45"),
]

ZONED = [
    ("15:00Z", "20T17:00", "UTC"),
    ("15:00 UTC", "20T17:00", "UTC"),
    ("15:00 utc", "20T17:00", "UTC"),
    ("15:00 GMT", "20T17:00", "UTC"),
    ("15:00 UTC on Monday", "20T17:00", "UTC"),
    ("15:00 UTC+2", "20T15:00", "UTC+02:00"),
    ("15:00 UTC+02:00", "20T15:00", "UTC+02:00"),
    ("15:00 GMT-5", "20T22:00", "UTC-05:00"),
    ("15:00 UTC +5:30", "20T11:30", "UTC+05:30"),
    ("15:00+02:00", "20T15:00", "UTC+02:00"),
    ("15:00 +0200", "20T15:00", "UTC+02:00"),
    ("15:00+02", "20T15:00", "UTC+02:00"),
    ("15:00+05:45", "20T11:15", "UTC+05:45"),
    ("2026-04-20T15:45+02:00", "20T15:45", "UTC+02:00"),
    ("2026-04-20T15:45:00+02:00", "20T15:45", "UTC+02:00"),
    ("2026-04-20T13:45:00.000Z", "20T15:45", "UTC"),
    ("2026-04-20T13:45Z", "20T15:45", "UTC"),
    ("20260420T134500Z", "20T15:45", "UTC"),
    ("20260420T154500+0200", "20T15:45", "UTC+02:00"),
    ("20260420T1545+02", "20T15:45", "UTC+02:00"),
    ("2026-04-20 15:45+02:00", "20T15:45", "UTC+02:00"),
    ("2026-04-20T09:45-04:00", "20T15:45", "UTC-04:00"),
    ("2026-04-20T09:45\u221204:00", "20T15:45", "UTC-04:00"),
    ("2026-04-20 09:45:00-04:00", "20T15:45", "UTC-04:00"),
    ("Mon, 20 Apr 2026 09:45:00 -0400", "20T15:45", "UTC-04:00"),
    ("Mon, 20 Apr 2026 15:45:00 +0200", "20T15:45", "UTC+02:00"),
    # a range that ended before its start is none
    ("2026-04-20 09:45 -04:00", "20T15:45", "UTC-04:00"),
    ("2026-04-20 09:45-04:00", "20T15:45", "UTC-04:00"),
    ("2026-04-20 09:45 -0400", "20T15:45", "UTC-04:00"),
    ("20 April 9.45 am -04:00", "20T15:45", "UTC-04:00"),
    ("09:45 -04 on 20.4.2026", "20T15:45", "UTC-04:00"),
    ("20 April T04:15-06:00", "20T12:15", "UTC-06:00"),
    ("09:00 America/New_York", "20T15:00", "America/New_York"),
    ("09:00 america/new_york", "20T15:00", "America/New_York"),
    ("mon 09:00 America/New_York", "20T15:00", "America/New_York"),
    ("20 April 9am America/New_York", "20T15:00", "America/New_York"),
    ("9am America/New_York on Tuesday", "21T15:00", "America/New_York"),
    ("tue 23:00 America/New_York", "22T05:00", "America/New_York"),
    ("mon 02:00 Asia/Tokyo", "19T19:00", "Asia/Tokyo"),
    ("23:00 America/New_York", "21T05:00", "America/New_York"),
    ("15:00 Europe/Vienna", "20T15:00", "Europe/Vienna"),
    ("15:00 Etc/GMT+5", "20T22:00", "Etc/GMT+5"),
]

LEFT_OVER = [
    ("Mon Apr 20 15:45:00 2026", "20T15:45"),
    ("Apr 20 15:45:00 2026", "20T15:45"),
    ("20/Apr/2026 15:45", "20T15:45"),
    ("2026-Apr-20 15:45", "20T15:45"),
    ("2026-Apr-20 3 pm", "20T15:00"),
    ("Apr/20/2026 15:45", "20T15:45"),
]

DAY_AND_TIME = "write a time, or a day and a time, as monday 15:00"
DAYS = "the days are Monday 20 and Tuesday 21 April 2026"
RANGE = "a range is not a moment"
TWO_TIMES = "it names two times, or a date without the dot at its end"
ZONE = "an abbreviation can mean several zones; write an IANA name, as Europe/Vienna, or UTC"
UNKNOWN = f"”; {DAY_AND_TIME}"

REFUSED = [
    # a day alone asks for a time
    ("monday", "it names a day and no time; write monday 15:00"),
    ("day 2", "it names a day and no time; write tuesday 15:00"),
    ("20 April 2026", "it names a day and no time; write monday 15:00"),
    ("20.04.", "it names a day and no time; write monday 15:00"),
    ("on 20.04", "it names a day and no time; write monday 15:00"),
    ("20.4", "it names a day and no time; write monday 15:00"),
    ("2026-04-20", "it names a day and no time; write monday 15:00"),
    ("10 April 2026", "it names a day and no time; write 2026-04-10 15:00"),
    ("tomorrow", "it names a day and no time; write tuesday 15:00"),
    ("UTC", "it names no time"),
    ("America/New_York", "it names no time"),
    ("monday UTC", "it names a day and no time"),
    # what can mean two things
    ("15", "15 alone is not a time; write 15:00"),
    ("8", "8 alone is not a time; write 08:00 or 20:00"),
    ("monday 8", "8 alone is not a time; write 08:00 or 20:00"),
    ("monday at 15", "15 alone is not a time; write 15:00"),
    ("930", "930 alone is not a time; write 09:30 or 21:30"),
    ("2026", "2026 can be a year; write 20:26"),
    ("mon 2026", "2026 can be a year; write 20:26"),
    ("1 2026", "2026 can be a year; write 20:26"),
    ("21/04 2030", "2030 can be a year; write 20:30"),
    ("20.04. 2030", "it names a day and no time"),
    ("20.04 2030", TWO_TIMES),
    ("10.11 2030", TWO_TIMES),
    ("20.04", "20.04 can be a time or a date; write 20:04 or 20.04. 15:00"),
    ("21.04", "21.04 can be a time or a date; write 21:04 or 21.04. 15:00"),
    ("monday 20.04", "20.04 can be a time or a date"),
    ("2 20.04", "20.04 can be a time or a date"),
    ("3 o'clock", "3 o'clock can be in the morning or in the evening"),
    ("20.04.26 15:00", "20.04.26 is ambiguous, as years need four digits"),
    ("4/5/26 15:00", "4/5/26 is ambiguous, as years need four digits"),
    ("10.11 12.10", TWO_TIMES),
    ("10.05 11.00", TWO_TIMES),
    ("15:00 16.05", TWO_TIMES),
    ("20.04 21.04", TWO_TIMES),
    ("15:00 16:00", TWO_TIMES),
    ("mon 15:00 tue 16:00", TWO_TIMES),
    ("20 April 15:00 2026", TWO_TIMES),
    ("20 April 18:00 2030", TWO_TIMES),
    ("noon 12:00", TWO_TIMES),
    ("15:00 15:00", TWO_TIMES),
    # ranges
    ("15:00-16:00", RANGE),
    ("15:00–16:00", RANGE),
    ("15:00—16:00", RANGE),
    ("15.00 - 16.00", RANGE),
    ("15:00 to 16:00", RANGE),
    ("15:00 until 16:00", RANGE),
    ("from 15:00", RANGE),
    ("between 15:00 and 16:00", RANGE),
    ("mon 15-16", RANGE),
    ("3-4pm", RANGE),
    ("monday to tuesday", RANGE),
    ("monday-tuesday", UNKNOWN),
    ("09:00-04:00", RANGE),
    ("09:00 -04:00", RANGE),
    ("2026-04-20 09:00-10:00", RANGE),
    ("09:00:00-10:00", RANGE),
    ("mon 09:00 -04:00", RANGE),
    ("2026-04-20 09:00 -14:00", RANGE),
    ("2026-04-20 09:00 - 10:00", RANGE),
    (
        "2026-04-21 04:15 -06:00",
        "-06:00 can be an offset or the end of a range; write 2026-04-21T04:15-06:00",
    ),
    ("2026-04-21 4.15 am -0600", "write 2026-04-21T04:15-06:00"),
    ("2026-04-20 22:00 -00:00", "write 2026-04-20T22:00-00:00"),
    ("20 April 04:15 -06:00", "write T04:15-06:00"),
    ("2026-04-20 22:00 -04:90", "no clock is 4:90 away from UTC"),
    ("15:00:00-16:00:00", RANGE),
    ("mon 15:00 - tue 16:00", RANGE),
    ("1500-1600", RANGE),
    # times that are none
    ("24:00", "24:00 is written 00:00 of the next day"),
    ("2400", "2400 is written 00:00 of the next day"),
    ("24:30", "there is no time 24:30"),
    ("25:00", "there is no time 25:00"),
    ("15:60", "there is no time 15:60"),
    ("15.61", "there is no time 15.61"),
    ("15:00:60", "there is no time 15:00:60"),
    ("1575", "there is no time 1575"),
    ("13pm", "“13pm” is not a time: am and pm go with 1 to 12"),
    ("0pm", "“0pm” is not a time"),
    ("0am", "“0am” is not a time"),
    ("15:00 pm", "“15:00 pm” is not a time"),
    ("25h", "there is no time 25h"),
    ("15:5", UNKNOWN),
    ("15:", "“15” alone is not clear"),
    (":15", UNKNOWN),
    ("15:00:0", UNKNOWN),
    ("1:2:3", UNKNOWN),
    ("15,30", "15 alone is not a time"),
    ("15-30", RANGE),
    ("15 30", "15 alone is not a time"),
    ("15/30", "there is no month 30"),
    ("3p", UNKNOWN),
    ("pm", UNKNOWN),
    ("15h3", UNKNOWN),
    ("-15:00", "“15:00” is not a length of time"),
    ("99:99", "there is no time 99:99"),
    # dates that are none, or are not what they say
    ("Monday 21 April 15:00", "21 April 2026 is a Tuesday, not a Monday"),
    ("Tuesday 20/04 15:00", "20 April 2026 is a Monday, not a Tuesday"),
    ("tuesday 20.04. 15:00", "20 April 2026 is a Monday, not a Tuesday"),
    ("sunday 20 April 2027 15:00", "20 April 2027 is a Tuesday, not a Sunday"),
    ("monday tuesday 15:00", "it names two days that are not the same"),
    ("day 1 21 April 15:00", "it names two days that are not the same"),
    ("04/20 15:00", "there is no month 20, as the day comes first in 20/04"),
    ("4/20/2026 3pm", "there is no month 20"),
    ("2026-20-04 15:00", "there is no month 20"),
    ("2026-04-31 15:00", "April 2026 has no day 31"),
    ("31 April 15:00", "April 2026 has no day 31"),
    ("29 February 15:00", "February 2026 has no day 29"),
    ("0 April 15:00", "April 2026 has no day 0"),
    ("wednesday 15:00", f"no day of the conference is a Wednesday; {DAYS}"),
    ("day 3 15:00", f"the conference has no day 3; {DAYS}"),
    ("20 15:00", f"the conference has no day 20; {DAYS}"),
    ("5th 15:00", f"no day of the conference has number 5; {DAYS}"),
    ("9999-12-31 15:00", "the year 9999 lies outside 1900 to 2099"),
    ("9999-12-31T23:59-14:00", "the year 9999 lies outside 1900 to 2099"),
    ("0001-01-01 00:00", "the year 0001 lies outside 1900 to 2099"),
    ("20.04.1500 15:00", "the year 1500 lies outside 1900 to 2099"),
    ("20 April 1930", "it names a day and no time"),
    ("April 2026 15:00", "“April” is not understood"),
    ("2026-04 15:00", RANGE),
    ("2026-W17-1 15:00", RANGE),
    ("2026-110 15:00", "110 alone is not a time"),
    # zones
    ("15:00 EST", f"invalid zone “EST”: {ZONE}"),
    ("15:00 CET", f"invalid zone “CET”: {ZONE}"),
    ("15:00 cest", f"invalid zone “cest”: {ZONE}"),
    ("15:00 IST", f"invalid zone “IST”: {ZONE}"),
    ("15:00 ET", f"invalid zone “ET”: {ZONE}"),
    ("3pm PST on Monday", f"invalid zone “PST”: {ZONE}"),
    ("15:00 Vienna", "unknown zone “Vienna”; did you mean “Europe/Vienna”?"),
    ("15:00 Vienna time", "unknown zone “Vienna”; did you mean “Europe/Vienna”?"),
    ("15:00 in Vienna", "unknown zone “Vienna”; did you mean “Europe/Vienna”?"),
    ("15:00 New York", "unknown zone “New York”; did you mean “America/New_York”?"),
    ("15:00 Mars/Phobos", "unknown zone “Mars/Phobos”"),
    ("15:00 Europe/Viena", "unknown zone “Europe/Viena”; did you mean “Europe/Vienna”"),
    ("09:00 America/New York", "unknown zone “America/New”; did you mean"),
    ("15:00 EST5EDT", "“EST5EDT” is not understood"),
    ("15:00 local", "“local” is not understood"),
    ("15:00 UTC GMT", "it names two zones"),
    ("15:00Z+02:00", "“Z+02:00” is not understood"),
    ("15:00+15:00", "no clock is 15:00 away from UTC"),
    ("15:00+02:60", "no clock is 2:60 away from UTC"),
    ("15:00 UTC+99", "no clock is 99:00 away from UTC"),
    ("2026-04-20T09:00-16:00", "no clock is 16:00 away from UTC"),
    ("15:00+2", "“+2” is not understood"),
    ("15:00 monday +02:00", "an offset must come right after its time"),
    ("Mon Apr 20 15:45:00 CEST 2026", f"invalid zone “CEST”: {ZONE}"),
    ("2026-04-20T15:45+02:00[Europe/Vienna]", "is not understood"),
    # lengths that are none
    ("+90", "“90” is not a length of time; write +45m, +1h30, in 2 hours or 30 minutes ago"),
    ("in 30", "“30” is not a length of time"),
    ("+", "“” is not a length of time"),
    ("+02:00", "“02:00” is not a length of time"),
    ("+1:30", "“1:30” is not a length of time"),
    ("+1h90", "1h90 has more than 59 minutes after the hour"),
    ("+1h5", "“1h5” is not a length of time"),
    ("+1.5h", "“1.5h” is not a length of time"),
    ("+30m1h", "“30m1h” is not a length of time"),
    ("+2x", "“2x” is not a length of time"),
    ("in 2 months", "“2 months” is not a length of time"),
    ("in 2 weeks", "“2 weeks” is not a length of time"),
    ("in a while", "“a while” is not a length of time"),
    ("ago 30 minutes", "“ago” is not understood"),
    ("in 30 minutes ago", "“30 minutes ago” is not a length of time"),
    ("in 2 hours on monday", "“2 hours on monday” is not a length of time"),
    ("+99999999h", "“99999999h” is not a length of time"),
    ("+999999d", "it is outside the years"),
    ("-999999 days", "it is outside the years"),
    ("+" + "9" * 5000 + "m", "is not a length of time"),
    ("15 hours", "15 alone is not a time"),
    ("two hours", "“two” is not understood"),
    ("15:00 +45m", "“+45m” is not understood"),
    ("now 15:00", "“now” is not understood"),
    # words that say no time, and scraps
    ("tonight", UNKNOWN),
    ("monday morning", "“morning” is not understood"),
    ("lunch", UNKNOWN),
    ("soon", UNKNOWN),
    ("around 15:00", "“around” is not understood"),
    ("after 15:00", "“after” is not understood"),
    ("before noon", "“before” is not understood"),
    ("half past 3", "“half” is not understood"),
    ("quarter to four", "“quarter” is not understood"),
    ("next monday 15:00", "“next” is not understood"),
    ("last tuesday 10:15", "“last” is not understood"),
    ("montag 15 Uhr", "“montag” is not understood"),
    ("15 Uhr am Montag", "“am” is not understood"),
    ("15:00 at", "“at” is not understood"),
    ("15:00 on", "“on” is not understood"),
    ("at monday", "“at” is not followed by a time"),
    ("on 15:00", "“on” is not followed by a day"),
    ("monday -", "“-” is not followed by a time"),
    ("at", UNKNOWN),
    ("panel-1", UNKNOWN),
    ("15:00 x", "“x” is not understood"),
    ("x 15:00", "“x” is not understood"),
    ("15:00!", UNKNOWN),
    ("~15:00", UNKNOWN),
    ("15:00?", UNKNOWN),
    ("@1776692700", "“1776692700” is not understood"),
    ("1776692700", UNKNOWN),
    ("202604201545", UNKNOWN),
    ("15²", UNKNOWN),
    ("١٥:٠٠", "“١٥:٠٠” has other digits than 0 to 9"),
    ("15:00\x00", UNKNOWN),
    ("\ud83d", UNKNOWN),
    ("15:0\u03010", UNKNOWN),
    ("ſun 15:00", "“ſun” is not understood"),
    ("9" * 150, UNKNOWN),
    ("9" * 5000, "it is too long"),
    ("monday, " * 30 + "15:00", "it is too long"),
    ("None", UNKNOWN),
    # what dateutil would guess, and does not get to
    ("Mon Apr 21 15:45:00 2026", TWO_TIMES),
    ("2026 April 20, 15:45", TWO_TIMES),
    ("20/Apr/26 15:45", "“20/Apr/26” is not understood"),
    ("Apr/20 15:45", "“Apr/20” is not understood"),
    ("20/Apr/2026", UNKNOWN),
    ("20/Apr/2026 15", "“20/Apr/2026” is not understood"),
    ("20/Apr/2026 15:45 EST", "is not understood"),
    ("Sun 20/Apr/2026 15:45", "is not understood"),
    ("20/Apr/2026 15:45 16:45", "is not understood"),
    ("20/Apr/2026 and 15:45", "is not understood"),
    ("20/Apr/Mar 15:45", "is not understood"),
    ("10/Apr/20/2026 15:45", "is not understood"),
    ("Apr 20 15:45:00 26", "“26” alone is not clear"),
]


@pytest.mark.parametrize(("text", "time"), TIMES, ids=[repr(text) for text, _ in TIMES])
def test_a_time_alone_means_today_during_the_conference(
    agenda: Agenda, text: str, time: str
) -> None:
    assert walls(text, agenda) == [f"2026-04-20T{time}"]


@pytest.mark.parametrize("now", [BEFORE, AFTER], ids=["before", "after"])
@pytest.mark.parametrize(("text", "time"), TIMES, ids=[repr(text) for text, _ in TIMES])
def test_a_time_alone_means_each_day_outside_the_conference(
    agenda: Agenda, text: str, time: str, now: dt.datetime
) -> None:
    assert walls(text, agenda, now) == [f"2026-04-20T{time}", f"2026-04-21T{time}"]


SAID = [*MOMENTS, *LEFT_OVER]


@pytest.mark.parametrize(("text", "wall"), SAID, ids=[repr(text) for text, _ in SAID])
def test_a_day_and_a_time_are_one_moment_in_the_venue_s_zone(
    agenda: Agenda, text: str, wall: str
) -> None:
    (when,) = moments_named(text, agenda, MONDAY_AFTERNOON)
    assert when.zone is None
    assert walls(text, agenda) == [f"2026-04-{wall}"]


@pytest.mark.parametrize(("text", "wall"), MOMENTS, ids=[repr(text) for text, _ in MOMENTS])
def test_only_today_depends_on_when_it_is_asked(agenda: Agenda, text: str, wall: str) -> None:
    if not re.search("today|tomorrow|yesterday", text):
        assert walls(text, agenda, AFTER) == [f"2026-04-{wall}"]
        assert walls(text.upper(), agenda, BEFORE) == [f"2026-04-{wall}"]


@pytest.mark.parametrize(("text", "wall"), RELATIVE, ids=[repr(text) for text, _ in RELATIVE])
def test_a_length_counts_from_now(agenda: Agenda, text: str, wall: str) -> None:
    (when,) = moments_named(text, agenda, MONDAY_AFTERNOON)
    assert when.zone is None
    assert walls(text, agenda) == [f"2026-04-{wall}"]


@pytest.mark.parametrize(("text", "wall", "zone"), ZONED, ids=[repr(row[0]) for row in ZONED])
def test_a_zone_or_an_offset_after_the_time_is_honoured(
    agenda: Agenda, text: str, wall: str, zone: str
) -> None:
    (when,) = moments_named(text, agenda, MONDAY_AFTERNOON)
    assert str(when.zone) == zone
    assert walls(text, agenda) == [f"2026-04-{wall}"]


@pytest.mark.parametrize(("text", "why"), REFUSED, ids=[repr(text)[:40] for text, _ in REFUSED])
def test_whatever_stays_doubtful_is_refused_for_what_stands_in_the_way(
    agenda: Agenda, text: str, why: str
) -> None:
    assert why in sentence(text, agenda)


@pytest.mark.parametrize("text", ["", " ", "\t\n", "\u200b\u00a0"])
def test_an_empty_text_is_refused(agenda: Agenda, text: str) -> None:
    assert sentence(text, agenda).endswith(f"empty; {DAY_AND_TIME}")


def spelled_out(message: str) -> list[str]:
    """The spellings that a refusal says would work."""
    hint = message.rpartition("; ")[2]
    if hint.startswith("write a time"):
        return [hint.rpartition(" as ")[2]]
    if hint.startswith("write ") and "IANA" not in hint:
        return re.split(r"(?<=\d|m|s|o) or |(?<=m|0), (?=\+|in )", hint.removeprefix("write "))
    return []


@pytest.mark.parametrize("text", [text for text, _ in REFUSED], ids=lambda text: repr(text)[:40])
def test_the_form_that_a_refusal_names_works(agenda: Agenda, text: str) -> None:
    for conference in (agenda, LONG, NIGHTLY, NEW_YEAR, FINNISH):
        if not answer(text, conference, MONDAY_AFTERNOON):
            for form in spelled_out(sentence(text, conference)):
                assert answer(form, conference, MONDAY_AFTERNOON), form


def test_the_venue_s_zone_is_the_conference_s_own() -> None:
    kathmandu = build(timezone="Asia/Kathmandu")
    (when,) = moments_named("mon 15:00", kathmandu, BEFORE)
    assert when.instant == dt.datetime(2026, 4, 20, 9, 15, tzinfo=dt.UTC)
    # At 20:00 UTC on Monday it is Tuesday there.
    late = dt.datetime(2026, 4, 20, 20, tzinfo=dt.UTC)
    assert walls("15:00", kathmandu, late) == ["2026-04-21T15:00"]


def test_the_offset_is_that_of_the_date_and_not_of_today() -> None:
    winter = dt.datetime(2026, 2, 1, tzinfo=dt.UTC)
    (when,) = moments_named("20 April 15:00", NIGHTLY, winter)
    assert when.instant == dt.datetime(2026, 4, 20, 13, tzinfo=dt.UTC)


def test_a_weekday_that_comes_twice_is_refused_with_dates_that_work() -> None:
    assert sentence("monday 15:00", LONG) == (
        "invalid time “monday 15:00”: Monday comes twice, on 20 April 2026 and"
        " 27 April 2026; write 20 April 2026 15:00 or 27 April 2026 15:00"
    )
    assert walls("monday 27 April 15:00", LONG) == ["2026-04-27T15:00"]
    assert walls("sat 15:00", LONG) == ["2026-04-25T15:00"]


def test_across_new_year_a_date_takes_the_year_that_makes_it_a_day_of_the_conference() -> None:
    assert walls("31 December 23:00", NEW_YEAR) == ["2026-12-31T23:00"]
    assert walls("1.1. 10.11", NEW_YEAR) == ["2027-01-01T10:11"]
    assert walls("1 January 2026 15:00", NEW_YEAR) == ["2026-01-01T15:00"]
    assert sentence("5 March 15:00", NEW_YEAR).endswith(
        "5 March can be in 2026 or in 2027; write 2026-03-05 15:00 or 2027-03-05 15:00"
    )
    assert "can be a year" in sentence("2027", NEW_YEAR)
    assert walls("2028", NEW_YEAR, NEW_YEAR_S_EVE) == ["2026-12-31T20:28"]


def test_figures_that_are_the_present_year_are_no_time() -> None:
    assert "2031 can be a year" in sentence("2031", NIGHTLY, AFTER)
    assert walls("2031", NIGHTLY) == ["2026-04-20T20:31"]


def test_a_time_that_the_clocks_skip_is_refused_with_the_nearest_ones() -> None:
    assert sentence("sunday 02:30", SPRING) == (
        "invalid time “sunday 02:30”: 02:30 does not exist on 29 March 2026 in Vienna;"
        " write 2026-03-29T01:30+01:00 or 2026-03-29T03:30+02:00"
    )
    assert walls("sunday 03:00", SPRING) == ["2026-03-29T03:00"]
    assert "02:30 does not exist" in sentence("02:30", SPRING, BEFORE)
    assert walls("2026-03-29T02:30Z", SPRING) == ["2026-03-29T04:30"]
    assert "in New York" in sentence("8 March 2:30 America/New_York", SPRING)


def test_a_time_that_comes_twice_is_refused_with_both_offsets() -> None:
    assert sentence("sunday 02:30", AUTUMN) == (
        "invalid time “sunday 02:30”: 02:30 comes twice on 25 October 2026 in Vienna;"
        " write 2026-10-25T02:30+02:00 or 2026-10-25T02:30+01:00"
    )
    (first,) = moments_named("2026-10-25T02:30+02:00", AUTUMN, BEFORE)
    (second,) = moments_named("2026-10-25T02:30+01:00", AUTUMN, BEFORE)
    assert second.instant - first.instant == dt.timedelta(hours=1)


def test_hours_are_counted_across_a_change_of_the_clocks_and_such_days_are_refused() -> None:
    eve = dt.datetime(2026, 3, 28, 12, tzinfo=dt.UTC)
    assert walls("+24h", SPRING, eve) == ["2026-03-29T14:00"]
    assert sentence("in 1 day", SPRING, eve).endswith(
        "the clocks change in between, so that not all days have 24 hours;"
        " write 2026-03-29T13:00+02:00 or 2026-03-29T14:00+02:00"
    )
    assert walls("in 2 days", SPRING, eve - dt.timedelta(days=5)) == ["2026-03-25T13:00"]


def test_before_the_day_change_a_weekday_is_doubtful_and_refused_with_both_nights() -> None:
    for text in ("monday 01:00", "day 1 at 1 am", "today 01:00"):
        assert sentence(text, NIGHTLY).endswith(
            "a day of the conference begins at 05:00, so that 01:00 can be in the night before or"
            " after; write Monday 20 April 2026, 01:00 or Tuesday 21 April 2026, 01:00"
        )
    assert walls("monday 05:00", NIGHTLY) == ["2026-04-20T05:00"]
    assert walls("monday 04:59 America/New_York", NIGHTLY) == ["2026-04-20T10:59"]


def test_a_date_is_the_calendar_s_whatever_the_day_change() -> None:
    for text in ("20 April 01:00", "Monday 20 April 2026, 01:00", "2026-04-20T01:00", "20th 1am"):
        assert walls(text, NIGHTLY) == ["2026-04-20T01:00"]


def test_a_bare_time_before_the_day_change_is_in_the_night_of_that_day() -> None:
    at_night = dt.datetime(2026, 4, 20, 23, 30, tzinfo=dt.UTC)  # Tuesday, 01:30 in Vienna
    assert walls("02:00", NIGHTLY, at_night) == ["2026-04-21T02:00"]
    assert walls("15:00", NIGHTLY, at_night) == ["2026-04-20T15:00"]
    assert walls("02:00", NIGHTLY, BEFORE) == ["2026-04-21T02:00", "2026-04-22T02:00"]
    assert walls("02:00 UTC", NIGHTLY, BEFORE) == ["2026-04-20T04:00", "2026-04-21T04:00"]


def test_a_bare_time_is_refused_where_a_conference_has_too_many_days() -> None:
    year = build(first_day="2026-01-01", last_day="2026-12-31")
    assert sentence("15:00", year, AFTER).endswith(
        "it can be on any of 365 days; write 2026-01-01 15:00"
    )
    assert walls("15:00", year) == ["2026-04-20T15:00"]
    month = build(first_day="2026-05-01", last_day="2026-05-31")
    assert len(walls("15:00", month)) == 31


@pytest.mark.parametrize("day", ["0002-01-01", "1900-01-01", "9998-12-31"])
@pytest.mark.parametrize("zone", ["Europe/Vienna", "America/New_York", "Pacific/Kiritimati"])
@pytest.mark.parametrize(
    "text",
    [
        *("now", "+1h", "-1h", "in 1 day", "1 day ago", "00:00", "23:59", "today 15:00", "20.04"),
        *("tomorrow noon", "day 1 15:00", "day 2 15:00", "1 January 00:00", "31.12. 23:59"),
        *("00:00 Pacific/Kiritimati", "23:59-12:00", "T23:59-12:00", "31 December 2099 23:59"),
    ],
)
def test_the_ends_of_the_calendar_are_no_crash(day: str, zone: str, text: str) -> None:
    odd = build(first_day=day, last_day=day, timezone=zone, day_change="05:00")
    for now in (dt.datetime.min, dt.datetime.max, dt.datetime(2026, 1, 1)):  # noqa: DTZ001, DTZ901
        assert answer(text, odd, now.replace(tzinfo=dt.UTC)) in {0, 1}


def test_a_long_text_is_refused_at_once_without_being_held(agenda: Agenda) -> None:
    for text in (
        "monday " * 20_000,
        "1" * 100_000,
        "(" * 100_000,
        "15:00 " * 20_000,
        "a/" * 50_000,
    ):
        with pytest.raises(UnreadableWordsError) as caught:
            moments_named(text, agenda, MONDAY_AFTERNOON)
        assert len(caught.value.text) + len(str(caught.value)) < 1000


def test_dateutil_is_loaded_only_for_what_the_tables_leave_over() -> None:
    def loaded(text: str) -> str:
        program = (
            "import sys, datetime as dt\n"
            "from pathlib import Path\n"
            "from atip_agenda.reading import read_agenda\n"
            "from atip_agenda.times.whens import moments_named\n"
            f"agenda = read_agenda(Path({str(AGENDA_FILE)!r}).read_bytes())\n"
            f"moments_named({text!r}, agenda, dt.datetime(2026, 4, 20, tzinfo=dt.UTC))\n"
            "print('dateutil' in sys.modules)"
        )
        command = [sys.executable, "-W", "error", "-c", program]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    assert loaded("Tuesday 21 April 2026, 10.15") == "False"
    assert loaded("20/Apr/2026 10:15") == "True"


wall_times = st.datetimes(dt.datetime(1950, 1, 1), dt.datetime(2098, 1, 1)).map(  # noqa: DTZ001
    lambda time: time.replace(second=0, microsecond=0)
)


@given(wall_times)
def test_a_moment_written_in_full_is_read_as_itself(wall: dt.datetime) -> None:
    for agenda in (NIGHTLY, NEW_YEAR, FINNISH):
        zone = agenda.conference.zone
        instant = wall.replace(tzinfo=zone).astimezone(dt.UTC)
        local = instant.astimezone(zone)
        stamp = local.isoformat(timespec="minutes")
        (when,) = moments_named(stamp, agenda, BEFORE)
        assert (when.instant, when.zone) == (
            instant,
            dt.timezone(local.utcoffset() or dt.timedelta()),
        )
        if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
            for text in (
                f"{long_date(local.date())}, {local:%H:%M}",
                f"{local:%H.%M} on {local:%A} {local.day} {local:%B %Y}",
                f"{local:%d.%m.%Y} {local:%H:%M}",
                f"{local:%Y%m%dT%H%M}",
                f"{local:%a %b} {local.day} {local:%H:%M:%S %Y}",
            ):
                assert [one.instant for one in moments_named(text, agenda, BEFORE)] == [instant]


WORDS = (
    "monday mon tuesday day 1 2 20 21 20th 20.04 10.11 today tomorrow April apr. 2026 1500 2030 04"
    " 20.04. 21/04 2026-04-20 20.4.2026 on at the of , . : - – / + to 15:00 15.00 15:00:30 noon 12"
    " midnight pm p.m. am 3pm 15h 15 uhr Z UTC +02:00 -04:00 America/New_York EST now in ago m h"
    " +1h 30 minutes hours and T15:45 20260420T154500 20/Apr/2026"
)


@given(
    st.text()
    | st.lists(st.sampled_from(WORDS.split()), max_size=7).map(" ".join)
    | st.lists(st.sampled_from(WORDS.split()), max_size=4).map("".join),
    st.datetimes(timezones=st.just(dt.UTC)),
)
def test_any_text_is_moments_or_one_refusal(text: str, now: dt.datetime) -> None:
    for agenda in (NIGHTLY, LONG, NEW_YEAR):
        assert 0 <= answer(text, agenda, now) <= len(agenda.days)


@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=5).map(" ".join))
def test_every_word_takes_part(text: str) -> None:
    """A word more that means nothing makes any text unreadable, wherever it stands."""
    assert answer(f"{text} zzz", NIGHTLY, MONDAY_AFTERNOON) == 0
    assert answer(f"zzz {text}", NIGHTLY, MONDAY_AFTERNOON) == 0
