"""Compare random days: python -m tests.second_reading --days 200 --seed 1."""

import argparse
import sys

from .compare import differences, parts, shrink
from .days import day

EXTRAS = "auto,profiles,zones,idle,world,night,late,undo,hours"


def without(text: str, skip: list[str]) -> list[str]:
    """Return the differences that name none of some words."""
    return [line for line in differences(text) if not any(word in line for word in skip)]


def smallest(script: str, skip: list[str]) -> str:
    """Return a short script that differs in a part in which this one differs."""
    wanted = parts(without(script, skip))
    return shrink(script, lambda text: bool(parts(without(text, skip)) & wanted))


def main() -> int:
    """Play the days that were asked for; return 1 where any differ."""
    parser = argparse.ArgumentParser(prog="python -m tests.second_reading", description=__doc__)
    parser.add_argument("--days", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--extras", default=EXTRAS, help="what may happen beside the plain acts")
    parser.add_argument("--show", type=int, default=5, help="how many differences to print")
    parser.add_argument("--skip", default="", help="leave out differences with these words")
    options = parser.parse_args()
    skip = [word for word in options.skip.split(",") if word]
    extras = frozenset(word for word in options.extras.split(",") if word)
    differ = 0
    for seed in range(options.seed, options.seed + options.days):
        script = day(seed, extras)
        if not without(script, skip):
            continue
        differ += 1
        if differ <= options.show:
            less = smallest(script, skip)
            print(f"--- seed {seed}\n{less}" + "\n".join(without(less, skip)[:6]), flush=True)
    print(f"{options.days} days compared, {differ} differ")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
