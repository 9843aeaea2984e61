"""Reading JSON, or an object of its shape, into an Agenda."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from atip_agenda.errors import UnusableAgendaError
from atip_agenda.fields import Reading
from atip_agenda.models import BYTE_ORDER_MARK, Agenda

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def read_agenda(data: bytes | Mapping[str, Any], *, repeated_ids: bool = False) -> Agenda:
    """The agenda that JSON, or an object of its shape, holds.

    Raises UnusableAgendaError with all faults at once, each with its place. A repeated id is a
    fault unless `repeated_ids` allows it.
    """
    try:
        if isinstance(data, bytes):
            # Editors on Windows put a byte order mark first.
            data = data.removeprefix(BYTE_ORDER_MARK)
            agenda = Agenda.model_validate_json(data, context=Reading())
        else:
            agenda = Agenda.model_validate(data, context=Reading())
    except ValidationError as error:
        from atip_agenda.faults import faults_of  # only a faulty file needs them

        raise UnusableAgendaError("", faults_of(error, data)) from None
    if not repeated_ids and len({one.id for one in agenda.sessions}) < len(agenda.sessions):
        from atip_agenda.faults import taken_ids

        raise UnusableAgendaError("", taken_ids(session.id for session in agenda.sessions))
    return agenda


def check_field(model: type[BaseModel], name: str, value: object) -> None:
    """Check the value of one field of a model, any day for a last day. Raises ValueError."""
    import json  # only a calendar of our own needs it

    # As JSON, for there a lone surrogate is refused.
    field = "first_day" if name == "last_day" else name
    _adapter_of(model, field).validate_json(json.dumps(value), context=Reading())


@functools.cache
def _adapter_of(model: type[BaseModel], field: str) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(model.model_fields[field].rebuild_annotation())
