"""The journal on disk: the one fast path that every command, `status` and the app take.

SQLite in WAL mode with synchronous=FULL: what was acknowledged survives a power cut, and readers never wait for a writer.
Rare things (a new or old schema, damage, read-only disks) live in modules of their own, imported when they are needed.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any, Self

from ninetyten.domain.events import Event
from ninetyten.domain.moment import Instant, Moment
from ninetyten.journal import columns, errors, places
from ninetyten.journal.codec import Unknown, decode, encode
from ninetyten.journal.errors import BUSY_SECONDS, JournalError
from ninetyten.ports import Draft, Record

if TYPE_CHECKING:
    from ninetyten.config.files import Places
    from ninetyten.journal.places import Files

SCHEMA = 1
"""The schema this program reads and writes: the number of the newest migration."""

_COLUMNS = "id, day, at, said, offset, boot, boot_id, device, kind, version, silent, body"
_SELECT = f"SELECT seq, {_COLUMNS} FROM events WHERE seq > ?"
_INSERT = f"INSERT INTO events ({_COLUMNS}) VALUES ({', '.join('?' * 12)})"
_DAYS = """
    WITH RECURSIVE found(day) AS (
        SELECT min(day) FROM events
        UNION ALL SELECT (SELECT min(day) FROM events WHERE day > found.day) FROM found WHERE found.day IS NOT NULL
    ) SELECT day FROM found WHERE day IS NOT NULL"""


class SqliteJournal:
    """The journal at `path`, made if it is missing; `device` names this machine in what it writes, and in what it reads: the
    facts of each machine are folded alone. The empty name stands for all of them.

    Every method raises JournalError, with a sentence for people, when the journal cannot be used. `backups`: the folder of
    the rolling backups, named to a person when the journal is damaged; by default `backups` beside the journal. `also`: says
    which other folders hold backups, asked only then.
    """

    def __init__(self, path: str, device: str, backups: str | None = None, also: Callable[[], Sequence[str]] = tuple) -> None:
        self.path = path
        self.device = device
        self.backups = backups or os.path.join(os.path.dirname(path), "backups")
        self.reason = ""
        """Why nothing may be written, as a sentence for people; empty while writing is allowed."""
        self.warning = ""
        """What a person must know although it can be used: what was set aside, or put back; empty if there is nothing."""
        self._also = also
        self._lost, self._unknown, self._happened, self._closed = "", "", "", False
        self._files: Files = ()
        self._seen: tuple[int, ...] = ()
        self._held = ExitStack()
        try:
            with self._plainly():
                self._connection = self._open()
                self._settle_schema()
                self._version = self._data_version()
            self._look_around()
        except JournalError:
            self.close()
            raise

    @classmethod
    def of_all(cls, places: Places) -> Self:
        """The journal of `places`, as every machine wrote it: to read it whole, and to take in facts that keep their names."""
        return cls(places.journal, "", places.backups_dir)

    @property
    def read_only(self) -> bool:
        """Whether acts must be refused: `reason` says why."""
        return bool(self.reason)

    def changed(self) -> bool:
        """Whether another process has written since this was last asked; costs microseconds."""
        self._make_sure(at_a_glance=True)
        with self._plainly():
            version = self._data_version()
        changed, self._version = version != self._version, version
        return changed

    def records(self, after_seq: int = 0, day: str | None = None) -> list[Record]:
        """What this machine wrote after `after_seq`, of one work day or of all, in the order of writing."""
        return list(self._found(after_seq, day, self.device or None))

    def others(self, day: str) -> list[list[Record]]:
        """What the other machines wrote of a work day: each one's facts in the order of writing."""
        machines: dict[str, list[Record]] = {}
        for record in self._found(0, day, but=self.device) if self.device else ():
            machines.setdefault(record.device, []).append(record)
        return list(machines.values())

    def stream(self, after_seq: int = 0) -> Iterator[Record]:
        """What every machine wrote after `after_seq`, one by one, for years at a time."""
        return self._found(after_seq)

    def last_day(self, device: str | None = None) -> str | None:
        """The key of the newest work day that this machine opened, or another `device`, or any for the empty name; None if
        there is none."""
        device = self.device if device is None else device
        whose, values = ("AND device = ?", (device,)) if device else ("", ())
        query = f"SELECT day FROM events WHERE kind = 'DayOpened' {whose} ORDER BY at DESC, seq DESC LIMIT 1"
        day: str | None = self._one(query, values)
        return day

    def days(self) -> list[str]:
        """The keys of all work days that hold something of any machine, oldest first."""
        with self._plainly():
            return [day for (day,) in self._connection.execute(_DAYS)]

    def record_count(self) -> int:
        """How many events there are."""
        count: int = self._one("SELECT count(*) FROM events")
        return count

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is written together or not at all; other writers wait. Raises JournalError if read-only."""
        if self.reason:
            raise JournalError(self.reason)
        self._make_sure()
        with self._plainly():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # what was met inside says more than that nothing can be taken back
                    if self._connection.in_transaction:
                        self._connection.execute("ROLLBACK")
                raise

    def append(self, drafts: Iterable[Draft], day: str, now: Moment, instant: Instant) -> list[Record]:
        """Write events of the work day `day` inside a `transaction`. `now` and `instant` are the same present, by the
        machine's clocks and on the engine's timeline: together they place each event on the boot clock."""
        records = [
            Record(
                seq=0,
                id=f"{now.utc:012x}{os.urandom(10).hex()}",
                day=day,
                said=now.utc,
                offset=now.offset,
                boot=now.boot - (instant - draft.event.at),
                boot_id=now.boot_id,
                device=self.device,
                silent=draft.silent,
                event=draft.event,
            )
            for draft in drafts
        ]
        return [record.but(seq=self._insert(record, _INSERT)) for record in records]

    def adopt(self, records: Iterable[Record]) -> int:
        """Take over records as they are, ids kept, inside a `transaction`; how many were not there yet."""
        return sum(1 for record in records if self._insert(record, f"{_INSERT} ON CONFLICT (id) DO NOTHING"))

    def mend(self, seqs: Collection[int], records: Iterable[Record]) -> int:
        """Write records anew, inside a `transaction`, where the journal holds one of the same id at one of those places; how
        many."""
        mended = 0
        for record in records:
            seq = self._one("SELECT seq FROM events WHERE id = ?", (record.id,))
            if seq in seqs:
                self._connection.execute("DELETE FROM events WHERE seq = ?", (seq,))
                self._insert(record, f"INSERT INTO events (seq, {_COLUMNS}) VALUES ({seq:d}, {', '.join('?' * 12)})")
                mended += 1
        return mended

    def last_seq(self) -> int:
        """The place of the newest record, 0 where there is none."""
        seq: int | None = self._one("SELECT max(seq) FROM events")
        return seq or 0

    def cursor(self) -> int:
        """The `seq` of the last event that was rung, or passed over in silence."""
        seq: int = self._one("SELECT seq FROM cursor")
        return seq

    def move_cursor(self, seq: int) -> bool:
        """Remember, durably, that everything up to `seq` was rung; false if that was known already."""
        self._make_sure()
        with self._plainly():
            return self._connection.execute("UPDATE cursor SET seq = ? WHERE seq < ?", (seq, seq)).rowcount > 0

    def close(self) -> None:
        """Let go of the file."""
        self._held.close()

    def _open(self) -> sqlite3.Connection:
        folder = os.path.dirname(self.path) or "."
        self._no_first_start_beside_backups(os.path.exists(self.path) and os.path.getsize(self.path) > 0)
        if not os.path.exists(self.path):
            try:
                _create_private(self.path, folder)
            except OSError as error:
                raise JournalError(errors.sentence(error, self.path)) from error
        if _writable(self.path) and _writable(folder):
            connection = self._hold(sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None))
            try:
                _make_durable(connection)
                return connection
            except sqlite3.OperationalError as error:  # a full disk, say: what is there can still be read
                self.reason = errors.sentence(error, self.path)
        else:
            self.reason = errors.read_only(self.path)
        from ninetyten.journal import rescue

        return self._hold(rescue.open_read_only(self.path))

    def _no_first_start_beside_backups(self, holds_something: bool) -> None:
        """Raises JournalError where there is nothing although there are backups: that is no first start, but damage."""
        if holds_something or not any(map(os.path.isdir, folders := self._folders())):
            return
        from ninetyten.journal import rescue

        if why := rescue.missing(self.path, folders):
            raise JournalError(why)

    def _folders(self) -> list[str]:
        return [self.backups, *self._also()]

    # Whether the path still leads to what is open ---------------------------------------------------------------------

    def _make_sure(self, *, at_a_glance: bool = False) -> None:
        """The path leads to what is open, or is made to. Raises JournalError where that cannot be: what is written would be
        lost. `at_a_glance`: look no further while nothing was put into the folder, or taken out of it."""
        if not self._files or self._lost or self._closed or self._connection.in_transaction:
            return
        seen = places.glance(self.path)
        if at_a_glance and seen == self._seen:
            return
        now = places.files(self.path)
        if now != self._files:
            self._find_again(now)
        if seen != self._seen:
            self._look_around()

    def _find_again(self, now: Files) -> None:
        from ninetyten.journal import moved

        with self._plainly():
            self._happened = moved.find_again(self._connection, self.path, self._files, now) or self._happened
            old, self._held = self._held, ExitStack()
            if now[2] is None and now[0] is not None:  # while one of this process is open, the next one would share its -shm
                old.close()
            self._closed = True
            self._open_again()
            old.close()
        if self.device:
            from ninetyten.journal.device import restore_device

            restore_device(os.path.join(os.path.dirname(self.path), "device"), self.device)
        self._look_around()

    def _open_again(self) -> None:
        self.reason = self._unknown
        self._connection = self._open()
        self._closed = self.reason != self._unknown  # it can only be read: the next one tries again
        self._settle_schema()
        self._version = -1  # whoever asks reads again

    def _look_around(self) -> None:
        """Which files are open, and what was set aside beside them."""
        self._seen = places.glance(self.path)
        self._files = () if self.reason else places.files(self.path)
        told = ""
        if places.unsettled(self.path):
            from ninetyten.journal import rescue

            told = rescue.told_until_settled(self.path, self._folders())
        self.warning = " ".join(part for part in (self._happened, told) if part)

    def _hold(self, connection: sqlite3.Connection) -> sqlite3.Connection:
        return self._held.enter_context(closing(connection))

    def _settle_schema(self) -> None:
        (schema,) = self._connection.execute("PRAGMA user_version").fetchone()
        if schema > SCHEMA:
            self.reason = errors.newer(self.path, schema, SCHEMA)
        elif schema < SCHEMA:
            if self.reason:
                raise JournalError(self.reason)
            self._no_first_start_beside_backups(bool(schema))
            from ninetyten.journal import migrations

            migrations.migrate(self._connection, self.path, self.backups)

    def _insert(self, record: Record, statement: str) -> int:
        """Write one record; its `seq`, 0 if its id is there already."""
        if not self._connection.in_transaction:
            raise RuntimeError("append and adopt work inside a transaction")
        kind, version, body = encode(record.event)
        when = (record.event.at, record.said, record.offset, record.boot, record.boot_id)
        row = (record.id, record.day, *when, record.device, kind, version, record.silent, body)
        with self._plainly():
            done = self._connection.execute(statement, row)
        return (done.lastrowid or 0) if done.rowcount else 0

    def _found(
        self, after_seq: int, day: str | None = None, device: str | None = None, but: str | None = None
    ) -> Iterator[Record]:
        asked = ((" AND day = ?", day), (" AND device = ?", device), (" AND device <> ?", but))
        terms = {term: value for term, value in asked if value is not None}
        with self._plainly():
            for row in self._connection.execute(f"{_SELECT}{''.join(terms)} ORDER BY seq", (after_seq, *terms.values())):
                yield self._record(row)

    def _record(self, row: tuple[Any, ...]) -> Record:
        seq, name, day, at, said, offset, boot, boot_id, device, kind, version, silent, body = row
        if why := columns.wrong_stamp(said, offset, boot, silent, (name, boot_id, device)):
            raise self._broken(seq, day, kind, why)
        event = self._event(seq, day, at, kind, version, body)
        return Record(seq, name, day, said, offset, boot, boot_id, device, bool(silent), event)

    def _event(self, seq: int, day: str, at: Instant, kind: str, version: int, body: str) -> Event:
        """The event of a row. Raises JournalError if nobody can have written it."""
        event = None if (why := columns.wrong_event(day, at, kind)) else decode(kind, version, at, body)
        if isinstance(event, Unknown) and event.broken:
            why = event.reason
        elif isinstance(event, Unknown):
            self.reason = self._unknown = errors.unknown(self.path, event.reason)
        if event is None or why:
            raise self._broken(seq, day, kind, why)
        return event

    def _broken(self, seq: int, day: str, kind: str, why: str) -> JournalError:
        from ninetyten.journal.faults import fault_of

        return errors.broken(self.path, fault_of(seq, day, kind, why))

    def misfit(self, id: str, why: str) -> JournalError:
        """What to tell a person of the record of that id, which does not fit those before it."""
        with self._plainly():
            seq, day, kind = self._connection.execute("SELECT seq, day, kind FROM events WHERE id = ?", (id,)).fetchone()
        return self._broken(seq, day, kind, why)

    def _one(self, query: str, values: tuple[str, ...] = ()) -> Any:
        with self._plainly():
            row = self._connection.execute(query, values).fetchone()
        return row[0] if row else None

    def _data_version(self) -> int:
        version: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
        return version

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        """Turns SQLite's failures into a JournalError; sets a damaged file aside. What was closed for a failure of the disk is
        opened again."""
        if self._lost:
            raise JournalError(self._lost)
        try:
            if self._closed:
                self._held.close()
                self._open_again()
            yield
        except sqlite3.Error as error:
            if not errors.is_corrupt(error):
                raise JournalError(errors.sentence(error, self.path)) from error
            raise JournalError(self._judged(error)) from error

    def _judged(self, met: sqlite3.Error) -> str:
        """What to tell a person of what SQLite calls damage."""
        from ninetyten.journal import rescue

        self.close()  # to look at the file otherwise would drop the locks on it
        self._closed = True
        if told := rescue.no_damage(self.path, met):
            return told
        self._lost = rescue.give_up(self.path, self._folders())
        return self._lost


def _create_private(path: str, folder: str) -> None:
    from ninetyten.config.files import make_private_dir

    make_private_dir(folder)
    with suppress(FileExistsError):  # another process was first; to open and close it here would drop the locks on it
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _writable(path: str) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _make_durable(connection: sqlite3.Connection) -> None:
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorname", "") != "SQLITE_BUSY":  # busy: another process is just making it WAL
            raise
    connection.execute("PRAGMA synchronous = FULL")
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync = ON")
        connection.execute("PRAGMA checkpoint_fullfsync = ON")
