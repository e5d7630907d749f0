"""The two ways out, stdout and stderr. Neither ever stops a command: what was recorded stays recorded, whoever hears of it.

Whatever goes wrong with stdout is remembered, and `main` makes the exit code of it once the command is over. What a message
repeats (a file's name, an argument, a setting) may hold escape sequences: a terminal shows them spelled, and obeys none; what is
meant for the terminal itself passes `obeyed`.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO, cast

from ninetyten.domain.visible import visible


class Outlet:
    """Writes to a standard stream, spells out what is not printable, and never raises. The stream is None if it is closed.

    `trouble`: what went wrong first; nothing is written after it. `acted`: see the function of that name.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self.trouble: OSError | ValueError | None = None
        self.acted = False

    def write(self, text: str) -> int:
        """Write what is `visible` of the text, or remember why that cannot be done."""
        self.write_raw(visible(text))
        return len(text)

    def write_raw(self, text: str) -> None:
        """Write the text as it is, or remember why that cannot be done."""
        if self.trouble is None:
            try:
                _write_whole(self._open(), text)
            except (OSError, ValueError) as trouble:
                self._give_up(trouble)

    def flush(self) -> None:
        """Hand on what was written so far, or remember why that cannot be done."""
        if self.trouble is None and self._stream is not None:
            try:
                self._stream.flush()
            except (OSError, ValueError) as trouble:
                self._give_up(trouble)

    @property
    def reader_left(self) -> bool:
        """Whether it is a pipe that nobody reads any more, which is nothing to complain of. Windows reports one as EINVAL."""
        if isinstance(self.trouble, BrokenPipeError):
            return True
        return os.name == "nt" and isinstance(self.trouble, OSError) and self.trouble.errno == errno.EINVAL

    def isatty(self) -> bool:
        """Whether a person sees it at once."""
        with suppress(ValueError):  # it has been closed
            return self._stream is not None and self._stream.isatty()
        return False

    def fileno(self) -> int:
        """Its descriptor. Raises io.UnsupportedOperation if it has none."""
        try:
            return self._open().fileno()
        except (OSError, ValueError) as closed:
            raise io.UnsupportedOperation(str(closed)) from closed

    def _open(self) -> TextIO:
        if self._stream is None:
            raise OSError(errno.EBADF, "it is closed")
        return self._stream

    def _give_up(self, trouble: OSError | ValueError) -> None:
        """What the stream still holds goes nowhere; else Python's own last flush would fail and change the exit code."""
        self.trouble = trouble
        with suppress(OSError):
            descriptor = self.fileno()
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, descriptor)
            os.close(nowhere)


def _write_whole(stream: TextIO, text: str) -> None:
    """Write all of the text. Under `python -u` a stream takes what fits and drops the rest without a word."""
    raw = getattr(stream, "buffer", None)
    if not isinstance(raw, io.RawIOBase):
        stream.write(text)
        return
    rest = text.replace("\n", os.linesep).encode(stream.encoding, stream.errors or "replace")
    while rest:
        taken = raw.write(rest)
        if not taken:
            raise BlockingIOError(errno.EAGAIN, "it takes nothing more")
        rest = rest[taken:]


@contextmanager
def outlets() -> Iterator[Outlet]:
    """Replace stdout and stderr by outlets while a command runs, and hand out the one of stdout."""
    before = sys.stdout, sys.stderr
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    out, err = Outlet(sys.stdout), Outlet(sys.stderr)
    sys.stdout, sys.stderr = cast(TextIO, out), cast(TextIO, err)
    try:
        yield out
    finally:
        out.flush()
        err.flush()
        sys.stdout, sys.stderr = before


def obeyed(sequence: str) -> None:
    """Write a sequence of our own that the terminal is to obey."""
    if isinstance(sys.stdout, Outlet):
        sys.stdout.write_raw(sequence)
    else:
        sys.stdout.write(sequence)


def acted() -> None:
    """Note that the command has recorded or written what it was asked to: the exit code tells of that from now on, and no
    longer of whether anybody could be told."""
    if isinstance(sys.stdout, Outlet):
        sys.stdout.acted = True


def heard() -> bool:
    """Hand on what was said so far; whether it arrived."""
    sys.stdout.flush()
    return not isinstance(sys.stdout, Outlet) or sys.stdout.trouble is None


def at_terminal() -> bool:
    """Whether a person sits at both ends: types into stdin and sees stdout."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
