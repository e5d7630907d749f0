"""Carries out what the engine orders: notices, the chime at its second, hooks. Only the ringer calls it."""

from __future__ import annotations

from collections.abc import Callable

from ninetyten.domain.moment import Instant
from ninetyten.domain.react import Effect, Notify, Ring, RunHook
from ninetyten.domain.state import State
from ninetyten.ports import Chime, Hooks, Notifier


class Ringer:
    """The world's end of the engine: a notifier, a chime, hooks. `worded`: how a notice is put, where there is more to say than
    the engine knows."""

    def __init__(self, notifier: Notifier, chime: Chime, hooks: Hooks) -> None:
        self._notifier, self._chime, self._hooks = notifier, chime, hooks
        self.phrase: Callable[[Notify], Notify] = lambda notice: notice
        self._sounds: list[Ring] = []

    def perform(self, effect: Effect) -> None:
        """Carry out one effect; a sound of the future is kept until its second."""
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
        """Lead on through exercises: `tap` for the next step, `chime` for what has to be looked at."""
        if sound == "tap":
            self._chime.tap()
        else:
            self._chime.play()

    def close(self) -> None:
        """Let go of what is still under way."""
        self._notifier.close()
