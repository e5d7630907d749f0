"""`completions`: print the script that lets a shell complete commands, options, and words from fixed lists.

shtab writes it from the parsers that read the words. Chart types are a person's own: the script asks for them when it needs them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import Any

from ninetyten.bootstrap import Program
from ninetyten.cli import grammar
from ninetyten.cli.grammar import GRAMMAR, OneOf, Words, act_words
from ninetyten.cli.main import OK, QUERIES, words_of
from ninetyten.cli.query import query, say
from ninetyten.domain import typed
from ninetyten.domain import vocabulary as v

SHELLS = ("bash", "zsh", "fish", "powershell")
OWN = "a chart type"
"""A placeholder in the lists of words: the person's own chart types are asked for when Tab is pressed."""
ASKED: Mapping[str, Sequence[str]] = {"kinds": (), "topics": v.STUDY_TOPICS}
"""What a script asks for: chart types, or these words and chart types."""
FELT = [f"{name}={much}" for name, much in product((*v.BODY_AREAS, *v.WORK_ITEMS), range(4))]
WHERE = """\
Save the script where your shell looks for it:
  bash        ~/.local/share/bash-completion/completions/ninetyten
  zsh         the file _ninetyten in a folder of $fpath
  fish        ~/.config/fish/completions/ninetyten.fish
For PowerShell, put this line into the file that $PROFILE names:
  ninetyten completions powershell | Out-String | Invoke-Expression
"""
LISTS: Mapping[Callable[[str], Any], Sequence[object]] = {
    grammar.read_rest_length: ("lunch",),
    grammar.read_reason_and_length: v.DOWNTIME_REASONS,
    grammar.read_error: [f"{category}=1" for category in v.ERROR_CATEGORIES],
    grammar.read_felt: FELT,
    grammar.read_point: [f"{point}={answer}" for point, answer in product(v.WORKSTATION_POINTS, ("yes", "no"))],
    grammar.read_eyes: range(4),
    grammar.read_energy: v.ENERGY,
    grammar.read_date: ("today", "yesterday", *typed.WEEKDAYS),
}
"""What to offer where a reader takes more than the words of a list."""


def words(word: str) -> Words:
    """Return the parser of `completions`."""
    does = "Print the script that completes commands, options and words in your shell."
    form = argparse.RawDescriptionHelpFormatter
    parser = Words(prog=f"ninetyten {word}", description=does, epilog=WHERE, formatter_class=form)
    listed = f"{', '.join(SHELLS)}; {' and '.join(ASKED)} list what the scripts ask for"
    parser.add_argument("shell", metavar="SHELL", type=OneOf((*SHELLS, *ASKED)), help=listed)
    return parser


@query
def run(argv: list[str]) -> int:
    """Print the script of one shell, or the words that it asks for."""
    shell = words(argv[0]).parse_args(argv[1:]).shell
    if shell in ASKED:
        say(*ASKED[shell], *(kind.key for kind in Program().settings.plan.kinds))
        return OK
    import shtab

    script = shtab.complete(whole(), shell).replace("[-1] == eval", "[-1] == (eval|file)")  # so that zsh can source it, too
    sys.stdout.write(script + "\n")
    return OK


def whole() -> Words:
    """Return one parser of the whole command line, in which each argument says what to offer for it."""
    whole = Words(prog="ninetyten", description="With no command, opens the full-screen app.")
    whole.add_argument("--version", action="store_true", help="show the version and exit")
    sub = whole.add_subparsers()
    for word, act in GRAMMAR.items():
        own = act_words(word, (OWN,))
        sub.add_parser(word, help=act.does, description=own.description, aliases=act.aliases, parents=[own], add_help=False)
    for word, asked in QUERIES.items():
        sub.add_parser(word, help=asked.does, description=asked.does, parents=[words_of(word)], add_help=False)
    for parser in sub.choices.values():
        for action in parser._actions:  # noqa: SLF001 - argparse has no other list of what a parser takes
            _offer(action)
    return whole


def _offer(action: argparse.Action) -> None:
    """Give an argument the list that its reader takes, the words to ask for, or files."""
    import shtab

    reader: Any = action.const if isinstance(action, grammar.InWords) else action.type
    if action.metavar == "FILE":
        action.complete = shtab.FILE  # type: ignore[attr-defined]
    elif isinstance(reader, OneOf) and OWN in reader.allowed:
        ask = f"ninetyten completions {'kinds' if len(reader.allowed) == 1 else 'topics'}"
        late = {"zsh": f"{{compadd -- \\$({ask})}}"}  # shtab's own would ask when the shell starts
        action.complete = shtab.cmd(ask) | late  # type: ignore[attr-defined]
    elif isinstance(reader, OneOf):
        action.choices = reader.allowed
    elif reader in LISTS:
        action.choices = LISTS[reader]
