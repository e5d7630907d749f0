"""Days out to other programs, and in from Timewarrior."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.modes import closed_to_others
from tests.unit.cli.conftest import Home


@pytest.fixture
def lived(home: Home) -> Home:
    """A morning with two blocks, a meeting and a break, and the beginning of another day."""
    home.at("07:00").say("start")
    home.at("08:00").say("chart", "14")
    home.at("08:10").say("meeting", "20")
    home.at("08:30").say("resume")
    home.at("08:45").say("rest", "15")
    home.at("09:00").say("start", "study")
    home.at("10:00").say("stop")
    home.at("07:00", days=1).say("start")
    home.at("07:30", days=1).say("stop")
    return home


def shown(file: Path) -> list[tuple[str, str, list[str]]]:
    """The intervals of a file for Timewarrior, as (start, end, tags)."""
    return [(row["start"][9:13], row["end"][9:13], row["tags"]) for row in json.loads(file.read_text(encoding="utf-8"))]


def spent(home: Home, date: str = "2026-10-06") -> tuple[dict[str, float], int]:
    """The minutes of a day by bucket, but for those off, and its charts."""
    report = home.ask("report", "--date", date)
    return {bucket: n for bucket, n in report["minutes"].items() if n and bucket != "off"}, report["charts"]


def test_days_go_to_timewarrior(lived: Home, tmp_path: Path) -> None:
    """One day or all of them, each stretch an interval; the file is the person's own."""
    file = tmp_path / "timew.json"
    told = lived.say("export", str(file), "--format", "timewarrior", "--date", "2026-10-06")
    assert told == f"Exported 5 blocks to {file}; load them with: timew import {file}.\n"
    assert shown(file) == [
        ("0700", "0810", ["charts=14", "kind=general", "production"]),
        ("0810", "0830", ["kind=general", "meeting"]),
        ("0830", "0845", ["kind=general", "production"]),
        ("0845", "0900", ["rest"]),
        ("0900", "1000", ["kind=general", "study"]),
    ]
    assert closed_to_others(file)
    found = lived.ask("export", str(file), "--format", "timewarrior", "--force")
    assert found == {"file": str(file), "blocks": 6, "charts_left_out": 0}


def test_days_go_to_an_older_timewarrior_as_commands(lived: Home, tmp_path: Path) -> None:
    """A script for the shell, which says how to run it."""
    file = tmp_path / "load.sh"
    told = lived.say("export", str(file), "--format", "timewarrior-commands")
    assert told == f"Exported 6 blocks to {file}; load them with: sh {file}.\n"
    assert file.read_text(encoding="utf-8").count("timew track ") == 6


def test_blocks_go_to_a_calendar(lived: Home, tmp_path: Path) -> None:
    """A file named .ics needs no format; private things are not in it."""
    file = tmp_path / "day.ics"
    assert lived.say("export", str(file), "--date", "2026-10-07") == (
        f"Exported 1 block to {file}; it contains nothing private.\n"
    )
    (entry,) = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert (str(entry["summary"]), f"{entry.decoded('dtend'):%F %H:%M %Z}") == ("production · General", "2026-10-07 07:30 UTC")
    other = tmp_path / "day.txt"
    assert lived.ask("export", str(other), "--format", "ical")["blocks"] == 6


def test_nothing_to_export_is_no_file(lived: Home, tmp_path: Path) -> None:
    """A day on which nothing was said; and the journal itself has no days apart."""
    file = str(tmp_path / "day.ics")
    assert lived.run("export", file, "--date", "2026-10-01") == (
        1,
        "",
        "ninetyten: export: nothing recorded for 2026-10-01; no file was written\n",
    )
    assert lived.run("export", str(tmp_path / "all"), "--date", "2026-10-06")[0] == 2
    assert list(tmp_path.glob("day.ics")) == list(tmp_path.glob("all")) == []


def test_charts_of_a_day_without_time_are_told(home: Home, tmp_path: Path) -> None:
    """They have no interval to be counted to; nothing is lost in silence."""
    home.say("chart", "3")
    home.at("07:00", days=1).say("start")
    home.at("08:00", days=1).say("stop")
    told = home.say("export", str(tmp_path / "timew.json"), "--format", "timewarrior")
    assert told.endswith("; left out 3 charts logged on days without any time.\n")


def test_what_timewarrior_has_comes_in_once(lived: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same minutes and charts on another machine; again adds nothing; it is not sent back."""
    file = str(tmp_path / "timew.json")
    lived.say("export", file, "--format", "timewarrior")
    before = spent(lived)
    monkeypatch.setenv("NINETYTEN_HOME", f"{lived.folder}-2")
    assert lived.say("import", file, "--format", "timewarrior") == f"Imported 6 intervals from {file}.\n"
    assert spent(lived) == before
    again = lived.say("import", file, "--format", "timewarrior")
    assert again == f"Imported 6 intervals from {file}; nothing new.\n"
    assert spent(lived) == before and lived.ask("status")["phase"] == "off"
    assert lived.run("export", str(tmp_path / "back"), "--format", "timewarrior")[0] == 1


def test_a_day_changed_there_is_taken_in_anew(home: Home, tmp_path: Path) -> None:
    """An interval that was mended counts as it is now, one that is gone does not."""
    file = tmp_path / "timew.json"

    def take_in(*rows: tuple[str, str, list[str]]) -> dict[str, float]:
        row = [{"start": f"20261006T{start}00Z", "end": f"20261006T{end}00Z", "tags": tags} for start, end, tags in rows]
        file.write_text(json.dumps(row), encoding="utf-8")
        home.ask("import", str(file), "--format", "timewarrior")
        return spent(home)[0]

    home.at("19:00")
    assert take_in(("0700", "0800", ["production"]), ("0800", "0900", ["study"])) == {"production": 60, "study": 60}
    assert take_in(("0700", "0830", ["production"])) == {"production": 90}
    assert take_in(("0700", "0800", ["production"]), ("0800", "0900", ["study"])) == {"production": 60, "study": 60}


def test_what_is_recorded_here_is_not_taken_in_twice(lived: Home, tmp_path: Path) -> None:
    """An interval over time that ninetyten recorded itself is left out and told, and so is what is not ours."""
    file = tmp_path / "timew.json"
    lived.say("export", str(file), "--format", "timewarrior")
    rows = json.loads(file.read_text(encoding="utf-8"))
    more = [
        {"start": f"20261006T{hour}0000Z", "end": f"20261006T{hour}3000Z", "tags": [tag]}
        for hour, tag in ((11, "admin"), (12, "garden"))
    ]
    file.write_text(json.dumps(rows + more), encoding="utf-8")
    before = spent(lived)
    assert lived.say("import", str(file), "--format", "timewarrior") == (
        f"Imported 1 interval from {file}; left out: 1 without a tag that ninetyten knows,"
        " 6 of time that is already recorded here.\n"
    )
    assert spent(lived) == ({**before[0], "admin": 30}, before[1])


def test_tags_that_are_not_read_are_told_and_not_repeated(home: Home, tmp_path: Path) -> None:
    """On stderr, with how many intervals had them: what they say may be anybody's name."""
    file = tmp_path / "timew.json"
    row = {"start": "20261006T070000Z", "end": "20261006T080000Z", "tags": ["study", "SMITH"]}
    file.write_text(json.dumps([row]), encoding="utf-8")
    told = "ninetyten: 1 interval had tags that ninetyten does not know; the time was imported without those tags.\n"
    taken = (0, f"Imported 1 interval from {file}.\n", told)
    assert home.at("19:00").run("import", str(file), "--format", "timewarrior") == taken
    assert spent(home)[0] == {"study": 60}


def test_a_wrong_file_takes_nothing_in(home: Home, tmp_path: Path) -> None:
    """The message says where."""
    file = tmp_path / "timew.json"
    file.write_text('[{"start": "noon"}]', encoding="utf-8")
    code, out, err = home.run("import", str(file), "--format", "timewarrior")
    assert (code, out) == (2, "")
    assert err.startswith(f"ninetyten: import: {file}, interval 1: its start is 'noon'")


def test_help_says_what_each_format_is_for(home: Home) -> None:
    """Every format has its line."""
    for format in ("journal", "timewarrior", "timewarrior-commands", "ical"):
        assert f"\n  {format} " in home.say("export", "--help")
    assert "timew export" in home.say("import", "--help")


def in_calendar(file: Path) -> dict[str, tuple[str, str, str, int]]:
    """What a calendar makes of a file, by the names of its entries: (start, end, title, sequence) of those that hold."""
    events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    return {
        str(event["uid"]): (
            f"{event.decoded('dtstart'):%H%M}",
            f"{event.decoded('dtend'):%H%M}",
            str(event["summary"]).partition(" ")[0],
            event.decoded("sequence"),
        )
        for event in events
        if "status" not in event
    }


def entries(home: Home, file: Path) -> tuple[dict[str, tuple[str, str, str, int]], list[str], str]:
    """The entries that hold after an export, the names of those to be cancelled, and the newest stamp."""
    home.say("export", str(file), "--date", "2026-10-06", "--force")
    events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    cancelled = [str(event["uid"]) for event in events if "status" in event]
    return in_calendar(file), cancelled, max(f"{event.decoded('dtstamp'):%Y%m%dT%H%M%S}" for event in events)


def test_a_corrected_block_replaces_its_entry(home: Home, tmp_path: Path) -> None:
    """Relabelled, or begun at another time, it is the same entry, with a later stamp and a higher sequence."""
    file = tmp_path / "day.ics"
    home.at("07:00").say("start")
    home.at("08:00").say("rest", "15")
    home.at("08:15").say("start", "study")
    home.at("09:00").say("stop")
    first, _, stamp = entries(home, file)
    assert [entry[:3] for entry in first.values()] == [
        ("0700", "0800", "production"),
        ("0800", "0815", "break"),
        ("0815", "0900", "accuracy"),
    ]
    home.at("09:10").say("relabel", "08:15", "09:00", "query")
    second, gone, later = entries(home, file)
    assert list(second) == list(first) and gone == [] and later > stamp
    assert [entry[2] for entry in second.values()] == ["production", "break", "queries"]
    assert min(entry[3] for entry in second.values()) > max(entry[3] for entry in first.values())
    home.say("undo")
    assert {name: entry[:3] for name, entry in entries(home, file)[0].items()} == {
        name: entry[:3] for name, entry in first.items()
    }
    home.at("09:20").say("start", "admin")
    home.at("10:00").say("stop")
    fourth = list(entries(home, file)[0])
    home.say("undo")
    home.say("undo")
    assert entries(home, file)[1] == fourth[3:]
    home.say("start", "admin", "--at", "09:15")
    found, gone, _ = entries(home, file)
    assert (list(found), gone) == (fourth, []) and found[fourth[3]][:2] == ("0915", "1000")


def test_an_entry_of_a_block_that_is_no_more_is_cancelled(home: Home, tmp_path: Path) -> None:
    """A calendar that has it takes it out; a day with nothing to show and nothing to cancel makes no file."""
    file = tmp_path / "day.ics"
    home.at("08:00").say("start")
    home.at("08:30").say("stop")
    (name,) = entries(home, file)[0]
    home.say("undo")
    home.say("undo")
    assert entries(home, file)[:2] == ({}, [name])
    assert home.run("export", str(tmp_path / "none.ics"), "--date", "2026-10-05")[0] == 1


def test_an_entry_grows_with_its_block(home: Home, tmp_path: Path) -> None:
    """While a block runs nothing is written of it; its entry has a later stamp all the same."""
    file = tmp_path / "day.ics"
    home.at("07:00").say("start")
    first, _, stamp = entries(home.at("07:30"), file)
    second, _, later = entries(home.at("07:45"), file)
    assert (list(second), stamp, later) == (list(first), "20261006T073000", "20261006T074500")
