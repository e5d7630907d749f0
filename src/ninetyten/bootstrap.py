"""The only place where ports meet adapters: builds a session for whoever needs one, importing only what that one needs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ninetyten.config.files import Places, places
from ninetyten.domain.moment import SECOND
from ninetyten.domain.plan import Plan
from ninetyten.ports import Clock, Unwritable
from ninetyten.runtime.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from ninetyten.adapters.desktop import Notices
    from ninetyten.adapters.presence import PresenceTracker
    from ninetyten.adapters.terminal import TerminalNotifier
    from ninetyten.config.configuration import Configuration
    from ninetyten.config.settings import Loaded, Settings
    from ninetyten.domain.exercises import Exercise
    from ninetyten.journal.day_reader import DayReader
    from ninetyten.runtime.app_host import AppSession
    from ninetyten.runtime.ringer import Ringer


class Program:
    """What every command starts from: where things live, the settings, the clock and the calendar."""

    def __init__(self, environ: Mapping[str, str] = os.environ, overrides: Mapping[str, object] | None = None) -> None:
        from ninetyten.adapters.clock import SystemClock

        self.environ = environ
        self.overrides = overrides
        self.places: Places = places(environ)
        self.clock: Clock = SystemClock()
        self._configuration: Configuration | None = None

    @property
    def configuration(self) -> Configuration:
        """The settings, and the way to change them; read when somebody first asks."""
        if self._configuration is None:
            from ninetyten.config.configuration import Configuration

            self._configuration = Configuration(self.places, self.environ, self.overrides)
        return self._configuration

    @property
    def loaded(self) -> Loaded:
        """The settings and what is wrong with them, as they were last read."""
        return self.configuration.loaded

    @property
    def settings(self) -> Settings:
        """The settings that count."""
        return self.loaded.settings

    @cached_property
    def exercises(self) -> tuple[Exercise, ...]:
        """The library, read when the first stop or rest needs it; own texts pass the guard (E)."""
        from ninetyten.config.exercise_library import read_exercises
        from ninetyten.config.own_words import refuse

        return read_exercises(self.places.exercises_file, refuse)[0]

    def session(self, plan: Plan | None = None) -> Session:
        """A session on the journal, by the plan of the settings; whoever only looks may give any, for the events of the
        journal carry what they need. Raises Unwritable where the journal cannot be opened."""
        plan = plan or self.settings.plan
        from ninetyten.adapters.alive import AliveFile
        from ninetyten.adapters.calendar import LocalCalendar
        from ninetyten.adapters.lock import FileRingerLock
        from ninetyten.journal.store import SqliteJournal

        journal = SqliteJournal(self.places.journal, self._device(), self.places.backups_dir, self._also)
        lock, alive = FileRingerLock(self.places.lock), AliveFile(self.places.alive)
        return Session(journal, self.clock, LocalCalendar(plan.day.turnover), plan, lock, alive)

    def day_reader(self) -> DayReader:
        """The days of the journal, for reports. Raises Unwritable where it cannot be opened."""
        from ninetyten.journal.day_reader import DayReader

        return DayReader(self.session(), self.settings, self.places)

    def back_up(self, day: str) -> str:
        """Make the day's copies of the journal that are not there yet; what went wrong, empty if nothing did."""
        from ninetyten.journal import backups

        problems = []
        for folder in self.backup_folders():
            try:
                if backups.due(folder, day):
                    backups.back_up(self.places.journal, folder, day)
            except (Unwritable, OSError) as problem:
                problems.append(str(problem))
        return " ".join(dict.fromkeys(problems))

    def backup_folders(self) -> list[str]:
        """Where the daily copies are."""
        return [self.places.backups_dir, *self._also()]

    def _also(self) -> list[str]:
        """The second folder, if one is set."""
        also = self.settings.backup.also
        return [also] if also else []

    def _device(self) -> str:
        """This machine's name in the journal: random, so that it tells nothing."""
        from ninetyten.journal.file import new_device, read_device

        return read_device(self.places.device) or new_device(self.places.device)

    def ringing(self, terminal: TerminalNotifier | None, bell: Callable[[], None], hush: Callable[[], bool]) -> Ringer:
        """Everything that tells the world, for a process that may ring."""
        from ninetyten.adapters.chime import SystemChime
        from ninetyten.adapters.hooks import SystemHooks
        from ninetyten.runtime.ringer import Ringer

        hooks = self.settings.hooks
        commands = {"prompt": list(hooks.prompt), "block_end": list(hooks.block_end)}
        chime = SystemChime(self.settings.notify.sound, bell, self.environ)
        return Ringer(self.notices(terminal, hush), chime, SystemHooks(commands, self.environ))

    def sounding(self, bell: Callable[[], None]) -> Callable[[str], None]:
        """Lets a sound of the settings be heard."""

        def play(sound: str) -> None:
            from ninetyten.adapters.chime import SystemChime

            SystemChime(sound, bell, self.environ).play()

        return play

    def notices(self, terminal: TerminalNotifier | None, hush: Callable[[], bool]) -> Notices:
        """The roads a notice can take, as the settings allow them."""
        from ninetyten.adapters.desktop import DesktopNotifier, Notices
        from ninetyten.adapters.terminal import over_ssh

        notify = self.settings.notify
        desktop = DesktopNotifier(self.environ, max(1, notify.timeout // SECOND)) if notify.desktop else None
        return Notices(desktop, terminal if notify.terminal else None, over_ssh(self.environ), hush)

    def presence(self) -> PresenceTracker:
        """The source of presence the settings ask for, and the screen's lock; nothing is opened before the first sample."""
        from ninetyten.adapters.idle import NoIdle, watch_idle
        from ninetyten.adapters.locks import watch_lock
        from ninetyten.adapters.presence import PresenceTracker

        idle, environ = self.settings.idle, self.environ
        if not idle.this_computer:
            return PresenceTracker(NoIdle())
        return PresenceTracker(watch_idle(idle.source, environ), watch_lock(environ))


class TerminalWriter:
    """The way to the terminal for whoever rings: raw text, and the bell. Mute until a face lends it its `write`."""

    def __init__(self) -> None:
        self.lend: Callable[[str], object] = lambda text: None

    def write(self, text: str) -> None:
        """Raw text, whole."""
        self.lend(text)

    def bell(self) -> None:
        """The terminal's bell."""
        self.lend("\a")


def build_host(program: Program, writer: TerminalWriter, keep_ringing: Callable[[], str]) -> AppSession:
    """A session with everything a face needs; it rings if nobody else does. Raises Unwritable."""
    from ninetyten.adapters.dnd import watch_dnd
    from ninetyten.adapters.terminal import TerminalNotifier
    from ninetyten.runtime.app_host import AppSession
    from ninetyten.view.offer import Offer

    session, tracker = program.session(), program.presence()
    session.desk.locked, session.desk.hushed = tracker.locked_since, watch_dnd(program.environ).active

    def hush() -> bool:
        return program.settings.notify.only_when_unfocused and host.focused

    def ringing() -> Ringer:
        made = program.ringing(TerminalNotifier(writer.write, program.environ), writer.bell, hush)
        made.phrase = lambda notice: host.phrase(notice)
        session.perform = made.perform
        return made

    problems = tuple(str(problem) for problem in program.loaded.problems)
    host = AppSession(session, program.settings, problems, ringing(), tracker.touched, keep_ringing, program.back_up)
    session.presence = tracker.sample  # only now: to build the host is no time to ask the desktop

    def refit(before: Settings, after: Settings) -> None:
        if before.notify != after.notify:
            host.ringing.close()
            host.ringing = ringing()
        if before.idle != after.idle:
            fresh = program.presence()
            host.own_touch, session.desk.locked, session.presence = fresh.touched, fresh.locked_since, fresh.sample

    host.offer = Offer(lambda: program.exercises, host.symptoms)
    host.configured, host.refit, host.try_sound = program.configuration, refit, program.sounding(writer.bell)
    return host
