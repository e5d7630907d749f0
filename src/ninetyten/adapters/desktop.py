"""Sends notices to the desktop, or to the terminal if the desktop cannot be reached or does not say whether it shows them.

A notice goes through plyer in a short child process, fed by one worker thread so that the caller never waits. The worker first
checks whether the notice would be shown at all (`preflight`), hands it to `_plyer_child`, and kills that if it takes too long.
A few notices may wait; beyond that the oldest is dropped, since a newer one says more.

Over SSH, a desktop that answers is the remote one with no one in front of it, so the terminal comes first there.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping

from ninetyten.adapters import preflight
from ninetyten.adapters.console import apart
from ninetyten.adapters.hooks import in_background
from ninetyten.adapters.terminal import TerminalNotifier
from ninetyten.domain.react import Notify
from ninetyten.ports import Outcome

Delivered = Callable[[Notify, Outcome], None]
Run = Callable[[str, Mapping[str, str]], Outcome]

CHILD = "ninetyten.adapters._plyer_child"
CHILD_LIMIT_S = 6.0
CLOSE_LIMIT_S = 1.0
WAITING = 8
WINDOWS_APART_S = 2.5


def ignore_outcome(notice: Notify, outcome: Outcome) -> None:
    """Do nothing with an outcome."""


class DesktopNotifier:
    """Sends notices to the desktop (ports.Notifier).

    `env`: the environment to find it by. `timeout_s`: seconds a notice stays on the screen, at least 1. `run`: takes an order
    to the child and returns the outcome; `platform`: a `sys.platform`. Both are for tests.
    """

    def __init__(self, env: Mapping[str, str], timeout_s: int = 10, run: Run | None = None, platform: str = sys.platform) -> None:
        self._env, self._timeout_s, self._run, self._platform = env, timeout_s, run or run_child, platform
        self._jobs: queue.Queue[tuple[Notify, Delivered] | None] = queue.Queue(WAITING)
        self._closing = threading.Event()
        self._worker: threading.Thread | None = None

    @property
    def certain(self) -> bool:
        """Report whether a notice that was sent is shown. Windows takes each one, even if it will not show it."""
        return self._platform != "win32"

    def send(self, notice: Notify) -> None:
        """Hand over one notice and ignore its outcome."""
        self.post(notice, ignore_outcome)

    def post(self, notice: Notify, report: Delivered) -> None:
        """Hand over one notice. The worker thread calls `report` once the outcome is known."""
        if self._closing.is_set():
            return
        if self._worker is None:
            self._worker = threading.Thread(target=self._work, name="ninetyten-desktop", daemon=True)
            self._worker.start()
        self._put((notice, report))

    def deliver(self, notice: Notify) -> Outcome:
        """Send one notice now and wait up to `CHILD_LIMIT_S` for its outcome: for the worker and `doctor`. Never raises."""
        found = preflight.look(self._env, self._platform)
        if not found.reachable:
            return Outcome(ok=False, via="desktop", reason=preflight.WORDS[found.state])
        env = {**self._env, "DBUS_SESSION_BUS_ADDRESS": found.address} if found.address else self._env
        try:
            return self._run(order_of(notice, self._timeout_s, found.markup), env)
        except (OSError, ValueError) as problem:
            return Outcome(ok=False, via="plyer", reason=str(problem))

    def close(self) -> None:
        """Let the current notice finish, for at most a second. One that has reached the child may arrive even later."""
        if self._worker is None or self._closing.is_set():
            return
        self._closing.set()
        self._put(None)
        self._worker.join(CLOSE_LIMIT_S)

    def _put(self, job: tuple[Notify, Delivered] | None) -> None:
        while True:
            try:
                return self._jobs.put_nowait(job)
            except queue.Full:
                self._drop_oldest()

    def _drop_oldest(self) -> None:
        try:
            job = self._jobs.get_nowait()
        except queue.Empty:
            return
        if job is not None:
            tell(job, Outcome(ok=False, via="desktop", reason="the desktop is too slow: newer notices replaced this one"))

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            tell(job, self.deliver(job[0]))
            if self._platform == "win32":
                self._closing.wait(WINDOWS_APART_S)


def tell(job: tuple[Notify, Delivered], outcome: Outcome) -> None:
    """Report an outcome; a listener that fails must not end the worker."""
    notice, report = job
    try:
        report(notice, outcome)
    except Exception:
        return


def order_of(notice: Notify, timeout_s: int, markup: bool) -> str:
    """Return the order for the child, as JSON."""
    return json.dumps(
        {
            "title": notice.title,
            "body": notice.body,
            "slot": f"ninetyten-{notice.slot}",
            "urgency": "critical" if notice.urgent else "normal",
            "timeout": timeout_s,
            "markup": markup,
        }
    )


def run_child(order: str, env: Mapping[str, str], command: tuple[str, ...] = (sys.executable, "-P", "-m", CHILD)) -> Outcome:
    """Start the child, hand it the order, and wait for its answer. `-P` keeps the current folder's files from being imported.
    Raises OSError if the child cannot be started."""
    child = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if sys.platform == "win32" else subprocess.PIPE,
        env=dict(env),
        text=True,
        encoding="utf-8",
        errors="replace",
        **apart(),
    )
    return first_line(child, order) if sys.platform == "win32" else whole_life(child, order)


def whole_life(child: subprocess.Popen[str], order: str) -> Outcome:
    """Wait for the child to end; when its time is up, kill it and all it started."""
    try:
        output, complaint = child.communicate(order, CHILD_LIMIT_S)
    except subprocess.TimeoutExpired:
        kill_session(child)
        child.communicate()
        return Outcome(ok=False, via="plyer", reason=f"the desktop did not answer within {CHILD_LIMIT_S:.0f} s")
    return read_answer(output, complaint)


def kill_session(child: subprocess.Popen[str]) -> None:
    """Kill a child and all it started. On Windows, which has no sessions, kill only the child."""
    if sys.platform == "win32":
        child.kill()
    else:
        os.killpg(child.pid, signal.SIGKILL)


def first_line(child: subprocess.Popen[str], order: str) -> Outcome:
    """Wait only for the child's answer: on Windows a balloon lives as long as its process."""
    assert child.stdin and child.stdout
    killer = threading.Timer(CHILD_LIMIT_S, child.kill)
    killer.start()
    child.stdin.write(order)
    child.stdin.close()
    with child.stdout:
        output = child.stdout.readline()
    killer.cancel()
    in_background(child.wait)  # until the balloon goes
    return read_answer(output, "")


def read_answer(output: str, complaint: str) -> Outcome:
    """Read an outcome from the child's last line of output; the last line of `complaint` explains a failure."""
    why = next((line.strip() for line in reversed(complaint.splitlines()) if line.strip()), "")
    try:
        report = json.loads(output.strip().splitlines()[-1])
        reason = "" if report["ok"] else "; ".join(part for part in (report["reason"], why) if part)
        return Outcome(ok=bool(report["ok"]), via=str(report["via"]), reason=reason)
    except (IndexError, KeyError, TypeError, ValueError):
        return Outcome(ok=False, via="plyer", reason=why or "the notification process ended without an answer")


def never() -> bool:
    """Return False: nothing asks for quiet."""
    return False


class Notices:
    """Sends notices by the best available route (ports.Notifier).

    `desktop`, `terminal`: None if the settings turn them off. `ssh`: the person sits at another machine. `hush`: called for
    each notice; True holds it back (`notify.only_when_unfocused` while the app is in front).
    """

    def __init__(
        self,
        desktop: DesktopNotifier | None,
        terminal: TerminalNotifier | None,
        ssh: bool = False,
        hush: Callable[[], bool] = never,
    ) -> None:
        self._desktop, self._terminal, self._ssh, self._hush = desktop, terminal, ssh, hush

    def send(self, notice: Notify) -> None:
        """Hand over one notice."""
        if self._hush():
            return
        if self._terminal and (self._ssh or not self._desktop):
            self._terminal.send(notice)
        if self._desktop:
            self._desktop.post(notice, self._on_outcome)

    def close(self) -> None:
        """Let the current notice finish, for at most a second."""
        if self._desktop:
            self._desktop.close()

    def _on_outcome(self, notice: Notify, outcome: Outcome) -> None:
        shown = outcome.ok and self._desktop is not None and self._desktop.certain
        if self._terminal and not self._ssh and not shown:
            self._terminal.send(notice)
