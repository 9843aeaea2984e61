"""What sessions are called that their file gives no name."""

from __future__ import annotations

from atip_agenda.formats.names import slug_of

UNTITLED = "(untitled)"
_LONGEST = 60  # characters of an id that somebody may have to type


def id_of(title: str, otherwise: str) -> str:
    """An id out of a title's words, or of something else where these have no letter for one.

    >>> id_of("Panel 1: Criminalized Survival", "")
    'panel-1-criminalized-survival'
    """
    slug = slug_of(title[: 2 * _LONGEST]) or slug_of(f"session {otherwise[:_LONGEST]}")
    if len(slug) <= _LONGEST:
        return slug
    return slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]
