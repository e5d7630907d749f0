"""Journals in a state that would take a person half an hour to reach, made by the program itself on a clock that lags."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from ninetyten.bootstrap import Program
from ninetyten.domain.commands import Start
from ninetyten.domain.moment import MINUTE, SECOND, Moment, Span
from ninetyten.journal.store import SqliteJournal
from ninetyten.ports import Clock


class LateClock:
    """Another clock, `behind` ms late by every hand."""

    def __init__(self, clock: Clock, behind: Span) -> None:
        self._clock, self.behind = clock, behind

    def now(self) -> Moment:
        """One reading."""
        now = self._clock.now()
        return now.replace(utc=now.utc - self.behind, awake=now.awake - self.behind, boot=now.boot - self.behind)


@contextmanager
def stop_showing(environment: Mapping[str, str]) -> Iterator[None]:
    """A block began twenty minutes ago, its first micro-break is on the screen, and this process is the one that rings."""
    program = Program(environment)
    for suffix in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            os.unlink(program.places.journal + suffix)
    clock = program.clock = LateClock(program.clock, 20 * MINUTE + SECOND)
    session = program.session()
    assert isinstance(session.journal, SqliteJournal)
    session.watch()
    session.dispatch(Start())
    while clock.behind > 0:
        clock.behind = max(0, clock.behind - MINUTE)
        session.tick()
    if session.state.showing is None:
        raise RuntimeError("no micro-break is on the screen after twenty minutes")
    try:
        yield
    finally:
        session.leave(in_order=True)
        session.journal.close()
