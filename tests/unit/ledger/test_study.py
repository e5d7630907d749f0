"""Topics that come back (G3) and what audits found before and since (G4): every date and figure by hand."""

from __future__ import annotations

import pytest

from ninetyten.domain.events import Audited
from ninetyten.domain.moment import HOUR, MINUTE
from ninetyten.domain.plan import DayPlan, Plan
from ninetyten.domain.vocabulary import STUDY_TOPICS, Basis, ErrorCategory
from ninetyten.ledger import study
from ninetyten.ledger.study import TopicStudy, due_topics, due_words, topic_choices
from ninetyten.ledger.summary import Studied, Summary
from tests.unit.ledger.days import made

PLAN = Plan()
"""Mondays to Fridays."""
EIGHT, NOON = 8 * HOUR, 12 * HOUR


def day(key: str, *studied: tuple[str, int]) -> Summary:
    """A work day with stretches of study, each a topic and its minutes, from eight o'clock on, an hour apart."""
    parts = tuple(Studied(topic, EIGHT + n * HOUR, span * MINUTE) for n, (topic, span) in enumerate(studied))
    return made(key, studied=parts)


def audit(
    key: str, total: int = 100, *, kind: str = "", basis: Basis = "codes", at: int = NOON, **errors: int
) -> tuple[str, Audited]:
    """An audit at noon, all of whose errors are wrong codes, and its date."""
    found: tuple[tuple[ErrorCategory, int], ...] = tuple(errors.items())  # type: ignore[arg-type]
    wrong = min(total, sum(errors.values()))
    return key, Audited(at, total - wrong, total, errors=found, kind=kind, basis=basis)


def topics(days: list[Summary], audits: list[tuple[str, Audited]], today: str, plan: Plan) -> tuple[TopicStudy, ...]:
    """The topics of these days and audits; a day with audits alone is no work day."""
    known = {day.key: day for day in days}
    for key, one in audits:
        before = known.get(key, made(key, blocks=0))
        known[key] = before.replace(audits=(*before.audits, one))
    return study.topics([known[key].for_study for key in sorted(known)], today, plan)


def weekdays(first: int, last: int, month: int = 11) -> list[str]:
    """The Mondays to Fridays of November 2026 (the 2nd is a Monday), or of December, between two of its days."""
    begins = {11: 1, 12: 6}[month]
    return [f"2026-{month}-{n:02}" for n in range(first, last + 1) if (n - begins) % 7 not in (0, 6)]


def of(topic: str, days: list[Summary], audits: list[tuple[str, Audited]], today: str, plan: Plan = PLAN) -> TopicStudy:
    """One topic as it stands."""
    return next(found for found in topics(days, audits, today, plan) if found.topic == topic)


FOUND = audit("2026-11-02", modifier=4)


@pytest.mark.parametrize(
    ("studied", "today", "step", "due"),
    [
        ({}, "2026-11-02", 0, "2026-11-03"),  # the next work day
        ({}, "2026-11-06", 0, "2026-11-03"),  # still due since then
        ({"2026-11-02": 30}, "2026-11-02", 0, "2026-11-03"),  # on the day itself it is not due yet
        ({"2026-11-03": 9}, "2026-11-03", 0, "2026-11-03"),  # too short: only its minutes count
        ({"2026-11-03": 10}, "2026-11-03", 1, "2026-11-06"),  # 3 work days from the 3rd
        ({"2026-11-05": 10}, "2026-11-05", 1, "2026-11-10"),  # late: 3 from the 5th, over a weekend
        ({"2026-11-03": 10, "2026-11-05": 60}, "2026-11-06", 1, "2026-11-06"),  # the 5th is too early
        ({"2026-11-03": 10, "2026-11-06": 10}, "2026-11-09", 2, "2026-11-17"),  # 7 from the 6th
        ({"2026-11-03": 10, "2026-11-06": 10, "2026-11-17": 10}, "2026-11-18", 3, "2026-12-16"),  # 21 from the 17th
    ],
)
def test_a_topic_comes_back_after_1_3_7_and_21_work_days(studied: dict[str, int], today: str, step: int, due: str) -> None:
    """Counted from the study before, which counts from the day the topic was due on."""
    days = [day(key, *([("modifier", studied[key])] if key in studied else [])) for key in weekdays(2, 18) if key <= today]
    found = of("modifier", days, [FOUND], today)
    assert (found.opened, found.closed, found.step, found.due) == ("2026-11-02", "", step, due)
    assert found.spent == sum(studied.values()) * MINUTE


def test_the_fifth_and_every_later_time_comes_after_21_work_days() -> None:
    """Studied on each day it is due: 3, 6, 17 November and 16 December; then in January, and again."""
    due = ["2026-11-03", "2026-11-06", "2026-11-17", "2026-12-16"]
    keys = [*weekdays(2, 30), *weekdays(1, 31, 12)]
    days = [day(key, *([("modifier", 10)] if key in due else [])) for key in keys]
    assert of("modifier", days, [FOUND], "2026-12-31").due == "2027-01-14"


def test_only_days_with_a_start_are_work_days() -> None:
    """A week off moves the date on; what is still to come goes by the plan, without one by the calendar."""
    days = [day("2026-11-02"), day("2026-11-03", ("modifier", 10)), day("2026-11-16")]
    assert of("modifier", days, [FOUND], "2026-11-16").due == "2026-11-18"
    nothing = PLAN.replace(day=DayPlan(days=()))
    assert of("modifier", days, [FOUND], "2026-11-16", nothing).due == "2026-11-18"
    assert of("modifier", days[:2], [FOUND], "2026-11-07").due == "2026-11-11"  # a Saturday: Mon 9, Tue 10, Wed 11
    off = days[2].replace(blocks=0)
    assert of("modifier", [*days[:2], off], [FOUND], "2026-11-14").due == "2026-11-18"


def test_a_stretch_is_one_unbroken_time_on_one_topic() -> None:
    """Two of five minutes are none of ten, nor is another topic's."""
    days = [day("2026-11-02"), day("2026-11-03", ("modifier", 5), ("units", 30), ("modifier", 5))]
    found = of("modifier", days, [FOUND], "2026-11-03")
    assert (found.spent, found.long, found.step) == (10 * MINUTE, 0, 0)


def test_a_new_error_starts_the_topic_over() -> None:
    """Also one that was closed; what was studied stays."""
    days = [day("2026-11-02"), day("2026-11-03", ("modifier", 10)), *map(day, weekdays(4, 13))]
    again = audit("2026-11-10", modifier=1)
    found = of("modifier", days, [FOUND, again], "2026-11-13")
    assert (found.opened, found.step, found.due, found.spent) == ("2026-11-10", 0, "2026-11-11", 10 * MINUTE)
    clean = [audit("2026-11-04"), audit("2026-11-05")]
    assert of("modifier", days, [FOUND, *clean], "2026-11-13").closed == "2026-11-05"
    assert of("modifier", days, [FOUND, *clean, again], "2026-11-13").closed == ""


@pytest.mark.parametrize(
    ("opening", "others", "closed"),
    [
        ("", ["", ""], "2026-11-05"),
        ("", ["em", "ip"], "2026-11-05"),
        ("em", ["em", ""], "2026-11-05"),
        ("em", ["ip", "ip", "em"], ""),
        ("em", ["ip", "em", "em"], "2026-11-06"),
    ],
)
def test_two_clean_audits_that_could_have_shown_it_close_a_topic(opening: str, others: list[str], closed: str) -> None:
    """Of the chart type that opened it, or of none; other errors in them do not matter."""
    later = [audit(f"2026-11-{4 + n:02}", kind=kind, units=1) for n, kind in enumerate(others)]
    days = [day(key) for key in weekdays(2, 9)]
    found = of("modifier", days, [audit("2026-11-02", kind=opening, modifier=1), *later], "2026-11-09")
    assert (found.closed, bool(found.due)) == (closed, not closed)


def test_what_has_been_due_longest_comes_first() -> None:
    """And is what `a` studies."""
    days = [day(key) for key in weekdays(2, 9)]
    found = topics(days, [FOUND, audit("2026-11-04", units=2)], "2026-11-09", PLAN)
    assert due_topics(found, "2026-11-09") == ("modifier", "units")
    assert due_words(found, "2026-11-09") == "Due for accuracy study: modifier and units."
    assert due_words(found, "2026-11-02") == ""


def test_a_list_offers_every_topic_once() -> None:
    """What is due, what comes back, what was studied, then the others, chart types last."""
    days = [day("2026-11-02"), day("2026-11-03", ("modifier", 10), ("guidelines", 5)), day("2026-11-04")]
    found = topics(days, [FOUND, audit("2026-11-03", poa=1)], "2026-11-04", PLAN)
    offered = topic_choices(found, "2026-11-04", ("em", "ip"))
    assert offered[:4] == ("poa", "modifier", "guidelines", "specificity")
    assert offered[-2:] == ("em", "ip")
    assert sorted(offered) == sorted((*STUDY_TOPICS, "em", "ip"))


@pytest.mark.parametrize(
    ("studied", "today", "closed", "due"),
    [
        ((), "2026-10-01", "", "2026-10-01"),  # a Thursday: the day the codes change
        (("2026-10-01",), "2026-10-01", "", "2026-10-06"),  # 3 work days later
        (("2026-10-01", "2026-10-06"), "2026-10-07", "", ""),  # 7 more are past the two weeks
        ((), "2026-10-14", "", "2026-10-01"),
    ],
)
def test_a_code_set_opens_new_codes_for_two_weeks(studied: tuple[str, ...], today: str, closed: str, due: str) -> None:
    """By itself; its first time is the first work day of the change."""
    keys = [f"2026-10-{n:02}" for n in range(1, 15) if (n - 3) % 7 not in (0, 1)]
    days = [day(key, *([("new-codes", 10)] if key in studied else [])) for key in keys if key <= today]
    found = of("new-codes", days, [], today)
    assert (found.opened, found.closed, found.due) == ("2026-10-01", closed, due)


def test_new_codes_close_after_two_weeks() -> None:
    """Whether studied or not; then only its minutes are told."""
    days = [day("2026-10-02", ("new-codes", 20))]
    found = of("new-codes", days, [], "2026-10-15")
    assert (found.closed, found.due, found.spent) == ("2026-10-15", "", 20 * MINUTE)
    assert topics([], [], "2026-10-15", PLAN) == ()
    assert [found.opened for found in topics([], [], "2027-01-04", PLAN)] == ["2027-01-01"]


def test_errors_before_and_since_have_their_intervals() -> None:
    """Before: up to the first stretch of ten minutes, that day's earlier one included; since: later ones."""
    days = [day("2026-11-02", ("modifier", 9)), day("2026-11-03", ("units", 10), ("modifier", 30)), *map(day, weekdays(4, 30))]
    audits = [
        audit("2026-11-02", 150, modifier=12),
        audit("2026-11-03", 50, at=0, modifier=3),
        audit("2026-11-03", 60, modifier=1),
        audit("2026-11-20", 240, modifier=2, units=5),
        audit("2026-11-21", 20, basis="charts", modifier=9),
    ]
    found = of("modifier", days, audits, "2026-11-30").plain
    # Wilson: (e + z^2/2 -+ z sqrt(e (n - e) / n + z^2/4)) / (n + z^2), z = 1.959964, for 15 of 200 and 3 of 300
    assert found["before"] == {"errors": 15, "codes": 200, "per_100": 7.5, "low": 4.6, "high": 12.0}
    assert found["since"] == {"errors": 3, "codes": 300, "per_100": 1.0, "low": 0.3, "high": 2.9}
    assert (found["verdict"], found["stretches"], found["minutes"]) == ("fewer", 1, 39.0)


@pytest.mark.parametrize(
    ("before", "since", "verdict"),
    [
        ((15, 200), (3, 300), "fewer"),
        ((3, 300), (15, 200), "more"),
        ((4, 50), (1, 50), "too few codes"),  # 3.2 to 18.8 and 0.4 to 10.5
        ((60, 50), (0, 50), "fewer"),  # more errors than codes: 92.9 to 100
    ],
)
def test_it_says_only_what_the_codes_can(before: tuple[int, int], since: tuple[int, int], verdict: str) -> None:
    """While the intervals overlap it says nothing of the difference."""
    audits = [audit("2026-11-02", before[1], modifier=before[0]), audit("2026-11-20", since[1], modifier=since[0])]
    days = [day("2026-11-02"), day("2026-11-03", ("modifier", 10)), day("2026-11-20")]
    assert of("modifier", days, audits, "2026-11-20").verdict == verdict
    assert of("modifier", days[:1], audits, "2026-11-20").verdict == ""


def test_a_chart_type_has_all_errors_of_its_audits() -> None:
    """Audits of another type, or of none, say nothing of it; no audit counts errors in guidelines."""
    audits = [
        audit("2026-11-02", kind="em", units=2, poa=1),
        audit("2026-11-02", kind="ip", units=9),
        audit("2026-11-02", units=9),
    ]
    days = [day("2026-11-03", ("em", 20), ("guidelines", 20))]
    found = of("em", days, audits, "2026-11-03")
    assert found.before is not None
    assert (found.before.errors, found.before.codes, found.due, found.opened) == (3, 100, "", "")
    assert of("guidelines", days, audits, "2026-11-03").before is None


def test_the_screen_names_three_topics_the_most_frequent_error_first() -> None:
    """Of those due since one date; what has been due longer comes before them."""
    found = topics(
        [day("2026-11-02"), day("2026-11-03"), day("2026-11-04")],
        [audit("2026-11-02", poa=1), audit("2026-11-03", specificity=1, modifier=3, units=2, bundling=1)],
        "2026-11-04",
        PLAN,
    )
    assert study.due_briefly(found, "2026-11-04") == "present on admission, modifier, units and 2 more"
    assert study.due_briefly(found[:3], "2026-11-04") == "present on admission, modifier and units"
    assert study.due_briefly(found, "2026-11-02") == ""


def test_a_stretch_over_the_turnover_is_one() -> None:
    """Seven minutes before it and seven after it are 14, of the day on which they began; the next minute is another stretch."""
    turnover = 28 * HOUR
    night = made("2026-11-03", studied=(Studied("modifier", turnover - 7 * MINUTE, 7 * MINUTE),))
    went_on = made("2026-11-04", studied=(Studied("modifier", turnover, 7 * MINUTE),))
    found = of("modifier", [night, went_on], [FOUND], "2026-11-04")
    assert (found.spent, found.long, found.step, found.due) == (14 * MINUTE, 1, 1, "2026-11-06")
    later = made("2026-11-04", studied=(Studied("modifier", turnover + MINUTE, 7 * MINUTE),))
    assert of("modifier", [night, later], [FOUND], "2026-11-04").long == 0
