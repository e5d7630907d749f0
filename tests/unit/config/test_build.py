"""What follows from what was given, whatever the order."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ninetyten.config.build import apply, build, loose_ends
from ninetyten.config.settings import DEFAULTS
from ninetyten.domain.moment import MINUTE, SECOND
from ninetyten.domain.plan import Backlog, CeuCycle, Kind, Track

SOME = [("prompts.profile", "hourly"), ("prompts.eyes.every", "45m"), ("block.rest", "12m"), ("kinds.em.per_hour", 9)]


def test_nothing_given_is_the_defaults() -> None:
    """Without a word from the user the defaults hold."""
    assert build({}) == DEFAULTS


@pytest.mark.parametrize(
    ("profile", "focus", "rest", "tracks"),
    [
        ("ninety-ten", 90, 10, [(20, 20), (30, 60), (40, 20)]),
        ("one-stop", 90, 10, [(20, 40), (40, 60), (40, 20)]),
        ("hourly", 55, 5, [(30, 20), (0, 60), (0, 20)]),
        ("quiet", 90, 10, [(60, 180), (60, 180), (60, 180)]),
    ],
)
def test_a_profile_sets_what_it_names(profile: str, focus: int, rest: int, tracks: list[tuple[int, int]]) -> None:
    """The four profiles are those of the product, and set nothing else."""
    settings = build({"prompts.profile": profile})
    names = ("eyes", "wrists", "posture")
    wanted = tuple(Track(name, every * MINUTE, span * SECOND) for name, (every, span) in zip(names, tracks, strict=True))
    rules = DEFAULTS.plan.rules.replace(focus=focus * MINUTE, rest=rest * MINUTE, tracks=wanted)
    assert settings.plan == DEFAULTS.plan.replace(rules=rules)


@pytest.mark.parametrize("order", list(permutations(SOME)))
def test_a_setting_wins_over_the_profile_in_any_order(order: list[tuple[str, object]]) -> None:
    """What is given beside a profile wins over it, whichever came first."""
    settings = DEFAULTS
    for key, value in order:
        settings = apply(settings, key, value)
    rules = settings.plan.rules
    assert (rules.focus, rules.rest, rules.tracks[0].every, rules.tracks[1].every) == (55 * MINUTE, 12 * MINUTE, 45 * MINUTE, 0)


def test_the_last_of_two_words_on_one_setting_counts() -> None:
    """A setting given anew replaces what was given before."""
    assert apply(apply(DEFAULTS, "block.focus", "50m"), "block.focus", "60m") == apply(DEFAULTS, "block.focus", "60m")


@given(st.permutations([("block.focus", "50m"), ("prompts.profile", "quiet"), ("day.days", ["mon"]), ("target.ramp", 50)]))
def test_one_by_one_is_the_same_as_at_once(order: list[tuple[str, object]]) -> None:
    """Applying settings singly ends where building from all of them does."""
    settings = DEFAULTS
    for key, value in order:
        settings = apply(settings, key, value)
    assert settings == build(dict(order))


def test_own_kinds_take_the_place_of_general() -> None:
    """Kinds of one's own, in the order they were mentioned; `general` only if it is among them."""
    assert build({"kinds.em.per_hour": 12, "kinds.ip.name": "Inpatient", "kinds.ip.per_hour": 2}).plan.kinds == (
        Kind("em", "em", 12.0),
        Kind("ip", "Inpatient", 2.0),
    )
    both = build({"kinds.em.per_hour": 12, "kinds.general.per_hour": 9}).plan.kinds
    assert both == (Kind("em", "em", 12.0), Kind("general", "General", 9.0))


def test_a_chart_type_can_be_paid_by_the_chart() -> None:
    """`off` is none; a pay alone makes no chart type, and is said to be left over."""
    given = {"kinds.em.per_hour": 12, "kinds.em.pay": 4.5, "kinds.ip.per_hour": 2, "kinds.ip.pay": "off"}
    assert build(given).plan.kinds == (Kind("em", "em", 12.0, 4.5), Kind("ip", "ip", 2.0))
    assert loose_ends(build(given)) == []
    assert loose_ends(build({"kinds.em.pay": 4.5})) == [
        ("kinds.em.pay", "this chart type has no rate; set kinds.em.per_hour to its charts per hour")
    ]


def test_general_can_be_renamed() -> None:
    """`general` has a rate from the start, so a name alone is enough for it."""
    assert build({"kinds.general.name": "Clinic"}).plan.kinds == (Kind("general", "Clinic", 12.0),)
    assert loose_ends(build({"kinds.general.name": "Clinic"})) == []


def test_a_kind_without_a_rate_is_a_loose_end() -> None:
    """A name alone makes no kind: it is said, and `general` stays."""
    assert [key for key, _ in loose_ends(build({"kinds.em.name": "E/M"}))] == ["kinds.em.name"]
    assert build({"kinds.em.name": "E/M"}).plan.kinds == DEFAULTS.plan.kinds
    assert loose_ends(build({"kinds.em.name": "E/M", "kinds.em.per_hour": 12})) == []


@pytest.mark.parametrize(
    ("start", "stop", "loose"),
    [
        ("07:00", "15:00", []),
        ("15:00", "07:00", ["day.stop"]),
        ("07:00", "07:00", ["day.stop"]),
        ("22:00", "03:59", []),
        ("off", "03:00", []),
    ],
)
def test_the_stop_comes_after_the_start(start: str, stop: str, loose: list[str]) -> None:
    """The planned day lies in one work day; a night that ends before the turnover does."""
    assert [key for key, _ in loose_ends(build({"day.start": start, "day.stop": stop}))] == loose


OCTOBER = {
    "kinds.em.per_hour": 12, "backlog.october.kind": "em", "backlog.october.count": 400,
    "backlog.october.since": "2026-10-12", "backlog.october.deadline": "2026-10-23",
}  # fmt: skip


def test_a_backlog_is_gathered_under_its_name() -> None:
    """Several, in the order they were first mentioned."""
    again = {key.replace("october", "audit"): value for key, value in OCTOBER.items() if key.startswith("backlog.")}
    backlog = Backlog("october", "em", 400, "2026-10-12", "2026-10-23")
    assert build({**OCTOBER, **again}).backlogs == (backlog, backlog.replace(name="audit"))
    assert loose_ends(build(OCTOBER)) == []


def test_half_a_backlog_is_a_loose_end() -> None:
    """It does not count, and is said once with all that it lacks."""
    half = {key: value for key, value in OCTOBER.items() if key.split(".")[-1] not in ("count", "deadline")}
    assert build(half).backlogs == ()
    assert loose_ends(build(half)) == [
        ("backlog.october.kind", "this backlog is incomplete; also set backlog.october.count, backlog.october.deadline")
    ]


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("kind", "ed", 'chart type "ed" does not exist (available: em)'),
        ("deadline", "2026-10-11", "backlog.october.deadline must not come before backlog.october.since"),
    ],
)
def test_a_backlog_that_makes_no_sense_is_a_loose_end(key: str, value: str, said: str) -> None:
    """A kind that does not exist, a deadline before its beginning."""
    assert loose_ends(build({**OCTOBER, f"backlog.october.{key}": value})) == [(f"backlog.october.{key}", said)]


def test_a_cycle_of_continuing_education() -> None:
    """With its body, credentials, group and end; off again without an end."""
    cycle = {"ceu.body": "ahima", "ceu.credentials": 2, "ceu.group": 30, "ceu.ends": "2027-06-30"}
    assert build(cycle).ceu == CeuCycle("ahima", 2, 30, "2027-06-30")
    assert build({**cycle, "ceu.ends": "off"}).ceu.ends == ""


@pytest.mark.parametrize(
    ("given", "study"),
    [
        ({}, 0.0),
        ({"target.study": 15}, 15.0),
        ({"target.accuracy_first": True}, 10.0),
        ({"target.accuracy_first": True, "target.study": 20}, 20.0),
        ({"target.accuracy_first": True, "target.study": "off"}, 0.0),
    ],
)
def test_study_has_a_goal_in_the_first_year_or_where_one_is_set(given: dict[str, object], study: float) -> None:
    """10 % in accuracy-first mode, unless the person says otherwise (G5)."""
    assert build(given).plan.target.study == study
