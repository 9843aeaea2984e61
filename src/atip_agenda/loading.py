"""Where an agenda comes from: a file, an address, standard input, or the agenda in the package."""

import datetime as dt
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, TextIO
from zoneinfo import ZoneInfo

from atip_agenda.errors import CallError, Fault, FileError, UnusableAgendaError
from atip_agenda.models import Agenda
from atip_agenda.reading import read_agenda

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
    has a warning for all that it inferred or left out. `address` is what is shown of an address,
    and `aside` a sentence where it is an older copy of what that holds; both else empty.
    """

    file: str | None
    agenda: bytes | Mapping[str, Any]
    warnings: tuple[Fault, ...] = ()
    address: str = ""
    aside: str = ""

    @property
    def name(self) -> str:
        """The name by which people know where it came from."""
        if self.file is None:
            return PACKAGED
        return self.address or (PIPED if self.file == STANDARD_INPUT else self.file)


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


def source_of(
    file: str | None,
    stdin: TextIO,
    *,
    now: dt.datetime | None = None,
    online: bool = True,
    zone: ZoneInfo | None = None,
    days: tuple[dt.date, dt.date] | None = None,
) -> Source:
    """What stands in a file, on standard input, at an address, or in the packaged agenda.

    An address is fetched at the instant `now`, or taken from its last copy where `online` is false;
    without an instant there are no addresses. `zone` is that of times which name none, `days` are
    the first and the last that matter of a calendar. Raises FileError where it cannot be read, and
    UnusableAgendaError where what it holds is no agenda.
    """
    if file is None:
        place = next((path for path in _PLACES if path.exists()), _PLACES[0])
        return Source(None, _bytes_of(place, PACKAGED))
    if not file.strip():
        raise CallError("the name of the agenda's file is empty", "name a file, or - to read it in")
    source = Source(file, b"")
    if now is not None and _is_address(file):
        from atip_agenda.remote.fetching import fetch  # only an address needs a client

        data, address, aside = fetch(file, now, online=online)
        source = source._replace(address=address, aside=aside)
    elif file == STANDARD_INPUT:
        data = stdin.buffer.read()
    else:
        data = _bytes_of(Path(file), file)
    return _read(source, data, zone, days)


def _read(
    source: Source, data: bytes, zone: ZoneInfo | None, days: tuple[dt.date, dt.date] | None
) -> Source:
    """The source with what the reader of its format finds; the tool's own JSON as it is."""
    from atip_agenda.formats.interface import (  # the packaged agenda needs none
        NoZoneError,
        ReadOptions,
    )
    from atip_agenda.formats.registry import reader_of

    read = reader_of(data)
    if read is None:
        return source._replace(agenda=data)
    try:
        found = read(data, ReadOptions(zone, *(days or ())))
    except NoZoneError as error:
        raise FileError(source.name, str(error)) from None
    except UnusableAgendaError as error:
        raise UnusableAgendaError(source.name, error.faults, source.file) from None
    return source._replace(agenda=found.agenda, warnings=found.warnings)


def _is_address(file: str) -> bool:
    """Whether a name begins as addresses do, with whatever scheme, and as no path does."""
    scheme, found, _ = file.partition("://")
    return bool(found and scheme.strip()) and "/" not in scheme


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
