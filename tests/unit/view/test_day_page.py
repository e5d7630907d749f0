"""The day's page, made from days that a script lives."""

from __future__ import annotations

from ninetyten.cli.simulate import player_of
from ninetyten.ledger.timeline import fold_day
from ninetyten.view.day_page import DayPage, day_page

KINDS = 'set kinds.em.name "E/M established"\nset kinds.em.per_hour 6\nset kinds.ed.per_hour 8\n'
HOURS = 'set day.start "07:00"\nset day.stop "10:00"\n'


def lived(script: str, head: str = KINDS) -> DayPage:
    """The page at the end of a script."""
    player = player_of("date 2026-10-06\n" + head + script)
    for action in player.script.actions:
        player.act(action)
    world = player.world
    world.run_until(world.at, inclusive=True)
    return day_page(fold_day(world.events_today(), world.at), world.now(), world.plan)


def told(page: DayPage) -> list[tuple[object, ...]]:
    """What stands beside each stretch."""
    return [(slot.at, slot.word, slot.detail, slot.length, slot.logged) for slot in page.slots]


def test_stretches_with_what_belongs_to_them() -> None:
    """Chart types, what a break was, charts and holds where they were coded, the last one so far."""
    page = lived(
        "07:00 start --kind em\n07:30 hold unsigned\n08:30 rest 15\n08:31 chart 8\n08:45 back walk\n"
        "09:00 switch production --kind ed\n09:10 chart 2\n09:20 switch study\n09:30 status"
    )
    assert page.date == "Tue, Oct 6"
    assert page.facts == ("10 charts", "1 on hold", "production 2 h 05", "productivity 76% of production time")
    assert told(page) == [
        ("07:00", "production", "E/M established", "1 h 30", ("8 charts", "1 put on hold")),
        ("08:30", "break", "a walk", "0 h 15", ()),
        ("08:45", "production", "E/M established", "0 h 15", ()),
        ("09:00", "production", "ed", "0 h 20", ("2 charts",)),
        ("09:20", "accuracy study", "", "0 h 10", ("so far",)),
    ]
    assert [(count.kind, count.name, count.charts) for count in page.counts] == [("em", "E/M established", 8), ("ed", "ed", 2)]


def test_the_page_of_a_night_names_the_work_day() -> None:
    """Its date is that of the log and the reports, also after midnight."""
    assert lived("23:00 start\n+2h status").date == "Tue, Oct 6"


def test_a_stretch_carries_the_times_that_relabel_takes() -> None:
    """Whole minutes that lie within the day, side by side; what was relabelled is another stretch."""
    script = "07:00:20 start\n07:30:40 pause phone\n07:45:10 resume\n08:00:30 status\n"
    page = lived(script)
    assert [(slot.first, slot.last) for slot in page.slots] == [(421, 450), (450, 465), (465, 480)]
    for number, slot in enumerate(page.slots):
        times = " ".join(f"{minute // 60:02}:{minute % 60:02}" for minute in (slot.first, slot.last))
        again = lived(f"{script}08:00:31 relabel {times} meeting\n08:00:32 status")
        assert again.slots[number].word == "meeting"


def test_the_plan_is_blocks_and_breaks_between_the_hours() -> None:
    """As far as they are known; nothing is planned without them."""
    page = lived("07:05 start\n07:10 status", KINDS + HOURS)
    assert [(page.time(slot.start), page.time(slot.end), slot.word) for slot in page.planned] == [
        ("07:00", "08:30", "block 1"),
        ("08:30", "08:40", "break"),
        ("08:40", "10:00", "block 2"),
        ("10:00", "10:00", "end"),
    ]
    assert lived("07:05 start\n07:10 status").planned == ()


def test_the_line_to_paste_has_counts_and_minutes_of_work_only() -> None:
    """Neither chart types nor breaks, pauses or absences."""
    page = lived(
        "07:00 start --kind em\n07:30 chart 3\n08:00 pause unwell\n08:10 resume\n08:40 rest\n08:50 back\n"
        "09:00 switch study\n09:15 stop"
    )
    line = "Tue, Oct 6, 2026: 3 of 27 charts, 11% of the target; minutes: production 100, accuracy study 15"
    assert page.copy == line
    held = lived("07:00 start --kind em\n07:20 hold query\n07:30 hold edit\n07:40 release\n08:00 stop")
    assert held.copy == "Tue, Oct 6, 2026: 1 of 27 charts, 4% of the target, 2 put on hold; minutes: production 60"
    assert not page.slots[-1].lasts


def test_a_day_on_which_nothing_was_said() -> None:
    """Is empty, and has its date."""
    page = lived("07:00 status")
    assert (page.date, page.facts, page.slots, page.copy) == ("Tue, Oct 6", (), (), "")


def test_charts_without_time_are_shown() -> None:
    """What was logged later for a day off, or before a first start."""
    assert lived("07:00 chart 3").facts == ("3 charts",)


def test_time_of_which_nothing_is_known_is_called_what_it_was() -> None:
    """A killed ninetyten was not running, what nobody ended is unattended; where one follows the other, both."""
    page = lived("07:00 start\n07:30 crash 20m\n08:00 rest 10\n09:00 start\n09:30 status")
    assert [slot.word for slot in page.slots if slot.bucket == "unwatched"] == ["not running", "unattended"]
    page = lived("07:00 start\n07:10 rest 10\n08:00 crash 30m\n09:00 start\n09:30 status")
    assert [slot.word for slot in page.slots if slot.bucket == "unwatched"] == ["unattended, not running"]


def test_the_day_is_written_on_a_clock_of_12_hours() -> None:
    """F1: its stretches, the plan, and the stretch that a question names."""
    page = lived(
        "11:20 start\n12:05 rest 15\n12:25 status", 'set display.clock "12h"\nset day.start "11am"\nset day.stop "1pm"\n'
    )
    assert [slot.at for slot in page.slots] == ["11:20 AM", "12:05 PM"]
    assert [page.hours(slot) for slot in page.slots] == ["11:20 AM to 12:05 PM", "12:05 to 12:25 PM"]
    planned = [page.time(slot.start) for slot in page.planned]
    assert (planned[0], planned[-1]) == ("11:00 AM", "1:00 PM") and all(time.endswith(("AM", "PM")) for time in planned)
