"""Continuing education: how many credits the cycle asks for, how many are earned, and the pace to its end.

The rules are those of AAPC and AHIMA: two years, counted by the date of completion, nothing carried over into the next cycle.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ninetyten.domain.events import CeuEarned
from ninetyten.domain.plan import CeuCycle
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import CEU_SOURCES, Specialty
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
AAPC_WIDE: tuple[Specialty, ...] = ("circc", "cpma", "cpco", "cdeo", "cppm")
AAPC_OF_WIDE, AAPC_OF_SPECIALTY = 16, 8
"""AAPC: credits of its own that one of these needs within the cycle, and any other specialty."""
AHIMA_FURTHER, AHIMA_MOST = 10, 50
"""AHIMA: credits for each credential after the first, and the most that is asked."""
AHIMA_OWN, AHIMA_OWN_SINCE, AHIMA_DOMAINS = 40, "2025-01-01", 80
"""AHIMA: percent of the cycle's credits from itself or its component associations, for cycles that began then or later; and
percent in its domains."""


class Share(Value):
    """Credits of one sort that a cycle asks for: `what` is a source or a topic."""

    what: str
    required: float
    earned: float
    left: float

    @property
    def words(self) -> str:
        """Return `5 of 8 from AHIMA; 3 to go`."""
        to_go = f"; {self.left:g} to go" if self.left else ""
        return f"{self.earned:g} of {self.required:g} {SHARE_WORDS.get(self.what, f'for {self.what.upper()}')}{to_go}"


SHARE_WORDS = {"ahima": "from AHIMA", "hiim": "in AHIMA's domains"}


class Standing(Value):
    """Where a cycle stands. `starts`, `ends`: its first and last date; `left`: credits still to earn; `days_left`: from today to
    the end, both included; `per_month`: credits a month from today on to get there, all of them in the last month; `shares`:
    what it asks for of one sort; `sources`: credits by who gave them, empty where that was not said."""

    body: str
    starts: str
    ends: str
    required: int
    earned: float
    left: float
    days_left: int
    per_month: float
    shares: tuple[Share, ...] = ()
    sources: tuple[tuple[str, float], ...] = ()

    @property
    def words(self) -> str:
        """Return `22.5 of 36 CEUs earned for AAPC; 13.5 to go by Wed, Jun 30, 2027 (1.5/month).` and a sentence for each share;
        `complete` only when none is open."""
        earned = f"{self.earned:g} of {self.required} CEUs earned for {BODIES[self.body]}"
        shares = "".join(f" {share.words}." for share in self.shares)
        if self.left:
            return f"{earned}; {self.left:g} to go by {long_date(self.ends)} ({tenths(self.per_month)}/month).{shares}"
        if any(share.left for share in self.shares):
            return f"{earned}; still open until {long_date(self.ends)} ({tenths(self.per_month)}/month):{shares}"
        return f"{earned}: complete through {long_date(self.ends)}.{shares}"


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
    within = [ceu for day in days for ceu in day.ceus if starts.isoformat() <= ceu.on <= ends.isoformat()]
    earned, needed = sum(ceu.credits for ceu in within), required(cycle)
    left, days_left = max(0.0, needed - earned), (ends - now).days + 1
    shares = _shares(cycle, within, starts.isoformat())
    open_shares = [share.left for share in shares]
    to_go = max(left, sum(open_shares) if cycle.body == "aapc" else max(open_shares, default=0.0))
    return Standing(
        body=cycle.body,
        starts=starts.isoformat(),
        ends=ends.isoformat(),
        required=needed,
        earned=earned,
        left=left,
        days_left=days_left,
        per_month=half_up(to_go / max(1.0, days_left / DAYS_OF_A_MONTH), 2),
        shares=shares,
        sources=tuple((source, _sum(within, source=source)) for source in (*CEU_SOURCES, "") if _sum(within, source=source)),
    )


def _shares(cycle: CeuCycle, earned: Sequence[CeuEarned], starts: str) -> tuple[Share, ...]:
    """Return what a cycle asks for of one sort (D12). Education is taken to be in AHIMA's domains unless it was said to be
    for something else."""
    if cycle.body == "aapc":
        needed = {what: AAPC_OF_WIDE if what in AAPC_WIDE else AAPC_OF_SPECIALTY for what in cycle.specialties}
        return tuple(_share(what, credits, _sum(earned, topic=what)) for what, credits in needed.items())
    own = AHIMA_OWN if starts >= AHIMA_OWN_SINCE else 0
    domains = _sum(earned) - _sum(earned, topic="other")
    wanted = (("ahima", own, _sum(earned, source="ahima")), ("hiim", AHIMA_DOMAINS, domains))
    return tuple(_share(what, required(cycle) * percent / 100, credits) for what, percent, credits in wanted if percent)


def _share(what: str, needed: float, earned: float) -> Share:
    return Share(what, needed, earned, max(0.0, needed - earned))


def _sum(ceus: Sequence[CeuEarned], *, source: str | None = None, topic: str | None = None) -> float:
    return sum(ceu.credits for ceu in ceus if source in (None, ceu.source) and topic in (None, ceu.topic))


def _years_after(day: date, years: int) -> date:
    """Return the same date in another year; for a leap day, the last of February."""
    if (day.month, day.day) == (2, 29):
        return date(day.year + years, 3, 1) - timedelta(days=1)
    return day.replace(year=day.year + years)
