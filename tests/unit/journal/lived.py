"""Days that a script lived, in a journal."""

from __future__ import annotations

from uuid import uuid4

from ninetyten.cli.simulate import player_of
from ninetyten.domain import events as e
from ninetyten.journal.store import SqliteJournal
from ninetyten.ports import Record

DAY = """09:00 start
09:20:10 done
09:30 chart 5
10:10 audit 39/42 --error modifier=3
10:30 rest
10:40 start study
11:00 stop
"""


def live(journal: SqliteJournal, date: str, script: str = DAY, device: str = "here") -> None:
    """Write what a script brings on a date, in UTC, as if recorded on that machine."""
    player = player_of(f"date {date}\n{script}")
    player.play()
    key, records = date, []
    for event in player.world.events():
        key = event.day.key if isinstance(event, e.DayOpened) else key
        records.append(Record(0, uuid4().hex, key, event.at, 0, event.at, "boot", device, False, event))
    with journal.transaction():
        journal.adopt(records)
