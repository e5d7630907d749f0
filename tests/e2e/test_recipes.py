"""docs/recipes.md, block by block: each is run by the program it is for, or the page says that it is untried."""

from __future__ import annotations

import json
import os
import plistlib
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest

from ninetyten.adapters import hooks
from tests.e2e.conftest import eventually, lacking, need, running
from tests.e2e.desks import NOBODY
from tests.e2e.test_app_in_tmux import Terminal

PAGE = Path(__file__).parents[2] / "docs" / "recipes.md"
BLOCK = re.compile(
    r"(?P<before>[^\n]*\n?[^\n]*)\n\n```(?P<language>\w+) (?P<label>\S+)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)
NOT_STARTED = "not started"


class Block(NamedTuple):
    """A block of the page, and whether the lines before it say that it is untried."""

    text: str
    untried: bool


def blocks() -> dict[str, Block]:
    """Every block of the page by its label."""
    page = PAGE.read_text(encoding="utf-8")
    found = {match["label"]: Block(match["text"], "untried" in match["before"]) for match in BLOCK.finditer(page)}
    assert len(found) == page.count("\n```") / 2, "a block has no label, or no line before it, or a label twice"
    return found


class Machine:
    """A person's own folder, with `ninetyten` where pipx puts it. `env`: the environment of their programs."""

    def __init__(self, home: Path) -> None:
        self.home = home
        programs = home / ".local" / "bin"
        programs.mkdir(parents=True)
        for name in ("ninetyten", "ninetyten-quiet"):
            (programs / name).symlink_to(Path(sys.executable).parent / name)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("NINETYTEN_", "XDG_", "TMUX"))}
        self.env = {**kept, "HOME": str(home), "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "TERM": "xterm-256color"}

    def write(self, name: str, text: str) -> str:
        """A file of theirs, and its path."""
        file = self.home / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return str(file)

    def run(self, *command: str) -> str:
        """A command that goes well: what it prints."""
        done = subprocess.run(
            command, env=self.env, cwd=self.home, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL
        )
        assert done.returncode == 0, (command, done.stdout, done.stderr)
        return done.stdout

    def charts(self) -> int:
        """How many charts today's status counts."""
        return int(json.loads(self.run("ninetyten", "status", "--json"))["charts"])


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """The machine of someone who has just installed it."""
    return Machine(tmp_path / "home")


def in_bash(machine: Machine, text: str) -> None:
    """bash-completion finds the script by itself."""
    need("bash")
    loader = Path("/usr/share/bash-completion/bash_completion")
    if not loader.exists():
        lacking("not installed: bash-completion")
    machine.run("bash", "-c", text)
    found = machine.run("bash", "-c", f"source {loader}; _completion_loader ninetyten; complete -p ninetyten")
    assert "ninetyten" in found


def in_bashrc(machine: Machine, text: str) -> None:
    """An interactive bash knows it."""
    need("bash")
    assert " ninetyten\n" in machine.run("bash", "--rcfile", machine.write(".bashrc", text), "-ic", "complete -p ninetyten")


def in_zsh(machine: Machine, text: str) -> None:
    """The lines for .zshrc find what the first lines wrote, and it is a completion function."""
    need("zsh")
    machine.run("sh", "-c", text)
    machine.write(".zshrc", blocks()["complete-zshrc"].text.replace("compinit\n", "compinit -u\n"))  # root owns nothing here
    assert machine.run("zsh", "-ic", "print $_comps[ninetyten]").strip() == "_ninetyten"
    assert (machine.home / ".zfunc" / "_ninetyten").read_text(encoding="utf-8").startswith("#compdef ninetyten\n")


def in_fish(machine: Machine, text: str) -> None:
    """fish finds the script by itself."""
    need("fish")
    machine.run("sh", "-c", text)
    assert machine.run("fish", "-c", "complete -C 'ninetyten rep'").startswith("report\t")


def in_tmux(machine: Machine, text: str) -> None:
    """The line of a real tmux shows where the day stands."""
    need("tmux")
    config = machine.write(".tmux.conf", text)
    outer, inner = Terminal(machine.home / "outer", machine.env), machine.home / "inner"
    try:
        outer.type(f"unset TMUX; exec tmux -S {inner} -f {config} new-session sh")
        assert eventually(lambda: NOT_STARTED in outer.screen(), 30), outer.screen()
    finally:
        subprocess.run(["tmux", "-S", inner, "kill-server"], capture_output=True)
        with suppress(subprocess.CalledProcessError):  # the outer one may have ended with what it showed
            outer.tmux("kill-server")


def valid_for_sway(machine: Machine, text: str) -> None:
    """sway takes the lines. It refuses to run as root, so there it is asked as nobody."""
    need("sway")
    root = os.getuid() == 0
    nobody = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"] if root else []
    with TemporaryDirectory() as folder:
        config = Path(folder, "config")
        config.write_text(text, encoding="utf-8")
        if root:
            os.chown(folder, NOBODY, NOBODY)
        env = {**machine.env, "HOME": folder, "XDG_RUNTIME_DIR": folder, "WLR_BACKENDS": "headless"}
        asked = [*nobody, "sway", "--validate", "-c", str(config)]
        done = subprocess.run(asked, env=env, capture_output=True, text=True, timeout=30)
    assert done.returncode == 0, done.stderr


def sway_bar(machine: Machine, text: str) -> None:
    """The bar's command prints a line at once."""
    valid_for_sway(machine, text)
    command = re.search(r"status_command (.*)", text)
    assert command
    assert machine.run("sh", "-c", command[1].replace("sleep 15", "exit")) == f"{NOT_STARTED}\n"


def sway_hotkey(machine: Machine, text: str) -> None:
    """What the keys start logs one chart, and takes it back."""
    valid_for_sway(machine, text)
    log, undo = re.findall(r"exec (.*)", text)
    machine.run("sh", "-c", log)
    assert machine.charts() == 1
    machine.run("sh", "-c", undo)
    assert machine.charts() == 0


def bash_prompt(machine: Machine, text: str) -> None:
    """An interactive bash expands it; what stood there stays."""
    need("bash")
    machine.run("ninetyten", "start")
    shown = machine.run("bash", "--rcfile", machine.write(".bashrc", f"PS1='mine '\n{text}"), "-ic", 'echo "${PS1@P}"')
    assert re.fullmatch(r"production 1:[\d:]+ mine \n", shown)


def zsh_prompt(machine: Machine, text: str) -> None:
    """zsh expands it."""
    need("zsh")
    machine.run("ninetyten", "start")
    assert re.search(r"^production 1:[\d:]+$", machine.run("zsh", "-fc", f'{text}\nprint -P "$RPROMPT"'), re.MULTILINE)


def fish_prompt(machine: Machine, text: str) -> None:
    """fish's function prints it."""
    need("fish")
    machine.run("ninetyten", "start")
    assert re.fullmatch(r"production 1:[\d:]+\n", machine.run("fish", "-c", f"{text}\nfish_right_prompt"))


def windows_terminal(machine: Machine, text: str) -> None:
    """It is JSON of the documented shape."""
    (profile,) = json.loads(text)["profiles"]
    assert {"name", "commandline"} <= profile.keys()


def gnome_hotkey(machine: Machine, text: str) -> None:
    """GNOME's own schemas take the settings, a shortcut from before stays, and the command logs a chart."""
    need("gsettings")
    machine.env.update(GSETTINGS_BACKEND="keyfile")
    keys = "org.gnome.settings-daemon.plugins.media-keys"
    if keys not in machine.run("gsettings", "list-schemas"):
        lacking("not installed: gnome-settings-daemon-common")
    machine.run("gsettings", "set", keys, "custom-keybindings", "['/mine/']")
    for _ in range(2):
        machine.run("sh", "-ec", text)
    mine, path = json.loads(machine.run("gsettings", "get", keys, "custom-keybindings").replace("'", '"'))
    assert mine == "/mine/"
    command = machine.run("gsettings", "get", f"{keys}.custom-keybinding:{path}", "command")
    machine.run("sh", "-c", command.strip().strip("'"))
    assert machine.charts() == 1


def autostart(machine: Machine, text: str) -> None:
    """The desktop's own validator takes it, and the command is one of ours."""
    need("desktop-file-validate")
    machine.run("desktop-file-validate", machine.write(".config/autostart/ninetyten.desktop", text))
    (command,) = re.findall(r"^Exec=(.*)$", text, re.MULTILINE)
    assert "--background" in machine.run("sh", "-c", f"{command} --help")


def systemd_unit(machine: Machine, text: str) -> None:
    """systemd finds nothing wrong, the program included."""
    need("systemd-analyze")
    unit = machine.write(".config/systemd/user/ninetyten.service", text.replace("%h", str(machine.home)))
    machine.env.update(XDG_RUNTIME_DIR=str(machine.home))
    done = subprocess.run(["systemd-analyze", "--user", "verify", unit], env=machine.env, capture_output=True, text=True)
    assert done.returncode == 0 and "ninetyten.service" not in done.stderr, done.stderr


def launchd(machine: Machine, text: str) -> None:
    """It is a property list that starts the watcher."""
    read = plistlib.loads(text.encode())
    assert read["ProgramArguments"][1:] == ["watch"] and read["RunAtLoad"] is True


def two_computers(machine: Machine, text: str) -> None:
    """Each has both days after two rounds, also if one of them is repeated."""
    other = Machine(machine.home.with_name("other"))
    shared = machine.home.with_name("shared")
    for computer, name, charts in ((machine, "desk", "3"), (other, "laptop", "4")):
        (computer.home / "Sync").mkdir()
        (computer.home / "Sync" / "ninetyten").symlink_to(shared)
        uname = computer.write(".local/bin/uname", f"#!/bin/sh\necho {name}\n")
        os.chmod(computer.write(".local/bin/ninetyten-sync", text), 0o755)
        os.chmod(uname, 0o755)
        computer.run("ninetyten", "chart", charts)
    shared.mkdir()
    for computer in (machine, other, machine, machine):
        computer.run("ninetyten-sync")
    for computer in (machine, other):
        assert json.loads(computer.run("ninetyten", "report", "--json"))["charts"] == 7


def crontab(machine: Machine, text: str) -> None:
    """cron takes the line, and its command runs with the little that cron gives it."""
    need("crontab")
    machine.run("crontab", "-n", machine.write("crontab", text))
    machine.write(".local/bin/ninetyten-sync", "#!/bin/sh\ntouch synced\n")
    os.chmod(machine.home / ".local/bin/ninetyten-sync", 0o755)
    machine.env = {"HOME": str(machine.home)}
    machine.run("/bin/sh", "-c", " ".join(text.split()[5:]))
    assert (machine.home / "synced").exists()


def backup(machine: Machine, text: str) -> None:
    """The settings take it, and what rings makes the day's copy there."""
    machine.write(".config/ninetyten/config.toml", text)
    (machine.home / "Backup").mkdir()
    machine.run("ninetyten", "start")
    machine.run("ninetyten", "check")
    with running("ninetyten", "watch", env=machine.env, stdout=subprocess.DEVNULL):
        assert eventually(lambda: bool(list((machine.home / "Backup" / "ninetyten").glob("journal-*.db"))))


def hook(machine: Machine, text: str) -> None:
    """The settings take it, and the program is started with its arguments."""
    machine.write(".config/ninetyten/config.toml", text)
    machine.run("ninetyten", "check")
    command = tomllib.loads(text)["hooks"]["block_end"]
    os.chmod(machine.write(f".local/bin/{command[0]}", '#!/bin/sh\necho "$@" > said\n'), 0o755)
    said = machine.home / "said"
    program = shutil.which(command[0], path=machine.env["PATH"])
    assert program and hooks.run(["sh", "-c", 'cd "$HOME" && exec "$@"', "sh", program, *command[1:]], machine.env)
    assert said.read_text(encoding="utf-8").split() == command[1:]


RUNS: dict[str, Callable[[Machine, str], None]] = {
    "complete-bash": in_bash,
    "complete-bashrc": in_bashrc,
    "complete-zsh": in_zsh,
    "complete-fish": in_fish,
    "tmux": in_tmux,
    "sway-bar": sway_bar,
    "bash-prompt": bash_prompt,
    "zsh-prompt": zsh_prompt,
    "fish-prompt": fish_prompt,
    "gnome-hotkey": gnome_hotkey,
    "sway-hotkey": sway_hotkey,
    "autostart": autostart,
    "ninetyten.service": systemd_unit,
    "ninetyten-sync": two_computers,
    "crontab": crontab,
    "backup": backup,
    "hook-linux": hook,
}
READ: dict[str, Callable[[Machine, str], None]] = {"windows-terminal": windows_terminal, "launchd": launchd, "hook-windows": hook}
"""What is untried, but can be read."""
UNREAD = {"complete-powershell", "powershell-prompt", "skhd", "windows-startup", "windows-sync"}
WITH_ANOTHER = {"complete-zshrc": "complete-zsh"}
"""Blocks that run in the test of another one."""


def test_every_block_is_run_or_said_to_be_untried() -> None:
    """No block escapes, and none is called untried that is run."""
    found = blocks()
    assert set(found) == RUNS.keys() | READ.keys() | UNREAD | WITH_ANOTHER.keys()
    assert {label for label, block in found.items() if block.untried} == READ.keys() | UNREAD


@pytest.mark.parametrize("label", [*RUNS, *READ])
def test_a_recipe_does_what_it_says(label: str, machine: Machine) -> None:
    """In the program it is for, on a machine of its own."""
    (RUNS | READ)[label](machine, blocks()[label].text)
