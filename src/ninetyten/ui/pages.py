"""The pages that a person opens beside the face, and leaves: day, insights, body, settings, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ninetyten.ui.screens.page import Visited

if TYPE_CHECKING:
    from ninetyten.ui.app import NinetytenApp


def visited(app: NinetytenApp) -> Any:
    """The page that is open and in front, or None."""
    return app.screen if isinstance(app.screen, Visited) else None


def visit(app: NinetytenApp, name: str) -> None:
    """Open a page, `day`, `insights`, `body` or `settings`, in place of any other; where it is open already, go back to what
    lies below."""
    if app.screen.is_modal:
        return
    here = visited(app)
    if here is not None:
        app.pop_screen()
    if here is None or here.kind != name:
        app.push_screen(_page(name).begin(app))


def leave(app: NinetytenApp) -> None:
    """Back to what lies below."""
    if visited(app) is not None:
        app.pop_screen()


def _page(name: str) -> Visited:
    if name == "day":
        from ninetyten.ui.screens.day import DayScreen

        return DayScreen()
    if name == "body":
        from ninetyten.ui.screens.body import BodyScreen

        return BodyScreen()
    if name == "settings":
        from ninetyten.ui.screens.settings import SettingsScreen

        return SettingsScreen()
    from ninetyten.ui.screens.insights import InsightsScreen

    return InsightsScreen()
