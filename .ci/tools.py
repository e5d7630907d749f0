"""What the steps on packages share: the tools that build and install them, and an environment with nothing else in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
ROAD = ("PIP_", "UV_", "SSL_", "REQUESTS_", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")
"""What the names of variables begin with that say how a machine reaches its packages."""


def run(*command: str | Path, env: dict[str, str] | None = None, folder: Path | None = None) -> str:
    """Return what a command printed on both streams; if it fails, print that and stop."""
    words = [str(word) for word in command]
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    ran = subprocess.run(words, env=env, cwd=folder, encoding="utf-8", timeout=300, **streams)
    if ran.returncode:
        sys.exit(f"{ran.stdout}\nexit {ran.returncode}: {' '.join(words)}")
    return ran.stdout


def bare_environment(home: Path, *, first: Path | None = None) -> dict[str, str]:
    """Return the environment of a person new to the machine: a home, the system's programs, the road to packages.

    `first`: a folder of programs that are found before the system's.
    """
    road = {name: value for name, value in os.environ.items() if name.upper().startswith(ROAD)}
    index = run(sys.executable, "-m", "pip", "config", "list").partition("global.index-url='")[2].partition("'")[0]
    if index:
        road = {"PIP_INDEX_URL": index, "UV_DEFAULT_INDEX": index, **road}
    path = os.pathsep.join([*([str(first)] if first else []), "/usr/bin", "/bin"])
    return {**road, "HOME": str(home), "PATH": path, "LANG": "C.UTF-8"}


def install_tools(scratch: Path, *names: str) -> Path:
    """Return the folder of programs of a new venv that has uv and these packages."""
    programs = scratch / "tools" / "bin"
    run(sys.executable, "-m", "venv", scratch / "tools")
    run(programs / "pip", "install", "-q", "uv")
    if names:
        run(programs / "uv", "pip", "install", "-q", "--python", programs / "python", *names, env=bare_environment(scratch))
    return programs


def build(programs: Path, source: Path, dist: Path, *what: str) -> Path:
    """Return the wheel that is made of a folder; nothing is left in the folder."""
    run(programs / "uv", "build", "-q", *what, "-o", dist, source, env=bare_environment(dist.parent))
    return next(dist.glob("*.whl"))
