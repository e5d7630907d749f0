"""Saying it later: the moment that the next act is said of (D10), read from what a person types."""

from __future__ import annotations

from ninetyten.config.durations import parse_duration
from ninetyten.domain.commands import SAYABLE_LATER, Command, Later
from ninetyten.domain.moment import Span
from ninetyten.domain.value import Value
from ninetyten.domain.words import spell

ALLOWED = "0123456789:hms"
HOW = "a time such as 10:40, or how long ago, such as 15m"


class AsOf(Value):
    """A moment of the past: a time of day, `minute` after local midnight, or `ago`; `words` say it (`10:40`, `15 min ago`)."""

    words: str
    minute: int | None = None
    ago: Span = 0


def read(text: str) -> AsOf:
    """The moment that was typed. Raises ValueError, with a sentence for people."""
    if ":" not in text:
        ago = parse_duration(text)
        return AsOf(f"{spell(ago)} ago", ago=ago)
    hour, _, minute = text.partition(":")
    good = hour.isdigit() and minute.isdigit() and len(hour) <= 2 and len(minute) == 2
    if not good or int(hour) > 23 or int(minute) > 59:
        raise ValueError(f'"{text}" is no time of day: write {HOW}')
    return AsOf(f"{int(hour):02}:{minute}", minute=int(hour) * 60 + int(minute))


def wrong(text: str) -> str:
    """Why nobody can tell which moment is meant; empty if anybody can."""
    try:
        read(text)
    except ValueError as problem:
        return str(problem)
    return ""


def said(command: Command, as_of: AsOf) -> Command | None:
    """The act, said of that moment; None for what can only be said when it happens."""
    if command.word not in SAYABLE_LATER:
        return None
    return Later(command, minute=as_of.minute, ago=as_of.ago)
