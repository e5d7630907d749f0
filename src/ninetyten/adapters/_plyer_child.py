"""Sends one notice through plyer in a separate process: an order as JSON on stdin, the outcome as JSON on stdout.

Inside the app plyer would draw over the screen, block the event loop for a minute on a dead daemon, remember a bus that is
gone, and leave tray icons behind. Here the process ends and takes all of that with it. plyer's public `notify` also drops the
expiry, urgency and stack tag, so this file, and no other, calls the backend's own method (plyer 2.1.0).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import warnings
from typing import Any

from ninetyten.adapters.sanitise import NAME, Backend, fitted, utf16_trimmed

SEND_LIMIT_S = 4.0
THREAD_TROUBLE_S = 0.3
WINDOWS_LONGEST_S = 60
"""A balloon goes with its icon, and its icon with this process: so it waits, but not for an hour."""
URGENCIES = {"low": 0, "normal": 1, "critical": 2}
BACKENDS: dict[str, Backend] = {
    "NotifySendNotification": "notify-send",
    "NotifyDbus": "dbus",
    "NotifyDesktopPortals": "portal",
    "WindowsNotification": "windows",
    "OSXNotification": "macos",
}
OSASCRIPT = ("on run words", "display notification (item 2 of words) with title (item 1 of words)", "end run")


class LimitedPopen(subprocess.Popen[bytes]):
    """A process that plyer starts: waits at most `SEND_LIMIT_S` for it and keeps its exit code."""

    codes: list[int] = []  # noqa: RUF012 - plyer makes the instances; the class is the only place that outlives them

    def wait(self, timeout: float | None = None) -> int:
        """Return the exit code; raises TimeoutExpired."""
        code = super().wait(SEND_LIMIT_S if timeout is None else timeout)
        self.codes.append(code)
        return code


def answer(ok: bool, via: str, reason: str = "") -> dict[str, Any]:
    """Build the answer that the parent reads."""
    return {"ok": ok, "via": via, "reason": reason}


def outside_flatpak() -> None:
    """Hide a folder /app from plyer outside Flatpak: plyer takes it for Flatpak, but containers have one too."""
    isdir = os.path.isdir
    if "FLATPAK_ID" not in os.environ:
        os.path.isdir = lambda s: s != "/app" and isdir(s)


def keywords(order: dict[str, Any], backend: Backend) -> dict[str, Any]:
    """Return everything any backend reads, each value under that backend's name for it."""
    title, body = fitted(order["title"], order["body"], backend, order["markup"])
    seconds, urgency, slot = int(order["timeout"]), order["urgency"], order["slot"]
    hints: dict[str, Any] = {"x-dunst-stack-tag": slot}
    if backend == "dbus":
        from dbus import Byte  # type: ignore[import-not-found,unused-ignore]

        hints["urgency"] = Byte(URGENCIES[urgency])
    return {
        "title": title,
        "message": body,
        "app_name": utf16_trimmed(NAME, 127),
        "app_icon": "",
        "icon": "",
        "timeout": min(seconds, WINDOWS_LONGEST_S) if backend == "windows" else seconds,
        "expire_time": str(1000 * seconds),
        "urgency": urgency,
        "category": "",
        "hint": f"string:x-dunst-stack-tag:{slot}",
        "hints": hints,
    }


def deliver(order: dict[str, Any]) -> dict[str, Any]:
    """Send one notice; never raises."""
    from plyer import notification  # type: ignore[import-untyped,unused-ignore]

    backend = BACKENDS.get(notification.__class__.__name__, "other")
    via = f"plyer ({backend})"
    try:
        notification._notify(**keywords(order, backend))  # noqa: SLF001 - see above
    except subprocess.TimeoutExpired:
        return answer(False, via, f"the desktop did not answer within {SEND_LIMIT_S:.0f} s")
    except Exception as problem:
        if sys.platform == "darwin":
            return by_osascript(order)
        return answer(False, *_refused(problem, via))
    failed = next((code for code in LimitedPopen.codes if code), 0)
    return answer(not failed, via, f"exited with code {failed}" if failed else "")


def _refused(problem: Exception, via: str) -> tuple[str, str]:
    """Return the road, and why it is closed."""
    if isinstance(problem, NotImplementedError):
        return "plyer", "plyer cannot reach the desktop: install notify-send (libnotify) or dbus-python"
    return via, str(problem) if isinstance(problem, AttributeError) else f"{type(problem).__name__}: {problem}"


def by_osascript(order: dict[str, Any]) -> dict[str, Any]:
    """Send through macOS's own script runner: a bare Python gets no notification center, and without pyobjus plyer has no road
    at all. Not tried on a Mac."""
    script = [part for line in OSASCRIPT for part in ("-e", line)]
    title, body = fitted(order["title"], order["body"], "macos", False)
    try:
        code = subprocess.call(["osascript", *script, title, body], timeout=SEND_LIMIT_S)
    except (OSError, subprocess.TimeoutExpired) as problem:
        return answer(False, "osascript", str(problem))
    refused = f"exited with code {code}: allow notifications for your terminal in System Settings"
    return answer(code == 0, "osascript", refused if code else "")


def main() -> None:
    """Read the order, send it, report the outcome."""
    reply, sys.stdout = sys.stdout, sys.stderr
    warnings.simplefilter("ignore")
    trouble: list[str] = []
    failed = threading.Event()

    def note(problem: threading.ExceptHookArgs) -> None:
        trouble.append(f"{problem.exc_type.__name__}: {problem.exc_value}")
        failed.set()

    threading.excepthook = note
    subprocess.Popen = LimitedPopen  # type: ignore[misc,assignment]
    outside_flatpak()
    result = deliver(json.load(sys.stdin))
    if sys.platform == "win32" and failed.wait(THREAD_TROUBLE_S):
        result = answer(False, result["via"], trouble[0])
    print(json.dumps(result), file=reply, flush=True)


if __name__ == "__main__":
    main()
