"""Ask at the first run for the few numbers that matter, with sensible defaults.

`enter` from the first frame takes the defaults and leaves the face, where `enter` starts a block. Only then is it imported.
"""

from __future__ import annotations

import re
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input

from ninetyten.config.configuration import meant
from ninetyten.config.keymap import spell_key
from ninetyten.config.own_words import kind_key
from ninetyten.domain.typed import DAY, spell_time
from ninetyten.domain.value import Value
from ninetyten.ui import changes, paint
from ninetyten.ui.burst import WINDOW
from ninetyten.ui.screens.page import Card
from ninetyten.ui.widgets.controls import Typed
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.view.picture import Picture

HELLO = "Work in 90-minute blocks with 10-minute breaks, and micro-breaks for eyes, wrists and posture in between."
PRIVACY = (
    "Everything stays on this computer: no network, no patient data. On your employer's computer, assume that the employer can "
    "read every file."
)
TIME = r"((?:[01]?\d|2[0-3]):[0-5]\d)"
HOURS = re.compile(rf"\s*{TIME}\s*(?:-|–|to)\s*{TIME}\s*", re.ASCII)
HOURS_HINT = "When you plan to start and stop, such as 07:00-15:00. Leave empty for no planned hours."
WRONG_HOURS = "Write a start and a stop, such as 07:00-15:00, or leave it empty."
TWO_DAYS = (
    "Hours must be within one work day, which starts over at {turnover}. For a night shift, leave this empty and first set "
    "day.turnover in the settings{key}."
)
LONGEST = 40
WORDS = {"true": "yes", "false": "no"}
MOVES = ("up", "down", "tab", "shift+tab", "enter", "escape")


class WelcomeLine(Value):
    """One line: its settings, its words, the hint shown while it is selected, and whether it is a yes or no."""

    keys: tuple[str, ...]
    words: str
    hint: str
    switch: bool = False


FIELDS = (
    WelcomeLine(("day.start", "day.stop"), "planned hours", HOURS_HINT),
    WelcomeLine(("kinds.general.name",), "chart type", "What you code most, such as E/M established. Add more in the settings."),
    WelcomeLine(("kinds.general.per_hour",), "charts per hour", "Your quota: the standard rate for this type."),
    WelcomeLine(("target.accuracy_first",), "first year?", "If yes, every page shows accuracy first, then pace.", switch=True),
    WelcomeLine(("target.ramp",), "ramp, % of rate", "How much of the standard rate is expected of you so far."),
    WelcomeLine(("body.progressive",), "progressive lenses?", "If yes, the workstation check wants a lower screen.", switch=True),
    WelcomeLine(("idle.this_computer",), "code on this computer?", "If no, not typing here is not counted as away.", switch=True),
)
HOURS_FIELD, NAME_FIELD, RATE_FIELD, FIRST_YEAR, RAMP_FIELD = range(5)


class WelcomeField(Typed):
    """The answer of one line. Its text is selected at first, so that typing replaces it; `y`, `n`, space and the arrows turn a
    switch. `fixed`: why it cannot be changed, empty if it can."""

    def __init__(self, answer: str, *, switch: bool, fixed: str) -> None:
        super().__init__(WORDS.get(answer, answer), "", LONGEST, select_on_focus=True)
        self.placeholder, self.switch, self.fixed = "none", switch, fixed
        self.restrict = re.escape(self.value) if fixed else "yes|no" if switch else None

    @property
    def answer(self) -> str:
        """The answer as a setting's text."""
        return {word: text for text, word in WORDS.items()}.get(self.value, self.value) if self.switch else self.value

    async def on_key(self, event: events.Key) -> None:
        """Turn a yes or no."""
        if self.switch and event.key not in MOVES:
            other = "no" if self.value == "yes" else "yes"
            turned = {"y": "yes", "n": "no", "space": other, "left": other, "right": other}
            event.prevent_default()
            event.stop()
            self.replace(turned.get(event.key, self.value), 0, len(self.value))


class WelcomeScreen(Card[bool]):
    """Gives True once the answers are kept, None if skipped."""

    CSS_PATH = "welcome.tcss"
    takes_paste = True

    def __init__(self) -> None:
        super().__init__()
        self._entries = {entry.key: entry for entry in self.face.session.entries()}
        self._first = [self._now(field) for field in FIELDS]
        self.fields = [
            WelcomeField(answer, switch=field.switch, fixed=self._fixed(field))
            for answer, field in zip(self._first, FIELDS, strict=True)
        ]
        self._problem, self._problem_at = "", 0

    def compose(self) -> ComposeResult:
        """Yield the parts, top to bottom."""
        with Vertical(id="centre"):
            yield Drawn(lambda _, __: [("ninetyten", "accent")], id="question")
            yield Drawn(lambda _, columns: paint.wrapped(HELLO, "quiet", columns), id="hello", classes="spare")
            with VerticalScroll(id="answers", can_focus=False):
                for at, field in enumerate(self.fields):
                    with Horizontal(classes="line"):
                        yield Drawn(partial(self._words, at), classes="words")
                        yield field
            yield Drawn(self._explanation, id="explanation")
            yield Drawn(lambda _, columns: paint.wrapped(PRIVACY, "quiet", columns), id="privacy", classes="spare")
            yield Drawn(self._keys, id="escape")
        yield self.voice()

    def on_mount(self) -> None:
        """Hide the lines that do not apply."""
        self._redraw()

    def _now(self, field: WelcomeLine) -> str:
        texts = [self._entries[key].text for key in field.keys if key in self._entries]
        if len(field.keys) > 1:
            return "-".join(texts) if "off" not in texts else ""
        return texts[0] if texts else ""

    def _fixed(self, field: WelcomeLine) -> str:
        return next((why for key in field.keys if key in self._entries and (why := self._entries[key].fixed)), "")

    @property
    def selected(self) -> int:
        """The line whose field has the focus."""
        return next((at for at, field in enumerate(self.fields) if field is self.focused), 0)

    def takes(self, event: events.Key, now: float) -> bool:
        """Report whether a key can be written; a burst that began before continues in it."""
        return now - self.opened >= WINDOW

    def on_key(self, event: events.Key) -> None:
        """Move, submit or skip; the field handles all other keys."""
        event.stop()
        if event.key == "escape":
            self.dismiss(None)
        elif event.key == "enter":
            self.enter()
        elif event.key in ("up", "down", "tab", "shift+tab"):
            shown = self._shown()
            self._tell(shown[(shown.index(self.selected) + (1 if event.key in ("down", "tab") else -1)) % len(shown)], "")

    def on_input_submitted(self) -> None:
        """Submit on `enter`."""
        self.enter()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Clear the problem, since the answer changed."""
        self._problem = ""
        self._redraw()

    def on_typed_refused(self) -> None:
        """Say why nothing changed."""
        field = self.fields[self.selected]
        asked = "Answer y or n." if field.switch else f"Write at most {LONGEST} characters."
        self._tell(self.selected, f"This is {field.fixed}." if field.fixed else asked)

    def on_descendant_focus(self) -> None:
        """Redraw for the newly selected line."""
        self._redraw()

    def enter(self) -> None:
        """Save the changed answers and close; if one cannot be saved, say why and stay."""
        wrong = next(((at, why) for at in self._shown() if (why := self._wrong(at))), None)
        if wrong is None:
            wanted = self._wanted()
            why = changes.change(self.face, wanted, quiet=True) if wanted else ""
            if not why:
                self.dismiss(True)
                return
            named = (at for at in self._shown() if any(key in why for key in FIELDS[at].keys))
            wrong = (next(named, self.selected), why)
        self._tell(*wrong)

    def _tell(self, at: int, problem: str) -> None:
        """Select a line and say what is wrong with its answer."""
        self._problem, self._problem_at = problem, at
        self.set_focus(self.fields[at])
        self._redraw()

    def _shown(self) -> list[int]:
        return [at for at in range(len(FIELDS)) if at != RAMP_FIELD or self.fields[FIRST_YEAR].value == "yes"]

    def _wrong(self, at: int) -> str:
        answer, field = self.fields[at].answer, FIELDS[at]
        if answer == self._first[at] or field.switch:
            return ""
        if at == HOURS_FIELD:
            return self._wrong_hours(answer) if answer.strip() else ""
        why = self.face.session.wrong(field.keys[0], answer)
        if why and at == NAME_FIELD:
            with self.prevent(Input.Changed):
                self.fields[at].value = self._first[at]
        return why

    def _wrong_hours(self, answer: str) -> str:
        hours = HOURS.fullmatch(answer)
        if hours is None:
            return WRONG_HOURS
        turnover = self.face.session.settings.plan.day.turnover
        start, stop = ((int(time[:-3]) * 60 + int(time[-2:]) - turnover) % DAY for time in hours.groups())
        if start < stop:
            return ""
        keys = self.face.keys["settings.open"]
        key = f" ({spell_key(keys[0])})" if keys else ""
        return TWO_DAYS.format(turnover=spell_time(turnover), key=key)

    def _wanted(self) -> dict[str, object]:
        """Return the settings that the changed answers set."""
        changed = [at for at in self._shown() if self.fields[at].answer != self._first[at]]
        wanted: dict[str, object] = {}
        for at in changed:
            field, answer = FIELDS[at], self.fields[at].answer.strip()
            if at == HOURS_FIELD:
                hours = HOURS.fullmatch(answer)
                wanted |= dict(zip(field.keys, hours.groups() if hours else ("off", "off"), strict=True))
            elif at not in (NAME_FIELD, RATE_FIELD):
                wanted[field.keys[0]] = meant(field.keys[0], answer)
        if NAME_FIELD in changed or RATE_FIELD in changed:
            name = self.fields[NAME_FIELD].value
            kind = f"kinds.{kind_key(name)}"
            wanted[f"{kind}.name"] = name.strip()
            wanted[f"{kind}.per_hour"] = meant(f"{kind}.per_hour", self.fields[RATE_FIELD].value)
        return wanted

    def _redraw(self) -> None:
        if not self.is_ready:
            return
        for at, line in enumerate(self.query(".line")):
            line.display = at in self._shown()
        for part in self.query(Drawn):
            part.refresh(layout=True)

    def _words(self, at: int, picture: Picture, columns: int) -> paint.Runs:
        wide = max(len(field.words) for field in FIELDS) + 1
        return [("▸ " if at == self.selected else "  ", "accent"), (FIELDS[at].words.ljust(wide), "quiet")]

    def _explanation(self, picture: Picture, columns: int) -> paint.Runs:
        if self._problem and self._problem_at == self.selected:
            return paint.wrapped(self._problem, "overtime", columns)
        return paint.wrapped(self.fields[self.selected].fixed or FIELDS[self.selected].hint, "bright", columns)

    def _keys(self, picture: Picture, columns: int) -> paint.Runs:
        last: paint.Runs = [("enter", "strong"), (" done   ", "quiet"), ("esc", "strong"), (" skip", "quiet")]
        turn = "space" if FIELDS[self.selected].switch else "type"
        first: paint.Runs = [("↑ ↓", "strong"), ("   ", ""), (turn, "strong"), (" to change   ", "quiet")]
        return paint.fitting(columns, [[*first, *last], last])
