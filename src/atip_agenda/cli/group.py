"""The group of commands: each imported when it is called, help in the tool's own style.

The contexts that Typer hands to the methods overridden here are of a class without a public name,
hence Any.
"""

import difflib
from importlib import import_module
from typing import Any, NoReturn, cast

import typer
from typer.core import TyperCommand, TyperGroup

from atip_agenda.cli.commands import SUMMARIES, module_of
from atip_agenda.errors import UnknownNameError

_SETTINGS = {"help_option_names": ["-h", "--help"]}


def application(*, completing: bool = False) -> TyperGroup:
    """The group that reads a whole command line.

    Typer's options for shell completion are built only where it is asked for: for all other calls
    they would be a hundredth of the run.
    """
    app = typer.Typer(
        add_completion=completing,
        cls=AgendaGroup,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_SETTINGS,
    )
    app.callback(invoke_without_command=True)(_bare)
    return cast("TyperGroup", typer.main.get_command(app))


def _bare(ctx: typer.Context) -> None:
    """The bare command prints help: who types it wants to know what there is."""
    if ctx.invoked_subcommand is None:
        _end_with_help(ctx)


class AgendaGroup(TyperGroup):
    """A group whose commands are found in a table and imported one by one."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of all commands, in the order of the help page."""
        return list(SUMMARIES)

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:
        """The command of that name. Raises UnknownNameError with the nearest."""
        if cmd_name not in SUMMARIES:
            return None
        module = import_module(module_of(cmd_name))
        one = typer.Typer(add_completion=False, rich_markup_mode=None)
        one.command(cmd_name, cls=AgendaCommand, context_settings=_SETTINGS)(module.command)
        command = cast("AgendaCommand", typer.main.get_command(one))
        command.examples = module.EXAMPLES
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the arguments name, and the rest of them."""
        name = args[0]
        if name not in SUMMARIES and not name.startswith("-"):
            near = difflib.get_close_matches(name, SUMMARIES, n=2, cutoff=0.65)
            are = "the nearest is" if len(near) == 1 else "the nearest are"
            if not near:
                near, are = list(SUMMARIES), "the commands are"
            raise UnknownNameError("command", name, near, are)
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: Any) -> str:
        """Write the help page, and end the run there."""
        _end_with_help(ctx)


class AgendaCommand(TyperCommand):
    """A command whose help page is drawn as the main one is; `examples` end it."""

    examples: tuple[tuple[str, str], ...] = ()

    def get_help(self, ctx: Any) -> str:
        """Write the help page, and end the run there."""
        _end_with_help(ctx)


def _end_with_help(ctx: typer.Context) -> NoReturn:
    """Write a help page where all answers are written.

    Left to itself Typer would print the page past the environment, and know neither a full disk
    nor an old encoding.
    """
    from atip_agenda.cli.help import write_page

    write_page(ctx)
    raise typer.Exit
