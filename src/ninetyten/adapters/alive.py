"""The alive mark: the ringer's last sign of life, which shows after a crash since when nothing rang (A6).

It is not an event and may be lost: writing it never fails, and an unreadable mark counts as missing.
"""

from __future__ import annotations

import contextlib
import json

from ninetyten.config.files import write_private
from ninetyten.domain.moment import Instant, Moment


class AliveFile:
    """Keeps the mark in the file `path`, readable by its owner only (ports.Alive)."""

    def __init__(self, path: str) -> None:
        self._path = path

    def mark(self, moment: Moment, instant: Instant) -> None:
        """Write it durably: after a power cut the file holds this mark or the one before, complete."""
        mark = {**{name: getattr(moment, name) for name in Moment.fields}, "instant": instant}
        with contextlib.suppress(OSError):
            write_private(self._path, json.dumps(mark).encode())

    def last(self) -> tuple[Moment, Instant] | None:
        """Return the last mark, or None."""
        try:
            with open(self._path, encoding="utf-8") as file:
                mark = json.load(file)
            numbers = {name: _whole(mark[name]) for name in ("utc", "offset", "awake", "boot", "instant")}
            boot_id = mark["boot_id"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if not isinstance(boot_id, str):
            return None
        instant = numbers.pop("instant")
        return Moment(**numbers, boot_id=boot_id), instant


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value
