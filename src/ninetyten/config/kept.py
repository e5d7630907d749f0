"""Keep what took long to make of some sources as JSON, in one file, beside a mark of each: lengths and checksums, never their
text, for what was refused, or stands in a comment, is not copied (E).

It is believed as it is where mark and checksum fit, and ignored otherwise. Deleting or spoiling the file costs time only. A
cryptographic hash would cost `status` more than all the rest.
"""

from __future__ import annotations

import json
from binascii import crc32
from contextlib import suppress
from typing import Any

from ninetyten import __version__
from ninetyten.config.files import open_regular, write_private

SHAPE = 5
"""The version of the file's own form."""
KEPT = 6
"""How many it holds, the newest: settings, theme and exercises of the next start, and a few that a hook's variables or a script
made."""


def mark_of(name: str, *sources: bytes) -> list[object]:
    """Return all that an outcome depends on: what it is of, its sources, the program."""
    return [SHAPE, __version__, name, *map(_sum, sources)]


def _sum(content: bytes) -> list[int]:
    """Length, and checksums forwards and backwards: together they change with every edit."""
    return [len(content), crc32(content), crc32(content[::-1])]


def read_kept(file: str, mark: list[object]) -> Any:
    """Return what was kept in a file for these sources, None if there is nothing that fits."""
    try:
        return json.loads(next(content for head, content in _entries(file) if head == _head(mark, content)))
    except (StopIteration, ValueError, RecursionError):
        return None


def keep(file: str, mark: list[object], made: Any) -> None:
    """Keep it beside the newest others; where that cannot be done it is made again next time."""
    content = json.dumps(made).encode()
    entries = [(_head(mark, content), content), *_entries(file)[: KEPT - 1]]
    with suppress(OSError):
        write_private(file, b"".join(part + b"\n" for entry in entries for part in entry))


def _entries(file: str) -> list[tuple[bytes, bytes]]:
    """Return what a file holds, the newest first: marks, each with the checksum of the content that follows it."""
    try:
        with open(file, "rb", opener=open_regular) as found:
            lines = found.read().splitlines()
    except OSError:
        return []
    return [entry for entry in zip(lines[::2], lines[1::2], strict=False) if entry[0].endswith(b" %d]" % crc32(entry[1]))]


def _head(mark: list[object], content: bytes) -> bytes:
    return json.dumps([*mark, crc32(content)]).encode()
