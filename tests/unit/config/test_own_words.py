"""Own words pass the guard before anything else happens with them, and no refusal repeats them."""

from __future__ import annotations

import pytest

from ninetyten.config.build import loose_ends
from ninetyten.config.own_words import NOTES_OFF, kind_key, refused, slug, why_not
from ninetyten.config.settings import NotesSettings, Settings, ShutdownSettings
from ninetyten.domain import commands as c

NUMBER = "88" + "7766554"
"""A long number of no meaning."""
OPEN = Settings(notes=NotesSettings(on=True), shutdown=ShutdownSettings(("Close the door!", "change clothes")))


@pytest.mark.parametrize(
    ("words", "name"), [("close the door", "close-the-door"), ("  Close the door! ", "close-the-door"), ("Tür zu", "tür-zu")]
)
def test_an_item_has_a_name_of_its_own(words: str, name: str) -> None:
    """The journal holds the name, not the words."""
    assert slug(words) == name


@pytest.mark.parametrize(("name", "key"), [("E/M established", "e-m-established"), ("Ärzte", "rzte"), ("///", "general")])
def test_a_chart_type_has_a_key_that_can_be_typed(name: str, key: str) -> None:
    """Letters and digits, whatever it is called."""
    assert kind_key(name) == key


def test_names_of_the_settings_are_guarded() -> None:
    """Chart types and items; other settings are no free text."""
    given = {"kinds.em.name": f"E/M {NUMBER}", "shutdown.items": ["close the door", f"record {NUMBER}"], "display.theme": NUMBER}
    found = dict(refused(given))
    assert found.keys() == {"kinds.em.name", "shutdown.items"}
    assert NUMBER not in "".join(found.values())


def test_a_refused_name_is_a_problem_of_the_settings() -> None:
    """It is reported like any bad setting."""
    assert [key for key, _ in loose_ends({"shutdown.items": (f"call {NUMBER}",)})] == ["shutdown.items"]


def test_notes_are_off_by_default() -> None:
    """The refusal says how to turn them on."""
    assert why_not(c.LeaveOpen("Monday"), Settings()) == f"open: {NOTES_OFF}"


@pytest.mark.parametrize("note", [(NUMBER, "", ""), ("Monday", NUMBER, ""), ("Monday", "", f"first {NUMBER}")])
def test_every_part_of_a_note_is_guarded(note: tuple[str, str, str]) -> None:
    """When, where and how; nothing is repeated."""
    why = why_not(c.LeaveOpen(*note), OPEN)
    assert why.startswith("open: ") and NUMBER not in why


def test_only_the_items_there_are_can_be_done() -> None:
    """By their names."""
    assert why_not(c.DoRitual(("close-the-door",)), OPEN) == ""
    assert "close-the-door, change-clothes" in why_not(c.DoRitual(("jon",)), OPEN)
    assert "none yet" in why_not(c.DoRitual(("jon",)), Settings())


def test_other_acts_are_none_of_its_business() -> None:
    """They carry no words."""
    assert why_not(c.Chart(), Settings()) == why_not(c.LeaveOpen("Monday", "queue 3", "the queries"), OPEN) == ""
