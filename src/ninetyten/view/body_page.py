"""The page of the body: what the weekly checks say over the weeks, and when the workstation was looked at. Private (D9, D11).

Words and small bars, no score and no label.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ninetyten.domain import events as e
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import BODY_AREAS, ClockStyle, Contact
from ninetyten.domain.words import CONTACT_WORDS, counted
from ninetyten.ledger import wellbeing
from ninetyten.ledger.audits import audits_by_day
from ninetyten.ledger.notes import Notes
from ninetyten.ledger.peaks import peaks
from ninetyten.ledger.periods import day_and_month
from ninetyten.ledger.summary import Summary
from ninetyten.ledger.wellbeing import weeks
from ninetyten.view.questions import BLUE_LIGHT, FELT, RECHECK_DAYS, SHORT, points
from ninetyten.view.selfcheck import look_lines

ITEMS = {
    "tired": "tired despite sleep",
    "queue": "dread of the queue",
    "distance": "distance from the work",
    "temper": "a short temper",
}
BARS = "▁▃▅█"
KEPT = 12
"""Checks that a trend shows."""
NO_CHECKS = "Nothing recorded yet. The weekly check takes ten keys; press Enter to skip a question."
NO_WORKSTATION = "You have not checked your workstation yet."
CHECK_EVERY = 7


class TrendLine(Value):
    """One area or item: its words, a bar for each check, and what the last one said."""

    words: str
    bars: str
    text: str


class BodyPage(Value):
    """`checked`: when the last check was; `trends`, oldest score first; `lines`: what is worth saying; `workstation`: when it
    was looked at and what was not right, each point with what may help; `looks`: posture, eyes at midday, energy;
    `contacts`: when each thing with other people was last done; `key`: the day as of which it stands; `where`: which week that
    is, as seen from today."""

    checked: str = NO_CHECKS
    trends: tuple[TrendLine, ...] = ()
    lines: tuple[str, ...] = ()
    workstation: tuple[str, ...] = (NO_WORKSTATION, BLUE_LIGHT)
    looks: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    key: str = ""
    where: str = ""


def body_page(
    notes: Notes,
    days: Sequence[Summary],
    today: str,
    social: Sequence[Contact] = (),
    clock: ClockStyle = "24h",
    *,
    over: bool = False,
) -> BodyPage:
    """Return the page on the date `today`. `days`: recent ones, for the rule of S18 and for what each hour earns; `social`: the
    things with other people that are switched on; `over`: that date is past, so nothing is told as so many days ago."""
    told = "" if over else today
    checks = notes.of(e.BodyChecked)
    trends = wellbeing.trends(checks)
    lasting = [trend for trend in trends if trend.lasting and trend.name in BODY_AREAS]
    audits = audits_by_day((note.day, note.event) for note in notes.entries)
    signs = wellbeing.signs([audit for _, audit in audits], weeks(days), checks)
    lines = [*signs, *([_lasting(lasting)] if lasting else [])]
    last = notes.last_day(e.BodyChecked)
    return BodyPage(
        checked=f"Last checked {_ago(last, told)} ({counted(len(checks), 'check')})." if checks else NO_CHECKS,
        trends=tuple(_line(trend) for trend in trends),
        lines=tuple(lines),
        workstation=(*_workstation(notes, told, hurts=bool(lasting)), BLUE_LIGHT),
        looks=look_lines(notes, peaks(days), today, clock),
        contacts=tuple(_contact(item, notes, told) for item in social),
    )


def check_due(notes: Notes, today: str) -> bool:
    """Return whether a week has passed since the last check or the last time it was skipped; at first, since the first work
    day."""
    last = max(notes.last_day(e.BodyChecked), notes.suggested("body-check")) or notes.first
    return bool(last) and _days(last, today) >= CHECK_EVERY


def name_of(item: str) -> str:
    """Return the name of an area or item."""
    return ITEMS.get(item, item)


def _line(trend: wellbeing.Trend) -> TrendLine:
    change = f", {trend.change} than last time" if trend.change in ("more", "less") else ""
    bars = "".join(BARS[score] for score in trend.scores[-KEPT:])
    return TrendLine(name_of(trend.name), bars, f"{FELT[trend.scores[-1]]}{change}")


def _lasting(lasting: Sequence[wellbeing.Trend]) -> str:
    names = ", ".join(name_of(trend.name) for trend in lasting)
    return f"{names[0].upper()}{names[1:]}: clearly felt in the last {wellbeing.LASTING} checks. {wellbeing.CLINICIAN}"


def _workstation(notes: Notes, today: str, *, hurts: bool) -> list[str]:
    found = notes.days_of(e.WorkstationChecked)
    if not found:
        return [NO_WORKSTATION]
    day, checked = found[-1]
    known = {point.name: point for point in points(progressive=checked.progressive)}
    wrong = [known[name] for name, right in checked.points if not right and name in known]
    lenses = ", with progressive lenses" if checked.progressive else ""
    again = " Check it again: something has hurt since then." if hurts and day < notes.last_day(e.BodyChecked) else ""
    old = bool(today) and _days(day, today) >= RECHECK_DAYS
    again = again or (" That was six months ago: check it again." if old else "")
    verdict = "all points right" if not wrong else f"{len(wrong)} of {len(checked.points)} points not right"
    return [f"Checked {_ago(day, today)}{lenses}: {verdict}.{again}", *(f"{SHORT[p.name]}: {p.help}" for p in wrong)]


def _contact(item: Contact, notes: Notes, today: str) -> str:
    """Return `Virtual coffee: 9 days ago.`"""
    name = CONTACT_WORDS[item]
    last = max((day for day, made in notes.days_of(e.ContactMade) if made.item == item), default="")
    return f"{name[0].upper()}{name[1:]}: {_when(last, today) if last else 'not yet'}."


def _ago(day: str, today: str) -> str:
    if not today:
        return f"on {day_and_month(day)}"
    return f"on {day_and_month(day)}, {_when(day, today)}" if _days(day, today) > 1 else _when(day, today)


def _when(day: str, today: str) -> str:
    if not today:
        return f"on {day_and_month(day)}"
    days = _days(day, today)
    return "today" if days <= 0 else "yesterday" if days == 1 else f"{days} days ago"


def _days(day: str, today: str) -> int:
    return (date.fromisoformat(today) - date.fromisoformat(day)).days
