"""What the face needs of the program behind it. `session` gives it; tests give a fake."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ninetyten.config.configuration import SettingEntry
    from ninetyten.config.settings import Settings
    from ninetyten.domain.commands import Command
    from ninetyten.view.body_page import BodyPage
    from ninetyten.view.day_page import DayPage
    from ninetyten.view.picture import Picture, ShownExercise
    from ninetyten.view.plots import InsightsPage


class HostReply(Protocol):
    """The answer to a command: was it done, and one short line about it: what happened, or why not."""

    @property
    def ok(self) -> bool:
        """True if it was done."""
        ...

    @property
    def message(self) -> str:
        """`1 general chart logged; 12 today`, `Undid: 1 general chart`, or the reason of a refusal."""
        ...


class Host(Protocol):
    """The running session, as the face sees it. Every method is synchronous, cheap, and does not raise."""

    @property
    def settings(self) -> Settings:
        """The validated settings; `display`, `keys`, `plan.kinds` and `prompts.guard` are read here."""
        ...

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with configuration, a line each; told once at the start."""
        ...

    def tick(self) -> None:
        """Time has passed."""
        ...

    def dispatch(self, command: Command) -> HostReply:
        """Do what a person asked for."""
        ...

    def picture(self) -> Picture:
        """What the face should show now."""
        ...

    def day_page(self) -> DayPage:
        """The present day, plan and facts, as it stands now."""
        ...

    def insights(self, period: str) -> InsightsPage:
        """What the days of the present `day`, `week` or `month` say. Slow; called in a thread of its own."""
        ...

    @property
    def fresh(self) -> bool:
        """Whether this is the very first run: no settings, nothing in the journal."""
        ...

    def body(self) -> BodyPage:
        """What the weekly checks say, for the person alone. Slow; called in a thread of its own."""
        ...

    def misplaced(self) -> str:
        """What the plan gives to the wrong hour, as a sentence; empty most of the time. Slow; called in a thread of its own."""
        ...

    def given_away(self) -> str:
        """Time given away this week, as a sentence; empty if there is none. Slow; called in a thread of its own."""
        ...

    def entries(self) -> tuple[SettingEntry, ...]:
        """Every setting as it is now, and where that was said."""
        ...

    def wrong(self, key: str, text: str) -> str:
        """Why what was typed for a setting cannot be set; empty if it can."""
        ...

    def change(self, changes: Mapping[str, object]) -> HostReply:
        """Change settings in the person's file: TOML values by dotted key, None for the default."""
        ...

    def try_sound(self, sound: str, /) -> None:
        """Let a sound be heard: `chime`, `bell`, or the path of a file."""
        ...

    def stretch(self) -> tuple[ShownExercise, ...]:
        """A few exercises for this moment, other ones each time."""
        ...

    def sound(self, sound: str) -> None:
        """What leads through exercises is heard: `tap` or `chime`."""
        ...

    def news(self) -> bool:
        """Whether something happened since the last picture, here or in another process, or a minute passed."""
        ...

    def key_pressed(self) -> None:
        """Somebody is there: a key of ours was pressed."""
        ...

    def undo_burst(self, count: int) -> None:
        """Void the last `count` acts: they were typing meant for another window (F)."""
        ...

    def leave(self, how: str) -> str:
        """Prepare the end: `pause`, `watch`, `stop`, or `quiet` (nothing is recorded but the leaving).

        Returns a line to print once the face has closed; it may be empty.
        """
        ...

    def set_focused(self, focused: bool) -> None:
        """Whether the terminal window is in front."""
        ...
