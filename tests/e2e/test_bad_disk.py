"""Real processes on a disk that gives no locks or fails to read, and on a data folder that is taken away under them."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from ninetyten.adapters import stand_in
from ninetyten.domain import commands as c
from ninetyten.domain.moment import MINUTE, SECOND
from tests.e2e.conftest import Dunst, eventually, need
from tests.e2e.test_two_processes import eyes, run, said_earlier, status, watching

SHIM = Path(__file__).with_name("disk_shim.c")


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A home of its own, in which nothing rings aloud."""
    quiet = {"NINETYTEN_NOTIFY__DESKTOP": "false", "NINETYTEN_NOTIFY__SOUND": "off", "NINETYTEN_IDLE__SOURCE": "none"}
    return {**os.environ, **quiet, "NINETYTEN_HOME": str(tmp_path / "home"), "TZ": "UTC"}


@pytest.fixture
def shim(tmp_path: Path) -> str:
    """The library that makes a disk bad."""
    need("gcc")
    library = tmp_path / "disk.so"
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-ldl", "-o", str(library), str(SHIM)], check=True)
    return str(library)


@pytest.mark.parametrize("lacking", [errno.ENOLCK, errno.ENOSYS])
def test_without_locks_one_rings_all_the_same(
    desktop_env: dict[str, str], tmp_path: Path, dunst: Dunst, shim: str, lacking: int
) -> None:
    """Of two watchers one rings, once; status and doctor know; when it is killed the other one takes over."""
    home = {"NINETYTEN_HOME": str(tmp_path / "home"), "NINETYTEN_NOTIFY__SOUND": "off", "TZ": "UTC"}
    env = {**desktop_env, **home, "LD_PRELOAD": shim, "NO_LOCKS": str(lacking)}
    said_earlier({**desktop_env, **home}, (20 * MINUTE - 3 * SECOND, c.Start()))
    try:
        with watching(env) as first, watching(env) as second:
            assert eventually(lambda: bool(eyes(dunst)))
            assert run(env, "chart").returncode == 0
            assert status(env)["watched"] is True
            rows = run(env, "doctor").stdout
            assert "warn  ringer" in rows and "cannot be locked" in rows
            assert not eventually(lambda: len(eyes(dunst)) > 1, limit_s=2)
            assert "unwatched" not in run(env, "log").stdout
            first.kill()
            first.wait()
            assert eventually(lambda: status(env)["watched"] is True)
            second.terminate()
            second.wait()
            assert status(env)["watched"] is False
    finally:
        Path(stand_in.file_for(str(tmp_path / "home" / "state" / "ringer.lock"))).unlink(missing_ok=True)


def test_a_disk_that_fails_to_read_is_named_and_nothing_is_set_aside(env: dict[str, str], tmp_path: Path, shim: str) -> None:
    """Exit 3 with the real reason while it fails; afterwards everything is there, also for the watcher that met it."""
    fails = tmp_path / "fails"
    env |= {"LD_PRELOAD": shim, "READ_FAILS": str(fails)}
    run(env, "start")
    data = tmp_path / "home" / "data"
    with watching(env) as watcher:
        run(env, "chart")
        fails.write_text("/data/journal.db")
        for words in (("chart",), ("status",), ("report",)):
            done = run(env, *words)
            assert (done.returncode, "The disk failed" in done.stderr) == (3, True)
        assert "fail  journal" in run(env, "doctor").stdout
        fails.unlink()
        assert run(env, "chart").returncode == 0
        assert watcher.poll() is None
    assert not list(data.glob("*.unreadable-*"))
    assert status(env)["charts"] == 2


def deleted(data: Path) -> None:
    """The data folder is deleted."""
    shutil.rmtree(data)


def moved(data: Path) -> None:
    """The data folder is moved away."""
    data.rename(data.with_name("elsewhere"))


def without_wal(data: Path) -> None:
    """What lies beside the journal is deleted."""
    for path in data.glob("journal.db-*"):
        path.unlink()


@pytest.mark.parametrize("taken", [deleted, moved, without_wal])
def test_what_is_taken_from_a_running_ringer_is_put_back(
    env: dict[str, str], tmp_path: Path, taken: Callable[[Path], None]
) -> None:
    """Within a second or two all is where it was; no acknowledged chart is lost, in whatever process, and though it is killed."""
    data = tmp_path / "home" / "data"
    assert run(env, "start").returncode == 0
    with watching(env) as ringer:
        for _ in range(3):
            assert run(env, "chart").returncode == 0
        taken(data)
        assert eventually(lambda: (data / "journal.db").exists() and (data / "journal.db-wal").exists())
        assert run(env, "chart").returncode == 0
        ringer.kill()
        ringer.wait()
    assert run(env, "chart").returncode == 0
    found = status(env)
    assert (found["phase"], found["charts"]) == ("focus", 5)
    assert "whole and writable" in run(env, "doctor").stdout
