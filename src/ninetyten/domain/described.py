"""What an act was, in the words of whoever takes it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ninetyten.domain import events as e
from ninetyten.domain.words import ACTIVITY_WORDS, BUCKET_WORDS, spell


def describe(acts: Sequence[e.Event]) -> str:
    """What was taken back. Of `back`, which is two events, the block that followed says less than the break that ended."""
    return _WORDS.get(type(acts[0]), lambda act: "the last act")(acts[0])


def charts(count: int) -> str:
    """`1 chart`, `25 charts`."""
    return "1 chart" if count == 1 else f"{count} charts"


_WORDS: dict[type[e.Event], Callable[[Any], str]] = {
    e.BlockStarted: lambda act: f"start of {ACTIVITY_WORDS[act.activity]}",
    e.Switched: lambda act: f"switch to {ACTIVITY_WORDS[act.activity]}",
    e.ChartsLogged: lambda act: f"{charts(act.count)} of {act.kind}",
    e.ChartHeld: lambda act: f"hold: {act.reason}",
    e.PromptAnswered: lambda act: f"{act.answer} (micro-break)",
    e.RestStarted: lambda act: "lunch" if act.lunch else f"break of {spell(act.ends - act.at)}",
    e.RestEnded: lambda act: "back",
    e.Interrupted: lambda act: f"{act.what}{': ' + act.reason if act.reason else ''}",
    e.Resumed: lambda act: "resume",
    e.WasAway: lambda act: f"away for {spell(act.at - act.since)}",
    e.Stopped: lambda act: "end of day",
    e.GapExplained: lambda act: "the answer to the gap",
    e.Relabelled: lambda act: f"the label {BUCKET_WORDS[act.bucket]}",
    e.Audited: lambda act: f"the audit {act.right} of {act.total}",
    e.BodyChecked: lambda act: "the weekly check",
    e.WorkstationChecked: lambda act: "the workstation check",
    e.PostureChecked: lambda act: "the posture check",
    e.EyesScored: lambda act: "the score of the eyes",
    e.EnergyRated: lambda act: "the rating of energy",
    e.LeftOpen: lambda act: "the note of what stays open",
    e.RitualDone: lambda act: "the end-of-day items",
    e.ContactMade: lambda act: f"contact: {act.item}",
    e.CeuEarned: lambda act: f"{act.credits:g} CEU",
}
