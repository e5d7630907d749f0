"""Compare random days: python -m tests.second_reading --days 200 --seed 1."""

import argparse
import sys

from .compare import differences, parts, shrink
from .days import day

EXTRAS = "auto,profiles,zones,idle,world,night,late,undo"


def main() -> int:
    """Play the days that were asked for; return 1 where any differ."""
    parser = argparse.ArgumentParser(prog="python -m tests.second_reading", description=__doc__)
    parser.add_argument("--days", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--extras", default=EXTRAS)
    parser.add_argument("--show", type=int, default=5)
    parser.add_argument("--skip", default="", help="leave out differences with these words")
    options = parser.parse_args()
    skip = [word for word in options.skip.split(",") if word]

    def differing(text: str) -> list[str]:
        return [line for line in differences(text) if not any(word in line for word in skip)]

    extras = frozenset(word for word in options.extras.split(",") if word)
    differ = shown = 0
    for seed in range(options.seed, options.seed + options.days):
        script = day(seed, extras)
        found = differing(script)
        if not found:
            continue
        differ += 1
        if shown < options.show:
            shown += 1
            kinds = parts(found)
            less = shrink(script, lambda text: bool(parts(differing(text)) & kinds))
            print(f"--- seed {seed}\n{less}" + "\n".join(differing(less)[:6]), flush=True)
    print(f"{options.days} days compared, {differ} differ")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
