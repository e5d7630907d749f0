"""Days that are over: the cached summary equals the fold, whatever happened to the cache files."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ninetyten.config.files import Places, places
from ninetyten.domain import events as e
from ninetyten.domain.events import Event
from ninetyten.domain.history import Written, holding
from ninetyten.journal import past, summary_cache
from ninetyten.journal.errors import JournalError
from ninetyten.journal.past import PastDays
from ninetyten.journal.store import SqliteJournal
from ninetyten.journal.summary_cache import SummaryCache
from ninetyten.ledger.machines import fold_accounts, whole_account
from ninetyten.ledger.summary import Summary, summarise
from ninetyten.ledger.turnover import Found, Machine
from tests.modes import closed_to_others
from tests.unit.journal.lived import live

YEAR = ("2026-01-01", "2026-12-31")
OPEN = "13:00 start\n13:30 chart 2\n"


@pytest.fixture
def home(tmp_path: Path) -> Places:
    """A home with a journal of two machines: days of each, days of both, one with other terms, one that was never stopped."""
    found = places({"NINETYTEN_HOME": str(tmp_path)})
    with closing(SqliteJournal(found.journal, "here")) as journal:
        live(journal, "2026-10-05")
        live(journal, "2026-10-06")
        live(journal, "2026-10-06", OPEN + "14:00 ceu 1.5\n15:00 stop\n", device="there")
        live(journal, "2026-10-07", OPEN)
        live(journal, "2026-10-08", "08:00 start\n08:30 chart 3\n08:40 undo\n09:00 stop\n", device="there")
        live(journal, "2026-10-09")
        live(journal, "2026-10-09", 'set target.production "2h"\n08:00 start\n10:00 stop\n11:30 chart 3\n', device="there")
    return found


def read(home: Places, first: str = YEAR[0], last: str = YEAR[1], zone: str = "UTC") -> list[Summary]:
    """Read the days between two dates, as a separate process does."""
    with closing(PastDays(home, zone, lambda at: 0)) as days:
        return days.between(first, last)


def folded(home: Places) -> list[Summary]:
    """Fold the same days without the cache."""
    found = []
    with closing(SqliteJournal(home.journal, "")) as journal:
        for key in journal.days():
            devices = sorted({record.device for record in journal.records(day=key)})
            accounts = [whole_account(held(journal, key, device), key, machine(journal, device)) for device in devices]
            until = max(account.until for account in accounts)
            found.append(summarise(fold_accounts(accounts), key, until, lambda at: 0))
    return found


def held(journal: SqliteJournal, key: str, device: str) -> list[Event]:
    """Return the events of one machine's day that hold."""
    records = [record for record in journal.records(day=key) if record.device == device]
    return [entry.event for entry in holding([Written(record.id, record.event) for record in records])]


def machine(journal: SqliteJournal, device: str) -> Machine:
    """Return one machine's days, among all that the journal has."""

    def neighbour(key: str, step: int) -> Found | None:
        own = [day for day in journal.days() if held(journal, day, device) and (day > key if step > 0 else day < key)]
        return (found := own[0 if step > 0 else -1], held(journal, found, device)) if own else None

    return Machine(neighbour, journal.last_day(device) or "")


@pytest.fixture
def unfoldable(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Make every later fold fail: what is read then comes from the cache."""

    def refuse(*arguments: object) -> Summary:
        raise AssertionError("a day was folded")

    return lambda: monkeypatch.setattr(past, "summarise", refuse)


def counting(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of the days that are folded from here on."""
    counted: list[str] = []

    def summarising(*arguments: object) -> Summary:
        counted.append(str(arguments[1]))
        return summarise(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(past, "summarise", summarising)
    return counted


def test_what_is_kept_equals_the_fold(home: Places, unfoldable: Callable[[], None]) -> None:
    """Cold and warm, days of one machine and of several, stopped and left open."""
    expected = folded(home)
    assert [day.key for day in expected] == ["2026-10-05", "2026-10-06", "2026-10-07", "2026-10-08", "2026-10-09"]
    assert read(home) == expected
    unfoldable()
    assert read(home) == expected


def test_a_period_holds_its_days_alone(home: Places) -> None:
    """Both ends belong to it."""
    assert [day.key for day in read(home, "2026-10-06", "2026-10-07")] == ["2026-10-06", "2026-10-07"]
    assert read(home, "2025-01-01", "2025-12-31") == []


def test_days_can_be_found_by_what_was_recorded_on_them(home: Places) -> None:
    """Only those are read."""
    with closing(PastDays(home, "UTC", lambda at: 0)) as days:
        assert [day.key for day in days.with_kind("CeuEarned", *YEAR)] == ["2026-10-06"]
        assert [day.key for day in days.with_kind("Audited", *YEAR)] == ["2026-10-05", "2026-10-06", "2026-10-09"]
        assert days.with_kind("Relabelled", *YEAR) == []


def test_a_later_fact_of_a_day_is_taken_in(home: Places) -> None:
    """One more chart, written into a cached day."""
    before = read(home)
    with closing(SqliteJournal(home.journal, "here")) as journal:
        last = journal.records(day="2026-10-05")[-1]
        chart = e.ChartsLogged(at=last.event.at - 3_600_000, count=7, kind="general", per_hour=12.0, single=False)
        with journal.transaction():
            journal.adopt([last.replace(id="later", event=chart)])
    after = read(home)
    assert after == folded(home)
    assert (before[0].quota.charts, after[0].quota.charts) == (5, 12)


def test_only_what_changed_is_folded_again_with_what_depends_on_it(home: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pause goes over a turnover: a later fact of one of its two days concerns both, and no other."""
    with closing(SqliteJournal(home.journal, "here")) as journal:
        live(journal, "2026-10-14", "03:40 start\n03:50 pause errand\n04:07 resume\n04:20 stop\n")
        before = read(home)
        counted = counting(monkeypatch)
        for day, again in (("2026-10-05", ["2026-10-05"]), ("2026-10-14", ["2026-10-13", "2026-10-14"])):
            last = journal.records(day=day)[-1]
            with journal.transaction():
                journal.adopt([last.replace(id=f"later {day}", event=e.ChartsLogged(last.event.at, 7, "general", 12.0))])
            after = read(home)
            assert (sorted(counted), after) == (again, folded(home))
            assert after != before
            counted.clear()
        read(home)
        assert counted == []


@pytest.mark.parametrize("first", ["2026-10-13", "2026-10-14"])
@pytest.mark.parametrize("resumed", ["04:07", "04:37"])
def test_a_day_that_comes_later_counts_for_the_ones_beside_it(home: Places, tmp_path: Path, first: str, resumed: str) -> None:
    """A merge had left it out: the pause of the night was cut where that day lies, short enough to be paid."""
    night = f"03:40 start\n03:50 pause errand\n{resumed} resume\n04:50 stop\n"
    with closing(SqliteJournal(str(tmp_path / "other.db"), "here")) as other:
        live(other, "2026-10-14", night)
        one, two = (other.records(day=day) for day in sorted(("2026-10-13", "2026-10-14"), key=lambda day: day != first))
    with closing(SqliteJournal(home.journal, "here")) as journal:
        live(journal, "2026-10-16")
        for records in (one, two):
            with journal.transaction():
                journal.adopt(records)
            assert read(home) == folded(home)
            assert read(home) == folded(home)


def test_a_day_on_which_only_a_watcher_ran_is_no_riddle(home: Places) -> None:
    """It is one for accuracy study as for every report, and it is cached."""
    with closing(SqliteJournal(home.journal, "here")) as journal:
        last = journal.records(day="2026-10-09")[-1]
        seen = [(e.WatchBegan(last.event.at + 1000), "began"), (e.WatchEnded(last.event.at + 2000), "ended")]
        with journal.transaction():
            journal.adopt([last.replace(id=name, day="2026-10-10", event=event) for event, name in seen])
    with closing(PastDays(home, "UTC", lambda at: 0)) as days:
        assert [day.key for day in days.studied(*YEAR)] == [day.key for day in days.between(*YEAR)]


def test_a_journal_that_lost_its_end_is_not_taken_for_the_same(home: Places) -> None:
    """A backup took its place: other records have the numbers of those that were lost."""
    assert read(home)[-1].quota.charts == 8
    with closing(sqlite3.connect(home.journal)) as opened, opened:
        (lost,) = opened.execute("SELECT min(seq) FROM events WHERE day = '2026-10-09'").fetchone()
        opened.execute("DELETE FROM events WHERE seq >= ?", (lost,))
    assert read(home) == folded(home)
    with closing(SqliteJournal(home.journal, "here")) as journal:
        live(journal, "2026-10-09", "08:00 start\n09:00 chart 4\n10:00 stop\n")
        assert journal.records(day="2026-10-09")[0].seq == lost
    assert read(home) == folded(home)
    assert read(home)[-1].quota.charts == 4


def test_a_damaged_record_keeps_no_other_day_from_being_read(home: Places) -> None:
    """Its id or its work day is not text; whoever reads its day is told."""
    expected = read(home, last="2026-10-08")
    for column in ("id", "day"):
        with closing(sqlite3.connect(home.journal)) as opened, opened:
            opened.execute(f"UPDATE events SET {column} = x'00ff' WHERE seq = (SELECT max(seq) FROM events)")
        for _ in range(2):
            assert read(home, last="2026-10-08") == expected


def test_days_that_another_process_has_cached_meanwhile_stay(home: Places) -> None:
    """What it knew of the journal may be newer; the next reading folds what is missing."""
    days = read(home)
    cache = SummaryCache(home.summaries_dir, "UTC")
    seen = cache.seen()
    assert list(seen.days) == [day.key for day in days]
    cache.keep(seen.replace(newest=(1, "older")), seen.replace(newest=(2, "old")), None, days[:1])
    assert cache.seen() == seen
    assert list(cache.read(Summary, seen.days)) == list(seen.days)


def test_a_day_that_may_still_grow_is_not_kept(home: Places) -> None:
    """Another machine's newest day that was left open ends with its last fact, until that machine is known to have gone on."""
    with closing(SqliteJournal(home.journal, "here")) as journal:
        live(journal, "2026-10-12", OPEN, device="there")
        short = read(home, "2026-10-12", "2026-10-12")
        live(journal, "2026-10-13", device="there")
    whole = read(home, "2026-10-12", "2026-10-12")
    assert (short[0].span, whole[0].span) == (30 * 60_000, 15 * 3_600_000)


def spoil_by_garbage(file: Path) -> None:
    """Not even text."""
    file.write_bytes(b"\xff\x00{")


def spoil_a_figure(file: Path) -> None:
    """A good row, but not what was written."""
    with closing(sqlite3.connect(file)) as opened, opened:
        assert opened.execute("UPDATE days SET body = replace(body, '[5,', '[6,') WHERE body LIKE '%[5,%'").rowcount > 0


def spoil_a_type(file: Path) -> None:
    """The same bytes, but not as text."""
    with closing(sqlite3.connect(file)) as opened, opened:
        assert opened.execute("UPDATE days SET body = CAST(body AS BLOB)").rowcount > 0


def spoil_by_a_cut(file: Path) -> None:
    """Half of it."""
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def spoil_by_nothing(file: Path) -> None:
    """An empty file."""
    file.write_bytes(b"")


def spoil_by_deleting(file: Path) -> None:
    """No file."""
    file.unlink()


SPOILS = [spoil_by_garbage, spoil_a_figure, spoil_a_type, spoil_by_a_cut, spoil_by_nothing, spoil_by_deleting]


@pytest.mark.parametrize("spoil", SPOILS)
def test_a_spoiled_file_costs_time_alone(home: Places, spoil: Callable[[Path], None], unfoldable: Callable[[], None]) -> None:
    """It is not trusted, and is made again."""
    expected = read(home)
    (file,) = (Path(home.state_dir) / "summaries").iterdir()
    spoil(file)
    assert read(home) == expected
    unfoldable()
    assert read(home) == expected


def test_a_new_version_trusts_none_of_them(home: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may count differently."""
    read(home)
    counted = counting(monkeypatch)
    read(home)
    assert counted == []
    read(home, zone="America/New_York")
    assert len(counted) == 5
    monkeypatch.setattr(summary_cache, "__version__", "99")
    read(home)
    assert len(counted) == 10


def test_the_files_are_for_their_owner_alone(home: Places) -> None:
    """They hold the private part too."""
    read(home)
    folder = Path(home.state_dir) / "summaries"
    assert [file.name for file in folder.iterdir()] == ["days.db"]
    assert closed_to_others(folder, folder / "days.db")


@pytest.mark.posix("anyone can make a link")
def test_a_link_in_its_place_is_replaced_not_followed(home: Places, tmp_path: Path) -> None:
    """A planted one leads to no other file."""
    folder, target = Path(home.state_dir) / "summaries", tmp_path / "target"
    folder.mkdir(parents=True)
    (folder / "days.db").symlink_to(target)
    assert read(home) == folded(home)
    assert not target.exists() and not (folder / "days.db").is_symlink()


def test_where_nothing_can_be_kept_everything_is_folded(home: Places) -> None:
    """A file stands where the folder should be."""
    Path(home.state_dir).mkdir(parents=True, exist_ok=True)
    (Path(home.state_dir) / "summaries").write_text("in the way")
    assert read(home) == folded(home)


def test_a_fact_of_a_newer_version_is_reported_each_time(home: Places) -> None:
    """The day is reported as far as it can be read, named, and never cached."""
    with closing(SqliteJournal(home.journal, "here")) as journal:
        chart = next(r for r in journal.records(day="2026-10-05") if isinstance(r.event, e.ChartsLogged))
        with journal.transaction():
            journal.adopt([chart.replace(id="newer")])
    rewrite(home, "newer")
    for _ in range(2):
        with closing(PastDays(home, "UTC", lambda at: 0)) as days:
            assert len(days.between(*YEAR)) == 5
            assert days.incomplete == ["2026-10-05"]


def rewrite(home: Places, name: str) -> None:
    """Turn a record into one of an unknown kind."""
    with closing(sqlite3.connect(home.journal)) as opened, opened:
        opened.execute("UPDATE events SET kind = 'Levitated' WHERE id = ?", (name,))


STUDIED = """08:00 study units
08:10 chart
08:30 switch production
09:00 meeting 10
09:31 audit 38/40 --error units=2
09:40 study meat
10:30 rest
10:40 back
11:30 away 20
11:50 back
12:00 stop
"""
CORRECTED = (
    "08:50 relabel 08:30 08:40 study\n", "09:45 switch production --at 09:42\n", "11:00 undo\n", "11:45 chart 3 --at 11:00\n",
    "09:35 audit --rebut units=1\n", "09:10 chart\n09:20 study units --at 09:10\n",
)  # fmt: skip


@pytest.mark.parametrize("corrections", [*((line,) for line in ("", *CORRECTED)), CORRECTED])
def test_study_comes_to_the_same_without_what_it_leaves_unread(home: Places, corrections: tuple[str, ...]) -> None:
    """Whether a day was corrected or not, what is read of it for accuracy study comes to the same as all of it."""
    day = "".join(sorted([*STUDIED.splitlines(keepends=True), *corrections]))
    with closing(SqliteJournal(home.journal, "here")) as journal:
        for date in ("2026-10-12", "2026-10-13"):
            live(journal, date, day)
        live(journal, "2026-10-14", "08:00 study units\n08:40 chart 2\n")  # never stopped
    with closing(PastDays(home, "UTC", lambda at: 0)) as days:
        light = days.studied(*YEAR)
        assert light == [summary.for_study for summary in days.between(*YEAR)]
        assert light[-2].studied and light[-2].audits and light[-1].studied


def test_a_mark_is_read_with_the_charts_it_counts_on(home: Places) -> None:
    """What followed the last act at the instant of an undone one was worked out with it: which one that is a chart may decide."""
    day = "2026-10-12"
    with closing(SqliteJournal(home.journal, "here")) as journal:
        live(journal, day, "08:00 study units\n11:00 stop\n")  # nobody is there from 09:30 on
        live(journal, "2026-10-13")
        last = journal.records(day=day)[-1]
        at = last.event.at - 150 * 60_000
        later = {
            "chart": e.ChartsLogged(at, 1, "general", 12.0),
            "pause": e.Interrupted(at, "paused"),
            "undo": e.Undone(at + 1000, ("pause",), at, "pause"),
        }
        with journal.transaction():
            journal.adopt([last.replace(id=name, event=event) for name, event in later.items()])
    with closing(PastDays(home, "UTC", lambda at: 0)) as days:
        (light,), (whole,) = days.studied(day, day), days.between(day, day)
    assert light == whole.for_study
    assert sum(part.span for part in whole.studied) == 90 * 60_000


def test_what_study_leaves_unread_is_not_checked_for_it(home: Places) -> None:
    """A damaged chart of last year does not keep the topics from being shown; a report of its day says what is wrong."""
    with closing(sqlite3.connect(home.journal)) as opened, opened:
        opened.execute("UPDATE events SET body = '{}' WHERE kind = 'ChartsLogged' AND day = '2026-10-05'")
    with closing(PastDays(home, "UTC", lambda at: 0)) as days:
        assert len(days.studied(*YEAR)) == 5
        with pytest.raises(JournalError, match="ChartsLogged of 2026-10-05"):
            days.between(*YEAR)


def test_damage_in_the_day_after_one_left_open_is_told_as_damage(home: Places) -> None:
    """Not as something that a newer version wrote, which an update would read."""
    with closing(SqliteJournal(home.journal, "here")) as journal:
        live(journal, "2026-11-02", OPEN)
        live(journal, "2026-11-03")
    with closing(sqlite3.connect(home.journal)) as opened, opened:
        opened.execute("UPDATE events SET body = '[]' WHERE kind = 'Stopped' AND day = '2026-11-03'")
    with (
        closing(PastDays(home, "UTC", lambda at: 0)) as days,
        pytest.raises(JournalError, match="holds something that ninetyten did not write"),
    ):
        days.between("2026-11-02", "2026-11-02")


def test_a_day_that_was_opened_between_two_readings_ends_the_one_before(home: Places) -> None:
    """The newest day of a machine is asked again each time."""
    with closing(PastDays(home, "UTC", lambda at: 0)) as days:
        (before,) = days.between("2026-10-07", "2026-10-07")
        (newest,) = days.between("2026-10-09", "2026-10-09")
        with closing(SqliteJournal(home.journal, "here")) as journal:
            live(journal, "2026-10-12", OPEN)
        (left_open,) = days.between("2026-10-12", "2026-10-12")
        with closing(SqliteJournal(home.journal, "here")) as journal:
            live(journal, "2026-10-13", "08:00 start\n09:00 stop\n")
        (over,) = days.between("2026-10-12", "2026-10-12")
    assert left_open.span < over.span
    assert (before, newest) == tuple(day for day in folded(home) if day.key in ("2026-10-07", "2026-10-09"))


def test_accuracy_study_is_read_without_the_summaries(home: Places, unfoldable: Callable[[], None]) -> None:
    """With and without a cache, the days, their blocks and their study are those of the summaries."""
    with closing(SqliteJournal(home.journal, "here")) as journal:
        live(journal, "2026-10-12", "08:00 study units\n08:30 study meat\n08:40 stop\n")

    def study() -> list[tuple[str, int, object]]:
        with closing(PastDays(home, "UTC", lambda at: 0)) as days:
            return [(day.key, day.blocks, day.studied) for day in days.studied(*YEAR)]

    first, again, summaries = study(), study(), read(home)
    assert first == again == [(day.key, day.blocks, day.studied) for day in summaries]
    assert [(part.topic, part.span // 60_000) for part in summaries[-1].studied] == [("units", 30), ("meat", 10)]
    (Path(home.state_dir) / "summaries" / "days.db").unlink()
    unfoldable()
    assert study() == first
