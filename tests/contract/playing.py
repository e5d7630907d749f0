"""Plays scripts for tests and writes what came of them in short lines, so that a test reads like the rule it checks."""

from __future__ import annotations

from typing import Any

from ninetyten.cli.simulate import read_and_play


def play(script: str) -> dict[str, Any]:
    """The result of a script, as `simulate --json` prints it."""
    return read_and_play(script)


def clock(stamp: str | None) -> str:
    """`09:20`, or `09:20:05` where the seconds are not nought; `-` for never."""
    return "-" if stamp is None else stamp[11:16] if stamp[17:19] == "00" else stamp[11:19]


def stops(script: str) -> list[str]:
    """Each stop as `due shown tracks fate settled`, with `xN` for its snoozes."""
    return [
        " ".join(
            [
                clock(stop["due"]),
                clock(stop["shown"]),
                "+".join(stop["tracks"]),
                stop["fate"] or "open",
                clock(stop["settled"]),
                *([f"x{stop['snoozed']}"] if stop["snoozed"] else []),
            ]
        )
        for stop in play(script)["prompts"]
    ]


def told(script: str) -> list[str]:
    """Each notification but prompts as `at reason`."""
    return [f"{clock(n['at'])} {n['reason']}" for n in play(script)["notifications"] if n["reason"] != "prompt"]


def minutes(script: str) -> dict[str, float]:
    """The buckets of the last day that hold something."""
    return {bucket: spent for bucket, spent in play(script)["report"]["minutes"].items() if spent}


def refused(script: str) -> list[str]:
    """Each refusal as `at command`."""
    return [f"{clock(r['at'])} {r['command']}" for r in play(script)["refusals"]]
