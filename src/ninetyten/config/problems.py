"""Report what is wrong with a configuration so that the user can fix it: where, what, and what is allowed."""

from __future__ import annotations

import re

from ninetyten.domain.value import Value
from ninetyten.domain.visible import in_one_line

ENVIRONMENT = "environment"
COMMAND_LINE = "command line"
UNSAID = "…"
"""Replaces a word that may identify a patient: no problem repeats one (E)."""
# Patterns are compiled when first used: most commands report no problem.
_QUOTED = r"(?<=\")[^\"]+(?=\")|(?<=')[^']+(?=')"
_WORK_DAY = r"20\d\d-[\d-]{1,5}"
"""A date of this program identifies no patient."""
_BETWEEN = r"[\W_]+"


class Problem(Value):
    """One thing to fix. `file`: a path, or ENVIRONMENT or COMMAND_LINE. `line`: from 1; 0 where there is none."""

    file: str
    key: str
    line: int
    message: str

    def __str__(self) -> str:
        """Return one line: `config.toml, line 3, block.focus: ...`."""
        place = (self.file, f"line {self.line}" if self.line else "", shown(self.key))
        return in_one_line(f"{', '.join(part for part in place if part)}: {unechoed(self.message)}")


class Origin(Value):
    """Where a setting was set: the file (or ENVIRONMENT or COMMAND_LINE), its line (0: none), and its name there."""

    file: str
    line: int
    name: str

    def blame(self, message: str) -> Problem:
        """Return a problem that points here and repeats nothing that may identify a patient."""
        return Problem(self.file, shown(self.name), self.line, unechoed(message))


def telling(name: str) -> bool:
    """Report whether a name, or the words in it (`jane_doe`), may identify a patient."""
    from ninetyten.privacy.guard import find

    words = " ".join(re.split(_BETWEEN, name)).strip()
    return any(map(find, (name, words, words.title())))


def shown(key: str) -> str:
    """Return a setting's key or a variable's name as it may be repeated: only the section if the rest may identify a patient."""
    between = "__" if "__" in key else "."
    parts = key.split(between)
    if not telling(" ".join(parts)):
        return key
    return between.join((*(part for part in parts[:1] if len(parts) > 1 and not telling(part)), UNSAID))


def unechoed(message: str) -> str:
    """Return the message with `…` for quoted text that it must not repeat."""
    return re.sub(_QUOTED, lambda quoted: quoted[0] if _may_be_repeated(quoted[0]) else UNSAID, message)


def _may_be_repeated(quoted: str) -> bool:
    return re.fullmatch(_WORK_DAY, quoted) is not None or not telling(quoted)


def did_you_mean(word: str, known: tuple[str, ...]) -> str:
    """Return `; did you mean "..."?` with the nearest known word, or an empty string."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, 1)
    return f'; did you mean "{near[0]}"?' if near else ""
