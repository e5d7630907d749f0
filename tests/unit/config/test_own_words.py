"""Own words pass the guard before anything else happens with them, and no refusal repeats them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ninetyten.cli.main import run
from ninetyten.config.build import apply, tells
from ninetyten.config.files import places
from ninetyten.config.load import load
from ninetyten.config.own_words import NOTES_OFF, kind_key, slug, why_not
from ninetyten.config.problems import Origin
from ninetyten.config.settings import NotesSettings, Settings, ShutdownSettings
from ninetyten.config.validation import Given, check, read_environment
from ninetyten.domain import commands as c

NUMBER = "88" + "7766554"
"""A long number of no meaning."""
OPEN = Settings(notes=NotesSettings(on=True), shutdown=ShutdownSettings(("Close the door!", "change clothes")))


@pytest.mark.parametrize(
    ("words", "name"), [("close the door", "close-the-door"), ("  Close the door! ", "close-the-door"), ("Tür zu", "tür-zu")]
)
def test_an_item_has_a_name_of_its_own(words: str, name: str) -> None:
    """The journal holds the name, not the words."""
    assert slug(words) == name


@pytest.mark.parametrize(("name", "key"), [("E/M established", "e-m-established"), ("Ärzte", "rzte"), ("///", "general")])
def test_a_chart_type_has_a_key_that_can_be_typed(name: str, key: str) -> None:
    """Letters and digits, whatever it is called."""
    assert kind_key(name) == key


def test_names_of_the_settings_are_guarded() -> None:
    """Chart types, items and themes; lengths and switches are no free text."""
    given = {
        "kinds.em.name": f"E/M {NUMBER}",
        "backlog.october.kind": f"em {NUMBER}",
        "shutdown.items": ["close the door", f"record {NUMBER}"],
        "display.theme": NUMBER,
        "notify.sound": f"{NUMBER}.wav",
    }
    checked = check({key: Given(value, Origin("config.toml", 3, key)) for key, value in given.items()})
    assert {problem.key for problem in checked.problems if "identify a patient" in problem.message} == given.keys() - {
        "notify.sound"
    }
    assert [key for key, _ in checked.settings.given] == ["notify.sound"]
    assert NUMBER not in "".join(map(str, checked.problems))


def test_notes_are_off_by_default() -> None:
    """The refusal says how to turn them on."""
    assert why_not(c.LeaveOpen("Monday"), Settings()) == f"open: {NOTES_OFF}"


@pytest.mark.parametrize("note", [(NUMBER, "", ""), ("Monday", NUMBER, ""), ("Monday", "", f"first {NUMBER}")])
def test_every_part_of_a_note_is_guarded(note: tuple[str, str, str]) -> None:
    """When, where and how; nothing is repeated."""
    why = why_not(c.LeaveOpen(*note), OPEN)
    assert why.startswith("open: ") and NUMBER not in why


def test_only_the_items_there_are_can_be_done() -> None:
    """By their names."""
    assert why_not(c.DoRitual(("close-the-door",)), OPEN) == ""
    assert "close-the-door, change-clothes" in why_not(c.DoRitual(("jon",)), OPEN)
    assert "none yet" in why_not(c.DoRitual(("jon",)), Settings())


def test_other_acts_are_none_of_its_business() -> None:
    """They carry no words."""
    assert why_not(c.Chart(), Settings()) == why_not(c.LeaveOpen("Monday", "queue 3", "the queries"), OPEN) == ""


@pytest.mark.parametrize(
    ("key", "kept"),
    [
        (f"kinds.mrn{NUMBER}.per_hour", "kinds.…"),
        ("kinds.john-doe.per_hour", "kinds.…"),
        ("kinds.Doe, Jane.per_hour", "kinds.…"),
        ("backlog.patient_doe.count", "backlog.…"),
        ("keys.john.doe", "keys.…"),
        ("Doe, Jane.on", "…"),
        (f"block.{NUMBER}", "block.…"),
    ],
)
def test_a_name_that_tells_is_taken_out_and_not_said(key: str, kept: str) -> None:
    """The problem has the file, the line and the section; neither the settings nor the problem hold the name."""
    checked = check({key: Given(5, Origin("config.toml", 3, key))})
    assert checked.settings.given == checked.origins == ()
    (problem,) = checked.problems
    assert (problem.file, problem.line, problem.key) == ("config.toml", 3, kept)
    assert not any(part in repr(checked) for part in ("doe", "Doe", NUMBER))


def test_a_variable_is_judged_like_the_file() -> None:
    """`NINETYTEN_KINDS__JOHN_DOE__PER_HOUR` is told as `NINETYTEN_KINDS__…`."""
    source, _ = read_environment({"NINETYTEN_KINDS__JOHN_DOE__PER_HOUR": "5"})
    checked = check(source)
    assert checked.settings.given == ()
    assert [problem.key for problem in checked.problems] == ["NINETYTEN_KINDS__…"]


@pytest.mark.parametrize("key", ["kinds.em-new.per_hour", "kinds.ed_level_4.pay", "kinds.pt-eval.per_hour", "keys.chart.add"])
def test_names_of_the_work_are_names(key: str) -> None:
    """What coders call their chart types, and the ids of actions, stay."""
    assert not tells(key)


def test_a_setting_said_later_is_judged_as_well() -> None:
    """A script's `set` and the settings screen go the same way."""
    with pytest.raises(ValueError, match="looks like it contains") as wrong:
        apply(Settings(), "kinds.john-doe.per_hour", 5)
    assert "doe" not in str(wrong.value)


def test_the_kept_plan_holds_no_text_of_its_sources(tmp_path: Path) -> None:
    """Neither a comment nor a refused name of the settings is copied into the plan cache."""
    where = places({"NINETYTEN_HOME": str(tmp_path)})
    Path(where.config_file).parent.mkdir(parents=True)
    said = "# for Jane Doe\n[kinds.john-doe]\nper_hour = 5\n[kinds.em]\nper_hour = 6\n"
    Path(where.config_file).write_text(said, encoding="utf-8")
    environ = {"NINETYTEN_HOME": str(tmp_path), "NINETYTEN_DISPLAY__THEME": "Doe, Jane"}
    loaded = load(where, environ)
    assert [kind.key for kind in loaded.settings.plan.kinds] == ["em"]
    kept = Path(where.cache).read_text(encoding="utf-8").lower()
    assert "doe" not in kept and "jane" not in kept
    assert load(where, environ) == loaded


@pytest.mark.parametrize(
    "words", [["log", "--date", "Doe, Jane"], ["start", "study", "Doe,", "Jane"], ["Doe, Jane"], ["hold", "mrn 12345"]]
)
def test_no_wrong_word_is_repeated(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever sentence it is that refuses it."""
    monkeypatch.setenv("NINETYTEN_HOME", str(tmp_path))
    assert run(words) == 2
    err = capsys.readouterr().err
    assert "…" in err and "Doe" not in err and "12345" not in err
