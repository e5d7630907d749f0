"""The types a setting can have: each reads a TOML value into what the domain wants, with its words for people beside it.

They are pydantic's own (a bound is `Field(ge=...)`, a choice a `Literal`), so that a setting is declared in one line. `form_of`
says the same to people: what is allowed, what there is to choose from, and how the text of a variable becomes a value.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from annotated_types import Ge, Le, MaxLen
from pydantic import AfterValidator, BeforeValidator, GetCoreSchemaHandler, PlainValidator, Strict, StringConstraints
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_wrap_validator_function

from ninetyten.config import own_words
from ninetyten.config.schedules import DAYS, read_slots, read_windows
from ninetyten.config.toml_text import parse_value, spell, typed
from ninetyten.domain.moment import HOUR, MINUTE, Span
from ninetyten.domain.plan import Slot, Window
from ninetyten.domain.typed import Ambiguous, read_length, read_time, spell_length
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import CONTACTS, SPECIALTIES, Contact, Specialty
from ninetyten.domain.words import spell as in_words
from ninetyten.domain.words import spell_time

OFF = "off"
EXPLAINED = "explained"
"""The type of an error whose message is a whole sentence; of any other the form says what is allowed."""
SWITCHES = {"true": True, "false": False, "on": True, "off": False, "yes": True, "no": False, "1": True, "0": False}
SOUNDS = ("chime", "bell", OFF)
Read = TypeVar("Read")


class Form(Value):
    """How a type is written. `allowed`: in words, `{least}` and `{most}` for its bounds. `to_toml`: the TOML value of what the
    domain has. `from_text`: the TOML value of a text without quotes. `to_words`: a TOML value as people say it. `options`: the
    TOML values there are to choose from, where they can be counted. `own`: a person's own words, never repeated in a message
    (E)."""

    allowed: str
    to_toml: Callable[[Any], object] = lambda value: value
    from_text: Callable[[str], object] = str
    to_words: Callable[[Any], str] = typed
    options: tuple[object, ...] = ()
    own: bool = False


class OrOff(Value):
    """Lets "off" stand for a value of its own, whatever the bounds are."""

    meaning: object

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_wrap_validator_function(self._read, handler(source))

    def _read(self, value: object, read: Callable[[object], object]) -> object:
        return self.meaning if value == OFF else read(value)

    def form(self, form: Form) -> Form:
        """Return the form of what else is allowed with "off" added."""
        return form.replace(
            allowed=f'"off" or {form.allowed}',
            to_toml=lambda value: OFF if value == self.meaning else form.to_toml(value),
            from_text=lambda text: OFF if text == OFF else form.from_text(text),
            to_words=lambda value: OFF if value == OFF else form.to_words(value),
        )


class Spoken(Value):
    """The words of a choice's options, in their order."""

    words: tuple[str, ...]


def form_of(field: FieldInfo) -> Form:
    """Return the form of a setting, with its bounds in the words for what is allowed."""
    if get_origin(field.annotation) is Literal:
        options = get_args(field.annotation)
        spoken = next((part.words for part in field.metadata if isinstance(part, Spoken)), tuple(map(typed, options)))
        return Form(
            one_of(options),
            from_text=str if isinstance(options[0], str) else parse_value,
            to_words=dict(zip(options, spoken, strict=True)).__getitem__,
            options=options,
        )
    form: Form = next(part for part in field.metadata if isinstance(part, Form))
    bounds: dict[str, object] = {}
    for part in field.metadata:
        if isinstance(part, Ge):
            bounds["least"] = form.to_toml(part.ge)
        elif isinstance(part, Le):
            bounds["most"] = form.to_toml(part.le)
        elif isinstance(part, MaxLen):
            bounds["most"] = part.max_length
        elif isinstance(part, OrOff):
            form = part.form(form)
    return form.replace(allowed=form.allowed.format(**bounds)) if bounds else form


def one_of(options: tuple[object, ...]) -> str:
    """Return the choices as a person reads them: `"wait" or "auto"`."""
    spelled = [spell(option) for option in options]
    return f"{', '.join(spelled[:-1])} or {spelled[-1]}"


def _explained(read: Callable[[Any], Read], only: type[ValueError] = ValueError) -> Callable[[Any], Read]:
    """Let the reader's own sentence reach the person. `only`: where it is this error; of others the form says what is allowed."""

    def explained(value: Any) -> Read:
        try:
            return read(value)
        except only as wrong:
            raise PydanticCustomError(EXPLAINED, "{why}", {"why": str(wrong)}) from None

    return explained


def _length(value: object) -> Span:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError
    return read_length(str(value), zero=True)


def _spelled_length(span: Span) -> str:
    """Lengths of up to two hours are spelled in minutes, as people say them."""
    return f"{span // MINUTE}m" if span % MINUTE == 0 and MINUTE <= span < 2 * HOUR else spell_length(span)


def _length_words(value: object) -> str:
    """Return a length as people say it: `90 min`, `20 s`, `4 h 30`."""
    span = read_length(str(value), zero=True)
    if span % MINUTE:
        return in_words(span) if span < MINUTE else spell_length(span)
    return f"{span // MINUTE} min" if span < 2 * HOUR else in_words(span)


def _number(value: float) -> float:
    return int(value) if value == int(value) else value


def _time_of_day(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError
    return read_time(str(value))


def _date(value: str) -> str:
    from datetime import date

    if value and date.fromisoformat(value).isoformat() == value:
        return value
    raise ValueError


def _some_of(words: tuple[str, ...]) -> Callable[[object], tuple[str, ...]]:
    """Read a list of some of these words; they come in their own order."""

    def read(value: object) -> tuple[str, ...]:
        if not isinstance(value, list | tuple) or any(word not in words for word in value):
            raise ValueError
        return tuple(word for word in words if word in value)

    return read


def _weekdays(value: object) -> tuple[int, ...]:
    return tuple(map(DAYS.index, _some_of(DAYS)(value)))


def _printable(value: str) -> str:
    if value.isprintable():
        return value
    raise ValueError


def _guarded(value: str) -> str:
    """Refuse words that may identify a patient (E)."""
    if why := own_words.refuse(value):
        raise ValueError(why)
    return value


def _texts(read: Callable[[tuple[str, ...]], Read]) -> Callable[[object], Read]:
    """Read a list of texts with a reader that says itself what is wrong."""

    def texts(value: object) -> Read:
        if not isinstance(value, list | tuple) or not all(isinstance(line, str) for line in value):
            raise PydanticCustomError("texts", "a list of texts")
        return _explained(read)(tuple(value))

    return texts


def _sound(value: str) -> str:
    if value in SOUNDS or value.lower().endswith(".wav"):
        return value
    raise ValueError


def _folder(value: str) -> str:
    path = os.path.expanduser(value)
    if not os.path.isabs(path):
        raise ValueError
    return os.path.normpath(path)


def _command(value: tuple[str, ...]) -> tuple[str, ...]:
    if any("\0" in part for part in value) or value[:1] == ("",):
        raise ValueError
    return value


def _list_with(entry: str) -> Callable[[str], object]:
    """Return what reads a list as TOML writes it, or as entries of that pattern with commas between them."""

    def read(text: str) -> object:
        return parse_value(text) if text.lstrip().startswith("[") else list(filter(None, map(str.strip, re.findall(entry, text))))

    return read


_list_of = _list_with("[^,]+")
_list_of_slots = _list_with(r"(?i:(?:,\s*(?:break|lunch)\b|[^,])+)")
"""What comes after a block belongs to it, whatever stands between."""
_list_of_windows = _list_with(r"(?i:[a-z]+(?:\s*,\s*[a-z]+)*[^,]*|[^,]+)")
"""Several days may begin one window."""


Length = Annotated[
    Span,
    BeforeValidator(_length),
    Form("a length from {least} to {most}, such as 90m, 1h30m or 20s", _spelled_length, to_words=_length_words),
]
LengthOrOff = Annotated[Length, OrOff(0)]
"""A length of time in ms, and one of nothing for "off"."""

Switch = Annotated[
    bool,
    Strict(),
    Form(
        "true or false",
        from_text=lambda text: SWITCHES.get(text.strip().lower(), text),
        to_words=lambda value: "yes" if value else "no",
        options=(True, False),
    ),
]
Denominator = Annotated[
    Literal["production", "work", "paid"],
    Spoken(("production time", "work time", "paid time less 1/8, meetings and education")),
]
ClockStyle = Annotated[Literal["auto", "12h", "24h"], Spoken(("as your computer does", "2:04 PM", "14:04"))]
WaitOrGo = Annotated[Literal["wait", "auto"], Spoken(("wait for you", "go on by itself"))]
Count = Annotated[int, Strict(), Form("a whole number from {least} to {most}", from_text=parse_value)]
Percent = Annotated[
    float, Strict(), Form("a number from {least} to {most} (percent)", _number, parse_value, lambda value: f"{value:g}%")
]
PercentOrOff = Annotated[Percent, OrOff(0.0)]
"""A share in percent, and 0 for "off"."""
Rate = Annotated[
    float,
    Strict(),
    Form(
        'a number from {least} to {most} (charts per hour), or a rate such as "100/7.5h", "96/day" or "5m"', _number, parse_value
    ),
]
"""Charts per hour; `read_rates` has read what was written in words."""
Pay = Annotated[
    float, Strict(), Form("a number from {least} to {most} (for a chart, no currency sign)", _number, parse_value), OrOff(0.0)
]

TimeOfDay = Annotated[
    int, BeforeValidator(_explained(_time_of_day, Ambiguous)), Form('a time such as "07:30" or "7:30am"', spell_time)
]
TimeOrOff = Annotated[TimeOfDay, OrOff(-1)]
"""A time of the day in minutes after midnight, and -1 for "off"."""

Date = Annotated[str, AfterValidator(_date), Form('a date in quotes, such as "2027-06-30"')]
DateOrOff = Annotated[Date, OrOff("")]

Weekdays = Annotated[
    tuple[int, ...],
    PlainValidator(_weekdays),
    Form(f"a list of {one_of(DAYS)}", lambda days: [DAYS[day] for day in days], _list_of),
]
"""Days of the week, as numbers from Monday, 0."""
Contacts = Annotated[
    tuple[Contact, ...], PlainValidator(_some_of(CONTACTS)), Form(f"a list of {one_of(CONTACTS)}", list, _list_of)
]

Specialties = Annotated[
    tuple[Specialty, ...],
    PlainValidator(_some_of(SPECIALTIES)),
    Form("a list of AAPC specialties you hold, such as cpma or cemc", list, _list_of),
]

_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_printable)]
_Guard = AfterValidator(_explained(_guarded))
Line = Annotated[_Words, _Guard, Form("a line of 1 to {most} characters in quotes", own=True)]
Item = Annotated[_Words, StringConstraints(max_length=40), _Guard]
Items = Annotated[
    tuple[Item, ...],
    Form("a list of {most} lines at most, each of 1 to 40 characters in quotes", list, _list_of, own=True),
]
"""A person's own words, which the guard has seen."""

Slots = Annotated[
    tuple[Slot, ...],
    PlainValidator(_texts(read_slots)),
    Form('a list of blocks, such as ["7-8:30am production em, break 15m"]', list, _list_of_slots),
]
Windows = Annotated[
    tuple[Window, ...],
    PlainValidator(_texts(read_windows)),
    Form('a list of windows, such as ["mon-thu 7am-4pm home production 4h from 06-01 to 08-31"]', list, _list_of_windows),
]
Sound = Annotated[str, AfterValidator(_sound), Form('"chime", "bell", "off" or the path of a .wav file', options=SOUNDS)]
Folder = Annotated[str, AfterValidator(_folder), Form('the whole path of a folder, such as "~/Backup/ninetyten"'), OrOff("")]
KeyNames = Annotated[
    str, StringConstraints(strip_whitespace=True), Form('keys in quotes, several with commas between them, or "off"')
]
"""The keys of an action; which ones exist is the keymap's to judge."""
Arguments = Annotated[
    tuple[str, ...],
    AfterValidator(_command),
    Form('a list of the program and its arguments, such as ["notify", "--now"]; an empty list is none', list, parse_value),
]
"""A command that is run without a shell."""
