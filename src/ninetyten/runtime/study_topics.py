"""The topics of accuracy study for the screens (G3): earlier days read once a day, together with today as it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ninetyten.domain.plan import Plan
from ninetyten.ledger.periods import days_before
from ninetyten.ledger.timeline import FoldedDay
from ninetyten.ports import Unwritable

if TYPE_CHECKING:
    from ninetyten.ledger.study import TopicStudy
    from ninetyten.ledger.summary import StudyDay, Summary

    Days = Sequence[Summary | StudyDay]


class StudyTopics:
    """What is due and what was studied. `read` returns the days between two dates, inclusive, or raises Unwritable; without it
    there are none before today."""

    def __init__(self, read: Callable[[str, str], Days] = lambda first, last: ()) -> None:
        self._read = read
        self._before: tuple[str, Days] | None = None
        self._found: tuple[object, tuple[TopicStudy, ...]] | None = None

    def forget(self) -> None:
        """Read earlier days again when they are next needed: one of them was mended."""
        self._before = self._found = None

    def look_back(self, today: str) -> None:
        """Read the days before `today`, unless that was done. An unreadable journal counts as none."""
        from ninetyten.ledger.study import LOOK_BACK

        if self._before is None or self._before[0] != today:
            try:
                days = self._read(days_before(today, LOOK_BACK), days_before(today, 1))
            except Unwritable:
                days = ()
            self._before, self._found = (today, days), None

    def found(self, today: str, day: FoldedDay, plan: Plan, mark: object) -> tuple[TopicStudy, ...]:
        """Return every topic as it stands. `day`: today so far; `mark` changes with every event."""
        self.look_back(today)
        if self._found is None or self._found[0] != (mark, plan) or self._before is None:
            from ninetyten.ledger.audits import audits_of
            from ninetyten.ledger.study import topics
            from ninetyten.ledger.summary import StudyDay, studied

            so_far = StudyDay(today, day.state.blocks, studied(day), audits_of(day.events))
            days = [*(self._before[1] if self._before else ()), *([so_far] if day.stretches or day.events else [])]
            self._found = ((mark, plan), topics(days, today, plan))
        return self._found[1]
