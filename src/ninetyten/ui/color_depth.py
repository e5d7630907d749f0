"""Fit a theme to a terminal with 256 or 16 colors, so that greys stay grey, hues keep their name and text can be read.

The library below would take the nearest color channel by channel: a bluish white becomes lavender, a brick red orange. A
theme is fitted before it is worn, so nothing is added to what is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

from rich.console import Console
from textual.color import Color, rgb_to_lab
from textual.constants import COLOR_SYSTEM

from ninetyten.config.theme_files import ThemeSpec, shipped

EVERY, EIGHT_BIT = "truecolor", "256"
"""Two depths; every other one is that of 16 colors."""
LEVELS = (0, 95, 135, 175, 215, 255)
"""The strengths a channel has among 256 colors."""
GREYS = (0, *range(8, 239, 10), 255)
"""The greys among them; the library sends the n-th of its 25 steps of lightness to the n-th."""
TINT = 26
"""A color whose channels differ by less is a tinted grey."""
STEPS = (7.0, 4.5, 3.0)
"""The steps of contrast that WCAG asks for; a color keeps its own against the surface."""


def depth_of_terminal() -> str:
    """Return how many colors the terminal has, in the words of the library that draws."""
    return Console(color_system=COLOR_SYSTEM, force_terminal=True).color_system or EVERY  # type: ignore[arg-type]


def fitted(spec: ThemeSpec, depth: str) -> ThemeSpec:
    """Return the theme as a terminal of that depth can show it: itself if nothing is lost. Among 16 colors a theme takes those
    made for them, light or dark."""
    if spec.ansi or depth == EVERY:
        return spec
    if depth != EIGHT_BIT:
        return spec.replace(ansi=True, colours=shipped("sixteen" if spec.dark else "sixteen-light").colours)
    surface = Color.parse(dict(spec.colours)["surface"])
    return spec.replace(colours=tuple((part, _fit(Color.parse(colour), surface).hex.lower()) for part, colour in spec.colours))


def _fit(colour: Color, surface: Color) -> Color:
    """Return the nearest of 256 colors: a grey for a grey; for a hue one that keeps its contrast, then its hue."""
    if max(colour.rgb) - min(colour.rgb) < TINT:
        return _grey(round(_step(colour) * 255 / (len(GREYS) - 1)))
    kept = next((step for step in STEPS if _contrast(colour, surface) >= step), 1.0)
    ground = _grey(GREYS[_step(surface)])
    return min(_around(colour), key=lambda near: (_contrast(near, ground) < kept, _turns(colour, near), _apart(colour, near)))


def _step(colour: Color) -> int:
    """Return the number of the grey nearest to a color."""
    level = 0.2126 * colour.r + 0.7152 * colour.g + 0.0722 * colour.b
    return min(range(len(GREYS)), key=lambda step: abs(GREYS[step] - level))


def _grey(level: int) -> Color:
    return Color(level, level, level)


def _around(colour: Color) -> Iterator[Color]:
    """Yield the hues of 256 between which a color lies."""
    reds, greens, blues = (
        {max(level for level in LEVELS if level <= v), min(level for level in LEVELS if level >= v)} for v in colour.rgb
    )
    return (Color(red, green, blue) for red, green, blue in product(reds, greens, blues) if not red == green == blue)


def _turns(one: Color, other: Color) -> bool:
    """Report whether two hues have different names: they are more than a twelfth of the wheel apart."""
    apart = abs(one.hsl.h - other.hsl.h)
    return min(apart, 1 - apart) > 1 / 12


def _apart(one: Color, other: Color) -> float:
    return sum((a - b) ** 2 for a, b in zip(_lab(one), _lab(other), strict=True))


@cache
def _lab(colour: Color) -> tuple[float, float, float]:
    lab = rgb_to_lab(colour)
    return lab.L, lab.a, lab.b


def _contrast(one: Color, other: Color) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@cache
def _luminance(colour: Color) -> float:
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
