"""What holds for a conference as a whole: its facts, its zone, and where its days begin."""

import datetime as dt
from functools import cached_property
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, Field, StrictInt

from atip_agenda.fields import (
    MODEL,
    WALL_TIME,
    Day,
    Instant,
    Text,
    Zone,
    not_before_first_day,
    null_as,
)
from atip_agenda.zones import start_of_day, zone_named

DAYS_OF_WEEK = 7


class Conference(BaseModel):
    """What holds for the conference as a whole; dates are days by the venue's clock."""

    model_config = MODEL

    title: Text = Field(
        description="The name of the conference.",
        examples=["26th Conference of the Alliance against Trafficking in Persons"],
    )
    theme: str | None = Field(
        default=None,
        description="Its theme, shown under the title.",
        examples=["The Rise of Forced Criminality: Addressing a Security Blind Spot"],
    )
    status: Literal["draft", "provisional", "final"] = Field(
        description="How settled the agenda is; one that is not final is stamped.",
        examples=["draft"],
    )
    timezone: Zone = Field(
        description="The zone of the venue by its IANA name, not an abbreviation or an offset. All"
        " times and days of the file go by its clocks.",
        examples=["Europe/Vienna"],
    )
    first_day: Day = Field(description="The date of the first day.", examples=["2026-04-20"])
    last_day: Annotated[Day, AfterValidator(not_before_first_day)] = Field(
        description="The date of the last day, not before the first.", examples=["2026-04-21"]
    )
    venue: str | None = Field(
        default=None, description="Where the conference is.", examples=["Hofburg, Vienna, Austria"]
    )
    online: str | None = Field(
        default=None, description="How to take part from elsewhere.", examples=["Zoom"]
    )
    url: str | None = Field(
        default=None,
        description="The link by which to join, or the page of the conference.",
        examples=["https://example.org"],
    )
    language: str | None = Field(
        default=None,
        description="The language of the agenda's texts, by its code.",
        examples=["en"],
    )
    day_change: Annotated[
        str, Field(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$"), null_as("00:00")
    ] = Field(
        default="00:00",
        description="The time at which a day of the conference begins: with 05:00, a talk at 01:00"
        " belongs to the evening before.",
        examples=["05:00"],
    )
    revision: Annotated[StrictInt, Field(ge=0), null_as(0)] = Field(
        default=0,
        description="A whole number, raised by 1 with each issue of the agenda.",
        examples=[0],
    )
    updated: Instant | None = Field(
        default=None,
        description=f"When the agenda was last changed. {WALL_TIME}",
        examples=["2026-03-02T09:00"],
    )
    notes: Annotated[tuple[str, ...], null_as(())] = Field(
        default=(),
        description="Sentences at the foot of the agenda. atip-agenda check warns of one that says"
        " that something is inferred, until it is deleted.",
        examples=[["Interpretation is provided in English and French."]],
    )

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone of the venue."""
        return zone_named(self.timezone)

    @cached_property
    def day_change_after(self) -> dt.timedelta:
        """How long after midnight a conference day begins."""
        hours, minutes = self.day_change.split(":")
        return dt.timedelta(hours=int(hours), minutes=int(minutes))

    def day_at(self, instant: dt.datetime) -> dt.date:
        """The conference day of an instant, by the venue's clock shifted by `day_change`."""
        # In one zone Python subtracts by wall time, which is what a day goes by.
        return (instant.astimezone(self.zone) - self.day_change_after).date()

    def short_day(self, day: dt.date) -> str:
        """A day as it stands before a time: Mon, or 20 Apr where a weekday occurs twice."""
        longer_than_a_week = (self.last_day - self.first_day).days >= DAYS_OF_WEEK
        return f"{day.day} {day:%b}" if longer_than_a_week else f"{day:%a}"

    def day_and_time(self, instant: dt.datetime) -> str:
        """Day and time by the venue's clock, as they tell sessions apart: Mon 16:45."""
        wall = instant.astimezone(self.zone)
        return f"{self.short_day(wall.date())} {wall:%H:%M}"

    def start_of(self, day: dt.date) -> dt.datetime:
        """The instant at which a conference day begins."""
        return start_of_day(day, self.day_change_after, self.zone)
