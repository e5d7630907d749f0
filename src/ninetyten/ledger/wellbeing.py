"""Private trends over weeks (D9): the body and the work, self-checks, contact with others, a lighter profile. Never in the
production report (D11).

The rule of S18: accuracy that falls over three audits, hours that grow while productivity falls, and dread of the queue have a
sentence each; together they are `SIGN`. None names a condition or gives a score. Counts and means, no verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from ninetyten.domain import events as e
from ninetyten.domain.moment import MINUTE, Span
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import POSTURE_POINTS, Contact, PosturePoint, Unsaid
from ninetyten.ledger.figures import half_up
from ninetyten.ledger.notes import Notes
from ninetyten.ledger.peaks import DAYS_OF_AN_HOUR, Peaks
from ninetyten.ledger.summary import Summary, by_week


def weeks(days: Sequence[Summary]) -> list[Week]:
    """Return the ISO weeks that have `WEEK_DAYS` work days or more, oldest first."""
    worked = ([day for day in week if day.worked] for week in by_week(days).values())
    return [_week(week) for week in worked if len(week) >= WEEK_DAYS]


def given_away(days: Iterable[Summary]) -> Span:
    """Return the time before the planned start and after the planned stop of these days, in ms (B7)."""
    return sum((day.private.early or 0) + (day.private.overrun or 0) for day in days)


def _week(days: Sequence[Summary]) -> Week:
    production, work = sum(day.quota.production for day in days), sum(day.work for day in days)
    planned = any(side is not None for day in days for side in (day.private.early, day.private.overrun))
    return Week(
        given_away=given_away(days) / MINUTE if planned else None,
        work=work / MINUTE / len(days),
        productivity=100 * sum(day.quota.earned for day in days) * MINUTE / production,
    )


SIGN = (
    "Accuracy has fallen over three audits, hours have grown while productivity fell, and the queue weighs on you. "
    "It may help to talk with someone you trust: a lead, a friend, or a clinician."
)
ACCURACY = "Accuracy has fallen over your last three audits. A few charts looked at with your lead may show why."
HOURS = "Your hours have grown while productivity fell. A break, or an early word to your lead, may do more than more time."
DREAD = "The queue weighed on you in the last two checks. It may help to talk with someone you trust."
CLINICIAN = "It has lasted for two weeks or more. A clinician can look at it; this program cannot."
LASTING = 2
"""Weekly checks in a row at which something was felt (2 or more of 3) before a clinician is named."""
FELT = 2
AUDITS = 3
WEEK_DAYS = 3
"""A week with fewer work days is compared with no other."""
LONGER, FELL = 15, 2.0
"""Minutes, and points of productivity: less than that says nothing of a week."""


class Trend(Value):
    """One area or item over the checks, oldest first."""

    name: str
    scores: tuple[int, ...]

    @property
    def lasting(self) -> bool:
        """Return whether it was felt at each of the last `LASTING` checks."""
        last = self.scores[-LASTING:]
        return len(last) == LASTING and min(last) >= FELT

    @property
    def change(self) -> str:
        """Return `more`, `less` or `as before`, against the check before the last."""
        if len(self.scores) < 2 or self.scores[-1] == self.scores[-2]:
            return "as before"
        return "more" if self.scores[-1] > self.scores[-2] else "less"


def trends(checks: Sequence[e.BodyChecked]) -> list[Trend]:
    """Return every area and item that was ever scored, over the checks it was scored in, oldest check first."""
    scores: dict[str, list[int]] = {}
    for check in checks:
        for name, much in (*check.areas, *check.work):
            scores.setdefault(name, []).append(much)
    return [Trend(name, tuple(found)) for name, found in scores.items()]


def symptoms(checks: Sequence[e.BodyChecked]) -> dict[str, int]:
    """Return area -> how much it was felt at the last check, to choose exercises; only those felt at all."""
    return {area: much for area, much in checks[-1].areas if much} if checks else {}


class Week(Value):
    """A week as the rule sees it: minutes given away outside the planned hours (None where none are planned), minutes of work on
    a work day, and productivity % on production time."""

    given_away: float | None
    work: float
    productivity: float

    def longer_than(self, before: Week) -> bool:
        """Return whether more was given away; without planned hours, whether the days were longer."""
        if self.given_away is None or before.given_away is None:
            return self.work - before.work >= LONGER
        return self.given_away - before.given_away >= LONGER


def signs(audits: Sequence[e.Audited], weeks: Sequence[Week], checks: Sequence[e.BodyChecked]) -> tuple[str, ...]:
    """Return a sentence for each sign that holds, or the one for all three: each of the last three audits below the one before
    it; more hours and less productivity in the last week than in the one before; dread of the queue at the last two
    checks (of all three: at the last)."""
    comparable = [audit for audit in audits if audit.basis == audits[-1].basis]
    shares = [audit.right / audit.total for audit in comparable[-AUDITS:]]
    falling = len(shares) == AUDITS and shares[0] > shares[1] > shares[2]
    strained = len(weeks) >= 2 and weeks[-1].longer_than(weeks[-2]) and weeks[-2].productivity - weeks[-1].productivity >= FELL
    if falling and strained and checks and dict(checks[-1].work).get("queue", 0) >= FELT:
        return (SIGN,)
    dread = any(trend.name == "queue" and trend.lasting for trend in trends(checks))
    return tuple(words for words, holds in ((ACCURACY, falling), (HOURS, strained), (DREAD, dread)) if holds)


POSTURE_WEEKS = 4
"""How far back the posture checks are counted."""
LAST_CHECKS = 5
OFTEN = 3
"""A point that failed at this many of the last `LAST_CHECKS` checks is worth a look at the workstation."""
AGAIN = 7
"""Days between two such offers."""
FORTNIGHT = 14
"""Days."""


class Posture(Value):
    """Posture checks of some weeks: how many, and (point, at how many it was not right), the most frequent first."""

    checks: int
    failing: tuple[tuple[PosturePoint, int], ...]


class Midday(Value):
    """Means of the scores of the eyes, or of the head, 0 to 3: the last fortnight's and the one's before; None where
    nothing was scored."""

    now: float | None
    before: float | None


class EnergyHour(Value):
    """An hour of the clock: the mean rating, of how many ratings, and what the hour earns: standard minutes an hour of
    production, the median; None where that is not known."""

    hour: int
    ratings: int
    mean: float
    earned: float | None


def posture(notes: Notes, first: str, last: str) -> Posture:
    """Return the posture checks between two dates, both included."""
    checks = [check for day, check in notes.days_of(e.PostureChecked) if first <= day <= last]
    counts = [(point, sum(point in check.failing for check in checks)) for point in POSTURE_POINTS]
    return Posture(len(checks), tuple(sorted(((p, n) for p, n in counts if n), key=lambda found: -found[1])))


def recent_posture(notes: Notes, today: str) -> Posture:
    """Return the posture checks of the last `POSTURE_WEEKS` weeks, today's included."""
    return posture(notes, _back(today, 7 * POSTURE_WEEKS - 1), today)


def to_look_at(notes: Notes, today: str) -> tuple[PosturePoint, ...]:
    """Return the points for which a look at the workstation is offered today: those that failed at `OFTEN` of the last checks, on
    the day of a check that finds so; not within a week of the offer before, nor of a look at the workstation."""
    offered = ""
    points: tuple[PosturePoint, ...] = ()
    checks = notes.days_of(e.PostureChecked)
    for number in range(LAST_CHECKS, len(checks) + 1):
        day, _ = checks[number - 1]
        often = _often([check for _, check in checks[number - LAST_CHECKS : number]])
        if day == offered or (often and (not offered or _back(day, AGAIN) >= offered)):
            offered, points = day, often
    looked = notes.last_day(e.WorkstationChecked)
    return points if offered == today and (not looked or _back(today, AGAIN) >= looked) else ()


def _often(checks: Sequence[e.PostureChecked]) -> tuple[PosturePoint, ...]:
    return tuple(point for point in POSTURE_POINTS if sum(point in check.failing for check in checks) >= OFTEN)


def midday(notes: Notes, today: str, what: str = "much") -> Midday:
    """Return the mean midday scores of the last two weeks and of the two weeks before. `what`: the eyes (`much`), or `head`."""
    scores = _scored(notes, what)
    start = _back(today, FORTNIGHT - 1)
    earlier = _back(today, 2 * FORTNIGHT - 1)
    return Midday(
        _mean([score for day, score in scores if start <= day <= today]),
        _mean([score for day, score in scores if earlier <= day < start]),
    )


def _scored(notes: Notes, what: str) -> list[tuple[str, int]]:
    """Return the days and scores of midday, those that were given."""
    return [(day, score) for day, event in notes.days_of(e.EyesScored) if (score := getattr(event, what)) is not None]


def energy_by_hour(notes: Notes, found: Peaks) -> tuple[EnergyHour, ...]:
    """Return the hours with ratings on enough days, earliest first; none while there is too little data for peak hours (D7)."""
    if found.missing:
        return ()
    days: dict[int, set[str]] = {}
    ratings: dict[int, list[int]] = {}
    for day, rated in notes.days_of(e.EnergyRated):
        days.setdefault(rated.hour, set()).add(day)
        ratings.setdefault(rated.hour, []).append(rated.rating)
    earned = {hour.hour: hour.median for hour in found.hours}
    return tuple(
        EnergyHour(hour, len(ratings[hour]), _mean(ratings[hour]) or 0.0, earned.get(hour))
        for hour in sorted(ratings)
        if len(days[hour]) >= DAYS_OF_AN_HOUR
    )


def rated(notes: Notes) -> bool:
    """Return whether energy was ever rated."""
    return bool(notes.of(e.EnergyRated))


def looks(notes: Notes, found: Peaks, first: str, last: str) -> dict[str, Any]:
    """Return what the private report adds of a period between two dates, both included (JSON keys `posture`, `eyes_midday`,
    `head_midday`, `energy`). `found`: the peak hours of its days."""
    checked = posture(notes, first, last)
    eyes, head = ([score for day, score in _scored(notes, what) if first <= day <= last] for what in ("much", "head"))
    energy = [rating.rating for day, rating in notes.days_of(e.EnergyRated) if first <= day <= last]
    return {
        "posture": {"checks": checked.checks, "failing": dict(checked.failing)},
        "eyes_midday": {"scores": len(eyes), "mean": _mean(eyes)},
        "head_midday": {"scores": len(head), "mean": _mean(head)},
        "energy": {
            "ratings": len(energy),
            "mean": _mean(energy),
            "by_hour": [
                {"hour": hour.hour, "ratings": hour.ratings, "mean": hour.mean, "earned_minutes_per_hour": hour.earned}
                for hour in energy_by_hour(notes, found)
            ],
        },
    }


def _mean(scores: Sequence[int]) -> float | None:
    return half_up(sum(scores) / len(scores), 1) if scores else None


def _back(day: str, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()


WEEK = 7
MONTH = 30
WITH_COLLEAGUES = ("coffee", "chat", "coworking")
"""What a day at the office brings by itself."""


def due_contact(items: Sequence[Contact], chapter_months: int, notes: Notes, today: date, place: str = "") -> Contact | Unsaid:
    """Return the contact that has been due longest, empty if none is. One never made counts from the first work day. `place`:
    where the day is worked; at the `office` there are people around."""
    asked = [item for item in items if place != "office" or item not in WITH_COLLEAGUES]
    waited = {item: _days_since(item, notes, today) - _every(item, chapter_months) for item in asked}
    late = {item: days for item, days in waited.items() if days >= 0}
    longest_first = sorted(late, key=late.__getitem__, reverse=True)
    return longest_first[0] if longest_first else ""


def _every(item: str, chapter_months: int) -> int:
    return MONTH * chapter_months if item == "chapter" else WEEK


def _days_since(item: str, notes: Notes, today: date) -> int:
    days = [day for day, made in notes.days_of(e.ContactMade) if made.item == item] or [notes.first]
    return (today - date.fromisoformat(days[-1])).days if days[-1] else 0


SETTLED_IN, NEWCOMER = 7, 90
"""Contacts are mentioned once, between these days after the first work day."""


def mention_contacts(notes: Notes, today: str) -> str:
    """Return the one mention of contacts, which are off unless a person turns them on (S35 to S39); empty for every other day."""
    since = (date.fromisoformat(today) - date.fromisoformat(notes.first)).days if notes.first else 0
    if not SETTLED_IN <= since <= NEWCOMER or notes.suggested("social"):
        return ""
    return "Working alone? ninetyten can remind you of a coffee, a hobby or a chapter meeting (social.items)"


LIGHTER = {"ninety-ten": "one-stop", "one-stop": "hourly", "hourly": "quiet"}
"""Which profile asks less than which."""
SKIPS_COUNTED = timedelta(days=14)
"""How far back the skips are counted."""
ENOUGH_PROMPTS = 20
"""So many micro-breaks must have been asked before anything is said."""
SKIPPED_OFTEN = 40.0
"""Percent skipped from which on a lighter profile is suggested."""
SUGGEST_AGAIN = timedelta(days=7)


def lighter_profile(profile: str, days: Sequence[Summary], last: str, today: str) -> str:
    """Return a sentence suggesting a lighter profile, based on recent days; empty if there is nothing to suggest. `last`: the
    date on which it was suggested before, empty for never."""
    dues = [due for day in days for due in day.private.prompts.dues]
    asked = sum(count for _, fate, count in dues if fate != "absorbed")
    skipped = sum(count for _, fate, count in dues if fate == "skipped")
    lighter, recently = (
        LIGHTER.get(profile, ""),
        bool(last) and date.fromisoformat(today) - date.fromisoformat(last) < SUGGEST_AGAIN,
    )
    if not lighter or recently or asked < ENOUGH_PROMPTS or 100 * skipped < SKIPPED_OFTEN * asked:
        return ""
    return f"You skipped {skipped} of {asked} recent micro-breaks; the {lighter} profile prompts less often (prompts.profile)"
