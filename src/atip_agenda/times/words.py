"""Parse text by tables of patterns, with plain characters and errors that name a form that works.

A grammar is a list of rows: a pattern, and the function that builds a piece from its match. Each
piece is read by the first row that matches, until nothing is left, so every character counts. All
patterns have bounded repeats, so that hostile text takes linear time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from atip_agenda.errors import UnreadableWordsError, listed, quoted
from atip_agenda.zones import WallTimeError

T = TypeVar("T")

FIRST_YEAR, LAST_YEAR = 1900, 2099  # anything else is a typing error
_LONGEST = 200  # characters
_HELD = 200  # characters of a text in an error; messages show fewer
_UNKNOWN = "it is none of the known forms"

# One character for one, so that a SPAN's title can be returned as typed. East Asian keyboards type
# the fullwidth forms of ASCII; no other digits are replaced (such as ²). Long dashes do not become
# hyphens, as they never begin an offset.
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
    """Text that a grammar cannot read: why, and what would work.

    `forms` are whole spellings, `days` are days to which the grammar adds an example time, `form`
    is a sentence; without any, the grammar gives its own example. `unread` is the rest of the text
    from the first unknown piece on, and empty if all pieces are known.
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
    """A pattern, compiled when it is first tried, as most never are.

    It ignores case and matches only ASCII letters and digits. `figures` says whether its matches
    begin with a digit, so that most rows need not be tried.
    """

    __slots__ = ("_compiled", "_figures", "_pattern")

    def __init__(self, pattern: str, *, figures: bool | None = None) -> None:
        self._pattern = pattern
        self._figures = figures
        self._compiled: re.Pattern[str] | None = None

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Match the pattern at a position of a text."""
        if self._figures is not None and self._figures is not text[at : at + 1].isdecimal():
            return None
        if self._compiled is None:
            self._compiled = re.compile(self._pattern, re.IGNORECASE | re.ASCII)
        return self._compiled.match(text, at)


def figures(pattern: str) -> Form:
    """Return a form that begins with a digit."""
    return Form(pattern, figures=True)


def letters(pattern: str) -> Form:
    """Return a form that begins with a letter or punctuation."""
    return Form(pattern, figures=False)


Row = tuple[Form, Callable[[re.Match[str]], T]]
_SEPARATOR = Form(r"[ ,;:]*(?:the )?(?:\.$)?")


def plain(text: str) -> str:
    """Return the text with plain dashes and quotes, and single spaces.

    >>> plain(" Mon\u00a016:00 — 17:00 ")
    'Mon 16:00 – 17:00'
    """
    return " ".join(text.translate(_FOLDED).split())


def words_of(text: str) -> str:
    """Return the plain text, or raise UnclearError if it is empty."""
    words = plain(text)
    if not words:
        raise UnclearError("it is empty")
    return words


def rest_of(text: str, head: str) -> str:
    """Return what follows the head of a text as typed; `head` itself is plain."""
    left = len(head.replace(" ", ""))
    for at, character in enumerate(text.translate(_FOLDED)):
        if not left:
            return text[at:].strip()
        left -= not character.isspace()
    return ""


def first_of(rows: Sequence[Row[T]], text: str, at: int) -> tuple[T, int] | None:
    """Return the piece of the first row that matches at a position, and the position after it."""
    for form, build in rows:
        match = form.match(text, at)
        if match:
            return build(match), match.end()
    return None


def pieces_of(rows: Sequence[Row[T]], text: str) -> list[T]:
    """Return all pieces of a plain text, or raise UnclearError if no row matches."""
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
    """Return the position after what may separate two pieces or end the text."""
    match = _SEPARATOR.match(text, at)
    return match.end() if match else at


def not_understood(text: str, at: int) -> UnclearError:
    """Return the error for a piece that no row knows."""
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
    """Turn the errors of a grammar into the error for the user.

    `form` gives a spelling that works, `rest` is what the grammar needs after a day.
    """
    # The message shows both ends of a long text, so the error need not keep more.
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
        why = "it is outside the years that can be counted"
        raise UnreadableWordsError(sort, held, why, form()) from None
