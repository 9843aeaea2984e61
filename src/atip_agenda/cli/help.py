"""The help pages of the tool and of each command."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NoReturn

import typer

from atip_agenda.cli import output
from atip_agenda.cli.commands import COMMANDS, SUMMARIES
from atip_agenda.environment import Environment
from atip_agenda.render.answers.help import HelpPage, Section

ABOUT = (
    "The schedule of the 26th Conference of the Alliance against Trafficking in Persons"
    " (Vienna, 20-21 April 2026), in your terminal."
)
OPTIONS = (
    ("--version", "Show the version"),
    ("-h, --help", "Show this help; after a command, that command's"),
)
EXAMPLES = (
    ("atip-agenda now", "what is on, and what is next"),
    ("atip-agenda list monday --tz Asia/Tokyo", "Monday, also in Tokyo time"),
    ("atip-agenda at tuesday 10:15", "what runs at that time"),
    ("atip-agenda show panel 2", "Panel 2 and its description"),
    ('atip-agenda clashes --event "mon 16:00-17:00 Our event"', ""),
)


def show(page: HelpPage, ctx: typer.Context) -> NoReturn:
    """Write a help page as any answer, and end the run."""
    environment = ctx.ensure_object(Environment)
    output.write_answer(environment, page, output.page_of(environment))
    raise typer.Exit


def main_page() -> HelpPage:
    """The page of the whole tool: the commands by task, examples last."""
    tasks = [Section(task, [*names.items()], [*SUMMARIES]) for task, names in COMMANDS.items()]
    sections = [*tasks, Section("Options", OPTIONS), Section("Examples", EXAMPLES)]
    return HelpPage(ABOUT, f"{output.PROGRAM} COMMAND [WORDS]... [OPTIONS]", sections)


def command_page(
    *,
    about: str,
    call: str,
    arguments: Sequence[tuple[str, str]],
    options: Iterable[tuple[Sequence[str], str, str]],
    examples: Sequence[tuple[str, str]],
) -> HelpPage:
    """The page of one command; an option is its names, its metavar and its help."""
    sections = [Section("Words", arguments)] if arguments else []
    sections.append(Section("Options", [_option(*option) for option in options]))
    sections.append(Section("Examples", examples))
    return HelpPage(" ".join(about.split()), call, sections)


def _option(names: Sequence[str], metavar: str, text: str) -> tuple[str, str]:
    shown = ", ".join(sorted(names, key=len))
    if "--help" in names:
        return shown, "Show this help."
    return f"{shown} {metavar}".rstrip(), text
