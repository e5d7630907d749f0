"""Quiet stretches, from samples of an idle source."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ninetyten.adapters.presence import KEPT, PresenceTracker
from ninetyten.domain.moment import MINUTE, SECOND, Instant, Presence


class Desk:
    """An idle source that is told when it was touched."""

    name = "desk"

    def __init__(self, proves_absence: bool = True) -> None:
        self.proves_absence = proves_absence
        self.now: Instant = 0
        self.touch: Instant | None = 0

    def idle_ms(self) -> int | None:
        """Since the last touch; None while there is nothing to tell."""
        return None if self.touch is None else self.now - self.touch


def watch(desk: Desk, tracker: PresenceTracker, until: Instant, touches: tuple[Instant, ...] = ()) -> Presence:
    """Sample once a second up to `until`, the desk being touched at `touches`."""
    presence = Presence()
    while desk.now < until:
        desk.now += SECOND
        desk.touch = max((touch for touch in touches if touch <= desk.now), default=desk.touch)
        presence = tracker.sample(desk.now)
    return presence


def test_quiet_lasts_from_the_touch_until_now() -> None:
    """An untouched desk is one stretch that ends now."""
    desk = Desk()
    presence = watch(desk, PresenceTracker(desk), 20 * SECOND)
    assert presence == Presence(known=True, quiet=((0, 20 * SECOND),), lasting=True)
    assert presence.last_touch(20 * SECOND) == 0


def test_a_touch_ends_the_stretch_before_it() -> None:
    """A stretch is vouched for up to the last sample that saw it quiet; a new one begins at the touch."""
    desk = Desk()
    presence = watch(desk, PresenceTracker(desk), 40 * SECOND, (15_400,))
    assert presence.quiet == ((0, 15_000), (15_400, 40_000))
    assert presence.longest_quiet(0, 40_000) == 24_600
    assert presence.last_touch(40_000) == 15_400


def test_one_touch_seen_twice_is_one_touch() -> None:
    """Answers that jitter by some milliseconds do not break a stretch."""
    desk = Desk()
    tracker = PresenceTracker(desk)
    for number, jitter in enumerate((0, 3, -4, 120, 7)):
        desk.now, desk.touch = number * 10 * SECOND, jitter
        presence = tracker.sample(desk.now)
    assert presence.quiet == ((0, 40 * SECOND),)


def test_typing_leaves_no_stretches() -> None:
    """A desk touched every second has only the stretch of this moment."""
    desk = Desk()
    presence = watch(desk, PresenceTracker(desk), 60 * SECOND, tuple(range(0, 61_000, 700)))
    assert len(presence.quiet) == 1
    assert presence.longest_quiet(0, 60 * SECOND) < SECOND


def test_our_own_keys_are_touches() -> None:
    """A key that the source does not see, as over SSH, ends a stretch all the same."""
    desk = Desk()
    tracker = PresenceTracker(desk)
    watch(desk, tracker, 10 * SECOND)
    tracker.touched(10_500)
    presence = watch(desk, tracker, 30 * SECOND)
    assert presence.quiet == ((0, 10_000), (10_500, 30_000))


def test_a_touch_between_two_samples_counts_at_once() -> None:
    """Between ticks a key makes this moment touched, even where the source still reports quiet."""
    desk = Desk()
    tracker = PresenceTracker(desk)
    watch(desk, tracker, 10 * SECOND)
    tracker.touched(10_000)
    assert tracker.sample(10 * SECOND).last_touch(10 * SECOND) == 10 * SECOND


def test_stretches_older_than_half_an_hour_go() -> None:
    """What ended more than 30 minutes ago is forgotten; what still lasts is kept from its start."""
    desk = Desk()
    tracker = PresenceTracker(desk)
    presence = watch(desk, tracker, 33 * MINUTE, (1 * MINUTE, 2 * MINUTE))
    assert presence.quiet == ((2 * MINUTE, 33 * MINUTE),)
    presence = watch(desk, tracker, 60 * MINUTE, (34 * MINUTE,))
    assert presence.quiet == ((2 * MINUTE, 34 * MINUTE - SECOND), (34 * MINUTE, 60 * MINUTE))


def test_what_cannot_be_said_is_not_known() -> None:
    """A source that fails says nothing for that while; what it says afterwards covers the gap."""
    desk = Desk()
    tracker = PresenceTracker(desk)
    watch(desk, tracker, 10 * SECOND)
    desk.touch = None
    assert tracker.sample(20 * SECOND) == Presence(known=False)
    desk.touch, desk.now = 0, 30 * SECOND
    assert tracker.sample(30 * SECOND).quiet == ((0, 30 * SECOND),)


def test_a_source_that_cannot_prove_absence_is_never_known() -> None:
    """tty or tmux would answer, but not for the desktop."""
    desk = Desk(proves_absence=False)
    assert watch(desk, PresenceTracker(desk), 10 * SECOND) == Presence(known=False)


@given(st.lists(st.tuples(st.integers(1, 90), st.booleans()), max_size=120))
def test_stretches_are_in_order_and_hold_no_touch(steps: list[tuple[int, bool]]) -> None:
    """Whatever the touches and ticks, stretches are apart, in order, within the half hour, and no touch lies inside one."""
    desk = Desk()
    tracker, touches = PresenceTracker(desk), [0]
    for seconds, touched in steps:
        desk.now += seconds * SECOND
        if touched:
            desk.touch = desk.now - 300
            touches.append(desk.now - 300)
        quiet = tracker.sample(desk.now).quiet
        edges = [edge for stretch in quiet for edge in stretch]
        assert edges == sorted(edges)
        assert quiet[-1][1] == desk.now
        assert all(end > desk.now - KEPT for _, end in quiet)
        assert not any(start < touch < end for start, end in quiet for touch in touches)
