"""Settings from file, environment and command line: their rank, and every way they can be wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ninetyten.config import kept
from ninetyten.config import load as loading
from ninetyten.config.files import places
from ninetyten.config.load import load, locale_of
from ninetyten.config.problems import COMMAND_LINE, ENVIRONMENT
from ninetyten.config.settings import DEFAULTS, Loaded
from ninetyten.domain.moment import MINUTE
from tests.modes import closed_to_others


class Home:
    """A home of its own with a configuration file, and what is loaded from there."""

    def __init__(self, root: Path) -> None:
        self.environ = {"NINETYTEN_HOME": str(root), "LANG": "C"}
        self.where = places(self.environ)
        self.file = Path(self.where.config_file)
        self.cache = Path(self.where.cache)

    def write(self, text: str | bytes) -> None:
        """Put a configuration file there."""
        self.file.parent.mkdir(exist_ok=True)
        self.file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def load(self, overrides: dict[str, object] | None = None, **variables: str) -> Loaded:
        """Load with these variables besides."""
        return load(environ=self.environ | variables, overrides=overrides)

    def problems(self, **variables: str) -> list[tuple[int, str]]:
        """Line and key of everything that is wrong."""
        return [(problem.line, problem.key) for problem in self.load(None, **variables).problems]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """An empty home."""
    return Home(tmp_path)


def test_an_empty_home_has_the_defaults_and_stays_empty(home: Home, tmp_path: Path) -> None:
    """Without file and variables the defaults hold and nothing is written."""
    assert home.load() == Loaded()
    assert list(tmp_path.iterdir()) == []


def test_the_rank_of_the_sources(home: Home) -> None:
    """The command line wins over the environment, that over the file, that over the default."""
    home.write('[block]\nfocus = "50m"\nrest = "5m"\nwarn = "1m"\n')
    loaded = home.load({"block.focus": "70m"}, NINETYTEN_BLOCK__FOCUS="60m", NINETYTEN_BLOCK__REST="6m")
    rules = loaded.settings.plan.rules
    assert (rules.focus, rules.rest, rules.warn, rules.merge) == (70 * MINUTE, 6 * MINUTE, 1 * MINUTE, 3 * MINUTE)
    assert [origin.file for _, origin in loaded.origins] == [COMMAND_LINE, ENVIRONMENT, str(home.file)]


def test_variables_in_any_case(home: Home) -> None:
    """A variable's name is read whatever its case, and reaches every sort of setting."""
    loaded = home.load(
        ninetyten_prompts__eyes__every="off",
        NINETYTEN_KINDS__EM__PER_HOUR="12",
        NINETYTEN_KEYS__CHART__ADD="n",
        NINETYTEN_DAY__DAYS="mon,tue",
        NINETYTEN_DAY__ENFORCE="yes",
        NINETYTEN_HOOKS__PROMPT='["beep"]',
    )
    settings = loaded.settings
    assert loaded.problems == ()
    assert (settings.plan.rules.tracks[0].every, settings.plan.kinds[0].per_hour, settings.keys) == (
        0,
        12.0,
        (("chart.add", "n"),),
    )
    assert (settings.plan.day.days, settings.plan.day.enforce, settings.hooks.prompt) == ((0, 1), True, ("beep",))


def test_what_is_wrong_is_said_with_its_line_and_the_rest_counts(home: Home) -> None:
    """Unknown keys and bad values name file, key, line and what is allowed; the good rest of the file counts."""
    home.write(
        '# mine\n[block]\nfocus = "50m"\nfokus = 1\nrest = "never"\n\n[day]\ndays = [\n  "mon",\n]\nstart = "25:00"\n'
        '[blok]\n[kinds.em]\nname = "E/M"\n[prompts]\nwrists.every = "5m"\n[notify]\n'
    )
    loaded = home.load()
    assert home.problems() == [
        (4, "block.fokus"),
        (5, "block.rest"),
        (11, "day.start"),
        (12, "blok"),
        (14, "kinds.em.name"),
        (16, "prompts.wrists.every"),
    ]
    assert str(loaded.problems[1]) == (
        f'{home.file}, line 5, block.rest: "never" is not allowed here; use a length from 1m to 3h, such as 90m, 1h30m or 20s'
        " (The break after a block lasts)"
    )
    assert dict(loaded.settings.given) == {"block.focus": "50m", "day.days": ("mon",)}


def test_a_bad_variable_leaves_the_file_its_word(home: Home) -> None:
    """A variable that is not allowed costs only itself."""
    home.write('[block]\nfocus = "50m"\n')
    loaded = home.load(NINETYTEN_BLOCK__FOCUS="soon")
    assert loaded.settings.plan.rules.focus == 50 * MINUTE
    assert [(problem.file, problem.key) for problem in loaded.problems] == [(ENVIRONMENT, "NINETYTEN_BLOCK__FOCUS")]


def test_a_bad_value_is_said_even_where_another_source_wins(home: Home) -> None:
    """What the file says wrongly is said though the environment has the last word."""
    home.write('[block]\nfocus = "soon"\n')
    assert home.problems(NINETYTEN_BLOCK__FOCUS="50m") == [(2, "block.focus")]


def test_variables_that_miss_a_setting(home: Home) -> None:
    """An unknown section and a single underscore are said; other variables are none of ours."""
    assert home.problems(NINETYTEN_BLOK__FOCUS="1", NINETYTEN_BLOCK_FOCUS="50m", NINETYTEN_TRACKS="eyes") == [
        (0, "NINETYTEN_BLOCK_FOCUS"),
        (0, "NINETYTEN_BLOK__FOCUS"),
    ]


def test_a_file_that_is_no_toml_is_one_problem(home: Home) -> None:
    """A syntax error is said once, with its line; the environment still counts."""
    home.write('[block]\nfocus = "50m"\nrest = = 5\n')
    loaded = home.load(NINETYTEN_BLOCK__WARN="1m")
    assert [(problem.file, problem.line) for problem in loaded.problems] == [(str(home.file), 3)]
    assert dict(loaded.settings.given) == {"block.warn": "1m"}


def test_a_file_in_another_encoding_is_one_problem(home: Home) -> None:
    """Bytes that are no UTF-8 are said with their line."""
    home.write(b"[block]\n# \xff\n")
    assert home.problems() == [(2, "")]


def test_a_byte_order_mark_is_no_problem(home: Home) -> None:
    """Editors that write a mark at the start of the file may."""
    home.write(b'\xef\xbb\xbf[block]\nfocus = "50m"\n')
    assert (home.problems(), home.load().settings.plan.rules.focus) == ([], 50 * MINUTE)


def test_a_file_that_cannot_be_read_is_one_problem(home: Home) -> None:
    """A folder in the place of the file is said, and the defaults hold."""
    home.file.mkdir(parents=True)
    loaded = home.load()
    assert ([problem.file for problem in loaded.problems], loaded.settings) == ([str(home.file)], DEFAULTS)


def test_a_bad_override_is_a_problem_of_the_command_line(home: Home) -> None:
    """The command line is judged by the same table."""
    loaded = home.load({"block.focus": "soon", "block.rest": "7m"})
    assert [(problem.file, problem.key) for problem in loaded.problems] == [(COMMAND_LINE, "block.focus")]
    assert loaded.settings.plan.rules.rest == 7 * MINUTE


def test_blame_points_to_where_it_was_said(home: Home) -> None:
    """A problem that is found later still names file and line."""
    home.write('[keys]\n"chart.add" = "zork"\n')
    assert str(home.load().blame("keys.chart.add", "no")) == f"{home.file}, line 2, keys.chart.add: no"
    assert str(home.load().blame("display.theme", "no")) == "display.theme: no"


def test_the_cache_says_the_same(home: Home) -> None:
    """Settings, problems and origins are the same from the cache as validated."""
    home.write(
        '[block]\nfocus = "50m"\nrest = "x"\n[day]\ndays = ["fri", "mon"]\n[hooks]\nprompt = ["a"]\n[kinds.em]\nper_hour = 12\n'
    )
    first = home.load()
    assert closed_to_others(home.cache)
    assert home.load() == first


def test_the_cache_notices_every_change(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """File and variables are the fingerprint: any change of them is seen at once, and so is a new version."""
    home.write('[block]\nfocus = "50m"\n')
    stamp = home.file.stat().st_mtime_ns
    home.load()
    home.write('[block]\nfocus = "60m"\n')
    os.utime(home.file, ns=(stamp, stamp))
    assert home.load().settings.plan.rules.focus == 60 * MINUTE
    assert home.load(NINETYTEN_BLOCK__FOCUS="70m").settings.plan.rules.focus == 70 * MINUTE
    assert home.load().settings.plan.rules.focus == 60 * MINUTE
    before = loading.fingerprint("", b"", {}, {})
    monkeypatch.setattr(kept, "__version__", "next")
    assert loading.fingerprint("", b"", {}, {}) != before


@pytest.mark.parametrize("spoiled", [b"", b"{", b"[]", b"null", b'{"mark": []}', b"\xff", b'{"given": {"a": 1}}', b"[" * 100_000])
def test_a_spoiled_cache_changes_nothing_but_time(home: Home, spoiled: bytes) -> None:
    """Whatever is found in its place, the settings are those of the sources, and it is made anew."""
    home.write('[block]\nfocus = "50m"\n')
    first = home.load()
    good = home.cache.read_bytes()
    home.cache.write_bytes(spoiled)
    assert (home.load(), home.cache.read_bytes()) == (first, good)


@pytest.mark.parametrize("forged", [b'"nonsense"', b"5e9", b"{}", b"null"])
def test_a_cache_cannot_bring_in_what_is_not_allowed(home: Home, forged: bytes) -> None:
    """A value changed in it does not fit its checksum any more, so the sources are judged again."""
    home.write('[block]\nfocus = "50m"\n')
    first = home.load()
    before = home.cache.read_bytes()
    home.cache.write_bytes(before.replace(b'["block.focus", "50m"]', b'["block.focus", ' + forged + b"]"))
    assert home.cache.read_bytes() != before
    assert home.load() == first


def test_a_state_folder_that_cannot_be_written_is_no_matter(home: Home) -> None:
    """Without a place for the cache the settings are still loaded."""
    home.write('[block]\nfocus = "50m"\n')
    Path(home.where.state_dir).write_text("in the way")
    assert home.load().settings.plan.rules.focus == 50 * MINUTE


def test_pydantic_is_not_imported_while_nothing_has_changed(home: Home) -> None:
    """The first load validates; the next one takes the finished plan, and knows neither pydantic nor a reader of TOML or of
    schedules."""
    home.write('[block]\nfocus = "50m"\n[schedule]\ntype = "summer"\n')
    slow = {"pydantic", "pydantic_settings", "tomllib", "dataclasses", "pathlib", "platformdirs"}
    slow |= {"ninetyten.config.build", "ninetyten.config.schedules"}
    code = f"import sys; from ninetyten.config.load import load; load(); print(*sorted({slow!r} & sys.modules.keys()))"
    environment = {**os.environ, **home.environ, "PYTHONPATH": os.pathsep.join(sys.path)}

    def imported() -> list[str]:
        ran = subprocess.run([sys.executable, "-S", "-c", code], env=environment, capture_output=True, text=True, check=True)
        return ran.stdout.split()

    assert "pydantic_settings" in imported()
    assert imported() == []


def test_the_cache_keeps_a_few_so_that_two_environments_take_no_turns(home: Home) -> None:
    """A hook's own variables, or a script, cost the next start nothing; in the end the oldest goes."""
    home.write('[block]\nfocus = "50m"\n')
    spans = [home.load(NINETYTEN_BLOCK__REST=f"{minutes}m").settings.plan.rules.rest for minutes in (5, 6)]
    before = home.cache.read_bytes()
    assert [home.load(NINETYTEN_BLOCK__REST=f"{minutes}m").settings.plan.rules.rest for minutes in (5, 6)] == spans
    assert home.cache.read_bytes() == before
    for minutes in range(7, 7 + kept.KEPT):
        home.load(NINETYTEN_BLOCK__REST=f"{minutes}m")
    assert home.cache.read_bytes().count(b"\n") == 2 * kept.KEPT


def test_the_cache_knows_whose_home_a_folder_is_in(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """`~` is read when the settings are, so another home is another plan."""
    home.write('[backup]\nalso = "~/copies"\n')
    for owner in map(os.path.abspath, ("/home/one", "/home/two", "/home/one")):
        monkeypatch.setenv("HOME", owner)
        monkeypatch.setenv("USERPROFILE", owner)
        assert home.load().settings.backup.also == os.path.join(owner, "copies")


def test_everything_that_can_be_said_comes_back_from_the_cache(home: Home) -> None:
    """Lists of slots and windows, dates, own words, problems: the same records."""
    home.write(
        '[day]\nslots = ["07:00-08:30 production em, lunch"]\n[schedule]\nwindows = ["mon 07:00-15:00 core 08:00-09:00 home"]\n'
        '[ceu]\nends = "2027-06-30"\n[shutdown]\nitems = ["tidy up"]\n[social]\nitems = ["chat"]\n[keys]\n"undo" = "z"\n'
        '[kinds.em]\nper_hour = 12\npay = 4.5\n[notify]\nsound = "loud"\n'
    )
    first = home.load()
    assert (first.settings.plan.day.slots, first.settings.plan.windows, len(first.problems)) != ((), (), 0)
    assert home.load() == first


def test_a_backlog_comes_from_the_file(home: Home) -> None:
    """Validated, kept in the plan cache and read again; a date without quotes is said, and costs the backlog."""
    text = '[kinds.em]\nper_hour = 12\n[backlog.october]\nkind = "em"\ncount = 400\nsince = "2026-10-12"\ndeadline = {}\n'
    home.write(text.format('"2026-10-23"'))
    for _ in range(2):
        assert [backlog.count for backlog in home.load().settings.backlogs] == [400]
    home.write(text.format("2026-10-23"))
    assert home.problems() == [(4, "backlog.october.kind"), (7, "backlog.october.deadline")]
    assert home.load().settings.backlogs == ()


@pytest.mark.parametrize(
    ("file", "variable", "kinds"),
    [
        ("[kinds.ED]\nper_hour = 3\n", "NINETYTEN_KINDS__ED__PER_HOUR", {"ED": 5.0}),
        ("[kinds.ed]\nper_hour = 3\n", "NINETYTEN_KINDS__ED__PER_HOUR", {"ed": 5.0}),
        ("kinds.Ed.per_hour = 3\n", "ninetyten_kinds__ed__per_hour", {"Ed": 5.0}),
        ("kinds.Ed.name = 'Emergency'\n", "NINETYTEN_KINDS__ED__PER_HOUR", {"Ed": 5.0}),
        ("kinds.ED.per_hour = 3\nkinds.ed.per_hour = 4\n", "NINETYTEN_KINDS__ED__PER_HOUR", {"ED": 5.0, "ed": 4.0}),
        ("kinds.ED.per_hour = 3\nkinds.ed.per_hour = 4\n", "NINETYTEN_KINDS__ed__PER_HOUR", {"ED": 3.0, "ed": 5.0}),
        ("", "NINETYTEN_KINDS__ED__PER_HOUR", {"ed": 5.0}),
    ],
)
def test_a_variable_reaches_an_own_name_however_it_is_cased(
    home: Home, file: str, variable: str, kinds: dict[str, float]
) -> None:
    """Variables are shouted; names in a file are not."""
    home.write(file)
    loaded = home.load(None, **{variable: "5"})
    assert loaded.problems == ()
    assert {kind.key: kind.per_hour for kind in loaded.settings.plan.kinds} == kinds


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("NINETYTEN_BLOCK__REST", "\udcff\udcfe", "not UTF-8"),
        ("NINETYTEN_DAY__START\udcff", "07:00", "not UTF-8"),
        ("NINETYTEN_KEYS__\udcff", "x", "not UTF-8"),
        ("NINETYTEN_HOOKS__PROMPT", '["\ud800"]', "not UTF-8"),
        ("NINETYTEN_PROMPTS", '{"snoozes": 1}', "one setting, not a section"),
        ("ninetyten_kinds", ' {"ED": {"per_hour": 3}}', "one setting, not a section"),
        ("NINETYTEN_PROMPTS__EYES", '{"every": "off"}', "this is a section"),
        ("NINETYTEN_KINDS__ED", '{"per_hour": 3}', "per_hour"),
        ("NINETYTEN_BLOCK__WARN", "9" * 400, "is not allowed here; use"),
        ("NINETYTEN_BLOCK__WARN", "9" * 5000, "is not allowed here; use"),
        ("NINETYTEN_TARGET__RAMP", "9" * 400, "is not allowed here; use"),
        ("NINETYTEN_TARGET__RAMP", "1e400", "is not allowed here; use"),
        ("NINETYTEN_PROMPTS__SNOOZES", "9" * 5000, "is not allowed here; use"),
        ("NINETYTEN_KINDS__ED__PER_HOUR", "-" + "9" * 400, "is not allowed here; use"),
        ("NINETYTEN_DAY__SLOTS", "[" * 5000, "is not allowed here; use"),
        ("NINETYTEN_HOOKS__PROMPT", '["a", ' + "9" * 400 + "]", "is not allowed here; use"),
    ],
    ids=ascii,
)
def test_a_variable_that_makes_no_sense_is_one_problem(home: Home, name: str, text: str, why: str) -> None:
    """Never a fault; what is right beside it counts, now and from the cache."""
    home.write('[block]\nfocus = "50m"\n')
    for _ in range(2):
        loaded = home.load(None, **{name: text})
        assert [why in str(problem) for problem in loaded.problems] == [True]
        assert len(str(loaded.problems[0])) < 400
        assert loaded.settings.plan.rules.focus == 50 * MINUTE


@pytest.mark.parametrize(
    ("text", "line"),
    [(f"[block]\nrest = {'9' * 5000}\n", 2), (f"a = {'[' * 5000}{']' * 5000}\n", 0)],
    ids=["digits", "brackets"],
)
def test_a_file_that_cannot_be_taken_in_is_one_problem(home: Home, text: str, line: int) -> None:
    """More digits or brackets than can be read."""
    home.write(text)
    (problem,) = home.load().problems
    assert (problem.line, "the whole file is ignored" in problem.message) == (line, True)


def test_a_number_of_400_digits_is_one_problem(home: Home) -> None:
    """In the file as in a variable; the rest of the file counts."""
    home.write(f'[block]\nfocus = "50m"\n[target]\nramp = {"9" * 400}\n')
    assert home.problems() == [(4, "target.ramp")]
    assert home.load().settings.plan.rules.focus == 50 * MINUTE


@pytest.mark.parametrize(
    ("said", "clock"),
    [
        ({}, "24h"), ({"LANG": "en_US.UTF-8"}, "12h"), ({"LANG": "C.UTF-8"}, "24h"), ({"LANG": "de_DE.UTF-8"}, "24h"),
        ({"LANG": "en_GB.UTF-8"}, "24h"), ({"LC_TIME": "en_US.UTF-8", "LANG": "de_DE.UTF-8"}, "12h"),
        ({"LC_ALL": "C", "LANG": "en_US.UTF-8"}, "24h"), ({"LC_ALL": "", "LANG": "en_US.UTF-8"}, "12h"),
        ({"LANG": "es_US"}, "12h"),
        ({"LANG": "en_US.UTF-8", "NINETYTEN_DISPLAY__CLOCK": "24h"}, "24h"), ({"NINETYTEN_DISPLAY__CLOCK": "12h"}, "12h"),
        ({"LANG": "en_US.UTF-8", "NINETYTEN_DISPLAY__CLOCK": "auto"}, "12h"),
    ],
)  # fmt: skip
def test_times_are_written_as_the_locale_does(home: Home, said: dict[str, str], clock: str) -> None:
    """F1: unless the person chose; the first of LC_ALL, LC_TIME and LANG that says anything counts, the cache or not."""
    assert [home.load(None, **said).settings.plan.clock for _ in range(2)] == [clock, clock]


def test_windows_is_asked_for_its_locale_and_a_program_reads_the_same_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """`simulate --json` has an empty environment."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr("locale.getlocale", lambda: ("English_United States", "1252"))
    assert [locale_of(environ) for environ in ({}, {"LANG": "C"}, {"PATH": ""})] == ["", "C", "English_United States"]


def test_the_cache_does_not_keep_the_locale(home: Home) -> None:
    """The same file, opened in another locale."""
    home.write('[day]\nstart = "7am"\n')
    assert [home.load(LANG=lang).settings.plan.clock for lang in ("en_US", "C", "en_US")] == ["12h", "24h", "12h"]
