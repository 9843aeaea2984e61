"""Slugs, and ids for sessions without one."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

UNTITLED = "(untitled)"
_LONGEST = 60  # characters of an id: people type it
_NO_SLUG = re.compile(r"[^a-z0-9]+")


def slug_of(text: str) -> str:
    """Return words as a slug; empty where they have no letter or digit that a slug can hold.

    >>> slug_of("Vortrag / Übung (45 min)")
    'vortrag-ubung-45-min'
    """
    parts = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    return _NO_SLUG.sub("-", plain).strip("-")


def line_of(text: str) -> str:
    """Return the text on one line, with one blank for any white space."""
    return " ".join(text.split())


def made_unique(names: Sequence[str], order: Iterable[int]) -> list[str]:
    """Return the names, with a number at those that repeat: talk, talk-2, talk-3.

    `order` holds the indexes in the order of counting: names stay the same when a file is only
    sorted anew. A new name is never one that already occurs.

    >>> made_unique(["a", "b", "a", "a-2"], [2, 0, 1, 3])
    ['a-3', 'b', 'a', 'a-2']
    """
    unique = list(names)
    taken = set(names)
    counts: dict[str, int] = {}
    for index in order:
        name = names[index]
        number = counts.get(name, 0) + 1
        while number > 1 and f"{name}-{number}" in taken:
            number += 1
        if number > 1:
            unique[index] = f"{name}-{number}"
            taken.add(unique[index])
        counts[name] = number
    return unique


def id_of(title: str, otherwise: str) -> str:
    """Return an id made of a title's words, or of other text where they give none.

    >>> id_of("Panel 1: Criminalized Survival", "")
    'panel-1-criminalized-survival'
    """
    slug = slug_of(title[: 2 * _LONGEST]) or slug_of(f"session {otherwise[:_LONGEST]}")
    if len(slug) <= _LONGEST:
        return slug
    return slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]
