"""The base of all answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from atip_agenda.render.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from atip_agenda.models import Session
    from atip_agenda.render.drawing.page import Line

Sight = TypeVar("Sight")


class Answer(Generic[Sight]):
    """The result of a command, in each form in which it can be shown.

    Most answers need a `View` of an agenda. Those that have no agenda need a `Page` alone.
    """

    @property
    def is_no(self) -> bool:
        """Whether the answer is no: exit code 1."""
        return False

    def screen(self, view: Sight, /) -> Sequence[Line]:
        """The answer on a terminal."""
        raise NotImplementedError

    def lines(self, view: Sight, /) -> Iterable[str]:
        """The answer in a pipe."""
        raise NotImplementedError

    def document(self, view: Sight, /) -> object:
        """The answer as JSON."""
        raise NotImplementedError

    def absence(self, _: Sight, /) -> str:
        """The message for an empty answer, else an empty string."""
        return ""


class SessionsAnswer(Answer[View]):
    """An answer that is a list of sessions."""

    sessions: Sequence[Session]

    def lines(self, view: View) -> Iterable[str]:
        """One session a line."""
        from atip_agenda.render.records import session_records

        return session_records(self.sessions, view.zone)

    def document(self, view: View) -> object:
        """The sessions."""
        from atip_agenda.render.jsonout import session_objects

        return session_objects(self.sessions, view)
