"""What the self-checks ask, and the words of their answers: posture, eyes, energy, the workstation (D9).

The ranges of prices are those of the article the program began with, in dollars; the rest is guidance (OSHA), grade D.
"""

from __future__ import annotations

from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import WORKSTATION_POINTS, Energy, PosturePoint, WorkstationPoint

PRIVATE = "Private: none of this appears in the production report."

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
