"""The chime, its players and its bell."""

from __future__ import annotations

import sys
import threading
import wave
from pathlib import Path
from types import SimpleNamespace

import pytest

from ninetyten.adapters.chime import CHIME_FILE, TAP_FILE, SystemChime, players

pytestmark = pytest.mark.posix("players are shell scripts here")


class Machine:
    """A search path of made-up players that note what they are given."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._said = folder, folder / "said"
        self.env = {"PATH": str(folder)}
        self.bells = 0

    def add(self, name: str, code: int = 0) -> None:
        """A player that ends with `code`."""
        path = self._folder / name
        path.write_text(f'#!/bin/sh\necho {name} "$@" >> "{self._said}"\nexit {code}\n', encoding="utf-8")
        path.chmod(0o755)

    def bell(self) -> None:
        """Count a bell."""
        self.bells += 1

    def played(self) -> list[str]:
        """What was played, line by line."""
        return self._said.read_text().splitlines() if self._said.exists() else []

    def play(self, sound: str) -> int:
        """Play a sound to its end, and return how often the bell has rung so far."""
        SystemChime(sound, self.bell, self.env, "linux").play_through()
        return self.bells


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine without players."""
    return Machine(tmp_path)


def test_the_shipped_chime_is_short_and_soft() -> None:
    """One second, one channel, never above a third of full scale."""
    with wave.open(CHIME_FILE) as file:
        assert file.getnframes() == file.getframerate()
        assert file.getnchannels() == 1
        samples = memoryview(file.readframes(file.getnframes())).cast("h")
    assert 0.1 * 32767 < max(map(abs, samples)) < 0.34 * 32767
    assert samples[0] == 0
    assert abs(samples[-1]) < 10


def test_the_shipped_tap_is_shorter_and_softer() -> None:
    """It paces exercises and startles no one."""
    with wave.open(TAP_FILE) as file:
        assert file.getnframes() < file.getframerate() / 5
        samples = memoryview(file.readframes(file.getnframes())).cast("h")
    assert 0.05 * 32767 < max(map(abs, samples)) < 0.2 * 32767
    assert (samples[0], abs(samples[-1]) < 400) == (0, True)


def test_a_tap_is_our_own_or_the_bell(machine: Machine) -> None:
    """Whatever file is set as the sound, the tap stays ours; with the sound off, nothing is heard."""
    machine.add("aplay")
    for sound in ("off", "bell"):
        SystemChime(sound, machine.bell, machine.env, "linux").tap()
    SystemChime("mine.wav", machine.bell, machine.env, "linux").tap_through()
    assert (machine.bells, machine.played()) == (1, [f"aplay -q {TAP_FILE}"])


def test_the_first_player_that_works_plays(machine: Machine) -> None:
    """A player without a sound server fails at once: the next one is taken, and no bell rings."""
    machine.add("pw-play", code=1)
    machine.add("aplay")
    assert machine.play("chime") == 0
    assert machine.played() == [f"pw-play {CHIME_FILE}", f"aplay -q {CHIME_FILE}"]


def test_without_a_working_player_the_bell_rings(machine: Machine) -> None:
    """No player, or none that works, means the bell."""
    assert machine.play("chime") == 1
    machine.add("paplay", code=1)
    assert machine.play("chime") == 2


def test_only_wav_files_reach_a_player(machine: Machine, tmp_path: Path) -> None:
    """aplay plays anything else as noise; the bell rings in its place, and for a missing file."""
    machine.add("aplay")
    own, noise = tmp_path / "own.WAV", tmp_path / "noise.ogg"
    own.touch()
    noise.touch()
    assert [machine.play(str(file)) for file in (own, noise, tmp_path / "gone.wav")] == [0, 1, 2]
    assert machine.played() == [f"aplay -q {own}"]


def test_off_is_silent_and_bell_is_the_terminals(machine: Machine) -> None:
    """Two sounds need no player."""
    machine.add("aplay")
    SystemChime("off", machine.bell, machine.env, "linux").play()
    assert machine.bells == 0
    SystemChime("bell", machine.bell, machine.env, "linux").play()
    SystemChime("chime", machine.bell, {**machine.env, "SSH_TTY": "/dev/pts/0"}, "linux").play()
    assert machine.bells == 2
    assert machine.played() == []


def test_playing_does_not_wait_for_the_sound(machine: Machine) -> None:
    """`play` starts the sound in the background, where a failing bell does no harm."""
    rung = threading.Event()

    def bell() -> None:
        rung.set()
        raise OSError("terminal is gone")

    SystemChime("/nowhere.wav", bell, machine.env, "linux").play()
    assert rung.wait(10)


def test_macos_and_windows_have_their_own(monkeypatch: pytest.MonkeyPatch, machine: Machine) -> None:
    """macOS plays softly with afplay; Windows plays by itself, in the background."""
    machine.add("afplay")
    assert players("darwin", machine.env["PATH"]) == [(f"{machine.env['PATH']}/afplay", "-v", "0.3")]
    asked: list[tuple[str, int]] = []
    winsound = SimpleNamespace(SND_FILENAME=0x20000, SND_ASYNC=1, PlaySound=lambda path, flags: asked.append((path, flags)))
    monkeypatch.setitem(sys.modules, "winsound", winsound)
    SystemChime("chime", machine.bell, {}, "win32").play_through()
    assert asked == [(CHIME_FILE, 0x20001)]
    monkeypatch.setitem(sys.modules, "winsound", None)
    SystemChime("chime", machine.bell, {}, "win32").play_through()
    assert machine.bells == 1
