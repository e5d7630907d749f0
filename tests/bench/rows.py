"""A line of the table, and how it is judged."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """What was measured. `figure`: the ratio that the budget is for; None: it could not be measured, `note` says
    why. `budget` None: it is only shown."""

    name: str
    value: str
    figure: float | None = None
    budget: float | None = None
    note: str = ""

    def __str__(self) -> str:
        verdict = "OVER" if self.over else self.note
        return (
            f"{self.name:<44}{self.value:>12}{self._spelled(self.figure):>10}{self._spelled(self.budget):>9}  {verdict}".rstrip()
        )

    def _spelled(self, figure: float | None) -> str:
        return "-" if figure is None else f"{figure:.2f}"

    @property
    def over(self) -> bool:
        """Whether the budget is exceeded, or could not be judged."""
        return self.budget is not None and (self.figure is None or self.figure > self.budget)


HEAD = f"{'':<44}{'median':>12}{'ratio':>10}{'budget':>9}"
