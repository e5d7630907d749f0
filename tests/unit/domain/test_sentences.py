"""Every event has its words: a sentence for all, a name for what undo takes back, a notice for what the desktop shows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ninetyten.domain import events as e
from ninetyten.domain.moment import HOUR, MINUTE, SECOND, Day, Instant
from ninetyten.domain.plan import Rules, Terms
from ninetyten.domain.react import Notify, Ring, RunHook, react
from ninetyten.domain.sentences import WORDINGS, Context, answer, describe, name_of, notice_of
from ninetyten.domain.state import Held, State

AT = 9 * HOUR
DAY = Day("2026-10-06", "UTC", 4 * HOUR, 28 * HOUR)
HELD = (Held(AT, "er", "edit"), Held(AT, "er", "query"))
ACTS: list[tuple[e.Event, str, str]] = [
    (e.BlockStarted(AT, "study", "er", Rules()), "block started: accuracy study, er, until 10:30", "start of accuracy study"),
    (
        e.BlockStarted(AT, "admin", "er", Rules(), "makeup", auto=True),
        "block started automatically: admin, er, until 10:30; outside planned hours: making up time",
        "start of admin",
    ),
    (e.Switched(AT, "growth", "er"), "switched to CEU / education, er", "switch to CEU / education"),
    (
        e.Switched(AT, "study", "er", topic="missed-secondary"),
        "switched to accuracy study (missed secondary code), er",
        "switch to accuracy study (missed secondary code)",
    ),
    (
        e.BlockStarted(AT, "study", "er", Rules(), topic="er"),
        "block started: accuracy study (er), er, until 10:30",
        "start of accuracy study (er)",
    ),
    (e.ChartsLogged(AT, 1, "er", 12.0), "1 er chart logged", "1 er chart"),
    (e.ChartsLogged(AT, 25, "outpatient", 12.0), "25 outpatient charts logged", "25 outpatient charts"),
    (e.ChartsLogged(AT, -2, "er", 12.0), "2 er charts removed", "removal of 2 er charts"),
    (e.ChartHeld(AT, "missing-note", "er"), "chart on hold: missing note", "hold (missing note)"),
    (
        e.ChartsLogged(AT, 1, "er", 12.0, held=AT, reason="edit"),
        "1 er chart released from hold: claim edit",
        "release of 1 er chart",
    ),
    (
        e.HoldDropped(AT, AT, "query", "er"),
        "er chart taken off hold, not counted: query to the provider",
        "drop of er chart on hold",
    ),
    (
        e.PromptAnswered(AT, "snoozed", (1, 2), AT + 5 * MINUTE),
        "micro-break (eyes and wrists): snoozed, again at 09:05",
        "micro-break snoozed",
    ),
    (e.PromptAnswered(AT, "done", (9,)), "micro-break: taken", "micro-break taken"),
    (e.RestStarted(AT, AT + 10 * MINUTE), "break started, until 09:10", "break"),
    (
        e.RestStarted(AT, AT + HOUR, True, AT - 3 * MINUTE, True),
        "lunch started automatically at 08:57, until 10:00",
        "lunch",
    ),
    (e.RestEnded(AT, "walk"), "break ended: a walk", "return from break"),
    (e.RestEnded(AT, auto=True), "break ended automatically", "return from break"),
    (e.Interrupted(AT, "paused", "phone"), "paused: phone", "pause"),
    (e.Interrupted(AT, "paused", "other"), "paused", "pause"),
    (e.Interrupted(AT, "meeting", "", AT + HOUR), "meeting, until 10:00", "meeting"),
    (e.Interrupted(AT, "downtime", "ehr"), "downtime: EHR", "downtime"),
    (e.Resumed(AT), "resumed", "resume"),
    (e.WasAway(AT, AT - HOUR), "away from 08:00 to 09:00", "away for 1 h 00"),
    (e.Stopped(AT), "end of day", "end of day"),
    (e.GapExplained(AT, AT - HOUR, AT - MINUTE, "rest"), "08:00 to 08:59 counted as a break", "time counted as a break"),
    (e.GapExplained(AT, AT - HOUR, None, "off"), "08:00 to now counted as your own time", "time counted as your own time"),
    (e.Relabelled(AT, AT - HOUR, AT, "study"), "08:00 to 09:00 relabeled as accuracy study", "time relabeled as accuracy study"),
    (e.Audited(AT, 39, 42), "audit: 39 of 42 codes right", "audit result 39/42"),
    (
        e.Audited(AT, 39, 42, 8, 10, (("modifier", 1), ("missed-secondary", 2))),
        "audit: 39 of 42 codes right, 8 of 10 charts clean; errors: modifier 1, missed secondary code 2",
        "audit result 39/42",
    ),
    (e.Audited(AT, 9, 10, kind="ip", basis="records"), "audit (ip): 9 of 10 records right", "audit result 9/10"),
    (
        e.AuditRebutted(AT, (("modifier", 1), ("poa", 2))),
        "rebuttal won: modifier 1, present on admission 2",
        "rebuttal (modifier 1, present on admission 2)",
    ),
    (e.CeuEarned(AT, 1.5, "2026-10-06"), "1.5 CEUs earned on Tue, Oct 6, 2026", "1.5 CEUs"),
    (e.CeuEarned(AT, 2, "2026-10-06", "aapc", "cpma"), "2 CEUs earned on Tue, Oct 6, 2026 from AAPC, for CPMA", "2 CEUs"),
    (e.BodyChecked(AT, (("neck", 2),)), "weekly check (private)", "weekly check"),
    (e.WorkstationChecked(AT, (("glare", True),)), "workstation check (private)", "workstation check"),
    (e.PostureChecked(AT, ("screen",)), "posture check (private)", "posture check"),
    (e.EyesScored(AT, 2), "midday rating (private)", "midday rating"),
    (e.EnergyRated(AT, 4, 9), "energy rating (private)", "energy rating"),
    (
        e.LeftOpen(AT, "tomorrow 07:00", "", "start with the holds"),
        "left open: tomorrow 07:00; start with the holds",
        "note on open work",
    ),
    (e.RitualDone(AT, ("door", "clothes")), "end-of-day items done: door, clothes", "end-of-day items"),
    (e.ContactMade(AT, "coffee"), "contact: virtual coffee", "virtual coffee"),
]
OTHERS: list[tuple[e.Event, str]] = [
    (e.FellAsleep(AT), "computer went to sleep"),
    (e.Woke(AT), "computer woke up"),
    (e.ClockWasSet(AT, -3 * HOUR), "system clock changed: now 3 h 00 behind"),
    (e.ClockWasSet(AT, 2 * MINUTE), "system clock changed: now 2 min ahead"),
    (e.ClockWasSet(AT, 0), "system clock changed: correct again"),
    (e.WatchBegan(AT), "ninetyten started: reminders on"),
    (e.WatchEnded(AT), "ninetyten closed: reminders off"),
    (e.GapBegan(AT), "ninetyten stopped running: reminders off"),
    (e.GapEnded(AT), "ninetyten is running again: reminders on"),
    (e.PresenceAsked(AT), 'asked "Still there?"'),
    (e.WentAway(AT, AT - HOUR), "away since 08:00"),
    (e.WentAway(AT, AT - HOUR, locked=True), "away since 08:00 (screen locked)"),
    (e.CameBack(AT), "back at the computer"),
    (e.Touched(AT), "activity at the computer"),
    (e.Lulled(AT), "no activity for 5 s: treated as the end of a chart"),
    (e.HushBegan(AT), "do not disturb is on: micro-breaks wait"),
    (e.HushEnded(AT), "do not disturb is off"),
    (e.Suggested(AT, "hourly"), "suggestion shown: hourly"),
    (e.TermsAgreed(AT, Terms()), "hours, target and chart types saved for the day"),
    (e.SaidLater(AT, AT - HOUR), "entry backdated: day recalculated from 08:00"),
    (e.Refused(AT, "start", "start: a block is running"), "refused: start: a block is running"),
    (e.Undone(AT, ("x",), AT, "lunch"), "undid: lunch"),
    (e.Redone(AT, ("x",), AT, "lunch"), "redid: lunch"),
    (e.Unknown(AT, "ChartPraised", 1, "{}", "not known"), "unknown event (written by a newer version?)"),
    (e.DayOpened(AT, DAY, State()), "work day started"),
    (e.EndNeared(AT), "block ends soon"),
    (e.EndReached(AT), "block reached its planned end"),
    (e.OvertimeReminded(AT, 5 * MINUTE), "block is 5 min past its planned end"),
    (e.RanLong(AT, 2 * HOUR), "2 h 00 without a break"),
    (e.StopNeared(AT, 15 * MINUTE), "planned end of day in 15 min"),
    (e.StopReached(AT), "planned end of day"),
    (e.RestRanOut(AT), "break reached its planned end"),
    (e.RestReminded(AT, 5 * MINUTE), "break is 5 min past its planned end"),
    (e.PauseReminded(AT, 10 * MINUTE), "paused for 10 min"),
    (e.InterruptionEnded(AT), "resumed automatically"),
    (e.LeftUnattended(AT, AT - HOUR), "unattended since 08:00: time since then is not counted"),
    (e.PromptFellDue(AT, 1, "eyes", AT, 20_000), "micro-break (eyes): due"),
    (e.PromptFellDue(AT, 1, "eyes", AT, 20_000, True), "micro-break (eyes): due, waiting for your break"),
    (e.PromptShown(AT, (1, 2), ("eyes", "wrists"), 60_000), "micro-break (eyes and wrists): shown"),
    (e.PromptShown(AT, (1,), ("eyes",), 20_000, rung=False), "micro-break (eyes): due while ninetyten was not running"),
    (e.PromptSettled(AT, 1, "observed"), "micro-break (eyes): seen"),
    (e.PromptSettled(AT, 1, "missed"), "micro-break (eyes): missed"),
    (e.PromptSettled(AT, 1, "unsaid"), "micro-break (eyes): unknown"),
    (e.PromptSettled(AT, 2, "absorbed"), "micro-break (wrists): covered by your break"),
    (e.DueAbsorbed(AT, "eyes", AT, 20_000), "micro-break (eyes): covered by the previous one"),
]
NOTICES: list[tuple[e.Event, str, str, str]] = [
    (e.EndNeared(AT), "ending", "Finish this chart", "The block ends in 2 min."),
    (e.EndReached(AT, "study", "er"), "ended", "The block is over", "Time for a break of 10 min."),
    (e.OvertimeReminded(AT, 5 * MINUTE), "overtime", "A break is waiting", "The block is 5 min past its planned end."),
    (
        e.RanLong(AT, 2 * HOUR),
        "overtime",
        "Two hours at a stretch",
        "2 h 00 without a break. Stand up before the next chart.",
    ),
    (e.RestRanOut(AT), "rest-over", "The break is over", "The next block starts when you come back."),
    (e.RestReminded(AT, 5 * MINUTE), "rest-over", "Still on break", "Your break ended 5 min ago."),
    (
        e.PresenceAsked(AT),
        "away",
        "Still there?",
        "This computer has been idle for a while. Press any key if you are here.",
    ),
    (e.PauseReminded(AT, 10 * MINUTE), "paused", "Still paused", "Paused for 10 min. The block continues when you resume."),
    (
        e.StopNeared(AT, 15 * MINUTE),
        "stop-soon",
        "The day ends soon",
        "Your day ends in 15 min. Finish this chart and note what is still open.",
    ),
    (e.StopReached(AT), "stop", "End of day", "This is your planned end of day. The day stays open until you end it."),
    (
        e.PromptShown(AT, (1, 2), ("eyes", "posture"), 20_000),
        "prompt",
        "Eyes and posture: 20 s",
        "Look at something 20 feet away. Feet flat, back supported, shoulders down.",
    ),
]


def clock(at: Instant) -> str:
    """An instant as hours and minutes since 1970."""
    return f"{at // HOUR:02}:{at % HOUR // MINUTE:02}"


def concrete(cls: type[e.Event]) -> Iterator[type[e.Event]]:
    """Every class of events that the journal may hold, below a class."""
    for sub in cls.__subclasses__():
        if sub in (e.Act, e.Note, e.Fact):
            yield from concrete(sub)
        else:
            yield sub


def label(part: object) -> str:
    """Return the name of a case."""
    return type(part).__name__ if isinstance(part, e.Event) else ""


@pytest.mark.parametrize("kind", [*concrete(e.Event)], ids=lambda kind: kind.__name__)
def test_every_event_has_its_words(kind: type[e.Event]) -> None:
    """Each class has a row in the table, an act also a name for undo, and each row a case here."""
    assert kind in WORDINGS, f"{kind.__name__} has no row in domain/sentences.py"
    assert bool(WORDINGS[kind].name) is issubclass(kind, e.Act), (
        f"{kind.__name__}: only acts have a name for undo, and each has one"
    )
    assert kind in {type(event) for event, *_ in (*ACTS, *OTHERS)}, f"{kind.__name__} has no example in this test"
    noticed = kind in {type(event) for event, *_ in NOTICES}
    assert noticed is (WORDINGS[kind].notice is not None), f"{kind.__name__}: its notice has no example in this test"


@pytest.mark.parametrize(("event", "line"), [*((event, line) for event, line, _ in ACTS), *OTHERS], ids=label)
def test_an_event_reads_as_a_sentence(event: e.Event, line: str) -> None:
    """What happened, in the field's words."""
    assert describe(event, Context(clock, {1: ("eyes",), 2: ("wrists",)})) == line


@pytest.mark.parametrize(("act", "name"), [(act, name) for act, _, name in ACTS], ids=label)
def test_an_act_has_a_short_name_for_undo(act: e.Event, name: str) -> None:
    """`Undid:` and what it was."""
    assert name_of(act) == name
    assert answer([e.Undone(AT, ("x",), AT, name_of(act))], State(), lambda at: 0, "24h") == f"Undid: {name}"


@pytest.mark.parametrize(("event", "reason", "title", "body"), NOTICES, ids=label)
def test_the_desktop_is_told_in_these_words(event: e.Event, reason: str, title: str, body: str) -> None:
    """The reason for programs, a title and a body for people."""
    first, *_ = react(event, State(), AT)
    assert isinstance(first, Notify)
    assert (first.at, first.reason, first.title, first.body) == (AT, reason, title, body)
    assert (first.slot, first.urgent) == ("prompt" if reason == "prompt" else "block", isinstance(event, e.RanLong))


def test_what_rings_beside_the_notice() -> None:
    """The end of a block and of a break ring at once, a micro-break at the end of its countdown; hooks get the facts."""
    assert react(e.RestRanOut(AT), State(), AT)[1:] == [Ring(AT)]
    assert react(e.EndReached(AT, "study", "er"), State(), AT)[1:] == [
        Ring(AT),
        RunHook("block_end", (("activity", "study"), ("kind", "er"))),
    ]
    assert react(e.PromptShown(AT, (1,), ("eyes", "wrists"), 20 * SECOND), State(), AT)[1:] == [
        Ring(AT + 20 * SECOND, ends_stop=True),
        RunHook("prompt", (("tracks", "eyes wrists"), ("seconds", "20"))),
    ]
    assert react(e.PromptShown(AT, (1,), ("eyes",), 20 * SECOND, rung=False), State(), AT) == []
    assert react(e.Unknown(AT, "ChartPraised", 1, "{}", "not known"), State(), AT) == []
    assert notice_of(e.Resumed(AT), State()) is None


@pytest.mark.parametrize(
    ("events", "state", "line"),
    [
        ([e.ChartsLogged(AT, 3, "er", 12.0)], State(charts=(("er", 31), ("ip", 2))), "3 er charts logged; 31 today"),
        ([e.ChartHeld(AT, "edit", "er")], State(held=HELD), "Chart on hold: claim edit; 2 on hold"),
        (
            [e.ChartsLogged(AT, 1, "er", 12.0, held=AT, reason="edit")],
            State(charts=(("er", 31),), held=HELD),
            "1 er chart released from hold: claim edit; 31 today, 2 still on hold",
        ),
        (
            [e.HoldDropped(AT, AT, "other", "er")],
            State(held=HELD[:1]),
            "Er chart taken off hold, not counted; 1 still on hold",
        ),
        ([e.HoldDropped(AT, AT, "other", "er")], State(), "Er chart taken off hold, not counted; none still on hold"),
        (
            [e.BlockStarted(AT, "query", "er", Rules())],
            State(blocks=3),
            "Block started: queries, er, until 10:30; block 3 today",
        ),
        ([e.Interrupted(AT, "paused")], State(), "Paused; it lasts until you resume"),
        ([e.Interrupted(AT, "meeting", "", AT + HOUR)], State(), "Meeting, until 10:00"),
        ([e.Resumed(AT)], State(), "Resumed; the break continues"),
        ([e.Stopped(AT), e.LeftUnattended(AT, AT)], State(charts=(("er", 1),)), "End of day; 1 chart"),
        ([e.PostureChecked(AT, ("feet",))], State(), "Posture check (private); 1 point not right"),
        ([e.PostureChecked(AT)], State(), "Posture check (private); all points right"),
        ([e.EyesScored(AT, 2)], State(), "Midday rating (private); eyes 2 of 3"),
        ([e.EnergyRated(AT, 4, 9)], State(), "Energy rating (private); 4 of 5"),
        (
            [e.Audited(AT, 41, 42, errors=(("poa", 2),))],
            State(),
            "Audit: 41 of 42 codes right; errors: present on admission 2; 97.6%; 2 errors for 1 code not right",
        ),
        (
            [e.SaidLater(AT + HOUR, AT), e.Switched(AT, "study", "er")],
            State(),
            "Switched to accuracy study, er (backdated to 09:00)",
        ),
        ([e.RestEnded(AT, "walk"), e.BlockStarted(AT, "study", "er", Rules(), auto=True)], State(), "Break ended: a walk"),
        ([e.WatchBegan(AT), e.Refused(AT, "start", "start: no")], State(), ""),
    ],
)
def test_the_answer_to_an_act_is_its_sentence_and_the_outcome(events: list[e.Event], state: State, line: str) -> None:
    """Of the last act; what followed by itself and what was only seen are left out."""
    assert answer(events, state, lambda at: 0, "24h") == line
