"""Stops and what became of them: every due and its fate (C10), and why prompts were held back (C10, D11).

A stop counts as held back once, under the first thing that
- was on while it was due, or back from a snooze, and not asked before that thing was over; or
- took it off the screen, so that it was asked again or covered; or
- was on, or began, when the stop was covered (*absorbed*), also where the stop waited for the rest anyway (C4).

Dues that the last serving covers (C2) never became stops, and what only the end of the day covered has no reason here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ninetyten.domain import events as e
from ninetyten.domain.moment import SECOND, Instant, Span
from ninetyten.domain.plan import FIVE_MINUTES, TRACK_NAMES
from ninetyten.domain.state import State, Stop
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import ACTIVITIES
from ninetyten.ledger.figures import percent
from ninetyten.ledger.timeline import FoldedDay

FATES = ("done", "observed", "skipped", "missed", "unsaid", "absorbed")
OPEN = "open"
"""Stands for no fate yet."""


class StopEntry(Value):
    """A set of tracks that came due as one stop. `shown`: the first showing. `fate` None: still open."""

    due: Instant
    tracks: tuple[str, ...]
    span: Span
    shown: Instant | None = None
    fate: str | None = None
    settled: Instant | None = None
    snoozed: int = 0

    @property
    def delay(self) -> float:
        """First shown minus due in seconds; 0 when never shown, or shown before its time with another."""
        return max(0, self.shown - self.due) / SECOND if self.shown is not None else 0.0


class _Wait(Value):
    """A time in which a stop was due and not asked, or `on_screen`. `then`: what ended it: `asked`, `covered`, `settled`, or
    `open` where it lasts."""

    start: Instant
    end: Instant
    then: str
    on_screen: bool = False


class _Open:
    """A stop while its events are read: its dues one by one, for one that is absorbed unseen falls apart again, and its waits.
    `since`: when it began to wait or to show; `zone`: it waits for the rest."""

    def __init__(self, due: Instant, *, zone: bool = False) -> None:
        self.due, self.since, self.zone, self.on_screen = due, due, zone, False
        self.dues: list[tuple[str, Instant, Span]] = []
        self.shown: Instant | None = None
        self.snoozed = 0
        self.waits: list[_Wait] = []

    def show(self, event: e.PromptShown) -> None:
        self.end_wait(event.at, "asked")
        self.on_screen = True
        if event.rung and self.shown is None:
            self.shown = event.at

    def put_off(self, event: e.PromptAnswered) -> None:
        self.end_wait(event.at, "settled")
        self.snoozed += 1
        self.since = event.at if event.returns is None else event.returns

    def carry(self, stop: Stop, state: State) -> None:
        """Carry the stop over into a day that begins."""
        self.due, self.since, self.zone, self.waits = stop.due, max(state.clock, stop.counts_from), stop.held, []
        self.on_screen = state.showing is not None and stop.number in state.showing.stops

    def end_wait(self, at: Instant, then: str) -> None:
        """End the wait under way; one for the rest was nobody's doing, one that took no time or ended with an answer held nothing
        back."""
        since = at if self.zone else min(self.since, at)
        if then == "covered" or (since != at and not (self.on_screen and then == "settled")):
            self.waits.append(_Wait(since, at, then, self.on_screen))
        self.since, self.zone, self.on_screen = at, False, False

    def settle(self, fate: str | None, at: Instant | None) -> list[StopEntry]:
        order = sorted(self.dues, key=_by_place) if len(self.dues) > 1 else self.dues
        if fate == "absorbed" and self.shown is None:
            return [StopEntry(due, (track,), span, None, fate, at, self.snoozed) for track, due, span in order]
        tracks = tuple(track for track, _, _ in order)
        due, span = min(due for _, due, _ in order), max(span for _, _, span in order)
        return [StopEntry(due, tracks, span, self.shown, fate, at, self.snoozed)]


def _relabelled(entry: StopEntry, event: e.Relabelled) -> list[StopEntry]:
    """Give a due that was never shown the fate of the new activity (D10): five minutes of anything but screen time cover what
    fell due in them."""
    unseen = entry.shown is None and entry.fate in ("unsaid", "missed")
    rest = event.bucket not in ACTIVITIES and event.end - event.start >= FIVE_MINUTES
    if not (unseen and rest and event.start <= entry.due < event.end):
        return [entry]
    return [StopEntry(entry.due, (track,), entry.span, None, "absorbed", event.end, entry.snoozed) for track in entry.tracks]


_PLACES = {track: place for place, track in enumerate(TRACK_NAMES)}


def _place(track: str) -> int:
    return _PLACES.get(track, len(TRACK_NAMES))


def _by_place(due: tuple[str, Instant, Span]) -> int:
    return _place(due[0])


_TELLING = frozenset((
    e.DayOpened, e.DueAbsorbed, e.PromptAnswered, e.PromptFellDue, e.PromptSettled, e.PromptShown, e.Relabelled,
))  # fmt: skip
"""The events that say anything of stops; most are of others."""
_HUSHING = frozenset((e.DayOpened, e.HushBegan, e.HushEnded))
"""The events that say anything of "do not disturb"."""


class _Reader:
    """Reads events into stops: the entries of those that are settled, and every stop with its waits."""

    def __init__(self, events: Iterable[e.Event]) -> None:
        self.settled: list[StopEntry] = []
        self.open: dict[int, _Open] = {}
        self.closed: list[_Open] = []
        for event in events:
            if type(event) in _TELLING:
                self._read(event)

    def _read(self, event: e.Event) -> None:
        match event:
            case e.DayOpened() if isinstance(event.carried, State):
                self._carry(event.carried)
            case e.PromptFellDue():
                stop = self.open.get(event.stop)
                if stop is None:
                    stop = self.open[event.stop] = _Open(event.due, zone=event.held)
                stop.dues.append((event.track, event.due, event.span))
            case e.DueAbsorbed():
                self.settled.append(StopEntry(event.due, (event.track,), event.span, None, "absorbed", event.at))
            case e.PromptShown() | e.PromptAnswered(answer="snoozed"):
                self._go_on(event)
            case e.PromptAnswered():
                self._close(event.stops, event.answer, event.at)
            case e.PromptSettled():
                self._close((event.stop,), event.fate, event.at)
            case e.Relabelled():
                self.settled = [part for entry in self.settled for part in _relabelled(entry, event)]

    def _go_on(self, event: e.PromptShown | e.PromptAnswered) -> None:
        for stop in [self.open[number] for number in event.stops if number in self.open]:
            if isinstance(event, e.PromptShown):
                stop.show(event)
            else:
                stop.put_off(event)

    def _close(self, numbers: Sequence[int], fate: str, at: Instant) -> None:
        for stop in [self.open.pop(number) for number in numbers if number in self.open]:
            stop.end_wait(at, "covered" if fate == "absorbed" else "settled")
            self.closed.append(stop)
            self.settled += stop.settle(fate, at)

    def _carry(self, state: State) -> None:
        """Replace the open stops with those carried into a day."""
        for stop in state.stops:
            found = self.open.get(stop.number)
            if found is None:
                found = self.open[stop.number] = _Open(stop.due)
                found.dues, found.shown, found.snoozed = [(*due, stop.span) for due in stop.dues], stop.shown, stop.snoozes
            found.carry(stop, state)

    def entries(self) -> list[StopEntry]:
        """Return every stop, ordered by due time."""
        still_open = [entry for stop in self.open.values() for entry in stop.settle(None, None)]
        return sorted([*self.settled, *still_open], key=lambda entry: (entry.due, _place(entry.tracks[0])))

    def waited(self, until: Instant) -> list[_Open]:
        """Return every stop with all its waits; those under way end at `until`."""
        for stop in self.open.values():
            stop.end_wait(max(until, stop.since), "open")
        return [*self.closed, *self.open.values()]


def entries(events: Iterable[e.Event]) -> list[StopEntry]:
    """Return the stops of these events, ordered by due time."""
    return _Reader(events).entries()


class Tally(Value):
    """Stops and dues, counted: `dues` as (track, fate, how many), the fate `open` for those that are not settled; `stops`: those
    asked; `snoozes`: how often one was put off."""

    dues: tuple[tuple[str, str, int], ...] = ()
    stops: int = 0
    snoozes: int = 0


def tally(stops: Iterable[StopEntry]) -> Tally:
    """Count these stops: dues by track, stops by showing."""
    stops = list(stops)
    found: dict[tuple[str, str], int] = {}
    for entry in stops:
        for track in entry.tracks:
            met = (track, entry.fate or OPEN)
            found[met] = found.get(met, 0) + 1
    dues = tuple((track, fate, count) for (track, fate), count in found.items())
    return Tally(dues, sum(entry.fate != "absorbed" for entry in stops), sum(entry.snoozed for entry in stops))


def counts(tallies: Iterable[Tally]) -> dict[str, object]:
    """Return the `prompts` part of the wellness report (CONTRACT) over the sum of these tallies."""
    tallies = list(tallies)
    dues = [due for tally in tallies for due in tally.dues]
    whole = _fates(dues)
    return {
        "dues": whole["dues"],
        "asked": whole["asked"],
        "stops": sum(tally.stops for tally in tallies),
        **{fate: whole[fate] for fate in FATES},
        "snoozes": sum(tally.snoozes for tally in tallies),
        "answered_percent": percent(whole["done"] + whole["observed"], whole["asked"] - whole["unsaid"]),
        "tracks": {track: _fates([due for due in dues if due[0] == track]) for track in TRACK_NAMES},
    }


def _fates(dues: list[tuple[str, str, int]]) -> dict[str, int]:
    fates = {fate: sum(count for _, found, count in dues if found == fate) for fate in FATES}
    total = sum(count for _, _, count in dues)
    return {"dues": total, "asked": total - fates["absorbed"], **fates}


REASONS = ("meeting", "downtime", "do-not-disturb", "pause", "away", "asleep", "locked", "rest")
_OF_BUCKET = {
    "meeting": "meeting", "downtime": "downtime", "paused": "pause", "away": "away", "asleep": "asleep", "rest": "rest",
    "lunch": "rest",
}  # fmt: skip
_ABSENT = ("away", "locked")
"""What covers a stop by its length, at its end (C1)."""


class _Hindrance(Value):
    """From when to when something kept stops off the screen."""

    start: Instant
    end: Instant
    reason: str


class StopsOfDay(Value):
    """One machine's day. `entries`: the stops that fell due in it, with the fate that they found even if that was on a later day
    (A7). `held`: how many of them were held back, by reason; every one of `REASONS` is there."""

    entries: list[StopEntry]
    held: dict[str, int]


def stops_of(day: FoldedDay) -> StopsOfDay:
    """Return the stops of one machine's day, and what held them back."""
    events = [*day.events, *day.after]
    reader = _Reader(events)
    found, until = [entry for entry in reader.entries() if day.holds(entry.due)], day.uncut[-1].end if day.uncut else 0
    hindrances = [*_stretches(day, events), *_hushes(events, until)]
    waited = [stop for stop in reader.waited(until) if stop.waits and day.holds(stop.due)] if hindrances else []
    reasons = [_reason(stop.waits, hindrances) for stop in waited]
    return StopsOfDay(found, {reason: reasons.count(reason) for reason in REASONS})


def _stretches(day: FoldedDay, events: Sequence[e.Event]) -> Iterator[_Hindrance]:
    locks = [event.since for event in events if isinstance(event, e.WentAway) and event.locked]
    for stretch in day.uncut:
        reason = _OF_BUCKET.get(stretch.bucket)
        if reason == "away" and any(stretch.start <= at < stretch.end for at in locks):
            reason = "locked"
        if reason is not None:
            yield _Hindrance(stretch.start, stretch.end, reason)


def _hushes(events: Sequence[e.Event], until: Instant) -> Iterator[_Hindrance]:
    began: Instant | None = None
    for event in (event for event in events if type(event) in _HUSHING):
        carried = event.carried if isinstance(event, e.DayOpened) else None
        if isinstance(event, e.HushBegan) or (isinstance(carried, State) and carried.hushed):
            began = event.at
        elif isinstance(event, e.HushEnded) and began is not None:
            yield _Hindrance(began, event.at, "do-not-disturb")
            began = None
    if began is not None:
        yield _Hindrance(began, max(began, until), "do-not-disturb")


def _reason(waits: Sequence[_Wait], hindrances: list[_Hindrance]) -> str:
    """Return why a stop was held back first; empty if it was not."""
    held_by = [
        (max(on.start, wait.start), number, on.reason)
        for number, on in enumerate(hindrances)
        for wait in waits
        if _covers(on, wait) or _prolongs(on, wait)
    ]
    return min(held_by)[2] if held_by else ""


def _covers(on: _Hindrance, wait: _Wait) -> bool:
    """Return whether something was on, or began, when a wait ended with the stop covered; an absence covers at its end."""
    at_end = on.end == wait.end and on.reason in _ABSENT
    return wait.then == "covered" and (on.start == wait.end or on.start < wait.end < on.end or at_end)


def _prolongs(on: _Hindrance, wait: _Wait) -> bool:
    """Return whether something that was on in a wait is why it lasted: what is asked or settled while it is on was not held back
    by it, and do-not-disturb takes nothing off the screen."""
    if wait.on_screen and on.reason == "do-not-disturb":
        return False
    return on.start < wait.end and wait.start < on.end and (on.end <= wait.end or wait.then in ("open", "covered"))
