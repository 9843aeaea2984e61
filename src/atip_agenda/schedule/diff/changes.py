"""The differences between two versions of an agenda, in all fields.

Times are compared as instants, whatever their offsets; the order in the file does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from atip_agenda.conference import Conference
from atip_agenda.models import Agenda, Session
from atip_agenda.schedule.diff.pairs import matching_of


class Change(NamedTuple):
    """A field that differs, with both values of the models."""

    field: str
    old: object
    new: object


class Changed(NamedTuple):
    """A session of both versions, and what differs in it."""

    old: Session
    new: Session
    changes: tuple[Change, ...]


class Differences(NamedTuple):
    """All differences; sessions are in listing order, changed ones in that of the new version."""

    conference: tuple[Change, ...]
    added: tuple[Session, ...]
    removed: tuple[Session, ...]
    changed: tuple[Changed, ...]

    @property
    def none(self) -> bool:
        """Whether nothing differs."""
        return not any(self)


def differences_between(old: Agenda, new: Agenda) -> Differences:
    """Compare two versions of an agenda."""
    matching = matching_of(old, new)
    changed = (
        Changed(one, other, changes)
        for one, other in matching.pairs
        if (changes := _changes(one, other, Session.model_fields))
    )
    return Differences(
        _changes(old.conference, new.conference, Conference.model_fields),
        matching.added,
        matching.removed,
        tuple(changed),
    )


def _changes(old: object, new: object, fields: Iterable[str]) -> tuple[Change, ...]:
    if old == new:
        return ()
    values = ((field, getattr(old, field), getattr(new, field)) for field in fields)
    return tuple(Change(*one) for one in values if one[1] != one[2])
