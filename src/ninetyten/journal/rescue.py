"""What is done when a journal is not as it should be: damaged, or where it cannot be written.

Nothing is ever deleted: a damaged file is set aside under a name of its own, and the newest good backup is offered.
"""

from __future__ import annotations

import os
import sqlite3
import time
from urllib.parse import quote

from ninetyten.journal import backups
from ninetyten.journal.errors import BUSY_SECONDS


def open_read_only(path: str) -> sqlite3.Connection:
    """Open a journal that cannot be written. Raises sqlite3.Error if it cannot be read either."""
    address = f"file:{quote(os.fsencode(path))}?mode=ro"
    if not _has_content(f"{path}-wal"):
        address += "&immutable=1"  # without a -wal nobody is writing, and none can be made here to read along with
    return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def give_up(path: str, folder: str) -> str:
    """Set the damaged journal at `path` aside; what to tell a person. `folder`: where its backups are."""
    try:
        aside = set_aside(path)
    except OSError as error:
        return f"The journal {path} is damaged and could not be set aside ({error.strerror}). Move it away, then try again."
    good = backups.newest_good(folder)
    told = f"The journal {path} is damaged. It was set aside as {aside}; nothing of it was deleted."
    if good is None:
        return f"{told} There is no good backup in {folder}: the next start begins an empty journal."
    return f"{told} To go on from the newest good backup, copy {good} to {path}; else the next start begins an empty journal."


def set_aside(path: str) -> str:
    """Rename the journal at `path`, with its -wal and -shm, to `PATH.unreadable-STAMP`; the new path.

    STAMP is when the file was last written, in UTC. Raises OSError if the folder does not allow it.
    """
    stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(os.stat(path).st_mtime))
    aside = f"{path}.unreadable-{stamp}"
    again = 1
    while os.path.exists(aside):
        again += 1
        aside = f"{path}.unreadable-{stamp}-{again}"
    for suffix in ("", "-wal", "-shm"):
        if os.path.exists(path + suffix):
            os.rename(path + suffix, aside + suffix)
    return aside


def _has_content(path: str) -> bool:
    return os.path.exists(path) and os.path.getsize(path) > 0
