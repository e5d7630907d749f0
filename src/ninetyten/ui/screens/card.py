"""A screen over another, which takes every key until it is closed."""

from __future__ import annotations

from textual.screen import ModalScreen

from ninetyten.ui.screens.page import Page, Result


class Card(ModalScreen[Result], Page[Result]):
    """What asks, or explains, over what lies below."""
