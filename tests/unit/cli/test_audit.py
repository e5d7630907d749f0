"""`audit`: what contradicts itself is refused, what only looks so is told."""

from __future__ import annotations

import pytest

from tests.unit.cli.conftest import Home


@pytest.mark.parametrize(
    ("words", "what"), [(("42/40",), "RIGHT/TOTAL"), (("39/42", "--charts", "9/8"), "--charts"), (("0/0",), "")]
)
def test_more_right_than_reviewed_is_refused(home: Home, words: tuple[str, ...], what: str) -> None:
    """In codes as in charts; an audit of nothing is none."""
    code, out, err = home.run("audit", *words)
    assert (code, out) == (2, "")
    assert err.startswith(f"ninetyten: audit: {what}")
    assert f'"{words[-1]}" is not a result: write right/reviewed, such as 39/42' in err
    assert home.ask("report")["audits"] == []


@pytest.mark.parametrize(
    ("result", "errors", "told"),
    [
        ("39/42", ("modifier=3",), ""),
        ("39/42", ("modifier=2", "sequencing=2"), "; 4 errors for 3 codes not right"),
        ("41/42", ("specificity=2",), "; 2 errors for 1 code not right"),
        ("42/42", ("unsupported=1",), "; 1 error for 0 codes not right"),
    ],
)
def test_more_errors_than_wrong_codes_are_told_and_kept(home: Home, result: str, errors: tuple[str, ...], told: str) -> None:
    """A code can be wrong twice, and an unsupported code is none of those reviewed: it may be a slip, and need not be one."""
    said = home.say("audit", result, *(part for error in errors for part in ("--error", error)))
    assert said.removesuffix("\n").partition("%")[2] == told
    kept = home.ask("report")["audits"][0]["errors"]
    assert kept == {error.split("=")[0]: int(error.split("=")[1]) for error in errors}
