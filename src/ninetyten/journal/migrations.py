"""Builds the journal's schema in numbered steps, each in one transaction together with its record.

A journal that already holds something is first copied to the backups. Never edit a step after its release.
"""

from __future__ import annotations

import os
import sqlite3

from ninetyten.domain.value import Value


class Migration(Value):
    """One step. `name` is its record in `meta`; `statements` are its SQL, in order."""

    name: str
    statements: tuple[str, ...]


MIGRATIONS: tuple[Migration, ...] = (
    Migration(
        "events, the ringer's place",
        (
            """CREATE TABLE events (
                seq INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                day TEXT NOT NULL,
                at INTEGER NOT NULL,
                said INTEGER NOT NULL,
                offset INTEGER NOT NULL,
                boot INTEGER NOT NULL,
                boot_id TEXT NOT NULL,
                device TEXT NOT NULL,
                kind TEXT NOT NULL,
                version INTEGER NOT NULL,
                silent INTEGER NOT NULL,
                body TEXT NOT NULL
            )""",
            "CREATE INDEX events_by_day ON events (day)",
            "CREATE INDEX days_opened ON events (at) WHERE kind = 'DayOpened'",
            "CREATE TABLE cursor (seq INTEGER NOT NULL)",
            "INSERT INTO cursor VALUES (0)",
            "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
        ),
    ),
)


def migrate(connection: sqlite3.Connection, path: str, backups: str) -> None:
    """Bring the journal at `path` to the newest schema. `backups`: the folder for the copy made before."""
    schema = _schema(connection)
    if schema:
        from ninetyten.journal.backups import copy

        copy(path, os.path.join(backups, f"before-schema-{len(MIGRATIONS)}.db"))
    for number in range(schema + 1, len(MIGRATIONS) + 1):
        _apply(connection, number, MIGRATIONS[number - 1])


def _schema(connection: sqlite3.Connection) -> int:
    schema: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return schema


def _apply(connection: sqlite3.Connection, number: int, migration: Migration) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _schema(connection) < number:  # another process may have done it while this one waited
            for statement in migration.statements:
                connection.execute(statement)
            connection.execute("INSERT INTO meta VALUES (?, ?)", (f"migration {number}", migration.name))
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
