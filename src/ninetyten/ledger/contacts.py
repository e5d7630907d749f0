"""Things one does with other people (S35-S39): which are due, in a line that never scolds. Off unless the person names some."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ninetyten.domain import events as e
from ninetyten.ledger.noted import Noted

WEEK = 7
MONTH = 30
SENTENCES = {
    "coffee": "A virtual coffee is due this week: this break would do.",
    "chat": "A talk with a colleague that is no query: this break would do.",
    "coworking": "A day among other people is due: for CEU and admin, never charts in public.",
    "hobby": "Something with other people is due this week, after work.",
    "chapter": "A look at your chapter's calendar is due; a meeting may earn a CEU.",
}
"""How each is put. The one in public carries its warning."""
WITH_COLLEAGUES = ("coffee", "chat", "coworking")
"""What a day at the office brings by itself."""


def due(items: Sequence[str], chapter_months: int, noted: Noted, today: date, place: str = "") -> str:
    """The one thing that is due longest, by its name; empty if none is. What was never done counts from the first work day.
    `place`: where the day is worked; at the `office` there are people around."""
    asked = [item for item in items if place != "office" or item not in WITH_COLLEAGUES]
    waited = {item: _days_since(item, noted, today) - _every(item, chapter_months) for item in asked}
    late = {item: days for item, days in waited.items() if days >= 0}
    return max(late, key=late.__getitem__) if late else ""


def _every(item: str, chapter_months: int) -> int:
    return MONTH * chapter_months if item == "chapter" else WEEK


def _days_since(item: str, noted: Noted, today: date) -> int:
    days = [day for day, made in noted.days_of(e.ContactMade) if made.item == item] or [noted.first]
    return (today - date.fromisoformat(days[-1])).days if days[-1] else 0
