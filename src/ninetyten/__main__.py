"""The doors: `main` for the console, `quiet` for the operating system's shortcuts, which have no console to write to."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the words of the command line; the exit code (CONTRACT)."""
    from ninetyten.cli.main import run

    return run(sys.argv[1:])


def quiet() -> int:
    """The same without a console: what would be printed goes nowhere, and the exit code tells."""
    import os

    if sys.stdout is None or sys.stderr is None:
        sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - open as long as the process
    return main()


if __name__ == "__main__":
    sys.exit(main())
