"""Turns events into JSON and back. A journal may be ten years old, so every later version must be able to read it.

A body holds an event's fields without `at`, which has a column of its own. A nested Value is an object with its class under
`_`, a tuple is an array. A missing field takes its default, so adding one with a default needs nothing else; any other change
to an event needs an upcaster, and the number of a kind's upcasters makes its version.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

from ninetyten.domain import events, moment, plan, state
from ninetyten.domain.events import Event, Fact, Unknown
from ninetyten.domain.moment import Instant
from ninetyten.domain.value import Value
from ninetyten.journal.bounds import contradiction, out_of_bounds
from ninetyten.journal.errors import why_not_json

Body = dict[str, Any]
AnyValue = TypeVar("AnyValue", bound=Value)


def _carried_block(body: Body) -> Body:
    """Move the record of screen time from the block to the carried state, where it has been since version 2."""
    carried = body["carried"]
    block = carried["block"]
    if block is not None:
        carried["still_before"] = block.pop("still_before", 0)
        carried["runs"] = _last(block.get("runs", []), carried.get("screen", 0))
    return body


def _last(runs: list[list[int]], span: int) -> list[list[int]]:
    """Return the last `span` of these runs."""
    cut: list[list[int]] = []
    for start, end in reversed(runs):
        if span <= 0:
            break
        cut.insert(0, [max(start, end - span), end])
        span -= end - start
    return cut


UPCASTERS: dict[tuple[str, int], Callable[[Body], Body]] = {("DayOpened", 1): _carried_block}
"""(kind, version) to the function that turns a body of that version into the next one."""


class _Unreadable(Exception):
    """Says why a body cannot become an event."""


KINDS: dict[str, type[Event]] = {
    name: kind
    for name, kind in vars(events).items()
    if isinstance(kind, type) and issubclass(kind, Event) and kind not in (Event, events.Act, events.Note, Fact, Unknown)
}
"""Every event class by its name in the journal."""

NESTED: dict[str, type[Value]] = {
    name: cls
    for module in (moment, plan, state)
    for name, cls in vars(module).items()
    if isinstance(cls, type) and issubclass(cls, Value) and cls.__module__ == module.__name__
}
"""Every class that an event may contain, by its name."""


def version_of(kind: str) -> int:
    """Return the version that this program writes of a kind, from 1."""
    version = 1
    while (kind, version) in UPCASTERS:
        version += 1
    return version


def encode(event: Event) -> tuple[str, int, str]:
    """Return an event as (kind, version, body in JSON, without `at`)."""
    if isinstance(event, Unknown):
        return event.kind, event.version, event.body
    kind = type(event).__name__
    fields = {name: getattr(event, name) for name in event.fields if name != "at"}
    return kind, version_of(kind), json.dumps(fields, default=_plain, allow_nan=False, separators=(",", ":"))


def decode(kind: str, version: int, at: Instant, body: str) -> Event:
    """Return the event again; `Unknown` if this version cannot read it."""
    try:
        return _decode(kind, version, at, body)
    except _Unreadable as error:
        return Unknown(at, kind, version, body, str(error))
    except (TypeError, ValueError, RecursionError) as error:
        why = why_not_json(error, body)
        return Unknown(at, kind, version, body, f"the body of this {kind} is {why}" if why else str(error), broken=True)
    except LookupError as error:
        return Unknown(at, kind, version, body, f"the body of this {kind} lacks {error}", broken=True)


def _decode(kind: str, version: int, at: Instant, body: str) -> Event:
    if kind not in KINDS:
        raise _Unreadable(f"the kind {kind!r} is not known to this version of ninetyten")
    newest = version_of(kind)
    if not 1 <= version <= newest:
        raise _Unreadable(f"{kind} has version {version}; this ninetyten reads 1 to {newest}")
    for step in range(version, newest):
        body = json.dumps(_upcast(kind, step, json.loads(body)))
    fields = _DECODER.decode(body)
    if not isinstance(fields, dict):
        raise TypeError(f"the body of this {kind} is not a JSON object")
    fields["at"] = at
    return _build(KINDS[kind], fields)


def _upcast(kind: str, version: int, body: Any) -> Body:
    """Return a body of that version as the next one has it. An upcaster checks nothing, so a body of another form breaks it."""
    try:
        return UPCASTERS[kind, version](body)
    except (AttributeError, TypeError, ValueError) as error:
        raise ValueError(f"the body of this {kind} does not have the form of version {version}") from error


def _plain(value: object) -> Body:
    if isinstance(value, Value):
        return {"_": type(value).__name__, **{name: getattr(value, name) for name in value.fields}}
    raise TypeError(f"a journal cannot hold {type(value).__name__}")


def _revive(plain: Body) -> Any:
    """Turn a JSON object into what it stands for; everything nested in it has been revived already."""
    for name, item in plain.items():
        if type(item) is list:
            plain[name] = _tuple(item)
    name = plain.pop("_", None)
    if name is None:
        return plain
    if name not in NESTED:
        raise _Unreadable(f"{name!r} is not known to this version of ninetyten")
    return _build(NESTED[name], plain)


def _tuple(items: list[Any]) -> tuple[Any, ...]:
    return tuple([_tuple(item) if type(item) is list else item for item in items])


def _build(cls: type[AnyValue], fields: Body) -> AnyValue:
    if not fields.keys() <= cls.names:
        strangers = ", ".join(sorted(fields.keys() - cls.names))
        raise _Unreadable(f"{cls.__name__} has no field {strangers} in this version of ninetyten")
    if why := out_of_bounds(cls, fields):
        raise ValueError(why)
    value = cls.from_fields(fields)
    if why := contradiction(value):
        raise ValueError(why)
    return value


_DECODER = json.JSONDecoder(object_hook=_revive)
