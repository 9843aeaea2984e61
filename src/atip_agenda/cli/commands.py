"""The commands there are: what `--help` says of each, and which module holds it.

Modules are imported when their command is called, so that none makes another slower.
"""

from __future__ import annotations

from typing import NamedTuple


class CommandEntry(NamedTuple):
    """A command's line on the help page; its function is `command` in `atip_agenda.cli.MODULE`."""

    name: str
    module: str
    summary: str


COMMANDS: dict[str, tuple[CommandEntry, ...]] = {
    "Read the programme": (
        CommandEntry("list", "list_", "The schedule, or one day of it"),
        CommandEntry("show", "show", "A session in full: time, place, how to join, description"),
        CommandEntry("info", "info", "The conference: theme, dates, place, how to join"),
        CommandEntry("search", "search", "Sessions whose title or description holds your words"),
    ),
    "Ask the clock": (
        CommandEntry("now", "now", "What is running, how long it still runs, what comes next"),
        CommandEntry("at", "at", "The same for another time, as in: at tuesday 10:15"),
        CommandEntry("next", "next_", "What starts next"),
    ),
    "Place a side event": (
        CommandEntry("clashes", "clashes", "Side events that overlap panels, yours among them"),
        CommandEntry("free", "free", "The slots in which an event would meet no panel"),
    ),
    "Take it along": (
        CommandEntry("print", "print_", "The programme for paper, with full descriptions"),
    ),
    "Revise the agenda": (CommandEntry("diff", "diff", "What changed between two versions"),),
}

ENTRIES = {entry.name: entry for group in COMMANDS.values() for entry in group}
