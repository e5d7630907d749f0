"""An import is a statement: what stands is what the last file says, whatever was said before and however the days were laid."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ninetyten.adapters.calendar import LocalCalendar
from ninetyten.bootstrap import Program
from ninetyten.domain.moment import HOUR
from ninetyten.domain.plan import Plan
from ninetyten.journal import foreign
from ninetyten.journal.blocks import TimeBlock
from ninetyten.journal.store import SqliteJournal
from tests.unit.cli.conftest import MIDNIGHT, Home
from tests.unit.config.test_encodings import WAYS, written

Interval = tuple[int, int, tuple[str, ...]]
"""From and until, in minutes after midnight UTC of 2026-10-06, and the tags."""
Setting = tuple[str, str]
"""The zone, and the hour at which days turn over."""

ZONES = ("UTC", "America/Los_Angeles", "Pacific/Auckland")
SETTINGS = st.tuples(st.sampled_from(ZONES), st.sampled_from(["00:00", "04:00", "11:30"]))
TAGS = (("production", "charts=5"), ("production", "complex", "charts=2"), ("study",), ("rest",), ("meeting",), ("garden",))
KINDS = "[kinds.general]\nper_hour = 12\n[kinds.complex]\nper_hour = 3\n"
FEW = settings(
    max_examples=10, phases=(Phase.explicit, Phase.generate),  # to shrink takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip


@st.composite
def histories(draw: st.DrawFn) -> list[Interval]:
    """What Timewarrior holds of three days: no interval over another."""
    at, made = draw(st.integers(0, 2)) * 300, list[Interval]()
    for gap, length, tags in draw(
        st.lists(st.tuples(st.sampled_from([0, 30, 700]), st.sampled_from([30, 90, 400]), st.sampled_from(TAGS)), max_size=5)
    ):
        made.append((at + gap, at + gap + length, tags))
        at += gap + length
    return made


def stamp(minutes: int) -> str:
    """A time as Timewarrior writes it."""
    return time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(MIDNIGHT // 1000 + minutes * 60))


def exported(intervals: list[Interval]) -> str:
    """As `timew export` prints them: numbered from the newest on."""
    numbers = range(len(intervals), 0, -1)
    rows = [
        {"id": number, "start": stamp(start), "end": stamp(end), "tags": list(tags)}
        for number, (start, end, tags) in zip(numbers, intervals, strict=True)
    ]
    return json.dumps(rows)


class Machine:
    """A person who takes in what Timewarrior says, in homes of their own."""

    def __init__(self, home: Home, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.home, self.file, self._monkeypatch = home, folder / "timew.json", monkeypatch
        self._homes = (folder / f"home-{number}" for number in count())
        self.home.pass_by(24 * 20 * HOUR)

    def moves(self) -> None:
        """An empty home."""
        self.home.folder = next(self._homes)
        self._monkeypatch.setenv("NINETYTEN_HOME", str(self.home.folder))

    def lives(self, setting: Setting) -> None:
        """In that zone, with days that turn over at that hour."""
        self.home.configure(f'[day]\nturnover = "{setting[1]}"\n{KINDS}')
        self._monkeypatch.setenv("TZ", setting[0])
        time.tzset()

    def takes_in(self, text: str, *words: str) -> Any:
        """Import what Timewarrior exported."""
        self.file.write_text(text, encoding="utf-8")
        return self.home.ask("import", str(self.file), "--format", "timewarrior", *words)

    def reports(self) -> list[Any]:
        """All that the reports tell of those days."""
        asked = [("report", "month"), ("wellness", "month"), ("report", "week"), ("report", "day")]
        return [self.home.ask(word, period, "--date", "2026-10-07") for word, period in asked]

    def minutes(self) -> dict[str, float]:
        """What the month went to, and its charts."""
        report = self.home.ask("report", "month", "--date", "2026-10-07")
        spent = {bucket: n for bucket, n in report["minutes"].items() if n and bucket != "off"}
        return {**spent, "charts": report["charts"]}


@pytest.fixture
def machine(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Machine]:
    """Three weeks later, with nothing taken in."""
    made = Machine(home, tmp_path, monkeypatch)
    made.moves()
    yield made


@FEW
@given(st.lists(st.tuples(histories(), SETTINGS), min_size=2, max_size=3))
def test_what_stands_is_what_the_last_file_says(machine: Machine, told: list[tuple[list[Interval], Setting]]) -> None:
    """In whatever order, zone and turnover, if it is all there is; again it adds nothing; one undo gives the days as before."""
    machine.moves()
    before: list[Any] = []
    for history, setting in told:
        machine.lives(setting)
        before = machine.reports()
        added = machine.takes_in(exported(history), "--whole")["imported"]
        assert machine.takes_in(exported(history), "--whole")["imported"] == 0
    found = machine.reports()
    if added:
        assert "Undid: import" in machine.home.say("undo")
        assert machine.reports() == before
    machine.moves()
    machine.lives(told[-1][1])
    machine.takes_in(exported(told[-1][0]))
    assert machine.reports() == found


MORNING: list[Interval] = [(180, 420, ("production", "charts=40")), (450, 690, ("production", "charts=44"))]
HOURS: Setting = ("UTC", "04:00")


def test_a_night_split_by_the_turnover_is_whole_under_every_setting(machine: Machine) -> None:
    """Eight hours with 84 charts stay eight hours with 84 charts."""
    for setting in (HOURS, ("America/Los_Angeles", "04:00"), ("UTC", "06:00"), ("Pacific/Auckland", "00:00"), HOURS):
        machine.lives(setting)
        machine.takes_in(exported(MORNING))
        assert machine.minutes() == {"production": 480, "charts": 84}


def test_an_interval_that_was_moved_or_retagged_counts_once(machine: Machine) -> None:
    """To another day, to another activity, to one that is nobody's business here, or away."""
    machine.lives(HOURS)
    moved: list[tuple[int, tuple[str, ...], dict[str, float]]] = [
        (600, ("production",), {"production": 60}),
        (600 + 1440, ("production",), {"production": 60}),
        (600 + 1440, ("study",), {"study": 60}),
        (600, ("study",), {"study": 60}),
        (600, ("garden",), {}),
    ]
    for start, tags, minutes in moved:
        machine.takes_in(exported([(start, start + 60, tags)]))
        assert machine.minutes() == {**minutes, "charts": 0}
    machine.takes_in("[]", "--whole")
    assert machine.minutes() == {"charts": 0}


def test_one_of_many_that_was_moved_past_the_ends_counts_once(machine: Machine) -> None:
    """The first to the middle and the last to the front; the others, and time of other files, stay."""
    machine.lives(HOURS)
    week: list[Interval] = [(day * 1440 + 600, day * 1440 + 660 + day, ("production", "charts=2")) for day in range(4)]
    machine.takes_in(exported(week))
    machine.takes_in(exported([*week[1:], (3 * 1440 + 800, 3 * 1440 + 860, ("production", "charts=2"))]))
    assert machine.minutes() == {"production": 246, "charts": 8}
    machine.takes_in(exported(week), "--whole")
    machine.takes_in(exported([(0, 63, ("production", "charts=2")), *week[:3]]))
    assert machine.minutes() == {"production": 246, "charts": 8}


def test_what_is_gone_and_what_is_kept_is_told(machine: Machine) -> None:
    """With its days; where the file does not reach that far, with what to do if it is everything."""
    machine.lives(HOURS)
    machine.takes_in(exported([*MORNING, (1500, 1560, ("study",)), (3000, 3060, ("study",))]))
    machine.file.write_text(exported([*MORNING, (3000, 3060, ("study",))]), encoding="utf-8")
    told = machine.home.say("import", str(machine.file), "--format", "timewarrior")
    gone = "Removed 1 interval of 2026-10-06 that Timewarrior no longer has."
    assert told == f"Imported 3 intervals from {machine.file}.\n{gone}\n"
    machine.file.write_text(exported(MORNING), encoding="utf-8")
    told = machine.home.say("import", str(machine.file), "--format", "timewarrior")
    kept = "Kept 1 interval of 2026-10-07 from earlier imports."
    assert told.splitlines()[1:] == [f"{kept} If the file contains everything Timewarrior has, import it with --whole."]


@pytest.mark.parametrize("numbered", [True, False])
def test_a_file_speaks_of_its_own_time_alone(machine: Machine, numbered: bool) -> None:
    """A day exported by itself takes no other day away; of the time that it covers, what it does not say is gone."""
    machine.lives(HOURS)
    whole: list[Interval] = [(start, start + 60, ("production", "charts=2")) for start in (600, 720, 840, 2040, 3480)]
    rows = json.loads(exported(whole))
    machine.takes_in(json.dumps(rows))
    morning = [{**row, "id": number} if numbered else {**row, "id": None} for number, row in ((2, rows[0]), (1, rows[2]))]
    machine.takes_in(json.dumps(morning))
    assert machine.minutes() == {"production": 240, "charts": 8}
    machine.takes_in(json.dumps([{**rows[3], "id": 1, "tags": ["study"]}]))
    assert machine.minutes() == {"production": 180, "study": 60, "charts": 6}
    machine.takes_in(json.dumps(morning), "--whole")
    assert machine.minutes() == {"production": 120, "charts": 4}
    assert machine.home.run("import", str(machine.file), "--whole")[0] == 2


def test_a_part_with_holes_says_nothing_of_the_holes(machine: Machine) -> None:
    """`timew export study` is no statement about production."""
    machine.lives(HOURS)
    rows = json.loads(exported([(600, 660, ("study",)), (660, 720, ("production",)), (720, 780, ("study",))]))
    machine.takes_in(json.dumps(rows))
    machine.takes_in(json.dumps([{**rows[0], "tags": ["query"]}, rows[2]]))
    assert machine.minutes() == {"production": 60, "query": 60, "study": 60, "charts": 0}


def test_what_an_older_version_doubled_is_repaired(machine: Machine) -> None:
    """It told the same interval under two days, once the turnover was another one."""
    machine.lives(HOURS)
    block = TimeBlock(MIDNIGHT // 1000 + 3 * 3600, MIDNIGHT // 1000 + 5 * 3600, "production", "general", (("general", 9),))
    days = [LocalCalendar(turnover, "UTC").day_of(block.start * 1000) for turnover in (0, 360)]
    doubled = [record for day in days for record in foreign.missing(day, [block], Plan().terms, (), 0)]
    machine.home.say("status")
    journal = SqliteJournal(Program().places.journal, foreign.TIMEWARRIOR)
    with journal.transaction():
        assert journal.adopt(doubled) == len(doubled)
    journal.close()
    assert machine.minutes() == {"production": 240, "charts": 18}
    machine.takes_in(exported([(180, 300, ("production", "charts=9"))]))
    assert machine.minutes() == {"production": 120, "charts": 9}


def test_undo_goes_back_through_acts_and_imports(machine: Machine) -> None:
    """The last of them that still holds, whichever it was; an import that brought nothing new is none."""
    machine.lives(HOURS)
    machine.takes_in(exported(MORNING))
    machine.home.say("chart", "3")
    machine.takes_in(exported(MORNING[:1]), "--whole")
    assert machine.takes_in(exported(MORNING[:1]))["imported"] == 0
    assert (machine.home.say("undo"), machine.minutes()) == ("Undid: import\n", {"production": 480, "charts": 87})
    assert "3 General charts" in machine.home.say("undo")
    assert (machine.home.say("undo"), machine.minutes()) == ("Undid: import\n", {"charts": 0})
    assert machine.home.run("undo")[0] == 1
    machine.takes_in(exported(MORNING))
    assert machine.minutes() == {"production": 480, "charts": 84}
    machine.home.pass_by(24 * HOUR)
    assert machine.home.run("undo")[0] == 1


def test_an_odd_interval_of_others_stops_nothing(machine: Machine) -> None:
    """It is told on stderr, with which one and why; one of ours stops the import."""
    machine.lives(HOURS)
    (good,) = json.loads(exported(MORNING[:1]))
    odd: list[Any] = [{"id": 2, "start": "noon", "tags": ["garden"]}, 7, {**good, "id": 9, "tags": None}]
    machine.file.write_text(json.dumps([good, *odd]), encoding="utf-8")
    code, out, err = machine.home.run("import", str(machine.file), "--format", "timewarrior")
    assert (code, out) == (0, f"Imported 1 interval from {machine.file}; left out: 3 that cannot be read.\n")
    assert [line.partition(": ")[2] for line in err.splitlines()] == [
        f"{machine.file}, interval 2: its start is 'noon'; allowed is UTC such as 20261006T070000Z. It was left out.",
        f"{machine.file}, interval 3: it is not a JSON object in braces. It was left out.",
        f"{machine.file}, interval 4: its tags are not a list of texts. It was left out.",
    ]
    machine.file.write_text(json.dumps([good, {**odd[0], "tags": ["garden", "Study"]}]), encoding="utf-8")
    assert machine.home.run("import", str(machine.file), "--format", "timewarrior")[0] == 2
    machine.file.write_text(json.dumps([good, *([7] * 9)]), encoding="utf-8")
    told = machine.home.run("import", str(machine.file), "--format", "timewarrior")[2].splitlines()
    assert len(told) == 6 and told[-1] == "ninetyten: 4 more intervals cannot be read; they were left out."


@pytest.mark.parametrize("way", WAYS)
def test_files_of_every_encoding_come_in(machine: Machine, way: str, tmp_path: Path) -> None:
    """Timewarrior's, our own export by `import` and by `merge`, and a script, with CRLF and blank lines at the end."""
    machine.lives(HOURS)
    own, script = tmp_path / "own.jsonl", tmp_path / "day.txt"
    machine.file.write_bytes(written(way, f"{exported(MORNING)}\n\n"))
    machine.home.say("import", str(machine.file), "--format", "timewarrior")
    machine.home.say("export", str(own))
    found = machine.minutes()
    own.write_bytes(written(way, f"{own.read_text(encoding='utf-8')}\n \n"))
    assert found["charts"] == 84
    for command in ("import", "merge"):
        machine.moves()
        machine.home.say(command, str(own))
        assert machine.minutes() == found
    script.write_bytes(written(way, "date 2026-10-06\n07:00 start\n08:00 chart 5\n09:00 stop\n\n"))
    assert machine.home.ask("simulate", str(script))["report"]["charts"] == 5
    script.write_bytes(written(way, "A note.\n"))
    assert machine.home.run("scan", str(script))[0] == 0


@pytest.mark.parametrize("content", [b"", b" \n", b"\xff\xfe", b"caf\xe9"])
def test_what_is_no_file_of_timewarrior_is_refused_by_its_reason(machine: Machine, content: bytes) -> None:
    """It is empty, or no text; nothing is taken out for it."""
    machine.lives(HOURS)
    machine.takes_in(exported(MORNING))
    machine.file.write_bytes(content)
    code, out, err = machine.home.run("import", str(machine.file), "--format", "timewarrior")
    assert (code, out) == (2, "")
    assert ("it is not UTF-8 or UTF-16 text" if content.strip() else "it is empty") in err
    assert machine.minutes() == {"production": 480, "charts": 84}
