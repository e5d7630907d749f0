"""An import trusts nothing: every field must hold what its class allows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import Phase, find, given, settings

from ninetyten.config.problems import unechoed
from ninetyten.domain import events as e
from ninetyten.domain.events import Event, Interrupted, PromptShown
from ninetyten.domain.moment import Day
from ninetyten.domain.plan import Rules, Track
from ninetyten.domain.state import State
from ninetyten.domain.value import Value
from ninetyten.journal.codec import KINDS
from ninetyten.journal.exchange.check import check, closed, own_words_only
from tests.unit.journal.samples import any_event, any_of, chart, opened


@given(any_event())
def test_every_right_event_passes(event: Event) -> None:
    """A value that the annotations allow is never refused."""
    check(event)


def test_a_whole_number_is_a_number() -> None:
    """A rate of 12 is as good as 12.0."""
    check(chart().replace(per_hour=12))


def with_wrong(value: Value, **changes: Any) -> Value:
    """A record with a field of a wrong type."""
    return value.replace(**changes)


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (with_wrong(chart(), count=1.5), "ChartsLogged.count is 1.5; allowed is a whole number"),
        (with_wrong(chart(), count=True), "ChartsLogged.count is True; allowed is a whole number"),
        (with_wrong(chart(), single=1), "ChartsLogged.single is 1; allowed is true or false"),
        (with_wrong(chart(), per_hour="12"), "ChartsLogged.per_hour is '12'; allowed is a number"),
        (with_wrong(chart(), kind=None), "ChartsLogged.kind is None; allowed is a text"),
        (Interrupted(1, "meeting", "", "noon"), "Interrupted.ends is 'noon'; allowed is a whole number or null"),  # type: ignore[arg-type]
        (PromptShown(1, (1, "2"), (), 1), "PromptShown.stops is (1, '2'); allowed is a list of a whole number"),  # type: ignore[arg-type]
        (PromptShown(1, 1, (), 1), "PromptShown.stops is 1; allowed is a list of a whole number"),  # type: ignore[arg-type]
        (with_wrong(opened(), day=Rules()), "allowed is a Day"),
        (opened().replace(day=Day("d", "z", 1, None)), "Day.closes is None; allowed is a whole number"),  # type: ignore[arg-type]
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
    state = opened().carried.replace(charts=(("general", 1, 2),))
    with pytest.raises(ValueError, match="charts"):
        check(state)
    check(state.replace(charts=(("general", 1),)))


def test_own_words_pass_the_guard_wherever_they_come_from() -> None:
    """A note that may identify a patient is refused by its class and never repeated."""
    number = "-".join(("123", "45", "6789"))
    with pytest.raises(ValueError, match="holds a") as refused:
        check(e.LeftOpen(1, "tomorrow", "", f"call {number}"))
    assert number not in str(refused.value)
    check(e.LeftOpen(1, "tomorrow 07:00", "desk", "begin with the holds"))


odd: Any = e
"""Makes events that hold what no type allows."""


@pytest.mark.parametrize(
    "event",
    [
        odd.BodyChecked(1, (("Mr", 2),)),
        odd.Audited(1, 1, 2, errors=(("typo", 1),)),
        odd.Relabelled(1, 0, 1, "nap"),
        odd.ContactMade(1, "somebody"),
        e.RitualDone(1, ("x" * 81,)),
        odd.PostureChecked(1, ("slouching",)),
        odd.BodyChecked(1, (("neck", 4),)),
        odd.EyesScored(1, -1),
        odd.EnergyRated(1, 6, 9),
    ],
)
def test_new_words_are_those_of_the_lists(event: e.Event) -> None:
    """Free text cannot replace a word of a list."""
    with pytest.raises(ValueError, match="holds"):
        check(event)


ID, DATE, ZONE, NAMED, OWN_WORDS, SENTENCE = "id", "date", "zone", "name", "own words", "sentence"
TEXTS = {
    **dict.fromkeys(("Undone.ids", "Redone.ids"), ID),
    **dict.fromkeys(("CeuEarned.on", "Day.key"), DATE),
    **dict.fromkeys(("Day.zone",), ZONE),
    **dict.fromkeys(("LeftOpen.when", "LeftOpen.where", "LeftOpen.how", "RitualDone.items", "Kind.name"), OWN_WORDS),
    **dict.fromkeys(("Undone.what", "Redone.what", "Refused.reason"), SENTENCE),
    **dict.fromkeys(
        (
            *("Track.name", "BlockStarted.kind", "BlockStarted.unsaid", "ChartHeld.kind", "ChartHeld.unsaid"),
            *("ChartsLogged.kind", "ChartsLogged.unsaid", "Switched.kind", "Switched.unsaid", "DueAbsorbed.track"),
            *(
                "HoldDropped.kind",
                "Held.kind",
                "EndReached.kind",
                "PromptFellDue.track",
                "PromptShown.tracks",
                "Refused.command",
                "Suggested.what",
            ),
            *("Slot.kind", "Kind.key", "Block.kind", "State.kind", "State.charts", "Stop.dues", "Showing.tracks"),
            *("BlockStarted.topic", "Switched.topic", "State.topic", "Audited.kind"),
        ),
        NAMED,
    ),
}
"""What sort of text each field holds that an import takes in and no vocabulary closes. A new field is given its sort here and its
rule in `check`."""
PATIENT = "".join(("12", "34567"))
"""A long number of no meaning."""


ANY = settings(max_examples=1, phases=[Phase.generate], database=None)
"""Whichever comes first."""


def texts_of(hint: Any, name: str, seen: set[Any]) -> Iterator[tuple[str, type[Value] | None]]:
    """Return the fields that hold a text, in a type and in all it is made of."""
    if hint is str or (closed(hint) and isinstance(get_args(hint)[0], str)):
        yield name, None
    for inner in get_args(hint):
        yield from texts_of(inner, name, seen)
    if isinstance(hint, type) and issubclass(hint, Value) and hint not in seen:
        seen.add(hint)
        hints = get_type_hints(hint)
        for field in hint.fields:
            yield from ((found, cls or hint) for found, cls in texts_of(hints[field], f"{hint.__name__}.{field}", seen))


def every_text() -> dict[str, type[Value] | None]:
    """Return each such field of every event and of the carried state, and its class."""
    seen: set[Any] = set()
    return dict(found for cls in (*KINDS.values(), State) for found in texts_of(cls, "", seen))


def is_closed(field: str, cls: type[Value] | None) -> bool:
    """Report whether a vocabulary says what a field may hold."""
    return closed(get_type_hints(cls)[field.partition(".")[2]])


def test_every_text_an_import_takes_in_has_its_sort() -> None:
    """A field added without one fails here; a removed field must be removed from the table."""
    assert {field for field, cls in every_text().items() if not is_closed(field, cls)} == TEXTS.keys()


@pytest.mark.parametrize("field", sorted(every_text()))
def test_no_text_of_an_import_holds_a_patient(field: str) -> None:
    """In any field, a long number is refused, or replaced where the program writes a sentence, and never repeated."""
    cls, name = every_text()[field], field.partition(".")[2]
    assert cls is not None
    hint = get_type_hints(cls)[name]
    bad: Any = PATIENT if get_origin(hint) is not tuple else (PATIENT,)
    if get_origin(hint) is tuple and get_origin(get_args(hint)[0]) is tuple:
        bad = ((PATIENT, 1),)
    value = find(any_of(cls), lambda _: True, settings=ANY).replace(**{name: bad})
    if TEXTS.get(field) == SENTENCE:
        assert isinstance(value, e.Event)
        assert PATIENT not in repr(own_words_only(value))
        return
    with pytest.raises(ValueError) as refused:
        check(value)
    assert PATIENT not in unechoed(str(refused.value))
