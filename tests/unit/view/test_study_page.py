"""The page of accuracy study, made of topics as they stand."""

from __future__ import annotations

from ninetyten.domain.moment import MINUTE
from ninetyten.ledger.study import Found, TopicStudy
from ninetyten.view.plots import Intervals, axis_of
from ninetyten.view.study_page import HEAD, NOTES, NOTHING, NOTHING_DUE, study_page

TODAY = "2026-10-06"
KINDS = {"em": "E/M established"}
UNITS = TopicStudy("units", 45 * MINUTE, 3, "2026-09-01", "", 2, TODAY, Found(15, 200), Found(4, 210))
NEW = TopicStudy("modifier", opened="2026-10-01", due="2026-10-08", before=Found(3, 42))
KIND = TopicStudy("em", 20 * MINUTE, 1, before=Found(8, 120), since=Found(0, 180))


def test_each_topic_has_its_time_and_its_next_date() -> None:
    """What is due first, on top and in the topics; a chart type by its name."""
    page = study_page((UNITS, NEW, KIND), TODAY, KINDS)
    assert (page.period, page.title, page.lines) == ("study", "as of Tue, Oct 6, 2026", ("Due for accuracy study: units.",))
    assert page.parts[0].lines == (
        "units: 45 min (3 stretches of 10 min or more); due Tue, Oct 6.",
        "modifier: not studied yet; next on Thu, Oct 8.",
        "E/M established: 20 min (1 stretch of 10 min or more).",
    )


def test_errors_before_and_since_are_drawn_and_told() -> None:
    """With their intervals, against no target; "too few codes" while these overlap; the text has the same figures; no cause."""
    part = study_page((UNITS, NEW, KIND), TODAY, KINDS).parts[1]
    assert isinstance(part.plot, Intervals) and part.plot.target is None
    rows = [(row.label, row.low, row.middle, row.high, row.note) for row in part.plot.rows]
    assert rows == [
        ("units before", 4.6, 7.5, 12.0, "7.5"),
        ("units since", 0.7, 1.9, 4.8, "1.9"),
        ("modifier before", 2.5, 7.1, 19.0, "7.1"),
        ("E/M established before", 3.4, 6.7, 12.6, "6.7"),
        ("E/M established since", 0.0, 0.0, 2.1, "0"),
    ]
    assert axis_of(part.plot) == [0, 5, 10, 15, 20]
    assert part.lines == ("units: too few codes to tell.", "E/M established: fewer since.", *NOTES)
    assert part.table == (
        HEAD,
        ("units", "7.5", "4.6 to 12", "1.9", "0.7 to 4.8"),
        ("modifier", "7.1", "2.5 to 19", "–", ""),
        ("E/M established", "6.7", "3.4 to 12.6", "0", "0 to 2.1"),
    )


def test_more_errors_than_codes_stay_on_the_axis() -> None:
    """The figure may lie above its interval, which ends at 100."""
    many = TopicStudy("units", opened=TODAY, due=TODAY, before=Found(30, 20))
    plot = study_page((many,), TODAY, KINDS).parts[1].plot
    assert isinstance(plot, Intervals) and plot.rows[0].middle == 150.0
    assert axis_of(plot)[-1] >= 150.0


def test_without_audits_there_is_no_picture() -> None:
    """Nor anything to tell where nothing was studied and no audit found anything."""
    page = study_page((TopicStudy("guidelines", 5 * MINUTE),), TODAY, KINDS)
    assert (page.lines, len(page.parts), page.parts[0].lines) == ((NOTHING_DUE,), 1, ("guidelines: 5 min.",))
    empty = study_page((), TODAY, KINDS)
    assert (empty.lines, empty.parts) == ((NOTHING,), ())
