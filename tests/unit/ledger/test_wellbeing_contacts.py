"""What one does with other people: due in its time, off unless named, and never a reproach."""

from __future__ import annotations

from datetime import date

import pytest

from ninetyten.domain import events as e
from ninetyten.domain.vocabulary import CONTACTS, Contact
from ninetyten.domain.words import CONTACT_SENTENCES
from ninetyten.ledger.notes import DatedNote, Notes
from ninetyten.ledger.wellbeing import due_contact, mention_contacts

TODAY = date(2026, 10, 20)


def made(item: Contact, day: str, first: str = "2026-01-01") -> Notes:
    """Something was done once."""
    return Notes((DatedNote(day, e.ContactMade(0, item)),), first)


@pytest.mark.parametrize(
    ("item", "last", "months", "expected"),
    [
        ("coffee", "2026-10-13", 1, True),
        ("coffee", "2026-10-14", 1, False),
        ("chapter", "2026-09-20", 1, True),
        ("chapter", "2026-09-21", 1, False),
        ("chapter", "2026-09-20", 2, False),
    ],
)
def test_each_has_its_time(item: Contact, last: str, months: int, expected: bool) -> None:
    """A week, or as many months as the chapter takes."""
    assert due_contact((item,), months, made(item, last), TODAY) == (item if expected else "")


def test_at_the_office_there_are_people_around() -> None:
    """Coffee, a chat and a day among others are nothing to be reminded of there; a hobby and the chapter are."""
    long_ago = Notes(first="2026-01-01")
    silent = {item for item in CONTACTS if not due_contact((item,), 1, long_ago, TODAY, "office")}
    assert silent == {"coffee", "chat", "coworking"}
    assert all(due_contact((item,), 1, long_ago, TODAY, place) == item for item in CONTACTS for place in ("home", ""))


def test_what_was_never_done_counts_from_the_first_work_day() -> None:
    """Nobody is late on the first day, and where nothing was ever recorded nothing is due."""
    assert due_contact(("coffee",), 1, Notes(first="2026-10-13"), TODAY) == "coffee"
    assert due_contact(("coffee",), 1, Notes(first="2026-10-19"), TODAY) == ""
    assert due_contact(("coffee",), 1, Notes(), TODAY) == ""


def test_the_one_that_waits_longest_comes_first() -> None:
    """One line, one thing."""
    notes = made("coffee", "2026-10-10").replace(first="2026-10-01")
    assert due_contact(("coffee", "hobby"), 1, notes, TODAY) == "hobby"


def test_nothing_is_due_that_nobody_named() -> None:
    """Off by default."""
    assert due_contact((), 1, made("coffee", "2026-01-01"), TODAY) == ""


def test_a_day_in_public_carries_its_warning() -> None:
    """Charts are never opened there; everything has its sentence, and none scolds."""
    assert CONTACT_SENTENCES.keys() == set(CONTACTS)
    assert "never charts in public" in CONTACT_SENTENCES["coworking"]
    assert not any(word in " ".join(CONTACT_SENTENCES.values()).lower() for word in ("should", "must", "overdue", "late", "!"))


@pytest.mark.parametrize(
    ("today", "mentioned"), [("2026-10-07", False), ("2026-10-08", True), ("2026-12-30", True), ("2026-12-31", False)]
)
def test_contacts_are_mentioned_to_a_newcomer(today: str, mentioned: bool) -> None:
    """After the first week, within a quarter of a year, once; nobody is reminded unless they ask for it."""
    assert bool(mention_contacts(Notes(first="2026-10-01"), today)) == mentioned
    told = Notes((DatedNote("2026-10-08", e.Suggested(0, "social")),), first="2026-10-01")
    assert mention_contacts(told, today) == mention_contacts(Notes(), today) == ""
