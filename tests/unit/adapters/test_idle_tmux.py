"""The last typing in tmux, with a fake tmux. A real one is in tests/e2e/test_idle_tmux.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from ninetyten.adapters.idle import SourceGone
from ninetyten.adapters.idle_terminal import TmuxIdle, last_typed, open_tmux

NOW = 1_800_000_000_000


class Tmux:
    """A server that counts how often it is asked."""

    def __init__(self) -> None:
        self.typed: int | None = NOW // 1000 - 30
        self.asked = 0

    def last_typed(self) -> int | None:
        """The last typing."""
        self.asked += 1
        return self.typed


def test_it_is_asked_every_ten_seconds_and_counted_in_between() -> None:
    """A program every second would be too much; a clock that was set back asks again."""
    tmux, now = Tmux(), [NOW]
    source = TmuxIdle(tmux.last_typed, lambda: now[0])
    told = []
    for _ in range(21):
        told.append(source.idle_ms())
        now[0] += 1000
    assert told == [30_000 + 1000 * second for second in range(21)]
    assert tmux.asked == 3
    now[0] -= 3_600_000
    assert source.idle_ms() == 0
    assert tmux.asked == 4
    source.close()


def test_without_a_client_it_is_unknown() -> None:
    """A server goes on without a client."""
    tmux = Tmux()
    tmux.typed = None
    assert TmuxIdle(tmux.last_typed, lambda: NOW).idle_ms() is None


def test_outside_of_tmux_there_is_no_source() -> None:
    """Another server on the machine is not ours."""
    with pytest.raises(SourceGone, match="not running inside tmux"):
        open_tmux({})


@pytest.mark.parametrize("script", ["exit 1", "echo nonsense", None])
def test_a_tmux_that_does_not_say_is_gone(tmp_path: Path, script: str | None) -> None:
    """It is missing, refuses, or prints something else."""
    if script:
        (tmp_path / "tmux").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (tmp_path / "tmux").chmod(0o755)
    with pytest.raises(SourceGone, match="tmux: "):
        last_typed({"PATH": str(tmp_path), "TMUX": "x"})
