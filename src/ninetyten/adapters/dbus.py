"""One connection to a message bus, for those who ask the desktop more than plyer does: who is there, is it locked, may it be
disturbed.

Names are never started by being asked: what does not run has nothing to tell.
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
    """The bus, or who was asked, gave no answer; the message says what was heard instead."""


class Late(Unanswered):
    """Nothing came within the limit; the connection is good."""


class Peer(Value):
    """Who is asked: a name on the bus, an object of it, and the interface spoken."""

    name: str
    path: str
    interface: str


class Signal(Value):
    """A signal that was heard: its interface, its name and what it carries."""

    interface: str
    name: str
    body: tuple[Any, ...]


def system_address(env: Mapping[str, str]) -> str:
    """Address of the system bus, or empty."""
    socket = next((path for path in SYSTEM_SOCKETS if os.path.exists(path)), "")
    return env.get("DBUS_SYSTEM_BUS_ADDRESS") or (f"unix:path={socket}" if socket else "")


class Bus:
    """A connection to the bus at an address. Every method raises Unanswered, and nothing else.

    `limit_s`: seconds to wait for an answer.
    """

    def __init__(self, address: str, limit_s: float = LIMIT_S) -> None:
        from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped,unused-ignore]

        self._limit_s = limit_s
        self._heard: deque[Any] = deque()
        self._connection = answered(lambda: open_dbus_connection(address, auth_timeout=limit_s))

    def call(self, peer: Peer, method: str, signature: str | None = None, *words: Any) -> tuple[Any, ...]:
        """Call a method; what it returns."""
        from jeepney import DBusAddress, MessageFlag, new_method_call  # type: ignore[import-untyped,unused-ignore]
        from jeepney.wrappers import unwrap_msg  # type: ignore[import-untyped,unused-ignore]

        message = new_method_call(DBusAddress(peer.path, peer.name, peer.interface), method, signature, words)
        message.header.flags = MessageFlag.no_auto_start
        reply: tuple[Any, ...] = answered(lambda: unwrap_msg(self._connection.send_and_get_reply(message, timeout=self._limit_s)))
        return reply

    def get(self, peer: Peer, name: str) -> Any:
        """A property."""
        ((_signature, value),) = self.call(peer.replace(interface=PROPERTIES), "Get", "ss", peer.interface, name)
        return value

    def listen(self, interface: str, name: str, path: str | None = None) -> None:
        """Hear a signal from now on; `path`: of that object alone."""
        from jeepney import MatchRule, message_bus  # type: ignore[import-untyped,unused-ignore]
        from jeepney.wrappers import unwrap_msg  # type: ignore[import-untyped,unused-ignore]

        rule = MatchRule(type="signal", interface=interface, member=name, path=path)
        self._connection.filter(rule, queue=self._heard)
        message = message_bus.AddMatch(rule)
        answered(lambda: unwrap_msg(self._connection.send_and_get_reply(message, timeout=self._limit_s)))

    def heard(self) -> Iterator[Signal]:
        """The signals that have come since this was last asked, without waiting for more."""
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
        """Let go of the connection."""
        self._connection.close()


def answered(ask: Callable[[], Got]) -> Got:
    """What a call of jeepney gives; all it can raise becomes Unanswered."""
    try:
        return ask()
    except TimeoutError as problem:
        raise Late(str(problem) or "no answer") from problem
    except Exception as problem:  # an address, a socket, a reply: each can be wrong in its own way
        raise Unanswered(f"{type(problem).__name__}: {problem}") from problem
