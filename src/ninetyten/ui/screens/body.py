"""Show the body page: the private notes, their trends over the weeks, and the workstation. Words and small bars.

The weeks are read in a thread, so that the screen is there at once.
"""

from __future__ import annotations

from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from ninetyten.domain.commands import CheckBody, CheckWorkstation, Suggest
from ninetyten.domain.vocabulary import BODY_AREAS, WORK_ITEMS, WORKSTATION_POINTS
from ninetyten.ui import paint, table
from ninetyten.ui.screens.page import Page, Visited
from ninetyten.ui.screens.point_check import Asked, CheckScreen, Given
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.ui.widgets.hints import Hints
from ninetyten.view.body_page import BodyPage, name_of
from ninetyten.view.picture import Picture
from ninetyten.view.questions import BLUE_LIGHT, FELT, PRIVATE, SHORT, points

SCORES = {str(score): words for score, words in enumerate(FELT)}
STEP = 4
"""Lines that an arrow scrolls."""


class BodyScreen(Visited):
    """Shows `session.body()` and asks the two checks."""

    kind = "body"
    CSS_PATH = "body.tcss"
    BINDINGS: ClassVar[list[BindingType]] = table.bindings("body", "pages")

    def __init__(self) -> None:
        super().__init__()
        self.page: BodyPage | None = None

    def compose(self) -> ComposeResult:
        """Yield the parts, top to bottom."""
        yield Drawn(self._header, id="header").data_bind(picture=Page.picture)
        yield Hints(lambda _: table.private_notes(self.face.keys)[0], id="checks").data_bind(picture=Page.still)
        yield Hints(lambda _: table.private_notes(self.face.keys)[1], id="looks").data_bind(picture=Page.still)
        with VerticalScroll(id="column", can_focus=False):
            yield Drawn(self._sheet, id="sheet")
        yield self.voice()
        yield Hints(lambda _: table.in_body(self.face.keys, over=bool(self.key)), id="hints").data_bind(picture=Page.still)

    def on_mount(self) -> None:
        """Start reading the page."""
        self.read()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def read(self) -> None:
        """Build the page in a thread beside the screen."""
        key = self.key
        page = self.face.session.body(key) if key else self.face.session.body()
        self.app.call_from_thread(self.show_page, page, key)

    def show_page(self, page: BodyPage, key: str) -> None:
        """Show the page, if its week is still the chosen one."""
        if self.is_ready and key == self.key:
            self.page = page
            self.query_one("#sheet").refresh(layout=True)
            for part in self.query("#header, #hints"):
                part.refresh()

    def walk(self, step: int) -> None:
        """Show the page as it stood a week before or after."""
        if self.walk_from("week", self.key or self.face.session.today, step):
            self.read()

    def return_to_now(self) -> None:
        """Show the page as it stands."""
        self.key = ""
        self.read()

    def check(self) -> None:
        """Ask the weekly check: nine points, a key each."""
        asked = [Asked(name, name_of(name)) for name in (*BODY_AREAS, *WORK_ITEMS)]
        self.face.open(CheckScreen("This week: how much did you feel it?", asked, SCORES, PRIVATE), self._checked)

    def workstation(self) -> None:
        """Ask the workstation check, with the points for progressive lenses if set."""
        lenses = self.face.session.settings.body.progressive
        asked = [Asked(point.name, SHORT[point.name], _right(point.right)) for point in points(progressive=lenses)]
        question = f"Your workstation{', with progressive lenses' if lenses else ''}: is this right?"
        card = CheckScreen(question, asked, {"y": "yes", "n": "no"}, BLUE_LIGHT)
        self.face.open(card, lambda given: self._looked_at(given, lenses))

    def scroll(self, by: int) -> None:
        """Scroll up or down."""
        self.query_one("#column").scroll_relative(y=by * STEP, animate=False)

    def _checked(self, given: Given) -> None:
        found: dict[str, Any] = {name: int(key) for name, key in given}
        areas = tuple((area, found[area]) for area in BODY_AREAS if area in found)
        work = tuple((item, found[item]) for item in WORK_ITEMS if item in found)
        self.face.command(CheckBody(areas, work) if found else Suggest("body-check"))
        self.return_to_now()

    def _looked_at(self, given: Given, lenses: bool) -> None:
        if given:
            right = dict(given)
            seen = tuple((point, right[point] == "y") for point in WORKSTATION_POINTS if point in right)
            self.face.command(CheckWorkstation(seen, lenses))
            self.return_to_now()

    def _header(self, picture: Picture, columns: int) -> paint.Runs:
        where = f"{self.page.where}     " if self.page is not None else ""
        left = [("body", "accent"), ("     ", ""), (where, "bright"), ("private", "quiet")]
        return paint.apart(left, [(picture.title, "quiet")], columns)

    def _sheet(self, picture: Picture, columns: int) -> paint.Runs:
        page = self.page
        if page is None:
            return [("reading …", "quiet")]
        parts = [paint.wrapped(page.checked, "bright", columns)]
        parts += [self._trends(page, columns)] if page.trends else []
        parts += [paint.wrapped(line, "strong", columns) for line in page.lines]
        parts += [paint.stacked([paint.wrapped(line, "bright", columns) for line in page.looks])] if page.looks else []
        parts += [paint.stacked([paint.wrapped(line, "bright", columns) for line in page.contacts])] if page.contacts else []
        parts += [[("Workstation", "accent")], *(paint.wrapped(line, "bright", columns) for line in page.workstation)]
        parts += [paint.wrapped(PRIVATE, "quiet", columns)]
        return _airy(parts, close=range(len(parts) - 1 - len(page.workstation), len(parts) - 1))

    def _trends(self, page: BodyPage, columns: int) -> paint.Runs:
        wide = max(len(line.words) for line in page.trends)
        bars = max(len(line.bars) for line in page.trends)
        runs: paint.Runs = []
        for line in page.trends:
            row = [(line.words.ljust(wide + 2), "quiet"), (line.bars.rjust(bars), "rest"), (f"  {line.text}", "bright")]
            runs += [("\n" if runs else "", ""), *(row if paint.width(row) <= columns else row[:2])]
        return runs


def _right(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"


def _airy(parts: list[paint.Runs], close: range) -> paint.Runs:
    """Return the parts with blank lines between them, except before those in `close`."""
    runs: paint.Runs = []
    for at, part in enumerate(parts):
        runs += [("" if not runs else "\n" if at in close else "\n\n", ""), *part]
    return runs
