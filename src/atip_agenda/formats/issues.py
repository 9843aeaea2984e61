"""What a reader infers, leaves out or finds odd in a file: the one collector of all readers."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from atip_agenda.errors import Fault


class IssueKind(StrEnum):
    """What a reader did where a file is not plain."""

    INFERRED = "inferred"  # the agenda says what the file does not
    LEFT_OUT = "left out"  # the file says what the agenda does not
    ODD = "odd"  # taken as it is written, though it is probably a slip


class Issue(NamedTuple):
    """One thing to say of a file.

    `where` is where a person would look for it: `line 12`, `event 3`; empty for the whole file.
    """

    where: str
    kind: IssueKind
    message: str


class Issues:
    """The issues of one file, each once, in the order in which they were found."""

    def __init__(self) -> None:
        self._found: dict[Issue, None] = {}

    def inferred(self, where: str, message: str) -> None:
        """Add what the reader infers."""
        self._found[Issue(where, IssueKind.INFERRED, message)] = None

    def left_out(self, where: str, message: str) -> None:
        """Add what the reader leaves out."""
        self._found[Issue(where, IssueKind.LEFT_OUT, message)] = None

    def odd(self, where: str, message: str) -> None:
        """Add what is probably a slip."""
        self._found[Issue(where, IssueKind.ODD, message)] = None

    def of_kind(self, kind: IssueKind) -> tuple[Fault, ...]:
        """The issues of one kind, as place and sentence."""
        return tuple(
            Fault(issue.where, issue.message) for issue in self._found if issue.kind == kind
        )

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """All issues, as place and sentence."""
        return tuple(Fault(issue.where, issue.message) for issue in self._found)
