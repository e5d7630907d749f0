"""What the engine can be asked to do: the acts of a person, then reports from the world. Imperatives; all lengths in ms.

An act states here its word, where it is allowed and whether it can be backdated. `decide` holds what it does, and `cli.grammar`
how it is typed.
"""

from __future__ import annotations

from typing import ClassVar

from ninetyten.domain.moment import Instant, Span
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import (
    SITUATIONS,
    Activity,
    AnywayReason,
    Basis,
    BodyArea,
    CeuSource,
    CeuTopic,
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
    """Anything that `engine.step` takes."""

    word: ClassVar[str] = ""
    """Its word on the command line; empty for a report from the world."""
    spoken: ClassVar[str] = ""
    """The word for it on the screen and in refusals, if that is another."""
    allowed: ClassVar[frozenset[Situation]] = ANYWHERE
    """The situations in which it is allowed; the answers to a prompt also need one on the screen."""
    later: ClassVar[bool] = False
    """It can be backdated (D10)."""


class NoteCommand(Command):
    """A command that records an `events.Note`. It moves no clock, so backdating it keeps what followed (D10)."""


class Start(Command):
    """Start a block. Empty `activity`: as planned, else production. Empty `kind`: as planned, else the last one. `anyway`: the
    reason for starting outside the planned hours (B7). Empty `topic` of study: the last one (G1)."""

    word: ClassVar[str] = "start"
    allowed: ClassVar[frozenset[Situation]] = frozenset({"off", "rest", "unwatched", *OUTSIDE})
    later: ClassVar[bool] = True
    activity: Activity | Unsaid = ""
    kind: str = ""
    anyway: AnywayReason | Unsaid = ""
    topic: str = ""


class Switch(NoteCommand):
    """Switch the block to `activity` from now on. Empty `topic` of study: the last one (G1)."""

    word: ClassVar[str] = "switch"
    allowed: ClassVar[frozenset[Situation]] = frozenset({"focus"})
    later: ClassVar[bool] = True
    activity: Activity
    kind: str = ""
    topic: str = ""


class Study(Command):
    """Study that topic from now on: switch to it in a block, else start a block."""

    word: ClassVar[str] = "study"
    allowed: ClassVar[frozenset[Situation]] = Start.allowed | Switch.allowed
    later: ClassVar[bool] = True
    topic: str


class Chart(NoteCommand):
    """Log `count` charts; or with `total`, set today's total of the kind (`less` allows fewer than logged)."""

    word: ClassVar[str] = "chart"
    later: ClassVar[bool] = True
    count: int = 1
    total: int | None = None
    kind: str = ""
    less: bool = False


class Hold(NoteCommand):
    """Put a chart on hold, without counting it."""

    word: ClassVar[str] = "hold"
    later: ClassVar[bool] = True
    reason: HoldReason
    kind: str = ""


class Release(NoteCommand):
    """Release the chart that has been on hold for the longest, of that `reason` and `kind` if they are given, and count it; with
    `drop` take it off the list without counting it."""

    word: ClassVar[str] = "release"
    later: ClassVar[bool] = True
    reason: HoldReason | Unsaid = ""
    kind: str = ""
    drop: bool = False


class Done(Command):
    """Answer the stop on the screen as taken."""

    word: ClassVar[str] = "done"


class Snooze(Command):
    """Ask the stop on the screen to come again in five minutes."""

    word: ClassVar[str] = "snooze"


class Skip(Command):
    """Skip the stop on the screen."""

    word: ClassVar[str] = "skip"


class Rest(Command):
    """Start a rest. `length` 0: the planned one."""

    word: ClassVar[str] = "rest"
    spoken: ClassVar[str] = "break"
    allowed: ClassVar[frozenset[Situation]] = AT_WORK
    later: ClassVar[bool] = True
    length: Span = 0
    lunch: bool = False


class Back(Command):
    """End the rest and start the next block, or end an absence. `how` says what the rest was; it may be empty."""

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
    """Continue what ran before the pause, meeting or downtime."""

    word: ClassVar[str] = "resume"
    allowed: ClassVar[frozenset[Situation]] = frozenset({"paused", "meeting", "downtime", *OUTSIDE})
    later: ClassVar[bool] = True


class Meeting(Command):
    """Start a meeting of that length; prompts are silent."""

    word: ClassVar[str] = "meeting"
    allowed: ClassVar[frozenset[Situation]] = AT_WORK
    later: ClassVar[bool] = True
    length: Span


class Downtime(Command):
    """Record that the systems are down. `length` 0: until `resume`."""

    word: ClassVar[str] = "downtime"
    allowed: ClassVar[frozenset[Situation]] = AT_WORK
    later: ClassVar[bool] = True
    reason: DowntimeReason = "other"
    length: Span = 0


class Away(Command):
    """Record that the person was away for the last `length`."""

    word: ClassVar[str] = "away"
    allowed: ClassVar[frozenset[Situation]] = AT_WORK
    length: Span


class StopWork(Command):
    """End the working day, or this part of it."""

    word: ClassVar[str] = "stop"
    allowed: ClassVar[frozenset[Situation]] = AT_WORK
    later: ClassVar[bool] = True


class Account(Command):
    """Explain the last unwatched gap (A6)."""

    word: ClassVar[str] = "account"
    was: GapAnswer


class Relabel(NoteCommand):
    """Change the stretch from `start` to `end`, in minutes after local midnight, to another bucket of A3. `exact`: the same as
    instants, where they are known."""

    word: ClassVar[str] = "relabel"
    start: int
    end: int
    bucket: Label
    exact: tuple[Instant, Instant] | None = None
    afternoon: tuple[int | None, int | None] = (None, None)
    """Both 12 hours later, each meant where only that can be (F1)."""
    either: bool = False
    """Both can be meant equally: an hour alone. Refused where both can be."""


class Audit(NoteCommand):
    """Log an audit's result; `clean` and `charts` are None if only codes were counted. With `rebutted`, correct the day's last
    audit with such errors instead: these were none (G2); `right` of `total` is then what it came to, 0 of 0 if that was not
    said."""

    word: ClassVar[str] = "audit"
    later: ClassVar[bool] = True
    right: int
    total: int
    clean: int | None = None
    charts: int | None = None
    errors: tuple[tuple[ErrorCategory, int], ...] = ()
    kind: str = ""
    basis: Basis = "codes"
    rebutted: tuple[tuple[ErrorCategory, int], ...] = ()


class Ceu(NoteCommand):
    """Log continuing education credits. `on`: the date, as `typed.read_date` reads it; empty for the present work day. `source`:
    who gave them; `topic`: what they were for; both may be empty."""

    word: ClassVar[str] = "ceu"
    credits: float
    on: str = ""
    source: CeuSource | Unsaid = ""
    topic: CeuTopic | Unsaid = ""


class CheckBody(NoteCommand):
    """Answer the private weekly check: (area, 0 to 3) for the body, (item, 0 to 3) for work."""

    word: ClassVar[str] = "body"
    areas: tuple[tuple[BodyArea, Felt], ...]
    work: tuple[tuple[WorkItem, Felt], ...] = ()


class CheckWorkstation(NoteCommand):
    """Record which points of the workstation are right."""

    word: ClassVar[str] = "workstation"
    points: tuple[tuple[WorkstationPoint, bool], ...]
    progressive: bool = False


class CheckPosture(NoteCommand):
    """Record which points of the posture check were not right; empty: all were right."""

    word: ClassVar[str] = "posture"
    failing: tuple[PosturePoint, ...] = ()


class ScoreEyes(NoteCommand):
    """Rate how strongly the eyes are felt at midday, and how much the `head` aches, 0 to 3; None for what was not said."""

    word: ClassVar[str] = "eyes"
    much: Felt | None
    head: Felt | None = None


class RateEnergy(NoteCommand):
    """Rate the present energy, 1 to 5."""

    word: ClassVar[str] = "energy"
    rating: Energy


class LeaveOpen(NoteCommand):
    """Note unfinished work: when, where and how it continues, as guarded texts."""

    word: ClassVar[str] = "open"
    when: str
    where: str = ""
    how: str = ""


class DoRitual(NoteCommand):
    """Mark items of the shutdown ritual as done."""

    word: ClassVar[str] = "ritual"
    items: tuple[str, ...]


class MakeContact(NoteCommand):
    """Log time with other people."""

    word: ClassVar[str] = "contact"
    item: Contact


class Undo(Command):
    """Take back the last act of a person (D10), or the last of those with these journal `ids`."""

    word: ClassVar[str] = "undo"
    ids: tuple[str, ...] = ()


class Redo(Command):
    """Take back the last undo, if no act came after it (D10)."""

    word: ClassVar[str] = "redo"


class Later(Command):
    """Backdate `act` (D10): to a time of day, `minute` after local midnight, or by `ago`; or to a `day` that is over."""

    act: Command
    minute: int | None = None
    ago: Span = 0
    afternoon: int | None = None
    """The same 12 hours later, meant where only that can be (F1)."""
    either: bool = False
    """Both can be meant equally: an hour alone. Refused where both can be."""
    day: str = ""
    """The date, as `typed.read_date` reads it; empty for the present work day."""
    exact: Instant | None = None
    """The instant itself, where it is known."""


class Tick(Command):
    """Let time pass."""


class Sleep(Command):
    """Report that the machine was suspended from `since` until now."""

    since: Instant


class SetClock(Command):
    """Report that the wall clock was set; it is now `shift` ms ahead of the engine's timeline."""

    shift: Span


class LockScreen(Command):
    """Report that the screen was locked at `since`, so the person is away (C1)."""

    since: Instant


class UnlockScreen(Command):
    """Report that the screen was unlocked."""


class Hush(Command):
    """Report that the desktop's "do not disturb" went on, at `since`, or off."""

    on: bool
    since: Instant | None = None


class Suggest(Command):
    """Record that something was suggested to the person."""

    what: str


class Watch(Command):
    """Make this process the ringer. `since`: when the last ringer was last alive; None if it left in order."""

    since: Instant | None = None


class Unwatch(Command):
    """Report that no process rings: the ringer leaves in order, or was found dead, last alive at `since`."""

    since: Instant | None = None


WORDS: dict[str, type[Command]] = {
    act.word: act for act in vars().copy().values() if isinstance(act, type) and issubclass(act, Command) and act.word
}
"""Word -> act, in the order above."""


def spoken(word: str) -> str:
    """Return what the screen calls the act with that word."""
    return (WORDS[word].spoken or word) if word in WORDS else word


def in_own_word(refusal: str, command: Command, typed: str) -> str:
    """Return a refusal that begins with the word that was typed: `rest` and `break` are one act."""
    act = command.act if isinstance(command, Later) else command
    prefix = f"{spoken(act.word)}: "
    return f"{typed}: {refusal.removeprefix(prefix)}" if refusal.startswith(prefix) else refusal
