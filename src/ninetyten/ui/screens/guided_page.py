"""Lead a break or a stretch through its exercises, paced by sound, with no need to look or press."""

from __future__ import annotations

from collections.abc import Sequence

from ninetyten.domain.moment import SECOND, Span
from ninetyten.ui import paint
from ninetyten.ui.screens.page import Page, Result
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.view.guided import ALL_DONE, LOCK, Cue, Guide
from ninetyten.view.picture import Picture, ShownExercise


class Guided(Page[Result]):
    """Leads through a routine; it holds while evidence is shown or a question is asked."""

    explained = False
    after = ""
    """What is said after the last step."""

    def __init__(self) -> None:
        super().__init__()
        self.guide = Guide(())

    def lead(self, routine: Sequence[ShownExercise]) -> None:
        """Begin a routine."""
        self.guide = Guide(routine)
        self.guide.go(self._clock())
        self.redraw()

    def beat(self) -> None:
        """Advance the routine, with its sound."""
        if not self.guide.going:
            return
        sound = self.guide.beat(self._clock())
        if sound:
            self.face.session.sound(sound)
            self.say_step()
            self.redraw()
        else:
            self.query("#pace").refresh()

    def next(self) -> None:
        """Go to the next step."""
        self.guide.next(self._clock())
        self.say_step()
        self.redraw()

    def say_step(self) -> None:
        """Speak the step at hand; be silent while the routine is held."""
        self.face.session.speak(self.guide.words(self._clock()) if self.guide.going else "")

    def on_unmount(self) -> None:
        """Stop speaking: the exercises are over."""
        self.face.session.speak("")

    def hold(self) -> None:
        """Hold the routine, or resume it."""
        self.turn(explained=False, going=not self.guide.going)

    def explain(self) -> bool:
        """Show or hide the evidence for the exercise; return False if there is none."""
        if self.exercise is None:
            return False
        self.turn(explained=not self.explained, going=self.explained)
        return True

    def turn(self, *, explained: bool, going: bool) -> None:
        """Show the evidence or the steps, and hold or resume the routine."""
        self.explained = explained
        self.set_class(explained, "explained")
        if going:
            self.guide.go(self._clock())
        else:
            self.guide.hold(self._clock())
        self.say_step()
        self.redraw()

    def redraw(self) -> None:
        """Redraw every part."""
        for part in self.query(Drawn):
            part.refresh(layout=True)

    @property
    def cue(self) -> Cue | None:
        """The current step; None after the end or without a routine."""
        return self.guide.cue(self._clock())

    @property
    def exercise(self) -> ShownExercise | None:
        """The current exercise, or None."""
        cue = self.cue
        return None if cue is None else self.guide.routine[cue.exercise]

    @property
    def seconds(self) -> int:
        """Seconds left of the current step."""
        return self.guide.seconds(self._clock())

    def _clock(self) -> Span:
        return int(self.face.now() * SECOND)

    def draw_title(self, picture: Picture, columns: int) -> paint.Runs:
        """Return the exercise's title, and its place in the routine."""
        cue, routine = self.cue, self.guide.routine
        if cue is None:
            return [paint.PLACE, (ALL_DONE, "strong")] if routine else []
        title: paint.Runs = [paint.PLACE, (routine[cue.exercise].title, "strong")]
        return paint.fitting(columns, [[*title, (f"   {cue.exercise + 1} of {len(routine)}", "quiet")], title])

    def draw_step(self, picture: Picture, columns: int) -> paint.Runs:
        """Return what to do, or the evidence."""
        cue, exercise = self.cue, self.exercise
        if cue is None or exercise is None:
            return paint.wrapped(self.after, "quiet", columns) if self.guide.routine else []
        if self.explained:
            return paint.wrapped(exercise.evidence, "quiet", columns)
        return paint.wrapped(exercise.steps[cue.step].text, "quiet" if cue.ready else "bright", columns)

    def draw_pace(self, picture: Picture, columns: int) -> paint.Runs:
        """Return how long this step still takes."""
        cue = self.cue
        if cue is None or self.explained:
            return []
        left = f"get ready: {self.seconds} s" if cue.ready else f"{self.seconds} s"
        return [(left, "accent"), *([] if self.guide.going else [("   held", "quiet")])]

    def draw_care(self, picture: Picture, columns: int) -> paint.Runs:
        """Return the safety note, and the reminder to lock the screen before getting up."""
        exercise = self.exercise
        if exercise is None or self.explained:
            return []
        lock: paint.Runs = [(LOCK, "accent")] if exercise.lock_screen else []
        return paint.stacked([lock, paint.wrapped(exercise.safety, "quiet", columns) if exercise.safety else []])
