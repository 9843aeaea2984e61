"""Whole numbers that a user types."""

from __future__ import annotations

from atip_agenda.errors import CallError, quoted

# A bound, so that no figure leads beyond the calendar's end.
MOST = 1_000_000
USUAL_LENGTH = 60  # of an event, in minutes


def count(text: str) -> int:
    """A number of things, from 1 on. Raises CallError."""
    return _whole(text, least=1, hint=" (a time of several words stands in quotes)")


def length(text: str) -> int:
    """A number of minutes that something lasts, from 1 on. Raises CallError."""
    return _whole(text, least=1)


def minutes(text: str) -> int:
    """A number of minutes, from 0 on. Raises CallError."""
    return _whole(text, least=0)


def _whole(text: str, *, least: int, hint: str = "") -> int:
    digits = text.strip()
    if digits.isascii() and digits.isdecimal() and len(digits) <= len(str(MOST)):
        number = int(digits)
        if least <= number <= MOST:
            return number
    raise CallError(
        f"cannot read {quoted(text)} as a number",
        f"write a whole number from {least} to {MOST}, as 15{hint}",
    )
