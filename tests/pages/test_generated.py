"""What is generated is current; `python -m tests.pages` writes it anew."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest

from ninetyten.view.actions import ACTIONS
from tests.pages.generated import DOCS, PAGES
from tests.pages.pictures import FOLDER, SHOTS, pictures, plain

AGAIN = "out of date: run python -m tests.pages"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_current(name: str) -> None:
    """The page in docs/ is what the tables say."""
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name], AGAIN


def test_no_action_is_left_out() -> None:
    """Every action is on the page of keys, whatever its scope."""
    assert [action.id for action in ACTIONS if f"`{action.id}`" not in PAGES["keys.md"]] == []


async def test_the_pictures_are_current(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The app draws what the SVG beside each picture records."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    drawn = await pictures(tmp_path)
    for name, svg in drawn.items():
        recorded = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
        assert list(difflib.unified_diff(recorded.splitlines(), svg.splitlines(), lineterm="", n=0)) == [], AGAIN


def test_the_readme_shows_every_picture() -> None:
    """No picture is missing, and none is left over."""
    names = sorted(shot.name for shot in SHOTS)
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"\(docs/pictures/(\w+)\.png\)", readme)) == names
    assert sorted(file.name for file in FOLDER.iterdir()) == sorted(f"{name}.{kind}" for name in names for kind in ("png", "svg"))


def test_what_changes_between_runs_is_taken_out() -> None:
    """Two SVGs that differ in Rich's ids alone are the same, and none fetches a font."""
    svg = '<style>@font-face {{ src: url("https://x/y.woff2") }} .terminal-{0}-r1 {{ fill: red }}</style><g id="terminal-{0}"/>'
    assert plain(svg.format(1)) == plain(svg.format(22))
    assert "url(" not in plain(svg.format(1))
