"""What a test opens here is closed when it ends, as a process that ends would close it."""

from __future__ import annotations

from contextlib import ExitStack, closing
from typing import Protocol, TypeVar


class Opened(Protocol):
    """What has to be closed."""

    def close(self) -> None:
        """Close it."""


Held = TypeVar("Held", bound=Opened)
ENDS = ExitStack()
"""What the running test has opened."""


def until_test_ends(opened: Held) -> Held:
    """Return what was opened; the end of the test closes it."""
    return ENDS.enter_context(closing(opened))
