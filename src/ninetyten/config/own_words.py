"""A person's own words: chart types' names, items of the end of the day, what stays open. The guard sees each first (E).

Names of the settings are guarded when the settings are read, so that what follows may use them; what is typed or said is
guarded before anything else happens with it. No refusal repeats the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ninetyten.config.fields import BY_KEY, FAMILIES
from ninetyten.config.problems import telling
from ninetyten.config.settings import Settings
from ninetyten.domain.commands import Command, DoRitual, LeaveOpen

NAMED = (
    "this name looks as if it held something that identifies a patient, and none is kept here: call it after the work, such as"
    " em or ed-level-4"
)
PARTS = tuple(key.rpartition(".")[2] for key in BY_KEY if ".*." in key)
"""How the keys of a family end, such as `name` or `per_hour`."""
NOTES_OFF = "notes are off: to write down what stays open, set on = true under [notes] in the settings (notes.on)"


def slug(words: str) -> str:
    """Own words as a name in the journal: `close the door` is `close-the-door`."""
    return re.sub(r"[^\w.]+", "-", words.strip().lower()).strip("-")[:40]


def kind_key(name: str) -> str:
    """The key of a chart type called so, for the settings and the command line: `E/M established` is `e-m-established`."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower())[:32].strip("-") or "general"


def refused(given: Mapping[str, object]) -> list[tuple[str, str]]:
    """The settings whose name, or whose own words, may identify a patient, and why they are not taken."""
    texts = [(key, value if isinstance(value, list | tuple) else (value,)) for key, value in given.items()]
    named = {key: NAMED for key in given if key not in BY_KEY and telling(_own_name(key))}
    problems = {key: why for key, lines in texts if _free(key) and (why := refuse(*map(str, lines)))}
    return list({**problems, **named}.items())


def _own_name(key: str) -> str:
    """What of a setting's key is a person's own: `em` of `kinds.em.name`; all of it where it is no setting of ours."""
    section, _, rest = key.partition(".")
    part = rest.rpartition(".")
    return (part[0] if part[2] in PARTS else rest) if section in (*FAMILIES, "keys") else key


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


def _free(key: str) -> bool:
    section, _, rest = key.partition(".")
    return key in ("shutdown.items", "display.theme") or (section in FAMILIES and rest.endswith((".name", ".kind")))


def _refusal(word: str, why: str) -> str:
    return f"{word}: {why}" if why else ""
