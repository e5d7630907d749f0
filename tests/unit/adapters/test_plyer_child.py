"""The child process, run for real, with a fake plyer in place of the installed one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import ninetyten

ORDER = {"title": "-5 <min>", "body": "c:\\x & y", "slot": "ninetyten-stop", "urgency": "critical", "timeout": 8, "markup": True}

PLYER = """
import os, subprocess, sys, time, threading
class {name}:
    def _notify(self, **words):
        print("noise on stdout")
        {body}
notification = {name}()
"""


def child(tmp_path: Path, name: str, body: str, **env: str) -> dict[str, Any]:
    """Run the child with a plyer whose backend class is `name` and sends by `body`; give its answer."""
    (tmp_path / "plyer.py").write_text(PLYER.format(name=name, body=body), encoding="utf-8")
    source = os.path.dirname(os.path.dirname(ninetyten.__file__))
    ran = subprocess.run(
        [sys.executable, "-P", "-m", "ninetyten.adapters._plyer_child"],
        input=json.dumps(ORDER),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), source)), "SAID": str(tmp_path / "said"), **env},
    )
    answer: dict[str, Any] = json.loads(ran.stdout)
    return answer


def test_every_backend_finds_its_own_words(tmp_path: Path) -> None:
    """Expiry, urgency and stack tag are given under each backend's name for them, texts in the form the backend reads."""
    body = "import json; json.dump(words, open(os.environ['SAID'], 'w'))"
    assert child(tmp_path, "NotifySendNotification", body) == {"ok": True, "via": "plyer (notify-send)", "reason": ""}
    words = json.loads((tmp_path / "said").read_text())
    assert (words["title"], words["message"]) == ("\u22125 <min>", "c:\\\\x &amp; y")
    assert (words["timeout"], words["expire_time"], words["urgency"]) == (8, "8000", "critical")
    assert words["hint"] == "string:x-dunst-stack-tag:ninetyten-stop"
    assert words["hints"] == {"x-dunst-stack-tag": "ninetyten-stop"}
    assert words["app_icon"] == words["icon"] == ""


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("subprocess.call([sys.executable, '-c', 'exit(3)'])", "exited with code 3"),
        ("raise NotImplementedError", "notify-send"),
        ("raise AttributeError('setDelegate_')", "setDelegate_"),
        ("raise OSError('bus is gone')", "OSError: bus is gone"),
        ("raise subprocess.TimeoutExpired('notify-send', 4)", "did not answer within 4 s"),
    ],
)
def test_failures_are_reported_in_words(tmp_path: Path, body: str, reason: str) -> None:
    """A failure in the backend comes back as a reason."""
    answer = child(tmp_path, "NotifySendNotification", body)
    assert not answer["ok"]
    assert reason in answer["reason"]


@pytest.mark.parametrize("call", ["call", "run"])
def test_what_plyer_starts_is_cut_short(tmp_path: Path, call: str) -> None:
    """A command of plyer's that hangs is killed at the limit."""
    limit = "import __main__; __main__.SEND_LIMIT_S = 0.05"
    answer = child(
        tmp_path, "NotifyDesktopPortals", f"{limit}; subprocess.{call}([sys.executable, '-c', 'import time; time.sleep(30)'])"
    )
    assert "did not answer" in answer["reason"]


def test_a_container_is_not_taken_for_flatpak(tmp_path: Path) -> None:
    """A folder /app is hidden from plyer unless this is Flatpak."""
    body = "real = os.stat; os.stat = lambda path, *a, **k: real('/') if path == '/app' else real(path, *a, **k)\n"
    body += "        if os.path.isdir('/app'): raise OSError('portal')"
    assert child(tmp_path, "NotifyDbusLike", body)["ok"]


@pytest.mark.posix("shell scripts")
@pytest.mark.parametrize(
    ("backend", "problem"),
    [
        ("OSXNotification", "AttributeError('NoneType')"),
        ("Notification", "NotImplementedError"),
        ("OSXNotification", "ImportError('pyobjus')"),
    ],
)
@pytest.mark.parametrize("code", [0, 1])
def test_macos_falls_back_to_its_script_runner(tmp_path: Path, backend: str, problem: str, code: int) -> None:
    """Without a notification center, or pyobjus, the text goes to osascript as arguments, never into the script. If that fails
    too, nothing of another system is advised."""
    runner = tmp_path / "osascript"
    runner.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "$SAID"\nexit {code}\n', encoding="utf-8")
    runner.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    answer = child(tmp_path, backend, f"sys.platform = 'darwin'; raise {problem}", PATH=path)
    assert (answer["ok"], answer["via"]) == (not code, "osascript")
    assert "notify-send" not in answer["reason"] and ("System Settings" in answer["reason"]) == bool(code)
    assert (tmp_path / "said").read_text().splitlines()[-2:] == ["\u22125 <min>", "c:\\x & y"]
