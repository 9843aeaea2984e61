"""The help pages of the tool and of each command."""

from __future__ import annotations

from collections.abc import Sequence

import typer
from typer.core import TyperArgument, TyperOption

from atip_agenda.cli import output
from atip_agenda.cli.commands import COMMANDS, SUMMARIES
from atip_agenda.cli.group import AgendaCommand
from atip_agenda.environment import Environment
from atip_agenda.render.answers import help as helping
from atip_agenda.render.drawing.page import Line, Page, plain

ABOUT = (
    "The schedule of the 26th Conference of the Alliance against Trafficking in Persons"
    " (Vienna, 20-21 April 2026), in your terminal."
)
OPTIONS = (
    ("--version", "The version"),
    ("-h, --help", "This page; after a command, its own"),
)
EXAMPLES = (
    ("atip-agenda now", "what is on, and what is next"),
    ("atip-agenda list monday --tz Asia/Tokyo", "Monday, also in Tokyo time"),
    ("atip-agenda at tuesday 10:15", "what runs at that time"),
    ("atip-agenda show panel 2", "Panel 2 and its description"),
    ('atip-agenda clashes --event "mon 16:00-17:00 Our event"', ""),
)


def write_page(ctx: typer.Context) -> None:
    """Write the help page of the command that was called, or of the whole tool."""
    environment = ctx.ensure_object(Environment)
    page = output.page_of(environment)
    if isinstance(ctx.command, AgendaCommand):
        lines = _command_page(ctx.command, ctx, page)
    else:
        lines = _main_page(page)
    if environment.terminal:
        output.write_screen(environment, lines)
    else:
        output.write_lines(environment, map(plain, lines))


def _main_page(page: Page) -> list[Line]:
    """The page of the whole tool: the commands by task, examples last."""
    column = helping.second_column(page, SUMMARIES.items())
    blocks = [
        helping.paragraph(page, ABOUT),
        helping.usage(page, f"{output.PROGRAM} COMMAND [WORDS]... [OPTIONS]"),
    ]
    for task, summaries in COMMANDS.items():
        blocks.append(helping.section(page, task, summaries.items(), column))
    blocks += [_section(page, "Options", OPTIONS), _section(page, "Examples", EXAMPLES)]
    return helping.joined(blocks)


def _command_page(command: AgendaCommand, ctx: typer.Context, page: Page) -> list[Line]:
    """The page of one command: what it does, its words and options, examples."""
    words = [one for one in command.params if isinstance(one, TyperArgument)]
    options = [one for one in command.get_params(ctx) if isinstance(one, TyperOption)]
    pieces = [f"{one.metavar}" if one.required else f"[{one.metavar}]" for one in words]
    call = " ".join((ctx.command_path, *pieces, "[OPTIONS]"))
    blocks = [
        helping.paragraph(page, " ".join((command.help or "").split())),
        helping.usage(page, call),
    ]
    if words:
        lines = [(str(one.metavar), one.help or "") for one in words]
        blocks.append(_section(page, "Words", lines))
    lines = [_option(one) for one in options]
    blocks += [_section(page, "Options", lines), _section(page, "Examples", command.examples)]
    return helping.joined(blocks)


def _option(option: TyperOption) -> helping.Entry:
    names = ", ".join(sorted(option.opts, key=len))
    if "--help" in option.opts:
        return names, "This page."
    return f"{names} {option.metavar or ''}".rstrip(), option.help or ""


def _section(page: Page, heading: str, entries: Sequence[helping.Entry]) -> list[Line]:
    explained = [entry for entry in entries if entry[1]]
    return helping.section(page, heading, entries, helping.second_column(page, explained))
