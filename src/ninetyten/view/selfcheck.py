"""Self-checks in words: the posture check, eyes at midday, energy by hour, the workstation check.

For the body page and the private report alone (D9, D11); counts and means, no label. The ranges of prices are those of the
article the program began with, in dollars; the rest is guidance (OSHA), grade D.
"""

from __future__ import annotations

from collections.abc import Sequence

from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import WORKSTATION_POINTS, ClockStyle, Energy, PosturePoint, WorkstationPoint
from ninetyten.domain.words import counted, spell_hour
from ninetyten.ledger.notes import Notes
from ninetyten.ledger.peaks import Peaks
from ninetyten.ledger.wellbeing import POSTURE_WEEKS, EnergyHour, Midday, Posture, energy_by_hour, midday, rated, recent_posture


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


POINT_WORDS: dict[PosturePoint, str] = {
    "feet": "feet",
    "back": "back",
    "elbows": "elbows",
    "wrists": "wrists",
    "screen": "screen height",
    "distance": "screen distance",
}
"""The points as a trend names them."""


def posture_points(*, progressive: bool) -> dict[PosturePoint, str]:
    """Return the points as they are asked, by name. `progressive`: with progressive lenses, for which the screen stands lower."""
    return {
        "feet": "feet flat",
        "back": "back supported",
        "elbows": "elbows 90°",
        "wrists": "wrists straight",
        "screen": f"top of the screen {'below' if progressive else 'at'} eye level",
        "distance": "screen at arm's length",
    }


FELT = ("not at all", "a little", "clearly", "a lot")
"""What the scores 0 to 3 say."""
ENERGY_WORDS: dict[Energy, str] = {1: "very low", 2: "low", 3: "medium", 4: "high", 5: "very high"}
"""What the ratings 1 to 5 say."""


BLUE_LIGHT = "Blue-light glasses: no short-term benefit for eye strain found (Cochrane 2023)."
RECHECK_DAYS = 182


class Point(Value):
    """One point: its name, what is right, what may help where it is not."""

    name: WorkstationPoint
    right: str
    help: str


_FURNITURE = "chair, lumbar support, sit-stand desk: $100 to $600"
_POINTS: dict[WorkstationPoint, tuple[str, str]] = {
    "screen-height": (
        "the top of the screen is at eye level or a little below",
        "raise or lower it; books under it cost nothing",
    ),
    "screen-distance": (
        "the screen is an arm's length away, 20 inches or more",
        "move it or make the text larger; nothing to buy",
    ),
    "glare": (
        "no window or lamp reflects in the screen",
        "turn the desk or close a blind; an anti-glare screen: $20 to $60",
    ),
    "chair": ("the chair is adjustable and supports the lower back", _FURNITURE),
    "feet": ("the feet rest flat on the floor or on a footrest", "lower the chair; a firm box will do; nothing to buy"),
    "elbows": ("the elbows are at about 90 degrees, the shoulders down", "match the chair height to the desk; nothing to buy"),
    "wrists": (
        "the wrists are straight; they float while typing",
        "ergonomic keyboard, wrist rest: $30 to $80; rest your palm on it only in pauses",
    ),
    "lighting": ("there is enough light to read by, and none shines in your eyes", "move the lamp to the side; nothing to buy"),
    "noise": ("noise does not distract you from the chart", "close the door, or agree on quiet hours; nothing to buy"),
    "temperature": (
        "you are neither too cold nor too warm, hands included",
        "move out of drafts and sun; add or remove a layer; nothing to buy",
    ),
}
_LENSES = (
    "the screen is low enough to read through the lower part of the lenses with your chin level",
    "lower the screen until you no longer tip your head back, and tilt it up a little; nothing to buy",
)
"""The first point with progressive lenses."""
SHORT: dict[WorkstationPoint, str] = {
    "screen-height": "screen height", "screen-distance": "screen distance", "glare": "glare", "chair": "chair",
    "feet": "feet", "elbows": "elbows", "wrists": "wrists", "lighting": "lighting",
    "noise": "noise", "temperature": "temperature",
}  # fmt: skip


def points(*, progressive: bool) -> tuple[Point, ...]:
    """Return the points of the check, with or without progressive lenses."""
    return tuple(
        Point(name, *(_LENSES if progressive and name == "screen-height" else _POINTS[name])) for name in WORKSTATION_POINTS
    )
