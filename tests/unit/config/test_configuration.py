"""The settings of a running program: listed with where they were said, changed in the person's file, read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from ninetyten.config.catalog import GROUPS, SettingEntry, catalog, meant, said_for, wrong
from ninetyten.config.configuration import Configuration
from ninetyten.config.files import places
from ninetyten.config.settings import DEFAULTS, WEEK
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
        environ = {"NINETYTEN_HOME": str(root), "LANG": "C", **variables}
        self.configuration = Configuration(places(environ), environ)

    def entry(self, key: str) -> SettingEntry:
        """One setting as it is listed."""
        return next(entry for entry in catalog(self.configuration.loaded) if entry.key == key)


@pytest.mark.parametrize(
    ("key", "text", "usual", "source"),
    [
        ("block.focus", "80m", "90 min", "config.toml, line 3"),
        ("block.rest", "12m", "10 min", "environment (NINETYTEN_BLOCK__REST)"),
        ("block.warn", "2m", "2 min", "default"),
        ("prompts.eyes.for", "40s", "20 s", "profile one-stop"),
        ("kinds.em.name", "E/M", "E/M", "config.toml, line 6"),
        ("kinds.em.pay", "off", "off", "default"),
        ("day.days", "mon, tue, wed, thu, fri", "mon, tue, wed, thu, fri", "default"),
        ("target.accuracy_first", "false", "no", "default"),
        ("keys.undo", "u", "u", "default"),
        ("keys.help", "?, f1", "?, f1", "default"),
        ("keys.settings.open", "comma", "comma", "default"),
    ],
)
def test_every_setting_says_where_it_was_said(tmp_path: Path, key: str, text: str, usual: str, source: str) -> None:
    """File with its line, environment, profile, default."""
    entry = Home(tmp_path, NINETYTEN_BLOCK__REST="12m").entry(key)
    assert (entry.text, entry.usual, entry.source) == (text, usual, source)


def test_groups_stay_together(tmp_path: Path) -> None:
    """Each group is listed once, what people change first on top and timing last, and every setting is in one."""
    entries = catalog(Home(tmp_path).configuration.loaded)
    groups = [entry.group for entry in entries]
    assert list(dict.fromkeys(groups)) == [name for name, _, _ in GROUPS if name != "Backlogs"]
    assert groups.count("Keys") == len(ACTIONS) and groups[-1] == "Micro-break timing"
    assert [entry.label for entry in entries if not entry.waits][:2] == ["Which days and hours?", "Lunch lasts"]


@pytest.mark.parametrize(
    ("key", "label", "words"),
    [
        ("block.focus", "A block lasts", "80 min"),
        ("block.end", "When a block ends", "wait for you"),
        ("prompts.eyes.for", "Eyes: a micro-break lasts", "40 s"),
        ("kinds.em.per_hour", "E/M: charts per hour", "9"),
        ("target.accuracy", "Accuracy target", "95%"),
        ("target.production", "Planned production a day", "4 h 30"),
        ("display.motion", "Show motion", "yes"),
        ("day.commute", "A commute would take", "off"),
        ("shutdown.items", "End-of-day checklist", ""),
        ("keys.day.back", "back (on the day page)", "escape"),
    ],
)
def test_a_setting_reads_as_a_sentence(tmp_path: Path, key: str, label: str, words: str) -> None:
    """Its label and its value, in the words of people."""
    entry = Home(tmp_path).entry(key)
    assert (entry.label, entry.words) == (label, words)


def test_what_few_need_waits_until_something_calls_for_it(tmp_path: Path) -> None:
    """Commute, pay, and what depends on another setting; the parts of the week stay behind its one question."""
    home = Home(tmp_path)
    rare = ("day.commute", "kinds.em.pay", "ceu.ends", "social.chapter_months", "hooks.prompt", "day.start", "schedule.windows")
    assert [key for key in rare if not home.entry(key).waits] == []
    home.configuration.change({"day.commute": "50m", "kinds.em.pay": 4.5, "ceu.body": "aapc", "social.items": ["chapter"]})
    home.configuration.change({"day.start": "07:00"})
    assert [key for key in rare if home.entry(key).waits] == ["hooks.prompt", "day.start", "schedule.windows"]
    assert not home.entry("block.focus").waits


@pytest.mark.parametrize(
    ("key", "typed", "entries"),
    [
        (
            "day.slots",
            "7-830am production, break 15m, 9-10am study , lunch",
            ["7-830am production, break 15m", "9-10am study , lunch"],
        ),
        ("day.slots", "['7-830am production, break 15m']", ["7-830am production, break 15m"]),
        ("schedule.windows", "mon, wed 7am-4pm home, fri 7am-noon", ["mon, wed 7am-4pm home", "fri 7am-noon"]),
        ("social.items", "coffee, chat,", ["coffee", "chat"]),
    ],
)
def test_a_list_is_typed_without_brackets(tmp_path: Path, key: str, typed: str, entries: list[str]) -> None:
    """A comma within an entry does not end it: what comes after a block belongs to it, and several days may share hours."""
    assert said_for(key, typed) == {key: entries}
    assert Home(tmp_path).configuration.change(said_for(key, typed)) == ""


def test_the_week_is_one_question(tmp_path: Path) -> None:
    """Its answer replaces what the file said, in whatever shape; so does a reset."""
    home = Home(tmp_path)
    assert home.configuration.change(said_for(WEEK, "Mon-Thu 7-4, Fri 7-12")) == ""
    assert home.entry(WEEK).words == "Mon-Thu 07:00-16:00, Fri 07:00-12:00 (55% production)"
    assert home.entry(WEEK).given and "config.toml, line" in home.entry(WEEK).source
    assert home.configuration.change(said_for(WEEK, "M-F 7-3:30")) == ""
    assert (home.entry(WEEK).text, home.configuration.settings.plan.windows) == ("Mon-Fri 07:00-15:30", ())
    assert home.configuration.change(dict.fromkeys(home.entry(WEEK).sets)) == ""
    assert (home.entry(WEEK).words, home.entry(WEEK).given) == ("off", False)


@pytest.mark.parametrize(
    ("text", "why"),
    [("Mon-Fri 7-3:30", ""), ("whenever", "Write it such as"), ("mon 22:00-5:00", "for a night shift")],
)
def test_a_week_is_judged_as_it_is_typed(text: str, why: str) -> None:
    """With what is allowed, or with the rule it breaks."""
    found = wrong(DEFAULTS, WEEK, text)
    assert why in found and bool(found) == bool(why)


def test_the_environment_holds_the_week_too(tmp_path: Path) -> None:
    """It is told which variable does."""
    assert "NINETYTEN_DAY__START" in Home(tmp_path, NINETYTEN_DAY__START="07:00").entry(WEEK).fixed


def test_what_is_typed_is_what_was_shown(tmp_path: Path) -> None:
    """Every value that is listed can be typed again."""
    configuration = Home(tmp_path).configuration
    for entry in catalog(configuration.loaded):
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


def test_times_of_day_are_shown_as_the_person_reads_them(tmp_path: Path) -> None:
    """F1: and can be typed like that; off stays off."""
    home = Home(tmp_path, '[display]\nclock = "12h"\n[day]\nstart = "07:00"\n')
    shown = {entry.key: (entry.text, entry.usual) for entry in home.configuration.entries()}
    assert (shown["day.start"], shown["day.stop"]) == (("7:00 AM", "off"), ("off", "off"))
    assert shown["day.turnover"] == ("4:00 AM", "4:00 AM")
    assert wrong(home.configuration.settings, "day.start", "7:00 AM") == ""


def test_a_refusal_has_its_time_as_the_person_reads_it(tmp_path: Path) -> None:
    """F1: the locale's, though the file says nothing about the clock."""
    home = Home(tmp_path, '[day]\nstart = "7am"\n', LANG="en_US.UTF-8")
    assert "which ends at 4:00 AM (day.turnover)" in wrong(home.configuration.settings, "day.stop", "6am")


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
    assert mine.redo() == ("", "Nothing to redo: no change of a setting was undone.")
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
