"""What tab offers in the real shells. PowerShell's script was never run: no machine here has it."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from select import select

import pytest

from tests.e2e.conftest import LIMIT_S, need

Offered = Callable[[str], set[str]]
OWN_TYPES = '[kinds.ed]\nname = "ED"\nper_hour = 9\n\n[kinds.ipf]\nname = "Facility"\nper_hour = 3\n'
IN_BASH = """source {script}
COMP_WORDS=({words}) COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
$(complete -p ninetyten | sed 's/.*-F \\([^ ]*\\).*/\\1/') 2>/dev/null
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
IN_ZSH = """PS1=; autoload -Uz compinit; compinit -u -d {folder}/dump; source {script}
offered() {{ compstate[insert]=; compstate[list]=; compadd() {{ builtin compadd -A found "$@"; print -rl -- $found; builtin compadd "$@" }}
_main_complete; print -r -- {end}; exit }}
zle -C offer complete-word offered; bindkey '^I' offer; print -r -- {begin}
"""
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


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A folder with one file in it, a home with two chart types, and our own `ninetyten` first in the path."""
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "laptop.jsonl").touch()
    (tmp_path / "home" / "config").mkdir(parents=True)
    (tmp_path / "home" / "config" / "config.toml").write_text(OWN_TYPES, encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "NINETYTEN_HOME": str(tmp_path / "home"), "HOME": str(tmp_path), "TERM": "dumb"}


@pytest.fixture(params=["bash", "zsh", "fish"])
def offered(request: pytest.FixtureRequest, env: dict[str, str], tmp_path: Path) -> Offered:
    """What one shell offers after the words of a command line."""
    shell = str(request.param)
    need(shell)
    script = tmp_path / f"completion.{shell}"
    script.write_text(run(env, "ninetyten", "completions", shell), encoding="utf-8")
    ask = {"bash": bash, "zsh": zsh, "fish": fish}[shell]
    return lambda typed: set(ask(f"ninetyten {typed}", script, env))


def run(env: Mapping[str, str], *command: str, cwd: Path | None = None) -> str:
    """A command that goes well: what it prints."""
    done = subprocess.run(command, env=env, cwd=cwd, capture_output=True, text=True, timeout=30, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr
    return done.stdout


def bash(line: str, script: Path, env: Mapping[str, str]) -> list[str]:
    """The function that bash calls at a tab, called with what bash would give it."""
    words = " ".join(f"'{word}'" for word in line.split(" "))
    return run(env, "bash", "-c", IN_BASH.format(script=script, words=words), cwd=script.parent / "here").split()


def fish(line: str, script: Path, env: Mapping[str, str]) -> list[str]:
    """What fish's own question for completions answers, without descriptions."""
    found = run(env, "fish", "-c", f"source {script}; complete -C '{line}'", cwd=script.parent / "here")
    return [one.partition("\t")[0] for one in found.splitlines()]


def zsh(line: str, script: Path, env: Mapping[str, str]) -> list[str]:
    """What is added to zsh's list at a tab in a terminal."""
    begin, end = "now-ask", "all-said"
    child, terminal = pty.fork()
    if not child:
        os.chdir(script.parent / "here")
        os.execvpe("zsh", ["zsh", "-f", "-i"], dict(env))
    try:
        setup = IN_ZSH.format(folder=script.parent, script=script, begin=f"${{:-{begin}}}", end=end)
        (script.parent / "setup.zsh").write_text(setup, encoding="utf-8")
        os.write(terminal, f"stty -echo; source {script.parent}/setup.zsh\n".encode())
        until(terminal, f"\n{begin}")
        os.write(terminal, f"{line}\t".encode())
        return re.findall(r"^[\w.=/-]+$", until(terminal, end).replace("\r", ""), re.MULTILINE)[:-1]
    finally:
        os.close(terminal)
        os.waitpid(child, 0)


def until(terminal: int, mark: str) -> str:
    """What a terminal shows up to a mark."""
    shown = ""
    while mark not in shown.replace("\r", ""):
        readable, _, _ = select([terminal], [], [], LIMIT_S)
        assert readable, f"no {mark} in {shown!r}"
        with suppress(OSError):
            shown += os.read(terminal, 65536).decode(errors="replace")
    return shown


@pytest.mark.parametrize("typed", CASES)
def test_tab_offers_what_fits(offered: Offered, typed: str) -> None:
    """Commands, options, words of lists, chart types of one's own, files; nothing where a number belongs."""
    assert offered(typed) == CASES[typed]
