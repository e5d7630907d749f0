"""What the body and the work say over weeks (D9): trends without a label, and never in the production report (D11).

The rule of S18: when accuracy falls over three audits, and minutes given away grow while productivity falls, and the queue
is dreaded, the one sentence `SIGN` is shown. It names no condition and gives no score.
"""

from __future__ import annotations

from collections.abc import Sequence

from ninetyten.domain import events as e
from ninetyten.domain.value import Value

SIGN = (
    "Accuracy has fallen over three audits, hours have grown while productivity fell, and the queue weighs on you. "
    "That is worth a talk with somebody you trust: a lead, a friend, a clinician."
)
CLINICIAN = "It has lasted for two weeks or more. A clinician can look at it; this program cannot."
LASTING = 2
"""Weekly checks in a row at which something was felt (2 or more of 3) before a clinician is named."""
FELT = 2
DREAD = 2
AUDITS = 3


class Trend(Value):
    """One area or item over the checks, oldest first."""

    name: str
    scores: tuple[int, ...]

    @property
    def lasting(self) -> bool:
        """Whether it was felt at each of the last `LASTING` checks."""
        last = self.scores[-LASTING:]
        return len(last) == LASTING and min(last) >= FELT

    @property
    def change(self) -> str:
        """`more`, `less` or `as before`, against the check before the last."""
        if len(self.scores) < 2 or self.scores[-1] == self.scores[-2]:
            return "as before"
        return "more" if self.scores[-1] > self.scores[-2] else "less"


def trends(checks: Sequence[e.BodyChecked]) -> list[Trend]:
    """Every area and item that was ever scored, over the checks it was scored in, oldest check first."""
    scores: dict[str, list[int]] = {}
    for check in checks:
        for name, much in (*check.areas, *check.work):
            scores.setdefault(name, []).append(much)
    return [Trend(name, tuple(found)) for name, found in scores.items()]


def symptoms(checks: Sequence[e.BodyChecked]) -> dict[str, int]:
    """Area -> how much it was felt at the last check, for the choice of exercises; only what was felt at all."""
    return {area: much for area, much in checks[-1].areas if much} if checks else {}


class Week(Value):
    """A week as the rule sees it: minutes given away outside the planned hours, and productivity % on production time."""

    given_away: float
    productivity: float


def sign(audits: Sequence[e.Audited], weeks: Sequence[Week], checks: Sequence[e.BodyChecked]) -> str:
    """The sentence of the rule, or nothing. All three must hold: each of the last three audits below the one before it; more
    given away and less productivity in the last week than in the one before; dread of the queue felt at the last check."""
    shares = [audit.right / audit.total for audit in audits[-AUDITS:]]
    falling = len(shares) == AUDITS and shares[0] > shares[1] > shares[2]
    strained = len(weeks) >= 2 and weeks[-1].given_away > weeks[-2].given_away and weeks[-1].productivity < weeks[-2].productivity
    dread = bool(checks) and dict(checks[-1].work).get("queue", 0) >= DREAD
    return SIGN if falling and strained and dread else ""
