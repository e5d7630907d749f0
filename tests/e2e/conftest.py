"""Real programs for the tests to meet: an X server, a session bus, a notification daemon, each private to one test.

Where a program is missing the test skips and says so; in CI it fails, because there it must run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

import ninetyten

NOTIFICATIONS = "org.freedesktop.Notifications"
DUNST = (NOTIFICATIONS, "/org/freedesktop/Notifications", "org.dunstproject.cmd0")
BUS = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
BUS_CONFIG = """<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>"""
DUNST_CONFIG = """[global]
stack_duplicates = false
history_length = 100
markup = full
[urgency_low]
format = "low %s"
[urgency_normal]
format = "normal %s"
[urgency_critical]
format = "critical %s"
"""
LIMIT_S = 10.0


def lacking(reason: str) -> None:
    """Skip with a reason; in CI, fail with it."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def need(*programs: str) -> None:
    """Skip, or fail in CI, unless every program is there."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        lacking(f"not installed: {', '.join(missing)}")


def eventually(happens: Callable[[], bool], limit_s: float = LIMIT_S) -> bool:
    """Ask again and again, up to a limit, whether something outside this process has happened."""
    pause = threading.Event()
    for _ in range(round(limit_s / 0.02)):
        if happens():
            return True
        pause.wait(0.02)
    return False


@contextmanager
def running(*command: str, env: dict[str, str] | None = None, **options: Any) -> Iterator[subprocess.Popen[str]]:
    """A program that is gone when the test is over."""
    process = subprocess.Popen(command, env=env, text=True, stderr=subprocess.DEVNULL, **options)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


class XServer:
    """A private X server: its name and its process."""

    def __init__(self, name: str, process: subprocess.Popen[str]) -> None:
        self.name, self.process = name, process

    def press_key(self) -> None:
        """A key of the keyboard, pressed and let go."""
        subprocess.run(["xdotool", "key", "a"], env={**os.environ, "DISPLAY": self.name}, check=True, timeout=LIMIT_S)

    def die(self) -> None:
        """Gone without a word."""
        self.process.kill()
        self.process.wait()


@contextmanager
def x_server(*arguments: str, env: dict[str, str] | None = None) -> Iterator[XServer]:
    """An X server on a free display, once it answers. `env`: its environment, by default our own."""
    read, write = os.pipe()
    command = ("Xvfb", *arguments, "-displayfd", str(write), "-nolisten", "tcp", "-screen", "0", "640x480x24")
    with running(*command, env=env, pass_fds=(write,), stdout=subprocess.DEVNULL) as process:
        os.close(write)
        with open(read, encoding="ascii") as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        yield XServer(f":{number}", process)


@pytest.fixture
def xserver() -> Iterator[XServer]:
    """A private X server, and the means to press its keys."""
    need("Xvfb", "xdotool")
    with x_server() as server:
        yield server


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """The address of a private session bus that starts no service by itself, so that no daemon means none."""
    need("dbus-daemon")
    config = tmp_path / "bus.conf"
    config.write_text(BUS_CONFIG.format(socket=tmp_path / "bus"), encoding="utf-8")
    command = ("dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile", "--print-address=1")
    with running(*command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        address = process.stdout.readline().strip()
        assert address, "dbus-daemon did not start"
        yield address


@pytest.fixture
def desktop_env(bus: str) -> dict[str, str]:
    """An environment that names the private bus and finds the package."""
    source = os.path.dirname(os.path.dirname(ninetyten.__file__))
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**kept, "DBUS_SESSION_BUS_ADDRESS": bus, "PYTHONPATH": source, "PYTHONWARNINGS": "error"}


class Dunst:
    """A real notification daemon, and what it has shown."""

    def __init__(self, address: str) -> None:
        self._address = address

    def shown(self) -> list[dict[str, Any]]:
        """Every notice so far, newest first, as dunst's own history tells it; `message` begins with the urgency."""
        self._call(*DUNST, "NotificationCloseAll")
        (history,) = self._call(*DUNST, "NotificationListHistory")
        return [{key: value for key, (_signature, value) in notice.items()} for notice in history]

    def has_owner(self) -> bool:
        """The daemon has taken its name."""
        owned: tuple[bool] = self._call(*BUS, "NameHasOwner", NOTIFICATIONS)
        return owned[0]

    def _call(self, bus_name: str, path: str, interface: str, method: str, *words: str) -> Any:
        from jeepney import DBusAddress, new_method_call  # type: ignore[import-untyped,unused-ignore]
        from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped,unused-ignore]
        from jeepney.wrappers import unwrap_msg  # type: ignore[import-untyped,unused-ignore]

        with closing(open_dbus_connection(self._address)) as connection:
            address = DBusAddress(path, bus_name=bus_name, interface=interface)
            message = new_method_call(address, method, "s" * len(words) or None, words)
            return unwrap_msg(connection.send_and_get_reply(message, timeout=LIMIT_S))


@pytest.fixture
def dunst(xserver: XServer, desktop_env: dict[str, str], tmp_path: Path) -> Iterator[Dunst]:
    """A private dunst on a private X server and bus, with an empty history."""
    need("dunst", "notify-send")
    config = tmp_path / "dunstrc"
    config.write_text(DUNST_CONFIG, encoding="utf-8")
    env = {**desktop_env, "DISPLAY": xserver.name}
    with running("dunst", "-config", str(config), env=env, stdout=subprocess.DEVNULL):
        daemon = Dunst(desktop_env["DBUS_SESSION_BUS_ADDRESS"])
        assert eventually(daemon.has_owner), "dunst did not start"
        yield daemon


@pytest.fixture
def hung_daemon(bus: str) -> Iterator[None]:
    """A daemon that owns the notifications' name and never answers."""
    from jeepney import message_bus  # type: ignore[import-untyped,unused-ignore]
    from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped,unused-ignore]
    from jeepney.wrappers import unwrap_msg  # type: ignore[import-untyped,unused-ignore]

    with closing(open_dbus_connection(bus)) as silent:
        unwrap_msg(silent.send_and_get_reply(message_bus.RequestName(NOTIFICATIONS), timeout=LIMIT_S))
        yield


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark every test in this folder."""
    item.add_marker(pytest.mark.posix("real desktops, terminals, disks and signals of Linux"))
