"""Where the day stands in one line, for a prompt, tmux, a bar, or a program (CONTRACT, `status`)."""

from __future__ import annotations

from typing import Any

from ninetyten.domain.moment import SECOND, Instant, OffsetAt
from ninetyten.domain.prompts import coming_stops
from ninetyten.domain.state import State
from ninetyten.domain.words import ACTIVITY_WORDS, iso, listed, phase_word
from ninetyten.view.on_hold import aged, days_held

Status = dict[str, Any]


def status(state: State, at: Instant, offset_at: OffsetAt) -> Status:
    """Return the keys of `status --json` at an instant not before the state's last event."""
    phase = state.phase
    ends = _ends(state)
    coming = [stop for stop in coming_stops(state) if stop.at > at or state.showing is None]
    showing = state.showing if state.showing is not None and state.showing.rung else None
    stop = coming[0] if coming else None
    return {
        "phase": phase,
        "activity": state.activity if state.in_block else None,
        "kind": state.kind if state.in_block else None,
        "topic": state.topic or None if state.in_block and state.activity == "study" else None,
        "since": iso(state.since, offset_at) if state.since else None,
        "ends": iso(ends, offset_at) if ends is not None else None,
        "left_seconds": -((at - ends) // SECOND) if ends is not None else None,
        "block": state.blocks or None,
        "next_stop": stop and {"at": iso(max(stop.at, at), offset_at), "tracks": list(stop.tracks)},
        "showing": showing
        and {
            "tracks": list(showing.tracks),
            "seconds": showing.span // SECOND,
            "left_seconds": max(0, -((at - showing.countdown_ends) // SECOND)),
        },
        "charts": state.chart_total,
        "on_hold": {"charts": len(state.held), "oldest_days": days_held(state, at, offset_at(at))} if state.held else None,
        "watched": state.watched,
        "not_running": state.dark,
    }


def _ends(state: State) -> Instant | None:
    if state.phase == "focus":
        return state.block_ends
    if state.phase == "rest" and state.rest is not None:
        return state.rest.ends
    if state.phase in ("paused", "meeting", "downtime") and state.interruption is not None:
        return state.interruption.ends
    return None


def status_line(found: Status) -> str:
    """Return `production 52:41, charts 11`, in plain words."""
    phase = found["phase"]
    if phase == "focus":
        word = ACTIVITY_WORDS[found["activity"]]
    elif phase == "off" and not found["block"]:
        word = "not started"
    else:
        word = phase_word(phase, dark=found["not_running"])
    parts = [f"{word} {clock_left(found['left_seconds'])}".strip()]
    if found["showing"]:
        parts.append(f"now: {listed(tuple(found['showing']['tracks']))}")
    if found["charts"] or phase == "focus":
        parts.append(f"charts {found['charts']:,}")
    if found["on_hold"]:
        parts.append(aged(*found["on_hold"].values()))
    return ", ".join(parts)


def clock_left(seconds: int | None) -> str:
    """Return `52:41`, `1:12:05`, `−04:10` in overtime; empty where nothing ends."""
    if seconds is None:
        return ""
    sign, seconds = ("−", -seconds) if seconds < 0 else ("", seconds)
    hours, rest = divmod(seconds, 3600)
    return f"{sign}{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{sign}{rest // 60:02}:{rest % 60:02}"
