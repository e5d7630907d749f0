"""What is on hold, of whatever day, and for how long (D2): in one phrase, and to choose from."""

from __future__ import annotations

from ninetyten.domain.moment import HOUR, SECOND, Instant
from ninetyten.domain.plan import Terms
from ninetyten.domain.state import Held, State
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import HoldReason, Unsaid
from ninetyten.domain.words import REASON_WORDS, counted

DAY = 24 * HOUR


class OnHold(Value):
    """Charts on hold of one type and reason: `E/M established, unsigned: 2 on hold, oldest 4 days`."""

    words: str
    reason: HoldReason | Unsaid
    kind: str


def on_hold(state: State, at: Instant, offset: int) -> str:
    """Return `3 on hold, oldest 4 days`, `1 on hold for 4 days`; empty if none is. `offset`: seconds east of UTC."""
    return aged(len(state.held), days_held(state, at, offset)) if state.held else ""


def holds(state: State, at: Instant, offset: int, terms: Terms) -> tuple[OnHold, ...]:
    """Return what is on hold by chart type and reason, the longest first."""
    found: dict[tuple[str, HoldReason | Unsaid], list[Held]] = {}
    for held in state.held:
        found.setdefault((held.kind, held.reason), []).append(held)
    groups = []
    for (key, reason), same in found.items():
        kind = terms.kind(key)
        what = ", ".join(filter(None, (kind.name if kind else key, REASON_WORDS[reason] if reason else "")))
        groups.append(OnHold(f"{what}: {on_hold(state.replace(held=tuple(same)), at, offset)}", reason, key))
    return tuple(groups)


def aged(charts: int, days: int) -> str:
    """Return `3 on hold, oldest 4 days`."""
    oldest = f"{', oldest' if charts > 1 else ' for'} {counted(days, 'day')}" if days else ""
    return f"{charts:,} on hold{oldest}"


def days_held(state: State, at: Instant, offset: int) -> int:
    """Return how many midnights the chart that is on hold the longest has seen; there is one."""
    ahead = state.shift + offset * SECOND
    return (at + ahead) // DAY - (state.held[0].since + ahead) // DAY
