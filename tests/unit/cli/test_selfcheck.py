"""Posture, the eyes at midday and energy on the command line: noted, told in private, taken back, carried along, wiped."""

from __future__ import annotations

import gc
import json
import re
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Home

WORDS = ("posture", "eyes at midday", "energy")


def look(home: Home) -> None:
    """Two posture checks, one score and one rating."""
    home.say("start")
    assert home.say("posture", "screen", "feet") == "Posture check (private); 2 points not right\n"
    assert home.say("posture", "ok") == "Posture check (private); all points right\n"
    assert home.say("eyes", "2") == "Midday rating (private); eyes 2 of 3\n"
    assert home.say("energy", "4") == "Energy rating (private); 4 of 5\n"


def test_the_private_report_tells_them(home: Home) -> None:
    """Of a day, a week, a month, as text and for programs."""
    look(home)
    home.at("09:30").say("stop")
    for period in ("day", "week", "month"):
        text = " ".join(home.say("wellness", period).split())
        for words in (
            "Posture 2 checks; feet not right in 1, screen height in 1",
            "Eyes at midday average 2 of 3, scored once",
            "Energy average 4 of 5 in 1 rating",
        ):
            assert words in text
        found = home.ask("wellness", period)
        assert found["posture"] == {"checks": 2, "failing": {"feet": 1, "screen": 1}}
        assert found["eyes_midday"] == {"scores": 1, "mean": 2.0}
        assert found["energy"] == {"ratings": 1, "mean": 4.0, "by_hour": []}


def test_the_report_of_a_day_is_cut(home: Home) -> None:
    """What was noted later is not in it."""
    home.say("start")
    home.at("09:10").say("posture", "feet")
    home.at("09:20").say("posture", "back")
    assert home.ask("wellness", "--until", "09:15")["posture"] == {"checks": 1, "failing": {"feet": 1}}


def test_nothing_is_told_of_nothing(home: Home) -> None:
    """A day without them has no line of them."""
    home.say("start")
    text = home.say("wellness").lower()
    assert not any(f"\n{word}" in text for word in WORDS)


def test_the_production_report_never_holds_them(home: Home, tmp_path: Path) -> None:
    """Neither its text, nor its figures, nor its page (D11)."""
    look(home)
    before = home.ask("report")
    page = tmp_path / "page.html"
    home.say("report", "week", "--html", str(page))
    shared = " ".join([home.say("report", "week"), json.dumps(home.ask("report", "month")), json.dumps(before), page.read_text()])
    assert not any(word in shared.lower() for word in (*WORDS, "eyes_midday"))
    private = tmp_path / "private.html"
    home.say("wellness", "week", "--html", str(private))
    assert "screen height" in private.read_text()


def test_undo_takes_each_back(home: Home) -> None:
    """The last first, in words that give nothing away."""
    look(home)
    assert [home.say("undo").strip() for _ in range(4)] == [
        "Undid: energy rating",
        "Undid: midday rating",
        "Undid: posture check",
        "Undid: posture check",
    ]
    assert home.ask("wellness")["posture"]["checks"] == home.ask("wellness", "week")["posture"]["checks"] == 0


def test_the_points_can_be_listed(home: Home) -> None:
    """Nothing is noted by that."""
    assert home.say("posture", "--points").split() == ["feet", "back", "elbows", "wrists", "screen", "distance"]
    assert home.ask("wellness")["posture"]["checks"] == 0


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        (("posture", "head"), "is not one of feet, back, elbows, wrists, screen"),
        (("eyes", "4"), "write 0 (not at all) to 3 (a lot)"),
        (("eyes", "-1"), "0..3"),
        (("energy", "0"), "write 1 (little) to 5 (a lot)"),
        (("posture", "ok", "feet"), "write ok, or the points that are not right"),
    ],
)
def test_what_cannot_be_noted_says_what_can(home: Home, words: tuple[str, ...], allowed: str) -> None:
    """And is no act."""
    code, out, err = home.run(*words)
    assert (code, out) == (2, "") and allowed in err
    assert home.ask("log") == []


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("body", "neck: clearly\ntired despite sleep: a lot\n"),
        ("workstation", "Checked today: 1 of 1 points not right."),
        ("posture", "Posture, last 4 weeks: 2 checks; feet not right in 1, screen height in 1.\n"),
        ("eyes", "Eyes at midday: 2 of 3 in the last two weeks.\nHead at midday: 1 of 3 in the last two weeks.\n"),
        ("energy", "Energy by hour: not enough data yet"),
    ],
)
def test_a_check_without_an_answer_tells_what_was_found(home: Home, word: str, found: str) -> None:
    """How it is recorded too; nothing is recorded by asking."""
    empty = home.say(word)
    assert re.search(rf"^To record (a|your) [a-z ]+: ninetyten {word} ", empty, re.MULTILINE) and found not in empty
    look(home)
    home.say("body", "neck=2", "tired=3")
    home.say("workstation", "glare=no")
    home.say("eyes", "2", "--head", "1")
    log = home.ask("log")
    assert found in home.say(word)
    assert home.ask("log") == log


def test_a_headache_at_midday_is_noted(home: Home) -> None:
    """Beside the eyes, in private."""
    home.say("start")
    assert home.say("eyes", "1", "--head", "3") == "Midday rating (private); eyes 1 of 3, head 3 of 3\n"
    assert home.ask("wellness")["head_midday"] == {"scores": 1, "mean": 3.0}
    assert "Head at midday  average 3 of 3, scored once" in home.say("wellness")
    assert home.run("eyes", "--head", "3")[0] == 2


def test_they_travel_to_another_machine(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An export holds them, an import and a merge bring them back."""
    look(home)
    file = str(tmp_path / "mine.jsonl")
    home.say("export", file)
    there = home.ask("wellness", "week")
    for number, word in enumerate(("import", "merge"), 2):
        monkeypatch.setenv("NINETYTEN_HOME", f"{home.folder}-{number}")
        home.say(word, file)
        here = home.ask("wellness", "week")
        assert [here[key] for key in ("posture", "eyes_midday", "energy")] == [
            there[key] for key in ("posture", "eyes_midday", "energy")
        ]


def test_a_file_with_an_unknown_point_is_refused(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its line; nothing of it is taken in."""
    look(home)
    file = tmp_path / "mine.jsonl"
    home.say("export", str(file))
    file.write_text(
        file.read_text().replace('["feet","screen"]', '["feet","slouch"]').replace('["feet", "screen"]', '["feet", "slouch"]')
    )
    monkeypatch.setenv("NINETYTEN_HOME", f"{home.folder}-2")
    code, _, err = home.run("import", str(file))
    assert code == 2 and "PostureChecked.failing holds a word that is not allowed; allowed is a list of one of feet, back" in err


def test_wipe_leaves_none(home: Home) -> None:
    """Afterwards nothing was ever noted."""
    look(home)
    gc.collect()  # a command lets go of the journal when its process ends, and here it did not
    home.say("wipe", "--yes")
    assert home.ask("wellness", "week")["posture"]["checks"] == 0
