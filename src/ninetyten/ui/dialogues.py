"""Ask what takes more than a key: an audit, logging something later (D10), the end of the day (B8).

Imported when first needed. `enter` alone skips a question; `escape` discards every answer, and the day goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count as count_from
from typing import Any

from ninetyten.config import own_words
from ninetyten.domain import typed
from ninetyten.domain.commands import Ceu, Command, DoRitual, Later, LeaveOpen, StopWork
from ninetyten.domain.mending import can_mend
from ninetyten.domain.moment import Span
from ninetyten.domain.typed import read_credits, read_length, read_whole
from ninetyten.domain.vocabulary import ClockStyle
from ninetyten.domain.words import spell, spell_time
from ninetyten.ui import navigation
from ninetyten.ui.changes import change
from ninetyten.ui.face import AsOf, Face
from ninetyten.ui.screens.choice import ChoiceScreen
from ninetyten.ui.screens.entry import EntryScreen, WriteScreen, problem
from ninetyten.ui.screens.ticks import EveningScreen, Ticked
from ninetyten.ui.screens.worksheet import AuditScreen, SheetScreen
from ninetyten.view.audit_sheets import NO_ERRORS, RebuttalSheet, audit_sheet, rebuttal_sheet

QUESTIONS = (
    ("What stays open: when will you resume?", "A day or a time, such as Monday 8am."),
    ("Where will you pick it up?", "A work queue or chart type; no chart numbers or names."),
    ("What is the first step?", "For example: send the queries."),
)
NEVER = "Don't enter patient information. We can't detect every name or short number."
MOST = 80


class Closing:
    """The end of a day, question by question, and the card that follows it. `after` is called once that is closed."""

    def __init__(self, app: Face, after: Callable[[], object]) -> None:
        self._app, self._after = app, after
        self._written: list[str] = []
        self._given_away = ""
        self._card: EveningScreen | None = None

    def begin(self) -> None:
        """Ask what stays open if that is turned on, else end the day; if nothing is running, say that there is none to end."""
        runs = self._app.picture.phase != "off"
        if runs:
            self._app.run_worker(self._read, thread=True, exit_on_error=False)
        if runs and self._app.session.settings.notes.on:
            self._note()
        else:
            self._stop()

    def _read(self) -> None:
        """Read the minutes given away, in a thread while the questions are asked."""
        self._app.call_from_thread(self._tell, self._app.session.given_away())

    def _tell(self, words: str) -> None:
        """Show them on the card, if it is there yet."""
        self._given_away = words
        if self._card is not None:
            self._card.tell(words)

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
            self._stop()

    def _stop(self) -> None:
        """Record what stays open, end the day, and show what it came to."""
        if self._written and self._written[0]:
            self._app.command(LeaveOpen(*self._written))
        if not self._app.command(StopWork()):
            return
        session = self._app.session
        self._card = EveningScreen(session.evening(), session.settings.shutdown.items, self._given_away)
        navigation.cover(self._app, self._card, self._after_card(self._closed))

    def _closed(self, ticked: Ticked | None) -> None:
        """Record what was ticked; a day whose end was taken back goes on."""
        if ticked:
            items = self._app.session.settings.shutdown.items
            self._app.command(DoRitual(tuple(own_words.slug(items[at]) for at in ticked)))
        if self._card is not None and not self._card.taken_back:
            self._after()


def close_day(app: Face, after: Callable[[], object] = lambda: None) -> None:
    """End the day."""
    Closing(app, after).begin()


RITUAL_IDEAS = ("close the door", "shut everything down", "change clothes")
"""What can end a day at home for good (S26)."""


def offer_ritual(app: Face) -> None:
    """Offer a few end-of-day items, once: whatever the answer is, it is kept in the settings."""
    if "shutdown.items" in dict(app.session.settings.given):
        return
    answers = [("y", "yes, ask me every day", "yes"), ("n", "no", "no")]
    below = [f"· {idea}" for idea in RITUAL_IDEAS]
    card = ChoiceScreen("End each day with a short ritual?", answers, below=below, escape="esc  no")

    def keep(answer: str | None) -> None:
        change(app, {"shutdown.items": [*RITUAL_IDEAS] if answer == "yes" else []}, quiet=True)

    navigation.cover(app, card, keep)


LENGTH_CHARACTERS = "0123456789.½ acdehimnorstuHMS"
"""The characters of a length: `30`, `1h15m`, `1 hour and 15 minutes`."""
LONG = 24
"""Characters of a length or a moment in words."""


def ask_length(app: Face, question: str, then: Callable[[Span], object]) -> None:
    """Ask how long something lasts; what is typed is the length itself (F3)."""
    entry = EntryScreen(
        question, LENGTH_CHARACTERS, lambda text: problem(read_length, text), "Type minutes, such as 30, or 1h15m.", longest=LONG
    )
    app.open(entry, lambda written: then(read_length(written)))


SKIP = "none"


def ask_audit(app: Face) -> None:
    """Ask for an audit's worksheet, of the chart type of the last audit unless another is chosen."""
    plan = app.session.settings.plan
    kinds = [(kind.key, kind.name) for kind in plan.kinds]
    sheet = audit_sheet(kinds, plan.target.accuracy, app.session.audits())
    app.open(AuditScreen(sheet), lambda filled: app.command(filled.command))


def ask_rebuttal(app: Face) -> None:
    """Ask which errors of which audits a rebuttal took back."""
    names = [(kind.key, kind.name) for kind in app.session.settings.plan.kinds]
    sheet = rebuttal_sheet(app.session.rebuttable(), names)
    if not sheet.rows:
        app.say(NO_ERRORS)
        return

    def won(filled: RebuttalSheet) -> None:
        for command in filled.commands(app.session.today):
            app.command(command)
        insights: Any = navigation.lying(app, "insights")
        if insights is not None:
            insights.read_again()

    app.open(SheetScreen("Rebuttal won: how many errors were taken back?", sheet), won)


def say_later(app: Face) -> None:
    """Ask for the time of the next act."""
    ask = "Log something you forgot. When was it?"
    read = partial(read_moment, clock=app.session.settings.plan.clock)
    entry = EntryScreen(ask, MOMENT_CHARACTERS, lambda text: problem(read, text), f"Write {MOMENT_HELP}.", longest=LONG)
    app.open(entry, lambda written: app.say_as_of(read(written)))


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


MOMENT_CHARACTERS = "0123456789:. adeghimnoprstuADEGHIMNOPRSTU"
"""The characters of a moment: `2:30pm`, `noon`, `15 minutes ago`."""
MOMENT_HELP = "a time such as 10:40 or 2:30pm, or how long ago, such as 15m"


def read_moment(text: str, clock: ClockStyle) -> AsOf:
    """Return the moment that was typed: a time of day with a colon, am, pm or four digits, else how long ago. Raises ValueError
    with a sentence for people."""
    digits = len(text) if text.isdecimal() else 0
    if ":" in text or typed.is_marked(text) or digits == 4:
        minute, afternoon = typed.read_moment(text)
        return AsOf(spell_time(minute, clock) if afternoon is None else text.strip(), minute=minute, afternoon=afternoon)
    if digits == 3 and int(text[1:]) < 60:
        raise ValueError(f'"{text}" could be {text[0]}:{text[1:]} or {text} minutes ago: write {text[0]}:{text[1:]} or {text}m')
    ago = read_length(text.strip().lower().removesuffix("ago").rstrip())
    return AsOf(f"{spell(ago)} ago", ago=ago)


def backdated(command: Command, as_of: AsOf, day: str = "") -> Command | None:
    """Return the command at that moment, of an earlier `day` if there is one; None if it cannot be backdated so."""
    if not command.later or (day and (as_of.ago or not can_mend(type(command)))):
        return None
    return Later(command, minute=as_of.minute, ago=as_of.ago, afternoon=as_of.afternoon, day=day)


def ask_ceus(app: Face) -> None:
    """Ask for the CEUs of a chapter meeting; `enter` alone or `escape` logs none."""
    wrong, below = (lambda text: problem(read_credits, text)), "Quarters, such as 1 or 1.5."
    card = EntryScreen("How many CEUs did it earn?", "0123456789.", wrong, below, empty=SKIP)
    app.open(card, lambda earned: app.command(Ceu(read_credits(earned))) if earned != SKIP else None)


def ask_backlog(app: Face, then: Callable[[], object]) -> None:
    """Ask for a new backlog: which chart type, how many charts, and due when. It is kept in the settings (D8); `then` is called
    once it is."""
    counts = app.session.day_page().counts
    if len(counts) > 1:
        answers = [(str(at) if at < 10 else "", count.name, count.kind) for at, count in enumerate(counts, 1)]
        app.ask("A backlog of which chart type?", answers, lambda kind: _backlog_size(app, kind, then))
    elif counts:
        _backlog_size(app, counts[0].kind, then)


def _backlog_size(app: Face, kind: str, then: Callable[[], object]) -> None:
    names = {backlog.name for backlog in app.session.settings.backlogs}
    section = f"backlog.{next(name for number in count_from(1) if (name := f'{kind}-{number}') not in names)}"
    below = "Those that are open now."
    card = EntryScreen("How many charts are in the backlog?", "0123456789", _too_many, below, longest=9)
    app.open(card, lambda size: _backlog_due(app, {"kind": kind, "count": read_whole(size)}, section, then))


def _backlog_due(app: Face, goal: dict[str, Any], section: str, then: Callable[[], object]) -> None:
    page = app.session.day_page()
    logged = sum(count.charts for count in page.counts if count.kind == goal["kind"])  # they count from today on
    card = WriteScreen("When is it due?", lambda text: problem(lambda due: read_due(due, page.key), text), DUE_HELP, longest=10)

    def add(due: str) -> None:
        made = {**goal, "count": goal["count"] + logged, "since": page.key, "deadline": read_due(due, page.key)}
        if not change(app, {f"{section}.{name}": value for name, value in made.items()}):
            then()

    app.open(card, add)


def _too_many(size: str) -> str:
    return problem(read_whole, size) or ("" if 0 < read_whole(size) <= 1_000_000 else "Write a number from 1 to 1,000,000.")


DUE_HELP = "A date such as 12/18 or 2026-12-18."


def read_due(text: str, today: str) -> str:
    """Return the date that was typed, the next one of that month and day if it has no year. Raises ValueError with a sentence for
    people."""
    written = typed.read_date(text)
    if written[0].isalpha():
        raise ValueError(f"Write {DUE_HELP[0].lower()}{DUE_HELP[1:]}")
    due = written if written[:4].isdigit() else typed.next_of(written, today)
    if due < today:
        raise ValueError("This date has passed; write one that is still to come.")
    return due
