"""What a report longer than a day says beyond its sums: accuracy over time, best hours, what changing the chart type costs, how
the quota fits, continuing education and backlogs. All of it may be shared; nothing private comes near it (D11).

It is told as of the last day of the period, or of today where that is still to come.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ninetyten.domain.events import Audited
from ninetyten.journal.day_reader import DayReader
from ninetyten.ledger.accuracy import AUDITS_TO_PASS, audit_entry, audit_run, errors_found, first_year, study_next
from ninetyten.ledger.backlog import Projection, project
from ninetyten.ledger.ceu import CYCLE, Standing, standing
from ninetyten.ledger.habits import by_place, habits, left_to_do
from ninetyten.ledger.summary import Summary, to_plain
from ninetyten.reports.day_text import Outlook
from ninetyten.reports.layout import Found, short_date

A_YEAR = timedelta(days=366)


def outlook(reader: DayReader, days: Sequence[Summary], first: str, today: str) -> Outlook:
    """The outlook of the period from `first` to `today`. `days`: those since `habits.needed_from` that hold something."""
    shown = habits(days, first, today, reader.plan)
    within = [day for day in days if day.key >= first]
    accuracy, places = accuracy_of(reader, within, first, look_back=True), by_place(within)
    ceus, backlogs = ceu_standing(reader, today), [project(goal, days, today, reader.plan) for goal in reader.settings.backlogs]
    return Outlook(
        {
            "accuracy": accuracy.found,
            "peaks": to_plain(shown.best),
            "switching": to_plain(shown.switched),
            "quota": to_plain(shown.fit),
            "places": to_plain(places) if places.places else None,
            "ceu": to_plain(ceus),
            "backlogs": [backlog_found(backlog) for backlog in backlogs],
        },
        {
            **accuracy.words,
            "peaks": shown.hours,
            "switching": (shown.switched.words, *([] if shown.best.missing else [_both_since(shown.since)])),
            "quota": shown.quota,
            "places": (places.words,) if places.places else (),
            "ceu": (ceus.words,) if ceus else (),
            "backlogs": tuple(f"{backlog.goal.name}: {backlog.words}" for backlog in backlogs),
        },
        kind_names(reader),
    )


def _both_since(since: str) -> str:
    return f"Both are of the work days since {short_date(since)}."


def day_outlook(reader: DayReader, day: Summary, *, over: bool) -> Outlook:
    """What may stand beside a day's figures: its accuracy, and what is left to do while it is not over."""
    accuracy = accuracy_of(reader, [day], day.key, look_back=_aim(reader, [day])[1])
    left = () if over else (left_to_do(day).words,)
    return Outlook({"accuracy": accuracy.found}, {**accuracy.words, "left": left}, kind_names(reader))


def kind_names(reader: DayReader) -> dict[str, str]:
    """The names of the chart types by their keys."""
    return {kind.key: kind.name for kind in reader.plan.kinds}


def accuracy_of(reader: DayReader, period: Sequence[Summary], first: str, *, look_back: bool) -> Outlook:
    """Accuracy over these days: their audits, and all of them as one. Where they hold none and one may `look_back`, the latest
    ones before the date `first`. In accuracy-first mode, how far it is from its end, too."""
    target, first_year_mode = _aim(reader, period)
    audited = [day for day in period if day.audits]
    look_back = look_back and (first_year_mode or not audited)
    before = reader.with_kind("Audited", _before(first, A_YEAR), _before(first, timedelta(days=1))) if look_back else []
    earlier = [day for day in before if day.audits]
    latest = audited or earlier[-AUDITS_TO_PASS:]
    study = study_next(latest)
    passing = first_year([*earlier, *audited], target) if first_year_mode else None
    found: Found = {
        "target": target,
        "first": first_year_mode,
        "in_period": bool(audited),
        "audits": audit_run(latest),
        "together": _together(latest),
        "errors": errors_found(latest),
        "study": to_plain(study),
        "first_year": {**to_plain(passing), "needed": AUDITS_TO_PASS, "over": passing.over} if passing else None,
    }
    words = {"accuracy": tuple(found.words for found in (study, passing) if found is not None)}
    return Outlook(found, words)


def _aim(reader: DayReader, period: Sequence[Summary]) -> tuple[float, bool]:
    """The accuracy aimed at, and whether it comes first: on days that are over as it was then, on the present one as set."""
    if period and period[-1].key < reader.today:
        return period[-1].accuracy_target, period[-1].accuracy_first
    return reader.plan.target.accuracy, reader.plan.target.accuracy_first


def _together(days: Sequence[Summary]) -> Found | None:
    """All audits of these days as one: the interval of more codes is narrower."""
    audits = [audit for day in days for audit in day.audits]
    if not audits:
        return None
    counted = [audit for audit in audits if audit.charts is not None and audit.clean is not None]
    return audit_entry(
        Audited(
            at=0,
            right=sum(audit.right for audit in audits),
            total=sum(audit.total for audit in audits),
            clean=sum(audit.clean or 0 for audit in counted) if counted else None,
            charts=sum(audit.charts or 0 for audit in counted) if counted else None,
            errors=tuple(errors_found(days).items()),
        )
    )


def ceu_standing(reader: DayReader, today: str) -> Standing | None:
    """Where the cycle of continuing education stands; None where the settings name none."""
    cycle = reader.settings.ceu
    if cycle.body == "none" or not cycle.ends:
        return None
    return standing(cycle, reader.with_kind("CeuEarned", _before(today, CYCLE), today), today)


def backlog_found(backlog: Projection) -> Found:
    """A backlog's standing for programs, with the message that could be sent."""
    found: Found = to_plain(backlog)
    goal = found.pop("goal")
    return {**goal, **found, "falls_short": backlog.falls_short, "draft": backlog.draft}


def _before(key: str, span: timedelta) -> str:
    return (date.fromisoformat(key) - span).isoformat()
