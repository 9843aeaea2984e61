"""Slugs and ids for sessions, kinds and tracks that a file names in other forms."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

UNTITLED = "(untitled)"
_LONGEST = 60  # characters of an id that somebody may have to type
_NO_SLUG = re.compile(r"[^a-z0-9]+")


def slug_of(text: str) -> str:
    """Words as a kind is written; empty where they have no letter that a slug can hold.

    >>> slug_of("Vortrag / Übung (45 min)")
    'vortrag-ubung-45-min'
    """
    parts = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    return _NO_SLUG.sub("-", plain).strip("-")


def line_of(text: str) -> str:
    """Text that belongs on one line: every run of blanks and line breaks is a blank."""
    return " ".join(text.split())


def made_unique(names: Sequence[str], order: Iterable[int]) -> list[str]:
    """The names, those that occur again with a number: talk, talk-2, talk-3.

    `order` holds the places of all names as they are to be counted, so that a file whose parts
    only stand in another order gives the same names. No new name is one that another place has.

    >>> made_unique(["a", "b", "a", "a-2"], [2, 0, 1, 3])
    ['a-3', 'b', 'a', 'a-2']
    """
    unique = list(names)
    taken = set(names)
    counts: dict[str, int] = {}
    for place in order:
        name = names[place]
        number = counts.get(name, 0) + 1
        while number > 1 and f"{name}-{number}" in taken:
            number += 1
        if number > 1:
            unique[place] = f"{name}-{number}"
            taken.add(unique[place])
        counts[name] = number
    return unique


def id_of(title: str, otherwise: str) -> str:
    """An id out of a title's words, or of something else where these have no letter for one.

    >>> id_of("Panel 1: Criminalized Survival", "")
    'panel-1-criminalized-survival'
    """
    slug = slug_of(title[: 2 * _LONGEST]) or slug_of(f"session {otherwise[:_LONGEST]}")
    if len(slug) <= _LONGEST:
        return slug
    return slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]
