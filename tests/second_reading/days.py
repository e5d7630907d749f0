"""Random days that meet at the edges of the rules."""

import random

INTERVALS = (10, 15, 20, 21, 22, 25, 30, 40, 41, 60)
ROUND = (0, 0, 0, 1, -1, 5, 20, 59, 60, 110, 150, 179, 180, 181, 240, 299, 300, 301)


class Writer:
    """Write one random script."""

    def __init__(self, seed: int, extras: frozenset[str]) -> None:
        """Begin with a seed; extras name what else may happen."""
        self.random = random.Random(seed)
        self.extras = extras
        self.lines: list[str] = []
        self.settings: dict[str, str] = {}
        self.every = {"eyes": 20, "wrists": 30, "posture": 40}
        self.focus, self.rest = 90, 10
        self.now = 0
        self.marks: list[int] = []

    def header(self) -> None:
        """Choose the date, the zone and the settings."""
        pick = self.random
        if "zones" in self.extras and pick.random() < 0.3:
            zone, day = pick.choice(
                [
                    ("America/New_York", "2026-11-01"),
                    ("America/New_York", "2026-03-08"),
                    ("America/Chicago", "2026-10-06"),
                    ("Europe/Berlin", "2026-10-25"),
                ]
            )
            every_day = 'set day.days ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]'
            self.lines += [f"zone {zone}", f"date {day}", every_day]
        else:
            self.lines.append("date 2026-10-06")
        self.tracks()
        self.blocks()
        self.hours()

    def tracks(self) -> None:
        """Choose the tracks' intervals and lengths."""
        pick = self.random
        if pick.random() < 0.4:
            for track in self.every:
                if pick.random() < 0.5:
                    self.every[track] = pick.choice(INTERVALS)
                    self.lines.append(f'set prompts.{track}.every "{self.every[track]}m"')
                if pick.random() < 0.2:
                    self.lines.append(f'set prompts.{track}.for "{pick.choice([20, 40, 60, 180])}s"')

    def blocks(self) -> None:
        """Choose the lengths of blocks and rests, and what can be proved."""
        pick = self.random
        if pick.random() < 0.3:
            self.focus = pick.choice([10, 15, 25, 30, 50, 60, 120])
            self.lines.append(f'set block.focus "{self.focus}m"')
        if pick.random() < 0.3:
            self.rest = pick.choice([3, 4, 5, 6, 15, 20])
            self.lines.append(f'set block.rest "{self.rest}m"')
        if pick.random() < 0.2:
            self.lines.append('set prompts.boundary "0s"')
        if pick.random() < 0.2:
            self.lines.append("set idle.this_computer false")
        if "profiles" in self.extras and pick.random() < 0.15:
            self.lines.append(f'set prompts.profile "{pick.choice(["one-stop", "hourly", "quiet"])}"')

    def hours(self) -> None:
        """Choose planned hours, and what starts by itself."""
        pick = self.random
        if "hours" in self.extras and pick.random() < 0.5:
            self.lines.append(f'set day.start "{pick.choice(["06:30", "07:30", "08:00"])}"')
            self.lines.append(f'set day.stop "{pick.choice(["10:00", "11:30", "12:10"])}"')
            if pick.random() < 0.4:
                self.lines.append("set day.enforce true")
        if "auto" in self.extras:
            if pick.random() < 0.25:
                self.lines.append('set block.end "auto"')
            if pick.random() < 0.25:
                self.lines.append('set block.next "auto"')

    def write(self) -> str:
        """Return the script."""
        pick = self.random
        self.header()
        self.now = pick.choice([6, 7, 7, 8]) * 3600 + pick.choice([0, 0, 0, 1, 59]) * pick.choice([1, 60])
        if "night" in self.extras and pick.random() < 0.3:
            self.now = pick.choice([20, 22, 23]) * 3600
        self.say("start")
        self.mark_block()
        for _ in range(pick.randint(10, 60) if "dense" in self.extras else pick.randint(3, 22)):
            self.step()
        if pick.random() < 0.6:
            self.advance()
            self.say("stop")
        if self.lines[-1].split()[1] in ("idle", "crash", "asleep"):
            self.now += 1
            self.say("status")
        return "\n".join(self.lines) + "\n"

    def say(self, words: str) -> None:
        """Write one action at the present second."""
        clock = self.now % 86400
        self.lines.append(f"{clock // 3600:02}:{clock % 3600 // 60:02}:{clock % 60:02} {words}")

    def mark_block(self) -> None:
        """Remember the seconds at which something falls due in a block that begins now."""
        self.marks = [self.now + self.focus * 60 + off for off in (0, -300, 300, -120, 180, 900)]
        for every in self.every.values():
            self.marks += [self.now + every * 60 * times for times in range(1, 8)]

    def advance(self) -> None:
        """Go on to a later second, often one at an edge."""
        pick = self.random
        if "dense" in self.extras and pick.random() < 0.75:
            ahead = sorted(mark for mark in self.marks if mark > self.now)
            if ahead and pick.random() < 0.4:
                self.now = max(self.now, ahead[0] + pick.choice((0, 0, -1, 1, -180, -181, 5, 179, 180, 181)))
            else:
                self.now += pick.choice((0, 0, 1, 2, 5, 10, 30, 59, 60, 61, 90, 110, 120, 170, 180, 240, 299, 300, 301))
            return
        ahead = sorted(mark for mark in self.marks if mark > self.now)
        chance = pick.random()
        if chance < 0.5 and ahead:
            near = ahead[: pick.choice([1, 2, 4, 12])]
            self.now = max(self.now, pick.choice(near) + pick.choice(ROUND))
        elif chance < 0.8:
            self.now += pick.choice([0, 0, 1, 5, 10, 60, 61, 90, 119, 120, 180, 299, 300, 301, 600, 1200, 1800, 3600])
        elif chance < 0.97:
            self.now += pick.randint(1, 2400)
        else:
            self.now += pick.randint(1800, 7200)

    def length(self) -> str:
        """Return a length, often one at an edge."""
        pick = self.random
        seconds = pick.choice([20, 59, 60, 120, 180, 240, 299, 300, 301, 360, 600, 900, 1200, 1201, 1800])
        return f"{seconds}s" if seconds % 60 else f"{seconds // 60}m"

    def step(self) -> None:
        """Write one or two actions."""
        self.advance()
        pick = self.random
        choices = {
            "chart": 14,
            "answer": 12,
            "rest": 8,
            "start": 8,
            "back": 4,
            "pause": 6,
            "meeting": 4,
            "downtime": 2,
            "resume": 7,
            "away": 5,
            "switch": 3,
            "hold": 1,
            "stop": 1,
            "status": 3,
            "report": 1,
        }
        if "idle" in self.extras:
            choices["idle"] = 6
        if "world" in self.extras:
            choices |= {"asleep": 4, "crash": 3, "clock": 1}
        if "undo" in self.extras:
            choices |= {"undo": 6}
        name = pick.choices(list(choices), list(choices.values()))[0]
        getattr(self, f"say_{name}", lambda: self.say(name))()

    def late(self) -> str:
        """Return nothing, or how long ago a thing was done."""
        pick = self.random
        if "late" in self.extras and pick.random() < 0.3:
            return f" --ago {pick.choice(['1m', '5m', '10m', '299s', '20m', '37m'])}"
        return ""

    def say_chart(self) -> None:
        """Log charts."""
        self.say("chart" + self.random.choice(["", "", "", " 5"]) + self.late())

    def say_hold(self) -> None:
        """Put a chart on hold."""
        self.say("hold query" + self.late())

    def say_answer(self) -> None:
        """Answer a stop, near a due."""
        self.now += self.random.choice([0, 0, 5, 30])
        self.say(self.random.choice(["done", "snooze", "snooze", "skip"]))
        self.marks += [self.now + 300]

    def say_rest(self) -> None:
        """Start a rest."""
        pick = self.random
        which = pick.choice(["", "", " lunch", " 3", " 4m", " 299s", " 5", " 15"])
        self.say("rest" + which + self.late())
        minutes = {"": self.rest, " lunch": 60, " 3": 3, " 4m": 4, " 5": 5, " 15": 15}.get(which, 5)
        self.marks = [self.now + minutes * 60 + off for off in (0, -minutes * 30, 300)]

    def say_start(self) -> None:
        """Start a block."""
        anyway = " --anyway backlog" if "hours" in self.extras and self.random.random() < 0.4 else ""
        self.say("start" + self.random.choice(["", "", " study", " growth", " admin"]) + anyway + self.late())
        self.mark_block()

    def say_back(self) -> None:
        """Come back."""
        self.say("back" + self.random.choice(["", " screen", " walk", " away"]) + self.late())
        self.mark_block()

    def say_pause(self) -> None:
        """Pause."""
        late = self.late()
        self.say("pause" + self.random.choice(["", " phone", " errand", f" --for {self.length()}"]) + late)
        self.marks += [self.now + 300]

    def say_resume(self) -> None:
        """Go on."""
        self.say("resume" + self.late())

    def say_meeting(self) -> None:
        """Begin a meeting."""
        self.say(f"meeting {self.length()}" + self.late())

    def say_downtime(self) -> None:
        """Begin downtime."""
        self.say("downtime" + self.random.choice(["", " vpn", f" ehr {self.length()}"]) + self.late())

    def say_away(self) -> None:
        """Say an absence that is over."""
        self.say(f"away {self.length()}")

    def say_switch(self) -> None:
        """Change the activity."""
        self.say("switch " + self.random.choice(["production", "study", "growth", "query", "admin"]) + self.late())

    def world(self, name: str) -> None:
        """Write a world action and go on to its end or beyond."""
        pick = self.random
        seconds = pick.choice([5, 20, 60, 119, 120, 121, 180, 299, 300, 301, 599, 600, 719, 720, 721, 900, 1800, 3600])
        self.say(f"{name} {seconds}s")
        self.now += seconds + pick.choice([0, 0, 1, 60, 300])

    def say_idle(self) -> None:
        """Nobody touches the machine."""
        self.world("idle")

    def say_asleep(self) -> None:
        """Suspend the machine."""
        self.world("asleep")

    def say_crash(self) -> None:
        """Let the process die."""
        self.world("crash")

    def say_clock(self) -> None:
        """Set the wall clock."""
        self.say(f"clock {self.random.choice(['+1h', '-3h', '-10m', '+5m'])}")


def day(seed: int, extras: frozenset[str] = frozenset()) -> str:
    """Return a random script."""
    return Writer(seed, extras).write()
