"""What a report over a year costs in a journal of ten: with nothing kept, and with every day's summary kept."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.bench.commands import program
from tests.bench.rows import Row, seconds

COLD, WARM = 1.5, 0.3
"""Seconds, for the whole process."""


def time_year_report(home: Path, date: str, environment: Mapping[str, str], rounds: int = 5) -> Iterator[Row]:
    """Two rows. `home` has the journal of ten years, `date` lies in one that is over."""
    cold, warm = [], []
    for _ in range(rounds):
        shutil.rmtree(home / "state" / "summaries", ignore_errors=True)
        cold.append(_year(home, date, environment))
        warm.append(_year(home, date, environment))
    yield seconds("year report over ten years, nothing kept", median(cold), COLD)
    yield seconds("year report over ten years, summaries kept", median(warm), WARM)


def _year(home: Path, date: str, environment: Mapping[str, str]) -> float:
    """How long one report took. Raises CalledProcessError if it failed."""
    begun = perf_counter()
    subprocess.run(
        [*program(), "report", "year", "--date", date],
        env={**os.environ, **environment, "NINETYTEN_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return perf_counter() - begun
