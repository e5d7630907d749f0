"""The journal as JSON Lines, which a person can keep, read, and take to another machine. It holds what every machine wrote.

The first line names the format, its version and how many records follow, so that a truncated file is noticed. Then comes one
record a line, in the order of writing. Every line is checked before anything is written; blank lines at the end are ignored.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from datetime import date
from functools import lru_cache
from itertools import chain, groupby, islice
from typing import Any, Literal

from ninetyten.config.files import open_text, replacing
from ninetyten.config.problems import shown, telling, unechoed
from ninetyten.domain.events import DayOpened, Event, Unknown
from ninetyten.domain.history import Written
from ninetyten.domain.words import local
from ninetyten.journal.bounds import CALENDAR, ONE_DAY
from ninetyten.journal.codec import decode, encode
from ninetyten.journal.errors import JournalError, unwritten, why_not_json
from ninetyten.journal.exchange.check import check, own_words_only, tells
from ninetyten.journal.exchange.incoming import Incoming, NotHeld
from ninetyten.journal.faults import faults, first_misfit
from ninetyten.journal.store import SqliteJournal
from ninetyten.ports import Record
from ninetyten.runtime.newest_day import stray

FORMAT = "ninetyten-journal"
VERSION = 1
_FIELDS: dict[str, type] = {
    "id": str,
    "day": str,
    "at": int,
    "said": int,
    "offset": int,
    "boot": int,
    "boot_id": str,
    "device": str,
    "kind": str,
    "version": int,
    "silent": bool,
    "body": dict,
}
_JSON_WORDS = {str: "string", int: "whole number", bool: "true or false", dict: "object"}
_LIMIT = 2**63
_MADE = re.compile(r"[0-9A-Fa-f-]{8,64}|[a-z]+-\d{1,16}")
"""The shape of names that a program or computer makes up."""


Done = Literal["imported", "merged"]
_REMEDIES: dict[Done, str] = {
    "imported": "Correct the line, or export the whole day again",
    "merged": "Correct the line, export the whole day again, or leave the day out: --without {day}",
}
"""What a person can do about a day that could not be shown."""


class BadExport(ValueError):
    """A file cannot be imported; the message names the file, the line, and what is allowed."""


def export(journal: SqliteJournal, path: str) -> int:
    """Write the whole journal to `path`, completely or not at all, readable by its owner only. Return the number of records.

    An existing file is replaced. Raises JournalError if the journal cannot be read or the file not written.
    """
    count = journal.record_count()
    head = _json({"format": FORMAT, "version": VERSION, "records": count})
    try:
        with replacing(path) as file, closing(journal.stream()) as stream:
            records = islice(stream, count)  # records written meanwhile come after these
            file.writelines(line.encode() for line in chain([head], map(_line, records)))
    except OSError as error:
        raise JournalError(unwritten(error, path)) from error
    return count


def read_export(path: str, done: Done = "imported", without: Iterable[str] = ()) -> Incoming:
    """Return the records of an export, each one checked, except for those of the work days `without`. `done`: what is to be done
    with them, for messages. Raises BadExport if anything is wrong."""
    try:
        with ExitStack() as stack:
            incoming = stack.enter_context(closing(Incoming()))
            with open_text(path) as file:
                _take_down(incoming, _to_the_last(enumerate(file, 1)))
            incoming.leave_out(without)
            _check_folds(incoming, _REMEDIES[done])
            stack.pop_all()
    except OSError as error:
        raise BadExport(f"{path}: it cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadExport(f"{path}: it is not UTF-8 or UTF-16 text, so it is not a ninetyten export") from error
    except _BadLine as error:
        raise BadExport(f"{path}, line {error.line}: {error}. Nothing was {done}.") from error
    except NotHeld as error:
        raise BadExport(f"{path}: {error}. Nothing was {done}.") from error
    return incoming


def import_records(journal: SqliteJournal, records: Iterable[Record]) -> int:
    """Add the records that the journal does not hold yet, all or none, keeping their ids. Return how many. Imported records are
    old and never ring. Raises JournalError."""
    with journal.transaction():
        count = journal.adopt(records)
        journal.move_cursor(journal.last_seq())
    return count


def mend(journal: SqliteJournal, records: Iterable[Record]) -> int:
    """Replace each fact of the journal that ninetyten did not write with the one in the file that has its id. Return how many.
    Raises JournalError."""
    at_fault = {fault.seq for fault in faults(journal.path)}
    with journal.transaction():
        return journal.mend(at_fault, records)


def contradicted(journal: SqliteJournal, incoming: Incoming, *, by_machine: bool = False) -> list[str]:
    """Return the work days of which the journal and the file each hold facts that the other lacks: such a day was lived in two
    journals, and its facts contradict each other. `by_machine`: only where one and the same machine wrote both."""
    found = []
    known = set(journal.days())
    for day, accounts in groupby(sorted(incoming.accounts()), key=lambda account: account[0]):
        if day not in known:
            continue
        theirs = _ids(chain.from_iterable(map(incoming.records_of, accounts)), by_machine=by_machine)
        ours = _ids(_whole(journal, day), by_machine=by_machine)
        if any(_apart(theirs[machine], ours[machine]) for machine in theirs.keys() & ours.keys()):
            found.append(day)
    return found


def _ids(records: Iterable[Record], *, by_machine: bool) -> dict[str, set[str]]:
    """Return the ids of a day's records, by machine or all together."""
    ids: dict[str, set[str]] = {}
    for record in records:
        ids.setdefault(record.device if by_machine else "", set()).add(record.id)
    return ids


def _whole(journal: SqliteJournal, day: str) -> Iterator[Record]:
    return chain(journal.records(day=day), *journal.others(day))


def _apart(one: set[str], other: set[str]) -> bool:
    return bool(one - other) and bool(other - one)


def _check_folds(incoming: Incoming, remedy: str) -> None:
    """Raise _BadLine, which ends with the remedy, for a day whose facts, as one machine wrote them, contradict each other or lie
    far from it: it could be imported but never shown."""
    for account in incoming.accounts():
        records = incoming.records_of(account)
        written = [Written(one.id, one.event) for one in records]
        if (found := stray(written)) is not None:
            place = written.index(found)
            raise _BadLine(records[place].seq + 1, f"{_why_stray(records, place)}. {remedy.format(day=account[0])}")
        if (misfit := first_misfit(written)) is not None:
            record = records[misfit]
            why = f"this {type(record.event).__name__} does not fit what was recorded before it on {record.day}"
            raise _BadLine(record.seq + 1, f"{why}. {remedy.format(day=account[0])}")


def _why_stray(records: list[Record], place: int) -> str:
    """Return why no report could read the record in that place."""
    record = records[place]
    if not any(isinstance(one.event, DayOpened) for one in records[: place + 1]):
        return f"the start of {record.day} (DayOpened) is not in the file before it, and a report needs it"
    on = local(record.event.at, record.offset).date()
    return f"its time (at) is {on}, days away from its work day, {record.day}; a report needs it within two days"


class _BadLine(ValueError):
    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def _line(record: Record) -> str:
    kind, version, body = encode(record.event)
    plain = {name: getattr(record, name) for name in ("id", "day", "said", "offset", "boot", "boot_id", "device", "silent")}
    return _json({**plain, "at": record.event.at, "kind": kind, "version": version, "body": json.loads(body)})


def _json(plain: dict[str, Any]) -> str:
    return json.dumps(plain, separators=(",", ":")) + "\n"


def _to_the_last(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the lines up to the last one that is not blank."""
    blank: list[tuple[int, str]] = []
    for number, line in lines:
        blank.append((number, line))
        if line.strip():
            yield from blank
            blank.clear()


def _take_down(incoming: Incoming, lines: Iterator[tuple[int, str]]) -> None:
    """Add the record of each line."""
    expected = _expected(*next(lines, (1, "")))
    count, last = 0, 1
    for last, line in lines:
        try:
            record = _record(_object(line))
        except ValueError as error:
            raise _BadLine(last, unechoed(str(error))) from None
        if known := incoming.add(record):
            raise _BadLine(last, f"the id {record.id} is already used in line {known + 1}; every record needs its own")
        count += 1
    if count != expected:
        raise _BadLine(last, f"the file ends after {count} records but its first line says {expected}; export it again")


def _expected(number: int, line: str) -> int:
    try:
        header = _object(line)
    except ValueError:
        header = {}
    if header.get("format") != FORMAT or type(header.get("records")) is not int:
        raise _BadLine(number, f'this is not a ninetyten export; the first line of one says "format": "{FORMAT}"')
    if header.get("version") != VERSION:
        theirs = header.get("version")
        raise _BadLine(number, f"its format has version {theirs!r}; this ninetyten reads {VERSION}; update ninetyten")
    records: int = header["records"]
    return records


def _object(line: str) -> dict[str, Any]:
    try:
        plain = json.loads(line, parse_constant=_no_number)
    except (RecursionError, ValueError) as error:
        why = why_not_json(error, line)
        raise ValueError(f"it is {why}" if why else str(error)) from error
    if not isinstance(plain, dict):
        raise ValueError("it is not a JSON object in braces")
    return plain


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is not allowed; numbers are finite")


def _record(plain: dict[str, Any]) -> Record:
    if plain.keys() != _FIELDS.keys():
        wrong = sorted(plain.keys() ^ _FIELDS.keys())
        raise ValueError(f"missing or unknown: {', '.join(map(shown, wrong))}; a record has {', '.join(_FIELDS)}")
    for name, kind in _FIELDS.items():
        if type(plain[name]) is not kind:
            raise ValueError(f"{name} is {plain[name]!r}; allowed is a JSON {_JSON_WORDS[kind]}")
        if kind is int and not -_LIMIT <= plain[name] < _LIMIT:
            raise ValueError(f"{name} is {plain[name]}; allowed are whole numbers of 64 bits")
        if kind is str and not plain[name].isprintable():
            raise ValueError(f"{name} is {plain[name]!r}; allowed are printable characters")
    _check_day(plain["day"])
    for name in ("id", "device", "boot_id"):
        if not _MADE.fullmatch(plain[name]) and tells(plain[name]):
            raise ValueError(f"{name} holds something that may identify a patient; it is not imported")
    if plain["at"] not in CALENDAR or not -ONE_DAY < plain["offset"] < ONE_DAY:
        raise ValueError(f"at is {plain['at']}, offset {plain['offset']}; allowed are ms from 1970 to 2199, s within a day")
    event = _event(plain["kind"], plain["version"], json.dumps(plain["body"])).replace(at=plain["at"])
    fields = {name: plain[name] for name in Record.fields if name in plain}
    return Record(seq=0, event=event, **fields)


@lru_cache(maxsize=8192)
def _event(kind: str, version: int, body: str) -> Event:
    """Return an event without its instant, checked: charts and prompts repeat the same body thousands of times."""
    event = decode(kind, version, 0, body)
    if isinstance(event, Unknown):
        reason = "it holds something that this version does not know" if telling(event.reason) else event.reason
        raise ValueError(reason if event.broken else f"{reason}; if a newer ninetyten wrote it, update this one")
    check(event)
    return own_words_only(event)


def _check_day(day: str) -> None:
    try:
        right = date.fromisoformat(day).isoformat() == day
    except ValueError:
        right = False
    if not right:
        raise ValueError(f"day is {day!r}; allowed is a date such as 2026-10-06")
