"""Continuing education: how many credits the cycle asks for, how many are earned, and the pace to its end.

The rules are those of AAPC and AHIMA: two years, counted by the date of completion, nothing carried over into the next cycle.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ninetyten.domain.plan import CeuCycle
from ninetyten.domain.value import Value
from ninetyten.ledger.figures import half_up, tenths
from ninetyten.ledger.periods import long_date
from ninetyten.ledger.summary import Summary

YEARS = 2
CYCLE = timedelta(days=YEARS * 366)
"""No cycle is longer."""
DAYS_OF_A_MONTH = 365.25 / 12
BODIES = {"aapc": "AAPC", "ahima": "AHIMA"}
AAPC_FIRST, AAPC_FURTHER, AAPC_COUNTED = 36, 4, 5
"""AAPC: credits for one credential, for each further one, and how many of them count."""
AHIMA_FURTHER, AHIMA_MOST = 10, 50
"""AHIMA: credits for each credential after the first, and the most that is asked."""


class Standing(Value):
    """Where a cycle stands. `starts`, `ends`: its first and last date; `left`: credits still to earn; `days_left`: from today to
    the end, both included; `per_month`: credits a month from today on to get there, all of them in the last month."""

    body: str
    starts: str
    ends: str
    required: int
    earned: float
    left: float
    days_left: int
    per_month: float

    @property
    def words(self) -> str:
        """Return `22.5 of 36 CEUs earned for AAPC; 13.5 to go by Wed, Jun 30, 2027 (1.5/month).`"""
        earned = f"{self.earned:g} of {self.required} CEUs earned for {BODIES[self.body]}"
        if not self.left:
            return f"{earned}: complete through {long_date(self.ends)}."
        return f"{earned}; {self.left:g} to go by {long_date(self.ends)} ({tenths(self.per_month)}/month)."


def required(cycle: CeuCycle) -> int:
    """Return the credits a cycle asks for."""
    if cycle.body == "aapc":
        return AAPC_FIRST + AAPC_FURTHER * (min(cycle.credentials, AAPC_COUNTED) - 1)
    return min(AHIMA_MOST, cycle.group + AHIMA_FURTHER * (cycle.credentials - 1))


def standing(cycle: CeuCycle, days: Sequence[Summary], today: str) -> Standing | None:
    """Return where the cycle around `today` stands after what was logged on these days; one that has ended is followed by the
    next. None where no body or no end is set."""
    if cycle.body not in BODIES or not cycle.ends:
        return None
    now, ends, years = date.fromisoformat(today), date.fromisoformat(cycle.ends), 0
    while _years_after(ends, years) < now:
        years += YEARS
    while _years_after(ends, years - YEARS) >= now:
        years -= YEARS
    starts, ends = _years_after(ends, years - YEARS) + timedelta(days=1), _years_after(ends, years)
    within = (ceu for day in days for ceu in day.ceus if starts.isoformat() <= ceu.on <= ends.isoformat())
    earned, needed = sum(ceu.credits for ceu in within), required(cycle)
    left, days_left = max(0.0, needed - earned), (ends - now).days + 1
    return Standing(
        body=cycle.body,
        starts=starts.isoformat(),
        ends=ends.isoformat(),
        required=needed,
        earned=earned,
        left=left,
        days_left=days_left,
        per_month=half_up(left / max(1.0, days_left / DAYS_OF_A_MONTH), 2),
    )


def _years_after(day: date, years: int) -> date:
    """Return the same date in another year; for a leap day, the last of February."""
    if (day.month, day.day) == (2, 29):
        return date(day.year + years, 3, 1) - timedelta(days=1)
    return day.replace(year=day.year + years)
