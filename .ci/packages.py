#!/usr/bin/env python3
"""Builds the wheel and the sdist, looks at what is in them, and installs ninetyten by pip, pipx and uv into empty homes."""

from __future__ import annotations

import json
import re
import sys
import tarfile
import tempfile
import threading
import zipfile
from email import message_from_string
from pathlib import Path

from tools import CHECKOUT, bare_environment, build, install_tools, run

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = ("MacOS", "Microsoft :: Windows", "POSIX :: Linux")
COMMANDS = """\
[console_scripts]
ninetyten = ninetyten.__main__:main

[gui_scripts]
ninetyten-quiet = ninetyten.__main__:quiet
"""
IN_WHEEL = {f"ninetyten/{name}" for name in ("py.typed", "themes/quiet-dark.toml", "content/chime.wav", "content/exercises.toml")}
IN_SDIST = {"tests/conftest.py", ".ci/run", "docs/rules.md", "CHANGELOG.md"}
LIMIT_S = 30.0


def check(name: str, seen: object, expected: object) -> None:
    """Say that what was seen is what was expected, or stop."""
    if seen != expected:
        sys.exit(f"FAILED  {name}\nseen:     {seen}\nexpected: {expected}")
    print(f"ok  {name}", flush=True)


def files(folder: Path) -> set[str]:
    """Return the files of a folder that belong to its sources."""
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in found}


def look_into(wheel: Path, version: str) -> None:
    """Compare the wheel with the sources: all of the program and its data, the license, the commands, and nothing else."""
    info = f"ninetyten-{version}.dist-info"
    expected = {f"ninetyten/{name}" for name in files(CHECKOUT / "src" / "ninetyten")}
    expected |= {f"ninetyten/themes/{name}" for name in files(CHECKOUT / "themes")}
    expected |= {f"{info}/{name}" for name in ("METADATA", "WHEEL", "entry_points.txt", "licenses/LICENSE", "RECORD")}
    with zipfile.ZipFile(wheel) as packed:
        seen = set(packed.namelist())
        check("the wheel has the program, its data, and nothing else", sorted(seen ^ expected), [])
        check("py.typed, themes and sounds are there", IN_WHEEL - seen, set())
        check("the license", packed.read(f"{info}/licenses/LICENSE"), (CHECKOUT / "LICENSE").read_bytes())
        check("the commands", packed.read(f"{info}/entry_points.txt").decode(), COMMANDS)
        look_at(packed.read(f"{info}/METADATA").decode(), version)


def look_at(metadata: str, version: str) -> None:
    """Check what a package index is told."""
    told = message_from_string(metadata)
    check("the version", told["Version"], version)
    kinds = told.get_all("Classifier", [])
    language = [kind.rpartition(" ")[2] for kind in kinds if kind.startswith("Programming Language") and "." in kind]
    check("the Pythons", tuple(language), PYTHONS)
    check("the lowest of them", told["Requires-Python"], f">={PYTHONS[0]}")
    check("the systems", tuple(kind.partition(" :: ")[2] for kind in kinds if kind.startswith("Operating")), SYSTEMS)
    page = told.get_payload()
    check("the index page is the README", (told["Description-Content-Type"], "## Commands" in page), ("text/markdown", True))
    check("no link on it leads into the repository", re.findall(r"\]\((?!http)[^)]*\)", page), [])


def built(programs: Path, dist: Path) -> Path:
    """Return the wheel, after a look at it and at the sdist, which must make the same one."""
    wheel = build(programs, CHECKOUT, dist)  # the sdist first, the wheel from that
    version = wheel.name.split("-")[1]
    look_into(wheel, version)
    with tarfile.open(next(dist.glob("*.tar.gz"))) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    check("the sdist has the tests and what they need", IN_SDIST - names, set())
    direct = build(programs, CHECKOUT, dist / "direct", "--wheel")
    check("the sdist and the checkout make the same wheel", wheel.read_bytes() == direct.read_bytes(), True)
    said = run(programs / "twine", "check", "--strict", *dist.glob("ninetyten-*"))
    check("the index page renders (twine)", said.count("PASSED"), 2)
    return wheel


def first_morning(env: dict[str, str], command: Path) -> None:
    """Do what somebody does who has just installed it: a few commands, and the app in a terminal."""
    check("--version", run(command, "--version", env=env).startswith("ninetyten "), True)
    check("status", run(command, "status", env=env), "not started\n")
    run(command, "start", env=env)
    run(command, "chart", "3", env=env)
    check("status --json", json.loads(run(command, "status", "--json", env=env))["charts"], 3)
    run(command, "check", env={**env, "NINETYTEN_DISPLAY__THEME": "quiet-dark"})
    opens(env, command)


def opens(env: dict[str, str], command: Path) -> None:
    """Open the app in tmux."""
    tmux = ("tmux", "-S", Path(env["HOME"]) / "terminal", "-f", "/dev/null")
    run(*tmux, "new-session", "-d", "-x", "100", "-y", "30", command, env={**env, "TERM": "xterm-256color"})
    pause, screen = threading.Event(), ""
    for _ in range(round(LIMIT_S / 0.2)):
        screen = run(*tmux, "capture-pane", "-p", env=env)
        if "charts 3" in screen:
            break
        pause.wait(0.2)
    run(*tmux, "kill-server", env=env)
    check("the app opens", "charts 3" in screen or screen, True)


def new_home(scratch: Path, name: str) -> dict[str, str]:
    """Return the environment of a person who has nothing yet."""
    print(f"-- {name}", flush=True)
    (scratch / name).mkdir()
    return bare_environment(scratch / name)


def by_pip(scratch: Path, wheel: Path) -> None:
    """Install the wheel into a new venv."""
    env = new_home(scratch, "pip")
    venv = scratch / "pip" / "venv"
    run(sys.executable, "-m", "venv", venv, env=env)
    run(venv / "bin" / "pip", "install", "-q", wheel, env=env)
    first_morning(env, venv / "bin" / "ninetyten")


def by_tool(scratch: Path, install: tuple[Path | str, ...], force: str, *sources: Path) -> None:
    """Install from the first source, then over it from the second, as an update is; what was recorded must still be there."""
    first, second = sources
    name = Path(install[0]).name
    env = new_home(scratch, name)
    home = Path(env["HOME"])
    command = home / ".local" / "bin" / "ninetyten"
    run(*install, first, env=env, folder=home)
    first_morning(env, command)
    run(*install, force, second, env=env, folder=home)
    check("the record is there after an update", json.loads(run(command, "status", "--json", env=env))["charts"], 3)


def main() -> None:
    """Do all of it in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as temporary:
        scratch = Path(temporary)
        programs = install_tools(scratch, "twine", "pipx")
        wheel = built(programs, scratch / "dist")
        by_pip(scratch, wheel)
        by_tool(scratch, (programs / "uv", "tool", "install"), "--reinstall", wheel, CHECKOUT)
        by_tool(scratch, (programs / "pipx", "install"), "--force", CHECKOUT, wheel)


if __name__ == "__main__":
    main()
