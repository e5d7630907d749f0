"""Speaks the steps of a break with whatever speaks on this system. What is said next takes the place of what is still spoken.

The words are passed as an argument or in the environment, never as part of a command.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping

from ninetyten.adapters.hooks import begin, end, finish, in_background
from ninetyten.adapters.terminal import over_ssh

WORDS = "NINETYTEN_WORDS"
"""The variable that holds the words where they cannot be an argument."""
SAPI = f"Add-Type -AssemblyName System.Speech; (New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak($env:{WORDS})"
SPEAKERS: dict[str, tuple[str, ...]] = {
    "linux": ("spd-say", "--wait", "--"),
    "darwin": ("say", "--"),
    "win32": ("powershell", "-NoProfile", "-NonInteractive", "-Command", SAPI),
}
LIMIT_S = 30.0
"""How long one speaker may take; it is ended then."""


def speaker(env: Mapping[str, str], platform: str = sys.platform) -> tuple[str, ...]:
    """Return the command that speaks here, without the words; empty if there is none."""
    name, *arguments = SPEAKERS.get(platform, ("",))
    path = shutil.which(name, path=env.get("PATH")) if name else None
    return (path, *arguments) if path else ()


class SystemVoice:
    """Speaks (ports.Voice): silent without a speaker, and over SSH, where it would be heard at the other end."""

    def __init__(self, env: Mapping[str, str], platform: str = sys.platform) -> None:
        self._env, self._platform = env, platform
        self._command: tuple[str, ...] = () if over_ssh(env) else speaker(env, platform)
        self._turns = threading.Lock()
        self._wanted = 0
        self._speaking: subprocess.Popen[bytes] | None = None

    def say(self, words: str) -> None:
        """Speak the words in place of those before, or be silent if there are none; return at once and never raise."""
        if self._command and (words or self._speaking is not None):
            self._wanted += 1
            turn = self._wanted
            in_background(lambda: self._say(words, turn))

    def _say(self, words: str, turn: int) -> None:
        with self._turns:
            if turn != self._wanted:
                return
            if self._speaking is not None and self._speaking.poll() is None:
                end(self._speaking)
            self._speaking = self._started(words) if words else None
            speaking = self._speaking
        if speaking is not None:
            finish(speaking, LIMIT_S)

    def _started(self, words: str) -> subprocess.Popen[bytes] | None:
        argument = () if self._platform == "win32" else (words,)
        return begin((*self._command, *argument), {**self._env, WORDS: words})


def name_of(command: tuple[str, ...]) -> str:
    """Return the name of the program that speaks."""
    return os.path.basename(command[0]) if command else ""
