"""Hold the picture's frame: the terminal, the theme, and the one tick. `ui.app` handles keys."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.clock import Clock
from textual.driver import Driver
from textual.geometry import Offset
from textual.reactive import var
from textual.screen import Screen
from textual.theme import Theme
from textual.timer import Timer
from textual.widget import StylesCache  # type: ignore[attr-defined]  # where a widget looks for it

from ninetyten.ui import cursor, terminal_output
from ninetyten.ui.color_depth import EVERY
from ninetyten.ui.paint import Remark
from ninetyten.ui.themes import ThemePalette, ThemeStore
from ninetyten.view.picture import Picture

if TYPE_CHECKING:
    from ninetyten.runtime.app_host import AppSession

WIDTHS = ((0, "-tiny"), (24, "-narrow"), (60, "-normal"), (96, "-wide"), (140, "-vast"))
HEIGHTS = ((0, "-flat"), (7, "-low"), (16, "-short"), (24, "-fair"), (28, "-tall"))
"""From how many cells on a screen has which class, for the style sheets."""
DEAF = "ninetyten: the terminal can no longer be read, so the app has closed. What was recorded is kept; start it again.\n"
DEAF_S = 1.5
"""Seconds without anybody who reads the keyboard until that is taken for a fault."""
DIGITS_STAY = 5.0
"""Seconds that digits typed before a key are kept."""
_BY_COLOR: Any = classmethod(StylesCache.get_inner_outer)  # type: ignore[arg-type]


def let_go_of_what_was_drawn() -> None:
    """Remember backgrounds by their colors alone, whichever widget asks.

    Textual 8.2.8 remembers the backgrounds of the last 1,024 widgets by the widget's cache, which holds every line that was
    drawn of it: 4 MB a day of work (Textualize/textual#6665). A release that remembers them by color retires this function.
    """
    StylesCache.get_inner_outer = _BY_COLOR  # type: ignore[method-assign]


class Frame(App[int], inherit_bindings=False):
    """Shows `session.picture()`, tick by tick. `tick`: seconds between two looks at the clock. `now`: seconds of a steady clock,
    for the guards against stray keys; tests give their own. `themes_dir`: the user's themes; by default beside the settings.
    `depth`: how many colors the terminal has."""

    HORIZONTAL_BREAKPOINTS = list(WIDTHS)  # noqa: RUF012 (as the base class has it)
    VERTICAL_BREAKPOINTS = list(HEIGHTS)  # noqa: RUF012 (the same)

    picture: var[Picture] = var(Picture(), init=False)
    typed: var[str] = var("", init=False)
    as_of: var[str] = var("", init=False)
    remark: var[Remark] = var(Remark(), init=False)

    def __init__(
        self,
        session: AppSession,
        *,
        tick: float = 1.0,
        now: Callable[[], float] | None = None,
        themes_dir: str | None = None,
        depth: str = EVERY,
    ) -> None:
        self.session = session
        self.theme_store = ThemeStore(session.settings.display.theme, themes_dir, depth)
        self.driven_by: Driver | None = None
        """The driver of the terminal, once there is one."""
        self._home = threading.get_ident()
        let_go_of_what_was_drawn()
        super().__init__()
        self._disable_notifications = self._disable_tooltips = True  # we use neither; Textual 8.2.8 has no other way
        self.palette = self.theme_store.dress(self)
        self.typed_at = 0.0
        self._second = tick
        self._steady = Clock()
        self._now = now
        self._titled = ""
        self.last_key = ""
        self._cursor_stood = Offset()
        self.opening: Screen[Any] | None = None
        """The screen that is being put on the stack."""
        self.cursor_may_move = True
        """Whether more was painted than the digits of the clock since the cursor was placed."""
        self.settled: Callable[[], None] | None = None
        """Called after the first picture and the first tick."""
        self._beats: Timer | None = None
        self._heard_at: float | None = None
        self.set_reactive(Frame.picture, session.picture())

    def now(self) -> float:
        """Return the seconds of a steady clock."""
        return self._now() if self._now else self._steady.time

    def on_mount(self) -> None:
        """Start the tick."""
        self._post = asyncio.get_running_loop().call_soon_threadsafe
        self.theme_changed_signal.subscribe(self, self._repaint)
        if self.current_theme.ansi:
            self.mutate_reactive(App.ansi_color)  # leave the terminal's own colors alone, as a theme chosen later does
        if not self.session.settings.display.motion:
            self.animation_level = "none"
        self.write_terminal(terminal_output.SAVE_TITLE)
        self.call_after_refresh(self._say_problems)
        self.call_after_refresh(self.beat)
        if self.settled:
            self.call_after_refresh(self.settled)
        self._beats = self.set_interval(self._second, self.beat)
        self.watch_picture(self.picture)

    def push_screen(self, screen: Any, *given: Any, **named: Any) -> Any:
        """Open a screen. From Python 3.12 on Textual sets it up before it is on the stack."""
        self.opening = screen
        try:
            return super().push_screen(screen, *given, **named)
        finally:
            self.opening = None

    # The terminal

    def get_driver_class(self) -> type[Driver]:
        """Return the platform's driver, which hands itself to us when made."""
        return terminal_output.speaking(super().get_driver_class(), self._take_driver)

    def _take_driver(self, driver: Driver) -> None:
        self.driven_by = driver

    def write_terminal(self, text: str) -> bool:
        """Send raw text to the terminal, whole, between two frames; return False if there is none. Never waits; any thread may
        call it."""
        if self.driven_by is None or not self.is_running or self.is_headless:
            return False
        if threading.get_ident() == self._home:
            self.driven_by.write(text)
        else:
            self._post(self.driven_by.write, text)
        return True

    @property
    def cursor_position(self) -> Offset:
        """The cell that Textual leaves the terminal's cursor on after each frame."""
        if self.cursor_may_move:
            self._cursor_stood, self.cursor_may_move = cursor.place(self.screen, self.last_key), False
        return self._cursor_stood

    @cursor_position.setter
    def cursor_position(self, at: Offset) -> None:
        """Ignore what a widget of Textual's own says: where the cursor stands follows from what is shown."""

    def follow(self) -> None:
        """Move the terminal's cursor to where it belongs after a key that changes nothing else on the screen: no frame does."""
        stood, self.cursor_may_move = self._cursor_stood, True
        if self.is_running and self.cursor_position != stood:
            self.write_terminal(terminal_output.move(*self._cursor_stood))

    def deaf(self) -> bool:
        """Report whether the keyboard reader has been gone for DEAF_S. Not at once: for a closed window the system sends a
        signal."""
        if terminal_output.reads():
            self._heard_at = self.now()
        return self._heard_at is not None and self.now() - self._heard_at >= DEAF_S

    def restart_silence(self) -> None:
        """Measure the silence of the reader from now on: it was stopped with us."""
        if self._heard_at is not None:
            self._heard_at = self.now()

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something on the line that each screen has for it, in place of what was said before."""
        if text:
            self.remark = Remark(text, wrong, self.now())

    def _say_problems(self) -> None:
        problems = (*self.session.problems, *self.theme_store.problems)
        if problems:
            self.say(
                f"{problems[0].splitlines()[0]}\nninetyten check {'shows all' if len(problems) > 1 else 'says more'}", wrong=True
            )

    # The theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our own variables, for themes that do not set them."""
        return self.theme_store.defaults()

    def get_css_variables(self) -> dict[str, str]:
        """Return the chosen theme's variables; none before it is on, to avoid computing those of Textual's own."""
        return super().get_css_variables() if self.theme_store.dressed else {}

    def themes(self) -> list[tuple[str, str]]:
        """Return every available theme: its name and its title."""
        return self.theme_store.choices(self, lambda problem: self.say(problem, wrong=True))

    def _repaint(self, theme: Theme) -> None:
        """Repaint everything in the new theme's inks."""
        self.palette = ThemePalette(self.theme_variables)
        for screen in self.screen_stack:
            for part in screen.query("Drawn, Digits"):
                part.refresh()

    def size_classes(self) -> str:
        """Return the first screen's classes: given in advance, so that the first frame is not styled twice."""
        return f"{_step(WIDTHS, self.size.width)} {_step(HEIGHTS, self.size.height)}"

    # The tick

    def beat(self) -> None:
        """Tick the session every time, since other processes act and stops fall due; refresh the picture if it moves by the
        second or there is news."""
        self.session.tick()
        if self.typed and self.now() - self.typed_at >= DIGITS_STAY:
            self.typed = ""
        if self.picture.moves or self.session.news():
            self.refresh_picture()

    def refresh_picture(self) -> None:
        """Show the current picture."""
        self.picture = self.session.picture()

    def watch_picture(self, picture: Picture) -> None:
        """Set the window's title with the picture."""
        if picture.title != self._titled and self.write_terminal(terminal_output.title(picture.title)):
            self._titled = picture.title

    def watch_app_focus(self, focus: bool) -> None:
        """Hide the seconds in the background, and show them at once in front."""
        self.session.set_focused(focus)
        if self._beats:
            self.refresh_picture()


def _step(breakpoints: Sequence[tuple[int, str]], cells: int) -> str:
    return [name for least, name in breakpoints if cells >= least][-1]
