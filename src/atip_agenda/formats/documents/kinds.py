"""The kind of session that a title names, and the id that people would use for it."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from atip_agenda.formats.documents.vocabulary import KINDS, ONCE, SESSION, WEAK_KINDS, whole
from atip_agenda.formats.slugs import slug_of

# “Panel 1: Exposing …” is known as Panel 1.
_HEAD = re.compile(
    r"(?P<head>[^\W\d_]+(?:[ -][^\W\d_]+){0,2} #?(?:\d{1,3}(?:[.-]\d{1,2})?[a-z]?|[IVX]{1,5}))"
    r"(?=[:.–—,-]? |[:.,]?$)",
    re.IGNORECASE,
)
_LONGEST = 6  # words of a title in an id
_KIND_WITHIN = 40  # characters: a title says at its beginning what the session is
_ID_WITHIN = 300
_KINDS = [(whole(words), kind) for words, kind in KINDS + WEAK_KINDS]


def kind_of(title: str) -> str:
    """Return the kind that a title names; a session where it names none.

    >>> [kind_of(title) for title in ("Welcome coffee", "Panel 2: Breaks", "Opening panel", "AOB")]
    ['break', 'panel', 'opening', 'session']
    """
    found = [
        (row >= len(KINDS), match.start(), row, kind)
        for row, (pattern, kind) in enumerate(_KINDS)
        if (match := pattern.search(title, 0, _KIND_WITHIN))
    ]
    return min(found)[-1] if found else SESSION


def ids_of(titles: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """Return an id for each session: what people call it, numbered where it recurs.

    >>> ids_of(["Panel 1: Survival", "Side events", "Side events"], ["panel"] + 2 * ["side-event"])
    ['panel-1', 'side-events-1', 'side-events-2']
    """
    names = [_name_of(title, kind) for title, kind in zip(titles, kinds, strict=True)]
    counts = Counter(names)
    numbers = {name: itertools.count(1) for name in counts}
    return [f"{name}-{next(numbers[name])}" if counts[name] > 1 else name for name in names]


def _name_of(title: str, kind: str) -> str:
    if kind in ONCE:
        return kind
    head = _HEAD.match(title)
    words = slug_of(head["head"] if head else title[:_ID_WITHIN]).split("-")
    return "-".join(words[:_LONGEST]) or kind
