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
# A wheel holds the agenda beside the code (pyproject.toml, force-include); in a checkout it lies at
# the top level. Reading a path is 15 ms faster than importlib.resources.
_PLACES = (_HERE / "data" / "agenda.json", _HERE.parents[1] / "data" / "agenda.json")


class Source(NamedTuple):
    """The contents of a file before the models check them; `file` is the name in the call.

    `agenda` has the shape of data/agenda.json: the bytes of JSON, or what the reader of another
    format makes of it, with its warnings. `address` is an address without its credentials, and
    `aside` a sentence where an older copy is used; else both are empty.
    """

    file: str | None
    agenda: bytes | Mapping[str, Any]
    warnings: tuple[Fault, ...] = ()
    address: str = ""
    aside: str = ""

    @property
    def name(self) -> str:
        """Where it came from, in words."""
        if self.file is None:
            return PACKAGED
        return self.address or (PIPED if self.file == STANDARD_INPUT else self.file)


class Loaded(NamedTuple):
    """An agenda, and where it came from, in words."""

    agenda: Agenda
    file: str


def load(file: str | None, stdin: TextIO) -> Loaded:
    """The agenda in a file, from standard input for "-", or the packaged one for None.

    Raises FileError if it cannot be read, UnusableAgendaError if it has faults.
    """
    return agenda_in(source_of(file, stdin))


def agenda_in(source: Source) -> Loaded:
    """The agenda of a source. Raises UnusableAgendaError if it has faults."""
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
    """Read a file, standard input, an address, or the packaged agenda.

    An address is fetched at the instant `now`, or its last copy is used where `online` is false;
    without an instant no name is an address. `zone` is the default for times without one, `days`
    the first and last day of a calendar to read. Raises FileError where it cannot be read, and
    UnusableAgendaError where it does not hold an agenda.
    """
    if file is None:
        place = next((path for path in _PLACES if path.exists()), _PLACES[0])
        return Source(None, _bytes_of(place, PACKAGED))
    if not file.strip():
        raise CallError("the name of the agenda file is empty", "name a file, or - for stdin")
    source = Source(file, b"")
    if now is not None and _is_address(file):
        from atip_agenda.remote.fetching import fetch  # only an address needs httpx

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
    """The source as the reader of its format returns it; the tool's own JSON stays as it is."""
    # The packaged agenda needs no reader.
    from atip_agenda.formats.interface import NoZoneError, ReadOptions
    from atip_agenda.formats.registry import reader_of

    read = reader_of(data)
    if read is None:
        return source._replace(agenda=data)
    try:
        result = read(data, ReadOptions(zone, *(days or ())))
    except NoZoneError as error:
        raise FileError(source.name, str(error)) from None
    except UnusableAgendaError as error:
        raise UnusableAgendaError(source.name, error.faults, source.file) from None
    return source._replace(agenda=result.agenda, warnings=result.warnings)


def _is_address(file: str) -> bool:
    """Whether a name begins with a scheme, as no path does."""
    scheme, found, _ = file.partition("://")
    return bool(found and scheme.strip()) and "/" not in scheme


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise FileError(name, "no such file") from None
    except IsADirectoryError:
        raise FileError(name, "is a folder, not a file") from None
    except OSError as error:
        raise FileError(name, f"it cannot be read ({os.strerror(error.errno or 0)})") from None
    except ValueError:  # a NUL in the name
        raise FileError(name, "no file can have that name") from None
