"""`ninetyten` alone: the full-screen app."""

from __future__ import annotations

import sys
from collections.abc import Callable

from ninetyten.bootstrap import Program, Voice, build_host
from ninetyten.cli.main import USAGE, fail


def run(argv: list[str]) -> int:
    """Open the app; its exit code."""
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        return fail("the full-screen app needs a terminal; ninetyten --help lists what works without one", USAGE)
    return open_face(Program())


def _keep_ringing(program: Program) -> str:
    from ninetyten.cli.watch import detach

    return detach(program.environ)


def open_face(program: Program, *, tick: float = 1.0, keep_ringing: Callable[[Program], str] = _keep_ringing) -> int:
    """The face on a program's session. `tick`: seconds of real time between two looks at the clock."""
    from ninetyten.ui.run import run as run_face

    voice = Voice()

    def lend(write: object) -> None:
        voice.lend = write  # type: ignore[assignment]

    return run_face(build_host(program, voice, lambda: keep_ringing(program)), lend, tick)
