"""Every file is its owner's alone from the moment it is there, whatever the umask: looked at while a program runs, not after."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

WATCHED = """
import os, stat, sys
home, umask = os.environ["NINETYTEN_HOME"], int(sys.argv[1], 8)
os.umask(umask)
looking = False

def look(what, args):
    global looking
    if looking or what not in ("open", "os.mkdir", "os.rename", "os.remove", "sqlite3.connect", "sqlite3.connect/handle"):
        return
    looking = True
    for folder, inner, files in os.walk(home):
        for name in (*inner, *files):
            try:
                mode = stat.S_IMODE(os.stat(os.path.join(folder, name)).st_mode)
            except OSError:
                continue
            if mode & 0o077:
                sys.stderr.write(f"WIDE {name} {mode:o}\\n")
    looking = False

sys.addaudithook(look)
from ninetyten.cli.main import run
for words in (
    ["start", "--kind", "em", "--ago", "30m"], ["chart", "3"], ["status"], ["stop"],
    ["report", "month", "--html", home + "/r.html"],
    ["export", home + "/out.jsonl"], ["export", home + "/out.ics", "--format", "ical"], ["import", home + "/out.jsonl"],
):
    if run(words):
        sys.stderr.write(f"FAILED {words}\\n")
look("open", ())
"""
"""Runs commands in one process and says which files and folders others could have read at any step."""


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps files apart by their folder")
@pytest.mark.parametrize("umask", ["000", "022"])
def test_no_file_is_ever_open_to_others(tmp_path: Path, umask: str) -> None:
    """Journal, its helpers, caches, exports, pages and calendars, and the folders they lie in."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    environ = {**os.environ, "NINETYTEN_HOME": str(home), "NINETYTEN_KINDS__EM__PER_HOUR": "6"}
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, umask], env=environ, capture_output=True, text=True, timeout=60, check=False
    )
    assert [line for line in done.stderr.splitlines() if line.startswith(("WIDE", "FAILED", "Traceback"))] == []
    made = {file.name for file in home.rglob("*") if file.is_file()}
    assert made >= {"journal.db", "plan.json", "r.html", "out.jsonl", "out.ics"}
