"""Finds out whether the screen is locked, and how long. A locked screen proves absence even without a source of idle time (C1,
C10).

On Linux two buses know: the session bus, where the desktops' screen savers report turning on or off, and the system bus, where
logind keeps the session's LockedHint. We listen to both, and ask again from time to time while the screen seems locked, so that
a saver that died cannot keep it locked. logind's `Lock` is ignored: it requests a lock, and if no locker listens nothing would
ever end it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Protocol

from ninetyten.adapters.background import BackgroundQuestion
from ninetyten.adapters.clock import monotonic_s
from ninetyten.adapters.dbus import PROPERTIES, Bus, Peer, Unanswered, system_address
from ninetyten.adapters.preflight import bus_address
from ninetyten.adapters.presence import Lock, NoLock
from ninetyten.adapters.terminal import over_ssh

SAVERS = tuple(
    Peer(f"org.{desktop}.ScreenSaver", f"/org/{desktop}/ScreenSaver", f"org.{desktop}.ScreenSaver")
    for desktop in ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
)
LOGIND = Peer("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
SESSION = "org.freedesktop.login1.Session"
HINT = "LockedHint"
ELSEWHERE = {"darwin": "macos", "win32": "windows"}

REFRESH_S = 30.0
RETRY_S = 60.0
OLD_S = 10.0
MS = 1000


class LockSource(Protocol):
    """A source that knows the lock. Every method raises Unanswered once the bus is gone."""

    def ask(self) -> None:
        """Ask again instead of relying on signals."""
        ...

    def locked(self) -> bool:
        """Return the last known state."""
        ...

    def close(self) -> None:
        """Close the bus."""
        ...


class Savers:
    """The desktops' screen savers (LockSource). `bus`: the session bus."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._on: set[str] = set()
        for saver in SAVERS:
            bus.listen(saver.interface, "ActiveChanged")
        self.ask()

    def ask(self) -> None:
        """Find out which savers are on; one that is not running or cannot answer counts as off."""
        self._on = {saver.interface for saver in SAVERS if self._active(saver)}

    def locked(self) -> bool:
        """Report whether any saver is on."""
        for signal in self._bus.heard():
            change = self._on.add if signal.body == (True,) else self._on.discard
            change(signal.interface)
        return bool(self._on)

    def close(self) -> None:
        """Close the bus."""
        self._bus.close()

    def _active(self, saver: Peer) -> bool:
        try:
            return self._bus.call(saver, "GetActive") == (True,)
        except Unanswered:
            return False


class LoginSession:
    """The session as logind keeps it (LockSource). `bus`: the system bus; `name`: the session, empty for the person's own."""

    def __init__(self, bus: Bus, name: str) -> None:
        self._bus = bus
        self._session = Peer(LOGIND.name, self._path(name), SESSION)
        self._locked = False
        bus.listen(PROPERTIES, "PropertiesChanged", self._session.path)
        self.ask()

    def ask(self) -> None:
        """Read the hint as it is now."""
        self._locked = bool(self._bus.get(self._session, HINT))

    def locked(self) -> bool:
        """Return the hint as last received."""
        for signal in self._bus.heard():
            _interface, changed, invalidated = signal.body
            if HINT in changed:
                self._locked = bool(changed[HINT][1])
            elif HINT in invalidated:
                self.ask()
        return self._locked

    def close(self) -> None:
        """Close the bus."""
        self._bus.close()

    def _path(self, name: str) -> str:
        """Find the session. An inherited name may belong to a session that ended long ago."""
        try:
            return str(self._bus.call(LOGIND, "GetSession", "s", name or "auto")[0])
        except Unanswered:
            if not name:
                raise
            return self._path("")


class BusLock:
    """The lock according to any of several sources (presence.Lock).

    `openers`: each returns its source or raises Unanswered; one that fails is tried again after a minute. `clock`: seconds.
    """

    def __init__(self, openers: Sequence[Callable[[], LockSource]], clock: Callable[[], float] = monotonic_s) -> None:
        self._openers, self._clock = openers, clock
        self._sources: dict[int, LockSource] = {}
        self._retry_at = [0.0] * len(openers)
        self._since: float | None = None
        self._asked = 0.0

    @property
    def at_once(self) -> bool:
        """Whether nothing is to be asked: every source failed, and has to wait before it is tried again."""
        return not self._sources and all(self._clock() < at for at in self._retry_at)

    def locked_ms(self) -> int | None:
        """Return how many milliseconds it has been known to be locked; None if it is not, or unknown."""
        now = self._clock()
        again = self._since is not None and now - self._asked >= REFRESH_S
        if again:
            self._asked = now
        if not any([self._locked(number, now, again) for number in range(len(self._openers))]):
            self._since = None
            return None
        if self._since is None:
            self._since = self._asked = now
        return round((now - self._since) * MS)

    def close(self) -> None:
        """Close the buses."""
        for source in self._sources.values():
            source.close()
        self._sources.clear()

    def _locked(self, number: int, now: float, again: bool) -> bool:
        if number not in self._sources and now < self._retry_at[number]:
            return False
        try:
            if number not in self._sources:
                self._sources[number] = self._openers[number]()
            elif again:
                self._sources[number].ask()
            return self._sources[number].locked()
        except Unanswered:
            self._retry_at[number] = now + RETRY_S
            if source := self._sources.pop(number, None):
                source.close()
            return False


class BackgroundLock:
    """Asks for the lock on a separate thread (presence.Lock): each call returns the last result, valid for ten seconds, and
    starts the next question. What cannot hang is asked on the caller's thread."""

    at_once = True

    def __init__(self, lock: Lock, clock: Callable[[], float] = monotonic_s) -> None:
        self._lock, self._clock = lock, clock
        self._question: BackgroundQuestion[None] = BackgroundQuestion(self._look, limit_s=0)
        self._found: tuple[int | None, float] = (None, 0.0)

    def locked_ms(self) -> int | None:
        """Return how many milliseconds it has been locked; None if it is not, or unknown. Never waits."""
        ask = self._question.ask_here if self._lock.at_once else self._question.ask
        ask()
        locked, found_at = self._found
        old = self._clock() - found_at
        return None if locked is None or old > OLD_S else locked + round(old * MS)

    def close(self) -> None:
        """End the thread."""
        self._question.close()

    def _look(self) -> None:
        self._found = (self._lock.locked_ms(), self._clock())


def find_lock(env: Mapping[str, str], platform: str = sys.platform) -> Lock:
    """Return the lock of the screen that the person sits at. Its questions may take a while."""
    if over_ssh(env):
        return NoLock()
    if platform in ELSEWHERE:
        try:
            lock: Lock = import_module(f"ninetyten.adapters.{ELSEWHERE[platform]}").open_lock()
        except (OSError, AttributeError):
            return NoLock()
        return lock
    return BusLock([lambda: open_savers(env), lambda: open_session(env)])


def watch_lock(env: Mapping[str, str], platform: str = sys.platform) -> BackgroundLock:
    """Return the same for the app's tick: no question waits or raises."""
    return BackgroundLock(find_lock(env, platform))


def open_savers(env: Mapping[str, str]) -> LockSource:
    """Open this session's screen savers. Raises Unanswered without a session bus."""
    return source_on(Bus(bus_address(env)), Savers)


def open_session(env: Mapping[str, str]) -> LockSource:
    """Open this session in logind. Raises Unanswered without logind or a session."""
    return source_on(Bus(system_address(env)), lambda bus: LoginSession(bus, env.get("XDG_SESSION_ID", "")))


def source_on(bus: Bus, make: Callable[[Bus], LockSource]) -> LockSource:
    """Make a source on a bus; close the bus if the source cannot be made."""
    try:
        return make(bus)
    except Unanswered:
        bus.close()
        raise
