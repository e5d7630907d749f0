"""Draw the picture of a moment: everything the main screen shows, from the state and today's ledger.

`face` draws it all, when something happened or a `minute` passed; `moved` what moves by the second.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from ninetyten.domain.decide import outside_hours
from ninetyten.domain.events import Audited
from ninetyten.domain.moment import HOUR, MINUTE, SECOND, Instant, Now
from ninetyten.domain.plan import FIVE_MINUTES, Plan, Target, planned_instant
from ninetyten.domain.planned import next_slot, weekday
from ninetyten.domain.prompts import Coming, coming_stops
from ninetyten.domain.state import Gap, State
from ninetyten.domain.vocabulary import Bucket, ClockStyle
from ninetyten.domain.words import (
    ACTIVITY_WORDS,
    PHASE_WORDS,
    counted,
    glyph,
    hours,
    listed,
    local,
    phase_word,
    short_time,
    spell,
    spell_hours,
    spell_time,
    time_of_day,
    with_reason,
)
from ninetyten.ledger import codesets
from ninetyten.ledger.periods import short_date
from ninetyten.ledger.quota import PACE_FROM, Quota, pace, quota_of
from ninetyten.ledger.stops import entries
from ninetyten.ledger.timeline import FoldedDay
from ninetyten.view.offer import NO_LIBRARY, Offer
from ninetyten.view.on_hold import on_hold
from ninetyten.view.picture import (
    DayLine,
    Picture,
    PromptPicture,
    RestPicture,
    ReturnQuestion,
    ShownExercise,
    StripStretch,
    Total,
)
from ninetyten.view.questions import posture_points
from ninetyten.view.status import clock_left
from ninetyten.view.strip import block_strip
from ninetyten.view.studying import split, topic_name

POSTURE_CHECK = 20 * SECOND
TYPICAL_DAY = 8 * HOUR
LONG_GAP = 4 * HOUR
RETURN_NEWS = 60 * SECOND
"""How long the main screen shows what a return brought."""
AUDIT_NEWS = 24 * HOUR
"""How long it shows an audit."""


def face(
    state: State,
    day: FoldedDay,
    now: Now,
    plan: Plan,
    *,
    seconds: bool,
    audited: Audited | None = None,
    offer: Offer = NO_LIBRARY,
    progressive: bool = False,
) -> Picture:
    """Return the whole picture at `now`. `audited`: the last audit before this day. `offer`: chooses exercises. `progressive`:
    with progressive lenses, for which the screen stands lower."""
    plan = plan.on(now.day.key, weekday(now.day))
    rest, coming = _rest(state, now), _next(state, now, plan.clock)
    still = Picture(
        phase=_phase(state),
        word=_word(state),
        activity=ACTIVITY_WORDS.get(state.activity, state.activity) if state.in_block else "",
        kind=_kind(state, plan),
        topic=topic_name(state.topic, plan.kind_names) if state.topic and state.in_block and state.activity == "study" else "",
        line=_line(state, now, plan),
        date=_date(now),
        block=f"block {state.blocks}" if state.blocks and not state.off else "",
        ends=_ends(now, plan),
        on_hold=on_hold(state, now.at, now.offset),
        strip=block_strip(state, day, now, plan.clock),
        day=_day_line(day, now, plan, state),
        totals=_totals(day),
        charts=_charts(day, state, now.day.key, gentle=codesets.gentle(date.fromisoformat(now.day.key)) is not None),
        productivity=_productivity(day, now, plan),
        accuracy=accuracy_line([*([audited] if audited else []), *_audits(day)], plan.target, now.at),
        accuracy_first=plan.target.accuracy_first,
        prompt=_prompt(state, now.at, offer.stop(state, day)),
        rest=rest and rest.replace(routine=offer.rest(state, day), starts=_starts(state, now, plan)),
        next=coming[0],
        next_glyphs=coming[1],
        next_in=coming[2],
        gap=_gap(state, day, now, plan.clock),
        clock_seconds=seconds,
        posture_check=" · ".join(posture_points(progressive=progressive).values()),
    )
    return moved(still.replace(title=_title(still, state, seconds_left(state, now.at))), state, now)


def minute(state: State, at: Instant, coming: Sequence[Coming]) -> tuple[int, int, int]:
    """Return a key that changes with each minute of the wall clock, of the countdown, and before the next stop. `coming`: the
    state's stops ahead, which only events move."""
    stop = next((-((at - stop.at) // MINUTE) for stop in coming if stop.at > at), 0)
    return at // MINUTE, -(-(seconds_left(state, at) or 0) // 60), stop


def moved(picture: Picture, state: State, now: Now) -> Picture:
    """Return the same picture, a few seconds later in its `minute`, with all that moves by the second."""
    seconds = seconds_left(state, now.at)
    text = clock_left(seconds)
    clock = text if picture.clock_seconds or seconds is None else _minutes(seconds)
    return picture.replace(
        clock=clock,
        posture=picture.posture_check if _fresh(state, now.at) else "",
        prompt=_prompt(state, now.at, picture.prompt.exercise if picture.prompt else None),
        rest=picture.rest
        and (_rest(state, now) or picture.rest).replace(routine=picture.rest.routine, starts=picture.rest.starts),
        still_there=_still_there(state, now),
        covered=_covered(state, now),
    )


def seconds_left(state: State, at: Instant) -> int | None:
    """Return what the clock shows, in seconds; negative in overtime, None where nothing counts down."""
    if state.phase == "focus" or (state.phase in ("paused", "away", "asleep") and state.in_block):
        left = state.rules.focus - state.worked(at)
        if state.interruption is not None and state.interruption.ends is not None:
            left = state.interruption.ends - at
    elif state.phase == "rest" and state.rest is not None:
        left = state.rest.ends - at
    elif state.interruption is not None and state.interruption.ends is not None:
        left = state.interruption.ends - at
    else:
        return None
    return -(-left // SECOND)


def _minutes(seconds: int) -> str:
    """Return minutes only, for those who do not want to see seconds."""
    whole = -(-seconds // 60)
    return f"{'−' if whole < 0 else ''}{abs(whole)} min"


def _phase(state: State) -> str:
    return "overtime" if state.phase == "focus" and state.block is not None and state.block.over else state.phase


def _word(state: State) -> str:
    phase = state.phase
    if phase == "focus" and _phase(state) == "overtime":
        return "overtime"
    if phase in ("focus", "off"):
        return ""
    if phase == "rest" and state.rest is not None:
        return "lunch" if state.rest.lunch else "break"
    word = phase_word(phase, dark=state.dark)
    reason = state.interruption.reason if state.interruption is not None else ""
    return with_reason(word, reason) if phase in ("paused", "downtime") else word


def _kind(state: State, plan: Plan) -> str:
    if not state.in_block or state.activity != "production":
        return ""
    kind = plan.kind(state.kind)
    return kind.name if kind is not None else state.kind


def _line(state: State, now: Now, plan: Plan) -> str:
    def at(instant: Instant) -> str:
        return time_of_day(instant + state.shift, now.offset, plan.clock)

    phase = _phase(state)
    if phase == "focus" and state.block_ends is not None:
        return f"until {at(state.block_ends)}, then a {state.rules.rest // MINUTE}-minute break"
    if phase == "overtime" and state.block_ends is not None:
        return f"the block ended at {at(state.block_ends)}"
    if phase == "rest" and state.rest is not None:
        return f"{'it ended' if state.rest.over else 'until'} {'at ' if state.rest.over else ''}{at(state.rest.ends)}"
    if state.interruption is not None:
        ends = state.interruption.ends
        since = f"since {at(state.interruption.since)}"
        return f"{since}, until {at(ends)}" if ends is not None else since
    if phase == "unwatched" and state.unwatched is not None:
        return f"since {at(state.unwatched)}"
    return f"the day ended at {at(state.since)}" if phase == "off" and state.blocks and state.day == now.day else ""


def _date(now: Now) -> str:
    return short_date(f"{local(now.at, now.offset):%F}")


def _ends(now: Now, plan: Plan) -> str:
    return f"ends {spell_time(plan.day.stop, plan.clock)}" if plan.day.stop >= 0 else ""


def _day_line(day: FoldedDay, now: Now, plan: Plan, state: State) -> DayLine | None:
    if not day.stretches:
        return None
    starts = [day.stretches[0].start, planned_instant(now.day, plan.day, plan.day.start)]
    ends = [now.at, planned_instant(now.day, plan.day, plan.day.stop)]
    start = min(instant for instant in starts if instant is not None)
    end = max([instant for instant in ends if instant is not None] + ([start + TYPICAL_DAY] if ends[1] is None else []))
    span = max(1, end - start)
    line = tuple(StripStretch((s.start - start) / span, (s.end - start) / span, s.bucket) for s in day.stretches)
    first, last = (short_time(at + state.shift, now.offset, plan.clock) for at in (start, end))
    return DayLine(first, last, line)


def _totals(day: FoldedDay) -> tuple[Total, ...]:
    shown: list[tuple[Bucket, str]] = [
        ("production", "production"),
        ("study", "accuracy study"),
        ("growth", "CEU"),
        ("rest", "break"),
    ]
    if not day.stretches:
        return ()
    found = tuple(Total(bucket, label, hours(day.total(bucket))) for bucket, label in shown)
    return tuple(total.replace(goal=split(day)) if total.bucket == "study" else total for total in found)


def _charts(day: FoldedDay, state: State, key: str, *, gentle: bool) -> tuple[str, ...]:
    """Return the charts so far, what is left to the day's target (F6), and the pace from an hour of production on (F5), in ever
    shorter ways: in charts of the one type in use, or in standard minutes with what is left in charts of the latest type.
    `gentle`: code sets changed recently, so missing the target is fine (S22)."""
    if not day.stretches and not state.chart_total:
        return ()
    quota, so_far = quota_of(day, key), f"charts {state.chart_total:,}"
    if not quota.target:
        return (so_far,)
    stands = pace([quota])
    target, heading, unit, kind = stands["target_charts"], stands["projected_charts"], "", ""
    whole = briefly = f"{so_far} of {target or 0:,.0f}"
    if not target:
        latest = day.terms.kind(quota.kind)
        heading, unit, kind = stands["projected_minutes"], " min", latest.name if latest else quota.kind
        earned = f"{quota.earned:,.0f} of {quota.target:,.0f}"
        whole, briefly = f"{so_far}, {earned} standard min", f"{earned} min"
    named, short = _to_go(quota, kind), _to_go(quota, kind and "charts")
    ahead = PACE_FROM <= quota.production < quota.planned
    on_pace = f", on pace for {heading:,.0f}{unit}" if heading and ahead else ""
    fine = " (new codes: fewer are fine)" if gentle else ""
    ways = (f"{whole}{fine}, {named}{on_pace}", f"{whole}, {named}{on_pace}", f"{whole}, {short}{on_pace}")
    return tuple(dict.fromkeys((*ways, f"{whole}, {short}", f"{briefly}, {short}", so_far)))


def _to_go(quota: Quota, kind: str) -> str:
    """Return `20 E/M to go`, `20 to go` without a type, or that the target is reached."""
    if not quota.left:
        return "target reached"
    left = f"{quota.left:,.0f} standard min" if quota.charts_left is None else f"{quota.charts_left:,} {kind}".strip()
    return f"{left} to go"


def _audits(day: FoldedDay) -> list[Audited]:
    """Return the audits logged on a day, in that order, as its rebuttals left them."""
    if not any(isinstance(event, Audited) for event in day.events):
        return []
    from ninetyten.ledger.audits import audits_of

    return list(audits_of(day.events))


def accuracy_line(audits: Sequence[Audited], target: Target, now: Instant) -> str:
    """Return `accuracy 92.9% (39 of 42 codes, likely 81 to 97.5%), target 95%` for the last of these audits, if it is news; in
    accuracy-first mode what to do where there is none; else empty."""
    audits = [audit for audit in audits if now - audit.at < AUDIT_NEWS]
    if not audits:
        return f"accuracy: no audit in the last 24 hours, target {target.accuracy:g}%" if target.accuracy_first else ""
    from ninetyten.ledger.accuracy import audit_words  # what it needs of the ledger is not read before there is an audit

    return audit_words(audits[-1].right, audits[-1].total, target.accuracy, audits[-1].basis)


def _productivity(day: FoldedDay, now: Now, plan: Plan) -> str:
    """Return productivity as the employer reckons it, from an hour of production on (F5)."""
    if day.total("production") < HOUR:
        return ""
    from ninetyten.ledger.report import leading_share  # the first frame does without the reports

    return leading_share(day, quota_of(day, now.day.key).earned, plan.denominator)


def _next(state: State, now: Now, clock: ClockStyle) -> tuple[str, str, str]:
    """Return the next stop in words, its glyphs, and in how long."""
    stop = next((stop for stop in coming_stops(state) if stop.at > now.at or state.showing is None), None)
    if stop is None:
        return ("", "", "")
    glyphs = "".join(glyph(track) for track in stop.tracks)
    span = max((track.span for track in state.rules.tracks if track.name in stop.tracks), default=0)
    if state.hushed and state.stops and state.showing is None:
        return (listed(stop.tracks), glyphs, "when do-not-disturb ends")
    waiting = any(not held.ready and held.returns is None and not held.held for held in state.stops)
    if waiting and state.showing is None:
        return (f"{listed(stop.tracks)} after this chart", glyphs, f"by {_time(stop.at, state, now, clock)} at the latest")
    left = max(0, -((now.at - stop.at) // MINUTE))
    soon = f"in {left} min" if left > 1 else "in less than a minute" if left else "now"
    return (f"{listed(stop.tracks)} at {_time(stop.at, state, now, clock)}", glyphs, f"{soon}: {spell(span)}")


def _time(at: Instant, state: State, now: Now, clock: ClockStyle) -> str:
    return time_of_day(at + state.shift, now.offset, clock)


def _fresh(state: State, at: Instant) -> bool:
    """Return whether the block has only just begun: time for the posture check."""
    return state.phase == "focus" and state.block is not None and at - state.block.started < POSTURE_CHECK


def _prompt(state: State, at: Instant, exercise: ShownExercise | None) -> PromptPicture | None:
    showing = state.showing
    if showing is None or not showing.rung or exercise is None:
        return None
    left = max(0, showing.countdown_ends - at)
    snoozed = max((stop.snoozes for stop in state.stops if stop.number in showing.stops), default=0)
    return PromptPicture(
        key=showing.at,
        glyphs="".join(glyph(track) for track in showing.tracks),
        words=listed(showing.tracks),
        seconds=str(-(-left // SECOND)) if left else "",
        left=left / showing.span,
        exercise=exercise,
        snoozes_left=max(0, state.rules.snoozes - snoozed),
    )


def _rest(state: State, now: Now) -> RestPicture | None:
    rest = state.rest
    if rest is None or state.phase != "rest":
        return None
    left = max(0.0, (rest.ends - now.at) / max(1, rest.ends - rest.started))
    return RestPicture("lunch" if rest.lunch else "break", min(1.0, left), (), rest.over, rest.started)


def _starts(state: State, now: Now, plan: Plan) -> str:
    """Return the block that a return from the break starts; empty if the planned hours refuse it (B7)."""
    if plan.day.enforce and outside_hours(now, plan):
        return ""
    slot = next_slot(state, now.at, now.day, plan.day)
    activity, kind = (slot.activity, slot.kind or state.kind) if slot is not None else (state.activity, state.kind)
    known = plan.kind(kind)
    words = [ACTIVITY_WORDS[activity], *([known.name] if known is not None and activity == "production" else [])]
    return f"block {state.blocks + 1}: {', '.join(words)}"


def _gap(state: State, day: FoldedDay, now: Now, clock: ClockStyle) -> ReturnQuestion | None:
    gap = state.gap
    if gap is None:
        return None
    until = now.at if gap.until is None else gap.until
    missed = [entry for entry in entries(day.events) if gap.since <= entry.due <= until and entry.fate in ("unsaid", "missed")]
    lines = tuple(f"{listed(entry.tracks)} at {_time(entry.due, state, now, clock)}" for entry in missed)
    return ReturnQuestion(_when(gap, state, now, clock), _long_words(until - gap.since), lines, until - gap.since >= LONG_GAP)


def _when(gap: Gap, state: State, now: Now, clock: ClockStyle) -> str:
    """Return when the person was away, by the clock; with the weekday where that was another day."""
    since, until = (local(at + state.shift, now.offset) for at in (gap.since, now.at if gap.until is None else gap.until))
    day = "" if since.date() == until.date() else f"{since:%A} "
    if gap.until is None:
        return f"You have been away since {day}{spell_time(_minute_of_day(since), clock)}"
    return f"You were away from {day}{spell_hours(_minute_of_day(since), _minute_of_day(until), clock, ' to ')}"


def _minute_of_day(at: datetime) -> int:
    return at.hour * 60 + at.minute


def _long_words(span: int) -> str:
    minutes = span // MINUTE
    if minutes < 60:
        return counted(minutes, "minute")
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02}"


def _still_there(state: State, now: Now) -> bool:
    if state.asked is None or state.phase != "focus":
        return False
    return now.presence.known and max(now.presence.last_touch(now.at), state.last_act) <= state.asked


def _covered(state: State, now: Now) -> str:
    """Return the sentence about an absence or sleep that just ended."""
    gone = state.last_gone
    if gone is None or now.at - gone.until > RETURN_NEWS or state.phase != "focus":
        return ""
    covered = ", which covers the micro-breaks due then" if gone.until - gone.since >= FIVE_MINUTES else ""
    return f"{PHASE_WORDS[gone.what]} for {spell(gone.until - gone.since)}{covered}"


def _title(picture: Picture, state: State, seconds: int | None) -> str:
    word = picture.word or picture.activity or "ninetyten"
    if state.showing is not None and state.showing.rung:
        return f"micro-break · {listed(state.showing.tracks)}"
    if picture.phase == "off":
        return "ninetyten"
    return f"{_minutes(seconds)} · {word}" if seconds is not None else word
