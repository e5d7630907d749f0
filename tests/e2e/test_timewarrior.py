"""The real Timewarrior: what we export loads there, counts the same, and comes back the same."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.e2e.conftest import need
from tests.unit.cli import conftest
from tests.unit.cli.conftest import Home

home = conftest.home
DAY = "2026-10-06"


class Timew:
    """A Timewarrior with a database of its own."""

    def __init__(self, folder: Path) -> None:
        (folder / "data").mkdir(parents=True)
        (folder / "timewarrior.cfg").touch()
        self.env = {**os.environ, "TIMEWARRIORDB": str(folder)}

    def run(self, *command: str) -> str:
        """A command that goes well: what it prints."""
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=30, stdin=subprocess.DEVNULL)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def minutes(self, tag: str) -> float:
        """What its own summary says of a tag on the day."""
        total = self.run("timew", "summary", DAY, tag).split()[-1]
        hours, minutes, seconds = map(int, total.split(":"))
        return hours * 60 + minutes + seconds / 60


@pytest.fixture
def timew(home: Home, tmp_path: Path) -> Timew:
    """A Timewarrior that knows nothing, in the time zone of the home."""
    need("timew")
    return Timew(tmp_path / "timewarrior")


@pytest.fixture
def lived(home: Home) -> Home:
    """A day with everything in it; its chart type has a name that Timewarrior would take for a time."""
    home.configure('[kinds.99213]\nname = "E/M"\nper_hour = 20\n\n[kinds.may]\nname = "May"\nper_hour = 3\n')
    home.at("07:00").say("start", "--kind", "99213")
    home.at("08:00").say("chart", "14")
    home.at("08:10").say("meeting", "20")
    home.at("08:30").say("resume")
    home.at("08:40").say("chart", "2", "--kind", "may")
    home.at("08:45").say("rest", "15")
    home.at("09:00").say("start", "study", "--kind", "may")
    home.at("09:30").say("pause", "phone")
    home.at("09:40").say("resume")
    home.at("10:00").say("rest", "lunch")
    home.at("11:00").say("start", "admin")
    home.at("11:30").say("switch", "growth")
    home.at("12:00").say("downtime", "vpn", "10")
    home.at("12:10").say("stop")
    return home


def test_our_days_are_the_same_there_and_back(lived: Home, timew: Timew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own totals are ours to the minute; what it exports makes the same day on another machine, the second time too."""
    script, back = str(tmp_path / "load.sh"), tmp_path / "back.json"
    lived.say("export", script, "--format", "timewarrior-commands")
    timew.run("sh", script)
    report = lived.ask("report", "--date", DAY)
    spent = {bucket: minutes for bucket, minutes in report["minutes"].items() if minutes}
    assert {bucket: timew.minutes(bucket) for bucket in spent} == spent and len(spent) == 9
    back.write_text(timew.run("timew", "export"), encoding="utf-8")
    written = json.loads(lived_as_json(lived, tmp_path))
    assert json.loads(back.read_text(encoding="utf-8")) == written
    monkeypatch.setenv("NINETYTEN_HOME", f"{lived.folder}-2")
    shutil.copytree(lived.folder / "config", f"{lived.folder}-2/config")
    for _ in range(2):
        lived.say("import", str(back), "--format", "timewarrior")
        there = lived.ask("report", "--date", DAY)
        same = ("minutes", "span_minutes", "charts", "kinds", "earned_minutes", "productivity", "rests")
        assert {key: there[key] for key in same} == {key: report[key] for key in same}


def test_what_was_changed_there_is_changed_here(home: Home, timew: Timew, tmp_path: Path) -> None:
    """Moved to another day, retagged, deleted: what it exports now is what counts; a day of its own is no more than a day."""
    file = tmp_path / "timew.json"
    home.at("19:00", days=5)

    def taken_in(*of: str) -> dict[str, float]:
        file.write_text(timew.run("timew", "export", *of), encoding="utf-8")
        home.say("import", str(file), "--format", "timewarrior")
        spent = home.ask("report", "month", "--date", DAY)["minutes"]
        return {bucket: minutes for bucket, minutes in spent.items() if minutes and bucket != "off"}

    for start, end, tag in (("06T07", "06T08", "production"), ("07T07", "07T09", "production"), ("08T07", "08T10", "study")):
        timew.run("timew", "track", f"2026-10-{start}:00", "-", f"2026-10-{end}:00", tag, ":quiet")
    assert taken_in() == {"production": 180, "study": 180}
    timew.run("timew", "move", "@3", "2026-10-09T07:00", ":quiet")
    assert taken_in() == {"production": 180, "study": 180}
    timew.run("timew", "tag", "@1", "garden", ":quiet")
    timew.run("timew", "untag", "@1", "production", ":quiet")
    assert taken_in() == {"production": 120, "study": 180}
    timew.run("timew", "untag", "@3", "production", ":quiet")
    timew.run("timew", "tag", "@3", "admin", ":quiet")
    assert taken_in("2026-10-07", "-", "2026-10-08") == {"admin": 120, "study": 180}
    timew.run("timew", "delete", "@2", ":quiet")
    assert taken_in() == {"admin": 120}


def lived_as_json(home: Home, folder: Path) -> str:
    """The same days as `timew import` of a newer version takes them in."""
    file = folder / "timew.json"
    home.say("export", str(file), "--format", "timewarrior")
    return file.read_text(encoding="utf-8")
