"""The group of commands, each imported when it is called, with help pages of our own.

Typer's contexts have no public class, hence Any.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any, NoReturn, cast

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from atip_agenda.cli import output
from atip_agenda.cli.commands import SUMMARIES, module_of
from atip_agenda.environment import Environment
from atip_agenda.errors import CallError, UnknownNameError, quoted

_SETTINGS = {"help_option_names": ["-h", "--help"], "allow_extra_args": True}
# What an option holds, where its metavar in small letters does not say it.
_NOUNS = {"WHEN": "time", "MIN": "length", "OLD": "older agenda", "KIND KIND": "pair of kinds"}
_TWICE = 2


def application() -> TyperGroup:
    """Return the group that reads a whole command line."""
    app = typer.Typer(
        cls=AgendaGroup,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_SETTINGS,
    )
    app.callback(invoke_without_command=True)(_main)
    return cast("TyperGroup", typer.main.get_command(app))


def _show_version(ctx: typer.Context, asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        output.write(ctx.ensure_object(Environment), f"{output.PROGRAM} {version('atip-agenda')}\n")
        raise typer.Exit


def _main(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    """Show help where no command is named."""
    if ctx.invoked_subcommand is None:
        ctx.get_help()


class AgendaGroup(TyperGroup):
    """A group whose commands are found in a table and imported one by one."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of all commands, in the order of the help page."""
        return list(SUMMARIES)

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:
        """Import and return a command; None if there is none of that name."""
        if cmd_name not in SUMMARIES:
            return None
        module = import_module(module_of(cmd_name))
        one = typer.Typer(add_completion=False, rich_markup_mode=None)
        one.command(cmd_name, cls=AgendaCommand, context_settings=_SETTINGS)(module.command)
        command = cast("AgendaCommand", typer.main.get_command(one))
        command.examples = module.EXAMPLES
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the arguments name, and the rest of them."""
        name = args[0]
        if name not in SUMMARIES and not name.startswith("-"):
            hint = f"{output.PROGRAM} --help lists the commands"
            raise UnknownNameError("command", name, SUMMARIES, hint)
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: Any) -> NoReturn:
        """Show the help page of the whole tool, and end the run."""
        from atip_agenda.cli.help import main_page, show

        show(main_page(), ctx)


class AgendaCommand(TyperCommand):
    """A command; `examples` end its help page."""

    examples: tuple[tuple[str, str], ...] = ()

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments. Raises CallError where one is left over, or stands too often."""
        again = list(args)  # the parser takes its list apart
        rest = super().parse_args(ctx, args)
        if ctx.resilient_parsing:
            return rest
        if rest:
            what = f"{ctx.info_name}: unexpected argument {quoted(rest[0])}"
            raise CallError(what, f"see {ctx.command_path} --help")
        self._refuse_repeated(self.make_parser(ctx).parse_args(again)[2])
        return rest

    @staticmethod
    def _refuse_repeated(params: Sequence[Any]) -> None:
        """Raise CallError where an option that holds one value stands more than once.

        `params` are the parameters of a call, each as often as it stands there.
        """
        for param in dict.fromkeys(params):
            number = params.count(param)
            if number < _TWICE or not isinstance(param, TyperOption):
                continue
            if not (param.is_flag or param.multiple):
                noun = _NOUNS.get(str(param.metavar), str(param.metavar).lower())
                times = "twice" if number == _TWICE else f"{number} times"
                raise CallError(f"{param.opts[-1]} stands {times}", f"name one {noun}")

    def get_help(self, ctx: Any) -> NoReturn:
        """Show the command's help page, and end the run."""
        from atip_agenda.cli.help import command_page, show

        arguments = [one for one in self.params if isinstance(one, TyperArgument)]
        options = [one for one in self.get_params(ctx) if isinstance(one, TyperOption)]
        metavars = [f"{one.metavar}" if one.required else f"[{one.metavar}]" for one in arguments]
        page = command_page(
            about=self.help or "",
            call=" ".join((ctx.command_path, *metavars, "[OPTIONS]")),
            arguments=[(str(one.metavar), one.help or "") for one in arguments],
            options=[(one.opts, one.metavar or "", one.help or "") for one in options],
            examples=self.examples,
        )
        show(page, ctx)
