"""Run the full-screen app: one path from a key to a command, and the questions in between.

A key is an action of the table, an action is a command, and what came of it is in the next picture. Nothing here knows
the time of day or a rule.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, Any, ClassVar, TextIO, TypeVar, cast

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.errors import NoWidget
from textual.screen import Screen
from textual.types import CSSPathType

from ninetyten.domain.commands import Chart, Command, Later, Undo
from ninetyten.domain.vocabulary import Return, Unsaid
from ninetyten.domain.words import counted
from ninetyten.ui import cursor, navigation, signals, table, terminal_output
from ninetyten.ui.acts import ACTS, come_back, is_confirmed, take_kind
from ninetyten.ui.burst import Burst
from ninetyten.ui.changes import change
from ninetyten.ui.color_depth import EVERY, depth_of_terminal
from ninetyten.ui.frame import DEAF, Frame
from ninetyten.ui.navigation import REST, arrange, close_cards, lying, over_card
from ninetyten.ui.paint import Remark
from ninetyten.ui.screens.focus import FocusScreen
from ninetyten.ui.screens.page import Page
from ninetyten.ui.widgets.hints import Hints
from ninetyten.view.actions import BY_ID
from ninetyten.view.picture import Picture

if TYPE_CHECKING:
    from ninetyten.runtime.app_host import AppSession
    from ninetyten.ui.face import Answer, AsOf, Meaning
    from ninetyten.ui.screens.page import Card
    from ninetyten.ui.screens.palette import Item
    from ninetyten.ui.screens.prompt import PromptScreen
    from ninetyten.ui.screens.rest import RestScreen
    from ninetyten.view.studying import TopicList

HERE = os.path.dirname(__file__)
BY_THEMSELVES = ("done", "snooze", "skip", "account")
"""Answers to what the picture asks: they are said of now, whatever the next key is said of."""
PATIENCE_S = 1.0
REMEMBERED = 5
"""How many of the things last done from the palette it shows first."""
FAULT = "ninetyten: an internal error closed the app. What was recorded is kept. Start it again to continue where you left off.\n"
Asked = TypeVar("Asked")


class NinetytenApp(Frame, inherit_bindings=False):
    """Draws what its session shows and dispatches what keys and clicks ask for."""

    CSS_PATH: ClassVar[CSSPathType | None] = [os.path.join(HERE, "app.tcss"), os.path.join(HERE, "screens", "focus.tcss")]
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *table.bindings("app"),
        Binding("ctrl+q", "act('leave')", "leave", id=table.ANYWHERE, show=False, priority=True),
        Binding("ctrl+c", "help_quit", show=False, priority=True),
    ]

    def __init__(
        self,
        session: AppSession,
        *,
        tick: float = 1.0,
        now: Callable[[], float] | None = None,
        themes_dir: str | None = None,
        depth: str = EVERY,
    ) -> None:
        super().__init__(session, tick=tick, now=now, themes_dir=themes_dir, depth=depth)
        self.keys = table.chosen_keys(session.settings.keys)
        self.parting, self.fault = "", ""
        self.left = False
        self.backup = Thread()
        """What makes the day's copies of the journal."""
        self._found: list[str] = []
        """What was last done from the palette, the newest first."""
        self._moment: AsOf | None = None
        self._refusal: Remark | None = None
        """Why the last act was refused; the next key that acts takes it off the line."""
        self.aside = 0
        """The key of the micro-break that a person opened something over; 0 for none."""
        self._burst = Burst()
        self._pressed_at = 0.0
        """When the last key was pressed, however late it is heard: what one key does may keep the next ones waiting."""

    def get_default_screen(self) -> Screen[Any]:
        """Return the main screen. It is not a mode: Textual reads all style sheets again for a mode's first screen."""
        return FocusScreen(classes=self.size_classes()).begin(self)

    def on_mount(self) -> None:
        """Listen for keys and for the end."""
        signals.listen(self)
        self.set_keymap(table.keymap(self.keys))
        if self.session.fresh:
            self.call_later(self._welcome)  # the first picture

    def _welcome(self) -> None:
        if self.picture.phase == "off":
            from ninetyten.ui.screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen())

    def beat(self) -> None:
        """Tick the session, and every page, even covered ones, since a routine under another screen is heard. Slow work that
        nobody waits for begins on a thread."""
        if read := self.session.study_to_read():
            Thread(target=read, name="study", daemon=True).start()  # no worker: that keeps the screen in front alive
        super().beat()
        if make := self.session.backup_to_make():
            self.backup = Thread(target=make, name="backup")
            self.backup.start()
        for page in self.pages:
            page.beat()
        if self.remark.text and self.pages:
            self.pages[-1].speak()
        if self.deaf():
            signals.give_grace(1)
            self.fault = DEAF
            self.end(self.without_us, 1)

    @property
    def pages(self) -> list[Page[Any]]:
        """Our own screens on the stack, the main screen first."""
        return [screen for screen in self.screen_stack if isinstance(screen, Page)]

    def watch_picture(self, picture: Picture) -> None:
        """Open the screens that belong to the picture, and give it to every page."""
        arrange(self, picture)
        for page in self.pages:
            page.picture = picture
        super().watch_picture(picture)

    def front_changed(self) -> None:
        """Bring back the micro-break that stepped aside, once what was opened over it has closed."""
        if self.aside:
            arrange(self, self.picture)

    def watch_typed(self, typed: str) -> None:
        """Pass the digits to every page."""
        for page in self.pages:
            page.typed = typed

    def watch_as_of(self, as_of: str) -> None:
        """Pass the time to every page."""
        for page in self.pages:
            page.as_of = as_of

    def watch_remark(self, remark: Remark) -> None:
        """Pass what is said to every page."""
        for page in self.pages:
            page.remark = remark

    # Keys

    async def on_event(self, event: events.Event) -> None:
        """See keys and pastes before any screen does, to catch a burst of typing meant for another window."""
        if self.left and isinstance(event, events.InputEvent | events.Paste):
            return
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.session.key_pressed()
            self.last_key = event.key
            self.call_after_refresh(self.follow)
            self._pressed_at = self._now() if self._now else event.time
            guarded = isinstance(self.screen, Page) and not self.screen.takes(event, self._pressed_at)
            if guarded and self._burst.key(event.key, self._pressed_at):
                self._void_burst()
                return
        elif isinstance(event, events.MouseDown) and not event.is_forwarded:
            self.session.key_pressed()
            self._burst.clicked()
            self.last_key = self._clicked(event)
            self.call_after_refresh(self.follow)
        elif isinstance(event, events.Paste) and not event.is_forwarded and self._unwanted_paste():
            self.say("Paste ignored: there is nothing to paste into here.")
            return
        await super().on_event(event)

    def _clicked(self, event: events.MouseDown) -> str:
        """Return what the click counts as for the cursor: a move, except into a field."""
        with suppress(NoWidget):
            if self.screen.get_widget_at(event.x, event.y)[0].can_focus:
                return ""
        return cursor.CLICK

    def _unwanted_paste(self) -> bool:
        return isinstance(self.screen, Page) and not self.screen.takes_paste

    def _void_burst(self) -> None:
        acts = self._burst.take_acts(self._pressed_at)
        if acts:
            self.session.undo_burst(acts)
        if self._burst.begins:
            self.typed = ""
            close_cards(self)
            self.say(f"That looked like typing for another window: {'its changes were undone' if acts else 'it was ignored'}.")
        self.refresh_picture()

    def on_key(self, event: events.Key) -> None:
        """Hold digits for the key they belong to; let the main screen's keys work wherever they mean nothing else."""
        if isinstance(self.screen, Page) and self.screen.hears_digits:
            if event.character and event.character in "0123456789":
                self.typed, self.typed_at = (self.typed + event.character)[-4:], self.now()
                self.refresh_picture()
            elif event.key == "escape" and navigation.visited(self) is None:
                self.typed = ""
                self.forget()
            elif name := table.of_the_face(event.key, self.screen.scopes, self.keys):
                self.action_act(name)

    def typed_means(self) -> str:
        """Return what the typed digits can do."""
        (_, chart, _), (_, rest, _) = table.hints(("chart.add", "rest.start"), self.keys, {})
        return f"{chart} charts   {rest} minutes of break   esc clear"

    def action_act(self, name: str) -> None:
        """Do the action with that id; digits typed before its key are its number."""
        number, self.typed = int(self.typed or self._counted(name)), ""
        if self._burst.typing:
            return
        if self.prompt is not None and self.prompt.guarded() and (name.startswith("prompt.") or over_card(self)):
            return
        if self.remark is self._refusal:
            self.remark = Remark()
        ACTS[name](self, number)

    def _counted(self, name: str) -> int:
        """Return the count typed into the break's first question, for a key that means something else there."""
        return self.rest.take_count() if self.rest is self.screen and BY_ID[name].scope != REST else 0

    def on_hints_chosen(self, message: Hints.Chosen) -> None:
        """Do what the clicked hint's key does."""
        if message.action:
            self.action_act(message.action)

    def command(self, command: Command, *, quiet: bool = False) -> bool:
        """Carry out a command, show the outcome, and return whether it was done. A refusal is shown unless `quiet`."""
        moment = self._moment if command.word not in BY_THEMSELVES else None
        if moment is not None:
            from ninetyten.ui import dialogues

            then = dialogues.backdated(command, moment, navigation.day_shown(self))
            if then is None:
                self.say(f"This can't be backdated. Esc clears {moment.words}.", wrong=True)
                return False
            command = then
        reply = self.session.dispatch(command)
        if moment is not None and (reply.ok or not quiet):
            self.forget()
        if reply.ok and not isinstance(command, Undo):
            self._burst.acted(self._pressed_at)
        self.refresh_picture()
        navigation.reread(self)
        if reply.ok and is_confirmed(command):
            self.say(reply.message)
        elif not reply.ok and not quiet:
            word = command.act.word if isinstance(command, Later) else command.word
            self.say(table.in_keys(reply.message, word, self.keys), wrong=True)
            self._refusal = self.remark
        return reply.ok

    def log_charts(self, charts: Chart, day: str = "") -> None:
        """Log charts, of a `day` that is over if there is one; ask first if the count is unlikely (F4)."""
        doubt = "" if charts == Chart() else self.session.doubt(charts, day)
        if doubt:
            answers = (("y", "yes, log them", "y"), ("n", "no", ""))
            self.ask(f"{doubt}. Log them?", answers, lambda yes: self._take_charts(charts, day), selected="")
        else:
            self._take_charts(charts, day)

    def _take_charts(self, charts: Chart, day: str) -> None:
        """Log charts; confirm a count with a toast where it is not on the screen."""
        if (
            self.command(Later(charts, day=day) if day else charts)
            and charts.total is None
            and not isinstance(self.screen, FocusScreen)
        ):
            self.say(f"{counted(charts.count, 'chart')} logged")

    def come_back(self, how: Return | Unsaid) -> None:
        """End the break and start the next block."""
        come_back(self, how)

    def list_topics(self, listed: TopicList) -> None:
        """Show the topics of study on the line that says things; for as long, the key that switches to study takes the next."""
        self.remark = Remark(
            f"Accuracy study: {listed.coming[0]}", at=self.now(), topics=listed, key=table.path("study", self.keys)
        )

    # Saying it later

    def say_as_of(self, moment: AsOf) -> None:
        """Backdate the next act to that moment."""
        self._moment, self.as_of = moment, moment.words

    def forget(self) -> bool:
        """Cancel the backdating; return whether there was any."""
        forgot, self._moment, self.as_of = bool(self.as_of), None, ""
        return forgot

    # Questions

    @property
    def prompt(self) -> PromptScreen | None:
        """The micro-break that is showing, or None."""
        return cast("PromptScreen | None", lying(self, "prompt"))

    @property
    def rest(self) -> RestScreen | None:
        """The break screen, or None outside a break."""
        return cast("RestScreen | None", lying(self, REST))

    def ask(
        self, question: str, answers: Sequence[Answer[Meaning]], then: Callable[[Meaning], object], *, selected: str = ""
    ) -> None:
        """Ask over the screen; `then` gets the answer's meaning once the question has closed. It is not called on `escape`."""
        from ninetyten.ui.screens.choice import ChoiceScreen

        self.open(ChoiceScreen(question, answers, selected=selected), cast("Callable[[str], object]", then))

    def open(self, card: Card[Asked], then: Callable[[Asked], object]) -> None:
        """Put a card over the screen; `then` gets its answer after it has closed, so that it can open another."""

        def answered(answer: Asked | None) -> None:
            if answer is not None and answer != "":
                self.call_later(then, answer)

        navigation.cover(self, card, answered)

    def help(self) -> None:
        """Show the evidence for the exercise on the screen, or every key."""
        if isinstance(self.screen, Page) and self.screen.explain():
            return
        from ninetyten.ui.screens.help import HelpScreen

        navigation.cover(self, HelpScreen())

    def stretch(self) -> None:
        """Open a few exercises; a break already leads through some."""
        if self.rest is not None:
            self.say(f"Your break already has exercises: {table.path('rest.next', self.keys)} shows the next step.")
            return
        from ninetyten.ui.screens.stretch import StretchScreen

        navigation.cover(self, StretchScreen(self.session.stretch()).begin(self))

    def leave(self) -> None:
        """Quit; if a block is running, ask what happens to it."""
        close_cards(self)
        if self.picture.phase not in ("focus", "overtime"):
            self.end("quiet")
            return
        from ninetyten.ui.screens.choice import LeaveScreen

        self.open(LeaveScreen(), self._leave)

    def _leave(self, how: str) -> None:
        if how == "stop":
            from ninetyten.ui.dialogues import close_day

            close_day(self, lambda: self.end("quiet"))
        else:
            self.end(how)

    @property
    def without_us(self) -> str:
        """How to leave when a fault ends the app: a running block keeps ringing."""
        return "quiet" if self.picture.phase == "off" else "watch"

    def end(self, how: str, code: int = 0) -> None:
        """Close the app; `how` is what `AppSession.leave` takes."""
        if not self.left:
            self.left = True
            self.parting = self.session.leave(how)
            self.write_terminal(terminal_output.RESTORE_TITLE)
            self.exit(code, return_code=code)

    def action_help_quit(self) -> None:
        """Say how to quit, unless there is something to copy. Of a card, say the key that it does not take."""
        if self.screen.get_selected_text() or getattr(self.focused, "selected_text", ""):
            raise SkipAction
        self.say(f"{'ctrl+q' if self.screen.is_modal else table.path('leave', self.keys)} quits ninetyten.")

    def action_command_palette(self) -> None:
        """Open the palette, once."""
        from ninetyten.ui.screens.palette import Palette

        if not isinstance(self.screen, Palette):
            self.open(Palette(self._found), self._do_found)

    def _do_found(self, item: Item) -> None:
        """Do what was chosen in the palette, and remember it."""
        self._found = [item.name, *(name for name in self._found if name != item.name)][:REMEMBERED]
        if item.action:
            self.typed = str(item.number or "")
            self.action_act(item.action)
        elif item.kind:
            take_kind(self, item.kind)
        elif item.value:
            change(self, {item.setting: item.value})
        else:
            navigation.show_setting(self, item.setting)


def run(
    session: AppSession,
    lend: Callable[[Callable[[str], object]], object] | None = None,
    tick: float = 1.0,
    settled: Callable[[], None] | None = None,
) -> int:
    """Run until the person leaves or the system ends it; the exit code (0, 128 and the signal's number, or 1 after a fault).

    `lend` is given the way to write raw text to the terminal while the app runs. `tick`: seconds of real time between two
    looks at the clock; less than one for a clock that runs faster. `settled` is called after the first picture and the first
    tick. However it ends, `session.leave` has been called once. An end that nobody asked for is a fault: it is said, and what
    runs rings on.
    """
    app = NinetytenApp(session, tick=tick, depth=depth_of_terminal())
    app.settled = settled
    app.error_console.quiet = True  # its traceback would show what was just typed (E)
    if lend is not None:
        lend(app.write_terminal)
    how = "quiet"
    try:
        app.run()
        how = app.without_us
    finally:
        if not app.left:
            app.left, app.fault = True, FAULT
            app.parting = session.leave(how)
        _finish(app.backup)
    code = app.return_code or 0
    if app.fault or code == 1:
        _tell(sys.stderr, app.fault or FAULT)
        code = code or 1
    if app.parting:
        _tell(sys.stdout, app.parting + "\n")
    return code


def _finish(backup: Thread) -> None:
    """Wait until a backup that was begun is whole; say so if that takes long, as on a drive that does not answer."""
    if backup.is_alive():
        backup.join(PATIENCE_S)
    if backup.is_alive():
        _tell(sys.stderr, "ninetyten: finishing today's backup...\n")
        backup.join()


def _tell(stream: TextIO, text: str) -> None:
    """Write a text; ignore a terminal that is gone."""
    with suppress(OSError):
        stream.write(text)
        stream.flush()
