"""Invalid facts: each is named, none makes anything hang, and a valid fact is never called invalid."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ninetyten.domain import commands as c
from ninetyten.domain.moment import HOUR, MINUTE, SECOND
from ninetyten.journal import restoring
from ninetyten.journal.errors import BrokenFact
from ninetyten.journal.exchange.jsonl import export, mend, read_export
from ninetyten.journal.faults import Fault, faults
from ninetyten.journal.store import SqliteJournal
from ninetyten.runtime.session import Session
from tests.unit.runtime.test_session import House

DAYS_49 = 49 * 24 * HOUR
BODY = "json_set(body,"
BROKEN = {
    "at = 'soon'": "its time is not between",
    "at = -5": "its time is not between",
    f"at = at + {DAYS_49}": "it is days away",
    "at = 1e300": "its time is not between",
    "said = NULL": "time it was written",
    "offset = 999999999999": "its offset from UTC",
    "offset = 'east'": "its offset from UTC",
    "boot = 'never'": "its boot time",
    "boot = -9e18": "its boot time",
    "boot_id = x'00ff'": "who wrote it",
    "device = x'00ff'": "who wrote it",
    f"at = at - {DAYS_49}": "it is days away",
    "day = '2026-11-10'": "it is days away",
    "kind = x'00'": "its kind is not text",
    "day = 'someday'": "its work day is not a date",
    "body = '{\"count\":1}'": "missing",
    "body = '{\"cou'": "",
    "body = '[]'": "not a JSON object",
    "body = ''": "",
    'body = \'{"count":"x","kind":"general","per_hour":1}\'': "not a whole number",
    f"body = {BODY} '$.count', json('1000001'))": "within a million",
    "body = replace(body, '\"count\":3', '\"count\":NaN')": "not a whole number",
    "body = replace(body, '\"count\":3', '\"count\":1000000000000000000000')": "within a million",
    "body = replace(body, '\"count\":3', '\"count\":-5')": "without being a correction",
    f"body = {BODY} '$.per_hour', -1)": "a number from 0",
    "body = replace(body, '\"per_hour\":12.0', '\"per_hour\":1e999')": "a number from 0",
    f"body = {BODY} '$.unsaid', 'kind')": "a list of a text",
    f"body = {BODY} '$.total', 1.5)": "whole number within a million or null",
    "day = '2026-99-99'": "its work day is not a date",
    'body = \'{"count":1,"kind":["general"],"per_hour":1}\'': "not a text",
}
"""What a bad cable or another program makes of a row, and what is said of it."""


def loosened(path: str) -> None:
    """Drop the table's NOT NULL, so that anything can be written."""
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("PRAGMA writable_schema = ON")
        opened.execute("UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', '') WHERE name = 'events'")
        opened.commit()


def lived(folder: Path) -> House:
    """Make a machine on which a block runs, with charts, a pause and an undo."""
    house = House(folder)
    app = house.process()
    app.watch()
    for command in (c.Start(), c.Chart(3), c.Pause("phone"), c.Resume(), c.Chart(), c.Undo(), c.Chart(2)):
        house.run(app, 2 * MINUTE, 30 * SECOND)
        app.dispatch(command)
    closed(app)
    return house


def closed(app: Session) -> None:
    """End a process's use of the file."""
    assert isinstance(app.journal, SqliteJournal)
    app.journal.close()


def changed(path: str, change: str) -> int:
    """Change the first row of charts, and return its place."""
    loosened(path)
    with closing(sqlite3.connect(path)) as opened, opened:
        (seq,) = opened.execute("SELECT min(seq) FROM events WHERE kind = 'ChartsLogged'").fetchone()
        opened.execute(f"UPDATE events SET {change} WHERE seq = ?", (seq,))
    return int(seq)


def test_what_was_lived_is_never_at_fault(tmp_path: Path) -> None:
    """Every fact of a day with an undo is valid."""
    assert faults(lived(tmp_path).path) == []


def test_a_micro_break_settled_again_after_an_undo_is_valid(tmp_path: Path) -> None:
    """What an undone act settled is settled by the next one; only what holds is judged."""
    house = House(tmp_path)
    app = house.process()
    for span, command in (
        (0, c.Start()),
        (20 * MINUTE + SECOND, c.Away(10 * MINUTE)),
        (SECOND, c.Undo()),
        (SECOND, c.StopWork()),
    ):
        house.run(app, span)
        assert app.dispatch(command).refusal == ""
    closed(app)
    assert faults(house.path) == []


@pytest.mark.parametrize(("change", "why"), BROKEN.items())
def test_each_is_named(tmp_path: Path, change: str, why: str) -> None:
    """By place and reason; a process that acts reports the same place and writes nothing."""
    house = lived(tmp_path)
    seq = changed(house.path, change)
    found = faults(house.path)
    assert [fault.seq for fault in found] == [seq]
    assert why in found[0].why
    if not change.startswith("day = "):  # that one is of no day that a process reads
        with pytest.raises(BrokenFact, match=rf"fact {seq}\b.*ninetyten check --journal"):
            house.process()


@pytest.mark.parametrize("change", BROKEN)
def test_without_it_the_day_goes_on(tmp_path: Path, change: str) -> None:
    """The fact is left out, and the file that held it is kept."""
    from ninetyten.config.files import places

    house = lived(tmp_path)
    changed(house.path, change)
    kept = restoring.leave_out(places({"NINETYTEN_HOME": str(tmp_path)}), [fault.seq for fault in faults(house.path)])
    assert faults(house.path) == []
    assert len(faults(kept)) == 1
    app = house.process()
    assert app.dispatch(c.Chart()).refusal == ""
    assert app.state.chart_total == 3
    closed(app)


@pytest.mark.parametrize("change", [f"at = at + {DAYS_49}", "at = 'soon'", "body = '{}'"])
def test_an_older_export_puts_it_right(tmp_path: Path, change: str) -> None:
    """The file's version of the same fact replaces it in its place."""
    house, file = lived(tmp_path), str(tmp_path / "export.jsonl")
    with closing(SqliteJournal(house.path, "")) as journal:
        before = journal.records()
        export(journal, file)
    changed(house.path, change)
    with closing(SqliteJournal(house.path, "")) as journal, closing(read_export(file)) as incoming:
        assert mend(journal, incoming) == 1
        assert journal.records() == before


def test_a_fault_of_another_process_is_reported_and_the_clock_goes_on(tmp_path: Path) -> None:
    """The running process reports it at each tick, refuses acts, rings from memory, and continues once it is settled."""
    house = House(tmp_path)
    app = house.process()
    app.watch()
    app.dispatch(c.Start())
    (charts,) = house.process("shell").dispatch(c.Chart(3)).events
    changed(house.path, f"at = {charts.at + DAYS_49}")
    house.run(app, 3 * SECOND)
    assert "it is days away" in app.trouble
    with pytest.raises(BrokenFact):
        app.dispatch(c.Chart())
    house.run(app, 22 * MINUTE)
    assert house.prompts() == ["app: Eyes: 20 s"]
    with closing(sqlite3.connect(house.path)) as opened, opened:
        opened.execute("UPDATE events SET at = ? WHERE kind = 'ChartsLogged'", (charts.at,))
    house.run(app, 3 * SECOND)
    assert app.trouble == ""
    assert app.state.chart_total == 3
    assert app.state == house.process("third").state
    closed(app)


def test_a_gap_of_years_is_valid_and_hangs_nothing(tmp_path: Path) -> None:
    """A block left running and looked at four hundred days later ended long ago."""
    house = lived(tmp_path)
    house.clock.pass_by(400 * 24 * HOUR)
    house.room.holder = None
    seen, now = house.process().look()
    assert now.at > seen.state.clock - HOUR
    assert len(seen.events) < 500


def test_a_fault_tells_its_place_and_no_text_of_its_own() -> None:
    """What is unknown is left out."""
    assert str(Fault(4, "2026-10-06", "ChartsLogged", "cut short")) == "fact 4 (ChartsLogged of 2026-10-06): cut short"
    assert str(Fault(4, "", "", "cut short")) == "fact 4: cut short"


UNLIVED = (
    ("BlockStarted", "$.rules.focus", 540_000_000_000_000, "Rules.focus is not a span of time from 0 to 31 days"),
    ("BlockStarted", "$.rules.snooze", -1, "Rules.snooze is not a span"),
    ("BlockStarted", "$.rules.tracks[0].every", 10**15, "Track.every is not a span"),
    ("Interrupted", "$.ends", -1, "Interrupted.ends is not a time from 1970 to 2199 or null"),
    ("Undone", "$.since", 10**18, "Undone.since is not a time"),
    ("DayOpened", "$.day.zone", "Mars/X", "Day.zone is not a time zone"),
    ("DayOpened", "$.day.closes", 5, "Day.closes is not within three days after Day.opens"),
    ("DayOpened", "$.day.key", "2026-99-99", "Day.key is not a date"),
    ("DayOpened", "$.carried.clock", 10**16, "State.clock is not a time"),
    ("DayOpened", "$.carried.screen", -1, "State.screen is not a span"),
    ("DayOpened", "$.carried.terms.kinds[0].per_hour", 0, "Kind.per_hour is not a number over 0"),
    ("DayOpened", "$.carried.terms.target.production", 10**15, "Target.production is not a span"),
)
"""A kind of fact, the field within it, what it cannot be, and what is said of it."""


@pytest.mark.parametrize(("kind", "field", "held", "why"), UNLIVED)
def test_lengths_and_times_within_bounds(tmp_path: Path, kind: str, field: str, held: object, why: str) -> None:
    """No length, time or count of any fact exceeds what can be lived: reading one stops at once and names it."""
    house = lived(tmp_path)
    with closing(sqlite3.connect(house.path)) as opened, opened:
        (seq,) = opened.execute("SELECT min(seq) FROM events WHERE kind = ?", (kind,)).fetchone()
        opened.execute("UPDATE events SET body = json_set(body, ?, ?) WHERE seq = ?", (field, held, seq))
    with pytest.raises(BrokenFact, match=rf"fact {seq}\b.*{why}.*ninetyten check --journal"):
        house.process()
    assert (seq, True) in [(fault.seq, why in fault.why) for fault in faults(house.path)]
