"""`demo`: a home of its own with weeks that never were, a clock that slows down, and nothing left behind."""

from __future__ import annotations

import os
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ninetyten.adapters.clock import FastClock
from ninetyten.bootstrap import Program, TerminalWriter, build_session
from ninetyten.cli import demo
from ninetyten.cli.full_screen import recent_days
from ninetyten.domain.commands import Chart, Rest, Undo
from ninetyten.domain.moment import HOUR, MINUTE, SECOND, Moment
from ninetyten.journal.faults import faults
from ninetyten.journal.past_notes import recall
from ninetyten.runtime.app_host import Reply
from ninetyten.runtime.recent_notes import RecentNotes
from ninetyten.simulation.play import Player
from tests.ends import until_test_ends
from tests.unit.cli.conftest import Home

SATURDAY = date(2026, 10, 10)


@pytest.fixture(scope="module")
def played() -> Player:
    """The weeks before a Saturday."""
    return demo.play(SATURDAY, *demo.content())


@pytest.fixture
def program(home: Home, played: Player, tmp_path: Path) -> Program:
    """The demo's home, furnished, with its clock standing at the end of the last break."""
    made = Program(demo.environment(os.environ, str(tmp_path / "demo")))
    settings, _ = demo.content()
    demo.furnish(made, settings, played)
    return made


class Shown(demo.DemoSession):
    """A session of the demo, on a clock moved by hand."""

    clock: Home
    paces: list[float]
    home: list[str]

    def pass_by(self, span: int) -> None:
        """Let time pass, second by second."""
        for _ in range(span // SECOND):
            self.clock.pass_by(SECOND)
            self.tick()


def shown(program: Program, home: Home, speed: float = 60.0) -> Shown:
    """The demo as the app has it after its first two looks at the clock."""
    paces: list[float] = []
    cleared = ["its home"]
    home.moment = home.moment.replace(utc=program_ends(program))
    host: Any = build_session(
        program, TerminalWriter(), lambda: "", lambda *rest: Shown(paces.append, cleared.clear, speed, *rest)
    )
    until_test_ends(host.session)
    host.clock, host.paces, host.home, host.summaries = home, paces, cleared, recent_days(program)
    host.recent_notes = RecentNotes(lambda first, last: recall(program.places, first, last))
    host.tick()
    host.tick()
    made: Shown = host
    return made


def program_ends(program: Program) -> int:
    """When the played days end."""
    return until_test_ends(program.session()).state.clock


def test_the_weeks_are_lived_without_a_refusal(played: Player) -> None:
    """Twenty work days and a morning, on the last of which two blocks and two breaks are over."""
    assert played.world.refusals == []
    days = {event.day.key for event in played.world.events() if hasattr(event, "day")}
    assert (len(days), min(days), max(days)) == (21, "2026-09-11", "2026-10-09")
    assert played.world.at % (24 * HOUR) == 10 * HOUR + 30 * MINUTE


def test_every_page_has_something_to_show(home: Home, program: Program) -> None:
    """Day, insights and the private page are full."""
    host = shown(program, home)
    assert len(host.day_page().slots) == 5
    parts = {part.title.split(":")[0].split(",")[0]: part for part in host.insights("week").parts}
    assert [title for title, part in parts.items() if part.plot is not None] == [
        "Work time by day", "Accuracy per audit", "By hour of the day",
    ]  # fmt: skip
    body = host.body()
    assert (len(body.trends) > 3, body.looks != ()) == (True, True)


def test_a_block_begins_by_itself_and_the_badge_says_so(home: Home, program: Program) -> None:
    """The first tick with the lock starts it, once."""
    host = shown(program, home)
    assert (host.picture().phase, host.picture().block[:7]) == ("focus", "block 3")
    assert host.picture().badge == "made-up days, 60 times as fast"
    assert host.picture().title.startswith("demo · ")
    host.dispatch(Rest())
    host.tick()
    assert host.picture().phase == "rest"


def test_undo_takes_back_what_was_done_in_it(home: Home, program: Program) -> None:
    """Not the weeks before, which are whole: no fact of theirs is one that ninetyten cannot have written."""
    host = shown(program, home)
    charts = host.picture().charts
    assert host.dispatch(Chart()).ok and host.picture().charts != charts
    assert host.dispatch(Undo()) == Reply(True, "Undid: 1 Office E/M chart")
    assert host.picture().charts == charts
    assert faults(program.places.journal) == []


def test_time_slows_down_for_what_a_person_should_see(home: Home, program: Program) -> None:
    """At a stop, then for what follows its seconds, then it runs on; a break runs slower than work. Each is told once."""
    host = shown(program, home)
    host.pass_by(20 * MINUTE + 2 * SECOND)
    assert host.picture().prompt is not None
    assert host.paces == [60, demo.STOP]
    assert host.picture().badge == "made-up days, 3 times as fast"
    host.pass_by(20 * SECOND)
    assert host.paces == [60, demo.STOP, demo.AFTER_STOP]
    host.pass_by(2 * MINUTE)
    assert host.paces[3:] == [60]
    host.dispatch(Rest())
    host.tick()
    assert host.paces[4:] == [demo.BREAK]


def test_a_slow_demo_is_never_hurried(home: Home, program: Program) -> None:
    """At its own speed time may be slower than at a stop."""
    host = shown(program, home, 2)
    host.pass_by(20 * MINUTE + 2 * SECOND)
    assert (host.picture().prompt is not None, host.paces) == (True, [2])


@pytest.mark.parametrize("how", ["quiet", "pause", "watch", "stop"])
def test_it_ends_with_how_to_begin(home: Home, program: Program, how: str) -> None:
    """Whatever was chosen, nothing rings on and the last line tells what to type."""
    host = shown(program, home)
    assert host.leave(how) == "That was the demo, and nothing of it was kept. To begin for real, type: ninetyten"
    assert (host.session.rings, host.home) == (False, [])


def test_nothing_of_the_persons_own_is_opened(home: Home, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The journal and the settings are those of a folder that is gone afterwards; of the environment only the looks count."""
    home.configure('hooks.prompt = ["no-such-program"]\n')
    monkeypatch.setenv("NINETYTEN_DISPLAY__THEME", "high-contrast")
    monkeypatch.setenv("NINETYTEN_BLOCK__FOCUS", "50m")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(demo, "at_terminal", lambda: True)
    opened: list[tuple[str, str, float, int]] = []

    def open_face(program: Program, **how: Any) -> int:
        settings = program.settings
        opened.append((settings.display.theme, program.places.journal, settings.plan.rules.focus, len(program.loaded.problems)))
        assert os.path.exists(program.places.journal)
        assert isinstance(program.clock, FastClock)
        return 0

    monkeypatch.setattr(demo, "open_face", open_face)
    before = sorted(home.folder.rglob("*"))
    assert home.run("demo") == (0, "", "")
    ((theme, journal, focus, problems),) = opened
    assert (theme, focus, problems) == ("high-contrast", 90 * MINUTE, 0)
    assert not journal.startswith(str(home.folder))
    assert not os.path.exists(journal)
    assert sorted(home.folder.rglob("*")) == before


@pytest.mark.parametrize("speed", ["fast", "0", "601", "nan", "-3", ""])
def test_a_bad_speed_is_told_in_a_sentence(home: Home, speed: str) -> None:
    """One line of our own, without a usage."""
    assert home.run("demo", f"--speed={speed}") == (2, "", "ninetyten: demo: --speed: this must be a number from 1 to 600\n")


def test_other_words_are_told(home: Home) -> None:
    """So is anything else; help is help."""
    assert home.run("demo", "now") == (2, "", "ninetyten: demo: unrecognized arguments: now\n")
    code, out, err = home.run("demo", "--help")
    assert (code, err) == (0, "")
    assert "--speed N" in out


def test_a_clock_changes_its_pace_without_a_jump(home: Home) -> None:
    """What it shows goes on from where it was, by every clock; it may begin at another time than it is."""
    began = home.now()
    fast = FastClock(home, 60, began.utc - HOUR)
    home.pass_by(SECOND)
    assert fast.now() == began.replace(utc=began.utc - HOUR + MINUTE, awake=began.awake + MINUTE, boot=began.boot + MINUTE)
    before: Moment = fast.now()
    fast.pace(2)
    assert fast.now() == before
    home.pass_by(SECOND)
    assert fast.now().since(before).utc == fast.now().since(before).boot == 2 * SECOND
