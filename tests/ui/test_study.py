"""Accuracy study on the screen: the topic that is due, the list for five seconds, what is due at both ends of a block."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from textual.pilot import Pilot

from ninetyten.config.build import build
from ninetyten.config.files import places
from ninetyten.domain import commands as c
from ninetyten.domain.events import SaidLater, Switched
from ninetyten.domain.moment import HOUR, MINUTE, SECOND
from ninetyten.domain.vocabulary import ErrorCategory
from ninetyten.journal.days import DayReader
from ninetyten.ledger.summary import Studied, studied
from ninetyten.ledger.timeline import fold_day
from tests.ui.fakes import Face, ListeningApp, ManualClock
from tests.unit.runtime.test_looking_back import app_of
from tests.unit.runtime.test_session import House

ERRORS: tuple[tuple[ErrorCategory, int], ...] = (("sequencing", 1), ("modifier", 2), ("units", 1))
DUE = "modifier, sequencing and units"


class StudyFace(Face):
    """The app on a real journal: an audit yesterday found errors, so study is due; it is ten in the morning of a Wednesday."""

    def __init__(self, home: Path, **settings: object) -> None:
        self.house, self.clock = House(home), ManualClock()
        self.host = app_of(self.house, home)
        self.host.settings = build({key.replace("__", "."): value for key, value in settings.items()})
        self.host.session.plan = self.host.settings.plan
        self.reads = 0

        def read(first: str, last: str) -> object:
            self.reads += 1
            files = places({"NINETYTEN_HOME": str(home)})
            with closing(DayReader(self.house.process("reader"), self.host.settings, files)) as reader:
                return reader.study_days(first, last)

        self.host.study_days = read  # type: ignore[assignment]
        self.host.dispatch(c.Start())
        self.house.clock.pass_by(HOUR)
        self.host.dispatch(c.Audit(46, 50, errors=ERRORS))
        self.host.dispatch(c.StopWork())
        self.house.clock.pass_by(24 * HOUR)
        self.host.now = self.host.session.now()
        self.app = ListeningApp(self.host, now=self.clock, themes_dir="", tick=3600)
        self.pilot: Pilot[int]

    @asynccontextmanager
    async def on(self, columns: int = 80, lines: int = 24) -> AsyncIterator[StudyFace]:
        """Run it, past the first tick, which only looks."""
        async with super().on(columns, lines):
            for _ in range(3):
                await self.wait(SECOND)
            yield self

    async def wait(self, span: int) -> None:
        """Let time pass, a tick each minute and at its end."""
        while span > 0:
            step = min(span, MINUTE)
            self.house.clock.pass_by(step)
            self.clock.advance(step / SECOND)
            self.app.beat()
            span -= step
            for thread in threading.enumerate():
                if thread.name == "study":
                    thread.join()
        await self.pilot.pause()

    @property
    def studied(self) -> tuple[Studied, ...]:
        """What was studied today."""
        session = self.host.session
        return studied(fold_day(session.lived, session.now().at, session.plan.terms))


@pytest.fixture
def face(tmp_path: Path) -> StudyFace:
    """The app that morning."""
    return StudyFace(tmp_path)


async def test_one_key_switches_to_what_is_due_first(face: StudyFace) -> None:
    """The most frequent error; the screen tells it while study runs, and lists the others for five seconds."""
    async with face.on():
        await face.press("enter")
        await face.wait(5 * MINUTE)
        await face.press("a")
        assert face.host.session.state.topic == "modifier"
        assert "accuracy study  ·  modifier" in face.text
        assert "a next topic: sequencing, units, " in face.text
        await face.wait(4 * SECOND)
        assert "next topic" in face.text
        await face.wait(SECOND)
        assert "next topic" not in face.text
        assert "accuracy study  ·  modifier" in face.text


async def test_the_same_key_takes_the_next_topic_from_the_beginning(face: StudyFace) -> None:
    """So study has one topic, to the millisecond; each is an act that undo takes back."""
    async with face.on():
        await face.press("enter")
        await face.wait(5 * MINUTE)
        await face.press("a")
        face.house.clock.pass_by(3 * SECOND)
        await face.press("a")
        face.house.clock.pass_by(3 * SECOND)
        await face.press("a")
        await face.wait(12 * MINUTE)
        assert [(one.topic, one.span) for one in face.studied] == [("units", 12 * MINUTE + 6 * SECOND)]
        assert "accuracy study  ·  units" in face.text
        await face.press("u")
        assert face.host.session.state.topic == "sequencing"
        assert [(one.topic, one.span) for one in face.studied] == [("sequencing", 12 * MINUTE + 6 * SECOND)]


async def test_study_under_way_takes_another_topic_from_now_on(face: StudyFace) -> None:
    """The key first lists the topics and changes nothing; what was studied keeps its topic."""
    async with face.on():
        await face.press("enter", "a")
        await face.wait(15 * MINUTE)
        before = len(face.host.session.lived)
        await face.press("a")
        assert "a next topic: sequencing, units, " in face.text
        assert len(face.host.session.lived) == before
        await face.press("a")
        await face.wait(3 * SECOND)
        await face.press("a")
        await face.wait(11 * MINUTE)
        assert [(one.topic, one.span // MINUTE) for one in face.studied] == [("modifier", 15), ("units", 11)]
        assert face.studied[1].span == 11 * MINUTE + 3 * SECOND


async def test_other_keys_keep_their_meaning_while_the_list_shows(face: StudyFace) -> None:
    """Digits belong to the key after them, and a chart is one key."""
    async with face.on():
        await face.press("enter", "a", "3", "c", "c")
        assert face.host.session.state.chart_total == 4
        assert face.host.session.state.topic == "modifier"
        await face.press("p")
        assert face.host.session.state.activity == "production"
        await face.press("a")
        assert face.host.session.state.topic == "modifier"


async def test_a_backdated_switch_lists_nothing(face: StudyFace) -> None:
    """It is said of another moment, as any other key is."""
    async with face.on():
        await face.press("enter")
        await face.wait(20 * MINUTE)
        await face.press("less_than_sign", "5", "enter")
        await face.press("a")
        assert [one.span // MINUTE for one in face.studied] == [5]
        assert face.studied[0].topic == "modifier"
        assert "next topic" not in face.text


async def test_any_topic_can_be_chosen_from_the_palette(face: StudyFace) -> None:
    """By a list with all of them, chart types too."""
    async with face.on():
        await face.press("enter", "a")
        await face.wait(6 * SECOND)
        face.app.action_act("topic.choose")
        await face.pilot.pause()
        assert "which topic?" in face.text and "modifier" in face.text
        await face.press("3")
        assert face.host.session.state.topic == "units"


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (160, 50)])
async def test_the_morning_and_the_end_of_a_block_say_what_is_due(face: StudyFace, columns: int, lines: int) -> None:
    """Until ten minutes of it moved the topic on; the exercises of a break have the screen to themselves."""
    async with face.on(columns, lines):
        assert f"Due: accuracy study ({DUE})" in face.text
        await face.press("enter", "a")
        await face.wait(11 * MINUTE)
        await face.press("b")
        assert "Due for accuracy study: sequencing and units" in face.text
        await face.press("n")
        assert "Due for" not in face.text


async def test_a_setting_silences_it(tmp_path: Path) -> None:
    """The key still takes what is due first."""
    face = StudyFace(tmp_path, display__study_due=False)
    async with face.on():
        assert "Due:" not in face.text
        await face.press("enter", "a", "b")
        assert "Due for" not in face.text
        assert face.host.session.state.topic == "modifier"


async def test_earlier_days_are_read_once_a_day(face: StudyFace) -> None:
    """Not at a tick, not at a key; an audit of today is known at once, one of an earlier day once it is logged."""
    async with face.on():
        await face.press("enter", "a")
        for _ in range(5):
            await face.wait(MINUTE)
        await face.press("b", "n")
        assert face.reads == 1
        face.host.dispatch(c.Later(c.Audit(40, 41, errors=(("poa", 1),)), day="2026-09-22"))
        for _ in range(2):
            await face.wait(SECOND)
        assert face.reads == 2
        assert "present on admission" in face.host.topic_list().words[:4]
        face.host.dispatch(c.StopWork())
        face.house.clock.pass_by(24 * HOUR)
        for _ in range(3):
            await face.wait(SECOND)
        assert face.reads == 3


async def test_an_audit_in_the_morning_is_in_its_lines(face: StudyFace) -> None:
    """What it found is due from tomorrow on; two clean ones close what was due."""
    async with face.on():
        for _ in range(2):
            face.app.command(c.Audit(50, 50))
        await face.wait(SECOND)
        assert "Due:" not in face.text


async def test_the_day_page_has_a_slot_of_study(tmp_path: Path) -> None:
    """While something is due and no template is set; the work of the day stands beside it."""
    face = StudyFace(tmp_path, day__start="09:00", day__stop="17:30")
    async with face.on():
        await face.press("d")
        assert "2:50 PM study" in face.text or "14:50 study" in face.text
        await face.press("d", "enter", "a")
        await face.wait(6 * SECOND)
        await face.wait(11 * MINUTE)
        for topic in ("sequencing", "units"):
            face.app.command(c.Study(topic))
            await face.wait(11 * MINUTE)
        await face.press("d")
        assert " study  " not in face.text.replace("accuracy study", "")
        assert "accuracy study · modifier" in face.text


def test_the_past_is_named_to_the_instant(tmp_path: Path) -> None:
    """`exact` puts an act at the very instant of another, after it."""
    house = House(tmp_path)
    session = house.process()
    session.dispatch(c.Start())
    house.clock.pass_by(MINUTE)
    session.dispatch(c.Switch("study", topic="modifier"))
    at = session.lived[-1].at
    house.clock.pass_by(1234)
    assert not session.dispatch(c.Later(c.Study("units"), exact=at)).refusal
    named = [event for event in session.lived if isinstance(event, Switched)]
    assert [(event.at, event.topic) for event in named] == [(at, "modifier"), (at, "units")]
    assert session.state.topic == "units"
    assert any(isinstance(entry.event, SaidLater) for entry in session.written)
