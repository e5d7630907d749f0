"""The journal's file: opens it, keeps it where its path leads, closes it, and turns every failure into a message for people.

SQLite in WAL mode with synchronous=FULL: acknowledged writes survive a power cut, and readers never wait for a writer. Rare
cases (a new or old schema, damage, read-only disks) have modules of their own, imported when needed. A machine's name in the
journal is random, so that it reveals nothing, and never changes, because its facts are found by it.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from typing import TYPE_CHECKING

from ninetyten.config.files import open_regular, write_private
from ninetyten.journal import errors, places
from ninetyten.journal.errors import BUSY_SECONDS, JournalError

if TYPE_CHECKING:
    from ninetyten.journal.places import Files


SCHEMA = 1
"""The schema this program reads and writes: the number of the newest migration."""


class JournalFile:
    """The file of the journal at `path`, created if it is missing.

    `device` names this machine in what it writes and reads: the facts of each machine are folded separately. The empty name
    stands for all of them. `backups`: the folder of the daily copies, named in messages about damage; by default `backups`
    beside the journal. `also`: returns other folders with backups, called only when needed.

    Every method raises JournalError, with a message for people, when the journal cannot be used.
    """

    def __init__(self, path: str, device: str, backups: str | None = None, also: Callable[[], Sequence[str]] = tuple) -> None:
        self.path = path
        self.device = device
        self.backups = backups or os.path.join(os.path.dirname(path), "backups")
        self.reason = ""
        """Why nothing may be written, as a sentence for people; empty while writing is allowed."""
        self.warning = ""
        """What a person must know although the journal can be used: what was set aside or put back; may be empty."""
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

    @property
    def read_only(self) -> bool:
        """True if acts must be refused; `reason` says why."""
        return bool(self.reason)

    def changed(self) -> bool:
        """Report whether another process has written since the last call; costs microseconds."""
        self._make_sure(at_a_glance=True)
        with self._plainly():
            version = self._data_version()
        changed, self._version = version != self._version, version
        return changed

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write everything inside together or not at all; other writers wait. Raises JournalError if read-only."""
        if self.reason:
            raise JournalError(self.reason)
        self._make_sure()
        with self._plainly():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # the first error says more than a failed rollback
                    if self._connection.in_transaction:
                        self._connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close the file."""
        self._held.close()

    def _open(self) -> sqlite3.Connection:
        folder = os.path.dirname(self.path) or "."
        self._no_first_start_beside_backups(os.path.exists(self.path) and os.path.getsize(self.path) > 0)
        if places.cut_off(self.path) and places.holds_something(f"{self.path}-wal"):  # SQLite would delete that -wal
            from ninetyten.journal import rescue

            self._lost = rescue.give_up(self.path, self._folders())
            raise JournalError(self._lost)
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
            except sqlite3.OperationalError as error:  # such as a full disk: the file can still be read
                self.reason = errors.sentence(error, self.path)
        else:
            self.reason = errors.read_only(self.path)
        from ninetyten.journal import rescue

        return self._hold(rescue.open_read_only(self.path))

    def _no_first_start_beside_backups(self, holds_something: bool) -> None:
        """Raise JournalError if the journal is missing although backups exist: that is damage, not a first start."""
        if holds_something or not any(map(os.path.isdir, folders := self._folders())):
            return
        from ninetyten.journal import rescue

        if why := rescue.missing(self.path, folders):
            raise JournalError(why)

    def _folders(self) -> list[str]:
        return [self.backups, *self._also()]

    # Does the path still lead to the open file? -----------------------------------------------------------------------

    def _make_sure(self, *, at_a_glance: bool = False) -> None:
        """Make the path lead to the open file again if it does not. Raises JournalError if that fails, because new records
        would be lost. `at_a_glance`: stop early if the folder's files have not changed."""
        if not self._files or self._lost or self._closed or self._connection.in_transaction:
            return
        seen = places.glance(self.path)
        if at_a_glance and seen == self._seen:
            return
        now = places.files(self.path)
        if now != self._files or places.cut_off(self.path):
            self._find_again(now)
        if seen != self._seen:
            self._look_around()

    def _find_again(self, now: Files) -> None:
        from ninetyten.journal import moved

        with self._plainly():
            try:
                self._happened = moved.find_again(self._connection, self.path, self._files, now) or self._happened
            except errors.MustChoose as strange:  # its records are kept; trying again would keep a second copy
                self._lost = str(strange)
                self._let_go_of_what_was_cut_off()
                raise
            old, self._held = self._held, ExitStack()
            if now[2] is None and now[0] is not None:  # a second connection would share the -shm of one that is still open
                old.close()
            self._closed = True
            self._open_again()
            old.close()
        if self.device:
            restore_device(os.path.join(os.path.dirname(self.path), "device"), self.device)
        self._look_around()

    def _let_go_of_what_was_cut_off(self) -> None:
        """Close a file that lies under another name, before a new journal starts whose -wal would go with it."""
        if not os.path.exists(self.path):
            self.close()
            self._closed = True

    def _open_again(self) -> None:
        self.reason = self._unknown
        self._connection = self._open()
        self._closed = self.reason != self._unknown  # read-only: the next call tries again
        self._settle_schema()
        self._version = -1  # makes every reader read again

    def _look_around(self) -> None:
        """Note which files are open, and which were set aside beside them."""
        self._seen = places.glance(self.path)
        self._files = () if self.reason else places.files(self.path)
        waiting = ""
        if places.unsettled(self.path):
            from ninetyten.journal import rescue

            waiting = rescue.unsettled_notice(self.path, self._folders())
        self.warning = " ".join(part for part in (self._happened, waiting) if part)

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

    def _data_version(self) -> int:
        version: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
        return version

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        """Turn SQLite's failures into a JournalError, and set a damaged file aside. Reopen what was closed after a disk
        failure."""
        if self._lost:
            raise errors.Lost(self._lost)
        try:
            if self._closed:
                self._held.close()
                self._open_again()
            yield
        except sqlite3.Error as error:
            if not errors.is_corrupt(error):
                raise JournalError(errors.sentence(error, self.path)) from error
            message = self._judged(error)
            raise (errors.Lost if self._lost else JournalError)(message) from error

    def _judged(self, met: sqlite3.Error) -> str:
        """Return the message for a person about what SQLite calls damage."""
        from ninetyten.journal import rescue

        self.close()  # reading the file by another path would drop its locks
        self._closed = True
        if message := rescue.no_damage(self.path, met):
            return message
        self._lost = rescue.give_up(self.path, self._folders())
        return self._lost


def _create_private(path: str, folder: str) -> None:
    from ninetyten.config.files import make_private_dir

    make_private_dir(folder)
    with suppress(FileExistsError):  # another process was first; opening and closing it here would drop its locks
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _writable(path: str) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _make_durable(connection: sqlite3.Connection) -> None:
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorname", "") != "SQLITE_BUSY":  # busy: another process is switching it to WAL
            raise
    connection.execute("PRAGMA synchronous = FULL")
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync = ON")
        connection.execute("PRAGMA checkpoint_fullfsync = ON")


def new_device(path: str) -> str:
    """Name this machine in the file at `path`, or return the name that another process gave it first; empty if nothing can be
    written, and so no fact either."""
    draft = f"{path}.{os.getpid()}"
    with suppress(OSError):
        write_private(draft, os.urandom(4).hex().encode())
        try:
            os.link(draft, path)
        except OSError:  # it has a name already, the disk has no links, or the name was lost
            if not read_device(path):
                os.replace(draft, path)
    with suppress(OSError):
        os.unlink(draft)
    return read_device(path)


def read_device(path: str) -> str:
    """Return the name in the file, or an empty text."""
    try:
        with open(path, encoding="utf-8", opener=open_regular) as file:
            name = file.read().strip()
        return name if name.isascii() else ""  # reading it as ASCII would import one more codec
    except (OSError, ValueError):
        return ""


def restore_device(path: str, name: str) -> None:
    """Give the machine the name it had, if the file at `path` was lost."""
    with suppress(OSError):
        if not read_device(path):
            write_private(path, name.encode("ascii"))
