"""How a schedule.json is told from the tool's own JSON: apart from the reader, which is larger.

Every agenda that a call names is looked at so.
"""

from __future__ import annotations

import re

from atip_agenda.formats.decoding import without_mark

_SCHEDULE = re.compile(r'"schedule"\s*:\s*\{')
# What frab, pretalx and their kin give of one event, of a list of events and of speakers.
_OTHERS = re.compile(r'"(?:guid|code|submission_type|slot|persons|speakers|talks)"\s*:')
_OWN = re.compile(r'"(?:sessions|conference)"\s*:')


def looks_like(head: bytes) -> bool:
    """Whether what begins like that may be a schedule.json, or JSON taken for one."""
    text = without_mark(head).decode(errors="replace").lstrip()
    if not text.startswith(("{", "[", "/*")):
        return False
    return bool(_SCHEDULE.search(text)) or bool(_OTHERS.search(text) and not _OWN.search(text))
