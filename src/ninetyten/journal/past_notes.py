"""Reads notes over weeks: what a person noted or logged apart from time, from whole days at once, none of them folded."""

from __future__ import annotations

from ninetyten.config.files import Places
from ninetyten.domain import events as e
from ninetyten.domain.history import Written, standing
from ninetyten.journal.store import SqliteJournal
from ninetyten.ledger.notes import NOTE_KINDS, DatedNote, Notes

KINDS = tuple(event.__name__ for event in (*NOTE_KINDS, e.Undone, e.Redone))
_FOUND = (
    "SELECT seq, day, device, id, at, kind, version, body FROM events WHERE day BETWEEN ? AND ? "
    f"AND kind IN ({', '.join('?' * len(KINDS))}) ORDER BY day, seq"
)
_WORKED = "SELECT max(day) FROM events WHERE day BETWEEN ? AND ? AND kind = 'BlockStarted'"


class NoteReader(SqliteJournal):
    """Reads the notes in the journal."""

    def notes(self, first: str, last: str) -> Notes:
        """Return the notes between two dates, inclusive, that still hold. Raises JournalError."""
        found: dict[tuple[str, str], list[Written]] = {}
        with self._plainly():
            for seq, day, device, name, *rest in self._connection.execute(_FOUND, (first, last, *KINDS)):
                found.setdefault((day, device), []).append(Written(name, self._event(seq, day, *rest)))
        entries = [
            DatedNote(day, entry.event)
            for (day, _), written in found.items()
            for entry in standing(written)
            if isinstance(entry.event, NOTE_KINDS)
        ]
        return Notes(tuple(entries), self._one("SELECT min(day) FROM events") or "", self._one(_WORKED, (first, last)) or "")


def recall(places: Places, first: str, last: str) -> Notes:
    """Return the notes between two dates, from the journal in `places`. Raises JournalError."""
    reader = NoteReader.of_all(places)
    try:
        return reader.notes(first, last)
    finally:
        reader.close()
