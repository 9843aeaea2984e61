"""The environment of one run: clock, zone, streams, terminal. It is frozen and passed in.

No other module asks for the time, the terminal or `os.environ`; tests build their own Environment.
"""

import datetime as dt
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, Self, TextIO
from zoneinfo import ZoneInfo

from atip_agenda.errors import AgendaError, CallError, FileError, quoted

FALLBACK_COLUMNS = 80


class Environment(NamedTuple):
    """The outside world of one run."""

    variables: Mapping[str, str]
    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    clock: Callable[[], dt.datetime]

    @classmethod
    def of_this_process(cls) -> Self:
        """The environment of the running process."""
        # A stream closed by the caller, as by `>&-`, is None.
        return cls(
            os.environ,
            sys.stdin or Path(os.devnull).open(encoding="utf-8"),
            sys.stdout or Path(os.devnull).open(encoding="utf-8"),  # not writable, and says so
            sys.stderr or Path(os.devnull).open("w", encoding="utf-8"),
            _system_clock,
        )

    def now(self) -> dt.datetime:
        """The current instant in UTC, or ATIP_AGENDA_NOW (ISO 8601 with offset) if it is set.

        Raises CallError if that variable is invalid.
        """
        text = self.variables.get("ATIP_AGENDA_NOW", "")
        if not text:
            return self.clock()
        try:
            instant = dt.datetime.fromisoformat(text)
            # A day before and after the instant must exist in every zone.
            if instant.tzinfo is not None and dt.MINYEAR < instant.year < dt.MAXYEAR:
                return instant.astimezone(dt.UTC)
        except (ValueError, OverflowError):
            pass
        raise CallError(
            f"ATIP_AGENDA_NOW holds {quoted(text)}",
            "it takes a date and time with offset, as 2026-04-20T15:45+02:00",
        )

    def local_zone(self) -> ZoneInfo:
        """The zone of this machine: $TZ, else the system's. Raises AgendaError."""
        import tzlocal

        from atip_agenda.local_zone import zone_of_tz

        try:
            name = self.variables.get("TZ", "").strip(" :") or tzlocal.get_localzone_name()
        except (LookupError, ValueError, OSError):
            name = None
        if not name:
            raise CallError("this system names no time zone", "name one, as --tz Europe/Vienna")
        try:
            return zone_of_tz(name)
        except AgendaError as error:
            raise FileError("TZ", str(error)) from None

    @property
    def terminal(self) -> bool:
        """Whether stdout is a terminal, or FORCE_COLOR is set."""
        return self._is_terminal(self.stdout)

    @property
    def stderr_terminal(self) -> bool:
        """Whether stderr is a terminal, or FORCE_COLOR is set."""
        return self._is_terminal(self.stderr)

    @property
    def encoding(self) -> str:
        """The encoding of stdout."""
        return self.stdout.encoding or "ascii"

    @property
    def color(self) -> bool:
        """Whether colours may be used (https://no-color.org)."""
        return not self.variables.get("NO_COLOR")

    @property
    def styled(self) -> bool:
        """Whether escape sequences may be used at all."""
        return self.variables.get("TERM", "") not in {"dumb", "unknown"}

    @property
    def columns(self) -> int:
        """The width of the page: COLUMNS, else the terminal's width, else 80."""
        set_by_hand = self.variables.get("COLUMNS", "")
        if set_by_hand.isdecimal() and int(set_by_hand[:6]) > 0:
            return int(set_by_hand[:6])
        try:
            columns = os.get_terminal_size(self.stdout.fileno()).columns
        except (OSError, ValueError):
            return FALLBACK_COLUMNS
        return columns or FALLBACK_COLUMNS

    def _is_terminal(self, stream: TextIO) -> bool:
        return bool(self.variables.get("FORCE_COLOR")) or stream.isatty()


def _system_clock() -> dt.datetime:
    return dt.datetime.now(dt.UTC)  # noqa: TID251 - the one place that may ask
