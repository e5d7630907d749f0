"""The figures of a day, from its seconds (D3-D5, and the keys of the contract)."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from .script import iso, length

if TYPE_CHECKING:
    from .model import Day, Entry, Second

WORKED = ("production", "study", "growth", "query", "admin", "meeting", "downtime")
BUCKETS = (*WORKED, "rest", "lunch", "paused", "away", "asleep", "unwatched", "off")
TRACKS = ("eyes", "wrists", "posture")
FATES = ("done", "observed", "skipped", "missed", "unsaid", "absorbed")


def rounded(value: Fraction | int, places: int = 2) -> float:
    """Round half up."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return float(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def minutes(seconds: int) -> float:
    """Return seconds as minutes."""
    return rounded(Fraction(seconds, 60))


def share(part: Fraction | int, whole: Fraction | int) -> float | None:
    """Return a percentage, or null without a basis."""
    return rounded(Fraction(part) * 100 / Fraction(whole), 1) if whole > 0 else None


def rate(part: Fraction | int, whole: Fraction | int) -> float | None:
    """Return a figure an hour, or null without a basis."""
    return rounded(Fraction(part) / Fraction(whole)) if whole > 0 else None


def of_day(day: "Day", wanted: date) -> "list[tuple[int, Second]]":
    """Return the seconds of one work day that belong to its span."""
    found = [
        (day.origin + place, second)
        for place, second in enumerate(day.seconds)
        if second is not None and day.day_of(day.origin + place) == wanted
    ]
    while found and day.phase == "off" and found[-1][1].bucket == "off":
        found.pop()
    while found and found[0][1].bucket == "off":
        found.pop(0)
    return found


def unpaid_breaks(day: "Day", wanted: date) -> int:
    """Return the seconds of paused and away in stretches longer than a paid break (D4)."""
    limit, total, run, inside = length(day.set["day.paid_break"]), 0, 0, 0
    for place, second in enumerate([*day.seconds, None]):
        if second and second.bucket in ("paused", "away"):
            run += 1
            inside += day.day_of(day.origin + place) == wanted
        else:
            total += inside if run > limit else 0
            run = inside = 0
    return total


def judged(day: "Day", wanted: date) -> dict[str, int]:
    """Count the rests of a day."""
    count = {"taken": 0, "short": 0, "lunch": 0}
    for rest in day.rests:
        if day.day_of(rest.began) != wanted:
            continue
        if rest.over is None:
            continue
        if rest.lunch:
            count["lunch"] += 1
        else:
            count["taken" if rest.judged * 2 >= rest.length else "short"] += 1
    return count


def blocks_of(day: "Day", wanted: date) -> set[int]:
    """Return the blocks that ran or began on a day."""
    ran = {id(second.block) for _, second in of_day(day, wanted) if second.block}
    return ran | {id(block) for block in day.blocks if day.day_of(block.began) == wanted}


def works(day: "Day", wanted: date) -> bool:
    """Say whether a date is a day of work."""
    names = day.set.get("day.days", "mon tue wed thu fri")
    return ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[wanted.weekday()] in names


def report(day: "Day") -> dict[str, Any]:
    """Return the production report of the day, up to now."""
    wanted = day.day_of(day.now)
    seconds = of_day(day, wanted)
    spent = dict.fromkeys(BUCKETS, 0)
    by_kind: dict[str, int] = {}
    switches, last = 0, None
    for _, second in seconds:
        spent[second.bucket] += 1
        if second.bucket == "production":
            assert second.kind
            by_kind[second.kind] = by_kind.get(second.kind, 0) + 1
            switches += last is not None and last != second.kind
            last = second.kind
    span = len(seconds)
    clock = span - spent["off"]
    paid = clock - spent["lunch"] - spent["asleep"] - spent["unwatched"] - unpaid_breaks(day, wanted)
    work = paid - spent["rest"]
    rates = {key.split(".")[1]: int(value) for key, value in day.set.items() if key.endswith(".per_hour")}
    charts: dict[str, int] = {}
    for at, kind, number in day.charts:
        if day.day_of(at) == wanted:
            charts[kind] = charts.get(kind, 0) + number
    earned_of = {kind: Fraction(number * 60, rates[kind]) for kind, number in charts.items()}
    earned = sum(earned_of.values(), Fraction(0))
    count, production = sum(charts.values()), spent["production"]
    kinds = {}
    for kind in [*by_kind, *(kind for kind in charts if kind not in by_kind)]:
        hours = Fraction(by_kind.get(kind, 0), 3600)
        kinds[kind] = {
            "charts": charts.get(kind, 0),
            "minutes": minutes(by_kind.get(kind, 0)),
            "per_hour": rate(charts.get(kind, 0), hours),
            "earned_minutes": rounded(earned_of.get(kind, Fraction(0))),
        }
    paid_basis = Fraction(paid * 7, 8) - spent["meeting"] - spent["growth"]
    planned = length(day.set.get("target.production", "4h30m")) if works(day, wanted) else 0
    target = Fraction(planned, 60)
    expected = Fraction(production, 60)
    projected = earned / production * planned if production and planned else None
    return {
        "date": wanted.isoformat(),
        "span_minutes": minutes(span),
        "clock_minutes": minutes(clock),
        "paid_minutes": minutes(paid),
        "work_minutes": minutes(work),
        "minutes": {bucket: minutes(number) for bucket, number in spent.items()},
        "charts": count,
        "holds": len([at for at in day.holds if day.day_of(at) == wanted]),
        "kinds": kinds,
        "kind_switches": switches,
        "earned_minutes": rounded(earned),
        "productivity": {
            "production": share(earned * 60, production),
            "work": share(earned * 60, work),
            "paid_7_8": share(earned * 60, paid_basis),
        },
        "charts_per_hour": {
            "production": rate(count, Fraction(production, 3600)),
            "paid": rate(count, Fraction(paid, 3600)),
        },
        "study_share": share(spent["study"], spent["study"] + production),
        "growth_share": share(spent["growth"], work),
        "pace": {
            "target_minutes": rounded(target),
            "expected_minutes": rounded(expected),
            "earned_minutes": rounded(earned),
            "percent": share(earned, expected),
            "projected_minutes": None if projected is None else rounded(projected),
        },
        "rests": judged(day, wanted),
        "blocks": len(blocks_of(day, wanted)),
        "audits": [],
    }


def wellness(day: "Day") -> dict[str, Any]:
    """Return the private report of the day, up to now."""
    wanted = day.day_of(day.now)
    entries = [entry for entry in day.entries if day.day_of(entry.due) == wanted]
    asked = [entry for entry in entries if entry.fate != "absorbed"]
    whole = tally([(entry, track) for entry in entries for track in entry.tracks])
    answered = whole["done"] + whole["observed"]
    told = whole["asked"] - whole["unsaid"]
    rests = {"away": 0, "walk": 0, "screen": 0, "unsaid": 0, "early": 0}
    for rest in day.rests:
        if day.day_of(rest.began) == wanted and rest.over is not None:
            rests[rest.said or "unsaid"] += 1
            rests["early"] += rest.over < rest.ends
    run = longest = 0
    for place, second in enumerate(day.seconds):
        inside = second and second.bucket in TRACKABLE and day.day_of(day.origin + place) == wanted
        run = run + 1 if inside else 0
        longest = max(longest, run)
    return {
        "date": wanted.isoformat(),
        "prompts": {
            "dues": whole["dues"],
            "asked": whole["asked"],
            "stops": len(asked),
            **{fate: whole[fate] for fate in FATES},
            "snoozes": sum(entry.snoozed for entry in entries),
            "answered_percent": share(answered, told),
            "tracks": {track: tally([(entry, track) for entry in entries if track in entry.tracks]) for track in TRACKS},
        },
        "rests": rests,
        "longest_run_minutes": minutes(longest),
        **outside(day, wanted),
        "overrides": len([at for at in day.overrides if day.day_of(at) == wanted]),
    }


def outside(day: "Day", wanted: date) -> dict[str, Any]:
    """Return the minutes with somebody there before the planned start and after the planned stop (B7)."""
    there = [at for at, second in of_day(day, wanted) if second.bucket not in ("away", "asleep", "unwatched", "off")]
    start, stop = day.bound("day.start", day.now), day.bound("day.stop", day.now)
    if not day.notes.acts:
        start = stop = None
    return {
        "early_start_minutes": None if start is None else minutes(sum(at < start for at in there)),
        "overrun_minutes": None if stop is None else minutes(sum(at >= stop for at in there)),
    }


TRACKABLE = ("production", "study", "growth", "query", "admin")


def tally(pairs: "list[tuple[Entry, str]]") -> dict[str, int]:
    """Count dues by their fate."""
    count = {"dues": len(pairs), "asked": 0, **dict.fromkeys(FATES, 0)}
    for entry, _ in pairs:
        if entry.fate:
            count[entry.fate] += 1
        count["asked"] += entry.fate != "absorbed"
    return count


def status(day: "Day") -> dict[str, Any]:
    """Return the status line's figures that the model knows."""
    phase = day.phase
    if day.stretch:
        phase = day.stretch.sort
    if day.away_from_world() and phase != "off":
        phase = "unwatched" if day.now < day.crashed_until and day.crash_long else "asleep"
    ends: int | None = None
    block = day.block
    if phase == "focus" and block:
        ends = day.now + block.length - block.clock
    elif phase == "rest" and day.rest:
        ends = day.rest.ends
    elif day.stretch:
        ends = day.stretch.ends
    showing = day.showing()
    told: dict[str, Any] = {
        "phase": phase,
        "activity": block.activity if block else None,
        "ends": iso(ends, day.zone),
        "left_seconds": None if ends is None else ends - day.now,
        "showing": None,
        "charts": sum(number for at, _, number in day.charts if day.day_of(at) == day.day_of(day.now)),
    }
    if showing is not None and showing.showing is not None:
        lasts = day.seconds_of(showing)
        names = [t for t in TRACKS if any(t in entry.tracks for entry in showing.entries)]
        left = max(0, showing.showing + lasts - day.now)
        told["showing"] = {"tracks": names, "seconds": lasts, "left_seconds": left}
    if phase == "focus" and block:
        told["since"] = iso(max(block.began, block.went_on), day.zone)
    return told
