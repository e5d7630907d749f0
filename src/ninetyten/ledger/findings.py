"""Find what days show beyond their sums: best hours, the cost of switching, the quota, accuracy, places, CEUs, backlogs.

The insights screen, the text reports, JSON and HTML all read it here. All of it may be shared; nothing private comes near it
(D11).
"""

from __future__ import annotations

from collections.abc import Sequence

from ninetyten.domain.plan import Backlog, Goals, Plan
from ninetyten.domain.value import Value
from ninetyten.ledger.accuracy import AuditedDay, AuditFindings, audit_findings
from ninetyten.ledger.backlog import Projection, project
from ninetyten.ledger.behind import Behind, behind
from ninetyten.ledger.ceu import Standing, standing
from ninetyten.ledger.habits import ByPlace, Fit, Switching, by_place, quota_fit, switching
from ninetyten.ledger.peaks import Peaks, peaks, plan_at_low, plan_at_peak
from ninetyten.ledger.periods import recent_from
from ninetyten.ledger.summary import Summary


class Findings(Value):
    """What the days of a period show. The habits (`best` to `fit`) are those of the work days since the date `since`; `fit`: None
    without a day; `late`: None while the daily target is met; `ceus`: None without a cycle."""

    since: str
    best: Peaks
    hours: tuple[str, ...]
    """The best hours, what they and the slowest are good for, a sentence each."""
    switched: Switching
    fit: Fit | None
    late: Behind | None
    accuracy: AuditFindings
    places: ByPlace
    ceus: Standing | None
    backlogs: tuple[Projection, ...]

    @property
    def draft(self) -> str:
        """The messages for a lead, those that fall short; empty if nothing does."""
        late = [self.late.draft] if self.late else []
        return "\n\n".join([*late, *(backlog.draft for backlog in self.backlogs if backlog.falls_short)])

    @property
    def quota(self) -> tuple[str, ...]:
        """Return how the quota fits, a sentence at most."""
        return (self.fit.words,) if self.fit else ()


def findings(
    days: Sequence[Summary],
    first: str,
    today: str,
    plan: Plan,
    goals: Goals,
    *,
    earlier: Sequence[AuditedDay] = (),
    earned: Sequence[Summary] = (),
) -> Findings:
    """Return what the period from `first` shows as of `today`; habits are looked for in a longer time. `days`: those since
    `needed_from` that hold something, oldest first; `earlier`: those before `first`, for their audits; `earned`: those of the CEU
    cycle."""
    since = min(first, recent_from(today))
    recent, within = ([day for day in days if day.key >= begin] for begin in (since, first))
    best = peaks(recent, today)
    return Findings(
        since=since,
        best=best,
        hours=tuple(filter(None, (best.words(plan.clock), plan_at_peak(best, plan.kinds), plan_at_low(best, plan)))),
        switched=switching(recent),
        fit=quota_fit(recent, today),
        late=behind(recent, today, plan),
        accuracy=audit_findings(within, earlier, plan.target),
        places=by_place(within),
        ceus=standing(goals.cycle, earned, today),
        backlogs=tuple(project(goal, days, today, plan) for goal in goals.backlogs),
    )


def needed_from(first: str, today: str, backlogs: Sequence[Backlog]) -> str:
    """Return the first date needed for the habits and backlogs of a period that begins at `first`."""
    return min([first, recent_from(today), *(backlog.since for backlog in backlogs)])
