"""The entry points: `main` for the console, `quiet` for the operating system's shortcuts, which have no console to write to."""

from __future__ import annotations

import gc
import os
import sys


def main() -> int:
    """Run the command line and return its exit code (docs/contract.md)."""
    _hold_descriptors()
    gc.disable()  # most commands end before there is garbage; the others call `cli.main.collect_garbage`
    from ninetyten.cli.main import run

    try:
        return run(sys.argv[1:])
    finally:
        gc.freeze()  # at its exit Python would search everything for garbage


def quiet() -> int:
    """Do the same without a console: discard what would be printed; only the exit code reports the result. Without words there
    is a screen to show, so on Windows a console window is opened for it."""
    _hold_descriptors()
    if sys.platform == "win32" and not sys.argv[1:]:
        from ninetyten.adapters.console import open_in_window

        return open_in_window(["-P", "-m", "ninetyten"])
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - open as long as the process
    return main()


def _hold_descriptors() -> None:
    """Open any of stdin, stdout and stderr that the shell has closed. Otherwise the next file to be opened would get the free
    number, and messages for people would be written into that file."""
    if os.name == "posix":
        while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
            os.set_inheritable(number, True)
        os.close(number)


if __name__ == "__main__":
    pythonw = os.name == "nt" and sys.stdout is None
    sys.exit(quiet() if pythonw else main())
