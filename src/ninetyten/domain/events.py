"""What happened. Past participles; every one carries the instant it took effect, its own deadlines and rates.

Three sorts, told apart by `sort`: an *act* was said by a person, a *fact* was seen of the world, a *consequence*
followed from time passing. Undo takes back acts; what followed from them is worked out anew (D10). Events with `since`
reach back: the stretch from `since` on becomes something else.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from ninetyten.domain.moment import Day, Instant, Span
from ninetyten.domain.plan import Rules
from ninetyten.domain.value import Value

Sort = Literal["act", "fact", "consequence"]


class Event(Value):
    """Anything the journal holds. `at`: the instant it took effect."""

    sort: ClassVar[Sort] = "consequence"
    at: Instant


class Act(Event):
    """Said by a person."""

    sort: ClassVar[Sort] = "act"


class Fact(Event):
    """Seen of the world."""

    sort: ClassVar[Sort] = "fact"


# Acts ----------------------------------------------------------------------------------------------------------------


class BlockStarted(Act):
    """A block began. `anyway`: the reason for starting outside the planned hours; empty inside them. `auto`: it began by
    itself (B3)."""

    activity: str
    kind: str
    rules: Rules
    anyway: str = ""
    auto: bool = False


class Switched(Act):
    """The block's time is for something else from here on."""

    activity: str
    kind: str


class ChartsLogged(Act):
    """Charts coded. `single`: one chart said as it was done, a chart boundary of the kind that makes stops wait (C6).
    `per_hour`: the kind's standard rate then, ramp included."""

    count: int
    kind: str
    per_hour: float
    single: bool = False


class ChartHeld(Act):
    """A chart put on hold, not counted."""

    reason: str
    kind: str


class PromptAnswered(Act):
    """The stops on the screen were answered `done`, `snoozed` or `skipped`; snoozed ones come again at `returns`."""

    answer: str
    stops: tuple[int, ...]
    returns: Instant | None = None


class RestStarted(Act):
    """A rest began and ended the block, if one ran. `since`: back-dated to there (B2). `auto`: began by itself."""

    ends: Instant
    lunch: bool = False
    since: Instant | None = None
    auto: bool = False


class RestEnded(Act):
    """The rest is over; `how` says what it was, empty if nobody said. `auto`: it ended by itself."""

    how: str = ""
    auto: bool = False


class Interrupted(Act):
    """Paused, in a meeting or in downtime: `what` is the phase. `ends` None: until told otherwise."""

    what: str
    reason: str = ""
    ends: Instant | None = None


class Resumed(Act):
    """An interruption or an absence is over, said so by a person."""


class WasAway(Act):
    """The stretch from `since` until now was spent away."""

    since: Instant


class Stopped(Act):
    """The working day, or this part of it, ended."""


class GapExplained(Act):
    """What the unwatched gap from `since` to `until` was. `until` None: it still lasted when it was explained."""

    since: Instant
    until: Instant | None
    was: str


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
    """Absence is proved: nobody has been there since `since`."""

    since: Instant


class CameBack(Fact):
    """The machine was touched again after a proved absence."""


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
