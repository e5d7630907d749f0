"""No promise of health anywhere: "may ease" at most (C13)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BODY = r"(?:carpal|strains?|pain|injur\w+|rsi|headaches?|discomfort|fatigue|burnout|damage|myopia|dry eyes?)"
CLAIMS = re.compile(
    rf"""\b(?:
        prevents | prevent(?:ing|ed)?\s+(?:\w+\s+){{0,2}}{BODY} | prevention\s+of\s+{BODY}
      | cures? | cured | curing | heals? | healed
      | protect(?:s|ing)?\s+(?:your|the|their)\s+(?:sight|eye\w*|vision|wrists?|hands?|neck|back)
      | (?:eliminat|avoid|stop|end)(?:s|es|ing)\s+(?:\w+\s+){{0,2}}{BODY}
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
RULE = 'never "prevents" or "cures"'
"""The rule's own words, in docs/rules.md."""
TEXTS = {".py", ".toml", ".md", ".tcss", ".txt", ".svg", ".html", ".json"}


def claims(text: str) -> list[str]:
    """The promises in a text, as they stand there."""
    return CLAIMS.findall(text)


def pages() -> list[Path]:
    """Every text of the program and its documentation."""
    files = [path for folder in ("src", "docs", "themes") for path in sorted((ROOT / folder).rglob("*"))]
    return [path for path in (*files, *ROOT.glob("*.md")) if path.suffix in TEXTS and path.is_file()]


def test_nothing_promises_health() -> None:
    """No forbidden claim in the program, the documentation or the README, but for the rule itself."""
    found = {str(page.relative_to(ROOT)): claims(page.read_text(encoding="utf-8").replace(RULE, "")) for page in pages()}
    assert {"README.md", "docs/rules.md", "src/ninetyten/content/exercises.toml"} <= found.keys()
    assert {page: said for page, said in found.items() if said} == {}


@pytest.mark.parametrize(
    "text",
    [
        "It prevents carpal tunnel.",
        "Breaks prevent carpal tunnel syndrome.",
        "for preventing repetitive strain injuries",
        "prevention of pain",
        "PROTECTS YOUR SIGHT",
        "protecting the eyes",
        "This cures headaches.",
        "a cure",
        "it heals",
        "stops neck pain",
        "eliminates eye strain",
        RULE,
    ],
)
def test_a_promise_is_noticed(text: str) -> None:
    """Each forbidden claim is found, whatever its case."""
    assert claims(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "May ease discomfort.",
        "Stop if you feel pain.",
        "secure, obscure and procure",
        "a lock prevented two writers",
        "protects the journal",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    """What only looks like a claim is none."""
    assert claims(text) == []
