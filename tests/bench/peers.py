"""Other timers for the terminal, in the same run: each in a venv of its own, `FOLDER/NAME`, into which pip installed NAME.

They are never needed by ninetyten. A figure is ours divided by theirs, so that below 1 is ahead.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.bench import terminal
from tests.bench.commands import program
from tests.bench.rows import Row
from tests.bench.screen import in_block
from tests.bench.terminal import Shown

STARTS = {"pomodorable": (b"\t", b"\r"), "pomban": (b"\x1b", b"s"), "pomoglorbo": (b"s",)}
"""The keys that start the clock of each."""
OPTIONS = {"pomoglorbo": ("--no-sound",)}
"""What a machine without sound needs."""
TEXTUAL = ("pomodorable", "pomban")
"""Those that start and draw as we do. A lighter toolkit opens sooner and is smaller, whatever is drawn with it."""


def time_peers(folder: Path, home: Path, environment: Mapping[str, str], starts: int, seconds: float) -> Iterator[Row]:
    """Every row of the peers that are there; all are watched at the same time as ours."""
    names = [name for name in STARTS if (folder / name / "bin" / name).exists()]
    if not names:
        raise RuntimeError(f"{folder} holds none of {', '.join(STARTS)}")
    ours = in_block(program(), environment, home / "beside peers")
    peers = [_peer(folder, name, home, environment) for name in names]
    frames = terminal.first_frames([ours, *peers], starts)
    costs = terminal.measure([ours, *peers], seconds)
    for name, frame, cost in zip(("ninetyten", *names), frames, costs, strict=True):
        ahead, smaller = (1.0 if name in names else None), (1.0 if name in TEXTUAL else None)
        yield Row(f"{name}: first frame", f"{frame.frame:.3f} s", frames[0].frame / frame.frame, smaller)
        yield Row(f"{name}: CPU a minute", f"{cost.cpu:.3f} s", costs[0].cpu / cost.cpu, ahead)
        yield Row(f"{name}: bytes a minute", f"{cost.output:.0f}", costs[0].output / cost.output, ahead)
        yield Row(f"{name}: memory", f"{cost.memory:.0f} kB", costs[0].memory / cost.memory, smaller)


def _peer(folder: Path, name: str, home: Path, environment: Mapping[str, str]) -> Shown:
    """A peer with a home of its own."""
    own = home / name
    for place in (".config", ".local/state", ".local/share"):
        os.makedirs(own / place)
    return Shown([str(folder / name / "bin" / name), *OPTIONS.get(name, ())], {**environment, "HOME": str(own)}, STARTS[name])
