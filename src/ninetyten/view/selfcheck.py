"""What the self-checks found, in words: the posture check, eyes at midday, energy by hour.

For the body page and the private report alone (D9, D11); counts and means, no label.
"""

from __future__ import annotations

from collections.abc import Sequence

from ninetyten.domain.vocabulary import ClockStyle
from ninetyten.domain.words import counted, spell_hour
from ninetyten.ledger.notes import Notes
from ninetyten.ledger.peaks import Peaks
from ninetyten.ledger.wellbeing import POSTURE_WEEKS, EnergyHour, Midday, Posture, energy_by_hour, midday, rated, recent_posture
from ninetyten.view.questions import POINT_WORDS


def look_lines(notes: Notes, found: Peaks, today: str, clock: ClockStyle) -> tuple[str, ...]:
    """Return the lines of the body page on posture, midday and energy, if recorded."""
    return (*posture_lines(notes, today), *midday_lines(notes, today), *energy_lines(notes, found, clock))


def posture_lines(notes: Notes, today: str) -> tuple[str, ...]:
    """Return what the latest posture checks found, if there are any."""
    checked = recent_posture(notes, today)
    return (f"Posture, last {POSTURE_WEEKS} weeks: {posture_words(checked)}.",) if checked.checks else ()


def midday_lines(notes: Notes, today: str) -> tuple[str, ...]:
    """Return how the eyes and the head were at midday, those that were scored."""
    scored = (("Eyes", midday(notes, today)), ("Head", midday(notes, today, "head")))
    return tuple(f"{name} at midday: {midday_words(mean)}." for name, mean in scored if mean != Midday(None, None))


def posture_words(checked: Posture) -> str:
    """Return `12 checks; screen height not right in 7, feet in 2`."""
    checks = counted(checked.checks, "check")
    if not checked.failing:
        return f"{checks}; everything right"
    (point, count), *others = checked.failing
    first = f"{POINT_WORDS[point]} not right in {count}"
    return f"{checks}; {', '.join([first, *(f'{POINT_WORDS[other]} in {times}' for other, times in others)])}"


def midday_words(eyes: Midday) -> str:
    """Return `0.6 of 3 in the last two weeks, 1.4 of 3 in the two weeks before`."""
    pairs = ((eyes.now, "in the last two weeks"), (eyes.before, "in the two weeks before"))
    return ", ".join(f"{mean:g} of 3 {when}" for mean, when in pairs if mean is not None)


def energy_lines(notes: Notes, found: Peaks, clock: ClockStyle) -> tuple[str, ...]:
    """Return a heading and a line per hour, or why there is none; nothing before the first rating."""
    hours = energy_by_hour(notes, found)
    if not rated(notes):
        return ()
    if found.missing:
        return (f"Energy by hour: not enough data yet; needs {counted(found.missing, 'more work day')}.",)
    if not hours:
        return ("Energy by hour: no hour has enough ratings yet.",)
    return ("Energy by hour of day, 1 to 5, with standard minutes earned/hour of production:", *hour_lines(hours, clock))


def hour_lines(hours: Sequence[EnergyHour], clock: ClockStyle) -> tuple[str, ...]:
    """Return a line per hour, such as `08   4.2   61 earned`."""
    wide = max((len(spell_hour(hour.hour * 60, clock)) for hour in hours), default=0)
    return tuple(f"{spell_hour(hour.hour * 60, clock):>{wide}}   {hour.mean:.1f}{_earned(hour.earned)}" for hour in hours)


def _earned(earned: float | None) -> str:
    return "" if earned is None else f"   {earned:.0f} earned"
