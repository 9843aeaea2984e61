"""Errors that reach the user, as data, and the exit codes.

Every one is an `AgendaError` and puts its fields into one sentence; `cli/run.py` alone writes it.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

QUOTED_CELLS = 60  # enough to recognise what one typed; a pasted page must not fill the screen
PATH_CELLS = 240  # a path identifies the file: only one that nobody typed is cut
NAMES_SHOWN = 12
FAULTS_SHOWN = 10


class ExitStatus(IntEnum):
    """The exit codes: done; the answer is no; a mistake in the call or the file; Ctrl-C."""

    DONE = 0
    NO = 1
    MISTAKE = 2
    INTERRUPTED = 130


def quoted(text: str) -> str:
    """Untrusted text in typographic quotes, elided in the middle where it is long."""
    return f"“{shortened(text)}”"


def shortened(text: str, most: int = QUOTED_CELLS) -> str:
    """Untrusted text, elided in the middle where it is long."""
    if len(text) <= most:
        return text
    half = most // 2
    return f"{text[:half].rstrip()}…{text[-half:].lstrip()}"


def listed(words: Sequence[str], *, last: str = "and") -> str:
    """The words as a list in a sentence.

    >>> listed(["panel-1", "panel-2", "panel-3"])
    'panel-1, panel-2 and panel-3'
    """
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def nearest(name: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The known names that a misspelt one is likely to mean, best first; often none.

    >>> nearest("lst", ["list", "show"])
    ['list']
    """
    import difflib  # only a mistake needs it

    by_fold = {one.casefold(): one for one in known}
    typed = name.strip().casefold()
    near = difflib.get_close_matches(typed, by_fold, n=most, cutoff=0.7)
    # Of equally near names the first known one comes first.
    near = [one for one in by_fold if one in near]
    near.sort(key=lambda one: -difflib.SequenceMatcher(None, one, typed).ratio())
    return [by_fold[one] for one in near]


class AgendaError(Exception):
    """A mistake in the call, or an agenda that cannot be used: exit code 2.

    Its string is one sentence without a final period: what is wrong, where, and how to mend it.
    """

    def sentence(self) -> str:
        """The message as a sentence of its own, with a capital and a final period."""
        said = str(self)
        return f"{said[:1].upper()}{said[1:]}{'' if said.endswith('?') else '.'}"


class CallError(AgendaError):
    """A call that cannot be answered: `what` is wrong, and a `hint` how to mend it."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what, hint)
        self.what = what
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.what}; {self.hint}" if self.hint else self.what


class UnreadableWordsError(AgendaError):
    """Words that are not a day, time, event or zone.

    `sort` is what was asked for ("day", "time", "event", "zone"), `text` what was typed, `why` the
    reason if there is a particular one, `form` a spelling that works.
    """

    def __init__(self, sort: str, text: str, why: str, form: str) -> None:
        super().__init__(sort, text, why, form)
        self.sort = sort
        self.text = text
        self.why = why
        self.form = form

    def __str__(self) -> str:
        if not self.text.strip():
            return f"the {self.sort} is empty; {self.form}"
        why = f": {self.why}" if self.why else ""
        return f"invalid {self.sort} {quoted(self.text)}{why}; {self.form}"


class UnknownNameError(AgendaError):
    """An unknown session, kind, zone, command or option.

    `candidates` are the nearest of the `known` names, unless they are given; a sentence shows their
    `labels` if they have some. Where none is near, it gives the `hint`, or else lists the names.
    """

    def __init__(
        self,
        sort: str,
        name: str,
        known: Iterable[str] = (),
        hint: str = "",
        *,
        candidates: Sequence[str] = (),
        labels: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(sort, name)
        self.sort = sort
        self.name = name
        self.hint = hint
        self.known = tuple(known)
        self.labels = labels or {}
        self.candidates = tuple(candidates or nearest(name, self.known))

    def __str__(self) -> str:
        start = f"unknown {self.sort} {quoted(self.name)}"
        if self.candidates:
            labels = [self.labels.get(one, quoted(one)) for one in self.candidates]
            return f"{start}; did you mean {listed([*dict.fromkeys(labels)], last='or')}?"
        if self.hint:
            return f"{start}; {self.hint}"
        if not self.known:
            return start
        shown = [shortened(one) for one in self.known][:NAMES_SHOWN]
        more = len(self.known) - NAMES_SHOWN
        are = f"the {self.sort}s are" if len(self.known) > 1 else f"the only {self.sort} is"
        return f"{start}; {are} {listed([*shown, f'{more} more'] if more > 0 else shown)}"


class AmbiguousNameError(AgendaError):
    """A name that fits several sessions or rooms; `candidates` tell them apart."""

    def __init__(self, sort: str, name: str, candidates: Sequence[str]) -> None:
        super().__init__(sort, name, tuple(candidates))
        self.sort = sort
        self.name = name
        self.candidates = tuple(candidates)

    def __str__(self) -> str:
        return (
            f"{quoted(self.name)} fits more than one {self.sort}: "
            f"{listed([shortened(one) for one in self.candidates], last='or')}"
        )


class FileError(AgendaError):
    """A file that cannot be opened, read or written, and `why`."""

    def __init__(self, file: str, why: str, hint: str = "") -> None:
        super().__init__(file, why, hint)
        self.file = file
        self.why = why
        self.hint = hint

    def __str__(self) -> str:
        tail = f"; {self.hint}" if self.hint else ""
        return f"{shortened(self.file, PATH_CELLS)}: {self.why}{tail}"


class Fault(NamedTuple):
    """One fault of a file: its place (`sessions[3].end`) and a sentence on it."""

    where: str
    message: str

    def clause(self) -> str:
        """The fault as part of a longer sentence, its parts divided by commas.

        A question after a statement (“Is 16:30 meant?”) is left out.
        """
        sentences = self.message.rstrip(".").replace("; ", ", ").split(". ")
        statements = [one for one in sentences if not one.endswith("?")] or sentences
        said = ", ".join(one[:1].lower() + one[1:] for one in statements)
        return f"{shortened(self.where)}: {said}" if self.where else said


class UnusableAgendaError(AgendaError):
    """A file that could be read but is not a sound agenda; `faults` holds all that is wrong.

    `argument` is the file as the call names it, None for the default agenda.
    """

    def __init__(self, file: str, faults: Sequence[Fault], argument: str | None = None) -> None:
        super().__init__(file, tuple(faults), argument)
        self.file = file
        self.faults = tuple(faults)
        self.argument = argument

    def __str__(self) -> str:
        shown = [fault.clause() for fault in self.faults[:FAULTS_SHOWN]]
        more = len(self.faults) - FAULTS_SHOWN
        tail = f"; and {more} more, which {check_call(self.argument)} lists" if more > 0 else ""
        return f"{shortened(self.file, PATH_CELLS)} cannot be used: {'; '.join(shown)}{tail}"


def check_call(argument: str | None) -> str:
    """The command that lists all faults of a file, ready to paste."""
    if argument is None or len(argument) > PATH_CELLS:
        return "atip-agenda check"
    from shlex import quote

    return f"atip-agenda check {quote(argument)}"
