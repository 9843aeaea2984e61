"""Reading an agenda of the shape of data/agenda.json into models."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from atip_agenda.errors import UnusableAgendaError
from atip_agenda.fields import Reading
from atip_agenda.models import BYTE_ORDER_MARK, Agenda


def read_agenda(data: bytes | Mapping[str, Any], *, repeated_ids: bool = False) -> Agenda:
    """The agenda that JSON, or an object of its shape, holds.

    Raises UnusableAgendaError with all faults at once, each by its place. An id that occurs twice
    is one, unless `repeated_ids` allows it. A field that may be absent may also be null.
    """
    try:
        if isinstance(data, bytes):
            # Editors on Windows put a byte order mark first; it says nothing.
            data = data.removeprefix(BYTE_ORDER_MARK)
            agenda = Agenda.model_validate_json(data, context=Reading())
        else:
            agenda = Agenda.model_validate(data, context=Reading())
    except ValidationError as error:
        from atip_agenda.faults import faults_of, without_nulls  # only a faulty file needs them

        # The models know absence alone, and few files write a null where a list or a word may
        # stand: so the others are read no slower.
        sparse = without_nulls(error, data)
        if sparse is not None:
            return read_agenda(sparse, repeated_ids=repeated_ids)
        raise UnusableAgendaError("", faults_of(error, data)) from None
    if not repeated_ids and len({one.id for one in agenda.sessions}) < len(agenda.sessions):
        from atip_agenda.faults import taken_ids

        raise UnusableAgendaError("", taken_ids(session.id for session in agenda.sessions))
    return agenda
