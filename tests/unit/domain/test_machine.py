"""The table of allowed commands, as docs/machine.md prints it (`python tests/unit/domain/test_machine.py` writes the page)."""

from __future__ import annotations

from pathlib import Path

import pytest

from ninetyten.domain import commands as c
from ninetyten.domain.machine import refusal
from ninetyten.domain.moment import HOUR, MINUTE, Day, Now
from ninetyten.domain.plan import Plan
from ninetyten.domain.vocabulary import SITUATIONS

PAGE = Path(__file__).parents[3] / "docs" / "machine.md"
TODAY = Day("2026-09-21", "UTC", 0, 24 * HOUR)


def page() -> str:
    """Return docs/machine.md: every command in every situation, then the phases as a diagram."""
    rows = [
        f"| `{word}` | " + " | ".join("yes" if here in act.allowed else "" for here in SITUATIONS) + " |"
        for word, act in c.WORDS.items()
    ]
    return "\n".join(
        [
            "# Which commands are allowed when",
            "",
            "Generated from `domain/commands.py`. *outside* means during a break, or when no block is running. `done`, `snooze`",
            "and `skip` also need a micro-break on the screen, and `account` needs unattended time that is not explained yet.",
            "",
            "| | " + " | ".join(SITUATIONS) + " |",
            "|---" * (len(SITUATIONS) + 1) + "|",
            *rows,
            "",
            "```mermaid",
            "stateDiagram-v2",
            "  [*] --> off",
            "  off --> focus: start",
            "  focus --> rest: rest, or the end of a block with block.end = auto",
            "  rest --> focus: back, start, or the end of a break with block.next = auto",
            "  focus --> interrupted: pause, meeting, downtime, an absence",
            "  interrupted --> focus: resume, back, its own end, a touch",
            "  rest --> interrupted: meeting, downtime",
            "  interrupted --> rest: resume, its own end",
            "  focus --> unwatched: half an hour past its end without an action",
            "  rest --> unwatched: half an hour past its end without an action",
            "  unwatched --> focus: start",
            "  focus --> off: stop",
            "  rest --> off: stop",
            "```",
            "",
        ]
    )


def test_the_page_is_current() -> None:
    """docs/machine.md matches the table."""
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize(
    ("before", "command", "instead"),
    [
        ([], c.Switch("study"), "use start to"),
        ([c.Start()], c.Start(), "use switch to"),
        ([c.Start(), c.Rest(10 * MINUTE)], c.Switch("study"), "use back or start to"),
        ([c.Start(), c.Pause()], c.Start(), "use resume to"),
        ([c.Start(), c.Meeting(5 * MINUTE)], c.Start(), "use resume to"),
        ([c.Start(), c.Rest(10 * MINUTE), c.Meeting(5 * MINUTE)], c.Pause(), "use resume to"),
    ],
)
def test_a_refusal_says_what_to_do_instead(before: list[c.Command], command: c.Command, instead: str) -> None:
    """One line that names the command to type."""
    from ninetyten.domain.engine import step
    from ninetyten.domain.state import State

    state = State()
    for number, word in enumerate(before, 1):
        done = step(state, word, Now(number * MINUTE, 0, TODAY), Plan())
        assert not done.refusal
        state = done.state

    assert instead in refusal(state, command)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
