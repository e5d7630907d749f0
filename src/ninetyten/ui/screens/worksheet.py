"""Fill in a worksheet on one card: a list of fields in which digits go to the selected one."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from ninetyten.ui import paint, table
from ninetyten.ui.screens.page import Asking
from ninetyten.ui.widgets.controls import Lines
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.view.audit_sheets import DIGITS, NO_KIND, AuditSheet, RebuttalSheet
from ninetyten.view.picture import Picture

Filled = TypeVar("Filled", AuditSheet, RebuttalSheet)
LABEL = 14
"""The width of the labels."""
LAST = (("enter", "log"), ("esc", "cancel"))
"""The keys that close the card."""


class SheetScreen(Asking[Filled], Generic[Filled]):
    """Asks for a sheet to be filled in, and gives it on `enter` unless something is wrong with it. Gives None on `escape`."""

    answered_with = "0123456789/ -,.:of"
    keys: tuple[tuple[str, str], ...] = ()
    """Keys of its own, and what they are for."""

    def __init__(self, question: str, sheet: Filled) -> None:
        super().__init__()
        self.add_class("wide")
        self.sheet: Filled = sheet
        self._question, self._refused = question, False
        self._list = Lines(self._row, len(sheet.rows), picks=False)

    def compose(self) -> ComposeResult:
        """Yield the parts, top to bottom."""
        with Vertical(id="centre"):
            yield Drawn(lambda _, __: [(self._question, "strong")], id="question")
            yield self._list
            yield Drawn(self._result, id="below")
            yield Drawn(self._keys, id="escape")

    @property
    def name_selected(self) -> str:
        """The name of the selected field."""
        return self.sheet.rows[self._list.selected].name

    def on_key(self, event: events.Key) -> None:
        """Fill in or move; the list handles arrows up and down, and `enter`."""
        event.stop()
        if event.key == "escape":
            self.dismiss(None)
        elif event.key == "tab":
            self._list.action_cursor_down()
        elif event.key == "shift+tab":
            self._list.action_cursor_up()
        else:
            self.pressed(event.key, event.character or "")

    def pressed(self, key: str, character: str) -> None:
        """Fill in the selected field."""
        name = self.name_selected
        if key in ("left", "right"):
            self.fill(self.sheet.turned(name, 1 if key == "right" else -1))
        elif key == "backspace":
            self.fill(self.sheet.erased(name))
        elif character and character in self.answered_with:
            self.fill(self.sheet.typed(name, character))

    def on_option_list_option_selected(self) -> None:
        """Give the sheet, or say what is wrong with it and select the field."""
        if not self.sheet.wrong:
            self.dismiss(self.sheet)
            return
        self._refused = True
        self._list.select(self._place(self.sheet.wrong))
        self.query_one("#below").refresh(layout=True)

    def fill(self, sheet: Filled) -> None:
        """Show the sheet as it is filled in now; the selected field stays selected."""
        name, fields = self.name_selected, len(self.sheet.rows)
        self.sheet, self._refused = sheet, False
        if len(sheet.rows) == fields:
            self._list.repaint()
        else:
            self._list.show(range(len(sheet.rows)), self._place(name))
        self.query_one("#below").refresh(layout=True)

    def _place(self, name: str) -> int:
        """Return the place of a field, the first one for a field that is gone."""
        return next((at for at, row in enumerate(self.sheet.rows) if row.name == name), 0)

    def _row(self, number: int, selected: bool) -> paint.Runs:
        row = self.sheet.rows[number]
        text = self.sheet.text(row.name)
        typed = selected and not row.turns
        cursor: paint.Runs = [paint.TYPED, ("▏", "accent")] if typed else [(" ", "")]
        runs: paint.Runs = [*paint.mark(selected), (row.label.ljust(LABEL), "bright" if selected else "quiet")]
        if row.words:
            return [*runs, (text.rjust(DIGITS), "strong"), *cursor, (row.words, "bright" if selected or text else "quiet")]
        return [*runs, (text, "strong"), *cursor, ("← →" if selected and row.turns else "", "quiet")]

    def _result(self, picture: Picture, columns: int) -> paint.Runs:
        ink = "overtime" if self._refused else "quiet" if self.sheet.wrong else "bright"
        return paint.stacked([paint.wrapped(line, ink, columns) for line in self.sheet.comes_to], close=True)

    def _keys(self, picture: Picture, columns: int) -> paint.Runs:
        ways = ((("↑ ↓", "select"), *self.keys, *LAST), (*self.keys, *LAST), LAST)
        told: list[paint.Runs] = [
            paint.between([[(key, "strong"), (f" {words}", "quiet")] for key, words in way], 3) for way in ways
        ]
        return paint.fitting(columns, told)


class AuditScreen(SheetScreen[AuditSheet]):
    """Asks for an audit's worksheet."""

    def __init__(self, sheet: AuditSheet) -> None:
        self.keys = (*((("k", "chart type"),) if len(sheet.kinds) > 1 else ()), ("b", "basis"))
        super().__init__("What did the audit find?", sheet)

    def pressed(self, key: str, character: str) -> None:
        """Choose the chart type or the basis from any field."""
        if key == "b":
            self.fill(self.sheet.turned("basis", 1))
        elif key == "k" and len(self.sheet.kinds) > 1:
            answers = [(table.digit(at), name, f"={key}") for at, (key, name) in enumerate(self.sheet.kinds, 1)]
            of = f"={self.sheet.kind}"  # an empty answer is `escape`
            self.face.ask("The audit was of which chart type?", [*answers, ("0", NO_KIND, "=")], self._choose, selected=of)
        else:
            super().pressed(key, character)

    def _choose(self, kind: str) -> None:
        self.fill(self.sheet.replace(kind=kind.removeprefix("=")))
