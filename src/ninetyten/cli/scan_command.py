"""`scan`: report where stored text looks as if it identifies a patient, and its class, but never the text.

The cached copies of the settings and of past days' summaries are deleted first: only what they were made of can be mended.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress

from ninetyten.bootstrap import Program
from ninetyten.cli.grammar import Words
from ninetyten.cli.main import OK, REFUSED, USAGE, fail
from ninetyten.cli.query import answer, query, say, words_of
from ninetyten.config.files import Places
from ninetyten.domain.value import Value
from ninetyten.domain.words import counted
from ninetyten.journal.scan import Place, Unreadable, search
from ninetyten.journal.wiping import recorded, written
from ninetyten.privacy.guard import KNOWN_GAPS, find

BESIDE = ("-wal", "-shm", "-journal")
"""Files that are read with the journal they belong to."""
MEND = (
    "Fix a line of the settings, exercises or themes with any editor.",
    "Journal records are never rewritten: export the journal, replace the words in that file, wipe, and import it.",
)


class Finding(Value):
    """One place: the file, where in it (0 or empty if unknown), and the class of the text there."""

    file: str
    line: int
    record: int
    day: str
    field: str
    what: str

    def __str__(self) -> str:
        """Return `FILE:12: kinds.x.name: a name`, `FILE: record 7 of 2026-10-06: Refused.reason: a date`."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        record = f"record {self.record}{f' of {self.day}' if self.day else ''}" if self.record else ""
        return ": ".join(part for part in (place, record, self.field, self.what) if part)


class Scan:
    """A search through files, which remembers what it found in each text."""

    def __init__(self) -> None:
        self.texts = 0
        self.found: list[Finding] = []
        self.unread: list[tuple[str, str]] = []
        self._known: dict[str, str] = {}

    def look(self, files: Iterable[str]) -> None:
        """Search these files."""
        for file in files:
            try:
                for place in search(file, self._count_and_ask):
                    self.found.append(Finding(file, place.line, place.record, place.day, self._field(place), place.what))
            except Unreadable as problem:
                self.unread.append((file, str(problem)))

    def _field(self, place: Place) -> str:
        """Return the names that lead to a text, without those that may identify a patient."""
        names = [*place.path[:-1], ""] if place.is_name else place.path
        return ".".join("…" if not name or self._ask(name) else name for name in names)

    def _count_and_ask(self, text: str) -> str:
        self.texts += bool(text)
        return self._ask(text)

    def _ask(self, text: str) -> str:
        if text not in self._known:
            self._known[text] = find(text)
        return self._known[text]


def words(word: str) -> Words:
    """Return the parser of `scan`."""
    parser = words_of(
        word, "Look for stored text that might identify a patient. Shows where it is and its class, never the text."
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="also search this export or text file")
    return parser


@query
def run(argv: list[str]) -> int:
    """Search everything; exit code 1 if something was found, or a file could not be searched."""
    asked = words(argv[0]).parse_args(argv[1:])
    missing = [file for file in asked.files if not os.path.isfile(file)]
    if missing:
        return fail(f"scan: {missing[0]} does not exist or is not a file", USAGE)
    places = Program().places
    with suppress(OSError):
        os.unlink(places.cache)  # it holds settings, old ones too; any command writes them again
    shutil.rmtree(places.summaries_dir, ignore_errors=True)  # what follows from the journal; any report writes it again
    files = [*kept_files(places), *asked.files]
    scan = Scan()
    scan.look(files)
    if asked.json:
        answer(_plain(files, scan))
    else:
        say(*_lines(files, scan))
    return REFUSED if scan.found or scan.unread else OK


def kept_files(places: Places) -> list[str]:
    """Return the files of ninetyten that can hold text."""
    textless = (places.lock, places.device)
    paths = [kept.path for kept in (*recorded(places), *written(places))]
    return [path for path in paths if not path.endswith(BESIDE) and path not in textless]


def _plain(files: list[str], scan: Scan) -> dict[str, object]:
    return {
        "ok": not scan.found and not scan.unread,
        "files": files,
        "texts": scan.texts,
        "found": [{"class" if name == "what" else name: getattr(one, name) for name in Finding.fields} for one in scan.found],
        "unread": [{"file": file, "reason": reason} for file, reason in scan.unread],
        "gaps": list(KNOWN_GAPS),
    }


def _lines(files: list[str], scan: Scan) -> list[str]:
    lines = [*map(str, scan.found), *(f"{file}: can't be searched: {reason}" for file, reason in scan.unread)]
    looked = f"Searched {counted(scan.texts, 'text')} in {counted(len(files), 'file')}"
    if scan.found:
        return [*lines, "", f"{looked}; {counted(len(scan.found), 'place')} may identify a patient.", *MEND]
    return [*lines, f"{looked}; nothing found.", "The search can't detect:", *(f"  {gap}" for gap in KNOWN_GAPS)]
