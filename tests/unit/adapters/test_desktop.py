"""The desktop's sender never blocks the caller, whichever way a child ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping

import pytest

from ninetyten.adapters import desktop
from ninetyten.adapters.desktop import DesktopNotifier, read_answer, run_child
from ninetyten.domain.react import Notify
from ninetyten.ports import Outcome

FINE = Outcome(ok=True, via="plyer (dbus)")


def notice(title: str = "Eyes", urgent: bool = False) -> Notify:
    """A notice of a stop."""
    return Notify(at=0, title=title, body="look far", reason="prompt", slot="stop", urgent=urgent)


class Road:
    """A road to the desktop that remembers what went along it, and can be blocked."""

    def __init__(self, outcome: Outcome | Exception = FINE) -> None:
        self.outcome = outcome
        self.free, self.started = threading.Event(), threading.Event()
        self.free.set()
        self.orders: list[dict[str, object]] = []

    def __call__(self, order: str, env: Mapping[str, str]) -> Outcome:
        """Carry one order."""
        self.orders.append(json.loads(order))
        self.started.set()
        self.free.wait(10)
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


class Told:
    """A listener that can be waited for."""

    def __init__(self, count: int = 1) -> None:
        self.heard: list[tuple[str, Outcome]] = []
        self._count, self._enough = count, threading.Event()

    def __call__(self, notice: Notify, outcome: Outcome) -> None:
        """Hear of one outcome."""
        self.heard.append((notice.title, outcome))
        if len(self.heard) == self._count:
            self._enough.set()

    def wait(self) -> list[tuple[str, Outcome]]:
        """Everything heard, once there is enough of it."""
        assert self._enough.wait(10)
        return self.heard


def sender(road: Road) -> DesktopNotifier:
    """A sender on a system without a preflight."""
    return DesktopNotifier({}, timeout_s=8, run=road, platform="darwin")


def test_an_order_says_all_a_desktop_needs() -> None:
    """Title, body, place, urgency and expiry go to the child."""
    road, told = Road(), Told(2)
    notifier = sender(road)
    notifier.post(notice(), told)
    notifier.post(notice(urgent=True), told)
    assert told.wait() == [("Eyes", FINE), ("Eyes", FINE)]
    expected = {"title": "Eyes", "body": "look far", "slot": "ninetyten-stop", "urgency": "normal", "timeout": 8, "markup": False}
    assert road.orders == [expected, {**expected, "urgency": "critical"}]
    notifier.close()


def test_sending_never_waits_and_the_newest_stay() -> None:
    """While the route is blocked, any number of notices is accepted at once; the oldest waiting ones are dropped, and their
    senders hear of it."""
    road, told = Road(), Told(21)
    road.free.clear()
    notifier = sender(road)
    notifier.post(notice("first"), told)
    assert road.started.wait(10)
    for number in range(20):
        notifier.post(notice(str(number)), told)
    assert [title for title, outcome in told.heard if not outcome.ok] == [str(number) for number in range(20 - desktop.WAITING)]
    road.free.set()
    arrived = [title for title, outcome in told.wait() if outcome.ok]
    assert arrived == ["first", *(str(number) for number in range(20 - desktop.WAITING, 20))]
    notifier.close()


def test_closing_gives_up_on_a_blocked_road(monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing waits only for its limit, and afterwards accepts nothing."""
    monkeypatch.setattr(desktop, "CLOSE_LIMIT_S", 0.01)
    road, told = Road(), Told()
    road.free.clear()
    notifier = sender(road)
    notifier.post(notice(), told)
    assert road.started.wait(10)
    notifier.close()
    notifier.send(notice("late"))
    road.free.set()
    assert [title for title, _ in told.wait()] == ["Eyes"]
    notifier.close()
    assert len(road.orders) == 1


def test_closing_lets_what_waits_arrive() -> None:
    """On a free route everything handed over has arrived once close returns."""
    road, told = Road(), Told(3)
    notifier = sender(road)
    for number in range(3):
        notifier.post(notice(str(number)), told)
    notifier.close()
    assert [title for title, _ in told.heard] == ["0", "1", "2"]


def test_neither_a_broken_road_nor_a_broken_listener_ends_the_worker() -> None:
    """After a child that cannot start and a listener that raises, the next notice is still sent."""

    def broken(notice: Notify, outcome: Outcome) -> None:
        raise RuntimeError("listener")

    road, told = Road(OSError("no more processes")), Told()
    notifier = sender(road)
    notifier.post(notice(), broken)
    notifier.post(notice(), told)
    assert told.wait()[0][1] == Outcome(ok=False, via="plyer", reason="no more processes")
    notifier.close()


def test_without_a_desktop_no_child_is_started() -> None:
    """On Linux without a session bus the reason is reported and plyer is left alone: it would start a bus of its own."""
    road = Road()
    outcome = DesktopNotifier({}, run=road, platform="linux").deliver(notice())
    assert not outcome.ok
    assert "no session bus" in outcome.reason
    assert road.orders == []


def script(code: str) -> tuple[str, ...]:
    """Run some Python in a child."""
    return (sys.executable, "-c", code)


@pytest.mark.posix("the child is waited for")
def test_a_childs_answer_is_read() -> None:
    """The order goes in; the last line that comes out is the answer."""
    reply = "json.dumps({'ok': True, 'via': told['title'], 'reason': ''})"
    code = f"import json, sys; told = json.load(sys.stdin); print('noise'); print({reply})"
    assert run_child('{"title": "x"}', os.environ, script(code)) == Outcome(ok=True, via="x")


@pytest.mark.posix("processes have sessions")
def test_a_child_that_hangs_is_killed_with_all_it_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """At the limit the child is killed, and its own child too, which holds the pipe open; otherwise this would wait a
    minute."""
    monkeypatch.setattr(desktop, "CHILD_LIMIT_S", 0.3)
    outcome = run_child("{}", os.environ, script("import subprocess; subprocess.call(['sleep', '60'])"))
    assert not outcome.ok
    assert "did not answer" in outcome.reason


def child(code: str) -> subprocess.Popen[str]:
    """Run some Python in a child, on the pipes that the desktop's child has."""
    return subprocess.Popen(script(code), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_a_balloon_outlives_its_answer() -> None:
    """On Windows the first line is the answer, and the child is left to show its balloon."""
    answer = '{"ok": true, "via": "p", "reason": ""}'
    with child(f"import threading; print({answer!r}, flush=True); threading.Event().wait(60)") as balloon:
        assert desktop.first_line(balloon, "{}") == Outcome(ok=True, via="p")
        assert balloon.poll() is None
        balloon.kill()


def test_a_balloon_that_never_comes_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child without an answer is killed at the limit."""
    monkeypatch.setattr(desktop, "CHILD_LIMIT_S", 0.1)
    with child("import threading; threading.Event().wait(60)") as silent:
        outcome = desktop.first_line(silent, "{}")
    assert not outcome.ok
    assert silent.returncode != 0


def test_a_child_that_cannot_start_is_an_error() -> None:
    """A program that is not there raises OSError, which `deliver` turns into an outcome."""
    with pytest.raises(OSError):
        run_child("{}", os.environ, ("/nowhere/python",))


@pytest.mark.parametrize(
    ("said", "complaint", "ok", "reason"),
    [
        ('{"ok": true, "via": "p", "reason": ""}\n', "a warning\n", True, ""),
        ('{"ok": false, "via": "p", "reason": "it ended with 1"}', "x\nNo bus\n\n", False, "it ended with 1; No bus"),
        ("", "Traceback\nModuleNotFoundError: plyer\n", False, "ModuleNotFoundError: plyer"),
        ("", "", False, "the notification process ended without an answer"),
        ("garbage", "", False, "the notification process ended without an answer"),
        ("[1]", "", False, "the notification process ended without an answer"),
    ],
)
def test_any_answer_gives_an_outcome(said: str, complaint: str, ok: bool, reason: str) -> None:
    """A failure's reason is the child's, and the last line of its complaints."""
    outcome = read_answer(said, complaint)
    assert (outcome.ok, outcome.reason) == (ok, reason)
