"""What a terminal sends, heard: whatever cannot be taken is dropped, and what follows it is heard."""

from __future__ import annotations

import os
import random
import signal
from types import SimpleNamespace

import pytest
from textual import events

from ninetyten.ui import signals, terminal_output
from ninetyten.ui.frame import DEAF_S
from ninetyten.ui.key_parser import LONGEST_PASTE, LOST_END, PATIENCE, KeyParser
from tests.ui.fakes import Face

ALPHABET = "\x1b\x1b\x1b[[[<?;;:0123456789uAM~mRtcIOhl$y Pé\ud800]\x9b\u0663²"
SIZED = "\x1b[?2048;1$y\x1b[48;24;80;480;800t"


def heard(text: str) -> list[str]:
    """The keys, and the names of what is no key."""
    return [message.key if isinstance(message, events.Key) else type(message).__name__ for message in KeyParser().feed(text)]


@pytest.mark.parametrize(
    "odd",
    [
        "\x1b[99;1:3u", "\x1b[1;1:3A", "\x1b[1114112u", "\x1b[99;1;1114112u", "\x1b[5c", "\x1b[?64;1;2c", "\x1b[>0;276;0c",
        "\x1b[8;24;80t", "\x1b[?1u", "\x1b[" + "9" * 60 + "u", "\x1b[48;0;0;0;0t", "\x1b[48;9;99999999;1;1t",
        "\x1b[48;24;80;480;800t",
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_dropped(odd: str) -> None:
    """All of it, and nothing else; one after the other, too."""
    assert heard(f"a{odd}b{odd}{odd}c") == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("\x1b[A\x1b[1;5Bc", ["up", "ctrl+down", "c"]),
        ("\x1b[[Ac", ["f1", "c"]),
        ("\x1bOPc", ["f1", "c"]),
        ("\x1b[3^c", ["ctrl+delete", "c"]),
        ("\x1b[97;1;97uc", ["a", "c"]),
        ("\x1b[I\x1b[<0;5;5Mc", ["AppFocus", "MouseDown", "c"]),
        ("\x1b[200~c\x1b[5cc\x1b[201~c", ["Paste", "c"]),
        (f"{SIZED}\x1b[<0;50;50Mc", ["InBandWindowResize", "Resize", "MouseDown", "c"]),
    ],
)
def test_what_can_be_taken_is(sent: str, keys: list[str]) -> None:
    """As Textual takes it; no key is pressed within what is pasted."""
    assert heard(sent) == keys


def test_a_size_of_nothing_breaks_no_mouse() -> None:
    """The size that was told before it holds."""
    ear = KeyParser()
    for sent in (SIZED, "\x1b[48;0;0;0;0t", "\x1b[99;1:3u"):
        list(ear.feed(sent))
    (pressed,) = ear.feed("\x1b[<0;800;480M")
    assert isinstance(pressed, events.MouseDown)
    assert (pressed.x, pressed.y) == (79, 23)


@pytest.mark.parametrize("seed", range(2))
def test_random_sequences(seed: int) -> None:
    """Thousands of them raise nothing, and after them a key is heard."""
    chance, ear = random.Random(seed), KeyParser()
    for _ in range(2000):
        begins = chance.choice(["", "\x1b[", "\x1b[", "\x1b[48;", "\x1b[<", "\x1bO"])
        for message in ear.feed(begins + "".join(chance.choices(ALPHABET, k=chance.randint(1, 14)))):
            assert not isinstance(message, events.Resize)
    assert [message.key for message in ear.feed("\x1b[201~~~~~c") if isinstance(message, events.Key)][-1:] == ["c"]


def test_a_paste_that_never_ends_is_over_after_a_while() -> None:
    """A few seconds of silence, and keys are heard again."""
    ear = KeyParser()
    assert [*ear.feed("\x1b[200~ab")] == []
    for _ in range(PATIENCE + 1):
        list(ear.tick())
    assert [message.key for message in ear.feed("q") if isinstance(message, events.Key)] == ["q"]


def test_a_paste_that_goes_on_and_on_is_over_at_its_first_pause() -> None:
    """A person's keys have pauses of a second; a slow line has shorter ones. One that is merely long ends where it says, and is
    dropped."""
    ear = KeyParser()
    assert [*ear.feed("\x1b[200~" + "a" * LONGEST_PASTE)] == []
    for _ in range(LOST_END):
        list(ear.tick())
    assert [*ear.feed("b")] == []
    for _ in range(LOST_END + 1):
        list(ear.tick())
    assert [message.key for message in ear.feed("q") if isinstance(message, events.Key)] == ["q"]
    assert heard("\x1b[200~" + "a" * 2 * LONGEST_PASTE + "\x1b[201~c") == ["c"]


@pytest.mark.posix("signals that stop and continue")
async def test_a_stop_is_no_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Continued in the background the app is stopped again before its reader runs; in front it then has its time to begin."""
    reads = [True]
    monkeypatch.setattr(terminal_output, "reads", lambda: reads[0])
    face = Face(tick=60)
    async with face.on():
        assert not face.app.deaf()
        face.app.driven_by = SimpleNamespace(can_suspend=True, resume_application_mode=lambda: None)  # type: ignore[assignment]
        signals.listen(face.app)
        reads[0] = False
        face.clock.advance(60)
        os.kill(os.getpid(), signal.SIGCONT)
        await face.pilot.pause()
        assert not face.app.deaf()
        face.clock.advance(DEAF_S)
        assert face.app.deaf()
