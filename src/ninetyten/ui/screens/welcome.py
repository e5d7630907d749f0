"""The first run: one screen, the few numbers that matter, sensible defaults. Everything can be left as it is.

`enter` from the first frame takes the defaults and leaves the face, where `enter` starts a block. Only then is it imported.
"""

from __future__ import annotations

import re

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.geometry import Region

from ninetyten.config.configuration import SettingEntry, meant
from ninetyten.config.keymap import spell_key
from ninetyten.config.own_words import kind_key
from ninetyten.domain.typed import DAY, spell_time
from ninetyten.domain.value import Value
from ninetyten.ui import changes, paint
from ninetyten.ui.burst import WINDOW
from ninetyten.ui.screens.page import Card
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.view.picture import Picture

HELLO = "A block of 90 minutes, then a break of 10; a micro-break for eyes, wrists and posture in between."
PRIVACY = (
    "Everything stays on this computer: no network, no patient data. On a computer of your employer's, assume that the employer "
    "can read every file."
)
TIME = r"((?:[01]?\d|2[0-3]):[0-5]\d)"
HOURS = re.compile(rf"\s*{TIME}\s*(?:-|–|to)\s*{TIME}\s*", re.ASCII)
HOURS_HINT = "When you plan to start and to stop, such as 07:00-15:00; empty for no planned hours."
WRONG_HOURS = "Write a start and a stop, such as 07:00-15:00, or leave it empty."
TWO_DAYS = (
    "Hours must lie in one work day, which turns over at {turnover}; for a night shift leave them empty now and set day.turnover "
    "in the settings{key} first."
)
LONGEST = 40


class WelcomeLine(Value):
    """One line: the settings it stands for, its words, what is told while it is lit, and whether it is a yes or no."""

    keys: tuple[str, ...]
    words: str
    hint: str
    switch: bool = False


FIELDS = (
    WelcomeLine(("day.start", "day.stop"), "planned hours", HOURS_HINT),
    WelcomeLine(
        ("kinds.general.name",), "chart type", "What you code most, such as E/M established; more can follow in the settings."
    ),
    WelcomeLine(("kinds.general.per_hour",), "charts an hour", "Your quota for it: the standard rate."),
    WelcomeLine(("target.accuracy_first",), "first year?", "Accuracy leads every page then, and pace follows.", switch=True),
    WelcomeLine(("target.ramp",), "asked yet, percent", "How much of the standard rate is asked of you so far."),
    WelcomeLine(
        ("body.progressive",), "progressive lenses?", "Then the screen stands lower in the workstation check.", switch=True
    ),
    WelcomeLine(("idle.this_computer",), "code on this computer?", "If not, keys untouched here mean nothing.", switch=True),
)
HOURS_FIELD, NAME_FIELD, RATE_FIELD, FIRST_YEAR, RAMP_FIELD = range(5)


class WelcomeScreen(Card[bool]):
    """True once the answers are kept, None when it was skipped."""

    CSS_PATH = "welcome.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.lit = 0
        self._entries: dict[str, SettingEntry] = {}
        self._first: list[str] = []
        self.answers: list[str] = []
        self._problem = ""

    def compose(self) -> ComposeResult:
        """What it is, the lines, what is told of the one that is lit, and what becomes of the data."""
        with Vertical(id="centre"):
            yield Drawn(lambda _, __: [("ninetyten", "accent")], id="question")
            yield Drawn(lambda _, columns: paint.wrapped(HELLO, "quiet", columns), id="hello", classes="spare")
            with VerticalScroll(id="answers", can_focus=False):
                yield Drawn(self._form, id="form")
            yield Drawn(self._explanation, id="told")
            yield Drawn(lambda _, columns: paint.wrapped(PRIVACY, "quiet", columns), id="privacy", classes="spare")
            yield Drawn(self._keys, id="escape")

    def on_mount(self) -> None:
        """What holds now is what stands there."""
        self._entries = {entry.key: entry for entry in self.face.host.entries()}
        self._first = [self._now(field) for field in FIELDS]
        self.answers = list(self._first)
        self._redraw()

    def _now(self, field: WelcomeLine) -> str:
        texts = [self._entries[key].text for key in field.keys if key in self._entries]
        if len(field.keys) > 1:
            return "-".join(texts) if "off" not in texts else ""
        return texts[0] if texts else ""

    def takes(self, event: events.Key, now: float) -> bool:
        """Everything that can be written; but a burst goes on in it."""
        return now - self.opened >= WINDOW

    def on_key(self, event: events.Key) -> None:
        """Every key is its own."""
        event.stop()
        if event.key == "escape":
            self.dismiss(None)
        elif event.key == "enter":
            self.enter()
        elif event.key in ("up", "down", "tab", "shift+tab"):
            self.move(1 if event.key in ("down", "tab") else -1)
        else:
            self._typed(event)

    def move(self, by: int) -> None:
        """Light another line that is there."""
        shown = self._shown()
        self.lit = shown[(shown.index(self.lit) + by) % len(shown)]
        self._problem = ""
        self._redraw()

    def enter(self) -> None:
        """Keep what was changed, and go to the face; what cannot be kept is told, and stays."""
        wrong = next(((at, why) for at in self._shown() if (why := self._wrong(at))), None)
        if wrong is None:
            wanted = self._wanted()
            why = changes.change(self.face, wanted, quiet=True) if wanted else ""
            if not why:
                self.dismiss(True)
                return
            named = (at for at in self._shown() if any(key in why for key in FIELDS[at].keys))
            wrong = (next(named, self.lit), why)
        self.lit, self._problem = wrong
        self._redraw()

    def _shown(self) -> list[int]:
        return [at for at in range(len(FIELDS)) if at != RAMP_FIELD or self.answers[FIRST_YEAR] == "true"]

    def _fixed(self, at: int) -> str:
        return next((why for key in FIELDS[at].keys if key in self._entries and (why := self._entries[key].fixed)), "")

    def _typed(self, event: events.Key) -> None:
        answer, letter = self.answers[self.lit], event.character or ""
        if self._fixed(self.lit):
            self._problem = f"This is {self._fixed(self.lit)}."
        elif FIELDS[self.lit].switch:
            toggled = {"y": "true", "n": "false"}.get(letter)
            turned = "false" if answer == "true" else "true"
            self.answers[self.lit] = toggled or (turned if event.key in ("space", "left", "right") else answer)
        elif event.key == "backspace":
            self.answers[self.lit] = answer[:-1]
        elif letter.isprintable() and letter and len(answer) < LONGEST:
            self.answers[self.lit] = letter if answer == self._first[self.lit] else answer + letter
        if not self._fixed(self.lit):
            self._problem = ""
        self._redraw()

    def _wrong(self, at: int) -> str:
        answer, field = self.answers[at], FIELDS[at]
        if answer == self._first[at] or field.switch:
            return ""
        if at == HOURS_FIELD:
            return self._wrong_hours(answer) if answer.strip() else ""
        why = self.face.host.wrong(field.keys[0], answer)
        if why and at == NAME_FIELD:
            self.answers[at] = self._first[at]
        return why

    def _wrong_hours(self, answer: str) -> str:
        hours = HOURS.fullmatch(answer)
        if hours is None:
            return WRONG_HOURS
        turnover = self.face.host.settings.plan.day.turnover
        start, stop = ((int(time[:-3]) * 60 + int(time[-2:]) - turnover) % DAY for time in hours.groups())
        if start < stop:
            return ""
        keys = self.face.keys["settings.open"]
        key = f" ({spell_key(keys[0])})" if keys else ""
        return TWO_DAYS.format(turnover=spell_time(turnover), key=key)

    def _wanted(self) -> dict[str, object]:
        """The settings that follow from what was changed."""
        changed = [at for at in self._shown() if self.answers[at] != self._first[at]]
        wanted: dict[str, object] = {}
        for at in changed:
            field, answer = FIELDS[at], self.answers[at].strip()
            if at == HOURS_FIELD:
                hours = HOURS.fullmatch(answer)
                wanted |= dict(zip(field.keys, hours.groups() if hours else ("off", "off"), strict=True))
            elif at not in (NAME_FIELD, RATE_FIELD):
                wanted[field.keys[0]] = meant(field.keys[0], answer)
        if NAME_FIELD in changed or RATE_FIELD in changed:
            kind = f"kinds.{kind_key(self.answers[NAME_FIELD])}"
            wanted[f"{kind}.name"] = self.answers[NAME_FIELD].strip()
            wanted[f"{kind}.per_hour"] = meant(f"{kind}.per_hour", self.answers[RATE_FIELD])
        return wanted

    def _redraw(self) -> None:
        for part in self.query(Drawn):
            part.refresh(layout=True)
        self.call_after_refresh(self._reveal)

    def _reveal(self) -> None:
        """The line that is lit stays in sight."""
        self.query_one("#answers").scroll_to_region(Region(0, self._shown().index(self.lit), 1, 1), animate=False)

    def _form(self, picture: Picture, columns: int) -> paint.Runs:
        wide = max(len(field.words) for field in FIELDS) + (2 if columns >= LONGEST else 1)
        runs: paint.Runs = []
        for at in self._shown() if self.answers else ():
            lit = at == self.lit
            shown = {"true": "yes", "false": "no"}.get(self.answers[at], self.answers[at]) or ("" if lit else "none")
            mark: paint.Runs = [("▏", "accent")] if lit and not FIELDS[at].switch else []
            runs += [("\n" if runs else "", ""), ("▸ " if lit else "  ", "accent"), (FIELDS[at].words.ljust(wide), "quiet")]
            runs += [(shown, "strong" if lit else "bright"), *mark]
        return runs

    def _explanation(self, picture: Picture, columns: int) -> paint.Runs:
        if self._problem:
            return paint.wrapped(self._problem, "overtime", columns)
        return paint.wrapped(self._fixed(self.lit) or FIELDS[self.lit].hint, "bright", columns)

    def _keys(self, picture: Picture, columns: int) -> paint.Runs:
        last: paint.Runs = [("enter", "strong"), (" done   ", "quiet"), ("esc", "strong"), (" skip", "quiet")]
        turn = "space" if FIELDS[self.lit].switch else "type"
        first: paint.Runs = [("↑ ↓", "strong"), ("   ", ""), (turn, "strong"), (" to change   ", "quiet")]
        return paint.fitting(columns, [[*first, *last], last])
