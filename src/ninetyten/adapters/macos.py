"""Finds out how long a Mac has not been touched, and whether its screen is locked.

Quartz counts touches for the whole machine and answers any process. The lock is recorded by the window server in the device
registry, which a small program prints; it is asked every ten seconds, because each time starts that program.
"""

from __future__ import annotations

import ctypes
import subprocess
from collections.abc import Callable, Mapping
from typing import Any

from ninetyten.adapters.clock import monotonic_s
from ninetyten.adapters.idle import SourceGone

QUARTZ = "/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices"
HID_SYSTEM_STATE = 1
ANY_INPUT = 0xFFFFFFFF
REGISTRY = ("/usr/sbin/ioreg", "-n", "Root", "-d1", "-a")
EVERY_S = 10.0
LIMIT_S = 2.0
MS = 1000


class MacIdle:
    """Quartz's count (idle.Source). `quartz`: the framework, as ctypes loads it."""

    name = "macos"
    proves_absence = True
    at_once = False

    def __init__(self, quartz: Any) -> None:
        self._seconds = quartz.CGEventSourceSecondsSinceLastEventType
        self._seconds.restype, self._seconds.argtypes = ctypes.c_double, (ctypes.c_int32, ctypes.c_uint32)

    def idle_ms(self) -> int:
        """Return the milliseconds since the last touch of keyboard, mouse or trackpad."""
        return int(self._seconds(HID_SYSTEM_STATE, ANY_INPUT) * MS)

    def close(self) -> None:
        """Do nothing: nothing is held."""


def open_source(env: Mapping[str, str]) -> MacIdle:
    """Open Quartz's count. Raises SourceGone without Quartz."""
    try:
        return MacIdle(ctypes.CDLL(QUARTZ))
    except (OSError, AttributeError) as problem:
        raise SourceGone(f"macos: {problem}") from problem


class MacLock:
    """The lock of the person at the console (presence.Lock). `registry`: returns the property list, or raises. `clock`:
    seconds."""

    at_once = False

    def __init__(self, registry: Callable[[], bytes], clock: Callable[[], float] = monotonic_s) -> None:
        self._registry, self._clock = registry, clock
        self._asked: float | None = None
        self._since: float | None = None

    def locked_ms(self) -> int | None:
        """Return how many milliseconds it has been locked, to within ten seconds; None if it is not, or unknown."""
        now = self._clock()
        if self._asked is None or now - self._asked >= EVERY_S:
            self._asked = now
            self._since = (now if self._since is None else self._since) if self._locked() else None
        return None if self._since is None else round((now - self._since) * MS)

    def _locked(self) -> bool:
        try:
            return locked_in(self._registry())
        except Exception:  # the program is missing, late, or printed what plistlib cannot read
            return False


def locked_in(registry: bytes) -> bool:
    """Report whether a property list of the registry's root says that a screen is locked. Raises what plistlib raises."""
    import plistlib  # on the thread that asks; it has much to import

    root = plistlib.loads(registry)
    root = root[0] if isinstance(root, list) and root else root
    users = root.get("IOConsoleUsers") if isinstance(root, dict) else None
    return any(isinstance(user, dict) and user.get("CGSSessionScreenIsLocked") for user in users or ())


def open_lock() -> MacLock:
    """Return this Mac's lock."""
    return MacLock(read_registry)


def read_registry() -> bytes:
    """Read the root of the device registry as a property list. Raises OSError or subprocess.SubprocessError."""
    return subprocess.run(REGISTRY, stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=LIMIT_S).stdout
