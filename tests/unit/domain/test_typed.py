"""What people type, in every spelling: read as meant, or refused with what to type instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ninetyten.domain.moment import HOUR, MINUTE
from ninetyten.domain.typed import (
    Ambiguous,
    date_of,
    read_credits,
    read_date,
    read_hours,
    read_length,
    read_moment,
    read_part,
    read_rate,
    read_result,
    read_time,
    read_whole,
    spell_length,
    spell_rate,
)


def clock(minute: int) -> str:
    """A minute of the day on a clock of 24 hours."""
    return f"{minute // 60:02}:{minute % 60:02}"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("7:30am", "07:30"), ("7am", "07:00"), ("7:30 PM", "19:30"), ("19:30", "19:30"), ("0730", "07:30"), ("730", "07:30"),
        ("07", "07:00"), ("13", "13:00"), ("0", "00:00"), ("noon", "12:00"), ("Midnight", "00:00"), ("12am", "00:00"),
        ("12:30 a.m.", "00:30"), ("12pm", "12:00"), ("7 p.m.", "19:00"), ("7a", "07:00"), (" 7:05 ", "07:05"), ("7:30", "07:30"),
        ("12 noon", "12:00"), ("730p", "19:30"), ("1530", "15:30"), ("11:59 P.M.", "23:59"), ("12:00am", "00:00"),
        ("7  am", "07:00"),
    ],
)  # fmt: skip
def test_a_time_is_read_as_americans_write_it(text: str, meant: str) -> None:
    """F1: with am or pm, or by a clock of 24 hours."""
    assert clock(read_time(text)) == meant


@pytest.mark.parametrize(
    "text", ["", "13pm", "0am", "25:00", "24:00", "7:60", "7:5", "-1", "７:00", "²", "7h30", "7:30xm", "12345"]
)
def test_what_is_no_time_is_refused_with_an_example(text: str) -> None:
    """The example can be typed."""
    with pytest.raises(ValueError, match="write a time such as 7:30am or 19:30"):
        read_time(text)


@pytest.mark.parametrize(
    ("text", "afternoon"),
    [("1:30", "13:30"), ("11:59", "23:59"), ("01:30", ""), ("12:30", ""), ("13:30", ""), ("1:30am", ""), ("130", "13:30")],
)
def test_a_moment_can_also_mean_the_afternoon(text: str, afternoon: str) -> None:
    """F1: only where it is written as on a clock of 12 hours, without am or pm."""
    minute, later = read_moment(text)
    assert minute == read_time(text) and ("" if later is None else clock(later)) == afternoon


def test_a_moment_of_an_hour_alone_is_both_times() -> None:
    """Which one can be is for the day to say."""
    assert [read_moment(text) for text in ("7", "12")] == [(420, 1140), (0, 720)]
    assert read_moment("07") == (420, None) and read_moment("noon") == (720, None)


@pytest.mark.parametrize(("hour", "both"), [("7", "7:00 AM or 7:00 PM"), ("12", "12:00 AM or 12:00 PM")])
def test_an_hour_alone_shows_both_times(hour: str, both: str) -> None:
    """F1: it is refused where both are possible."""
    with pytest.raises(ValueError, match=both):
        read_time(hour)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("7am-3pm", "07:00-15:00"), ("7-3:30pm", "07:00-15:30"), ("700-1500", "07:00-15:00"), ("07:00-15:00", "07:00-15:00"),
        ("7-15", "07:00-15:00"), ("12-15", "12:00-15:00"), ("7:00-3:30pm", "07:00-15:30"), ("7am-3", "07:00-15:00"),
        ("9-5pm", "09:00-17:00"), ("10-6am", "22:00-06:00"), ("22:00-06:00", "22:00-06:00"), ("11pm-7", "23:00-07:00"),
        ("7am to 3:30pm", "07:00-15:30"), ("7 - 3:30 p.m.", "07:00-15:30"), ("7am–3pm", "07:00-15:00"),
        ("noon-8pm", "12:00-20:00"), ("8-noon", "08:00-12:00"), ("0700-3am", "07:00-03:00"), ("12-8pm", "12:00-20:00"),
    ],
)  # fmt: skip
def test_hours_are_read_as_people_plan_them(text: str, meant: str) -> None:
    """F1: one am or pm gives the shortest span."""
    assert "-".join(map(clock, read_hours(text))) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("7:00am-3:30pm", "07:00-15:30"), ("7a to 330p", "07:00-15:30"), ("noon-8", "12:00-20:00"), ("8-12 noon", "08:00-12:00"),
        ("7 am until 3 pm", "07:00-15:00"), ("from 7am to 3pm", "07:00-15:00"), ("7AM–3:30PM", "07:00-15:30"),
        ("9-5p", "09:00-17:00"),
        ("6:30a-3p", "06:30-15:00"), ("700a-330p", "07:00-15:30"), ("11p-7a", "23:00-07:00"), ("noon-midnight", "12:00-00:00"),
        ("22:00-6:00", "22:00-06:00"), ("22-6", "22:00-06:00"), ("7-15:30", "07:00-15:30"), ("7:30-11:45", "07:30-11:45"),
        ("10:00-11:00", "10:00-11:00"), ("7:00-8:30", "07:00-08:30"), ("7-7pm", "07:00-19:00"), ("6–2:30pm", "06:00-14:30"),
        ("7:00 a.m. — 3:30 p.m.", "07:00-15:30"), ("8 til 4:30pm", "08:00-16:30"), ("10-2pm", "10:00-14:00"),
        ("0-8", "00:00-08:00"),
    ],
)  # fmt: skip
def test_hours_are_read_in_many_spellings(text: str, meant: str) -> None:
    """F1: the hour alone where the other end tells, and 24 hours where nothing else can be meant."""
    assert "-".join(map(clock, read_hours(text))) == meant


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("7-3", "7:00 AM–3:00 PM or 7:00 PM–3:00 AM"), ("7-3:30", "7:00 AM–3:30 PM or 7:00 PM–3:30 AM"),
        ("8–4:30", "8:00 AM–4:30 PM or 8:00 PM–4:30 AM"), ("9 to 5", "9:00 AM–5:00 PM or 9:00 PM–5:00 AM"),
        ("8-12", "8:00 AM–12:00 PM or 8:00 PM–12:00 AM"), ("7:00-3:30", "7:00 AM–3:30 PM or 7:00 PM–3:30 AM"),
        ("700-330", "7:00 AM–3:30 PM or 7:00 PM–3:30 AM"), ("07:00-3:30", "7:00 AM–3:30 PM or 7:00 AM–3:30 AM"),
        ("0700-3", "7:00 AM–3:00 PM or 7:00 AM–3:00 AM"), ("13-5", "1:00–5:00 PM or 1:00 PM–5:00 AM"),
        ("7:30-9", "7:30–9:00 AM or 7:30–9:00 PM"), ("12:00-8:30", "12:00–8:30 PM or 12:00 PM–8:30 AM"),
        ("7-7", "7:00 AM–7:00 PM or 7:00 PM–7:00 AM"), ("10-6", "10:00 AM–6:00 PM or 10:00 PM–6:00 AM"),
    ],
)  # fmt: skip
def test_hours_with_two_meanings_show_both(text: str, both: str) -> None:
    """F1: and how to write one of them."""
    with pytest.raises(Ambiguous, match=f'"{text}" could be {both}: write a start and an end such as 7am-3:30pm or 07:00-15:30'):
        read_hours(text)


@pytest.mark.parametrize(
    "text", ["7", "7-", "-3pm", "", "7-25", "1-2-3", "7am", "9 5", "7am-3xm", "13pm-5", "7:60-8am", "early-late"]
)
def test_hours_that_say_too_little_are_refused(text: str) -> None:
    """With an example of each way to write them."""
    with pytest.raises(ValueError, match="is not a span of hours: write a start and an end such as 7am-3:30pm or 07:00-15:30"):
        read_hours(text)


@given(st.integers(0, 1439), st.integers(0, 1439))
def test_every_time_is_read_back_in_both_spellings(start: int, stop: int) -> None:
    """Of 24 hours, and with am and pm."""
    twelve = [f"{m // 60 % 12 or 12}:{m % 60:02}{'pm' if m >= 720 else 'am'}" for m in (start, stop)]
    assert [read_time(text) for text in twelve] == [start, stop] == [read_time(clock(start)), read_time(clock(stop))]
    assert read_hours("-".join(twelve)) == read_hours(f"{clock(start)}-{clock(stop)}") == (start, stop)


@pytest.mark.parametrize("text", ["39/42", "39 42", "39 / 42", "39 of 42", "39 out of 42"])
def test_a_result_is_so_many_of_so_many(text: str) -> None:
    """With a slash, a blank or a word between."""
    assert read_result(text) == (39, 42)


@pytest.mark.parametrize("text", ["42/39", "0/0", "39", "39/", "a/b", "-1/2", "39-42"])
def test_what_is_no_result_is_refused(text: str) -> None:
    """More right than reviewed is none."""
    with pytest.raises(ValueError, match="right/reviewed, such as 39/42"):
        read_result(text)


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("12", 12), ("12/h", 12), ("12 an hour", 12), ("12.5 per hour", 12.5), ("100/8h", 12.5), ("100 in 8 hours", 12.5),
        ("54/day", 12), ("54 a day", 12), ("18/h", 18), ("12/hr", 12), ("12 cph", 12), ("12 charts an hour", 12),
        ("1.5 per hour", 1.5),
        ("90 in a 7 1/2 hr day", 12), ("96 per 8-hour day", 12), ("90/7½h", 12), ("45 records daily", 10), ("4 min each", 15),
        ("20 min per record", 3), ("90 sec each", 40), ("1 hour each", 1), ("1.5 hours per chart", 2 / 3),
        ("3 charts every 20 min", 9),
        ("1,350 reports a day", 300), ("54 per shift", 12), (" 17 AN HOUR ", 17), (".5/h", 0.5), ("2 minutes for each chart", 30),
        ("5m", 12), ("5m/chart", 12), ("5 min", 12), ("20 minutes a chart", 3),
        ("2 min 30 sec each", 24), ("2m30s", 24), ("a chart every 5 min", 12), ("one every 5 minutes", 12),
    ],
)  # fmt: skip
def test_a_rate_is_read_as_quotas_are_stated(text: str, rate: float) -> None:
    """F2: an hour, in some hours, a day of 4 h 30 of production, or minutes a chart."""
    assert read_rate(text, 4 * HOUR + 30 * MINUTE) == rate


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0",
        "x",
        "1/0h",
        "0m",
        "-3",
        "12/x",
        "54/day/h",
        "12h",
        "12 charts",
        "60-120/day",
        "1h",
        "12 per",
        "per hour",
        "12//h",
        "1e3",
    ],
)
def test_what_is_no_rate_is_refused(text: str) -> None:
    """With an example of each way to state one."""
    with pytest.raises(ValueError, match="charts per hour such as 12"):
        read_rate(text, 4 * HOUR)


@given(st.integers(1, 100 * 3600))
def test_a_length_is_read_back_as_it_is_spelled(seconds: int) -> None:
    """To the second."""
    assert read_length(spell_length(seconds * 1000)) == seconds * 1000


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        (12, "12/hour, 5 min a chart, 54 a day of 4 h 30 production"),
        (13.333333, "13.33/hour, 4.5 min a chart, 60 a day of 4 h 30 production"),
        (400, "400/hour, 9 s a chart, 1,800 a day of 4 h 30 production"),
        (0.05, "0.05/hour, 1,200 min a chart, 0 a day of 4 h 30 production"),
    ],
)
def test_a_rate_is_said_back_in_every_way(rate: float, said: str) -> None:
    """F2: so that a mistake is seen at once."""
    assert spell_rate(rate, 4 * HOUR + 30 * MINUTE) == said
    assert spell_rate(rate, 0) == said.rpartition(", ")[0]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1 hour 15 minutes", 75), ("1 hr 15 min", 75), ("1.5h", 90), ("1 1/2 hours", 90), ("1½ h", 90), ("45 mins", 45),
        ("90 MIN", 90),
        ("2 hours", 120), ("1 hour and 5 minutes", 65), ("1h, 5m", 65), ("30 m", 30), ("1,000", 1000), ("60 seconds", 1),
        ("2", 2), (".5h", 30), ("½ hour", 30), ("1/2 hr", 30), ("45 min.", 45), ("1 hr. 5 min.", 65),
    ],
)  # fmt: skip
def test_lengths_are_read_in_words_too(text: str, minutes: float) -> None:
    """F3: any length can be typed; a number is minutes."""
    assert read_length(text) == minutes * MINUTE


@pytest.mark.parametrize(("text", "both"), [("1:15", "1h15m or 1m15s"), ("0:45", "0h45m or 0m45s")])
def test_a_length_with_a_colon_shows_both_meanings(text: str, both: str) -> None:
    """F3: minutes and seconds stand so on the clock, hours and minutes in most time sheets."""
    with pytest.raises(Ambiguous, match=f'"{text}" could be {both}: write one of them'):
        read_length(text)


@pytest.mark.parametrize(("text", "number"), [("40", 40), ("1,200", 1200), (" 7 ", 7), ("0", 0)])
def test_a_whole_number_is_read_as_people_write_it(text: str, number: int) -> None:
    """F3: with a comma for thousands, too."""
    assert read_whole(text) == number


@pytest.mark.parametrize("text", ["", "1.5", "1/2", "-5", "=40", "12 charts", "²", "1,20"])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    """Nothing is left out to make it one."""
    with pytest.raises(ValueError, match="is not a whole number: write one such as 40 or 1,200"):
        read_whole(text)


@pytest.mark.parametrize(("text", "ceus"), [("1", 1), (".5", 0.5), ("1 1/2", 1.5), ("1½", 1.5), ("0.25", 0.25), ("2.0", 2)])
def test_ceus_are_read_in_quarters(text: str, ceus: float) -> None:
    """As certificates state them."""
    assert read_credits(text) == ceus


@pytest.mark.parametrize("text", ["", ".", "0", "1/2", "1,5", "1.3", "two", "1000"])
def test_what_is_no_number_of_ceus_is_refused(text: str) -> None:
    """Half of one is not twelve."""
    with pytest.raises(ValueError, match="is not a number of CEUs: write quarters"):
        read_credits(text)


@pytest.mark.parametrize("text", ["1h 2h", "5m 1h", "1 hour x", "an hour", "1h30", "1 15", "h", "1 month", "min 5"])
def test_what_is_no_length_is_refused(text: str) -> None:
    """Units come once each, the longest first."""
    with pytest.raises(ValueError, match="write a length such as 90m, 1h30m, 20s, 2h, or a number of minutes"):
        read_length(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-10-06", "2026-10-06"), ("10/6", "2026-10-06"), ("10/07", "2026-10-07"), ("10/8", "2025-10-08"),
        ("10/6/2024", "2024-10-06"), ("Oct 6", "2026-10-06"), ("sept. 30", "2026-09-30"), ("December 24, 2025", "2025-12-24"),
        ("dec 24", "2025-12-24"), ("2/29", "2024-02-29"), (" Today ", "2026-10-07"), ("YESTERDAY", "2026-10-06"),
        ("tuesday", "2026-10-06"), ("Tue", "2026-10-06"), ("wed", "2026-09-30"), ("thursday", "2026-10-01"),
        ("Tues", "2026-10-06"), ("weds", "2026-09-30"), ("thur", "2026-10-01"), ("thurs", "2026-10-01"),
        ("Oct 6th", "2026-10-06"), ("October 1st, 2026", "2026-10-01"),
    ],
)  # fmt: skip
def test_a_date_is_read_as_people_say_it(text: str, meant: str) -> None:
    """On Wednesday, October 7, 2026: a weekday is the last one before it, a date without a year the last one up to it."""
    assert date_of(read_date(text), "2026-10-07") == meant


@pytest.mark.parametrize(
    "text", ["", "10", "13/1", "2/30", "10/6/26", "6.10.2026", "2026-1-1", "tod", "yes", "fryday", "ma 3", "tomorrow", "0/1"]
)
def test_what_is_no_date_is_refused_with_examples(text: str) -> None:
    """Also a day that does not exist, and what could be two months."""
    with pytest.raises(ValueError, match="not a valid date: write a date such as 2026-10-06 or 10/6, yesterday, or a weekday"):
        read_date(text)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("20", (540, 560)), ("20m", (540, 560)), ("first 20", (540, 560)), ("last 20", (580, 600)), ("Last 1h", (540, 600)),
        ("9:20-9:40", (560, 580)), ("9:20am to 9:40am", (560, 580)), ("0920-0940", (560, 580)), ("60", (540, 600)),
    ],
)  # fmt: skip
def test_a_part_of_a_stretch_is_minutes_or_times(text: str, part: tuple[int, int]) -> None:
    """Of nine to ten: its first or last minutes, or from when to when."""
    assert read_part(text, 540, 600) == part


def test_a_part_can_lie_past_noon_or_midnight() -> None:
    """12 hours later if only that lies in it; the minutes of the next day go on counting."""
    assert read_part("2:10-2:30", 14 * 60, 15 * 60) == (14 * 60 + 10, 14 * 60 + 30)
    assert read_part("23:50-0:10", 23 * 60, 25 * 60) == (23 * 60 + 50, 24 * 60 + 10)


@pytest.mark.parametrize("text", ["", "61", "0", "last 61", "8:50-9:10", "9:50-10:10", "9:40-9:20", "half", "first", "20 last"])
def test_what_is_no_part_is_refused(text: str) -> None:
    """With what to write instead."""
    with pytest.raises(ValueError, match="write "):
        read_part(text, 540, 600)
