"""Settings are changed in the person's own file, which stays theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from ninetyten.config.edit import Unchanged, edited, save, try_out
from ninetyten.config.settings import DEFAULTS

MINE = """# my own words
[block]
focus = "80m"   # shorter on Fridays

[kinds.em]  # clinic
per_hour = 14
"""


def test_comments_order_and_spacing_stay() -> None:
    """Only the value changes."""
    assert edited(MINE, {"block.focus": "90m"}) == MINE.replace('"80m"', '"90m"')


def test_new_sections_are_added_below() -> None:
    """What is not there yet comes after what is."""
    changed = edited(MINE, {"day.start": "07:00", "target.accuracy_first": True})

    assert changed.startswith(MINE)
    assert '[day]\nstart = "07:00"' in changed
    assert "[target]\naccuracy_first = true" in changed


def test_none_takes_a_key_out() -> None:
    """So that the default counts; what is not there is no trouble."""
    assert "focus" not in edited(MINE, {"block.focus": None, "day.stop": None})


def test_keys_of_actions_keep_their_dot() -> None:
    """An action's id is one name."""
    assert '"chart.add" = "x"' in edited("", {"keys.chart.add": "x"})


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"block.focus": "0m"}, "block.focus|allowed"),
        ({"block.fucos": "90m"}, "no such setting"),
        ({"day.start": "15:00", "day.stop": "07:00"}, "must come after"),
    ],
)
def test_what_would_not_be_accepted_is_not_written(tmp_path: Path, changes: dict[str, object], why: str) -> None:
    """The file is as it was."""
    file = tmp_path / "config.toml"
    file.write_text(MINE)

    with pytest.raises(Unchanged, match=why):
        save(str(file), changes)
    assert file.read_text() == MINE


def test_a_broken_file_is_not_touched(tmp_path: Path) -> None:
    """It says to mend it first."""
    file = tmp_path / "config.toml"
    file.write_text("[block\n")

    with pytest.raises(Unchanged, match="mend it first"):
        save(str(file), {"block.focus": "50m"})


def test_a_first_file_is_private(tmp_path: Path) -> None:
    """Made with its folder, for its owner alone."""
    file = tmp_path / "config" / "config.toml"
    save(str(file), {"display.seconds": False})

    assert file.read_text() == "[display]\nseconds = false\n"
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_value_can_be_tried_before_it_is_saved() -> None:
    """As one types."""
    assert try_out(DEFAULTS, "block.focus", "50m") == ""
    assert "allowed" in try_out(DEFAULTS, "block.focus", "soon")


def test_a_link_of_the_persons_own_stays_one(tmp_path: Path) -> None:
    """Into a folder of dotfiles, say: what it leads to is changed."""
    real, link = tmp_path / "dotfiles" / "config.toml", tmp_path / "config.toml"
    real.parent.mkdir()
    real.write_text(MINE, encoding="utf-8")
    link.symlink_to(real)
    save(str(link), {"block.focus": "90m"})
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == MINE.replace('"80m"', '"90m"')
