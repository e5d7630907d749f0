"""What happened. Past participles; every one carries the instant it took effect, its own deadlines and rates.

Three sorts, told apart by `sort`: an *act* comes from a person, a *fact* was seen of the world, a *consequence* followed
from time passing. Undo takes back acts; what followed from them is worked out again (D10). Events with `since` reach back:
the stretch from `since` on becomes something else.

An act keeps what the person gave. What they left out (the kind in use, today's total) is recorded as it was then and named
in `unsaid`: when something forgotten is logged later, it is filled in again from what came before it.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from ninetyten.domain.moment import Day, Instant, Span
from ninetyten.domain.plan import Rules, Terms
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import (
    Activity,
    Answer,
    AnywayReason,
    BodyArea,
    Contact,
    Energy,
    ErrorCategory,
    Felt,
    GapAnswer,
    HoldReason,
    Interrupting,
    Label,
    PosturePoint,
    Reason,
    Return,
    Settled,
    Unsaid,
    WorkItem,
    WorkstationPoint,
)  # fmt: skip

Sort = Literal["act", "fact", "consequence"]


class Event(Value):
    """Anything the journal holds. `at`: the instant it took effect."""

    sort: ClassVar[Sort] = "consequence"
    at: Instant


class Act(Event):
    """Said by a person."""

    sort: ClassVar[Sort] = "act"


class Note(Act):
    """Only counts, names time or is kept: it moves no clock, so what followed it stays when it is taken back (D10)."""


class BlockStarted(Act):
    """A block began. `anyway`: the reason for starting outside the planned hours; empty inside them. `auto`: it began by
    itself (B3)."""

    activity: Activity
    kind: str
    rules: Rules
    anyway: AnywayReason | Unsaid = ""
    auto: bool = False
    unsaid: tuple[str, ...] = ()


class Switched(Note):
    """The block's time is for something else from here on."""

    activity: Activity
    kind: str
    unsaid: tuple[str, ...] = ()


class ChartsLogged(Note):
    """Charts coded. `single`: one chart said as it was done, a chart boundary of the kind that makes stops wait (C6).
    `per_hour`: the kind's standard rate then, ramp included. `total`: said as today's total of the kind; `less`: it may be
    smaller than what is logged."""

    count: int
    kind: str
    per_hour: float
    single: bool = False
    unsaid: tuple[str, ...] = ()
    total: int | None = None
    less: bool = False


class ChartHeld(Note):
    """A chart put on hold, not counted."""

    reason: HoldReason
    kind: str
    unsaid: tuple[str, ...] = ()


class PromptAnswered(Act):
    """The stops on the screen were answered `done`, `snoozed` or `skipped`; snoozed ones come again at `returns`."""

    answer: Answer
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

    how: Return | Unsaid = ""
    auto: bool = False


class Interrupted(Act):
    """Paused, in a meeting or in downtime: `what` is the phase. `ends` None: until told otherwise."""

    what: Interrupting
    reason: Reason = ""
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
    was: GapAnswer


class Relabelled(Note):
    """The stretch of the day from `start` to `end` was something else: `bucket`, one of those of A3. It moves no clock."""

    start: Instant
    end: Instant
    bucket: Label


class Audited(Note):
    """An audit's result (D6): codes `right` of `total` reviewed; charts `clean` of `charts` reviewed, None where nobody said;
    errors found, (category, how many)."""

    right: int
    total: int
    clean: int | None = None
    charts: int | None = None
    errors: tuple[tuple[ErrorCategory, int], ...] = ()


class CeuEarned(Note):
    """Continuing education credits earned on the date `on` (`2026-10-06`); credits are counted by the date of completion."""

    credits: float
    on: str


class BodyChecked(Note):
    """The private weekly check (D9): how much each area of the body, and each of three things about work, was felt, 0 to 3."""

    areas: tuple[tuple[BodyArea, Felt], ...]
    work: tuple[tuple[WorkItem, Felt], ...] = ()


class WorkstationChecked(Note):
    """Which points of the workstation are right; `progressive`: with progressive lenses."""

    points: tuple[tuple[WorkstationPoint, bool], ...]
    progressive: bool = False


class PostureChecked(Note):
    """The five points were looked at; `failing`: those of `plan.POSTURE_POINTS` that were not right."""

    failing: tuple[PosturePoint, ...] = ()


class EyesScored(Note):
    """How much the eyes were felt at midday, 0 to 3."""

    much: Felt


class EnergyRated(Note):
    """How much energy there was, 1 to 5, at an `hour` of the wall clock, 0 to 23."""

    rating: Energy
    hour: int


class LeftOpen(Note):
    """Unfinished work at the end of the day, as a plan (B8): when, where and how it goes on. Own words, past the guard (E)."""

    when: str
    where: str
    how: str


class RitualDone(Note):
    """Items of the shutdown ritual that were done, by their names in the settings (B8)."""

    items: tuple[str, ...]


class ContactMade(Note):
    """One of the weekly or monthly things one does with other people."""

    item: Contact


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


class Unknown(Fact):
    """An event that this version cannot read, kept as it is. `reason`: why, in words. A program that meets one must not write.
    `broken`: no version can have written it; else a newer one did."""

    kind: str
    version: int
    body: str
    reason: str
    broken: bool = False


class Redone(Fact):
    """These undos, by their ids, are taken back: the acts that they name hold again. `what` names them. As with `Undone`,
    everything of sort consequence from `since` on that was recorded before this is worked out again and follows."""

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

    activity: Activity | Unsaid = ""
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
    fate: Settled


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
