"""Where `scan` looks, what it says of what it finds, and that it never says the text."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from ninetyten.bootstrap import Program
from ninetyten.privacy.guard import KNOWN_GAPS
from tests.unit.cli.conftest import Home

NUMBER = "1234567"
NAME = "Mr. Doe"


@pytest.fixture
def lived(home: Home) -> Home:
    """A day with everything ninetyten itself writes: facts, an undo, a refusal, a report's cache, a backup, an alive mark."""
    home.configure('[kinds.complex]\nname = "Complex inpatient"\nper_hour = 2.5\n[display]\ntheme = "quiet-light"\n')
    home.say("start")
    home.at("09:10").say("chart", "2")
    home.say("undo")
    assert home.run("start")[0] == 1
    home.at("10:30").say("rest")
    home.at("10:40").say("back", "walk")
    home.at("11:00").say("stop")
    home.at("09:00", days=1).say("start")
    home.say("report")
    Program().back_up("2026-10-07")
    return home


def finds(home: Home, *files: str) -> list[str]:
    """What is found, in lines, the home's folder left out; the text itself is in none of what is printed."""
    code, out, err = home.run("scan", *files)
    assert (code, err) == (1, "")
    told = home.run("scan", "--json", *files)[1]
    assert not any(text in out + told for text in (NUMBER, NAME, "Doe"))
    return out.replace(f"{home.folder}/", "").split("\n\n")[0].splitlines()


def journal_with(home: Home, body: str, kind: str = "ChartHeld") -> None:
    """Put a fact into the journal that ninetyten would not have written."""
    with sqlite3.connect(Program().places.journal) as opened:
        row = opened.execute("SELECT * FROM events ORDER BY seq DESC LIMIT 1").fetchone()
        opened.execute(
            f"INSERT INTO events VALUES ({','.join('?' * 13)})", (40, "f" * 32, "2026-10-07", *row[3:9], kind, 1, 0, body)
        )
    opened.close()


def test_what_ninetyten_writes_itself_is_clean(lived: Home) -> None:
    """Ids, dates of work days, machines, themes and caches are no reason to be alarmed; what no pattern sees is said."""
    out = lived.say("scan")
    assert "nothing found" in out
    assert all(gap in out for gap in KNOWN_GAPS)
    told = lived.ask("scan")
    assert (told["ok"], told["found"], told["unread"]) == (True, [], [])
    assert {Path(file).name for file in told["files"]} >= {"journal.db", "journal-2026-10-07.db", "config.toml"}
    assert told["texts"] > 100


def test_nothing_kept_is_nothing_found(home: Home) -> None:
    """Before the first start there is nothing to look through."""
    assert home.say("scan").startswith("Searched 0 texts in 0 files; nothing found.")


def test_a_fact_is_told_by_its_record_day_and_field(lived: Home) -> None:
    """Own words in a fact, however deep, are found in the journal and in its backups."""
    journal_with(lived, json.dumps({"reason": f"hold {NUMBER}", "kind": "x", "more": [{"deep": NAME}]}))
    Program().back_up("2026-10-08")
    assert finds(lived) == [
        "data/journal.db: record 40 of 2026-10-07: ChartHeld.reason: a long number",
        "data/journal.db: record 40 of 2026-10-07: ChartHeld.more.deep: a name",
        "data/backups/journal-2026-10-08.db: record 40 of 2026-10-07: ChartHeld.reason: a long number",
        "data/backups/journal-2026-10-08.db: record 40 of 2026-10-07: ChartHeld.more.deep: a name",
    ]


@pytest.mark.parametrize("field", ["reason", "when", "kind", "what"])
def test_the_shape_of_an_id_hides_nothing_elsewhere(lived: Home, field: str) -> None:
    """A machine's name may look like a long number; the same in a field of words is one."""
    journal_with(lived, json.dumps({field: "12345678"}))
    assert finds(lived)[0].endswith(f"ChartHeld.{field}: a long number")


def test_a_fact_of_another_version_is_looked_through_too(lived: Home) -> None:
    """What this version cannot read is still text."""
    journal_with(lived, json.dumps({"note": NAME}), kind="SomethingNewer")
    assert finds(lived) == ["data/journal.db: record 40 of 2026-10-07: SomethingNewer.note: a name"]


def test_settings_are_told_by_line_and_key(home: Home) -> None:
    """Names, comments and lists of the settings are found, and so is a name that is a key, which is then not said."""
    home.configure(
        f'[kinds.x]\nname = "{NAME}"\nper_hour = 12\n[kinds.jane_doe]\nper_hour = 3 # call {NUMBER}\n'
        f'[shutdown]\nitems = ["lock up",\n  "MRN {NUMBER}"]\n[hooks]\nprompt = ["open", "http://example.org"]\n'
    )
    found = finds(home)
    assert found == [
        "config/config.toml:2: kinds.x.name: a name",
        "config/config.toml:4: kinds.…: a name",
        "config/config.toml:7: shutdown.items: a record number",
        "config/config.toml:5: comment: a phone number",
    ]


def test_exercises_and_themes_are_looked_through(home: Home) -> None:
    """What the person wrote beside the settings counts; a colour of digits does not."""
    home.configure("")
    folder = home.folder / "config"
    (folder / "exercises.toml").write_text(f'[mine]\nname = "Far"\nsteps = [{{ do = "Look at {NAME}." }}]\n', encoding="utf-8")
    (folder / "themes").mkdir()
    (folder / "themes" / "mine.toml").write_text(
        'name = "Mine"\n[colours]\nfocus = "#123456"\nrest = "1234567"\n', encoding="utf-8"
    )
    assert finds(home) == [
        "config/exercises.toml:3: mine.steps.do: a name",
        "config/themes/mine.toml:4: colours.rest: a long number",
    ]


def test_settings_that_are_no_toml_are_read_line_by_line(home: Home) -> None:
    """A broken file is looked through as it stands."""
    home.configure(f"[kinds\n{NAME}\n")
    assert "config/config.toml:2: a name" in finds(home)


def test_an_export_is_looked_through_when_it_is_named(lived: Home, tmp_path: Path) -> None:
    """A line of an export is told by its number and day; a clean export is clean."""
    file = tmp_path / "mine.jsonl"
    lived.say("export", str(file))
    lived.say("scan", str(file))
    lines = file.read_text(encoding="utf-8").splitlines()
    record = json.loads(lines[3])
    record["body"]["reason"] = NAME
    file.write_text("\n".join([*lines[:3], json.dumps(record), *lines[4:]]), encoding="utf-8")
    assert finds(lived, str(file)) == [f"{file}:4: body.reason: a name"]
    found = json.loads(lived.run("scan", "--json", str(file))[1])["found"]
    assert found == [{"file": str(file), "line": 4, "record": 0, "day": "2026-10-06", "field": "body.reason", "class": "a name"}]


def test_any_text_is_read_line_by_line(home: Home, tmp_path: Path) -> None:
    """A plain file of notes is looked through, a line of digits alone too."""
    file = tmp_path / "notes.txt"
    file.write_text(f"12 charts\n{NUMBER}\n\nfinish {NAME}\n", encoding="utf-8")
    assert finds(home, str(file)) == [f"{file}:2: a long number", f"{file}:4: a name"]


def test_what_was_set_aside_is_looked_through(lived: Home) -> None:
    """A journal set aside counts; one that cannot be read is told, and is no clean bill."""
    aside = lived.folder / "data" / "journal.db.unreadable-20261006T000000Z"
    aside.write_bytes(b"SQLite format 3\0" + b"\xff" * 4096)
    code, out, _ = lived.run("scan")
    assert code == 1
    assert out.startswith(f"{aside}: can't be searched: it is damaged or in use")
    assert lived.run("scan", "--json")[1].count(str(aside)) == 2


def test_a_file_that_is_not_there_is_a_mistake(home: Home) -> None:
    """It is named, and nothing is looked through."""
    assert home.run("scan", "gone.jsonl") == (2, "", "ninetyten: scan: gone.jsonl does not exist or is not a file\n")


def test_the_cached_settings_are_not_accused(home: Home) -> None:
    """Their dates and paths stand in the settings, where they are no finding; a copy of old settings is gone."""
    settings = '[ceu]\nbody = "aapc"\nends = "2027-06-30"\n[hooks]\nprompt = ["/srv/jane smith/1234567"]\n'
    cache = home.folder / "state" / "plan.json"
    home.configure(settings + '[kinds.x]\nname = "Jane Q Public"\nper_hour = 4\n')
    home.say("status")
    home.configure(settings)
    home.say("status")
    assert cache.exists()
    assert home.say("scan").startswith("Searched ") and not cache.exists()
