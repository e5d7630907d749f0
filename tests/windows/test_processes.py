"""Several processes on one journal, and what TerminateProcess leaves behind."""

from __future__ import annotations

import subprocess
import threading

from tests.windows.conftest import NINETYTEN, PYTHON, Home, eventually

MODULE = ("-P", "-m", "ninetyten")
RINGS = b"ninetyten rings"


def said_first(watcher: subprocess.Popen[bytes]) -> bytes:
    """The first line of a watcher."""
    assert watcher.stdout is not None
    return watcher.stdout.readline()


def test_a_killed_ringer_is_followed_by_the_next(home: Home) -> None:
    """One of two rings; when it is killed the other takes over; when both are, no one rings."""
    home.say("start")
    first = home.start(PYTHON, *MODULE, "watch", stdout=subprocess.PIPE)
    assert said_first(first).startswith(RINGS)
    second = home.start(PYTHON, *MODULE, "watch", stdout=subprocess.PIPE)
    assert b"standing by" in said_first(second)
    first.kill()
    assert eventually(lambda: home.say("log").count(b"ninetyten started") == 2)
    second.kill()
    assert eventually(lambda: not home.watched())


def test_a_killed_writer_loses_nothing_it_has_confirmed(home: Home) -> None:
    """Killed at eight different moments, the journal is whole and has at least what was said to be logged."""
    home.say("start")
    confirmed = 0
    for turn in range(8):
        writer = home.start(NINETYTEN if turn % 2 else PYTHON, *(() if turn % 2 else MODULE), "chart", stdout=subprocess.PIPE)
        threading.Event().wait(0.5 + 0.25 * turn)
        writer.kill()
        confirmed += bool(writer.communicate()[0])
    assert confirmed <= home.status()["charts"] <= 8
    home.say("doctor")
