"""Define what screens, acts and dialogues use of the app, so that none of them imports it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from ninetyten.domain.moment import Span
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import Return, Unsaid
from ninetyten.view.picture import Picture

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.screen import Screen

    from ninetyten.config.keymap import Bindings
    from ninetyten.domain.commands import Chart, Command
    from ninetyten.runtime.app_host import AppSession
    from ninetyten.view.studying import TopicList

Meaning = TypeVar("Meaning", bound=str)
Answer = tuple[str, str, Meaning]
"""A key, its words, and what it means."""


class AsOf(Value):
    """A moment in the past: a time of day (`minute` after local midnight, or the one 12 hours later that it can also mean) or
    `ago`. `words` spell it (`10:40`, `15 min ago`)."""

    words: str
    minute: int | None = None
    ago: Span = 0
    afternoon: int | None = None


class Face(Protocol):
    """The app as its parts see it."""

    keys: Bindings
    theme: str
    animation_level: Any
    typed: str
    as_of: str
    remark: Any
    aside: int
    left: bool
    cursor_may_move: bool
    opening: Any

    @property
    def rest(self) -> Any:
        """The break screen, or None."""

    @property
    def session(self) -> AppSession:
        """The session that answers the app."""

    @property
    def picture(self) -> Picture:
        """What is shown now."""

    @property
    def driven_by(self) -> Any:
        """The driver in use."""

    @property
    def screen(self) -> Screen[Any]:
        """The screen in front."""

    @property
    def screen_stack(self) -> Sequence[Screen[Any]]:
        """Every screen, the front one last."""

    @property
    def size(self) -> Size:
        """Columns and lines."""

    def now(self) -> float:
        """Return the seconds of a steady clock."""

    def restart_silence(self) -> None:
        """Measure the silence of the keyboard's reader from now on: it was stopped with us."""

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something on the line that each screen has for it."""

    def list_topics(self, listed: TopicList) -> None:
        """Show the topics of study on that line for a few seconds."""

    def command(self, command: Command, *, quiet: bool = False) -> bool:
        """Carry out a command, show the outcome, and return whether it was done."""

    def come_back(self, how: Return | Unsaid) -> None:
        """End the break and start the next block."""

    def log_charts(self, charts: Chart, day: str = "") -> None:
        """Log charts, of a `day` that is over if there is one; ask first if the count is unlikely (F4)."""

    def front_changed(self) -> None:
        """Bring back the micro-break that stepped aside, once what was opened over it has closed."""

    def say_as_of(self, moment: AsOf) -> None:
        """Backdate the next act to that moment."""

    def forget(self) -> bool:
        """Cancel the backdating; return whether there was any."""

    def typed_means(self) -> str:
        """Return what the typed digits can do."""

    def action_act(self, name: str) -> None:
        """Do the action with that id."""

    def ask(
        self, question: str, answers: Sequence[Answer[Meaning]], then: Callable[[Meaning], object], *, selected: str = ""
    ) -> None:
        """Ask over the screen; `then` gets the meaning of the answer."""

    def open(self, card: Any, then: Callable[[Any], object]) -> None:
        """Put a card over the screen; `then` gets its answer once it has closed."""

    def help(self) -> None:
        """Show the evidence for the exercise, or every key."""

    def stretch(self) -> None:
        """Open a few exercises."""

    def themes(self) -> list[tuple[str, str]]:
        """Return every available theme: its name and its title."""

    def leave(self) -> None:
        """Quit; if a block is running, ask what happens to it."""

    def end(self, how: str, code: int = 0) -> None:
        """Close the app."""

    def refresh(self, *, layout: bool = False) -> Any:
        """Draw everything again."""

    def refresh_picture(self) -> None:
        """Show the current picture."""

    def push_screen(self, screen: Screen[Any], callback: Callable[[Any], None] | None = None) -> Any:
        """Put a screen over the others."""

    def pop_screen(self) -> Any:
        """Take the front screen away."""

    def set_keymap(self, keymap: Any) -> None:
        """Use these keys."""

    def run_worker(self, work: Any, *, thread: bool = False, exit_on_error: bool = True) -> Any:
        """Run in a thread beside the screen."""

    def call_later(self, callback: Callable[..., Any], *args: Any) -> Any:
        """Call a function once the current work is done."""

    def call_from_thread(self, callback: Callable[..., Any], *args: Any) -> Any:
        """Call a function in the app's own thread."""

    def copy_to_clipboard(self, text: str) -> None:
        """Send a text to the clipboard."""

    def action_command_palette(self) -> None:
        """Open the command palette."""
