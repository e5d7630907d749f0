"""The doors: `main` for the console, `quiet` for the operating system's shortcuts, which have no console to write to."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run the words of the command line; the exit code (CONTRACT)."""
    _hold_descriptors()
    from ninetyten.cli.main import run

    return run(sys.argv[1:])


def quiet() -> int:
    """The same without a console: what would be printed goes nowhere, and the exit code tells."""
    _hold_descriptors()
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - open as long as the process
    return main()


def _hold_descriptors() -> None:
    """Open what the shell has closed of stdin, stdout and stderr: the next file to be opened would get the free number, and
    whatever is meant for people would be written into that file."""
    if os.name == "posix":
        while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
            os.set_inheritable(number, True)
        os.close(number)


if __name__ == "__main__":
    sys.exit(main())
