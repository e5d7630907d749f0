"""The days behind the app's insights. They are read in a thread beside the screen, so with a journal of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ninetyten.bootstrap import Program
from ninetyten.ledger.summary import Summary


def recent_days(program: Program) -> Callable[[str], Sequence[Summary]]:
    """Reads the summaries of all days from a date on that hold anything, oldest first, the present one as it stands now.

    What it gives raises Unwritable where the journal cannot be read.
    """

    def read(first: str) -> Sequence[Summary]:
        books = program.books()
        return books.between(first, books.today)

    return read
