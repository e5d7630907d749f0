"""A working day at the prompt (H1): typed on the virtual clock, heard line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ninetyten.bootstrap import Program, TerminalWriter
from ninetyten.cli.full_screen import open_host
from ninetyten.cli.talk import Talk
from ninetyten.domain.moment import MINUTE, SECOND
from ninetyten.ports import Unwritable
from tests.unit.cli.conftest import Home

LABELLED = re.compile(r"[^\s:][^:]*: \S.*[.!?:]")
"""Label before value, and an end to the sentence."""


class Prompt:
    """Someone at the prompt: what is typed, and every line that is said."""

    def __init__(self, home: Home, *, greets: bool = False) -> None:
        self.home, self.program, self.lines = home, Program(), list[str]()
        self.host = open_host(self.program, TerminalWriter(), greets=greets)
        self.host.set_focused(False)
        self.talk = Talk(self.program, self.host, self.lines.append)
        self.talk.begin()

    def type(self, *typed: str) -> list[str]:
        """Type lines; return what is said to them."""
        before = len(self.lines)
        for line in typed:
            self.talk.hear(line)
            if not self.talk.left:
                self.talk.tell()
        return self.lines[before:]

    def wait(self, span: int, step: int = SECOND) -> list[str]:
        """Let time pass step by step; return what is said."""
        before = len(self.lines)
        for _ in range(span // step):
            self.home.pass_by(step)
            self.talk.beat()
        return self.lines[before:]

    def sleep(self, span: int) -> list[str]:
        """Let the computer sleep; return what is said when it wakes."""
        before = len(self.lines)
        self.home.pass_by(span, asleep=True)
        self.talk.beat()
        return self.lines[before:]


@pytest.fixture
def prompt(home: Home) -> Iterator[Prompt]:
    """A person at the prompt at nine in the morning."""
    made = Prompt(home)
    yield made
    made.talk.end("quiet")
    for line in made.lines:
        assert line.isprintable(), line
        assert LABELLED.fullmatch(line), line


def begins(lines: list[str], *starts: str) -> None:
    """These lines, and no other, in this order, begin so."""
    assert [line[: len(start)] for line, start in zip(lines, starts, strict=True)] == [*starts], lines


def test_a_morning(prompt: Prompt) -> None:
    """A block with its micro-breaks, its end, a led break and the way back: each thing is one line, at its time."""
    begins(prompt.type("start"), "Block started: production, General, until 10:30", "Posture check: ")
    assert prompt.type("chart", "chart 3") == [
        "Logged: 1 General chart logged; 1 today.",
        "Logged: 3 General charts logged; 4 today.",
    ]
    begins(prompt.wait(23 * MINUTE, 5 * SECOND), "Eyes: 20 seconds. Look at something 20 feet away.")
    assert prompt.wait(20 * SECOND) == ["Eyes: time is up. Type done, snooze or skip."]
    assert prompt.type("done") == ["Micro-break: taken."]
    assert prompt.type("done") == ["Refused: done: no micro-break is showing; use done when the next one appears."]
    begins(prompt.wait(10 * MINUTE, 10 * SECOND), "Wrists: 1 minute. ")
    begins(prompt.type("later"), "Micro-break: snoozed, again at 09:38")
    prompt.wait(55 * MINUTE, 10 * SECOND)
    begins(
        prompt.wait(3 * MINUTE),
        "Block 1: ended at 10:30. Next: break, 10 minutes.",
        "End of block: the block ended at 10:30. What next? Type 1 to 3, or the word.",
        "End of block, answer 1: break: ",
        "End of block, answer 2: go on: ",
        "End of block, answer 3: stop: ",
    )
    begins(prompt.type("1"), "Logged: Break started, until 10:41", "Charts: how many charts of the block", "Study due: ")
    begins(prompt.type("2"), "Logged: 2 General charts logged; 6 today", "Exercise 1 of 4: ")
    steps = prompt.wait(9 * MINUTE)
    begins(steps[:4], "Step 1 of 3, 10 seconds: ", "Step 2 of 3, ", "Step 3 of 3, ", "Exercise 2 of 4: ")
    assert steps[-1] == "Exercises: done. The rest of the break is yours."
    begins(
        prompt.wait(2 * MINUTE),
        "Break: The break is over.",
        "End of break: how did you spend it? Each answer but stop starts block 2: production, General.",
        *(f"End of break, answer {number}: " for number in range(1, 6)),
    )
    begins(prompt.type("walk"), "Block started: production, General", "Posture check: ")
    begins(prompt.type("stop"), "Logged: End of day; 6 charts", "Quota: 6 of 54 charts", "Work: ", "Rest: ", "Day: ", "Note: ")
    assert prompt.type("quit")[-1] == "Closed: everything is recorded."
    assert prompt.talk.left


def test_an_unanswered_micro_break(prompt: Prompt) -> None:
    """It says once that its time is up, and once that it is over."""
    prompt.type("start")
    said = prompt.wait(25 * MINUTE, 5 * SECOND)
    begins(said, "Eyes: 20 seconds. ", "Eyes: time is up.", "Micro-break: over without an answer.")


def back_after_a_gap(home: Home) -> Prompt:
    """A prompt that opens 42 minutes after another was closed, five minutes into a block."""
    first = Prompt(home)
    first.type("start")
    first.wait(5 * MINUTE, 10 * SECOND)
    first.talk.end("quiet")
    home.pass_by(42 * MINUTE)
    return Prompt(home)


def test_the_time_away_is_asked_and_answered_by_number_or_word(home: Home) -> None:
    """After a gap, by the very same card as the app's; a wrong number changes nothing, an empty line neither."""
    second = back_after_a_gap(home)
    asked = [line for line in second.lines if line.startswith("Time away")]
    begins(asked[:1], "Time away: You were away from 09:05 to 09:47, 42 minutes. What was it?")
    assert len(asked) == 7
    begins(second.type("9"), "Time away: that is not one of the answers. Type 1 to 6, or the word. Nothing was changed.")
    assert second.type("")[0].endswith("Nothing was changed.")
    begins(second.type("chart"), "Logged: 1 General chart logged")
    begins(second.type("systems down"), "Time away: 09:05 to 09:47 counted as downtime.")
    assert second.talk.asked is None


@pytest.mark.parametrize(("word", "counted"), [("downtime", "downtime"), ("rest", "a break"), ("REST", "a break")])
def test_the_words_of_the_command_line_answer_what_the_time_away_was(home: Home, word: str, counted: str) -> None:
    """They are no new act then: the time would stay unsaid, and what runs would be cut off."""
    second = back_after_a_gap(home)
    assert second.type(word)[0] == f"Time away: 09:05 to 09:47 counted as {counted}."
    assert (second.talk.asked, second.host.session.state.phase) == (None, "focus")


def test_leaving_a_running_block(prompt: Prompt) -> None:
    """The app's own choices; whatever else is typed is done, and the block goes on."""
    prompt.type("start")
    begins(
        prompt.type("q"), "Leaving: A block is running. Type 1 to 4", *(f"Leaving, answer {number}: " for number in range(1, 5))
    )
    begins(prompt.type("chart"), "Leaving: not answered; nothing was changed.", "Logged: 1 General chart")
    assert len(prompt.type("quit")) == 5
    begins(prompt.type("stay"), "Now: block 1, production, General, 90 minutes left")
    prompt.type("exit")
    begins(prompt.type("1"), "Leaving: Tue, Oct 6, 2026: 1 of 54 charts", "Leaving: the block is paused", "Closed: ")
    assert prompt.home.session().state.phase == "paused"


def test_quit_said_twice_leaves(prompt: Prompt) -> None:
    """It asks once; the block stays open."""
    prompt.type("start", "quit")
    begins(prompt.type("exit")[-2:], "Leaving: the block is still open", "Closed: everything is recorded.")
    assert prompt.talk.left


@pytest.mark.parametrize("answer", ["pause", "watch", "stop"])
def test_leaving_a_block_that_has_ended_meanwhile(prompt: Prompt, answer: str) -> None:
    """Nothing is said to be paused, or refused, that another window has stopped."""
    prompt.type("start")
    prompt.wait(MINUTE, 10 * SECOND)
    prompt.type("quit")
    prompt.home.say("stop")
    prompt.wait(SECOND)
    begins(prompt.type(answer), "Leaving: Tue, Oct 6, 2026: 0 of 54 charts", "Closed: ")


def test_an_unlikely_count_is_asked_about(prompt: Prompt) -> None:
    """And logged only on a yes (F4)."""
    prompt.type("start")
    begins(prompt.type("chart 200"), "Charts: 200 charts", "Charts, answer 1: yes", "Charts, answer 2: no")
    assert prompt.type("2") == ["Charts: not logged."]
    prompt.type("chart 200")
    assert prompt.type("yes") == ["Logged: 200 General charts logged; 200 today."]


def test_capitals_change_no_file_and_no_form(prompt: Prompt, tmp_path: Path) -> None:
    """A file's name keeps them, and what is meant for a program stays as it is."""
    file = tmp_path / "Mine.jsonl"
    assert prompt.type(f"EXPORT {file} --JSON")[0] == "{"
    assert file.exists()
    assert prompt.type("STATUS --FORMAT {phase}") == ["off"]
    assert prompt.type("AUDIT 39/42 --ERROR MODIFIER=2")[0].startswith("Audit: 39 of 42")
    prompt.lines.clear()


def test_two_meanings_of_a_time(prompt: Prompt) -> None:
    """Both are numbered answers, and one of them is what is done."""
    prompt.type("start", "stop")
    prompt.home.at("22:30")
    prompt.talk.beat()
    begins(
        prompt.type("chart 2 --at 10"),
        "Time: chart: that could be 10:00 AM or 10:00 PM. Which one?",
        "Time, answer 1: 10:00 AM",
        "Time, answer 2: 10:00 PM",
    )
    assert prompt.type("10:00 am") == ["Logged: 2 General charts logged; 2 today (backdated to 10:00)."]
    prompt.type("chart --at=10")
    assert prompt.type("2") == ["Logged: 1 General chart logged; 3 today (backdated to 22:00)."]


@pytest.mark.parametrize(
    "typed", ["CHART 12", "  chart   12  ", "ninetyten chart 12", "Ninetyten Chart 12", "chart 12\r", "\ufeffchart 12"]
)
def test_the_same_words_however_they_are_typed(prompt: Prompt, typed: str) -> None:
    """Capitals, spaces, the program's name, what Windows puts around a line."""
    assert prompt.type(typed) == ["Logged: 12 General charts logged; 12 today."]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("staus", 'Not understood: "staus" is not a command; did you mean "status"?'),
        ("xyzzy", 'Not understood: "xyzzy" is not a command; type ? for what you can say now.'),
        ("ninetyten", "Refused: plain: you are in it already."),
        ("watch --background", "Refused: watch: this window already rings or stands by."),
        ("demo", "Refused: demo: it opens the full-screen app; type quit first."),
        ("wipe", "Refused: wipe: it deletes the records this window is using; type quit first."),
        ("restore --yes", "Refused: restore: it replaces the records this window is using; type quit first."),
        ("12", "Not understood: nothing asks for a number now; to log charts, type chart and the number."),
        ("chart twelve", "Not understood: chart: count: "),
        ("break 1:15", "Not understood: break: "),
        ('open "Monday', "Line: a quotation mark is missing; nothing was done."),
        ("x" * 5000, "Line: longer than 2,000 characters; nothing was done."),
        ("x" * 500, "Not understood: that is not a command; type ? for what you can say now."),
        ("chart\x1b[2J", "Not understood: "),
        ("caf\u00e9 \u65e5\u672c", 'Not understood: "caf\u00e9" is not a command'),
        ("next", "Refused: next: no exercises are under way; they come in a break."),
        ("next 2", "Not understood: next: type it alone."),
        ("quit now", "Not understood: quit: type it alone."),
        ("status --format ''", "Status: nothing to show."),
        ("help xyzzy", "Help: that is not a command; "),
        ("help watch", "Help: watch: this window already rings or stands by."),
        ("done", "Refused: done: no micro-break is showing"),
        ("resume", "Refused: resume: no block is running"),
        ("", "Now: nothing is running. Type start to begin a block."),
    ],
)
def test_odd_lines_are_answered_in_one_line(prompt: Prompt, typed: str, said: str) -> None:
    """Never a traceback, never silence, and nothing is recorded."""
    begins(prompt.type(typed), said)
    assert prompt.host.session.state.charts == ()


def test_what_can_be_said_now(prompt: Prompt) -> None:
    """Only what this moment allows, a line each; help says more in lines that need no columns."""
    off = {line.partition(":")[0].removeprefix("Say ") for line in prompt.type("?")}
    prompt.type("start")
    running = {line.partition(":")[0].removeprefix("Say ") for line in prompt.type("?")}
    assert {"start", "report", "quit"} <= off and not {"pause", "done", "switch"} & off
    assert {"pause", "switch", "break", "stop"} <= running and not {"start", "resume", "done", "release"} & running
    prompt.wait(20 * MINUTE + SECOND)
    assert {"done", "snooze", "skip"} <= {line.partition(":")[0].removeprefix("Say ") for line in prompt.type("?")}
    said = prompt.type("help chart")
    begins(said[:1], "Chart, usage: chart [--kind KIND]")
    assert "Chart, --ago LENGTH: log it as of that much earlier." in said


def test_reports_are_heard_row_by_row(prompt: Prompt) -> None:
    """Each row has its label, each figure of a table the name of its column."""
    prompt.type("start", "chart 5")
    prompt.wait(30 * MINUTE, 10 * SECOND)
    prompt.type("audit 39/42 --error modifier=2", "study modifier")
    day = prompt.type("report")
    assert "Charts: 5." in day and "Productivity: 83.3% of production time, 30 minutes." in day
    assert "Time, production: 30 minutes." in day
    week = prompt.type("report week")
    assert any(line.startswith("Tue, Oct 6: charts 5, production 30 minutes, study ") for line in week)
    assert any(line.startswith("Tue, Oct 6: right 39 of 42 codes, accuracy 92.9%, 95% interval 81 to 97.5%") for line in week)
    wellness = prompt.type("wellness")
    assert any(re.match(r"Micro-breaks, eyes: due 1, taken 0, seen 0", line) for line in wellness)
    assert "Log: 09:00, block started: production, General, until 10:30." in prompt.type("log")
    assert any(line.startswith("Modifier: ") for line in prompt.type("study"))
    begins(prompt.type("status")[:2], "Now: block 1, accuracy study, modifier", "Micro-break now: wrists.")


def test_a_long_row_is_not_run_together_with_the_next(prompt: Prompt) -> None:
    """Nothing is wrapped here, so that nothing has to be put together again."""
    prompt.type("start", "chart 5")
    prompt.wait(70 * MINUTE, 10 * SECOND)
    day = prompt.type("report")
    left = day.index("Left: 49 charts (245 standard minutes) to reach the target.")
    assert day[left + 1].endswith(" an hour from now on reaches the target.")


def test_acts_in_another_window_are_one_line(prompt: Prompt) -> None:
    """A chart logged by a shortcut, and what it is about."""
    prompt.type("start")
    prompt.home.say("chart", "3")
    assert prompt.wait(2 * SECOND) == ["Elsewhere: 3 General charts logged; 3 today."]
    prompt.home.say("undo")
    assert prompt.wait(2 * SECOND) == ["Elsewhere: Undid: 3 General charts."]


def test_what_is_imported_here_is_no_act_elsewhere(prompt: Prompt, tmp_path: Path) -> None:
    """The answer has a label and says it all."""
    file = tmp_path / "certificates.csv"
    file.write_text("date,hours,source\n2026-10-01,1.5,aapc\n2026-10-02,2,ahima\n")
    begins(prompt.type(f"import {file} --format ceu"), "Import: Imported 2 certificates with 3.5 CEUs from ")
    assert prompt.wait(3 * SECOND) == []


def test_it_stands_by_while_another_rings(home: Home) -> None:
    """And takes over when that one leaves."""
    other = home.session()
    other.watch()
    prompt = Prompt(home)
    assert any(line.startswith("Ringing: another ninetyten is already running") for line in prompt.lines)
    other.leave(in_order=True)
    assert "Ringing: this window rings." in prompt.wait(2 * SECOND)


def test_no_second_process_is_started_to_ring(home: Home) -> None:
    """One that stands by leaves the ringing to the one that does it."""
    home.session().watch()
    prompt = Prompt(home)
    prompt.type("start", "quit")
    begins(prompt.type("watch")[-2:], "Leaving: Another ninetyten is already running and keeps ringing.", "Closed: ")


def test_a_start_outside_the_planned_hours_asks_why(home: Home) -> None:
    """Where the hours are enforced (B7)."""
    home.configure('day.start = "10:00"\nday.stop = "18:00"\nday.enforce = true\n')
    prompt = Prompt(home)
    said = prompt.type("start")
    begins(said, "Start: the planned start is in", *(f"Start, answer {number}: " for number in range(1, 5)))
    assert "--anyway" not in said[0]
    begins(prompt.type("3"), "Block started: production", "Posture check: ")


def test_the_first_run_asks_two_things(home: Home) -> None:
    """The hours and the quota; a wrong answer is said and asked again, an empty one skips."""
    prompt = Prompt(home, greets=True)
    begins(prompt.lines[-3:], "Welcome: ", "Privacy: ", "Question 1 of 2: which days and hours?")
    begins(prompt.type("whenever"), "Question 1 of 2: ")
    assert ". Nothing was changed" in prompt.lines[-1]
    begins(prompt.type("Mon-Fri 7am-3:30pm"), "Settings: Saved to your settings: ", "Question 2 of 2: your quota?")
    said = prompt.type("15/h")
    begins(
        said[:3], "Settings: Saved", "Ready: type start", "Today: 68 charts in 4 hours 30 minutes of production, 07:00 to 15:30."
    )
    plan = prompt.host.settings.plan
    assert (plan.day.start, plan.kinds[0].per_hour) == (7 * 60, 15.0)
    skipped = Prompt(home, greets=True)
    assert not any(line.startswith("Question") for line in skipped.lines)


def test_a_command_passes_over_the_first_questions(home: Home) -> None:
    """Nothing stands between a person and the first block."""
    prompt = Prompt(home, greets=True)
    begins(prompt.type("start")[:2], "Question 1 of 2: not answered; nothing was changed.", "Block started: ")


def test_blocks_that_begin_by_themselves(home: Home) -> None:
    """The line about the break's end does not say that someone has to come back first, and the chart type has its name."""
    home.configure('block.next = "auto"\ntarget.study = 10\n')
    prompt = Prompt(home)
    prompt.type("start study")
    prompt.wait(30 * MINUTE, 10 * SECOND)
    prompt.type("break 5", "0")
    said = [line for line in prompt.wait(6 * MINUTE, 5 * SECOND) if line.startswith(("Break", "Clock"))]
    begins(
        said,
        "Break: The break is over. The next block has started.",
        "Clock: break ended automatically.",
        "Clock: block started automatically: accuracy study",
    )
    assert ", General, until " in said[-1]
    assert any("accuracy study 31 minutes (100%, goal 10%)" in line for line in prompt.type("status"))


def test_a_night_of_sleep(prompt: Prompt) -> None:
    """Past midnight and the turnover nothing is replayed; what stands is said."""
    prompt.type("start")
    prompt.wait(10 * MINUTE, 10 * SECOND)
    said = prompt.sleep(20 * 60 * MINUTE)
    assert "Noticed: computer woke up." in said
    assert not any(line.startswith(("Eyes:", "Wrists:", "Block 1: A break")) for line in said)
    begins(prompt.type("")[:1], "Now: ")


def test_answers_that_arrive_with_their_questions(prompt: Prompt) -> None:
    """A script does not wait for what is asked: its lines still find their questions."""
    prompt.type("start")
    prompt.wait(30 * MINUTE, 10 * SECOND)
    for line in ("break", "7", "", "back"):
        prompt.talk.hear(line)
    assert prompt.host.session.state.charts == (("general", 7),)
    assert prompt.host.session.state.phase == "focus"


def test_asking_for_help_does_not_drop_a_question(prompt: Prompt) -> None:
    """It is listed first among what can be said."""
    prompt.type("start", "quit")
    begins(prompt.type("?")[:5], "Leaving: A block", *(f"Leaving, answer {number}: " for number in range(1, 5)))
    prompt.type("help chart", "status")
    begins(prompt.type("stay"), "Now: block 1")


def test_an_impossible_count_leaves_the_question_open(prompt: Prompt) -> None:
    """And an unlikely one is asked about before it counts."""
    prompt.type("start")
    prompt.wait(30 * MINUTE, 10 * SECOND)
    prompt.type("break")
    begins(prompt.type("99999999"), "Not understood: chart: count: ")
    begins(prompt.type("skip"), "Exercise 1 of 4: ")
    assert prompt.host.session.state.charts == ()


def test_a_number_with_more_words_is_no_answer(prompt: Prompt) -> None:
    """It is said how to answer what is asked, not that nothing is."""
    prompt.type("start")
    prompt.wait(30 * MINUTE, 10 * SECOND)
    prompt.type("break 5")
    assert prompt.type("7 charts") == ["Charts: type the number alone."]
    prompt.type("7")
    prompt.wait(6 * MINUTE, 10 * SECOND)
    assert prompt.type("2 or so") == [
        "End of break: that is not one of the answers. Type 1 to 5, or the word. Nothing was changed."
    ]


def test_exercises_wait_until_an_unlikely_count_is_right(prompt: Prompt) -> None:
    """If it is not, the number is asked for again; zeros before a number are not none."""
    prompt.type("start")
    prompt.wait(30 * MINUTE, 10 * SECOND)
    prompt.type("break")
    asks = ("Charts: 200 charts is more than 50", "Charts, answer 1: yes", "Charts, answer 2: no")
    begins(prompt.type("200"), *asks)
    assert prompt.wait(MINUTE, 10 * SECOND) == []
    begins(prompt.type("no"), "Charts: not logged.", "Charts: how many charts of the block")
    begins(prompt.type("00000002"), "Not understood: chart: count: ")
    begins(prompt.type("200"), *asks)
    begins(prompt.type("1"), "Logged: 200 General charts logged", "Exercise 1 of 4: ")


def test_help_is_the_same_both_ways(prompt: Prompt) -> None:
    """And keeps the capitals of what is typed in another's place."""
    prompt.type("start", "quit")
    assert prompt.type("audit --help") == prompt.type("help audit") == prompt.type("AUDIT -h")
    assert any(line.startswith("Audit, RIGHT/TOTAL: ") for line in prompt.type("help audit"))
    assert prompt.talk.leaves


def test_many_acts_elsewhere_are_not_read_out(prompt: Prompt) -> None:
    """Two charts of one second are two lines; thirty are one."""
    prompt.type("start")
    prompt.home.say("chart")
    prompt.home.say("chart")
    assert len(prompt.wait(SECOND)) == 2
    for _ in range(30):
        prompt.home.say("chart")
    assert prompt.wait(SECOND) == ["Recorded: 30 things at once; type log to hear them."]


def test_a_journal_that_cannot_be_written_is_said_once(prompt: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    """An act is refused in words, the day goes on, and what stood waits for the disk."""
    prompt.type("start")

    def full(*_: object) -> None:
        raise Unwritable("the disk is full; make room")

    monkeypatch.setattr(prompt.host.session.journal, "append", full)
    assert prompt.type("chart") + prompt.wait(SECOND) == ["Problem: the disk is full; make room."]
    said = prompt.wait(21 * MINUTE, 5 * SECOND)
    assert [line.partition(":")[0] for line in said if line.startswith(("Eyes: 20", "Problem"))] == ["Eyes"]
    prompt.type("quit")
    left = prompt.type("pause")
    begins(left[-3:], "Leaving: the disk is full", "Leaving: the block is still open", "Closed: what was logged is recorded; ")
    monkeypatch.undo()


def test_everything_typed_at_once(prompt: Prompt) -> None:
    """A paste of hundreds of lines is done line by line, while time goes on."""
    prompt.type("start")
    for _ in range(300):
        prompt.talk.hear("chart")
    assert prompt.host.session.state.charts == (("general", 300),)
