"""Draw the lines of the main screen as runs: text with the name of its ink. Pure, so that a line can be tested as text.

An ink is a component class of `widgets.drawn.Drawn`; its colour and weight come from the style sheet and the theme.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator, Sequence

from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import Bucket
from ninetyten.view.picture import DayLine, Picture, PromptPicture, Strip, Total
from ninetyten.view.studying import TopicList

Run = tuple[str, str]
"""Text and its ink; the empty ink is the plain one."""
Runs = list[Run]

ROW, TYPED, PLACE = ("", "row"), ("", "typed"), ("", "place")
"""Runs without text: where the terminal's cursor belongs (`ui.cursor`), at the selected row, at what is typed, or at what is to
be read first."""
INDENT = 7
"""Columns before a line's own matter: a time of day and its gap."""
NARROW = 48
"""Below so many columns lines are drawn without the times at their ends."""
_MARK_INKS = {"answered": "done", "skipped": "faint", "coming": "bright", "showing": "prompt"}
LOOKS: dict[Bucket, tuple[str, str]] = {
    "production": ("█", "production"),
    "study": ("▓", "study"),
    "growth": ("▒", "growth"),
    "query": ("▚", "query"),
    "admin": ("▞", "admin"),
    "meeting": ("▥", "other"),
    "downtime": ("▤", "other"),
    "rest": ("░", "rest"),
    "lunch": ("░", "rest"),
    "paused": ("░", "other"),
    "away": ("░", "other"),
    "asleep": ("▁", "line"),
    "unwatched": ("▁", "line"),
    "off": ("▁", "line"),
}
"""The shade of a bucket, which tells it without colour, and its colour in the theme; its ink has its own name."""
_SHADES: dict[str, str] = {"other": "░", **{bucket: glyph for bucket, (glyph, _) in LOOKS.items()}}
_NOTHING = "▁"
LONGEST = 90
"""Cells of a line that is read, however wide the screen."""


def mark(selected: bool) -> Runs:
    """Return the sign before a row that can be selected, which tells it without color."""
    return [("▸ ", "accent"), ROW] if selected else [("  ", "accent")]


def width(runs: Runs) -> int:
    """Return the cells the runs take; each of our glyphs is one cell wide."""
    return sum(len(text) for text, _ in runs)


def marked(line: Runs) -> Iterator[tuple[str, int]]:
    """Yield what a line marks, and the column: that of the words behind a mark, but where the next character goes at once."""
    for at, (text, ink) in enumerate(line):
        if ink and not text:
            words = "" if (text, ink) == TYPED else "".join(text for text, _ in line[at:])
            yield ink, width(line[:at]) + len(words) - len(words.lstrip())


def apart(left: Runs, right: Runs, columns: int) -> Runs:
    """Return `left` and `right` at the ends of a line, or only `left` if both do not fit."""
    room = columns - width(left) - width(right)
    return [*left, (" " * room, ""), *right] if room > 0 else left


def fitting(columns: int, candidates: Sequence[Runs]) -> Runs:
    """Return the first candidate that fits, else the last."""
    return next((runs for runs in candidates if width(runs) <= columns), candidates[-1])


def between(parts: Sequence[Runs], gap: int) -> Runs:
    """Return the parts in a row, `gap` cells apart."""
    runs: Runs = []
    for part in parts:
        runs += [(" " * gap, ""), *part] if runs else part
    return runs


def header(picture: Picture, columns: int) -> Runs:
    """Return the name, and at the other end what is on hold, the date, block and end of day, the last of them that fit."""
    name = badge(picture) or [("ninetyten", "accent")]
    facts: list[Runs] = [[(text, "quiet")] for text in (picture.on_hold, picture.date, picture.block, picture.ends) if text]
    for gap, kept in ((4, facts), (2, facts), (2, facts[1:]), (2, facts[2:]), (2, facts[-1:])):
        runs = apart(name, between(kept, gap), columns)
        if len(runs) > len(name) or not kept:
            return runs
    return name


def badge(picture: Picture) -> Runs:
    """Return what a demo says of itself."""
    return [("demo", "prompt"), (f" {picture.badge}", "quiet")] if picture.badge else []


def activity(picture: Picture, columns: int) -> Runs:
    """Return the activity; outside focus, the phase's word first."""
    words: list[Runs] = [[(word, "accent")] for word in (picture.word, picture.activity) if word]
    if not words and not picture.clock:
        return [("ninetyten", "accent")]
    if picture.kind or picture.topic:
        words.append([(picture.kind or picture.topic, "bright")])
    joined: Runs = []
    for part in words:
        joined += [("  ·  ", "quiet"), *part] if joined else part
    ways = [joined, [run for part in words[:2] for run in (*part, (" ", ""))], words[0] if words else []]
    return [PLACE, *fitting(columns, ways)] if words else []


def strip(strip: Strip, columns: int) -> Runs:
    """Return the block as two lines: its stops, and their minutes below."""
    ends = columns >= NARROW
    wide = max(columns - (2 * INDENT if ends else 0), 1)
    cells, labels = strip_cells(strip, wide)
    if not ends:
        return [*cells, ("\n", ""), (labels, "quiet")]
    above = [(strip.start.ljust(INDENT), "quiet"), *cells, (strip.end.rjust(INDENT), "quiet")]
    return [*above, ("\n", ""), (" " * INDENT + labels, "quiet")]


def strip_cells(strip: Strip, wide: int) -> tuple[Runs, str]:
    """Return the strip itself and the text of its minutes, each `wide` cells."""
    now = min(int(strip.done * wide), wide - 1)
    cells: list[Run] = [("━", "done") if at < now else ("─", "track") for at in range(wide)]
    cells[now] = ("┃", "accent")
    labels = [" "] * wide
    free = 0
    for mark in strip.marks:
        at = min(int(mark.at * wide), max(wide - len(mark.glyphs), 0))
        for offset, glyph in enumerate(mark.glyphs[: wide - at]):
            cells[at + offset] = (glyph, _MARK_INKS.get(mark.state, "bright"))
        start = min(at, wide - len(mark.label))
        if start >= free:
            labels[start : start + len(mark.label)] = mark.label
            free = start + len(mark.label) + 1
    return _joined(cells), "".join(labels)


def _joined(cells: Sequence[Run]) -> Runs:
    """Join neighbors of one ink into one run."""
    runs: Runs = []
    for text, ink in cells:
        if runs and runs[-1][1] == ink:
            runs[-1] = (runs[-1][0] + text, ink)
        else:
            runs.append((text, ink))
    return runs


def upcoming(picture: Picture, columns: int) -> Runs:
    """Return the next stop: its glyphs, what it is, and how soon."""
    if not picture.next:
        return []
    glyphs: Runs = [(f"{' '.join(picture.next_glyphs)} ", "bright")] if picture.next_glyphs else []
    what: Runs = [*glyphs, (picture.next, "")]
    soon: Runs = [("   " + picture.next_in, "quiet")] if picture.next_in else []
    label: Runs = [("next".ljust(INDENT), "quiet")]
    return fitting(columns, [[*label, *what, *soon], [*label, *what], what, [(picture.next, "")]])


def day(line: DayLine, columns: int) -> Runs:
    """Return the day so far as a bar of buckets, each with its own shade so that it reads without color."""
    ends = columns >= NARROW
    wide = max(columns - (2 * INDENT if ends else 0), 1)
    bar = _joined([_day_cell(line, at / wide, (at + 1) / wide) for at in range(wide)])
    return [(line.start.ljust(INDENT), "quiet"), *bar, (line.end.rjust(INDENT), "quiet")] if ends else bar


def _day_cell(line: DayLine, start: float, end: float) -> Run:
    best: Run = (_NOTHING, "track")
    most = 0.0
    for stretch in line.stretches:
        shared = min(stretch.end, end) - max(stretch.start, start)
        if shared > most:
            best, most = (shade(stretch.bucket), stretch.bucket), shared
    return best


def shade(bucket: str) -> str:
    """Return the glyph of a bucket, or of `other`: several together."""
    return _SHADES[bucket]


def totals(figures: Sequence[Total], columns: int) -> Runs:
    """Return the day's figures, leaving out the last ones where they do not fit."""
    parts: list[Runs] = [
        [
            (f"{shade(figure.bucket)} ", figure.bucket),
            (f"{figure.label} ", "quiet"),
            (figure.text, figure.bucket),
            *([(f", {figure.goal}", "quiet")] if figure.goal else []),
        ]
        for figure in figures
    ]
    ways = [[(" " * INDENT, ""), *between(parts, gap)] for gap in (5, 4, 3)]
    ways += [between(parts[:count], 2) for count in range(len(parts), 0, -1)]
    return fitting(columns, ways) if parts else []


def figures(text: str, columns: int) -> Runs:
    """Return a sentence with its numbers highlighted, the first one most."""
    if not text:
        return []
    while len(text) > columns and ", " in text:
        text = text.rpartition(", ")[0]
    runs: Runs = []
    ink = "strong"
    for part in re.split(r"(\d[\d.,]*\d|\d)", text[:columns]):
        number = part[:1].isdigit()
        runs.append((part, ink if number else "quiet"))
        ink = "bright" if number else ink
    return runs


def bar(left: float, columns: int) -> Runs:
    """Return a bar that empties as `left` goes from 1 to 0; at most 60 cells and four fifths of the line."""
    wide = min(60, columns * 4 // 5)
    full = round(max(0.0, min(left, 1.0)) * wide)
    return [("━" * full, "accent"), ("─" * (wide - full), "track")]


def wrapped(text: str, ink: str, columns: int, *, longest: int = 60) -> Runs:
    """Return text in lines of at most `longest` cells, readable on a wide screen."""
    return [("\n".join(textwrap.wrap(text, max(min(longest, columns), 1))), ink)]


def notice(picture: Picture, columns: int) -> Runs:
    """Return the one notice beside the clock: trouble first, then what a return brought, then posture."""
    if picture.trouble:
        return [PLACE, *wrapped("! " + picture.trouble, "overtime", columns)]
    text = picture.covered or picture.posture
    return wrapped(text, "quiet" if picture.covered else "bright", columns) if text else []


def quietly(text: str, key: str, columns: int) -> Runs:
    """Return the quiet lines, centered, with their key highlighted."""
    if not text:
        return []
    lines = [line for part in text.split("\n") for line in textwrap.wrap(part, max(min(LONGEST, columns), 1))]
    runs: Runs = [("\n".join(line.center(columns).rstrip() for line in lines), "quiet")]
    return [*runs, ("  ", ""), (key, "strong")] if key else runs


def pending(typed: str, means: str, as_of: str, columns: int) -> Runs:
    """Return the digits, or the time, that wait for their key."""
    if typed:
        return fitting(columns, [[(typed, "strong"), TYPED, (f"   {means}", "quiet")], [(typed, "strong"), TYPED]])
    moment: Runs = [("backdating to ", "quiet"), (as_of, "strong")]
    ways = [[*moment, (words, "quiet")] for words in (": press a key (esc cancels)", " (esc cancels)")]
    return fitting(columns, ways) if as_of else []


PART_S, WHOLE_S, LIST_S = 4.0, 6.0, 5.0
"""Seconds that each part of a remark is shown, a whole one at least, and a list of topics."""


class Remark(Value):
    """What the program says on its own line, and when, in seconds of the steady clock. `wrong`: something was not done.
    `topics`: the list of topics to choose from with one `key`, in place of a text."""

    text: str = ""
    wrong: bool = False
    at: float = 0.0
    topics: TopicList | None = None
    key: str = ""

    def parts(self, columns: int) -> list[str]:
        """Return it in parts that each fit one line; all but the last end in an ellipsis."""
        text = f"! {self.text}" if self.wrong else self.text
        parts = [part for line in text.split("\n") for part in textwrap.wrap(line, max(columns - 2, 1))]
        return [*(f"{part} …" for part in parts[:-1]), *parts[-1:]]

    def offers(self, now: float) -> TopicList | None:
        """Return the list of topics while it shows, else None."""
        return self.topics if now - self.at < LIST_S else None


def said(remark: Remark, now: float, columns: int) -> Runs:
    """Return the part of a remark that is shown now; nothing once all of it was."""
    if remark.topics is not None:
        offered = remark.offers(now)
        return topics(offered, remark.key, columns) if offered is not None else []
    parts, passed = remark.parts(columns), now - remark.at
    if not parts or passed >= max(WHOLE_S, PART_S * len(parts)):
        return []
    return [(parts[min(int(passed / PART_S), len(parts) - 1)], "overtime" if remark.wrong else "bright")]


def topics(listed: TopicList, key: str, columns: int) -> Runs:
    """Return the topic that is studied, the key that takes the next one, and as many of those to come as fit and can be read."""
    chosen, *coming = listed.coming
    head: Runs = [(chosen, "strong"), ("   ", ""), (key, "strong")]
    ways: list[Runs] = [
        [*head, (f"{label}{', '.join(coming[:count])}{', …' if count < len(coming) else ''}", "quiet")]
        for label in (" next topic: ", " next: ")
        for count in range(len(coming), 0, -1)
    ]
    return fitting(min(columns, LONGEST), [*ways, [*head, (" next topic", "quiet")], head[:1]])


def aside(prompt: PromptPicture, columns: int) -> Runs:
    """Return the micro-break that waits behind what was opened over it."""
    left = f", {prompt.seconds} s" if prompt.seconds else ""
    micro: Runs = [(f"{' '.join(prompt.glyphs)}  micro-break: {prompt.words}{left}", "accent")]
    return fitting(columns, [[*micro, ("   close this to answer it", "quiet")], micro])


def stacked(parts: Sequence[Runs], lines: int | None = None, *, close: bool = False) -> Runs:
    """Return the parts below each other. `lines`: the room; blank lines go between them if they fit, else the first parts are
    dropped. `close`: no blank lines, and the last parts are dropped."""
    kept = [part for part in parts if part]
    while lines is not None and len(kept) > 1 and sum(map(height, kept)) > lines:
        kept.pop(-1 if close else 0)
    airy = not close and lines is not None and sum(map(height, kept)) + len(kept) - 1 <= lines
    runs: Runs = []
    for part in kept:
        runs += [("\n\n" if airy else "\n", ""), *part] if runs else part
    return runs


def height(runs: Runs) -> int:
    """Return how many lines the runs take, 0 if empty."""
    text = "".join(text for text, _ in runs)
    return text.count("\n") + 1 if text else 0


def lines(runs: Runs) -> list[Runs]:
    """Return the runs of each line."""
    split: list[Runs] = [[]]
    for text, ink in runs:
        first, *rest = text.split("\n")
        split[-1].append((first, ink))
        split += [[(line, ink)] for line in rest]
    return split


Painter = Callable[[Picture, int], Runs]
"""Draws a part of the picture for a line of so many columns."""
