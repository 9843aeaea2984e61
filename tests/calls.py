"""Calls of the tool, and the sessions of the conference's agenda."""

from __future__ import annotations

MONDAY = ["registration", "welcome-coffee", "opening", "panel-1", "side-events-1"]
TUESDAY = ["side-events-2", "panel-2", "lunch", "side-events-3", "panel-3", "closing"]
PANELS = ["panel-1", "panel-2", "panel-3"]
COMMANDS = ["list", "show", "info", "search", "now", "at", "next", "clashes", "free", "print"]
# The shortest call of each command that answers.
CALLS = {name: (name,) for name in COMMANDS} | {
    "at": ("at", "monday 15:00"),
    "search": ("search", "victim"),
}
EARLY_APRIL = "2026-04-10T12:00+02:00"


def typed(value: object) -> str | None:
    """The words of a call as the name of its test; None for other values."""
    if isinstance(value, list | tuple) and all(isinstance(word, str) for word in value):
        return " ".join(value)
    return None


def at_venue(time: str, day: int = 20) -> str:
    """The instant of a wall time in Vienna in April 2026."""
    return f"2026-04-{day}T{time}+02:00"
