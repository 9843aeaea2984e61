"""What can go wrong by a user's hand, as data; and the exit codes.

Every error that reaches a user is an `AgendaError`. Its kinds hold what happened and put it into
one sentence; `cli/run.py` is the one place where such a sentence is written.
"""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

QUOTED_CELLS = 60  # enough to recognise what one typed; a pasted page must not fill the screen
PATH_CELLS = 240  # a path is the way to the file: only one that nobody typed is cut
NAMES_SHOWN = 12
FAULTS_SHOWN = 10  # design.md, section 4: at most ten faults of a file, then how many more


class ExitStatus(IntEnum):
    """The exit codes of design.md, section 4."""

    DONE = 0
    NO = 1
    MISTAKE = 2
    INTERRUPTED = 130


def quoted(text: str) -> str:
    """What a user typed, in typographic quotes, shortened in its middle where it is long."""
    return f"“{shortened(text)}”"


def shortened(text: str, most: int = QUOTED_CELLS) -> str:
    """A text of a stranger's, without its middle where it is long."""
    if len(text) <= most:
        return text
    half = most // 2
    return f"{text[:half].rstrip()}…{text[-half:].lstrip()}"


def listed(words: Sequence[str], *, last: str = "and") -> str:
    """The words as a list in a sentence.

    >>> listed(["panel-1", "panel-2", "panel-3"])
    'panel-1, panel-2 and panel-3'
    """
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def nearest(name: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The known names that a misspelt one is likely to mean, best first; often none.

    >>> nearest("lst", ["list", "show"])
    ['list']
    """
    import difflib  # only a mistake needs it

    by_fold = {one.casefold(): one for one in known}
    near = difflib.get_close_matches(name.strip().casefold(), by_fold, n=most, cutoff=0.65)
    return [by_fold[one] for one in near]


class AgendaError(Exception):
    """A mistake in the call, or an agenda that cannot be used: exit code 2.

    Its string is one sentence without the final period: what, where, and what would mend it.
    """


class CallError(AgendaError):
    """The call asks for what cannot be: `what` is wrong, `hint` would mend it."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what, hint)
        self.what = what
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.what}; {self.hint}" if self.hint else self.what


class UnreadableWordsError(AgendaError):
    """Words that are no day, no moment, no span or no zone.

    `sort` names what was asked for ("day", "time", "span", "zone"), `text` is what was typed,
    `why` says what stands in the way, `form` is a spelling that works.
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
        return f"cannot read {quoted(self.text)} as a {self.sort}: {self.why}; {self.form}"


class UnknownNameError(AgendaError):
    """A name that nothing bears: a session, a kind, a zone, a command, an option.

    `sort` says what was asked for, `name` is what was typed, `candidates` are the ones there are
    or the nearest of them, as they should stand in the sentence; `are` introduces them, or says
    where they are to be found when there are none.
    """

    def __init__(self, sort: str, name: str, candidates: Sequence[str], are: str) -> None:
        super().__init__(sort, name, tuple(candidates), are)
        self.sort = sort
        self.name = name
        self.candidates = tuple(candidates)
        self.are = are

    def __str__(self) -> str:
        start = f"no {self.sort} {quoted(self.name)}"
        if not self.candidates:
            return f"{start}; {self.are}" if self.are else start
        shown = [shortened(one) for one in self.candidates[:NAMES_SHOWN]]
        more = len(self.candidates) - NAMES_SHOWN
        return f"{start}; {self.are} {listed([*shown, f'{more} more'] if more > 0 else shown)}"


class AmbiguousNameError(AgendaError):
    """A piece of a title that several sessions bear; `candidates` tell them apart."""

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
    """A file that cannot be opened, read or written; `why` is said in plain words."""

    def __init__(self, file: str, why: str, hint: str = "") -> None:
        super().__init__(file, why, hint)
        self.file = file
        self.why = why
        self.hint = hint

    def __str__(self) -> str:
        tail = f"; {self.hint}" if self.hint else ""
        return f"{shortened(self.file, PATH_CELLS)}: {self.why}{tail}"


class Fault(NamedTuple):
    """One thing that is wrong in a file: its place (`sessions[3].end`) and a sentence on it."""

    where: str
    message: str

    def clause(self) -> str:
        """The fault as a part of a longer sentence, whose parts semicolons divide.

        A question (“Is 16:30 meant?”) has no place in it.
        """
        sentences = self.message.rstrip(".").replace("; ", ", ").split(". ")
        parts = [one[:1].lower() + one[1:] for one in sentences if not one.endswith("?")]
        said = ", ".join(parts)
        return f"{shortened(self.where)}: {said}" if self.where else said


class UnusableAgendaError(AgendaError):
    """A file that could be read but is no sound agenda; `faults` holds all that is wrong.

    `argument` is what the file is called in a call, None for the agenda in use.
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
    """The call that lists all faults of a file, to be typed as it stands."""
    if argument is None or len(argument) > PATH_CELLS:
        return "atip-agenda check"
    from shlex import quote

    return f"atip-agenda check {quote(argument)}"
