"""Plots: what is drawn lies where the scale says."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import pytest

from ninetyten.domain.plan import Goals
from ninetyten.ledger.peaks import PeakHour, Peaks
from ninetyten.ledger.report import production_report
from ninetyten.ledger.study import Found, TopicStudy
from ninetyten.reports.day_text import Outlook
from ninetyten.reports.svg import BOTTOM, HEIGHT, TOP, WIDTH, intervals, production_figures, stacks
from ninetyten.view.insights_page import insights_page
from ninetyten.view.plots import Bar, Bars, Interval, Intervals, hours_plot
from tests.unit.view.test_insights_page import PLAN, TODAY, day

SERIES = (("growth", "CEU"), ("production", "production"))


def hours(label: str, growth: float, production: float, mark: float | None = None) -> Bars:
    """A single bar of two parts."""
    return Bars((Bar(label, (("growth", growth), ("production", production)), mark),), "hours", SERIES)


def drawn(svg: str, tag: str, name: str = "") -> list[ElementTree.Element]:
    """The elements of a plot with that tag, of that class."""
    return [found for found in ElementTree.fromstring(svg).iter(tag) if found.get("class", "") == name]


def test_a_stack_is_as_high_as_its_parts() -> None:
    """The lowest part begins on the axis, the next on it; the goal lies at its own height."""
    svg = stacks("Hours", "So many.", hours("Mon", 1.0, 3.0, 2.0))
    low, high = drawn(svg, "rect")
    ground, height = HEIGHT - BOTTOM, HEIGHT - TOP - BOTTOM
    assert float(low.get("y", 0)) + float(low.get("height", 0)) == pytest.approx(ground, abs=0.2)
    assert float(low.get("height", 0)) == pytest.approx(height / 4, abs=0.2)
    assert float(high.get("y", 0)) == pytest.approx(TOP, abs=0.2)
    (goal,) = drawn(svg, "line", "goal")
    assert float(goal.get("y1", 0)) == pytest.approx(TOP + height / 2, abs=0.2)
    assert [part.findtext("title") for part in (low, high)] == ["Mon: CEU 1.0 hours", "Mon: production 3.0 hours"]


def test_nothing_to_draw_is_an_empty_scale() -> None:
    """No bar, and bars of nothing."""
    for plot in (Bars((), "hours", SERIES), hours("Mon", 0.0, 0.0)):
        assert drawn(stacks("Hours", "None.", plot), "rect") == []


def test_an_interval_has_its_ends_and_its_middle() -> None:
    """The dot between them; the goal through all of them; inside the picture."""
    svg = intervals("Accuracy", "So much.", Intervals((Interval("Mon", 81.0, 92.9, 97.5, "92.9%"),), 95.0, "%"))
    (dot,) = drawn(svg, "circle")
    ends = [float(line.get("y1", 0)) for line in drawn(svg, "line")]
    low, high = max(ends), min(ends)
    assert float(drawn(svg, "line", "goal")[0].get("y1", 0)) < float(dot.get("cy", 0))
    assert TOP <= high <= float(dot.get("cy", 0)) <= low <= HEIGHT - BOTTOM
    assert "Mon: 92.9%, 81 to 97.5" in svg


def test_labels_are_text() -> None:
    """Whatever a name holds."""
    svg = stacks('<b>"', "<i>", hours("<u>", 1.0, 1.0).replace(unit="&"))
    root = ElementTree.fromstring(svg)
    assert (root.findtext("title"), root.findtext("desc")) == ('<b>"', "<i>")


@pytest.mark.parametrize("most", [0.3, 1, 7, 9.5, 63, 480, 9_000])
def test_a_scale_has_a_few_round_lines(most: float) -> None:
    """Between two and seven, the first at nothing, the last not below the highest bar."""
    svg = stacks("Hours", "Some.", hours("Mon", most, 0.0))
    figures = [float(found) for found in re.findall(r'text-anchor="end">([\d.e+]+)<', svg)]
    assert 2 <= len(figures) <= 7
    assert figures[0] == 0 and figures[-1] >= most
    assert float(drawn(svg, "rect")[0].get("y", 0)) >= TOP - 0.1
    assert all(0 <= float(found.get("x", 0)) <= WIDTH for found in drawn(svg, "text"))


def test_a_bar_of_work_is_as_long_as_the_work_time() -> None:
    """Ten minutes paused are paid work: other work, as on the screen, and the goal is a share of it all."""
    paused = day(TODAY, "07:00 start --kind em\n08:00 pause phone\n08:10 resume\n09:00 stop\n")
    (_, plot, caption), *_ = production_figures(production_report([paused], "week", TODAY), Outlook())
    captions = [found.text for found in ElementTree.fromstring(plot).iter("title")]
    assert captions[1:] == ["Thu, Oct 8: production 1.8 hours", "Thu, Oct 8: other work 0.2 hours"]
    assert "other work 10 min" in caption
    screen = insights_page([paused], "week", TODAY, PLAN, Goals())
    assert "other work 0 h 10" in [key.words for found in screen.parts for key in found.legend]


def test_screen_and_page_draw_the_same_hours() -> None:
    """The plot of best hours is described once: the same rows, and the best of them noted."""
    best = Peaks(10, 0, (PeakHour(7, 10, 40.0, 50.0, 60.0), PeakHour(8, 10, 30.0, 35.0, 40.0)), (7, 8))
    (_, plot, _) = next(production_figures({}, Outlook({}, {"peaks": ("Your best hours: 07-08.",)}, best=best)))
    captions = [found.text for found in ElementTree.fromstring(plot).iter("title")][1:]
    unit = hours_plot(best, "24h").unit
    assert captions == [
        f"{row.label}: {row.middle:g} {unit}, {row.low:g} to {row.high:g}" for row in hours_plot(best, "24h").rows
    ]
    assert [found.text for found in drawn(plot, "text", "note")] == ["best", None]
    assert [row.middle for row in hours_plot(best, "24h", 12.0).rows] == [10.0, 7.0]


def test_errors_before_and_since_study_are_drawn_in_pairs() -> None:
    """Only topics that have both, three at most; no goal; the caption has the figures and claims no cause."""
    one = TopicStudy("units", 0, 3, before=Found(15, 200), since=Found(4, 210)).plain
    alone = TopicStudy("poa", before=Found(3, 42)).plain
    study = {"date": TODAY, "due": [], "topics": [alone, one, one, one, one]}
    (title, plot, caption), *others = production_figures({}, Outlook({"study": study}))
    assert (title, len(drawn(plot, "circle")), drawn(plot, "line", "goal"), others) == (
        "Errors before and since study",
        6,
        [],
        [],
    )
    assert "units before: 7.5 errors per 100 codes (15 in 200; likely 4.6 to 12); since" in plot
    assert "units before: 7.5 errors per 100 codes, 4.6 to 12" in plot and ">units since</text>" in plot
    assert "too few codes to tell." in caption and "Showing 3 of 4 topics." in caption and "not why." in caption
    assert not list(production_figures({}, Outlook({"study": {**study, "topics": [alone]}})))
