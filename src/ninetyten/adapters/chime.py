"""The one sound of our own: a soft chime at the end of a stop's countdown, so that the eyes can stay away (C9); and a tap, softer
still, between the steps of exercises.

Played by whatever player the system has. Over SSH, and where none plays, it is the terminal's bell.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress

from ninetyten.adapters.hooks import in_background, run
from ninetyten.adapters.terminal import over_ssh

_CONTENT = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "content")
CHIME_FILE, TAP_FILE = os.path.join(_CONTENT, "chime.wav"), os.path.join(_CONTENT, "tap.wav")
PLAYERS: dict[str, tuple[tuple[str, ...], ...]] = {
    "linux": (("pw-play",), ("paplay",), ("aplay", "-q")),
    "darwin": (("afplay", "-v", "0.3"),),
}


def players(platform: str, search: str | None) -> list[tuple[str, ...]]:
    """The players of a system that are on the search path `search`, best first, as commands that take a file."""
    known = PLAYERS.get(platform, ())
    return [(path, *arguments) for name, *arguments in known if (path := shutil.which(name, path=search))]


def play_on_windows(path: str) -> bool:
    """Play a file on Windows, in the background; true if it plays."""
    try:
        from winsound import SND_ASYNC, SND_FILENAME, PlaySound  # type: ignore[attr-defined,unused-ignore]

        PlaySound(path, SND_FILENAME | SND_ASYNC)
    except (ImportError, RuntimeError, AttributeError):
        return False
    return True


class SystemChime:
    """Plays the sound (ports.Chime).

    `sound`: `chime` for our own, `bell` for the terminal's, `off`, or the path of a .wav file. `bell` rings the
    terminal's; it may be called from another thread and must not wait.
    """

    def __init__(self, sound: str, bell: Callable[[], None], env: Mapping[str, str], platform: str = sys.platform) -> None:
        self._sound, self._bell, self._env, self._platform = sound, bell, env, platform

    def play(self) -> None:
        """Start the sound and return at once; never raises."""
        self._start(self.play_through)

    def tap(self) -> None:
        """Start the tap and return at once; never raises. It is our own, whatever the sound, but for the bell."""
        self._start(self.tap_through)

    def _start(self, sound: Callable[[], None]) -> None:
        if self._sound == "off":
            return
        if self._sound == "bell" or over_ssh(self._env):
            self._ring()
            return
        in_background(sound)

    def play_through(self) -> None:
        """Play the sound to its end, or ring the bell where it cannot be played. Never raises."""
        self._through(CHIME_FILE if self._sound == "chime" else os.path.expanduser(self._sound))

    def tap_through(self) -> None:
        """Play the tap to its end, or ring the bell where it cannot be played. Never raises."""
        self._through(TAP_FILE)

    def _through(self, path: str) -> None:
        if not self._play_file(path):
            self._ring()

    def _play_file(self, path: str) -> bool:
        """Whether it was played; a player plays anything but a .wav file as noise."""
        if not path.lower().endswith(".wav") or not os.path.isfile(path):
            return False
        if self._platform == "win32":
            return play_on_windows(path)
        return any(run((*player, path), self._env) for player in players(self._platform, self._env.get("PATH")))

    def _ring(self) -> None:
        with suppress(Exception):  # whatever a terminal driver raises, a sound is not worth the session
            self._bell()
