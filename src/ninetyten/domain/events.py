"""What happened. Past participles; each event carries the instant it took effect, and its own deadlines and rates.

`sort` tells three sorts apart: an *act* comes from a person, a *fact* was seen in the world, a *consequence* followed from time
passing. Undo takes back acts; what followed from them is worked out again (D10). Events with `since` reach back: the stretch
from `since` on becomes something else.

An act keeps what the person typed. What they left out (the kind in use, today's total) is recorded as it was then and named in
`unsaid`. When an earlier act is added later, these values are filled in again from what came before.
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
    Basis,
    BodyArea,
    CeuSource,
    CeuTopic,
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
    """Anything that the journal holds. `at`: the instant it took effect."""

    sort: ClassVar[Sort] = "consequence"
    at: Instant


class Act(Event):
    """A person did it."""

    sort: ClassVar[Sort] = "act"


class Note(Act):
    """An act that only counts, names time or is kept. It moves no clock, so what followed it stays when it is undone (D10)."""


class BlockStarted(Act):
    """A block began. `anyway`: the reason for starting outside the planned hours; empty inside them. `auto`: it started by
    itself (B3). `topic`: what study is about from here on; empty: as before (G1)."""

    activity: Activity
    kind: str
    rules: Rules
    anyway: AnywayReason | Unsaid = ""
    auto: bool = False
    unsaid: tuple[str, ...] = ()
    topic: str = ""


class Switched(Note):
    """The block switched to another activity. `topic`: what study is about from here on; empty: as before (G1)."""

    activity: Activity
    kind: str
    unsaid: tuple[str, ...] = ()
    topic: str = ""


class ChartsLogged(Note):
    """Charts were logged."""

    count: int
    kind: str
    per_hour: float
    """The kind's standard rate then, ramp included."""
    single: bool = False
    """One chart, logged as it was done: a chart boundary that makes later stops wait (C6)."""
    unsaid: tuple[str, ...] = ()
    total: int | None = None
    """Today's total of the kind, if the person gave that."""
    less: bool = False
    """The total may be smaller than what is logged."""
    held: Instant | None = None
    """The chart was on hold since then, for that `reason`, and is released (D2)."""
    reason: HoldReason | Unsaid = ""


class ChartHeld(Note):
    """A chart was put on hold; it is not counted."""

    reason: HoldReason
    kind: str
    unsaid: tuple[str, ...] = ()


class HoldDropped(Note):
    """A chart on hold since `held` is off the list and not counted: someone else coded it."""

    held: Instant
    reason: HoldReason | Unsaid
    kind: str


class PromptAnswered(Act):
    """The stops on the screen were answered `done`, `snoozed` or `skipped`; snoozed ones come again at `returns`."""

    answer: Answer
    stops: tuple[int, ...]
    returns: Instant | None = None


class RestStarted(Act):
    """A rest began and ended the block, if one ran. `since`: backdated to there (B2). `auto`: it started by itself."""

    ends: Instant
    lunch: bool = False
    since: Instant | None = None
    auto: bool = False


class RestEnded(Act):
    """The rest is over; `how` says what it was, empty if the person did not say. `auto`: it ended by itself."""

    how: Return | Unsaid = ""
    auto: bool = False


class Interrupted(Act):
    """A pause, meeting or downtime began: `what` is the phase. `ends` None: until `resume`."""

    what: Interrupting
    reason: Reason = ""
    ends: Instant | None = None


class Resumed(Act):
    """A person ended an interruption or an absence."""


class WasAway(Act):
    """The stretch from `since` until now was spent away."""

    since: Instant


class Stopped(Act):
    """The working day, or this part of it, ended."""


class GapExplained(Act):
    """The unwatched gap from `since` to `until` was explained. `until` None: it still lasted then."""

    since: Instant
    until: Instant | None
    was: GapAnswer


class Relabelled(Note):
    """The stretch of the day from `start` to `end` was relabeled as `bucket` (A3). It moves no clock."""

    start: Instant
    end: Instant
    bucket: Label


class Audited(Note):
    """An audit's result (D6, G2): `right` of `total` reviewed, in codes or what else `basis` says; charts `clean` of `charts`
    reviewed, None if not given; and the errors found, (category, count). `kind`: the chart type, if it was of one."""

    right: int
    total: int
    clean: int | None = None
    charts: int | None = None
    errors: tuple[tuple[ErrorCategory, int], ...] = ()
    kind: str = ""
    basis: Basis = "codes"


class AuditRebutted(Note):
    """A rebuttal was won: these errors of the day's last audit that has them were none. `right`: what it came to, if that was
    said."""

    errors: tuple[tuple[ErrorCategory, int], ...]
    right: int | None = None


class CeuEarned(Note):
    """Continuing education credits were earned on the date `on` (`2026-10-06`), the date of completion. `source`: who gave them;
    `topic`: what they were for; empty if that was not said."""

    credits: float
    on: str
    source: CeuSource | Unsaid = ""
    topic: CeuTopic | Unsaid = ""


class BodyChecked(Note):
    """The private weekly check (D9): how strongly each area of the body and each work item was felt, 0 to 3."""

    areas: tuple[tuple[BodyArea, Felt], ...]
    work: tuple[tuple[WorkItem, Felt], ...] = ()


class WorkstationChecked(Note):
    """The workstation was checked: which points are right. `progressive`: with progressive lenses."""

    points: tuple[tuple[WorkstationPoint, bool], ...]
    progressive: bool = False


class PostureChecked(Note):
    """The posture was checked; `failing`: those of `vocabulary.POSTURE_POINTS` that were not right."""

    failing: tuple[PosturePoint, ...] = ()


class EyesScored(Note):
    """How strongly the eyes were felt at midday, and how much the `head` ached, 0 to 3; None for what was not said."""

    much: Felt | None
    head: Felt | None = None


class EnergyRated(Note):
    """A person's energy, 1 to 5, at an `hour` of the wall clock, 0 to 23."""

    rating: Energy
    hour: int


class LeftOpen(Note):
    """Unfinished work at the end of the day, as a plan (B8): when, where and how it continues. Free text, past the guard (E)."""

    when: str
    where: str
    how: str


class RitualDone(Note):
    """Items of the shutdown ritual were done, by their names in the settings (B8)."""

    items: tuple[str, ...]


class ContactMade(Note):
    """One of the weekly or monthly activities with other people was done."""

    item: Contact


class Fact(Event):
    """Seen in the world."""

    sort: ClassVar[Sort] = "fact"


# Facts ---------------------------------------------------------------------------------------------------------------


class FellAsleep(Fact):
    """The machine was suspended."""


class Woke(Fact):
    """The machine came back."""


class ClockWasSet(Fact):
    """The wall clock was set: from here on it is `shift` ms ahead of the engine's timeline."""

    shift: Span


class WatchBegan(Fact):
    """From here on a process rings."""


class WatchEnded(Fact):
    """From here on no process rings."""


class GapBegan(Fact):
    """The ringer died here: what follows is unwatched (A6)."""


class GapEnded(Fact):
    """A ringer is back: the block continues."""


class PresenceAsked(Fact):
    """ "Still there?" was asked (C10)."""


class WentAway(Fact):
    """Absence since `since` is proved. `locked`: a locked screen proved it."""

    since: Instant
    locked: bool = False


class CameBack(Fact):
    """The machine was touched again after a proved absence."""


class Touched(Fact):
    """A touch proved that a person was there when it mattered: after an interruption that ended by itself, or in a block after
    which the next one may start by itself (B2)."""


class Lulled(Fact):
    """The machine was untouched for five seconds while a stop waited for a chart boundary: this counts as one (C6)."""


class HushBegan(Fact):
    """The desktop went to "do not disturb": stops wait (C10)."""


class HushEnded(Fact):
    """The desktop left "do not disturb": all waiting stops are shown as one."""


class Suggested(Fact):
    """A suggestion was shown, by its name; not again for a while."""

    what: str


class TermsAgreed(Fact):
    """From here on the day's figures are judged by these terms, the settings as they were then."""

    terms: Terms


class SaidLater(Fact):
    """The acts that follow are backdated (D10). Consequences from `since` on that were recorded before this are void; they are
    worked out again and follow."""

    since: Instant


class Refused(Fact):
    """A command was refused by a rule; nothing else was recorded."""

    command: str
    reason: str


class Undone(Fact):
    """The acts with these ids, and what followed from them, are taken back. `what` names the act in words. Consequences from
    `since` on that were recorded before this are void; they are worked out again and follow."""

    ids: tuple[str, ...]
    since: Instant
    what: str


class Unknown(Fact):
    """An event that this version cannot read, kept as it is; `reason` says why. A program that meets one must not write.
    `broken`: no version can have written it; otherwise a newer one did."""

    kind: str
    version: int
    body: str
    reason: str
    broken: bool = False


class Redone(Fact):
    """The undos with these ids are taken back: the acts that they name hold again. `what` names them in words. Consequences from
    `since` on that were recorded before this are void; they are worked out again and follow."""

    ids: tuple[str, ...]
    since: Instant
    what: str


# Consequences --------------------------------------------------------------------------------------------------------


class DayOpened(Event):
    """A work day begins; `carried` is the whole state carried over into it, so that a day can be folded alone."""

    day: Day
    carried: Value


class EndNeared(Event):
    """The block's planned end is near: finish this chart."""


class EndReached(Event):
    """The block reached its planned end; the clock continues as overtime. `activity`, `kind`: what the block is for."""

    activity: Activity | Unsaid = ""
    kind: str = ""


class OvertimeReminded(Event):
    """The block is past its planned end by `by`."""

    by: Span


class RanLong(Event):
    """Focus has been unbroken for `by`: too long."""

    by: Span


class StopNeared(Event):
    """The warning that the planned end of the day is near, in `left`; it comes at a chart boundary (B7)."""

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
    """No one acted long after a planned end: nothing has counted since `since` (B2)."""

    since: Instant


class PromptFellDue(Event):
    """A track fell due at its nominal instant `due`, as part of the stop with that number. `held`: it waits for the rest (C4)."""

    stop: int
    track: str
    due: Instant
    span: Span
    held: bool = False


class PromptShown(Event):
    """Stops came on the screen as one, for `span`. `rung` false: no process rang, so their fate is unsaid."""

    stops: tuple[int, ...]
    tracks: tuple[str, ...]
    span: Span
    rung: bool = True


class PromptSettled(Event):
    """A stop found its fate without an answer: `observed`, `missed`, `unsaid` or `absorbed`."""

    stop: int
    fate: Settled


class DueAbsorbed(Event):
    """The track's last serving covered a due (C2), which never became a stop."""

    track: str
    due: Instant
    span: Span


def sort_of(event: Event) -> Sort:
    """Return an event's sort. What started by itself is a consequence, or a fact if an absence proved it: that cannot be worked
    out again."""
    if not getattr(event, "auto", False):
        return event.sort
    return "consequence" if getattr(event, "since", None) is None else "fact"
