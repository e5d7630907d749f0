"""What the screens show of accuracy study: the list of topics, the share against the goal, the slot that the plan suggests."""

from __future__ import annotations

import pytest

from ninetyten.domain.moment import HOUR, MINUTE, Instant
from ninetyten.domain.plan import Kind, Plan, Slot
from ninetyten.domain.planned import Planned
from ninetyten.ui import paint
from ninetyten.view.day_page import day_page
from ninetyten.view.main_screen import face
from ninetyten.view.picture import Picture
from ninetyten.view.studying import TopicList, split, split_to_go, study_slot, topic_name
from tests.unit.ledger.days import lived

LIST = TopicList(("modifier", "units", "poa"), ("modifier", "units", "present on admission"))
NOON = 12 * HOUR


def block(start: int, length: int, *, lunch: bool = False) -> Planned:
    """A block that many minutes after midnight."""
    return Planned(start * MINUTE, (start + length) * MINUTE, Slot(0, length * MINUTE, lunch=lunch))


def test_a_chart_type_is_told_by_its_name() -> None:
    """Other topics by the field's word."""
    names = Plan(kinds=(Kind("ip", "Inpatient", 2.5),)).kind_names
    assert [topic_name(topic, names) for topic in ("ip", "em-level", "new-codes")] == [
        "Inpatient",
        "E/M level",
        "new codes",
    ]


def test_the_list_goes_around() -> None:
    """The chosen one in front, the first after the last."""
    second = LIST.next()
    assert (second.topic, second.coming) == ("units", ("units", "present on admission", "modifier"))
    assert second.next().next() == LIST


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        (80, "modifier   a next topic: units, present on admission"),
        (45, "modifier   a next topic: units, …"),
        (30, "modifier   a next: units, …"),
        (25, "modifier   a next topic"),
        (12, "modifier"),
    ],
)
def test_the_list_fits_its_line(columns: int, words: str) -> None:
    """As many topics as there is room for; the key before them."""
    assert "".join(text for text, _ in paint.topics(LIST, "a", columns)) == words


def test_the_list_stays_for_five_seconds() -> None:
    """No longer, and not beyond what is said next."""
    remark = paint.Remark("Accuracy study: modifier", at=100.0, topics=LIST, key="a")
    assert remark.offers(104.9) == LIST
    assert paint.said(remark, 104.9, 80)[0] == ("modifier", "strong")
    assert remark.offers(105.0) is None
    assert paint.said(remark, 105.0, 80) == []
    assert paint.Remark("Logged.", at=100.0).offers(100.0) is None


STUDIED = "set target.study 10\n07:00 start\n08:00 switch study --topic modifier\n{end} stop\n"


@pytest.mark.parametrize(
    ("end", "share", "to_go"),
    [
        ("08:06", "9.1%, goal 10%", "accuracy study 9.1%, goal 10%, 1 min to go"),  # 36 s short
        ("08:03", "4.8%, goal 10%", "accuracy study 4.8%, goal 10%, 4 min to go"),  # 3 min 18 s short
        ("08:15", "20%, goal 10%", "accuracy study 20%, goal 10%"),
    ],
)
def test_the_split_stands_against_the_goal(end: str, share: str, to_go: str) -> None:
    """The share of accuracy study in it and production, and the minutes short of the goal so far, rounded up."""
    day, _ = lived(STUDIED.format(end=end))
    assert (split(day), split_to_go(day)) == (share, to_go)


def test_without_a_goal_or_work_there_is_no_split() -> None:
    """Nothing is said of a goal that nobody set, and no share of nothing."""
    aimless, _ = lived("07:00 start\n08:00 stop\n")
    idle, _ = lived("set target.study 10\n07:00 start admin\n08:00 stop\n")
    assert [split(aimless), split_to_go(aimless), split(idle), split_to_go(idle)] == [""] * 4


@pytest.mark.parametrize(
    ("slowest", "start"),
    [
        (None, 13 * 60),  # work begins after lunch
        (14, 14 * 60),  # the slowest hour, in the middle of a block
        (10, 10 * 60),  # where that hour begins
        (12, 13 * 60),  # no block has 20 minutes in it: as if it were not known
    ],
)
def test_the_plan_has_study_in_the_slowest_hour(slowest: int | None, start: int) -> None:
    """For 20 minutes, within one block."""
    blocks = [block(9 * 60, 90), block(10 * 60 + 40, 85, lunch=True), block(13 * 60, 90), block(14 * 60 + 40, 90)]
    if slowest == 14:
        blocks[2] = block(13 * 60, 95)
    at: Instant | None = None if slowest is None else slowest * HOUR
    assert study_slot(blocks, at) == (start * MINUTE, (start + 20) * MINUTE)


def test_without_lunch_study_is_in_the_last_block() -> None:
    """And nowhere if no block has room for it."""
    assert study_slot([block(540, 90), block(640, 60)], None) == (640 * MINUTE, 660 * MINUTE)
    assert study_slot([block(540, 15)], None) is None
    assert study_slot([], NOON) is None


def drawn(script: str) -> Picture:
    """The main screen at the end of a script."""
    from ninetyten.cli.simulate import player_of
    from ninetyten.ledger.timeline import fold_day

    player = player_of(f"date 2026-10-06\n{script}")
    player.play()
    world = player.world
    day = fold_day(world.events_today(), world.at, world.plan.terms)
    return face(day.state, day, world.now(), world.plan, seconds=True)


def test_the_face_tells_the_topic_and_the_split() -> None:
    """Beside the activity while study runs, and with the day's figures; at 40 columns too."""
    studies = drawn("set target.study 10\n07:00 start\n08:00 switch study --topic em-level\n08:15 chart\n")
    assert (studies.activity, studies.kind, studies.topic) == ("accuracy study", "", "E/M level")
    for columns in (80, 38):
        assert "".join(text for text, _ in paint.activity(studies, columns)) == "accuracy study  ·  E/M level"
    told = "".join(text for text, _ in paint.totals(studies.totals, 90))
    assert "▓ accuracy study 0 h 15, 20%, goal 10%" in told
    back = drawn("07:00 start study --topic em-level\n08:00 switch production\n08:15 chart\n")
    assert (back.activity, back.topic) == ("production", "")
    assert not any(total.goal for total in back.totals)


def test_the_day_page_has_a_slot_of_study_and_names_what_was_studied() -> None:
    """Only where something is due and the plan is laid out by itself; the block goes on around it."""
    from ninetyten.cli.simulate import player_of
    from ninetyten.ledger.timeline import fold_day

    hours = 'date 2026-10-06\nset day.start "9:00"\nset day.stop "17:30"\n'
    player = player_of(f"{hours}09:00 start study --topic modifier\n09:20 switch study --topic units\n09:40 stop\n")
    player.play()
    world = player.world
    day = fold_day(world.events_today(), world.at, world.plan.terms)
    page = day_page(day, world.now(), world.plan, study=True, slowest=11)
    words = [(page.time(line.start), line.word) for line in page.planned]
    assert words[2:6] == [("10:40", "block 2"), ("11:00", "study"), ("11:20", "block 2"), ("12:10", "break")]
    assert [line.end for line in page.planned[2:4]] == [line.start for line in page.planned[3:5]]
    assert "study" not in {line.word for line in day_page(day, world.now(), world.plan, slowest=11).planned}
    assert [slot.detail for slot in page.slots] == ["modifier, units"]
