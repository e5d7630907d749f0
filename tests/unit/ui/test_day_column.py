"""The day as a column of lines."""

from __future__ import annotations

from ninetyten.ui.day_column import column, cut, fitted, heading, painted
from ninetyten.view.day_page import DayPage
from tests.ui.fakes import DAY


def drawn(page: DayPage, room: int, columns: int, selected: int = -1) -> list[str]:
    """The lines as text, their ends stripped."""
    page = fitted(page, columns)
    text = "".join(text for text, _ in painted(page, column(page, room), selected, columns))
    return [line.rstrip() for line in text.split("\n")]


def test_plan_and_facts_share_the_clock() -> None:
    """An hour looks like an hour, every stretch has a line, and the plan is told where it begins."""
    assert drawn(DAY, 14, 80, selected=1) == [
        "07:00 block 1 │",
        "              │   07:03 ███  production · E/M established   1 h 27  8 charts",
        "              │         ███",
        "              │         ███",
        "              │         ███",
        "08:30 break   ┊ ▸ 08:30 ░░░  break · a walk                 0 h 15",
        "08:45 block 2 │   08:45 ███  production · E/M established   0 h 25  3 charts",
        "              │   09:10 ▓▓▓  accuracy study                 0 h 12  so far",
        "              │",
        "              │",
        "              │",
        "10:15 end",
    ]


def test_more_room_has_a_finer_scale() -> None:
    """As fine as fits; with no room at all each stretch still has its line."""
    assert len(column(DAY, 200)) > len(column(DAY, 20)) > len(column(DAY, 9))
    assert {line.slot for line in column(DAY, 1)} == {-1, 0, 1, 2, 3}


def test_a_narrow_screen_leaves_the_plan_out() -> None:
    """Then what was logged, then the detail's end, then all but what it was."""
    assert drawn(DAY, 4, 40)[0] == "  07:03 ███  production · E/M …   1 h 27"
    assert drawn(DAY, 4, 20)[0] == "  07:03 ███  produc…"
    assert heading(fitted(DAY, 40)) == [("  actual", "quiet")]


def test_a_wide_screen_is_used() -> None:
    """Of more columns the shade and the words get a quarter each; the log stands right of them."""
    first = drawn(DAY, 14, 150)[1]
    assert first == "              │   07:03 " + "█" * 15 + "  production · E/M established" + " " * 12 + "   1 h 27  8 charts"
    long = DAY.replace(slots=(DAY.slots[0].replace(detail="outpatient surgery, same-day, two payers"),))
    assert "surgery" not in drawn(long, 14, 80)[1]
    assert "surgery, same-day…   1 h 27" in drawn(long, 14, 160)[1]


def test_before_the_first_start_there_is_only_the_plan() -> None:
    """With the time it is now."""
    page = DAY.replace(slots=(), now=DAY.planned[2].start)
    assert [line for line in drawn(page, 14, 80) if "now" in line] == ["08:45 block 2 │   08:45 now"]


def test_nothing_planned_and_nothing_done() -> None:
    """There is no line."""
    assert column(DayPage(), 10) == ()


def test_cut() -> None:
    """What does not fit ends in a mark."""
    assert (cut("production", 10), cut("production", 5), cut("x", 0)) == ("production", "prod…", "…")
