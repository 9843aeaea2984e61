"""Session and Agenda: frozen models, and the rules of an agenda.

Times in the file are wall times at the venue; in the models they are instants (aware datetimes in
UTC, see `zones`). Intervals are half-open: at 16:30 sharp a session that ends at 16:30 is over.
The texts and examples of the fields are those of the JSON Schema.
"""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field, StrictBool

from atip_agenda.conference import Conference
from atip_agenda.fields import (
    MODEL,
    WALL_TIME,
    End,
    Instant,
    Slug,
    Text,
    null_as,
    read_version,
)

PLENARY = frozenset({"opening", "panel", "closing"})
SIDE_EVENT = "side-event"
PANEL = "panel"

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_MINUTE = dt.timedelta(minutes=1)


class Link(BaseModel):
    """A link of a session: what it leads to, and where."""

    model_config = MODEL

    title: Text = Field(description="What the link leads to.", examples=["Slides"])
    url: Text = Field(description="Its address.", examples=["https://example.org/slides.pdf"])


class Session(BaseModel):
    """One item of the agenda; `start` and `end` are instants, `end` is None when it is open."""

    model_config = MODEL

    id: Text = Field(
        description="The name by which the session is called; each session has its own.",
        examples=["panel-1"],
    )
    uid: str | None = Field(
        default=None,
        description="A name that stays the same in calendars, also when the id changes.",
        examples=["panel-1@example.org"],
    )
    kind: Slug = Field(
        description="What sort of item it is, a word in small letters. Opening, panel and closing"
        " are plenary; break, registration and side-event have a symbol; any other is allowed.",
        examples=["panel"],
    )
    title: Text = Field(
        description="The title of the session.", examples=["Panel 1: Criminalized Survival"]
    )
    start: Instant = Field(
        description=f"When it starts. {WALL_TIME}", examples=["2026-04-20T14:30"]
    )
    end: End = Field(
        description=f"When it ends, or null where that is open. {WALL_TIME}",
        examples=["2026-04-20T16:30"],
    )
    status: Annotated[Literal["confirmed", "tentative", "cancelled"], null_as("confirmed")] = Field(
        default="confirmed",
        description="Whether it takes place; a cancelled session is listed and counts for nothing.",
        examples=["confirmed"],
    )
    busy: Annotated[StrictBool, null_as(default=True)] = Field(
        default=True,
        description="Whether it takes up one's time; if not, it clashes with nothing.",
        examples=[True],
    )
    room: str | None = Field(
        default=None, description="The room, where the venue has several.", examples=["Neuer Saal"]
    )
    track: str | None = Field(
        default=None,
        description="The strand of the programme that it belongs to.",
        examples=["Prevention"],
    )
    language: str | None = Field(
        default=None, description="The language that is spoken, by its code.", examples=["en"]
    )
    speakers: Annotated[tuple[str, ...], null_as(())] = Field(
        default=(), description="Who speaks, each by name.", examples=[["Jane Doe"]]
    )
    url: str | None = Field(
        default=None,
        description="The link by which to join this session.",
        examples=["https://example.org/panel-1"],
    )
    links: Annotated[tuple[Link, ...], null_as(())] = Field(
        default=(),
        description="Further links.",
        examples=[[{"title": "Slides", "url": "https://example.org/slides.pdf"}]],
    )
    description: str | None = Field(
        default=None,
        description="What the session is about: plain text, an empty line between paragraphs.",
        examples=["This first panel sets the scene."],
    )

    @property
    def cancelled(self) -> bool:
        """Whether the session will not take place: it is listed, and counts in no answer."""
        return self.status == "cancelled"


class Agenda(BaseModel):
    """A conference and its sessions, these in the order of the file."""

    model_config = MODEL

    schema_uri: str | None = Field(
        default=None,
        alias="$schema",
        description="Where editors find this schema: a path beside the file, or an address.",
        examples=["./agenda.schema.json"],
    )
    version: Annotated[Literal[1], BeforeValidator(read_version)] = Field(
        description="The version of this format.", examples=[1]
    )
    conference: Conference = Field(
        description="What holds for the conference as a whole.",
        examples=[
            {
                "title": "26th Conference of the Alliance against Trafficking in Persons",
                "status": "draft",
                "timezone": "Europe/Vienna",
                "first_day": "2026-04-20",
                "last_day": "2026-04-21",
            }
        ],
    )
    sessions: tuple[Session, ...] = Field(
        description="The items of the agenda, in any order.",
        examples=[
            [
                {
                    "id": "registration",
                    "kind": "registration",
                    "title": "Registration of participants",
                    "start": "2026-04-20T11:30",
                    "end": None,
                }
            ]
        ],
    )

    @cached_property
    def ordered(self) -> tuple[Session, ...]:
        """All sessions by start, then end (open-ended last), then place in the file."""
        return tuple(sorted(self.sessions, key=start_then_end))

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds there are, as they appear."""
        return tuple(dict.fromkeys(session.kind for session in self.ordered))

    @cached_property
    def live(self) -> tuple[Session, ...]:
        """The sessions that take place, in order: all but the cancelled ones."""
        return tuple(session for session in self.ordered if session.status != "cancelled")

    @cached_property
    def days(self) -> tuple[dt.date, ...]:
        """The days there are: from the first to the last, and any other day of a session."""
        first, last = self.conference.first_day, self.conference.last_day
        between = (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
        return tuple(sorted({*between, *map(self.day_of, self.sessions)}))

    @cached_property
    def _repeated_titles(self) -> frozenset[str]:
        seen: set[str] = set()
        repeated: set[str] = set()
        for session in self.sessions:
            (repeated if session.title in seen else seen).add(session.title)
        return frozenset(repeated)

    def told_apart(self, session: Session) -> str:
        """A title as it stands without its day and time beside it.

        One that occurs more than once is followed by them: Side events (Mon 16:45).
        """
        if session.title not in self._repeated_titles:
            return session.title
        return f"{session.title} ({self.conference.day_and_time(session.start)})"

    def day_of(self, session: Session) -> dt.date:
        """The conference day that a session belongs to: the one on which it starts."""
        return self.conference.day_at(session.start)

    def until(self, session: Session) -> dt.datetime:
        """The instant until which a session counts as lasting.

        Its end; where that is open, the last bounded end of its day that is later than its start,
        else its day's end.
        """
        if session.end is not None:
            return session.end
        day = self.day_of(session)
        last = self._last_bounded_ends.get(day)
        if last is not None and last > session.start:
            return last
        return self.conference.start_of(day + dt.timedelta(days=1))

    @cached_property
    def _last_bounded_ends(self) -> Mapping[dt.date, dt.datetime]:
        last: dict[dt.date, dt.datetime] = {}
        for session in self.live:
            if session.end is not None:
                day = self.day_of(session)
                last[day] = max(session.end, last.get(day, session.end))
        return last


FOREVER = dt.datetime.max.replace(tzinfo=dt.UTC)


def start_then_end(session: Session) -> tuple[dt.datetime, dt.datetime]:
    """The key of the order in which sessions stand everywhere; sorts are stable."""
    return session.start, session.end or FOREVER


def minutes_between(start: dt.datetime, end: dt.datetime) -> int:
    """Whole minutes from one instant to another, rounded up."""
    return -((start - end) // _MINUTE)
