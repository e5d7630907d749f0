"""The pages of docs/ that are made from the program's own tables, and the pictures of README.md."""

from __future__ import annotations

from pathlib import Path

from ninetyten.domain import commands as c
from ninetyten.domain.vocabulary import SITUATIONS
from tests.pages.tables import keys_page, settings_page

DOCS = Path(__file__).parents[2] / "docs"


def machine_page() -> str:
    """Return docs/machine.md: every command against every situation, then the phases as a diagram."""
    rows = [
        f"| `{word}` | " + " | ".join("yes" if here in act.allowed else "" for here in SITUATIONS) + " |"
        for word, act in c.WORDS.items()
    ]
    return "\n".join(
        [
            "# Which commands are allowed in which state",
            "",
            "Generated from `domain/commands.py`. *outside*: the meeting or downtime began outside a block. `done`, `snooze` and",
            "`skip` also need a micro-break on the screen; `account` says what an unattended gap was.",
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
            "  focus --> interrupted: pause, meeting, downtime, nobody there",
            "  interrupted --> focus: resume, back, its own end, a touch",
            "  rest --> interrupted: meeting, downtime",
            "  interrupted --> rest: resume, its own end",
            "  focus --> unwatched: half an hour past the end without any action",
            "  rest --> unwatched: half an hour past the end without any action",
            "  unwatched --> focus: start",
            "  focus --> off: stop",
            "  rest --> off: stop",
            "```",
            "",
        ]
    )


PAGES = {"keys.md": keys_page(), "settings.md": settings_page(), "machine.md": machine_page()}
"""Every generated page by its name in docs/."""
