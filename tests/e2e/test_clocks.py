"""A watcher on a machine that is suspended, whose clock is set, or that stands still: each becomes the right fact (A4, A5)."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from ninetyten.adapters.clock import SystemClock
from ninetyten.bootstrap import Program
from tests.e2e.conftest import eventually, need, x_server
from tests.e2e.test_two_processes import run, watching

SHIM = Path(__file__).with_name("clock_shim.c")
HOUR = 3600


@pytest.fixture
def clocks(tmp_path: Path) -> Path:
    """The file whose three numbers are added to the wall's, the monotonic and the boot clock."""
    file = tmp_path / "clocks"
    file.write_text("0 0 0")
    return file


@pytest.fixture
def env(tmp_path: Path, clocks: Path) -> dict[str, str]:
    """A home of its own, and clocks that a test can move under every process."""
    need("gcc")
    library = tmp_path / "clocks.so"
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-ldl", "-o", str(library), str(SHIM)], check=True)
    far = (SystemClock().now().utc // 60_000 + 12 * 60) % (24 * 60)
    turnover = f"{far // 60:02}:{far % 60:02}"  # no day ends while an hour is jumped over
    quiet = {
        "NINETYTEN_DAY__TURNOVER": turnover,
        "NINETYTEN_NOTIFY__DESKTOP": "false",
        "NINETYTEN_NOTIFY__SOUND": "off",
        "NINETYTEN_IDLE__SOURCE": "none",
    }
    shim = {"LD_PRELOAD": str(library), "CLOCK_SHIM": str(clocks), "NINETYTEN_HOME": str(tmp_path / "home"), "TZ": "UTC"}
    return {**os.environ, **quiet, **shim}


def move(clocks: Path, wall: int, monotonic: int, boot: int) -> None:
    """Set the three clocks at once, so many seconds from what they are."""
    fresh = clocks.with_suffix(".new")
    fresh.write_text(f"{wall} {monotonic} {boot}")
    fresh.replace(clocks)


def facts(env: dict[str, str]) -> list[str]:
    """The kinds of the day's facts."""
    return [fact["kind"] for fact in json.loads(run(env, "log", "--json").stdout)]


def minutes(env: dict[str, str]) -> dict[str, float]:
    """The buckets that hold more than half a minute."""
    found = json.loads(run(env, "report", "--json").stdout)["minutes"]
    return {bucket: round(spent) for bucket, spent in found.items() if spent > 0.5}


def test_a_suspend_is_sleep_and_freezes_the_block(env: dict[str, str], clocks: Path) -> None:
    """The boot clock runs ahead of the monotonic one by an hour."""
    run(env, "start")
    with watching(env):
        move(clocks, HOUR, 0, HOUR)
        assert eventually(lambda: "woke" in facts(env))
        assert minutes(env) == {"asleep": 60}
        left = json.loads(run(env, "status", "--json").stdout)["left_seconds"]
    assert 5400 - 60 < left <= 5400


def test_a_clock_that_is_set_moves_no_deadline(env: dict[str, str], clocks: Path) -> None:
    """Only the wall clock jumps, three hours back."""
    run(env, "start")
    with watching(env):
        move(clocks, -3 * HOUR, 0, 0)
        assert eventually(lambda: "clock-was-set" in facts(env))
        assert minutes(env) == {}
        left = json.loads(run(env, "status", "--json").stdout)["left_seconds"]
    assert 5400 - 60 < left <= 5400


def test_a_long_stall_is_unwatched(env: dict[str, str], clocks: Path) -> None:
    """All clocks agree that ten minutes passed without a tick."""
    run(env, "start")
    with watching(env):
        assert eventually(Path(env["NINETYTEN_HOME"], "data", "backups").exists), "its loop runs: it has done its daily copy"
        move(clocks, 600, 600, 600)
        assert eventually(lambda: "gap-ended" in facts(env))
        assert minutes(env) == {"unwatched": 10}


def test_a_sleep_within_an_absence_is_no_return(env: dict[str, str], clocks: Path) -> None:
    """The X server's count stands while the machine sleeps: waking up is no touch, a key is."""
    need("Xvfb", "xdotool")
    with x_server(env=env) as screen:
        here = {**env, "DISPLAY": screen.name, "NINETYTEN_IDLE__SOURCE": "x11", "NINETYTEN_IDLE__ASK_AFTER": "1m"}
        alive = Program(here).places.alive
        run(here, "start")
        with watching(here):
            assert eventually(lambda: os.path.exists(alive))

            def pass_by(seconds: int, slept: int = 0) -> None:
                before = Path(alive).read_bytes()
                move(clocks, seconds, seconds - slept, seconds)
                assert eventually(lambda: Path(alive).read_bytes() != before)

            for seconds in range(40, 281, 40):
                pass_by(seconds)
            assert "went-away" in facts(here)
            pass_by(280 + HOUR, HOUR)
            assert eventually(lambda: "woke" in facts(here))
            pass_by(320 + HOUR, HOUR)
            assert "came-back" not in facts(here)
            screen.press_key()
            assert eventually(lambda: "came-back" in facts(here))
