"""Exercises led step by step, on a clock of whole seconds."""

from __future__ import annotations

from ninetyten.domain.exercises import ExerciseStep
from ninetyten.domain.moment import SECOND
from ninetyten.view.guided import CHIME, NOTHING, TAP, Cue, Guide, cues
from ninetyten.view.picture import ShownExercise

TURN = ShownExercise("Turn.", (ExerciseStep("Left.", 4 * SECOND), ExerciseStep("Right.", 6 * SECOND)), "Known.")
LOOK = ShownExercise("Look.", (ExerciseStep("Far.", 20 * SECOND),), "Known.")
ROUTINE = (TURN, LOOK)


def going() -> Guide:
    """The routine, begun at 100 s."""
    guide = Guide(ROUTINE)
    guide.go(100 * SECOND)
    return guide


def test_five_seconds_to_get_ready_then_each_step_without_a_gap() -> None:
    """The cues of a routine in ms since it began."""
    assert cues(ROUTINE) == (
        Cue(0, 0, True, 5_000),
        Cue(0, 0, False, 9_000),
        Cue(0, 1, False, 15_000),
        Cue(1, 0, True, 20_000),
        Cue(1, 0, False, 40_000),
    )


def test_to_go_on_while_it_goes_changes_nothing() -> None:
    """No second that has passed is given back."""
    guide = going()
    guide.go(103 * SECOND)
    assert guide.seconds(103 * SECOND) == 2


def test_a_chime_for_an_exercise_a_tap_for_a_step_and_a_chime_at_the_end() -> None:
    """Each is heard once, at the second it begins."""
    guide = going()
    heard = {second: guide.beat((100 + second) * SECOND) for second in range(60)}
    sounds = {second: sound for second, sound in heard.items() if sound}
    assert sounds == {0: CHIME, 5: TAP, 9: TAP, 15: CHIME, 20: TAP, 40: CHIME}


def test_a_late_tick_makes_one_sound() -> None:
    """What was slept through is not made up for."""
    guide = going()
    assert [guide.beat(at * SECOND) for at in (100, 121, 121)] == [CHIME, TAP, NOTHING]


def test_held_it_stands_still_and_goes_on_where_it_was() -> None:
    """An hour of holding costs nothing."""
    guide = going()
    guide.beat(107 * SECOND)
    guide.hold(107 * SECOND)
    assert not guide.going
    assert guide.beat(3_700 * SECOND) == NOTHING
    guide.go(3_707 * SECOND)
    assert (guide.cue(3_707 * SECOND), guide.seconds(3_707 * SECOND)) == (Cue(0, 0, False, 9_000), 2)


def test_next_skips_to_the_next_step_in_silence() -> None:
    """Whoever presses a key looks anyway; after the end it begins again."""
    guide = going()
    guide.next(101 * SECOND)
    assert (guide.cue(101 * SECOND), guide.seconds(101 * SECOND)) == (Cue(0, 0, False, 9_000), 4)
    assert guide.beat(101 * SECOND) == NOTHING
    assert guide.beat(105 * SECOND) == TAP
    assert guide.cue(141 * SECOND) is None
    guide.next(141 * SECOND)
    assert guide.cue(141 * SECOND) == Cue(0, 0, True, 5_000)


def test_while_held_next_moves_on_and_stays_held() -> None:
    """It can be read step by step."""
    guide = Guide(ROUTINE)
    guide.next(7 * SECOND)
    assert (guide.going, guide.cue(99 * SECOND), guide.seconds(99 * SECOND)) == (False, Cue(0, 0, False, 9_000), 4)


def test_nothing_to_lead() -> None:
    """A routine without exercises has no cue, whatever is pressed."""
    guide = Guide(())
    guide.next(1)
    assert (guide.cue(1), guide.seconds(1)) == (None, 0)
