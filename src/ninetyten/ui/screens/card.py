"""A screen over another, which takes every key until it is closed."""

from __future__ import annotations

from typing import ClassVar

from textual.screen import ModalScreen

from ninetyten.ui.screens.page import Page, Result


class Card(ModalScreen[Result], Page[Result]):
    """What asks, or explains, over what lies below. What only shows takes digits for the app's keys, too."""

    hears_digits: ClassVar[bool] = False


class Asking(Card[Result]):
    """A question in the middle, with what answers it below."""

    CSS_PATH = "choice.tcss"
