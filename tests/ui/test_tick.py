"""The one tick, and the terminal's focus."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest
from textual import events
from textual._compositor import LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from ninetyten.ui.app import NinetytenApp, run
from ninetyten.view.picture import Picture
from tests.ui.fakes import FOCUS, PROMPT, STILL, Face, FakeHost


@pytest.mark.parametrize(
    ("picture", "moves"),
    [
        (FOCUS, True),
        (FOCUS.replace(clock="53 min", clock_seconds=False), False),
        (PROMPT.replace(clock_seconds=False), True),
        (STILL.replace(clock_seconds=False), True),
        (Picture(), False),
    ],
)
def test_what_moves_by_the_second(picture: Picture, moves: bool) -> None:
    """A clock with seconds, a stop's countdown and a question that any touch answers; minutes do not."""
    assert picture.moves is moves


async def test_the_host_is_told_of_focus() -> None:
    """Back in front, the time is right at once."""
    face = Face()
    async with face.on():
        face.app.post_message(events.AppBlur())
        await face.pilot.pause()
        face.session.shown = FOCUS.replace(line="seen at once")
        face.app.post_message(events.AppFocus())
        await face.pilot.pause()
        assert face.session.fronts == [False, True]
        assert "seen at once" in face.text


async def test_a_screen_is_painted_once_when_it_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Laid out, fitted to the terminal and filled, and only then painted: the app at its start, and a page over it."""
    painted: list[object] = []
    monkeypatch.setattr(NinetytenApp, "_display", lambda app, screen, update: painted.append(update) if update else None)
    face = Face()
    async with face.on(120, 40):
        await face.pilot.pause(0.1)
        assert [type(update) for update in painted] == [LayoutUpdate]
        painted.clear()
        await face.press("question_mark")
        await face.pilot.pause(0.1)
        assert [type(update) for update in painted].count(LayoutUpdate) == 1


async def test_a_second_renders_only_the_rows_of_the_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    """No other part of the screen is asked."""
    face = Face(FOCUS.replace(clock="53:00"))
    async with face.on():
        asked: dict[str, int] = {}
        render = Widget.render_lines

        def counted(widget: Widget, crop: Region) -> list[Strip]:
            asked[type(widget).__name__] = crop.height
            return render(widget, crop)

        monkeypatch.setattr(Widget, "render_lines", counted)
        monkeypatch.setattr(NinetytenApp, "_display", lambda app, screen, update: None)
        await face.show(FOCUS.replace(clock="52:59"))
        asked.clear()
        await face.show(FOCUS.replace(clock="52:58"))
        await face.pilot.pause(0.1)
        height = asked["Digits"]
        assert asked == {"Digits": height}


async def test_a_tick_asks_the_host_first() -> None:
    """Each beat is one tick of the host."""
    face = Face()
    async with face.on():
        before = face.session.ticks
        face.app.beat()
        assert face.session.ticks == before + 1


async def test_the_day_is_copied_while_the_screen_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """A journal of ten years takes half a second to check; no key waits for that, and what was begun is finished."""
    begun, go_on, made = Event(), Event(), Event()

    def make() -> None:
        begun.set()
        assert go_on.wait(10)
        made.set()

    face = Face()
    async with face.on():
        wanted = [make]
        monkeypatch.setattr(face.session, "backup_to_make", lambda: wanted.pop() if wanted else None)
        face.app.beat()
        assert begun.wait(10)
        await face.press("question_mark")
        assert (face.app.screen is not face.app.screen_stack[0], made.is_set()) == (True, False)
        go_on.set()
    assert made.wait(10)


async def test_without_seconds_the_host_ticks_on_and_news_is_shown() -> None:
    """The picture waits for news; the host does not, from the first second on."""
    face = Face(FOCUS.replace(clock="53 min", clock_seconds=False))
    face.session.tells = False
    async with face.on():
        before = face.session.ticks
        face.session.shown = face.session.shown.replace(line="not yet")
        face.app.beat()
        assert face.app.picture.line != "not yet"
        face.session.tells = True
        face.app.beat()
        assert (face.app.picture.line, face.session.ticks) == ("not yet", before + 2)


async def test_the_tick_begins_though_there_is_no_news() -> None:
    """What was drawn before the first frame may still be right; time goes on all the same."""
    face = Face(FOCUS.replace(clock="53 min", clock_seconds=False), tick=0.01)
    face.session.tells = False
    async with face.on():
        before = face.session.ticks
        for _ in range(100):
            await face.pilot.pause(0.01)
            if face.session.ticks > before:
                break
        assert face.session.ticks > before


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
