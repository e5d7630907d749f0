"""Exercises led step by step: when each begins and ends, so that a sound can lead through them and eyes and hands are free."""

from __future__ import annotations

from collections.abc import Sequence

from ninetyten.domain.moment import SECOND, Span
from ninetyten.domain.value import Value
from ninetyten.view.picture import ShownExercise

READY: Span = 5 * SECOND
"""Time to read what comes, and to get into place, before each exercise."""
LOCK = "Lock your screen before you get up."
ALL_DONE = "All done."
NOTHING, TAP, CHIME = "", "tap", "chime"
"""What is heard when a step begins: nothing; a tap; for an exercise, and at the end of all, the chime: look here."""


class Cue(Value):
    """One step of a routine, or the time to get `ready` for an exercise, which shows its first step. `exercise`, `step`: which
    ones, from 0. `ends`: in ms since the routine began."""

    exercise: int
    step: int
    ready: bool
    ends: Span


def cues(routine: Sequence[ShownExercise]) -> tuple[Cue, ...]:
    """Return the cues of the whole routine, in order, without gaps."""
    found: list[Cue] = []
    clock = 0
    for place, exercise in enumerate(routine):
        found.append(Cue(place, 0, True, clock := clock + READY))
        for number, step in enumerate(exercise.steps):
            found.append(Cue(place, number, False, clock := clock + step.span))
    return tuple(found)


class Guide:
    """Where a routine stands. Every `now` is in ms of a clock that nobody sets. It waits until `go`."""

    def __init__(self, routine: Sequence[ShownExercise]) -> None:
        self.routine = tuple(routine)
        self._cues = cues(routine)
        self._passed: Span = 0
        self._since: Span | None = None
        self._heard = -1

    @property
    def going(self) -> bool:
        """Its clock runs."""
        return self._since is not None

    def go(self, now: Span) -> None:
        """Begin, or go on; while it goes, nothing changes."""
        if self._since is None:
            self._since = now

    def hold(self, now: Span) -> None:
        """Stand still until `go`."""
        self._passed, self._since = self._elapsed(now), None

    def beat(self, now: Span) -> str:
        """Return the sound of what begins now."""
        place = self._place(now)
        if not self.going or place == self._heard:
            return NOTHING
        self._heard = place
        return TAP if place < len(self._cues) and not self._cues[place].ready else CHIME

    def next(self, now: Span) -> None:
        """On to the next step without its sound; after the last one, back to the first."""
        place = self._place(now)
        self._passed = self._cues[place].ends if place < len(self._cues) else 0
        self._heard = self._at(self._passed)
        if self.going:
            self._since = now

    def cue(self, now: Span) -> Cue | None:
        """Return the current cue, None after the end."""
        place = self._place(now)
        return self._cues[place] if place < len(self._cues) else None

    def words(self, now: Span) -> str:
        """Return what the current step says, to be spoken: an exercise's title before it, then each of its steps."""
        cue = self.cue(now)
        if cue is None:
            return ALL_DONE if self.routine else ""
        exercise = self.routine[cue.exercise]
        if cue.ready:
            return f"{exercise.title} {LOCK}" if exercise.lock_screen else exercise.title
        return exercise.steps[cue.step].text

    def seconds(self, now: Span) -> int:
        """Return the seconds until the next step."""
        cue = self.cue(now)
        return 0 if cue is None else -(-(cue.ends - self._elapsed(now)) // SECOND)

    def _elapsed(self, now: Span) -> Span:
        return self._passed + (0 if self._since is None else now - self._since)

    def _place(self, now: Span) -> int:
        return self._at(self._elapsed(now))

    def _at(self, elapsed: Span) -> int:
        return next((place for place, cue in enumerate(self._cues) if cue.ends > elapsed), len(self._cues))
