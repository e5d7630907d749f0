"""Finds out over D-Bus, before each notice and in 1 to 2 ms, whether the desktop would show one.

plyer cannot tell: through notify-send it never fails, and a daemon that hangs blocks it for a minute. Linux only; on other
systems the question has no meaning and the answer is yes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from ninetyten.domain.value import Value

if TYPE_CHECKING:
    from jeepney import Message  # type: ignore[import-untyped,unused-ignore]
    from jeepney.io.blocking import DBusConnection  # type: ignore[import-untyped,unused-ignore]

TIMEOUT_S = 0.5
NOTIFICATIONS = "org.freedesktop.Notifications"
NOTIFICATIONS_PATH = "/org/freedesktop/Notifications"

State = Literal["ok", "activatable", "no-daemon", "no-bus", "hung"]

WORDS: dict[State, str] = {
    "ok": "",
    "activatable": "",
    "no-daemon": "this desktop runs no notification daemon: start one, such as dunst or mako",
    "no-bus": "no session bus: this is not a desktop session, or DBUS_SESSION_BUS_ADDRESS is not set or wrong",
    "hung": "the notification daemon does not answer: restart it",
}


class Desktop(Value):
    """The result. `address`: the session bus. `daemon`: name and version. `markup`: bodies are read as markup."""

    state: State
    address: str = ""
    daemon: str = ""
    markup: bool = False

    @property
    def reachable(self) -> bool:
        """True if a notice is worth sending."""
        return self.state in ("ok", "activatable")


def bus_address(env: Mapping[str, str]) -> str:
    """Return the address of the session bus, or an empty text."""
    if named := env.get("DBUS_SESSION_BUS_ADDRESS"):
        return named
    socket = os.path.join(env.get("XDG_RUNTIME_DIR") or os.devnull, "bus")
    return f"unix:path={socket}" if os.path.exists(socket) else ""


def look(env: Mapping[str, str], platform: str = sys.platform, timeout_s: float = TIMEOUT_S) -> Desktop:
    """Look for the desktop that `env` names. Never raises; takes at most a few times `timeout_s`."""
    if not platform.startswith("linux"):
        return Desktop("ok")
    address = bus_address(env)
    if not address:
        return Desktop("no-bus")
    from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped,unused-ignore]

    try:
        connection = open_dbus_connection(address, auth_timeout=timeout_s)
    except Exception:  # parsers and sockets raise many kinds of errors for a wrong address
        return Desktop("no-bus", address)
    try:
        return _ask(connection, address, timeout_s)
    except TimeoutError:
        return Desktop("hung", address)
    except Exception:
        return Desktop("no-daemon", address)
    finally:
        connection.close()


def _ask(connection: DBusConnection, address: str, timeout_s: float) -> Desktop:
    from jeepney import DBusAddress, message_bus, new_method_call  # type: ignore[import-untyped,unused-ignore]
    from jeepney.wrappers import unwrap_msg  # type: ignore[import-untyped,unused-ignore]

    def call(message: Message) -> tuple[Any, ...]:
        reply: tuple[Any, ...] = unwrap_msg(connection.send_and_get_reply(message, timeout=timeout_s))
        return reply

    if not call(message_bus.NameHasOwner(NOTIFICATIONS))[0]:
        activatable = NOTIFICATIONS in call(message_bus.ListActivatableNames())[0]
        return Desktop("activatable" if activatable else "no-daemon", address)
    daemon = DBusAddress(NOTIFICATIONS_PATH, bus_name=NOTIFICATIONS, interface=NOTIFICATIONS)
    name, _vendor, version, _spec = call(new_method_call(daemon, "GetServerInformation"))
    features = call(new_method_call(daemon, "GetCapabilities"))[0]
    return Desktop("ok", address, f"{name} {version}", "body-markup" in features)
