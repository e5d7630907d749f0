"""The five points of the posture check in words: as they are asked when a block starts, and as a trend names them."""

from __future__ import annotations

POINT_WORDS = {"feet": "feet", "back": "back", "elbows": "elbows", "wrists": "wrists", "screen": "screen height"}
"""The points as a trend names them."""


def five_points(*, progressive: bool) -> dict[str, str]:
    """The points as they are asked, by name. `progressive`: with progressive lenses, for which the screen stands lower."""
    return {
        "feet": "feet flat",
        "back": "back supported",
        "elbows": "elbows about 90°",
        "wrists": "wrists straight",
        "screen": f"top of the screen {'below' if progressive else 'at'} eye level",
    }
