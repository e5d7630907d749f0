"""Add what a report says beyond its sums, as JSON keys and sentences: `ledger.findings`, of the days a reader holds.

It stands as of the last day of the period, or of today if that is earlier.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ninetyten.domain.plan import Goals, Plan
from ninetyten.journal.days import DayReader
from ninetyten.ledger.accuracy import audit_findings
from ninetyten.ledger.backlog import Projection
from ninetyten.ledger.ceu import CYCLE, Standing, standing
from ninetyten.ledger.findings import findings
from ninetyten.ledger.habits import left_to_do
from ninetyten.ledger.periods import short_date
from ninetyten.ledger.sheet import published_beside
from ninetyten.ledger.study import topics
from ninetyten.ledger.summary import StudyDay, Summary, to_plain
from ninetyten.reports.day_text import Outlook
from ninetyten.reports.layout import Found
from ninetyten.reports.study_text import days_behind, study_found

A_YEAR = timedelta(days=366)


def outlook(reader: DayReader, days: Sequence[Summary], first: str, today: str) -> Outlook:
    """Return the outlook of the period from `first` to `today`. `days`: those since `needed_from` that hold something."""
    within, goals = [day for day in days if day.key >= first], Goals(reader.settings.ceu, reader.settings.backlogs)
    plan = _as_judged(reader, within)
    studied = days_behind(reader, today)
    earlier = in_year_before(studied, first)
    shown = findings(days, first, today, plan, goals, earlier=earlier, earned=_earned(reader, today))
    return Outlook(
        {
            "accuracy": to_plain(shown.accuracy),
            "peaks": to_plain(shown.best),
            "switching": to_plain(shown.switched),
            "quota": to_plain(shown.fit),
            "behind": to_plain(shown.late),
            "places": to_plain(shown.places) if shown.places.places else None,
            "ceu": to_plain(shown.ceus),
            "backlogs": [backlog_found(backlog) for backlog in shown.backlogs],
            "study": study_found(topics(studied, today, reader.plan), today),
        },
        {
            "accuracy": shown.accuracy.words,
            "peaks": (*shown.hours, *([] if shown.best.missing else [f"Based on work days since {short_date(shown.since)}."])),
            "switching": (shown.switched.words,) if shown.switched.words else (),
            "quota": (*shown.quota, *_published(reader, within)),
            "places": (shown.places.words,) if shown.places.places else (),
            "ceu": (shown.ceus.words,) if shown.ceus else (),
            "backlogs": tuple(f"{backlog.goal.name}: {backlog.words}" for backlog in shown.backlogs),
        },
        kind_names(reader),
        shown.best,
        reader.plan.clock,
        reader.plan.denominator,
        today < reader.today,
    )


def in_year_before(days: Sequence[StudyDay], first: str) -> list[StudyDay]:
    """Return those of these days whose audits may stand for a period that begins at `first` and has none."""
    earliest = _before(first, A_YEAR)
    return [day for day in days if earliest <= day.key < first]


def _published(reader: DayReader, days: Sequence[Summary]) -> list[str]:
    """Return what is published for the chart types of these days, a sentence each (S16)."""
    names, used = kind_names(reader), dict.fromkeys(found.kind for day in days for found in day.kinds)
    known = published_beside(names.get(kind, kind) for kind in used)
    return [f"Published for {one.name}: {one.range} ({one.source})." for one in known]


def day_outlook(reader: DayReader, day: Summary, *, over: bool) -> Outlook:
    """Return the outlook of a day: its accuracy, and what is left to do unless it is over."""
    target = _as_judged(reader, [day]).target
    accuracy = audit_findings([day], _audited_before(reader, day.key) if target.accuracy_first else (), target)
    left = () if over else (left_to_do(day).words,)
    words = {"accuracy": accuracy.words, "left": left}
    clock, denominator = reader.plan.clock, reader.plan.denominator
    found = {"accuracy": to_plain(accuracy)}
    return Outlook(found, words, kind_names(reader), clock=clock, denominator=denominator, over=over)


def kind_names(reader: DayReader) -> dict[str, str]:
    """Return the names of the chart types by their keys."""
    return reader.plan.kind_names


def _as_judged(reader: DayReader, period: Sequence[Summary]) -> Plan:
    """Return the plan with the accuracy aimed at, and whether it comes first, as they were on days that are over."""
    if not period or period[-1].key >= reader.today:
        return reader.plan
    last = period[-1]
    target = reader.plan.target.replace(accuracy=last.accuracy_target, accuracy_first=last.accuracy_first)
    return reader.plan.replace(target=target)


def _audited_before(reader: DayReader, first: str) -> Sequence[Summary]:
    """Return the days of the year before that have audits, for one day's report, which reads no days of study."""
    return reader.with_kind("Audited", _before(first, A_YEAR), _before(first, timedelta(days=1)))


def ceu_standing(reader: DayReader, today: str) -> Standing | None:
    """Return where the cycle of continuing education stands; None where the settings name none."""
    return standing(reader.settings.ceu, _earned(reader, today), today)


def _earned(reader: DayReader, today: str) -> Sequence[Summary]:
    """Return the days of the cycle on which CEUs were earned; none where the settings name no cycle."""
    return reader.with_kind("CeuEarned", _before(today, CYCLE), today) if reader.settings.ceu.ends else ()


def backlog_found(backlog: Projection) -> Found:
    """Return a backlog's standing for programs, with the message that could be sent."""
    found: Found = to_plain(backlog)
    goal = found.pop("goal")
    return {**goal, **found, "falls_short": backlog.falls_short, "draft": backlog.draft}


def _before(key: str, span: timedelta) -> str:
    return (date.fromisoformat(key) - span).isoformat()
