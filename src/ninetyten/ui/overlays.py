"""Which screen belongs to a picture: the mode of its phase, and over it what asks for an answer.

A question the picture asks (a gap, "still there?", a stop) comes and goes with the picture. A card a person opened closes
only when the mode changes, so that a stop showing over the help leaves the help where it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ninetyten.ui.screens.page import Card
from ninetyten.view.picture import Picture

if TYPE_CHECKING:
    from ninetyten.ui.app import NinetytenApp


def wanted(picture: Picture) -> str:
    """The question the picture asks: `return`, `still`, `prompt`, or none."""
    if picture.gap is not None:
        return "return"
    if picture.still_there:
        return "still"
    return "prompt" if picture.prompt is not None else ""


def arrange(app: NinetytenApp, picture: Picture) -> None:
    """Make the app show what belongs to the picture."""
    question = wanted(picture)
    if app.question is not None and app.question.id != question:
        _remove(app, app.question)
        app.question = None
    mode = "rest" if picture.phase == "rest" else "focus"
    if mode != app.current_mode:
        close_cards(app)
        app.switch_mode(mode)
    if question and app.question is None:
        app.question = _card(question, picture, app)
        app.push_screen(app.question)


def close_cards(app: NinetytenApp) -> None:
    """Close what a person opened; a question of the picture stays."""
    while isinstance(app.screen, Card) and app.screen is not app.question:
        app.pop_screen()


def _remove(app: NinetytenApp, card: Card[Any]) -> None:
    card.pop_until_active()
    app.pop_screen()


def _card(question: str, picture: Picture, app: NinetytenApp) -> Card[Any]:
    from ninetyten.ui.app import NinetytenApp

    card: Card[Any]
    if question == "prompt":
        from ninetyten.ui.screens.prompt import PromptScreen

        card = PromptScreen(picture)
    elif question == "return":
        from ninetyten.ui.screens.choice import ReturnScreen

        card = ReturnScreen(picture, app.keys)
    else:
        from ninetyten.ui.screens.choice import StillScreen

        card = StillScreen()
    card.id = question
    return card.data_bind(NinetytenApp.picture)
