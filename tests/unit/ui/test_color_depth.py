"""Themes in terminals with fewer colours: what the library makes of them there, computed as it does."""

from __future__ import annotations

from colorsys import rgb_to_hls
from itertools import combinations

import pytest
from rich.color import Color, ColorSystem

from ninetyten.config.theme_files import COLOURS, ThemeSpec
from ninetyten.ui import color_depth
from ninetyten.ui.color_depth import depth_of_terminal, fitted
from tests.unit.ui.test_themes import BUCKETS, PHASES, SIGHTS, SPECS, TRUE_COLOUR, contrast, seen, unreadable

NEUTRAL = ("background", "surface", "text", "muted", "other", "track", "line")


def shown(spec: ThemeSpec) -> dict[str, str]:
    """What stands on the screen of 256 colours for each part of a theme, by the library's own arithmetic."""
    colours = fitted(spec, "256").colours
    return {part: Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex for part, colour in colours}


def channels(colour: str) -> list[int]:
    """The three strengths of `#rrggbb`."""
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def hue(colour: str) -> float:
    """The angle of a colour on the wheel, 0 to 360."""
    red, green, blue = (value / 255 for value in channels(colour))
    return rgb_to_hls(red, green, blue)[0] * 360


def turned(one: str, other: str) -> float:
    """How many degrees lie between two hues."""
    apart = abs(hue(one) - hue(other))
    return min(apart, 360 - apart)


@pytest.mark.parametrize("spec", TRUE_COLOUR, ids=lambda spec: spec.name)
def test_greys_stay_grey_and_hues_keep_their_name(spec: ThemeSpec) -> None:
    """Of 256 colours text, grounds and lines take pure greys; no accent turns by more than the 30 degrees between two names."""
    here, colours = shown(spec), dict(spec.colours)
    assert [(part, here[part]) for part in NEUTRAL if len(set(channels(here[part]))) > 1] == []
    hued = [part for part in COLOURS if part not in NEUTRAL]
    assert [(part, here[part]) for part in hued if len(set(channels(here[part]))) == 1] == []
    assert [(part, colours[part], here[part]) for part in hued if turned(colours[part], here[part]) > 30] == []


@pytest.mark.parametrize("spec", TRUE_COLOUR, ids=lambda spec: spec.name)
def test_text_can_be_read_in_256_colours(spec: ThemeSpec) -> None:
    """Contrast is kept: 4.5 : 1 for text, 7 : 1 where the theme promises it, 3 : 1 for what is done; surfaces stand out."""
    here = shown(spec)
    assert unreadable(here, 7.0 if spec.name == "high-contrast" else 4.5) == []
    assert contrast(here["focus-dim"], here["background"]) >= 3.0
    assert len({here[part] for part in ("background", "surface", "track", "line")}) == 4


@pytest.mark.parametrize("depth", ["256", "standard", "windows"])
@pytest.mark.parametrize("spec", SPECS.values(), ids=lambda spec: spec.name)
def test_roles_stay_apart(spec: ThemeSpec, depth: str) -> None:
    """No two phases and no two buckets have the same colour, however few there are."""
    colours = shown(spec) if depth == "256" and not spec.ansi else dict(fitted(spec, depth).colours)
    pairs = [*combinations(PHASES, 2), *combinations(BUCKETS, 2)]
    alike = {(a, b) for a, b in pairs if colours[a] == colours[b]}
    assert alike == set()


@pytest.mark.parametrize("sight", SIGHTS)
def test_256_colours_stay_apart_without_a_cone(sight: str) -> None:
    """The theme made for it differs clearly there too."""
    colours = {part: seen(colour, SIGHTS[sight]) for part, colour in shown(SPECS["colour-blind-safe"]).items()}
    pairs = [*combinations(BUCKETS, 2), *combinations(PHASES, 2)]
    close = [(a, b) for a, b in pairs if sum((x - y) ** 2 for x, y in zip(colours[a], colours[b], strict=True)) ** 0.5 < 15]
    assert close == []


def test_every_colour_is_left_alone_where_there_are_all() -> None:
    """In truecolor a theme is itself, and one of the terminal's own colours is so everywhere."""
    assert fitted(SPECS["quiet-dark"], "truecolor") is SPECS["quiet-dark"]
    assert fitted(SPECS["sixteen"], "256") is SPECS["sixteen"]


def test_sixteen_colours_are_the_terminals_own() -> None:
    """A dark theme takes the dark sixteen, a light one the light, under its own name."""
    for name, sixteen in (("high-contrast", "sixteen"), ("quiet-light", "sixteen-light")):
        spec = fitted(SPECS[name], "standard")
        assert (spec.name, spec.dark, spec.ansi) == (name, SPECS[name].dark, True)
        assert spec.colours == SPECS[sixteen].colours


@pytest.mark.posix("TERM, which a console of Windows does not go by")
@pytest.mark.parametrize(
    ("term", "colorterm", "depth"),
    [
        ("screen", "", "standard"),
        ("xterm-16color", "", "standard"),
        ("screen-256color", "", "256"),
        ("tmux-256color", "", "256"),
        ("xterm-256color", "truecolor", "truecolor"),
    ],
)
def test_the_terminal_says_how_many(term: str, colorterm: str, depth: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """TERM and COLORTERM are read as the library reads them, also inside tmux."""
    monkeypatch.setattr(color_depth, "COLOR_SYSTEM", "auto")
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("COLORTERM", colorterm)
    assert depth_of_terminal() == depth
