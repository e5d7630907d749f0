"""Desktops for the tests to meet: services of one that python-dbusmock plays on a private bus, and a real Wayland compositor."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from ninetyten.adapters.dbus import Bus, Peer, Unanswered
from tests.e2e.conftest import eventually, lacking, need, running

SYSTEM_PYTHON = "/usr/bin/python3"
"""The one that Debian's python3-dbusmock belongs to."""
MOCK = "org.freedesktop.DBus.Mock"
NOBODY = 65534
BUS = Peer("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")


@contextmanager
def played(address: str, peer: Peer, *options: str) -> Iterator[Bus]:
    """A service that is played on the bus at that address; a connection to direct it by. `options`: of python-dbusmock."""
    if subprocess.run([SYSTEM_PYTHON, "-c", "import dbusmock"], capture_output=True).returncode:
        lacking("not installed: python3-dbusmock")
    env = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": address, "DBUS_SYSTEM_BUS_ADDRESS": address}
    words = options or ("--session", peer.name, peer.path, peer.interface)
    with running(SYSTEM_PYTHON, "-m", "dbusmock", *words, env=env, stdout=subprocess.DEVNULL):
        bus = Bus(address)
        try:
            assert eventually(lambda: is_there(bus, peer)), f"dbusmock did not become {peer.name}"
            yield bus
        finally:
            bus.close()


def is_there(bus: Bus, peer: Peer) -> bool:
    """Whether the played object answers to its mock interface."""
    try:
        bus.call(peer.replace(interface="org.freedesktop.DBus.Introspectable"), "Introspect")
    except Unanswered:
        return False
    return True


def say(bus: Bus, peer: Peer, method: str, gives: str, answer: str) -> None:
    """Let a played method, which takes nothing, give an answer: its signature, and a line of Python that sets `ret`."""
    bus.call(peer.replace(interface=MOCK), "AddMethod", "sssss", peer.interface, method, "", gives, answer)


class Sway:
    """A real compositor: `env` leads to it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.env: dict[str, str] = {}

    def up(self) -> bool:
        """Whether its socket is there."""
        names = sorted(path.name for path in self._folder.glob("wayland-?"))
        self.env = {"XDG_RUNTIME_DIR": str(self._folder), "WAYLAND_DISPLAY": names[0] if names else ""}
        return bool(names)

    def press_key(self) -> None:
        """A key of a keyboard, pressed and let go."""
        subprocess.run(["wtype", "a"], env={**os.environ, **self.env}, check=True, timeout=10)


@contextmanager
def sway() -> Iterator[tuple[Sway, subprocess.Popen[str]]]:
    """sway without a screen, and its process. It refuses to run as root, so there it is run as nobody."""
    need("sway", "wtype", "setpriv")
    with TemporaryDirectory() as name:
        yield from _sway_in(Path(name))


def _sway_in(folder: Path) -> Iterator[tuple[Sway, subprocess.Popen[str]]]:
    (folder / "config").write_text("output HEADLESS-1 resolution 320x240\nxwayland disable\n", encoding="utf-8")
    root = os.getuid() == 0
    if root:
        os.chown(folder, NOBODY, NOBODY)
    as_nobody = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups") if root else ()
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        "WLR_BACKENDS": "headless",
        "WLR_LIBINPUT_NO_DEVICES": "1",
        "WLR_RENDERER": "pixman",
    }
    with running(*as_nobody, "sway", "-c", str(folder / "config"), env=env, stdout=subprocess.DEVNULL) as process:
        desktop = Sway(folder)
        assert eventually(desktop.up), "sway did not start"
        yield desktop, process
