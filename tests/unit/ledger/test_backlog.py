"""A backlog against its deadline."""

from __future__ import annotations

import pytest

from ninetyten.config.schedules import SCHEDULES, read_windows
from ninetyten.domain.moment import MINUTE
from ninetyten.domain.plan import Backlog, DayPlan, Kind, Plan, Target
from ninetyten.ledger.backlog import Projection, pace_of, project
from ninetyten.ledger.summary import OfKind, Summary
from tests.unit.ledger.days import made, weekdays

PLAN = Plan(kinds=(Kind("em", "E/M", 12.0), Kind("ip", "Inpatient", 2.0)))
GOAL = Backlog("october", "em", 400, "2026-10-12", "2026-10-23")
TODAY = "2026-10-12"
"""A Monday: ten work days to the deadline, a Friday."""


def at_pace(charts: int, count: int = 6) -> list[Summary]:
    """Work days before the backlog with so many charts each in 150 minutes."""
    return [made(key, charts=charts, minutes=150) for key in weekdays(count)]


def projected(days: list[Summary], today: str = TODAY, goal: Backlog = GOAL, plan: Plan = PLAN) -> Projection:
    """Where the backlog stands."""
    return project(goal, days, today, plan)


def test_a_shortfall_is_projected_from_the_own_pace() -> None:
    """30 a day for ten days are 300 of 400: 100 short, 25%. At 12 an hour that is 50 minutes a day more, or four days more."""
    found = projected(at_pace(30))
    assert (found.remaining, found.days_left, found.projected, found.shortfall, found.share) == (400, 10, 300.0, 100.0, 25.0)
    assert (found.minutes_more, found.later_date, found.hand_off) == (50, "2026-10-29", 100)
    assert found.options == (
        "50 more minutes of production each work day",
        "finishing by Thu, Oct 29, 2026 instead",
        "handing 100 charts to someone else",
    )


def test_only_what_fits_a_day_is_offered() -> None:
    """150 minutes a day, and room for 420 in one of eight hours: 270 more fit, 271 do not. 54 more charts a day take 270."""
    assert projected(at_pace(30), goal=GOAL.replace(count=840)).minutes_more == 270
    found = projected(at_pace(30), goal=GOAL.replace(count=842))
    assert found.minutes_more is None
    assert found.options == ("finishing by Thu, Nov 19, 2026 instead", "handing 542 charts to someone else")


def test_the_planned_hours_say_what_fits() -> None:
    """From 7:00 to 13:00 with an hour of lunch there is room for 262 minutes: 112 more."""
    short = PLAN.replace(day=DayPlan(start=7 * 60, stop=13 * 60))
    assert projected(at_pace(30), goal=GOAL.replace(count=520), plan=short).minutes_more == 110
    assert projected(at_pace(30), goal=GOAL.replace(count=526), plan=short).minutes_more is None


def test_a_person_reads_whole_charts() -> None:
    """What will be done and what is short add up to what remains; JSON keeps the tenths."""
    half = projected([made(key, charts=29 + number % 2, minutes=150) for number, key in enumerate(weekdays(6))])
    assert (half.projected, half.pace.per_day) == (295.0, 29.5)
    assert "(30/work day), about 295 of them will be done by then, 105 short (26%)" in half.words


def test_one_offer_is_a_question_of_its_own() -> None:
    """There is nothing to prefer it to."""
    assert projected([], plan=PLAN.replace(day=DayPlan(days=()))).draft.endswith("someone else\nWould that work?")


def test_the_message_has_counts_only() -> None:
    """Neither the backlog's name nor the chart type's."""
    draft = projected(at_pace(30)).draft
    assert draft == (
        "Backlog: 400 of 400 charts remain, due Fri, Oct 23, 2026, 10 work days left. "
        "At the pace of the last 6 work days (30/work day), about 300 of them will be done by then, 100 short (25%).\n"
        "Options:\n"
        "- 50 more minutes of production each work day\n"
        "- finishing by Thu, Oct 29, 2026 instead\n"
        "- handing 100 charts to someone else\n"
        "Which do you prefer?"
    )
    assert not any(word in draft for word in ("october", "em,", "E/M"))


def test_up_to_five_percent_is_no_shortfall() -> None:
    """20 of 400 missing calls for nothing, 21 of 400 (5.3%) does."""
    assert projected(at_pace(38)).options == ()
    assert projected(at_pace(38)).draft.endswith("about 380 of them will be done by then.")
    short = projected(at_pace(38), goal=GOAL.replace(count=401))
    assert (short.share, short.falls_short) == (5.2, True)


def test_charts_logged_since_then_are_done() -> None:
    """Those of the kind, on its first date and after; not those before it."""
    days = [*at_pace(30), made("2026-10-12", charts=30, minutes=150), made("2026-10-13", charts=20, kind="ip")]
    found = projected(days, "2026-10-13")
    assert (found.logged, found.remaining, found.days_left) == (30, 370, 9)


def test_what_is_logged_today_leaves_less_of_today() -> None:
    """30 a day: after 20 today there are 10 more to come today; after 40, none."""
    some = [*at_pace(30), made(TODAY, charts=20, minutes=100)]
    assert (projected(some).projected, projected(some).remaining) == (280.0, 380)
    many = [*at_pace(30), made(TODAY, charts=40, minutes=200)]
    assert (projected(many).projected, projected(many).later_date) == (270.0, "2026-10-28")


def test_days_off_are_no_work_days() -> None:
    """On a Saturday only the next week is left; a plan of three days a week has fewer; charts of a day off take nothing away."""
    assert projected(at_pace(30), "2026-10-17").days_left == 5
    assert projected(at_pace(30), plan=PLAN.replace(day=DayPlan(days=(0, 1, 2)))).days_left == 6
    assert projected([*at_pace(30), made("2026-10-17", charts=9, minutes=45)], "2026-10-17").projected == 150.0


def test_the_pace_counts_the_days_without_that_kind() -> None:
    """10 a day on five of ten work days are 5 a work day; its rate is that of its own hours."""
    own = [made(key, charts=10, minutes=120) for key in weekdays(5)]
    other = [made(key, charts=5, kind="ip", rate=2.0) for key in weekdays(5, first=6)]
    found = pace_of("em", [*own, *other], TODAY, PLAN)
    assert (found.per_day, found.per_hour, found.days, found.own) == (5.0, 5.0, 5, True)


def test_only_the_last_20_work_days_count() -> None:
    """Before them it was more; today is not over."""
    days = [made(f"2026-08-{number + 1:02}", charts=90) for number in range(10)]
    days += [made(f"2026-09-{number + 1:02}", charts=20 + number) for number in range(20)]
    found = pace_of("em", [*days, made(TODAY, charts=500)], TODAY, PLAN)
    assert (found.per_day, found.days) == (29.5, 20)


def test_too_few_days_go_by_the_standard_rate_and_say_so() -> None:
    """12 an hour over four and a half hours are 54 a day: enough for 400 in ten days."""
    found = projected(at_pace(30, count=4))
    assert (found.pace.own, found.pace.per_day, found.pace.per_hour, found.pace.days) == (False, 54.0, 12.0, 4)
    assert "At the standard rate (54/work day; a personal pace needs 5 days, 4 so far), about 400" in found.words


def test_charts_without_production_of_their_kind_have_the_standard_rate() -> None:
    """Logged as a kind that was never the current one."""
    days = [made(key, kinds=(OfKind("em", 20, 10 * MINUTE, 100.0),)) for key in weekdays(6)]
    assert pace_of("em", days, TODAY, PLAN).per_hour == 12.0


def test_a_deadline_that_has_passed_leaves_no_work_day() -> None:
    """All that remains is short; more minutes a day are no offer then."""
    found = projected(at_pace(40), "2026-10-26")
    assert (found.days_left, found.projected, found.share, found.minutes_more) == (0, 0.0, 100.0, None)
    assert found.options == ("finishing by Fri, Nov 6, 2026 instead", "handing 400 charts to someone else")


@pytest.mark.parametrize(
    ("goal", "plan"),
    [(GOAL.replace(kind="ed"), PLAN), (GOAL, PLAN.replace(day=DayPlan(days=())))],
    ids=["a kind that has no rate", "no work days"],
)
def test_without_any_pace_or_days_only_a_hand_off_is_left(goal: Backlog, plan: Plan) -> None:
    """No date is in sight."""
    assert projected([], goal=goal, plan=plan).options == ("handing 400 charts to someone else",)


def test_a_backlog_that_is_done_is_said_to_be() -> None:
    """More than enough too."""
    found = projected([made(TODAY, charts=401)])
    assert (found.remaining, found.share, found.falls_short) == (0, None, False)
    assert found.words == "All 400 charts are done."


PER_DIEM = PLAN.replace(windows=read_windows(SCHEDULES["per-diem"]))
"""Any day may be worked, and none has hours."""
RHYTHM = ("2026-09-28", "2026-09-30", "2026-10-02", "2026-10-05", "2026-10-07", "2026-10-09")
"""Six days worked of the 14 before the backlog."""


def per_diem(charts: int = 30) -> list[Summary]:
    """Those days with so many charts each in 150 minutes."""
    return [made(key, charts=charts, minutes=150) for key in RHYTHM]


def test_per_diem_counts_the_days_that_are_worked() -> None:
    """14 dates from 12 to 25 October at six in fourteen are six work days: 180 of 240 charts. The 60 others are 50 minutes more
    on each of the six, or ten dates more."""
    found = projected(per_diem(), goal=GOAL.replace(count=240, deadline="2026-10-25"), plan=PER_DIEM)
    assert (found.days_left, found.pace.share, found.projected, found.shortfall, found.share) == (14, 0.429, 180.0, 60.0, 25.0)
    assert (found.minutes_more, found.later_date, found.hand_off) == (50, "2026-10-30", 60)
    assert found.words == (
        "240 of 240 charts remain, due Sun, Oct 25, 2026, 14 days left, about 6 of them work days at the current rate. "
        "At the pace of the last 6 work days (30/work day), about 180 of them will be done by then, 60 short (25%)."
    )


def test_per_diem_without_days_of_its_own_says_what_it_takes_for_granted() -> None:
    """The standard rate over the planned production, if every date is worked; the last date leaves none."""
    found = projected([], goal=GOAL.replace(deadline="2026-10-13"), plan=PER_DIEM)
    assert (found.days_left, found.pace.share, found.projected) == (2, 1.0, 108.0)
    assert "2 days left, if each is worked. At the standard rate (54/work day" in found.words
    assert (
        "due Sun, Oct 11, 2026, 0 days left. At"
        in projected(per_diem(), goal=GOAL.replace(deadline="2026-10-11"), plan=PER_DIEM).words
    )


def test_without_planned_production_or_own_days_nothing_is_projected() -> None:
    """It says so, and offers nothing; five days of one's own are enough."""
    unplanned = PER_DIEM.replace(target=Target(production=0))
    found = projected([], plan=unplanned)
    assert (found.share, found.falls_short, found.options) == (None, False, ())
    assert found.words.endswith(
        "No production is planned, and a personal pace needs 5 days, 0 so far, so there is nothing to project yet."
    )
    assert projected(per_diem(), plan=unplanned).words == projected(per_diem(), plan=PER_DIEM).words


def test_hours_on_any_day_make_a_schedule_that_is_kept() -> None:
    """Seven days a week with hours are worked as planned, however few were worked before."""
    found = projected(per_diem(), plan=PLAN.replace(day=DayPlan(start=8 * 60, stop=16 * 60, days=tuple(range(7)))))
    assert (found.days_left, found.pace.share, found.projected) == (12, 1.0, 360.0)
