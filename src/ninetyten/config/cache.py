"""What validation let pass, kept beside a copy of the sources it came from, so that a start need not validate again.

Length and checksums of the sources are the fingerprint, never their text: what was refused, or stands in a comment, is not
copied (E). A cryptographic hash would cost `status` more than all the rest of this. The
values are read back through the table of settings, so nothing gets in here that would not be allowed. It is a cache:
deleting it, or spoiling it, changes nothing but time.
"""

from __future__ import annotations

import json
from binascii import crc32
from collections.abc import Mapping
from contextlib import suppress

from ninetyten import __version__
from ninetyten.config.fields import FIELDS
from ninetyten.config.files import write_private
from ninetyten.config.problems import Problem
from ninetyten.config.sources import Checked, Origin

SHAPE = 2
"""The version of the cache's own form."""


def fingerprint(file: str, content: bytes | None, variables: Mapping[str, str]) -> list[object]:
    """All that the outcome of validation depends on: both sources, the file's path, the program and its table."""
    table = crc32("\n".join(f"{field.key} {field.form.allowed}" for field in FIELDS).encode())
    said = "\0".join(f"{name}={value}" for name, value in sorted(variables.items())).encode("utf-8", "surrogatepass")
    return [SHAPE, __version__, table, file, content is not None, _sum(content or b""), _sum(said)]


def _sum(content: bytes) -> list[int]:
    """Length, and checksums forwards and backwards: together they change with every edit."""
    return [len(content), crc32(content), crc32(content[::-1])]


def read(path: str, mark: list[object]) -> Checked | None:
    """What was kept for these sources, or None if there is nothing that fits."""
    try:
        with open(path, "rb") as file:
            kept = json.loads(file.read())
        if kept["mark"] != mark:
            return None
        return Checked(
            given=tuple((str(key), value) for key, value in kept["given"]),
            origins=tuple((str(key), Origin(*origin)) for key, origin in kept["origins"]),
            problems=tuple(Problem(*problem) for problem in kept["problems"]),
        )
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def write(path: str, mark: list[object], checked: Checked) -> None:
    """Keep it; where that cannot be done the next start validates again."""
    kept = {
        "mark": mark,
        "given": checked.given,
        "origins": [(key, (origin.file, origin.line, origin.name)) for key, origin in checked.origins],
        "problems": [(problem.file, problem.key, problem.line, problem.message) for problem in checked.problems],
    }
    with suppress(OSError, ValueError):
        write_private(path, json.dumps(kept).encode())
