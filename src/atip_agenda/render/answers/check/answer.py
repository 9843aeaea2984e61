"""What is wrong and what is odd in agenda files: what `check` shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from atip_agenda import wording
from atip_agenda.errors import PATH_CELLS, Fault, listed, shortened
from atip_agenda.faults import session_at
from atip_agenda.loading import PACKAGED, PIPED
from atip_agenda.render import records
from atip_agenda.render.drawing import roles
from atip_agenda.render.drawing.page import EMPTY, Line, Page, Span, beside, indented, width_of
from atip_agenda.render.drawing.wrapping import wrap_prose

INDENT = 2
GAP = 2
EVERYWHERE = "the whole file"


class Report(NamedTuple):
    """What was found in one file; `ids` are those of its sessions, where they have one."""

    file: str
    errors: Sequence[Fault]
    warnings: Sequence[Fault]
    ids: Sequence[str | None] = ()

    @property
    def sound(self) -> bool:
        """Whether there is nothing to say of the file."""
        return not self.errors and not self.warnings

    def id_at(self, fault: Fault) -> str:
        """The id of the session that a fault lies in; empty where there is none."""
        number = session_at(fault.where)
        return (self.ids[number] or "") if number is not None and number < len(self.ids) else ""


def screen(reports: Sequence[Report], page: Page) -> list[Line]:
    """Each file with its numbers, then a block for each error and each warning."""
    lines: list[Line] = []
    for report in reports:
        lines += [*([EMPTY, EMPTY] if lines else []), *_answer(report, page)]
        for sign, role, faults in (
            (roles.CLASH, roles.BAD, report.errors),
            (roles.TIGHT_GAP, roles.TIGHT, report.warnings),
        ):
            for fault in faults:
                lines += [EMPTY, *_block(page, (sign, role), fault, report.id_at(fault))]
    return lines


def absence(reports: Sequence[Report], page: Page) -> str:
    """The sentence that files are sound, nothing where none is."""
    del page
    return _sound([report.file for report in reports if report.sound])


def lines(reports: Sequence[Report], page: Page) -> Iterator[str]:
    """One finding a line: level, where, message; of several files each place begins with its."""
    del page
    for report in reports:
        before = f"{report.file}: " if len(reports) > 1 else ""
        for level, faults in (("error", report.errors), ("warning", report.warnings)):
            for fault in faults:
                yield records.record((level, f"{before}{fault.where}", fault.message))


def document(reports: Sequence[Report], page: Page) -> object:
    """The findings of one file as an object, of several as a list of them."""
    del page
    objects = [
        {
            "file": report.file,
            "errors": [fault._asdict() for fault in report.errors],
            "warnings": [fault._asdict() for fault in report.warnings],
        }
        for report in reports
    ]
    return objects if len(objects) > 1 else objects[0]


def _answer(report: Report, page: Page) -> list[Line]:
    if report.sound:
        line = page.line((f"{roles.NONE_FOUND} ", roles.GOOD), (_sound([report.file]), roles.BOLD))
    else:
        counted = [(len(report.errors), "error"), (len(report.warnings), "warning")]
        numbers = ", ".join(wording.counted(number, noun) for number, noun in counted if number)
        line = page.line((_beginning(report.file), roles.BOLD), f": {numbers}")
    return wrap_prose(line, page.text_width)


def _sound(files: Sequence[str]) -> str:
    if not files:
        return ""
    names = listed([_beginning(files[0]), *files[1:]])
    return f"{names} {'is' if len(files) == 1 else 'are'} sound."


def _beginning(name: str) -> str:
    """A file's name as a line begins with it; a path stays as it is."""
    return name[:1].upper() + name[1:] if name in {PACKAGED, PIPED} else name


def _block(page: Page, sign: tuple[str, str], fault: Fault, name: str) -> list[Line]:
    """A finding: its place, beside that the id of its session, and under it the sentence."""
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
    return [(*page.line(sign), Span(" "), *first), *indented(rest, INDENT)]
