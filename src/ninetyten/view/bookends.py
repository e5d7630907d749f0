"""The two ends of a day: what to know before the first block, and the card and the line that the day leaves (F6, B8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from ninetyten.domain.moment import MINUTE, Now
from ninetyten.domain.plan import Backlog, Plan
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import ACTIVITIES, Bucket, ClockStyle
from ninetyten.domain.words import BUCKET_WORDS, counted, hours, hours_of_day, spell_hours
from ninetyten.ledger.backlog import remaining
from ninetyten.ledger.periods import long_date, short_date
from ninetyten.ledger.quota import Quota, quota_of
from ninetyten.ledger.summary import Summary
from ninetyten.ledger.timeline import FoldedDay
from ninetyten.view.on_hold import on_hold

LOOKED_BACK = timedelta(days=14)
"""How far back the morning looks for the last work day."""
DUE = "Due: "
WORKED: tuple[Bucket, ...] = (*ACTIVITIES, "meeting", "downtime")
"""What a lead gets to see: time worked. Breaks and absences stay private (D11)."""


def needed_from(today: str, backlogs: Sequence[Backlog]) -> str:
    """Return the first date whose day the morning needs."""
    return min([(date.fromisoformat(today) - LOOKED_BACK).isoformat(), *(goal.since for goal in backlogs)])


def morning(days: Sequence[Summary], today: str, plan: Plan, backlogs: Sequence[Backlog]) -> tuple[str, ...]:
    """Return what to know before the first block: today's target, what the last work day came to, what is due. `days`: those
    since `needed_from`, oldest first; `plan`: that of today."""
    before = [day for day in days if day.key < today]
    due = list(_to_work_off(before, today, backlogs))
    return tuple(filter(None, (_today(today, plan), _last(before, today), DUE + "; ".join(due) if due else "")))


def with_study(lines: tuple[str, ...], study: str) -> tuple[str, ...]:
    """Return the morning's lines with the topics due for accuracy study (G3) before what else is due."""
    if not study:
        return lines
    due = [line.removeprefix(DUE) for line in lines if line.startswith(DUE)]
    return (*(line for line in lines if not line.startswith(DUE)), DUE + "; ".join((f"accuracy study ({study})", *due)))


def _today(today: str, plan: Plan) -> str:
    if date.fromisoformat(today).weekday() not in plan.day.days:
        return "Today is a day off"
    target = plan.target.production * plan.target.productivity / 100
    words = []
    if target:
        one = plan.kinds[0] if len(plan.kinds) == 1 else None
        aim = f"{target * plan.rate(one.key) / 60 / MINUTE:,.0f} charts" if one else f"{target / MINUTE:,.0f} standard minutes"
        words.append(f"{aim} in {hours(plan.target.production)} of production")
    if plan.day.start >= 0 and plan.day.stop >= 0:
        words.append(spell_hours(plan.day.start, plan.day.stop, plan.clock, " to "))
    return f"Today: {', '.join(words)}" if words else ""


def _last(before: Sequence[Summary], today: str) -> str:
    """Return what the last work day came to."""
    day = next((day for day in reversed(before) if day.quota.charts or day.quota.production), None)
    if day is None:
        return ""
    yesterday = (date.fromisoformat(today) - timedelta(days=1)).isoformat()
    study = f", accuracy study {hours(day.total('study'))}" if day.total("study") >= MINUTE else ""
    return f"{'Yesterday' if day.key == yesterday else short_date(day.key)}: {came_to(day.quota)}{study}"


def came_to(quota: Quota) -> str:
    """Return `51 of 54 charts, 94% of the target`; of several chart types, `57 charts, 284 of 300 standard min, 95% of it`."""
    if not quota.target:
        return counted(quota.charts, "chart")
    share = f"{100 * quota.earned / quota.target:.0f}% of the target"
    if quota.rate:
        return f"{quota.charts:,} of {counted(round(quota.target * quota.rate / 60), 'chart')}, {share}"
    return f"{counted(quota.charts, 'chart')}, {quota.earned:,.0f} of {quota.target:,.0f} standard min, {share}"


def _to_work_off(before: Sequence[Summary], today: str, backlogs: Sequence[Backlog]) -> Iterator[str]:
    for goal in backlogs:
        left = remaining(goal, before, today)
        if left and goal.since <= today <= goal.deadline:
            yield f"backlog {goal.name}, {left:,} of {counted(goal.count, 'chart')} left by {short_date(goal.deadline)}"


class Evening(Value):
    """The card at the end of a day: a label and words a row, and the day in one line to copy."""

    title: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    line: str = ""


def evening(day: FoldedDay, now: Now, clock: ClockStyle) -> Evening:
    """Return the figures of a day that has ended."""
    title = f"End of day, {short_date(now.day.key)}"
    if not day.stretches:
        return Evening(title)
    shift = day.state.shift
    between = hours_of_day(day.stretches[0].start + shift, day.stretches[-1].end + shift, now.offset, clock)
    lasted = sum(stretch.length for stretch in day.stretches if stretch.bucket != "off")
    rows = (
        ("quota", came_to(quota_of(day, now.day.key))),
        ("work", _spent(day, WORKED)),
        ("rest", _spent(day, ("rest", "lunch", "paused", "away"))),
        ("day", f"{between}, {hours(lasted)}"),
        ("on hold", on_hold(day.state, now.at, now.offset).replace(" on hold", "")),
    )
    return Evening(title, tuple((label, words) for label, words in rows if words), day_line(day, now))


def _spent(day: FoldedDay, buckets: Sequence[Bucket]) -> str:
    return ", ".join(f"{BUCKET_WORDS[bucket]} {hours(day.total(bucket))}" for bucket in buckets if day.total(bucket) >= MINUTE)


def day_line(day: FoldedDay, now: Now) -> str:
    """Return the day in one line of counts and minutes, to be copied or printed; empty if nothing is recorded:
    `Tue, Oct 6, 2026: 28 of 54 charts, 52% of the target, 1 put on hold; minutes: production 270, accuracy study 45`."""
    if not day.stretches:
        return ""
    spent = [f"{BUCKET_WORDS[bucket]} {day.total(bucket) // MINUTE}" for bucket in WORKED if day.total(bucket) >= MINUTE]
    held = f", {day.state.holds} put on hold" if day.state.holds else ""
    minutes = f"; minutes: {', '.join(spent)}" if spent else ""
    return f"{long_date(now.day.key)}: {came_to(quota_of(day, now.day.key))}{held}{minutes}"
