"""Show the day, planned and actual side by side, and let the user correct it.

Keys speak of the stretch that is selected: what it was, and of the day's counts. What they change comes back as another page.
"""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.geometry import Region

from ninetyten.domain.commands import Chart, Command, Later, Relabel
from ninetyten.domain.moment import MINUTE, Instant
from ninetyten.domain.typed import DAY, PART, read_hours, read_part, read_whole
from ninetyten.domain.vocabulary import LABELS, Bucket
from ninetyten.domain.words import BUCKET_WORDS, counted
from ninetyten.ui import day_column, paint, table
from ninetyten.ui.screens.entry import EntryScreen, WriteScreen, problem
from ninetyten.ui.screens.page import Page, Visited
from ninetyten.ui.widgets.drawn import Drawn, Pickable
from ninetyten.ui.widgets.hints import Hint, Hints
from ninetyten.view.day_page import Count, DayPage, LogLine
from ninetyten.view.picture import Picture

NOTHING, NOTHING_THEN = "Nothing recorded today yet.", "Nothing recorded on this day."
PLENTY = 400
"""Columns enough for anything, before what fits is chosen."""


class DayScreen(Visited):
    """Shows `session.day_page()`, read again whenever something happened or a minute passed."""

    kind = "day"
    CSS_PATH = "day.tcss"
    BINDINGS: ClassVar[list[BindingType]] = table.bindings("day", "pages")

    def __init__(self) -> None:
        super().__init__()
        self.day = DayPage()
        self._fitted = self.day
        self.selected = -1
        self._lines: tuple[day_column.Line, ...] = ()
        self.warned = ""

    def compose(self) -> ComposeResult:
        """Yield the parts, top to bottom."""
        yield Drawn(self._header, id="header").data_bind(picture=Page.picture)
        yield Drawn(self._facts, id="facts")
        yield Drawn(lambda _, __: day_column.heading(self._fitted) if self.day.slots else [], id="heading")
        with VerticalScroll(id="column", can_focus=False):
            yield Pickable(self._column, id="parts")
        yield Drawn(self._notice, id="notice", classes="spare")
        yield self.voice()
        yield Hints(self._offers, id="hints").data_bind(picture=Page.still)

    def on_mount(self) -> None:
        """Show the day, the current part selected."""
        self.reload()
        session = self.face.session
        if session.settings.plan.day.slots or session.study_due():
            self.read()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def read(self) -> None:
        """Compare the plan with past weeks, in a thread."""
        session, warned = self.face.session, ""
        if session.settings.plan.day.slots:
            warned = session.misplaced()
        else:
            session.find_slowest()
        self.app.call_from_thread(self.warn, warned)

    def warn(self, words: str) -> None:
        """Show which activity the plan puts at the wrong hour."""
        self.warned = words
        if self.is_ready:
            self.reload()

    def watch_still(self) -> None:
        """Reload when something happened or a minute passed."""
        if self.is_ready:
            self.reload()

    def on_resize(self) -> None:
        """Redraw at the scale of the new height."""
        super().on_resize()
        self._redraw()

    def reload(self) -> None:
        """Show the day as it is now; keep the selection, or select the last part."""
        before = self.slot
        self.day = self.face.session.day_page(self.key) if self.key else self.face.session.day_page()
        starts = [slot.start for slot in self.day.slots]
        followed = before is None or before.lasts or before.start not in starts
        self.selected = len(starts) - 1 if followed or before is None else starts.index(before.start)
        self._redraw()

    @property
    def slot(self) -> LogLine | None:
        """The selected part, or None."""
        return self.day.slots[self.selected] if 0 <= self.selected < len(self.day.slots) else None

    def walk(self, step: int) -> None:
        """Show the day before or after."""
        session = self.face.session
        if self.walk_from("day", self.key or session.today, step):
            self._show(self.key)

    def return_to_now(self) -> None:
        """Show today."""
        self._show("")

    def _show(self, key: str) -> None:
        self.key, self.selected = "" if key == self.face.session.today else key, -1
        self.reload()

    def _say(self, command: Command) -> None:
        """Carry out a correction of the day shown."""
        self.face.command(Later(command, day=self.key) if self.key else command)

    def reread(self) -> None:
        """Show what a command changed."""
        self.reload()

    def move(self, by: int) -> None:
        """Select another part."""
        if self.day.slots:
            self.selected = min(max(self.selected + by, 0), len(self.day.slots) - 1)
            self._redraw()

    def on_pickable_picked(self, message: Pickable.Picked) -> None:
        """Select the part of the clicked line."""
        if 0 <= message.line < len(self._lines) and self._lines[message.line].slot >= 0:
            self.selected = self._lines[message.line].slot
            self._redraw()

    def relabel(self, number: int = 0) -> None:
        """Ask what the selected part was, or its first minutes, if their number was typed."""
        slot = self._whole_minutes()
        if slot is None:
            return
        minutes = (slot.last - slot.first) % DAY
        if number > minutes:
            self.face.say(f"This part has only {counted(minutes, 'minute')}.", wrong=True)
        else:
            self._ask_what(slot.bucket, *_within(slot, slot.first, slot.first + (number or minutes)))

    def relabel_part(self) -> None:
        """Ask which minutes were something else, of the selected part or by the clock; then what."""
        slot = self._whole_minutes()
        if slot is None:
            return
        card = WriteScreen(
            f"Which part of {self.day.hours(slot)}?",
            lambda text: problem(lambda text: self._part(slot, text), text),
            f"{PART[0].upper()}{PART[1:]}.",
            longest=len("12:00 AM to 12:00 AM"),
        )
        self.face.open(card, lambda text: self._ask_what(slot.bucket, *self._part(slot, text)))

    def _part(self, slot: LogLine, text: str) -> tuple[Instant, Instant]:
        """Return the part that was typed, of the selected one, or by the clock anywhere in the day. Raises ValueError if it is
        none."""
        try:
            return _within(slot, *read_part(text, slot.first, slot.first + (slot.last - slot.first) % DAY))
        except ValueError:
            try:
                within = self.day.within(*read_hours(text, either=True))
            except ValueError:
                within = None
            if within is None:
                raise
            return within

    def _whole_minutes(self) -> LogLine | None:
        """Return the selected part, if it has a minute to speak of; else say so."""
        slot = self.slot
        if slot is None:
            self.face.say(self._nothing)
        elif slot.first == slot.last or slot.end - slot.start < MINUTE:
            self.face.say("This part is under a minute; relabel the one next to it.")
            return None
        return slot

    def _ask_what(self, now: Bucket, start: Instant, end: Instant) -> None:
        """Ask what a part of the day was; `now`: what it is so far."""
        answers = [("", BUCKET_WORDS[label], label) for label in LABELS]
        first, last = self.day.minute(start), self.day.minute(end)
        self.face.ask(
            f"{self.day.hours_between(start, end)}: what was it?",
            answers,
            lambda label: self._say(Relabel(first, last, label, (start, end))),
            selected=now,
        )

    def count(self) -> None:
        """Ask for today's total of a chart type, first which type if there are several."""
        counts = self.day.counts
        if len(counts) > 1:
            wide = max(len(count.name) for count in counts)
            answers = [(str(at), f"{count.name.ljust(wide)}   {count.charts}", count.kind) for at, count in enumerate(counts, 1)]
            day = "that day's" if self.day.over else "today's"
            self.face.ask(f"Set {day} total of which chart type?", answers, self._count_of)
        elif counts:
            self._count_of(counts[0].kind)

    def _count_of(self, kind: str) -> None:
        count = next(count for count in self.day.counts if count.kind == kind)
        so_far, day = ("", "that day") if self.day.over else (" so far", "today")
        below = f"{count.charts} logged{so_far}. Enter what your work queue shows."
        entry = EntryScreen(f"{count.name}: how many charts {day}?", "0123456789", _too_long, below)
        self.face.open(entry, lambda total: self._set(count, read_whole(total)))

    def _set(self, count: Count, total: int) -> None:
        charts = Chart(total=total, kind=count.kind, less=total < count.charts)
        self.face.log_charts(charts, self.key if self.day.over else "")

    def copy(self) -> None:
        """Put the day, in one line, where it can be pasted from; say what it is."""
        if self.day.copy:
            self.face.copy_to_clipboard(self.day.copy)
        self.face.say(f"Copied: {self.day.copy}" if self.day.copy else self._nothing)

    @property
    def _nothing(self) -> str:
        return NOTHING_THEN if self.day.over else NOTHING

    def _redraw(self) -> None:
        if not self.is_ready:
            return
        column = self.query_one("#column")
        self._fitted = day_column.fitted(self.day, self.size.width)
        self._lines = day_column.column(self._fitted, column.size.height or self.size.height)
        for part in self.query(Drawn):
            part.refresh(layout=part.id in ("parts", "notice"))
        self.call_after_refresh(self._reveal)

    def _reveal(self) -> None:
        lines = [number for number, line in enumerate(self._lines) if line.slot == self.selected]
        if lines and self.is_ready:
            column = self.query_one("#column")
            column.scroll_to_region(Region(0, lines[0], 1, len(lines)), animate=False)

    def _header(self, picture: Picture, columns: int) -> paint.Runs:
        left = [(self.day.date or "day", "accent"), ("   ", ""), (self.day.where, "bright")]
        return paint.apart(left, [(picture.title, "quiet")], columns)

    def _facts(self, picture: Picture, columns: int) -> paint.Runs:
        facts = self.day.facts
        ways = [paint.figures("   ".join(facts[:count]), PLENTY) for count in range(len(facts), 0, -1)]
        return paint.fitting(columns, ways or [[(self._nothing, "quiet")]])

    def _notice(self, picture: Picture, columns: int) -> paint.Runs:
        return paint.wrapped(self.warned, "quiet", columns) if self.warned and not self.key else []

    def _column(self, picture: Picture, columns: int) -> paint.Runs:
        return day_column.painted(self._fitted, self._lines, self.selected, columns)

    def _offers(self, picture: Picture) -> tuple[Hint, ...]:
        return table.on_the_day(self.face.keys, over=self.day.over)


def _too_long(written: str) -> str:
    return problem(read_whole, written) or (
        "" if read_whole(written) < 100_000 else "Too many for one day; write a number such as 40."
    )


def _within(slot: LogLine, first: int, last: int) -> tuple[Instant, Instant]:
    """Return a part of a line of the day as instants; `first`, `last`: minutes after midnight, past midnight beyond `DAY`."""
    whole = slot.first + (slot.last - slot.first) % DAY
    at_whole = slot.end - slot.end % MINUTE
    start = slot.start if first == slot.first else at_whole - (whole - first) * MINUTE
    return start, slot.end if last == whole else at_whole - (whole - last) * MINUTE
