"""The insights of a period, made from summaries of days that a script lives."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from ninetyten.cli.simulate import player_of
from ninetyten.domain.events import Audited
from ninetyten.domain.moment import HOUR
from ninetyten.domain.plan import Backlog, CeuCycle, Goals, Kind, Plan, Slot, Target
from ninetyten.domain.vocabulary import Denominator
from ninetyten.ledger.summary import Summary, summarise
from ninetyten.ledger.timeline import fold_day
from ninetyten.view.insights_page import first_day, insights_page
from ninetyten.view.plots import Bars, Boxes, InsightsPage, Intervals, Part

TODAY = "2026-10-08"
PLAN = Plan(kinds=(Kind("em", "E/M established", 6.0),), target=Target(production=4 * 3_600_000))
HEAD = 'set kinds.em.name "E/M established"\nset kinds.em.per_hour 6\nset target.production "4h"\nset block.focus "5h"\n'
WORK = (
    "07:00 start --kind em\n08:00 chart 7\n09:00 chart 6\n10:00 chart 6\n11:00 chart 5\n11:00 switch study\n"
    "11:30 switch growth\n11:48 switch admin\n12:00 stop\n"
)
AUDIT = "10:30 audit 39/42 --charts 8/10 --error modifier=1 --error specificity=2\n"


@cache
def day(key: str, script: str = WORK) -> Summary:
    """The summary of a day, UTC."""
    lines = sorted(script.splitlines(), key=lambda line: line[:5])
    player = player_of("\n".join([f"date {key}", HEAD.strip(), *lines]) + "\n")
    for action in player.script.actions:
        player.act(action)
    world = player.world
    world.run_until(world.at, inclusive=True)
    return summarise(fold_day(world.events_today(), world.at), key, world.at, lambda at: 0)


def days(count: int, script: str = WORK) -> list[Summary]:
    """So many days up to today, each the same."""
    last = date.fromisoformat(TODAY)
    return [day((last - timedelta(days=back)).isoformat(), script) for back in range(count - 1, -1, -1)]


def page(found: list[Summary], period: str = "week", plan: Plan = PLAN, goals: Goals = Goals()) -> InsightsPage:  # noqa: B008
    """The insights of these days."""
    return insights_page(found, period, TODAY, plan, goals)


def part(found: InsightsPage, title: str) -> Part:
    """The part whose title begins so."""
    return next(part for part in found.parts if part.title.startswith(title))


def test_a_week_is_a_bar_a_day() -> None:
    """Education at the axis with its line, then production, study, other work; the days to come are there, empty."""
    week = part(page(days(2)), "Work time by day")
    assert isinstance(week.plot, Bars)
    assert [bar.label for bar in week.plot.bars] == [
        "Mon       –", "Tue       –", "Wed  5 h 00", "Thu  5 h 00", "Fri       –",
    ]  # fmt: skip
    parts = [(bucket, round(length, 6)) for bucket, length in week.plot.bars[2].parts]
    assert parts == [("growth", 0.3), ("production", 4.0), ("study", 0.5), ("other", 0.2)]
    assert (week.plot.bars[2].mark, week.plot.bars[4].mark) == (0.5, None)
    assert [key.words for key in week.legend][:2] == ["CEU / education 0 h 36", "production 8 h 00"]
    assert week.lines == ("CEU / education is 6% of work time; 0 h 24 more would make it 10% this week.",)
    assert week.table[0] == ("", "production", "study", "CEU", "other", "work", "CEU share")
    assert week.table[-1] == ("total", "8 h 00", "1 h 00", "0 h 36", "0 h 24", "10 h 00", "6%")


def test_a_share_is_rounded_as_in_the_report() -> None:
    """15 of 240 minutes are 6.25%, half up."""
    week = part(page([day(TODAY, "07:00 start --kind em\n10:45 switch growth\n11:00 stop\n")]), "Work time by day")
    assert week.lines[0].startswith("CEU / education is 6.3% of work time")
    assert week.table[-1][-1] == "6.3%"


def test_a_month_is_a_bar_a_week() -> None:
    """The aim is judged by the week."""
    month = part(page(days(7), "month"), "Work time by week")
    assert isinstance(month.plot, Bars)
    assert [bar.label for bar in month.plot.bars] == ["Sep 28 –  Oct 4 15 h 00", " Oct 5 – Oct 11 20 h 00"]


def test_a_day_is_a_bar_an_activity() -> None:
    """With its share of study."""
    one = part(page(days(1), "day"), "Time by activity")
    assert isinstance(one.plot, Bars)
    assert [bar.label for bar in one.plot.bars] == [
        "production      4 h 00", "accuracy study  0 h 30", "CEU / education 0 h 18", "admin           0 h 12",
    ]  # fmt: skip
    assert one.lines == ("Accuracy study is 11.1% of production and accuracy study time.",)


def test_productivity_names_its_denominators() -> None:
    """The employer's first, the other two after it, and the charts."""
    made = "48 charts, 6/hour of production, 4.8/hour of paid time"
    told: tuple[tuple[Denominator, str], ...] = (
        ("production", "100% of production time; more: 80% of work time, 98.2% of paid time less 1/8, meetings, and education"),
        ("work", "80% of work time; more: 100% of production time, 98.2% of paid time less 1/8, meetings, and education"),
        ("paid", "98.2% of paid time less 1/8, meetings, and education; more: 100% of production time, 80% of work time"),
    )
    for denominator, shares in told:
        assert page(days(2), plan=PLAN.replace(denominator=denominator)).lines == (f"productivity {shares}", made)


def test_titles() -> None:
    """The period in words, weeks across months too."""
    assert [page([], period).title for period in ("day", "week", "month")] == [
        "Thursday, October 8",
        "week 41, October 5 to 11",
        "October 2026",
    ]
    assert insights_page([], "week", "2026-10-01", PLAN, Goals()).title == "week 40, September 28 to October 4"


def test_accuracy_has_its_interval() -> None:
    """With the words for it, the target, and the errors."""
    accuracy = part(page(days(1, WORK + AUDIT)), "Accuracy")
    assert isinstance(accuracy.plot, Intervals)
    row = accuracy.plot.rows[0]
    assert (row.label, row.low, row.middle, row.high, row.note) == ("Thu, Oct 8", 81.0, 92.9, 97.5, "92.9%")
    assert accuracy.plot.target == 95.0
    assert accuracy.lines == (
        "Last audit: 39 of 42 codes right, 92.9%. With that sample size, likely 81 to 97.5%; the target is 95%.",
        "Errors in all these audits: specificity 2, modifier 1.",
    )
    assert part(page(days(2, WORK + AUDIT)), "Accuracy").lines[1] == "Errors in all these audits: specificity 4, modifier 2."
    assert accuracy.table[1] == ("Thu, Oct 8", "39 of 42 codes", "92.9%", "81 to 97.5%", "8 of 10")


def test_accuracy_stands_beside_the_rate_of_each_chart_type() -> None:
    """On each basis of its own audits; one type without an audit of it has no part; a rate needs its minutes."""
    assert not any(one.title.startswith("Chart types") for one in page(days(1, WORK + AUDIT)).parts)
    of_em = WORK + AUDIT.replace("39/42", "39/42 --kind em") + "10:31 audit 8/10 --kind em --basis charts\n"
    assert part(page(days(1, of_em)), "Chart types").lines == (
        "E/M established: 24 charts, 6/hour; 92.9% of codes right (39 of 42, likely 81 to 97.5%); "
        "80% of charts right (8 of 10, likely 49 to 94.3%).",
    )
    audited = day(TODAY, WORK).replace(audits=(Audited(0, 5, 5, kind="ed"),))
    assert part(page([audited]), "Chart types").lines == (
        "E/M established: 24 charts, 6/hour.",
        "ed: 0 charts; 100% of codes right (5 of 5, likely 56.6 to 100%).",
    )


def test_accuracy_first_leads() -> None:
    """Its line and its part come before all others, with what is missing to its end."""
    first = PLAN.replace(target=PLAN.target.replace(accuracy_first=True))
    found = page(days(1, WORK + AUDIT), plan=first)
    assert found.lines[0].startswith("accuracy 92.9% (39 of 42 codes")
    assert found.parts[0].title.startswith("Accuracy")
    assert (
        "Accuracy-first ends when 2 audits running of 50 codes or more reach 95%: none so far, 2 to go." in found.parts[0].lines
    )
    assert page(days(1, WORK + AUDIT)).parts[1].title.startswith("Accuracy")


def test_best_hours_after_ten_days() -> None:
    """In charts while one type is in use; before that it says how many days are missing."""
    few, soon, enough = (part(page(days(count)), "By hour of the day") for count in (9, 10, 14))
    assert few.plot is soon.plot is None
    assert few.lines[0] == "Best hours: not enough data yet; needs 1 more work day."
    assert soon.lines[0] == "Best hours: not enough data yet; this week counts once it is over."
    assert isinstance(enough.plot, Boxes)
    assert enough.title == "By hour of the day: charts per hour of production"
    assert [(box.label, box.middle) for box in enough.plot.rows] == [("07", 7.0), ("08", 6.0), ("09", 6.0), ("10", 5.0)]
    assert enough.lines[0].startswith("Your best hours: 07–10.")
    assert enough.table[1] == ("07", "7.0", "7.0", "7.0", "10", "best")


def test_places_are_compared_once_there_are_enough_days_at_each() -> None:
    """24 charts in four hours of production at home, where the last five days were; nothing with four."""
    at = {count: [one.replace(place="home" if i >= count else "office") for i, one in enumerate(days(10))] for count in (4, 5)}
    lines = {count: part(page(found), "By hour of the day").lines for count, found in at.items()}
    assert lines[5][-1] == "By place: home 6 charts/hour (5 days), office 6 charts/hour (5 days)."
    assert not any("By place" in line for line in lines[4])


def test_the_slowest_type_in_the_slowest_hour_is_said() -> None:
    """10 earns 5 charts and 07 earns 7; after the advice for the best hours."""
    slots = (Slot(10 * 60, HOUR, kind="ip"),)
    plan = PLAN.replace(kinds=(*PLAN.kinds, Kind("ip", "Inpatient", 1.0)), day=PLAN.day.replace(slots=slots))
    said = part(page(days(14), plan=plan), "By hour of the day").lines
    assert "Inpatient at 10:00 is in your slowest hour; 07:00 is your best." in said


def test_pace_backlog_and_ceus_are_sentences() -> None:
    """With what would work where a backlog falls short."""
    goals = Goals(CeuCycle("aapc", 1, 20, "2027-06-30"), (Backlog("october", "em", 400, "2026-10-01", "2026-10-09"),))
    found = page(days(8), goals=goals)
    pace = part(found, "Pace")
    assert pace.lines[0] == "100% of the quota for the production time so far; on pace for 96 of 96 charts."
    assert "Today: target reached." in pace.lines
    assert any(line.startswith("The quota needs 6 charts/hour") for line in pace.lines)
    assert any(line.startswith("Backlog october: 208 of 400 charts remain") for line in pace.lines)
    assert pace.lines[-1].startswith("Options: ")
    assert part(found, "CEUs").lines == ("0 of 36 CEUs earned for AAPC; 36 to go by Wed, Jun 30, 2027 (4.1/month).",)


def test_what_few_need_is_hidden_until_its_data_says_something() -> None:
    """Switches, places and backlogs are not spoken of before there is anything to tell."""
    found = page(days(12))
    told = " ".join(line for part in found.parts for line in (part.title, *part.lines)).lower()
    assert not any(word in told for word in ("switching", "place", "backlog", "commute", "pay", "ceus"))


def test_ceus_without_a_cycle() -> None:
    """Are told only where there are some."""
    assert not [part for part in page(days(1)).parts if part.title == "CEUs"]
    earned = part(page([day(TODAY, WORK + "11:40 ceu 1.5\n")]), "CEUs")
    assert earned.lines == ("1.5 CEUs logged; to see what your cycle requires, open CEUs in the settings.",)


def test_too_little_says_so() -> None:
    """No day at all, and a few minutes."""
    for period in ("day", "week", "month"):
        nothing = page([], period)
        assert nothing.lines == ("Nothing recorded for this period yet.",)
        assert all(part.plot is None and part.lines for part in nothing.parts)
    start = page([day(TODAY, "07:00 start --kind em\n07:01 chart 3\n07:05 stop\n")], "day")
    assert start.lines == ("3 charts; rates need at least 10 minutes of production.",)
    for end, told in (("07:59", False), ("08:00", True)):  # F5
        hour = page([day(TODAY, f"07:00 start --kind em\n07:13 chart 25\n{end} stop\n")], "day")
        assert any("on pace" in line for line in part(hour, "Pace").lines) is told


def test_nothing_private_is_told() -> None:
    """Breaks are time; what they were, what was skipped and why a day began early is not here (D11)."""
    script = WORK.replace("11:00 switch study", "10:59 rest 1\n11:00 back screen\n11:00 switch study") + "07:20:05 skip\n"
    found = page([day(TODAY, script)], "day")
    told = " ".join([*found.lines, *(text for part in found.parts for text in (part.title, *part.lines))])
    assert not any(word in told for word in ("skip", "screen", "micro-break", "override", "missed"))


def test_how_far_back_is_read() -> None:
    """A quarter of a year, the month, the backlogs; the CEU cycle where there is one."""
    assert first_day("2026-10-08", Goals()) == "2026-07-09"
    assert first_day("2026-10-08", Goals(backlogs=(Backlog("b", "em", 1, "2026-05-01", "2026-12-01"),))) == "2026-05-01"
    assert first_day("2026-10-08", Goals(CeuCycle("aapc", 1, 20, "2027-06-30"))) == "2024-10-06"
