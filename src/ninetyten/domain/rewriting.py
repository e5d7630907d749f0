"""Correct the day: undo, and log later what was forgotten (D10).

Both work the stretch since then out again: the engine lives the remaining acts and facts through once more, without ringing,
and the events that follow are recorded after an `Undone` or a `SaidLater`. What only counts or names time (a `Note`, made by
a `NoteCommand`: a chart, a hold, a switch, a label, an audit) moves no clock, so what followed it stays.
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
from ninetyten.domain.vocabulary import Settled
from ninetyten.domain.words import time_of_day


def act(written: Sequence[Written], state: State, command: c.Command, now: Now, plan: Plan) -> Step:
    """What any command brings about, those that reach back into the day too. `state` is the fold of `written`."""
    plan = plan.on(now.day.key, weekday(now.day))
    if isinstance(command, c.Undo):
        return undo(written, now, command.ids)
    if isinstance(command, c.Redo):
        return redo(written, now)
    if isinstance(command, c.Later):
        return say_later(written, command, now, plan)
    return step(state, command, now, plan)


def undo(written: Sequence[Written], now: Now, ids: tuple[str, ...] = ()) -> Step:
    """Take back the last act of the day that still holds, among `ids` if there are any. The step's events are the `Undone`
    and all that follows anew; refused if there is no act left."""
    from ninetyten.domain.sentences import name_of  # `status` must not wait for the words

    valid = holding(written) if begun(fold(written, State()), now) else []
    acts = [entry for entry in valid if e.sort_of(entry.event) == "act" and (not ids or entry.id in ids)]
    if not acts:
        return _refused(fold(written, State()), "undo", "nothing was said since the day began", now)
    place = {entry.id: number for number, entry in enumerate(written)}
    last = max(acts, key=lambda entry: place[entry.id])
    taken = [entry for entry in acts if entry.event.at == last.event.at and _same_breath(entry, last)]
    marks = _marks_before(written, min(place[entry.id] for entry in taken))
    since = _anew_from(last.event, marks, now)
    undone = e.Undone(now.at, tuple(entry.id for entry in [*taken, *marks]), since, name_of(taken[0].event))
    keep, without = since > now.at, standing([*written, Written("", undone)])
    again = _Again(without, last.event.at if keep else since, now, _witness(written, now), keep=keep)
    again.live_on()
    return again.done(undone)


def redo(written: Sequence[Written], now: Now) -> Step:
    """Take back the last undo of the day, and with it those before it one by one, while no act came after. Refused if there is
    none, or if one of the acts can no longer be."""
    state = fold(written, State())
    last = _last_undone(written) if begun(state, now) else None
    if last is None or not isinstance(last.event, e.Undone):
        return _refused(state, "redo", "nothing was undone since the last action", now)
    undone = last.event
    keep = undone.since > undone.at
    redone = e.Redone(now.at, (last.id,), now.at + 1 if keep else undone.since, undone.what)
    acts = [entry.event.at for entry in written if entry.id in undone.ids and not isinstance(entry.event, e.SaidLater)]
    again = _Again(
        standing([*written, Written("", redone)]), min(acts) if keep else undone.since, now, _witness(written, now), keep=keep
    )
    wrong = again.live_on()
    return _refused(state, "redo", wrong, now) if wrong else again.done(redone)


def _last_undone(written: Sequence[Written]) -> Written | None:
    """The newest undo that holds, if no act was recorded after it."""
    redone = {id for entry in written if isinstance(entry.event, e.Redone) for id in entry.event.ids}
    for entry in reversed(written):
        if isinstance(entry.event, e.Undone) and entry.id not in redone:
            return entry
        if e.sort_of(entry.event) == "act" and not follows(entry.event):
            return None
    return None


def _same_breath(entry: Written, last: Written) -> bool:
    """`back` is two events of one act: the end of the rest, and the block that follows it."""
    pair = {type(entry.event), type(last.event)}
    return entry == last or pair == {e.RestEnded, e.BlockStarted}


def _marks_before(written: Sequence[Written], place: int) -> list[Written]:
    """The `SaidLater` that an act was recorded with, if it was said later."""
    before = next((entry for entry in reversed(written[:place]) if not follows(entry.event)), None)
    return [before] if before is not None and isinstance(before.event, e.SaidLater) else []


def _anew_from(event: e.Event, marks: Sequence[Written], now: Now) -> Instant:
    """From when on the day is worked out anew without an act: from the act on, and from where saying it later had changed what
    followed; past `now` for a note that changed nothing."""
    changed = [mark.event.since for mark in marks if isinstance(mark.event, e.SaidLater) and mark.event.since <= mark.event.at]
    return min([*changed, *([] if isinstance(event, Note) else [event.at])], default=now.at + 1)


def say_later(written: Sequence[Written], command: c.Later, now: Now, plan: Plan) -> Step:
    """An act said now and effective earlier: the `SaidLater`, its events, and all that follows anew. Refused where it reaches
    too far back, was not allowed then, or makes an act that came after it impossible."""
    word, state = command.act.word, fold(written, State())
    at = now.at - command.ago if command.minute is None else _last_time(command.minute, now, plan, state)
    first = _first_instant(holding(written), state, command.act, now)
    if command.minute is not None and at < first < at + MINUTE:  # the minute itself is meant, not its first second
        at = first
    wrong = _out_of_reach(state, at, first, now)
    if wrong:
        return _refused(state, word, wrong, now)
    notes = isinstance(command.act, NoteCommand)
    mark = e.SaidLater(now.at, now.at + 1 if notes else at)
    valid = standing([*written, Written("", mark)])
    again = _Again(valid, at if begun(state, now) else now.at + 1, now, _witness(written, now), keep=notes)
    again.live_upto(at)
    if not begun(state, now):
        again.slept([entry.event for entry in valid if entry.event.at > at])
    wrong = again.say(command.act, at, plan).removeprefix(f"{word}: ") or again.live_on()
    return _refused(state, word, wrong, now) if wrong else again.done(mark)


def _last_time(minute: int, now: Now, plan: Plan, state: State) -> Instant:
    """The latest instant up to now at which the clock showed a time of day; one still to come if there is none."""
    at = clock_instant(minute, now.day, plan.day, state.shift)
    again = at - now.day.leap
    repeats = now.day.leap < 0 and again >= now.day.leaps - state.shift > at
    return again if repeats and again <= now.at else at


def _refused(state: State, word: str, reason: str, now: Now) -> Step:
    before = advance(state, now, now.at, inclusive=False)
    refused = e.Refused(now.at, word, f"{word}: {reason}")
    return before.then(Step(evolve(before.state, refused), (refused,), refused.reason))


def _first_instant(valid: Sequence[Written], state: State, command: c.Command, now: Now) -> Instant:
    """How far back an act can be said (D10): to the day's first second, a start to the last stop or the turnover."""
    if begun(state, now) and not isinstance(command, c.Start):
        return state.day_began
    stops = [entry.event.at for entry in valid if isinstance(entry.event, e.Stopped)] if state.off else []
    return max([now.day.opens, *stops])


def _out_of_reach(state: State, at: Instant, first: Instant, now: Now) -> str:
    """Why nothing can be said of that instant; empty if it can."""
    here = time_of_day(at + state.shift, now.offset)
    if at > now.at:
        return f"{here} is still to come; --at takes a time that is past"
    if at < first:
        whole = -(-(first + state.shift) // MINUTE) * MINUTE
        return f"{here} is too far back; the earliest it can be is {time_of_day(whole, now.offset)}"
    return ""


class Witness(Presence):
    """Stands in for presence when a stretch is worked out anew: what was judged then is judged so again."""

    verdicts: tuple[tuple[Instant, Settled], ...] = ()
    shown: tuple[Instant, ...] = ()

    def rang(self, at: Instant) -> bool:
        """Whether a stop really came on the screen at that instant."""
        return at in self.shown

    def verdict(self, shown: Instant, span: Span, until: Instant) -> Settled:
        """The fate that was recorded at that instant, or what is known of it now."""
        return dict(self.verdicts).get(until) or super().verdict(shown, span, until)


class _Again:
    """A day lived through again from an instant on. `state`: as far as it is lived; `opening`, `anew`: what is to be recorded of
    it, before and after the mark that says why, in the order it is lived. `later`: what still comes, in its order; `carried`:
    what of it the journal has under the day before and is recorded again. `just`: the event lived last. `keep`: what followed
    stays as it was recorded; `parts`: up to there it did, for from then on it matters that somebody acted, or did not."""

    def __init__(self, valid: Sequence[Written], since: Instant, now: Now, witness: Witness, *, keep: bool = False) -> None:
        self.now, self.keep, self.witness = now, keep, witness
        self.state = State()
        self.opening: tuple[e.Event, ...] = ()
        self.followed: tuple[e.Event, ...] = ()
        self.later: list[e.Event] = []
        self.carried: list[e.Event] = []
        self.just: e.Event | None = None
        self.parts: Instant | None = None
        events = [entry.event for entry in opened_by(min(since, *(entry.event.at for entry in valid)), valid)]
        last = recorded_until(events, since)
        for n, event in enumerate(events):
            if event.at >= since and n >= last and not isinstance(event, e.DayOpened):
                self.later.append(event)
            elif fits(event := filled_in(event, self.state), self.state):
                self.state, self.just = evolve(self.state, event), event

    def live_upto(self, at: Instant) -> None:
        """Live what was said or seen up to an instant."""
        first = [event for event in self.later if event.at <= at and not follows(event)]
        self.later = [event for event in self.later if not any(event is other for other in first)]
        for event in first:
            self._live(event)
        self._reach(at)

    def live_on(self) -> str:
        """Live all that still comes; why one of the acts can no longer be, or empty."""
        wrong = ""
        while self.later:
            event = self.later.pop(0)
            self._reach(event.at)
            if self.keep and self._departs(event):
                self._part(event.at)
            if self.parts is None or not follows(event):
                wrong = wrong or self._live(event)
        return wrong

    def say(self, command: c.Command, at: Instant, plan: Plan) -> str:
        """The act itself, at its instant; why it is refused, or empty."""
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

    def _live(self, event: e.Event) -> str:
        """One act or fact again, after what time brings up to it; why an act can no longer be, or empty."""
        self._reach(event.at)
        event, start = filled_in(event, self.state), self._start_with(event)
        possible = fits(event, self.state)
        if not possible and (start is not None or e.sort_of(event) != "act"):
            return ""
        same_breath = isinstance(self.just, e.RestEnded) and isinstance(event, e.BlockStarted) and event.at == self.just.at
        wrong = "" if same_breath else machine.unlawful(start or event, self.state)
        if possible:
            self._go_through(event)
        self.just = event
        at = time_of_day(event.at + self.state.shift, self.now.offset)
        return f"at {at} {wrong}; undo that first, or say another time" if wrong else ""

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
        """What is recorded anew, at its place."""
        for event in events:
            self.state = evolve(self.state, event)
        self.followed = (*self.followed, *events)

    def _start_with(self, event: e.Event) -> e.BlockStarted | None:
        """The start that ended a rest, and by which it is judged: there may be no rest any more."""
        if not isinstance(event, e.RestEnded):
            return None
        starts = (after for after in self.later if isinstance(after, e.BlockStarted) and after.at == event.at)
        return next((start for start in starts if "activity" not in start.unsaid), None)

    def slept(self, events: Sequence[e.Event]) -> None:
        """The day opens before the machine was suspended, so these are facts of this day, not of the one before."""
        self.carried = [event for event in events if isinstance(event, e.FellAsleep | e.Woke)]
        self.later = [*self.carried, *self.later]

    def _departs(self, event: e.Event) -> bool:
        """Whether the consequences recorded at this instant would not have followed, for somebody was there, or nobody (B2)."""
        if not follows(event):
            return False
        left = any(at <= event.at for at, _ in unattended(self.state))
        began = isinstance(event, e.RestRanOut) and next_block_begins(self.state, event.at)
        recorded = [event, *(after for after in self.later if after.at == event.at)]
        return left != any(isinstance(after, e.LeftUnattended) for after in recorded) or (
            isinstance(event, e.RestRanOut)
            and began != any(isinstance(after, e.BlockStarted) and after.auto for after in recorded)
        )

    def _part(self, at: Instant) -> None:
        self.keep, self.parts = False, at
        self.later = [event for event in self.later if not follows(event)]

    def _reach(self, at: Instant) -> None:
        """Let time pass up to an instant, and bring what it brings."""
        if self.keep:
            left = min((left for left, _ in unattended(self.state)), default=at)
            if left < at:
                self._part(left)
        if not self.keep:
            for until, presence in _changes(self.witness, self.state.clock, at):
                self._follow(advance(self.state, self.now.replace(presence=presence), until, inclusive=False).events)

    def done(self, mark: e.Undone | e.Redone | e.SaidLater) -> Step:
        """What is recorded: the mark, and all that is new up to now. A day that it opens comes first."""
        self._reach(self.now.at)
        mark = mark if self.parts is None else mark.replace(since=self.parts)
        reached = advance(self.state, self.now, self.now.at, inclusive=False) if self.keep else Step(self.state)
        return Step(evolve(reached.state, mark), (*self.opening, mark, *self.followed, *reached.events))


def _witness(written: Sequence[Written], now: Now) -> Witness:
    """What is known of a day that is lived again: what was judged when it was lived first, and what was on the screen."""
    events = [entry.event for entry in reversed(written)]
    verdicts = tuple(
        (event.at, event.fate) for event in events if isinstance(event, e.PromptSettled) and event.fate != "absorbed"
    )
    shown = tuple(event.at for event in events if isinstance(event, e.PromptShown) and event.rung)
    return Witness(**{name: getattr(now.presence, name) for name in Presence.fields}, verdicts=verdicts, shown=shown)


def _changes(seen: Witness, since: Instant, until: Instant) -> list[tuple[Instant, Witness]]:
    """The parts of a stretch in each of which the machine was touched, or was not, all the time; absence is judged while it
    lasts."""
    edges = sorted({until, *(edge for stretch in seen.quiet for edge in stretch if since < edge < until)})
    parts = []
    for begins, ends in zip([since, *edges], edges, strict=False):
        known = tuple((start, min(end, ends)) for start, end in seen.quiet if start < ends)
        lasting = bool(known) and known[-1][0] <= begins and known[-1][1] >= ends
        parts.append((ends, seen.replace(quiet=known, lasting=lasting)))
    return parts
