"""Other programs started beside ours: without a shell, without our terminal, in a session of their own.

A program is waited for on a thread of its own, so that the caller never waits and no zombie stays behind.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence


def run(command: Sequence[str], env: Mapping[str, str] | None = None) -> str:
    """Run a program to its end. Empty if it ended well, else the reason in words; never raises. `env` None: our own."""
    try:
        program = subprocess.Popen(
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=None if env is None else dict(env),
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except FileNotFoundError:
        return f"{command[0]}: there is no such program"
    except PermissionError:
        return f"{command[0]}: it may not be run; is it executable?"
    except (OSError, ValueError, IndexError) as problem:
        return f"{' '.join(command[:1]) or 'an empty command'}: {problem}"
    code = program.wait()
    return f"{command[0]}: it ended with exit code {code}" if code else ""


def in_background(work: Callable[[], None]) -> None:
    """Do some work on a thread that does not keep the process alive."""
    threading.Thread(target=work, name="ninetyten-detached", daemon=True).start()
