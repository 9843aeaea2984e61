"""Agendas as people type them, and what a person reads in each: the files of data/documents.

`<name>.txt` is a document. Beside it, `<name>.expected` names its zone, “(assumed)” where that is
not in the text, and then its sessions, one a line; `<name>.json` is the whole agenda. What is to be
refused is in `refused/`, with the sentence that says why.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

DOCUMENTS = Path(__file__).parent / "data" / "documents"


class Typed(NamedTuple):
    """A document, its zone, the same where it is assumed, and its sessions."""

    name: str
    text: str
    timezone: str
    assumed: str | None
    sessions: list[str]


class Refused(NamedTuple):
    """A text that is no agenda, and the sentence that says so."""

    name: str
    text: str
    sentence: str


def _typed(expected: Path) -> Typed:
    zone, *sessions = expected.read_text(encoding="utf-8").splitlines()
    timezone, _, assumed = zone.partition(" ")
    text = expected.with_suffix(".txt").read_text(encoding="utf-8")
    return Typed(expected.stem, text, timezone, timezone if assumed else None, sessions)


def _refused(expected: Path) -> Refused:
    text = expected.with_suffix(".txt").read_text(encoding="utf-8")
    return Refused(expected.stem, text, expected.read_text(encoding="utf-8").strip())


TYPED = [*map(_typed, sorted(DOCUMENTS.glob("*.expected")))]
REFUSED = [*map(_refused, sorted(DOCUMENTS.glob("refused/*.expected")))]
