"""What was closed is let go: neither the app nor a worker nor a signal keeps a screen alive."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

import pytest
from textual.screen import Screen

from ninetyten.ui import navigation
from ninetyten.ui.app import NinetytenApp
from tests.ui.fakes import FOCUS, GAP, PROMPT, REST, STILL, Face

TIMES = 6
LAST = 1
"""Screens that may outlive their closing: the thread that read for one keeps it until it reads for another."""


def visit(name: str) -> Callable[[NinetytenApp], None]:
    """Opens a page."""
    return lambda app: navigation.visit(app, name)


OPENED: dict[str, Callable[[NinetytenApp], object]] = {
    **{name: visit(name) for name in ("day", "insights", "body", "settings")},
    "stretch": lambda app: app.stretch(),
    "help": lambda app: app.help(),
    "palette": lambda app: app.action_command_palette(),
    "question": lambda app: app.action_act("downtime"),
    "themes": lambda app: app.action_act("theme.choose"),
    "field": lambda app: app.action_act("audit"),
    "ticks": lambda app: app.action_act("posture.check"),
}
BROUGHT = {"prompt": PROMPT, "return": GAP, "still": STILL, "rest": REST}


async def closed(face: Face, name: str) -> weakref.ref[Screen[object]]:
    """A screen that was opened, seen, and closed."""
    if name in OPENED:
        OPENED[name](face.app)
    else:
        await face.show(BROUGHT[name])
    await face.app.workers.wait_for_complete()
    await face.pilot.pause()
    screen = weakref.ref(face.app.screen)
    assert len(face.app.screen_stack) == 2
    if name in OPENED:
        face.app.pop_screen()
    else:
        face.host.shown = FOCUS
        face.app.beat()
    await face.pilot.pause()
    return screen


@pytest.mark.parametrize("name", [*OPENED, *BROUGHT])
async def test_a_screen_that_was_closed_is_let_go(name: str) -> None:
    """However often it is opened, and while the picture stands still."""
    face = Face()
    async with face.on():
        screens = [await closed(face, name) for _ in range(TIMES)]
        gc.collect()
        assert sum(screen() is not None for screen in screens) <= LAST
