"""What a person reads: the reports of a whole day, and the outcome of a simulation."""

from __future__ import annotations

from typing import Any

import pytest

from ninetyten.cli.simulate import read_and_play
from ninetyten.domain.vocabulary import Denominator
from ninetyten.reports.csv import csv_text
from ninetyten.reports.day_text import TOO_EARLY, Outlook, report_text, simulated, time_spent
from ninetyten.reports.html import production_page
from ninetyten.reports.layout import aligned
from ninetyten.reports.wellness_text import wellness_text
from ninetyten.view.status import status_line

MORNING = """
date 2026-10-06
set kinds.general.per_hour 12
set kinds.er.per_hour 6
set prompts.boundary "0s"
07:00 start --kind general
07:20:30 done
07:40:30 skip
08:00:10 snooze
08:05:30 done
08:20 chart 10
08:30 rest
08:41 back walk
08:45 chart 3 --kind er
08:50 switch study
09:10 hold unsigned
09:20 rest lunch
09:25 resume
09:30 stop
"""
REPORT = """\
Production report: Tue, Oct 6, 2026

Charts            13, 1 put on hold
                  7.9/hour of production, 5.6/hour of paid time
Chart types                charts    time  charts/hour  standard min
                  general      10  1 h 39          6.1            50
                  er            3   0 min            –            30
Productivity      80.8%  of production time                              1 h 39
  more              62%  of work time                                    2 h 09
                  65.3%  of paid time less 1/8, meetings, and education  2 h 02
Standard minutes  80 earned, 99 expected for that production time (80.8%)
                  on pace for 218, target 270
Time              production      1 h 39
                  accuracy study  30 min
                  break           11 min
                  lunch           10 min
                  paid            2 h 20
                  work            2 h 09
Blocks            2
Breaks            1 taken, lunch once
Accuracy study    23.3% of production and accuracy study time
CEU / education   0% of work time
"""
WELLNESS = """\
Wellness report: Tue, Oct 6, 2026 (private)

Micro-breaks           due  taken  seen  skipped  missed  unknown  covered
              eyes       5      2     0        1       2        0        0
              wrists     4      1     0        0       2        0        1
              posture    2      0     0        1       1        0        0
              all       11      3     0        2       5        0        1
              7 prompts shown; snoozed once
              30% taken or seen (unknown and covered excluded)
              covered: by your break, or by the micro-break just before
Held back     1 by a break
Breaks        1 walking, 1 unspecified, 1 ended early, 1 lunch under 30 min
Longest run   1 h 30 without a break
Extra time    no hours planned
"""


def morning() -> dict[str, Any]:
    """The outcome of the script above."""
    return read_and_play(MORNING)


def test_a_production_report_names_every_denominator() -> None:
    """All three productivities stand together, each with what it is a part of."""
    assert report_text(morning()["report"]) == REPORT


def test_a_wellness_report_tells_every_fate() -> None:
    """Each track's dues and their fates, and what the breaks were."""
    assert wellness_text(morning()["wellness"]) == WELLNESS


def test_a_simulation_is_told_in_order() -> None:
    """Stops, notices, refusals, then the reports."""
    text = simulated(morning())
    assert [part.splitlines()[0] for part in text.split("\n\n") if not part.startswith(("Charts", "Micro-breaks   "))] == [
        "Micro-breaks", "Notices", "Refused", "Production report: Tue, Oct 6, 2026",
        "Wellness report: Tue, Oct 6, 2026 (private)",
    ]  # fmt: skip
    assert "  08:00  08:00  08:05:30   1 min  eyes and wrists   taken, snoozed once\n" in text
    assert "  08:30  –      08:30      1 min  wrists            covered\n" in text
    assert "  09:25  resume: " in text


def test_a_simulation_tells_what_was_asked_for_on_the_way() -> None:
    """Statuses are lines; a report stands for its time, and an open stop is open; another day's times have a date."""
    text = simulated(read_and_play("date 2026-10-06\n23:50 start\n00:10 status\n00:10 report\n00:10:30 chart\n00:10:40 report\n"))
    assert "Status\n  Oct 7 00:10  production 1:10:00, charts 0\n" in text
    assert "Production report: Tue, Oct 6, 2026, as of Oct 7 00:10\n" in text
    assert "  Oct 7 00:10  Oct 7 00:10  –          20 s  eyes  open\n" in text
    assert "open\n" in wellness_text(read_and_play("07:00 start\n07:20:30 chart\n")["wellness"])


def test_a_day_with_one_chart_type_is_counted_in_charts() -> None:
    """Where the target is met, nothing more is needed."""
    text = report_text(read_and_play("07:00 start\n07:30 chart 60\n08:00 stop\n")["report"])
    heading = "In charts         12 expected for that production time\n                  on pace for 270, target 54\n"
    assert f"{heading}                  target reached\n" in text
    assert text.count("target 270, reached") == 1


def test_the_pace_is_told_from_an_hour_of_production_on() -> None:
    """F5: 25 charts in 13 minutes head nowhere yet; the target stands alone, and what is left of it."""
    early, late = read_and_play("07:00 start\n07:13 chart 25\n07:13 report\n08:00 report\n")["reports"]
    assert "pace" in report_text(late)
    assert "expected" in report_text(late)
    rows = "Standard minutes  125 earned\n                  target 270\nIn charts         target 54\n"
    assert rows in report_text(early)
    assert "pace" not in report_text(early)
    assert "expected" not in report_text(early)


def test_a_few_minutes_make_no_rate() -> None:
    """What is logged in the first ten minutes is counted; no rate, share or projection is made of it, in words."""
    text = report_text(read_and_play("07:00 start\n07:02 chart 9\n07:09 report\n")["reports"][0], "07:09")
    assert f"Charts            9\n                  {TOO_EARLY}\n" in text
    assert "on pace" not in text
    assert [line.split()[-6:] for line in text.splitlines() if "of production time" in line] == [
        ["–", "of", "production", "time", "9", "min"]
    ]


def test_accuracy_stands_with_its_interval() -> None:
    """Every audit; where the outlook knows more, all of them as one, with the target; first if that is what counts."""
    report = read_and_play("07:00 start\n07:30 audit 39/42 --charts 8/10 --error modifier=1\n08:00 stop\n")["report"]
    lines = report_text(report).splitlines()
    at = lines.index("Accuracy          92.9% of codes right (39 of 42)")
    assert [line.strip() for line in lines[at + 1 : at + 4]] == [
        "95% interval 81 to 97.5%", "80% of charts without an error (8 of 10)", "errors: modifier 1",
    ]  # fmt: skip
    dated = [{"date": report["date"], **audit} for audit in report["audits"]]
    known = {
        "together": report["audits"][0],
        "bases": {"codes": report["audits"][0]},
        "kinds": {},
        "target": 95.0,
        "first": True,
        "in_period": True,
        "audits": dated,
    }
    text = report_text(report, outlook=Outlook({"accuracy": known}, {"accuracy": ("Study modifiers.",)}))
    assert text.index("Accuracy ") < text.index("Study modifiers.") < text.index("Charts ")
    assert "95% interval 81 to 97.5%; target 95%" in text
    text = report_text(report, outlook=Outlook({"accuracy": {**known, "first": False}}))
    assert text.index("Charts ") < text.index("Accuracy ")


def test_an_audit_of_before_is_dated() -> None:
    """In accuracy-first mode a day without an audit shows the latest, and says which; without any it says so."""
    report = read_and_play("07:00 start\n08:00 stop\n")["report"]
    audit = read_and_play("07:00 audit 39/42\n")["report"]["audits"][0] | {"date": "2026-10-01"}
    known = {
        "together": audit,
        "bases": {"codes": audit},
        "kinds": {},
        "target": 95.0,
        "first": True,
        "in_period": False,
        "audits": [audit],
    }
    text = report_text(report, outlook=Outlook({"accuracy": known}))
    assert "Accuracy          92.9% of codes right (39 of 42), in the audit on Thu, Oct 1\n" in text
    none = {**known, "together": None, "bases": {}, "audits": []}
    assert "Accuracy          no audit yet\n" in report_text(report, outlook=Outlook({"accuracy": none}))
    assert "Accuracy  " not in report_text(report, outlook=Outlook({"accuracy": {**none, "first": False}}))


NEXT = "\n" + 14 * " "
"""A line further under the same label."""


def test_hours_given_away_are_told_without_blame() -> None:
    """Minutes before and after the planned hours and their sum, and why blocks were started all the same."""
    hours = 'set day.start "08:00"\nset day.stop "15:00"\n'
    early = wellness_text(read_and_play(f"{hours}07:50 start --anyway backlog\n08:10 stop\n")["wellness"])
    assert "Extra time    10 min before the planned start\n" in early
    assert "Overrides     1 block started outside planned hours (backlog 1)\n" in early
    later = "15:05 start --anyway makeup\n15:20 stop\n"
    both = wellness_text(read_and_play(f"{hours}07:50 start --anyway backlog\n08:10 stop\n{later}")["wellness"])
    told = ("10 min before the planned start", "15 min after the planned end", "25 min given away in total")
    assert f"Extra time    {NEXT.join(told)}\n" in both
    assert "Overrides     2 blocks started outside planned hours (backlog 1, making up time 1)\n" in both


def test_extra_time_needs_one_planned_end_only() -> None:
    """A planned stop alone tells that nothing was given away."""
    text = wellness_text(read_and_play('set day.stop "15:00"\n08:00 start\n09:00 stop\n')["wellness"])
    assert "Extra time    none\n" in text


def test_work_on_a_day_off_is_extra_time() -> None:
    """A Friday of a week of four days; beside hours that are planned it is told as well."""
    day_off = 'date 2026-10-09\nset schedule.type "4x10"\n08:00 start\n09:10 rest 10\n09:20 start\n10:00 stop\n'
    assert "Extra time    2 h 00 on a day off\n" in wellness_text(read_and_play(day_off)["wellness"])
    planned = wellness_text(read_and_play('date 2026-10-10\nset day.stop "09:00"\n08:00 start\n09:10 stop\n')["wellness"])
    assert f"Extra time    {NEXT.join(('10 min after the planned end', '1 h 10 on a day off'))}\n" in planned


def test_pauses_are_told_by_reason() -> None:
    """The longest first; nothing where there was none."""
    script = "07:00 start\n07:10 pause phone\n07:15 resume\n07:20 pause household\n07:32 resume\n07:40 stop\n"
    assert "Paused        12 min household, 5 min phone\n" in wellness_text(read_and_play(script)["wellness"])
    assert "Paused" not in wellness_text(read_and_play("07:00 start\n07:10 stop\n")["wellness"])


def test_core_hours_and_what_held_back_are_told() -> None:
    """Only where core hours are planned, and where something was held back."""
    script = 'date 2026-10-06\nset schedule.type "flex"\n10:25 start\n10:45:30 meeting 2m\n11:00 stop\n'
    text = wellness_text(read_and_play(script)["wellness"])
    assert "Core hours    10:00-14:00: 25 min missed\n" in text
    assert "Held back     1 in meetings\n" in text
    present = wellness_text(read_and_play(script.replace("10:25", "10:00").replace("10:45:30 meeting 2m\n", ""))["wellness"])
    assert "Core hours    10:00-14:00: none missed\n" in present
    assert "Held back" not in present


def test_columns_are_aligned() -> None:
    """Numbers flush right, words flush left, nothing trailing."""
    assert aligned([("eyes", "9", "x"), ("wrists", "10", "")], right=(1,)) == ["  eyes     9  x", "  wrists  10"]


UNWATCHED = "07:00 start\n07:30 crash 20m\n08:00 rest 10\n09:00 start\n09:30 stop\n"
"""20 minutes in which ninetyten was killed, and 50 after a break that nobody ended."""


def test_time_of_which_nothing_is_known_is_told_apart() -> None:
    """As what it was, on the page, in the text and in the table, and never as somebody's doing; its key in JSON stays."""
    report = read_and_play(UNWATCHED)["report"]
    assert report["minutes"]["unwatched"] == 70.0
    assert report["unwatched"] == {"unattended_minutes": 50.0, "not_running_minutes": 20.0}
    spent = dict(time_spent(report))
    assert (spent["unattended"], spent["not running"]) == ("50 min", "20 min")
    only = dict(time_spent(read_and_play(UNWATCHED.replace("07:30 crash 20m\n", ""))["report"]))
    assert "not running" not in only and "unattended" in only
    told = report_text(report) + production_page(report, "", Outlook()) + csv_text("report", report)
    assert "closed" not in told and "nobody" not in told
    assert "<td>not running</td>" in production_page(report, "", Outlook()).replace("<th scope=row>", "<td>").replace(
        "</th>", "</td>"
    )
    assert ",unattended_minutes,not_running_minutes," in csv_text("report", report)


def test_no_target_is_told_where_none_is_planned() -> None:
    """On a day off neither "target 0" nor "reached"."""
    text = report_text(read_and_play("date 2026-10-10\n07:00 start\n07:30 chart 5\n08:00 stop\n")["report"])
    assert "no target (no production is planned)\n" in text
    assert "reached" not in text and "target 0" not in text


def test_status_before_the_first_block_is_not_started() -> None:
    """Only a day with a block can be over."""
    found = read_and_play("06:50 status\n07:00 start\n07:30 stop\n07:40 status\n")["statuses"]
    assert [(one["phase"], status_line(one)) for one in found] == [("off", "not started"), ("off", "end of day")]


def test_status_tells_unattended_from_not_running() -> None:
    """In one line, and by a key of its own."""
    found = read_and_play("07:00 start\n07:30 crash 20m\n07:40 status\n08:00 rest 10\n08:50 status\n09:00 stop\n")["statuses"]
    assert [(one["phase"], one["not_running"], status_line(one)) for one in found] == [
        ("unwatched", True, "not running"),
        ("unwatched", False, "unattended"),
    ]


@pytest.mark.parametrize(
    ("denominator", "first"), [("work", "  62%  of work time"), ("paid", "65.3%  of paid time less 1/8, meetings, and education")]
)
def test_what_the_employer_divides_by_leads(denominator: Denominator, first: str) -> None:
    """D3: the other two stand under more; programs read all three as ever."""
    report = morning()["report"]
    text = report_text(report, outlook=Outlook(denominator=denominator))
    assert f"Productivity      {first} " in text and "\n  more            80.8%  of production time " in text
    page = production_page(report, "", Outlook(denominator=denominator))
    assert (
        f"<b>{first[:5].strip()}</b> productivity ({first[7:]})" in page
        and "<dt>More</dt><dd>80.8% productivity (of production time)" in page
    )
    assert list(report["productivity"]) == ["production", "work", "paid_7_8"]
