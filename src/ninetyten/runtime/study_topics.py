"""The topics of accuracy study for the screens (G3): earlier days read once a day, together with today as it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ninetyten.domain.plan import Plan
from ninetyten.ledger.periods import days_before
from ninetyten.ledger.timeline import FoldedDay
from ninetyten.ports import Unwritable

if TYPE_CHECKING:
    from ninetyten.ledger.study import TopicStudy
    from ninetyten.ledger.summary import StudyDay

    Days = Sequence[StudyDay]


class StudyTopics:
    """What is due and what was studied. `read` returns the days between two dates, inclusive, on any thread, or raises
    Unwritable; until they are read there are none before today. `reads`: how often they were."""

    def __init__(self, read: Callable[[str, str], Days]) -> None:
        self._read = read
        self._asked = ""
        self._before: Days = ()
        self._found: tuple[object, tuple[TopicStudy, ...]] | None = None
        self.reads = 0

    def forget(self) -> None:
        """Have earlier days read again: one of them was mended."""
        self._asked = ""

    def to_read(self, today: str) -> Callable[[], None] | None:
        """Return what reads the days before `today`, once a day; else None. It is slow, and may be called on its own thread."""
        if self._asked == today:
            return None
        self._asked = today
        return partial(self._look_back, today)

    def _look_back(self, today: str) -> None:
        from ninetyten.ledger.study import LOOK_BACK

        try:
            self._before = self._read(days_before(today, LOOK_BACK), days_before(today, 1))
        except Unwritable:
            self._before = ()
        self.reads += 1

    def found(self, today: str, day: FoldedDay, plan: Plan, mark: object) -> tuple[TopicStudy, ...]:
        """Return every topic as it stands. `day`: today so far; `mark` changes with every event."""
        mark = (today, mark, plan, self.reads)
        if self._found is None or self._found[0] != mark:
            from ninetyten.ledger.study import topics
            from ninetyten.ledger.summary import study_day

            before = [earlier for earlier in self._before if earlier.key < today]
            self._found = (mark, topics([*before, *([study_day(day, today)] if day.events else [])], today, plan))
        return self._found[1]
