"""An app that ends by a fault of its own says so in one sentence and shows nothing of what was in it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from ninetyten.ui import app as door


class Broken:
    """An app that ends as Textual ends one after an exception: it prints where it was, with what was there, and returns 1."""

    return_code = 1
    parting = ""
    left = False
    without_us = "quiet"

    def __init__(self, host: object, tick: float, depth: str) -> None:
        self.error_console = SimpleNamespace(quiet=False)

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
