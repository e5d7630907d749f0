"""An event comes back from the journal unchanged, and one that is not understood is kept."""

from __future__ import annotations

import json
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given

from ninetyten.domain import events
from ninetyten.domain.events import ChartsLogged, DayOpened, Event, TermsAgreed, Unknown
from ninetyten.domain.plan import Terms
from ninetyten.domain.state import Block, State, rewind
from ninetyten.domain.value import Value
from ninetyten.journal import codec
from ninetyten.journal.codec import KINDS, NESTED, decode, encode
from tests.unit.journal.samples import any_event, chart, opened


def again(event: Event) -> Event:
    """Write the event and read it back."""
    kind, version, body = encode(event)
    return decode(kind, version, event.at, body)


@given(any_event())
def test_every_event_comes_back_equal(event: Event) -> None:
    """Whatever the fields hold, writing and reading gives the same event, tuples and nested values included."""
    assert again(event) == event


def test_every_event_of_the_domain_has_a_kind() -> None:
    """The registry holds each event class of the domain under its own name, and no abstract one."""
    assert "ChartsLogged" in KINDS and "DayOpened" in KINDS
    assert not {"Event", "Act", "Fact", "Value"} & KINDS.keys()
    assert all(getattr(events, name) is kind for name, kind in KINDS.items())


def values_within(hint: Any) -> set[type[Value]]:
    """Every Value class that an annotation reaches."""
    if isinstance(hint, type) and issubclass(hint, Value):
        return {hint}.union(*(values_within(inner) for inner in get_type_hints(hint).values()))
    return set().union(*(values_within(inner) for inner in get_args(hint)))


def test_everything_an_event_holds_can_be_read() -> None:
    """Each Value that an event or the carried state nests is registered under its own name."""
    hints = [hint for kind in (*KINDS.values(), State) for hint in get_type_hints(kind).values()]
    found = set().union(*(values_within(hint) for hint in hints)) - {Value}
    assert {"Rules", "Track", "Day", "Block"} <= {cls.__name__ for cls in found}
    assert all(NESTED.get(cls.__name__) is cls for cls in found)


def test_the_instant_is_not_written_twice() -> None:
    """The body leaves out `at`, which has a column of its own."""
    _, _, body = encode(chart())
    fields = {"count": 1, "kind": "general", "per_hour": 12.0, "single": True}
    assert json.loads(body) == fields | {"unsaid": [], "total": None, "less": False, "held": None, "reason": ""}


def test_a_field_added_since_takes_its_default() -> None:
    """A body of before a field was added is read with the field's default."""
    assert decode("ChartsLogged", 1, 5, '{"count":2,"kind":"a","per_hour":4.0}') == ChartsLogged(5, 2, "a", 4.0, False)


def nested(change: dict[str, Any]) -> str:
    """The body of a day's opening whose day is changed."""
    body = json.loads(encode(opened())[2])
    body["day"].update(change)
    return json.dumps(body)


def test_terms_of_before_pay_and_commute_read_on() -> None:
    """There was no pay per chart then, and no commute was counted; so the same settings are the same terms."""
    _, version, body = encode(TermsAgreed(0, Terms()))
    old = json.loads(body)
    del old["terms"]["kinds"][0]["pay"], old["terms"]["day"]["commute"]
    assert decode("TermsAgreed", version, 0, json.dumps(old)) == TermsAgreed(0, Terms())


@pytest.mark.parametrize(
    ("kind", "version", "body", "why"),
    [
        ("ChartPraised", 1, "{}", "'ChartPraised' is not known"),
        ("Event", 1, "{}", "'Event' is not known"),
        ("ChartsLogged", 2, "{}", "version 2; this ninetyten reads 1 to 1"),
        ("ChartsLogged", 0, "{}", "version 0"),
        ("ChartsLogged", 1, '{"count":1,"kind":"a","per_hour":1.0,"colour":"red"}', "no field colour"),
        ("ChartsLogged", 1, '{"count":1,"colour":"red","per_hour":1.0}', "no field colour"),
        ("ChartsLogged", 1, '{"count":1}', "missing"),
        ("ChartsLogged", 1, "[1]", "not a JSON object"),
        ("ChartsLogged", 1, "{", "the body of this ChartsLogged is not valid JSON (column 2)"),
        ("ChartsLogged", 1, "[" * 100_000, "is nested too deeply"),
        ("ChartsLogged", 1, f'{{"count":{"9" * 5000}}}', "a number has more than 4,300 digits"),
        ("DayOpened", 1, '{"carried":null}', "does not have the form of version 1"),
        ("DayOpened", 1, '{"carried":{"block":5}}', "does not have the form of version 1"),
        ("DayOpened", 1, nested({"_": "Fortnight"}), "'Fortnight' is not known"),
        ("DayOpened", 1, nested({"moon": "full"}), "Day has no field moon"),
    ],
)
def test_what_cannot_be_read_is_kept_as_it_is(kind: str, version: int, body: str, why: str) -> None:
    """An event of a newer program or a damaged one becomes `Unknown`, says why, and is written back unchanged."""
    event = decode(kind, version, 5, body)
    assert isinstance(event, Unknown)
    assert why in event.reason
    assert event.at == 5
    assert encode(event) == (kind, version, body)


def test_an_old_version_is_lifted_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Upcasters are applied one after the other, and their number is the version that is written."""
    monkeypatch.setitem(codec.UPCASTERS, ("ChartsLogged", 1), lambda body: {**body, "kind": body["sort"]})
    monkeypatch.setitem(codec.UPCASTERS, ("ChartsLogged", 2), lambda body: {name: body[name] for name in body if name != "sort"})
    body = '{"count":2,"sort":"a","per_hour":4.0}'
    assert decode("ChartsLogged", 1, 5, body) == ChartsLogged(5, 2, "a", 4.0)
    assert encode(chart())[1] == 3


@pytest.mark.parametrize("wrong", [object(), float("nan"), float("inf"), {1, 2}])
def test_what_json_cannot_hold_is_refused_at_writing(wrong: Any) -> None:
    """A value that could not be read back never gets into the journal."""
    with pytest.raises((TypeError, ValueError)):
        encode(chart().replace(per_hour=wrong))


def test_the_carried_state_comes_back_as_a_state() -> None:
    """A day's opening carries the real State, not a look-alike."""
    event = again(opened())
    assert isinstance(event, DayOpened)
    assert type(event.carried) is State


@pytest.mark.parametrize("body", ["{}", '{"carried":{}}'])
def test_an_older_body_that_lacks_what_its_upcaster_needs_is_broken(body: str) -> None:
    """It is reported like any other invalid fact."""
    found = decode("DayOpened", 1, 0, body)
    assert isinstance(found, Unknown) and found.broken and "lacks" in found.reason


def test_screen_time_that_an_older_version_carried_survives_an_absence() -> None:
    """A block over the turnover knew its runs; the state gets the part of them that makes up its screen time."""
    day = opened()
    block = Block(index=1, started=0, activity="production", kind="", worked=70, runs=((0, 50), (60, 80)))
    state = State(off=False, block=block, screen=30, clock=80)
    _, version, body = encode(day.replace(carried=state))
    old = json.loads(body)
    old["carried"].pop("runs")
    old["carried"]["block"]["still_before"] = old["carried"].pop("still_before")
    again = decode("DayOpened", version - 1, day.at, json.dumps(old))
    assert isinstance(again, DayOpened) and isinstance(again.carried, State)
    assert again.carried.runs == ((40, 50), (60, 80))
    assert rewind(again.carried, 90, 100).screen == 30
