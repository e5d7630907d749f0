"""Correct the day: undo or redo an act, or log a forgotten one later (D10).

Each replays the day from the corrected instant on: the engine runs the remaining acts and facts again, without ringing, and
records the events that follow after an `Undone`, `Redone` or `SaidLater`. A `Note` (made by a `NoteCommand`: a chart, a hold, a
switch, a label, an audit) only counts or names time. It moves no clock, so what followed it stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from ninetyten.domain import commands as c
from ninetyten.domain import events as e
from ninetyten.domain import machine
from ninetyten.domain.commands import NoteCommand
from ninetyten.domain.deadlines import next_block_begins, settling, unattended
from ninetyten.domain.decide import begun, decide, prepares
from ninetyten.domain.engine import Step, advance, show_freed, step
from ninetyten.domain.events import Note
from ninetyten.domain.evolve import evolve
from ninetyten.domain.history import Written, filled_in, fits, fold, follows, holding, opened_by, recorded_until, standing
from ninetyten.domain.moment import MINUTE, Instant, Now, Presence, Span
from ninetyten.domain.plan import Plan, clock_instant
from ninetyten.domain.planned import weekday
from ninetyten.domain.state import State
from ninetyten.domain.vocabulary import ClockStyle, Settled
from ninetyten.domain.words import time_of_day


def act(written: Sequence[Written], state: State, command: c.Command, now: Now, plan: Plan) -> Step:
    """Carry out any command, including those that reach back into the day, after what time alone has brought. `state` is the
    fold of `written`."""
    plan = plan.on(now.day.key, weekday(now.day))
    if not isinstance(command, c.Undo | c.Redo | c.Later):
        return step(state, command, now, plan)
    reached = advance(state, now, now.at, inclusive=False)
    day = gone_on(written, reached.events)
    match command:
        case c.Undo():
            return reached.then(undo(day, now, command.ids))
        case c.Redo():
            return reached.then(redo(day, now))
    return reached.then(say_later(day, command, now, plan))


def gone_on(written: Sequence[Written], events: Sequence[e.Event]) -> list[Written]:
    """Return the day with what came since, or the day that has opened since: each is corrected by itself."""
    since = [Written("", event) for event in events]
    opened = next((n for n in reversed(range(len(events))) if isinstance(events[n], e.DayOpened)), None)
    return [*written, *since] if opened is None else since[opened:]


def undo(written: Sequence[Written], now: Now, ids: tuple[str, ...] = ()) -> Step:
    """Take back the last act of the day that still holds, or the last among `ids`. The step's events are the `Undone` and the
    events worked out again; the undo is refused if no act is left."""
    from ninetyten.domain.sentences import name_of, named  # `status` must not wait for the words

    state = fold(written, State())
    valid = holding(written) if begun(state, now) else []
    acts = [entry for entry in valid if e.sort_of(entry.event) == "act" and (not ids or entry.id in ids)]
    if not acts:
        return _refused(state, "undo", "there is nothing left to undo today", now)
    place = {entry.id: number for number, entry in enumerate(written)}
    last = max(acts, key=lambda entry: place[entry.id])
    taken = [entry for entry in acts if entry.event.at == last.event.at and _one_act(entry, last)]
    marks = _marks_before(written, min(place[entry.id] for entry in taken))
    since = _replay_start(last.event, marks, now)
    undone = e.Undone(now.at, tuple(entry.id for entry in [*taken, *marks]), since, name_of(named(taken[0].event, state.terms)))
    keep, without = since > now.at, standing([*written, Written("", undone)])
    replay = _Replay(without, last.event.at if keep else since, now, _witness(written, now), keep=keep)
    replay.finish()
    return replay.done(undone)


def redo(written: Sequence[Written], now: Now) -> Step:
    """Take back the last undo of the day if no act came after it; repeated, the undo before it. The redo is refused if no undo is
    left, or if one of the acts has become impossible."""
    state = fold(written, State())
    last = last_undone(written) if begun(state, now) else None
    if last is None or not isinstance(last.event, e.Undone):
        return _refused(state, "redo", "there is nothing to redo since your last action", now)
    undone = last.event
    keep = undone.since > undone.at
    redone = e.Redone(now.at, (last.id,), now.at + 1 if keep else undone.since, undone.what)
    acts = [entry.event.at for entry in written if entry.id in undone.ids and not isinstance(entry.event, e.SaidLater)]
    replay = _Replay(
        standing([*written, Written("", redone)]), min(acts) if keep else undone.since, now, _witness(written, now), keep=keep
    )
    wrong = replay.finish()
    return _refused(state, "redo", wrong, now) if wrong else replay.done(redone)


def last_undone(written: Sequence[Written]) -> Written | None:
    """Return the newest undo that holds, if no act was recorded after it."""
    redone = {id for entry in written if isinstance(entry.event, e.Redone) for id in entry.event.ids}
    for entry in reversed(written):
        if isinstance(entry.event, e.Undone) and entry.id not in redone:
            return entry
        if e.sort_of(entry.event) == "act" and not follows(entry.event):
            return None
    return None


def _one_act(entry: Written, last: Written) -> bool:
    """Report whether two events are one act: `back` is the end of the rest and the block that follows it."""
    pair = {type(entry.event), type(last.event)}
    return entry == last or pair == {e.RestEnded, e.BlockStarted}


def _marks_before(written: Sequence[Written], place: int) -> list[Written]:
    """Return the `SaidLater` that a backdated act was recorded with."""
    before = next((entry for entry in reversed(written[:place]) if not follows(entry.event)), None)
    return [before] if before is not None and isinstance(before.event, e.SaidLater) else []


def _replay_start(event: e.Event, marks: Sequence[Written], now: Now) -> Instant:
    """Return the instant from which the day is replayed without an act: the act's own, or an earlier one from which backdating
    it had changed the day; past `now` for a note that changed nothing."""
    changed = [mark.event.since for mark in marks if isinstance(mark.event, e.SaidLater) and mark.event.since <= mark.event.at]
    return min([*changed, *([] if isinstance(event, Note) else [event.at])], default=now.at + 1)


def say_later(written: Sequence[Written], command: c.Later, now: Now, plan: Plan) -> Step:
    """Record an act now that took effect earlier: the `SaidLater`, the act's events, and the events worked out again. It is
    refused if it reaches too far back, was not allowed then, or makes a later act impossible."""
    if isinstance(command.act, c.Study):  # in the past it can only be a part of a block, and moves no clock
        command = command.replace(act=c.Switch("study", topic=command.act.topic))
    word, state = command.act.word, fold(written, State())
    first = _first_instant(holding(written), state, command.act, now)
    meant = [now.at - command.ago if command.exact is None else command.exact]
    if command.minute is not None:
        minutes = [minute for minute in (command.minute, command.afternoon) if minute is not None]
        meant = [_within(_last_time(minute, now, plan, state), first) for minute in minutes]
    possible = [at for at in meant if not _out_of_reach(state, at, first, now, plan)]
    at = next(iter(possible), meant[0])
    wrong = _out_of_reach(state, at, first, now, plan)
    if command.either and len(possible) > 1:
        both = " or ".join(time_of_day(at + state.shift, now.offset, "12h") for at in possible)
        wrong = f"that could be {both}; add am or pm"
    if wrong:
        return _refused(state, word, wrong, now)
    notes = isinstance(command.act, NoteCommand)
    mark = e.SaidLater(now.at, now.at + 1 if notes else at)
    valid = standing([*written, Written("", mark)])
    replay = _Replay(valid, at if begun(state, now) else now.at + 1, now, _witness(written, now), keep=notes, clock=plan.clock)
    replay.play_until(at)
    replay.carry_sleep(_slept_before(valid, at, opens=not begun(state, now)))
    wrong = replay.insert(command.act, at, plan).removeprefix(f"{c.spoken(word)}: ") or replay.finish()
    return _refused(state, word, wrong, now) if wrong else replay.done(mark)


def _within(at: Instant, first: Instant) -> Instant:
    """Return the first instant if it lies in that minute: a time of day means its whole minute."""
    return first if at < first < at + MINUTE else at


def _last_time(minute: int, now: Now, plan: Plan, state: State) -> Instant:
    """Return the latest instant up to now at which the clock showed a time of day, or the next one if there is none."""
    at = clock_instant(minute, now.day, plan.day, state.shift)
    again, changed = at - now.day.leap, now.day.leaps - state.shift
    return again if at < changed <= again <= now.at else at


def _refused(state: State, word: str, reason: str, now: Now) -> Step:
    before = advance(state, now, now.at, inclusive=False)
    refused = e.Refused(now.at, word, f"{c.spoken(word)}: {reason}")
    return before.then(Step(evolve(before.state, refused), (refused,), refused.reason))


def _first_instant(valid: Sequence[Written], state: State, command: c.Command, now: Now) -> Instant:
    """Return how far back an act can be dated (D10): to the day's first second; a start, to the last stop or the turnover."""
    if begun(state, now) and not isinstance(command, c.Start):
        return state.day_began
    stops = [entry.event.at for entry in valid if isinstance(entry.event, e.Stopped)] if state.off else []
    return max([now.day.opens, *stops])


def _out_of_reach(state: State, at: Instant, first: Instant, now: Now, plan: Plan) -> str:
    """Return why no act can be dated to that instant; empty if one can."""
    here = time_of_day(at + state.shift, now.offset, plan.clock)
    if at > now.at:
        return f"{here} is in the future; use a time that has passed"
    if at < first:
        whole = -(-(first + state.shift) // MINUTE) * MINUTE
        return f"{here} is too far back; use {time_of_day(whole, now.offset, plan.clock)} or later"
    return ""


def _slept_before(valid: Sequence[Written], at: Instant, *, opens: bool) -> list[e.Event]:
    """Return the suspends from an instant on that the journal has under the day before: all of them if the act `opens` the day,
    else the last one before it opened, which the day remembers."""
    slept = [entry.event for entry in valid if isinstance(entry.event, e.FellAsleep | e.Woke)]
    known = () if opens else tuple(slept)
    if not opens:
        first = valid[0].event
        gone = first.carried.last_gone if isinstance(first, e.DayOpened) and isinstance(first.carried, State) else None
        slept = [e.FellAsleep(gone.since), e.Woke(gone.until)] if gone is not None and gone.what == "asleep" else []
    slept = [event for event in slept if event.at > at]
    under_way = [e.FellAsleep(at)] if slept and isinstance(slept[0], e.Woke) else []
    return [event for event in (*under_way, *slept) if event not in known]


class Witness(Presence):
    """Presence in a replay: it repeats what was recorded when the stretch was first lived."""

    verdicts: tuple[tuple[Instant, Settled], ...] = ()
    """(instant, fate) of each unanswered stop."""
    shown: tuple[Instant, ...] = ()
    """When stops came on the screen."""

    def rang(self, at: Instant) -> bool:
        """Report whether a stop really came on the screen at that instant."""
        return at in self.shown

    def verdict(self, shown: Instant, span: Span, until: Instant) -> Settled:
        """Return the fate recorded at `until`, or the one that presence proves now."""
        return dict(self.verdicts).get(until) or super().verdict(shown, span, until)


class _Replay:
    """A day played again from an instant on, up to `now`."""

    def __init__(
        self,
        valid: Sequence[Written],
        since: Instant,
        now: Now,
        witness: Witness,
        *,
        keep: bool = False,
        clock: ClockStyle = "24h",
    ) -> None:
        self.now, self.witness, self.clock = now, witness, clock
        self.keep = keep
        """The recorded consequences stay as they are."""
        self.state = State()
        """The state as far as the day is replayed."""
        self.opening: tuple[e.Event, ...] = ()
        """Events to record before the mark that says why the day is replayed."""
        self.followed: tuple[e.Event, ...] = ()
        """Events to record after the mark, in order."""
        self.later: list[e.Event] = []
        """Recorded events still to be replayed, in order."""
        self.carried: list[e.Event] = []
        """Events of this day that the journal has under the day before; they are recorded again."""
        self.previous: e.Event | None = None
        """The event replayed last."""
        self.differs: Instant | None = None
        """From here on the consequences could not be kept: it matters that a person acted, or that nobody did."""
        events = [entry.event for entry in opened_by(min(since, *(entry.event.at for entry in valid)), valid)]
        last = recorded_until(events, since)
        for n, event in enumerate(events):
            if event.at >= since and n >= last and not isinstance(event, e.DayOpened):
                self.later.append(event)
            elif fits(event := filled_in(event, self.state), self.state):
                self.state, self.previous = evolve(self.state, event), event

    def play_until(self, at: Instant) -> None:
        """Replay the acts and facts up to an instant."""
        first = [event for event in self.later if event.at <= at and not follows(event)]
        self.later = [event for event in self.later if not any(event is other for other in first)]
        for event in first:
            self._play(event)
        self._reach(at)

    def finish(self) -> str:
        """Replay the rest of the day; return why one of its acts has become impossible, or empty."""
        wrong = ""
        while self.later:
            event = self.later.pop(0)
            self._reach(event.at)
            if self.keep and self._would_differ(event):
                self._drop_consequences(event.at)
            if self.differs is None or not follows(event):
                wrong = wrong or self._play(event)
        return wrong

    def insert(self, command: c.Command, at: Instant, plan: Plan) -> str:
        """Carry out the backdated act at its instant; return why it is refused, or empty."""
        then = self.now.replace(at=at)
        prepared = [] if begun(self.state, self.now) else prepares(self.state, then, plan)
        ready = self.state
        for event in prepared:
            ready = evolve(ready, event)
        decision = decide(ready, command, then, plan)
        if isinstance(decision, str):
            return decision
        self.state, self.opening = ready, tuple(prepared)
        self._follow(decision)
        self._show_freed(at)
        return ""

    def _play(self, event: e.Event) -> str:
        """Replay an event after what time brings up to it; return why an act has become impossible, or empty."""
        self._reach(event.at)
        event, start = filled_in(event, self.state), self._start_with(event)
        possible = fits(event, self.state)
        if not possible and (start is not None or e.sort_of(event) != "act"):
            return ""
        before = self.previous
        one_act = isinstance(before, e.RestEnded) and isinstance(event, e.BlockStarted) and event.at == before.at
        conflict = "" if one_act else machine.conflict(start or event, self.state)
        if possible:
            self._go_through(event)
        self.previous = event
        at = time_of_day(event.at + self.state.shift, self.now.offset, self.clock)
        return f"this conflicts with your {conflict} at {at}; undo that first or pick another time" if conflict else ""

    def _go_through(self, event: e.Event) -> None:
        settled = [] if self.keep or follows(event) else settling(self.state, event)[1:]
        self.state = evolve(self.state, event)
        if any(event is other for other in self.carried):
            self.followed = (*self.followed, event)
        self._follow(settled)
        if e.sort_of(event) == "act":
            self._show_freed(event.at)

    def _show_freed(self, at: Instant) -> None:
        if not self.keep:
            self._follow(show_freed(Step(self.state), self.now.replace(at=at, presence=self.witness)).events)

    def _follow(self, events: Sequence[e.Event]) -> None:
        """Apply events and keep them to be recorded."""
        for event in events:
            self.state = evolve(self.state, event)
        self.followed = (*self.followed, *events)

    def _start_with(self, event: e.Event) -> e.BlockStarted | None:
        """Return the start that ended a rest and by which its end is judged: there may no longer be a rest."""
        if not isinstance(event, e.RestEnded):
            return None
        starts = (after for after in self.later if isinstance(after, e.BlockStarted) and after.at == event.at)
        return next((start for start in starts if "activity" not in start.unsaid), None)

    def carry_sleep(self, slept: Sequence[e.Event]) -> None:
        """Count suspends as facts of this day, which now opens before they are over, not of the day before."""
        self.carried = [*slept]
        self.later = [*self.carried, *self.later]

    def _would_differ(self, event: e.Event) -> bool:
        """Report whether the consequences recorded at this instant depended on a person being there or not (B2)."""
        if not follows(event):
            return False
        left = any(at <= event.at for at, _ in unattended(self.state))
        began = isinstance(event, e.RestRanOut) and next_block_begins(self.state, event.at)
        recorded = [event, *(after for after in self.later if after.at == event.at)]
        return left != any(isinstance(after, e.LeftUnattended) for after in recorded) or (
            isinstance(event, e.RestRanOut)
            and began != any(isinstance(after, e.BlockStarted) and after.auto for after in recorded)
        )

    def _drop_consequences(self, at: Instant) -> None:
        self.keep, self.differs = False, at
        self.later = [event for event in self.later if not follows(event)]

    def _reach(self, at: Instant) -> None:
        """Let time pass up to an instant, with the consequences it brings."""
        if self.keep:
            left = min((left for left, _ in unattended(self.state)), default=at)
            if left < at:
                self._drop_consequences(left)
        if not self.keep:
            for until, presence in _changes(self.witness, self.state.clock, at):
                self._follow(advance(self.state, self.now.replace(presence=presence), until, inclusive=False).events)

    def done(self, mark: e.Undone | e.Redone | e.SaidLater) -> Step:
        """Return what is to be recorded: the day's opening if the act opens it, the mark, and the new events up to now."""
        self._reach(self.now.at)
        mark = mark if self.differs is None else mark.replace(since=self.differs)
        reached = advance(self.state, self.now, self.now.at, inclusive=False) if self.keep else Step(self.state)
        return Step(evolve(reached.state, mark), (*self.opening, mark, *self.followed, *reached.events))


def _witness(written: Sequence[Written], now: Now) -> Witness:
    """Return what is known of a day to replay: the fates of its unanswered stops, and which stops were on the screen."""
    events = [entry.event for entry in reversed(written)]
    verdicts = tuple(
        (event.at, event.fate) for event in events if isinstance(event, e.PromptSettled) and event.fate != "absorbed"
    )
    shown = tuple(event.at for event in events if isinstance(event, e.PromptShown) and event.rung)
    return Witness(**{name: getattr(now.presence, name) for name in Presence.fields}, verdicts=verdicts, shown=shown)


def _changes(seen: Witness, since: Instant, until: Instant) -> list[tuple[Instant, Witness]]:
    """Split a stretch where the machine began or ceased to be touched. Each part comes with what was known of presence at its
    end, because absence is judged while it lasts."""
    edges = sorted({until, *(edge for stretch in seen.quiet for edge in stretch if since < edge < until)})
    parts = []
    for begins, ends in zip([since, *edges], edges, strict=False):
        known = tuple((start, min(end, ends)) for start, end in seen.quiet if start < ends)
        lasting = bool(known) and known[-1][0] <= begins and known[-1][1] >= ends
        parts.append((ends, seen.replace(quiet=known, lasting=lasting)))
    return parts
