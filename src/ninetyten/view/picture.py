"""Define what a screen may draw: plain words, glyphs and fractions, nothing left to compute.

A screen binds to one `Picture` and shows it. Two equal pictures look the same, so a screen is repainted only when there is
something new to see. Positions are fractions of the width, 0 to 1; texts are plain, never markup.
"""

from __future__ import annotations

from ninetyten.domain.exercises import ExerciseStep
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import Bucket


class Mark(Value):
    """A stop on the block's strip: where (0 to 1), its glyphs in the order of the tracks, whether it is `coming`,
    `answered`, `skipped` or `showing`, and the minute below it (`"40"`)."""

    at: float
    glyphs: str
    state: str
    label: str


class Strip(Value):
    """The block as a line: its first and last time of day, how far it is (0 to 1), and its stops."""

    start: str
    end: str
    done: float
    marks: tuple[Mark, ...]


class StripStretch(Value):
    """A stretch of the day: from and to (0 to 1 of the day's line) and its bucket (`production`, `rest`, ...)."""

    start: float
    end: float
    bucket: Bucket


class DayLine(Value):
    """The day as a line of buckets, with the times of day at its ends."""

    start: str
    end: str
    stretches: tuple[StripStretch, ...]


class Total(Value):
    """One figure of the day: the bucket it belongs to, its label, its time in words (`1 h 52`), and how it stands against a
    goal (`8.3%, goal 10%`)."""

    bucket: Bucket
    label: str
    text: str
    goal: str = ""


class ShownExercise(Value):
    """What to do, in a sentence, then its steps, and when to be careful; its evidence and source, shown only when asked for."""

    title: str
    steps: tuple[ExerciseStep, ...]
    evidence: str
    safety: str = ""
    lock_screen: bool = False

    @property
    def words(self) -> str:
        """All of its steps as one text."""
        return " ".join(step.text for step in self.steps)


class PromptPicture(Value):
    """A stop on the screen: glyphs and words of its tracks, seconds left (`"47"`, empty when over), how much of the
    countdown is left (1 to 0), what to do, how many snoozes are left."""

    key: int
    glyphs: str
    words: str
    seconds: str
    left: float
    exercise: ShownExercise
    snoozes_left: int


class RestPicture(Value):
    """A rest: `break` or `lunch`, how much is left (1 to 0, 0 in overtime), the routine for it, and whether it is over. `key`:
    another one has another. `starts`: the block that follows it (`block 3: production, E/M established`)."""

    word: str
    left: float
    routine: tuple[ShownExercise, ...]
    over: bool
    key: int = 0
    starts: str = ""


class ReturnQuestion(Value):
    """The return question: when it was (`You were away from 13:22 to 14:04`), how long, in words (`42 minutes`), and what was
    missed, a line each. `long`: too long to have been work without a single act."""

    when: str
    words: str
    missed: tuple[str, ...]
    long: bool = False


class Picture(Value):
    """Everything on the main screen at one moment."""

    phase: str = "off"
    """`off`, `focus`, `overtime`, `rest`, `paused`, `meeting`, `downtime`, `away`, `asleep` or `unwatched`."""
    word: str = ""
    """The phase in words, e.g. `break`, `overtime`, `paused: phone`; empty in focus, where the activity stands."""
    clock: str = ""
    """`52:41`, `1:12:05`, `−04:10` in overtime, or minutes only (`53 min`) where seconds are hidden; empty when off."""
    activity: str = ""
    """`production`, `accuracy study`, `CEU / education`, ...; empty outside a block."""
    kind: str = ""
    """The chart type's name; empty outside production."""
    topic: str = ""
    """What accuracy study is about; empty outside it, and where that was never said."""
    line: str = ""
    """One quiet sentence below the clock: `until 10:15, then a 10-minute break`."""
    date: str = ""
    block: str = ""
    ends: str = ""
    strip: Strip | None = None
    next: str = ""
    """`eyes and posture at 09:25`; `next_glyphs` its marks, `next_in` how soon and how long: `in 3 min: 20 s`."""
    next_glyphs: str = ""
    next_in: str = ""
    day: DayLine | None = None
    totals: tuple[Total, ...] = ()
    charts: tuple[str, ...] = ()
    """`charts 11 of 27, 16 to go, on pace for 26`, in ever shorter ways."""
    on_hold: str = ""
    """`3 on hold, oldest 4 days`; empty if no chart is on hold."""
    productivity: str = ""
    """`productivity 96% of work time`, as the employer reckons it."""
    accuracy: str = ""
    """The last audit, for a day: `accuracy 92.9% (39 of 42 codes, likely 81 to 97.5%), target 95%`."""
    accuracy_first: bool = False
    """Accuracy comes before charts and pace."""
    morning: tuple[str, ...] = ()
    """Before the first block: today's target, what the last work day came to, what is due."""
    posture_check: str = ""
    """The points of the posture check."""
    posture: str = ""
    """The points of the posture check while a block's first 20 seconds run; empty otherwise."""
    prompt: PromptPicture | None = None
    rest: RestPicture | None = None
    gap: ReturnQuestion | None = None
    still_there: bool = False
    covered: str = ""
    """What a return brought: `away for 14 min, which covers the micro-breaks due then`; empty most of the time."""
    quiet: str = ""
    """One quiet line, or a few, at the edge: what is due, what stayed open, a change of codes; empty most of the time.
    `quiet_act`: the id of the action that belongs to it; several, one after the other, where one leads to the next."""
    quiet_act: str = ""
    study_due: str = ""
    """At the end of a block, what is due for accuracy study; empty most of the time."""
    trouble: str = ""
    """What is wrong and what to do, while the journal cannot be written."""
    badge: str = ""
    """What a demo says of itself: `made-up days, 60 times as fast`; empty otherwise."""
    title: str = "ninetyten"
    """For the terminal's title: phase and time left."""
    clock_seconds: bool = True
    """False while the clock shows minutes only."""

    @property
    def moves(self) -> bool:
        """Whether it changes by the second: a clock with seconds, a stop's countdown, a question that any touch answers."""
        counts = self.prompt is not None and bool(self.prompt.seconds)
        return counts or self.still_there or (self.clock_seconds and bool(self.clock))
