"""What is wrong with a configuration, said so that a person can mend it: where, what, and what is allowed."""

from __future__ import annotations

from ninetyten.domain.value import Value

ENVIRONMENT = "environment"
COMMAND_LINE = "command line"


class Problem(Value):
    """One thing to mend. `file`: a path, or ENVIRONMENT or COMMAND_LINE. `line`: from 1; 0 where there is none."""

    file: str
    key: str
    line: int
    message: str

    def __str__(self) -> str:
        """One line: `config.toml, line 3, block.focus: ...`."""
        place = (self.file, f"line {self.line}" if self.line else "", self.key)
        return f"{', '.join(part for part in place if part)}: {self.message}"


def did_you_mean(word: str, known: tuple[str, ...]) -> str:
    """`; did you mean "..."?` with the nearest known word, or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, 1)
    return f'; did you mean "{near[0]}"?' if near else ""
