"""What the ringer does with the desktop: it asks it about the person in front of it, and carries out the engine's effects.

Only the ringer asks and rings. Do-not-disturb is read when a stop is about to appear, while one waits that an act may release
(C6), and from then on until it is over; the lock is read at every tick, because a locked screen is an absence (C1).
"""

from __future__ import annotations

from collections.abc import Callable

from ninetyten.domain import commands as c
from ninetyten.domain import events as e
from ninetyten.domain.engine import advance
from ninetyten.domain.moment import SECOND, Instant, Now, Span
from ninetyten.domain.prompts import next_dues
from ninetyten.domain.react import Effect, Notify, Ring, RunHook
from ninetyten.domain.state import State
from ninetyten.ports import Chime, Hooks, Notifier, Voice

AHEAD: Span = 3 * SECOND
"""How long before a due stop do-not-disturb is first asked: some desktops answer slowly, and the tick does not wait."""


class DesktopWatch:
    """The desktop's do-not-disturb and screen lock."""

    def __init__(self) -> None:
        self.hushed: Callable[[], bool | None] = lambda: None
        """Whether the desktop asks for quiet; None if unknown."""
        self.locked: Callable[[], Instant | None] = lambda: None
        """Since when the screen has been locked; None if it is not, or unknown."""
        self._gone: Instant | None = None

    def due_commands(self, state: State, now: Now, *, due: bool) -> list[c.Command]:
        """Return the commands that tell the engine what it does not know yet. `due`: something falls due at `now`, so a stop
        may appear."""
        return [*self._lock(state), *self._hush(state, now, due=due)]

    def _lock(self, state: State) -> list[c.Command]:
        since = self.locked()
        gone = state.interruption.since if state.interruption is not None and state.interruption.what == "away" else None
        if since is not None:
            self._gone = gone
            return [c.LockScreen(since)] if state.running is not None else []
        return [c.UnlockScreen()] if gone is not None and gone == self._gone else []

    def _hush(self, state: State, now: Now, *, due: bool) -> list[c.Command]:
        if state.hushed:
            return [] if self.hushed() else [c.Hush(False)]
        if state.running is not None and any(coming.at - now.at <= AHEAD for coming in next_dues(state)):
            self.hushed()
        shown = next_shown(state, now) if due else None
        waits = state.showing is None and any(stop.returns is None and not stop.held for stop in state.stops)
        return [c.Hush(True, shown)] if (shown is not None or waits) and self.hushed() else []


def next_shown(state: State, now: Now) -> Instant | None:
    """Return when time alone shows a stop, up to now."""
    coming = advance(state, now, now.at, inclusive=True).events
    return next((event.at for event in coming if isinstance(event, e.PromptShown) and event.rung), None)


class Ringer:
    """Reaches the outside through a notifier, a chime, hooks and, if it is to speak, a voice. `phrase`: rewords a notice where
    there is more to say than the engine knows."""

    def __init__(self, notifier: Notifier, chime: Chime, hooks: Hooks, voice: Voice | None = None) -> None:
        self._notifier, self._chime, self._hooks, self._voice = notifier, chime, hooks, voice
        self.phrase: Callable[[Notify], Notify] = lambda notice: notice
        self._sounds: list[Ring] = []

    def perform(self, effect: Effect) -> None:
        """Carry out one effect; keep a future sound until its second."""
        match effect:
            case Notify():
                self._notifier.send(self.phrase(effect))
            case RunHook():
                self._hooks.run(effect.name, effect.facts)
            case Ring():
                self._sounds.append(effect)

    def sound_due(self, state: State, now: Instant) -> None:
        """Play the sounds whose second has come; a stop that was answered before its end stays silent."""
        due = [ring for ring in self._sounds if ring.at <= now]
        self._sounds = [ring for ring in self._sounds if ring.at > now]
        showing = state.showing
        if any(not ring.ends_stop or (showing is not None and showing.countdown_ends == ring.at) for ring in due):
            self._chime.play()

    def lead(self, sound: str) -> None:
        """Pace exercises: `tap` for the next step, `chime` when the person must look at the screen."""
        if sound == "tap":
            self._chime.tap()
        else:
            self._chime.play()

    def speak(self, words: str) -> None:
        """Speak the words of a step, or be silent if there are none."""
        if self._voice is not None:
            self._voice.say(words)

    def close(self) -> None:
        """Release what is still in progress."""
        self.speak("")
        self._notifier.close()
