"""Puts a backup in the journal's place. The file that was there is kept beside it, named after when it was written."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress

from ninetyten.config.files import Places, make_private_dir
from ninetyten.domain.value import Value
from ninetyten.journal import backups, rescue
from ninetyten.journal.errors import JournalError, sentence
from ninetyten.journal.faults import faults
from ninetyten.journal.file import read_device, restore_device
from ninetyten.journal.migrations import MIGRATIONS, migrate
from ninetyten.journal.places import draft_name, files
from ninetyten.journal.summary_cache import forget_days

_NEWEST = "SELECT said, offset FROM events ORDER BY seq DESC LIMIT 1"
_OLDEST_LOST = "SELECT count(*), min(said) FROM events WHERE id NOT IN (SELECT id FROM other.events)"


class Held(Value):
    """What a journal holds: how many facts, and when the newest was written (UTC ms, offset in seconds), if any."""

    facts: int
    said: int = 0
    offset: int = 0


class FactsLost(Value):
    """What the present journal holds and a backup lacks: how many facts, and when the first was written, UTC ms."""

    facts: int
    since: int = 0


def choose(folders: Sequence[str]) -> str | None:
    """Return the newest intact backup without invalid facts, else the newest intact one, else None."""
    whole = [path for path in backups.all_daily(*folders) if backups.is_good(path)]
    return next((path for path in whole if not faults(path)), whole[0] if whole else None)


def held(path: str) -> Held | None:
    """Return what the journal at `path` holds; None if it cannot be read or is not a journal that this program can read."""
    try:
        with closing(rescue.open_read_only(path)) as opened:
            if not 1 <= opened.execute("PRAGMA user_version").fetchone()[0] <= len(MIGRATIONS):
                return None
            (count,) = opened.execute("SELECT count(*) FROM events").fetchone()
            newest = opened.execute(_NEWEST).fetchone()
    except sqlite3.Error:
        return None
    return Held(count, *newest) if newest and all(type(number) is int for number in newest) else Held(count)


def lost(present: str, source: str) -> FactsLost | None:
    """Return what would no longer count if `source` took the place of `present`; None if that is unknown."""
    try:
        with closing(rescue.open_read_only(present)) as opened:
            opened.execute("ATTACH ? AS other", (source,))
            count, since = opened.execute(_OLDEST_LOST).fetchone()
    except sqlite3.Error:
        return None
    return FactsLost(count, since if type(since) is int else 0)


def put(places: Places, source: str) -> str:
    """Put a copy of `source` in the journal's place, and return where the present one is kept now, empty if there was none. No
    process may have it open. Raises JournalError, and changes nothing, if the copy cannot be made or is not intact."""
    return _change(places, source, ())


def leave_out(places: Places, seqs: Sequence[int]) -> str:
    """Replace the journal with a copy without those facts, and return where the present one is kept now. Raises
    JournalError."""
    return _change(places, places.journal, seqs)


def begin_empty(places: Places) -> str:
    """Put an empty journal in the journal's place, and return where the present one is kept now. Raises JournalError."""
    return _change(places, "", ())


def _change(places: Places, source: str, without: Sequence[int]) -> str:
    path = places.journal
    draft = draft_name(path)
    try:
        make_private_dir(os.path.dirname(path))
        _make(draft, path, source, without)
        kept = _take_place(draft, path)
        rescue.settle(path)
    except (OSError, sqlite3.Error) as problem:
        raise JournalError(sentence(problem, path)) from problem
    finally:
        with suppress(OSError):
            os.remove(draft)
    _name_machine(places)
    forget_days(places)
    return kept


def _make(draft: str, path: str, source: str, without: Sequence[int]) -> None:
    if not source:
        os.close(os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(draft, isolation_level=None)) as fresh:
            migrate(fresh, draft, os.path.dirname(path))
        return
    with closing(rescue.open_read_only(source)) as opened:
        backups.copy_whole(opened, draft)
    with closing(sqlite3.connect(draft)) as copied, copied:
        copied.executemany("DELETE FROM events WHERE seq = ?", [(seq,) for seq in without])


def _take_place(draft: str, path: str) -> str:
    kept = rescue.set_aside(path, rescue.SETTLED) if any(files(path)) else ""
    os.replace(draft, path)
    return kept


def _name_machine(places: Places) -> None:
    """Give the machine the name that wrote the newest fact, if its own name was lost with the journal and wrote none of
    them."""
    with closing(rescue.open_read_only(places.journal)) as opened:
        names = [name for (name,) in opened.execute("SELECT device FROM events GROUP BY device ORDER BY max(seq) DESC")]
    if names and read_device(places.device) not in names and isinstance(names[0], str) and names[0]:
        with suppress(OSError):
            os.remove(places.device)
        restore_device(places.device, names[0])
