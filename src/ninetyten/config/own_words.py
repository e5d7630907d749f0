"""Check the user's own words: names of chart types, end-of-day items, notes on unfinished work. The guard sees each first (E).

Words in the settings are checked when they are read; typed words are checked before anything else is done with them. No refusal
repeats the text.
"""

from __future__ import annotations

import re

from ninetyten.config.settings import Settings
from ninetyten.domain.commands import Command, DoRitual, LeaveOpen

NOTES_OFF = "notes are off; to note unfinished work, set on = true under [notes] in the settings (notes.on)"


def slug(words: str) -> str:
    """Return words as a name in the journal: `close the door` is `close-the-door`."""
    return re.sub(r"[^\w.]+", "-", words.strip().lower()).strip("-")[:40]


def kind_key(name: str) -> str:
    """Return the key of a chart type with this name, for the settings and the command line: `E/M established` is `e-m-
    established`."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower())[:32].strip("-") or "general"


def refuse(*texts: str) -> str:
    """Return why one of these texts is refused, without repeating it; empty if all may be kept."""
    from ninetyten.privacy import guard

    return next((why for text in texts if (why := guard.refuse(text))), "")


def why_not(command: Command, settings: Settings) -> str:
    """Return why an act with the user's own words is refused; empty if it is not, and for every other act."""
    if isinstance(command, LeaveOpen):
        return (
            f"open: {NOTES_OFF}" if not settings.notes.on else _refusal("open", refuse(command.when, command.where, command.how))
        )
    if isinstance(command, DoRitual):
        known = [slug(item) for item in settings.shutdown.items]
        if any(item not in known for item in command.items):
            return f"ritual: unknown item; your items are {', '.join(known) or 'none yet'} (shutdown.items in the settings)"
    return ""


def _refusal(word: str, why: str) -> str:
    return f"{word}: {why}" if why else ""
