"""Runs the app on Windows with its picture in the file PICTURE: the console of Wine 8 shows escape sequences as text."""

from __future__ import annotations

import os
import sys
from typing import Any


class Screen:
    """The console, except for what is written."""

    def __init__(self, console: Any) -> None:
        self._console, self._file = console, open(os.environ["PICTURE"], "ab", buffering=0)  # noqa: SIM115 - to the end

    def write(self, text: str) -> int:
        """Write to the file."""
        return self._file.write(text.encode())

    def flush(self) -> None:
        """Do nothing: nothing waits."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._console, name)


if __name__ == "__main__":
    sys.stdout = sys.__stdout__ = Screen(sys.__stdout__)  # type: ignore[assignment,misc]
    from ninetyten.cli.main import run

    sys.exit(run([]))
