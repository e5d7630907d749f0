"""A refusal names keys in the app: no screen asks a person to type a command."""

from __future__ import annotations

import inspect
import re

import pytest

from ninetyten.domain import commands as c
from ninetyten.domain import decide, machine
from ninetyten.ui import table

KEYS = table.chosen_keys(())
NEVER_IN_THE_APP = ("--anyway", "--less", "--on", "start --anyway", "{word}")
"""What only a command line can leave out: the app asks for the reason, for a smaller total and for no date, and shows the keys
of a micro-break (`word`: done or skip) with it alone."""


@pytest.mark.parametrize(
    ("refusal", "word", "shown"),
    [
        ("start: a block is running; use `switch` to go", "start", "A block is running; press p, a, g, y or f to go"),
        ("stop: no block is running; use `start` to begin one", "stop", "No block is running; press enter to begin one"),
        ("switch: no block is running; use `start` first", "switch", "No block is running; press enter first"),
        ("snooze: it is too late; use `done` or `skip`", "snooze", "It is too late; press enter or x"),
        ("pause: nothing is counted; use `start`, `break` or `stop`", "pause", "Nothing is counted; press enter, b or Q"),
        (
            "hold: 10:40 is in the future; use a time that has passed",
            "hold",
            "10:40 is in the future; use a time that has passed",
        ),
    ],
)
def test_commands_become_keys(refusal: str, word: str, shown: str) -> None:
    """And the command that was refused is not named: it was a key."""
    assert table.in_keys(refusal, word, KEYS) == shown


def test_a_moved_key_is_the_one_that_is_named() -> None:
    """Without any key, the palette does it."""
    moved = table.chosen_keys((("rest.start", "j"), ("stop", "off")))
    assert table.in_keys("use `break` or `stop`", "", moved) == "Press j or ctrl+p"


def test_every_command_that_a_refusal_names_has_its_keys() -> None:
    """In the engine's own sentences nothing in backquotes is left out of the table."""
    sources = inspect.getsource(machine) + inspect.getsource(decide)
    named = {name for line in re.findall(r'f?"([^"\n]*use `[^"\n]*)"', sources) for name in re.findall(r"`([^`]+)`", line)}
    typed = {name.split(" {")[0] for name in named}
    assert typed - {*NEVER_IN_THE_APP} == {*table.INSTEAD}


def test_no_refusal_names_a_command_bare() -> None:
    """After `use` a command always stands in backquotes."""
    bare = re.compile(rf"\buse (?:{'|'.join(c.WORDS)}|break)\b")
    assert not bare.findall(inspect.getsource(machine) + inspect.getsource(decide))
