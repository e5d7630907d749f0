"""Scripts that are wrong are refused with their line, and nothing is played."""

from __future__ import annotations

from pathlib import Path

import pytest

from ninetyten.cli.main import run
from ninetyten.cli.simulate import player_of, read_and_play
from ninetyten.config import validation
from ninetyten.simulation.script import BadScript

WRONG = {
    "09:00 fly": "line 1",
    "09:00 start\n25:00 stop": "line 2",
    "09:00 start\n09:61 stop": "line 2",
    "+5m start": "needs a time of day",
    "09:00": "write a command",
    "nine start": "is not a time",
    "09:00 start\ndate 2026-10-06": "header",
    "09:00 start\nset block.focus \"50m\"": "header",
    "date 2026-13-40\n09:00 start": "line 1",
    "date tomorrow\n09:00 start": "is not a date",
    "zone Mars/Olympus\n09:00 start": "line 1",
    "set block.focus 0\n09:00 start": "line 1",
    "set block.fokus \"50m\"\n09:00 start": "line 1",
    "set block.focus 0\ndate tomorrow": "line 1",
    "set day.start \"15:00\"\nset block.rest \"5m\"\nset day.stop \"07:00\"\n09:00 start": "line 3: day.stop must come after",
    "set kinds.john-doe.per_hour 5\n09:00 start": "line 1: this name looks like it contains",
    "set block.focus\n09:00 start": "set KEY VALUE",
    "set block.focus \"\n09:00 start": "line 1",
    "date 2026-13-01\n09:00 start": "line 1: \"2026-13-01\" is not in the calendar",
    "09:00 open 'Monday": "line 1: a quotation mark is missing",
    "09:00 brek 5": 'line 1: "brek" is not a command for a script; did you mean "break"',
    "09:00 doctor": 'line 1: "doctor" is not a command for a script; write an act, such as start or chart, or one of idle, ',
    "09:00 rest 0": "line 1",
    "09:00 rest -5m": "line 1",
    "09:00 meeting": "line 1",
    "09:00 meeting soon": "line 1",
    "09:00 chart 0": "line 1",
    "09:00 chart =x": "line 1",
    "09:00 chart 5 --less": "--less goes only with",
    "09:00 chart --kind mri": "line 1",
    "09:00 hold": "give a reason",
    "09:00 hold because": "line 1",
    "09:00 start\n09:01 back swimming": "line 2",
    "09:00 downtime ehr vpn": "one reason and one length",
    "09:00 clock 3h": "needs a sign",
    "09:00 idle": "needs one length",
    "09:00 status now": "takes nothing after it",
    "09:00 start\n09:10 idle 10m\n09:15 chart": "falls inside",
    "09:00 start\n09:10 asleep 10m\n09:19:59 stop": "falls inside",
    "09:00 start\n09:10 crash 10m\n+1m idle 1m": "falls inside",
}  # fmt: skip


@pytest.mark.parametrize("script", WRONG)
def test_a_wrong_line_is_named(script: str) -> None:
    """With its number, and what is allowed."""
    with pytest.raises(BadScript, match=WRONG[script]) as refused:
        read_and_play(script)

    assert str(refused.value).startswith("line ")


def test_comments_blank_lines_and_seconds() -> None:
    """Lines that are not actions are skipped."""
    played = read_and_play("# a day\n\ndate 2026-10-06   # a Tuesday\n09:00:30 start # in earnest\n+90s stop\n")

    assert played["report"]["span_minutes"] == 1.5
    assert played["report"]["date"] == "2026-10-06"


def test_past_midnight_is_the_next_day() -> None:
    """Times of day never run backwards."""
    assert read_and_play("date 2026-10-06\n23:30 start\n00:15 stop")["report"]["span_minutes"] == 45


def test_an_empty_script_is_an_empty_day() -> None:
    """Nothing happens, in the right shape."""
    played = read_and_play("# nothing\n")

    assert played["prompts"] == []
    assert played["report"]["span_minutes"] == 0
    assert (played["report"]["date"], read_and_play("date 2026-10-06\n")["report"]["date"]) == ("2026-01-05", "2026-10-06")


def test_times_carry_the_zone() -> None:
    """ISO 8601 with the offset of that day."""
    played = read_and_play("date 2026-10-06\nzone America/New_York\n09:00 start\n09:20 status")

    assert played["statuses"][0]["at"] == "2026-10-06T09:20:00-04:00"
    assert played["statuses"][0]["next_stop"] == {"at": "2026-10-06T09:20:00-04:00", "tracks": ["eyes"]}


def test_settings_are_those_of_the_script_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The person's own configuration does not count."""
    monkeypatch.setenv("NINETYTEN_BLOCK__FOCUS", "20m")
    played = read_and_play('set block.focus "30m"\nset kinds.em.per_hour 6\n09:00 start --kind em\n09:01 status\n09:10 stop')

    assert played["statuses"][0]["left_seconds"] == 29 * 60
    assert list(played["report"]["kinds"]) == ["em"]


def test_what_a_script_sets_is_kept_where_there_is_a_place_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time nobody judges it again; another setting is another plan."""
    cache, text = tmp_path / "plan.json", 'set block.focus "30m"\n09:00 start\n'
    first = player_of(text, str(cache)).script.settings
    monkeypatch.setattr(validation, "read_lines", lambda said: pytest.fail(f"judged again: {said}"))
    assert player_of(text, str(cache)).script.settings == first
    with pytest.raises(pytest.fail.Exception, match="judged again"):
        player_of(text.replace("30m", "40m"), str(cache))


def test_a_script_makes_nothing_on_a_new_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a folder of the program's own there is none afterwards."""
    script = tmp_path / "day.txt"
    script.write_text('set block.focus "30m"\n09:00 start\n09:10 stop\n')
    monkeypatch.setenv("NINETYTEN_HOME", str(tmp_path / "home"))
    assert run(["simulate", str(script)]) == 0
    assert capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["day.txt"]
