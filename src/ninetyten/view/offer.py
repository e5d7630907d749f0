"""Offer exercises for stops and rests on the main screen, chosen from the library by what the day has already used.

No event records the exercise offered: choosing for the day's stops and rests again, in order, gives the same ones everywhere.
"""

from __future__ import annotations

from collections.abc import Callable

from ninetyten.domain import events as e
from ninetyten.domain.exercises import Exercise, known
from ninetyten.domain.moment import HOUR, SECOND, Instant, Span
from ninetyten.domain.react import Notify
from ninetyten.domain.state import State
from ninetyten.ledger.stops import entries
from ninetyten.ledger.timeline import FoldedDay
from ninetyten.view import picture
from ninetyten.view.exercise_choice import NONE, Library, Preference, Symptoms, for_stop, routine

STRETCH: Span = 90 * SECOND
"""How long a stretch asked for at any moment takes."""
LONGEST_NOTICE = 200
"""Characters; desktops cut what is longer."""
UNSERVED = ("skipped", "missed", "unsaid", "absorbed")


class Offer:
    """Draws the choice. `library`: asked when the first stop or rest is drawn, for reading it takes its time. `symptoms`: what
    was felt at the last weekly check."""

    def __init__(self, library: Callable[[], Library], symptoms: Callable[[], Symptoms] = lambda: NONE) -> None:
        self.library, self.symptoms = library, symptoms

    def stop(self, state: State, day: FoldedDay) -> picture.ShownExercise | None:
        """Return the exercise of the stop that is showing."""
        showing = state.showing
        if showing is None:
            return None
        return drawn(for_stop(self.library(), showing.tracks, showing.span, self._preference(day, showing.at)))

    def rest(self, state: State, day: FoldedDay) -> tuple[picture.ShownExercise, ...]:
        """Return the routine of the rest that runs."""
        rest = state.rest
        if rest is None:
            return ()
        preference = self._preference(day, rest.started)
        return tuple(map(drawn, routine(self.library(), rest.ends - rest.started, _unserved(day, rest.started), preference)))

    def stretch(self, day: FoldedDay, at: Instant, turn: int) -> tuple[picture.ShownExercise, ...]:
        """Return exercises to do now, in the chair. `turn`: another number gives others."""
        seated = [exercise for exercise in self.library() if not exercise.stands]
        preference = self._preference(day, at)
        return tuple(map(drawn, routine(seated, STRETCH, (), preference.replace(turn=preference.turn + turn))))

    def phrase(self, notice: Notify, state: State, day: FoldedDay) -> Notify:
        """Give a stop's notice the words of the screen, so that it can be followed without looking there."""
        exercise = self.stop(state, day) if notice.reason == "prompt" else None
        return (
            notice
            if exercise is None
            else notice.replace(body=_shortened(f"{exercise.title} {exercise.words} {exercise.safety}"))
        )

    def _preference(self, day: FoldedDay, until: Instant) -> Preference:
        """Return what the day's stops and rests before `until` have used."""
        library = self.library()
        preference = Preference(symptoms=self.symptoms(), turn=until // (24 * HOUR))
        used: tuple[Exercise, ...]
        for event in day.events:
            if event.at >= until:
                break
            match event:
                case e.PromptShown() if event.rung:
                    used = (for_stop(library, event.tracks, event.span, preference),)
                case e.RestStarted():
                    used = routine(library, event.ends - event.at, _unserved(day, event.at), preference)
                case _:
                    continue
            preference = preference.replace(recent=(*preference.recent, *(exercise.id for exercise in used)))
        return preference


def drawn(exercise: Exercise) -> picture.ShownExercise:
    """Return an exercise as a screen shows it."""
    return picture.ShownExercise(f"{exercise.name}.", exercise.steps, known(exercise), exercise.safety, exercise.stands)


def _shortened(text: str) -> str:
    """Return its first sentences, as many as a desktop shows; at least one."""
    kept, *others = text.strip().split(". ")
    for sentence in others:
        if len(kept) + len(sentence) + 2 > LONGEST_NOTICE:
            break
        kept += f". {sentence}"
    return kept if kept.endswith(".") else f"{kept}."


def _unserved(day: FoldedDay, until: Instant) -> tuple[str, ...]:
    """Return the tracks that the block before `until` left unserved."""
    begun = max((event.at for event in day.events if isinstance(event, e.BlockStarted) and event.at <= until), default=until)
    missed = [entry for entry in entries(day.events) if begun <= entry.due <= until and entry.fate in UNSERVED]
    return tuple(dict.fromkeys(track for entry in missed for track in entry.tracks))


NO_LIBRARY = Offer(tuple)
"""Offers the tracks' own words."""
