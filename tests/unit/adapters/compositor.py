"""A minimal Wayland compositor for the tests of our client: it sends what the test tells it to, and records what it receives.

It is written from the protocol's description alone, without the client's own constants.
"""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

Offer = tuple[int, str, int]
"""What is offered: its number, its interface, its version."""

SEAT: Offer = (7, "wl_seat", 8)
NEW: Offer = (31, "ext_idle_notifier_v1", 1)
NEWER: Offer = (31, "ext_idle_notifier_v1", 2)
OLD: Offer = (12, "org_kde_kwin_idle", 1)
LIMIT_S = 10.0


class Compositor:
    """`asked`: every request as (interface, number, words). `offers`: what its registry tells."""

    def __init__(self, path: Path, offers: tuple[Offer, ...]) -> None:
        self.path, self.offers = path, offers
        self.asked: list[tuple[str, int, bytes]] = []
        self._kinds: dict[int, str] = {1: "wl_display"}
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(path))
        self._listening.listen()
        self._client: socket.socket | None = None
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def env(self) -> dict[str, str]:
        """An environment in which it is the desktop."""
        return {"XDG_RUNTIME_DIR": str(self.path.parent), "WAYLAND_DISPLAY": self.path.name}

    def say(self, kind: str, number: int, words: bytes = b"") -> None:
        """An event of the object of that kind."""
        assert self._client
        (name,) = (name for name, known in self._kinds.items() if known == kind)
        self._client.sendall(event(name, number, words))

    def say_raw(self, words: bytes) -> None:
        """Whatever bytes."""
        assert self._client
        self._client.sendall(words)

    def leave(self) -> None:
        """Gone, with all its connections."""
        for end in (self._listening, self._client):
            if end:
                with_no_complaint(end)
        self._thread.join(LIMIT_S)

    def _serve(self) -> None:
        try:
            self._client, _ = self._listening.accept()
            held = b""
            while more := self._client.recv(4096):
                held += more
                while len(held) >= 8:
                    name, low = struct.unpack("=II", held[:8])
                    size, number = low >> 16, low & 0xFFFF
                    if len(held) < size:
                        break
                    words, held = held[8:size], held[size:]
                    self._take(name, number, words)
        except OSError:
            return

    def _take(self, name: int, number: int, words: bytes) -> None:
        kind = self._kinds[name]
        self.asked.append((kind, number, words))
        (first,) = struct.unpack_from("=I", words)
        if (kind, number) == ("wl_display", 1):
            self._kinds[first] = "wl_registry"
            for offer in self.offers:
                self.say("wl_registry", 0, offer_words(offer))
        elif (kind, number) == ("wl_display", 0):
            self.say_raw(event(first, 0, struct.pack("=I", 1)))
            self.say_raw(event(1, 1, struct.pack("=I", first)))
        elif kind == "wl_registry":
            (new,) = struct.unpack_from("=I", words, len(words) - 4)
            self._kinds[new] = next(interface for told, interface, _ in self.offers if told == first)
            if self._kinds[new] == "wl_seat":
                self.say("wl_seat", 0, struct.pack("=I", 3))
        elif kind in ("ext_idle_notifier_v1", "org_kde_kwin_idle"):
            self._kinds[first] = "notification"


def with_no_complaint(end: socket.socket) -> None:
    """Close a socket that another thread may be waiting on."""
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()


def event(name: int, number: int, words: bytes) -> bytes:
    """Build an event on the wire."""
    return struct.pack("=II", name, (8 + len(words)) << 16 | number) + words


def offer_words(offer: Offer) -> bytes:
    """Build the arguments of an offer by the registry."""
    number, interface, version = offer
    text = interface.encode() + b"\0"
    return struct.pack("=II", number, len(text)) + text + b"\0" * (-len(text) % 4) + struct.pack("=I", version)


@contextmanager
def compositor(folder: Path, *offers: Offer) -> Iterator[Compositor]:
    """Run a compositor that ends with the test."""
    server = Compositor(folder / "wayland-7", offers)
    try:
        yield server
    finally:
        server.leave()
