"""The frame around the picture: the terminal, the theme, and the one tick. What keys do is `ui.app`'s."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import App
from textual.clock import Clock
from textual.driver import Driver
from textual.reactive import var
from textual.theme import Theme
from textual.timer import Timer

from ninetyten.domain.visible import visible
from ninetyten.ui import styles_cache, terminal_output
from ninetyten.ui.themes import ThemePalette, ThemeStore
from ninetyten.view.picture import Picture

if TYPE_CHECKING:
    from ninetyten.runtime.app_host import AppSession

WIDTHS = ((0, "-tiny"), (24, "-narrow"), (60, "-normal"), (96, "-wide"))
HEIGHTS = ((0, "-flat"), (7, "-low"), (16, "-short"), (24, "-fair"), (28, "-tall"))
"""From how many cells on a screen has which class, for the style sheets."""
DEAF = "ninetyten: the terminal can no longer be read, so the app has closed. What was recorded is kept; start it again.\n"
DEAF_S = 1.5
"""Seconds without anybody who reads the keyboard until that is taken for a fault."""
DIGITS_STAY = 5.0
"""Seconds that digits typed before a key are kept."""


class Frame(App[int], inherit_bindings=False):
    """Shows `session.picture()`, tick by tick.

    `tick`: seconds between two looks at the clock while somebody looks. `now`: seconds of a steady clock, for the guards
    against stray keys; tests give their own. `themes_dir`: where the user's themes are; by default where settings live.
    """

    HORIZONTAL_BREAKPOINTS = list(WIDTHS)  # noqa: RUF012 (as the base class has it)
    VERTICAL_BREAKPOINTS = list(HEIGHTS)  # noqa: RUF012 (the same)

    picture: var[Picture] = var(Picture(), init=False)
    typed: var[str] = var("", init=False)
    as_of: var[str] = var("", init=False)

    def __init__(
        self, session: AppSession, *, tick: float = 1.0, now: Callable[[], float] | None = None, themes_dir: str | None = None
    ) -> None:
        self.session = session
        self.theme_store = ThemeStore(session.settings.display.theme, themes_dir)
        self.driven_by: Driver | None = None
        """The driver of the terminal, once there is one."""
        self._home = threading.get_ident()
        styles_cache.let_go()
        super().__init__()
        self.palette = self.theme_store.dress(self)
        self.typed_at = 0.0
        self._second = tick
        self._steady = Clock()
        self._now = now
        self._titled = ""
        self._beats: Timer | None = None
        self._heard_at: float | None = None
        self.set_reactive(Frame.picture, session.picture())

    def now(self) -> float:
        """Seconds of a steady clock."""
        return self._now() if self._now else self._steady.time

    def on_mount(self) -> None:
        """Start the tick."""
        self._post = asyncio.get_running_loop().call_soon_threadsafe
        self.theme_changed_signal.subscribe(self, self._repaint)
        if not self.session.settings.display.motion:
            self.animation_level = "none"
        self.write_terminal(terminal_output.SAVE_TITLE)
        self.call_after_refresh(self._say_problems)
        self._beats = self.set_interval(self._second, self.beat)
        self.beat()
        self.watch_picture(self.picture)

    # The terminal

    def get_driver_class(self) -> type[Driver]:
        """The platform's driver, made to tell that it is the one."""
        return terminal_output.speaking(super().get_driver_class(), self._take_driver)

    def _take_driver(self, driver: Driver) -> None:
        self.driven_by = driver

    def write_terminal(self, text: str) -> bool:
        """Send raw text to the terminal, whole, between two frames; false where there is none. From any thread; never waits."""
        if self.driven_by is None or not self.is_running or self.is_headless:
            return False
        if threading.get_ident() == self._home:
            self.driven_by.write(text)
        else:
            self._post(self.driven_by.write, text)
        return True

    def deaf(self) -> bool:
        """Whether nobody reads the keyboard any more. Not at once: where a window was closed, the system says so itself."""
        if terminal_output.reads():
            self._heard_at = self.now()
        return self._heard_at is not None and self.now() - self._heard_at >= DEAF_S

    def say(self, text: str, *, wrong: bool = False) -> None:
        """A toast in place of the one before; its text is never read as markup, nor obeyed by the terminal."""
        if text:
            self.clear_notifications()
            self.notify(visible(text), severity="warning" if wrong else "information", timeout=6, markup=False)

    def _say_problems(self) -> None:
        problems = (*self.session.problems, *self.theme_store.problems)
        if problems:
            self.say(
                f"{problems[0].splitlines()[0]}\nninetyten check {'shows all' if len(problems) > 1 else 'says more'}", wrong=True
            )

    # The theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables, for themes that do not set them."""
        return self.theme_store.defaults()

    def get_css_variables(self) -> dict[str, str]:
        """None before the chosen theme is on: working them out for Textual's own first would be for nothing."""
        return super().get_css_variables() if self.theme_store.dressed else {}

    def themes(self) -> list[tuple[str, str]]:
        """Every theme that can be worn: its name, and what people call it."""
        return self.theme_store.choices(self, lambda problem: self.say(problem, wrong=True))

    def _repaint(self, theme: Theme) -> None:
        """Another theme: every glyph in its new ink."""
        self.palette = ThemePalette(self.theme_variables)
        for screen in self.screen_stack:
            for part in screen.query("Drawn, Digits"):
                part.refresh()

    def size_classes(self) -> str:
        """The classes the first screen will have: given beforehand, so that the first frame is not styled twice."""
        return f"{_step(WIDTHS, self.size.width)} {_step(HEIGHTS, self.size.height)}"

    # The tick

    def beat(self) -> None:
        """One tick: the host each time, for others may have spoken and stops fall due; the picture while it moves by the
        second, or when there is news."""
        self.session.tick()
        if self.typed and self.now() - self.typed_at >= DIGITS_STAY:
            self.typed = ""
        if self.picture.moves or self.session.news():
            self.refresh_picture()

    def refresh_picture(self) -> None:
        """Show what is true now."""
        self.picture = self.session.picture()

    def watch_picture(self, picture: Picture) -> None:
        """The window's title goes with the picture."""
        if picture.title != self._titled and self.write_terminal(terminal_output.title(picture.title)):
            self._titled = picture.title

    def watch_app_focus(self, focus: bool) -> None:
        """In the background there are no seconds to see; in front again they are there at once."""
        self.session.set_focused(focus)
        if self._beats:
            self.refresh_picture()


def _step(breakpoints: Sequence[tuple[int, str]], cells: int) -> str:
    return [name for least, name in breakpoints if cells >= least][-1]
