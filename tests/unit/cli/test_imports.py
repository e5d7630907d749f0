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

from ninetyten.domain.moment import HOUR
from tests.unit.cli.conftest import MIDNIGHT, Home

Interval = tuple[int, int, tuple[str, ...]]
"""From and until, in minutes after midnight UTC of 2026-10-06, and the tags."""
Setting = tuple[str, str]
"""The zone, and the hour at which days turn over."""

ZONES = ("UTC", "America/Los_Angeles", "Pacific/Auckland")
SETTINGS = st.tuples(st.sampled_from(ZONES), st.sampled_from(["00:00", "04:00", "11:30"]))
TAGS = (("production", "charts=5"), ("production", "complex", "charts=2"), ("study",), ("rest",), ("meeting",), ("garden",))
KINDS = "[kinds.general]\nper_hour = 12\n[kinds.complex]\nper_hour = 3\n"
FEW = settings(
    max_examples=10, deadline=None, phases=(Phase.explicit, Phase.generate),  # to shrink takes minutes
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
    """In whatever order, zone and turnover; again it adds nothing; one undo gives the days as before."""
    machine.moves()
    before: list[Any] = []
    for history, setting in told:
        machine.lives(setting)
        before = machine.reports()
        added = machine.takes_in(exported(history))["imported"]
        assert machine.takes_in(exported(history))["imported"] == 0
    found = machine.reports()
    if added:
        assert "undone: the import" in machine.home.say("undo")
        assert machine.reports() == before
    machine.moves()
    machine.lives(told[-1][1])
    machine.takes_in(exported(told[-1][0]))
    assert machine.reports() == found
