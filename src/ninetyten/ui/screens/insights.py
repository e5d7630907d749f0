"""Show accuracy, pace, best hours and growth by day, week and month, and the topics of study, as graphs or as text.

The figures are read in a thread, so that the screen opens at once, and again each time something is logged.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget

from ninetyten.ui import paint, table
from ninetyten.ui.screens.page import Page, Visited
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.ui.widgets.hints import Hint, Hints
from ninetyten.ui.widgets.plot import PlotView
from ninetyten.view.picture import Picture
from ninetyten.view.plots import InsightsPage, Key, Part

PERIODS = ("day", "week", "month")
STUDY = "study"
PAGES = (*PERIODS, STUDY)
"""The pages, by their digits. Study is always of the present: it looks back by itself."""
PLENTY = 400
"""Columns enough for any sentence, before it is wrapped."""
STEP = 4
"""Lines that an arrow scrolls."""
NOT_BEHIND = "You are not behind, so you need no message to your lead."


class InsightsScreen(Visited):
    """Shows `session.insights(period)`."""

    kind = "insights"
    CSS_PATH = "insights.tcss"
    BINDINGS: ClassVar[list[BindingType]] = table.bindings("insights", "pages")

    def __init__(self, period: str = "week") -> None:
        super().__init__()
        self.period = period
        self.text = False
        self.insights: InsightsPage | None = None
        self._known: tuple[tuple[str, ...], str] = ((), "")
        """The main screen's charts and accuracy when the figures were last read."""

    def compose(self) -> ComposeResult:
        """Yield the parts, top to bottom."""
        yield Drawn(self._header, id="header").data_bind(picture=Page.picture)
        yield VerticalScroll(Drawn(lambda _, __: [("reading …", "quiet")]), id="parts", can_focus=False)
        yield self.voice()
        yield Hints(self._offers, id="hints").data_bind(picture=Page.still)

    def on_mount(self) -> None:
        """Start reading the page."""
        self._read(self.face.picture)

    def watch_still(self, picture: Picture) -> None:
        """Read again when something was logged or undone."""
        if self.is_ready and self._known != (picture.charts, picture.accuracy):
            self._read(picture)

    def _read(self, picture: Picture) -> None:
        self._known = (picture.charts, picture.accuracy)
        self.read(self.period, self.key)

    def read_again(self) -> None:
        """Read the page again after a change."""
        self.read(self.period, self.key)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def read(self, period: str, key: str) -> None:
        """Build the page in a thread beside the screen."""
        session = self.face.session
        page = session.study() if period == STUDY else session.insights(period, key) if key else session.insights(period)
        self.app.call_from_thread(self.show_page, page, key)

    def show_page(self, page: InsightsPage, key: str) -> None:
        """Show the page of the period around a day, if that is still the chosen one."""
        if (page.period, key) != (self.period, self.key) or not self.is_ready:
            return
        self.insights = page
        parts = self.query_one("#parts", VerticalScroll)
        at = parts.scroll_y
        parts.remove_children()
        parts.mount_all(self._parts(page))
        self.call_after_refresh(parts.scroll_to, y=at, animate=False)
        self._redraw()

    def on_key(self, event: events.Key) -> None:
        """Choose a period by its digit; digits are no count here."""
        if event.character and event.character in "0123456789":
            event.stop()
            number = int(event.character)
            if 1 <= number <= len(PAGES):
                self.choose(PAGES[number - 1])

    def choose(self, period: str) -> None:
        """Switch to a period, or to `study`."""
        if period != self.period:
            self.period = period
            self._turn()

    def walk(self, step: int) -> None:
        """Show the period before or after."""
        if self.period in PERIODS and self.walk_from(self.period, self._shown, step):
            self._turn()

    def return_to_now(self) -> None:
        """Show the present period."""
        if self.period in PERIODS and self._shown != self.face.session.today:
            self.key = self.face.session.today
            self._turn()

    @property
    def _shown(self) -> str:
        """The day whose period is shown or being read."""
        page = self.insights
        return self.key or (page.key if page is not None and page.period == self.period else "") or self.face.session.today

    def reread(self) -> None:
        """Show what a command changed."""
        self.read(self.period, self.key)

    def _turn(self) -> None:
        self.query_one("#parts").scroll_home(animate=False)
        self.reread()
        self._redraw()

    def turn(self) -> None:
        """Switch to the next page."""
        self.choose(PAGES[(PAGES.index(self.period) + 1) % len(PAGES)])

    def as_text(self) -> None:
        """Switch between graphs and text."""
        self.text = not self.text
        if self.insights is not None:
            self.show_page(self.insights, self.key)

    def copy(self) -> None:
        """Put the message for a lead where it can be pasted from."""
        draft = self.insights.draft if self.insights is not None else ""
        if draft:
            self.face.copy_to_clipboard(draft)
        self.face.say("Copied a message for your lead, with counts only." if draft else NOT_BEHIND)

    def scroll(self, by: int) -> None:
        """Scroll up or down."""
        self.query_one("#parts").scroll_relative(y=by * STEP, animate=False)

    def _redraw(self) -> None:
        for part in self.query("#header, #hints"):
            part.refresh()

    def _parts(self, page: InsightsPage) -> Iterator[Widget]:
        yield Vertical(*(Drawn(_sentence(line)) for line in page.lines), classes="part lines")
        for part in page.parts:
            widgets: list[Widget] = [Drawn(_title(part))]
            if self.text and part.table:
                widgets.append(Drawn(_table(part)))
            elif part.plot is not None:
                widgets += [PlotView(part.plot), *([Drawn(_legend(part.legend))] if part.legend else [])]
            yield Vertical(*widgets, *(Drawn(_sentence(line)) for line in part.lines), classes="part")

    def _header(self, picture: Picture, columns: int) -> paint.Runs:
        left: paint.Runs = []
        for number, period in enumerate(PAGES, 1):
            selected = period == self.period
            mark: paint.Runs = [("▸ ", "accent"), paint.PLACE] if selected else [("  ", "")]
            left += [(" " if left else "", ""), *mark, (f"{number} ", "quiet"), (period, "accent" if selected else "quiet")]
        page = self.insights if self.insights and self.insights.period == self.period else None
        where = [(f"{page.where}   ", "strong")] if page is not None and page.where else []
        title = page.title if page is not None else ""
        ways = [[*left, ("     ", ""), *where, (title, "bright")], [*left, ("     ", ""), *where], left]
        return paint.apart(paint.fitting(columns, ways), [(picture.title, "quiet")], columns)

    def _offers(self, picture: Picture) -> tuple[Hint, ...]:
        page = self.insights
        over, late = page is not None and page.over, page is not None and bool(page.draft)
        return table.in_insights(self.face.keys, self.period, text=self.text, late=late, over=over)


def _title(part: Part) -> paint.Painter:
    return lambda _, columns: [("\n".join(textwrap.wrap(part.title, max(columns, 1))), "strong")]


def _sentence(line: str) -> paint.Painter:
    """Return a painter of a wrapped sentence with its figures highlighted."""
    return lambda _, columns: paint.figures("\n".join(textwrap.wrap(line, max(columns, 1))), PLENTY)


def _legend(keys: Sequence[Key]) -> paint.Painter:
    def painter(_: Picture, columns: int) -> paint.Runs:
        runs: paint.Runs = []
        used = 0
        for key in keys:
            length = len(key.mark) + 1 + len(key.words)
            gap = "" if not runs else "   " if used + 3 + length <= columns else "\n"
            used = length if gap in ("", "\n") else used + 3 + length
            runs += [(gap, ""), (f"{key.mark} ", key.ink), (key.words, "quiet")]
        return runs

    return painter


def _table(part: Part) -> paint.Painter:
    """Return a painter of the facts in columns: the first flush left, figures flush right. A column without any is left out, and
    columns stand closer where the lines would not fit."""
    filled = [column for column in zip(*part.table, strict=True) if any(column[1:])]
    wide = [max(map(len, column)) for column in filled]

    def painter(_: Picture, columns: int) -> paint.Runs:
        gap = "  " if sum(wide) + 2 * len(wide) - 2 <= columns else " "
        runs: paint.Runs = []
        for number, row in enumerate(zip(*filled, strict=True)):
            cells = [cell.ljust(wide[0]) if at == 0 else cell.rjust(wide[at]) for at, cell in enumerate(row)]
            runs.append((("\n" if number else "") + gap.join(cells), "quiet" if number == 0 else "bright"))
        return runs

    return painter
