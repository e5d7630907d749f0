"""The production report may be shared: in none of its forms is a word of what is private (D11)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from ninetyten.domain import commands as c
from ninetyten.domain.moment import MINUTE
from tests.unit.cli.conftest import Home
from tests.unit.cli.weeks import work_a_week

PRIVATE = re.compile(
    r"prompt|snooze|skip|missed|unsaid|observed|absorbed|micro-?_?break|eyes|wrists|posture|symptom|overrid|anyway|all the same"
    r"|overrun|early|planned end|given away|wellness|walk|at the screen|longest|without a break|lunch(es)? under",
    re.IGNORECASE,
)
PERIODS = ("day", "week", "month", "year")


@pytest.fixture
def lived(home: Home) -> Home:
    """A week with micro-breaks of every sort, breaks that were walks, a short lunch, and a block started outside the hours."""
    work_a_week(home)
    home.say("rest", "lunch")
    home.at("10:20", days=3).say("back", "walk")
    session = home.session()
    session.watch()
    for answer in (c.Skip(), c.Snooze(), c.Done()):
        while session.state.showing is None:
            home.pass_by(MINUTE)
            session.tick()
        assert not session.dispatch(answer).refusal
    session.leave(in_order=True)
    home.at("11:45", days=3).say("rest")
    home.at("11:50", days=3).say("back", "screen")
    home.at("12:00", days=3).say("stop")
    return home


def words_in(found: Any) -> Iterator[str]:
    """Every key and every text of an answer."""
    if isinstance(found, dict):
        for key, value in found.items():
            yield key
            yield from words_in(value)
    elif isinstance(found, list):
        for item in found:
            yield from words_in(item)
    elif isinstance(found, str):
        yield found


def as_json(home: Home, *words: str) -> str:
    """Keys and texts of the answer for programs."""
    return "\n".join(words_in(home.ask(*words)))


def as_text(home: Home, *words: str) -> str:
    """What a person reads."""
    return home.say(*words)


def as_csv(home: Home, *words: str) -> str:
    """What a spreadsheet opens."""
    return home.say(*words, "--csv")


def as_html(home: Home, *words: str) -> str:
    """What a browser shows, and all that the file holds besides."""
    file = home.folder / "page.html"
    home.say(*words, "--html", str(file), "--force")
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", [as_json, as_text, as_csv, as_html])
def test_nothing_private_is_in_the_production_report(lived: Home, form: Callable[..., str]) -> None:
    """Not in a key, a figure's name, a sentence, a picture's description."""
    for period in PERIODS:
        said = form(lived, "report", period)
        assert len(said) > 200
        assert [found[0] for found in PRIVATE.finditer(said)] == []


@pytest.mark.parametrize("form", [as_json, as_text, as_csv, as_html])
def test_the_private_report_has_what_the_other_has_not(lived: Home, form: Callable[..., str]) -> None:
    """The words that were looked for above are those it uses; and it has none of production."""
    said = form(lived, "wellness", "week")
    assert len(PRIVATE.findall(said)) > 5
    assert re.findall(r"\bchart|productiv|standard min|accura|backlogs|Backlog|CEU", said) == []
