"""Notices through plyer to a real notification daemon, and to none."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any

import pytest

from ninetyten.adapters import desktop, preflight
from ninetyten.adapters.desktop import DesktopNotifier, Notices
from ninetyten.adapters.terminal import TerminalNotifier
from ninetyten.domain.react import Notify


def notice(title: str, body: str = "", slot: str = "stop", urgent: bool = False) -> Notify:
    """A notice of a stop."""
    return Notify(at=0, title=title, body=body, reason="prompt", slot=slot, urgent=urgent)


def test_a_notice_arrives_as_it_was_written(dunst: Any, desktop_env: dict[str, str]) -> None:
    """Title, body, program, urgency and expiry reach the daemon; markup in a body is text."""
    outcome = DesktopNotifier(desktop_env, timeout_s=8).deliver(notice("Look 20 feet away", "20 s <b>& c:\\temp</b>"))
    assert outcome.ok, outcome.reason
    assert outcome.via.startswith("plyer (")
    (shown,) = dunst.shown()
    assert shown["summary"] == "Look 20 feet away"
    assert shown["body"] == "20 s &lt;b&gt;&amp; c:\\temp&lt;/b&gt;"
    assert shown["appname"] == "ninetyten"
    assert shown["timeout"] == 8_000_000
    assert shown["message"].startswith("normal ")


TITLES = [("-5 minutes", "\u22125 minutes"), ("", "ninetyten"), ("it's\n\x07 ready", "it's  ready")]


@pytest.mark.parametrize(("title", "seen"), TITLES)
def test_no_title_is_lost(dunst: Any, desktop_env: dict[str, str], title: str, seen: str) -> None:
    """Titles that notify-send takes for an option, or refuses, arrive."""
    outcome = DesktopNotifier(desktop_env).deliver(notice(title, "-h", urgent=True))
    assert outcome.ok, outcome.reason
    (shown,) = dunst.shown()
    assert (shown["summary"], shown["body"]) == (seen, "\u2212h")
    assert shown["message"].startswith("critical ")


def test_a_newer_notice_takes_the_place_of_the_older(dunst: Any, desktop_env: dict[str, str]) -> None:
    """Of notices in one slot only the newest stays; other slots are untouched."""
    notifier = DesktopNotifier(desktop_env)
    for title, slot in (("first", "stop"), ("block", "block"), ("second", "stop")):
        assert notifier.deliver(notice(title, slot=slot)).ok
    assert sorted(shown["summary"] for shown in dunst.shown()) == ["block", "second"]


def test_the_daemon_is_seen_before_anything_is_sent(dunst: Any, desktop_env: dict[str, str]) -> None:
    """The preflight names the daemon and knows that it reads markup."""
    found = preflight.look(desktop_env)
    assert (found.state, found.markup) == ("ok", True)
    assert found.daemon.startswith("dunst ")


TOLD = "\x1b]777;notify;Eyes;look far\x1b\\\a"


def send_through_notices(env: dict[str, str]) -> list[str]:
    """Send one notice; give what the terminal got, once it got something."""
    written: list[str] = []
    arrived = threading.Event()

    def write(text: str) -> None:
        written.append(text)
        arrived.set()

    notices = Notices(DesktopNotifier(env), TerminalNotifier(write, {"TERM": "foot"}))
    notices.send(notice("Eyes", "look far"))
    assert arrived.wait(10)
    notices.close()
    return written


def test_without_a_daemon_the_terminal_is_told(desktop_env: dict[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    """A bus without a daemon is noticed, the terminal takes over, and nothing is printed over the screen."""
    assert send_through_notices(desktop_env) == [TOLD]
    assert DesktopNotifier(desktop_env).deliver(notice("Eyes", "look far")).reason == preflight.WORDS["no-daemon"]
    assert capfd.readouterr() == ("", "")


def test_without_a_bus_the_terminal_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A session without a bus is noticed."""
    env = {"PATH": os.environ["PATH"], "XDG_RUNTIME_DIR": str(tmp_path)}
    assert send_through_notices(env) == [TOLD]
    assert DesktopNotifier(env).deliver(notice("Eyes", "look far")).reason == preflight.WORDS["no-bus"]
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("hung_daemon")
def test_a_hung_daemon_is_noticed(desktop_env: dict[str, str]) -> None:
    """A daemon that owns the name and never answers costs half a second, then the terminal is told."""
    assert send_through_notices(desktop_env) == [TOLD]
    assert DesktopNotifier(desktop_env).deliver(notice("Eyes", "look far")).reason == preflight.WORDS["hung"]


@pytest.mark.usefixtures("hung_daemon")
def test_a_daemon_that_hangs_later_is_cut(
    desktop_env: dict[str, str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Where the daemon hangs only after the preflight, the child and what it started are killed at the limit."""
    monkeypatch.setattr(desktop, "CHILD_LIMIT_S", 0.5)
    outcome = desktop.run_child(desktop.order_of(notice("Eyes"), 8, False), desktop_env)
    assert not outcome.ok
    assert "did not answer" in outcome.reason
    assert capfd.readouterr() == ("", "")


def test_what_the_backend_complains_of_is_the_reason(desktop_env: dict[str, str]) -> None:
    """A daemon that is gone after the preflight is told with the backend's own words."""
    outcome = desktop.run_child(desktop.order_of(notice("Eyes"), 8, False), desktop_env)
    assert not outcome.ok
    assert "org.freedesktop.Notifications" in outcome.reason
