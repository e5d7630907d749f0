"""Processes that share a journal: one rings, whoever spoke; none is lost, none rings twice (A6, A9)."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ninetyten.adapters.clock import SystemClock
from ninetyten.adapters.dbus import PROPERTIES, Bus
from ninetyten.adapters.dnd import DUNST
from ninetyten.bootstrap import Program
from ninetyten.domain import commands as c
from ninetyten.domain.moment import MINUTE, SECOND, Moment
from tests.e2e.conftest import Dunst, eventually, running
from tests.ends import until_test_ends

NINETYTEN = (sys.executable, "-m", "ninetyten")


class Earlier:
    """The system's clock as it stood a while ago, in the same boot."""

    def __init__(self, ago: int) -> None:
        self.ago, self.clock = ago, SystemClock()

    def now(self) -> Moment:
        """Every clock, that much earlier."""
        moment = self.clock.now()
        return moment.replace(utc=moment.utc - self.ago, awake=moment.awake - self.ago, boot=moment.boot - self.ago)


@pytest.fixture
def env(desktop_env: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """A home of its own on the private bus."""
    return {**desktop_env, "NINETYTEN_HOME": str(tmp_path / "home"), "NINETYTEN_NOTIFY__SOUND": "off", "TZ": "UTC"}


def said_earlier(env: dict[str, str], *said: tuple[int, c.Command]) -> None:
    """Commands as they would have been said so many ms ago."""
    for ago, command in said:
        program = Program(env)
        program.clock = Earlier(ago)
        assert not until_test_ends(program.session()).dispatch(command).refusal


def run(env: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    """One command of the command line."""
    return subprocess.run([*NINETYTEN, *words], env=env, capture_output=True, text=True, timeout=30)


def status(env: dict[str, str]) -> dict[str, object]:
    """What a bar would show."""
    found: dict[str, object] = json.loads(run(env, "status", "--json").stdout)
    return found


@contextmanager
def watching(env: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """A watcher that has said whether it rings."""
    with running(*NINETYTEN, "watch", env=env, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        yield process


def eyes(dunst: Dunst) -> list[str]:
    """The notices for the eyes so far."""
    return [notice["summary"] for notice in dunst.shown() if "Eyes" in notice["summary"]]


def test_twenty_minutes_in_the_desktop_is_told_about_the_eyes(env: dict[str, str], dunst: Dunst) -> None:
    """A block begun almost twenty minutes ago: seconds later dunst holds one notice."""
    said_earlier(env, (20 * MINUTE - 2 * SECOND, c.Start()))

    with watching(env):
        assert eventually(lambda: bool(eyes(dunst)))
    assert len(eyes(dunst)) == 1


def test_a_chart_from_elsewhere_makes_the_ringer_ring_once(env: dict[str, str], dunst: Dunst) -> None:
    """A stop waits for a chart boundary; the chart comes from a shortcut; of two watchers one rings, once."""
    said_earlier(env, (21 * MINUTE, c.Start()), (11 * MINUTE, c.Chart()))

    with watching(env), watching(env):
        assert eyes(dunst) == []
        assert run(env, "chart").returncode == 0
        assert eventually(lambda: bool(eyes(dunst)), limit_s=3)
        assert run(env, "chart").returncode == 0
        assert not eventually(lambda: len(eyes(dunst)) > 1, limit_s=3)


def test_a_chart_from_elsewhere_sets_nothing_free_while_the_desktop_is_not_to_be_disturbed(
    env: dict[str, str], dunst: Dunst
) -> None:
    """A stop that waits for a chart boundary stays held until then, and comes once."""
    desktop = Bus(env["DBUS_SESSION_BUS_ADDRESS"])

    def pause(on: bool) -> None:
        desktop.call(DUNST.replace(interface=PROPERTIES), "Set", "ssv", DUNST.interface, "paused", ("b", on))

    pause(True)
    said_earlier(env, (21 * MINUTE, c.Start()), (11 * MINUTE, c.Chart()))
    with watching(env):
        assert eventually(lambda: "hush-began" in run(env, "log", "--json").stdout)
        assert run(env, "chart").returncode == 0
        assert not eventually(lambda: status(env)["showing"] is not None, limit_s=2)
        pause(False)
        assert eventually(lambda: bool(eyes(dunst)))
        assert len(eyes(dunst)) == 1
    desktop.close()


def test_the_second_watcher_takes_over(env: dict[str, str], dunst: Dunst) -> None:
    """When the ringer is killed the one that stands by rings on."""
    said_earlier(env, (20 * MINUTE - 6 * SECOND, c.Start()))

    with watching(env) as first, watching(env):
        first.kill()
        assert eventually(lambda: bool(eyes(dunst)), limit_s=15)
        assert status(env)["watched"] is True


def test_a_killed_ringer_is_noticed(env: dict[str, str]) -> None:
    """status says at once that nobody rings, and the next act goes on with the block."""
    assert run(env, "start").returncode == 0
    with watching(env) as ringer:
        assert eventually(lambda: status(env)["watched"] is True)
        ringer.kill()
        ringer.wait()
        assert status(env)["watched"] is False
        assert run(env, "chart").returncode == 0
        assert (status(env)["phase"], status(env)["charts"]) == ("focus", 1)


def test_a_watcher_that_is_told_to_end_leaves_in_order(env: dict[str, str]) -> None:
    """SIGTERM ends it with 143, and the lock is free."""
    with watching(env) as ringer:
        ringer.send_signal(signal.SIGTERM)
        assert ringer.wait(10) == 143
    with watching(env):
        assert eventually(lambda: status(env)["watched"] is True)


def test_four_processes_at_once_lose_and_double_nothing(env: dict[str, str]) -> None:
    """Each says its charts and looks; every acknowledged chart is counted once."""
    assert run(env, "start").returncode == 0
    with watching(env):
        says = " && ".join(f'"$@" {words} 2>&1' for words in ("chart", "undo", "chart 3", "status"))
        loop = f"for i in 1 2 3 4 5 6 7 8; do {says} || exit 9; done"
        workers = [
            subprocess.Popen(["sh", "-c", loop, "sh", *NINETYTEN], env=env, stdout=subprocess.PIPE, text=True) for _ in range(4)
        ]
        outputs = [worker.communicate(timeout=120)[0] for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0, 0, 0], outputs
    facts = [line for output in outputs for line in output.splitlines()]
    logged = sum(int(line.split()[0]) for line in facts if " logged; " in line)
    undone = [line for line in facts if line.startswith("Undid: ")]
    taken = sum(int(line.split()[1]) for line in undone)
    assert len(undone) == 32
    assert status(env)["charts"] == logged - taken


def test_a_running_block_survives_sigkill_of_the_app(env: dict[str, str]) -> None:
    """What was acknowledged is there; the block goes on."""
    with watching(env) as ringer:
        for words in (("start", "study"), ("chart", "7"), ("pause", "phone"), ("resume",)):
            assert run(env, *words).returncode == 0
        ringer.kill()
    found = status(env)

    assert (found["phase"], found["activity"], found["charts"]) == ("focus", "study", 7)
    assert os.stat(Path(env["NINETYTEN_HOME"], "data", "journal.db")).st_mode & 0o077 == 0


def test_a_watch_that_lost_its_journal_leaves(env: dict[str, str]) -> None:
    """Damaged beneath it and set aside by an act: it can ring for nothing any more, so it makes room for one that can."""
    run(env, "start")
    with watching(env) as watch:
        journal = Path(env["NINETYTEN_HOME"], "data", "journal.db")
        with journal.open("r+b") as file:
            file.write(b"\xff" * journal.stat().st_size)
        run(env, "chart")
        assert watch.wait(timeout=20) == 3
