"""Lists everything ninetyten keeps on this computer, file by file, and deletes it without leaving anything behind.

A file is emptied and then unlinked. Writing over it first would be a mere gesture: on SSDs, copy-on-write file systems and
snapshots the new bytes do not land on the old ones. Only disk encryption hides what a disk keeps of deleted files.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress

from ninetyten.config.files import Places
from ninetyten.domain.value import Value
from ninetyten.journal.summary_cache import FILE

PATIENCE = 1.0
"""Seconds to wait for a process that only reads the journal, such as a status bar."""
BACKUPS = ("journal-", "before-schema-")
"""How the names of backups begin."""


class InUse(Exception):
    """Another process has the journal open."""


class KeptFile(Value):
    """A file that ninetyten keeps: its path, and its size in bytes."""

    path: str
    size: int


def recorded(places: Places) -> list[KeptFile]:
    """Return what was recorded and what follows from it: the journal with all its copies, caches, marks, this machine's
    name."""
    files = (places.journal, places.device, places.alive, places.lock, places.cache)
    found = [path for file in files for path in _family(file)]
    for folder, starts in ((places.backups_dir, BACKUPS), (places.summaries_dir, (FILE, "2"))):
        found += [
            path for path in _files(folder) if os.path.basename(path).startswith((*starts, *(f".{start}" for start in starts)))
        ]
    return _sized(found)


def written(places: Places) -> list[KeptFile]:
    """Return what the person wrote: settings, exercises, themes."""
    themes = [path for path in _files(places.themes_dir) if path.endswith(".toml")]
    return _sized([*_family(places.config_file), *_family(places.exercises_file), *themes])


def others(places: Places) -> list[str]:
    """Return files in ninetyten's folders that it did not make, such as exports."""
    ours = {kept.path for kept in (*recorded(places), *written(places))}
    data, config = os.path.dirname(places.journal), os.path.dirname(places.config_file)
    folders = dict.fromkeys((data, places.backups_dir, places.state_dir, places.summaries_dir, config, places.themes_dir))
    return [path for folder in folders for path in _files(folder) if path not in ours]


Release = Callable[[], None]


@contextmanager
def alone(journal: str) -> Iterator[Release]:
    """Hold the journal while no other process has it open. Raises InUse if one has; a journal that cannot be used at all counts
    as free. Yield what lets go of the file, which Windows asks for before it is unlinked or replaced."""
    if not os.path.exists(journal):
        yield lambda: None
        return
    with closing(sqlite3.connect(journal, timeout=PATIENCE, isolation_level=None)) as held:
        try:
            (mode,) = held.execute("PRAGMA journal_mode = DELETE").fetchone()  # refused while any other connection is open
            if mode != "delete":
                raise InUse
            held.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
                raise InUse from error
        yield held.close if os.name == "nt" else lambda: None


def delete(files: Sequence[KeptFile], release: Release = lambda: None) -> list[str]:
    """Delete these files, then the folders they leave empty. Return a sentence for each file that could not be deleted.

    All are emptied first, while they are held; `release` lets go of them.
    """
    problems = []
    for kept in files:
        if not os.path.islink(kept.path):
            with suppress(OSError):  # a read-only file may still be unlinked
                os.truncate(kept.path, 0)
    release()
    for kept in files:
        try:
            os.unlink(kept.path)
        except FileNotFoundError:
            pass
        except OSError as error:
            problems.append(f"{kept.path} cannot be deleted: {error.strerror}")
    for folder in sorted({os.path.dirname(kept.path) for kept in files}, key=len, reverse=True):
        with suppress(OSError):  # it is not empty
            os.rmdir(folder)
    return problems


def _family(file: str) -> list[str]:
    """Return a file with its copies and drafts: `NAME`, `NAME-wal`, `NAME.unreadable-...`, `.NAME.123-ab`; also where a link
    leads."""
    found = []
    for path in dict.fromkeys((os.path.abspath(file), os.path.realpath(file))):
        name = os.path.basename(path)
        starts = (f"{name}-", f"{name}.", f".{name}.")
        found += [near for near in _files(os.path.dirname(path)) if os.path.basename(near).startswith(starts) or near == path]
    return found


def _files(folder: str) -> list[str]:
    """Return the files and links directly in a folder, by name; empty if the folder does not exist."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.path for entry in entries if entry.is_symlink() or entry.is_file())
    except (FileNotFoundError, NotADirectoryError):
        return []


def _sized(paths: Iterable[str]) -> list[KeptFile]:
    places = {os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path)): path for path in reversed([*paths])}
    return [KeptFile(path, os.lstat(path).st_size) for path in reversed(places.values())]
