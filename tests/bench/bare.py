"""What everything of the screen is compared with: a bare Textual app with one Digits widget that changes once a second."""

from __future__ import annotations

from itertools import count

from textual.app import App, ComposeResult
from textual.widgets import Digits


class Bare(App[None]):
    """Counts the seconds, and nothing else."""

    CSS = "Screen { align: center middle; } Digits { width: auto; }"
    BINDINGS = [("q", "quit", "Quit")]  # noqa: RUF012 - as a small app would write it

    def compose(self) -> ComposeResult:
        """One widget."""
        yield Digits("25:00")

    def on_mount(self) -> None:
        """One interval."""
        self.left = count(1499, -1)
        self.set_interval(1.0, self.tick)

    def tick(self) -> None:
        """One second less."""
        minutes, seconds = divmod(next(self.left), 60)
        self.query_one(Digits).update(f"{minutes:02}:{seconds:02}")


if __name__ == "__main__":
    Bare().run()
