"""An export comes back the same, once; a wrong file imports nothing and says which line."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ninetyten.domain.events import Event, PromptSettled
from ninetyten.domain.moment import HOUR
from ninetyten.journal.errors import JournalError
from ninetyten.journal.exchange.jsonl import BadExport, export, import_records, read_export
from ninetyten.journal.store import SqliteJournal
from tests.modes import closed_to_others
from tests.unit.journal.samples import FOLD_ALONE, NOW, any_event, chart, opened, write
from tests.unit.journal.test_store import raw


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Where the test exports to."""
    return str(tmp_path / "export.jsonl")


@pytest.fixture
def filled(journal: SqliteJournal) -> SqliteJournal:
    """A journal of three records of a day."""
    write(journal, opened(), chart())
    write(journal, chart())
    return journal


def lines(file: str) -> list[dict[str, Any]]:
    """The file's lines, parsed."""
    return [json.loads(line) for line in Path(file).read_text().splitlines()]


def test_an_export_is_lines_of_json_under_a_header(filled: SqliteJournal, file: str) -> None:
    """The first line names the format and counts the records; the file is owner-only and complete."""
    assert export(filled, file) == 3
    header, *records = lines(file)
    assert header == {"format": "ninetyten-journal", "version": 1, "records": 3}
    assert [record["kind"] for record in records] == ["DayOpened", "ChartsLogged", "ChartsLogged"]
    assert records[1]["body"]["count"] == 1
    assert closed_to_others(file)
    assert sorted(os.listdir(os.path.dirname(file))) == ["data", "export.jsonl"]


@settings(max_examples=30)
@given(st.lists(any_event(FOLD_ALONE).map(lambda event: event.replace(at=event.at % (24 * HOUR))), max_size=5))
def test_every_record_makes_the_journey_unchanged(events: list[Event]) -> None:
    """Exported, read and imported elsewhere, each record is the same, including its id."""
    with TemporaryDirectory() as folder:
        file = os.path.join(folder, "export.jsonl")
        with closing(SqliteJournal(os.path.join(folder, "here.db"), "here")) as here:
            written = write(here, opened(at=0), *events)
            export(here, file)
        with closing(SqliteJournal(os.path.join(folder, "there.db"), "")) as there:
            with closing(read_export(file)) as incoming:
                assert import_records(there, incoming) == len(written)
            assert there.records() == written


def test_importing_again_changes_nothing(filled: SqliteJournal, file: str) -> None:
    """Records with known ids are skipped."""
    export(filled, file)
    before = filled.records()
    with closing(read_export(file)) as incoming:
        assert import_records(filled, incoming) == 0
    assert filled.records() == before


def test_only_what_is_missing_is_added(filled: SqliteJournal, file: str, tmp_path: Path) -> None:
    """A journal that holds some of the records gets the others."""
    with closing(SqliteJournal(str(tmp_path / "there.db"), "")) as there:
        with there.transaction():
            there.adopt(filled.records()[:1])
        export(filled, file)
        with closing(read_export(file)) as incoming:
            assert import_records(there, incoming) == 2
        assert there.records() == filled.records()


def test_an_event_of_a_newer_program_is_exported_as_it_is(filled: SqliteJournal, path: str, file: str) -> None:
    """Nothing is dropped from an export, and this program says that it cannot import it."""
    raw(path, "UPDATE events SET kind = 'ChartPraised', body = '{\"stars\":5}' WHERE seq = 2")
    export(filled, file)
    assert (lines(file)[2]["kind"], lines(file)[2]["body"]) == ("ChartPraised", {"stars": 5})
    with pytest.raises(BadExport, match="line 3: the kind 'ChartPraised' is not known"):
        read_export(file)


def test_an_export_that_cannot_be_written_leaves_nothing(filled: SqliteJournal, file: str) -> None:
    """The reason is a sentence, and no unfinished file stays."""
    os.mkdir(file)
    with pytest.raises(JournalError, match=r"The file was not written to .* Name a file in a folder that you can write to"):
        export(filled, file)
    assert sorted(os.listdir(os.path.dirname(file))) == ["data", "export.jsonl"]


def changed(**fields: Any) -> Callable[[list[str]], list[str]]:
    """The file with some fields of its third line changed."""

    def change(old: list[str]) -> list[str]:
        return [*old[:2], json.dumps({**json.loads(old[2]), **fields}), *old[3:]]

    return change


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda old: [], "line 1: this is not a ninetyten export"),
        (lambda old: old[1:], "line 1: this is not a ninetyten export"),
        (lambda old: [old[0].replace('"version":1', '"version":2'), *old[1:]], "line 1: its format has version 2; this"),
        (lambda old: old[:-1], "line 3: the file ends after 2 records but its first line says 3"),
        (lambda old: [*old, old[1]], "line 5: the id .* is already used in line 2"),
        (lambda old: [old[0], "", *old[1:]], "line 2: it is not valid JSON .column 1."),
        (lambda old: [old[0], "[]", *old[2:]], "line 2: it is not a JSON object"),
        (lambda old: [old[0], '{"a":' * 100_000, *old[2:]], "line 2: it is nested too deeply"),
        (lambda old: [*old[:2], old[2][:-9], *old[3:]], "line 3: it is not valid JSON .column"),
        (lambda old: [*old[:2], old[2].replace("12.0", "NaN"), *old[3:]], "line 3: NaN is not allowed"),
        (lambda old: [*old[:2], old[2].replace("12.0", "9" * 5000), *old[3:]], "line 3: it is not readable: a number"),
        (changed(colour="red"), "line 3: missing or unknown: colour; a record has id, day"),
        (changed(at="noon"), "line 3: at is 'noon'; allowed is a JSON whole number"),
        (changed(at=True), "line 3: at is True"),
        (changed(at=2**63), "line 3: at is 9223372036854775808; allowed are whole numbers of 64 bits"),
        (changed(at=-1), "line 3: at is -1, offset .*; allowed are ms from 1970 to 2199"),
        (changed(at=10**16), "line 3: at is 10000000000000000"),
        (changed(offset=86_400), "line 3: .*offset 86400; .* within a day"),
        (changed(day="yesterday"), "line 3: day is 'yesterday'; allowed is a date such as 2026-10-06"),
        (changed(day="20261006"), "line 3: day is '…'"),
        (changed(id="\ud800"), "line 3: id is .* printable"),
        (changed(version=2), "line 3: ChartsLogged has version 2"),
        (changed(body={"count": 1}), "line 3: .*missing"),
        (
            changed(body={"count": "1", "kind": "a", "per_hour": 1}),
            "line 3: ChartsLogged.count is not a whole number",
        ),
    ],
)
def test_a_wrong_line_is_named_and_nothing_imported(
    filled: SqliteJournal, file: str, change: Callable[[list[str]], list[str]], sentence: str
) -> None:
    """The message has the file, the line, and what is allowed."""
    export(filled, file)
    Path(file).write_text("".join(f"{line}\n" for line in change(Path(file).read_text().splitlines())))
    with pytest.raises(BadExport, match=rf"export\.jsonl, {sentence}.*Nothing was imported"):
        read_export(file)


def test_days_whose_facts_contradict_each_other_are_named(filled: SqliteJournal, file: str) -> None:
    """The first of them in the file."""
    settled = PromptSettled(NOW.utc, 7, "absorbed")
    for day in ("2026-10-09", "2026-10-08"):
        write(filled, opened(day), settled, day=day)
    export(filled, file)
    with pytest.raises(
        BadExport,
        match=r"export\.jsonl, line 6: this PromptSettled does not fit .* on 2026-10-09\. Correct .* Nothing was imported",
    ):
        read_export(file)


def test_a_file_that_is_not_there_is_named(file: str) -> None:
    """So is one that is not text."""
    with pytest.raises(BadExport, match=r"export\.jsonl: it cannot be read: No such file"):
        read_export(file)
    Path(file).write_bytes(b"\xff\xfe")
    with pytest.raises(BadExport, match="not UTF-8"):
        read_export(file)
