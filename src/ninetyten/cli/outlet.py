"""Where the words of the command line leave: the one place that sees to it that a terminal shows them and obeys none.

What a message repeats (a file's name, an argument, a setting, a key of somebody's JSON) may hold escape sequences. So while a
command runs, stdout and stderr spell what is not printable; what is meant for the terminal itself passes `obeyed`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from ninetyten.domain.visible import visible


class Outlet:
    """A text stream that writes what `visible` makes of a text; everything else is the stream's own."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        """Write the text; how much of it, which is all."""
        self.stream.write(visible(text))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


@contextmanager
def visibly() -> Iterator[None]:
    """While this lasts nothing that is written is obeyed by a terminal."""
    before = sys.stdout, sys.stderr
    outlets = [None if stream is None else Outlet(stream) for stream in before]
    sys.stdout, sys.stderr = outlets
    try:
        yield
    finally:
        for name, stream, outlet in zip(("stdout", "stderr"), before, outlets, strict=True):
            if getattr(sys, name) is outlet:
                setattr(sys, name, stream)


def obeyed(sequence: str) -> None:
    """Write a sequence of our own that the terminal is to obey."""
    stream = sys.stdout
    (stream.stream if isinstance(stream, Outlet) else stream).write(sequence)
