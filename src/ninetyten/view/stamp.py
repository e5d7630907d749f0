"""Instants as people and programs read them: local time, ISO 8601 with offset."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

from ninetyten.domain.moment import Instant

OffsetAt = Callable[[int], int]
"""Seconds east of UTC at a UTC instant."""


def local(at: Instant, offset: int) -> datetime:
    """Return the instant as local time with that offset in seconds."""
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(timezone(timedelta(seconds=offset)))


def iso(at: Instant, offset_at: OffsetAt) -> str:
    """Return `2026-10-06T07:20:00-04:00`."""
    return local(at, offset_at(at)).isoformat(timespec="seconds")
