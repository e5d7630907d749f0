"""Examine what is kept on disk, for `doctor`: the journal, its folder and backups, and the ringer's alive mark."""

from __future__ import annotations

import ntpath
import os
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing, suppress

from ninetyten.adapters.drives import is_remote, synced_by
from ninetyten.adapters.lock import AliveFile, FileRingerLock, unlockable
from ninetyten.bootstrap import Program
from ninetyten.cli.main import until_end
from ninetyten.config.files import in_shell
from ninetyten.config.trust import exposed
from ninetyten.domain.moment import MINUTE
from ninetyten.domain.plan import Plan
from ninetyten.domain.value import Value
from ninetyten.domain.words import counted, spell
from ninetyten.journal import backups, rescue
from ninetyten.journal.errors import is_corrupt, sentence
from ninetyten.journal.store import SqliteJournal
from ninetyten.ports import Unwritable

MOUNTS = "/proc/mounts"
REMOTE = ("a network drive", "nfs", "cifs", "smb", "fuse.", "9p", "afs", "ceph", "glusterfs")
"""Prefixes of file systems that do not keep SQLite's promises."""
KEEP_LOCAL = "keep it on this computer's own disk (set NINETYTEN_HOME to move it); to copy it elsewhere, export it"
ROOM = 64 * 1024
"""The bytes an act may need, with what SQLite writes beside it."""
SILENT = MINUTE
"""A ringer gives a sign of life every 15 s; after this long something is wrong."""


class Disk:
    """Examinations of one program's files. Only `journal` opens the journal before it is known to be whole: opening a damaged one
    would set it aside."""

    def __init__(self, program: Program) -> None:
        self._program, self._places = program, program.places
        self._usable = False

    def journal(self) -> Diagnosis:
        """Check that the journal is whole, and can be read and written."""
        path, folders = self._places.journal, self._program.backup_folders()
        if not (os.path.exists(path) and os.path.getsize(path)) and (why := rescue.missing(path, folders)):
            return Diagnosis("fail", *_wrong_and_todo(why))
        if not os.path.exists(path):
            folder = nearest(path)
            if not os.access(folder, os.W_OK | os.X_OK):
                return Diagnosis("fail", f"can't create it: {folder} is not writable", "make that folder writable for you")
            return no_room(folder, path) or Diagnosis("ok", "none yet; the first command you use creates it")
        try:
            with closing(rescue.open_read_only(path)) as opened:
                verdict = str(opened.execute("PRAGMA integrity_check").fetchone()[0])
        except sqlite3.Error as error:
            verdict = str(error)
            if not is_corrupt(error):
                return Diagnosis("fail", *_wrong_and_todo(sentence(error, path)))
        if verdict == "ok":
            return self._used()
        if (failed := rescue.failing(path)) is not None:
            return Diagnosis("fail", *_wrong_and_todo(sentence(failed, path)))
        good = backups.newest_good(*folders)
        todo = f"the newest good backup is {good}" if good else "no good backup exists"
        return Diagnosis("fail", f"{path} is damaged: {verdict.splitlines()[-1]}", f"close every ninetyten; {todo}")

    def _used(self) -> Diagnosis:
        """Try a whole journal as every command does."""
        try:
            with closing(SqliteJournal.of_all(self._places)) as opened:
                days, count = opened.days(), opened.record_count()
                opened.records(day=opened.last_day() or "")
                with opened.transaction():
                    pass
                warning = opened.warning
        except Unwritable as problem:
            return Diagnosis("fail", *_wrong_and_todo(str(problem)))
        if full := no_room(os.path.dirname(self._places.journal), self._places.journal):
            return full
        self._usable = True
        if warning:
            return Diagnosis("warn", *_wrong_and_todo(warning))
        return Diagnosis("ok", f"whole and writable: {counted(count, 'event')} on {counted(len(days), 'day')}")

    def folder(self) -> Diagnosis:
        """Check that the journal is on a disk that suits SQLite, and that no one else can read it."""
        place = os.path.realpath(os.path.dirname(self._places.journal))
        if found := exposed(self._places.journal):
            return Diagnosis("warn", str(found), found.todo)
        kind = "a network drive" if is_remote(place) else file_system(place, _mounts())
        if kind.startswith(REMOTE):
            return Diagnosis("warn", f"{place} is on {kind}, which can lose saved records", KEEP_LOCAL)
        if synced := synced_by(place, self._program.environ):
            return Diagnosis("warn", f"{place} is synced ({synced}), which can corrupt the journal", KEEP_LOCAL)
        if os.name == "posix" and os.path.isdir(place) and os.stat(place).st_mode & 0o077:
            return Diagnosis("warn", f"other users can read {place}", f"chmod 700 {in_shell(place)}")
        if os.name == "nt" and outside(place, self._program.environ.get("USERPROFILE", "")):
            user = self._program.environ.get("USERNAME", "USER")
            return Diagnosis(
                "warn",
                f"{place} is outside your user profile, so other users of this computer may be able to read it",
                f"icacls {in_shell(place)} /inheritance:r /grant:r {in_shell(f'{user}:(OI)(CI)F')}",
            )
        return Diagnosis("ok", place)

    def backups(self) -> Diagnosis:
        """Check the daily copies."""
        folders = self._program.backup_folders()
        copies = backups.daily(folders[0])
        if not _can_write(folders[0]):
            return Diagnosis("warn", f"none can be made in {folders[0]}", "make it a folder that you can write to")
        if lacking := [folder for folder in folders[1:] if not backups.daily(folder)]:
            return Diagnosis(
                "warn", f"none in {lacking[0]} (backup.also)", "check that the disk is connected and that you can write to it"
            )
        if not copies:
            return Diagnosis("ok", "none yet; the app makes one a day")
        if not backups.is_good(copies[0]):
            return Diagnosis("warn", f"the newest, {copies[0]}, is damaged", "delete it; the app makes a new one")
        return Diagnosis("ok", f"{len(copies)}, the newest whole: {os.path.basename(copies[0])}")

    def ringer(self) -> Diagnosis:
        """Check whether a ninetyten rings and responds, and whether that is certain."""
        found = self._rings()
        no_lock = unlockable(self._places.lock)
        if not no_lock:
            return found
        wrong, todo = _wrong_and_todo(no_lock)
        return Diagnosis("warn", f"{found.detail}; {wrong}", todo)

    def _rings(self) -> Diagnosis:
        if not FileRingerLock(self._places.lock).taken():
            if self._usable and not until_end(self._program.session(Plan())).look()[0].state.off:
                return Diagnosis(
                    "warn", "the day has started, but no ninetyten rings", "open ninetyten, or run ninetyten watch --background"
                )
            return Diagnosis("ok", "no ninetyten rings now")
        mark, now = AliveFile(self._places.alive).last(), self._program.clock.now()
        if mark is None:
            return Diagnosis("ok", "ninetyten rings")
        age = now.boot - mark[0].boot if mark[0].boot_id == now.boot_id else now.utc - mark[0].utc
        if age < SILENT:
            return Diagnosis("ok", f"ninetyten rings; last sign of life {spell(max(0, age))} ago")
        return Diagnosis(
            "warn", f"ninetyten does not respond: no sign of life for {spell(age)}", "end it; the next one takes over"
        )


def no_room(folder: str, path: str) -> Diagnosis | None:
    """Return why the journal at `path` cannot grow, found by writing a temporary file; None if it can."""
    try:
        with tempfile.TemporaryFile(dir=folder) as trial:
            trial.write(bytes(ROOM))
            trial.flush()
            os.fsync(trial.fileno())
    except OSError as error:
        return Diagnosis("fail", *_wrong_and_todo(sentence(error, path)))
    return None


def file_system(path: str, mounts: Sequence[tuple[str, str]]) -> str:
    """Return the type of the file system `path` is on, from (mount point, type) pairs; empty if unknown."""
    above = [(len(point), kind) for point, kind in mounts if f"{path}/".startswith(f"{point.rstrip('/')}/")]
    return max(above, default=(0, ""))[1]


def outside(place: str, profile: str) -> bool:
    """Report whether a folder lies outside a user's profile on Windows, whose folders give their access list to what is in
    them."""
    inside = ntpath.normcase(profile).rstrip("\\") + "\\"
    return bool(profile) and not f"{ntpath.normcase(place)}\\".startswith(inside)


def _mounts() -> list[tuple[str, str]]:
    with suppress(OSError), open(MOUNTS, encoding="utf-8", errors="replace") as file:
        return [(point.replace("\\040", " "), kind) for _, point, kind, *_ in map(str.split, file)]
    return []


def nearest(path: str) -> str:
    """Return the nearest existing folder above."""
    while not os.path.isdir(path):
        path = os.path.dirname(path)
    return path


def _wrong_and_todo(words: str) -> tuple[str, str]:
    """Split into what is wrong, the first sentence, and what to do."""
    wrong, _, todo = words.partition(". ")
    return wrong.removesuffix("."), todo


class Diagnosis(Value):
    """A finding. `state`: `ok`, `warn` or `fail`; `detail`: what was found; `todo`: what to do, empty if nothing."""

    state: str
    detail: str
    todo: str = ""


def _can_write(folder: str) -> bool:
    """Report whether files can be written in a folder, or the folder made."""
    while not os.path.lexists(folder):
        folder = os.path.dirname(folder)
    return os.path.isdir(folder) and os.access(folder, os.W_OK)
