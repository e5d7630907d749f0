"""`ceu` without a number: the standing of the cycle."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Home

CYCLE = '[ceu]\nbody = "aapc"\nends = "2027-06-30"\n'


def test_the_standing_counts_what_was_logged(home: Home) -> None:
    """By the date of completion: what was earned before the cycle counts for none of it."""
    home.configure(CYCLE)
    home.say("ceu", "1.5")
    home.at("10:00", days=30).say("ceu", "2", "--on", "2026-10-20")
    home.say("ceu", "4", "--on", "2025-06-30")
    found = home.ask("ceu")
    assert (found["earned"], found["left"], found["required"]) == (3.5, 32.5, 36)
    assert home.say("ceu").startswith("3.5 of 36 CEUs earned for AAPC; 32.5 to go by Wed, Jun 30, 2027")
    home.say("undo")
    home.say("undo")
    assert home.ask("ceu")["earned"] == 1.5


def test_without_a_cycle_it_says_how_to_set_one(home: Home) -> None:
    """Null for programs."""
    assert home.ask("ceu") is None
    assert "ceu.ends" in home.say("ceu")


def test_credits_that_are_still_to_come_are_none(home: Home) -> None:
    """The date of completion is today at the latest; nothing is noted of another."""
    refused = "ninetyten: ceu: Wed, Oct 7, 2026 is in the future; use `--on` with the date of completion\n"
    assert home.run("ceu", "1", "--on", "2026-10-07") == (1, "", refused)
    assert home.run("ceu", "1", "--on", "2026-10-06")[0] == 0


@pytest.mark.parametrize(("word", "credits"), [("1", 1), ("1.0", 1), ("1.5", 1.5), ("1.50", 1.5), ("0.25", 0.25), ("2.75", 2.75)])
def test_credits_come_in_quarters(home: Home, word: str, credits: float) -> None:
    """AAPC and AHIMA give whole ones and parts of an hour's."""
    home.configure(CYCLE)
    home.say("ceu", word)
    assert home.ask("ceu")["earned"] == credits


@pytest.mark.parametrize("word", ["1.3", "0", "0.0", "1.2", "1.26", "1.", "x"])
def test_other_credits_are_refused_with_what_is_allowed(home: Home, word: str) -> None:
    """Nothing is noted."""
    told = f'ninetyten: ceu: CEUS: "{word}" is not a number of CEUs: write quarters, such as 1, 1.5 or 0.25\n'
    assert home.run("ceu", word) == (2, "", told)


AHIMA = '[ceu]\nbody = "ahima"\nends = "2027-06-30"\n'
TABLE = """Date,Title,Hours,Source,For
2026-09-01,What a coder should know,5,AHIMA,
9/2/2026,"Audits, and how",2.5,aapc,cpma

2026-09-02,Again,2.5,aapc,cpma
2026-09-03,Cooking,1,other,other
"""


def test_credits_are_told_by_their_source_and_what_they_were_for(home: Home) -> None:
    """What is left by source, never complete while a share is open."""
    home.configure(AHIMA)
    assert home.say("ceu", "5", "--from", "ahima", "--for", "hiim").startswith(
        "5 CEUs earned on Tue, Oct 6, 2026 from AHIMA, for health information"
    )
    home.say("ceu", "15", "--from", "employer")
    assert "5 of 8 from AHIMA; 3 to go." in " ".join(home.say("ceu").split())
    found = home.ask("ceu")
    assert found["shares"][0] == {"what": "ahima", "required": 8.0, "earned": 5.0, "left": 3.0}
    assert found["sources"] == [["ahima", 5.0], ["employer", 15.0]]


@pytest.mark.parametrize("words", [("--from", "vendor"), ("--for", "modifier")])
def test_other_sources_are_refused_with_the_list(home: Home, words: tuple[str, ...]) -> None:
    """Nothing is recorded."""
    code, _, err = home.run("ceu", "1", *words)
    assert code == 2 and "is not one of" in err


def test_a_table_of_certificates_is_imported_once(home: Home, tmp_path: Path) -> None:
    """Two alike are two; a second import of the same table adds nothing, and its titles are not kept."""
    home.configure(AHIMA)
    table = tmp_path / "certificates.csv"
    table.write_text(TABLE, encoding="utf-8")
    assert home.say("import", str(table), "--format", "ceu") == f"Imported 4 certificates with 11 CEUs from {table}.\n"
    found = home.ask("ceu")
    assert (found["earned"], found["sources"]) == (11, [["aapc", 5.0], ["ahima", 5.0], ["other", 1.0]])
    assert [share["earned"] for share in found["shares"]] == [5.0, 10.0]
    again = home.ask("import", str(table), "--format", "ceu")
    assert (again["certificates"], again["imported"]) == (4, 0)
    table.write_text(f"{TABLE}2026-09-04,New,1,aapc,\n", encoding="utf-8")
    assert home.say("import", str(table), "--format", "ceu").endswith("; 4 were logged already.\n")
    assert home.ask("ceu")["earned"] == 12
    home.say("undo")
    assert home.ask("ceu")["earned"] == 11
    assert b"Cooking" not in b"".join(file.read_bytes() for file in home.folder.rglob("*") if file.is_file())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_a_table_comes_in_the_encodings_of_windows_too(home: Home, tmp_path: Path, encoding: str) -> None:
    """With its ends of lines."""
    home.configure(AHIMA)
    table = tmp_path / "certificates.csv"
    table.write_bytes(TABLE.replace("\n", "\r\n").encode(encoding))
    assert home.ask("import", str(table), "--format", "ceu")["certificates"] == 4


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ("", "its first line must name the columns date, hours and source; it lacks date, hours, source"),
        ("date,hours\n2026-09-01,1\n", "it lacks source"),
        ("date,hours,source\n2026-13-01,1,aapc\n", "line 2: it needs a date such as 2026-10-06 or 10/6/2026"),
        ("date,hours,source\n2026-09-01,1.3,aapc\n", "line 2: it needs hours in quarters"),
        ("date,hours,source\n\n2026-09-01,1,aapc\n2026-09-01,1,Somebody\n", "line 4: it needs a source: aapc, ahima"),
        ("date,hours,source,for\n2026-09-01,1,aapc,units\n", "line 2: it needs what it was for"),
        ("date,hours,source\n2026-09-01\n", "line 2: it needs hours"),
        ("date,hours,source\n2026-10-07,1,aapc\n", "line 2: its date is in the future"),
    ],
)
def test_a_table_with_anything_wrong_is_not_imported(home: Home, tmp_path: Path, table: str, why: str) -> None:
    """It says where and what is allowed; what stands there is not repeated."""
    home.configure(AHIMA)
    file = tmp_path / "certificates.csv"
    file.write_text(table, encoding="utf-8")
    code, out, err = home.run("import", str(file), "--format", "ceu")
    assert (code, out) == (2, "")
    assert why in err and "Somebody" not in err
    assert home.ask("ceu")["earned"] == 0
    assert home.run("import", str(tmp_path / "none.csv"), "--format", "ceu")[0] == 2
