"""Where answers and sentences are written: stdout and stderr of the environment."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence

from atip_agenda import streams
from atip_agenda.environment import Environment
from atip_agenda.errors import FileError
from atip_agenda.render.drawing.page import Line, Page
from atip_agenda.render.drawing.text import stand_ins_for

PROGRAM = "atip-agenda"


def page_of(environment: Environment) -> Page:
    """The page that answers of this environment are drawn on."""
    colored = environment.color and environment.styled
    return Page(environment.columns, stand_ins_for(environment.encoding), colored)


def write(environment: Environment, text: str) -> None:
    """Write an answer to stdout, as `streams.write` does."""
    streams.write(environment.stdout, text)


def write_bytes(environment: Environment, data: bytes) -> None:
    """Write what other programs read to stdout, byte by byte."""
    streams.write_bytes(environment.stdout, data)


def write_lines(environment: Environment, lines: Iterable[str]) -> None:
    """Write an answer line by line, each as the stream's encoding can hold it."""
    text = "".join(f"{line}\n" for line in lines)
    stand_ins = stand_ins_for(environment.encoding)
    write(environment, text if stand_ins is None else text.translate(stand_ins))


def write_screen(environment: Environment, lines: Sequence[Line]) -> None:
    """Draw an answer for eyes."""
    write(environment, drawing(environment, lines))


def drawing(environment: Environment, lines: Sequence[Line]) -> str:
    """What a terminal of this environment has to be sent to show the lines."""
    from atip_agenda.render.drawing.terminal import drawn

    return drawn(lines, color=environment.color, styled=environment.styled)


def write_aside(environment: Environment, sentence: str) -> None:
    """Write a sentence beside the answer, to stderr: on one line, or wrapped for eyes."""
    page = Page(environment.columns, stand_ins_for(environment.stderr.encoding))
    spans = page.line(*_emphasised(sentence))
    if environment.stderr_terminal:
        from atip_agenda.render.drawing.wrapping import wrap_prose

        text = drawing(environment, wrap_prose(spans, page.width))
    else:
        text = f"{''.join(span.text for span in spans)}\n"
    # Where not even that can be written, the exit code is left.
    with contextlib.suppress(FileError, streams.ClosedPipe):
        streams.write(environment.stderr, text)


def write_error(environment: Environment, sentence: str) -> None:
    """Write the sentence on what went wrong."""
    write_aside(environment, f"{PROGRAM}: {sentence.rstrip('.')}.")


def _emphasised(sentence: str) -> list[tuple[str, str]]:
    """The sentence in runs: the program's name in red, what the user typed in bold."""
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
