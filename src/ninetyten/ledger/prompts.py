"""Every due and its fate, as stops (C10): the entries of `simulate`, the counts of the wellness report."""

from __future__ import annotations

from collections.abc import Iterable

from ninetyten.domain import events as e
from ninetyten.domain.moment import SECOND, Instant, Span
from ninetyten.domain.plan import ACTIVITIES, FIVE_MINUTES, TRACK_NAMES
from ninetyten.domain.value import Value
from ninetyten.ledger.figures import percent
from ninetyten.ledger.timeline import Day

FATES = ("done", "observed", "skipped", "missed", "unsaid", "absorbed")
OPEN = "open"
"""Stands for no fate yet."""


class Entry(Value):
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


class _Open:
    """A stop while its events are read: its dues one by one, for one that is absorbed unseen falls apart again."""

    def __init__(self, dues: Iterable[tuple[str, Instant, Span]] = (), shown: Instant | None = None, snoozed: int = 0) -> None:
        self.dues = list(dues)
        self.shown = shown
        self.snoozed = snoozed

    def settle(self, fate: str | None, at: Instant | None) -> list[Entry]:
        order = sorted(self.dues, key=lambda due: (_place(due[0]), due[1]))
        if fate == "absorbed" and self.shown is None:
            return [Entry(due, (track,), span, None, fate, at, self.snoozed) for track, due, span in order]
        tracks = tuple(track for track, _, _ in order)
        due, span = min(due for _, due, _ in order), max(span for _, _, span in order)
        return [Entry(due, tracks, span, self.shown, fate, at, self.snoozed)]


def _relabelled(entry: Entry, event: e.Relabelled) -> list[Entry]:
    """A due that was never shown takes the fate the new activity gives it (D10): five minutes of anything but screen time
    cover what fell due in them."""
    unseen = entry.shown is None and entry.fate in ("unsaid", "missed")
    rest = event.bucket not in ACTIVITIES and event.end - event.start >= FIVE_MINUTES
    if not (unseen and rest and event.start <= entry.due < event.end):
        return [entry]
    return [Entry(entry.due, (track,), entry.span, None, "absorbed", event.end, entry.snoozed) for track in entry.tracks]


def _place(track: str) -> int:
    return TRACK_NAMES.index(track) if track in TRACK_NAMES else len(TRACK_NAMES)


class _Reader:
    """Reads events one by one into stops."""

    def __init__(self) -> None:
        self.settled: list[Entry] = []
        self.open: dict[int, _Open] = {}

    def read(self, event: e.Event) -> None:
        match event:
            case e.DayOpened():
                self._carry(event)
            case e.PromptFellDue():
                self.open.setdefault(event.stop, _Open()).dues.append((event.track, event.due, event.span))
            case e.DueAbsorbed():
                self.settled.append(Entry(event.due, (event.track,), event.span, None, "absorbed", event.at))
            case e.PromptShown() if event.rung:
                self._show(event)
            case e.PromptAnswered() if event.answer == "snoozed":
                self._put_off(event)
            case e.PromptAnswered():
                self.settled += [part for n in event.stops for part in self.open.pop(n).settle(event.answer, event.at)]
            case e.PromptSettled():
                self.settled += self.open.pop(event.stop).settle(event.fate, event.at)
            case e.Relabelled():
                self.settled = [part for entry in self.settled for part in _relabelled(entry, event)]

    def _show(self, event: e.PromptShown) -> None:
        for stop in [self.open[number] for number in event.stops]:
            stop.shown = event.at if stop.shown is None else stop.shown

    def _put_off(self, event: e.PromptAnswered) -> None:
        for number in event.stops:
            self.open[number].snoozed += 1

    def _carry(self, event: e.DayOpened) -> None:
        """The stops that are open when a day begins are the ones it is carried."""
        for stop in getattr(event.carried, "stops", ()):
            dues = [(track, due, stop.span) for track, due in stop.dues]
            self.open.setdefault(stop.number, _Open(dues, stop.shown, stop.snoozes))


def entries(events: Iterable[e.Event]) -> list[Entry]:
    """The stops of a stretch of events, by their dues."""
    reader = _Reader()
    for event in events:
        reader.read(event)
    still_open = [entry for stop in reader.open.values() for entry in stop.settle(None, None)]
    return sorted([*reader.settled, *still_open], key=lambda entry: (entry.due, _place(entry.tracks[0])))


def entries_of(day: Day) -> list[Entry]:
    """The stops of a day, those that fell due in it, with the fate they found even if that was on a later day (A7)."""
    return [entry for entry in entries([*day.events, *day.after]) if day.holds(entry.due)]


class Tally(Value):
    """Stops and dues, counted: `dues` as (track, fate, how many), the fate `open` for those that are not settled; `stops`: those
    asked; `snoozes`: how often one was put off."""

    dues: tuple[tuple[str, str, int], ...] = ()
    stops: int = 0
    snoozes: int = 0


def tally(stops: Iterable[Entry]) -> Tally:
    """These stops, counted: dues by track, stops by showing."""
    stops = list(stops)
    found: dict[tuple[str, str], int] = {}
    for entry in stops:
        for track in entry.tracks:
            met = (track, entry.fate or OPEN)
            found[met] = found.get(met, 0) + 1
    dues = tuple((track, fate, count) for (track, fate), count in found.items())
    return Tally(dues, sum(entry.fate != "absorbed" for entry in stops), sum(entry.snoozed for entry in stops))


def counts(tallies: Iterable[Tally]) -> dict[str, object]:
    """The `prompts` part of the wellness report (CONTRACT) over the sum of these tallies."""
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
