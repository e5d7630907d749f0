"""Time: the clocks that a process can read, and the one timeline that the engine counts on.

A machine has three clocks: the wall clock, which people set; *awake*, which stops in suspend; and *boot*, which does not.
`Moment.since` compares each only with itself. The engine sees none of them. It counts `Instant`s: milliseconds on a timeline
that starts as UTC and continues with the boot clock, so that setting the wall clock moves no deadline (A4).
"""

from __future__ import annotations

from collections.abc import Callable

from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import Settled

Instant = int
"""Milliseconds since 1970 on the engine's timeline: UTC, unless the clock was set since."""
Span = int
"""A length of time in milliseconds."""
OffsetAt = Callable[[Instant], int]
"""The local offset at an instant, in seconds east of UTC."""

SECOND: Span = 1000
MINUTE: Span = 60 * SECOND
HOUR: Span = 60 * MINUTE
ONE_TOUCH: Span = 3 * SECOND
"""Two processes on one machine see the same touch, or the screen lock that came with it, at most this far apart."""

_AREAS = (
    "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Brazil", "Canada", "Chile", "Etc", "Europe",
    "Indian", "Mexico", "Mideast", "Pacific", "SystemV", "US", "posix", "right",
)  # fmt: skip
"""How the names of time zones begin. The zones grow from year to year; these do not."""


def is_zone(name: str) -> bool:
    """Report whether a name may be a time zone, including one that this computer does not know yet."""
    area, slash, place = name.partition("/")
    return bool(place) and area in _AREAS if slash else True


class Elapsed(Value):
    """The time between two moments by each clock, in milliseconds."""

    utc: Span
    awake: Span
    boot: Span


class Moment(Value):
    """One reading of every clock: `utc`, `awake` and `boot` in milliseconds, `offset` in seconds east of UTC."""

    utc: int
    offset: int
    awake: int
    boot: int
    boot_id: str

    def since(self, earlier: Moment) -> Elapsed:
        """Return the time since an earlier moment of the same boot."""
        return Elapsed(utc=self.utc - earlier.utc, awake=self.awake - earlier.awake, boot=self.boot - earlier.boot)


class Day(Value):
    """A work day."""

    key: str
    """Its date, `2026-10-06`."""
    zone: str
    opens: Instant
    """The turnover that begins it (A7)."""
    closes: Instant
    """The turnover that ends it."""
    leaps: Instant = 0
    """When daylight saving time begins or ends on it; 0 if neither."""
    leap: Span = 0
    """How far the wall clock moves forward then."""


class Presence(Value):
    """What is known of a person touching the machine (C7, C10)."""

    known: bool = False
    """A source that sees the whole desktop answers, so absence can be proved."""
    quiet: tuple[tuple[Instant, Instant], ...] = ()
    """Stretches without a touch, (start, end), oldest first."""
    lasting: bool = False
    """The last of them still lasts; its end is now."""
    judge: bool = True
    """This process may judge an unanswered stop; false if the ringer is another process, which knows better."""
    since: Instant = 0
    """When watching began."""
    touched: Instant = 0
    """The last touch seen, where absence cannot be proved; 0: none."""

    def first_touch(self, since: Instant) -> Instant | None:
        """Return the first proved touch from an instant on, or None."""
        if not self.known:
            return self.touched if self.touched > since else None
        still = next(((start, end) for start, end in self.quiet if start <= since < end), None)
        if still is not None:
            return None if self.lasting and still == self.quiet[-1] else still[1]
        if self.since <= since:
            return since
        return next((start for start, _ in self.quiet if start > since), None)

    def last_touch(self, at: Instant) -> Instant:
        """Return the last instant up to `at` at which the machine was touched, as far as is known."""
        if self.lasting and at >= self.quiet[-1][0]:
            return self.quiet[-1][0]
        return next((start for start, end in self.quiet if start <= at < end), at)

    def touch_after(self, since: Instant) -> Instant | None:
        """Return the first touch after the untouched stretch under way at `since`; None while it lasts."""
        same = since + ONE_TOUCH
        if self.lasting and self.quiet[-1][0] <= same:
            return None
        return next((end for start, end in self.quiet if start <= same and since < end), since)

    def lull_after(self, since: Instant, span: Span) -> Instant | None:
        """Return the first instant from `since` on at which the machine was untouched for `span`; None if none is known."""
        for start, end in self.quiet:
            at = max(since, start + span)
            if at <= end and end - start >= span:
                return at
        return None

    def rang(self, at: Instant) -> bool:
        """Report whether the ringer could ring at that instant; a replay may know that it could not."""
        return True

    def verdict(self, shown: Instant, span: Span, until: Instant) -> Settled:
        """Return the fate of an unanswered stop of that length: `observed`, `missed`, or `unsaid` if unknown (C7)."""
        if not self.known:
            return "unsaid"
        if self.longest_quiet(shown, until) >= span:
            return "observed"
        return "missed" if self.since <= shown else "unsaid"

    def longest_quiet(self, since: Instant, until: Instant) -> Span:
        """Return the length of the longest untouched stretch between two instants."""
        return max((min(end, until) - max(start, since) for start, end in self.quiet), default=0)


class Now(Value):
    """The present, as the engine needs it: the instant, the local offset in seconds, the work day, and presence."""

    at: Instant
    offset: int
    day: Day
    presence: Presence = Presence()
