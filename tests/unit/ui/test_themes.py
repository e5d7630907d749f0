"""Themes on the screen: readable everywhere, and never the end of the app."""

from __future__ import annotations

from itertools import combinations
from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.theme import Theme
from textual.widgets import Label

from ninetyten.config.theme_files import HUES, ThemeSpec, read_themes
from ninetyten.ui.themes import ThemePalette, preflight, register, spelled, to_theme, variables

SPECS = read_themes("/nowhere")[0]
TRUE_COLOUR = [spec for spec in SPECS.values() if not spec.ansi]
TEXTS = (
    "text",
    "muted",
    "focus",
    "rest",
    "prompt",
    "overtime",
    "paused",
    "production",
    "study",
    "growth",
    "query",
    "admin",
    "other",
)
GROUNDS = ("background", "surface")
BUCKETS = ("production", "study", "growth", "query", "admin", "other")
PHASES = ("focus", "rest", "prompt", "overtime", "paused")

PALETTES = {
    "xterm": "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff",
    "VGA": "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
    "Campbell": "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc 767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2",
}
"""What the sixteen colours are in common terminals."""

SIGHTS = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""Machado, Oliveira and Fernandes 2009, severity 1: linear RGB as it is seen."""

Linear = tuple[float, ...]


def linear(colour: str) -> Linear:
    """The linear light of `#rrggbb`."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)


def luminance(colour: str) -> float:
    """WCAG's relative luminance."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def seen(colour: str, sight: tuple[tuple[float, ...], ...]) -> Linear:
    """CIE L*a*b* of a colour as it is seen."""
    light = linear(colour)
    red, green, blue = (min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in sight)
    x, y, z = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
    )
    fx, fy, fz = (value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in (x, y, z))
    return (116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz))


def unreadable(colours: dict[str, str], least: float) -> list[tuple[str, str]]:
    """The texts that are too close to a ground they are drawn on."""
    return [(text, ground) for text in TEXTS for ground in GROUNDS if contrast(colours[text], colours[ground]) < least]


@pytest.mark.parametrize("spec", TRUE_COLOUR, ids=lambda spec: spec.name)
def test_every_text_can_be_read(spec: ThemeSpec) -> None:
    """Text has 4.5 : 1 against whatever it is drawn on, 7 : 1 in the theme that promises it."""
    assert unreadable(dict(spec.colours), 7.0 if spec.name == "high-contrast" else 4.5) == []


@pytest.mark.parametrize("spec", TRUE_COLOUR, ids=lambda spec: spec.name)
def test_what_is_done_can_be_seen(spec: ThemeSpec) -> None:
    """The part of the strip that is over, and its marks, have the 3 : 1 that shapes need."""
    colours = dict(spec.colours)
    assert contrast(colours["focus-dim"], colours["background"]) >= 3.0


@pytest.mark.parametrize("palette", PALETTES)
def test_sixteen_colours_can_be_read(palette: str) -> None:
    """In the terminal's own colours text has 4.5 : 1 too, whichever of the common palettes they are."""
    names = [*(f"ansi_{hue}" for hue in HUES), *(f"ansi_bright_{hue}" for hue in HUES)]
    shown = dict(zip(names, (f"#{colour}" for colour in PALETTES[palette].split()), strict=True))
    assert unreadable({part: shown[colour] for part, colour in SPECS["sixteen"].colours}, 4.5) == []
    light = {part: shown[colour] for part, colour in SPECS["sixteen-light"].colours}
    assert unreadable(light, 3.4) == []  # on white, sixteen colours have no more than three hues of 4.5 : 1 everywhere
    assert contrast(light["text"], light["background"]) > 7


def test_dark_is_dark_and_light_is_light() -> None:
    """`dark` says which way the contrast goes."""
    assert [spec.dark for spec in TRUE_COLOUR] == [luminance(dict(spec.colours)["background"]) < 0.2 for spec in TRUE_COLOUR]


@pytest.mark.parametrize("sight", SIGHTS)
def test_colours_stay_apart_without_a_cone(sight: str) -> None:
    """In the theme made for it, buckets and phases differ clearly whatever is seen of them."""
    colours = {part: seen(colour, SIGHTS[sight]) for part, colour in SPECS["colour-blind-safe"].colours if colour.startswith("#")}
    pairs = [*combinations(BUCKETS, 2), *combinations(PHASES, 2)]
    close = [(a, b) for a, b in pairs if sum((x - y) ** 2 for x, y in zip(colours[a], colours[b], strict=True)) ** 0.5 < 20]
    assert close == []


class Worn(App[None]):
    """An app that draws with our variables."""

    CSS = "Label { color: $nt-production; background: $nt-track; } Screen { background: $background; color: $foreground; }"
    ENABLE_COMMAND_PALETTE = False
    own: ClassVar[dict[str, str]] = variables(SPECS["quiet-dark"])

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables, so that a theme without them can be worn."""
        return self.own

    def compose(self) -> ComposeResult:
        """One label."""
        yield Label("chart")


def test_our_variables_hide_none_of_textuals() -> None:
    """No variable of ours is one that Textual's widgets go by."""
    assert not variables(SPECS["quiet-dark"]).keys() & Theme(name="x", primary="#123456").to_color_system().generate().keys()


@pytest.mark.parametrize("spec", SPECS.values(), ids=lambda spec: spec.name)
async def test_every_shipped_theme_can_be_worn(spec: ThemeSpec) -> None:
    """Each is registered without a problem and colours what is drawn."""
    app = Worn()
    async with app.run_test() as pilot:
        assert register(app, [spec]) == []
        app.theme = spec.name
        await pilot.pause()
        assert app.query_one(Label).styles.color.hex.lower() == dict(spec.colours)["production"]
        assert app.screen.styles.background.hex.lower() == dict(spec.colours)["background"]


@pytest.mark.parametrize(
    "wrong",
    [{"nt-focus": "teall"}, {"nt-unused": "#12345"}, {"nt-track": "$primary"}, {"nt-production": ""}, {"border": "}"}],
    ids=str,
)
async def test_a_theme_that_would_end_the_app_is_refused(wrong: dict[str, str]) -> None:
    """The preflight finds what Textual would only find while drawing, and leaves the app as it is."""
    app = Worn()
    async with app.run_test():
        before = app.get_css_variables()
        good = to_theme(SPECS["quiet-dark"])
        assert preflight(app, good) == ""
        good.variables.update(wrong)
        assert preflight(app, good) != ""
        assert (app.get_css_variables(), app.query_one(Label).styles.color.hex.lower()) == (before, before["nt-production"])


async def test_a_refused_theme_is_a_problem_with_its_file() -> None:
    """A theme that does not fit is left out and said; the others are there."""
    app = Worn()
    good = SPECS["quiet-dark"]
    bad = good.replace(name="bad", file="bad.toml", colours=tuple((part, "no colour") for part, _ in good.colours))
    async with app.run_test():
        problems = register(app, [bad, good])
        assert [problem.file for problem in problems] == ["bad.toml"]
        assert ("bad" in app.available_themes, good.name in app.available_themes) == (False, True)


@pytest.mark.parametrize("ink", ["accent", "strong", "bright", "quiet", "overtime", "rest"])
def test_an_ink_is_spelled_as_it_is_drawn(ink: str) -> None:
    """What Textual draws of a list has the color and the weight of what we draw."""
    worn = variables(SPECS["quiet-dark"])
    style = ThemePalette(worn).style(ink, "")
    *bold, name = spelled(ink).split()
    assert (Color.parse(worn[name.removeprefix("$")]), bool(bold)) == (style.foreground, bool(style.bold))
