"""What the face needs of the program behind it. `session` gives it; tests give a fake."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ninetyten.config.settings import Settings
    from ninetyten.domain.commands import Command
    from ninetyten.view.picture import Picture


class Reply(Protocol):
    """The answer to a command: was it done, and one short line about it: what happened, or why not."""

    @property
    def ok(self) -> bool:
        """True if it was done."""
        ...

    @property
    def said(self) -> str:
        """`chart 12`, `undone: chart`, or the reason of a refusal."""
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

    def dispatch(self, command: Command) -> Reply:
        """Do what a person asked for."""
        ...

    def picture(self) -> Picture:
        """What the face should show now."""
        ...

    def news(self) -> bool:
        """Whether something happened since the last picture, said here or by another process."""
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
