"""What the questions of the command line have in common: how their words are read, and what a program gets as an answer."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any

from ninetyten.cli.grammar import BadWords, Words
from ninetyten.cli.main import OK, USAGE, Run, fail
from ninetyten.config.problems import Problem
from ninetyten.domain.visible import in_one_line


def query(run: Run) -> Run:
    """A command that reads its words: wrong ones are told in a line (exit 2), and `--help` ends well."""

    def asked(argv: list[str]) -> int:
        try:
            return run(argv)
        except BadWords as wrong:
            return fail(str(wrong), USAGE)
        except SystemExit:
            return OK

    return asked


def words_of(word: str, does: str) -> Words:
    """The parser of one question; what it reports it also gives to programs, with `--json`."""
    parser = Words(prog=f"ninetyten {word}", description=does, allow_abbrev=False)
    parser.add_argument("--json", action="store_true", help="the same for programs")
    return parser


def answer(found: Any) -> None:
    """Print an answer as JSON."""
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")


def say(*lines: str) -> None:
    """Print an answer as lines; a line break within one is shown, not made."""
    sys.stdout.write("".join(f"{in_one_line(line)}\n" for line in lines))


def tell(problems: Iterable[Problem | str]) -> None:
    """Say on stderr what is wrong with the configuration or a file; the good rest counts."""
    for problem in problems:
        sys.stderr.write(f"ninetyten: {in_one_line(str(problem))}\n")
