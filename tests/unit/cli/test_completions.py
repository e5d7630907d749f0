"""What a shell is told to offer: every command and option, every list of words, files where a file is meant."""

from __future__ import annotations

import argparse
import subprocess
import sys

import pytest

from ninetyten.cli import completions
from ninetyten.cli.grammar import GRAMMAR
from ninetyten.cli.main import QUERIES
from tests.unit.cli import conftest
from tests.unit.cli.conftest import Home

home = conftest.home
FREE = {
    "FROM", "TO", "TIME", "LENGTH", "RIGHT/TOTAL", "CLEAN/TOTAL", "CEUS", "WHEN", "ITEM", "NAME", "N", "TEMPLATE",
    "count", "where", "how", "weeks",
}  # fmt: skip
"""Arguments for which nothing can be listed: times, numbers, one's own words."""


def arguments(word: str) -> list[argparse.Action]:
    """What a command takes, but for its flags."""
    (sub,) = completions.whole()._subparsers._group_actions  # type: ignore[union-attr]  # noqa: SLF001 - argparse has no other
    parser = sub.choices[word]  # type: ignore[index]
    return [action for action in parser._actions if action.nargs != 0]  # noqa: SLF001 - argparse has no other list


@pytest.mark.parametrize("word", [*GRAMMAR, *QUERIES])
def test_each_argument_offers_something_or_is_free(word: str) -> None:
    """A new argument from a list is completed without a word said here; a free one is named above."""
    silent = [action for action in arguments(word) if not action.choices and not hasattr(action, "complete")]
    assert {action.metavar or action.dest for action in silent} <= FREE


@pytest.mark.parametrize("shell", completions.SHELLS)
def test_every_command_and_option_is_in_each_script(home: Home, shell: str) -> None:
    """All that `--help` lists, and the chart types are asked for, not written in."""
    home.configure('[kinds.ed]\nname = "ED"\nper_hour = 9\n')
    code, script, err = home.run("completions", shell)
    assert (code, err) == (0, "")
    for word in (*GRAMMAR, *QUERIES, "--kind", "--format", "--rebut", "timewarrior-commands", "vpn", "break"):
        assert word in script
    assert "ninetyten completions kinds" in script and "ninetyten completions topics" in script


def test_the_scripts_ask_for_the_chart_types_of_today(home: Home) -> None:
    """The keys of the settings, and the topics of study with them."""
    home.configure('[kinds.ed]\nname = "ED"\nper_hour = 9\n\n[kinds.ipf]\nname = "Facility"\nper_hour = 3\n')
    assert home.run("completions", "kinds")[1].split() == ["ed", "ipf"]
    topics = home.run("completions", "topics")[1].split()
    assert topics[0] == "specificity" and topics[-3:] == ["payer-policy", "ed", "ipf"]


def test_an_unknown_shell_is_refused(home: Home) -> None:
    """With the ones that are known."""
    code, out, err = home.run("completions", "tcsh")
    assert (code, out) == (2, "") and '"tcsh" is not one of bash, zsh, fish, powershell' in err


def test_nothing_but_completions_loads_its_library() -> None:
    """An act starts no later for it."""
    probe = "import sys; from ninetyten.cli import main, act; main.run(['--help']); sys.exit('shtab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], capture_output=True).returncode == 0
