"""Two machines' journals merged: the union of their facts, in any order, any number of times."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ninetyten.domain import commands as c
from ninetyten.domain.history import Written, holding
from ninetyten.domain.moment import HOUR, MINUTE
from ninetyten.domain.vocabulary import BUCKETS
from ninetyten.journal.exchange.incoming import Incoming
from ninetyten.journal.exchange.jsonl import contradicted, export, import_records, read_export
from ninetyten.journal.store import SqliteJournal
from ninetyten.ledger.machines import fold_accounts, whole_account
from ninetyten.ledger.turnover import Machine
from ninetyten.ports import Record
from tests.properties.test_engine import DAYS, TODAY, Lived
from tests.unit.journal.samples import DAY, chart, opened, write
from tests.unit.ledger.days import report_of, wellness_of

LATER = st.integers(0, 120).map(lambda minutes: minutes * MINUTE)


def lived_on(device: str, later: int, day: list[tuple[int, c.Command]]) -> list[Record]:
    """Write what a machine recorded of a day that began so much later there."""
    lived = Lived()
    lived.at += later
    lived.live(day)
    lived.do(c.StopWork())
    return [
        Record(0, f"{device}-{entry.id}", TODAY.key, entry.event.at, 0, 0, "boot", device, False, entry.event)
        for entry in lived.written
    ]


def take(journal: SqliteJournal, records: Iterable[Record]) -> None:
    """Return what a machine wrote itself."""
    with journal.transaction():
        journal.adopt(records)


def merge(journal: SqliteJournal, other: SqliteJournal) -> int:
    """Merge the export of another journal, and return how many facts are new."""
    file = f"{other.path}.jsonl"
    export(other, file)
    with closing(read_export(file)) as incoming:
        assert not contradicted(journal, incoming, by_machine=True)
        return import_records(journal, incoming)


def reports(path: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return both reports of the day, as read by a machine without records of it."""
    with closing(SqliteJournal(path, "reader")) as journal:
        accounts = [
            whole_account(
                [entry.event for entry in holding([Written(record.id, record.event) for record in records])],
                TODAY.key,
                Machine(lambda key, step: None, "2099-01-01"),
            )
            for records in journal.others(TODAY.key)
        ]
    day = fold_accounts(accounts)
    until = max(account.until for account in accounts)
    return report_of(day, until, TODAY.key), wellness_of(day, until, TODAY.key)


@settings(max_examples=25)
@given(DAYS, DAYS, LATER)
def test_order_and_repetition_do_not_matter(here: list[Any], there: list[Any], later: int) -> None:
    """merge(a, b) = merge(b, a) = merge(merge(a, b), b) in every report; nothing is counted twice."""
    with TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("a.db", "b.db")]
        accounts = lived_on("a", 0, here), lived_on("b", later, there)
        with closing(SqliteJournal(paths[0], "a")) as a, closing(SqliteJournal(paths[1], "b")) as b:
            take(a, accounts[0])
            take(b, accounts[1])
            alone = [reports(path) for path in paths]
            assert merge(a, b) == len(accounts[1])
            assert merge(b, a) == len(accounts[0])
            once = [reports(path) for path in paths]
            assert merge(a, b) == merge(b, a) == 0
            assert [a.records(), b.records()] == [
                [record.replace(seq=i) for i, record in enumerate(accounts[0], 1)],
                [record.replace(seq=i) for i, record in enumerate(accounts[1], 1)],
            ]
        assert once[0] == once[1] == reports(paths[0]) == reports(paths[1])
        (report, wellness), *_ = once
        assert report["charts"] == sum(found["charts"] for found, _ in alone)
        assert report["blocks"] == sum(found["blocks"] for found, _ in alone)
        assert report["span_minutes"] == pytest.approx(sum(report["minutes"].values()), abs=0.1)
        assert sum(report["rests"].values()) == sum(sum(found["rests"].values()) for found, _ in alone)
        for count in ("dues", "stops", "done", "skipped", "snoozes"):
            assert wellness["prompts"][count] == sum(found["prompts"][count] for _, found in alone)


def test_an_hour_on_two_machines_is_one_hour(tmp_path: Path) -> None:
    """It goes to the bucket that comes first; the charts of both count."""
    path = str(tmp_path / "a.db")
    with closing(SqliteJournal(path, "a")) as journal:
        take(journal, lived_on("a", 0, [(0, c.Rest(15 * MINUTE)), (20 * MINUTE, c.Back("walk")), (HOUR, c.Chart(3))]))
        take(journal, lived_on("b", 0, [(30 * MINUTE, c.Chart(2)), (30 * MINUTE, c.StopWork())]))
    report, wellness = reports(path)
    spent = {bucket: report["minutes"][bucket] for bucket in BUCKETS if report["minutes"][bucket]}
    assert (spent, report["span_minutes"]) == ({"production": 80}, 80)
    assert (report["charts"], report["rests"]["taken"], wellness["rests"]["walk"]) == (5, 1, 1)


def test_breaks_and_prompts_that_overlap_are_each_their_own(tmp_path: Path) -> None:
    """A break of one machine does not end with another's, and equal stop numbers are not the same stop."""
    path = str(tmp_path / "a.db")
    back = [(15 * MINUTE, c.Back("walk")), (20 * MINUTE + 30_000, c.Done()), (MINUTE, c.StopWork())]
    with closing(SqliteJournal(path, "a")) as journal:
        for device, later in (("a", 0), ("b", 10_000), ("c", 20_000)):
            take(journal, lived_on(device, later, [(10 * MINUTE, c.Rest(15 * MINUTE)), *back]))
    report, wellness = reports(path)
    assert (report["rests"]["taken"], report["blocks"]) == (3, 6)
    assert (wellness["rests"]["walk"], wellness["prompts"]["done"]) == (3, 3)


def test_what_is_merged_does_not_ring(journal: SqliteJournal, tmp_path: Path) -> None:
    """The ringer's cursor moves on, and this machine's own day stays what it was."""
    mine = write(journal, opened(), chart())
    with closing(SqliteJournal(str(tmp_path / "b.db"), "b")) as other:
        write(other, opened("2026-10-09", at=2_000_000_000_000), chart(2_000_000_000_000), day="2026-10-09")
        assert merge(journal, other) == 2
    assert journal.cursor() == journal.last_seq() == 4
    assert (journal.records(), journal.last_day()) == (mine, DAY)


def test_one_machine_has_one_account_of_a_day(journal: SqliteJournal, tmp_path: Path) -> None:
    """Two journals in which one machine name recorded one day differently are not merged; a longer one is."""
    write(journal, opened())
    file = str(tmp_path / "before.jsonl")
    export(journal, file)
    with closing(read_export(file)) as incoming:
        before = list(incoming)
    write(journal, chart())

    def apart(records: Iterable[Record], *, by_machine: bool) -> list[str]:
        with closing(Incoming(records)) as incoming:
            return contradicted(journal, incoming, by_machine=by_machine)

    assert apart(before, by_machine=True) == []
    copied = [*before, before[0].replace(id="0" * 32, event=chart())]
    assert apart(copied, by_machine=True) == apart(copied, by_machine=False) == [DAY]
    renamed = [record.replace(id=f"x{record.id}", device="laptop") for record in copied]
    assert apart(renamed, by_machine=True) == []
    assert apart(renamed, by_machine=False) == [DAY]
