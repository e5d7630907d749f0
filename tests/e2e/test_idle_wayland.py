"""Idle time of a real Wayland compositor: sway 1.7 speaks org_kde_kwin_idle, later ones ext-idle-notify-v1."""

from __future__ import annotations

from contextlib import closing

import pytest

from ninetyten.adapters.idle import SourceGone, find_idle
from ninetyten.adapters.idle_wayland import open_source
from tests.e2e.conftest import eventually
from tests.e2e.desks import sway


def test_idle_grows_until_a_key_is_pressed() -> None:
    """Untouched for a second, the count grows; a key of any window ends it."""
    with sway() as (desktop, _), closing(find_idle("auto", desktop.env)) as source:
        assert (source.name, source.proves_absence) == ("wayland", True)
        assert eventually(lambda: (source.idle_ms() or 0) >= 1200)
        desktop.press_key()
        assert eventually(lambda: source.idle_ms() == 0)


def test_a_compositor_that_leaves_gives_way_to_the_next(capfd: pytest.CaptureFixture[str]) -> None:
    """In the same breath, and without a word on the screen."""
    with sway() as (desktop, process), closing(find_idle("auto", desktop.env)) as source:
        assert source.idle_ms() is not None
        process.kill()
        process.wait()
        source.idle_ms()
        assert source.name in ("tty", "none")
        with pytest.raises(SourceGone):
            open_source(desktop.env)
    assert capfd.readouterr() == ("", "")
