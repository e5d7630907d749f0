"""What tab offers in the real shells. PowerShell's script was never run: no machine here has it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from select import select
from typing import Any

import pytest

from tests.e2e.conftest import LIMIT_S, need, running

OWN_TYPES = '[kinds.ed]\nname = "ED"\nper_hour = 9\n\n[kinds.ipf]\nname = "Facility"\nper_hour = 3\n'
CASES = {
    "rep": {"report"},
    "st": {"start", "study", "stop", "status"},
    "break l": {"lunch"},
    "start ": {"production", "study", "growth", "query", "admin"},
    "start --kind ": {"ed", "ipf"},
    "study ne": {"new-codes"},
    "study i": {"ipf"},
    "start --an": {"--anyway"},
    "audit 39/42 --basis ": {"codes", "charts", "records"},
    "audit 39/42 --error mod": {"modifier=1"},
    "relabel 9:00 9:30 pro": {"production"},
    "export --format time": {"timewarrior", "timewarrior-commands"},
    "report --date yes": {"yesterday"},
    "merge lap": {"laptop.jsonl"},
    "locate jour": {"journal"},
    "completions po": {"powershell"},
    "chart ": set(),
}
"""What is typed before the tab, and what may follow; nothing where a number belongs."""
IN_BASH = """source completion.bash
asked=$(complete -p ninetyten | sed 's/.*-F \\([^ ]*\\).*/\\1/')
while IFS= read -r typed; do
    IFS=' ' read -ra COMP_WORDS <<<"$typed"
    [[ $typed == *' ' ]] && COMP_WORDS+=('')
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    $asked </dev/null 2>/dev/null
    echo "? $typed"
    printf '%s\\n' "${COMPREPLY[@]}"
done"""
"""Calls the function that bash calls at a tab, with what bash would give it."""
IN_FISH = """source completion.fish
while read -l line
    echo "? $line"
    complete -C $line | string replace -r '\\t.*' ''
end
true"""
"""Asks fish as its own tests do, and leaves out the descriptions."""
IN_ZSH = """PS1=; autoload -Uz compinit; compinit -u -d dump; source completion.zsh
listed() {
    print -r -- "? $BUFFER"
    compadd() {
        local -a found
        if [[ ${@[1,(i)(-|--)]} != *-(O|A|D)\\ * ]]; then builtin compadd -A found "$@"; print -rl -- $found; fi
        builtin compadd "$@"
    }
    _main_complete
    unfunction compadd
    compstate[insert]= compstate[list]=
    print -r -- ".$BUFFER"
}
zle -C listed complete-word listed; bindkey '^I' listed"""
"""Makes tab write down what is added to zsh's list, between the line and the line after a dot."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one file to offer, and a home with two chart types."""
    (tmp_path / "laptop.jsonl").touch()
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text(OWN_TYPES, encoding="utf-8")
    return tmp_path


@pytest.fixture
def env(folder: Path) -> dict[str, str]:
    """Our own `ninetyten` first in the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "NINETYTEN_HOME": str(folder), "HOME": str(folder), "TERM": "dumb"}


def run(env: Mapping[str, str], folder: Path, *command: str, typed: str = "") -> str:
    """A command that goes well: what it prints."""
    done = subprocess.run(command, env=env, cwd=folder, capture_output=True, text=True, timeout=60, input=typed)
    assert done.returncode == 0, done.stderr
    return done.stdout


def in_terminal(env: Mapping[str, str], folder: Path, setup: str, lines: list[str]) -> str:
    """What zsh, which completes in a terminal alone, shows when tab is pressed after each line."""
    (folder / "setup.zsh").write_text(f"{setup}\nprint -r -- .ready\n", encoding="utf-8")
    terminal, inner = pty.openpty()
    try:
        options: dict[str, Any] = dict(stdin=inner, stdout=inner, cwd=folder, start_new_session=True)
        with running("zsh", "-f", "-i", env=dict(env), **options):
            os.write(terminal, b"stty -echo; source ./setup.zsh\n")
            shown = until(terminal, "\n.ready")
            for line in lines:
                os.write(terminal, f"\x15{line}\t".encode())
                shown += until(terminal, f"\n.{line}")
            return shown
    finally:
        os.close(terminal)
        os.close(inner)


def until(terminal: int, mark: str) -> str:
    """What a terminal shows up to a mark."""
    shown = ""
    while mark not in shown:
        readable, _, _ = select([terminal], [], [], LIMIT_S)
        assert readable, f"no {mark!r} in {shown!r}"
        shown += os.read(terminal, 65536).decode(errors="replace").replace("\r", "")
    return shown + "\n"


def offered(shown: str) -> dict[str, set[str]]:
    """What follows each line that begins with a question mark, up to a line that begins with a dot or the next one."""
    found: dict[str, set[str]] = {}
    for answer in shown.split("? ninetyten ")[1:]:
        line, *words = answer.split("\n.")[0].split("\n")
        found[line] = set(filter(None, map(str.strip, words)))
    return found


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_tab_offers_what_fits(shell: str, folder: Path, env: dict[str, str]) -> None:
    """Commands, options, words of lists, chart types of one's own, files."""
    need(shell)
    script = run(env, folder, "ninetyten", "completions", shell)
    (folder / f"completion.{shell}").write_text(script, encoding="utf-8")
    lines = [f"ninetyten {typed}" for typed in CASES]
    if shell == "zsh":
        shown = in_terminal(env, folder, IN_ZSH, lines)
    else:
        shown = run(env, folder, shell, "-c", {"bash": IN_BASH, "fish": IN_FISH}[shell], typed="\n".join(lines) + "\n")
    assert offered(shown) == CASES
