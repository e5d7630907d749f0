"""TOML values, and how the environment's text becomes one."""

from __future__ import annotations

import pytest

from ninetyten.config.model import toml_value
from ninetyten.config.toml_text import parse_value


@pytest.mark.parametrize(
    ("text", "value"), [('"20m"', "20m"), ("12", 12), ("0.5", 0.5), ("true", True), ('["mon", "tue"]', ["mon", "tue"])]
)
def test_a_value_is_read(text: str, value: object) -> None:
    """One line of TOML is one value."""
    assert parse_value(text) == value


@pytest.mark.parametrize("text", ["", "20m", "1\nother = 2", '"open', "1 2"])
def test_what_is_no_value_is_refused(text: str) -> None:
    """Text without quotes, or more than one value, is refused with the way to write it."""
    with pytest.raises(ValueError, match="in quotes"):
        parse_value(text)


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("block.focus", "55", "55"),
        ("prompts.snoozes", "3", 3),
        ("day.enforce", "On", True),
        ("day.enforce", "0", False),
        ("day.days", "mon, fri", ["mon", "fri"]),
        ("day.days", '["mon"]', ["mon"]),
        ("hooks.prompt", '["a b", "c"]', ["a b", "c"]),
        ("display.theme", "true", "true"),
    ],
)
def test_the_text_of_a_variable_becomes_a_value(key: str, text: str, value: object) -> None:
    """A variable needs no quotes; numbers, switches and lists are what they look like."""
    assert toml_value(key, text) == value
