"""Notices in the tray, how long no one touched anything, and the chime."""

from __future__ import annotations

import os
import threading

from ninetyten.adapters.chime import CHIME_FILE, play_on_windows
from ninetyten.adapters.desktop import DesktopNotifier
from ninetyten.adapters.idle import find_idle
from ninetyten.domain.react import Notify
from tests.windows.conftest import eventually
from tests.windows.windows import balloons, move_mouse

STAYS_S = 8


def test_a_notice_stays_as_long_as_the_settings_say() -> None:
    """A balloon with the program's name comes, is still there shortly before its time, and goes."""
    before = balloons()
    notice = Notify(at=0, title="eyes \u2212 20 s", body="Look 20 feet away.", reason="prompt", slot="stop")
    sent = DesktopNotifier(os.environ, STAYS_S).deliver(notice)
    assert (sent.ok, sent.via) == (True, "plyer (windows)"), sent
    assert eventually(lambda: bool(balloons() - before))
    assert not eventually(lambda: not balloons() - before, STAYS_S - 3)
    assert eventually(lambda: not balloons() - before)


def test_a_touch_is_seen() -> None:
    """The idle time grows, and falls when the mouse moves."""
    idle = find_idle("auto", os.environ)
    assert idle.name == "windows"
    assert eventually(lambda: (idle.idle_ms() or 0) > 1500)
    move_mouse()
    assert eventually(lambda: (idle.idle_ms() or 0) < 1000, 5)


def test_the_chime_is_taken() -> None:
    """Windows plays our own sound."""
    assert play_on_windows(CHIME_FILE)
    threading.Event().wait(0.5)
