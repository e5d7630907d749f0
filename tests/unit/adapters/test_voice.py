"""The voice: what speaks where, one thing at a time, and never anything that waits."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ninetyten.adapters import voice
from ninetyten.adapters.voice import SAPI, WORDS, SystemVoice, name_of, speaker
from tests.e2e.conftest import eventually

pytestmark = pytest.mark.skipif(os.name != "posix", reason="speakers are shell scripts here")


class Mouth:
    """A search path with one made-up speaker, which notes when it begins and ends, and what it is given."""

    def __init__(self, folder: Path, name: str, seconds: float = 0) -> None:
        self._said = folder / "said"
        self.path = folder / name
        said = f'echo "$@" ${WORDS} >> "{self._said}"'
        self.path.write_text(f'#!/bin/sh\n{said}\n/bin/sleep {seconds} && echo end >> "{self._said}"\n', encoding="utf-8")
        self.path.chmod(0o755)
        self.env = {"PATH": str(folder)}

    def said(self) -> list[str]:
        """What was said, line by line."""
        return self._said.read_text(encoding="utf-8").splitlines() if self._said.exists() else []


@pytest.fixture
def slow(tmp_path: Path) -> Iterator[Mouth]:
    """A speaker that hangs, once it has begun."""
    mouth = Mouth(tmp_path, "spd-say", 60)
    yield mouth


@pytest.mark.parametrize(
    ("platform", "name", "said"),
    [
        ("linux", "spd-say", "--wait -- Stand up; $(no shell) 'é'"),
        ("darwin", "say", "-- Stand up; $(no shell) 'é'"),
        ("win32", "powershell", f"-NoProfile -NonInteractive -Command {SAPI}"),
    ],
)
def test_each_platform_has_its_speaker(tmp_path: Path, platform: str, name: str, said: str) -> None:
    """The words are an argument or in the environment, and never part of a command."""
    words = "Stand up; $(no shell) 'é'"
    mouth = Mouth(tmp_path, name)
    spoken = SystemVoice(mouth.env, platform)
    spoken.say(words)

    assert eventually(lambda: "end" in mouth.said())
    assert mouth.said()[0] == f"{said} {words}"
    assert name_of(speaker(mouth.env, platform)) == name


def test_the_next_step_takes_the_place_of_the_one_before(slow: Mouth) -> None:
    """A speaker that hangs is ended, not waited for."""
    spoken = SystemVoice(slow.env, "linux")
    spoken.say("Stand up.")
    assert eventually(lambda: len(slow.said()) == 1)
    first = spoken._speaking  # noqa: SLF001 (the process itself)
    spoken.say("Walk.")

    assert eventually(lambda: len(slow.said()) == 2)
    assert first is not None
    assert eventually(lambda: first.poll() is not None)
    spoken.say("")
    second = spoken._speaking  # noqa: SLF001 (the process itself)
    assert eventually(lambda: second is None or second.poll() is not None)
    assert "end" not in slow.said()


def test_a_speaker_that_never_ends_is_ended(slow: Mouth, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the limit, although nothing else is said."""
    monkeypatch.setattr(voice, "LIMIT_S", 0.05)
    spoken = SystemVoice(slow.env, "linux")
    spoken.say("Stand up.")
    assert eventually(lambda: len(slow.said()) == 1 and (it := spoken._speaking) is not None and it.poll() is not None)  # noqa: SLF001


@pytest.mark.parametrize("more", [{"SSH_CONNECTION": "1 2 3 4"}, {"PATH": "/nowhere"}], ids=["over SSH", "nothing speaks"])
def test_it_is_silent_where_nobody_could_hear_it(slow: Mouth, monkeypatch: pytest.MonkeyPatch, more: dict[str, str]) -> None:
    """Over SSH it would be heard at the other end."""
    monkeypatch.setattr(voice, "in_background", lambda work: pytest.fail("it speaks"))
    SystemVoice({**slow.env, **more}, "linux").say("Stand up.")


def test_silence_asked_of_silence_starts_nothing(slow: Mouth, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that closes says so each time."""
    monkeypatch.setattr(voice, "in_background", lambda work: pytest.fail("it speaks"))
    SystemVoice(slow.env, "linux").say("")


def test_another_system_has_none() -> None:
    """It is not an error."""
    assert speaker({"PATH": "/bin"}, "plan9") == ()
    assert name_of(()) == ""
