"""What our own files say beyond the format: ids in slugs, a status and open ends in subtitles."""

from __future__ import annotations

import re

OURS = "atip-agenda"  # the generator that our files name
OPEN_END = "open end"
SLUGGABLE = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?")
_STATUSES = ("cancelled", "tentative")
_VERSION = re.compile(r"(draft|provisional|final), revision ([0-9]{1,9})")
_SHORTEST = 4  # characters of a slug behind the acronym


def subtitle_of(status: str, *, open_end: bool) -> str:
    """Return a subtitle that says what the format cannot, to people and to our reader."""
    said = ["" if status == "confirmed" else status, OPEN_END if open_end else ""]
    return ", ".join(filter(None, said))


def said_in(subtitle: str) -> tuple[str, bool] | None:
    """Return status and open end if a subtitle says nothing else, in a file of anybody.

    >>> said_in("Cancelled, open end"), said_in("How we did it")
    (('cancelled', True), None)
    """
    words = {word.strip() for word in subtitle.casefold().split(",")}
    if not words <= {*_STATUSES, OPEN_END}:
        return None
    return next((one for one in _STATUSES if one in words), "confirmed"), OPEN_END in words


def version_of(version: str) -> tuple[str, int] | None:
    """Return status and revision from the version of our own file.

    >>> version_of("draft, revision 2")
    ('draft', 2)
    """
    found = _VERSION.fullmatch(version)
    return (found[1], int(found[2])) if found else None


def slug_holding(acronym: str, name: str) -> str:
    """Return the slug of an event in our own file, from which `name_in` takes the session's id."""
    return f"{acronym}-{name:->{_SHORTEST}}"


def name_in(slug: str) -> str:
    """Return the session's id from a slug of ours.

    >>> name_in(slug_holding("conf2026", "t1"))
    't1'
    """
    return slug.partition("-")[2].lstrip("-")
