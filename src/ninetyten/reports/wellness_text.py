"""Print the private reports: what became of the micro-breaks, what the breaks were, extra hours, self-checks (D9, D11)."""

from __future__ import annotations

from collections.abc import Mapping

from ninetyten.domain.typed import read_hours
from ninetyten.domain.vocabulary import ClockStyle, PauseReason
from ninetyten.domain.words import FATE_WORDS, REASON_WORDS, RETURN_WORDS, counted, spell_hours, times
from ninetyten.ledger.periods import long_date
from ninetyten.ledger.wellbeing import EnergyHour, Posture
from ninetyten.reports.layout import Found, Row, aligned, dated, labelled, percent, sentences, span, under
from ninetyten.view.selfcheck import hour_lines, posture_words

HELD_WORDS = {
    "meeting": "in meetings",
    "downtime": "in downtime",
    "do-not-disturb": "by do-not-disturb",
    "pause": "while paused",
    "away": "while away",
    "asleep": "while the computer slept",
    "locked": "by the screen lock",
    "rest": "by a break",
}
"""Why stops were held back -> as it is written after their number."""


REST_WORDS = {"away": RETURN_WORDS["away"], "walk": "walking", "screen": RETURN_WORDS["screen"], "unsaid": "unspecified"}
"""How breaks were spent -> as it is written after their number."""


def wellness_text(wellness: Found, until: str = "", clock: ClockStyle = "24h") -> str:
    """Return the private report of a day. `until`: the time of day it stands for, if the day was not over then."""
    return labelled(f"Wellness report: {dated(long_date(wellness['date']), until)} (private)", wellness_rows(wellness, clock))


def wellness_rows(wellness: Found, clock: ClockStyle) -> list[Row]:
    """Return the rows of a private report's sums."""
    table = fates_table(wellness["prompts"])
    rows = under("Micro-breaks", aligned(table, range(1, len(table[0])), "")) if table else [("Micro-breaks", "none were due")]
    return [*rows, *fates_rows(wellness["prompts"]), *rest_rows(wellness, clock), *look_rows(wellness, clock)]


def fates_table(prompts: Found) -> list[tuple[str, ...]]:
    """Return a header, and a row for each track and for all: how many came due, and how many met each fate; empty if none came
    due."""
    rows = [(name, _fates(track)) for name, track in (*prompts["tracks"].items(), ("all", prompts)) if track["dues"]]
    if not rows:
        return []
    words = ["due", *FATE_WORDS.values(), *(["open"] if rows[-1][1][-1] else [])]
    return [("", *words), *((name, *map(str, counts[: len(words)])) for name, counts in rows)]


def fates_rows(prompts: Found) -> list[Row]:
    """Return the rows that go with the table of micro-breaks."""
    if not prompts["dues"]:
        return []
    snoozed = f"; snoozed {times(prompts['snoozes'])}" if prompts["snoozes"] else ""
    asked = f"{counted(prompts['stops'], 'prompt')} shown{snoozed}"
    answered = f"{percent(prompts['answered_percent'])} taken or seen (unknown and covered excluded)"
    return [("", asked), ("", answered), ("", "covered: by your break, or by the micro-break just before")]


def _fates(tally: Found) -> tuple[int, ...]:
    """Return how many came due, how many met each fate, how many are open."""
    met = [tally[fate] for fate in FATE_WORDS]
    return (tally["dues"], *met, tally["dues"] - sum(met))


def rest_rows(wellness: Found, clock: ClockStyle) -> list[Row]:
    """Return the rows for held micro-breaks, breaks, pauses, the longest run, core hours and extra time."""
    rests = wellness["rests"]
    kept = [f"{rests[how]} {words}" for how, words in REST_WORDS.items() if rests[how]]
    early = [f"{rests['early']} ended early"] if rests["early"] else []
    lunches = wellness.get("short_lunches", 0)
    early += [f"{lunches} {'lunch' if lunches == 1 else 'lunches'} under 30 min"] if lunches else []
    return [
        *held_rows(wellness["held"]),
        ("Breaks", ", ".join([*kept, *early]) or "none"),
        *paused_rows(wellness["paused_reasons"]),
        ("Longest run", f"{span(wellness['longest_run_minutes'])} without a break"),
        *core_rows(wellness, clock),
        *extra_rows(wellness),
        *commute_rows(wellness),
        *override_rows(wellness),
    ]


def extra_rows(wellness: Found) -> list[Row]:
    """Return the time given away before the planned start and after the planned end, and both together; time worked on days
    off."""
    early, late, free = wellness["early_start_minutes"], wellness["overrun_minutes"], wellness["day_off_minutes"]
    if early is None and late is None and not free:
        return [("Extra time", "no hours planned")]
    sides = ((early, "before the planned start"), (late, "after the planned end"))
    lines = [f"{span(given)} {when}" for given, when in sides if given]
    if len(lines) > 1:
        lines.append(f"{span(wellness['given_away_minutes'])} given away in total")
    if free:
        lines.append(f"{span(free)} on {'days' if wellness.get('period') else 'a day'} off")
    return under("Extra time", lines or ["none"])


def paused_rows(reasons: Mapping[PauseReason, float]) -> list[Row]:
    """Return the reasons for pauses, the longest first."""
    longest = sorted(reasons.items(), key=lambda found: -found[1])
    shown = [f"{span(spent)} {REASON_WORDS[reason]}" for reason, spent in longest if spent]
    return sentences("Paused", [", ".join(shown)]) if shown else []


def held_rows(held: Mapping[str, int]) -> list[Row]:
    """Return the reasons micro-breaks were held back."""
    shown = [f"{count} {HELD_WORDS[reason]}" for reason, count in held.items() if count]
    return sentences("Held back", [", ".join(shown)]) if shown else []


def core_rows(wellness: Found, clock: ClockStyle) -> list[Row]:
    """Return the missed time of the core hours; nothing if none are planned."""
    missed, hours = wellness["core_missed_minutes"], wellness["core_hours"]
    if missed is None:
        return []
    shown = f"{span(missed)} missed" if missed else "none missed"
    return [("Core hours", f"{spell_hours(*read_hours(hours), clock, '-')}: {shown}" if hours else shown)]


def commute_rows(wellness: Found) -> list[Row]:
    """Return the commute saved against the time given away; nothing for a single day or if no commute is set."""
    commute = wellness.get("commute")
    if commute is None:
        return []
    days = f"({counted(commute['days'], 'day')} at home)"
    saved = f"{span(commute['saved_minutes'])} of commuting saved {days}"
    given = commute["given_away_minutes"]
    return sentences("Commute", [f"{saved}; {span(given)} of it given away" if given is not None else saved])


def override_rows(wellness: Found) -> list[Row]:
    """Return the blocks started outside planned hours, by reason."""
    blocks = wellness["overrides"]
    reasons = ", ".join(f"{REASON_WORDS[reason]} {count}" for reason, count in wellness["override_reasons"].items() if count)
    return [("Overrides", f"{counted(blocks, 'block')} started outside planned hours ({reasons})")] if blocks else []


def look_rows(wellness: Found, clock: ClockStyle) -> list[Row]:
    """Return the rows of the self-checks that were recorded; a script's report has none."""
    return [*_posture(wellness), *_midday(wellness), *_energy(wellness, clock)] if "posture" in wellness else []


def _posture(wellness: Found) -> list[Row]:
    checked = Posture(wellness["posture"]["checks"], tuple(wellness["posture"]["failing"].items()))
    return [("Posture", posture_words(checked))] if checked.checks else []


def _midday(wellness: Found) -> list[Row]:
    scored = (("Eyes at midday", wellness["eyes_midday"]), ("Head at midday", wellness["head_midday"]))
    return [(label, f"average {one['mean']:g} of 3, scored {times(one['scores'])}") for label, one in scored if one["scores"]]


def _energy(wellness: Found, clock: ClockStyle) -> list[Row]:
    energy = wellness["energy"]
    if not energy["ratings"]:
        return []
    mean = f"average {energy['mean']:g} of 5 in {counted(energy['ratings'], 'rating')}"
    hours = [EnergyHour(h["hour"], h["ratings"], h["mean"], h["earned_minutes_per_hour"]) for h in energy["by_hour"]]
    by_hour = ("by hour of day, with standard minutes earned/hour of production:", *hour_lines(hours, clock)) if hours else ()
    return under("Energy", [mean, *by_hour])
