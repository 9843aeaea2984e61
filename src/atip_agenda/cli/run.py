"""One run of the tool, and the one place where errors become a sentence and an exit code."""

from __future__ import annotations

import re
from collections.abc import Sequence

import typer
from typer.core import TyperArgument

from atip_agenda.cli.group import application
from atip_agenda.cli.output import PROGRAM, write_error
from atip_agenda.environment import Environment
from atip_agenda.errors import AgendaError, CallError, ExitStatus, UnknownNameError
from atip_agenda.streams import ClosedPipe

COMPLETION = "_ATIP_AGENDA_COMPLETE"  # the variable by which Typer's shell scripts ask
_QUOTES = re.compile("'([^']*)'")


def run(arguments: Sequence[str], environment: Environment) -> int:
    """Run the tool on arguments in an environment; the exit code.

    Answers are written to its stdout, one sentence on what went wrong to its stderr.
    """
    try:
        # Outside of standalone mode Typer raises what it has to say instead of printing it.
        app = application(completing=_completing(arguments, environment))
        status = app(list(arguments), PROGRAM, standalone_mode=False, obj=environment)
    except AgendaError as error:
        write_error(environment, str(error))
    except typer.TyperException as error:
        write_error(environment, str(_usage_error(error)))
    except (typer.Abort, KeyboardInterrupt):
        return ExitStatus.INTERRUPTED
    except ClosedPipe:
        return ExitStatus.DONE
    else:
        return int(status or ExitStatus.DONE)
    return ExitStatus.MISTAKE


def _completing(arguments: Sequence[str], environment: Environment) -> bool:
    """Whether a shell asks for completions, or its user for their installation."""
    asked = any(word.startswith(("--install-c", "--show-c")) for word in arguments[:1])
    return asked or COMPLETION in environment.variables


def _usage_error(error: typer.TyperException) -> AgendaError:
    """Typer's finding in the tool's own words.

    Typer names only some of its exceptions in public; their fields tell the others apart.
    """
    option = getattr(error, "option_name", None)
    if option is not None and hasattr(error, "possibilities"):
        nearest = sorted(error.possibilities or ())
        are = "the nearest is" if len(nearest) == 1 else "the nearest are"
        return UnknownNameError("option", option, nearest, are)
    ctx, param = getattr(error, "ctx", None), getattr(error, "param", None)
    if ctx is not None and isinstance(param, TyperArgument) and not error.message:
        hint = f"{ctx.command_path} --help shows how"
        return CallError(f"{ctx.info_name} needs {param.metavar}", hint)
    message = _QUOTES.sub(r"“\1”", error.format_message().strip().rstrip("."))
    return CallError(message[:1].lower() + message[1:])
