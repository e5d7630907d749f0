"""The only place that connects ports to adapters: builds a session for each caller and imports only what that caller needs."""

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
    from ninetyten.journal.days import DayReader
    from ninetyten.runtime.app_host import AppSession
    from ninetyten.runtime.ringer import Ringer


class Program:
    """What every command starts from: file locations, settings, clock and calendar."""

    def __init__(self, environ: Mapping[str, str] = os.environ, overrides: Mapping[str, object] | None = None) -> None:
        from ninetyten.adapters.clock import SystemClock

        self.environ = environ
        self.overrides = overrides
        self.places: Places = places(environ)
        self.clock: Clock = SystemClock()
        self._configuration: Configuration | None = None

    @property
    def configuration(self) -> Configuration:
        """The settings and the means to change them; read on first use."""
        if self._configuration is None:
            from ninetyten.config.configuration import Configuration

            self._configuration = Configuration(self.places, self.environ, self.overrides)
        return self._configuration

    @property
    def loaded(self) -> Loaded:
        """The settings and their errors, as last read."""
        return self.configuration.loaded

    @property
    def settings(self) -> Settings:
        """The settings in effect."""
        return self.loaded.settings

    @cached_property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercise library, read when a stop or rest first needs it; the person's own texts pass the guard (E)."""
        from ninetyten.config.exercise_library import read_exercises
        from ninetyten.config.own_words import refuse

        return read_exercises(self.places.exercises_file, refuse, self.places.cache)[0]

    def session(self, plan: Plan | None = None) -> Session:
        """Open the journal as a session that follows the plan in the settings. A caller that only reads may pass any plan,
        because the journal's events carry what they need. Raises Unwritable if the journal cannot be opened."""
        plan = plan or self.settings.plan
        from ninetyten.adapters.calendar import LocalCalendar
        from ninetyten.adapters.lock import AliveFile, FileRingerLock
        from ninetyten.journal.store import SqliteJournal

        journal = SqliteJournal(self.places.journal, self._device(), self.places.backups_dir, self._also)
        lock, alive = FileRingerLock(self.places.lock), AliveFile(self.places.alive)
        try:
            return Session(journal, self.clock, LocalCalendar(plan.day.turnover), plan, lock, alive)
        except BaseException:
            journal.close()
            raise

    def day_reader(self) -> DayReader:
        """Return a reader of the journal's days, for reports. Raises Unwritable if the journal cannot be opened."""
        from ninetyten.journal.days import DayReader

        session = self.session()
        try:
            return DayReader(session, self.settings, self.places)
        except BaseException:
            session.close()
            raise

    def back_up(self, day: str) -> str:
        """Make the day's copies of the journal that do not exist yet. Return what went wrong, or an empty text."""
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
        """Return the folders of the daily copies."""
        return [self.places.backups_dir, *self._also()]

    def _also(self) -> list[str]:
        """Return the second folder, if one is set."""
        also = self.settings.backup.also
        return [also] if also else []

    def _device(self) -> str:
        """Return this machine's name in the journal: random, so that it reveals nothing."""
        from ninetyten.journal.file import new_device, read_device

        return read_device(self.places.device) or new_device(self.places.device)

    def ringing(self, terminal: TerminalNotifier | None, bell: Callable[[], None], hush: Callable[[], bool]) -> Ringer:
        """Build the notices, sounds and hooks for a process that may ring."""
        from ninetyten.adapters.chime import SystemChime
        from ninetyten.adapters.hooks import SystemHooks
        from ninetyten.runtime.ringer import Ringer

        hooks = self.settings.hooks
        commands = {"prompt": list(hooks.prompt), "block_end": list(hooks.block_end)}
        chime = SystemChime(self.settings.notify.sound, bell, self.environ)
        voice = None
        if self.settings.breaks.voice and self.settings.notify.sound != "off":
            from ninetyten.adapters.voice import SystemVoice

            voice = SystemVoice(self.environ)
        return Ringer(self.notices(terminal, hush), chime, SystemHooks(commands, self.environ), voice)

    def sounding(self, bell: Callable[[], None]) -> Callable[[str], None]:
        """Return a function that plays a sound named as in the settings."""

        def play(sound: str) -> None:
            from ninetyten.adapters.chime import SystemChime

            SystemChime(sound, bell, self.environ).play()

        return play

    def notices(self, terminal: TerminalNotifier | None, hush: Callable[[], bool]) -> Notices:
        """Return the routes a notice can take, as the settings allow."""
        from ninetyten.adapters.desktop import DesktopNotifier, Notices
        from ninetyten.adapters.terminal import over_ssh

        notify = self.settings.notify
        desktop = DesktopNotifier(self.environ, max(1, notify.timeout // SECOND)) if notify.desktop else None
        return Notices(desktop, terminal if notify.terminal else None, over_ssh(self.environ), hush)

    def presence(self) -> PresenceTracker:
        """Return a tracker of the idle source in the settings and of the screen lock; it opens nothing before the first
        sample."""
        from ninetyten.adapters.idle import NoIdle, watch_idle
        from ninetyten.adapters.locks import watch_lock
        from ninetyten.adapters.presence import PresenceTracker

        idle, environ = self.settings.idle, self.environ
        if not idle.this_computer:
            return PresenceTracker(NoIdle())
        return PresenceTracker(watch_idle(idle.source, environ), watch_lock(environ))


class TerminalWriter:
    """Writes raw text and the bell to the terminal for the ringer. Mute until the app lends it a `write`."""

    def __init__(self) -> None:
        self.lend: Callable[[str], object] = lambda text: None

    def write(self, text: str) -> None:
        """Write raw text in one piece."""
        self.lend(text)

    def bell(self) -> None:
        """Ring the terminal's bell."""
        self.lend("\a")


def build_session(
    program: Program,
    writer: TerminalWriter,
    keep_ringing: Callable[[], str],
    host_of: Callable[..., AppSession] | None = None,
) -> AppSession:
    """Build a session with everything the app needs; it rings if no other process does. `host_of`: another maker of the session
    that the app sees. Raises Unwritable."""
    from ninetyten.adapters.dnd import watch_dnd
    from ninetyten.adapters.terminal import TerminalNotifier
    from ninetyten.runtime.app_host import AppSession
    from ninetyten.view.offer import Offer

    session, tracker = program.session(), program.presence()
    session.desktop.locked, session.desktop.hushed = tracker.locked_since, watch_dnd(program.environ).active

    def hush() -> bool:
        return program.settings.notify.only_when_unfocused and host.focused

    def ringing() -> Ringer:
        made = program.ringing(TerminalNotifier(writer.write, program.environ), writer.bell, hush)
        made.phrase = lambda notice: host.phrase(notice)
        session.perform = made.perform
        return made

    problems = tuple(str(problem) for problem in program.loaded.problems)
    host = (host_of or AppSession)(session, program.settings, problems, ringing(), tracker.touched, keep_ringing, program.back_up)
    session.presence = tracker.sample  # set last, so that building the host does not ask the desktop

    def refit(before: Settings, after: Settings) -> None:
        if (before.notify, before.breaks) != (after.notify, after.breaks):
            host.ringing.close()
            host.ringing = ringing()
        if before.idle != after.idle:
            fresh = program.presence()
            host.own_touch, session.desktop.locked, session.presence = fresh.touched, fresh.locked_since, fresh.sample

    host.offer = Offer(lambda: program.exercises, host.symptoms, lambda: host.settings.body.sit_stand)
    host.configured, host.refit, host.try_sound = program.configuration, refit, program.sounding(writer.bell)
    return host
