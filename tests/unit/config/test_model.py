"""The table of settings: complete, true to the defaults, and clear in what it refuses."""

from __future__ import annotations

import re
from datetime import date

import pytest

from ninetyten.config.build import apply, build
from ninetyten.config.model import PROFILES, SETTINGS, SettingsModel, find
from ninetyten.config.settings import DEFAULTS
from ninetyten.config.toml_text import canonical
from ninetyten.domain.moment import MINUTE
from ninetyten.domain.plan import TRACKS

CONTRACT = """
block.focus block.rest block.warn block.end block.next prompts.profile prompts.boundary prompts.merge prompts.absorb
prompts.settle prompts.snooze prompts.snoozes prompts.guard prompts.eyes.every prompts.eyes.for prompts.wrists.every
prompts.wrists.for prompts.posture.every prompts.posture.for day.start day.stop day.paid_break day.lunch day.commute day.days
day.turnover day.template day.slots day.enforce schedule.type schedule.windows target.productivity target.ramp target.production
target.accuracy target.growth target.denominator target.accuracy_first target.accuracy_exit target.study
kinds.*.name kinds.*.per_hour kinds.*.pay ceu.body ceu.credentials ceu.group ceu.ends ceu.specialties
backlog.*.kind backlog.*.count backlog.*.since backlog.*.deadline notify.desktop notify.terminal notify.sound
notify.only_when_unfocused notify.timeout break.voice idle.source
idle.this_computer idle.ask_after body.weekly body.progressive body.midday
body.energy body.sit_stand notes.on shutdown.items social.items social.chapter_months backup.also
display.theme display.seconds display.motion
display.clock display.study_due keys.* hooks.prompt hooks.block_end
"""


def test_the_table_has_what_the_contract_promises() -> None:
    """Every setting of the contract is there, and none besides."""
    assert list(SETTINGS) == CONTRACT.split()


@pytest.mark.parametrize("key", [key for key, setting in SETTINGS.items() if setting.default is not None])
def test_a_default_says_what_holds_without_it(key: str) -> None:
    """Giving a setting its documented default changes nothing."""
    general, default = key.replace("*", "general"), SETTINGS[key].default
    assert apply(DEFAULTS, general, default).replace(given=()) == DEFAULTS


def test_every_setting_says_what_it_is_for() -> None:
    """A label that fits a line, a sentence, and what is allowed, bounds included."""
    assert [key for key, setting in SETTINGS.items() if not setting.field.title or len(setting.label) > 40] == []
    assert [key for key, setting in SETTINGS.items() if not setting.doc.endswith(".")] == []
    assert [key for key, setting in SETTINGS.items() if not setting.form.allowed or "{" in setting.form.allowed] == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("block.focus", "0"),
        ("block.focus", "-5m"),
        ("block.focus", "9h"),
        ("block.focus", "off"),
        ("block.focus", True),
        ("block.focus", ["90m"]),
        ("block.end", "later"),
        ("block.end", True),
        ("prompts.profile", "ninety"),
        ("prompts.eyes.every", "9m59s"),
        ("prompts.eyes.every", "0s"),
        ("prompts.eyes.for", "off"),
        ("prompts.snoozes", 1.5),
        ("prompts.snoozes", "2"),
        ("prompts.snoozes", -1),
        ("day.start", "24:00"),
        ("day.start", "7.30"),
        ("day.start", True),
        ("day.turnover", "off"),
        ("day.days", ["monday"]),
        ("day.days", "mon"),
        ("day.days", [1]),
        ("target.accuracy", 101),
        ("target.accuracy", float("nan")),
        ("target.productivity", "100"),
        ("kinds.em.per_hour", 0),
        ("kinds.em.per_hour", True),
        ("kinds.em.pay", 0),
        ("kinds.em.pay", "$4.50"),
        ("day.commute", "0s"),
        ("kinds.em.name", ""),
        ("kinds.em.name", "a\nb"),
        ("notify.sound", "loud"),
        ("notify.desktop", "yes"),
        ("idle.source", "guess"),
        ("ceu.group", 25),
        ("ceu.group", "20"),
        ("ceu.credentials", 0),
        ("ceu.ends", "30.6.2027"),
        ("ceu.ends", "2027-6-30"),
        ("ceu.ends", "20270630"),
        ("ceu.ends", date(2027, 6, 30)),
        ("backlog.october.deadline", "off"),
        ("backlog.october.since", "2026-02-30"),
        ("backlog.october.count", 1.5),
        ("keys.chart.add", 5),
        ("hooks.prompt", "notify"),
        ("hooks.prompt", [""]),
        ("hooks.prompt", ["a\0b"]),
    ],
)
def test_what_is_not_allowed_is_refused_with_what_is(key: str, value: object) -> None:
    """A refusal names what is allowed, in the words of the table."""
    with pytest.raises(ValueError, match=re.escape(f"use {find(key).form.allowed}")):
        apply(DEFAULTS, key, value)


@pytest.mark.parametrize(("key", "value"), [("day.start", "7"), ("day.stop", 3), ("day.turnover", "12")])
def test_an_hour_alone_shows_both_times(key: str, value: object) -> None:
    """F1: a setting is not guessed."""
    both = {"7": "7:00 AM or 7:00 PM", "3": "3:00 AM or 3:00 PM", "12": "12:00 AM or 12:00 PM"}[str(value)]
    with pytest.raises(ValueError, match=f'"{value}" could be {both}: add am or pm'):
        apply(DEFAULTS, key, value)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("block.focs", 'did you mean "block.focus"?'),
        ("block", "this is a section"),
        ("prompts.eyes", "this is a section"),
        ("zork", "the sections are block, prompts"),
        ("kinds.em.rate", "kinds.KEY.per_hour"),
        ("kinds.e m.per_hour", "letters, digits, - and _"),
        ("backlog", "this is a section"),
        ("backlog.october.rate", "backlog.KEY.kind, backlog.KEY.count, backlog.KEY.since and backlog.KEY.deadline"),
    ],
)
def test_an_unknown_key_is_refused_with_a_hint(key: str, said: str) -> None:
    """A key that is no setting is refused with the nearest one or what there is."""
    with pytest.raises(ValueError, match=re.escape(said)):
        apply(DEFAULTS, key, 1)


def test_numbers_are_minutes_and_zero_turns_the_boundary_off() -> None:
    """A bare number is minutes, and the wait for a boundary can be nothing."""
    rules = apply(apply(DEFAULTS, "block.focus", 50), "prompts.boundary", "0s").plan.rules
    assert (rules.focus, rules.boundary) == (50 * MINUTE, 0)


def test_a_silenced_track_has_no_interval() -> None:
    """`off` silences one track and leaves the others alone."""
    tracks = {track.name: track.every for track in apply(DEFAULTS, "prompts.wrists.every", "off").plan.rules.tracks}
    assert tracks == {"eyes": 20 * MINUTE, "wrists": 0, "posture": 40 * MINUTE}


def test_a_quoted_key_is_the_same_key() -> None:
    """A key is understood the way TOML writes it."""
    assert canonical('keys."chart.add"') == "keys.chart.add"
    assert apply(DEFAULTS, 'keys."chart.add"', "n").keys == (("chart.add", "n"),)
    with pytest.raises(ValueError, match="is not a key"):
        canonical('keys."chart')


def test_every_track_has_its_settings() -> None:
    """A track of the table has its two settings without more ado."""
    assert all(f"prompts.{track.name}.{name}" in SETTINGS for track in TRACKS for name in ("every", "for"))


def test_profiles_name_settings_that_are_allowed() -> None:
    """Each profile can be worn."""
    assert [build({"prompts.profile": name}).profile for name in PROFILES] == list(PROFILES)


def test_the_model_has_the_defaults_of_the_plain_records() -> None:
    """They load without pydantic, and say the same."""
    assert build({}) == DEFAULTS
    assert SettingsModel().block.focus == DEFAULTS.plan.rules.focus


@pytest.mark.parametrize("value", ["7:30am", "7:30 AM", "07:30"])
def test_times_are_read_as_everywhere(value: str) -> None:
    """A time with am is one, in the settings too."""
    assert apply(DEFAULTS, "day.start", value).plan.day.start == 450


@pytest.mark.parametrize(
    ("written", "rate"),
    [
        (18, 18), ("18/h", 18), ("18 an hour", 18), ("4 min each", 15), ("5m", 12), ("20 min per record", 3), ("96/day", 24),
        ("96 a day", 24), ("90 in a 7.5 hour day", 12), ("1.5 per hour", 1.5), ("12", 12),
    ],
)  # fmt: skip
def test_rates_are_read_as_coders_state_them(written: object, rate: float) -> None:
    """F2: a number a day goes by the planned production, in whatever order they were said."""
    day = {"target.production": "4h"}
    for given in ({"kinds.em.per_hour": written, **day}, {**day, "kinds.em.per_hour": written}):
        settings = build(given)
        assert settings.plan.rate("em") == rate and dict(settings.given)["kinds.em.per_hour"] == written


def test_a_number_a_day_follows_the_planned_production() -> None:
    """The default one too, and one that makes no sense changes nothing."""
    assert build({"kinds.em.per_hour": "54/day"}).plan.rate("em") == 12
    assert apply(build({"kinds.em.per_hour": "54/day"}), "target.production", 180).plan.rate("em") == 18


@pytest.mark.parametrize("written", ["", "x", "0/h", "5000/h", "12h", "12 charts", "1/0h", "60-120 a day", True, "2000 h each"])
def test_what_is_no_rate_is_refused_with_what_is(written: object) -> None:
    """In every way it can be stated; the bounds are those of charts per hour."""
    with pytest.raises(ValueError, match=r"use a number from 0.05 to 1000 \(charts per hour\), or a rate such as"):
        apply(DEFAULTS, "kinds.em.per_hour", written)
