"""The settings of a running program: listed with where they were said, changed in the person's file, read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from ninetyten.config.configuration import Configuration, SettingEntry, catalogue, meant, wrong
from ninetyten.config.files import places
from ninetyten.config.settings import DEFAULTS
from ninetyten.config.toml_text import typed
from ninetyten.domain.moment import MINUTE
from ninetyten.view.actions import ACTIONS

FILE = '# mine\n[block]\nfocus = "80m"  # shorter\n\n[kinds.em]\nname = "E/M"\nper_hour = 9\n\n[prompts]\nprofile = "one-stop"\n'


class Home:
    """A home with a settings file."""

    def __init__(self, root: Path, content: str = FILE, **variables: str) -> None:
        self.file = root / "config" / "config.toml"
        self.file.parent.mkdir()
        self.file.write_text(content)
        environ = {"NINETYTEN_HOME": str(root), **variables}
        self.configuration = Configuration(places(environ), environ)

    def entry(self, key: str) -> SettingEntry:
        """One setting as it is listed."""
        return next(entry for entry in catalogue(self.configuration.loaded) if entry.key == key)


@pytest.mark.parametrize(
    ("key", "text", "usual", "source"),
    [
        ("block.focus", "80m", "90m", "config.toml, line 3"),
        ("block.rest", "12m", "10m", "environment (NINETYTEN_BLOCK__REST)"),
        ("block.warn", "2m", "2m", "default"),
        ("prompts.eyes.for", "40s", "20s", "profile one-stop"),
        ("kinds.em.name", "E/M", "E/M", "config.toml, line 6"),
        ("kinds.em.pay", "off", "off", "default"),
        ("day.days", "mon, tue, wed, thu, fri", "mon, tue, wed, thu, fri", "default"),
        ("target.accuracy_first", "false", "false", "default"),
        ("keys.undo", "u", "u", "default"),
        ("keys.help", "?, f1", "?, f1", "default"),
        ("keys.settings.open", "comma", "comma", "default"),
    ],
)
def test_every_setting_says_where_it_was_said(tmp_path: Path, key: str, text: str, usual: str, source: str) -> None:
    """File with its line, environment, profile, default."""
    entry = Home(tmp_path, NINETYTEN_BLOCK__REST="12m").entry(key)
    assert (entry.text, entry.usual, entry.source) == (text, usual, source)


def test_sections_stay_together(tmp_path: Path) -> None:
    """Each section is listed once, and everything in it."""
    sections = [entry.section for entry in catalogue(Home(tmp_path).configuration.loaded)]
    assert sections == sorted(sections, key=sections.index)
    assert sections.count("keys") == len(ACTIONS)


def test_what_is_typed_is_what_was_shown(tmp_path: Path) -> None:
    """Every value that is listed can be typed again."""
    configuration = Home(tmp_path).configuration
    for entry in catalogue(configuration.loaded):
        assert not entry.text or wrong(configuration.settings, entry.key, entry.text) == "", entry.key


def test_a_change_is_written_and_counts(tmp_path: Path) -> None:
    """The person's comments stay; None goes back to the default."""
    home = Home(tmp_path)
    assert home.configuration.change({"block.focus": "55m", "day.start": "07:00"}) == ""
    assert home.configuration.settings.plan.rules.focus == 55 * MINUTE
    assert home.file.read_text().startswith('# mine\n[block]\nfocus = "55m"  # shorter\n')
    assert home.configuration.change({"block.focus": None}) == ""
    assert home.configuration.settings.plan.rules.focus == 90 * MINUTE


def test_what_the_environment_says_is_not_changed_here(tmp_path: Path) -> None:
    """It would not count; the variable is named."""
    home = Home(tmp_path, NINETYTEN_BLOCK__REST="12m")
    why = home.configuration.change({"block.rest": "10m"})
    assert "NINETYTEN_BLOCK__REST" in why and home.file.read_text() == FILE
    assert home.entry("block.rest").fixed and not home.entry("block.focus").fixed


def test_what_is_refused_changes_nothing(tmp_path: Path) -> None:
    """The reason is a sentence, the file as it was, and so are the settings."""
    home = Home(tmp_path)
    before = home.configuration.loaded
    assert "must come after" in home.configuration.change({"day.start": "15:00", "day.stop": "07:00"})
    assert (home.file.read_text(), home.configuration.loaded) == (FILE, before)


@pytest.mark.parametrize(
    ("key", "text", "why"),
    [
        ("block.focus", "9h", "use a length from 1m to 8h"),
        ("day.days", "mon, someday", "a list of"),
        ("keys.undo", "c", "give one of them another key"),
        ("keys.undo", "no such", "is not a key"),
        ("keys.undo", "ctrl+z", ""),
        ("target.ramp", "80", ""),
        ("social.items", "coffee, chapter", ""),
    ],
)
def test_a_typed_value_is_judged_as_it_will_be_read(key: str, text: str, why: str) -> None:
    """The same sentence as for the file."""
    found = wrong(DEFAULTS, key, text)
    assert why in found and bool(found) == bool(why)


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("target.ramp", "80", 80),
        ("body.weekly", "off", False),
        ("block.end", "auto", "auto"),
        ("day.days", "mon,fri", ["mon", "fri"]),
        ("kinds.em.pay", "4.5", 4.5),
        ("kinds.em.pay", "off", "off"),
    ],
)
def test_text_means_a_toml_value(key: str, text: str, value: object) -> None:
    """No quotes and no brackets have to be typed."""
    assert meant(key, text) == value


def test_a_list_with_commas_inside_is_shown_as_toml() -> None:
    """So that it can be read back."""
    assert typed(["07:00-08:30 production em, break 15m"]) == '["07:00-08:30 production em, break 15m"]'


def test_changes_are_taken_back_and_made_again(tmp_path: Path) -> None:
    """The last one first; the file is as it was, to the letter."""
    home = Home(tmp_path)
    mine = home.configuration
    assert mine.undo() == ("", "No setting was changed since ninetyten started.")
    assert mine.change({"block.focus": "50m"}) == "" and mine.change({"kinds.ed.per_hour": 8, "kinds.ed.name": "ED"}) == ""
    changed = home.file.read_text()
    assert mine.undo() == ("kinds.ed.per_hour is not set, kinds.ed.name is not set", "")
    assert mine.undo() == ("block.focus is 80m", "")
    assert home.file.read_text() == FILE and mine.loaded.problems == ()
    assert mine.settings.plan.rules.focus == 80 * MINUTE
    assert mine.redo() == ("block.focus is 50m", "")
    assert mine.redo() == ("kinds.ed.per_hour is 8, kinds.ed.name is ED", "")
    assert mine.redo() == ("", "There is no change of a setting to redo.")
    assert home.file.read_text() == changed


def test_a_change_ends_what_can_be_made_again(tmp_path: Path) -> None:
    """Undone and then changed otherwise: what was undone stays so. A refused change is none."""
    mine = Home(tmp_path).configuration
    mine.change({"block.focus": "50m"})
    mine.undo()
    assert mine.change({"block.focus": "never"}) != ""
    assert mine.redo() == ("block.focus is 50m", "")
    mine.undo()
    mine.change({"block.rest": "12m"})
    assert mine.redo()[0] == "" and mine.undo() == ("block.rest is 10m", "")


def test_what_was_edited_since_is_not_taken_back(tmp_path: Path) -> None:
    """The person's own words in the file are worth more."""
    home = Home(tmp_path)
    home.configuration.change({"block.focus": "50m"})
    home.file.write_text("# all new\n")
    what, why = home.configuration.undo()
    assert what == "" and why == f"{home.file} was edited since, so nothing was changed; edit it by hand"
    assert home.file.read_text() == "# all new\n"
