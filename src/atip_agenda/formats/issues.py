"""What a reader infers, leaves out or finds odd in a file: the one collector of all readers."""

from __future__ import annotations

from atip_agenda.errors import Fault


class Issues:
    """The issues of one file, each once, in the order in which they were found.

    `where` is where a person would look: `line 12`, `event 3`; empty for the whole file.
    """

    def __init__(self) -> None:
        self._found: dict[Fault, str] = {}

    def inferred(self, where: str, message: str) -> None:
        """Add what the agenda says and the file does not."""
        self._found.setdefault(Fault(where, message), "inferred")

    def left_out(self, where: str, message: str) -> None:
        """Add what the file says and the agenda does not."""
        self._found.setdefault(Fault(where, message), "left out")

    def odd(self, where: str, message: str) -> None:
        """Add what is taken as it is written, though it is probably a slip."""
        self._found.setdefault(Fault(where, message), "odd")

    @property
    def losses(self) -> tuple[Fault, ...]:
        """What is left out."""
        return tuple(fault for fault, kind in self._found.items() if kind == "left out")

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """All issues."""
        return tuple(self._found)
