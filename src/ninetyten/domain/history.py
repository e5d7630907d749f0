"""One work day as it was written: which events still hold, the state they fold to, and undo (D10).

Nothing is ever rewritten. An `Undone` event names acts that no longer hold; what followed from them is worked out anew
by the same engine and follows it. So the events that hold are: all but the undone acts and the consequences that were
recorded before an `Undone` from its `since` on.
"""

from __future__ import annotations

from collections.abc import Sequence

from ninetyten.domain import events as e
from ninetyten.domain.deadlines import settling
from ninetyten.domain.engine import Step, advance
from ninetyten.domain.evolve import evolve
from ninetyten.domain.moment import Instant, Now, Presence, Span
from ninetyten.domain.state import State
from ninetyten.domain.value import Value
from ninetyten.domain.words import ACTIVITY_WORDS, spell


class Written(Value):
    """An event with the id the journal gave it."""

    id: str
    event: e.Event


def holding(written: Sequence[Written]) -> list[Written]:
    """The events of a day that still hold, in the order they took effect."""
    kept: list[Written] = []
    for entry in written:
        if isinstance(entry.event, e.Undone):
            undone = entry.event
            kept = [old for old in kept if old.id not in undone.ids and not _follows(old.event, undone.since)]
        kept.append(entry)
    return sorted(kept, key=lambda entry: entry.event.at)


def _follows(event: e.Event, since: Instant) -> bool:
    return e.sort_of(event) == "consequence" and event.at >= since and not isinstance(event, e.DayOpened)


def fold(written: Sequence[Written], state: State) -> State:
    """The state after a day's events, starting from the one before them."""
    for entry in holding(written):
        state = evolve(state, entry.event)
    return state


class Witness(Presence):
    """Stands in for presence when a stretch is worked out anew: what was judged then is judged so again."""

    verdicts: tuple[tuple[Instant, str], ...] = ()
    shown: tuple[Instant, ...] = ()

    def rang(self, at: Instant) -> bool:
        """Whether a stop really came on the screen at that instant."""
        return at in self.shown

    def verdict(self, shown: Instant, span: Span, until: Instant) -> str:
        """The fate that was recorded at that instant, or what is known of it now."""
        return dict(self.verdicts).get(until) or super().verdict(shown, span, until)


def undo(written: Sequence[Written], now: Now, ids: tuple[str, ...] = ()) -> Step:
    """Take back the last act of the day that still holds, among `ids` if there are any.

    The step's events are the `Undone` and all that follows anew; what only counted or named time (a chart, a hold, a switch)
    moved no clock, so what followed it stays;
    refused if there is no act left."""
    valid = holding(written)
    acts = [entry for entry in valid if e.sort_of(entry.event) == "act" and (not ids or entry.id in ids)]
    if not acts:
        refused = e.Refused(now.at, "undo", "undo: nothing was said since the day began")
        return Step(evolve(fold(written, State()), refused), (refused,), refused.reason)
    written_order = {entry.id: place for place, entry in enumerate(written)}
    last = max(acts, key=lambda entry: written_order[entry.id])
    taken = [entry for entry in acts if entry.event.at == last.event.at and _same_breath(entry, last)]
    moved_nothing = isinstance(last.event, e.ChartsLogged | e.ChartHeld | e.Switched)
    since = now.at if moved_nothing else last.event.at
    undone = e.Undone(now.at, tuple(entry.id for entry in taken), since, describe([entry.event for entry in taken]))
    return _again([entry.event for entry in valid], [entry.event for entry in taken], undone, now)


def _same_breath(entry: Written, last: Written) -> bool:
    """`back` is two events of one act: the end of the rest, and the block that follows it."""
    pair = {type(entry.event), type(last.event)}
    return entry == last or pair == {e.RestEnded, e.BlockStarted}


def _again(valid: list[e.Event], taken: list[e.Event], undone: e.Undone, now: Now) -> Step:
    """What time and the world make of the stretch since `undone.since` without the acts that were taken back. A stop that
    really was on the screen is so again; none rings."""
    state = State()
    later: list[e.Event] = []
    for event in valid:
        if any(event is gone for gone in taken) or _follows(event, undone.since):
            continue
        if event.at >= undone.since and not isinstance(event, e.DayOpened):
            later.append(event)
        else:
            state = evolve(state, event)
    verdicts = tuple((event.at, event.fate) for event in valid if isinstance(event, e.PromptSettled))
    shown = tuple(event.at for event in valid if isinstance(event, e.PromptShown) and event.rung)
    seen = now.presence
    then = now.but(presence=Witness(seen.known, seen.quiet, verdicts=verdicts, shown=shown))
    anew: tuple[e.Event, ...] = ()
    for event in later:
        reached = advance(state, then, event.at, inclusive=False)
        _, *settled = settling(reached.state, event)
        anew = (*anew, *reached.events, *settled)
        state = reached.state
        for part in (event, *settled):
            state = evolve(state, part)
    reached = advance(state, then, now.at, inclusive=False)
    return Step(evolve(reached.state, undone), (undone, *anew, *reached.events))


def describe(acts: Sequence[e.Event]) -> str:
    """What was taken back, in words."""
    for act in acts:
        match act:
            case e.BlockStarted():
                return f"start of {ACTIVITY_WORDS.get(act.activity, act.activity)}"
            case e.ChartsLogged():
                return f"{act.count} {'chart' if act.count == 1 else 'charts'} of {act.kind}"
            case e.Switched():
                return f"switch to {ACTIVITY_WORDS.get(act.activity, act.activity)}"
            case e.ChartHeld():
                return f"hold: {act.reason}"
            case e.PromptAnswered():
                return f"{act.answer} (micro-break)"
            case e.RestStarted():
                return "lunch" if act.lunch else f"break of {spell(act.ends - act.at)}"
            case e.Interrupted():
                return f"{act.what}{': ' + act.reason if act.reason else ''}"
            case e.WasAway():
                return f"away for {spell(act.at - act.since)}"
            case _:
                continue
    return {e.Stopped: "end of day", e.Resumed: "resume", e.RestEnded: "back", e.GapExplained: "the answer to the gap"}.get(
        type(acts[0]), "the last act"
    )
