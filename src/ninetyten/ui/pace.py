"""How long until the face has something new to show, so that nothing is drawn for nobody.

Looked at, the clock moves each second. In the background, or with the seconds hidden, it moves in steps of five, landing
on round seconds; a stop's countdown is always seen to run.
"""

from __future__ import annotations

from ninetyten.view.picture import Picture

SECOND = 1.0
SLOW = 5


def wait(picture: Picture, *, focused: bool) -> float:
    """Seconds until the next picture, 1 to 5."""
    if picture.prompt is not None and picture.prompt.seconds:
        return SECOND
    if focused and picture.clock_seconds and picture.clock:
        return SECOND
    last = picture.clock[-1:]
    if not picture.clock_seconds or not last.isdigit():
        return float(SLOW)
    seconds = int(last) % SLOW
    falling = not picture.clock.startswith("−")
    return float((seconds if falling else SLOW - seconds) or SLOW)
