"""What is offered on the main screen, in a notice, and at once."""

from __future__ import annotations

from collections import Counter

import pytest

from ninetyten.cli.simulate import player_of
from ninetyten.config.exercise_library import read_exercises
from ninetyten.domain import commands as c
from ninetyten.domain import events as e
from ninetyten.domain.engine import step
from ninetyten.domain.exercises import Exercise
from ninetyten.domain.moment import HOUR, MINUTE, SECOND, Day, Now, Presence
from ninetyten.domain.plan import Plan
from ninetyten.domain.react import Notify
from ninetyten.domain.state import Resting, State
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


DEFAULT_DAY = """date 2026-10-06
07:00 start
07:12 chart
08:31 rest
08:41 start
09:24 chart
10:12 rest
10:22 start
11:53 rest lunch
12:53 start
14:24 stop
"""


def played(script: str) -> tuple[list[dict[str, str]], timeline.FoldedDay]:
    """A script's notices of micro-breaks, and its day as another process reads it."""
    player = player_of(script)
    result = player.play()
    events = tuple(player.world.events_today())
    day = timeline.FoldedDay((), player.world.state, events)
    return [one for one in result["notifications"] if one["reason"] == "prompt"], day


def test_simulate_says_what_screen_and_notice_say() -> None:
    """Each notice of a whole day is worded for the exercise that the screen shows for that stop, asked in any order."""
    notices, day = played(DEFAULT_DAY)
    stops = [event for event in day.events if isinstance(event, e.PromptShown)]
    assert len(notices) == len(stops) == 20
    for said, stop in reversed(list(zip(notices, stops, strict=True))):
        shown = Offer(lambda: LIBRARY).shown(stop.tracks, stop.span, stop.at, day)
        assert said["body"].startswith(f"{shown.title} {shown.steps[0].text}")
    assert notices[0]["body"].startswith("Look at something 20 feet away.")
    assert all("far" in said["body"] or "20 feet" in said["body"] for said in notices if "yes" in said["title"])


@pytest.mark.parametrize("date", ["2026-10-05", "2026-10-06", "2026-10-07", "2026-10-08", "2026-10-09"])
def test_a_default_day_has_45_blinks_and_no_mere_tradition(date: str) -> None:
    """Three breaks, lunch among them, with 15 blinks each; nothing of grade D comes by itself in break or micro-break."""
    _, day = played(DEFAULT_DAY.replace("2026-10-06", date))
    seconds, grades = 0, set[str]()
    offer = Offer(lambda: LIBRARY)
    for event in day.events:
        if isinstance(event, e.RestStarted):
            state = day.state.replace(rest=Resting(event.at, event.ends))
            routine = offer.rest(state, day)
            grades |= {exercise.evidence.partition("Grade ")[2][0] for exercise in routine}
            seconds += sum(step.span for one in routine if one.title.startswith("Blink, squeeze") for step in one.steps) // SECOND
        if isinstance(event, e.PromptShown):
            grades.add(offer.shown(event.tracks, event.span, event.at, day).evidence.partition("Grade ")[2][0])
    assert seconds / 6 == 45
    assert grades == {"B", "C"}


def test_a_better_known_move_comes_twice_as_often_in_a_day_and_over_a_month() -> None:
    """Of the hand moves in the micro-breaks of each default day, and of those in the breaks of a month."""
    grades = {exercise.id: exercise.grade for exercise in LIBRARY}
    ids = {exercise.name.lower(): exercise.id for exercise in LIBRARY if "wrists" in exercise.tracks}
    in_breaks: Counter[str] = Counter()
    for number in range(1, 29):
        _, day = played(DEFAULT_DAY.replace("2026-10-06", f"2026-11-{number:02}"))
        offer, in_stops = Offer(lambda: LIBRARY), Counter[str]()
        for event in day.events:
            if isinstance(event, e.PromptShown) and "wrists" in event.tracks:
                title = offer.shown(event.tracks, event.span, event.at, day).title
                in_stops[ids[title.removeprefix("Look far away; ").removesuffix(".").lower()]] += 1
            if isinstance(event, e.RestStarted):
                titles = [one.title for one in offer.rest(day.state.replace(rest=Resting(event.at, event.ends)), day)]
                in_breaks.update(ids[name] for name in (title.removesuffix(".").lower() for title in titles) if name in ids)
        assert_better_known_first(in_stops, grades)
    assert len(in_breaks) == 7
    assert_better_known_first(in_breaks, grades)


def assert_better_known_first(often: Counter[str], grades: dict[str, str]) -> None:
    """Each of grade B at least twice as often as any of grade C, and nothing else."""
    better, worse = ([times for name, times in often.items() if grades[name] == grade] for grade in "BC")
    assert min(better) >= 2 * max(worse) > 0
    assert len(better) + len(worse) == len(often)


def test_the_choice_goes_on_where_it_was_asked_last() -> None:
    """An offer that followed the day, one that comes late, and one that was asked of another day agree."""
    _, day = played(DEFAULT_DAY)
    _, other = played(DEFAULT_DAY.replace("2026-10-06", "2026-10-07"))
    stops = [event for event in day.events if isinstance(event, e.PromptShown)]
    following = Offer(lambda: LIBRARY)
    followed = [following.shown(stop.tracks, stop.span, stop.at, day) for stop in stops]
    following.shown(("eyes",), 20 * SECOND, other.events[-1].at, other)
    assert followed == [Offer(lambda: LIBRARY).shown(stop.tracks, stop.span, stop.at, day) for stop in stops]
    assert following.shown(stops[4].tracks, stops[4].span, stops[4].at, day) == followed[4]


def test_the_choice_reads_the_library_again_for_nothing_it_knows() -> None:
    """Following a day, each of its stops is worked out once."""
    _, day = played(DEFAULT_DAY)
    read: list[int] = []

    def library() -> tuple[Exercise, ...]:
        read.append(1)
        return LIBRARY

    offer = Offer(library)
    for _ in range(3):
        offer.shown(("eyes",), 20 * SECOND, day.events[-1].at + HOUR, day)
    assert len(read) == 20 + 3


DESK = "date 2026-10-06\nset body.sit_stand true\n07:00 start\n"
UP, DOWN = "Stand up to work.", "Sit down to work."


@pytest.mark.parametrize(
    ("acts", "asked"),
    [
        ("07:40:05 done\n08:20:05 done\n08:31 rest\n08:41 start\n09:21:05 done\n09:50 status\n", [UP, DOWN, UP]),
        ("07:40:05 skip\n08:20:05 done\n08:31 rest\n08:41 start\n09:21:05 done\n09:50 status\n", [UP, UP, DOWN]),
        ("07:40:05 snooze\n07:45:30 done\n08:25 status\n", [UP, UP, DOWN]),
        ("07:39:30 idle 3m\n08:25 status\n", [UP, DOWN]),
        ("07:40:05 meeting 1m\n07:41:30 done\n08:25 status\n", [UP, UP, DOWN]),
    ],
    ids=["done", "skipped", "snoozed", "observed", "asked again"],
)
def test_the_desk_is_asked_for_until_it_was_moved(acts: str, asked: list[str]) -> None:
    """Standing and sitting alternate with what was done: a skipped, snoozed or interrupted stop asks for the same again."""
    notices, _ = played(DESK + acts)
    said = [notice["body"] for notice in notices if "osture" in notice["title"]]
    assert [next(one for one in (UP, DOWN) if body.startswith(one)) for body in said] == asked


def test_the_desk_is_left_alone_unless_it_was_set() -> None:
    """Off by default."""
    notices, _ = played(DEFAULT_DAY)
    assert not [notice for notice in notices if notice["body"].startswith((UP, DOWN))]


def test_simulate_minds_what_hurts() -> None:
    """The weekly check of an earlier day counts, until another is answered."""
    days = "date 2026-10-06\n07:00 start\n07:05 body neck=3\n07:10 stop\n+23h start\n"
    for later, felt in (("", {"neck": 3}), ("+1m body back=1\n", {"back": 1})):
        player = player_of(f"{days}{later}+40m status\n")
        player.play()
        assert player.world.felt == felt
