"""What the grammars share: text made plain, rows of a table, and words that cannot be read.

A grammar is a list of rows, each a pattern and what it builds. A text is read from its start, row
after row, until nothing is left; so every character of it takes part in the answer, and a piece
that no row knows is a refusal. All patterns have bounded repeats: a hostile text costs linear time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from atip_agenda.errors import UnreadableWordsError, listed, quoted
from atip_agenda.zones import WallTimeError

T = TypeVar("T")

FIRST_YEAR, LAST_YEAR = 1900, 2099  # beyond them stands a slip of the finger
_LONGEST = 200  # characters; no day and no moment needs half of them
_HELD = 200  # more of a text than any sentence shows
_UNKNOWN = "it is none of the known forms"

# One character for one, so that what follows the times in a SPAN can be found again as it was
# typed. The fullwidth forms are what an East Asian keyboard types for ASCII; no other digits are
# folded (² is no 2). The long dashes stay apart from the hyphen: they never begin an offset.
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("\u200b\u200e\u200f\u2060\ufeff", " "),
        **dict.fromkeys("\u2010\u2011\u2212", "-"),
        **dict.fromkeys("\u2012\u2014\u2015", "\u2013"),
        **dict.fromkeys("\u2018\u2019\u02bc", "'"),
        **{chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)},
    }
)


class UnclearError(Exception):
    """Words that a grammar cannot read: why, and what would work.

    `forms` are whole spellings, `days` are days that a grammar completes by what else it needs,
    `form` is a sentence; without any the grammar names a spelling of its own. `unread` is what was
    left when no row knew the next piece, and empty where all was understood and cannot be.
    """

    def __init__(
        self,
        why: str,
        *forms: str,
        days: Sequence[str] = (),
        form: str = "",
        unread: str = "",
    ) -> None:
        super().__init__(why)
        self.why = why
        self.forms = forms
        self.days = days
        self.form = form
        self.unread = unread


class Form:
    """A pattern of a table, compiled when it is first tried: most of them never are.

    It ignores case, and knows ASCII alone (no other digits, no long s). `figures` says whether
    what it fits begins with one; so most rows pass at a glance.
    """

    __slots__ = ("_compiled", "_figures", "_pattern")

    def __init__(self, pattern: str, *, figures: bool | None = None) -> None:
        self._pattern = pattern
        self._figures = figures
        self._compiled: re.Pattern[str] | None = None

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """The match of the pattern at a place of a text."""
        if self._figures is not None and self._figures is not text[at : at + 1].isdecimal():
            return None
        if self._compiled is None:
            self._compiled = re.compile(self._pattern, re.IGNORECASE | re.ASCII)
        return self._compiled.match(text, at)


def figures(pattern: str) -> Form:
    """A form that begins with a figure."""
    return Form(pattern, figures=True)


def letters(pattern: str) -> Form:
    """A form that begins with a letter or a sign."""
    return Form(pattern, figures=False)


Row = tuple[Form, Callable[[re.Match[str]], T]]
_SEPARATOR = Form(r"[ ,;:]*(?:the )?(?:\.$)?")


def plain(text: str) -> str:
    """The text with plain dashes and quotes, and one space for any white space.

    >>> plain(" Mon\u00a016:00 — 17:00 ")
    'Mon 16:00 – 17:00'
    """
    return " ".join(text.translate(_FOLDED).split())


def words_of(text: str) -> str:
    """The text made plain. Raises UnclearError where nothing is left."""
    words = plain(text)
    if not words:
        raise UnclearError("it is empty")
    return words


def rest_of(text: str, head: str) -> str:
    """What follows in a text after its head was read; `head` is plain, the rest is as typed."""
    left = len(head.replace(" ", ""))
    for at, character in enumerate(text.translate(_FOLDED)):
        if not left:
            return text[at:].strip()
        left -= not character.isspace()
    return ""


def first_of(rows: Sequence[Row[T]], text: str, at: int) -> tuple[T, int] | None:
    """What the first row that fits at a place builds, and where the text goes on."""
    for form, build in rows:
        match = form.match(text, at)
        if match:
            return build(match), match.end()
    return None


def pieces_of(rows: Sequence[Row[T]], text: str) -> list[T]:
    """The whole of a plain text as pieces. Raises UnclearError where no row fits."""
    if len(text) > _LONGEST:
        raise UnclearError("it is too long")
    pieces: list[T] = []
    at = len("the ") if text[:4].lower() == "the " else 0
    while at < len(text):
        hit = first_of(rows, text, at)
        if hit is None:
            raise not_understood(text, at)
        piece, at = hit
        pieces.append(piece)
        at = after_separator(text, at)
    return pieces


def after_separator(text: str, at: int) -> int:
    """Where a text goes on after what may stand between two pieces, or at its end."""
    match = _SEPARATOR.match(text, at)
    return match.end() if match else at


def not_understood(text: str, at: int) -> UnclearError:
    """The refusal of a piece that no row knows."""
    piece = text[at:].partition(" ")[0].rstrip(",;:")
    if any(character.isdecimal() and not character.isascii() for character in piece):
        why = f"{quoted(piece)} has other digits than 0 to 9"
    elif piece == text:
        why = _UNKNOWN
    elif piece.isdecimal() and len(piece) <= len("20"):
        why = f"{quoted(piece)} alone is not clear"
    else:
        why = f"{quoted(piece)} is not understood"
    return UnclearError(why, unread=text[at:])


@contextmanager
def refusals(sort: str, text: str, form: Callable[[], str], rest: str = "") -> Iterator[None]:
    """Turn what cannot be read into the error that reaches the user.

    `form` names a spelling that works, `rest` is what this grammar needs after a day.
    """
    # Of a pasted book the sentence shows both ends, and the error holds no more than that.
    held = text if len(text) <= _HELD else f"{text[: _HELD // 2]}{text[-_HELD // 2 :]}"
    try:
        yield
    except UnclearError as error:
        forms = [*error.forms, *(f"{day}{rest}" for day in error.days)]
        mended = f"write {listed(forms, last='or')}" if forms else error.form or form()
        why = "" if error.why == _UNKNOWN else error.why
        raise UnreadableWordsError(sort, held, why, mended) from None
    except WallTimeError as error:
        mended = f"write {listed(error.forms, last='or')}"
        raise UnreadableWordsError(sort, held, error.what, mended) from None
    except OverflowError:
        why = "it lies outside the years that can be counted"
        raise UnreadableWordsError(sort, held, why, form()) from None
