"""Which kind of session a title tells of, and the id that it is given."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from atip_agenda.formats.slugs import slug_of

SESSION = "session"
BREAK = "break"

_CLOSING = (
    r"closing(?=$|\W+(?:session|remark|ceremon|plenar|statement|address|panel|keynote|word|of|and)"
    r"|\W*$)|closure|farewell|adjourn(?:ment|ed)?|wrap[ -]?up|^close(?:d|s)?(?= of|$)"
    r"|^ends?(?: of (?:the )?(?:day|meeting|workshop|conference|event|session|program).*)?$"
)
_SOCIAL = (
    r"reception|cocktails?|dinner|banquet|gala|drinks"
    r"|social (?:event|evening|dinner|program\w*|gathering)"
)
# The kind of the word that stands first; where two begin together, the upper row's.
_WORDS: list[tuple[str, str]] = [
    (r"side[ -]?events?", "side-event"),
    (r"panel(?:s|lists)?|round[ -]?tables?", "panel"),
    (r"(?:pre-?)?registration|check-?in|accreditation|badges?|sign-?in", "registration"),
    (r"(?:tea|coffee|lunch|comfort|health|short|bio)[ -]?breaks?|breaks?(?![ -]?out)", BREAK),
    (r"coffee|tea|refreshments?|lunch(?:eon)?|breakfast|brunch|recess", BREAK),
    (r"(?:re)?opening|inauguration|inaugural", "opening"),
    (_CLOSING, "closing"),
    (_SOCIAL, "social"),
    (r"keynotes?", "keynote"),
    (r"workshops?|tutorials?|hackathon", "workshop"),
    (r"poster(?: session)?s?", "poster"),
    (r"plenary", "plenary"),
    (r"sessions?", SESSION),
]
# What counts only where nothing else does: a welcome reception is none of the opening.
_WEAK: list[tuple[str, str]] = [
    (r"welcom\w*|introductory remarks", "opening"),
    (r"conclusions?|concluding|final remarks", "closing"),
]
# Of these a conference has one, and people call it by that name.
_ONCE = frozenset({"registration", "opening", "closing"})
# “Panel 1: Exposing …” is known as Panel 1.
_HEAD = re.compile(
    r"(?P<head>[^\W\d_]+(?:[ -][^\W\d_]+){0,2} #?(?:\d{1,3}(?:[.-]\d{1,2})?[a-z]?|[IVX]{1,5}))"
    r"(?=[:.–—,-]? |[:.,]?$)",
    re.IGNORECASE,
)
_LONGEST = 6  # words of a title in an id
_TOLD_IN = 40  # characters: what a session is stands at the beginning of its title
_NAMED_IN = 300


def _table(rows: Sequence[tuple[str, str]]) -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(rf"\b(?:{words})\b", re.IGNORECASE), kind) for words, kind in rows]


_KINDS, _WEAK_KINDS = _table(_WORDS), _table(_WEAK)


def kind_of(title: str) -> str:
    """The kind that a title tells of; a session where it tells of none.

    >>> [kind_of(title) for title in ("Welcome coffee", "Panel 2: Breaks", "Opening panel", "AOB")]
    ['break', 'panel', 'opening', 'session']
    """
    for table in (_KINDS, _WEAK_KINDS):
        found = [
            (match.start(), row, kind)
            for row, (pattern, kind) in enumerate(table)
            if (match := pattern.search(title, 0, _TOLD_IN))
        ]
        if found:
            return min(found)[2]
    return SESSION


def ids_of(titles: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """An id for each session, no two the same: what people call it, numbered where it recurs.

    >>> ids_of(["Panel 1: Survival", "Side events", "Side events"], ["panel"] + 2 * ["side-event"])
    ['panel-1', 'side-events-1', 'side-events-2']
    """
    names = [_name_of(title, kind) for title, kind in zip(titles, kinds, strict=True)]
    counts = Counter(names)
    taken = {name for name in names if counts[name] == 1}
    numbers: Counter[str] = Counter()
    ids = []
    for name in names:
        one = name
        while counts[name] > 1 and (one == name or one in taken):
            numbers[name] += 1
            one = f"{name}-{numbers[name]}"
        taken.add(one)
        ids.append(one)
    return ids


def _name_of(title: str, kind: str) -> str:
    if kind in _ONCE:
        return kind
    head = _HEAD.match(title)
    words = slug_of(head["head"] if head else title[:_NAMED_IN]).split("-")
    return "-".join(words[:_LONGEST]) or kind
