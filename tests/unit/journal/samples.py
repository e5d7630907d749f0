"""Events and records for the journal's tests, by hand and by random search."""

from __future__ import annotations

import types
from collections.abc import Iterable
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ninetyten.domain.events import Audited, ChartsLogged, DayOpened, Event
from ninetyten.domain.moment import Day, Moment
from ninetyten.domain.state import State
from ninetyten.domain.value import Value
from ninetyten.journal.codec import KINDS
from ninetyten.journal.exchange.check import NAMES, OWN, OWN_SENTENCES, SHAPES
from ninetyten.journal.store import SqliteJournal
from ninetyten.ports import Draft, Record

NOW = Moment(utc=1_790_000_000_000, offset=-14_400, awake=4_000, boot=9_000, boot_id="this-boot")
DAY = "2026-10-06"


def chart(at: int = NOW.utc) -> ChartsLogged:
    """One chart, logged at `at`."""
    return ChartsLogged(at=at, count=1, kind="general", per_hour=12.0, single=True)


def opened(key: str = DAY, at: int = NOW.utc) -> DayOpened:
    """The opening of a work day."""
    return DayOpened(at=at, day=Day(key=key, zone="UTC", opens=at, closes=at + 86_400_000), carried=State())


def write(journal: SqliteJournal, *events: Event, day: str = DAY) -> list[Record]:
    """Write events in a transaction of their own, all recorded at NOW."""
    with journal.transaction():
        return journal.append([Draft(event) for event in events], day, NOW, NOW.utc)


FOLD_ALONE = ("ChartHeld", "ChartsLogged", "ClockWasSet", "FellAsleep", "Refused", "Undone", "WatchBegan", "WatchEnded", "Woke")
"""Kinds that make sense on any day, whatever else it holds."""


def any_event(kinds: Iterable[str] = KINDS) -> SearchStrategy[Event]:
    """Every kind of event, or those named, their fields filled by their annotations."""
    return st.sampled_from(sorted(kinds)).flatmap(lambda kind: st.deferred(lambda: any_of(KINDS[kind])))


def any_of(cls: type[Any]) -> SearchStrategy[Any]:
    """Any value of a class, its fields filled by their annotations."""
    hints = get_type_hints(cls)
    built = st.builds(cls, **{name: _field(cls, name, hints[name]) for name in cls.fields})
    return st.sampled_from(WHOLE[cls.__name__]) if cls.__name__ in WHOLE else built


WHOLE: dict[str, list[Value]] = {
    "Day": [
        Day(key, zone, at, at + 86_400_000)
        for key, zone, at in ((DAY, "", 0), (DAY, "UTC", 5), ("2026-03-08", "America/New_York", 7))
    ],
    "Audited": [Audited(5, 8, 9), Audited(6, 8, 9, 1, 2, (("other", 3),))],
}
"""Values whose fields must agree with each other."""


def _field(cls: type[Any], name: str, hint: Any) -> SearchStrategy[Any]:
    if name in OWN.get(cls.__name__, ()):
        own = st.sampled_from(["", "tomorrow", "the holds first", "close-the-door"])
        return own if hint is str else st.lists(own, max_size=3).map(tuple)
    if f"{cls.__name__}.{name}" == "EnergyRated.hour":
        return st.sampled_from(range(24))
    if f"{cls.__name__}.{name}" in OWN_SENTENCES:
        return st.sampled_from([*OWN_SENTENCES.values(), "1 chart of em", "start: the day ended at 15:00"])
    if f"{cls.__name__}.{name}" in SHAPES:
        return st.sampled_from(["", "UTC", "America/New_York"])
    return _fitting(hint, NAME_TEXTS if name in NAMES else st.text(max_size=8))


NAME_TEXTS = st.text("xyz-", max_size=6)
"""Names that are nobody's."""


def _fitting(hint: Any, texts: SearchStrategy[str] | None = None) -> SearchStrategy[Any]:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return st.one_of(*(_fitting(one, texts) for one in inner))
    if origin is Literal:
        return st.sampled_from(inner)
    if origin is tuple and inner[-1] is ...:
        return st.lists(_fitting(inner[0], texts), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*(_fitting(one, texts) for one in inner))
    if hint is Value:
        return any_of(State)
    if isinstance(hint, type) and issubclass(hint, Value):
        return any_of(hint)
    plain: dict[Any, SearchStrategy[Any]] = {
        int: st.integers(0, 1_000_000),
        float: st.floats(0.01, 1_000_000),
        str: st.text(max_size=8) if texts is None else texts,
        bool: st.booleans(),
        type(None): st.none(),
    }
    return plain[hint]
