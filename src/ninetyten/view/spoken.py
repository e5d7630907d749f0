"""Say a day line by line, for screen readers and braille displays (H1): the label comes first, and no line needs another.

Nothing here draws: no columns, bars, marks or short forms that a voice would read wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ninetyten.domain import events as e
from ninetyten.domain.moment import Instant, OffsetAt
from ninetyten.domain.react import STALE, Notify
from ninetyten.domain.sentences import Context, answer, describe, named, notice_of
from ninetyten.domain.state import State
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import ClockStyle
from ninetyten.domain.words import FATE_WORDS, RETURN_WORDS, counted, listed, spell, time_of_day
from ninetyten.view.actions import BY_ID, WAYS_TO_LEAVE, of_scope
from ninetyten.view.guided import Cue
from ninetyten.view.picture import Picture, ShownExercise

ENDS = (".", "!", "?", ":")
_LENGTHS = re.compile(r"(?<![\w.,:])(\d[\d,]*(?:\.\d+)?) (?:h (\d\d)|(min|s|h))\b(?!/)")
_UNITS = {"s": "second", "min": "minute", "h": "hour"}
_CELL = re.compile(r"\S+(?: \S+)*")
_TIME = re.compile(r"\d?\d:\d\d")
_LEGEND = re.compile(r"^[a-z][^;:]*: [^;:]+; [^;:]+: ")
"""What stands below a table: what its columns mean."""
_FIGURE = re.compile(r"[\d–]")
MARGIN, DEEP = 2, 20
"""Labels and sentences begin in the first columns; what goes on with the line before in a help text, further in than DEEP."""
NARROW, WIDE = 61, 80
"""How wide the texts of reports are beside a label, and without one."""
NONE, UNKNOWN = "0 h 00", "–"
LABELS = {"ending": "", "ended": "", "overtime": "", "rest-over": "Break", "stop-soon": "Day", "stop": "Day", "paused": "Pause"}
"""What a notice is about; empty: the block."""
ANSWERS = "Type done, snooze or skip."


def spoken(text: str) -> str:
    """Return a text as a voice should read it: `2 hours 35 minutes` for `2 h 35`, and no marks."""
    text = re.sub(r"\bstandard min\b", "standard minutes", _LENGTHS.sub(_length, text))
    text = (
        re.sub(r"(?<=\d)/(month|work day)\b", r" a \1", text)
        .replace("/hour", " an hour")
        .replace("−", "minus ")
        .replace(" · ", ", ")
        .replace("`", "")
    )
    text = re.sub(r"(?<=\w)–(?=\w)", " to ", re.sub(r"(?<=[^\W\d] )–(?= \w)", "-", text))
    text = re.sub(r"(?<!\w)–(?!\w)", "unknown", text)
    return " ".join(text.split())


def _length(found: re.Match[str]) -> str:
    if found[2] is None:
        return f"{found[1]} {_UNITS[found[3]]}{'' if found[1] == '1' else 's'}"
    hours, minutes = int(found[1].replace(",", "")), int(found[2])
    parts = [*([counted(hours, "hour")] if hours else []), *([counted(minutes, "minute")] if minutes or not hours else [])]
    return " ".join(parts)


def line(label: str, text: str) -> str:
    """Return `Block 2: ended at 10:30 AM.`"""
    said = spoken(text).rstrip(";,")
    return f"{spoken(label)}: {said}{'' if said.endswith(ENDS) else '.'}"


# Texts in columns ------------------------------------------------------------------------------------------------------


class Cell(NamedTuple):
    """A text of a column, and the columns of the screen it takes."""

    start: int
    end: int
    text: str


def by_line(text: str, label: str, *, wraps: bool = True) -> list[str]:
    """Return a report, a list or a help text as lines that each say what they are about. `label`: for what has no label. `wraps`:
    whether a long text goes on in the rows below, as in a help text; if not, each row stands alone."""
    found: list[str] = []
    row, heads, above, title = "", list[Cell](), list[Cell](), ""
    rows = _unwrapped(text) if wraps else [*map(_cells, text.splitlines())]
    for cells, below in zip(rows, [*rows[1:], list[Cell]()], strict=False):
        if not cells:
            row, heads, above, title = "", [], [], ""
            continue
        row = _row_label(row, cells)
        heads = heads if cells[0].start else []
        if len(cells) == 1 and len(above) == 3 and cells[0].start == above[2].start:  # the rest of what has a label of two words
            row = f"{row}, {above[1].text}"
        else:
            above = cells
        rest = cells[1:] if len(cells) > 1 and cells[0].start <= MARGIN else cells
        if _is_head(rest, below):
            heads = rest if cells[0].start == 0 else cells
        elif _is_title(cells, below):
            title = cells[0].text.removesuffix(":")
        elif len(cells) == 1 and cells[0].start <= MARGIN:
            title = title if cells[0].start else ""
            found.append(line(title, cells[0].text) if title else _sentence(cells[0].text, label))
        elif len(heads) and len(rest) > 1 and cells[0].start > 0:
            found.append(_headed(row or label, rest, heads))
        elif _TIME.match(row):
            found.append(line(label, ", ".join(cell.text for cell in cells)))
        else:
            found.append(_pair(row or label, [cell.text for cell in rest]))
    return [f"{said[0].upper()}{said[1:]}" for said in found]


def _unwrapped(text: str) -> list[list[Cell]]:
    """Return the cells of each row; what was wrapped only for want of room is one text again."""
    rows: list[list[Cell]] = []
    last = 0
    for columns in text.splitlines():
        cells = _cells(columns)
        before = rows[-1] if rows else []
        if len(cells) == 1 and before and _continues(cells[0], before, last):
            rows[-1] = _continued(before, cells[0])
        else:
            rows.append(cells)
        last = cells[-1].end - cells[-1].start if cells else 0
    return rows


def _cells(columns: str) -> list[Cell]:
    return [Cell(found.start(), found.end(), found[0]) for found in _CELL.finditer(columns)]


def _continued(before: Sequence[Cell], cell: Cell) -> list[Cell]:
    """Return a row with what continues it: the help of an option that filled its line, or the rest of its last text."""
    *others, above = before
    if not others and above.text.startswith("-"):
        return [above, cell]
    gap = "" if above.text.endswith("-") else " "
    return [*others, above._replace(text=f"{above.text}{gap}{cell.text}")]


def _continues(cell: Cell, before: Sequence[Cell], last: int) -> bool:
    """Report whether a row goes on with the text of the one before, whose last line was `last` columns long."""
    above, word = before[-1], len(cell.text.partition(" ")[0])
    if cell.start >= DEEP and (above.text.startswith(("-", "usage:")) or before[0].text.startswith("-")):
        return True
    room = WIDE - cell.start if cell.start <= MARGIN else NARROW
    return above.start == cell.start and last + 1 + word > room


def _row_label(before: str, cells: Sequence[Cell]) -> str:
    """Return the label of a row: its own, or that of the row it continues."""
    first = cells[0]
    if len(cells) == 1 and first.start <= MARGIN:
        return ""
    if first.start == MARGIN and before and first.text == "more":
        return f"{before.partition(',')[0]}, more"
    return first.text if first.start <= MARGIN else before


def _is_head(cells: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Report whether the cells name the columns of the row below."""
    figures = sum(1 for head in cells for cell in below if _FIGURE.search(cell.text) and _meet(head, cell))
    return len(cells) > 2 and figures > 1 and not any(_FIGURE.search(cell.text.removeprefix("95% ")) for cell in cells)


def _is_title(cells: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Report whether a text stands over a list, of which each row needs it."""
    alone = len(cells) == len(below) == 1 and cells[0].start == 0 and cells[0].text.endswith(":")
    return alone and 0 < below[0].start <= MARGIN


def _meet(head: Cell, cell: Cell) -> bool:
    return head.start < cell.end and cell.start < head.end


def _headed(row: str, cells: Sequence[Cell], heads: Sequence[Cell]) -> str:
    names = [(next((head.text for head in heads if _meet(head, cell)), ""), cell.text) for cell in cells]
    if names and not names[0][0]:
        row, names = f"{row}, {names[0][1]}", names[1:]
    return line(row, ", ".join(f"{name} {text}".strip() for name, text in names))


def _pair(row: str, texts: Sequence[str]) -> str:
    if len(texts) == 2 and not texts[1].startswith("of ") and texts[0][-1:] != "%":
        return line(f"{row}, {texts[0].rstrip(':')}", texts[1])
    return line(row, re.sub(rf"(?<=[%{UNKNOWN}]), of ", " of ", ", ".join(texts)))


def _sentence(text: str, label: str) -> str:
    """Return a line that has no columns, with a label unless it has its own."""
    if _LEGEND.search(text):
        return line("Columns", text)
    known, colon, rest = text.partition(": ")
    if colon and len(known) < 40 and not known[0].isdigit():
        return line(known, rest)
    return line(label, text.removesuffix(":"))


# What happened ---------------------------------------------------------------------------------------------------------


class Hearing(Value):
    """What the words for an event need: where it led, and the wall clock."""

    state: State
    now: Instant
    offset_at: OffsetAt
    style: ClockStyle

    def clock(self, at: Instant) -> str:
        """Return a time of day."""
        return time_of_day(at + self.state.shift, self.offset_at(at), self.style)


def told(event: e.Event, hearing: Hearing, phrase: Callable[[Notify], Notify]) -> str:
    """Return the line for an event that came about by itself; empty if it needs none, or is old news. `phrase`: gives a
    micro-break's notice the words of its exercise."""
    if e.sort_of(event) == "consequence" and hearing.now - event.at > STALE:
        return ""
    words, block = Context(hearing.clock), f"Block {hearing.state.blocks}"
    if hearing.state.off and isinstance(event, e.EndReached | e.OvertimeReminded):
        return ""
    match event:
        case e.PromptShown() | e.PromptSettled():
            return _micro_break(event, hearing.state, phrase)
        case e.EndReached():
            return line(block, f"ended at {hearing.clock(event.at)}. Next: break, {spell(hearing.state.rules.rest)}")
        case e.PresenceAsked():
            return line("Presence", "still there? This computer has been idle for a while. Press Enter if you are here")
        case e.WentAway() | e.CameBack() | e.FellAsleep() | e.Woke() | e.HushBegan() | e.HushEnded() | e.ClockWasSet():
            return line("Noticed", describe(event, words))
    notice = notice_of(event, hearing.state)
    if notice is not None:
        return line(LABELS[notice.reason] or block, f"{notice.title}. {notice.body}")
    changes = isinstance(event, e.InterruptionEnded | e.LeftUnattended) or getattr(event, "auto", False)
    return line("Clock", describe(named(event, hearing.state.terms), words)) if changes else ""


def _micro_break(event: e.PromptShown | e.PromptSettled, state: State, phrase: Callable[[Notify], Notify]) -> str:
    if isinstance(event, e.PromptSettled):
        counts = "" if event.fate == "unsaid" else f"; counted as {FATE_WORDS[event.fate]}"
        return "" if event.fate == "absorbed" else line("Micro-break", f"over without an answer{counts}")
    notice = notice_of(event, state)
    if notice is None or not event.rung:
        return ""
    body = phrase(Notify(event.at, notice.title, notice.body, notice.reason, "prompt")).body
    return line(listed(event.tracks).capitalize(), f"{spell(event.span)}. {body} {ANSWERS}")


def elsewhere(event: e.Event, hearing: Hearing) -> str:
    """Return the line for an act in another window; empty if the event is none."""
    said = answer([event], hearing.state, hearing.offset_at, hearing.style)
    return line("Elsewhere", said) if said else ""


# Where the day stands --------------------------------------------------------------------------------------------------


def standing(picture: Picture) -> list[str]:
    """Return where the day stands, a line for each thing that the main screen shows."""
    ahead = f"{picture.next}, {picture.next_in.replace(': ', ', for ')}" if picture.next else ""
    rows = (
        ("Micro-break now", f"{picture.prompt.words}. {ANSWERS}" if picture.prompt else ""),
        ("Next micro-break", ahead),
        ("Charts", picture.charts[0].removeprefix("charts ") if picture.charts else ""),
        ("On hold", picture.on_hold.replace(" on hold", "")),
        ("Productivity", picture.productivity.removeprefix("productivity ")),
        ("Accuracy", picture.accuracy.removeprefix("accuracy").lstrip(": ")),
        (
            "Time so far",
            ", ".join(
                f"{total.label} {total.text}{f' ({total.goal})' if total.goal else ''}"
                for total in picture.totals
                if total.text != NONE
            ),
        ),
        ("Day", picture.ends),
        ("Problem", picture.trouble),
    )
    return [now_line(picture), *(line(label, text) for label, text in rows if text), *(line_of(text) for text in picture.morning)]


def line_of(text: str) -> str:
    """Return a text that has its label already, as a line."""
    label, _, rest = text.partition(": ")
    return line(label, rest) if rest else line("Today", _lowered(text.removeprefix("Today is ")))


def now_line(picture: Picture) -> str:
    """Return what runs now, in one line."""
    if picture.phase == "off":
        return line("Now", f"nothing is running{f'; {picture.line}' if picture.line else ''}. Type start to begin a block")
    clock = picture.clock.removeprefix("−")
    left = f"{clock} {'past its end' if clock != picture.clock else 'left'}" if clock else ""
    what = [picture.word, picture.block if picture.activity else "", picture.activity, picture.topic, picture.kind]
    stop = f"micro-break showing: {picture.prompt.words}" if picture.prompt else ""
    return line("Now", ", ".join(filter(None, [*what, left, picture.line, stop])))


def noted(picture: Picture) -> str:
    """Return the quiet line, and what to type for it; empty most of the time."""
    act = BY_ID.get(picture.quiet_act.partition(" ")[0])
    typed = f" Type {act.command}." if act is not None and act.command else ""
    return f"{picture.quiet.removesuffix('.')}.{typed}" if picture.quiet else ""


# Exercises -------------------------------------------------------------------------------------------------------------


def step_line(routine: Sequence[ShownExercise], cue: Cue | None) -> str:
    """Return the line for the step that begins; None: the routine is over."""
    if cue is None:
        return line("Exercises", "done. The rest of the break is yours")
    exercise = routine[cue.exercise]
    if cue.ready:
        lock = " Lock your screen." if exercise.lock_screen else ""
        steps = counted(len(exercise.steps), "step")
        return line(f"Exercise {cue.exercise + 1} of {len(routine)}", f"{exercise.title} {steps}. {exercise.safety}{lock}")
    step = exercise.steps[cue.step]
    return line(f"Step {cue.step + 1} of {len(exercise.steps)}, {spell(step.span)}", step.text)


# Questions -------------------------------------------------------------------------------------------------------------


class Choice(Value):
    """An answer: its word, what it means, and the words of the command that it stands for; none changes nothing. `also`: other
    words for it."""

    word: str
    means: str
    argv: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


class Question(Value):
    """Something asked: what about, in what words, and the answers; none where anything may be typed. `key`: the same question
    has the same one."""

    key: str
    about: str
    words: str
    choices: tuple[Choice, ...] = ()

    @property
    def how(self) -> str:
        """How to answer."""
        return f"Type 1 {'or' if len(self.choices) == 2 else 'to'} {len(self.choices)}, or the word."

    def lines(self) -> Iterator[str]:
        """Yield the question, and each answer with its number."""
        yield line(self.about, f"{self.words}{f' {self.how}' if self.choices else ''}")
        for number, choice in enumerate(self.choices, 1):
            means = f": {choice.means}" if choice.means not in ("", choice.word) else ""
            yield line(f"{self.about}, answer {number}", f"{choice.word}{means}")

    def chosen(self, typed: str) -> Choice | None:
        """Return the answer that a number or a word picks, or None."""
        if typed.isascii() and typed.isdigit() and len(typed) < 4:
            return self.choices[int(typed) - 1] if 0 < int(typed) <= len(self.choices) else None
        word = typed.casefold()
        return next((one for one in self.choices if word in (one.word.casefold(), one.means, *one.also)), None)

    def out_of_range(self) -> str:
        """Return what to say when a number picks none of the answers."""
        return line(self.about, f"that is not one of the answers. {self.how} Nothing was changed")


ACCOUNT = "account"
"""The word of the command that answers what the time away was; it has none on the command line."""


def asked(picture: Picture) -> Question | None:
    """Return what the picture asks: what the time away was, how a break was spent, what comes after a block."""
    if picture.gap is not None:
        gap = picture.gap
        missed = f" Missed: {'; '.join(gap.missed)}." if gap.missed else ""
        answers = ((one, one.id.partition(".")[2]) for one in of_scope("return"))
        ways = tuple(Choice(one.label, _lowered(one.help), (ACCOUNT, said), (said,)) for one, said in answers)
        return Question(
            f"gap {gap.when.partition(' to ')[0]}", "Time away", f"{gap.when}, {gap.words}.{missed} What was it?", ways
        )
    if picture.rest is not None and picture.rest.over:
        starts = f" Each answer but stop starts {picture.rest.starts}." if picture.rest.starts else ""
        ways = tuple(Choice(how, words, ("back", how)) for how, words in RETURN_WORDS.items())
        ways += (Choice("back", "without an answer", ("back",)), Choice("stop", "end the day", ("stop",)))
        words = f"how did you spend it?{starts}"
        return Question(f"rest {picture.rest.key}", f"End of {picture.rest.word}", words, ways)
    if picture.phase == "overtime":
        ways = (
            Choice("break", "start the break", ("break",)),
            Choice("go on", "finish this chart; you are reminded"),
            Choice("stop", "end the day", ("stop",)),
        )
        return Question(f"end {picture.block}", "End of block", f"{picture.line}. What next?", ways)
    return None


def _lowered(text: str) -> str:
    return f"{text[0].lower()}{text[1:]}".removesuffix(".")


def leaving() -> Question:
    """Return what is asked of a running block when its person leaves."""
    ways = tuple(Choice(meaning or "stay", words, (meaning,) if meaning else ()) for _, words, meaning in WAYS_TO_LEAVE)
    return Question("leave", "Leaving", "A block is running.", ways)


def with_times(argv: Sequence[str], meant: str) -> list[str]:
    """Return the words of a command with the time, or the two times, that were meant."""
    first, to, second = meant.partition(" to ")
    if not to:
        at = next((place for place, word in enumerate(argv) if word.startswith("--at")), len(argv))
        step = 1 if "=" in argv[at] else 2
        return [*argv[:at], "--at", first.replace(" ", ""), *argv[at + step :]]
    half = "" if first[-1:] == "M" else second[-2:]
    times = iter((f"{first}{half}".replace(" ", ""), second.replace(" ", "")))
    places = [place for place, word in enumerate(argv[1:], 1) if not word.startswith("-")][:2]
    return [next(times) if place in places else word for place, word in enumerate(argv)]
