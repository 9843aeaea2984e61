"""Where an agenda comes from: a file, an address, standard input, or the agenda in the package."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from atip_agenda.errors import CallError, FileError, UnusableAgendaError
from atip_agenda.models import Agenda, read_agenda

if TYPE_CHECKING:
    from typing import TextIO

STANDARD_INPUT = "-"
PACKAGED = "the agenda in the package"

_HERE = Path(__file__).parent
# A wheel holds the agenda beside the code (pyproject.toml, force-include); in a checkout, which an
# editable install runs from, it lies at the top level. A path is read 15 ms faster than through
# importlib.resources.
_PLACES = (_HERE / "data" / "agenda.json", _HERE.parents[1] / "data" / "agenda.json")


class Loaded(NamedTuple):
    """An agenda, and the name by which people know where it came from.

    `aside` is a sentence where it is an older copy of what an address holds; else empty.
    """

    agenda: Agenda
    file: str
    aside: str = ""


def load(
    file: str | None, stdin: TextIO, now: dt.datetime | None = None, *, online: bool = True
) -> Loaded:
    """The agenda in a file, from standard input for "-", or the packaged one for None.

    An address is fetched at the instant `now`, or taken from its last copy where `online` is false;
    without an instant there are no addresses. Raises FileError if it cannot be read,
    UnusableAgendaError if it is no sound agenda.
    """
    aside = ""
    if file is not None and now is not None and _is_address(file):
        from atip_agenda.remote.fetching import fetch  # only an address needs a client

        data, name, aside = fetch(file, now, online=online)
    else:
        name, data = _read(file, stdin)
    try:
        return Loaded(read_agenda(data), name, aside)
    except UnusableAgendaError as error:
        raise UnusableAgendaError(name, error.faults) from None


def _is_address(file: str) -> bool:
    """Whether a name begins as addresses do, with whatever scheme, and as no path does."""
    scheme, found, _ = file.partition("://")
    return bool(found and scheme.strip()) and "/" not in scheme


def _read(file: str | None, stdin: TextIO) -> tuple[str, bytes]:
    if file is None:
        place = next((path for path in _PLACES if path.exists()), _PLACES[0])
        return PACKAGED, _bytes_of(place, PACKAGED)
    if not file.strip():
        raise CallError("the name of the agenda's file is empty", "name a file, or - to read it in")
    if file == STANDARD_INPUT:
        return "standard input", stdin.buffer.read()
    return file, _bytes_of(Path(file), file)


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
