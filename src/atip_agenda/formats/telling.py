"""The interface of all writers: what they are told besides the agenda.

A writer is a module with `write(agenda, told) -> bytes`. It asks nobody for the time, so that an
agenda in which nothing changed is written byte by byte as before.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from atip_agenda.models import Agenda, Session

UNSTAMPED = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class Told(NamedTuple):
    """What a writer may need besides the agenda.

    `stamp` says when the agenda was issued: its `updated`, else SOURCE_DATE_EPOCH, else UNSTAMPED.
    `alarm` is how many minutes before each session to ring, None for no alarm. `gone` holds the
    sessions that an older version had and this one has not, with the UIDs they had there; `since`
    is the revision of that version. `whole` is the agenda of which only a part is written, so that
    a session written alone has the name and the end that it has among the others.
    """

    stamp: dt.datetime = UNSTAMPED
    alarm: int | None = None
    gone: tuple[Session, ...] = ()
    since: int = 0
    whole: Agenda | None = None
