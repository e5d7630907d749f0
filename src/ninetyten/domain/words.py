"""The field's words for the closed vocabularies, and numbers and times as people and programs read them.

Every key of a vocabulary has one word here, and every screen uses it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

from ninetyten.domain.moment import HOUR, MINUTE, SECOND, Instant, OffsetAt, Span
from ninetyten.domain.plan import TRACK_FACES, TrackFace
from ninetyten.domain.vocabulary import (
    ACTIVITIES,
    BUCKETS,
    ERROR_CATEGORIES,
    SPECIALTIES,
    Activity,
    Answer,
    AnyReason,
    Basis,
    Bucket,
    CeuSource,
    CeuTopic,
    ClockStyle,
    Contact,
    ErrorCategory,
    Fate,
    GapAnswer,
    Phase,
    Return,
    StudyTopic,
    Unsaid,
)

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
FATE_WORDS: dict[Fate, str] = {
    "done": "taken",
    "observed": "seen",
    "skipped": "skipped",
    "missed": "missed",
    "unsaid": "unknown",
    "absorbed": "covered",
}
"""What became of a micro-break; one is covered by the break, or by the micro-break just before it."""
ANSWER_WORDS: dict[Answer, str] = {"done": FATE_WORDS["done"], "snoozed": "snoozed", "skipped": FATE_WORDS["skipped"]}
"""How a micro-break was answered."""
RETURN_WORDS: dict[Return, str] = {"away": "away from the screen", "walk": "a walk", "screen": "at the screen"}
"""How a break was spent."""
GAP_WORDS: dict[GapAnswer, str] = {
    "work": "work",
    "rest": "a break",
    "lunch": "lunch",
    "meeting": "a meeting",
    "downtime": "downtime",
    "off": "your own time",
}
"""What unattended time was spent on."""
REASON_WORDS: dict[AnyReason, str] = {
    "unsigned": "unsigned",
    "missing-note": "missing note",
    "pathology": "pathology",
    "addendum": "addendum",
    "edit": "claim edit",
    "query": "query to the provider",
    "phone": "phone",
    "household": "household",
    "errand": "errand",
    "unwell": "unwell",
    "ehr": "EHR",
    "vpn": "VPN",
    "encoder": "encoder",
    "no-work": "no work in the queue",
    "backlog": "backlog",
    "appointment": "appointment",
    "makeup": "making up time",
    "other": "other",
}
"""Reasons for a hold, a pause, downtime, and a start outside the planned hours."""
ERROR_WORDS: dict[ErrorCategory, str] = {
    "specificity": "specificity",
    "sequencing": "sequencing",
    "missed-secondary": "missed secondary code",
    "unsupported": "unsupported code",
    "em-level": "E/M level",
    "modifier": "modifier",
    "units": "units",
    "bundling": "bundling edit",
    "poa": "present on admission",
    "provider-date": "provider or date",
    "meat": "MEAT support",
    "other": "other",
}
"""What an audit found."""
BASIS_WORDS: dict[Basis, str] = {"codes": "codes", "charts": "charts", "records": "records"}
"""What an audit counted."""
TOPIC_WORDS: dict[StudyTopic, str] = {
    **{category: ERROR_WORDS[category] for category in ERROR_CATEGORIES},
    "guidelines": "guidelines",
    "new-codes": "new codes",
    "payer-policy": "payer policy",
}
"""What accuracy study is about."""
SOURCE_WORDS: dict[CeuSource, str] = {"aapc": "AAPC", "ahima": "AHIMA", "employer": "your employer", "other": "another source"}
"""Who gave continuing education."""
CEU_WORDS: dict[CeuTopic, str] = {
    **{specialty: specialty.upper() for specialty in SPECIALTIES},
    "hiim": "health information",
    "other": "another field",
}
"""What continuing education was for."""
CONTACT_WORDS: dict[Contact, str] = {
    "coffee": "virtual coffee",
    "chat": "chat with a colleague (not a query)",
    "coworking": "coworking day",
    "hobby": "hobby with other people",
    "chapter": "chapter meeting",
}
"""Things to do with other people."""
CONTACT_SENTENCES: dict[Contact, str] = {
    "coffee": "A virtual coffee is due this week. This break would be a good time.",
    "chat": "A chat with a colleague (not a query) is due this week. This break would be a good time.",
    "coworking": "A coworking day is due. Do CEU or admin work there, never charts in public.",
    "hobby": "Something social after work is due this week, such as a hobby with other people.",
    "chapter": "It is time to check your chapter's calendar; a meeting may earn a CEU.",
}
"""What a break suggests when one of them is due; the one in public carries its warning."""
HALVES = ("AM", "PM")
COLUMNS: dict[ClockStyle, int] = {"12h": 8, "24h": 5}
"""How wide a time of day is at most, for columns."""
UNKNOWN = TrackFace("◆", "◇", "A moment for yourself.")
"""A track of an old journal that no longer exists."""


def phase_word(phase: Phase, *, dark: bool) -> str:
    """Return the word for a phase; `dark`: the ringer is not running, though it should be."""
    return NOT_RUNNING if dark and phase == "unwatched" else PHASE_WORDS[phase]


def topic_word(topic: str) -> str:
    """Return the word for a topic of study; a chart type's is its key."""
    return next((word for known, word in TOPIC_WORDS.items() if known == topic), topic)


def with_reason(word: str, reason: AnyReason | Unsaid) -> str:
    """Return `paused: phone`, or the word alone where the reason adds nothing."""
    return f"{word}: {REASON_WORDS[reason]}" if reason and reason != "other" else word


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


def spell_time(minute: int, clock: ClockStyle = "24h", second: int = 0) -> str:
    """Return a time of day as `07:30` or `7:30 AM`, with a second that is not 0 as `7:30:05 AM`; `minute` counts from
    midnight."""
    hour, rest = minute // 60 % 24, f"{minute % 60:02}{f':{second:02}' if second else ''}"
    return f"{hour:02}:{rest}" if clock == "24h" else f"{hour % 12 or 12}:{rest} {HALVES[hour // 12]}"


def spell_hour(minute: int, clock: ClockStyle) -> str:
    """Return the hour of a time of day as `07` or `7 AM`."""
    return spell_time(minute, clock).replace(f":{minute % 60:02}", "")


def spell_hours(
    start: int, stop: int, clock: ClockStyle, to: str = "–", *, spelled: Callable[[int, ClockStyle], str] = spell_time
) -> str:
    """Return two times of day as `11:30–14:04`, `11:30 AM–2:04 PM`, or `1:22–2:04 PM` where both are in one half of the day."""
    first, last = spelled(start, clock), spelled(stop, clock)
    return f"{first[:-3] if clock == '12h' and first[-2:] == last[-2:] and start <= stop else first}{to}{last}"


def time_of_day(at: Instant, offset: int, clock: ClockStyle) -> str:
    """Return `09:25` or `9:25 AM`, an instant on a wall clock `offset` seconds east of UTC."""
    return spell_time(minute_of_day(at, offset), clock)


def short_time(at: Instant, offset: int, clock: ClockStyle) -> str:
    """Return `09:25` or `9:25`, for the end of a line that shows which half of the day it is in."""
    return time_of_day(at, offset, clock).partition(" ")[0]


def hours_of_day(start: Instant, end: Instant, offset: int, clock: ClockStyle, to: str = " to ") -> str:
    """Return `13:22 to 14:04` or `1:22 to 2:04 PM`, a stretch on a wall clock `offset` seconds east of UTC."""
    return spell_hours(minute_of_day(start, offset), minute_of_day(end, offset), clock, to)


def minute_of_day(at: Instant, offset: int) -> int:
    """Return the minute after midnight of an instant on a wall clock `offset` seconds east of UTC."""
    return (at + offset * SECOND) // MINUTE % (24 * 60)


def hour_of(at: Instant, offset: int) -> int:
    """Return the hour, 0 to 23, of an instant on a clock `offset` seconds east of UTC."""
    return (at + offset * SECOND) // HOUR % 24


def hours(span: Span) -> str:
    """Return a length as `1 h 52`: whole minutes, rounded down, so that parts never seem more than their sum."""
    return f"{span // HOUR} h {span % HOUR // MINUTE:02}"


EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def local(at: Instant, offset: int) -> datetime:
    """Return the instant as local time with that offset in seconds."""
    return (EPOCH + timedelta(milliseconds=at)).astimezone(timezone(timedelta(seconds=offset)))


def day_and_month(key: str) -> str:
    """Return a date as `Oct 6`."""
    day = date.fromisoformat(key)
    return f"{day:%b} {day.day}"


def short_date(key: str) -> str:
    """Return a date as `Tue, Oct 6`."""
    return f"{date.fromisoformat(key):%a}, {day_and_month(key)}"


def long_date(key: str) -> str:
    """Return a date as `Tue, Oct 6, 2026`."""
    return f"{short_date(key)}, {key[:4]}"


def iso(at: Instant, offset_at: OffsetAt) -> str:
    """Return `2026-10-06T07:20:00-04:00`."""
    return local(at, offset_at(at)).isoformat(timespec="seconds")
