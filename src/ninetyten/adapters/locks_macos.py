"""Is a Mac's screen locked? The window server notes it in the registry of devices, which a small program prints.

Asked every ten seconds, for each time starts that program.
"""

from __future__ import annotations

import plistlib
import subprocess
from collections.abc import Callable

from ninetyten.adapters.clock import monotonic_s

COMMAND = ("/usr/sbin/ioreg", "-n", "Root", "-d1", "-a")
EVERY_S = 10.0
LIMIT_S = 2.0
MS = 1000


class MacLock:
    """The lock of the person at the console (presence.Lock). `registry`: gives the property list, or raises. `clock`: seconds."""

    def __init__(self, registry: Callable[[], bytes], clock: Callable[[], float] = monotonic_s) -> None:
        self._registry, self._clock = registry, clock
        self._asked: float | None = None
        self._since: float | None = None

    def locked_ms(self) -> int | None:
        """For how many milliseconds it has been locked, to ten seconds; None while it is not, or nobody knows."""
        now = self._clock()
        if self._asked is None or now - self._asked >= EVERY_S:
            self._asked = now
            self._since = (now if self._since is None else self._since) if self._locked() else None
        return None if self._since is None else round((now - self._since) * MS)

    def _locked(self) -> bool:
        try:
            return locked_in(self._registry())
        except Exception:  # no program, no answer in time, or one that plistlib cannot read, each with errors of its own
            return False


def locked_in(registry: bytes) -> bool:
    """Whether a property list of the registry's root says that a screen is locked. Raises what plistlib raises."""
    root = plistlib.loads(registry)
    root = root[0] if isinstance(root, list) and root else root
    users = root.get("IOConsoleUsers") if isinstance(root, dict) else None
    return any(isinstance(user, dict) and user.get("CGSSessionScreenIsLocked") for user in users or ())


def open_lock() -> MacLock:
    """The lock of this Mac."""
    return MacLock(read_registry)


def read_registry() -> bytes:
    """The root of the registry of devices, as a property list. Raises OSError or subprocess.SubprocessError."""
    return subprocess.run(COMMAND, stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=LIMIT_S).stdout
