"""Which idle source is asked, and which one when it dies. The real ones are in tests/e2e/test_idle_*.py."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing

import pytest

from ninetyten.adapters import idle
from ninetyten.adapters.idle import RETRY_S, BackgroundIdle, Source, SourceGone, Sources, find_idle, opener, sources, watch_idle
from ninetyten.config.model import find

SSH = {"SSH_TTY": "/dev/pts/0"}


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the sources that are tried, all of them missing."""
    names: list[str] = []

    def opener(name: str, env: object) -> Callable[[], Source]:
        def open_it() -> Source:
            names.append(name)
            raise SourceGone(name)

        return open_it

    monkeypatch.setattr(idle, "opener", opener)
    return names


@pytest.mark.parametrize(
    ("source", "env", "platform", "order"),
    [
        ("auto", {}, "linux", ["wayland", "mutter", "x11", "tmux", "tty"]),
        ("auto", {}, "darwin", ["macos", "tmux", "tty"]),
        ("auto", {}, "win32", ["windows"]),
        ("auto", {}, "plan9", ["tmux", "tty"]),
        ("auto", SSH, "linux", ["tmux", "tty"]),
        ("auto", SSH, "darwin", ["tmux", "tty"]),
        ("x11", SSH, "linux", ["x11"]),
        ("tty", {}, "linux", ["tty"]),
        ("none", {}, "linux", []),
    ],
)
def test_what_sees_the_whole_desktop_comes_first(
    tried: list[str], source: str, env: dict[str, str], platform: str, order: list[str]
) -> None:
    """Over SSH the desktop is not asked at all, unless it is named."""
    found = find_idle(source, env, platform)
    assert tried == order
    assert (found.name, found.proves_absence, found.idle_ms()) == ("none", False, None)


@pytest.mark.parametrize("look", [find_idle, watch_idle])
def test_an_unknown_source_is_refused_in_words(look: Callable[[str, dict[str, str]], object]) -> None:
    """The refusal names what is allowed."""
    with pytest.raises(ValueError, match=r'"guess" is not known: use one of auto, wayland, mutter, x11, .* none'):
        look("guess", {})


def test_every_name_has_its_module() -> None:
    """Each can be tried here, and says in its own words that it is missing."""
    for name in idle.SOURCES:
        if name not in ("auto", "none", "tty", "windows" if sys.platform == "win32" else "tty"):
            with pytest.raises(SourceGone, match=f"^{name}: "):
                opener(name, {})()


def test_every_name_can_be_set() -> None:
    """The table of settings has the same names."""
    assert find("idle.source").form.options == idle.SOURCES


def test_nothing_is_imported_before_it_is_tried() -> None:
    """The app draws its first frame first."""
    program = (
        "import sys; from ninetyten.adapters.idle import watch_idle; watch_idle('auto', {'DISPLAY': ':0'}, 'linux')\n"
        "print(sorted(name for name in sys.modules if 'idle_' in name or name in ('jeepney', 'Xlib', 'ctypes', 'subprocess')))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=30)
    assert ran.stdout.strip() == "[]"


class Fake:
    """A source that is there while it is `up`, and answers what it is told to."""

    def __init__(self, name: str, answer: int | None = 5, *, proves_absence: bool = True, at_once: bool = False) -> None:
        self.name, self.answer, self.proves_absence, self.at_once = name, answer, proves_absence, at_once
        self.asked_by: list[str] = []
        self.up, self.opened, self.closed = True, 0, 0

    def open(self) -> Source:
        """Open it."""
        self.opened += 1
        if not self.up:
            raise SourceGone(self.name)
        return self

    def idle_ms(self) -> int | None:
        """The answer, while it is up."""
        if not self.up:
            raise SourceGone(self.name)
        self.asked_by.append(threading.current_thread().name)
        return self.answer

    def close(self) -> None:
        """Count it."""
        self.closed += 1


class Desktop:
    """A better and a worse source, and the clock."""

    def __init__(self) -> None:
        self.now = 100.0
        self.better, self.worse = Fake("better", 1), Fake("worse", 2, proves_absence=False)
        self.found = Sources([self.better.open, self.worse.open], lambda: self.now)

    def ask(self) -> tuple[int | None, str, bool]:
        """The answer, and who gives it."""
        answer = self.found.idle_ms()
        return answer, self.found.name, self.found.proves_absence


def test_nothing_is_opened_before_the_first_question() -> None:
    """And a worse source not at all while a better one answers."""
    desktop = Desktop()
    assert desktop.better.opened == 0
    assert [desktop.ask(), desktop.ask()] == [(1, "better", True)] * 2
    assert (desktop.better.opened, desktop.worse.opened) == (1, 0)


def test_a_source_that_dies_gives_way_to_the_next_at_once() -> None:
    """It is closed, the name changes, and after a minute it is tried again."""
    desktop = Desktop()
    assert desktop.ask() == (1, "better", True)
    desktop.better.up = False
    assert desktop.ask() == (2, "worse", False)
    assert desktop.better.closed == 1
    desktop.better.up = True
    desktop.now += RETRY_S - 1
    assert desktop.ask() == (2, "worse", False)
    desktop.now += 1
    assert desktop.ask() == (1, "better", True)
    assert desktop.worse.closed == 1


def test_with_none_left_nothing_is_known_and_each_is_tried_once_a_minute() -> None:
    """Dead sources cost nothing in between."""
    desktop = Desktop()
    desktop.better.up = desktop.worse.up = False
    for _ in range(121):
        assert desktop.ask() == (None, "none", False)
        desktop.now += 1
    assert (desktop.better.opened, desktop.worse.opened) == (3, 3)


def test_a_source_that_cannot_say_just_now_keeps_its_place() -> None:
    """Not knowing is not being dead."""
    desktop = Desktop()
    desktop.better.answer = None
    assert desktop.ask() == (None, "better", True)
    assert desktop.worse.opened == 0


def test_in_the_background_it_is_the_same_but_for_the_thread() -> None:
    """The name is that of the last answer."""
    desktop = Desktop()
    with closing(BackgroundIdle(desktop.found)) as background:
        assert (background.name, background.proves_absence) == ("none", False)
        pause = threading.Event()
        while (answer := background.idle_ms()) is None:
            pause.wait(0.01)
        assert answer == 1
        assert (background.name, background.proves_absence) == ("better", True)


def test_the_names_of_the_setting_are_those_of_the_systems() -> None:
    """Every source tried automatically can be named in the settings."""
    assert {name for order in idle.ORDER.values() for name in order} | {"auto", "none"} == set(idle.SOURCES)
    assert sources("none", {}).look() is None


def test_what_cannot_hang_is_asked_by_the_caller() -> None:
    """Only while no better source is due to be tried: that may take long, and is left to the thread."""
    desktop, own = Desktop(), threading.current_thread().name
    desktop.better.up, desktop.worse.at_once = False, True
    with closing(BackgroundIdle(desktop.found)) as background:
        pause = threading.Event()
        while background.idle_ms() is None:
            pause.wait(0.01)
        asked = len(desktop.worse.asked_by)
        assert (background.idle_ms(), background.name) == (2, "worse")
        assert desktop.worse.asked_by[asked:] == [own]
        desktop.better.up, desktop.now = True, desktop.now + RETRY_S
        while background.idle_ms() != 1:
            pause.wait(0.01)
        assert own not in desktop.better.asked_by


def test_an_error_of_what_cannot_hang_is_no_answer() -> None:
    """The tick goes on, as with what is asked on the thread."""
    desktop = Desktop()
    desktop.better.at_once = True
    assert desktop.ask() == (1, "better", True)
    desktop.better.answer = None
    with closing(BackgroundIdle(desktop.found)) as background:
        assert background.idle_ms() is None
        desktop.better.idle_ms = lambda: 1 // 0  # type: ignore[method-assign]
        assert background.idle_ms() is None


def test_where_nothing_answers_no_thread_is_asked() -> None:
    """Until the minute is over: the tick of a machine without a desktop wakes nobody."""
    desktop = Desktop()
    desktop.better.up = desktop.worse.up = False
    assert desktop.ask() == (None, "none", False)
    assert desktop.found.at_once
    desktop.now += RETRY_S
    assert not desktop.found.at_once
