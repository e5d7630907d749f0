"""What is offered on the main screen, in a notice, and at once."""

from __future__ import annotations

from ninetyten.config.exercise_library import read_exercises
from ninetyten.domain import commands as c
from ninetyten.domain.engine import step
from ninetyten.domain.moment import MINUTE, Day, Now, Presence
from ninetyten.domain.plan import Plan
from ninetyten.domain.react import Notify
from ninetyten.domain.state import State
from ninetyten.ledger import timeline
from ninetyten.view.offer import NO_LIBRARY, Offer
from ninetyten.view.picture import ShownExercise

LIBRARY = read_exercises("/nowhere/exercises.toml")[0]
OFFER = Offer(lambda: LIBRARY)
TODAY = Day("2026-10-06", "UTC", 0, 1440 * MINUTE)


def shown() -> tuple[State, timeline.FoldedDay]:
    """Twenty minutes into a block its first stop shows."""

    def now(minute: int) -> Now:
        return Now(minute * MINUTE, 0, TODAY, Presence())

    plan = Plan()
    begun = step(State(), c.Start(), now(0), plan)
    done = begun.then(step(begun.state, c.Tick(), now(20), plan))
    return done.state, timeline.fold_day(done.events, 20 * MINUTE, plan.terms)


def notice(reason: str = "prompt") -> Notify:
    """As the engine words it."""
    return Notify(20 * MINUTE, "Eyes: 20 s", "Look 20 feet away.", reason)  # type: ignore[arg-type]


def test_a_notice_says_what_the_screen_says() -> None:
    """The exercise, its steps, and when to be careful."""
    state, day = shown()
    on_screen = OFFER.stop(state, day)
    assert on_screen is not None
    body = OFFER.phrase(notice(), state, day).body
    assert body.startswith(f"{on_screen.title} {on_screen.steps[0].text}")
    assert len(body) <= 200 and body.endswith(".")


def test_other_notices_are_left_as_they_are() -> None:
    """Only a stop has an exercise; without a library a stop has its tracks' own words."""
    state, day = shown()
    assert OFFER.phrase(notice("ending"), state, day) == notice("ending")
    assert OFFER.phrase(notice(), State(), day) == notice()
    assert NO_LIBRARY.phrase(notice(), state, day).body.startswith("A moment for yourself.")


def test_a_long_exercise_is_cut_at_a_sentence() -> None:
    """A notice never ends in median of one, however long its first is."""
    state, day = shown()

    class Long(Offer):
        def stop(self, state: State, day: timeline.FoldedDay) -> ShownExercise:
            return ShownExercise("Move.", (LIBRARY[0].steps[0].replace(text="One two three. " * 30),), "")

    body = Long(lambda: LIBRARY).phrase(notice(), state, day).body
    assert 185 <= len(body) <= 200 and body.endswith("three.")


def test_a_stretch_is_done_in_the_chair_and_differs_each_time() -> None:
    """Two or three exercises, none that makes one stand."""
    _, day = shown()
    first, second = (OFFER.stretch(day, 20 * MINUTE, turn) for turn in (1, 2))
    assert 2 <= len(first) <= 3
    assert not any(exercise.lock_screen for exercise in (*first, *second))
    assert first != second
