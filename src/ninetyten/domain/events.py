"""What happened. Past participles; every one carries the instant it took effect, its own deadlines and rates.

Three sorts, told apart by `sort`: an *act* was said by a person, a *fact* was seen of the world, a *consequence*
followed from time passing. Undo takes back acts; what followed from them is worked out anew (D10). Events with `since`
reach back: the stretch from `since` on becomes something else.
"""

from __future__ import annotations

from typing import ClassVar

from ninetyten.domain.acts import (
    Act,
    Audited,
    BlockStarted,
    BodyChecked,
    CeuEarned,
    ChartHeld,
    ChartsLogged,
    ContactMade,
    EnergyRated,
    Event,
    EyesScored,
    GapExplained,
    Interrupted,
    LeftOpen,
    PostureChecked,
    PromptAnswered,
    Relabelled,
    RestEnded,
    RestStarted,
    Resumed,
    RitualDone,
    Sort,
    Stopped,
    Switched,
    WasAway,
    WorkstationChecked,
)
from ninetyten.domain.moment import Day, Instant, Span
from ninetyten.domain.plan import Terms
from ninetyten.domain.value import Value

__all__ = [
    "Act", "Audited", "BlockStarted", "BodyChecked", "CameBack", "CeuEarned", "ChartHeld", "ChartsLogged",
    "ClockWasSet", "ContactMade", "DayOpened", "DueAbsorbed", "EndNeared", "EndReached", "EnergyRated", "Event",
    "EyesScored", "FellAsleep", "GapBegan", "GapEnded", "GapExplained", "HushBegan", "HushEnded", "Interrupted",
    "InterruptionEnded", "LeftOpen", "LeftUnattended", "Lulled", "OvertimeReminded", "PauseReminded", "PostureChecked",
    "PresenceAsked", "PromptAnswered", "PromptFellDue", "PromptSettled", "PromptShown", "RanLong", "Refused",
    "Relabelled", "RestEnded", "RestRanOut", "RestReminded", "RestStarted", "Resumed", "RitualDone", "SaidLater",
    "Sort", "StopNeared", "StopReached", "Stopped", "Suggested", "Switched", "TermsAgreed", "Touched", "Undone", "WasAway",
    "WatchBegan", "WatchEnded", "WentAway", "Woke", "WorkstationChecked", "sort_of",
]  # fmt: skip


class Fact(Event):
    """Seen of the world."""

    sort: ClassVar[Sort] = "fact"


# Facts ---------------------------------------------------------------------------------------------------------------


class FellAsleep(Fact):
    """The machine was suspended."""


class Woke(Fact):
    """The machine came back."""


class ClockWasSet(Fact):
    """The wall clock was set: from here on it stands `shift` ms from the engine's timeline."""

    shift: Span


class WatchBegan(Fact):
    """From here on a process rings."""


class WatchEnded(Fact):
    """From here on nobody rings."""


class GapBegan(Fact):
    """The ringer died here: what follows is unwatched (A6)."""


class GapEnded(Fact):
    """A ringer is back: the block goes on."""


class PresenceAsked(Fact):
    """ "Still there?" was asked (C10)."""


class WentAway(Fact):
    """Absence is proved: nobody has been there since `since`. `locked`: a locked screen proved it."""

    since: Instant
    locked: bool = False


class CameBack(Fact):
    """The machine was touched again after a proved absence."""


class Touched(Fact):
    """Somebody was proved to be there when it mattered: after an interruption that ended by itself, or in a block after which
    the next one is to begin by itself (B2)."""


class Lulled(Fact):
    """While a stop waited for a chart boundary nobody touched the machine for five seconds: as good as one (C6)."""


class HushBegan(Fact):
    """The desktop does not want to be disturbed: stops wait until it does (C10)."""


class HushEnded(Fact):
    """The desktop may be disturbed again: all that waited is asked as one."""


class Suggested(Fact):
    """Something was suggested to the person, by its name; not again for a while."""

    what: str


class TermsAgreed(Fact):
    """From here on the day's figures are judged by these terms: the settings as they were then."""

    terms: Terms


class SaidLater(Fact):
    """The acts that follow were said now and took effect earlier (D10). Everything of sort consequence from `since` on that was
    recorded before this is worked out anew and follows."""

    since: Instant


class Refused(Fact):
    """A command was refused by a rule; nothing else was recorded."""

    command: str
    reason: str


class Undone(Fact):
    """The acts with these ids, and what followed from them, are taken back. `what` says it in words. Everything of sort
    consequence from `since` on that was recorded before this is worked out anew and follows."""

    ids: tuple[str, ...]
    since: Instant
    what: str


# Consequences --------------------------------------------------------------------------------------------------------


class DayOpened(Event):
    """A work day begins; `carried` is the whole state that goes over into it, so that a day can be folded alone."""

    day: Day
    carried: Value


class EndNeared(Event):
    """The block's planned end is near: finish this chart."""


class EndReached(Event):
    """The block's planned end; the clock runs on as overtime. `activity`, `kind`: what the block is for."""

    activity: str = ""
    kind: str = ""


class OvertimeReminded(Event):
    """The block is past its planned end by `by`."""

    by: Span


class RanLong(Event):
    """Focus has been unbroken for `by`: too long."""

    by: Span


class StopNeared(Event):
    """The planned end of the day is near, in `left`: told at a chart boundary (B7)."""

    left: Span


class StopReached(Event):
    """The planned end of the day."""


class RestRanOut(Event):
    """The rest's planned end."""


class RestReminded(Event):
    """The rest is past its planned end by `by`."""

    by: Span


class PauseReminded(Event):
    """A pause without an end has lasted for `by`."""

    by: Span


class InterruptionEnded(Event):
    """A meeting, downtime or pause came to its end by itself."""


class LeftUnattended(Event):
    """Nobody acted for long after a planned end: since then nothing counts (B2)."""

    since: Instant


class PromptFellDue(Event):
    """A track's due at its nominal instant `due`, as part of the stop with that number. `held`: it waits for the rest (C4)."""

    stop: int
    track: str
    due: Instant
    span: Span
    held: bool = False


class PromptShown(Event):
    """Stops came on the screen as one, for `span`. `rung` false: nobody was there to ring (their fate is unsaid)."""

    stops: tuple[int, ...]
    tracks: tuple[str, ...]
    span: Span
    rung: bool = True


class PromptSettled(Event):
    """A stop found its fate without an answer: `observed`, `missed`, `unsaid` or `absorbed`."""

    stop: int
    fate: str


class DueAbsorbed(Event):
    """A due that the track's last serving covers (C2); it never became a stop."""

    track: str
    due: Instant
    span: Span


def sort_of(event: Event) -> Sort:
    """An event's sort; what began by itself is no act, and what absence proved cannot be worked out anew."""
    if not getattr(event, "auto", False):
        return event.sort
    return "consequence" if getattr(event, "since", None) is None else "fact"
