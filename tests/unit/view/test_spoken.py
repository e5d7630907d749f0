"""Texts as a voice reads them, and columns as lines (H1)."""

from __future__ import annotations

import pytest

from ninetyten.domain.exercises import ExerciseStep
from ninetyten.domain.moment import SECOND
from ninetyten.view.guided import Cue
from ninetyten.view.picture import Picture, RestPicture, ReturnQuestion, ShownExercise
from ninetyten.view.spoken import Choice, Question, asked, by_line, leaving, line, noted, now_line, spoken, step_line, with_times


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2 h 35", "2 hours 35 minutes"),
        ("1 h 01", "1 hour 1 minute"),
        ("0 h 20", "20 minutes"),
        ("0 h 00", "0 minutes"),
        ("3 h 00", "3 hours"),
        ("in 1 min: 20 s", "in 1 minute: 20 seconds"),
        ("300 standard min", "300 standard minutes"),
        ("12/hour", "12 an hour"),
        ("−4 min", "minus 4 minutes"),
        ("1:22–2:04 PM", "1:22 to 2:04 PM"),
        ("– of codes, –", "unknown of codes, unknown"),
        ("1.4/month, 54/work day", "1.4 a month, 54 a work day"),
        ("E/M – office", "E/M - office"),
        ("feet flat · back supported", "feet flat, back supported"),
        ("use `start`  to begin", "use start to begin"),
        ("5 stops, 7 mines", "5 stops, 7 mines"),
    ],
)
def test_short_forms_are_written_out(written: str, read: str) -> None:
    """What a voice would read wrong; and nothing else."""
    assert spoken(written) == read


def test_a_line_ends_as_a_sentence() -> None:
    """Once."""
    assert (line("Eyes", "look away"), line("Eyes", "gone?"), line("Eyes", "gone.")) == (
        "Eyes: look away.",
        "Eyes: gone?",
        "Eyes: gone.",
    )


REPORT = """Production report: Tue, Oct 6

Charts          12
                4.7/hour of production
Productivity    38.7%  of production time  2 h 35
  more              –  of work time          1 s
Chart types              charts    time  charts/hour
                General      12  2 h 35          4.6
                E/M           3   5 min            –
Quota           The quota needs 12 charts/hour in the planned minutes; your
                own median needs 5 work days.
Breaks          none

Day by day

               charts  study  earned
  Tue, Oct 6       12  0 min     40%
  total            12  0 min     40%

Nothing more to say
"""


def test_rows_and_tables_become_lines() -> None:
    """A row repeats its label, a figure has the name of its column, and wrapped text is one text."""
    assert by_line(REPORT, "Report") == [
        "Production report: Tue, Oct 6.",
        "Charts: 12.",
        "Charts: 4.7 an hour of production.",
        "Productivity: 38.7% of production time, 2 hours 35 minutes.",
        "Productivity, more: unknown of work time, 1 second.",
        "Chart types, General: charts 12, time 2 hours 35 minutes, charts an hour 4.6.",
        "Chart types, E/M: charts 3, time 5 minutes, charts an hour unknown.",
        "Quota: The quota needs 12 charts an hour in the planned minutes; your own median needs 5 work days.",
        "Breaks: none.",
        "Report: Day by day.",
        "Tue, Oct 6: charts 12, study 0 minutes, earned 40%.",
        "Total: charts 12, study 0 minutes, earned 40%.",
        "Report: Nothing more to say.",
    ]


def test_the_columns_of_a_table_end_with_it() -> None:
    """The row after it has no columns, though it stands right below."""
    text = """Chart types           charts    time  charts/hour
                E/M        3   5 min            –
Productivity    38.7%  of production time  2 h 35
  more              –  of work time           1 s
"""
    assert by_line(text, "Report") == [
        "Chart types, E/M: charts 3, time 5 minutes, charts an hour unknown.",
        "Productivity: 38.7% of production time, 2 hours 35 minutes.",
        "Productivity, more: unknown of work time, 1 second.",
    ]


def test_a_list_of_times_is_labeled_by_what_it_is() -> None:
    """A time is not a label: the colon in it would end it."""
    assert by_line(" 9:20 AM  micro-break (eyes): shown", "Log") == ["Log: 9:20 AM, micro-break (eyes): shown."]
    assert by_line("", "Log") == []


def test_a_list_that_is_never_wrapped() -> None:
    """Each row stands alone, however long the one above; it has the label of its list, or of what it goes on with."""
    long = "a name with no title, no comma, no common first name and no word such as patient before it"
    assert by_line(f"It can't detect:\n  {long}\n  a town\n\nDone:\n", "Scan", wraps=False) == [
        f"It can't detect: {long}.",
        "It can't detect: a town.",
        "Scan: Done.",
    ]
    rows = f"warn  idle   {long}\n             log it yourself\nok    clock  right\n"
    assert by_line(rows, "Doctor", wraps=False) == [f"Warn, idle: {long}.", "Warn, idle: log it yourself.", "Ok, clock: right."]


def test_a_number_begins_no_label() -> None:
    """What was done to how many is the news, whatever comes after a colon."""
    assert by_line("1 General chart released from hold: query", "Logged") == [
        "Logged: 1 General chart released from hold: query."
    ]
    assert by_line("Audit: 3 of 4; errors: units 1", "Logged") == ["Audit: 3 of 4; errors: units 1."]
    assert by_line("study: accuracy study; break: no lunch", "Report") == ["Columns: study: accuracy study; break: no lunch."]
    assert by_line("Undid: 1 General chart", "Logged") == ["Undid: 1 General chart."]


def test_help_is_read_option_by_option() -> None:
    """Also where the help stands on the line below, or goes on there."""
    text = """usage: chart [--kind KIND]
                      [count]

options:
  --kind KIND   chart type
  --error CATEGORY=N_____
                        errors by category: missed-
                        secondary, other
"""
    assert by_line(text.replace("options:\n", ""), "Help") == [
        "Usage: chart [--kind KIND] [count].",
        "--kind KIND: chart type.",
        "--error CATEGORY=N_____: errors by category: missed-secondary, other.",
    ]


def test_a_question_is_answered_by_number_or_word() -> None:
    """Never by a number outside, an empty line, or half a word."""
    question = Question("a", "Break", "how?", (Choice("walk", "a walk", ("back", "walk")), Choice("Stay", "")))
    said = list(question.lines())
    assert said == [
        "Break: how? Type 1 or 2, or the word.",
        "Break, answer 1: walk: a walk.",
        "Break, answer 2: Stay.",
    ]
    picked = [question.chosen(typed) for typed in ("1", "WALK", "a walk", "2", "stay")]
    assert [choice.word if choice else "" for choice in picked] == ["walk", "walk", "walk", "Stay", "Stay"]
    assert [question.chosen(typed) for typed in ("0", "3", "-1", "²", "wal", "99999999999999999999")] == [None] * 6


def test_what_the_picture_asks() -> None:
    """The time away comes before all else; a block's end asks what next; a picture at work asks nothing."""
    gap = ReturnQuestion("You were away from 1:22 to 2:04 PM", "42 minutes", ("eyes at 1:30 PM",))
    over = Picture(phase="rest", rest=RestPicture("lunch", 0, (), True, 7, "block 3: production"))
    end = Picture(phase="overtime", block="block 2", line="the block ended at 10:30 AM")
    found = [asked(picture) for picture in (Picture(phase="focus"), over.replace(gap=gap), over, end)]
    assert [question and question.about for question in found] == [None, "Time away", "End of lunch", "End of block"]
    away = found[1]
    assert away is not None and "Missed: eyes at 1:30 PM." in away.words
    assert [choice.argv[1] for choice in away.choices] == ["work", "rest", "lunch", "meeting", "downtime", "off"]
    assert [choice.word for choice in leaving().choices] == ["pause", "watch", "stop", "stay"]


def test_what_runs_now_is_one_line() -> None:
    """Label, what, how long, until when; past the end it says so."""
    running = Picture(phase="focus", activity="production", kind="General", clock="53 min", line="until 10:30", block="block 2")
    assert now_line(running) == "Now: block 2, production, General, 53 minutes left, until 10:30."
    assert now_line(Picture()) == "Now: nothing is running. Type start to begin a block."
    late = running.replace(phase="overtime", word="overtime", clock="−4 min", line="the block ended at 10:30")
    assert "4 minutes past its end" in now_line(late)


def test_a_step_is_a_line() -> None:
    """What comes, each step with its length, and the end."""
    stand = ShownExercise("Stand up.", (ExerciseStep("Get up.", 5 * SECOND),), "", "Hold on.", lock_screen=True)
    heard = [step_line((stand,), cue) for cue in (Cue(0, 0, True, 5), Cue(0, 0, False, 10), None)]
    assert heard == [
        "Exercise 1 of 1: Stand up. 1 step. Hold on. Lock your screen.",
        "Step 1 of 1, 5 seconds: Get up.",
        "Exercises: done. The rest of the break is yours.",
    ]


def test_a_quiet_line_says_what_to_type() -> None:
    """The app shows a key beside it."""
    assert noted(Picture(quiet="Your weekly check is due", quiet_act="body.open")) == "Your weekly check is due. Type body."
    assert (noted(Picture(quiet="New codes.")), noted(Picture())) == ("New codes.", "")


def test_two_meanings_of_a_part_of_the_day() -> None:
    """Both of its times are meant together."""
    said = ["relabel", "7", "9", "admin"]
    assert with_times(said, "7:00 to 9:00 AM") == ["relabel", "7:00AM", "9:00AM", "admin"]
    assert with_times(said, "7:00 AM to 9:00 PM") == ["relabel", "7:00AM", "9:00PM", "admin"]
