"""The session as the app sees it: pictures out, commands in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ninetyten.config.settings import Settings
from ninetyten.domain import commands as c
from ninetyten.domain.events import Audited, BodyChecked, Event
from ninetyten.domain.moment import MINUTE, Instant, Now
from ninetyten.domain.plan import Goals
from ninetyten.domain.prompts import Coming, coming_stops
from ninetyten.domain.react import Notify
from ninetyten.domain.sentences import answer
from ninetyten.domain.value import Value
from ninetyten.domain.words import spell
from ninetyten.ledger.periods import recent_from
from ninetyten.ledger.timeline import FoldedDay, fold_day
from ninetyten.ledger.wellbeing import symptoms
from ninetyten.ports import Unwritable
from ninetyten.runtime.recent_notes import RecentNotes
from ninetyten.runtime.ringer import Ringer
from ninetyten.runtime.session import Session
from ninetyten.view.main_screen import face, minute, moved
from ninetyten.view.offer import NO_LIBRARY
from ninetyten.view.picture import Picture, ShownExercise

if TYPE_CHECKING:
    from ninetyten.config.configuration import Configuration, SettingEntry
    from ninetyten.ledger.summary import Summary
    from ninetyten.view.body_page import BodyPage
    from ninetyten.view.day_page import DayPage
    from ninetyten.view.plots import InsightsPage


class Reply(Value):
    """The answer to a command: whether it was done, and one line about it."""

    ok: bool
    message: str


class AppSession:
    """One session behind one main screen. No method raises or waits, except where it is said to be slow.

    `own_touch`: hears of our own keys. `keep_ringing`: starts the windowless watcher. `back_up`: takes each new day's key and
    returns what went wrong.
    """

    def __init__(
        self,
        session: Session,
        settings: Settings,
        problems: tuple[str, ...],
        ringing: Ringer,
        own_touch: Callable[[Instant], None],
        keep_ringing: Callable[[], str],
        back_up: Callable[[str], str],
    ) -> None:
        self.session, self.settings, self.problems, self.ringing = session, settings, problems, ringing
        self.own_touch, self._keep_ringing, self._back_up = own_touch, keep_ringing, back_up
        self.summaries: Callable[[str], Sequence[Summary]] = lambda first: ()
        """Reads the days from a date on, on any thread."""
        self.recent_notes = RecentNotes()
        self.offer = NO_LIBRARY
        self.configured: Configuration | None = None
        """Where the settings are changed."""
        self.refit: Callable[[Settings, Settings], None] = lambda before, after: None
        """Applies changed settings to sounds, desktop and presence."""
        self.try_sound: Callable[[str], None] = lambda sound: None
        """Plays a sound so that the person can hear it."""
        self.fresh, self.focused, self._first = False, True, True
        """`fresh`: the very first run. `focused`: the terminal window is in front."""
        self._recent: list[tuple[str, ...]] = []
        self._backed_up = ("", "")
        self._drawn: tuple[object, Picture] | None = None
        self._coming: tuple[object, tuple[Coming, ...]] | None = None
        self._day: tuple[object, FoldedDay] | None = None
        self._stretches = 0
        self._lighter = ("", "")
        self.now: Now = session.now()

    def tick(self) -> None:
        """Let time pass. The first tick only looks: slow work (the lock, the desktop) waits until something is on the
        screen."""
        if self._first:
            self._first = False
            return
        self.session.tick()
        self.now = self.session.present
        self.ringing.sound_due(self.session.state, self.now.at)
        wanted = (self.now.day.key, self.session.journal.warning)  # a journal that was put back may have lost its copies
        if self.session.rings and wanted != self._backed_up:
            self._backed_up = wanted
            self.session.unsaved = self._back_up(self.now.day.key) or ""
        if self.session.state.off and self.now.day.key != self._lighter[0]:
            self._suggest(self.now.day.key)

    def _suggest(self, today: str) -> None:
        """Find out, once a day while nothing runs, whether the person's skips call for a lighter profile (C12); then not again
        for a week."""
        from ninetyten.ledger.wellbeing import SKIPS_COUNTED, lighter_profile

        days, notes = (
            self.summaries((date.fromisoformat(today) - SKIPS_COUNTED).isoformat()),
            self.recent_notes.recent(today, *self._newest()),
        )
        self._lighter = (today, lighter_profile(self.settings.profile, days, notes.suggested("profile"), today))
        if self._lighter[1]:
            self.dispatch(c.Suggest("profile"))

    def dispatch(self, command: c.Command) -> Reply:
        """Carry out a person's command; a refusal or a journal failure becomes the reply."""
        if command.word in ("open", "ritual") and (why := self._own_words(command)):
            return Reply(False, why)
        try:
            done = self.session.dispatch(command)
        except Unwritable as problem:
            return Reply(False, str(problem))
        self.now = self.session.now()
        if self.session.last_ids:
            self._recent = [*self._recent[-9:], self.session.last_ids]
        return Reply(not done.refusal, done.refusal or answer(done.events, self.session.state, self.session.calendar.offset_at))

    def _own_words(self, command: c.Command) -> str:
        from ninetyten.config.own_words import why_not

        return why_not(command, self.settings)

    def picture(self) -> Picture:
        """Return what the main screen should show now; work out the quiet parts only when there is `news`. Seconds are only for
        a window in front."""
        session, now, mark = self.session, self.now, self._mark()
        if self._drawn is None or self._drawn[0] != mark:
            drawn = face(
                session.state.on(now.day),
                self._today(now.at),
                now,
                session.plan,
                seconds=self.settings.display.seconds and self.focused,
                audited=self._audited_before(now.day.key),
                offer=self.offer,
                progressive=self.settings.body.progressive,
            )
            self._drawn = (mark, self._quietly(drawn))
            return self._drawn[1]
        return moved(self._drawn[1], session.state, now)

    def _quietly(self, drawn: Picture) -> Picture:
        """Add any trouble and the quiet line, which is not looked up before something is on the screen."""
        drawn = drawn.replace(trouble=self.session.trouble)
        if self._first:
            return drawn
        from ninetyten.view.quiet import Wants, block_start, quiet

        today, social, body = self.now.day.key, self.settings.social, self.settings.body
        place = self.session.state.terms.day.place
        wants = Wants(body.weekly, social.items, social.chapter_months, body.midday, body.energy, place)
        notes, began = self.recent_notes.recent(today, *self._newest()), block_start(self._today(self.now.at), self.now)
        fresh = self.session.state.day != self.now.day or not self.session.state.blocks
        line = quiet(drawn.phase, today, notes, wants, fresh=fresh, lighter=self._lighter[1], began=began)
        return drawn.replace(quiet=line.text, quiet_act=line.act)

    def symptoms(self) -> dict[str, int]:
        """Return the symptoms of the last weekly check, for the choice of exercises."""
        return symptoms(self.recent_notes.recent(self.now.day.key, *self._newest()).of(BodyChecked))

    def _newest(self) -> tuple[str, list[Event]]:
        """Return the key of the newest work day, and its events that hold."""
        return (self.session.state.day or self.now.day).key, self.session.lived

    def body(self) -> BodyPage:
        """Return the page of the weekly checks, for the person alone. Slow, like `insights`."""
        from ninetyten.view.body_page import BodyPage, body_page

        today = self.now.day.key
        try:
            notes, days = self.recent_notes.long(today, *self._newest()), self.summaries(recent_from(today))
            return body_page(notes, days, today, self.settings.social.items)
        except Unwritable as problem:
            return BodyPage(str(problem))

    def misplaced(self) -> str:
        """Return a sentence about work that the plan puts at the wrong hour; usually empty. Slow, like `insights`."""
        from ninetyten.ledger.peaks import misplaced, peaks

        try:
            return misplaced(peaks(self.summaries(recent_from(self.now.day.key))), self.session.plan)
        except Unwritable:
            return ""

    def given_away(self) -> str:
        """Return a sentence about work this week outside the planned hours; empty if there is none. Slow, like `insights`."""
        from ninetyten.ledger.periods import days_of
        from ninetyten.ledger.wellbeing import given_away

        try:
            span = given_away(self.summaries(days_of("week", self.now.day.key)[0]))
        except Unwritable:
            return ""
        return f"Time given away this week, outside your planned hours: {spell(span)}." if span >= MINUTE else ""

    def entries(self) -> tuple[SettingEntry, ...]:
        """Return every setting as it is now, and where it was set."""
        return self.configured.entries() if self.configured is not None else ()

    def wrong(self, key: str, text: str) -> str:
        """Return why a typed value cannot be set, as a sentence; empty if it can."""
        from ninetyten.config.configuration import wrong

        return wrong(self.settings, key, text)

    def change(self, changes: Mapping[str, object]) -> Reply:
        """Change settings in the person's file (TOML values by dotted key, None for the default) and apply them from now on."""
        if self.configured is None:
            return Reply(False, "the settings cannot be changed here")
        why = self.configured.change(changes)
        if why:
            return Reply(False, why)
        before, self.settings = self.settings, self.configured.settings
        self.session.plan, self._drawn = self.settings.plan, None
        self.refit(before, self.settings)
        return Reply(True, f"Saved to your settings: {', '.join(changes)}.")

    def day_page(self) -> DayPage:
        """Return today's page: plan and facts."""
        from ninetyten.view.day_page import day_page

        return day_page(self._today(self.now.at), self.now, self.session.plan)

    def insights(self, period: str) -> InsightsPage:
        """Return the page of the days of the current period. Slow; it may be called on its own thread."""
        from ninetyten.view.insights_page import first_day, insights_page
        from ninetyten.view.plots import InsightsPage

        today, goals = self.now.day.key, Goals(self.settings.ceu, self.settings.backlogs)
        try:
            days = self.summaries(first_day(today, goals))
        except Unwritable as problem:
            return InsightsPage(period, "", (str(problem),))
        return insights_page(days, period, today, self.session.plan, goals)

    def news(self) -> bool:
        """Report whether something happened since the last picture, here or in another process, or a minute passed."""
        return self._drawn is None or self._drawn[0] != self._mark()

    def _mark(self) -> object:
        """Return a value that changes with everything but the seconds."""
        state, version = self.session.state, self.session.version
        if self._coming is None or self._coming[0] != version:
            self._coming = (version, coming_stops(state))
        return version, self.session.trouble, self.focused, self._first, minute(state, self.now.at, self._coming[1])

    def _today(self, until: Instant) -> FoldedDay:
        mark = self.session.version, self.session.state.on(self.now.day) is self.session.state
        if self._day is None or self._day[0] != mark:
            self._day = (mark, fold_day(self.session.lived if mark[1] else [], until, self.session.plan.terms))
        return self._day[1].until(until)

    def _audited_before(self, key: str) -> Audited | None:
        """Return the last audit of the day before; not looked up before something is on the screen."""
        if self._first:
            return None
        before = (date.fromisoformat(key) - timedelta(days=1)).isoformat()
        from ninetyten.ledger.audits import audits_of

        notes = self.recent_notes.recent(key, *self._newest())
        audits = audits_of((note.day, note.event) for note in notes.entries)
        return next((dated.audit for dated in reversed(audits) if dated.date == before), None)

    def stretch(self) -> tuple[ShownExercise, ...]:
        """Return a few exercises for this moment, different ones each time."""
        self._stretches += 1
        return self.offer.stretch(self._today(self.now.at), self.now.at, self._stretches)

    def sound(self, sound: str) -> None:
        """Play the sound that paces exercises: `tap` or `chime`."""
        self.ringing.lead(sound)

    def phrase(self, notice: Notify) -> Notify:
        """Return a notice in the words of the screen."""
        return self.offer.phrase(notice, self.session.state, self._today(notice.at))

    def key_pressed(self) -> None:
        """Record that a key of ours was pressed, so the person is there."""
        self.own_touch(self.now.at)

    def undo_burst(self, count: int) -> None:
        """Undo the last `count` acts: they were typing meant for another window (F)."""
        burst, self._recent = self._recent[-count:], self._recent[:-count]
        for ids in reversed(burst):
            self.dispatch(c.Undo(ids))

    def set_focused(self, focused: bool) -> None:
        """Note whether the terminal window is in front."""
        self.focused = focused

    def leave(self, how: str) -> str:
        """Prepare to close the app: `pause`, `watch`, `stop`, or `quiet`. Return the line to print once the screen has
        closed."""
        last = self.dispatch(c.Pause() if how == "pause" else c.StopWork()) if how in ("pause", "stop") else Reply(True, "")
        running = self.session.state.in_block and self.session.state.interruption is None
        trouble = "" if last.ok else last.message
        try:
            self.session.leave(in_order=how != "watch" and not (how == "quiet" and running))
        except Unwritable as problem:
            trouble = str(problem)
        finally:
            self.ringing.close()
        return self._keep_ringing() if how == "watch" else trouble
