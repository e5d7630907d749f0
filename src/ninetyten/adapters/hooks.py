"""Starts other programs: the user's own commands when a prompt is shown or a block ends, and our own processes.

Commands are argument lists, never a shell line, so no value can become a command; facts are passed as environment variables.
Each program runs in a session of its own, without our terminal, and a thread waits for it, so that the caller never waits and
no zombie is left.
"""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from ninetyten.adapters.console import apart

PREFIX = "NINETYTEN_"
LIMIT_S = 30.0
"""How long a command may run. One that hangs would stay forever, and the next one beside it."""


def environment(facts: tuple[tuple[str, str], ...], env: Mapping[str, str]) -> dict[str, str]:
    """Return `env` with each fact as NINETYTEN_NAME."""
    return {**env, **{PREFIX + name.upper().replace("-", "_"): value for name, value in facts}}


class SystemHooks:
    """Runs the configured commands (ports.Hooks).

    `commands`: argument lists by the name of the hook; an empty list means none. `env`: the environment they get.
    """

    def __init__(self, commands: Mapping[str, Sequence[str]], env: Mapping[str, str]) -> None:
        self._commands = {name: tuple(command) for name, command in commands.items() if command}
        self._env = env

    def run(self, name: str, facts: tuple[tuple[str, str], ...]) -> None:
        """Start the command for `name`, if any, and return at once; never raises."""
        if name in self._commands:
            in_background(lambda: run(self._commands[name], environment(facts, self._env), LIMIT_S))


GRACE_S = 2.0
"""How long a program may take to end when asked."""


def run(command: Sequence[str], env: Mapping[str, str] | None = None, limit_s: float | None = None) -> bool:
    """Run a program to its end, or end it and what it has started after `limit_s`. Return True if it ended well; never raises.
    If `env` is None, the program gets ours."""
    program = begin(command, env)
    return program is not None and finish(program, limit_s)


def begin(command: Sequence[str], env: Mapping[str, str] | None = None) -> subprocess.Popen[bytes] | None:
    """Start a program, or return None if it cannot be started."""
    try:
        return subprocess.Popen(
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=None if env is None else dict(env),
            **apart(),
        )
    except (OSError, ValueError, IndexError):
        return None


def finish(program: subprocess.Popen[bytes], limit_s: float | None) -> bool:
    """Wait for a program, or end it and what it has started after `limit_s`. Return True if it ended well."""
    try:
        return program.wait(limit_s) == 0
    except subprocess.TimeoutExpired:
        end(program)
        return False


def end(program: subprocess.Popen[bytes]) -> None:
    """End a program with its process group: ask first, then kill."""
    if os.name != "posix":
        tree = ["taskkill", "/T", "/F", "/PID", str(program.pid)]
        with suppress(OSError, subprocess.SubprocessError):
            subprocess.run(tree, capture_output=True, timeout=GRACE_S, check=False)
        program.kill()
        program.wait()
        return
    with suppress(OSError, subprocess.TimeoutExpired):
        os.killpg(program.pid, signal.SIGTERM)
        program.wait(GRACE_S)
    with suppress(OSError):  # the whole group has ended
        os.killpg(program.pid, signal.SIGKILL)
    program.wait()


def in_background(work: Callable[[], object]) -> None:
    """Run `work` on a thread that does not keep the process alive."""
    threading.Thread(target=work, name="ninetyten-detached", daemon=True).start()
