"""Questions that may hang run on a thread of their own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from ninetyten.adapters.background import BackgroundQuestion

LONG_S = 10.0


class Slow:
    """Work that takes as long as it is held."""

    def __init__(self) -> None:
        self.held, self.begun, self.times = threading.Event(), threading.Event(), 0

    def __call__(self) -> int:
        """How many times it was done, this one included."""
        self.times += 1
        self.begun.set()
        assert self.held.wait(LONG_S)
        return self.times


@pytest.fixture
def slow() -> Iterator[Slow]:
    """Released at the end."""
    work = Slow()
    yield work
    work.held.set()


def test_an_answer_comes_back_from_another_thread() -> None:
    """The work runs there each time it is asked, and not before."""
    names: list[str] = []

    def work() -> int:
        names.append(threading.current_thread().name)
        return len(names)

    with closing(BackgroundQuestion(work, LONG_S)) as question:
        assert names == []
        assert [question.ask(), question.ask()] == [1, 2]
    assert names == ["ninetyten-question"] * 2


def test_work_that_hangs_delays_no_one(slow: Slow) -> None:
    """The first caller waits for the limit, the others not at all, and no second question starts."""
    with closing(BackgroundQuestion(slow, 0.01)) as question:
        assert question.ask() is None
        assert slow.begun.wait(LONG_S)
        assert [question.ask() for _ in range(1000)] == [None] * 1000
        assert slow.times == 1


def test_a_late_answer_is_dropped(slow: Slow) -> None:
    """A later question gets a later answer."""
    pause = threading.Event()
    with closing(BackgroundQuestion(slow, 0.01)) as question:
        assert question.ask() is None
        slow.held.set()
        while (answer := question.ask()) is None:
            pause.wait(0.001)
        assert answer > 1


def test_a_failure_means_no_answer_and_the_thread_goes_on() -> None:
    """Whatever it raises, the next question still runs."""
    times = [0]

    def work() -> int:
        times[0] += 1
        return 7 // (times[0] - 1)

    with closing(BackgroundQuestion(work, LONG_S)) as question:
        assert [question.ask(), question.ask()] == [None, 7]


def test_once_closed_nothing_is_asked(slow: Slow) -> None:
    """Closing does not start a thread that never ran."""
    question = BackgroundQuestion(slow)
    question.close()
    assert question.ask() is None
    assert slow.times == 0
