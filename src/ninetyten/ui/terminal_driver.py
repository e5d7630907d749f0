"""Drive a POSIX terminal: read the keyboard at the app's pace, sleep while nobody types, and recover fully from a stop.

Textual's own looks for keys ten times a second, which costs more than all that the app does in the background. It also takes
SIGCONT for the end of a suspension it knows of: after a bare SIGSTOP it starts a second time over the first, keeps the raw mode
as that to go back to, and leaves the terminal in it.
"""

from __future__ import annotations

import os
import selectors
import sys
import threading
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from typing import Any

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from ninetyten.ui.key_parser import KeyParser

AT_ONCE = 64
"""Messages that the app is given before it is waited for: what comes between, a signal, is heard between them."""
WAIT_S = 0.1
Selector = selectors.DefaultSelector if sys.platform == "linux" else selectors.SelectSelector
"""`select` on a Mac, whose other ways to wait do not know terminals; not on Linux, where it knows no file above the 1,024th."""


class HeardEvent(threading.Event):
    """An event that a selector can wait for: while it is set there is a byte to read. As long as the process lives, since a
    suspension closes the driver too."""

    def __init__(self) -> None:
        super().__init__()
        self._hears, self._says = os.pipe()
        os.set_blocking(self._hears, False)

    def fileno(self) -> int:
        """Return what a selector waits for."""
        return self._hears

    def set(self) -> None:
        """Set it, and end the wait of a selector."""
        if not self.is_set():
            super().set()
            os.write(self._says, b".")

    def clear(self) -> None:
        """Unset it."""
        super().clear()
        with suppress(BlockingIOError):
            os.read(self._hears, 1)


class TtyDriver(LinuxDriver):
    """Textual's driver with a keyboard reader that no input can end."""

    exit_event: HeardEvent

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self.exit_event = HeardEvent()
        self._face = app
        self._given = 0
        self._taken = False

    def run_input_thread(self) -> None:
        """Read until the app ends. If the terminal is gone the thread ends; the app notices and says so."""
        ear = KeyParser()
        for text in self._read(ear):
            self._give(ear.feed(text) if text else ())
            self._give(ear.tick())

    def _give(self, messages: Iterable[Message]) -> None:
        """Give the app the messages, some at a time."""
        for message in messages:
            self.process_message(message)
            self._given += 1
            if self._given % AT_ONCE == 0:
                self._wait()

    def _read(self, ear: KeyParser) -> Iterator[str]:
        """Yield what the terminal sends, without invalid bytes, until the app ends; an empty text if nothing came for a while
        within a sequence."""
        decode = getincrementaldecoder("utf-8")("ignore").decode
        with suppress(OSError), closing(Selector()) as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self.exit_event, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                ready = selector.select(WAIT_S if ear.expects_more else None)
                if self.fileno not in [key.fd for key, _ in ready]:
                    yield ""
                    continue
                data = os.read(self.fileno, 4096)
                if not data:
                    return
                yield decode(data)

    def _wait(self) -> None:
        """Wait until the app has handled its messages, or ends."""
        reached = threading.Event()
        self._face.call_later(reached.set)
        while not self.exit_event.is_set() and not reached.wait(WAIT_S):
            continue

    def start_application_mode(self) -> None:
        """Take the terminal."""
        self._taken = True
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def stop_application_mode(self) -> None:
        """Restore the terminal to its former state."""
        super().stop_application_mode()
        self.attrs_before = None

    def suspend_application_mode(self) -> None:
        """Give the terminal back, if it was taken."""
        if self._taken:
            super().suspend_application_mode()

    def resume_application_mode(self) -> None:
        """Take the terminal in its present state; first restore it if that was impossible before the stop. Do nothing if it has
        not been taken yet."""
        if not self._taken:
            return
        if self.attrs_before is not None:
            self.suspend_application_mode()
        super().resume_application_mode()
