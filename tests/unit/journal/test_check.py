"""An import believes nothing: every field must hold what its class says."""

from __future__ import annotations

import pytest
from hypothesis import given

from ninetyten.domain import events as e
from ninetyten.domain.events import Event, Interrupted, PromptShown
from ninetyten.domain.moment import Day
from ninetyten.domain.plan import Rules, Track
from ninetyten.domain.value import Value
from ninetyten.journal.check import check
from tests.unit.journal.samples import any_event, chart, opened


@given(any_event())
def test_every_right_event_passes(event: Event) -> None:
    """What the annotations allow is never refused."""
    check(event)


def test_a_whole_number_is_a_number() -> None:
    """A rate of 12 is as good as 12.0."""
    check(chart().but(per_hour=12))


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (chart().but(count=1.5), "ChartsLogged.count is 1.5; allowed is a whole number"),
        (chart().but(count=True), "ChartsLogged.count is True; allowed is a whole number"),
        (chart().but(single=1), "ChartsLogged.single is 1; allowed is true or false"),
        (chart().but(per_hour="12"), "ChartsLogged.per_hour is '12'; allowed is a number"),
        (chart().but(kind=None), "ChartsLogged.kind is None; allowed is a text"),
        (Interrupted(1, "meeting", "", "noon"), "Interrupted.ends is 'noon'; allowed is a whole number or null"),  # type: ignore[arg-type]
        (PromptShown(1, (1, "2"), (), 1), "PromptShown.stops is (1, '2'); allowed is a list of a whole number"),  # type: ignore[arg-type]
        (PromptShown(1, 1, (), 1), "PromptShown.stops is 1; allowed is a list of a whole number"),  # type: ignore[arg-type]
        (opened().but(day=Rules()), "allowed is a Day"),
        (opened().but(day=Day("d", "z", 1, None)), "Day.closes is None; allowed is a whole number"),  # type: ignore[arg-type]
        (Rules(tracks=(Track("eyes", 1, "x"),)), "Track.span is 'x'"),  # type: ignore[arg-type]
    ],
)
def test_a_wrong_field_is_named_with_what_is_allowed(value: Value, sentence: str) -> None:
    """The message says which field, what it holds, and what it may hold."""
    with pytest.raises(ValueError) as caught:
        check(value)
    assert sentence in str(caught.value)


def test_a_pair_has_two_members() -> None:
    """Tuples of fixed length are counted."""
    state = opened().carried.but(charts=(("general", 1, 2),))
    with pytest.raises(ValueError, match="charts"):
        check(state)
    check(state.but(charts=(("general", 1),)))


def test_own_words_pass_the_guard_wherever_they_come_from() -> None:
    """A note that may identify a patient is refused by its class and never repeated."""
    number = "-".join(("123", "45", "6789"))
    with pytest.raises(ValueError, match="holds a") as refused:
        check(e.LeftOpen(1, "tomorrow", "", f"call {number}"))
    assert number not in str(refused.value)
    check(e.LeftOpen(1, "tomorrow 07:00", "desk", "begin with the holds"))


@pytest.mark.parametrize(
    "event",
    [
        e.BodyChecked(1, (("Mr", 2),)),
        e.Audited(1, 1, 2, errors=(("typo", 1),)),
        e.Relabelled(1, 0, 1, "nap"),
        e.ContactMade(1, "somebody"),
        e.RitualDone(1, ("x" * 81,)),
    ],
)
def test_new_words_are_those_of_the_lists(event: e.Event) -> None:
    """No free text comes in where a list stands."""
    with pytest.raises(ValueError, match=r"none of|holds"):
        check(event)
