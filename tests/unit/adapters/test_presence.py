"""Quiet stretches, from samples of an idle source."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ninetyten.adapters.presence import KEPT, PresenceTracker
from ninetyten.domain.moment import MINUTE, SECOND, Instant, Presence, Span


class Machine:
    """An idle source that is told when it was touched."""

    name = "machine"

    def __init__(self, proves_absence: bool = True) -> None:
        self.proves_absence = proves_absence
        self.now: Instant = 0
        self.touch: Instant | None = 0
        self.slept: Span = 0

    def idle_ms(self) -> int | None:
        """Since the last touch; None while there is nothing to tell."""
        return None if self.touch is None else self.now - self.slept - self.touch

    def sleep(self, span: Span) -> None:
        """The machine is suspended, and the source's count with it."""
        self.now, self.slept = self.now + span, self.slept + span

    def clock(self) -> float:
        """The clock it counts on, in seconds."""
        return (self.now - self.slept) / SECOND


class Screen:
    """A lock that is told since when it is on."""

    at_once = True

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self.since: Instant | None = None

    def locked_ms(self) -> int | None:
        """For how long."""
        return None if self.since is None else self._machine.now - self.since


def tracking(machine: Machine, screen: Screen | None = None) -> PresenceTracker:
    """Return a tracker of that machine."""
    return PresenceTracker(machine, screen, machine.clock)


def watch(machine: Machine, tracker: PresenceTracker, until: Instant, touches: tuple[Instant, ...] = ()) -> Presence:
    """Sample once a second up to `until`, the machine being touched at `touches`."""
    presence = Presence()
    while machine.now < until:
        machine.now += SECOND
        machine.touch = max((touch for touch in touches if touch <= machine.now), default=machine.touch)
        presence = tracker.sample(machine.now)
    return presence


def test_quiet_lasts_from_the_touch_until_now() -> None:
    """An untouched machine is one stretch that ends now."""
    machine = Machine()
    presence = watch(machine, tracking(machine), 20 * SECOND)
    assert presence == Presence(known=True, quiet=((0, 20 * SECOND),), lasting=True)
    assert presence.last_touch(20 * SECOND) == 0


def test_a_touch_ends_the_stretch_before_it() -> None:
    """A stretch is certain up to the last sample that saw it quiet; a new one begins at the touch."""
    machine = Machine()
    presence = watch(machine, tracking(machine), 40 * SECOND, (15_400,))
    assert presence.quiet == ((0, 15_000), (15_400, 40_000))
    assert presence.longest_quiet(0, 40_000) == 24_600
    assert presence.last_touch(40_000) == 15_400


def test_one_touch_seen_twice_is_one_touch() -> None:
    """Answers that jitter by some milliseconds do not break a stretch."""
    machine = Machine()
    tracker = tracking(machine)
    for number, jitter in enumerate((0, 3, -4, 120, 7)):
        machine.now, machine.touch = number * 10 * SECOND, jitter
        presence = tracker.sample(machine.now)
    assert presence.quiet == ((0, 40 * SECOND),)


def test_waking_up_is_no_touch() -> None:
    """The source's count stops during a suspend; the stretch goes on through it until there is a touch."""
    machine = Machine()
    tracker = tracking(machine)
    watch(machine, tracker, 20 * SECOND)
    machine.sleep(60 * MINUTE)
    presence = watch(machine, tracker, 61 * MINUTE)
    assert presence.quiet == ((0, 61 * MINUTE),)
    assert presence.touch_after(10 * SECOND) is None
    machine.touch = machine.now - machine.slept + 400
    presence = watch(machine, tracker, 61 * MINUTE + 3 * SECOND)
    assert presence.quiet == ((0, 61 * MINUTE), (61 * MINUTE + 400, 61 * MINUTE + 3 * SECOND))


def test_typing_leaves_no_stretches() -> None:
    """A machine touched every second has only the stretch of this moment."""
    machine = Machine()
    presence = watch(machine, tracking(machine), 60 * SECOND, tuple(range(0, 61_000, 700)))
    assert len(presence.quiet) == 1
    assert presence.longest_quiet(0, 60 * SECOND) < SECOND


def test_our_own_keys_are_touches() -> None:
    """A key that the source does not see, as over SSH, still ends a stretch."""
    machine = Machine()
    tracker = tracking(machine)
    watch(machine, tracker, 10 * SECOND)
    tracker.touched(10_500)
    presence = watch(machine, tracker, 30 * SECOND)
    assert presence.quiet == ((0, 10_000), (10_500, 30_000))


def test_a_touch_between_two_samples_counts_at_once() -> None:
    """Between ticks a key makes this moment touched, even where the source still reports quiet."""
    machine = Machine()
    tracker = tracking(machine)
    watch(machine, tracker, 10 * SECOND)
    tracker.touched(10_000)
    assert tracker.sample(10 * SECOND).last_touch(10 * SECOND) == 10 * SECOND


def test_stretches_older_than_half_an_hour_go() -> None:
    """What ended more than 30 minutes ago is dropped; what still lasts is kept from its start."""
    machine = Machine()
    tracker = tracking(machine)
    presence = watch(machine, tracker, 33 * MINUTE, (1 * MINUTE, 2 * MINUTE))
    assert presence.quiet == ((2 * MINUTE, 33 * MINUTE),)
    presence = watch(machine, tracker, 60 * MINUTE, (34 * MINUTE,))
    assert presence.quiet == ((2 * MINUTE, 34 * MINUTE - SECOND), (34 * MINUTE, 60 * MINUTE))


def test_what_cannot_be_said_is_not_known() -> None:
    """A source that fails is unknown for that time; its next answer covers the gap."""
    machine = Machine()
    tracker = tracking(machine)
    watch(machine, tracker, 10 * SECOND)
    machine.touch = None
    assert tracker.sample(20 * SECOND) == Presence(known=False)
    machine.touch, machine.now = 0, 30 * SECOND
    assert tracker.sample(30 * SECOND).quiet == ((0, 30 * SECOND),)


def test_a_source_that_cannot_prove_absence_is_never_known() -> None:
    """tty or tmux would answer, but not for the desktop."""
    machine = Machine(proves_absence=False)
    assert watch(machine, tracking(machine), 10 * SECOND) == Presence(known=False)


def test_behind_a_locked_screen_nobody_is_there() -> None:
    """From the last touch before the lock until it is unlocked, whatever is touched; then the touch that unlocked it counts."""
    machine = Machine()
    screen = Screen(machine)
    tracker = tracking(machine, screen)
    watch(machine, tracker, 20 * SECOND, (15_400,))
    screen.since = 20_500
    presence = watch(machine, tracker, 60 * SECOND, (20_300, 33_000, 58_000))
    assert presence.quiet[-1] == (20_300, 60 * SECOND)
    assert presence.lasting
    assert tracker.locked_since() == 20_500
    assert presence.touch_after(20_500) is None
    screen.since = None
    presence = watch(machine, tracker, 63 * SECOND, (61_500,))
    assert presence.quiet[-3:] == ((20_300, 58_000), (58_000, 61 * SECOND), (61_500, 63 * SECOND))
    assert tracker.locked_since() is None


def test_a_touch_that_was_seen_before_the_lock_was_known_is_behind_it() -> None:
    """The key that locks the screen is released after it is locked."""
    machine = Machine()
    screen = Screen(machine)
    tracker = tracking(machine, screen)
    watch(machine, tracker, 20 * SECOND, (19_900,))
    screen.since = 19_400
    presence = watch(machine, tracker, 30 * SECOND)
    assert presence.last_touch(30 * SECOND) == 19_400
    assert presence.touch_after(19_400) is None


def test_a_lock_proves_absence_where_nothing_else_does() -> None:
    """From the lock on, and only while it lasts."""
    machine = Machine(proves_absence=False)
    screen = Screen(machine)
    tracker = tracking(machine, screen)
    assert not watch(machine, tracker, 10 * SECOND).known
    screen.since = 10_200
    expected = Presence(known=True, quiet=((10_200, 100 * SECOND),), lasting=True, since=10_200)
    assert watch(machine, tracker, 100 * SECOND) == expected
    screen.since = None
    assert not watch(machine, tracker, 110 * SECOND).known
    screen.since = 110_500
    assert watch(machine, tracker, 120 * SECOND).quiet == ((10_200, 100 * SECOND), (110_500, 120 * SECOND))


def test_a_source_that_proves_no_absence_still_tells_of_touches() -> None:
    """The terminal's last key, or one of ours."""
    machine = Machine(proves_absence=False)
    tracker = tracking(machine)
    assert watch(machine, tracker, 10 * SECOND, touches=(4_000,)).touched == 4_000
    tracker.touched(9_500)
    assert watch(machine, tracker, 20 * SECOND).touched == 9_500


def test_a_key_of_ours_is_pressed_before_an_unlocked_screen() -> None:
    """A lock reported before that is not believed any longer; the next one is."""
    machine = Machine()
    screen = Screen(machine)
    tracker = tracking(machine, screen)
    screen.since = 5_000
    watch(machine, tracker, 10 * SECOND)
    assert tracker.locked_since() == 5_000
    tracker.touched(10_500)
    presence = watch(machine, tracker, 20 * SECOND)
    assert tracker.locked_since() is None
    assert presence.last_touch(20 * SECOND) == 10_500
    screen.since = None
    watch(machine, tracker, 30 * SECOND)
    screen.since = 30_500
    watch(machine, tracker, 40 * SECOND)
    assert tracker.locked_since() == 30_500


def test_a_lock_that_outlasts_a_sleep_began_when_it_began() -> None:
    """Its own clock stops while the machine sleeps; the time it was first reported does not move."""
    machine = Machine()
    screen = Screen(machine)
    tracker = tracking(machine, screen)
    screen.since = 5_000
    watch(machine, tracker, 10 * SECOND)
    machine.now += 60 * MINUTE
    screen.since += 60 * MINUTE
    tracker.sample(machine.now)
    assert tracker.locked_since() == 5_000


def test_a_lull_is_seen_to_the_second() -> None:
    """The engine looks at the stretches: five untouched seconds are known at the sample that completes them (C6)."""
    machine = Machine()
    tracker = tracking(machine)
    watch(machine, tracker, 20 * SECOND, tuple(range(0, 20_000, 700)))
    touch = machine.touch or 0
    seen: list[Span | None] = []
    for second in range(21, 27):
        seen.append(watch(machine, tracker, second * SECOND).lull_after(20 * SECOND, 5 * SECOND))
    assert seen == [None] * 4 + [touch + 5 * SECOND] * 2


@given(st.lists(st.tuples(st.integers(1, 90), st.booleans(), st.sampled_from(["", "lock", "unlock"])), max_size=120))
def test_stretches_are_in_order_and_hold_no_touch(steps: list[tuple[int, bool, str]]) -> None:
    """Whatever the touches, locks and ticks, stretches are apart, in order and within the half hour, and no touch lies inside
    one except behind a locked screen."""
    machine = Machine()
    screen = Screen(machine)
    tracker, touches = tracking(machine, screen), [0]
    for seconds, touched, turn in steps:
        machine.now += seconds * SECOND
        if turn == "unlock":
            screen.since = None
        elif turn == "lock" and screen.since is None:
            screen.since = machine.now - 500
        if touched:
            machine.touch = machine.now - 300
            if screen.since is None:
                touches.append(machine.now - 300)
        quiet = tracker.sample(machine.now).quiet
        edges = [edge for stretch in quiet for edge in stretch]
        assert edges == sorted(edges)
        assert quiet[-1][1] == machine.now
        assert all(end > machine.now - KEPT for _, end in quiet)
        assert not any(start < touch < end for start, end in quiet for touch in touches)


def test_what_was_before_anybody_looked_is_not_called_missed() -> None:
    """A process that takes over knows of the last touch, and of nothing before it; one that is late for a moment is trusted."""
    machine = Machine()
    watch(machine, tracking(machine), 60 * SECOND, tuple(range(0, 61_000, 700)))
    tracker = tracking(machine)
    presence = watch(machine, tracker, 120 * SECOND, tuple(range(60_000, 121_000, 700)))
    assert presence.verdict(50 * SECOND, 20 * SECOND, 120 * SECOND) == "unsaid"
    assert presence.verdict(70 * SECOND, 20 * SECOND, 120 * SECOND) == "missed"
    kept, machine.touch = machine.touch, None
    watch(machine, tracker, 122 * SECOND)
    machine.touch = kept
    presence = watch(machine, tracker, 140 * SECOND, tuple(range(122_000, 141_000, 700)))
    assert presence.verdict(70 * SECOND, 20 * SECOND, 140 * SECOND) == "missed"
