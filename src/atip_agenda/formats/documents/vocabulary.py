"""Every word by which documents are understood, as tables of data: English, so far.

Names of weekdays and months are those of `times.dates`. `words` is a set of single words,
`phrases` are alternatives of a pattern, and may hold patterns themselves.
"""

from __future__ import annotations

import re

from atip_agenda.formats.documents.blocks import words


def phrases(text: str) -> str:
    """Return the phrases of a list between commas as alternatives of a pattern."""
    return "|".join(phrase.strip() for phrase in text.split(","))


def whole(text: str) -> re.Pattern[str]:
    """Return a pattern that finds the phrases of a list as whole words."""
    return re.compile(rf"\b(?P<word>{phrases(text)})\b", re.IGNORECASE)


WORD = re.compile(r"[^\W\d_]+")


def folded(text: str) -> set[str]:
    """Return the words of a text, in small letters."""
    return {word.casefold() for word in WORD.findall(text)}


# --- days and times ---

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven")
UNTIL = phrases("--?, –, to, until, till, through, and, &")
FROM = phrases("from, between, at, ca, approx, approximately, around, about, starting(?: at)?")
RANGE = phrases("to, until, till, bis, through")
OPEN_END = phrases(r"onwards?, late, open[ -]end(?:ed)?, \.\.\., …")
ABOUT = phrases(r"ish, approx(?:\.|imately)?, ca\., tbc")
BEFORE_TIMES = words("at from between")
MINUTES, HOURS = phrases("min(?:ute)?s?, '"), phrases("h, hours?")

# --- lines ---

# These words beside the name of a day leave it a heading.
BESIDE_A_DAY = words("agenda programme schedule the a for of on date dates morning afternoon when")
WHEN_LABEL = re.compile(rf"(?:{phrases('date, time, duration')})\b ?[:–-]? ?", re.IGNORECASE)
# Times in lines with such words are no session's.
TRANSPORT = whole("bus, buses, shuttles?, trains?, flights?, transfers?, airport")
SENTENCE = whole(
    "is, are, was, were, will, can, should, must, may, please, opens?, leaves?, departs?, arrives?,"
    "until, before, after, by, we, you"
)
# Below such a heading stand the times of buses and desks.
PRACTICAL = whole(
    "(?:practical|useful) information, logistics, transport, travel, getting (?:there|here),"
    "hotels?, (?:bus|shuttle|train)s?(?: schedule| timetable)?"
)

# --- titles and descriptions ---

GOES_ON = (":", ",", " and", " of", " the", " for", " in", " to", " on", " a", " –")
TITLE_LABEL = re.compile(r"title ?: *", re.IGNORECASE)
DESCRIPTION_LABEL = re.compile(
    rf"(?:{phrases('description, abstract, summary')}) ?: *(?=\S)", re.IGNORECASE
)
ROOM_LABEL = re.compile(
    rf"(?:{phrases('room, venue, location, place')}) ?: *(?P<room>\S.{{0,119}})", re.IGNORECASE
)
# A line with such a label is a detail, not a title.
DETAIL_LABELS = words(
    "description abstract summary speaker speakers moderator moderators chair chairs room venue"
    " location place panellists note"
)

# --- tables ---

ROLES = {
    "start": "time times when start",
    "end": "end until",
    "title": "title session sessions subject topic topics activity event item agenda talk what",
    "detail": "description details notes",
    "speaker": "speaker speakers presenter instructor responsible chair moderator who led",
    "room": "room rooms venue location place where",
    "track": "track tracks",
    "day": "day date",
    "length": "duration length",
}
LINKING = words("of the by and name local s")
NOTHING = frozenset({"", "*", "-", "–", "—", "--", "n/a", "tbc", "tba", "?"})

# --- the front page ---

OF_AGENDA = words(
    "draft provisional tentative final agenda program programme schedule timetable the of a"
    " annotated conference meeting workshop at a glance rev revised v and date venue master"
)
AGENDA_WORD = whole("agenda, program(?:me)?, schedule, timetable")
EVENT = whole(
    "conference, meeting, forum, workshop, summit, seminar, congress, symposium, assembly,"
    "exchange, course, school, dialogue, consultation, session, training, webinar, retreat"
)
STATUSES = {
    **{name: name for name in ("draft", "provisional", "final")},
    **dict.fromkeys(("tentative", "preliminary"), "provisional"),
}
LABELS = {
    **dict.fromkeys(("venue", "location", "place", "where", "address"), "place"),
    **dict.fromkeys(("theme", "topic"), "theme"),
    **dict.fromkeys(("title", "event", "conference", "meeting"), "title"),
    **dict.fromkeys(("date", "dates", "when"), "date"),
}
PLATFORM = phrases("Zoom, Microsoft Teams, Teams, Webex, Google Meet, Interprefy, YouTube")
ONLINE = phrases("online, virtual")
VIA = re.compile(
    rf"[ ,;/&+(·•–-]*(?:(?:{phrases('and, or, plus, also, hybrid')}) )*"
    rf"(?:(?:{phrases('online, live')}) )?"
    rf"(?:{phrases('via, on, by, over, through, with')}) (?P<name>{PLATFORM})\b.*",
    re.IGNORECASE,
)

# --- zones ---

# Country names that the zone database spells in another way.
COUNTRIES = {"uk": "GB", "united kingdom": "GB", "england": "GB", "usa": "US", "czechia": "CZ"}
LOCAL = frozenset({"", "local"})
ALL_TIMES = re.compile(r"\ball (?:\w+ )?times\b|\btimes are\b|\btime ?zone\b", re.IGNORECASE)
TIMES_STATED = re.compile(
    r"\b(?:[Tt]imes?|TIMES?|[Hh]ours)(?: zone)?\b(?P<words>.{0,60})"
    r"|\b(?P<named>[A-Z][A-Za-z]+/[A-Z]\w+(?:/\w+)?)\b",
    re.DOTALL,
)

# --- kinds ---

SESSION, BREAK = "session", "break"
_LAST_DAY = "day|meeting|workshop|conference|event|session|program"
_CLOSING = "session|remark|ceremon|plenar|statement|address|panel|keynote|word|of|and"
# The kind whose word stands first in the title; where two begin together, the upper row's.
KINDS = [
    ("side[ -]?events?", "side-event"),
    ("panel(?:s|lists)?, round[ -]?tables?", "panel"),
    ("(?:pre-?)?registration, check-?in, accreditation, badges?, sign-?in", "registration"),
    ("(?:tea|coffee|lunch|health)[ -]?breaks?, breaks?(?![ -]?out)", BREAK),
    ("coffee, tea, refreshments?, lunch(?:eon)?, breakfast", BREAK),
    ("(?:re)?opening, inauguration", "opening"),
    (rf"closing(?=$|\W+(?:{_CLOSING})|\W*$), closure, adjourn(?:ment|ed)?, wrap[ -]?up", "closing"),
    ("^close(?:d|s)?(?= of|$)", "closing"),
    (rf"^ends?(?: of (?:the )?(?:{_LAST_DAY}).*)?$", "closing"),
    (r"reception, cocktails?, dinner, drinks, social (?:event|evening|program\w*)", "social"),
    ("keynotes?", "keynote"),
    ("workshops?, tutorials?", "workshop"),
    ("poster(?: session)?s?", "poster"),
    ("plenary", "plenary"),
    ("sessions?", SESSION),
]
# These count only where nothing above does: a welcome reception is social.
WEAK_KINDS = [
    (r"welcom\w*, introductory remarks", "opening"),
    ("conclusions?, concluding", "closing"),
]
ONCE = frozenset({"registration", "opening", "closing"})  # the kinds that occur once

ENGLISH = whole("the, and, of, for, to, in, session, break, lunch, opening")
