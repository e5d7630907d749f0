"""Carries out the engine's effects: notices, the chime at its second, hooks. Only the ringer calls it."""

from __future__ import annotations

from collections.abc import Callable

from ninetyten.domain.moment import Instant
from ninetyten.domain.react import Effect, Notify, Ring, RunHook
from ninetyten.domain.state import State
from ninetyten.ports import Chime, Hooks, Notifier


class Ringer:
    """Reaches the outside through a notifier, a chime and hooks. `phrase`: rewords a notice where there is more to say than the
    engine knows."""

    def __init__(self, notifier: Notifier, chime: Chime, hooks: Hooks) -> None:
        self._notifier, self._chime, self._hooks = notifier, chime, hooks
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

    def close(self) -> None:
        """Release what is still in progress."""
        self._notifier.close()
