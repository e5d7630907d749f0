"""Whether an event from a file holds what its class says: only an import asks, for only there did another hand write it."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ninetyten.config.problems import telling
from ninetyten.domain.events import DayOpened, Event
from ninetyten.domain.plan import (
    ACTIVITIES,
    ANYWAY_REASONS,
    BODY_AREAS,
    CONTACTS,
    DOWNTIME_REASONS,
    ENERGY,
    ERROR_CATEGORIES,
    HOLD_REASONS,
    LABELS,
    NOTE_LENGTH,
    PAUSE_REASONS,
    POSTURE_POINTS,
    RETURNS,
    WORK_ITEMS,
    WORKSTATION_POINTS,
)
from ninetyten.domain.state import State
from ninetyten.domain.value import Value
from ninetyten.journal.shapes import fits, hints, spell

ALLOWED_WORDS: dict[str, tuple[str, ...]] = {
    "BlockStarted.activity": ACTIVITIES,
    "BlockStarted.anyway": ("", *ANYWAY_REASONS),
    "Switched.activity": ACTIVITIES,
    "ChartHeld.reason": HOLD_REASONS,
    "PromptAnswered.answer": ("done", "snoozed", "skipped"),
    "PromptSettled.fate": ("observed", "missed", "unsaid", "absorbed"),
    "RestEnded.how": ("", *RETURNS),
    "Interrupted.what": ("paused", "meeting", "downtime"),
    "Interrupted.reason": ("", *PAUSE_REASONS, *DOWNTIME_REASONS),
    "Interruption.reason": ("", *PAUSE_REASONS, *DOWNTIME_REASONS),
    "GapExplained.was": ("work", "rest", "lunch", "off"),
    "Relabelled.bucket": LABELS,
    "ContactMade.item": CONTACTS,
}
"""Where a text must be one of a list: a journal holds no free text (E)."""
PAIRED_WORDS = {
    "Audited.errors": ERROR_CATEGORIES,
    "BodyChecked.areas": BODY_AREAS,
    "BodyChecked.work": WORK_ITEMS,
    "WorkstationChecked.points": WORKSTATION_POINTS,
}
"""Where each pair begins with a word of a list."""
LISTED_WORDS = {"PostureChecked.failing": POSTURE_POINTS}
"""Where each item is a word of a list."""
ALLOWED_NUMBERS = {
    "BodyChecked.areas": range(4),
    "BodyChecked.work": range(4),
    "EyesScored.much": range(4),
    "EnergyRated.rating": ENERGY,
    "EnergyRated.hour": range(24),
}
"""Where a number, alone or as the second of a pair, is one of a few."""
NAMES = (
    *("name", "kind", "track", "what", "on", "tracks", "dues", "charts", "unsaid", "activity", "key", "place", "ids"),
    "command",
)
"""Fields whose texts are names of the user's own settings, or of ours."""
OWN_SENTENCES = {"Undone.what": "the last action", "Refused.reason": "refused by a rule"}
"""What the program says in sentences of its own, and what stands there instead where another hand may have written it."""
OWN = {"LeftOpen": ("when", "where", "how"), "RitualDone": ("items",), "Kind": ("name",)}
"""Fields that hold a person's own words: they pass the guard, wherever they come from (E)."""
NAME = re.compile(r"[\w.-]{0,40}")
SHAPES = {"Day.zone": re.compile(r"(?:[A-Za-z][\w+-]{0,30}(?:/[\w+-]{1,30}){0,2})?")}
"""Where a text is no word but has the shape of what the computer says."""
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MADE = {"ids": re.compile(r"[0-9a-f]{8,64}"), "key": _DATE, "on": _DATE}
"""What the program makes up in fields of these names; it is not asked about."""
_WHEN = re.compile(r"20\d\d-\d\d-\d\d|\d{1,2}:\d\d")
SENTENCE_LENGTH = 200


def check(value: Value) -> None:
    """Raise ValueError, naming the field and what is allowed, if a field of `value` or within it has the wrong type, or
    holds a text that is none of those it may hold."""
    allowed = hints(type(value))
    for name in value.fields:
        held = getattr(value, name)
        if not fits(held, allowed[name], check):
            raise ValueError(f"{type(value).__name__}.{name} is {held!r}; allowed is {spell(allowed[name])}")
        words = ALLOWED_WORDS.get(f"{type(value).__name__}.{name}")
        if words is not None and held not in words:
            raise ValueError(f"{type(value).__name__}.{name} is none of {', '.join(word for word in words if word)}")
        pairs = PAIRED_WORDS.get(f"{type(value).__name__}.{name}")
        if pairs is not None and any(pair[0] not in pairs for pair in held):
            raise ValueError(f"{type(value).__name__}.{name} names none of {', '.join(pairs)}")
        _of_a_list(f"{type(value).__name__}.{name}", held)
        if name in OWN.get(type(value).__name__, ()):
            _guarded(f"{type(value).__name__}.{name}", held if isinstance(held, tuple) else (held,))
        if (
            name in NAMES
            and f"{type(value).__name__}.{name}" not in OWN_SENTENCES
            and name not in OWN.get(type(value).__name__, ())
        ):
            _named(f"{type(value).__name__}.{name}", held)
        shape = SHAPES.get(f"{type(value).__name__}.{name}")
        if shape and not shape.fullmatch(held):
            raise ValueError(f"{type(value).__name__}.{name} has not the shape of one")
    if isinstance(value, DayOpened) and not isinstance(value.carried, State):
        raise ValueError("DayOpened.carried is not a state of a day")


def _of_a_list(name: str, held: Any) -> None:
    """Raises ValueError for an item that is none of `LISTED_WORDS`, or a number that is none of `ALLOWED_NUMBERS`."""
    words, numbers = LISTED_WORDS.get(name), ALLOWED_NUMBERS.get(name)
    if words is not None and not set(held) <= set(words):
        raise ValueError(f"{name} names none of {', '.join(words)}")
    if numbers is None:
        return
    found = [pair[1] for pair in held] if isinstance(held, tuple) else [held]
    if any(number not in numbers for number in found):
        raise ValueError(f"{name} holds a number that is none of {numbers[0]} to {numbers[-1]}")


def _named(name: str, held: Any) -> None:
    """Raises ValueError for what is no name, or a name that may identify a patient; it is not repeated."""
    made = _MADE.get(name.partition(".")[2])
    for one in held if isinstance(held, tuple) else (held,):
        word = one[0] if isinstance(one, tuple) else one
        if not isinstance(word, str) or (made and made.fullmatch(word)):
            continue
        if not NAME.fullmatch(word):
            raise ValueError(f"{name} is not the name of a setting")
        if _tells(word):
            raise ValueError(f"{name} holds a name that may identify a patient; none is taken in")


_tells = cache(telling)


def own_words_only(event: Event) -> Event:
    """The event with its sentence replaced if the program cannot have said it: it is shown, so it is not taken on trust."""
    for name in event.fields:
        usual = OWN_SENTENCES.get(f"{type(event).__name__}.{name}")
        if usual and not _trusted(getattr(event, name)):
            changes: dict[str, Any] = {name: usual}
            event = event.replace(**changes)
    return event


def _trusted(text: str) -> bool:
    from ninetyten.privacy import guard

    return len(text) <= SENTENCE_LENGTH and text.isprintable() and not guard.find(_WHEN.sub("~", text))


def _guarded(name: str, texts: tuple[str, ...]) -> None:
    from ninetyten.privacy import guard

    for text in texts:
        found = guard.find(text)
        if found or len(text) > NOTE_LENGTH:
            raise ValueError(f"{name} holds {found or 'more than a note'}; what may identify a patient is not taken in")
