"""Conversations of more than one question: an audit, logging something later (D10), the end of the day (B8).

Imported when the first of them is needed. `enter` alone leaves a question out; with `escape` nothing of what was answered is
kept, and the day goes on.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ninetyten.config import own_words
from ninetyten.domain.commands import Audit, Command, DoRitual, Later, LeaveOpen, StopWork
from ninetyten.domain.field_words import ERROR_WORDS
from ninetyten.domain.moment import Span
from ninetyten.domain.typed import read_length
from ninetyten.domain.vocabulary import ERROR_CATEGORIES
from ninetyten.domain.words import spell
from ninetyten.ui.changes import change
from ninetyten.ui.face import AsOf, Face
from ninetyten.ui.screens.choice import ChoiceScreen
from ninetyten.ui.screens.entry import EntryScreen, WriteScreen
from ninetyten.ui.screens.tally import Counts, TallyScreen
from ninetyten.ui.screens.ticks import RitualScreen, Ticked

QUESTIONS = (
    ("What stays open: when does it go on?", "A day or a time, such as Monday 08:00."),
    ("Where does it go on?", "A work queue, a chart type; no chart, no person."),
    ("How does it begin?", "The first step, such as: send the queries."),
)
NEVER = "Nothing that may identify a patient: a name without a cue or a short number is not seen here, so leave it out yourself."
MOST = 80


class Closing:
    """One end of the day, question by question. `after`: what comes once it has ended."""

    def __init__(self, app: Face, after: Callable[[], object]) -> None:
        self._app, self._after = app, after
        self._written: list[str] = []
        self._given_away = ""
        self._ritual: RitualScreen | None = None
        self._ended = False

    def begin(self) -> None:
        """Ask what is turned on; when nothing runs there is no day to end, and that is told."""
        settings, runs = self._app.host.settings, self._app.picture.phase != "off"
        if runs:
            self._app.run_worker(self._read, thread=True, exit_on_error=False)
        if runs and settings.notes.on:
            self._note()
        elif runs:
            self._tick()
        else:
            self._app.command(StopWork())

    def _read(self) -> None:
        """Minutes given away are read beside the questions."""
        self._app.call_from_thread(self._tell, self._app.host.given_away())

    def _tell(self, words: str) -> None:
        """In the ritual, or once the day has ended."""
        self._given_away = words
        if self._ritual is not None:
            self._ritual.tell(words)
        elif self._ended:
            self._app.say(words)

    def _note(self) -> None:
        question, below = QUESTIONS[len(self._written)]
        card = WriteScreen(question, own_words.refuse, f"{below} {NEVER}", longest=MOST, optional=True, own=True, escape="stay")
        self._app.push_screen(card, self._after_card(self._noted))

    def _after_card(self, then: Callable[[Any], object]) -> Callable[[Any], None]:
        """Once the card has gone, so that the next one may come."""

        def answered(answer: object) -> None:
            self._app.call_later(then, answer)

        return answered

    def _noted(self, text: str | None) -> None:
        if not text:
            return
        self._written.append(text.strip())
        if self._written[0] and len(self._written) < len(QUESTIONS):
            self._note()
        else:
            self._tick()

    def _tick(self) -> None:
        items = self._app.host.settings.shutdown.items
        if not items:
            self._stop(())
            return
        self._ritual = RitualScreen(items, self._given_away)
        self._app.push_screen(self._ritual, self._after_card(self._stop))

    def _stop(self, ticked: Ticked | None) -> None:
        """Keep what was answered, and end the day."""
        if ticked is None:
            return
        if self._written and self._written[0]:
            self._app.command(LeaveOpen(*self._written))
        if ticked:
            items = self._app.host.settings.shutdown.items
            self._app.command(DoRitual(tuple(own_words.slug(items[at]) for at in ticked)))
        self._ended = self._app.command(StopWork())
        if self._ended and self._ritual is None:
            self._app.say(self._given_away)
        if self._ended:
            self._after()


def close_day(app: Face, after: Callable[[], object] = lambda: None) -> None:
    """End the day."""
    Closing(app, after).begin()


LENGTHS = "0123456789hms. "
"""What a length is written with: `30`, `1h15m`."""


def ask_length(app: Face, question: str, then: Callable[[Span], object]) -> None:
    """Ask how long something lasts; what is typed is the length itself (F3)."""
    entry = EntryScreen(question, LENGTHS, _length_problem, "Write minutes, such as 30, or 1h15m.")
    app.open(entry, lambda written: then(read_length(written)))


def _length_problem(written: str) -> str:
    try:
        read_length(written)
    except ValueError as problem:
        return str(problem)
    return ""


PARTS = "0123456789/ "
"""What a result is written with: `39/42`, or `39 42`."""
SKIP = "none"


def parts(written: str) -> tuple[int, int] | None:
    """So many of so many; None where that is not what was written."""
    shape = re.fullmatch(r" *(\d{1,6}) *[/ ] *(\d{1,6}) *", written, re.ASCII)
    if shape is None or int(shape[1]) > int(shape[2]) or int(shape[2]) == 0:
        return None
    return int(shape[1]), int(shape[2])


def _wrong(written: str) -> str:
    return "" if parts(written) else f'"{written}" is not a result: write right/reviewed, such as 39/42'


def ask_audit(app: Face) -> None:
    """Ask for an audit's result: codes, charts, errors by category."""
    below = "Codes right of those reviewed, such as 39/42."
    app.open(EntryScreen("An audit: how many codes were right?", PARTS, _wrong, below), lambda codes: _charts(app, codes))


def _charts(app: Face, codes: str) -> None:
    below = "Charts without an error of those reviewed, such as 8/10."
    entry = EntryScreen("And how many charts were clean?", PARTS, _wrong, below, empty=SKIP)
    app.open(entry, lambda charts: _errors(app, codes, charts))


def _errors(app: Face, codes: str, charts: str) -> None:
    right, total = parts(codes) or (0, 0)
    clean, reviewed = parts(charts) or (None, None)

    def logged(errors: Counts) -> None:
        app.command(Audit(right, total, clean, reviewed, errors))

    if right == total:
        logged(())
        return
    things = [(category, ERROR_WORDS[category]) for category in ERROR_CATEGORIES]
    app.open(TallyScreen("The errors, by category", things), logged)


def say_later(app: Face) -> None:
    """Ask for the moment that the next act is said of."""
    entry = EntryScreen("Something forgotten: when was it?", MOMENT_CHARACTERS, moment_problem, f"Write {MOMENT_HELP}.")
    app.open(entry, lambda written: app.say_as_of(read_moment(written)))


def choose_theme(app: Face) -> None:
    """Choose a theme, seeing each as it is lit."""
    answers = [(str(at), title, name) for at, (name, title) in enumerate(app.themes(), 1)]

    def wear(name: str) -> None:
        app.theme = name

    def keep(name: str) -> None:
        wear(name)
        if name != app.host.settings.display.theme:
            change(app, {"display.theme": name})

    app.open(ChoiceScreen("How should it look?", answers, lit=app.theme, tried=wear), keep)


MOMENT_CHARACTERS = "0123456789:hms"
MOMENT_HELP = "a time such as 10:40, or how long ago, such as 15m"


def read_moment(text: str) -> AsOf:
    """The moment that was typed. Raises ValueError, with a sentence for people."""
    if ":" not in text:
        ago = read_length(text)
        return AsOf(f"{spell(ago)} ago", ago=ago)
    hour, _, minute = text.partition(":")
    good = hour.isdigit() and minute.isdigit() and len(hour) <= 2 and len(minute) == 2
    if not good or int(hour) > 23 or int(minute) > 59:
        raise ValueError(f'"{text}" is not a time of day: write {MOMENT_HELP}')
    return AsOf(f"{int(hour):02}:{minute}", minute=int(hour) * 60 + int(minute))


def moment_problem(text: str) -> str:
    """Why nobody can tell which moment is meant; empty if anybody can."""
    try:
        read_moment(text)
    except ValueError as problem:
        return str(problem)
    return ""


def backdated(command: Command, as_of: AsOf) -> Command | None:
    """The act, said of that moment; None for what can only be said when it happens."""
    if not command.later:
        return None
    return Later(command, minute=as_of.minute, ago=as_of.ago)
