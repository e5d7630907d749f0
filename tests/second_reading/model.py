"""A second model of a day, second by second, from the words of the rules."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from .script import Action, Script, clock_time, instant, iso, length, read

TRACKS = ("eyes", "wrists", "posture")
SCREEN = ("production", "study", "growth", "query", "admin")
BUCKETS = (
    *SCREEN,
    "meeting",
    "downtime",
    "rest",
    "lunch",
    "paused",
    "away",
    "asleep",
    "unwatched",
    "off",
)
FIVE = 300
MERGE = 180
NEVER = 1 << 60


@dataclass
class Entry:
    """What came due as one stop (C3)."""

    due: int
    tracks: list[str]
    shown: int | None = None
    fate: str | None = None
    settled: int | None = None
    snoozed: int = 0
    ahead: dict[str, int] = field(default_factory=dict)
    times: dict[str, int] = field(default_factory=dict)


@dataclass
class Stop:
    """Entries that are asked together."""

    entries: list[Entry]
    counts: int
    free: bool = False
    zone: bool = False
    snoozed: bool = False
    showing: int | None = None
    afresh: bool = False


@dataclass
class Block:
    """A block and its own clock."""

    number: int
    length: int
    activity: str
    kind: str
    began: int
    clock: int = 0
    single: bool = False
    ended: int | None = None
    went_on: int = 0
    run: int = 0


@dataclass
class Rest:
    """A rest, short or lunch."""

    began: int
    length: int
    lunch: bool
    ends: int
    said: str | None = None
    over: int | None = None
    seconds: int = 0
    judged: int = 0
    rung: bool = False
    reminded: bool = False


@dataclass
class Second:
    """What one second of the day was."""

    bucket: str
    kind: str | None = None
    block: Block | None = None
    rest: Rest | None = None
    overlay: str | None = None


@dataclass
class Interruption:
    """A pause, meeting, downtime or absence."""

    sort: str
    began: int
    ends: int | None = None


@dataclass
class Notes:
    """What the day has told so far."""

    notifications: list[tuple[int, str]] = field(default_factory=list)
    refusals: list[tuple[int, str]] = field(default_factory=list)
    statuses: list[dict[str, Any]] = field(default_factory=list)
    reports: list[dict[str, Any]] = field(default_factory=list)
    acts: int = 0


class Refused(Exception):
    """A command that the rules refuse."""


class Day:
    """The day's state at one second, and everything that led to it."""

    def __init__(self, script: Script) -> None:
        """Begin before the first start."""
        get = script.settings.__getitem__
        self.set = script.settings
        self.zone = script.zone
        self.focus_length = length(get("block.focus"))
        self.rest_length = length(get("block.rest"))
        self.warn = length(get("block.warn"))
        self.boundary = length(get("prompts.boundary"))
        self.ask = length(get("idle.ask_after"))
        self.proves = get("idle.source") == "auto" and get("idle.this_computer") == "true"
        self.every: dict[str, int] = {}
        self.lasts: dict[str, int] = {}
        for track in TRACKS:
            if get(f"prompts.{track}.every") != "off":
                self.every[track] = length(get(f"prompts.{track}.every"))
            self.lasts[track] = length(get(f"prompts.{track}.for"))
        self.now = self.origin = script.actions[0].at if script.actions else 0
        self.begin_facts()
        self.begin_prompts()

    def begin_facts(self) -> None:
        """Begin with nothing said."""
        self.seconds: list[Second | None] = []
        self.phase = "off"
        self.started = False
        self.block: Block | None = None
        self.rest: Rest | None = None
        self.rests: list[Rest] = []
        self.stretch: Interruption | None = None
        self.asleep_until = self.crashed_until = 0
        self.crash_long = False
        self.idles: list[tuple[int, int]] = []
        self.last_action = 0
        self.unanswered: int | None = None
        self.unanswered_wait = 0
        self.self_ended = 0
        self.activity, self.kind = "production", self.first_kind()
        self.blocks: list[Block] = []
        self.charts: list[tuple[int, str, int]] = []
        self.holds: list[int] = []
        self.overrides: list[int] = []

    def begin_prompts(self) -> None:
        """Begin with nothing asked and nothing told."""
        self.screen = 0
        self.fired = dict.fromkeys(TRACKS, 0)
        self.served: dict[str, int] = {}
        self.off_screen = 0
        self.entries: list[Entry] = []
        self.stops: list[Stop] = []
        self.last_shown = -NEVER
        self.asked_away = False
        self.notes = Notes()
        self.warned: set[int] = set()
        self.somebody = False

    def first_kind(self) -> str:
        """Return the kind that stands before any was named."""
        kinds = [key.split(".")[1] for key in self.set if key.startswith("kinds.")]
        return "general" if "general" in kinds else kinds[0]

    # -- small questions -------------------------------------------------

    def tell(self, reason: str) -> None:
        """Note a notification of this second, unless it is too old when the process is back (A9)."""
        if self.now < self.crashed_until - 30:
            return
        self.notes.notifications.append((self.now, reason))

    def last_touch(self) -> int:
        """Return the second of the last touch."""
        for begin, end in reversed(self.idles):
            if begin <= self.now < end:
                return begin
        return self.now

    def idle_until(self) -> int:
        """Return the second at which somebody touches the machine again."""
        return max((end for _, end in self.idles), default=0)

    def in_focus(self) -> bool:
        """Say whether the block's clock runs."""
        return self.phase == "focus" and self.stretch is None and not self.away_from_world()

    def away_from_world(self) -> bool:
        """Say whether the machine sleeps or the process is known to have died."""
        return self.now < self.asleep_until or (self.now < self.crashed_until and self.crash_long)

    def in_zone(self, clock: int) -> bool:
        """Say whether a due at this second of the block's clock waits for the rest (C4)."""
        assert self.block
        return self.block.length - FIVE < clock <= self.block.length + FIVE

    def is_quiet(self) -> bool:
        """Say whether nothing is shown now: the zone of C4, without its last second."""
        assert self.block
        return self.in_zone(self.block.clock) and self.block.clock < self.block.length + FIVE

    # -- one second --------------------------------------------------------

    def label(self) -> Second | None:
        """Return what the second that begins now is."""
        if self.phase == "off":
            return Second("off") if self.started else None
        asleep, gone = self.now < self.asleep_until, self.now < self.crashed_until and self.crash_long
        if gone:
            return Second("unwatched", rest=self.rest)
        if asleep and not (self.phase == "rest" and not self.stretch and self.rest and self.now < self.rest.ends):
            return Second("asleep", rest=self.rest)
        if self.stretch:
            return Second(self.stretch.sort, block=self.block, rest=self.rest)
        if self.phase == "focus":
            assert self.block
            return Second(self.block.activity, self.block.kind, self.block)
        if self.phase == "rest":
            assert self.rest
            return Second("lunch" if self.rest.lunch else "rest", rest=self.rest)
        return Second(self.phase)

    def pass_second(self) -> None:
        """Let one second go by."""
        second = self.label()
        self.seconds.append(second)
        if second and second.bucket in SCREEN:
            assert self.block
            self.screen += 1
            self.block.clock += 1
            self.block.run += 1
            self.off_screen = 0
        else:
            self.off_screen += 1
            if self.block:
                self.block.run = 0
            if second and second.rest and second.bucket in ("rest", "lunch"):
                second.rest.seconds += 1
        self.now += 1
        if self.off_screen == FIVE:
            self.reset()
        if self.now in (self.asleep_until, self.crashed_until if self.crash_long else 0):
            self.wake()

    def wake(self) -> None:
        """Go on after a sleep or a crash."""
        self.self_ended = self.now
        if self.block and not self.stretch:
            self.block.went_on = self.now

    def reset(self) -> None:
        """Start every track afresh: five minutes of anything else have passed (C1, C11)."""
        self.absorb_all()
        self.screen = 0
        self.fired = dict.fromkeys(TRACKS, 0)
        self.served = {}

    # -- stops -------------------------------------------------------------

    def absorb_all(self) -> None:
        """Absorb every unsettled stop."""
        for stop in self.stops:
            for entry in stop.entries:
                self.absorb(entry)
        self.stops = []

    def absorb(self, entry: Entry) -> None:
        """Absorb one entry; what was never shown gets an entry for each track that fell due."""
        entry.fate, entry.settled = "absorbed", self.now
        if entry.shown is None:
            for track, due in entry.ahead.items():
                if due > self.screen:
                    entry.tracks.remove(track)
                    self.fired[track] -= 1
        if entry.shown is None:
            place = self.entries.index(entry)
            self.entries[place : place + 1] = [
                Entry(entry.times.get(track, entry.due), [track], None, "absorbed", self.now, entry.snoozed)
                for track in entry.tracks
            ]

    def next_due(self, track: str) -> int:
        """Return the screen time of a track's next due."""
        return (self.fired[track] + 1) * self.every[track]

    def is_served(self, track: str, due: int) -> bool:
        """Say whether a due at this screen time is served already (C2)."""
        return track in self.served and (due - self.served[track]) * 2 < self.every[track]

    def dues(self) -> None:
        """Judge the dues of this second."""
        self.note_reached()
        due_now = [track for track in self.every if self.screen and self.screen >= self.next_due(track)]
        if not due_now:
            return
        wanted: list[str] = []
        for track in due_now:
            due = self.next_due(track)
            self.fired[track] += 1
            if self.is_served(track, due) or self.absorbs_now():
                self.add(Entry(self.now, [track], None, "absorbed", self.now))
            elif self.block and self.in_zone(self.block.clock):
                entry = self.add(Entry(self.now, [track]))
                self.stops.append(Stop([entry], self.now, zone=True, free=not self.in_focus()))
            else:
                wanted.append(track)
        if not wanted:
            return
        ahead = {track: self.next_due(track) for track, _ in self.soon(self.now + MERGE)}
        for track in ahead:
            self.fired[track] += 1
        names = [track for track in TRACKS if track in wanted or track in ahead]
        entry = self.add(Entry(self.now, names, ahead=ahead))
        self.stops.append(Stop([entry], self.now, free=not self.in_focus()))

    def note_reached(self) -> None:
        """Note when what a stop took along falls due."""
        for entry in (entry for stop in self.stops for entry in stop.entries):
            for track, due in entry.ahead.items():
                if due == self.screen:
                    entry.times.setdefault(track, self.now)

    def soon(self, limit: int) -> list[tuple[str, int]]:
        """Return the tracks that fall due from now until a second, with the seconds until then (C3)."""
        result = []
        for track in self.every:
            due = self.next_due(track)
            ahead = due - self.screen
            if not 0 <= ahead <= limit - self.now or self.is_served(track, due):
                continue
            if self.block and not self.in_zone(self.block.clock + ahead):
                result.append((track, ahead))
        return sorted(result, key=lambda item: item[1])

    def absorbs_now(self) -> bool:
        """Say whether what falls due in this second is absorbed by a rest or the end of the day."""
        if self.phase == "off":
            return True
        return self.phase == "rest" and self.rest is not None and self.rest.length >= FIVE

    def add(self, entry: Entry) -> Entry:
        """Keep an entry for the report."""
        self.entries.append(entry)
        return entry

    def waits(self, stop: Stop) -> bool:
        """Say whether a due stop waits for a chart boundary (C6)."""
        assert self.block
        if stop.free or stop.snoozed or stop.zone or not self.boundary or not self.block.single:
            return False
        if self.proves and self.now - self.last_touch() >= 5:
            return False
        return self.now < stop.counts + self.boundary

    def ready(self, stop: Stop) -> bool:
        """Say whether a stop may be shown in this second, for itself."""
        if stop.snoozed and self.now < stop.counts:
            return False
        return not self.waits(stop)

    def show(self) -> None:
        """Show the next stop, if one may be shown now."""
        if not self.in_focus() or self.now < self.crashed_until:
            return
        assert self.block
        if any(stop.showing is not None for stop in self.stops):
            return
        if self.is_quiet():
            for stop in self.stops:
                if self.ready(stop):
                    stop.zone = True
            return
        if self.block.clock < FIVE:
            return
        ready = [stop for stop in self.stops if self.ready(stop)]
        if not ready:
            return
        first = min(ready, key=lambda stop: (stop.counts, stop.snoozed))
        if self.now < self.last_shown + 60 and not first.afresh:
            return
        zone = any(stop.zone for stop in ready)
        together = [stop for stop in ready if zone or stop.counts <= first.counts + MERGE]
        together += [stop for stop in self.stops if stop not in together and stop.snoozed and stop.counts <= self.now + MERGE]
        self.put_up(together)

    def put_up(self, together: list[Stop]) -> None:
        """Put stops up as one."""
        zone = any(stop.zone for stop in together)
        entries = [entry for stop in together for entry in stop.entries]
        if zone or any(stop.snoozed for stop in together):
            ahead = self.soon(self.now + MERGE if zone else min(stop.counts for stop in together) + MERGE)
            groups = [[item] for item in ahead] if zone else ([ahead] if ahead else [])
            for group in groups:
                for track, _ in group:
                    self.fired[track] += 1
                names = [track for track, _ in group]
                entries.append(self.add(Entry(self.now + group[0][1], [t for t in TRACKS if t in names])))
        for stop in together:
            self.stops.remove(stop)
        for entry in entries:
            if entry.shown is None:
                entry.shown = self.now
        self.stops.append(Stop(entries, self.now, True, showing=self.now))
        self.last_shown = self.now
        self.tell("prompt")

    def showing(self) -> Stop | None:
        """Return the stop on the screen."""
        for stop in self.stops:
            if stop.showing is not None:
                return stop
        return None

    def seconds_of(self, stop: Stop) -> int:
        """Return how long a stop lasts."""
        return max(self.lasts[track] for entry in stop.entries for track in entry.tracks)

    def settle(self, stop: Stop, fate: str) -> None:
        """Give a stop its fate."""
        for entry in stop.entries:
            entry.fate, entry.settled = fate, self.now
            if fate in ("done", "observed"):
                for track in entry.tracks:
                    self.served[track] = self.screen
        self.stops.remove(stop)

    def unanswered_stop(self) -> None:
        """Settle a stop that nobody answered (C7)."""
        stop = self.showing()
        if stop is None:
            return
        assert stop.showing is not None
        lasts = self.seconds_of(stop)
        if self.now < stop.showing + lasts + 90:
            return
        fate = "missed"
        if not self.proves:
            fate = "unsaid"
        elif any(min(end, self.now) - max(begin, stop.showing) >= lasts for begin, end in self.idles):
            fate = "observed"
        self.settle(stop, fate)

    def withdraw(self) -> None:
        """Take a stop off the screen: an interruption begins."""
        for stop in self.stops:
            stop.free = True
            stop.afresh = stop.showing is not None or stop.afresh
            stop.showing = None

    # -- changes of phase --------------------------------------------------

    def acted(self, before: Block | None) -> None:
        """Note that somebody acted."""
        self.last_action = self.now
        self.unanswered = None
        self.somebody = not (self.block and self.block is not before)

    def begin_block(self) -> None:
        """Start a block."""
        self.end_rest()
        self.stretch = None
        self.phase, self.started = "focus", True
        number = len([b for b in self.blocks if self.day_of(b.began) == self.day_of(self.now)]) + 1
        self.block = Block(number, self.focus_length, self.activity, self.kind, self.now, went_on=self.now)
        self.blocks.append(self.block)
        self.unanswered = None
        self.asked_away = False
        self.somebody = False

    def end_rest(self) -> None:
        """End the rest, if one runs."""
        if self.rest and self.rest.over is None:
            self.rest.over, self.rest.judged = self.now, self.rest.seconds
        self.rest = None

    def begin_rest(self, seconds: int, lunch: bool, began: int) -> None:
        """Start a rest, at this second or back-dated."""
        previous = self.rest
        self.withdraw()
        for stop in self.stops:
            stop.zone = False
        self.stretch = None
        self.end_rest()
        self.block, self.phase = None, "rest"
        self.rest = Rest(began, seconds, lunch, began + seconds)
        if previous and previous.lunch == lunch and began < previous.ends and previous.over == began:
            self.rests.remove(previous)
            self.rest.began, self.rest.seconds = previous.began, previous.seconds
            for second in self.seconds:
                if second and second.rest is previous:
                    second.rest = self.rest
        self.rests.append(self.rest)
        if seconds >= FIVE:
            self.absorb_all()

    def interrupt(self, sort: str, ends: int | None) -> None:
        """Begin a pause, meeting, downtime or absence."""
        self.withdraw()
        self.stretch = Interruption(sort, self.now, ends)
        self.unanswered = None

    def go_on(self) -> None:
        """End an interruption and go back to what ran before."""
        self.stretch = None
        if self.block:
            self.block.went_on = self.now
        self.asked_away = False

    def relabel(self, begin: int, bucket: str) -> int:
        """Make the seconds from one on something else; return how many of screen time they took."""
        taken = 0
        for at in range(max(begin, self.origin), self.now):
            second = self.seconds[at - self.origin]
            if second is None:
                continue
            if second.bucket in SCREEN:
                taken += 1
                if second.block is self.block and self.block:
                    self.block.clock -= 1
            if second.rest and second.bucket in ("rest", "lunch"):
                second.rest.seconds -= 1
            self.seconds[at - self.origin] = Second(bucket, rest=second.rest)
        return taken

    def back_count(self) -> None:
        """Count again the seconds without screen time and the run up to now."""
        self.off_screen = 0
        for second in reversed(self.seconds):
            if second and second.bucket in SCREEN:
                break
            self.off_screen += 1
        if self.block:
            self.block.run = 0
            for second in reversed(self.seconds):
                if not (second and second.bucket in SCREEN):
                    break
                self.block.run += 1

    # -- deadlines ---------------------------------------------------------

    def deadlines(self) -> None:
        """Judge what falls due at this second, in the order of A8."""
        if self.proves and self.last_touch() == self.now:
            self.somebody = True
        if self.away_from_world():
            self.remind_of_pause()
            self.dues()
            return
        if self.stretch and self.stretch.ends is not None and self.now >= self.stretch.ends:
            sort = self.stretch.sort
            self.go_on()
            self.self_ended = self.now
            if self.phase == "focus":
                self.unanswered = self.now
                self.unanswered_wait = 3600 if sort == "downtime" else 1800
        if self.stretch and self.stretch.sort == "away" and self.last_touch() == self.now:
            self.go_on()
        self.remind_of_pause()
        if self.phase == "rest":
            self.rest_deadlines()
        if self.phase == "focus" and not self.stretch:
            self.block_deadlines()
        self.unattended()
        if self.phase == "focus" and not self.stretch:
            self.unanswered_stop()
        self.day_stop()
        self.dues()
        self.show()

    def remind_of_pause(self) -> None:
        """Remind of an open pause every ten minutes."""
        if self.now < self.asleep_until - 30 or not self.stretch or self.stretch.ends is not None:
            return
        paused = self.now - self.stretch.began
        if self.stretch.sort == "paused" and paused and paused % 600 == 0:
            self.tell("paused")

    def block_deadlines(self) -> None:
        """Judge the block's end, its reminders, and an absence."""
        block = self.block
        assert block
        left = block.length - block.clock
        if left == self.warn and block.clock:
            self.tell("ending")
        if block.run == 7200:
            self.tell("overtime")
        if left <= 0 and block.ended is None:
            block.ended = self.now
            self.tell("ended")
            if self.set["block.end"] == "auto":
                self.begin_rest(self.rest_length, False, self.now)
                return
        if -left in (300, 900):
            self.tell("overtime")
        if self.proves and self.last_touch() == self.now:
            self.asked_away = False
            self.unanswered = None
        self.nobody()

    def nobody(self) -> None:
        """Judge how long nobody has touched the machine (B2, C10)."""
        block = self.block
        if not self.proves or not block or not self.in_focus():
            return
        touch = max(self.last_touch(), block.went_on)
        if touch >= self.now:
            return
        if block.ended is not None and self.now >= max(touch, block.ended) + 180:
            self.rest_unsaid(touch)
            return
        if self.now - touch >= self.ask and not self.asked_away:
            self.asked_away = True
            self.tell("away")
        if self.now - touch >= self.ask + 120:
            self.make_away(touch)
            self.withdraw()
            self.stretch = Interruption("away", touch)

    def rest_unsaid(self, began: int) -> None:
        """Start the rest that nobody said, back-dated to the last touch."""
        self.relabel(began, "rest")
        self.begin_rest(self.rest_length, False, began)
        assert self.rest
        for at in range(began, self.now):
            second = self.seconds[at - self.origin]
            if second and second.bucket == "rest":
                second.rest = self.rest
                self.rest.seconds += 1
        self.back_count()
        if self.off_screen >= FIVE:
            self.reset()
        if self.now >= self.rest.ends:
            self.rest.rung = True
            self.tell("rest-over")

    def make_away(self, begin: int) -> None:
        """Make the stretch from a second until now *away*, with what follows from it."""
        seconds = self.now - begin
        in_block = self.block is not None
        taken = self.relabel(begin, "away")
        self.back_count()
        if self.block and self.block.clock < self.block.length:
            self.block.ended = None
        if seconds >= FIVE:
            self.reset()
            return
        self.screen = max(0, self.screen - taken)
        if in_block:
            for track in self.every:
                if self.lasts[track] <= seconds:
                    self.served[track] = self.screen
            self.serve_unsettled(seconds)

    def serve_unsettled(self, seconds: int) -> None:
        """Absorb the unsettled entries that an absence has served (C1)."""
        for stop in list(self.stops):
            for entry in list(stop.entries):
                if max(self.lasts[track] for track in entry.tracks) <= seconds:
                    stop.entries.remove(entry)
                    self.absorb(entry)
            if not stop.entries:
                self.stops.remove(stop)

    def rest_deadlines(self) -> None:
        """Judge the rest's end and its reminder."""
        rest = self.rest
        assert rest
        if self.now >= rest.ends and not rest.rung:
            rest.rung = True
            self.tell_at(rest.ends, "rest-over")
        if self.now == rest.ends and self.goes_on():
            self.begin_block()
            return
        if not self.stretch and self.now >= rest.ends + FIVE and not rest.reminded:
            rest.reminded = True
            self.tell("rest-over")

    def goes_on(self) -> bool:
        """Say whether the next block starts by itself (B3)."""
        if self.set["block.next"] != "auto" or self.stretch or not self.somebody:
            return False
        return self.set["day.enforce"] != "true" or not self.is_outside()

    def tell_at(self, at: int, reason: str) -> None:
        """Note a notification of an earlier second, unless it is too old to ring (A9)."""
        if self.now - at <= 30:
            self.notes.notifications.append((at, reason))

    def unattended(self) -> None:
        """Make the time since a planned end *unwatched* after half an hour without any action (B2)."""
        since: int | None = None
        wait = 1800
        if self.stretch:
            return
        if self.phase == "rest" and self.unanswered is not None:
            since, wait = self.unanswered, self.unanswered_wait
        elif self.phase == "rest" and self.rest and self.now > self.rest.ends:
            since = max(self.rest.ends, self.last_action, self.self_ended)
        elif self.phase == "focus" and self.block:
            if self.unanswered is not None:
                since, wait = max(self.unanswered, self.last_action), self.unanswered_wait
            if self.block.ended is not None and self.now >= max(self.block.ended, self.last_action, self.block.went_on) + 1800:
                since, wait = max(self.block.ended, self.last_action, self.block.went_on), 1800
        if since is None or self.now < since + wait:
            return
        self.relabel(since, "unwatched")
        self.end_rest()
        self.block, self.stretch, self.phase = None, None, "unwatched"
        self.back_count()
        self.reset()

    def bound(self, key: str, at: int) -> int | None:
        """Return the second of a planned start or stop of the work day of a second."""
        if self.set[key] == "off":
            return None
        return instant(self.day_of(at), clock_time(self.set[key]), self.zone)

    def day_stop(self) -> None:
        """Warn before the planned end of the day, and tell it (B7)."""
        stop = self.bound("day.stop", self.now)
        if stop is None or self.phase in ("off", "unwatched"):
            return
        if self.now == stop:
            self.tell("stop")
        if stop - 900 <= self.now < stop and stop not in self.warned and not self.stretch:
            waits = self.block and self.block.single and self.boundary and self.now < stop - 900 + self.boundary
            if waits and self.proves and self.now - self.last_touch() >= 5:
                waits = False
            if not waits:
                self.warned.add(stop)
                self.tell("stop-soon")

    # -- actions -------------------------------------------------------------

    def act(self, action: Action) -> bool:
        """Do one line of the script; return whether it was done."""
        name, words = action.words[0], action.words[1:]
        if name in ("idle", "asleep", "crash", "clock", "report", "status"):
            getattr(self, f"world_{name}")(words)
            return True
        name = {"break": "rest"}.get(name, name)
        before = self.block
        try:
            getattr(self, f"do_{name}")(words)
        except Refused:
            self.notes.refusals.append((self.now, name))
            return False
        self.acted(before)
        self.notes.acts += 1
        return True

    def world_idle(self, words: list[str]) -> None:
        """Nobody touches the machine."""
        self.idles.append((self.now, self.now + length(words[0])))

    def world_asleep(self, words: list[str]) -> None:
        """The machine is suspended."""
        self.asleep_until = self.now + length(words[0])
        if not (self.phase == "rest" and not self.stretch):
            self.withdraw()

    def world_crash(self, words: list[str]) -> None:
        """The process dies and comes back."""
        seconds = length(words[0])
        self.crashed_until, self.crash_long = self.now + seconds, seconds >= 120 and words[1:] != ["off"]
        if self.crash_long:
            self.withdraw()

    def world_clock(self, words: list[str]) -> None:
        """Somebody sets the wall clock: nothing changes (A4)."""

    def world_report(self, words: list[str]) -> None:
        """Report the day so far."""
        from .report import report

        self.notes.reports.append({"at": iso(self.now, self.zone), **report(self)})

    def world_status(self, words: list[str]) -> None:
        """Tell the status."""
        from .report import status

        self.notes.statuses.append({"at": iso(self.now, self.zone), **status(self)})

    def is_outside(self) -> bool:
        """Say whether a block that begins now begins outside the planned hours."""
        start, stop = self.bound("day.start", self.now), self.bound("day.stop", self.now)
        return (start is not None and self.now < start) or (stop is not None and self.now > stop)

    def do_start(self, words: list[str]) -> None:
        """Start a block."""
        if self.phase == "focus":
            raise Refused
        words, outside = list(words), self.is_outside()
        if "--anyway" in words:
            place = words.index("--anyway")
            del words[place : place + 2]
            self.overrides += [self.now] * outside
        elif outside and self.set["day.enforce"] == "true":
            raise Refused
        if "--kind" in words:
            place = words.index("--kind")
            self.kind = words[place + 1]
            del words[place : place + 2]
        self.activity = words[0] if words else "production"
        self.begin_block()

    def do_switch(self, words: list[str]) -> None:
        """Change what the block's time is for."""
        if not self.in_focus():
            raise Refused
        assert self.block
        words = list(words)
        if "--kind" in words:
            self.kind = words[words.index("--kind") + 1]
        self.activity = words[0]
        self.block.activity, self.block.kind = self.activity, self.kind
        self.boundary_reached()

    def boundary_reached(self) -> None:
        """End every wait for a chart boundary, and show what waited."""
        ends = self.bound("day.stop", self.now)
        if ends is not None and ends - 900 <= self.now < ends and ends not in self.warned and self.in_focus():
            self.warned.add(ends)
            self.tell("stop-soon")
        if self.block and any(self.waits(stop) for stop in self.stops):
            for stop in self.stops:
                stop.free = True
            self.show()

    def do_chart(self, words: list[str]) -> None:
        """Log charts."""
        number, kind = 1, self.kind
        words = list(words)
        if "--kind" in words:
            place = words.index("--kind")
            kind = words[place + 1]
            del words[place : place + 2]
        if words:
            number = int(words[0])
        self.charts.append((self.now, kind, number))
        if self.block:
            self.boundary_reached()
            if number == 1:
                self.block.single = True

    def do_hold(self, words: list[str]) -> None:
        """Put a chart on hold."""
        self.holds.append(self.now)
        if self.block:
            self.boundary_reached()

    def answered(self) -> Stop:
        """Return the stop that an answer is for."""
        stop = self.showing()
        if stop is None:
            raise Refused
        return stop

    def do_done(self, words: list[str]) -> None:
        """Answer a stop."""
        self.settle(self.answered(), "done")

    def do_skip(self, words: list[str]) -> None:
        """Skip a stop."""
        self.settle(self.answered(), "skipped")

    def do_snooze(self, words: list[str]) -> None:
        """Put a stop off."""
        stop = self.answered()
        if any(entry.snoozed >= 2 for entry in stop.entries):
            raise Refused
        for entry in stop.entries:
            entry.snoozed += 1
        stop.showing, stop.snoozed, stop.afresh, stop.counts = None, True, False, self.now + FIVE

    def do_rest(self, words: list[str]) -> None:
        """Start a rest."""
        if self.phase == "off":
            raise Refused
        if words and words[0] == "lunch":
            self.begin_rest(length(self.set["day.lunch"]), True, self.now)
        else:
            self.begin_rest(length(words[0]) if words else self.rest_length, False, self.now)

    def do_back(self, words: list[str]) -> None:
        """Come back from a rest or an absence."""
        if self.stretch and self.stretch.sort == "away":
            self.go_on()
            self.show()
            return
        if self.phase != "rest" or self.stretch:
            raise Refused
        if self.is_outside() and self.set["day.enforce"] == "true":
            raise Refused
        assert self.rest
        if words:
            self.rest.said = words[0]
        self.begin_block()

    def do_pause(self, words: list[str]) -> None:
        """Pause the block."""
        if self.phase != "focus":
            raise Refused
        ends = self.now + length(words[words.index("--for") + 1]) if "--for" in words else None
        self.interrupt("paused", ends)

    def do_meeting(self, words: list[str]) -> None:
        """Begin a meeting."""
        if self.phase == "off":
            raise Refused
        self.interrupt("meeting", self.now + length(words[0]))

    def do_downtime(self, words: list[str]) -> None:
        """Begin downtime."""
        if self.phase == "off":
            raise Refused
        lengths = [word for word in words if word[0].isdigit()]
        self.interrupt("downtime", self.now + length(lengths[0]) if lengths else None)

    def do_resume(self, words: list[str]) -> None:
        """Go on after an interruption."""
        if not self.stretch or self.stretch.sort == "away":
            raise Refused
        self.go_on()
        self.show()

    def do_away(self, words: list[str]) -> None:
        """Say an absence that is over."""
        begin = self.now - length(words[0])
        known = self.seconds[max(0, begin - self.origin) :]
        if self.phase == "off" or begin < self.origin or any(s is None for s in known):
            raise Refused
        if self.day_of(begin) != self.day_of(self.now):
            raise Refused
        self.withdraw() if self.phase == "focus" else None
        self.make_away(self.now - length(words[0]))
        self.show()

    def do_stop(self, words: list[str]) -> None:
        """End the day."""
        if self.phase == "off":
            raise Refused
        self.end_rest()
        self.stretch, self.block, self.phase = None, None, "off"
        self.absorb_all()

    # -- days -----------------------------------------------------------------

    def day_of(self, at: int) -> date:
        """Return the work day of a second (A7)."""
        local = datetime.fromtimestamp(at, self.zone)
        day = local.date()
        if local.time() < clock_time(self.set["day.turnover"]):
            day -= timedelta(days=1)
        return day

    def run_to(self, until: int) -> None:
        """Judge this second's deadlines and go on to a later second."""
        while self.now < until:
            self.deadlines()
            self.pass_second()


@dataclass
class Told:
    """An action with the second it took effect, and whether it stands."""

    effect: int
    action: Action
    stands: bool = True


PEOPLE = ("start", "switch", "rest", "back", "pause", "resume", "meeting", "downtime", "away", "stop")
ANSWERS = ("done", "snooze", "skip")


class Game:
    """A script being played, with what is undone and what is said later (D10)."""

    def __init__(self, script: Script) -> None:
        """Begin before the first line."""
        self.script = script
        self.told: list[Told] = []
        self.day = self.fresh()

    def fresh(self) -> Day:
        """Return a day before its first second."""
        day = Day(self.script)
        if any("--ago" in action.words or "--at" in action.words for action in self.script.actions):
            day.now = day.origin = day.origin - 4 * 3600
        return day

    def play(self) -> Day:
        """Play every line, and the deadlines between and after them."""
        for action in self.script.actions:
            self.day.run_to(action.at)
            self.line(action)
        day = self.day
        day.run_to(max(day.now, day.asleep_until, day.crashed_until, day.idle_until()))
        day.deadlines()
        return day

    def line(self, action: Action) -> None:
        """Do one line."""
        words = list(action.words)
        effect = self.day.now
        for flag in ("--ago", "--at"):
            if flag in words:
                place = words.index(flag)
                effect = self.day.now - length(words[place + 1])
                del words[place : place + 2]
        name = {"break": "rest"}.get(words[0], words[0])
        if name == "crash" and self.day.phase == "off":
            words.append("off")  # no gap, whatever is said later of that time (A6)
        if name == "undo":
            self.undo()
        elif effect < self.day.now:
            self.later(Told(effect, Action(action.at, words)), name)
        elif self.day.act(Action(action.at, words)):
            self.told.append(Told(effect, Action(action.at, words)))

    def refuse(self, name: str) -> None:
        """List a refusal."""
        self.day.notes.refusals.append((self.day.now, name))

    def undo(self) -> None:
        """Void the last act of a person since the turnover that stands (D10)."""
        today = self.day.day_of(self.day.now)
        for told in reversed(self.told):
            if told.stands and self.is_of_person(told) and self.day.day_of(told.action.at) == today:
                told.stands = False
                self.adopt(self.replay([told for told in self.told if told.stands])[0])
                return
        self.refuse("undo")

    def is_of_person(self, told: Told) -> bool:
        """Say whether an action is a person's act."""
        return told.action.words[0] in (*PEOPLE, *ANSWERS, "chart", "hold", "break")

    def later(self, told: Told, name: str) -> None:
        """Take an act that was said later, unless it or a later act would be illegal."""
        day = self.day
        if day.day_of(told.effect) != day.day_of(day.now) or not self.reaches(told, name):
            self.refuse(name)
            return
        standing = [*(each for each in self.told if each.stands), told]
        new, refused = self.replay(standing)
        if any(each.action.words[0] in (*PEOPLE, *ANSWERS) or each is told for each in refused):
            self.refuse(name)
            return
        self.told.append(told)
        self.adopt(new)

    def reaches(self, told: Told, name: str) -> bool:
        """Say whether an act may be said for its second: within the day, a start up to the last stop."""
        day = self.day
        today = day.day_of(day.now)
        acts = [told for told in self.told if told.stands and self.is_of_person(told)]
        said = [told.effect for told in acts if day.day_of(told.effect) == today]
        if name == "start":
            stops = [t.effect for t in self.told if t.stands and t.action.words[0] == "stop"]
            return not stops or told.effect >= max(stops)
        if not said:
            return name in ("chart", "hold")
        return told.effect >= min(said)

    def replay(self, standing: list[Told]) -> tuple[Day, list[Told]]:
        """Play what stands in the order of effect up to now; return the day and what was refused."""
        new, refused = self.fresh(), []
        for told in sorted(standing, key=lambda each: each.effect):
            new.run_to(told.effect)
            if told.action.words[0] in ("status", "report"):
                continue
            if not new.act(told.action):
                refused.append(told)
        new.run_to(self.day.now)
        return new, refused

    def adopt(self, day: Day) -> None:
        """Go on with another day; what was told stays told."""
        day.notes = self.day.notes
        self.day = day


def play(text: str) -> dict[str, Any]:
    """Return what the rules make of a script, as `simulate --json` would print it."""
    from .report import report, wellness

    script = read(text)
    day = Game(script).play()
    zone = script.zone
    prompts = [
        {
            "due": iso(entry.due, zone),
            "shown": iso(entry.shown, zone),
            "tracks": entry.tracks,
            "seconds": max(day.lasts[track] for track in entry.tracks),
            "fate": entry.fate,
            "settled": iso(entry.settled, zone),
            "snoozed": entry.snoozed,
            "delay_seconds": float(max(0, entry.shown - entry.due)) if entry.shown is not None else 0.0,
        }
        for entry in day.entries
    ]
    return {
        "prompts": prompts,
        "notifications": [{"at": iso(at, zone), "reason": why} for at, why in day.notes.notifications],
        "refusals": [{"at": iso(at, zone), "command": name} for at, name in day.notes.refusals],
        "statuses": day.notes.statuses,
        "reports": day.notes.reports,
        "report": report(day),
        "wellness": wellness(day),
    }
