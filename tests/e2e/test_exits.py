"""Exit codes of real processes whose stdout or stderr is closed, full, or read by nobody: what was recorded decides."""

from __future__ import annotations

import os
import shlex
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

NINETYTEN = f"{shlex.quote(sys.executable)} -m ninetyten"
QUIET = f"{shlex.quote(sys.executable)} -c 'import sys; from ninetyten.__main__ import quiet; sys.exit(quiet())'"
pytestmark = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device here")


def shell(home: Path, command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a line of bash, in which `$N` is ninetyten and `$Q` the program without a console."""
    environ = {**os.environ, "NINETYTEN_HOME": str(home), **variables}
    line = command.replace("$N", NINETYTEN).replace("$Q", QUIET)
    return subprocess.run(["bash", "-c", line], env=environ, capture_output=True, text=True, timeout=60, check=False)


def charts(home: Path) -> int:
    """How many acts are in the journal; it is whole."""
    with closing(sqlite3.connect(home / "data" / "journal.db")) as journal:
        assert journal.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return int(journal.execute("SELECT count(*) FROM events WHERE kind = 'ChartsLogged'").fetchone()[0])


@pytest.mark.parametrize(
    "how",
    ["$N chart >&-", "$N chart 2>&-", "$N chart >&- 2>&- <&-", "$N chart > /dev/full", "$N chart > /dev/full 2> /dev/full",
     "$N chart | true; exit ${PIPESTATUS[0]}", "PYTHONUNBUFFERED=1 $N chart > /dev/full", "$Q chart >&- 2>&- <&-"],
)  # fmt: skip
def test_an_act_is_recorded_and_exits_0(tmp_path: Path, how: str) -> None:
    """Nothing of what is meant for people lands in a file that happened to get the free descriptor, and Python adds no word."""
    done = shell(tmp_path, how, NINETYTEN_BLOCK__FOCUS="no")
    assert (done.returncode, charts(tmp_path)) == (0, 1)
    assert "Exception ignored" not in done.stderr and "Traceback" not in done.stderr
    assert all(b"ninetyten:" not in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ("$N status > /dev/full", 4),
        ("$N status >&-", 4),
        ("$N --help > /dev/full 2>&-", 4),
        ("PYTHONUNBUFFERED=1 $N log --help > /dev/full", 4),
        ("$N resume 2>&-", 1),
        ("$N resume 2> /dev/full", 1),
        ("$N nonsense 2>&- >&-", 2),
        ("$N nonsense 2> /dev/full", 2),
        ("$N < /dev/null >&-", 2),
    ],
)
def test_what_was_not_said_is_no_success(tmp_path: Path, how: str, code: int) -> None:
    """A report that did not arrive exits 4, or as after SIGPIPE; a refusal and bad usage keep their code."""
    done = shell(tmp_path, how)
    assert done.returncode == code
    assert "Exception ignored" not in done.stderr and "Traceback" not in done.stderr


def test_a_reader_who_left_is_no_fault(tmp_path: Path) -> None:
    """Quiet, and the code of a program that SIGPIPE ended."""
    read, write = os.pipe()
    os.close(read)
    environ = {**os.environ, "NINETYTEN_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "ninetyten", "--help"]
    with open(write, "wb") as pipe:
        done = subprocess.run(command, env=environ, stdout=pipe, stderr=subprocess.PIPE, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root on Linux can mount a small disk")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_half_a_report_is_no_report(tmp_path: Path, unbuffered: str) -> None:
    """On a disk that takes only a part of it."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", disk], check=False).returncode != 0:
        pytest.skip("a small disk cannot be mounted here")
    try:
        (disk / "ballast").write_bytes(b"x" * 4096)
        day = tmp_path / "day.txt"
        day.write_text("09:00 start\n15:00 report\n16:00 stop\n", encoding="utf-8")
        done = shell(tmp_path, f"$N simulate {day} --json > {disk}/out", PYTHONUNBUFFERED=unbuffered)
        assert (done.returncode, (disk / "out").stat().st_size) == (4, 4096)
    finally:
        subprocess.run(["umount", disk], check=True)
