"""An app that ends by a fault of its own says so in one sentence and shows nothing of what was in it."""

from __future__ import annotations

from threading import Event, Thread
from types import SimpleNamespace
from typing import Any

import pytest

from ninetyten.ui import app as door


class Broken:
    """An app that ends as Textual ends one after an exception: it prints where it was, with what was there, and returns 1."""

    return_code = 1
    parting = fault = ""
    left = False
    without_us = "quiet"

    def __init__(self, host: object, tick: float, depth: str) -> None:
        self.error_console = SimpleNamespace(quiet=False)
        self.backup = Thread()

    def run(self) -> None:
        """Prints, if it may."""
        if not self.error_console.quiet:
            raise AssertionError("the locals of the fault would be printed")


def test_a_fault_shows_no_locals(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What was just typed is among them."""
    left: list[str] = []
    host: Any = SimpleNamespace(leave=left.append)
    monkeypatch.setattr(door, "NinetytenApp", Broken)
    assert door.run(host) == 1
    assert capsys.readouterr().err == door.FAULT
    assert left == ["quiet"]


def test_a_backup_that_was_begun_is_waited_for(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The terminal is a person's again by then, so one that takes long is spoken of."""
    go_on, copied = Event(), Event()

    def copy() -> None:
        assert go_on.wait(10)
        copied.set()

    def tell(stream: object, text: str) -> None:
        said.append(text)
        go_on.set()

    class Copying(Broken):
        """The same, while a copy is being made."""

        return_code = 0

        def __init__(self, host: object, tick: float, depth: str) -> None:
            super().__init__(host, tick, depth)
            self.left = True
            self.backup = Thread(target=copy)
            self.backup.start()

    said: list[str] = []
    monkeypatch.setattr(door, "NinetytenApp", Copying)
    monkeypatch.setattr(door, "_tell", tell)
    monkeypatch.setattr(door, "PATIENCE_S", 0.0)
    host: Any = SimpleNamespace(leave=said.append)
    assert (door.run(host), copied.is_set()) == (0, True)
    assert said == ["ninetyten: finishing today's backup...\n"]
