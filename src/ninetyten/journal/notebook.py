"""What was noted over weeks, found in the journal without reading the days: only what was noted, and what was taken back.

It reads through a connection of its own, so that a thread may use it while a session goes on.
"""

from __future__ import annotations

from ninetyten.config.files import Places
from ninetyten.domain import events as e
from ninetyten.domain.history import Written, standing
from ninetyten.journal.store import SqliteJournal
from ninetyten.ledger.noted import NOTED, Dated, Noted

KINDS = tuple(event.__name__ for event in (*NOTED, e.Undone))
_FOUND = (
    "SELECT seq, day, device, id, at, kind, version, body FROM events WHERE day BETWEEN ? AND ? "
    f"AND kind IN ({', '.join('?' * len(KINDS))}) ORDER BY day, seq"
)
_WORKED = "SELECT max(day) FROM events WHERE day BETWEEN ? AND ? AND kind = 'BlockStarted'"


class Notebook(SqliteJournal):
    """The journal as far as things were noted in it."""

    def noted(self, first: str, last: str) -> Noted:
        """What still holds of what was noted between two dates, both included. Raises JournalError."""
        found: dict[tuple[str, str], list[Written]] = {}
        with self._plainly():
            for seq, day, device, name, *rest in self._connection.execute(_FOUND, (first, last, *KINDS)):
                found.setdefault((day, device), []).append(Written(name, self._event(seq, day, *rest)))
        entries = [
            Dated(day, entry.event)
            for (day, _), written in found.items()
            for entry in standing(written)
            if isinstance(entry.event, NOTED)
        ]
        return Noted(tuple(entries), self._one("SELECT min(day) FROM events") or "", self._one(_WORKED, (first, last)) or "")


def recall(places: Places, first: str, last: str) -> Noted:
    """What was noted between two dates, of the journal in `places`. Raises JournalError."""
    notebook = Notebook.of_all(places)
    try:
        return notebook.noted(first, last)
    finally:
        notebook.close()
