"""The one tick, and the terminal's focus."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual import events

from ninetyten.ui import pace
from ninetyten.ui.app import NinetytenApp
from ninetyten.ui.run import run
from tests.ui.fakes import FOCUS, PROMPT, Face, FakeHost


def test_looked_at_it_ticks_each_second() -> None:
    """So does a stop's countdown, seen or not."""
    assert pace.wait(FOCUS, focused=True) == 1.0
    assert pace.wait(PROMPT, focused=False) == 1.0


def test_in_the_background_it_lands_on_round_seconds() -> None:
    """Steps of five, the first one shorter; upwards in overtime."""
    assert pace.wait(FOCUS.but(clock="52:43"), focused=False) == 3.0
    assert pace.wait(FOCUS.but(clock="52:40"), focused=False) == 5.0
    assert pace.wait(FOCUS.but(clock="−04:13"), focused=False) == 2.0


def test_without_seconds_it_ticks_slowly() -> None:
    """Nothing changes more often than once a minute; an empty clock neither."""
    assert pace.wait(FOCUS.but(clock="53 min", clock_seconds=False), focused=True) == 5.0
    assert pace.wait(FOCUS.but(clock=""), focused=True) == 5.0


async def test_the_host_is_told_of_focus() -> None:
    """Back in front, the time is right at once."""
    face = Face()
    async with face.on():
        face.app.post_message(events.AppBlur())
        await face.pilot.pause()
        face.host.shown = FOCUS.but(line="seen at once")
        face.app.post_message(events.AppFocus())
        await face.pilot.pause()
        assert face.host.focused == [False, True]
        assert "seen at once" in face.text


async def test_a_tick_asks_the_host_first() -> None:
    """Each beat is one tick of the host."""
    face = Face()
    async with face.on():
        before = face.host.ticks
        face.app.beat()
        assert face.host.ticks == before + 1


async def test_in_the_background_the_host_ticks_on_and_news_is_shown() -> None:
    """Nobody looks: the picture waits for its time, or for news; the host does not."""
    face = Face()
    async with face.on():
        face.host.tells = False
        face.host.shown = FOCUS.but(clock="52:40")
        face.app.app_focus = False
        await face.pilot.pause()
        before = face.host.ticks
        face.host.shown = FOCUS.but(line="not yet")
        face.app.beat()
        assert face.app.picture.line != "not yet"
        face.host.tells = True
        face.app.beat()
        assert (face.app.picture.line, face.host.ticks) == ("not yet", before + 2)


async def test_without_a_terminal_nothing_is_written() -> None:
    """Raw text goes to a real terminal or nowhere."""
    face = Face()
    async with face.on():
        assert face.app.write_terminal("\x1b]2;x\x1b\\") is False


def test_run_lends_the_way_to_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever rings gets it before the app runs; however that ends, the host is told, once."""
    lent: list[Callable[[str], object]] = []

    def end_badly(app: NinetytenApp) -> None:
        raise OSError("no terminal")

    monkeypatch.setattr(NinetytenApp, "run", end_badly)
    host = FakeHost()
    with pytest.raises(OSError, match="no terminal"):
        run(host, lent.append)
    assert [write("x") for write in lent] == [False]
    assert host.left == ["quiet"]


def test_run_says_goodbye(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The line of the host is printed once the face has closed, and the exit code is the app's."""
    monkeypatch.setattr(NinetytenApp, "run", lambda app: app.end("watch", 143))
    assert run(FakeHost()) == 143
    assert capsys.readouterr().out == "left: watch\n"
