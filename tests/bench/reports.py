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
from tests.bench.rows import Row

COLD, WARM = 30.0, 5.0
"""Times what Python needs to begin, for the whole process."""


def time_year_report(home: Path, date: str, environment: Mapping[str, str], base: float, rounds: int = 5) -> Iterator[Row]:
    """Two rows. `home` has the journal of ten years, `date` lies in one that is over; `base`: seconds that Python needs to
    begin."""
    cold, warm = [], []
    for _ in range(rounds):
        shutil.rmtree(home / "state" / "summaries", ignore_errors=True)
        cold.append(_year(home, date, environment))
        warm.append(_year(home, date, environment))
    for name, took, budget in (("nothing", median(cold), COLD), ("summaries", median(warm), WARM)):
        yield Row(f"year report over ten years, {name} kept", f"{took:.2f} s", took / base, budget)


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
