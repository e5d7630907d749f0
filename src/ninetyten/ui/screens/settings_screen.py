"""Show every setting with its value, source and meaning, and change it in the user's own file.

A setting with few values is chosen from a list, any other is typed and checked with each key; themes and sounds are previewed.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.geometry import Region

from ninetyten.config.configuration import SettingEntry, meant
from ninetyten.config.own_words import kind_key, refuse
from ninetyten.ui import changes, paint, table
from ninetyten.ui.screens.choice import ChoiceScreen
from ninetyten.ui.screens.entry import WriteScreen
from ninetyten.ui.screens.page import Page, Visited
from ninetyten.ui.widgets.drawn import Drawn, Pickable
from ninetyten.ui.widgets.hints import Hint, Hints
from ninetyten.view.picture import Picture

KEY, VALUE = 26, 30
"""Columns of a setting's name and of its value."""
OWN_SOUND = "your own sound file"
GAPS = "Text that may identify a patient is refused, but we can't detect everything, such as:"


class SettingsScreen(Visited):
    """Shows `session.entries()`, by section."""

    kind = "settings"
    CSS_PATH = "settings_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = table.bindings("settings")

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[SettingEntry, ...] = ()
        self.selected = 0

    def compose(self) -> ComposeResult:
        """Yield the parts, top to bottom."""
        yield Drawn(self._header, id="header").data_bind(picture=Page.picture)
        with VerticalScroll(id="column", can_focus=False):
            yield Pickable(self._list, id="list")
        yield Drawn(self._doc, id="doc", classes="spare")
        yield self.voice()
        yield Hints(lambda _: self._offers(), id="hints").data_bind(picture=Page.still)

    def on_mount(self) -> None:
        """Read every setting."""
        self.reload()

    def on_resize(self) -> None:
        """Keep the selected line in sight."""
        super().on_resize()
        self._redraw()

    def reload(self) -> None:
        """Read the settings again; keep the selection."""
        selected = self.entry.key if self.entries else ""
        self.entries = self.face.session.entries()
        self.selected = next(
            (at for at, entry in enumerate(self.entries) if entry.key == selected), min(self.selected, len(self.entries) - 1)
        )
        self._redraw()

    @property
    def entry(self) -> SettingEntry:
        """The selected setting."""
        return self.entries[self.selected]

    def move(self, by: int) -> None:
        """Select another setting."""
        self.selected = min(max(self.selected + by, 0), len(self.entries) - 1)
        self._redraw()

    def turn(self) -> None:
        """Select the first setting of the next section; after the last section, of the first."""
        here = self.entry.section
        after = [at for at, entry in enumerate(self.entries) if at > self.selected and entry.section != here]
        self.selected = after[0] if after else 0
        self._redraw()

    def on_pickable_picked(self, message: Pickable.Picked) -> None:
        """Select the clicked setting; change it if it was already selected."""
        at = self._places().get(message.line)
        if at is not None and at == self.selected:
            self.edit()
        elif at is not None:
            self.selected = at
            self._redraw()

    # Changing

    def edit(self) -> None:
        """Change the selected setting in the way that fits it."""
        entry, face = self.entry, self.face
        if entry.fixed:
            face.say(f"{entry.key} is {entry.fixed}.", wrong=True)
        elif entry.key == "display.theme":
            self._choose([(title, name) for name, title in face.themes()], face.theme, self._preview)
        elif entry.key == "notify.sound":
            options = [(text, text) for text in entry.texts]
            self._choose([*options, (OWN_SOUND, OWN_SOUND)], entry.text, face.session.try_sound)
        elif entry.key == "notes.on" and entry.text == "false":
            self._turn_on_notes()
        elif entry.options == (True, False):
            self._set(entry.key, entry.text == "false")
        elif entry.options:
            self._choose([(text, text) for text in entry.texts], entry.text)
        else:
            self._write()

    def reverse(self, *, redo: bool) -> None:
        """Take back the last change of a setting, or make it again."""
        changes.reverse(self.face, redo=redo)
        self.reload()

    def back_to_default(self) -> None:
        """Remove the setting from the file, so that the default applies."""
        if self.entry.given:
            self._set(self.entry.key, None)
        else:
            self.face.say(f"{self.entry.key} is not in your settings file.")

    def new_kind(self) -> None:
        """Ask for a new chart type: its name, then its rate."""
        below = "A name such as E/M established. Don't enter patient or personal names."
        self.face.open(WriteScreen("Name of the new chart type?", refuse, below, longest=60, own=True), self._rate)

    def _rate(self, name: str) -> None:
        key = f"kinds.{kind_key(name)}"
        card = WriteScreen(
            f"{name}: how many per hour?",
            lambda text: self.face.session.wrong(f"{key}.per_hour", text),
            "The standard rate, in charts per hour.",
            longest=6,
        )
        self.face.open(card, lambda rate: self._change({f"{key}.per_hour": meant(f"{key}.per_hour", rate), f"{key}.name": name}))

    def _choose(self, options: list[tuple[str, str]], selected: str, tried: object = None) -> None:
        answers = [(table.digit(at), words, text) for at, (words, text) in enumerate(options, 1)]
        card = ChoiceScreen(self.entry.doc, answers, selected=selected, tried=tried)  # type: ignore[arg-type]
        self.face.open(card, self._chosen)

    def _chosen(self, text: str) -> None:
        if text == OWN_SOUND:
            self._write()
        else:
            self._set(self.entry.key, next((one for one in self.entry.options if str(one) == text), text))

    def _preview(self, name: str) -> None:
        self.face.theme = name

    def _write(self) -> None:
        entry = self.entry
        first = "" if entry.text in entry.texts else entry.text
        below = f"{entry.doc} Allowed: {entry.allowed.replace(' in quotes', '')}."
        card = WriteScreen(entry.key, lambda text: self.face.session.wrong(entry.key, text), below, first=first, longest=400)
        self.face.open(card, lambda text: self._set(entry.key, meant(entry.key, text)))

    def _turn_on_notes(self) -> None:
        from ninetyten.privacy.guard import KNOWN_GAPS

        answers = [("y", "yes, ask at the end of the day", "yes"), ("n", "no", "")]
        card = ChoiceScreen("Write down what stays open?", answers, below=(GAPS, *(f"· {gap}" for gap in KNOWN_GAPS)))
        self.face.open(card, lambda _: self._set("notes.on", value=True))

    def _set(self, key: str, value: object) -> None:
        self._change({key: value})

    def _change(self, wanted: dict[str, object]) -> None:
        changes.change(self.face, wanted)
        self.reload()

    # Drawing

    def _redraw(self) -> None:
        if not self.is_ready:
            return
        self.query_one("#list").refresh(layout=True)
        self.query_one("#doc").refresh(layout=True)
        self.call_after_refresh(self._reveal)

    def _reveal(self) -> None:
        lines = [line for line, at in self._places().items() if at == self.selected]
        if lines and self.is_ready:
            first = (
                lines[0] - 1 if self.selected == 0 or self.entries[self.selected - 1].section != self.entry.section else lines[0]
            )
            self.query_one("#column").scroll_to_region(Region(0, first, 1, lines[0] - first + 1), animate=False)

    def _places(self) -> dict[int, int]:
        """Return the setting on each line; a section has a heading, and a blank line before it."""
        places, line, section = {}, 0, ""
        for at, entry in enumerate(self.entries):
            if entry.section != section:
                line += 2 if section else 1
                section = entry.section
            places[line] = at
            line += 1
        return places

    def _list(self, picture: Picture, columns: int) -> paint.Runs:
        runs: paint.Runs = []
        section = ""
        for at, entry in enumerate(self.entries):
            if entry.section != section:
                runs += [("\n\n" if section else "", ""), (entry.section, "accent")]
                section = entry.section
            runs += [("\n", ""), *self._line(entry, at == self.selected, columns)]
        return runs

    def _line(self, entry: SettingEntry, selected: bool, columns: int) -> paint.Runs:
        name = entry.key.partition(".")[2]
        value = "" if entry.text == "" else entry.text
        wide = min(KEY, max(columns // 2 - 3, 8))
        left: paint.Runs = [
            ("▸ " if selected else "  ", "accent"),
            (name[:wide].ljust(wide), "bright" if selected else "quiet"),
            (" ", ""),
        ]
        room = max(columns - wide - 3, 4)
        if columns < KEY + VALUE + 12:
            return [*left, (_cut(value, room), "strong" if entry.given else "bright")]
        source = entry.source.partition(" (")[0].rpartition(", ")[2]
        shown = (_cut(value, VALUE).ljust(VALUE + 1), "strong" if entry.given else "bright")
        return [*left, shown, (_cut(source, room - VALUE - 1), "quiet")]

    def _header(self, picture: Picture, columns: int) -> paint.Runs:
        return paint.apart([("settings", "accent")], [(picture.title, "quiet")], columns)

    def _doc(self, picture: Picture, columns: int) -> paint.Runs:
        if not self.entries:
            return []
        entry = self.entry
        description = f"{entry.doc} Default: {entry.usual or 'none'}. Takes effect {entry.when}."
        where = f"{entry.fixed[0].upper()}{entry.fixed[1:]}." if entry.fixed else f"From: {entry.source}."
        return paint.stacked([paint.wrapped(description, "bright", columns), paint.wrapped(where, "quiet", columns)])

    def _offers(self) -> tuple[Hint, ...]:
        return table.in_settings(self.face.keys)


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: max(room - 1, 0)]}…"
