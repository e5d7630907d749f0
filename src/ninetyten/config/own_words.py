"""A person's own words: chart types' names, items of the end of the day, what stays open. The guard sees each first (E).

Words in the settings are guarded when those are read, so that what follows may use them; what is typed or said is guarded
before anything else happens with it. No refusal repeats the text.
"""

from __future__ import annotations

import re

from ninetyten.config.settings import Settings
from ninetyten.domain.commands import Command, DoRitual, LeaveOpen

NOTES_OFF = "notes are off: to write down what stays open, set on = true under [notes] in the settings (notes.on)"


def slug(words: str) -> str:
    """Own words as a name in the journal: `close the door` is `close-the-door`."""
    return re.sub(r"[^\w.]+", "-", words.strip().lower()).strip("-")[:40]


def kind_key(name: str) -> str:
    """The key of a chart type called so, for the settings and the command line: `E/M established` is `e-m-established`."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower())[:32].strip("-") or "general"


def refuse(*texts: str) -> str:
    """Why one of these texts is not taken, without repeating it; empty if all may be kept."""
    from ninetyten.privacy import guard

    return next((why for text in texts if (why := guard.refuse(text))), "")


def why_not(command: Command, settings: Settings) -> str:
    """Why an act that carries own words is not taken; empty if it may be, and for every other act."""
    if isinstance(command, LeaveOpen):
        return (
            f"open: {NOTES_OFF}" if not settings.notes.on else _refusal("open", refuse(command.when, command.where, command.how))
        )
    if isinstance(command, DoRitual):
        known = [slug(item) for item in settings.shutdown.items]
        if any(item not in known for item in command.items):
            return f"ritual: your items are {', '.join(known) or 'none yet'} (shutdown.items in the settings)"
    return ""


def _refusal(word: str, why: str) -> str:
    return f"{word}: {why}" if why else ""
