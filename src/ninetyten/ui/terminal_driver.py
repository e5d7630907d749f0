"""Drive a POSIX terminal: read the keyboard at the app's pace, sleep while nobody types, and recover fully from a stop.

Textual's own looks for keys ten times a second, which costs more than all that the app does in the background. It also takes
SIGCONT for the end of a suspension it knows of: after a bare SIGSTOP it starts a second time over the first, keeps the raw mode
as that to go back to, and leaves the terminal in it.
"""

from __future__ import annotations

import os
import selectors
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


class TtyDriver(LinuxDriver):
    """Textual's driver with a keyboard reader that no input can end."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._face = app
        self._given = 0
        self._ear = KeyParser()
        self._hears_end, self._end = os.pipe()  # open for as long as the process, since a suspension closes the driver too

    def run_input_thread(self) -> None:
        """Read until the app ends. If the terminal is gone the thread ends; the app notices and says so."""
        self._ear = ear = KeyParser()
        for text in self._read():
            self._give(ear.feed(text) if text else ())
            self._give(ear.tick())

    def _give(self, messages: Iterable[Message]) -> None:
        """Give the app the messages, some at a time."""
        for message in messages:
            self.process_message(message)
            self._given += 1
            if self._given % AT_ONCE == 0:
                self._wait()

    def _read(self) -> Iterator[str]:
        """Yield what the terminal sends, without invalid bytes; an empty text if nothing came for a while within a sequence. A
        Mac's other selectors do not know terminals."""
        decode = getincrementaldecoder("utf-8")("ignore").decode
        with suppress(OSError), closing(selectors.SelectSelector()) as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self._hears_end, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                ready = [key.fd for key, _ in selector.select(WAIT_S if self._ear.expects_more else None)]
                if not ready:
                    yield ""
                    continue
                if self._hears_end in ready:
                    return
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

    def disable_input(self) -> None:
        """End the reader, which may be asleep."""
        os.write(self._end, b".")
        super().disable_input()
        if self._key_thread is None or not self._key_thread.is_alive():  # else it has not heard that yet
            os.read(self._hears_end, 1)

    def stop_application_mode(self) -> None:
        """Restore the terminal to its former state."""
        super().stop_application_mode()
        self.attrs_before = None

    def resume_application_mode(self) -> None:
        """Take the terminal in its present state; first restore it if that was impossible before the stop."""
        if self.attrs_before is not None:
            self.suspend_application_mode()
        super().resume_application_mode()
