"""The rests of a day: how long each was meant to be, how long it lasted, what it was (B3, B4)."""

from __future__ import annotations

from ninetyten.domain import events as e
from ninetyten.domain.moment import Instant, Span
from ninetyten.domain.value import Value
from ninetyten.ledger.timeline import Day


class TakenRest(Value):
    """A rest. `began`: its first instant; `planned`, `lasted` in ms; `ended` false while it goes on; `how` empty if nobody said
    what it was."""

    began: Instant
    lunch: bool
    planned: Span
    lasted: Span
    ended: bool
    how: str

    @property
    def taken(self) -> bool:
        """Whether it counts as taken: from half its length on."""
        return 2 * self.lasted >= self.planned


def rests(day: Day, until: Instant) -> list[TakenRest]:
    """The rests of a day in their order; one that another replaced counts as that other."""
    found: list[TakenRest] = []
    open_rest: tuple[Instant, e.RestStarted] | None = None

    def close(at: Instant, how: str, *, ended: bool) -> None:
        if open_rest is not None:
            began, started = open_rest
            found.append(TakenRest(began, started.lunch, started.ends - began, at - began, ended, how))

    for event in day.events:
        match event:
            case e.RestStarted():
                open_rest = (event.at if event.since is None else event.since, event)
            case e.RestEnded():
                close(event.at, event.how, ended=True)
                open_rest = None
            case e.BlockStarted() | e.Stopped():
                close(event.at, "", ended=True)
                open_rest = None
            case e.LeftUnattended():
                close(event.since, "", ended=True)
                open_rest = None
    close(until, "", ended=False)
    for event in day.events:
        if isinstance(event, e.Relabelled):
            found = _relabelled(found, event)
    return sorted(found, key=lambda rest: rest.began)


def _relabelled(found: list[TakenRest], event: e.Relabelled) -> list[TakenRest]:
    """A rest that lies within a stretch that was something else was none; a stretch that was a rest is one."""
    left = [rest for rest in found if not (event.start <= rest.began and rest.began + rest.lasted <= event.end)]
    if event.bucket not in ("rest", "lunch"):
        return left
    length = event.end - event.start
    return [*left, TakenRest(event.start, event.bucket == "lunch", length, length, True, "")]
