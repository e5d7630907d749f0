"""Which exercise comes: it serves what it must, fits, does not repeat itself, and minds what hurts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from ninetyten.config.exercise_library import read_exercises
from ninetyten.domain.exercises import AREAS, GRADES, Exercise, ExerciseStep
from ninetyten.domain.moment import MINUTE, SECOND
from ninetyten.domain.plan import TRACK_NAMES, TRACKS
from ninetyten.domain.words import sentence
from ninetyten.view.exercise_choice import SIT, STAND, Preference, for_stop, routine

LIBRARY = read_exercises("/nowhere/exercises.toml")[0]
BY_ID = {exercise.id: exercise for exercise in LIBRARY}
SPAN = {track.name: track.span for track in TRACKS}
COMBINATIONS = [tracks for size in (1, 2, 3) for tracks in combinations(TRACK_NAMES, size)]


def in_turn(tracks: Sequence[str], span: int, times: int, preference: Preference | None = None) -> list[Exercise]:
    """What so many stops of the same sort offer, one after the other."""
    offered = []
    preference = preference or Preference()
    for _ in range(times):
        offered.append(for_stop(LIBRARY, tracks, span, preference))
        preference = preference.after(offered[-1])
    return offered


@pytest.mark.parametrize("tracks", COMBINATIONS, ids=" ".join)
@pytest.mark.parametrize("seconds", [0, 20, 40, 60, 180], ids=lambda seconds: f"{seconds} s")
def test_every_stop_has_an_exercise_that_serves_it_and_fits(tracks: tuple[str, ...], seconds: int) -> None:
    """Any tracks, the default lengths (0) and others: one exercise for all of them, seated, with nothing needed, in the time."""
    span = seconds * SECOND or max(SPAN[track] for track in tracks)
    for exercise in in_turn(tracks, span, 20):
        assert set(tracks) <= set(exercise.tracks)
        assert exercise.span <= span
        assert not exercise.stands
        assert not exercise.needs


def test_eyes_look_far_while_the_body_moves() -> None:
    """A merged stop is two things at once; safety, evidence and sources of both are kept, and the weaker grade."""
    only = (BY_ID["far-look"], BY_ID["hands-off"])
    both = for_stop(only, ("eyes", "wrists"), 60 * SECOND)
    far, hands = only
    assert (both.id, both.name) == ("hands-off", "Look far away; let the arms hang")
    assert [step.text for step in both.steps] == [
        "Keep your eyes on something 20 feet away the whole time. Let both arms hang beside the chair.",
        "Shake the hands out softly.",
        "Let the fingers go loose and keep still.",
        "Keep going until time is up.",
    ]
    assert (far.grade, hands.grade, both.grade) == ("C", "B", "C")
    for part in ("safety", "evidence", "source"):
        assert getattr(far, part) in getattr(both, part)
        assert getattr(hands, part) in getattr(both, part)


def test_only_what_needs_no_eyes_goes_with_a_far_look() -> None:
    """Nobody is asked to look away and to watch their hands at once."""
    offered = in_turn(("eyes", "wrists"), 60 * SECOND, 30)
    assert all(BY_ID[exercise.id].look_away for exercise in offered)
    assert "tendon-glide" not in {exercise.id for exercise in offered}


@pytest.mark.parametrize("tracks", COMBINATIONS, ids=" ".join)
@pytest.mark.parametrize("seconds", [20, 40, 60, 180], ids=lambda seconds: f"{seconds} s")
@pytest.mark.parametrize("times", [40, 53, 400])
def test_a_better_known_move_comes_at_least_twice_as_often(tracks: tuple[str, ...], seconds: int, times: int) -> None:
    """Of all that an equal stop offers, however many of them there were; equals come equally often."""
    offered = Counter(exercise.id for exercise in in_turn(tracks, seconds * SECOND, times))
    by_grade = {grade: [often for name, often in offered.items() if BY_ID[name].grade == grade] for grade in GRADES}
    known = [often for often in by_grade.values() if often]
    assert all(min(better) >= 2 * max(worse) for better, worse in pairwise(known))
    assert all(max(often) - min(often) <= 1 for often in known)


@pytest.mark.parametrize("tracks", COMBINATIONS, ids=" ".join)
def test_tradition_alone_comes_only_where_nothing_else_is_left(tracks: tuple[str, ...]) -> None:
    """Only for hands and posture at once are all of grade D; without the others, grade D comes to the rest as well."""
    offered = {BY_ID[exercise.id].grade for exercise in in_turn(tracks, 60 * SECOND, 40)}
    assert ("D" in offered) == ({"wrists", "posture"} <= set(tracks))
    bare = [exercise for exercise in LIBRARY if exercise.grade == "D" and "wrists" in exercise.tracks and not exercise.needs]
    assert for_stop(bare, ("wrists",), 60 * SECOND) != for_stop((), ("wrists",), 60 * SECOND)


@pytest.mark.parametrize("minutes", [2, 5, 10, 15, 60])
def test_no_break_brings_what_is_only_tradition(minutes: int) -> None:
    """Whatever was unserved or hurts, there is something better known for a break."""
    preference = Preference(symptoms={"wrists": 3, "head": 1})
    for turn in range(12):
        picked = routine(LIBRARY, minutes * MINUTE, TRACK_NAMES, preference.replace(turn=turn))
        assert not [exercise.id for exercise in picked if exercise.grade == "D"]


def test_what_a_person_chose_comes_whatever_its_grade(tmp_path: Path) -> None:
    """An own exercise, and a shipped one to which the file says `use = true`, come as often as the best of the others."""
    own = tmp_path / "exercises.toml"
    steps = '[{ do = "Do it.", seconds = 20 }]'
    own.write_text(f'[swap-mouse]\nuse = true\n[mine]\nname = "Mine"\ntracks = ["wrists"]\nsteps = {steps}\n', encoding="utf-8")
    library, problems = read_exercises(str(own))
    assert problems == []
    preference, offered = Preference(), Counter[str]()
    for _ in range(90):
        exercise = for_stop(library, ("wrists",), 60 * SECOND, preference)
        preference = preference.after(exercise)
        offered[exercise.id] += 1
    assert {BY_ID["swap-mouse"].grade, Exercise.defaults["grade"]} == {"D"}
    assert max(offered["mine"], offered["swap-mouse"], offered["hands-off"]) - min(offered["mine"], offered["swap-mouse"]) <= 1
    assert offered["mine"] >= 2 * offered["forearm-turn"] > 0


def test_the_eyes_look_far() -> None:
    """A stop of the eyes is the far look, the first one and all others; a person's own takes turns with it, after it."""
    assert {exercise.id for exercise in in_turn(("eyes",), 20 * SECOND, 30)} == {"far-look"}
    mine = Exercise("mine", "Mine", ("eyes",), (ExerciseStep("Do it.", 20 * SECOND),))
    for turn in range(5):
        preference, offered = Preference(turn=turn), list[str]()
        for _ in range(4):
            offered.append(for_stop((mine, *LIBRARY), ("eyes",), 20 * SECOND, preference).id)
            preference = preference.replace(recent=(*preference.recent, offered[-1]))
        assert offered == ["far-look", "mine", "far-look", "mine"]


@pytest.mark.parametrize("minutes", [3, 5, 10, 15, 60])
def test_each_break_opens_the_eyes_part_with_fifteen_blinks(minutes: int) -> None:
    """Fifteen cycles of six seconds, before anything else for the eyes, whatever else the break brings, once."""
    for unserved in ((), ("eyes",), TRACK_NAMES):
        picked = routine(LIBRARY, minutes * MINUTE, unserved, Preference(symptoms={"eyes": 3}))
        eyes = [exercise for exercise in picked if "eyes" in exercise.tracks]
        assert [exercise.id for exercise in eyes].count("blink-squeeze") == 1
        assert (eyes[0].id, eyes[0].name, eyes[0].span) == ("blink-squeeze", "Blink, squeeze, relax, 15 times", 15 * 6 * SECOND)
        assert eyes[0].steps[:4] == BY_ID["blink-squeeze"].steps
        assert next(exercise.id for exercise in picked if not exercise.stands) == "blink-squeeze"


def test_who_leaves_the_blinks_out_has_none() -> None:
    """After eye surgery: `use = false` takes them out of the breaks too, and the eyes are still served."""
    without = [exercise for exercise in LIBRARY if exercise.id != "blink-squeeze"]
    picked = routine(without, 10 * MINUTE, ("eyes",))
    assert [exercise.id for exercise in picked if "eyes" in exercise.tracks]
    assert not [step for exercise in picked for step in exercise.steps if "queeze them" in step.text]


@pytest.mark.parametrize("tracks", [tracks for tracks in COMBINATIONS if "posture" in tracks], ids=" ".join)
def test_sitting_and_standing_alternate(tracks: tuple[str, ...]) -> None:
    """With the setting, every stop with the posture changes it, as one exercise for all its tracks; never without."""
    span = max(SPAN[track] for track in tracks)
    stand = for_stop(LIBRARY, tracks, span, Preference(stance=STAND))
    sit = for_stop(LIBRARY, tracks, span, Preference(stance=STAND).turned())
    assert (stand.id, sit.id, Preference(stance=SIT).turned().stance, Preference().turned().stance) == (STAND, SIT, STAND, "")
    assert set(tracks) <= set(stand.tracks) & set(sit.tracks)
    assert (stand.grade, sit.grade) == ("D", "D")
    assert not {STAND, SIT} & {exercise.id for exercise in in_turn(tracks, span, 60)}


def test_other_stops_know_nothing_of_the_desk() -> None:
    """Eyes and hands are asked as ever, and so is the posture, if the person left the change out of the library."""
    preference = Preference(stance=STAND)
    assert for_stop(LIBRARY, ("eyes", "wrists"), 60 * SECOND, preference) == for_stop(LIBRARY, ("eyes", "wrists"), 60 * SECOND)
    without = [exercise for exercise in LIBRARY if exercise.id != STAND]
    assert for_stop(without, ("posture",), 20 * SECOND, preference) == for_stop(without, ("posture",), 20 * SECOND)


def test_what_was_used_elsewhere_counts_as_used() -> None:
    """A move done with a far look does not come again as the next one without."""
    first = for_stop(LIBRARY, ("eyes", "wrists"), 60 * SECOND)
    assert for_stop(LIBRARY, ("wrists",), 60 * SECOND, Preference().after(first)).id != first.id


def test_each_day_begins_with_another() -> None:
    """`turn` shifts who comes first among equals."""
    first = {for_stop(LIBRARY, ("posture",), 40 * SECOND, Preference(turn=turn)).id for turn in range(9)}
    assert len(first) == 9


def test_what_hurts_comes_sooner_but_not_alone() -> None:
    """A sore back brings its exercises more often; the others still come, and none twice in a row."""
    usual = Counter(exercise.id for exercise in in_turn(("posture",), 40 * SECOND, 60))
    sore = [exercise.id for exercise in in_turn(("posture",), 40 * SECOND, 60, Preference(symptoms={"back": 3}))]
    back = [name for name in usual if "back" in BY_ID[name].areas]
    assert sum(Counter(sore)[name] for name in back) > 1.5 * sum(usual[name] for name in back)
    assert set(sore) == set(usual)
    assert all(one != two for one, two in pairwise(sore))


def test_a_long_stop_goes_on_with_what_is_short() -> None:
    """The time that is left is filled with the same, to the end of the stop; nothing is added where little is left."""
    far = BY_ID["far-look"]
    assert for_stop([far], ("eyes",), 60 * SECOND).steps[-1] == ExerciseStep("Keep going until time is up.", 40 * SECOND)
    assert for_stop([far], ("eyes",), 60 * SECOND).span == 60 * SECOND
    assert for_stop([far], ("eyes",), 39 * SECOND) == far


def test_a_long_stop_is_not_filled_with_trifles() -> None:
    """Where longer ones fit, those that would fill less than a third are left to shorter stops."""
    assert {BY_ID[exercise.id].span for exercise in in_turn(("wrists",), 90 * SECOND, 30)} == {30 * SECOND, 40 * SECOND}


def test_where_nothing_fits_the_shortest_comes() -> None:
    """A stop of five seconds still says something."""
    assert for_stop(LIBRARY, ("wrists",), 5 * SECOND).id == "hands-off"


def test_a_track_nobody_serves_speaks_for_itself() -> None:
    """A track without exercises adds its own sentence; without any exercise there is still something to do."""
    mixed = for_stop([BY_ID["far-look"]], ("eyes", "breath"), 20 * SECOND)
    assert mixed.replace(steps=mixed.steps[:-1]) == BY_ID["far-look"]
    assert mixed.steps[-1].text == sentence("breath")
    alone = for_stop((), ("eyes", "posture"), 20 * SECOND)
    assert [step.text for step in alone.steps] == [sentence("eyes"), sentence("posture")]
    assert alone.name


def test_without_a_far_look_a_merged_stop_speaks_for_itself() -> None:
    """Whoever leaves the far look out is asked for both in the tracks' own words."""
    library = [exercise for exercise in LIBRARY if exercise.id != "far-look"]
    offered = for_stop(library, ("eyes", "wrists"), 60 * SECOND)
    assert [step.text for step in offered.steps] == [sentence("eyes"), sentence("wrists")]


@pytest.mark.parametrize("minutes", [1, 2, 5, 9, 10, 14, 15, 60, 180])
@pytest.mark.parametrize(
    "unserved", [(), ("eyes",), ("wrists", "posture"), TRACK_NAMES], ids=lambda tracks: " ".join(tracks) or "none"
)
def test_a_routine_fits_its_rest(minutes: int, unserved: tuple[str, ...]) -> None:
    """Three to five different ones, all together within the rest, the standing ones first, each unserved track served."""
    preference = Preference()
    for _ in range(12):
        picked = routine(LIBRARY, minutes * MINUTE, unserved, preference)
        preference = preference.replace(recent=(*preference.recent, *(exercise.id for exercise in picked)))
        assert 3 <= len({exercise.id for exercise in picked}) == len(picked) <= 5
        assert sum(exercise.span for exercise in picked) <= minutes * MINUTE
        assert [exercise.stands for exercise in picked] == sorted((exercise.stands for exercise in picked), reverse=True)
        assert picked[0].stands
        assert not any(exercise.desk or exercise.needs for exercise in picked)
        if minutes >= 2:
            assert set(unserved) <= {track for exercise in picked[1:] for track in exercise.tracks}


def test_a_rest_of_ten_minutes_begins_with_a_walk() -> None:
    """From ten minutes on there is time to walk; whoever leaves the walk out gets up in another way."""
    without = [exercise for exercise in LIBRARY if exercise.id != "walk"]
    for minutes in (10, 15, 60):
        assert routine(LIBRARY, minutes * MINUTE)[0].id == "walk"
        assert routine(without, minutes * MINUTE)[0].stands
    assert "walk" not in {exercise.id for exercise in routine(LIBRARY, 5 * MINUTE)}


def test_a_longer_rest_has_more() -> None:
    """Three under ten minutes, four under a quarter of an hour, then five."""
    assert [len(routine(LIBRARY, minutes * MINUTE)) for minutes in (5, 10, 15)] == [3, 4, 5]


@pytest.mark.parametrize("area", AREAS)
def test_a_rest_minds_what_hurts(area: str) -> None:
    """Whatever came before it, each rest has something seated for an area that hurts."""
    preference = Preference(symptoms={area: 2})
    for _ in range(8):
        picked = routine(LIBRARY, 10 * MINUTE, (), preference)
        assert [exercise for exercise in picked if area in exercise.areas and not exercise.stands]
        for exercise in picked:
            preference = preference.after(exercise)


def test_a_routine_is_varied() -> None:
    """One after the other, rests bring most of what is better known, and no rest cares for one area alone."""
    seen: set[str] = set()
    preference = Preference()
    for _ in range(12):
        picked = routine(LIBRARY, 15 * MINUTE, (), preference)
        assert len({area for exercise in picked for area in exercise.areas}) >= 5
        for exercise in picked:
            preference = preference.after(exercise)
            seen.add(exercise.id)
    assert len(seen) >= 20


def test_what_needs_a_band_comes_once_there_is_one() -> None:
    """An exercise that needs something waits until its owner says it is there."""
    with_band = [exercise.replace(needs="") for exercise in LIBRARY if exercise.id == "band-raise"]
    assert routine(with_band, 10 * MINUTE) == tuple(with_band)
    assert routine([BY_ID["band-raise"]], 10 * MINUTE) == ()


def test_a_short_library_gives_what_it_has() -> None:
    """Two exercises are a routine of two; none is none."""
    assert [one.id for one in routine([BY_ID["far-look"], BY_ID["walk"]], 10 * MINUTE)] == ["walk", "far-look"]
    assert routine((), 10 * MINUTE) == ()


def test_own_exercises_without_areas_come_too() -> None:
    """Nobody has to say what an exercise eases for it to be offered in a rest."""
    own = Exercise("own", "Do it", ("eyes",), (ExerciseStep("Do it.", 20 * SECOND),))
    assert routine([own], 5 * MINUTE) == (own,)
