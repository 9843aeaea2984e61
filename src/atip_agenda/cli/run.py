"""One run of the tool, and the one place where errors become a sentence and an exit code."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle
from typing import Any

import typer

from atip_agenda.cli.group import application
from atip_agenda.cli.output import PROGRAM, write_error
from atip_agenda.environment import Environment
from atip_agenda.errors import AgendaError, CallError, ExitStatus, UnknownNameError, quoted
from atip_agenda.streams import ClosedPipe


def run(arguments: Sequence[str], environment: Environment) -> int:
    """Run the tool on arguments in an environment, and return the exit code.

    Answers are written to its stdout, one sentence on what went wrong to its stderr.
    """
    try:
        # Outside of standalone mode Typer raises its errors instead of printing them.
        status = application()(list(arguments), PROGRAM, standalone_mode=False, obj=environment)
    except AgendaError as error:
        write_error(environment, error)
    except typer.TyperException as error:
        write_error(environment, _usage_error(error))
    except (typer.Abort, KeyboardInterrupt):
        return ExitStatus.INTERRUPTED
    except ClosedPipe:
        return ExitStatus.DONE
    else:
        return int(status or ExitStatus.DONE)
    return ExitStatus.MISTAKE


def _usage_error(error: typer.TyperException) -> AgendaError:
    """Return Typer's error as one of ours.

    Most of Typer's error classes have no public name; their fields tell them apart.
    """
    ctx: Any = getattr(error, "ctx", None)
    hint = f"see {ctx.command_path if ctx else PROGRAM} --help"
    if ctx and hasattr(error, "possibilities"):  # an unknown option
        known = [name for param in ctx.command.get_params(ctx) for name in param.opts]
        options = [name for name in known if name.startswith("-")]
        return UnknownNameError("option", getattr(error, "option_name", ""), options, hint)
    invalid: Any = error.__cause__  # Pydantic's error for a value out of range
    if isinstance(error, typer.BadParameter) and error.param and hasattr(invalid, "errors"):
        value = quoted(str(invalid.errors()[0]["input"]))
        name = _curly(error.param.get_error_hint())
        return CallError(f"invalid value {value} for {name}", _lowered(error.message))
    return CallError(_lowered(_curly(error.format_message().rstrip("."))), hint)


def _lowered(message: str) -> str:
    return message[:1].lower() + message[1:]


def _curly(message: str) -> str:
    """The message with typographic quotes."""
    quotes = cycle("“”")
    return "".join(next(quotes) if one == "'" else one for one in message)
