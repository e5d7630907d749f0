"""What is typed in cmd, and what other programs read through a pipe."""

from __future__ import annotations

import json
import subprocess

import pytest

from tests.windows.conftest import PYTHON, Home

EVERY_ANSWER = """
import sys
from ninetyten.cli.main import run

def ask(*questions):
    wrong = 0
    for question in questions:
        print("---", flush=True)
        wrong += run(question.split())
    return wrong

wrong = ask("status", "log", "report", "wellness", "check", "doctor", "locate", "--help", "start --help")
print("--- json", flush=True)
sys.exit(wrong + ask("status --json", "log --json", "report --json", "doctor --json"))
"""


def test_a_day_of_commands(home: Home) -> None:
    """Acts are recorded, a refusal is one line on stderr, reports and files come out whole."""
    assert home.say("start").startswith(b"Block started")
    home.say("chart", "3")
    refused = home.run("start")
    assert (refused.returncode, refused.stdout) == (1, b"")
    assert refused.stderr.startswith(b"ninetyten: ")
    assert refused.stderr.count(b"\n") == 1
    assert home.status()["charts"] == 3
    assert b"harts" in home.say("report")
    exported = str(home.folder.parent / "all.jsonl")
    home.say("export", exported)
    assert b"already" in home.say("import", exported)
    home.say("doctor")
    home.say("wipe", "--yes")


def test_settings_as_windows_editors_save_them(home: Home) -> None:
    """With a byte order mark and CRLF."""
    (home.folder / "config").mkdir(parents=True)
    text = '[kinds.general]\r\nname = "Général"\r\nper_hour = 12\r\n'
    (home.folder / "config" / "config.toml").write_bytes(b"\xef\xbb\xbf" + text.encode())
    home.say("check")


@pytest.mark.parametrize("page", ["cp437", "cp1252", "utf-8"])
def test_no_code_page_stops_an_answer(home: Home, page: str) -> None:
    """Every answer, through a pipe of that code page: no traceback, no failure, and JSON that can be read."""
    home.say("start")
    ran = subprocess.run([PYTHON, "-c", EVERY_ANSWER], env={**home.env, "PYTHONIOENCODING": page}, capture_output=True)
    assert (ran.returncode, ran.stderr) == (0, b"")
    *texts, answers = ran.stdout.decode(page).split("--- json")
    assert texts
    for answer in answers.split("---")[1:]:
        json.loads(answer)
