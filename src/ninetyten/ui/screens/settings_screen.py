"""Show the settings as sentences, in folded groups with what people change first on top, and change them in the user's own file.

A setting with few values is chosen from a list, any other is typed and checked with each key; themes and sounds are previewed.
A search shows the settings that it finds, those too that few people need and that are in no group until they are set.
"""

from __future__ import annotations

import textwrap
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.geometry import Region

from ninetyten.config.catalog import GROUPS, SettingEntry, meant, said_for
from ninetyten.config.own_words import kind_key, refuse
from ninetyten.domain.value import Value
from ninetyten.ui import changes, paint, table
from ninetyten.ui.burst import WINDOW
from ninetyten.ui.screens.choice import ChoiceScreen
from ninetyten.ui.screens.entry import WriteScreen
from ninetyten.ui.screens.page import Page, Visited
from ninetyten.ui.widgets.controls import Typed
from ninetyten.ui.widgets.drawn import Drawn, Pickable
from ninetyten.ui.widgets.hints import Hint, Hints
from ninetyten.view.picture import Picture
from ninetyten.view.search import search

GROUP, LABEL, VALUE = 25, 42, 30
"""Columns of a group's name, of a setting's label and of its value."""
KEYS = "Keys"
"""The group whose settings a search shows last: every action has one."""
SOME = 18
"""Columns; what is in a group is left out where there are fewer."""
LONGEST_SEARCH = 40
OWN_SOUND = "your own sound file"
RATE_HELP = "Charts per hour such as 12, per day such as 96/day or 100 in 7.5 h, or minutes each such as 5 min."
GAPS = "Text that may identify a patient is refused, but we can't detect everything, such as:"


class Row(Value):
    """A line of the list: a setting, or without one the heading of its group."""

    group: str
    entry: SettingEntry | None = None

    @property
    def key(self) -> str:
        """What keeps it selected while the list changes."""
        return self.entry.key if self.entry else self.group


class SettingsScreen(Visited):
    """Shows `session.entries()`, by group."""

    kind = "settings"
    CSS_PATH = "settings_screen.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = table.bindings("settings")

    def __init__(self, wanted: str = "") -> None:
        super().__init__()
        self.entries: tuple[SettingEntry, ...] = ()
        self.rows: list[Row] = []
        self.selected = 0
        self._wanted = wanted
        self._open: set[str] = set()
        self._field = Typed("", LONGEST_SEARCH, id="search")
        self._field.placeholder = f"{table.path('find', self.face.keys)}  search the settings"

    def compose(self) -> ComposeResult:
        """Yield the parts, top to bottom."""
        yield Drawn(self._header, id="header").data_bind(picture=Page.picture)
        yield self._field
        with VerticalScroll(id="column", can_focus=False):
            yield Pickable(self._list, id="list")
        yield Drawn(self._doc, id="doc", classes="spare")
        yield self.voice()
        yield Hints(lambda _: self._offers(), id="hints").data_bind(picture=Page.still)

    def on_mount(self) -> None:
        """Read every setting."""
        self.reload()
        if self._wanted:
            self.go_to(self._wanted)

    def on_resize(self) -> None:
        """Keep the selected line in sight."""
        super().on_resize()
        self._redraw()

    def reload(self) -> None:
        """Read the settings again; keep the selection."""
        self.entries = self.face.session.entries()
        self._arrange()

    def go_to(self, key: str) -> None:
        """Open the group of a setting and select it; one that waits in no group is searched for."""
        entry = next((entry for entry in self.entries if entry.key == key), None)
        if entry is not None and entry.waits:
            self._field.value = entry.label
        elif entry is not None:
            self._open.add(entry.group)
        self._arrange(key)

    def _arrange(self, selected: str = "") -> None:
        """List what belongs on the screen; `selected`: the key to select, else the one that was."""
        selected = selected or (self.rows[self.selected].key if self.rows else "")
        self.rows = self._found() if self._field.value.strip() else self._grouped()
        keys = [row.key for row in self.rows]
        self.selected = keys.index(selected) if selected in keys else min(self.selected, max(len(keys) - 1, 0))
        self._redraw()

    def _grouped(self) -> list[Row]:
        rows = []
        for group, _, _ in GROUPS:
            own = [entry for entry in self.entries if entry.group == group and not entry.waits]
            rows += [Row(group)] if own else []
            rows += [Row(group, entry) for entry in own] if group in self._open else []
        return rows

    def _found(self) -> list[Row]:
        lines = [
            ("" if entry.group == KEYS else entry.label, f"{entry.label} {entry.key} {entry.doc} {entry.group}")
            for entry in self.entries
        ]
        return [Row(self.entries[at].group, self.entries[at]) for at in search(self._field.value, lines)]

    @property
    def entry(self) -> SettingEntry | None:
        """The selected setting, or None on a heading."""
        return self.rows[self.selected].entry if self.rows else None

    def move(self, by: int) -> None:
        """Select another line."""
        self.selected = min(max(self.selected + by, 0), max(len(self.rows) - 1, 0))
        self._redraw()

    def turn(self) -> None:
        """Select the next heading; after the last one, the first."""
        headings = [at for at, row in enumerate(self.rows) if row.entry is None]
        self.selected = next((at for at in headings if at > self.selected), headings[0] if headings else self.selected)
        self._redraw()

    def on_pickable_picked(self, message: Pickable.Picked) -> None:
        """Select the clicked line; open it if it was selected already, or is a heading."""
        if message.line < len(self.rows):
            again, self.selected = message.line == self.selected, message.line
            if again or self.entry is None:
                self.edit()
            self._redraw()

    # Searching

    @property
    def searching(self) -> bool:
        """Whether keys are written into the search."""
        return self._field.has_focus

    def find(self) -> bool:
        """Write into the search."""
        self._field.focus()
        return True

    def takes(self, event: events.Key, now: float) -> bool:
        """Report whether a key is written into the search."""
        return self.searching and now - self.opened >= WINDOW

    def on_key(self, event: events.Key) -> None:
        """Move and choose while the search is written; `escape` clears it."""
        moves = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10}
        if event.key == "escape" and (self.searching or self._field.value):
            self.set_focus(None)
            self._field.value = ""
        elif self.searching and event.key in moves:
            self.move(moves[event.key])
        elif not (self.searching and event.key == "tab"):
            return
        event.stop()
        event.prevent_default()

    def on_input_changed(self) -> None:
        """Show what is found."""
        self.selected = 0 if self._field.value else self.selected
        self._arrange()

    def on_input_submitted(self) -> None:
        """Change the selected setting."""
        self.set_focus(None)
        if self.rows:
            self.edit()

    def on_descendant_focus(self) -> None:
        """Offer the keys of the search."""
        self._redraw()

    on_descendant_blur = on_descendant_focus

    # Changing

    def edit(self) -> None:
        """Open or fold the selected group, or change the selected setting in the way that fits it."""
        entry, face = self.entry, self.face
        if entry is None:
            self._open ^= {self.rows[self.selected].group} if self.rows else set()
            self._arrange()
        elif entry.fixed:
            face.say(f"{entry.label} is {entry.fixed}.", wrong=True)
        elif entry.key == "display.theme":
            self._choose(entry, [(title, name) for name, title in face.themes()], face.theme, self._preview)
        elif entry.key == "notify.sound":
            options = [(text, text) for text in entry.texts]
            self._choose(entry, [*options, (OWN_SOUND, OWN_SOUND)], entry.text, face.session.try_sound)
        elif entry.key == "notes.on" and entry.text == "false":
            self._turn_on_notes()
        elif entry.options == (True, False):
            self._set(entry.key, entry.text == "false")
        elif entry.options:
            self._choose(entry, list(zip(entry.choices, entry.texts, strict=True)), entry.text)
        else:
            self._write(entry)

    def reverse(self, *, redo: bool) -> None:
        """Take back the last change of a setting, or make it again."""
        changes.reverse(self.face, redo=redo)
        self.reload()

    def back_to_default(self) -> None:
        """Remove the selected setting from the file, so that the default applies."""
        entry = self.entry
        if entry is not None and entry.given:
            self._change(dict.fromkeys(entry.sets))
        elif entry is not None:
            self.face.say(f"{entry.label} is not in your settings file.")

    def new_kind(self) -> None:
        """Ask for a new chart type: its name, then its rate."""
        below = "A name such as E/M established. Don't enter patient or personal names."
        self.face.open(WriteScreen("Name of the new chart type?", refuse, below, longest=60, own=True), self._rate)

    def _rate(self, name: str) -> None:
        key = f"kinds.{kind_key(name)}"
        card = WriteScreen(
            f"{name}: what is your quota?",
            lambda text: self.face.session.wrong(f"{key}.per_hour", text),
            RATE_HELP,
            longest=40,
        )
        self.face.open(card, lambda rate: self._add_kind(key, name, rate))

    def _add_kind(self, key: str, name: str, rate: str) -> None:
        """Add a chart type beside those there are; a file that names none has the usual one, which would go."""
        settings = self.face.session.settings
        changes: dict[str, object] = {}
        if not any(given.startswith("kinds.") for given, _ in settings.given):
            for kind in settings.plan.kinds:
                changes |= {f"kinds.{kind.key}.per_hour": kind.per_hour, f"kinds.{kind.key}.name": kind.name}
        if self._change({**changes, f"{key}.per_hour": meant(f"{key}.per_hour", rate), f"{key}.name": name}):
            self.face.say(f"Chart type added: {name}, {rate}")

    def _choose(self, entry: SettingEntry, options: list[tuple[str, str]], selected: str, tried: object = None) -> None:
        answers = [(table.digit(at), words, text) for at, (words, text) in enumerate(options, 1)]
        card = ChoiceScreen(entry.doc, answers, selected=selected, tried=tried)  # type: ignore[arg-type]
        self.face.open(card, lambda text: self._chosen(entry, text))

    def _chosen(self, entry: SettingEntry, text: str) -> None:
        if text == OWN_SOUND:
            self._write(entry)
        else:
            self._set(entry.key, next((one for one in entry.options if str(one) == text), text))

    def _preview(self, name: str) -> None:
        self.face.theme = name

    def _write(self, entry: SettingEntry) -> None:
        first = "" if entry.text in ("off", *entry.texts) else entry.text
        below = f"{entry.doc} {_bounds(entry)}"
        card = WriteScreen(entry.label, lambda text: self.face.session.wrong(entry.key, text), below, first=first, longest=400)
        self.face.open(card, lambda text: self._change(said_for(entry.key, text)))

    def _turn_on_notes(self) -> None:
        from ninetyten.privacy.guard import KNOWN_GAPS

        answers = [("y", "yes, ask at the end of the day", "yes"), ("n", "no", "")]
        card = ChoiceScreen("Write down what stays open?", answers, below=(GAPS, *(f"· {gap}" for gap in KNOWN_GAPS)))
        self.face.open(card, lambda _: self._set("notes.on", value=True))

    def _set(self, key: str, value: object) -> None:
        self._change({key: value})

    def _change(self, wanted: dict[str, object]) -> bool:
        """Change these settings and say what they are now; return whether that was possible."""
        if why := changes.change(self.face, wanted, quiet=True):
            self.face.say(why, wrong=True)
            return False
        self.reload()
        changed = [entry for entry in self.entries if set(entry.sets) & set(wanted)]
        self.face.say("\n".join(f"{entry.label}: {entry.words or 'none'}" for entry in changed[:2]))
        return True

    # Drawing

    def _redraw(self) -> None:
        if self.is_ready:
            for part in self.query("#list, #doc, #hints"):
                part.refresh(layout=True)
            self.call_after_refresh(self._reveal)

    def _reveal(self) -> None:
        if self.is_ready and self.rows:
            column, row = self.query_one("#column"), self.rows[self.selected]
            lines = 1 if row.entry else sum(other.group == row.group for other in self.rows)
            column.scroll_to_region(Region(0, self.selected, 1, min(lines, max(column.size.height, 1))), animate=False)

    def _list(self, picture: Picture, columns: int) -> paint.Runs:
        if not self.rows:
            return [("Nothing matches.", "quiet")]
        runs: paint.Runs = []
        for at, row in enumerate(self.rows):
            line = self._setting(row, at == self.selected, columns - 2) if row.entry else self._heading(row.group, columns - 2)
            runs += [("\n" if at else "", ""), *paint.mark(at == self.selected), *line]
        return runs

    def _heading(self, group: str, columns: int) -> paint.Runs:
        is_open, changed = group in self._open, sum(entry.given for entry in self.entries if entry.group == group)
        wide = min(GROUP, columns - 2)
        name: paint.Runs = [("− " if is_open else "+ ", "quiet"), (_cut(group, wide).ljust(wide), "accent")]
        told: paint.Runs = [(f"{changed} changed", "strong")] if changed else []
        room = columns - paint.width([*name, *told]) - 2
        about = "" if is_open or room < SOME else _cut(_about(group), room)
        return paint.apart([*name, (about, "quiet")], told, columns)

    def _setting(self, row: Row, selected: bool, columns: int) -> paint.Runs:
        entry = row.entry
        assert entry is not None
        indent = 0 if self._field.value else 2
        wide = min(LABEL - indent, max((columns - indent) * 3 // 5, 8))
        words = f"key: {entry.label}" if row.group == KEYS and self._field.value else entry.label
        label = (" " * indent + _cut(words, wide - 1).ljust(wide), "bright" if selected else "quiet")
        room = max(columns - wide - indent, 4)
        value, ink = entry.words or "none", "strong" if entry.given else "bright"
        if room < VALUE + 16:
            return [label, (_cut(value, room), ink)]
        beside = row.group if self._field.value else f"default {entry.usual or 'none'}" if entry.given else ""
        return [label, (_cut(value, VALUE).ljust(VALUE + 1), ink), (_cut(beside, room - VALUE - 1), "quiet")]

    def _header(self, picture: Picture, columns: int) -> paint.Runs:
        return paint.apart([("settings", "accent")], [(picture.title, "quiet")], columns)

    def _doc(self, picture: Picture, columns: int) -> paint.Runs:
        entry = self.entry
        if entry is None:
            about = _about(self.rows[self.selected].group) if self.rows else ""
            return _wide(f"{about[:1].upper()}{about[1:]}.", "quiet", columns) if about else []
        bounds = f"Default {entry.usual or 'none'}. {_bounds(entry)}".rstrip()
        applies = "" if entry.when == "at once" else f"A change applies {entry.when}. "
        source = "" if entry.source == "default" else f"From {entry.source}."
        where = f"{entry.fixed[0].upper()}{entry.fixed[1:]}." if entry.fixed else source
        lines = [(entry.doc, "bright"), (bounds, "quiet"), (f"{applies}{where}".rstrip(), "quiet")]
        return paint.stacked([_wide(text, ink, columns) for text, ink in lines if text])

    def _offers(self) -> tuple[Hint, ...]:
        heading = "" if self.entry or not self.rows else "fold" if self.rows[self.selected].group in self._open else "open"
        return table.in_settings(self.face.keys, "search" if self.searching else heading)


def _about(group: str) -> str:
    return next((about for name, about, _ in GROUPS if name == group), "")


def _wide(text: str, ink: str, columns: int) -> paint.Runs:
    return [("\n".join(textwrap.wrap(text, max(columns, 1))), ink)]


def _bounds(entry: SettingEntry) -> str:
    """Return what can be typed, as a sentence; nothing where there is a list to choose from."""
    allowed = entry.allowed.replace(" in quotes", "")
    return "" if entry.options else allowed if allowed.endswith(".") else f"Allowed: {allowed}."


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: max(room - 1, 0)]}…"
