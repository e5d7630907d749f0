"""Which screens belong to a picture: home, in a break its own face over it, and on top what asks for an answer.

A question the picture asks (a gap, "still there?", a stop) comes and goes with the picture. A card a person opened closes
only when a break begins or ends, so that a stop showing over the help leaves the help where it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from ninetyten.view.picture import Picture

if TYPE_CHECKING:
    from ninetyten.ui.app import NinetytenApp
    from ninetyten.ui.screens.card import Card


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
    if (picture.phase == "rest") != (app.rest is not None):
        close_cards(app)
        _enter_rest(app) if app.rest is None else _leave_rest(app)
    if question and app.question is None:
        app.question = _card(question, picture, app)
        app.push_screen(app.question)


def _enter_rest(app: NinetytenApp) -> None:
    from ninetyten.ui.screens.rest import RestScreen

    app.rest = RestScreen()
    app.push_screen(app.rest.data_bind(*app.bound))


def _leave_rest(app: NinetytenApp) -> None:
    if app.rest is not None:
        _remove(app, app.rest)
        app.rest = None


def close_cards(app: NinetytenApp) -> None:
    """Close what a person opened; a question of the picture stays."""
    while app.screen.is_modal and app.screen is not app.question:
        app.pop_screen()


def _remove(app: NinetytenApp, screen: Screen[Any]) -> None:
    screen.pop_until_active()
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
