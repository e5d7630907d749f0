"""The block as a line with its stops, those that were and those that will be (FACE; C5)."""

from __future__ import annotations

from ninetyten.domain.moment import MINUTE, Now
from ninetyten.domain.prompts import Coming, coming_stops
from ninetyten.domain.state import State
from ninetyten.domain.vocabulary import ClockStyle
from ninetyten.domain.words import glyph, short_time
from ninetyten.ledger.stops import StopEntry, entries
from ninetyten.ledger.timeline import FoldedDay
from ninetyten.view.picture import Mark, Strip


def block_strip(state: State, day: FoldedDay, now: Now, clock: ClockStyle) -> Strip | None:
    """Return the strip of the block under way; None outside one."""
    block = state.block
    if not state.in_block or block is None:
        return None
    ends = now.at + state.rules.focus - state.worked(now.at)
    past = [entry for entry in entries(day.events) if entry.due >= block.started and entry.fate != "absorbed"]
    ahead = [_coming_mark(state, stop) for stop in coming_stops(state) if now.at < stop.at <= ends]
    marks = [mark for entry in past if (mark := _past_mark(state, entry)) is not None]
    taken = {mark.label for mark in marks}
    return Strip(
        short_time(block.started + state.shift, now.offset, clock),
        short_time(ends + state.shift, now.offset, clock),
        min(1.0, state.worked(now.at) / state.rules.focus),
        (*marks, *(mark for mark in ahead if mark.label not in taken)),
    )


def _coming_mark(state: State, stop: Coming) -> Mark:
    return _mark(state, state.worked(stop.at), stop.tracks, "coming")


def _past_mark(state: State, entry: StopEntry) -> Mark | None:
    block = state.block
    if block is None:
        return None
    runs = [*block.runs, *([(state.running, max(entry.due, state.running))] if state.running is not None else [])]
    worked = sum(min(end, entry.due) - start for start, end in runs if start < entry.due)
    showing = state.showing is not None and entry.fate is None and entry.shown is not None
    skipped = entry.fate in ("skipped", "missed")
    look = "showing" if showing else "coming" if entry.fate is None else "skipped" if skipped else "answered"
    return _mark(state, worked, entry.tracks, look)


def _mark(state: State, worked: int, tracks: tuple[str, ...], look: str) -> Mark:
    glyphs = "".join(glyph(track, hollow=look == "skipped") for track in tracks)
    return Mark(min(1.0, worked / state.rules.focus), glyphs, look, str(round(worked / MINUTE)))
