"""A driver whose keys a test can read, whatever the platform."""

from __future__ import annotations

from threading import Event

from textual.app import App
from textual.driver import Driver
from textual.message import Message


class Keeping(Driver):
    """Keeps what its app would be given; comes before the driver of a platform among the bases."""

    def __init__(self) -> None:
        super().__init__(App())
        self.keys: list[str] = []
        self.heard = Event()

    def write(self, data: str) -> None:
        """Show nothing."""

    def process_message(self, message: Message) -> None:
        """Keep the key."""
        self.keys.append(getattr(message, "key", ""))
        self.heard.set()
