"""`wipe`: list everything recorded, then delete it. The next start is like the first."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from ninetyten.adapters.lock import FileRingerLock
from ninetyten.bootstrap import Program
from ninetyten.cli.grammar import Words
from ninetyten.cli.main import OK, REFUSED, UNWRITABLE, fail
from ninetyten.cli.output import acted, heard
from ninetyten.cli.query import query, say
from ninetyten.config.files import Places
from ninetyten.journal.wiping import InUse, KeptFile, Release, alone, delete, others, recorded, written

WORD = "wipe"
IN_USE = "wipe: another ninetyten is open or rings in the background; close it first. Nothing was deleted."
REMAINS = (
    "No program can erase the traces that a disk keeps of deleted files (SSDs, snapshots, full backups of the computer); disk"
    " encryption protects them."
)


def words(word: str) -> Words:
    """Return the parser of `wipe`."""
    parser = Words(
        prog=f"ninetyten {word}", description=f"Permanently delete all records on this computer. {REMAINS}", allow_abbrev=False
    )
    parser.add_argument("--yes", action="store_true", help="don't ask for confirmation")
    parser.add_argument("--settings", action="store_true", help="also delete your settings, exercises and themes")
    return parser


@query
def run(argv: list[str]) -> int:
    """List the files, ask, and delete them; exit code 1 if they are in use or the answer is anything but yes."""
    asked = words(argv[0]).parse_args(argv[1:])
    places = Program().places
    files = _all(places, asked.settings)
    if not files:
        say("Nothing to delete.", *_left(places, asked.settings))
        return OK
    if FileRingerLock(places.lock).taken():
        return fail(IN_USE, REFUSED)
    say("This permanently deletes:", *_listed(files), *_left(places, asked.settings), REMAINS)
    if not asked.yes and not _sure():
        return fail("wipe: nothing was deleted", REFUSED)
    try:
        with undisturbed(places) as release:
            files = _all(places, asked.settings)
            problems = delete([kept for kept in files if kept.path != places.lock], release)
    except InUse:
        return fail(IN_USE, REFUSED)
    problems += delete([kept for kept in files if kept.path == places.lock])  # held until everything else was gone
    acted()
    for problem in problems:
        fail(problem, UNWRITABLE)
    say("Deleted the rest." if problems else "Deleted everything. The next start is like the first.")
    return UNWRITABLE if problems else OK


def size(count: int) -> str:
    """Return a number of bytes in words: `512 bytes`, `24.6 kB`, `1.2 MB`."""
    if count < 1000:
        return f"{count} bytes"
    return f"{count / 1000:.1f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"


def _all(places: Places, settings: bool) -> list[KeptFile]:
    return [*recorded(places), *(written(places) if settings else [])]


@contextmanager
def undisturbed(places: Places) -> Iterator[Release]:
    """Keep other programs from ringing and from opening the journal; yield what lets go of its file. Raises InUse if one does."""
    lock = FileRingerLock(places.lock)
    if not lock.acquire():
        raise InUse
    try:
        with alone(places.journal) as release:
            yield release
    finally:
        lock.release()


def _sure() -> bool:
    sys.stdout.write(f"Type {WORD} to confirm: ")
    return heard() and sys.stdin is not None and sys.stdin.readline().strip() == WORD


def _listed(files: Sequence[KeptFile]) -> list[str]:
    width = max(len(kept.path) for kept in files)
    total = sum(kept.size for kept in files)
    return [*(f"  {kept.path:<{width}}  {size(kept.size):>10}" for kept in files), f"  {'total':<{width}}  {size(total):>10}"]


def _left(places: Places, settings: bool) -> list[str]:
    """Return lines that list the user's own files, which stay."""
    own = [*([] if settings else (kept.path for kept in written(places))), *others(places)]
    also = [f"  the daily copies in {folder}" for folder in Program().backup_folders()[1:]]
    return ["Kept (your own files):", *(f"  {path}" for path in own), *also, "  every file you exported"]
