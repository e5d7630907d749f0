"""What the session needs from outside, as protocols. Only `bootstrap` connects them to adapters."""

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
    """True if this process can never use it again: what it had open is damaged, or a person must choose."""


class Clock(Protocol):
    """Reads every clock of the machine."""

    def now(self) -> Moment:
        """Read every clock once."""
        ...


class Calendar(Protocol):
    """Knows local time and which work day an instant belongs to, across DST (A7)."""

    def day_of(self, utc_ms: int) -> Day:
        """Return the work day around a UTC instant, its turnovers on the same timeline."""
        ...

    def offset_at(self, utc_ms: int) -> int:
        """Return the seconds east of UTC at a UTC instant."""
        ...


class Record(Value):
    """An event as the journal holds it."""

    seq: int
    """Order of writing, from 1."""
    id: str
    """Unique forever, across machines."""
    day: str
    """Key of the work day."""
    said: int
    """Wall time of writing, UTC ms."""
    offset: int
    """Seconds east of UTC at that time."""
    boot: int
    """The boot clock at `event.at`, on the boot named by `boot_id`."""
    boot_id: str
    device: str
    """The machine that wrote it."""
    silent: bool
    """Recomputed after an undo, and never rung."""
    event: Event


class Draft(Value):
    """An event about to be written."""

    event: Event
    silent: bool = False


class Outcome(Value):
    """The result of sending a notice: `ok`, the `reason` in words if it failed, and the route it took (`via`)."""

    ok: bool
    via: str
    reason: str = ""


class Journal(Protocol):
    """The events this machine wrote; those of other machines are folded separately. Methods raise `Unwritable` or a
    subclass."""

    reason: str
    """Why nothing may be written, as a sentence for people; empty while writing is allowed. Also set when something was read
    that this version does not know."""
    warning: str
    """What a person must know about the journal although it can be used, as a sentence; may be empty."""

    def changed(self) -> bool:
        """Report whether another process has written since the last call."""
        ...

    def records(self, after_seq: int = 0, day: str | None = None) -> list[Record]:
        """Return the records in the order of writing."""
        ...

    def others(self, day: str) -> list[list[Record]]:
        """Return what other machines wrote on a work day: one list of records per machine, in the order of writing."""
        ...

    def late(self, since: int, before: str) -> list[Record]:
        """Return what this machine has written since `since` (UTC ms) under work days before `before`, in the order of
        writing."""
        ...

    def last_day(self, device: str | None = None) -> str | None:
        """Return the key of the newest work day of this machine, of another `device`, or of any if the name is empty."""
        ...

    def next_day(self, day: str, step: int, device: str | None = None) -> str | None:
        """Return the work day after `day` (step 1) or before it (step -1) that has records of this machine or another
        `device`."""
        ...

    def days(self) -> list[str]:
        """Return the keys of all work days that hold records of any machine, oldest first."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """Write all or nothing; other writers wait."""
        ...

    def append(self, drafts: list[Draft], day: str, now: Moment, instant: Instant) -> list[Record]:
        """Write events of a work day."""
        ...

    def misfit(self, id: str, why: str) -> Unwritable:
        """Return the error to show a person for a record that does not fit those before it."""
        ...

    def take_back_import(self, since: int) -> bool:
        """Undo the newest import from another program since `since` (UTC ms), if this machine has recorded no act after it.
        Report whether there was one."""
        ...

    def cursor(self) -> int:
        """Return the number of the last record that the ringer has rung."""
        ...

    def move_cursor(self, seq: int) -> bool:
        """Mark the records up to `seq` as rung. Return False if they already were."""
        ...

    def close(self) -> None:
        """Close it."""
        ...


class Notifier(Protocol):
    """Sends notices to the desktop, or to the terminal where the desktop cannot be reached. Never raises, never blocks."""

    def send(self, notice: Notify) -> None:
        """Hand over one notice."""
        ...

    def close(self) -> None:
        """Release what is still in progress."""
        ...


class Chime(Protocol):
    """Our one sound, and the soft tap that paces exercises."""

    def play(self) -> None:
        """Start the chime and return at once; never raises."""
        ...

    def tap(self) -> None:
        """Start the tap for the next step and return at once; never raises."""
        ...


class Voice(Protocol):
    """Speaks the steps of a break."""

    def say(self, words: str) -> None:
        """Speak the words in place of those before, or be silent if there are none; return at once and never raise."""
        ...


class Hooks(Protocol):
    """The user's own commands."""

    def run(self, name: str, facts: tuple[tuple[str, str], ...]) -> None:
        """Start the command configured for `name`, if any, and return at once; never raises."""
        ...


class Idle(Protocol):
    """Knows how long the machine has not been touched."""

    name: str
    proves_absence: bool

    def idle_ms(self) -> int | None:
        """Return the milliseconds since the last touch, or None if unknown right now."""
        ...


class Alive(Protocol):
    """Keeps the alive mark: not an event, only the ringer's last sign of life."""

    def mark(self, moment: Moment, instant: Instant) -> None:
        """Write it durably."""
        ...

    def last(self) -> tuple[Moment, Instant] | None:
        """Return the last mark, or None."""
        ...


class RingerLock(Protocol):
    """Held by the one process that rings. `problem`: why no lock is available here, so that a second process may ring too; else
    empty."""

    problem: str

    def acquire(self) -> bool:
        """Take it if it is free. Return True if this process holds it now."""
        ...

    def release(self) -> None:
        """Release it."""
        ...

    def taken(self) -> bool:
        """Report whether any process holds it."""
        ...
