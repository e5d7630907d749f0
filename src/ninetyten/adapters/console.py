"""What a console window has to do with us: whom it takes along when it closes, and how it is opened.

On Windows every program started in a console window ends with it, unless it has a console of its own; POSIX calls that a session.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

NEW_CONSOLE, NEW_PROCESS_GROUP, NO_WINDOW = 0x10, 0x200, 0x08000000
CLOSED, LOGGED_OFF, SHUT_DOWN = 2, 5, 6
CLOSE_LIMIT_S = 4.5
"""Windows ends a program five seconds after it closed the window."""


def apart(platform: str = sys.platform) -> dict[str, Any]:
    """Return the options of Popen for a child that neither Ctrl+C nor a closed window reaches, and that opens no window."""
    if platform == "win32":
        return {"creationflags": NO_WINDOW | NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def start_apart(command: list[str], env: Mapping[str, str]) -> int:
    """Start a program that outlives this terminal, in no folder that may have to go, and return its process number. Raises
    OSError."""
    nowhere, root = subprocess.DEVNULL, env.get("SystemDrive", "") + "/"
    return subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere, cwd=root, env=dict(env), **apart()).pid


def open_in_window(arguments: list[str]) -> int:
    """Run Python in a new console window of Windows, and return its exit code once that closes. Raises OSError."""
    folder, name = os.path.split(sys.executable)
    program = os.path.join(folder, name.lower().replace("pythonw", "python"))
    return subprocess.call([program, *arguments], creationflags=NEW_CONSOLE)


@contextmanager
def closed_in_order(kernel32: Any = None) -> Iterator[None]:
    """While this is open, a closed console window, a logoff and a shutdown of Windows come as SIGTERM.

    Windows ends the process as soon as it is told that the event was taken, so that waits until this has been left. Elsewhere
    nothing is done: there such signals exist. `kernel32`: the library, for tests.
    """
    if sys.platform != "win32" and kernel32 is None:
        yield
        return
    import ctypes

    library = kernel32 or ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    done = threading.Event()

    def hear(event: int) -> int:
        if event not in (CLOSED, LOGGED_OFF, SHUT_DOWN):
            return 0
        signal.raise_signal(signal.SIGTERM)  # heard by the main thread
        done.wait(CLOSE_LIMIT_S)
        return 1

    make = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)(ctypes.c_int, ctypes.c_uint32)
    handler = make(hear)  # kept, because Windows knows only its address
    library.SetConsoleCtrlHandler(handler, 1)
    try:
        yield
    finally:
        done.set()
        library.SetConsoleCtrlHandler(handler, 0)
