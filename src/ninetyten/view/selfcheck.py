"""The looks at oneself in words: the posture check, the eyes at midday, energy by hour. For the page of the body and the private
report alone (D9, D11); counts and means, no label.
"""

from __future__ import annotations

from collections.abc import Sequence

from ninetyten.domain.words import counted
from ninetyten.ledger.noted import Noted
from ninetyten.ledger.peaks import Peaks
from ninetyten.ledger.selfcheck import (
    POSTURE_WEEKS,
    EnergyHour,
    Midday,
    Posture,
    energy_by_hour,
    midday,
    rated,
    recent_posture,
)
from ninetyten.view.posture import POINT_WORDS


def look_lines(noted: Noted, found: Peaks, today: str) -> tuple[str, ...]:
    """What the page of the body says of all three; nothing of what was never noted."""
    checked, eyes = recent_posture(noted, today), midday(noted, today)
    return (
        *([f"Posture, last {POSTURE_WEEKS} weeks: {posture_words(checked)}."] if checked.checks else []),
        *([f"Eyes at midday: {midday_words(eyes)}."] if eyes != Midday(None, None) else []),
        *(energy_lines(energy_by_hour(noted, found), found) if rated(noted) else ()),
    )


def posture_words(checked: Posture) -> str:
    """`12 checks; screen height not right in 7, feet in 2`."""
    checks = counted(checked.checks, "check")
    if not checked.failing:
        return f"{checks}; all of it right"
    (point, count), *others = checked.failing
    first = f"{POINT_WORDS[point]} not right in {count}"
    return f"{checks}; {', '.join([first, *(f'{POINT_WORDS[other]} in {times}' for other, times in others)])}"


def midday_words(eyes: Midday) -> str:
    """`0.6 this fortnight, 1.4 the one before`, of 3."""
    said = ((eyes.now, "this fortnight"), (eyes.before, "the one before"))
    return ", ".join(f"{mean:.1f} {when}" for mean, when in said if mean is not None)


def energy_lines(hours: Sequence[EnergyHour], found: Peaks) -> tuple[str, ...]:
    """A heading and a line an hour; or why that cannot be said."""
    if found.missing:
        return (f"Energy by hour: not enough data yet, {counted(found.missing, 'more work day')} to go.",)
    if not hours:
        return ("Energy by hour: not enough ratings of any hour yet.",)
    return ("Energy by hour of the day, 1 to 5, and standard minutes earned an hour of production:", *hour_lines(hours))


def hour_lines(hours: Sequence[EnergyHour]) -> tuple[str, ...]:
    """`08   4.2   61 earned`, an hour a line."""
    return tuple(f"{hour.hour:02}   {hour.mean:.1f}{_earned(hour.earned)}" for hour in hours)


def _earned(earned: float | None) -> str:
    return "" if earned is None else f"   {earned:.0f} earned"
