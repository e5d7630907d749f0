"""The base class of everything that the domain passes around: a frozen record, compared by value.

`dataclasses` would do, but importing it costs 31 ms and each class about 1 ms more, twice the whole budget of `ninetyten
status` (docs/budgets.md). This class offers the same to a reader and to the type checker at a tenth of that.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class Value:
    """A frozen record. Fields are the annotated names of the class, in order, with their defaults."""

    fields: ClassVar[tuple[str, ...]] = ()
    names: ClassVar[frozenset[str]] = frozenset()
    defaults: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        said = cls.__dict__
        hints: dict[str, str] = said.get("__annotations__", {})
        if own := [name for name, kind in hints.items() if not kind.startswith("ClassVar")]:
            cls.fields = (*cls.fields, *own)
            cls.names = frozenset(cls.fields)
            cls.defaults = {**cls.defaults, **{name: said[name] for name in own if name in said}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        fields, values = self.fields, self.__dict__
        if len(args) == len(fields) and not kwargs:  # by far the most common, and a day is made of thousands
            values.update(zip(fields, args))  # noqa: B905 - `strict` takes 25 % longer
            return
        values.update(self.defaults)
        if args:
            values.update(zip(fields, args))  # noqa: B905
        values.update(kwargs)
        if len(values) != len(fields) or len(args) > len(fields) or not kwargs.keys() <= self.names:
            wrong = sorted(values.keys() ^ self.names)
            raise TypeError(f"{type(self).__name__}: missing or unknown: {', '.join(wrong) or 'too many values'}")

    @classmethod
    def from_fields(cls, values: dict[str, Any]) -> Self:
        """Return the record with these fields. Twice as fast as a call, which counts when thousands of facts are decoded. Raises
        TypeError if a field is missing or unknown."""
        record = object.__new__(cls)
        held = record.__dict__
        held |= cls.defaults
        held |= values
        if held.keys() != cls.names:
            wrong = sorted(held.keys() ^ cls.names)
            raise TypeError(f"{cls.__name__}: missing or unknown: {', '.join(wrong)}")
        return record

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: use replace({name}=...)")

    def replace(self, **changes: Any) -> Self:
        """Return the same record with some fields changed. Raises TypeError for an unknown field; mypy finds that, and a wrong
        type, before anything runs."""
        other = object.__new__(type(self))
        values = other.__dict__
        values |= self.__dict__  # a third faster than building a new dict
        values |= changes
        if len(values) != len(self.fields):
            raise TypeError(f"{type(self).__name__} has no field {', '.join(sorted(changes.keys() - self.names))}")
        return other

    def __eq__(self, other: object) -> bool:
        return self is other or (type(self) is type(other) and self.__dict__ == other.__dict__)

    def __hash__(self) -> int:
        return hash((type(self).__name__, *(self.__dict__[name] for name in self.fields)))

    def __repr__(self) -> str:
        inside = ", ".join(f"{name}={self.__dict__[name]!r}" for name in self.fields)
        return f"{type(self).__name__}({inside})"


def annotations_of(cls: type[Value]) -> dict[str, str]:
    """Return the annotations of a record and the records it extends, as text."""
    found: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        found |= base.__dict__.get("__annotations__", {})  # noqa: RUF063 - inspect costs 15 ms to import
    return found
