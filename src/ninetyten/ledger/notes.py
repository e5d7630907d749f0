"""Collect the notes of weeks, apart from the clock: checks of body, workstation and posture, eyes at midday, energy, what stayed
open, contacts, audits.

It is read from the days it was noted on, and is for the person's own screens alone (D11).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from ninetyten.domain import events as e
from ninetyten.domain.value import Value

NOTE_KINDS = (
    e.BodyChecked, e.WorkstationChecked, e.PostureChecked, e.EyesScored, e.EnergyRated,
    e.LeftOpen, e.ContactMade, e.Audited, e.AuditRebutted, e.Suggested,
)  # fmt: skip
"""The events that are looked back at."""
Sort = TypeVar("Sort", bound=e.Event)


class DatedNote(Value):
    """An event and the work day it belongs to."""

    day: str
    event: e.Event


class Notes(Value):
    """Entries of many days, oldest first. `first`: the first work day there is; `worked`: the newest one before the present on
    which a block was started; both empty where there is none."""

    entries: tuple[DatedNote, ...] = ()
    first: str = ""
    worked: str = ""

    def of(self, sort: type[Sort]) -> list[Sort]:
        """Return the events of one type."""
        return [entry.event for entry in self.entries if isinstance(entry.event, sort)]

    def days_of(self, sort: type[Sort]) -> list[tuple[str, Sort]]:
        """Return the events of one type with their days."""
        return [(entry.day, entry.event) for entry in self.entries if isinstance(entry.event, sort)]

    def last_day(self, sort: type[e.Event]) -> str:
        """Return the last day with an event of one type, empty if there is none."""
        return next((day for day, _ in reversed(self.days_of(sort))), "")

    def suggested(self, what: str) -> str:
        """Return the last day on which that was suggested, empty if never."""
        return next((day for day, event in reversed(self.days_of(e.Suggested)) if event.what == what), "")

    def until(self, day: str) -> Notes:
        """Return the notes up to a day."""
        return self.replace(entries=tuple(entry for entry in self.entries if entry.day <= day))

    def and_on(self, day: str, events: Sequence[e.Event]) -> Notes:
        """Return the notes with those of one more day."""
        return self.replace(
            entries=(*self.entries, *(DatedNote(day, event) for event in events if isinstance(event, NOTE_KINDS)))
        )
