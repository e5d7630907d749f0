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
    """The standing, three offers, and the message word for word."""
    (goal,) = behind.ask("backlog", "hcc")
    assert (goal["logged"], goal["remaining"], goal["falls_short"]) == (20, 1980, True)
    text = behind.say("backlog", "hcc")
    assert text.startswith("hcc: 1,980 of 2,000 charts remain, due Fri, Oct 16, 2026,")
    assert text.count("\n- ") == 6
    assert text.endswith(f"The message (counts only):\n\n{goal['draft']}\n")


def test_all_are_told_without_a_name(behind: Home) -> None:
    """One after the other; a backlog that is done has nothing to offer."""
    assert [goal["name"] for goal in behind.ask("backlog")] == ["hcc", "er"]
    assert "er: All 4 charts are done.\n\nThe message (counts only):\n" in behind.say("backlog")


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
