"""Share what the questions of the command line have in common: reading their words, and answering a person or a program."""

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
    """Wrap a command that parses its words: report wrong ones in one line (exit 2), and let `--help` exit 0."""

    def asked(argv: list[str]) -> int:
        try:
            return run(argv)
        except BadWords as wrong:
            return fail(str(wrong), USAGE)
        except SystemExit:
            return OK

    return asked


def words_of(word: str, does: str) -> Words:
    """Return the parser of one question, which has `--json`."""
    parser = Words(prog=f"ninetyten {word}", description=does, allow_abbrev=False)
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    return parser


def answer(found: Any) -> None:
    """Print an answer as JSON, in ASCII, so that it is the same in every encoding."""
    sys.stdout.write(json.dumps(found, indent=1) + "\n")


def say(*lines: str) -> None:
    """Print an answer as lines; a line break within one is spelled out."""
    sys.stdout.write("".join(f"{in_one_line(line)}\n" for line in lines))


def tell(problems: Iterable[Problem | str]) -> None:
    """Write to stderr what is wrong with the configuration or a file; the rest of it applies."""
    for problem in problems:
        sys.stderr.write(f"ninetyten: {in_one_line(str(problem))}\n")
