"""Refuse files that hold times but are not agendas: tables, logs, programs, books."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Sequence

from atip_agenda.formats.documents.entries import Item
from atip_agenda.formats.documents.times import Timed
from atip_agenda.formats.interface import refused

_SPARSE = 150  # lines for each time; so few are an accident in a book
_LINES = 200  # enough to know a file by
_FEWEST = 3
_LEVEL = re.compile(r"\b(?:INFO|WARN(?:ING)?|ERROR|DEBUG|TRACE|FATAL|NOTICE)\b|\[\d+\]:")
_CODE = re.compile(
    r"^\s*(?:import |from \w+ import|def |class |function |const |let |var |#include|package "
    r"|public |private |return\b|if ?\(|for ?\(|while ?\(|@\w+|//|/\*|\*/|end$|assert |self\."
    r"|\w+ = |\w+\(|[\])}]+,?$)|[{};(\[]\s*$|=>|\)\s*:$"
)
_CLOCK = re.compile(r"\b\d{1,2}(?:[:.h]\d\d|h| ?[ap]\.?m)\b", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]")
_ODD = 0.25
_FEW = 5
_LONG = dt.timedelta(hours=8)
_MANY = 0.4  # of the lines


def refuse_other_files(text: str) -> None:
    """Raise UnusableAgendaError for a table, a log, a program or JSON."""
    lines = [line for line in text[: _LINES * _LINES].splitlines() if line.strip()][:_LINES]
    if not lines:
        raise refused("It is empty.")
    if text.startswith(("{", "[")) and text.rstrip().endswith(("}", "]")):
        raise refused("It is JSON of another sort, not an agenda.")
    if len(lines) < _FEWEST:
        return
    if _is_table(lines):
        raise refused("It is a table of values with separators, not a document.")
    if _share(_LEVEL, lines) > _MANY:
        raise refused("It is a log, not an agenda.")
    if _share(_CODE, lines) > _MANY:
        raise refused("It is a program, not an agenda.")


def refuse_few(items: Sequence[Item], lines: int) -> None:
    """Raise UnusableAgendaError for a document with few times or none."""
    if not items:
        raise refused("It names no times of sessions, as 09:00 – 10:30, and so is no agenda.")
    if len(items) * _SPARSE < lines:
        raise refused("Times stand too seldom in it for an agenda.")


def refuse_other_times(items: Sequence[Timed]) -> None:
    """Raise UnusableAgendaError where the titles and starts are not those of sessions."""
    titles = [one.item.title for one in items]
    odd = sum(not _NAME.search(title) or bool(_CLOCK.search(title)) for title in titles if title)
    if odd > len(items) * _ODD:
        raise refused("What stands beside its times is no title: it is no agenda.")
    last: dict[dt.date, dt.datetime] = {}
    backward = 0
    for one in items:
        backward += one.start < last.get(one.start.date(), one.start)
        last[one.start.date()] = one.start
    if len(items) >= _FEW and backward > len(items) * _MANY:
        raise refused("Its times are in no order: it is no agenda.")
    long = sum(one.end is not None and one.end - one.start > _LONG for one in items)
    if len(items) >= _FEW and long * 2 > len(items):
        raise refused("Most of its times are half a day apart: it is no agenda.")


def _share(pattern: re.Pattern[str], lines: Sequence[str]) -> float:
    return sum(pattern.search(line[:_LINES]) is not None for line in lines) / len(lines)


def _is_table(lines: Sequence[str]) -> bool:
    """Whether the lines have a header without figures, and the same number of fields in each."""
    for separator in (",", ";"):
        if separator not in lines[0] or any(character.isdigit() for character in lines[0]):
            continue
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=separator)]
        except csv.Error:
            continue
        if widths[0] > 1 and sum(width == widths[0] for width in widths) > len(widths) * 0.8:
            return True
    return False
