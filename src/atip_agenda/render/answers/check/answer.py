"""The answer of `check`: errors and warnings of agenda files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from atip_agenda import wording
from atip_agenda.errors import PATH_CELLS, Fault, listed, shortened
from atip_agenda.faults import session_at
from atip_agenda.loading import PACKAGED, PIPED
from atip_agenda.render import records
from atip_agenda.render.answer import Answer
from atip_agenda.render.drawing import roles
from atip_agenda.render.drawing.blocks import stacked
from atip_agenda.render.drawing.page import Line, Page, Segment, beside, indented, width_of
from atip_agenda.render.drawing.wrapping import wrap_prose

INDENT = 2
GAP = 2
EVERYWHERE = "the whole file"


class Report(NamedTuple):
    """The findings in one file, and the ids of its sessions."""

    file: str
    errors: Sequence[Fault]
    warnings: Sequence[Fault]
    ids: Sequence[str | None] = ()

    @property
    def sound(self) -> bool:
        """Whether there are neither errors nor warnings."""
        return not self.errors and not self.warnings

    def id_at(self, fault: Fault) -> str:
        """The id of the session with a fault, "" if there is none."""
        number = session_at(fault.where)
        return (self.ids[number] or "") if number is not None and number < len(self.ids) else ""


@dataclass(frozen=True)
class CheckResult(Answer[Page]):
    """Reports on files; with `strict` a warning is a no as well."""

    reports: Sequence[Report]
    strict: bool = False

    @property
    def is_no(self) -> bool:
        """Whether there are errors, or with `strict` warnings."""
        return any(one.errors or (self.strict and one.warnings) for one in self.reports)

    def screen(self, page: Page) -> list[Line]:
        """Each file with its numbers, then a block for each error and each warning."""
        return stacked((_report_lines(report, page) for report in self.reports), gap=2)

    def absence(self, _: Page) -> str:
        """Message that files are sound, "" where none is."""
        return _sound([report.file for report in self.reports if report.sound])

    def lines(self, _: Page) -> Iterator[str]:
        """One finding a line: level, where, message; of several files `where` names the file."""
        for report in self.reports:
            before = f"{report.file}: " if len(self.reports) > 1 else ""
            for level, faults in (("error", report.errors), ("warning", report.warnings)):
                for fault in faults:
                    yield records.record((level, f"{before}{fault.where}", fault.message))

    def document(self, _: Page) -> object:
        """The findings of one file as an object, of several as a list of them."""
        objects = [
            {
                "file": report.file,
                "errors": [fault._asdict() for fault in report.errors],
                "warnings": [fault._asdict() for fault in report.warnings],
            }
            for report in self.reports
        ]
        return objects if len(objects) > 1 else objects[0]


def _report_lines(report: Report, page: Page) -> list[Line]:
    blocks = [_answer(report, page)]
    for sign, role, faults in (
        (roles.CLASH, roles.BAD, report.errors),
        (roles.TIGHT_GAP, roles.TIGHT, report.warnings),
    ):
        blocks += [_block(page, (sign, role), fault, report.id_at(fault)) for fault in faults]
    return stacked(blocks)


def _answer(report: Report, page: Page) -> list[Line]:
    if report.sound:
        line = page.line((f"{roles.NONE_FOUND} ", roles.GOOD), (_sound([report.file]), roles.BOLD))
    else:
        found = [(len(report.errors), "error"), (len(report.warnings), "warning")]
        numbers = ", ".join(wording.counted(number, noun) for number, noun in found if number)
        line = page.line((_beginning(report.file), roles.BOLD), f": {numbers}")
    return wrap_prose(line, page.text_width)


def _sound(files: Sequence[str]) -> str:
    if not files:
        return ""
    names = listed([_beginning(files[0]), *files[1:]])
    return f"{names} {'is' if len(files) == 1 else 'are'} sound."


def _beginning(name: str) -> str:
    """A file's name at the beginning of a line; a path is not capitalised."""
    return name[:1].upper() + name[1:] if name in {PACKAGED, PIPED} else name


def _block(page: Page, sign: tuple[str, str], fault: Fault, name: str) -> list[Line]:
    """A finding: its place, the id of its session beside it, and the sentence below."""
    width = max(page.text_width - INDENT, 1)
    where = shortened(fault.where, PATH_CELLS) or EVERYWHERE
    place = wrap_prose(page.line((where, roles.BOLD)), width)
    if name.strip():
        id_lines = wrap_prose(page.line((shortened(name), roles.DIM)), width)
        at = width_of(place[-1]) + GAP
        if len(id_lines) == 1 and at + width_of(id_lines[0]) <= width:
            place[-1] = beside(place[-1], at, id_lines.pop())
        place += id_lines
    first, *rest = [*place, *wrap_prose(page.line(fault.message), width)]
    return [(*page.line(sign), Segment(" "), *first), *indented(rest, INDENT)]
