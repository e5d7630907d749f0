"""What `check` says of the journal: what waits for the person to settle it, and facts that no ninetyten wrote."""

from __future__ import annotations

import os
import sqlite3

from ninetyten.bootstrap import Program
from ninetyten.journal import rescue
from ninetyten.journal.errors import is_corrupt, sentence
from ninetyten.journal.faults import faults


def unsettled(program: Program) -> list[str]:
    """What is told of files that were set aside until that is settled."""
    notice = rescue.unsettled_notice(program.places.journal, program.backup_folders())
    return [notice] if notice else []


def look(program: Program, *, through: bool) -> list[str]:
    """A sentence for each fault of the journal, or for why it cannot be used. `through`: read all of it."""
    path = program.places.journal
    if not (os.path.exists(path) and os.path.getsize(path)):
        missing = rescue.missing(path, program.backup_folders())
        return [missing] if missing else []
    if not through:
        return []
    try:
        if rescue.is_whole(path):
            return [f"{path}: {fault}" for fault in faults(path)]
    except sqlite3.Error as problem:
        if not is_corrupt(problem):
            return [sentence(problem, path)]
    failed = rescue.failing(path)
    if failed is not None:
        return [sentence(failed, path)]
    return [f"The journal {path} is damaged. Close ninetyten; `ninetyten restore` shows what it would put back."]
