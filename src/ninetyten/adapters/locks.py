"""Is the screen locked, and for how long? A locked screen proves absence even where no source of idle time does (C1, C10).

On Linux two buses tell: the session's, where the desktops' screen savers say that they came on or went off, and the system's,
where logind keeps the session's LockedHint. Both are heard, and asked anew now and then while the screen is thought to be
locked, so that a saver that died locks nobody out. logind's `Lock` is not believed: it asks for a lock, and where no locker
listens nothing would ever end it.
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
ELSEWHERE = {"darwin": "locks_macos", "win32": "locks_windows"}

ANEW_S = 30.0
RETRY_S = 60.0
OLD_S = 10.0
MS = 1000


class Teller(Protocol):
    """One who knows of the lock. Every method raises Unanswered once the bus is gone."""

    def ask(self) -> None:
        """Ask anew instead of relying on what was heard."""
        ...

    def locked(self) -> bool:
        """What was heard last."""
        ...

    def close(self) -> None:
        """Let go of the bus."""
        ...


class Savers:
    """The desktops' screen savers (Teller). `bus`: the session's."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._on: set[str] = set()
        for saver in SAVERS:
            bus.listen(saver.interface, "ActiveChanged")
        self.ask()

    def ask(self) -> None:
        """Which of them are on; one that does not run, or cannot say, is not."""
        self._on = {saver.interface for saver in SAVERS if self._active(saver)}

    def locked(self) -> bool:
        """Whether any of them is on."""
        for signal in self._bus.heard():
            change = self._on.add if signal.body == (True,) else self._on.discard
            change(signal.interface)
        return bool(self._on)

    def close(self) -> None:
        """Let go of the bus."""
        self._bus.close()

    def _active(self, saver: Peer) -> bool:
        try:
            return self._bus.call(saver, "GetActive") == (True,)
        except Unanswered:
            return False


class LoginSession:
    """The session as logind keeps it (Teller). `bus`: the system's; `name`: of the session, empty for the person's own."""

    def __init__(self, bus: Bus, name: str) -> None:
        self._bus = bus
        self._session = Peer(LOGIND.name, self._path(name), SESSION)
        self._locked = False
        bus.listen(PROPERTIES, "PropertiesChanged", self._session.path)
        self.ask()

    def ask(self) -> None:
        """The hint as it is now."""
        self._locked = bool(self._bus.get(self._session, HINT))

    def locked(self) -> bool:
        """The hint as it was heard last."""
        for signal in self._bus.heard():
            _interface, changed, unsaid = signal.body
            if HINT in changed:
                self._locked = bool(changed[HINT][1])
            elif HINT in unsaid:
                self.ask()
        return self._locked

    def close(self) -> None:
        """Let go of the bus."""
        self._bus.close()

    def _path(self, name: str) -> str:
        """A name that a program inherited may be that of a session long gone."""
        try:
            return str(self._bus.call(LOGIND, "GetSession", "s", name or "auto")[0])
        except Unanswered:
            if not name:
                raise
            return self._path("")


class BusLock:
    """The lock as any of several tellers has it (presence.Lock).

    `openers`: each gives its teller or raises Unanswered; one that fails is tried again after a minute. `clock`: seconds.
    """

    def __init__(self, openers: Sequence[Callable[[], Teller]], clock: Callable[[], float] = monotonic_s) -> None:
        self._openers, self._clock = openers, clock
        self._tellers: dict[int, Teller] = {}
        self._retry_at = [0.0] * len(openers)
        self._since: float | None = None
        self._asked = 0.0

    def locked_ms(self) -> int | None:
        """For how many milliseconds it has been locked, as far as this was asked; None while it is not, or nobody knows."""
        now = self._clock()
        again = self._since is not None and now - self._asked >= ANEW_S
        if again:
            self._asked = now
        if not any([self._locked(number, now, again) for number in range(len(self._openers))]):
            self._since = None
            return None
        if self._since is None:
            self._since = self._asked = now
        return round((now - self._since) * MS)

    def close(self) -> None:
        """Let go of the buses."""
        for teller in self._tellers.values():
            teller.close()
        self._tellers.clear()

    def _locked(self, number: int, now: float, again: bool) -> bool:
        if number not in self._tellers and now < self._retry_at[number]:
            return False
        try:
            if number not in self._tellers:
                self._tellers[number] = self._openers[number]()
            elif again:
                self._tellers[number].ask()
            return self._tellers[number].locked()
        except Unanswered:
            self._retry_at[number] = now + RETRY_S
            if teller := self._tellers.pop(number, None):
                teller.close()
            return False


class LockAside:
    """A lock asked in a thread of its own (presence.Lock): each question is answered by what the one before found out, and
    starts the next. What was found out holds for ten seconds."""

    def __init__(self, lock: Lock, clock: Callable[[], float] = monotonic_s) -> None:
        self._lock, self._clock = lock, clock
        self._question: BackgroundQuestion[None] = BackgroundQuestion(self._look, limit_s=0)
        self._found: tuple[int | None, float] = (None, 0.0)

    def locked_ms(self) -> int | None:
        """For how many milliseconds it has been locked; None while it is not, or nobody knows. Never waits."""
        self._question.ask()
        locked, found_at = self._found
        old = self._clock() - found_at
        return None if locked is None or old > OLD_S else locked + round(old * MS)

    def close(self) -> None:
        """End the thread."""
        self._question.close()

    def _look(self) -> None:
        self._found = (self._lock.locked_ms(), self._clock())


def find_lock(env: Mapping[str, str], platform: str = sys.platform) -> Lock:
    """Whoever tells of the lock of the screen that the person sits at. Its questions may take a while."""
    if over_ssh(env):
        return NoLock()
    if platform in ELSEWHERE:
        try:
            lock: Lock = import_module(f"ninetyten.adapters.{ELSEWHERE[platform]}").open_lock()
        except (OSError, AttributeError):
            return NoLock()
        return lock
    return BusLock([lambda: open_savers(env), lambda: open_session(env)])


def watch_lock(env: Mapping[str, str], platform: str = sys.platform) -> LockAside:
    """The same for a tick: no question waits, or raises."""
    return LockAside(find_lock(env, platform))


def open_savers(env: Mapping[str, str]) -> Teller:
    """The screen savers of this session. Raises Unanswered without a session bus."""
    return telling(Bus(bus_address(env)), Savers)


def open_session(env: Mapping[str, str]) -> Teller:
    """This session of logind's. Raises Unanswered where there is no logind, or no session."""
    return telling(Bus(system_address(env)), lambda bus: LoginSession(bus, env.get("XDG_SESSION_ID", "")))


def telling(bus: Bus, teller: Callable[[Bus], Teller]) -> Teller:
    """A teller on a bus that is let go of where the teller cannot be had."""
    try:
        return teller(bus)
    except Unanswered:
        bus.close()
        raise
