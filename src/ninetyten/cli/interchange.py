"""`export` and `import`: everything as JSON Lines, in a file that is the person's own."""

from __future__ import annotations

import os
from contextlib import closing

from ninetyten.bootstrap import Program
from ninetyten.cli.main import OK, USAGE, fail
from ninetyten.cli.query import answer, query, say, words_of
from ninetyten.journal import interchange
from ninetyten.journal.store import SqliteJournal
from ninetyten.ports import Record


@query
def run(argv: list[str]) -> int:
    """Write the journal into a file, or take one in."""
    return _export(argv) if argv[0] == "export" else _import(argv)


def _export(argv: list[str]) -> int:
    parser = words_of("export", "Everything that is recorded, the private part too, as JSON Lines.")
    parser.add_argument("file", metavar="FILE", help="where to write it; only you can read it")
    parser.add_argument("--force", action="store_true", help="replace a file that is there")
    asked = parser.parse_args(argv[1:])
    wrong = _no_place(asked.file, asked.force)
    if wrong:
        return fail(f"export: {wrong}", USAGE)
    with closing(_journal()) as journal:
        count = interchange.export(journal, asked.file)
    if asked.json:
        answer({"file": os.path.abspath(asked.file), "records": count})
    else:
        say(f"{_facts(count)} exported to {asked.file}, the private part too; only you can read it.")
    return OK


def _import(argv: list[str]) -> int:
    parser = words_of("import", "Take in what was exported; what is there already stays once.")
    parser.add_argument("file", metavar="FILE", help="an export of ninetyten")
    asked = parser.parse_args(argv[1:])
    try:
        records = interchange.read_export(asked.file)
    except interchange.BadExport as wrong:
        return fail(f"import: {wrong}", USAGE)
    with closing(_journal()) as journal:
        mixed = mixed_days(journal, records)
        count = 0 if mixed else interchange.import_records(journal, records)
    if mixed:
        days = ", ".join(mixed[:3])
        message = f"{asked.file} and the journal each hold facts of {days} that the other has not; two accounts of one day"
        return fail(f"import: {message} are not put together. Nothing was imported.", USAGE)
    if asked.json:
        answer({"file": os.path.abspath(asked.file), "records": len(records), "imported": count})
    else:
        known = len(records) - count
        say(f"{_facts(count)} imported from {asked.file}{f'; {known} were here already' if known else ''}.")
    return OK


def mixed_days(journal: SqliteJournal, records: list[Record]) -> list[str]:
    """The work days of which the journal and the file each hold what the other has not. Such a day was lived on two machines
    or in two journals, and its facts contradict each other."""
    theirs: dict[str, set[str]] = {}
    for record in records:
        theirs.setdefault(record.day, set()).add(record.id)
    mixed = []
    for day in journal.days():
        if day in theirs:
            ours = {record.id for record in journal.records(day=day)}
            if ours - theirs[day] and theirs[day] - ours:
                mixed.append(day)
    return mixed


def _journal() -> SqliteJournal:
    """The journal itself. It needs no name of this machine: what is adopted keeps the one it has."""
    places = Program().places
    return SqliteJournal(places.journal, "", places.backups_dir)


def _no_place(file: str, force: bool) -> str:
    """Why an export cannot be written there; empty if it can."""
    folder = os.path.dirname(os.path.abspath(file))
    if not os.path.isdir(folder):
        return f"there is no folder {folder}"
    if os.path.isdir(file):
        return f"{file} is a folder; name a file in it"
    if not os.access(folder, os.W_OK):
        return f"the folder {folder} may not be written to; name another one"
    return f"{file} is there already; --force replaces it" if os.path.exists(file) and not force else ""


def _facts(count: int) -> str:
    """How many, as a sentence begins."""
    return {0: "no fact", 1: "1 fact"}.get(count, f"{count} facts").capitalize()
