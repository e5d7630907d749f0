"""Which function folds which event: filled in by `phases` and `prompt_folds`, used by `evolve` alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ninetyten.domain.events import Event
from ninetyten.domain.state import State

Fold = Callable[[State, Any], State]
FOLDS: dict[type[Event], Fold] = {}


def folds(*kinds: type[Event]) -> Callable[[Fold], Fold]:
    """Register a function for these classes of events."""

    def register(fold: Fold) -> Fold:
        FOLDS.update(dict.fromkeys(kinds, fold))
        return fold

    return register
