"""Finds out how long GNOME has not been touched. GNOME lacks Wayland's idle protocol, but Mutter counts and answers over
D-Bus."""

from __future__ import annotations

from collections.abc import Mapping

from ninetyten.adapters.dbus import Bus, Late, Peer, Unanswered
from ninetyten.adapters.idle import SourceGone
from ninetyten.adapters.preflight import bus_address

MONITOR = Peer("org.gnome.Mutter.IdleMonitor", "/org/gnome/Mutter/IdleMonitor/Core", "org.gnome.Mutter.IdleMonitor")


class MutterIdle:
    """Mutter's count for all seats and devices (idle.Source). `bus`: the session bus."""

    name = "mutter"
    proves_absence = True
    at_once = False

    def __init__(self, bus: Bus) -> None:
        self._bus = bus

    def idle_ms(self) -> int | None:
        """Return the milliseconds since the last touch; None while the shell is too busy to answer. Raises SourceGone once it
        is gone."""
        try:
            return int(self._bus.call(MONITOR, "GetIdletime")[0])
        except Late:
            return None
        except Unanswered as problem:
            raise SourceGone(f"mutter: {problem}") from problem

    def close(self) -> None:
        """Close the bus."""
        self._bus.close()


def open_source(env: Mapping[str, str]) -> MutterIdle:
    """Open this session's Mutter. Raises SourceGone if none runs."""
    address = bus_address(env)
    if not address:
        raise SourceGone("mutter: no session bus")
    try:
        source = MutterIdle(Bus(address))
    except Unanswered as problem:
        raise SourceGone(f"mutter: {problem}") from problem
    try:
        source.idle_ms()
    except SourceGone:
        source.close()
        raise
    return source
