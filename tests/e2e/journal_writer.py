"""A process that only writes: `journal_writer.py JOURNAL DEVICE TIMES` (0: until it is killed).

Each transaction writes two events; their ids are printed as one line only once they are committed.
"""

from __future__ import annotations

import os
import sys
from itertools import count

from ninetyten.domain.events import ChartsLogged
from ninetyten.domain.moment import Moment
from ninetyten.journal.store import SqliteJournal
from ninetyten.ports import Draft

NOW = Moment(utc=1_790_000_000_000, offset=0, awake=0, boot=0, boot_id="this-boot")


def main(path: str, device: str, times: int) -> None:
    """Open the journal and write to it."""
    os.write(1, b"ready\n")
    journal = SqliteJournal(path, device)
    for number in range(times) if times else count():
        drafts = [Draft(ChartsLogged(NOW.utc + number, 1, kind, 12.0)) for kind in ("first", "second")]
        with journal.transaction():
            records = journal.append(drafts, "2026-10-06", NOW, NOW.utc)
        os.write(1, f"{records[0].id} {records[1].id}\n".encode())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
