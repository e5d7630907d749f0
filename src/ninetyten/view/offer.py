"""Offer exercises for stops and rests on the main screen, chosen from the library by what the day has already used.

No event records the exercise offered: choosing for the day's stops and rests again, in order, gives the same ones everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal

from ninetyten.domain import events as e
from ninetyten.domain.exercises import Exercise, known
from ninetyten.domain.moment import SECOND, Instant, Span
from ninetyten.domain.react import Notify
from ninetyten.domain.state import State
from ninetyten.domain.value import Value
from ninetyten.ledger.stops import entries
from ninetyten.ledger.timeline import FoldedDay
from ninetyten.view import picture
from ninetyten.view.exercise_choice import NONE, STAND, ForStop, Library, Preference, Symptoms, routine

STRETCH: Span = 90 * SECOND
"""How long a stretch asked for at any moment takes."""
LONGEST_NOTICE = 200
"""Characters; desktops cut what is longer."""
What = Literal["stops", "rests"]
"""What an exercise is for. Each counts what it has used on its own, so that in both a better-known move comes more often."""
UNSERVED = ("skipped", "missed", "unsaid", "absorbed")


class Offer:
    """Draws the choice. `library`: asked when the first stop or rest is drawn, for reading it takes its time. `symptoms`: what
    was felt at the last weekly check. `sit_stand`: whether posture stops change between sitting and standing."""

    def __init__(
        self,
        library: Callable[[], Library],
        symptoms: Callable[[], Symptoms] = lambda: NONE,
        sit_stand: Callable[[], bool] = lambda: False,
    ) -> None:
        self.library, self.symptoms, self.sit_stand = library, symptoms, sit_stand
        self._used: dict[What, _Used] = {}
        self._choices: tuple[Library, dict[object, ForStop]] = ((), {})

    def stop(self, state: State, day: FoldedDay) -> picture.ShownExercise | None:
        """Return the exercise of the stop that is showing."""
        showing = state.showing
        if showing is None:
            return None
        return self.shown(showing.tracks, showing.span, showing.at, day)

    def shown(self, tracks: Sequence[str], span: Span, at: Instant, day: FoldedDay) -> picture.ShownExercise:
        """Return the exercise of a stop of these tracks that came on the screen at `at`."""
        return drawn(self._stop(tracks, span, self._used_before(day, at, "stops")))

    def rest(self, state: State, day: FoldedDay) -> tuple[picture.ShownExercise, ...]:
        """Return the routine of the rest that runs."""
        rest = state.rest
        if rest is None:
            return ()
        preference, unserved = self._used_before(day, rest.started, "rests"), _unserved(day.events, rest.started)
        return tuple(map(drawn, routine(self.library(), rest.ends - rest.started, unserved, preference)))

    def stretch(self, day: FoldedDay, at: Instant, turn: int) -> tuple[picture.ShownExercise, ...]:
        """Return exercises to do now, in the chair. `turn`: another number gives others."""
        seated = [exercise for exercise in self.library() if not exercise.stands]
        preference = self._used_before(day, at, "rests")
        return tuple(map(drawn, routine(seated, STRETCH, (), preference.replace(turn=preference.turn + turn))))

    def phrase(self, notice: Notify, state: State, day: FoldedDay) -> Notify:
        """Give a stop's notice the words of the screen, so that it can be followed without looking there."""
        exercise = self.stop(state, day) if notice.reason == "prompt" else None
        return notice if exercise is None else told(notice, exercise)

    def _used_before(self, day: FoldedDay, until: Instant, what: What) -> Preference:
        """Return the preference after the day's stops, or rests, before `until`, going on from where it was last asked."""
        turn = 0 if day.state.day is None else date.fromisoformat(day.state.day.key).toordinal()
        start = Preference((), self.symptoms(), turn, STAND if self.sit_stand() else "")
        before, used = tuple([event for event in day.events if event.at < until]), self._used.get(what)
        if used is None or used.start != start or before[: len(used.events)] != used.events:
            used = _Used((), start, start)
        after = self._after_stop if what == "stops" else self._after_rest
        for event in before[len(used.events) :]:
            used = after(used, event, before)
        self._used[what] = used.replace(events=before)
        return used.then

    def _after_stop(self, used: _Used, event: e.Event, events: tuple[e.Event, ...]) -> _Used:
        """Return what has been used after one event more."""
        match event:
            case e.PromptShown() if event.rung:
                return used.replace(then=used.then.after(self._stop(event.tracks, event.span, used.then)), asked=event.tracks)
            case e.PromptAnswered(answer="done") | e.PromptSettled(fate="observed" | "unsaid"):
                return used.replace(then=used.then.turned() if "posture" in used.asked else used.then, asked=())
        return used

    def _after_rest(self, used: _Used, event: e.Event, events: tuple[e.Event, ...]) -> _Used:
        """Return what has been used after one event more, one of `events`."""
        if not isinstance(event, e.RestStarted):
            return used
        begun, then = event.at if event.since is None else event.since, used.then
        for exercise in routine(self.library(), event.ends - begun, _unserved(events, begun), then):
            then = then.after(exercise)
        return used.replace(then=then)

    def _stop(self, tracks: Sequence[str], span: Span, preference: Preference) -> Exercise:
        """Return the exercise of a stop. A day has few sorts of stops: what would do for each is found once for a library."""
        library, stop = self.library(), (tuple(tracks), span, preference.stance)
        if library is not self._choices[0]:
            self._choices = (library, {})
        known = self._choices[1]
        if stop not in known:
            known[stop] = ForStop(library, tracks, span, preference.stance)
        return known[stop].choose(preference)


class _Used(Value):
    """What the stops, or the rests, among `events` have used: the preference at the `start` and `then`. `asked`: the tracks of
    the stop that was shown last and is not settled."""

    events: tuple[e.Event, ...]
    start: Preference
    then: Preference
    asked: tuple[str, ...] = ()


def drawn(exercise: Exercise) -> picture.ShownExercise:
    """Return an exercise as a screen shows it."""
    return picture.ShownExercise(f"{exercise.name}.", exercise.steps, known(exercise), exercise.safety, exercise.stands)


def told(notice: Notify, exercise: picture.ShownExercise) -> Notify:
    """Return a stop's notice in the words of its exercise."""
    return notice.replace(body=_shortened(f"{exercise.title} {exercise.words} {exercise.safety}"))


def _shortened(text: str) -> str:
    """Return its first sentences, as many as a desktop shows; at least one."""
    kept, *others = text.strip().split(". ")
    for sentence in others:
        if len(kept) + len(sentence) + 2 > LONGEST_NOTICE:
            break
        kept += f". {sentence}"
    return kept if kept.endswith(".") else f"{kept}."


def _unserved(events: Sequence[e.Event], until: Instant) -> tuple[str, ...]:
    """Return the tracks that the block before `until` left unserved, as far as was known then."""
    known = [event for event in events if event.at <= until]
    begun = max((event.at for event in known if isinstance(event, e.BlockStarted)), default=until)
    missed = [entry for entry in entries(known) if begun <= entry.due <= until and entry.fate in UNSERVED]
    return tuple(dict.fromkeys(track for entry in missed for track in entry.tracks))


NO_LIBRARY = Offer(tuple)
"""Offers the tracks' own words."""
