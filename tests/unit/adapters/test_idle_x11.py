"""An X server that dies, or never was. A real one is in tests/e2e/test_idle_x11.py."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from ninetyten.adapters import idle_x11
from ninetyten.adapters.idle import SourceGone
from ninetyten.adapters.idle_x11 import X11Idle, open_source


class Server:
    """An X server that can be down, and counts what is closed."""

    def __init__(self, extension: bool = True) -> None:
        self.up, self.extension, self.closed = True, extension, 0

    def connect(self, name: str) -> Any:
        """A connection, as python-xlib gives it."""
        if not self.up:
            raise OSError("refused")
        return SimpleNamespace(
            screen=lambda: SimpleNamespace(root=SimpleNamespace(screensaver_query_info=self.info)),
            has_extension=lambda name: self.extension and name == "MIT-SCREEN-SAVER",
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


def test_a_dead_server_is_gone_and_closed_without_a_word() -> None:
    """Its last answer is that it is gone."""
    server = Server()
    idle = X11Idle(server.connect(":0"))
    assert idle.idle_ms() == 1234
    server.up = False
    with pytest.raises(SourceGone, match="x11: gone"):
        idle.idle_ms()
    idle.close()
    assert server.closed == 1


def test_a_server_that_does_not_count_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """XWayland and remote ones lack the extension; the connection is closed."""
    server = Server(extension=False)
    monkeypatch.setattr(idle_x11, "connect", server.connect)
    with pytest.raises(SourceGone, match="no screensaver extension"):
        open_source({"DISPLAY": ":0"})
    assert server.closed == 1


def test_a_server_that_never_was_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the library raises for it."""
    server = Server()
    server.up = False
    monkeypatch.setattr(idle_x11, "connect", server.connect)
    with pytest.raises(SourceGone, match="x11: refused"):
        open_source({"DISPLAY": ":0"})


@pytest.mark.parametrize("env", [{}, {"DISPLAY": ""}, {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}])
def test_under_wayland_the_x_server_is_not_asked(env: dict[str, str]) -> None:
    """There it sees only its own clients."""
    with pytest.raises(SourceGone, match="does not run on an X server"):
        open_source(env)
