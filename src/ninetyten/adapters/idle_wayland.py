"""Finds out how long a Wayland desktop has not been touched: the compositor reports one second without a touch, and the next
touch.

This is a small client on the compositor's socket, for two protocols: ext-idle-notify-v1, and its predecessor org_kde_kwin_idle.
Reports are read when the caller asks, and count from that moment, so that idle time is never overstated.
"""

from __future__ import annotations

import os
import socket
import struct
from collections.abc import Callable, Iterator, Mapping

from ninetyten.adapters.clock import monotonic_s
from ninetyten.adapters.idle import SourceGone
from ninetyten.domain.value import Value

QUIET_MS = 1000
"""Untouched this long means idle. KWin's old protocol reports it after 5 s at the earliest."""
LIMIT_S = 0.5
HEAD = struct.Struct("=IHH")
"""The start of a message: the object, the request or event, and the total size, in the machine's byte order."""

DISPLAY, REGISTRY, OFFERED, SEAT, NOTIFIER, NOTIFICATION, READY = range(1, 8)
"""Our numbers for the objects, in the order of creation. The first is the compositor's own."""
ERROR, GLOBAL, IDLED, RESUMED = 0, 0, 0, 1
"""Events of the display, of the registry, and of a notification, in both protocols."""
SYNC, GET_REGISTRY, BIND = 0, 1, 0
"""Requests to the display and to the registry."""
GET_IDLE_TIMEOUT, GET_IDLE_NOTIFICATION, GET_INPUT_IDLE_NOTIFICATION = 0, 1, 2
"""Requests to a notifier: of the old protocol, of the new one, and of its second version, in which a movie or call on the
screen does not pass for a person."""
OLD, NEW, SEATS = "org_kde_kwin_idle", "ext_idle_notifier_v1", "wl_seat"


class Message(Value):
    """One message on the wire: the object it is for or from, the number of its request or event, and its arguments."""

    object: int
    number: int
    words: bytes


class Global(Value):
    """An object the compositor offers: its number and version."""

    number: int
    version: int


class Wire:
    """Messages to and from a compositor. Every method raises SourceGone once the compositor has left or sends nonsense."""

    def __init__(self, path: str) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(LIMIT_S)
        self._left = b""
        try:
            self._socket.connect(path)
        except OSError as problem:
            self.close()
            raise SourceGone(f"wayland: {problem}") from problem

    def send(self, object: int, number: int, words: bytes) -> None:
        """Send one request."""
        try:
            self._socket.sendall(HEAD.pack(object, number, HEAD.size + len(words)) + words)
        except OSError as problem:
            raise SourceGone(f"wayland: {problem}") from problem

    def until(self, object: int) -> Iterator[Message]:
        """Yield messages up to one from that object; wait for it, up to the limit."""
        while True:
            for message in self._whole():
                yield message
                if message.object == object:
                    return
            self._receive()

    def waiting(self) -> Iterator[Message]:
        """Yield the messages that have already arrived."""
        self._socket.setblocking(False)
        try:
            while True:
                yield from self._whole()
                self._receive()
        except BlockingIOError:
            return

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()

    def _receive(self) -> None:
        try:
            more = self._socket.recv(4096)
        except BlockingIOError:
            raise
        except OSError as problem:
            raise SourceGone(f"wayland: {problem}") from problem
        if not more:
            raise SourceGone("wayland: the compositor closed the connection")
        self._left += more

    def _whole(self) -> Iterator[Message]:
        """Cut complete messages off what was received."""
        while len(self._left) >= HEAD.size:
            object, number, size = HEAD.unpack_from(self._left)
            if size < HEAD.size:
                raise SourceGone("wayland: the compositor sent an invalid message")
            if len(self._left) < size:
                return
            words, self._left = self._left[HEAD.size : size], self._left[size:]
            if (object, number) == (DISPLAY, ERROR):
                raise SourceGone("wayland: the compositor refused the request")
            yield Message(object, number, words)


class WaylandIdle:
    """The compositor's last report (idle.Source). `clock`: seconds, for tests."""

    name = "wayland"
    proves_absence = True
    at_once = False

    def __init__(self, wire: Wire, clock: Callable[[], float] = monotonic_s) -> None:
        self._wire, self._clock = wire, clock
        self._touched: float | None = None

    def idle_ms(self) -> int:
        """Return the milliseconds since the last touch, 0 for less than a second. Raises SourceGone once the compositor has
        left."""
        numbers = [message.number for message in self._wire.waiting() if message.object == NOTIFICATION]
        now = self._clock()
        if numbers:
            self._touched = now - QUIET_MS / 1000 if numbers[-1] == IDLED else None
        return 0 if self._touched is None else round((now - self._touched) * 1000)

    def close(self) -> None:
        """Close the connection."""
        self._wire.close()


def open_source(env: Mapping[str, str]) -> WaylandIdle:
    """Open this session's compositor. Raises SourceGone if there is none or it knows neither protocol."""
    name = env.get("WAYLAND_DISPLAY", "")
    if not name:
        raise SourceGone("wayland: WAYLAND_DISPLAY is not set")
    wire = Wire(os.path.join(env.get("XDG_RUNTIME_DIR", ""), name))
    try:
        ask_for_notice(wire, offers(wire))
    except SourceGone:
        wire.close()
        raise
    return WaylandIdle(wire)


def offers(wire: Wire) -> dict[str, Global]:
    """Return what the compositor offers by interface; the first, where it offers several."""
    wire.send(DISPLAY, GET_REGISTRY, uints(REGISTRY))
    wire.send(DISPLAY, SYNC, uints(OFFERED))
    found: dict[str, Global] = {}
    for message in wire.until(OFFERED):
        if (message.object, message.number) == (REGISTRY, GLOBAL):
            interface, offered = read_global(message.words)
            found.setdefault(interface, offered)
    return found


def ask_for_notice(wire: Wire, offered: dict[str, Global]) -> None:
    """Ask for a report after a second without a touch, and of the next touch. Raises SourceGone if the compositor offers
    neither."""
    seat, new, old = offered.get(SEATS), offered.get(NEW), offered.get(OLD)
    if seat is None or (new is None and old is None):
        raise SourceGone("wayland: the compositor does not report idle time")
    wire.send(REGISTRY, BIND, bind_words(seat.number, SEATS, 1, SEAT))
    if new is not None:
        version = min(new.version, 2)
        wire.send(REGISTRY, BIND, bind_words(new.number, NEW, version, NOTIFIER))
        request = GET_IDLE_NOTIFICATION if version == 1 else GET_INPUT_IDLE_NOTIFICATION
        wire.send(NOTIFIER, request, uints(NOTIFICATION, QUIET_MS, SEAT))
    elif old is not None:
        wire.send(REGISTRY, BIND, bind_words(old.number, OLD, 1, NOTIFIER))
        wire.send(NOTIFIER, GET_IDLE_TIMEOUT, uints(NOTIFICATION, SEAT, QUIET_MS))
    wire.send(DISPLAY, SYNC, uints(READY))
    for _ in wire.until(READY):
        pass


def uints(*numbers: int) -> bytes:
    """Pack arguments that are numbers or object names."""
    return struct.pack(f"={len(numbers)}I", *numbers)


def bind_words(number: int, interface: str, version: int, name: int) -> bytes:
    """Pack the arguments that bind an offered object to one of our names."""
    text = interface.encode() + b"\0"
    return uints(number, len(text)) + text.ljust(-(-len(text) // 4) * 4, b"\0") + uints(version, name)


def read_global(words: bytes) -> tuple[str, Global]:
    """Read an offered interface. Raises SourceGone for nonsense."""
    try:
        number, length = struct.unpack_from("=2I", words)
        (version,) = struct.unpack_from("=I", words, 8 + -(-length // 4) * 4)
        return words[8 : 8 + length].rstrip(b"\0").decode(), Global(number, version)
    except (struct.error, UnicodeDecodeError) as problem:
        raise SourceGone(f"wayland: {problem}") from problem
