"""Ask what takes more than one question: an audit, logging something later (D10), the end of the day (B8).

Imported when first needed. `enter` alone skips a question; `escape` discards every answer, and the day goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ninetyten.config import own_words
from ninetyten.domain.commands import Audit, Command, DoRitual, Later, LeaveOpen, StopWork
from ninetyten.domain.field_words import ERROR_WORDS
from ninetyten.domain.moment import Span
from ninetyten.domain.typed import read_length, read_result, read_time, spell_time
from ninetyten.domain.vocabulary import ERROR_CATEGORIES
from ninetyten.domain.words import spell
from ninetyten.ui import navigation
from ninetyten.ui.changes import change
from ninetyten.ui.face import AsOf, Face
from ninetyten.ui.screens.choice import ChoiceScreen
from ninetyten.ui.screens.entry import EntryScreen, WriteScreen, problem
from ninetyten.ui.screens.tally import Counts, TallyScreen
from ninetyten.ui.screens.ticks import RitualScreen, Ticked

QUESTIONS = (
    ("What stays open: when will you resume?", "A day or a time, such as Monday 08:00."),
    ("Where will you pick it up?", "A work queue or chart type; no chart numbers or names."),
    ("What is the first step?", "For example: send the queries."),
)
NEVER = "Don't enter patient information. We can't detect every name or short number."
MOST = 80


class Closing:
    """The end of a day, question by question. `after` is called once the day has ended."""

    def __init__(self, app: Face, after: Callable[[], object]) -> None:
        self._app, self._after = app, after
        self._written: list[str] = []
        self._given_away = ""
        self._ritual: RitualScreen | None = None
        self._ended = False

    def begin(self) -> None:
        """Ask the questions that are turned on; if nothing is running, say that there is no day to end."""
        settings, runs = self._app.session.settings, self._app.picture.phase != "off"
        if runs:
            self._app.run_worker(self._read, thread=True, exit_on_error=False)
        if runs and settings.notes.on:
            self._note()
        elif runs:
            self._tick()
        else:
            self._app.command(StopWork())

    def _read(self) -> None:
        """Read the minutes given away, in a thread while the questions are asked."""
        self._app.call_from_thread(self._tell, self._app.session.given_away())

    def _tell(self, words: str) -> None:
        """Show them in the ritual, or once the day has ended."""
        self._given_away = words
        if self._ritual is not None:
            self._ritual.tell(words)
        elif self._ended:
            self._app.say(words)

    def _note(self) -> None:
        question, below = QUESTIONS[len(self._written)]
        card = WriteScreen(question, own_words.refuse, f"{below} {NEVER}", longest=MOST, optional=True, own=True, escape="stay")
        navigation.cover(self._app, card, self._after_card(self._noted))

    def _after_card(self, then: Callable[[Any], object]) -> Callable[[Any], None]:
        """Return a callback that runs `then` once the card is gone, so that it can open the next one."""

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
        items = self._app.session.settings.shutdown.items
        if not items:
            self._stop(())
            return
        self._ritual = RitualScreen(items, self._given_away)
        navigation.cover(self._app, self._ritual, self._after_card(self._stop))

    def _stop(self, ticked: Ticked | None) -> None:
        """Record the answers and end the day."""
        if ticked is None:
            return
        if self._written and self._written[0]:
            self._app.command(LeaveOpen(*self._written))
        if ticked:
            items = self._app.session.settings.shutdown.items
            self._app.command(DoRitual(tuple(own_words.slug(items[at]) for at in ticked)))
        self._ended = self._app.command(StopWork())
        if self._ended and self._ritual is None:
            self._app.say(self._given_away)
        if self._ended:
            self._after()


def close_day(app: Face, after: Callable[[], object] = lambda: None) -> None:
    """End the day."""
    Closing(app, after).begin()


LENGTH_CHARACTERS = "0123456789hms. "
"""The characters of a length: `30`, `1h15m`."""


def ask_length(app: Face, question: str, then: Callable[[Span], object]) -> None:
    """Ask how long something lasts; what is typed is the length itself (F3)."""
    entry = EntryScreen(
        question, LENGTH_CHARACTERS, lambda text: problem(read_length, text), "Type minutes, such as 30, or 1h15m."
    )
    app.open(entry, lambda written: then(read_length(written)))


RESULT_CHARACTERS = "0123456789/ of"
"""The characters of a result: `39/42`, `39 of 42`."""
SKIP = "none"


def _result_problem(text: str) -> str:
    return problem(read_result, text)


def ask_audit(app: Face) -> None:
    """Ask for an audit's result: codes, charts, errors by category."""
    below = "Codes right/reviewed, such as 39/42."
    entry = EntryScreen("Audit: how many codes were right?", RESULT_CHARACTERS, _result_problem, below)
    app.open(entry, lambda codes: _charts(app, codes))


def _charts(app: Face, codes: str) -> None:
    below = "Charts without errors/reviewed, such as 8/10."
    entry = EntryScreen("How many charts had no errors?", RESULT_CHARACTERS, _result_problem, below, empty=SKIP)
    app.open(entry, lambda charts: _errors(app, codes, charts))


def _errors(app: Face, codes: str, charts: str) -> None:
    right, total = read_result(codes)
    clean, reviewed = (None, None) if charts == SKIP else read_result(charts)

    def logged(errors: Counts) -> None:
        app.command(Audit(right, total, clean, reviewed, errors))

    if right == total:
        logged(())
        return
    things = [(category, ERROR_WORDS[category]) for category in ERROR_CATEGORIES]
    app.open(TallyScreen("Errors by category", things), logged)


def say_later(app: Face) -> None:
    """Ask for the time of the next act."""
    ask = "Log something you forgot. When was it?"
    entry = EntryScreen(ask, MOMENT_CHARACTERS, lambda text: problem(read_moment, text), f"Write {MOMENT_HELP}.")
    app.open(entry, lambda written: app.say_as_of(read_moment(written)))


def choose_theme(app: Face) -> None:
    """Choose a theme; the selected one is previewed."""
    answers = [(str(at), title, name) for at, (name, title) in enumerate(app.themes(), 1)]

    def preview(name: str) -> None:
        app.theme = name

    def save(name: str) -> None:
        preview(name)
        if name != app.session.settings.display.theme:
            change(app, {"display.theme": name})

    app.open(ChoiceScreen("Which theme?", answers, selected=app.theme, tried=preview), save)


MOMENT_CHARACTERS = "0123456789:hmsapHMSAP "
MOMENT_HELP = "a time such as 10:40 or 2:30pm, or how long ago, such as 15m"


def read_moment(text: str) -> AsOf:
    """Return the moment that was typed: a time of day with a colon, am, pm or four digits, else how long ago. Raises ValueError
    with a sentence for people."""
    if set(text.lower()) & set(":ap") or (text.isdecimal() and len(text) == 4):
        minute = read_time(text)
        return AsOf(spell_time(minute), minute=minute)
    ago = read_length(text)
    return AsOf(f"{spell(ago)} ago", ago=ago)


def backdated(command: Command, as_of: AsOf) -> Command | None:
    """Return the command at that moment, or None if it cannot be backdated."""
    if not command.later:
        return None
    return Later(command, minute=as_of.minute, ago=as_of.ago)
