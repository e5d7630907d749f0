"""When: the clocks a process can read, and the one timeline the engine counts on.

Three clocks run in a machine: the wall's (people set it), the one that stops in suspend (*awake*) and the one that does
not (*boot*). They are only ever compared like with like, by `Moment.since`. The engine sees none of them: it counts
`Instant`s, milliseconds on a timeline that starts as UTC and then goes on with the boot clock, so that setting the wall
clock moves no deadline (A4).
"""

from __future__ import annotations

from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import Settled

Instant = int
"""Milliseconds since 1970 on the engine's timeline: UTC, unless somebody set the clock since."""
Span = int
"""A length of time in milliseconds."""

SECOND: Span = 1000
MINUTE: Span = 60 * SECOND
HOUR: Span = 60 * MINUTE
ONE_TOUCH: Span = 3 * SECOND
"""Processes that watch one machine see one touch, or the lock that came with it, so far apart at most."""

_AREAS = (
    "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Brazil", "Canada", "Chile", "Etc", "Europe",
    "Indian", "Mexico", "Mideast", "Pacific", "SystemV", "US", "posix", "right",
)  # fmt: skip
"""What the names of time zones begin with. Which zones there are grows from year to year; this does not."""


def is_zone(name: str) -> bool:
    """Return whether a name may be that of a time zone, one that this computer does not know yet too."""
    area, slash, place = name.partition("/")
    return bool(place) and area in _AREAS if slash else True


class Elapsed(Value):
    """What passed between two moments, by each clock, in milliseconds."""

    utc: Span
    awake: Span
    boot: Span


class Moment(Value):
    """One reading of every clock. `utc`, `awake` and `boot` in milliseconds, `offset` in seconds east of UTC."""

    utc: int
    offset: int
    awake: int
    boot: int
    boot_id: str

    def since(self, earlier: Moment) -> Elapsed:
        """What passed since an earlier moment of the same boot."""
        return Elapsed(utc=self.utc - earlier.utc, awake=self.awake - earlier.awake, boot=self.boot - earlier.boot)


class Day(Value):
    """A work day: its date (`2026-10-06`), the name of its zone, and the instants of the turnovers around it (A7). `leaps`:
    when its clocks are set for summer or winter, 0 if they are not; `leap`: by how much they go forward then, in ms."""

    key: str
    zone: str
    opens: Instant
    closes: Instant
    leaps: Instant = 0
    leap: Span = 0


class Presence(Value):
    """What is known of somebody touching the machine (C7, C10).

    `known`: a source that sees the whole desktop answers, so absence can be proved. `quiet`: stretches without a touch,
    (start, end), oldest first. `lasting`: the last of them still lasts, its end is now. `judge`: this process may say
    what an unanswered stop was; false where the ringer in another process knows better. `since`: before that nobody looked.
    `touched`: the last touch that was seen, where absence cannot be proved; 0: none.
    """

    known: bool = False
    quiet: tuple[tuple[Instant, Instant], ...] = ()
    lasting: bool = False
    judge: bool = True
    since: Instant = 0
    touched: Instant = 0

    def first_touch(self, since: Instant) -> Instant | None:
        """The first touch from an instant on that is proved; None if none is."""
        if not self.known:
            return self.touched if self.touched > since else None
        still = next(((start, end) for start, end in self.quiet if start <= since < end), None)
        if still is not None:
            return None if self.lasting and still == self.quiet[-1] else still[1]
        if self.since <= since:
            return since
        return next((start for start, _ in self.quiet if start > since), None)

    def last_touch(self, at: Instant) -> Instant:
        """The last instant up to `at` at which the machine was touched, as far as is known."""
        if self.lasting and at >= self.quiet[-1][0]:
            return self.quiet[-1][0]
        return next((start for start, end in self.quiet if start <= at < end), at)

    def touch_after(self, since: Instant) -> Instant | None:
        """The first touch after an untouched stretch that was under way at `since`; None while it lasts."""
        same = since + ONE_TOUCH
        if self.lasting and self.quiet[-1][0] <= same:
            return None
        return next((end for start, end in self.quiet if start <= same and since < end), since)

    def lull_after(self, since: Instant, span: Span) -> Instant | None:
        """The first instant from `since` on at which nobody had touched the machine for `span`; None if none is known."""
        for start, end in self.quiet:
            at = max(since, start + span)
            if at <= end and end - start >= span:
                return at
        return None

    def rang(self, at: Instant) -> bool:
        """Whether the process that rings could ring at that instant; an instant worked out afterwards may say no."""
        return True

    def verdict(self, shown: Instant, span: Span, until: Instant) -> Settled:
        """What an unanswered stop of that length was: `observed`, `missed`, or `unsaid` where nobody can know (C7)."""
        if not self.known:
            return "unsaid"
        if self.longest_quiet(shown, until) >= span:
            return "observed"
        return "missed" if self.since <= shown else "unsaid"

    def longest_quiet(self, since: Instant, until: Instant) -> Span:
        """The longest untouched stretch between two instants."""
        return max((min(end, until) - max(start, since) for start, end in self.quiet), default=0)


class Now(Value):
    """The present, as the engine needs it: the instant, the local offset in seconds, the work day, and who is there."""

    at: Instant
    offset: int
    day: Day
    presence: Presence = Presence()
