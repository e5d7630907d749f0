"""What holds for every test: no example of a property fails for being slow, and what needs POSIX is skipped on Windows."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.ends import ENDS

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

os.environ["LC_ALL"] = "C.UTF-8"  # times of day are written as the locale does
vars(time).setdefault("tzset", lambda: None)  # Windows has none: ninetyten reads TZ there itself


@pytest.fixture(autouse=True)
def everything_closed() -> Iterator[None]:
    """Close what the test has opened (`until_test_ends`)."""
    yield
    ENDS.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what is marked `posix` on Windows, with the mark's reason."""
    for item in items:
        if (mark := item.get_closest_marker("posix")) is None:
            continue
        if not mark.args:
            raise pytest.UsageError(f"{item.nodeid}: say what it needs: @pytest.mark.posix(REASON)")
        if os.name != "posix":
            item.add_marker(pytest.mark.skip(reason=f"needs POSIX: {mark.args[0]}"))
