"""What the recent work days show: the best hours, what a change of the chart type costs, how the quota fits.

The reports and the insights screen say it in the same words, of the same days.
"""

from __future__ import annotations

from collections.abc import Sequence

from ninetyten.domain.plan import Plan
from ninetyten.domain.value import Value
from ninetyten.ledger.goals import Backlog
from ninetyten.ledger.pace import Fit, quota_fit
from ninetyten.ledger.peaks import Peaks, peaks, plan_at_peak
from ninetyten.ledger.periods import recent_from
from ninetyten.ledger.summary import Summary
from ninetyten.ledger.switching import Switching, switching


class Habits(Value):
    """What the work days since the date `since` show. `advice`: what the best hours are good for, empty where nothing stands
    out; `fit`: None without a day."""

    since: str
    best: Peaks
    advice: str
    switched: Switching
    fit: Fit | None

    @property
    def hours(self) -> tuple[str, ...]:
        """The best hours and what they are good for, a sentence each."""
        return tuple(line for line in (self.best.words, self.advice) if line)

    @property
    def quota(self) -> tuple[str, ...]:
        """How the quota fits, a sentence at most."""
        return (self.fit.words,) if self.fit else ()


def habits(days: Sequence[Summary], first: str, today: str, plan: Plan) -> Habits:
    """The habits as of `today`, for a period that begins at `first`: a longer one is looked at whole. `days`: oldest first."""
    since = min(first, recent_from(today))
    recent = [day for day in days if day.key >= since]
    best = peaks(recent)
    return Habits(since, best, plan_at_peak(best, plan.kinds), switching(recent), quota_fit(recent, today))


def needed_from(first: str, today: str, backlogs: Sequence[Backlog]) -> str:
    """The first date of which one needs to know, to tell the habits and the backlogs of a period that begins at `first`."""
    return min([first, recent_from(today), *(backlog.since for backlog in backlogs)])
