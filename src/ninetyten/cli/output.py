"""Write to stdout and stderr. Neither ever stops a command: what was recorded stays recorded, whether or not it can be shown.

A failure of stdout is remembered, and `main` turns it into the exit code once the command is over. A message may repeat escape
sequences (in a file's name, an argument, a setting): they are spelled out, so that the terminal obeys none. Sequences meant for
the terminal itself go through `obeyed`.
"""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO, cast

from ninetyten.domain.visible import visible

HANDLER = "ninetyten"
"""The name of `_stand_in` among Python's handlers of encoding errors."""


class Outlet:
    """A standard stream that spells out unprintable characters and never raises. The stream is None if it is closed.

    `trouble`: the first failure; nothing is written after it. `acted`: see the function of that name.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self.trouble: OSError | ValueError | None = None
        self.acted = False

    def write(self, text: str) -> int:
        """Write the text, made `visible`, or remember why that failed."""
        self.write_raw(visible(text))
        return len(text)

    def write_raw(self, text: str) -> None:
        """Write the text unchanged, or remember why that failed."""
        if self.trouble is None:
            try:
                _write_whole(self._open(), text)
            except (OSError, ValueError) as trouble:
                self._give_up(trouble)

    def write_path(self, path: str) -> None:
        """Write a path so that a program can use it: all its letters, also where the stream's encoding lacks some."""
        if self.trouble is None:
            try:
                stream = self._open()
                if isinstance(stream, io.TextIOWrapper) and not stream.isatty() and not _encodable(path, stream):
                    from ninetyten.cli.code_pages import to_the_letter

                    stream.flush()
                    stream.buffer.write(to_the_letter(path))
                else:
                    self.write(path)
            except (OSError, ValueError) as trouble:
                self._give_up(trouble)

    def flush(self) -> None:
        """Flush the stream, or remember why that failed."""
        if self.trouble is None and self._stream is not None:
            try:
                self._stream.flush()
            except (OSError, ValueError) as trouble:
                self._give_up(trouble)

    @property
    def reader_left(self) -> bool:
        """Report whether it is a pipe whose reader has left, which is not an error. Windows reports one as EINVAL."""
        if isinstance(self.trouble, BrokenPipeError):
            return True
        return os.name == "nt" and isinstance(self.trouble, OSError) and self.trouble.errno == errno.EINVAL

    def isatty(self) -> bool:
        """Report whether it is a terminal."""
        with suppress(ValueError):  # it has been closed
            return self._stream is not None and self._stream.isatty()
        return False

    def fileno(self) -> int:
        """Return the descriptor. Raises io.UnsupportedOperation if there is none."""
        try:
            return self._open().fileno()
        except (OSError, ValueError) as closed:
            raise io.UnsupportedOperation(str(closed)) from closed

    def _open(self) -> TextIO:
        if self._stream is None:
            raise OSError(errno.EBADF, "it is closed")
        return self._stream

    def _give_up(self, trouble: OSError | ValueError) -> None:
        """Discard what the stream still holds; otherwise Python's last flush would fail and change the exit code."""
        self.trouble = trouble
        with suppress(OSError):
            descriptor = self.fileno()
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, descriptor)
            os.close(nowhere)


def _encodable(text: str, stream: TextIO) -> bool:
    try:
        text.encode(stream.encoding)
    except UnicodeEncodeError:
        return False
    return True


def _write_whole(stream: TextIO, text: str) -> None:
    """Write all of the text. Under `python -u` a stream takes what fits and silently drops the rest."""
    raw = getattr(stream, "buffer", None)
    if not isinstance(raw, io.RawIOBase):
        stream.write(text)
        return
    rest = text.replace("\n", os.linesep).encode(stream.encoding, stream.errors or "replace")
    while rest:
        taken = raw.write(rest)
        if not taken:
            raise BlockingIOError(errno.EAGAIN, "it accepts no more output")
        rest = rest[taken:]


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    """Return what to write for the characters that an encoding lacks; the table of these is imported only then."""
    from ninetyten.cli.code_pages import stand_in

    return stand_in(error)


codecs.register_error(HANDLER, _stand_in)


@contextmanager
def outlets() -> Iterator[Outlet]:
    """Replace stdout and stderr with outlets while a command runs, and yield the one for stdout."""
    before = sys.stdout, sys.stderr
    for stream in before:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=HANDLER)
    out, err = Outlet(sys.stdout), Outlet(sys.stderr)
    sys.stdout, sys.stderr = cast(TextIO, out), cast(TextIO, err)
    try:
        yield out
    finally:
        out.flush()
        err.flush()
        sys.stdout, sys.stderr = before


def obeyed(sequence: str) -> None:
    """Write an escape sequence for the terminal to obey."""
    if isinstance(sys.stdout, Outlet):
        sys.stdout.write_raw(sequence)
    else:
        sys.stdout.write(sequence)


def exactly(path: str) -> None:
    """Write a path, and a line break, so that a program can use it."""
    if isinstance(sys.stdout, Outlet):
        sys.stdout.write_path(path)
        sys.stdout.write("\n")
    else:
        sys.stdout.write(f"{path}\n")


def acted() -> None:
    """Note that the command has done its work. From now on the exit code reports that, not whether the answer could be shown."""
    if isinstance(sys.stdout, Outlet):
        sys.stdout.acted = True


def heard() -> bool:
    """Flush stdout and report whether all of it arrived."""
    sys.stdout.flush()
    return not isinstance(sys.stdout, Outlet) or sys.stdout.trouble is None


def at_terminal() -> bool:
    """Report whether stdin and stdout are both terminals."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
