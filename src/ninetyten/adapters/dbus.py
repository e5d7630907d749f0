"""One connection to a message bus, for questions to the desktop that plyer does not ask: is someone there, is the screen
locked, may we interrupt?

Asking never starts a service: one that is not running has nothing to report.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from ninetyten.domain.value import Value

SYSTEM_SOCKETS = ("/run/dbus/system_bus_socket", "/var/run/dbus/system_bus_socket")
LIMIT_S = 0.5
PROPERTIES = "org.freedesktop.DBus.Properties"

Got = TypeVar("Got")


class Unanswered(Exception):
    """The bus, or the peer on it, gave no answer; the message says what came instead."""


class Late(Unanswered):
    """Nothing came within the limit; the connection is still good."""


class Peer(Value):
    """The one to ask: a name on the bus, one of its objects, and the interface to use."""

    name: str
    path: str
    interface: str


class Signal(Value):
    """A received signal: its interface, its name and its contents."""

    interface: str
    name: str
    body: tuple[Any, ...]


def system_address(env: Mapping[str, str]) -> str:
    """Return the address of the system bus, or an empty text."""
    socket = next((path for path in SYSTEM_SOCKETS if os.path.exists(path)), "")
    return env.get("DBUS_SYSTEM_BUS_ADDRESS") or (f"unix:path={socket}" if socket else "")


class Bus:
    """A connection to the bus at an address. Every method raises Unanswered and nothing else.

    `address`: empty if no bus is running. `limit_s`: seconds to wait for an answer.
    """

    def __init__(self, address: str, limit_s: float = LIMIT_S) -> None:
        if not address:
            raise Unanswered("no message bus is running")
        from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped,unused-ignore]

        self._limit_s = limit_s
        self._heard: deque[Any] = deque()
        self._connection = answered(lambda: open_dbus_connection(address, auth_timeout=limit_s))

    def call(self, peer: Peer, method: str, signature: str | None = None, *words: Any) -> tuple[Any, ...]:
        """Call a method and return its result."""
        from jeepney import DBusAddress, MessageFlag, new_method_call  # type: ignore[import-untyped,unused-ignore]
        from jeepney.wrappers import unwrap_msg  # type: ignore[import-untyped,unused-ignore]

        message = new_method_call(DBusAddress(peer.path, peer.name, peer.interface), method, signature, words)
        message.header.flags = MessageFlag.no_auto_start
        reply: tuple[Any, ...] = answered(lambda: unwrap_msg(self._connection.send_and_get_reply(message, timeout=self._limit_s)))
        return reply

    def get(self, peer: Peer, name: str) -> Any:
        """Read a property."""
        ((_signature, value),) = self.call(peer.replace(interface=PROPERTIES), "Get", "ss", peer.interface, name)
        return value

    def listen(self, interface: str, name: str, path: str | None = None) -> None:
        """Receive a signal from now on; `path`: only from that object."""
        from jeepney import MatchRule, message_bus  # type: ignore[import-untyped,unused-ignore]
        from jeepney.wrappers import unwrap_msg  # type: ignore[import-untyped,unused-ignore]

        rule = MatchRule(type="signal", interface=interface, member=name, path=path)
        self._connection.filter(rule, queue=self._heard)
        message = message_bus.AddMatch(rule)
        answered(lambda: unwrap_msg(self._connection.send_and_get_reply(message, timeout=self._limit_s)))

    def heard(self) -> Iterator[Signal]:
        """Yield the signals received since the last call, without waiting for more."""
        from jeepney import HeaderFields  # type: ignore[import-untyped,unused-ignore]

        try:
            while True:
                answered(lambda: self._connection.recv_messages(timeout=0))
        except Late:
            pass
        while self._heard:
            message = self._heard.popleft()
            fields = message.header.fields
            yield Signal(fields[HeaderFields.interface], fields[HeaderFields.member], tuple(message.body))

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def answered(ask: Callable[[], Got]) -> Got:
    """Call jeepney and return the result; turn anything it raises into Unanswered."""
    try:
        return ask()
    except TimeoutError as problem:
        raise Late(str(problem) or "no answer") from problem
    except Exception as problem:  # an address, a socket, a reply: each can be wrong in its own way
        raise Unanswered(f"{type(problem).__name__}: {problem}") from problem
