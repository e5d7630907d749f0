"""Clocks that are compared like with like, and what is known of touches."""

from __future__ import annotations

import pytest

from ninetyten.domain.moment import SECOND, Moment, Presence


def test_moments_are_subtracted_clock_by_clock() -> None:
    """Ten seconds by the wall, of which the machine was awake for three."""
    earlier = Moment(utc=1000, offset=0, awake=500, boot=700, boot_id="b")
    later = Moment(utc=11000, offset=3600, awake=3500, boot=10700, boot_id="b")

    passed = later.since(earlier)

    assert (passed.utc, passed.awake, passed.boot) == (10000, 3000, 10000)


def test_a_verdict_needs_a_source_that_can_know() -> None:
    """Untouched long enough is observed, otherwise missed; without a source it is unsaid."""
    quiet = Presence(known=True, quiet=((100, 130), (200, 300)))

    assert quiet.verdict(shown=90, span=30, until=180) == "observed"
    assert quiet.verdict(shown=110, span=30, until=180) == "missed"
    assert Presence().verdict(90, 30, 180) == "unsaid"


def test_touches() -> None:
    """The last touch is the start of a quiet stretch that lasts, or now; the first one after it ends it."""
    lasting = Presence(known=True, quiet=((100, 200),), lasting=True)
    over = lasting.replace(lasting=False)

    assert (lasting.last_touch(200), over.last_touch(200), over.last_touch(150)) == (100, 200, 100)
    assert (lasting.touch_after(100), over.touch_after(100)) == (None, 200)


@pytest.mark.parametrize(("apart", "back"), [(0, 60), (3000, 60), (3001, 0)])
def test_one_touch_is_seen_at_most_three_seconds_apart(apart: int, back: int) -> None:
    """Another process saw the lock; the touch that came with it is no return, one that comes later is."""
    seen = Presence(known=True, quiet=((apart, 60_000),))
    assert seen.touch_after(0) == back * SECOND


def test_the_first_touch_from_an_instant_on() -> None:
    """The end of the quiet stretch under way; that instant itself where none is; none while it lasts, or is not known."""
    lasting = Presence(known=True, quiet=((100, 200), (300, 400)), lasting=True)
    assert [lasting.first_touch(since) for since in (50, 100, 199, 200, 250, 300, 399)] == [50, 200, 200, 200, 250, None, None]
    assert lasting.replace(lasting=False).first_touch(350) == 400
    assert lasting.replace(since=280).first_touch(220) == 300
    assert lasting.replace(since=280, quiet=()).first_touch(220) is None


def test_where_absence_cannot_be_proved_a_touch_still_can() -> None:
    """A terminal that was typed into."""
    typed = Presence(touched=100)
    assert [typed.first_touch(since) for since in (99, 100)] == [100, None]
    assert Presence().first_touch(0) is None
