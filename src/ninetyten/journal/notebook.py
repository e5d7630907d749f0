"""What was noted over weeks, found in the journal without reading every day: only those on which something was noted.

It reads through a connection of its own, so that a thread may use it while a session goes on.
"""

from __future__ import annotations

from ninetyten.config.files import Places
from ninetyten.domain.history import holding
from ninetyten.journal.past import Archive
from ninetyten.ledger.noted import NOTED, Dated, Noted

KINDS = tuple(event.__name__ for event in NOTED)
_FOUND = f"SELECT DISTINCT day FROM events WHERE day BETWEEN ? AND ? AND kind IN ({', '.join('?' * len(KINDS))}) ORDER BY day"
_WORKED = "SELECT max(day) FROM events WHERE day BETWEEN ? AND ? AND kind = 'BlockStarted'"


class Notebook(Archive):
    """The journal as far as things were noted in it."""

    def noted(self, first: str, last: str) -> Noted:
        """What still holds of what was noted between two dates, both included. Raises JournalError."""
        with self._plainly():
            days = [day for (day,) in self._connection.execute(_FOUND, (first, last, *KINDS))]
        machines = [(day, written) for day in days for written in self.facts(day).values()]
        entries = [
            Dated(day, found.event) for day, written in machines for found in holding(written) if isinstance(found.event, NOTED)
        ]
        return Noted(tuple(entries), self._one("SELECT min(day) FROM events") or "", self._one(_WORKED, (first, last)) or "")


def recall(places: Places, first: str, last: str) -> Noted:
    """What was noted between two dates, of the journal in `places`. Raises JournalError."""
    notebook = Notebook.of_all(places)
    try:
        return notebook.noted(first, last)
    finally:
        notebook.close()
