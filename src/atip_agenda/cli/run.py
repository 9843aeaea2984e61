"""One run of the tool, and the one place where errors become a sentence and an exit code."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

import typer
from typer.core import TyperArgument

from atip_agenda.cli.group import application
from atip_agenda.cli.output import PROGRAM, write_error
from atip_agenda.environment import Environment
from atip_agenda.errors import (
    AgendaError,
    CallError,
    ExitStatus,
    UnknownNameError,
    quoted,
    shortened,
)
from atip_agenda.streams import ClosedPipe

COMPLETION = "_ATIP_AGENDA_COMPLETE"  # the variable by which Typer's shell scripts ask
_EXTRA = re.compile(r"unexpected extra arguments? ?\(?s?\)? ?\((.*)\)", re.DOTALL)
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
    ctx, param = getattr(error, "ctx", None), getattr(error, "param", None)
    name = ctx.info_name if ctx is not None else PROGRAM
    path = ctx.command_path if ctx is not None else PROGRAM
    hint = f"{path} --help shows what it takes"
    if option is not None and hasattr(error, "possibilities"):
        near = difflib.get_close_matches(option, error.possibilities or (), n=2, cutoff=0.5)
        are = "the nearest is" if len(near) == 1 else "the nearest are"
        return UnknownNameError("option", option, near, are if near else hint)
    if isinstance(param, TyperArgument) and not error.message:
        return CallError(f"{name} needs {str(param.metavar).removesuffix('...')}", hint)
    extra = _EXTRA.search(error.message)
    if extra:
        advice = "words that belong together stand in quotes, and options after the command"
        return CallError(f"{name} has no use for {quoted(extra[1])}", advice)
    message = shortened(_QUOTES.sub(r"“\1”", error.format_message().strip().rstrip(".")))
    return CallError(message[:1].lower() + message[1:], hint)
