"""Write answers and messages to the environment's stdout and stderr."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, TypeVar

import typer

from atip_agenda import streams
from atip_agenda.environment import Environment
from atip_agenda.errors import AgendaError, ExitStatus, FileError
from atip_agenda.render.drawing.page import Page
from atip_agenda.render.drawing.text import stand_ins_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from atip_agenda.render.answer import Answer
    from atip_agenda.render.drawing.page import Line

PROGRAM = "atip-agenda"
Sight = TypeVar("Sight")


def page_of(environment: Environment) -> Page:
    """The page on which answers of this environment are drawn."""
    colored = environment.color and environment.styled
    return Page(environment.columns, stand_ins_for(environment.encoding), colored)


def write_answer(
    environment: Environment, answer: Answer[Sight], view: Sight, *, as_json: bool = False
) -> None:
    """Write an answer as JSON, for a person or for a pipe; exit with 1 where it is no."""
    if as_json:
        from atip_agenda.render.jsonout import encoded

        write(environment, encoded(answer.document(view), environment.encoding))
    elif environment.terminal:
        write(environment, drawing(environment, answer.screen(view)))
    else:
        write_lines(environment, answer.lines(view))
        if absent := answer.absence(view):
            write_aside(environment, absent)
    if answer.is_no:
        raise typer.Exit(ExitStatus.NO)


def write(environment: Environment, text: str) -> None:
    """Write text to stdout. Raises ClosedPipe or FileError."""
    streams.write(environment.stdout, text)


def write_lines(environment: Environment, lines: Iterable[str]) -> None:
    """Write lines to stdout, with what its encoding cannot write replaced."""
    text = "".join(f"{line}\n" for line in lines)
    stand_ins = stand_ins_for(environment.encoding)
    write(environment, text if stand_ins is None else text.translate(stand_ins))


def drawing(environment: Environment, lines: Sequence[Line]) -> str:
    """The text that makes a terminal of this environment show the lines."""
    from atip_agenda.render.drawing.terminal import drawn

    return drawn(lines, color=environment.color, styled=environment.styled)


def write_aside(environment: Environment, sentence: str) -> None:
    """Write a sentence to stderr: on one line, or wrapped on a terminal."""
    page = Page(environment.columns, stand_ins_for(environment.stderr.encoding))
    segments = page.line(*_emphasised(sentence))
    if environment.stderr_terminal:
        from atip_agenda.render.drawing.wrapping import wrap_prose

        text = drawing(environment, wrap_prose(segments, page.width))
    else:
        text = f"{''.join(segment.text for segment in segments)}\n"
    # If stderr fails as well, the exit code has to do.
    with contextlib.suppress(FileError, streams.ClosedPipe):
        streams.write(environment.stderr, text)


def write_error(environment: Environment, error: AgendaError) -> None:
    """Write an error's sentence to stderr."""
    sentence = str(error).rstrip(".")
    end = "" if sentence.endswith("?") else "."
    write_aside(environment, f"{PROGRAM}: {sentence}{end}")


def _emphasised(sentence: str) -> list[tuple[str, str]]:
    """The sentence in runs: the program's name in red, quoted text in bold."""
    runs: list[tuple[str, str]] = []
    head = f"{PROGRAM}:"
    if sentence.startswith(head):
        runs.append((head, "bold red"))
        sentence = sentence.removeprefix(head)
    while "“" in sentence:
        before, _, rest = sentence.partition("“")
        inside, closing, sentence = rest.partition("”")
        runs += [(before, ""), (f"“{inside}{closing}", "bold")]
    return [*runs, (sentence, "")]
