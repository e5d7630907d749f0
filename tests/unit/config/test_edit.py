"""Settings are changed in the person's own file, which stays theirs."""

from __future__ import annotations

import tomllib
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ninetyten.config.edit import Unchanged, edited, save, try_out
from ninetyten.config.settings import DEFAULTS
from ninetyten.config.toml_text import flat
from tests.modes import closed_to_others
from tests.unit.config.files import written

EDITS: dict[str, tuple[object, ...]] = {
    "block.focus": ("90m", None),
    "block.rest": ("5m", None),
    "prompts.snoozes": (0, 3, None),
    "prompts.wrists.every": ("25m", None),
    "prompts.eyes.every": ("off", None),
    "kinds.inpatient.per_hour": (3, 4.5),
    "kinds.em.per_hour": (14,),
    "day.days": (["mon", "fri"], None),
    "day.stop": ("15:00", None),
    "target.accuracy_first": (True, None),
    "keys.chart.add": ("x", None),
    "keys.undo": ("z", None),
    "hooks.prompt": (["a", 'b"\\'], None),
    "shutdown.items": (["tidy up"],),
}
"""What a person may set, or take out (None)."""
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
        ({"block.fucos": "90m"}, "unknown setting"),
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
    """It says to fix it first."""
    file = tmp_path / "config.toml"
    file.write_text("[block\n")

    with pytest.raises(Unchanged, match="fix it first"):
        save(str(file), {"block.focus": "50m"})


def test_a_first_file_is_private(tmp_path: Path) -> None:
    """Made with its folder, for its owner alone."""
    file = tmp_path / "config" / "config.toml"
    save(str(file), {"display.seconds": False})

    assert file.read_text() == "[display]\nseconds = false\n"
    assert closed_to_others(file)


def test_a_value_can_be_tried_before_it_is_saved() -> None:
    """As one types."""
    assert try_out(DEFAULTS, {"block.focus": "50m"}) == ""
    assert "allowed" in try_out(DEFAULTS, {"block.focus": "soon"})


@pytest.mark.posix("anyone can make a link")
def test_a_link_of_the_persons_own_stays_one(tmp_path: Path) -> None:
    """Into a folder of dotfiles, say: what it leads to is changed."""
    real, link = tmp_path / "dotfiles" / "config.toml", tmp_path / "config.toml"
    real.parent.mkdir()
    real.write_text(MINE, encoding="utf-8")
    link.symlink_to(real)
    save(str(link), {"block.focus": "90m"})
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == MINE.replace('"80m"', '"90m"')


def _settings(text: str, key: str) -> dict[str, str]:
    """Everything a file says; sections that a key leaves empty say nothing."""
    said = flat(tomllib.loads(text.removeprefix("\ufeff")))
    return {name: repr(value) for name, value in said if not (value == {} and key.startswith(f"{name}."))}


@settings(max_examples=250)
@given(st.integers(0, 1_000_000).map(Random), st.sampled_from(sorted(EDITS)), st.data())
def test_however_a_file_is_written_nothing_else_in_it_changes(chance: Random, key: str, data: st.DataObject) -> None:
    """Headers, dotted keys, tables in one line, far apart and in any order: one key changes, line ends and mark stay."""
    text, value = written(chance), data.draw(st.sampled_from(EDITS[key]))
    changed = edited(text, {key: value})
    before, after = _settings(text, key), _settings(changed, key)

    assert after.pop(key, None) == (None if value is None else repr(value))
    before.pop(key, None)
    assert after == before
    assert changed.startswith("\ufeff") == text.startswith("\ufeff")
    if "\r\n" in text:
        assert "\n" not in changed.replace("\r\n", "")
    lost = [line for line in text.splitlines() if line.startswith("#") and line not in changed]
    assert lost == []


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("prompts.snoozes = 1\n", 'prompts.snoozes = 1\nprompts.wrists.every = "25m"\n'),
        ("[prompts]\nsnoozes = 1 # x\n", '[prompts]\nsnoozes = 1 # x\n\n[prompts.wrists]\nevery = "25m"\n'),
        ('[prompts]\neyes.for = "9s"\n[day]\n', '[prompts]\neyes.for = "9s"\n[day]\n\n[prompts.wrists]\nevery = "25m"\n'),
        ("prompts = { snoozes = 1 } # x\n", 'prompts = { snoozes = 1, wrists = {every = "25m"}} # x\n'),
        ('"prompts"."wrists"."every" = "30m" # x\r\n', '"prompts"."wrists"."every" = "25m" # x\r\n'),
        ("# x", '# x\n\n[prompts.wrists]\nevery = "25m"\n'),
        ("[day]\r\n", '[day]\r\n\r\n[prompts.wrists]\r\nevery = "25m"\r\n'),
    ],
)
def test_a_key_is_said_where_a_person_would_say_it(text: str, changed: str) -> None:
    """Beside its like, in the table in one line, or below a header of its own."""
    assert edited(text, {"prompts.wrists.every": "25m"}) == changed


def test_what_cannot_be_changed_alone_is_refused_with_its_line() -> None:
    """A value where a section is meant is the person's to mend."""
    with pytest.raises(ValueError, match=r"block.focus cannot be changed there .* edit line 2 of it by hand"):
        edited("# x\nblock = 3\n", {"block.focus": "90m"})


def test_a_file_that_is_no_text_says_so(tmp_path: Path) -> None:
    """No decoder's words."""
    file = tmp_path / "config.toml"
    file.write_bytes(b"# caf\xe9\n")

    with pytest.raises(Unchanged, match="is not UTF-8 or UTF-16 text"):
        save(str(file), {"block.focus": "50m"})
    assert file.read_bytes() == b"# caf\xe9\n"
