"""Ask at the first run for the few numbers that matter, with sensible defaults.

`enter` from the first frame takes the defaults and leaves the face, where `enter` starts a block. Only then is it imported.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from types import MappingProxyType

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Input

from ninetyten.config.catalog import meant, said_for, week_meaning
from ninetyten.config.own_words import kind_key
from ninetyten.config.settings import WEEK
from ninetyten.domain.typed import read_rate, spell_rate
from ninetyten.domain.value import Value
from ninetyten.ledger.published import PUBLISHED, USE_YOURS, published
from ninetyten.ui import changes, paint
from ninetyten.ui.burst import WINDOW
from ninetyten.ui.screens.choice import ChoiceScreen
from ninetyten.ui.screens.page import Card
from ninetyten.ui.widgets.controls import Typed
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.view.picture import Picture

HELLO = "Work in 90-minute blocks with 10-minute breaks, and micro-breaks for eyes, wrists and posture in between."
PRIVACY = "Everything stays on this computer: no network, no patient data. Your employer can read an employer's computer."
HOURS_HINT = "Such as Mon-Fri 7am-3:30pm; Mon-Thu 7-4, Fri 7-12; 4x10 Mon-Thu 6-4:30; per diem. Empty: no planned hours."
NAME_HINT = "Press space for the usual ones with published rates, or type your own. Add more in the settings."
RATE_HINT = "Your employer's number: per hour such as 12, per day such as 96/day or 100 in 7.5 h, or minutes each such as 5 min."
RATE_SUCH = "Write it such as 12/h, 96/day or 5 min each."
RATE_NEEDED = f"What does your employer ask for? {RATE_SUCH}"
TYPES = "What do you code most?"
TYPES_BELOW = ("Published rates differ widely; none of them is a target.", USE_YOURS)
OWN = "own"
LONGEST = 40
YES_NO = {"true": "yes", "false": "no"}
DENOMINATORS = {"production": "production time", "work": "work time", "paid": "paid time, less 1/8"}
DENOMINATOR_HINT = (
    "What your employer divides by: production time; all work time; or paid time less 1/8 (breaks, fatigue), meetings and "
    "education. It comes first everywhere."
)
MOVES = ("up", "down", "tab", "shift+tab", "enter", "escape")


class WelcomeLine(Value):
    """One line: its settings, its words, the hint shown while it is selected, and the words of its answers if there are only
    these."""

    keys: tuple[str, ...]
    words: str
    hint: str
    options: Mapping[str, str] = MappingProxyType({})


FIELDS = (
    WelcomeLine((WEEK,), "which days and hours?", HOURS_HINT),
    WelcomeLine(("kinds.general.name",), "chart type", NAME_HINT),
    WelcomeLine(("kinds.general.per_hour",), "your quota", RATE_HINT),
    WelcomeLine(("target.denominator",), "productivity is % of", DENOMINATOR_HINT, DENOMINATORS),
    WelcomeLine(("target.accuracy_first",), "first year?", "If yes, every page shows accuracy first, then pace.", YES_NO),
    WelcomeLine(("target.ramp",), "ramp, % of rate", "How much of the standard rate is expected of you so far."),
    WelcomeLine(("body.progressive",), "progressive lenses?", "If yes, the workstation check wants a lower screen.", YES_NO),
    WelcomeLine(("idle.this_computer",), "code on this computer?", "If no, not typing here is not counted as away.", YES_NO),
)
HOURS_FIELD, NAME_FIELD, RATE_FIELD, DENOMINATOR_FIELD, FIRST_YEAR, RAMP_FIELD = range(6)


class WelcomeField(Typed):
    """The answer of one line. Its text is selected at first, so that typing replaces it; with `options` space, the arrows and the
    first letter of an answer turn it, and it is read from its start. `fixed`: why it cannot be changed, empty if it can.
    `lists`: it has a list to choose from."""

    class Listed(Message):
        """Sent when the list of chart types is asked for."""

    def __init__(self, answer: str, *, options: Mapping[str, str], fixed: str, lists: bool) -> None:
        super().__init__(options.get(answer, answer), LONGEST, select_on_focus=not options)
        self.options, self.fixed, self.lists = options, fixed, lists and not fixed
        self.placeholder = "none"
        self.restrict = re.escape(self.value) if fixed else "|".join(map(re.escape, options.values())) or None

    @property
    def answer(self) -> str:
        """The answer as a setting's text."""
        return {words: text for text, words in self.options.items()}.get(self.value, self.value)

    def on_mount(self) -> None:
        """Start where it is read from."""
        if self.options:
            self.cursor_position = 0

    async def on_key(self, event: events.Key) -> None:
        """Turn the answer; offer the list of chart types where nothing is typed yet."""
        if self.lists and event.key == "space" and self.selected_text == self.value:
            event.prevent_default()
            event.stop()
            self.post_message(self.Listed())
        elif self.options and event.key not in MOVES:
            words = list(self.options.values())
            by = {"space": 1, "right": 1, "left": -1}.get(event.key, 0)
            turned = words[(words.index(self.value) + by) % len(words)] if self.value in words else words[0]
            event.prevent_default()
            event.stop()
            self.replace(next((word for word in words if event.key == word[0]), turned), 0, len(self.value))
            self.cursor_position = 0


class WelcomeScreen(Card[bool]):
    """Gives True once the answers are kept, None if skipped."""

    CSS_PATH = "welcome.tcss"
    takes_paste = True

    def __init__(self) -> None:
        super().__init__()
        self._entries = {entry.key: entry for entry in self.face.session.entries()}
        self._first = [self._now(field) for field in FIELDS]
        self.fields = [
            WelcomeField(answer, options=field.options, fixed=self._fixed(field), lists=field is FIELDS[NAME_FIELD])
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

    def on_resize(self) -> None:
        """Keep the selected line in sight."""
        super().on_resize()
        self._redraw()

    def _now(self, field: WelcomeLine) -> str:
        text = next((self._entries[key].text for key in field.keys if key in self._entries), "")
        return "" if field.keys == (WEEK,) and text == "off" else text

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
        asked = f"Choose {' or '.join(field.options.values())}." if field.options else f"Write at most {LONGEST} characters."
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
        if answer == self._first[at] or field.options:
            return ""
        if at == RATE_FIELD and not answer.strip():
            return RATE_NEEDED
        why = self.face.session.wrong(field.keys[0], answer)
        if why and at == NAME_FIELD:
            with self.prevent(Input.Changed):
                self.fields[at].value = self._first[at]
        return why

    def on_welcome_field_listed(self) -> None:
        """Offer the usual chart types, each with what was published for it."""
        rows = [(f"{one.name:<25}{one.range:<17}{one.source}", one.name) for one in PUBLISHED]
        answers = [(str(at), words, name) for at, (words, name) in enumerate((*rows, ("your own name for it", OWN)), 1)]
        self.face.open(ChoiceScreen(TYPES, answers, below=TYPES_BELOW), self._take_type)

    def _take_type(self, name: str) -> None:
        """Take a type from the list. A published rate is never taken with it: the employer's is asked for."""
        for at, answer in ((NAME_FIELD, "" if name == OWN else name), (RATE_FIELD, "")):
            if not self.fields[at].fixed:
                self.fields[at].value = answer
        self._tell(NAME_FIELD if name == OWN else RATE_FIELD, "")

    def _meaning(self) -> str:
        """Return what the selected answer means, said back while it is typed."""
        at, answer, plan = self.selected, self.fields[self.selected].answer, self.face.session.settings.plan
        with suppress(ValueError):
            if at == HOURS_FIELD and answer != self._first[at]:
                return f"{week_meaning(self.face.session.settings, answer)}."
            if at == RATE_FIELD and answer != self._first[at]:
                return f"{spell_rate(read_rate(answer, plan.target.production), plan.target.production)}."
        found = published(self.fields[NAME_FIELD].value) if at in (NAME_FIELD, RATE_FIELD) else None
        said = found.words if found else ""
        return f"{said} {RATE_SUCH}" if said and at == RATE_FIELD else said

    def _wanted(self) -> dict[str, object]:
        """Return the settings that the changed answers set."""
        changed = [at for at in self._shown() if self.fields[at].answer != self._first[at]]
        wanted: dict[str, object] = {}
        given = dict(self.face.session.settings.given)
        for at in changed:
            field, answer = FIELDS[at], self.fields[at].answer.strip()
            if at == HOURS_FIELD:
                wanted |= {key: value for key, value in said_for(WEEK, answer).items() if value is not None or key in given}
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
        self.call_after_refresh(self._reveal)

    def _reveal(self) -> None:
        """Bring the selected line into sight: a longer explanation leaves less room for the lines."""
        if self.is_ready:
            self.query_one("#answers").scroll_to_widget(self.fields[self.selected], animate=False)

    def _words(self, at: int, picture: Picture, columns: int) -> paint.Runs:
        wide = max(len(field.words) for field in FIELDS) + 1
        return [*paint.mark(at == self.selected), (FIELDS[at].words.ljust(wide), "quiet")]

    def _explanation(self, picture: Picture, columns: int) -> paint.Runs:
        if self._problem and self._problem_at == self.selected:
            return paint.wrapped(self._problem, "overtime", columns)
        hint = self.fields[self.selected].fixed or self._meaning() or FIELDS[self.selected].hint
        return paint.wrapped(hint, "bright", columns)

    def _keys(self, picture: Picture, columns: int) -> paint.Runs:
        last: paint.Runs = [("enter", "strong"), (" done   ", "quiet"), ("esc", "strong"), (" skip", "quiet")]
        turn = "space" if FIELDS[self.selected].options else "type"
        listed: paint.Runs = [("space", "strong"), (" list   ", "quiet")] if self.fields[self.selected].lists else []
        first: paint.Runs = [("↑ ↓", "strong"), ("   ", ""), *listed, (turn, "strong"), (" to change   ", "quiet")]
        return paint.fitting(columns, [[*first, *last], last])
