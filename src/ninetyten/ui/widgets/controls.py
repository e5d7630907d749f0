"""Textual's text field and lists in our inks. What asks imports them when it is needed, for the first frame needs none of them.

What is selected or ticked has a mark of its own, so that it is seen without color.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, OptionList, SelectionList

from ninetyten.domain.visible import visible
from ninetyten.ui.cursor import MOVES, ROW, TYPED, Followed, Spot
from ninetyten.ui.paint import Runs, mark, marked, width
from ninetyten.ui.themes import spelled

if TYPE_CHECKING:
    Base = Widget
    ListBase = OptionList
else:
    Base = ListBase = object


class InOrder(Base):
    """Does what a key is bound to at once. Textual would send the key to the app first, and later keys would overtake it."""

    async def on_key(self, event: events.Key) -> None:
        """Run the key's binding."""
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if await self.app.run_action(binding.action, self):
                event.stop()


class Typed(InOrder, Followed, Input):
    """A text field. `longest`: how many characters it takes."""

    class Refused(Message):
        """Sent when typed or pasted text does not fit."""

    def __init__(self, value: str, longest: int, *, select_on_focus: bool = False, id: str | None = None) -> None:
        super().__init__(
            "".join(filter(str.isprintable, value)),
            max_length=longest,
            select_on_focus=select_on_focus,
            compact=True,
            id=id,
        )
        self.cursor_blink = False

    def on_resize(self) -> None:
        """Keep the cursor of a long text in sight; what is not written in is read from its start."""
        at = self.cursor_position if self.has_focus else 0
        self.scroll_to_region(Region(at, 0, 1, 1), animate=False, force=True)

    def on_blur(self) -> None:
        """Show the start of the text again."""
        self.scroll_to_region(Region(0, 0, 1, 1), animate=False, force=True)

    def spots(self) -> Iterator[Spot]:
        """Yield where the next character goes."""
        if self.has_focus:
            yield TYPED, Offset(cell_len(self.value[: self.cursor_position]) - self.scroll_offset.x, 0)

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace text, leaving out what a terminal would obey."""
        super().replace("".join(filter(str.isprintable, text)), start, end)

    def restricted(self) -> None:
        """Report the refusal, in place of a bell."""
        self.post_message(self.Refused())


class Rows(InOrder, Followed, ListBase):
    """A list with one row selected."""

    moves: ClassVar[tuple[str, ...]] = (*MOVES, "home", "end", "tab", "shift+tab")

    def on_resize(self) -> None:
        """Keep the selected row in sight."""
        self.scroll_to_highlight()

    def spots(self) -> Iterator[Spot]:
        """Yield where the selected row's words begin, and what is typed into it."""
        for y in range(self.scrollable_content_region.height):
            if any(segment.style and segment.style.meta.get("option") == self.highlighted for segment in self.render_line(y)):
                yield from ((what, Offset(x, y)) for what, x in self.within_row())
                return

    def within_row(self) -> Iterator[tuple[str, int]]:
        """Yield the columns of the selected row that the cursor can stand on."""
        yield ROW, width(mark(True))


class Lines(Rows, OptionList):
    """A list of `count` lines, one of them selected. `drawn` returns the runs of a line, given its number and whether it is
    selected. `picks`: a click answers as `enter` does; otherwise it only selects."""

    def __init__(self, drawn: Callable[[int, bool], Runs], count: int, *, selected: int = 0, picks: bool = True) -> None:
        self._drawn, self._picks = drawn, picks
        self.shown: Sequence[int] = range(count)
        super().__init__(id="answers", markup=False, compact=True)
        self.show(self.shown, selected)

    @property
    def selected(self) -> int:
        """The number of the selected line."""
        return self.shown[self.highlighted or 0]

    def show(self, numbers: Iterable[int], selected: int) -> None:
        """Show only these lines."""
        self.shown = tuple(numbers)
        self.set_options(self._content(number, selected=False) for number in self.shown)
        self.highlighted = self.shown.index(selected)

    def select(self, number: int) -> None:
        """Select a line that is shown."""
        self.highlighted = self.shown.index(number)

    def repaint(self) -> None:
        """Draw every line again."""
        for at in range(self.option_count):
            self.replace_option_prompt_at_index(at, self._content(self.shown[at], selected=at == self.highlighted))

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the mark."""
        super().watch_highlighted(highlighted)
        self.repaint()

    def on_resize(self) -> None:
        """Repaint: a line may have more room."""
        self.repaint()

    def on_click(self, event: events.Click) -> None:
        """Select the clicked line, if a click is not an answer."""
        event.stop()
        if not self._picks:
            event.prevent_default()
            self.highlighted = event.style.meta.get("option", self.highlighted)

    def _content(self, number: int, *, selected: bool) -> Content:
        return Content.assemble(*((visible(text), spelled(ink)) for text, ink in self._drawn(number, selected) if text))

    def within_row(self) -> Iterator[tuple[str, int]]:
        """Yield what the runs mark."""
        yield from marked(self._drawn(self.selected, True))


class Ticks(Rows, SelectionList[int]):
    """Points to tick with space, a click or a digit; `enter` keeps them. `on` marks a point with a tick, `off` one without."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "screen.keep", show=False)]

    def __init__(self, points: Sequence[str], on: str, off: str) -> None:
        self._on, self._off = on, off
        super().__init__(
            *((Content(f"{visible(words)}{' ' * width(mark(False))}"), at) for at, words in enumerate(points)),
            id="answers",
            compact=True,
        )

    def tick(self, number: int) -> None:
        """Tick a point, or untick it."""
        if number < self.option_count:
            self.highlighted = number
            self.toggle(number)

    def render_line(self, y: int) -> Strip:
        """Draw the sign of the selected row, a digit and a mark in place of Textual's box, which differs only by color."""
        line, number = super().render_line(y), self.scroll_offset.y + y
        if number >= self.option_count:
            return line
        _, box, _, gap, *words = line
        tick, digit = self._on if number in self.selected else self._off, str(number + 1) if number < 9 else " "
        sign = mark(number == self.highlighted)[0][0]
        return Strip([Segment(f"{sign}{digit} ", gap.style), Segment(f"{tick} ", box.style), *words]).crop(0, line.cell_length)
