"""`backlog`: the standing, the offers, the message, and the clipboard."""

from __future__ import annotations

import base64
import sys

import pytest

from ninetyten.cli.backlog_command import to_clipboard
from tests.unit.cli.conftest import Home
from tests.unit.cli.weeks import KINDS, work_a_week

BACKLOG = """[backlog.hcc]
kind = "general"
count = {count}
since = "2026-10-07"
deadline = "2026-10-16"
[backlog.er]
kind = "er"
count = 4
since = "2026-10-06"
deadline = "2026-10-09"
"""


@pytest.fixture
def behind(home: Home) -> Home:
    """A home with a backlog that cannot be done in time, and one that is done."""
    work_a_week(home)
    home.configure(KINDS + BACKLOG.format(count=2000))
    return home


def test_a_backlog_behind_comes_with_a_plan_and_a_message(behind: Home) -> None:
    """The standing, and the message word for word with two offers."""
    (goal,) = behind.ask("backlog", "hcc")
    assert (goal["logged"], goal["remaining"], goal["falls_short"]) == (20, 1980, True)
    text = behind.say("backlog", "hcc")
    assert text.startswith("hcc: behind. A message for your lead, with counts only:\n\nBacklog: 1,980 of 2,000 charts remain,")
    assert text.count("\n- ") == 2
    assert text.endswith(f"\n\n{goal['draft']}\n")


def test_all_are_told_without_a_name(behind: Home) -> None:
    """One after the other; a backlog that is done has nothing to offer."""
    assert [goal["name"] for goal in behind.ask("backlog")] == ["hcc", "er"]
    assert behind.say("backlog").endswith("\n\ner: All 4 charts are done.\n")


def test_an_unknown_name_is_refused(behind: Home) -> None:
    """With those there are."""
    code, out, err = behind.run("backlog", "nope")
    assert (code, out) == (2, "")
    assert "hcc, er" in err


def test_without_a_backlog_it_says_how_to_make_one(home: Home) -> None:
    """An empty answer for programs, a sentence for people, a refusal for a name."""
    assert home.ask("backlog") == []
    assert "[backlog.NAME]" in home.say("backlog")
    assert home.run("backlog", "hcc")[0] == 2


def test_the_clipboard_is_for_terminals(behind: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody looks nothing is copied; a terminal gets the message alone."""
    code, out, err = behind.run("backlog", "hcc", "--copy")
    assert (code, out, err.count("\n")) == (1, "", 1)
    draft = behind.ask("backlog", "hcc")[0]["draft"]
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert to_clipboard(draft) in behind.say("backlog", "hcc", "--copy")


def test_the_clipboard_takes_any_text() -> None:
    """As terminals want it: in base64, between the marks of OSC 52."""
    sent = to_clipboard("7–10%\n")
    assert sent.startswith("\x1b]52;c;") and sent.endswith("\a")
    assert base64.b64decode(sent[7:-1]).decode() == "7–10%\n"


def test_the_daily_quota_needs_no_backlog(home: Home) -> None:
    """Two days behind draft the early word; a day on target again says that nobody is."""
    home.configure('[kinds.general]\nper_hour = 12\n[target]\nproduction = "1h"\n')
    for day in (20, 21):
        home.at("09:00", days=day).say("start")
        home.at("09:40", days=day).say("chart", "8")
        home.say("stop")
    text = home.at("09:00", days=22).say("backlog")
    assert text.startswith(
        "Daily quota: behind. A message for your lead, with counts only:\n\nProduction: 16 of 24 charts in the"
    )
    assert "(67% of the target). A day had 40 min of 1 h 00 production.\nOptions:" in text and text.endswith(
        "Which do you prefer?\n"
    )
    home.say("start")
    home.at("10:00", days=22).say("chart", "12")
    home.say("stop")
    assert home.at("09:00", days=23).say("backlog").startswith("You are not behind your daily quota. No backlog is set up;")


def test_the_report_says_it_for_programs(home: Home) -> None:
    """Null while the target is met."""
    assert home.ask("report", "week")["behind"] is None
