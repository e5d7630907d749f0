"""What every command is, and what those are that only note something."""

from __future__ import annotations

from typing import ClassVar

from ninetyten.domain.value import Value


class Command(Value):
    """Anything `engine.step` takes."""

    word: ClassVar[str] = ""
    """The word of the command line; empty for what the world reports."""


class Noting(Command):
    """Brings about an `acts.Note`: it moves no clock, so what followed stays when it is said later (D10)."""
