"""Where an agenda comes from: a file, standard input, or the agenda in the package."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from atip_agenda.errors import CallError, Fault, FileError, UnusableAgendaError
from atip_agenda.models import Agenda, read_agenda

STANDARD_INPUT = "-"
PIPED = "standard input"
PACKAGED = "the agenda in the package"

_HERE = Path(__file__).parent
# A wheel holds the agenda beside the code (pyproject.toml, force-include); in a checkout, which an
# editable install runs from, it lies at the top level. A path is read 15 ms faster than through
# importlib.resources.
_PLACES = (_HERE / "data" / "agenda.json", _HERE.parents[1] / "data" / "agenda.json")


class Source(NamedTuple):
    """What a file holds, not yet measured by the models' rules; `file` is as it was named.

    `agenda` has the shape of data/agenda.json, as JSON or read from another format, whose reader
    has a warning for all that it inferred or left out.
    """

    file: str | None
    agenda: bytes | Mapping[str, Any]
    warnings: tuple[Fault, ...] = ()

    @property
    def name(self) -> str:
        """The name by which people know where it came from."""
        if self.file is None:
            return PACKAGED
        return PIPED if self.file == STANDARD_INPUT else self.file


class Loaded(NamedTuple):
    """An agenda, and the name by which people know where it came from."""

    agenda: Agenda
    file: str


def load(file: str | None, stdin: TextIO) -> Loaded:
    """The agenda in a file, from standard input for "-", or the packaged one for None.

    Raises FileError if it cannot be read, UnusableAgendaError if it is no sound agenda.
    """
    return agenda_in(source_of(file, stdin))


def agenda_in(source: Source) -> Loaded:
    """The agenda that a source holds. Raises UnusableAgendaError if it is no sound one."""
    try:
        return Loaded(read_agenda(source.agenda), source.name)
    except UnusableAgendaError as error:
        raise UnusableAgendaError(source.name, error.faults, source.file) from None


def source_of(file: str | None, stdin: TextIO) -> Source:
    """What stands in a file, on standard input, or in the packaged agenda. Raises FileError."""
    if file is None:
        place = next((path for path in _PLACES if path.exists()), _PLACES[0])
        return Source(None, _bytes_of(place, PACKAGED))
    if not file.strip():
        raise CallError("the name of the agenda's file is empty", "name a file, or - to read it in")
    if file == STANDARD_INPUT:
        return Source(file, stdin.buffer.read())
    return Source(file, _bytes_of(Path(file), file))


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise FileError(name, "there is no such file") from None
    except IsADirectoryError:
        raise FileError(name, "it is a folder, not a file") from None
    except OSError as error:
        raise FileError(name, f"it cannot be read ({os.strerror(error.errno or 0)})") from None
    except ValueError:  # a NUL in the name
        raise FileError(name, "no file can have that name") from None
