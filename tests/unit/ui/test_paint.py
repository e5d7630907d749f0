"""Lines of the face as text."""

from __future__ import annotations

import pytest

from ninetyten.ui import paint
from ninetyten.ui.paint import Remark, Runs, said
from ninetyten.view.picture import DayLine, Mark, Picture, Strip, StripStretch, Total


def text(runs: Runs) -> str:
    """The runs without their inks."""
    return "".join(part for part, _ in runs)


def strip(done: float, *marks: Mark) -> Strip:
    """A strip of ninety minutes."""
    return Strip("08:45", "10:15", done, marks)


@pytest.mark.parametrize("wide", [1, 2, 7, 33, 86])
def test_a_strip_fills_its_width(wide: int) -> None:
    """The line and its minutes have exactly the cells there are."""
    cells, labels = paint.strip_cells(strip(0.4, Mark(1 / 3, "●▲■", "coming", "30"), Mark(1.0, "●", "coming", "90")), wide)
    assert (paint.width(cells), len(labels)) == (wide, wide)


def test_a_strip_tells_its_marks_apart() -> None:
    """Answered ones are filled, skipped ones hollow, and minutes stand below them."""
    cells, labels = paint.strip_cells(
        strip(0.5, Mark(0.1, "●", "answered", "9"), Mark(0.3, "○△", "skipped", "27"), Mark(0.7, "■", "coming", "63")), 20
    )
    assert text(cells) == "━━●━━━○△━━┃───■─────"
    assert labels == "  9   27      63    "
    assert ("━━●━━━", "done") in cells and ("○△", "faint") in cells and ("■", "bright") in cells


def test_minutes_that_would_touch_are_left_out() -> None:
    """A label that has no room gives way to the one before it."""
    _, labels = paint.strip_cells(strip(0.0, Mark(0.5, "●", "coming", "45"), Mark(0.6, "▲", "coming", "54")), 10)
    assert labels.split() == ["45"]


def test_the_day_is_told_by_shades() -> None:
    """Each bucket has a shade of its own; what has not come is a low line."""
    line = DayLine(
        "07:00",
        "15:00",
        (StripStretch(0.0, 0.25, "production"), StripStretch(0.25, 0.5, "rest"), StripStretch(0.5, 0.75, "study")),
    )
    assert text(paint.day(line, 40)) == "█" * 10 + "░" * 10 + "▓" * 10 + "▁" * 10
    assert text(paint.day(line, 54)) == "07:00  " + "█" * 10 + "░" * 10 + "▓" * 10 + "▁" * 10 + "  15:00"


def test_figures_stand_out() -> None:
    """The first number most, the commas not at all."""
    assert paint.figures("charts 11 of 27, on pace for 26", 80) == [
        ("charts ", "quiet"), ("11", "strong"), (" of ", "quiet"), ("27", "bright"),
        (", on pace for ", "quiet"), ("26", "bright"), ("", "quiet"),
    ]  # fmt: skip


def test_totals_give_way_from_the_end() -> None:
    """Below the bar where they fit, then from the edge, then the last ones go."""
    four = [Total(bucket, bucket, "0 h 15") for bucket in ("production", "study", "growth", "rest")]
    assert text(paint.totals(four, 90)).startswith(" " * paint.INDENT)
    assert text(paint.totals(four, 70)).count("0 h 15") == 4
    assert text(paint.totals(four, 30)).count("0 h 15") == 1
    assert paint.totals([], 80) == []


def test_a_demo_says_so_before_anything_else() -> None:
    """The badge stands in the name's place, and stays when the rest no longer fits."""
    picture = Picture(date="Tue, Oct 6", block="block 3", ends="ends 15:00", badge="made-up days, 60 times as fast")
    assert text(paint.header(picture, 76)).startswith("demo made-up days, 60 times as fast ")
    assert text(paint.header(picture, 76)).endswith("ends 15:00")
    assert text(paint.header(picture, 36)) == "demo made-up days, 60 times as fast"
    assert paint.badge(Picture()) == []


def test_the_header_keeps_the_end_of_the_day_longest() -> None:
    """Where there is little room the date goes first."""
    picture = Picture(date="Tue, Oct 6", block="block 2 of 4", ends="ends 15:00")
    assert "Tue, Oct 6" in text(paint.header(picture, 60))
    assert text(paint.header(picture, 36)).endswith("block 2 of 4  ends 15:00")
    assert text(paint.header(picture, 22)).endswith("ends 15:00")
    assert text(paint.header(picture, 9)) == "ninetyten"


def test_parts_are_stacked_as_there_is_room() -> None:
    """With room to spare a blank line lies between; with too little the first ones go; without a limit they are close."""
    parts: list[Runs] = [[("a", "")], [], [("b\nc", "")]]
    assert text(paint.stacked(parts, 4)) == "a\n\nb\nc"
    assert text(paint.stacked(parts, 3)) == "a\nb\nc"
    assert text(paint.stacked(parts, 2)) == "b\nc"
    assert text(paint.stacked(parts)) == "a\nb\nc"


@pytest.mark.parametrize(("left", "full"), [(1.0, 40), (0.5, 20), (0.0, 0), (-1.0, 0), (7.0, 40)])
def test_a_bar_empties(left: float, full: int) -> None:
    """It is four fifths of the line wide, and never longer than that."""
    assert text(paint.bar(left, 50)) == "━" * full + "─" * (40 - full)


def test_figures_that_do_not_fit_are_left_out_whole() -> None:
    """The last parts of the sentence go first; no number is cut."""
    text = "charts 1,100 of 1,200, 100 to go, on pace for 1,150"
    assert ["".join(part for part, _ in paint.figures(text, columns)) for columns in (60, 40, 30, 12)] == [
        text, "charts 1,100 of 1,200, 100 to go", "charts 1,100 of 1,200", "charts 1,100",
    ]  # fmt: skip
    assert ("1,200", "bright") in paint.figures(text, 60)


def test_a_remark_is_said_part_by_part_and_then_no_more() -> None:
    """Each part fits the line; a short remark stays for six seconds, a long one four for each part."""
    long = Remark("chart: you already logged 12 charts today", wrong=True, at=10.0)
    parts = long.parts(20)
    assert parts == ["! chart: you …", "already logged 12 …", "charts today"] and all(len(part) <= 20 for part in parts)
    assert [said(long, now, 20) for now in (10.0, 14.0, 18.0, 22.0)] == [
        *([(part, "overtime")] for part in parts),
        [],
    ]
    short = Remark("1 chart", at=10.0)
    assert [said(short, now, 20) for now in (15.9, 16.0)] == [[("1 chart", "bright")], []]
    assert said(Remark(), 0.0, 20) == []
