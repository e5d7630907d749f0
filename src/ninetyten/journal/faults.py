"""Finds each fact in a journal that ninetyten did not write, so that a person can see which they are and go on without them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

from ninetyten.domain.events import Event, Unknown
from ninetyten.domain.history import Written, holding
from ninetyten.domain.value import Value
from ninetyten.journal import rescue
from ninetyten.journal.bounds import wrong_event, wrong_stamp
from ninetyten.journal.codec import KINDS, decode
from ninetyten.ledger.stops import entries
from ninetyten.ledger.timeline import fold_day
from ninetyten.runtime.newest_day import MISFIT, STRAY, stray, unlived

_COLUMNS = "seq, id, day, at, said, offset, boot, boot_id, device, kind, version, silent, body"
_ROWS = f"SELECT {_COLUMNS} FROM events ORDER BY device, day, seq"


class Fault(Value):
    """An invalid fact: its `seq`, its work day and kind if known, and why it cannot be valid."""

    seq: int
    day: str
    kind: str
    why: str

    def __str__(self) -> str:
        known = " of ".join(part for part in (self.kind, self.day) if part)
        return f"fact {self.seq}{f' ({known})' if known else ''}: {self.why}"


def faults(path: str) -> list[Fault]:
    """Return every invalid fact of the journal at `path`, machine by machine and day by day; change nothing. Raises
    sqlite3.Error."""
    found: list[Fault] = []
    with closing(rescue.open_read_only(path)) as opened:
        opened.text_factory = lambda text: text.decode("utf-8", "replace")
        whose: object = None
        day: object = ""
        written: list[tuple[int, Written]] = []
        for row in opened.execute(_ROWS):
            if whose != (row[8], row[2]):
                found += _misfits(day, written)
                whose, day, written = (row[8], row[2]), row[2], []
            event, fault = _read(row)
            if fault is not None:
                found.append(fault)
            else:
                written.append((row[0], Written(row[1], event)))
        found += _misfits(day, written)
    return found


def first_fault(path: str) -> Fault | None:
    """Return the first of them, or None; also None if the journal cannot be read at all."""
    try:
        return next(iter(faults(path)), None)
    except sqlite3.Error:
        return None


def _read(row: tuple[object, ...]) -> tuple[Event, Fault | None]:
    seq, name, day, at, said, offset, boot, boot_id, device, kind, version, silent, body = row
    why = wrong_event(day, at, kind) or wrong_stamp(said, offset, boot, silent, (name, boot_id, device, body))
    if not why and type(version) is not int:
        why = "its version is not a number"
    event: Event = Event(0)
    if not why:
        event = decode(kind, version, at, body)  # type: ignore[arg-type]  # their types were checked above
        why = event.reason if isinstance(event, Unknown) and event.broken else ""
    return event, fault_of(seq, day, kind, why) if why else None


def fault_of(seq: object, day: object, kind: object, why: str) -> Fault:
    """Return a fault in the row with that `seq`; an invalid day or kind is not repeated."""
    dated = not wrong_event(day, 0, "")
    return Fault(seq if type(seq) is int else 0, str(day) if dated else "", str(kind) if kind in KINDS else "", why)


def _misfits(day: object, written: list[tuple[int, Written]]) -> Iterator[Fault]:
    """Yield the facts of a day whose time is days away from it, or that do not fit the facts before them, leaving out those
    found before. A day of which only a newer version can read everything is not judged."""
    left = [] if any(isinstance(entry.event, Unknown) for _, entry in written) else list(written)
    while left:
        entries_ = [entry for _, entry in left]
        found = stray(entries_)
        at = entries_.index(found) if found is not None else first_misfit(entries_)
        if at is None:
            return
        seq, entry = left.pop(at)
        yield fault_of(seq, day, type(entry.event).__name__, STRAY if found is not None else MISFIT)


def first_misfit(written: list[Written]) -> int | None:
    """Return the place of the first fact of a day that cannot be folded with those before it, None if all can."""
    if _folds(written):
        return None
    return _first(len(written), lambda count: not _folds(written[:count])) - 1


def _first(count: int, holds: Callable[[int], bool]) -> int:
    """Return the first number up to `count` for which something holds, if it then holds for all later ones."""
    low, high = 1, count
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


def _folds(written: list[Written]) -> bool:
    try:
        events = [entry.event for entry in holding(written)]
        entries(events)
        return not unlived(fold_day(events, written[-1].event.at).state)
    except Exception:  # an invalid day can raise anything in the fold
        return False
