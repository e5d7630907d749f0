"""The full-screen app: one tick, one picture, one way from a key to a command.

Each tick asks the host for a picture; screens draw it. A key is an action of the table, an action is a command, and
what came of it is in the next picture. Nothing here knows the time of day or a rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.clock import Clock
from textual.driver import Driver
from textual.reactive import var
from textual.screen import Screen
from textual.timer import Timer

from ninetyten.domain import commands
from ninetyten.domain.commands import Command
from ninetyten.ui import pace, signals, table, terminal
from ninetyten.ui.acts import ACTS, told
from ninetyten.ui.burst import Burst
from ninetyten.ui.host import Host
from ninetyten.ui.overlays import arrange, close_cards
from ninetyten.ui.screens.focus import FocusScreen
from ninetyten.ui.screens.page import Card, Faced, Page
from ninetyten.ui.wardrobe import Wardrobe
from ninetyten.ui.widgets.hints import Hint, Hints
from ninetyten.view.actions import ACTIONS
from ninetyten.view.picture import Picture

if TYPE_CHECKING:
    from ninetyten.ui.screens.choice import Answer
    from ninetyten.ui.screens.prompt import PromptScreen
    from ninetyten.ui.screens.rest import RestScreen

DIGITS_STAY = 5.0
"""Seconds that digits typed before a key are kept."""


def _step(breakpoints: Sequence[tuple[int, str]], cells: int) -> str:
    """The class of a size: set beforehand, so that the first frame is not styled twice."""
    return [name for least, name in breakpoints if cells >= least][-1]


def _later(app: App[int], then: Callable[[str], object], answer: str | None) -> None:
    if answer:
        app.call_later(then, answer)


class NinetytenApp(App[int], inherit_bindings=False):
    """Draws `host.picture()` and dispatches what keys and clicks ask for.

    `now`: seconds of a steady clock, for the guards against stray keys; tests give their own.
    """

    CSS_PATH = ["app.tcss", "screens/focus.tcss"]
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (24, "-narrow"), (60, "-normal"), (96, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (7, "-low"), (16, "-short"), (24, "-fair"), (28, "-tall")]
    BINDINGS: list[BindingType] = [
        *table.bindings("app"),
        Binding("ctrl+q", "act('leave')", "leave", id=table.ANYWHERE, show=False, priority=True),
        Binding("ctrl+c", "help_quit", show=False, system=True),
    ]

    picture: var[Picture] = var(Picture(), init=False)
    typed: var[str] = var("", init=False)

    def __init__(self, host: Host, *, now: Callable[[], float] | None = None) -> None:
        self.host = host
        self.wardrobe = Wardrobe(self)
        self.write: terminal.Write | None = None
        super().__init__()
        self.wardrobe.open(host.settings.display.theme)
        self.use_command_palette = True
        self.question: Card[Any] | None = None
        self.rest: RestScreen | None = None
        self.parting = ""
        self.left = False
        self.keys = table.chosen_keys(host.settings.keys)
        self._steady = Clock()
        self._now = now
        self._burst = Burst()
        self._typed_at = 0.0
        self._titled = ""
        self._timer: Timer | None = None
        self._wait = 0.0
        self.set_reactive(NinetytenApp.picture, host.picture())

    def now(self) -> float:
        """Seconds of a steady clock."""
        return self._now() if self._now else self._steady.time

    # The terminal

    def get_driver_class(self) -> type[Driver]:
        """The platform's driver, made to tell its `write`."""
        return terminal.speaking(super().get_driver_class(), self._take_write)

    def _take_write(self, write: terminal.Write) -> None:
        self.write = write

    def write_terminal(self, text: str) -> bool:
        """Send raw text to the terminal, whole, between two frames; false where there is none. On the app's thread only."""
        if self.write is None or not self.is_running or self.is_headless:
            return False
        self.write(text)
        return True

    def get_default_screen(self) -> Screen[Any]:
        """Home. Not a mode: Textual reads all style sheets again for the first screen of one."""
        home = FocusScreen(classes=f"{_step(self.HORIZONTAL_BREAKPOINTS, self.size.width)} {_step(self.VERTICAL_BREAKPOINTS, self.size.height)}")
        return home.data_bind(NinetytenApp.picture, NinetytenApp.typed)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables, for themes that do not set them."""
        return self.wardrobe.defaults()

    def on_mount(self) -> None:
        """Dress, listen for the end, say what is wrong, start the tick."""
        signals.listen(self)
        if not self.host.settings.display.motion:
            self.animation_level = "none"
        self.set_keymap(table.keymap(self.keys))
        self.write_terminal(terminal.SAVE_TITLE)
        self.call_after_refresh(self._say_problems)
        self.beat()
        self.watch_picture(self.picture)

    def _say_problems(self) -> None:
        problems = (*self.host.problems, *self.wardrobe.problems)
        if problems:
            more = "\nninetyten check shows all" if len(problems) > 1 else "\nninetyten check says more"
            self.say(problems[0].splitlines()[0] + more, wrong=True)

    def say(self, text: str, *, wrong: bool = False) -> None:
        """A toast; its text is never read as markup."""
        if text:
            self.notify(text, severity="warning" if wrong else "information", timeout=6, markup=False)

    # The tick

    def beat(self) -> None:
        """One tick: the host first, then the picture, then when to look again."""
        self.host.tick()
        if self.typed and self.now() - self._typed_at >= DIGITS_STAY:
            self.typed = ""
        self.refresh_picture()

    def refresh_picture(self) -> None:
        """Show what is true now."""
        self.picture = self.host.picture()
        wait = pace.SECOND if self.typed else pace.wait(self.picture, focused=self.app_focus)
        if wait != self._wait:
            if self._timer:
                self._timer.stop()
            self._wait, self._timer = wait, self.set_interval(wait, self.beat)

    def watch_picture(self, picture: Picture) -> None:
        """The right screen for it, and the window's title."""
        arrange(self, picture)
        if picture.title != self._titled and self.write_terminal(terminal.title(picture.title)):
            self._titled = picture.title

    def watch_app_focus(self, focus: bool) -> None:
        """In the background it ticks slowly; in front again it shows the time at once."""
        self.host.set_focused(focus)
        if self._timer:
            self.refresh_picture()

    # Keys

    async def on_event(self, event: events.Event) -> None:
        """See keys and pastes before any screen: a burst of typing was meant for another window."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.host.key_pressed()
            if isinstance(self.screen, Faced) and self._burst.key(event.key, self.now()):
                self._void_burst()
                return
        elif isinstance(event, events.Paste) and not event.is_forwarded and isinstance(self.screen, Faced):
            self.say("Something was pasted here; nothing was done.")
            return
        await super().on_event(event)

    def _void_burst(self) -> None:
        acts = self._burst.take_acts(self.now())
        if acts:
            self.host.undo_burst(acts)
        if self._burst.begins:
            self.typed = ""
            close_cards(self)
            self.say(f"That looked like typing for another window: {'what it did is undone' if acts else 'nothing was done'}.")
        self.refresh_picture()

    def on_key(self, event: events.Key) -> None:
        """Digits wait for the key they belong to."""
        if isinstance(self.screen, Page) or self.screen is self.prompt:
            if event.character and event.character in "0123456789":
                self.typed, self._typed_at = (self.typed + event.character)[-4:], self.now()
                self.refresh_picture()
            elif event.key == "escape":
                self.typed = ""

    def typed_means(self) -> str:
        """What the digits will do."""
        (_, chart, _), (_, rest, _) = table.hints(("chart.add", "rest.start"), self.keys, {})
        return f"{chart} charts   {rest} minutes of break   esc clear"

    def action_act(self, name: str) -> None:
        """Do the action of that id; the digits typed before it are its number."""
        number, self.typed = int(self.typed or 0), ""
        if name.startswith("prompt.") and self.prompt is not None and self.prompt.guarded():
            return
        ACTS[name](self, number)

    def on_hints_chosen(self, message: Hints.Chosen) -> None:
        """A hint that was clicked does what its key does."""
        if message.action:
            self.action_act(message.action)

    def command(self, command: Command, *, quiet: bool = False) -> bool:
        """Have it done and show what came of it; true if it was done. A refusal is told, unless `quiet`."""
        reply = self.host.dispatch(command)
        if reply.ok:
            self._burst.acted(self.now())
        self.refresh_picture()
        if reply.ok and told(command):
            self.say(reply.said)
        elif not reply.ok and not quiet:
            self.say(reply.said, wrong=True)
        return reply.ok

    def log_charts(self, count: int) -> None:
        """So many charts of the current type; said aloud where the count is not on the screen."""
        reply = self.host.dispatch(commands.Chart(count))
        if reply.ok:
            self._burst.acted(self.now())
        self.refresh_picture()
        if not reply.ok or not isinstance(self.screen, FocusScreen):
            self.say(reply.said, wrong=not reply.ok)

    # Questions

    @property
    def prompt(self) -> PromptScreen | None:
        """The stop that is showing."""
        from ninetyten.ui.screens.prompt import PromptScreen

        return self.question if isinstance(self.question, PromptScreen) else None

    def ask(self, question: str, answers: Sequence[Answer], then: Callable[[str], object], *, lit: str = "") -> None:
        """Ask over the screen; `then` gets the answer's meaning once the question is gone, and nothing on `escape`."""
        from ninetyten.ui.screens.choice import ChoiceScreen

        self.open(ChoiceScreen(question, answers, lit=lit), then)

    def open(self, card: Card[str], then: Callable[[str], object]) -> None:
        """Put a card over the screen; its answer comes when it has gone, so that `then` may open another."""
        self.push_screen(card, lambda answer: _later(self, then, answer))

    def help(self) -> None:
        """Every key; over a stop, what is known about its exercise."""
        if self.prompt is not None and self.screen is self.prompt:
            self.prompt.explain()
            return
        from ninetyten.ui.screens.help import HelpScreen

        self.push_screen(HelpScreen())

    def choose_theme(self) -> None:
        """Choose a theme, seeing each as it is lit."""
        from ninetyten.ui.screens.choice import ChoiceScreen

        answers = [(str(at), name, name) for at, name in enumerate(self.wardrobe.names(), 1)]
        self.open(ChoiceScreen("How should it look?", answers, lit=self.theme, tried=self.wardrobe.wear), self.wardrobe.wear)

    def leave(self) -> None:
        """Leave; while a block runs, ask what becomes of it."""
        close_cards(self)
        if self.picture.phase not in ("focus", "overtime"):
            self.end("quiet")
            return
        from ninetyten.ui.screens.leave import LeaveScreen

        self.open(LeaveScreen(), self.end)

    def end(self, how: str, code: int = 0) -> None:
        """Close the app; `how` is what `Host.leave` takes."""
        if not self.left:
            self.left = True
            self.parting = self.host.leave(how)
            self.write_terminal(terminal.RESTORE_TITLE)
            self.exit(code, return_code=code)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: every action of the table that makes sense on the face."""
        for action in ACTIONS:
            if action.id in ACTS and action.scope in ("app", "focus") and action.id != "palette":
                yield SystemCommand(action.label, action.help, lambda name=action.id: self.action_act(name))
