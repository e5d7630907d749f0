"""Where in a file a key was said."""

from __future__ import annotations

import pytest

from ninetyten.config.load import variables
from ninetyten.config.toml_text import Malformed, key_lines, parse_toml

TEXT = """\
# a comment
top = 1
[day]   # the day
days = [
  "mon",  # a ] here
  "tue",
]
start = \"\"\"
07:00\"\"\"
inline = { a = 1, b.c = 2 }

[kinds."e/m"]
name = 'x'
[keys]
chart.add = "c"
"hold.add" = "h"
[empty]
"""


def test_every_key_has_its_line() -> None:
    """Lists and texts over several lines, quoted and dotted keys and inline tables are found where they begin."""
    wanted = {
        "top": 2, "day": 3, "day.days": 4, "day.start": 8, "day.inline.a": 10, "day.inline.b.c": 10, "kinds.e/m": 12,
        "kinds.e/m.name": 13, "keys": 14, "keys.chart.add": 15, "keys.hold.add": 16, "empty": 17,
    }  # fmt: skip
    assert key_lines(TEXT.encode()) == wanted


@pytest.mark.parametrize(
    ("text", "line"),
    [("a = 1\nb = ", 2), ("a = 1\na = 2\n", 2), ("[x]\n[x]\n", 2), ("a = 1\n\n\nb c = 1\n", 4), ('a = """\n\n', 3)],
)
def test_the_line_of_a_syntax_error(text: str, line: int) -> None:
    """What is no TOML is said with the line, the end of the file where it breaks off."""
    with pytest.raises(Malformed) as caught:
        parse_toml(text.encode(), "file")
    assert (caught.value.problem.file, caught.value.problem.line) == ("file", line)


def test_only_settings_are_taken_from_the_environment() -> None:
    """`NINETYTEN_HOME`, what hooks are told, and other programs' variables are left alone."""
    environ = {
        "NINETYTEN_HOME": "x",
        "NINETYTEN_KIND": "em",
        "PATH": "x",
        "NINETYTEN_DAY__START": "07:00",
        "NINETYTEN_DAY_STOP": "15:00",
    }
    assert list(variables(environ)) == ["NINETYTEN_DAY_STOP", "NINETYTEN_DAY__START"]
