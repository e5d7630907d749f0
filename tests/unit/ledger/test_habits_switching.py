"""What a change of the chart type costs, by own figures."""

from __future__ import annotations

from ninetyten.domain.moment import MINUTE
from ninetyten.ledger.habits import switching
from ninetyten.ledger.production import Lap, laps
from ninetyten.ledger.summary import OfKind
from tests.unit.ledger.days import lived, made

BEGIN = "07:00 start --kind em\n"


def timed(script: str) -> list[tuple[str, float, bool]]:
    """The laps of a script in minutes."""
    return [(lap.kind, lap.span / MINUTE, lap.switched) for lap in laps(lived(BEGIN + script)[0])]


def test_a_lap_is_the_time_since_the_entry_before() -> None:
    """The first one's since production began."""
    assert timed("07:05 chart\n07:12 chart\n07:30 stop") == [("em", 5, False), ("em", 7, False)]


def test_the_first_chart_after_a_switch_counts_from_the_switch() -> None:
    """Of several switches without a chart between them, from the last."""
    assert timed(
        "07:05 chart\n07:06 switch production --kind ip\n07:10 switch production --kind em\n07:18 chart\n07:30 stop"
    ) == [
        ("em", 5, False),
        ("em", 8, True),
    ]


def test_other_work_in_between_is_no_switch_and_no_time_of_the_chart() -> None:
    """Two minutes before a query of ten and three after it are a lap of five."""
    assert timed("07:02 switch query\n07:12 switch production\n07:15 chart\n07:20 stop") == [("em", 5, False)]


def test_batches_and_holds_make_no_laps() -> None:
    """A hold after a switch takes the switch with it."""
    assert timed(
        "07:10 chart 3\n07:14 chart\n07:15 switch production --kind ip\n07:20 hold unsigned\n07:30 chart\n08:00 stop"
    ) == [
        ("em", 4, False),
        ("ip", 10, False),
    ]


def test_a_chart_logged_in_the_break_was_coded_before_it() -> None:
    """The break is no time of it."""
    assert timed("07:10 rest 15\n07:12 chart\n07:25 stop") == [("em", 10, False)]


def test_a_summary_keeps_the_laps_by_kind() -> None:
    """Those after a switch apart."""
    kinds = lived(BEGIN + "07:05 chart\n07:05 switch production --kind ip\n07:20 chart\n07:30 chart\n08:00 stop")[1].kinds
    assert [(kind.kind, [lap // MINUTE for lap in kind.laps], [lap // MINUTE for lap in kind.first_laps]) for kind in kinds] == [
        ("em", [5], []),
        ("ip", [10], [15]),
    ]


def switched(times: int, usual: tuple[int, ...] = (5, 5, 6, 5, 9), first: int = 8) -> OfKind:
    """A kind with usual laps, and so many first ones after a switch, in minutes."""
    minutes = tuple(lap * MINUTE for lap in usual)
    return OfKind("em", 40, 0, 0.0, minutes, (first * MINUTE,) * times)


def test_the_cost_is_what_the_first_chart_takes_beyond_the_median() -> None:
    """8 minutes against a median of 5, ten times."""
    found = switching([made(kinds=(switched(4),), switches=4), made(kinds=(switched(6, ()),), switches=7)])
    assert (found.switches, found.measured, found.missing, found.cost_minutes) == (11, 10, 0, 3.0)
    assert found.words == "The first chart after switching types takes 3 min longer; switched 11 times."


def test_too_few_switches_say_nothing() -> None:
    """Nine are one short."""
    found = switching([made(kinds=(switched(9),), switches=9)])
    assert (found.cost_minutes, found.missing) == (None, 1)
    assert found.words == ""


def test_a_kind_that_is_hardly_known_has_no_usual_time() -> None:
    """Four usual charts measure no switch."""
    assert switching([made(kinds=(switched(12, (5, 5, 5, 5)),))]).measured == 0


def test_a_switch_that_costs_nothing_is_said_to() -> None:
    """A first chart as quick as the others."""
    assert switching([made(kinds=(switched(10, first=5),), switches=10)]).words == (
        "Switching chart types 10 times cost no measurable time."
    )


def test_a_minute_longer_is_a_cost() -> None:
    """It is told however small it is."""
    found = switching([made(kinds=(switched(10, first=6),), switches=10)])
    assert found.words == "The first chart after switching types takes 1 min longer; switched 10 times."


def test_no_days_no_switches() -> None:
    """Ten are missing then."""
    assert (switching([]).missing, Lap("em", 1, False).switched) == (10, False)
