"""Reports the desktop's do-not-disturb, read when a micro-break is due: what the person set on the desktop applies to us too.

Each notification daemon keeps it in a place of its own, so the daemon is first asked for its name. If the state is unknown,
nothing is held back. Microphone, camera and windows are never looked at.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Any

from ninetyten.adapters.background import BackgroundQuestion
from ninetyten.adapters.clock import monotonic_s
from ninetyten.adapters.dbus import Bus, Peer, Unanswered
from ninetyten.adapters.preflight import NOTIFICATIONS, NOTIFICATIONS_PATH, bus_address
from ninetyten.adapters.terminal import over_ssh

KNOWN_FOR_S = 5.0
OLD_S = 30.0
LIMIT_S = 0.5

DAEMON = Peer(NOTIFICATIONS, NOTIFICATIONS_PATH, NOTIFICATIONS)
DUNST = DAEMON.replace(interface="org.dunstproject.cmd0")
MAKO = Peer(NOTIFICATIONS, "/fr/emersion/Mako", "fr.emersion.Mako")
MAKO_MODES = {"do-not-disturb", "dnd"}
"""People name mako's modes themselves; its manual and most people use these names for this one."""
SWAYNC = Peer("org.erikreider.swaync.cc", "/org/erikreider/swaync/cc", "org.erikreider.swaync.cc")
XFCONF = Peer("org.xfce.Xfconf", "/org/xfce/Xfconf", "org.xfce.Xfconf")
GNOME = ("gsettings", "get", "org.gnome.desktop.notifications", "show-banners")

PRESENTING, QUIET_TIME = (3, 4), (6,)
"""States of Windows: a presentation or full-screen game; quiet time. Not 2, a full-screen window: many people code in one."""

Env = Mapping[str, str]


class DoNotDisturb:
    """The desktop's do-not-disturb, read at most every five seconds. `read`: reads it. `clock`: seconds.

    While an answer is late, the last one counts for half a minute: a busy desktop has not changed its mind.
    """

    def __init__(self, read: Callable[[], bool | None], clock: Callable[[], float] = monotonic_s) -> None:
        self._read, self._clock = read, clock
        self._found: tuple[bool | None, float] | None = None
        self._question: BackgroundQuestion[None] = BackgroundQuestion(self._look)

    def active(self) -> bool | None:
        """Return True if it is on; None if unknown or not answered within 50 ms. Never raises."""
        self._question.ask()
        known, found_at = self._found or (None, 0.0)
        return known if self._clock() - found_at < OLD_S else None

    def close(self) -> None:
        """End the thread."""
        self._question.close()

    def _look(self) -> None:
        now = self._clock()
        if self._found is None or now - self._found[1] >= KNOWN_FOR_S:
            self._found = (self._looked(), now)

    def _looked(self) -> bool | None:
        try:
            return self._read()
        except Exception:  # a missing library, or errors of its own: unknown
            return None


def watch_dnd(env: Env, platform: str = sys.platform) -> DoNotDisturb:
    """Return the do-not-disturb of the desktop that the person sits at. macOS offers no way to ask."""
    if platform == "win32":
        return DoNotDisturb(lambda: on_windows(load_shell()))
    if over_ssh(env) or not platform.startswith("linux"):
        return DoNotDisturb(lambda: None)
    return DoNotDisturb(lambda: on_linux(env))


def on_linux(env: Env) -> bool | None:
    """Ask the session's notification daemon; None if none runs or it does not say."""
    try:
        bus = Bus(bus_address(env))
    except Unanswered:
        return None
    try:
        name = str(bus.call(DAEMON, "GetServerInformation")[0])
        return READERS[name](bus, env) if name in READERS else None
    except Unanswered:
        return None
    finally:
        bus.close()


def plasma(bus: Bus, env: Env) -> bool:
    """Ask KDE. It is also on while the screen is shared or, if the person chose so, in full screen."""
    return bool(bus.get(DAEMON, "Inhibited"))


def dunst(bus: Bus, env: Env) -> bool:
    """Ask dunst whether it is paused, at any level."""
    return bool(bus.get(DUNST, "paused"))


def mako(bus: Bus, env: Env) -> bool:
    """Ask mako whether one of its do-not-disturb modes is on."""
    return not MAKO_MODES.isdisjoint(bus.call(MAKO, "ListModes")[0])


def swaync(bus: Bus, env: Env) -> bool:
    """Ask SwayNotificationCenter."""
    return bool(bus.call(SWAYNC, "GetDnd")[0])


def xfce(bus: Bus, env: Env) -> bool:
    """Ask Xfce. Raises Unanswered until the setting is changed for the first time."""
    ((_signature, on),) = bus.call(XFCONF, "GetProperty", "ss", "xfce4-notifyd", "/do-not-disturb")
    return bool(on)


def gnome(bus: Bus, env: Env) -> bool | None:
    """Ask GNOME, whose settings are read with a separate program."""
    try:
        answer = subprocess.run(GNOME, env=dict(env), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LIMIT_S)
    except (OSError, subprocess.SubprocessError):
        return None
    return {"true": False, "false": True}.get(answer.stdout.strip())


READERS: dict[str, Callable[[Bus, Env], bool | None]] = {
    "Plasma": plasma,
    "dunst": dunst,
    "mako": mako,
    "SwayNotificationCenter": swaync,
    "Xfce Notify Daemon": xfce,
    "gnome-shell": gnome,
}
"""By the name that the daemon gives itself."""


def on_windows(shell: Any) -> bool | None:
    """Ask Windows for its notification state. `shell`: shell32, as ctypes loads it."""
    import ctypes

    state = ctypes.c_int()
    failed = shell.SHQueryUserNotificationState(ctypes.pointer(state))
    return None if failed else state.value in (*PRESENTING, *QUIET_TIME)


def load_shell() -> Any:
    """Load Windows' shell32. Raises AttributeError elsewhere."""
    import ctypes

    return ctypes.WinDLL("shell32")  # type: ignore[attr-defined,unused-ignore]
