"""Which idle source is asked, and what becomes of a server that dies. The real one is in tests/e2e/test_idle_x11.py."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from ninetyten.adapters.idle import RETRY_S, X11Idle, find_idle


@pytest.mark.parametrize(
    ("source", "env", "platform", "name"),
    [
        ("auto", {"DISPLAY": ":0"}, "linux", "x11"),
        ("auto", {}, "linux", "none"),
        ("auto", {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "linux", "none"),
        ("auto", {"DISPLAY": "localhost:10.0", "SSH_TTY": "/dev/pts/0"}, "linux", "none"),
        ("auto", {"DISPLAY": ":0"}, "darwin", "none"),
        ("x11", {"DISPLAY": ":0", "SSH_TTY": "/dev/pts/0"}, "linux", "x11"),
        ("x11", {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "linux", "none"),
        ("none", {"DISPLAY": ":0"}, "linux", "none"),
    ],
)
def test_the_source_is_what_sees_the_whole_desktop(source: str, env: dict[str, str], platform: str, name: str) -> None:
    """X11 where it is the desktop, nothing where it is not."""
    found = find_idle(source, env, platform)
    assert found.name == name
    assert found.proves_absence == (name == "x11")
    if name == "none":
        assert found.idle_ms() is None


def test_an_unknown_source_is_refused_in_words() -> None:
    """The refusal names what is allowed."""
    with pytest.raises(ValueError, match=r'"tty" is not known: use one of auto, x11, none'):
        find_idle("tty", {})


class Server:
    """An X server that can be down, and counts its connections."""

    def __init__(self) -> None:
        self.up, self.connections, self.closed = True, 0, 0

    def connect(self, name: str) -> Any:
        """A connection, as python-xlib gives it."""
        print("noise of the library")
        self.connections += 1
        if not self.up:
            raise OSError("refused")
        return SimpleNamespace(
            screen=lambda: SimpleNamespace(root=SimpleNamespace(screensaver_query_info=self.info)),
            close=self.close,
        )

    def info(self) -> Any:
        """The answer, while the server is up."""
        if not self.up:
            raise ConnectionError("gone")
        return SimpleNamespace(idle=1234)

    def close(self) -> None:
        """A dead connection complains even of being closed."""
        self.closed += 1
        raise ConnectionError("gone")


def test_a_dead_server_is_tried_again_later_and_silently(capfd: pytest.CaptureFixture[str]) -> None:
    """One connection is kept; a lost one is closed, left alone for a while, then made anew; nothing is printed."""
    server, now = Server(), [100.0]
    idle = X11Idle(":0", server.connect, lambda: now[0])
    assert server.connections == 0
    assert [idle.idle_ms(), idle.idle_ms()] == [1234, 1234]
    assert server.connections == 1
    server.up = False
    assert idle.idle_ms() is None
    assert server.closed == 1
    server.up = True
    now[0] += RETRY_S - 1
    assert idle.idle_ms() is None
    assert server.connections == 1
    now[0] += 1
    assert idle.idle_ms() == 1234
    assert server.connections == 2
    assert capfd.readouterr() == ("", "")


def test_a_server_that_never_was_is_asked_seldom() -> None:
    """Connections that fail are as far apart as those after a loss."""
    server, now = Server(), [0.0]
    server.up = False
    idle = X11Idle(":0", server.connect, lambda: now[0])
    for _ in range(61):
        assert idle.idle_ms() is None
        now[0] += 1
    assert server.connections == 3
