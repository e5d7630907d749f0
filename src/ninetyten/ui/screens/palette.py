"""Find and do anything by its name: every action with its key, batches of charts, chart types, presets, every setting.

What was done from here last comes first. A number before the words is the number of the action: `25` logs charts, `15 break` is
a break of 15 minutes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.widgets import OptionList

from ninetyten.domain.value import Value
from ninetyten.ui import paint, table
from ninetyten.ui.burst import WINDOW
from ninetyten.ui.screens.page import Card
from ninetyten.ui.widgets.controls import Lines, Typed
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.view.actions import BY_ID, PALETTE
from ninetyten.view.search import search

if TYPE_CHECKING:
    from ninetyten.config.catalog import SettingEntry
    from ninetyten.ui.face import Face

NAME, GROUP, KEY = 26, 14, 8
"""Columns of a name, of its group and of its key."""
FAIR, SPACIOUS = 56, 96
"""From so many columns a line has its group too, and its sentence; in fewer the sentence of the selected line stands below."""
LONGEST = 60
BATCHES = (5, 10, 25)
"""The numbers of charts that are offered where none was typed."""
PAGES = {"body": "body.open", "settings": "settings.open"}
"""What opens the page that an action belongs to."""
NUMBERED = {
    "chart.add": "log {n} charts",
    "rest.start": "break of {n} minutes",
    "rest.lunch": "lunch of {n} minutes",
    "meeting": "meeting of {n} minutes",
    "downtime": "downtime of {n} minutes",
    "away": "away for the last {n} minutes",
    "pause": "pause for {n} minutes",
}
"""What an action is called with a number."""


class Item(Value):
    """One line: its name, group, sentence and key; and what it does: an `action`, with a `number` if one was typed; a `kind` of
    chart to go on with; a `value` for a `setting`; or without one that setting's page."""

    name: str
    group: str
    about: str
    key: str = ""
    action: str = ""
    number: int = 0
    kind: str = ""
    setting: str = ""
    value: str = ""


class Palette(Card[Item]):
    """Gives the chosen item. `recent`: names of items, the last one first."""

    CSS_PATH = "palette.tcss"
    takes_paste = True

    def __init__(self, recent: Sequence[str] = ()) -> None:
        super().__init__()
        self._recent = tuple(recent)
        self._number = 0
        self._settings: list[Item] = []
        self.items = self._all()
        self._field = Typed("", LONGEST)
        self._field.placeholder = "what do you want to do?"
        self._lines = Lines(self._row, len(self.items))
        self._lines.can_focus = False

    def compose(self) -> ComposeResult:
        """Yield the parts, top to bottom."""
        yield self._field
        yield self._lines
        yield Drawn(lambda _, __: [("Nothing matches.", "quiet")], id="nothing")
        yield Drawn(self._about, id="about")
        yield self.voice()
        yield Drawn(self._foot, id="foot", classes="spare")

    def on_mount(self) -> None:
        """Read the settings beside the screen: the first time takes a while."""
        self.query_one("#nothing").display = False
        self.face.run_worker(self._read, thread=True, exit_on_error=False)

    def _read(self) -> None:
        self.face.call_from_thread(self._add, self.face.session.entries())

    def _add(self, entries: Sequence[SettingEntry]) -> None:
        if self.is_ready:
            self._settings = [*_presets(entries), *_settings(entries)]
            self._show()

    def _all(self) -> list[Item]:
        """Return every item, those done last first; after a number only those that take one."""
        if self._number:
            return list(_numbered(self.face, self._number))
        items = (*_actions(self.face), *_batches(self.face), *_kinds(self.face), *self._settings)
        groups, places = (*PALETTE, "presets", "settings"), {name: place for place, name in enumerate(self._recent)}
        return sorted(items, key=lambda item: (places.get(item.name, len(places)), groups.index(item.group)))

    def _show(self) -> None:
        """Show what matches."""
        number, _, words = self._field.value.partition(" ")
        self._number = int(number) if number.isdecimal() and len(number) <= 4 else 0
        self.items = self._all()
        query = words if self._number else self._field.value
        found = search(query, [(item.name, f"{item.about} {item.group}") for item in self.items])
        self.query_one("#nothing").display = not found
        self._lines.display = bool(found)
        if found:
            self._lines.show(found, found[0])

    def takes(self, event: events.Key, now: float) -> bool:
        """Report whether a key is written here; a burst that opened the palette continues in it."""
        return now - self.opened >= WINDOW

    def on_input_changed(self) -> None:
        """Show what matches."""
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Move in the list or close; the field takes all other keys."""
        event.stop()
        moves: dict[str, Callable[[], None]] = {
            "up": self._lines.action_cursor_up,
            "down": self._lines.action_cursor_down,
            "pageup": self._lines.action_page_up,
            "pagedown": self._lines.action_page_down,
        }
        if event.key in ("escape", *self.face.keys["palette"]):
            self.dismiss(None)
        elif event.key in moves and self._lines.display:
            moves[event.key]()

    def on_input_submitted(self) -> None:
        """Choose the selected item."""
        if self._lines.display and self.is_there:
            self.dismiss(self.items[self._lines.selected])

    def on_option_list_option_highlighted(self) -> None:
        """Say what the newly selected item does."""
        self.query_one("#about").refresh()

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Choose on a click."""
        self.on_input_submitted()

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        super().on_resize()
        self._lines.repaint()

    def _row(self, number: int, selected: bool) -> paint.Runs:
        item = self.items[number]
        columns = (self._lines.scrollable_content_region.width if self.is_mounted else self.app.size.width) - 3
        name = NAME if columns >= SPACIOUS else max(columns - KEY - GROUP * (columns >= FAIR) - 1, 1)
        about = columns - NAME - GROUP - KEY - 3 if columns >= SPACIOUS else 0
        return [
            *paint.mark(selected),
            (_cut(item.name, name).ljust(name + 1), "bright" if selected else "quiet"),
            (_cut(item.about, about).ljust(about + 2) if about else "", "quiet"),
            (item.group.ljust(GROUP) if columns >= FAIR else "", "faint"),
            (item.key.rjust(KEY), "strong"),
        ]

    def _about(self, picture: object, columns: int) -> paint.Runs:
        return [(_cut(self.items[self._lines.selected].about, columns), "quiet")] if self._lines.display else []

    def _foot(self, picture: object, columns: int) -> paint.Runs:
        hints = (("enter", "do it"), ("↑ ↓", "select"), ("esc", "close"))
        keys: paint.Runs = [run for key, label in hints for run in ((key, "strong"), (f" {label}   ", "quiet"))]
        more: paint.Runs = [("a number first: ", "quiet"), ("25", "strong"), (" charts, ", "quiet"), ("15 break", "strong")]
        return paint.fitting(columns, [[*keys, *more], keys])


def _actions(face: Face) -> Iterator[Item]:
    for group, names in PALETTE.items():
        for name in names:
            page = PAGES.get(BY_ID[name].scope, "")
            yield Item(BY_ID[name].label, group, BY_ID[name].help, table.path(f"{page} {name}", face.keys), action=name)


def _numbered(face: Face, number: int) -> Iterator[Item]:
    """Yield every action that takes a number with the one that was typed."""
    groups = {name: group for group, names in PALETTE.items() for name in names}
    for name, words in NUMBERED.items():
        about = BY_ID[name].help if name != "chart.add" else "Log them as the current chart type."
        key = f"{number} {table.path(name, face.keys)}".strip()
        yield Item(words.format(n=number), groups[name], about, key, name, number)


def _batches(face: Face) -> Iterator[Item]:
    return (next(_numbered(face, number)) for number in BATCHES)


def _kinds(face: Face) -> Iterator[Item]:
    kinds = face.session.settings.plan.kinds
    for kind in kinds if len(kinds) > 1 else ():
        yield Item(f"code {kind.name}", "charts", f"Switch to this type: {kind.per_hour:g}/hour.", kind=kind.key)


def _presets(entries: Sequence[SettingEntry]) -> Iterator[Item]:
    for entry in entries:
        if entry.key == "prompts.profile" and not entry.fixed:
            for text in entry.texts:
                now = " This is the one in use." if text == entry.text else ""
                yield Item(f"micro-breaks: {text}", "presets", f"{entry.doc}{now}", setting=entry.key, value=text)


def _settings(entries: Sequence[SettingEntry]) -> Iterator[Item]:
    for entry in entries:
        if not entry.waits and not entry.key.startswith("keys."):
            yield Item(entry.label, "settings", f"{entry.words or 'none'}  ·  {entry.group}", setting=entry.key)


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: max(room - 1, 0)]}…"
