"""The generated pages are current. To write them anew: `python tests/unit/config/test_docs.py`."""

from __future__ import annotations

from pathlib import Path

import pytest

from ninetyten.config.docs import keys_page, settings_page
from ninetyten.config.model import SETTINGS
from ninetyten.view.actions import ACTIONS

DOCS = Path(__file__).parents[3] / "docs"
PAGES = {"settings.md": settings_page(), "keys.md": keys_page()}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_current(name: str) -> None:
    """The page in docs/ is what the tables say."""
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name]


def test_nothing_is_left_out() -> None:
    """Every setting and every action is on its page."""
    assert [key for key in SETTINGS if f"`{key}`" not in PAGES["settings.md"]] == []
    assert [action.id for action in ACTIONS if f"`{action.id}`" not in PAGES["keys.md"]] == []


if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page, encoding="utf-8")
