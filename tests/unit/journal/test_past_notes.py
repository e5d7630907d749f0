"""Notes are found on their days, and only those that still hold."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from ninetyten.config.files import Places, places
from ninetyten.domain import events as e
from ninetyten.journal.past_notes import recall
from ninetyten.journal.store import SqliteJournal
from tests.unit.journal.lived import live

NOTES = "set notes.on true\n"


@pytest.fixture
def home(tmp_path: Path) -> Places:
    """A few days of two machines, with notes on some of them."""
    found = places({"NINETYTEN_HOME": str(tmp_path)})
    with closing(SqliteJournal(found.journal, "here")) as journal:
        live(
            journal, "2026-10-05", f'{NOTES}09:00 start\n10:00 body neck=2\n15:00 open "Tuesday" --where "queue 3"\n15:00 stop\n'
        )
        live(journal, "2026-10-06", "09:00 start\n10:00 body neck=3\n10:01 undo\n11:00 stop\n")
        live(journal, "2026-10-06", "12:00 contact coffee\n", device="there")
        live(journal, "2026-10-07", "09:00 start\n09:01 posture feet\n09:30 energy 4\n09:31 undo\n11:00 stop\n12:20 eyes 1\n")
    return found


def test_only_what_holds_is_found(home: Places) -> None:
    """Of every machine, with its day; a note that was taken back is gone."""
    notes = recall(home, "2026-01-01", "2026-12-31")
    assert [(entry.day, type(entry.event)) for entry in notes.entries] == [
        ("2026-10-05", e.BodyChecked),
        ("2026-10-05", e.LeftOpen),
        ("2026-10-06", e.ContactMade),
        ("2026-10-07", e.PostureChecked),
        ("2026-10-07", e.EyesScored),
    ]
    assert (notes.first, notes.worked) == ("2026-10-05", "2026-10-07")


def test_a_span_is_kept(home: Places) -> None:
    """Both dates included; the first work day is the journal's own."""
    notes = recall(home, "2026-10-06", "2026-10-06")
    assert [entry.day for entry in notes.entries] == ["2026-10-06"]
    assert (notes.first, notes.worked) == ("2026-10-05", "2026-10-06")


def test_an_empty_journal_holds_nothing(tmp_path: Path) -> None:
    """No first day, no entries."""
    notes = recall(places({"NINETYTEN_HOME": str(tmp_path)}), "2026-01-01", "2026-12-31")
    assert (notes.entries, notes.first, notes.worked) == ((), "", "")
