"""What the session needs from outside, as protocols. `bootstrap` is the only place where an adapter meets one."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import ClassVar, Protocol

from ninetyten.domain.events import Event
from ninetyten.domain.moment import Day, Instant, Moment
from ninetyten.domain.react import Notify
from ninetyten.domain.value import Value


class Unwritable(Exception):
    """The journal cannot be read or written; the message says why and what to do (exit 3)."""

    for_good: ClassVar[bool] = False
    """Whether this process can never use it again: what it had open is damaged, or a person must choose."""


class Clock(Protocol):
    """Reads every clock of the machine."""

    def now(self) -> Moment:
        """One reading."""
        ...


class Calendar(Protocol):
    """Knows local time: which work day an instant belongs to, across DST (A7)."""

    def day_of(self, utc_ms: int) -> Day:
        """The work day around a UTC instant, its turnovers on the same timeline."""
        ...

    def offset_at(self, utc_ms: int) -> int:
        """Seconds east of UTC at a UTC instant."""
        ...


class Record(Value):
    """An event as the journal holds it.

    `seq`: order of writing, from 1. `id`: unique for ever, on every machine. `day`: the work day's key. `said`: wall
    time of writing, UTC ms. `offset`: seconds east of UTC then. `boot`, `boot_id`: the boot clock at `event.at`.
    `device`: which machine. `silent`: worked out anew after an undo, never rung.
    """

    seq: int
    id: str
    day: str
    said: int
    offset: int
    boot: int
    boot_id: str
    device: str
    silent: bool
    event: Event


class Draft(Value):
    """An event about to be written."""

    event: Event
    silent: bool = False


class Outcome(Value):
    """What became of a notice: `ok`, and the reason in words where it is not; `via` names the road it took."""

    ok: bool
    via: str
    reason: str = ""


class Journal(Protocol):
    """The facts as this machine wrote them; those of others are folded alone. It raises `Unwritable` or a subclass."""

    reason: str
    """Why nothing may be written, as a sentence for people; empty while writing is allowed. Set too when something was read
    that this version does not know."""
    warning: str
    """What a person must know of the journal although it can be used, as a sentence; empty if there is nothing."""

    def changed(self) -> bool:
        """Whether another process has written since this was last asked."""
        ...

    def records(self, after_seq: int = 0, day: str | None = None) -> list[Record]:
        """Records in the order of writing."""
        ...

    def others(self, day: str) -> list[list[Record]]:
        """What the other machines wrote of a work day: each one's facts in the order of writing."""
        ...

    def last_day(self, device: str | None = None) -> str | None:
        """The key of the newest work day of this machine, of another `device`, or of any for the empty name."""
        ...

    def next_day(self, day: str, step: int, device: str | None = None) -> str | None:
        """The work day after `day` (step 1), or the one before it (-1), that holds something of this machine or another
        `device`."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing; other writers wait."""
        ...

    def append(self, drafts: list[Draft], day: str, now: Moment, instant: Instant) -> list[Record]:
        """Write events of a work day."""
        ...

    def misfit(self, id: str, why: str) -> Unwritable:
        """What to tell a person of a record that does not fit those before it."""
        ...

    def take_back_import(self, since: int) -> bool:
        """Take back what was last taken in from another program since `since` (UTC ms), if this machine recorded no act after
        it; whether there was such an import."""
        ...

    def cursor(self) -> int:
        """Up to where the ringer has rung."""
        ...

    def move_cursor(self, seq: int) -> bool:
        """The ringer rings up to there; false if the cursor was there already."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


class Notifier(Protocol):
    """Tells the desktop, or the terminal where the desktop cannot be reached. Never raises, never blocks."""

    def send(self, notice: Notify) -> None:
        """Hand over one notice."""
        ...

    def close(self) -> None:
        """Let go of what is still under way."""
        ...


class Chime(Protocol):
    """The one sound of our own, and the soft tap that leads through exercises."""

    def play(self) -> None:
        """Start it and return at once; never raises."""
        ...

    def tap(self) -> None:
        """The next step: start the tap and return at once; never raises."""
        ...


class Hooks(Protocol):
    """The user's own commands."""

    def run(self, name: str, facts: tuple[tuple[str, str], ...]) -> None:
        """Start the command configured for `name`, if any, and return at once; never raises."""
        ...


class Idle(Protocol):
    """How long nobody touched the machine."""

    name: str
    proves_absence: bool

    def idle_ms(self) -> int | None:
        """Milliseconds since the last touch, or None where it cannot be said just now."""
        ...


class Alive(Protocol):
    """The alive mark: not a fact, only the last sign of life of the ringer."""

    def mark(self, moment: Moment, instant: Instant) -> None:
        """Write it, durably."""
        ...

    def last(self) -> tuple[Moment, Instant] | None:
        """The last mark, or None."""
        ...


class RingerLock(Protocol):
    """Held by the one process that rings. `problem`: why there is no lock to be had here, so that another one may ring too; or
    empty."""

    problem: str

    def acquire(self) -> bool:
        """Take it if it is free; true if this process holds it now."""
        ...

    def release(self) -> None:
        """Let go."""
        ...

    def taken(self) -> bool:
        """True while any process holds it."""
        ...
