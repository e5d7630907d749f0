"""Open the screens that belong to a picture, and the pages a person visits: day, insights, body, settings.

Home lies below; in a break its own screen over it; on top what asks for an answer. A question that the picture asks (a gap,
"still there?", a stop) comes and goes with the picture. A card that a person opened closes only when a break begins or ends,
so that a stop showing over the help leaves the help where it was. What a person opens over a stop comes to the front: the stop
steps aside, and is back, if it is still showing, once that has closed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from ninetyten.domain.value import Value
from ninetyten.ui.screens.page import Page, Visited
from ninetyten.view.picture import Picture

if TYPE_CHECKING:
    from ninetyten.ui.face import Face


REST, STRETCH = "rest", "stretch"
QUESTIONS = ("return", "still", "prompt")
BROUGHT = (REST, *QUESTIONS)
"""What the screens are that a picture brings; a person opens all the others."""


class Lying(Value):
    """A screen on the stack: its kind, and whether it is a card over another."""

    kind: str
    card: bool = False


def wanted(picture: Picture) -> str:
    """Return the question the picture asks: `return`, `still`, `prompt`, or an empty string."""
    if picture.gap is not None:
        return "return"
    if picture.still_there:
        return "still"
    return "prompt" if picture.prompt is not None else ""


def due(stack: Sequence[Lying], picture: Picture) -> tuple[int, tuple[str, ...]]:
    """Return how many screens of the stack stay, from the bottom, and which are to be added."""
    missing = [kind for kind in (REST if picture.phase == "rest" else "", wanted(picture)) if kind]
    kept = len(stack)
    for at, screen in enumerate(stack):
        if screen.kind in BROUGHT:
            if missing[:1] != [screen.kind]:
                kept = at
                break
            missing = missing[1:]
    if REST in missing:
        kept = next((at for at, screen in enumerate(stack[:kept]) if screen.card), kept)
    return kept, tuple(missing)


def arrange(app: Face, picture: Picture) -> None:
    """Close and open screens to match the picture."""
    stack = app.screen_stack
    if all(kind_of(screen) in BROUGHT for screen in stack[1:]):
        app.aside = 0
    if picture.prompt is not None and picture.prompt.key == app.aside:
        picture = picture.replace(prompt=None)
    kept, missing = due([Lying(kind_of(screen), screen.is_modal) for screen in stack], picture)
    for _ in stack[kept:]:
        app.pop_screen()
    for kind in missing:
        app.push_screen(_made(kind, picture, app).begin(app))


def kind_of(screen: Screen[Any]) -> str:
    """Return a screen's kind; an empty string if it needs none or is not ours."""
    return screen.kind if isinstance(screen, Page) else ""


def lying(app: Face, *kinds: str) -> Screen[Any] | None:
    """Return the screen on the stack that is one of these kinds, or None."""
    return next((screen for screen in app.screen_stack if kind_of(screen) in kinds), None)


def close_cards(app: Face) -> None:
    """Close what a person opened; the picture's questions stay."""
    while app.screen.is_modal and kind_of(app.screen) not in QUESTIONS:
        app.pop_screen()


def _made(kind: str, picture: Picture, app: Face) -> Page[Any]:
    if kind == REST:
        from ninetyten.ui.screens.rest import RestScreen

        return RestScreen()
    if kind == "prompt":
        from ninetyten.ui.screens.prompt import PromptScreen

        return PromptScreen(picture)
    if kind == "return":
        from ninetyten.ui.screens.choice import ReturnScreen

        return ReturnScreen(picture, app.keys)
    from ninetyten.ui.screens.choice import StillScreen

    return StillScreen()


def over_card(app: Face) -> bool:
    """Report whether a micro-break came over a question that a person was answering: the next keys are meant for that."""
    return kind_of(app.screen) == "prompt" and app.screen_stack[-2].is_modal


def step_aside(app: Face) -> bool:
    """Take a micro-break from the front for what a person opens; return whether there was one."""
    prompt = app.picture.prompt if kind_of(app.screen) == "prompt" else None
    if prompt is not None:
        app.aside = prompt.key
        app.pop_screen()
    return prompt is not None


def cover(app: Face, screen: Screen[Any], callback: Callable[[Any], None] | None = None) -> None:
    """Open a screen that a person asked for."""
    step_aside(app)
    app.push_screen(screen, callback)


def visited(app: Face) -> Any:
    """Return the page in front, or None."""
    return app.screen if isinstance(app.screen, Visited) else None


def day_shown(app: Face) -> str:
    """Return the day that is over which the day page in front shows; empty for today or another screen."""
    page = visited(app)
    return page.key if page is not None and page.kind == "day" else ""


def reread(app: Face) -> None:
    """Let the page in front show what a command changed in an earlier day, which no picture tells."""
    page = visited(app)
    if page is not None and (page.key or app.session.mended):
        page.reread()


def visit(app: Face, name: str, at: str = "") -> None:
    """Open a page (`day`, `insights`, `body`, `settings`) in place of any other, `at` a place in it; close it if it is already
    open."""
    beside = step_aside(app)
    if kind_of(app.screen) == STRETCH:
        app.pop_screen()
    here = visited(app)
    if here is not None and here.kind == name and beside:
        return
    if here is not None:
        app.pop_screen()
    if here is None or here.kind != name:
        app.push_screen(_page(name, at).begin(app))


def show_setting(app: Face, key: str) -> None:
    """Open the settings at one of them."""
    step_aside(app)
    here = visited(app)
    if here is not None and here.kind == "settings":
        here.go_to(key)
    elif not app.screen.is_modal:
        if here is not None:
            app.pop_screen()
        app.push_screen(_page("settings", key).begin(app))


def leave(app: Face) -> None:
    """Close the page in front."""
    if visited(app) is not None:
        app.pop_screen()


def _page(name: str, at: str = "") -> Visited:
    if name == "day":
        from ninetyten.ui.screens.day import DayScreen

        return DayScreen()
    if name == "body":
        from ninetyten.ui.screens.body import BodyScreen

        return BodyScreen()
    if name == "settings":
        from ninetyten.ui.screens.settings_screen import SettingsScreen

        return SettingsScreen(at)
    from ninetyten.ui.screens.insights import InsightsScreen

    return InsightsScreen(at or "week")
