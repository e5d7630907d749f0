"""The workstation check in words: what each point asks, what may help and what that costs, and the branch for progressive lenses.

The ranges of prices are those of the article the program began with, in dollars; the rest is guidance (OSHA), grade D.
"""

from __future__ import annotations

from ninetyten.domain.plan import WORKSTATION_POINTS
from ninetyten.domain.value import Value

BLUE_LIGHT = "Blue-light glasses: no short-term benefit for eye strain found (Cochrane 2023)."
RECHECK_DAYS = 182


class Point(Value):
    """One point: its name, what is right, what may help where it is not."""

    name: str
    right: str
    help: str


_FURNITURE = "chair, lumbar support, a desk to stand and sit at: 100 to 600 dollars"
_POINTS = {
    "screen-height": (
        "the top of the screen is at eye level or a little below",
        "raise or lower it; books under it cost nothing",
    ),
    "screen-distance": ("the screen is an arm's length away, 20 inches or more", "move it; make the text larger; nothing to buy"),
    "glare": (
        "no window or lamp is mirrored in the screen",
        "turn the desk or draw a blind; an anti-glare screen: 20 to 60 dollars",
    ),
    "chair": ("the chair is adjustable and supports the lower back", _FURNITURE),
    "feet": ("the feet stand flat, on the floor or on a rest", "lower the chair; a firm box will do; nothing to buy"),
    "elbows": ("the elbows are at about 90 degrees, the shoulders down", "chair and desk to one height; nothing to buy"),
    "wrists": (
        "the wrists are straight; they float while typing",
        "ergonomic keyboard, wrist rest: 30 to 80 dollars; the palm rests on it only in pauses",
    ),
    "lighting": ("there is light enough to read by, and none in the eyes", "move the lamp to the side; nothing to buy"),
    "noise": ("what you hear does not take you off the chart", "close the door, or agree on quiet hours; nothing to buy"),
    "temperature": (
        "you are neither cold nor warm, the hands included",
        "sit out of the draft and the sun; one layer more or less; nothing to buy",
    ),
}
_LENSES = (
    "the screen is low enough to be read through the lower part of the lenses, the chin level",
    "lower the screen until you no longer tip your head back, and tilt it up a little; nothing to buy",
)
"""What progressive lenses make of the first point."""
SHORT = {
    "screen-height": "height of the screen", "screen-distance": "distance of the screen", "glare": "glare", "chair": "chair",
    "feet": "feet", "elbows": "elbows", "wrists": "wrists", "lighting": "lighting",
    "noise": "noise", "temperature": "temperature",
}  # fmt: skip


def points(*, progressive: bool) -> tuple[Point, ...]:
    """The points of the check, with or without progressive lenses."""
    words = {**_POINTS, **({"screen-height": _LENSES} if progressive else {})}
    return tuple(Point(name, *words[name]) for name in WORKSTATION_POINTS)
