"""Acts that take more than one answer: an audit, what is said later, a theme. Imported when the first of them is asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ninetyten.domain.commands import Audit
from ninetyten.domain.plan import ERROR_CATEGORIES
from ninetyten.ui import later
from ninetyten.ui.changes import change
from ninetyten.ui.screens.choice import ChoiceScreen
from ninetyten.ui.screens.entry import EntryScreen
from ninetyten.ui.screens.tally import Counts, TallyScreen

if TYPE_CHECKING:
    from ninetyten.ui.app import NinetytenApp

PARTS = "0123456789/ "
"""What a result is written with: `39/42`, or `39 42`."""
SKIP = "none"
ERROR_WORDS = {
    "missed-secondary": "missed secondary code",
    "unsupported": "unsupported code",
    "em-level": "E/M level",
    "poa": "present on admission",
    "bundling": "bundling edit",
    "provider-date": "provider or date",
    "meat": "MEAT support",
}
"""Categories whose own name says too little."""


def parts(written: str) -> tuple[int, int] | None:
    """So many of so many; None where that is not what was written."""
    shape = re.fullmatch(r" *(\d{1,6}) *[/ ] *(\d{1,6}) *", written, re.ASCII)
    if shape is None or int(shape[1]) > int(shape[2]) or int(shape[2]) == 0:
        return None
    return int(shape[1]), int(shape[2])


def _wrong(written: str) -> str:
    return "" if parts(written) else f'"{written}" is no result: write right/reviewed, such as 39/42'


def audit(app: NinetytenApp) -> None:
    """Ask for an audit's result: codes, charts, errors by category."""
    below = "Codes right of those reviewed, such as 39/42."
    app.open(EntryScreen("An audit: how many codes were right?", PARTS, _wrong, below), lambda codes: _charts(app, codes))


def _charts(app: NinetytenApp, codes: str) -> None:
    below = "Charts without an error of those reviewed, such as 8/10."
    entry = EntryScreen("And how many charts were clean?", PARTS, _wrong, below, empty=SKIP)
    app.open(entry, lambda charts: _errors(app, codes, charts))


def _errors(app: NinetytenApp, codes: str, charts: str) -> None:
    right, total = parts(codes) or (0, 0)
    clean, reviewed = parts(charts) or (None, None)

    def logged(errors: Counts) -> None:
        app.command(Audit(right, total, clean, reviewed, errors))

    if right == total:
        logged(())
        return
    things = [(category, ERROR_WORDS.get(category, category)) for category in ERROR_CATEGORIES]
    app.open(TallyScreen("The errors, by category", things), logged)


def say_later(app: NinetytenApp) -> None:
    """Ask for the moment that the next act is said of."""
    entry = EntryScreen("Something forgotten: when was it?", later.ALLOWED, later.wrong, f"Write {later.HOW}.")
    app.open(entry, lambda written: app.say_as_of(later.read(written)))


def choose_theme(app: NinetytenApp) -> None:
    """Choose a theme, seeing each as it is lit."""
    answers = [(str(at), title, name) for at, (name, title) in enumerate(app.wardrobe.choices(app), 1)]

    def wear(name: str) -> None:
        app.theme = name

    def keep(name: str) -> None:
        wear(name)
        if name != app.host.settings.display.theme:
            change(app, {"display.theme": name})

    app.open(ChoiceScreen("How should it look?", answers, lit=app.theme, tried=wear), keep)
