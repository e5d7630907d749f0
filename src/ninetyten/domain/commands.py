"""What can be asked of the engine: the acts of a person, then what the world reports. Imperatives; all lengths in ms.

An act says here what it is called, where it may be said and whether of an earlier moment; what it brings about stands in
`decide`, how it is typed in `cli.grammar`.
"""

from __future__ import annotations

from typing import ClassVar

from ninetyten.domain.moment import Instant, Span
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import (
    SITUATIONS,
    Activity,
    AnywayReason,
    BodyArea,
    Contact,
    DowntimeReason,
    Energy,
    ErrorCategory,
    Felt,
    GapAnswer,
    HoldReason,
    Label,
    PauseReason,
    PosturePoint,
    Return,
    Situation,
    Unsaid,
    WorkItem,
    WorkstationPoint,
)  # fmt: skip

ANYWHERE = frozenset(SITUATIONS)
AT_WORK = ANYWHERE - {"off"}
IN_BLOCK: tuple[Situation, ...] = ("paused", "meeting", "downtime", "away")
OUTSIDE: tuple[Situation, ...] = ("meeting outside", "downtime outside")


class Command(Value):
    """Anything `engine.step` takes."""

    word: ClassVar[str] = ""
    """The word of the command line; empty for what the world reports."""
    allowed: ClassVar[frozenset[Situation]] = ANYWHERE
    """Where it may be said; the answers to a prompt also need one that is showing."""
    later: ClassVar[bool] = False
    """Whether it can be said of an earlier moment (D10)."""


class NoteCommand(Command):
    """Brings about an `events.Note`: it moves no clock, so what followed stays when it is said later (D10)."""


class Start(Command):
    """Start a block. `activity` empty: as planned, else production. `kind` empty: as planned, else the last one. `anyway`: the
    reason for starting outside the planned hours (B7)."""

    word: ClassVar[str] = "start"
    allowed: ClassVar[frozenset[Situation]] = frozenset({"off", "rest", "unwatched", *OUTSIDE})
    later: ClassVar[bool] = True
    activity: Activity | Unsaid = ""
    kind: str = ""
    anyway: AnywayReason | Unsaid = ""


class Switch(NoteCommand):
    """From now on the block's time is for `activity`."""

    word: ClassVar[str] = "switch"
    allowed: ClassVar[frozenset[Situation]] = frozenset({"focus"})
    later: ClassVar[bool] = True
    activity: Activity
    kind: str = ""


class Chart(NoteCommand):
    """`count` charts coded; or, with `total`, today's total of the kind is that (`less` allows fewer than logged)."""

    word: ClassVar[str] = "chart"
    later: ClassVar[bool] = True
    count: int = 1
    total: int | None = None
    kind: str = ""
    less: bool = False


class Hold(NoteCommand):
    """A chart put on hold; not counted."""

    word: ClassVar[str] = "hold"
    later: ClassVar[bool] = True
    reason: HoldReason
    kind: str = ""


class Done(Command):
    """The stop on the screen was taken."""

    word: ClassVar[str] = "done"


class Snooze(Command):
    """The stop on the screen should come again in five minutes."""

    word: ClassVar[str] = "snooze"


class Skip(Command):
    """The stop on the screen is not wanted."""

    word: ClassVar[str] = "skip"


class Rest(Command):
    """Start a rest. `length` 0: the planned one."""

    word: ClassVar[str] = "rest"
    allowed: ClassVar[frozenset[Situation]] = AT_WORK
    later: ClassVar[bool] = True
    length: Span = 0
    lunch: bool = False


class Back(Command):
    """End the rest (saying what it was, `how` may be empty) and start the next block; or end an absence."""

    word: ClassVar[str] = "back"
    allowed: ClassVar[frozenset[Situation]] = frozenset({"rest", "away"})
    later: ClassVar[bool] = True
    how: Return | Unsaid = ""


class Pause(Command):
    """Stop the block's clock. `length` 0: until `resume`."""

    word: ClassVar[str] = "pause"
    allowed: ClassVar[frozenset[Situation]] = frozenset({"focus", *IN_BLOCK})
    later: ClassVar[bool] = True
    reason: PauseReason = "other"
    length: Span = 0


class Resume(Command):
    """Go on with what ran before the pause, meeting or downtime."""

    word: ClassVar[str] = "resume"
    allowed: ClassVar[frozenset[Situation]] = frozenset({"paused", "meeting", "downtime", *OUTSIDE})
    later: ClassVar[bool] = True


class Meeting(Command):
    """A meeting of that length; prompts are silent."""

    word: ClassVar[str] = "meeting"
    allowed: ClassVar[frozenset[Situation]] = AT_WORK
    later: ClassVar[bool] = True
    length: Span


class Downtime(Command):
    """The systems are down. `length` 0: until `resume`."""

    word: ClassVar[str] = "downtime"
    allowed: ClassVar[frozenset[Situation]] = AT_WORK
    later: ClassVar[bool] = True
    reason: DowntimeReason = "other"
    length: Span = 0


class Away(Command):
    """I was away for the last `length`."""

    word: ClassVar[str] = "away"
    allowed: ClassVar[frozenset[Situation]] = AT_WORK
    length: Span


class StopWork(Command):
    """The working day, or this part of it, ends."""

    word: ClassVar[str] = "stop"
    allowed: ClassVar[frozenset[Situation]] = AT_WORK
    later: ClassVar[bool] = True


class Account(Command):
    """What the last unwatched gap was: `work`, `rest`, `lunch` or `off` (A6)."""

    word: ClassVar[str] = "account"
    was: GapAnswer


class Relabel(NoteCommand):
    """The stretch from `start` to `end`, in minutes after local midnight, was something else: a bucket of A3. `exact`: the same
    as instants, where they are known."""

    word: ClassVar[str] = "relabel"
    start: int
    end: int
    bucket: Label
    exact: tuple[Instant, Instant] | None = None


class Audit(NoteCommand):
    """An audit's result; `clean` and `charts` None where only codes were counted."""

    word: ClassVar[str] = "audit"
    right: int
    total: int
    clean: int | None = None
    charts: int | None = None
    errors: tuple[tuple[ErrorCategory, int], ...] = ()


class Ceu(NoteCommand):
    """Continuing education credits earned. `on`: the date, empty for the present work day."""

    word: ClassVar[str] = "ceu"
    credits: float
    on: str = ""


class CheckBody(NoteCommand):
    """The private weekly check: (area, 0 to 3) of the body, (item, 0 to 3) of work."""

    word: ClassVar[str] = "body"
    areas: tuple[tuple[BodyArea, Felt], ...]
    work: tuple[tuple[WorkItem, Felt], ...] = ()


class CheckWorkstation(NoteCommand):
    """Which points of the workstation are right."""

    word: ClassVar[str] = "workstation"
    points: tuple[tuple[WorkstationPoint, bool], ...]
    progressive: bool = False


class CheckPosture(NoteCommand):
    """Which of the five points of the posture check were not right; none of them: all were."""

    word: ClassVar[str] = "posture"
    failing: tuple[PosturePoint, ...] = ()


class ScoreEyes(NoteCommand):
    """How much the eyes are felt at midday, 0 to 3."""

    word: ClassVar[str] = "eyes"
    much: Felt


class RateEnergy(NoteCommand):
    """How much energy there is now, 1 to 5."""

    word: ClassVar[str] = "energy"
    rating: Energy


class LeaveOpen(NoteCommand):
    """Unfinished work, as when, where and how it goes on; guarded texts."""

    word: ClassVar[str] = "open"
    when: str
    where: str = ""
    how: str = ""


class DoRitual(NoteCommand):
    """Items of the shutdown ritual are done."""

    word: ClassVar[str] = "ritual"
    items: tuple[str, ...]


class MakeContact(NoteCommand):
    """Something with other people was done."""

    word: ClassVar[str] = "contact"
    item: Contact


class Undo(Command):
    """Take back the last act of a person (D10). `ids`: one of these acts, by their names in the journal; empty: any."""

    word: ClassVar[str] = "undo"
    ids: tuple[str, ...] = ()


class Redo(Command):
    """Take back the last undo, as long as nothing was done since (D10)."""

    word: ClassVar[str] = "redo"


class Later(Command):
    """`act`, said now and effective earlier (D10): at a time of day, `minute` after local midnight, or `ago`."""

    act: Command
    minute: int | None = None
    ago: Span = 0


class Tick(Command):
    """Nothing happened but time."""


class Sleep(Command):
    """The machine was suspended from `since` until now."""

    since: Instant


class SetClock(Command):
    """Somebody set the wall clock: it now stands `shift` ms from the engine's timeline."""

    shift: Span


class LockScreen(Command):
    """The screen was locked at `since`: nobody is there (C1)."""

    since: Instant


class UnlockScreen(Command):
    """The screen was unlocked."""


class Hush(Command):
    """The desktop does not want to be disturbed, from `since` on; or it may be again."""

    on: bool
    since: Instant | None = None


class Suggest(Command):
    """Something is suggested to the person."""

    what: str


class Watch(Command):
    """This process rings from now on. `since`: when the last ringer was last alive, None if it left in order."""

    since: Instant | None = None


class Unwatch(Command):
    """From now on nobody rings: the ringer leaves in order, or it was found dead, last alive at `since`."""

    since: Instant | None = None


WORDS: dict[str, type[Command]] = {
    act.word: act for act in vars().copy().values() if isinstance(act, type) and issubclass(act, Command) and act.word
}
"""Every act by its word, in the order above."""
