"""The field's words for the domain's short names, and numbers and times as people and programs read them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from ninetyten.domain.moment import HOUR, MINUTE, SECOND, Instant, OffsetAt, Span
from ninetyten.domain.plan import TRACK_FACES, TrackFace
from ninetyten.domain.vocabulary import ACTIVITIES, BUCKETS, Activity, Bucket, Phase

ACTIVITY_WORDS: dict[Activity, str] = {
    "production": "production",
    "study": "accuracy study",
    "growth": "CEU / education",
    "query": "queries",
    "admin": "admin",
}
PHASE_WORDS: dict[Phase, str] = {
    "off": "end of day",
    "focus": "focus",
    "rest": "break",
    "paused": "paused",
    "meeting": "meeting",
    "downtime": "downtime",
    "away": "away",
    "asleep": "asleep",
    "unwatched": "unattended",
}
NOT_RUNNING = "not running"
"""The word for unwatched time when ninetyten is known not to have been running."""
BUCKET_WORDS: dict[Bucket, str] = {
    **{activity: ACTIVITY_WORDS[activity] for activity in ACTIVITIES},
    **{phase: PHASE_WORDS[phase] for phase in BUCKETS if phase in PHASE_WORDS},
    "lunch": "lunch",
    "off": "your own time",
}
UNKNOWN = TrackFace("◆", "◇", "A moment for yourself.")
"""A track of an old journal that no longer exists."""


def phase_word(phase: Phase, *, dark: bool) -> str:
    """Return the word for a phase; `dark`: the ringer is not running, though it should be."""
    return NOT_RUNNING if dark and phase == "unwatched" else PHASE_WORDS[phase]


def glyph(track: str, *, hollow: bool = False) -> str:
    """Return the mark of a track, the same everywhere; hollow for a skipped micro-break."""
    face = TRACK_FACES.get(track, UNKNOWN)
    return face.hollow if hollow else face.glyph


def sentence(track: str) -> str:
    """Return what a stop of that track asks for."""
    return TRACK_FACES.get(track, UNKNOWN).sentence


def listed(words: tuple[str, ...]) -> str:
    """Return `eyes`, `eyes and posture`, `eyes, wrists and posture`."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def plural(word: str, count: int) -> str:
    """Return the singular or plural of a word."""
    return word if count == 1 else f"{word}s"


def counted(count: int, word: str) -> str:
    """Return `1 chart`, `1,200 charts`."""
    return f"{count:,} {plural(word, count)}"


def times(count: int) -> str:
    """Return `once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def spell(span: Span) -> str:
    """Return a length in words: `20 s`, `3 min`, `1 h 52`."""
    if abs(span) < MINUTE:
        return f"{span // SECOND} s"
    if abs(span) < HOUR:
        return f"{span // MINUTE} min"
    return hours(span)


def time_of_day(at: Instant, offset: int) -> str:
    """Return `09:25`, an instant on a clock `offset` seconds east of UTC."""
    minutes = (at + offset * SECOND) // MINUTE
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def hour_of(at: Instant, offset: int) -> int:
    """Return the hour, 0 to 23, of an instant on a clock `offset` seconds east of UTC."""
    return (at + offset * SECOND) // HOUR % 24


def hours(span: Span) -> str:
    """Return a length as `1 h 52`: whole minutes, rounded down, so that parts never seem more than their sum."""
    return f"{span // HOUR} h {span % HOUR // MINUTE:02}"


def local(at: Instant, offset: int) -> datetime:
    """Return the instant as local time with that offset in seconds."""
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(timezone(timedelta(seconds=offset)))


def iso(at: Instant, offset_at: OffsetAt) -> str:
    """Return `2026-10-06T07:20:00-04:00`."""
    return local(at, offset_at(at)).isoformat(timespec="seconds")
