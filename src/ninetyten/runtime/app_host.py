"""The session as the app sees it: pictures out, commands in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from ninetyten.config.settings import Settings
from ninetyten.domain import commands as c
from ninetyten.domain.events import Audited, BlockStarted, BodyChecked, Event, Switched
from ninetyten.domain.moment import MINUTE, SECOND, Instant, Now, Span
from ninetyten.domain.plan import Goals, Plan
from ninetyten.domain.planned import weekday
from ninetyten.domain.prompts import Coming, coming_stops
from ninetyten.domain.react import Notify
from ninetyten.domain.sentences import answer
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import PauseReason
from ninetyten.domain.words import spell
from ninetyten.ledger.periods import ago, beside, days_before, days_of, recent_from, short_date, told_of
from ninetyten.ledger.timeline import FoldedDay, fold_day
from ninetyten.ports import Unwritable
from ninetyten.runtime.recent_notes import RecentNotes
from ninetyten.runtime.ringer import Ringer
from ninetyten.runtime.session import Session
from ninetyten.runtime.study_topics import StudyTopics
from ninetyten.view.main_screen import face, minute, moved
from ninetyten.view.offer import NO_LIBRARY
from ninetyten.view.picture import Picture, ShownExercise

if TYPE_CHECKING:
    from ninetyten.config.catalog import SettingEntry
    from ninetyten.config.configuration import Configuration
    from ninetyten.ledger.study import TopicStudy
    from ninetyten.ledger.summary import StudyDay, Summary
    from ninetyten.view.body_page import BodyPage
    from ninetyten.view.bookends import Evening
    from ninetyten.view.day_page import DayPage
    from ninetyten.view.on_hold import OnHold
    from ninetyten.view.plots import InsightsPage
    from ninetyten.view.studying import TopicList

BACKUP_AGAIN: Span = 10 * MINUTE
"""How long after a backup that failed the next one is tried."""
SETTLED: Span = 10 * SECOND
"""How long a start may take. Work that no one waits for begins after it."""


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
        self.study_days: Callable[[str, str], Sequence[StudyDay]] = lambda first, last: ()
        """Reads the days between two dates for accuracy study, on any thread."""
        self.past_day: Callable[[str], tuple[FoldedDay, Now]] = lambda key: (fold_day([], 0), session.now())
        """Reads a day that is over, and its end."""
        self.recent_notes = RecentNotes()
        self.study_topics = StudyTopics(lambda first, last: self.study_days(first, last))
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
        self._backed_up, self._to_back_up, self._backing_up = ("", ""), "", False
        self._back_up_again: Instant = 0
        self._drawn: tuple[object, Picture] | None = None
        self._coming: tuple[object, tuple[Coming, ...]] | None = None
        self._day: tuple[object, FoldedDay] | None = None
        self._summed: tuple[object, str, Sequence[Summary]] | None = None
        self._stretches = 0
        self._lighter = ("", "")
        self._late = False
        self._mention = ""
        """What the first break to come may mention, once (S35)."""
        self._mentioned = False
        self._morning: tuple[str, Callable[[str], tuple[str, ...]]] = ("", lambda study: ())
        """The day that the morning's lines are of, and what returns the lines with what is due for study."""
        self._slowest: int | None = None
        """The hour of the clock that earns least, once the day page has found it."""
        self.now: Now = session.now()
        self._opened = self.now.at

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
        again = bool(self.session.unsaved) and self.now.at >= self._back_up_again
        if self.session.rings and (wanted != self._backed_up or again):
            self._backed_up, self._to_back_up = wanted, self.now.day.key
            self._back_up_again = self.now.at + BACKUP_AGAIN
        if self.session.state.off and self.now.day.key != self._lighter[0]:
            self._look_back(self.now.day.key)
        if self._mention and not self._mentioned and self.session.state.phase == "rest":
            self._mentioned = True
            self.dispatch(c.Suggest("social"))

    def _look_back(self, today: str) -> None:
        """Read the last days, once a day while nothing runs: for the morning's lines, and to find out whether the person's skips
        call for a lighter profile (C12), then not again for a week; whether a break may mention contacts (S35); and whether the
        last days missed the target (S13)."""
        from ninetyten.ledger.behind import behind
        from ninetyten.ledger.wellbeing import SKIPS_COUNTED, lighter_profile, mention_contacts
        from ninetyten.view.bookends import morning, needed_from, with_study

        backlogs, counted = self.settings.backlogs, (date.fromisoformat(today) - SKIPS_COUNTED).isoformat()
        notes = self.recent_notes.recent(today, *self._newest())
        try:
            days = self.summaries(needed_from(today, backlogs))
        except Unwritable:
            days = ()
        plan = self.session.plan.on(today, weekday(self.now.day))
        self._morning = (today, partial(with_study, morning(days, today, plan, backlogs)))
        recent = [day for day in days if day.key >= counted]
        self._summed = None  # who walked back yesterday has stopped
        self._lighter = (today, lighter_profile(self.settings.profile, recent, notes.suggested("profile"), today))
        self._late, self._drawn = behind(recent, today, self.session.plan) is not None, None
        if self._lighter[1]:
            self.dispatch(c.Suggest("profile"))
        self._mention = "" if "social.items" in dict(self.settings.given) else mention_contacts(notes, today)

    def dispatch(self, command: c.Command) -> Reply:
        """Carry out a person's command; a refusal or a journal failure becomes the reply."""
        if command.word in ("open", "ritual") and (why := self._own_words(command)):
            return Reply(False, why)
        try:
            done = self.session.dispatch(command)
        except Unwritable as problem:
            return Reply(False, str(problem))
        self.now = self.session.now()
        if self.session.mended:
            self.recent_notes.forget()
            self.study_topics.forget()
        if self.session.last_ids:
            self._recent = [*self._recent[-9:], self.session.last_ids]
        offset_at, clock = self.session.calendar.offset_at, self.session.plan.clock
        words = done.refusal or answer(done.events, done.state, offset_at, clock)
        return Reply(not done.refusal, told_of(words, self.session.mended or self.now.day.key, self.now.day.key))

    def pause_because(self, reason: PauseReason, length: Span) -> c.Command:
        """Return the command that pauses for a reason. A pause under way is named from its beginning, and keeps its end unless
        another is said."""
        paused = self.session.state.interruption
        if paused is None or paused.what != "paused":
            return c.Pause(reason, length)
        planned = 0 if paused.ends is None else paused.ends - paused.since
        return c.Later(c.Pause(reason, length or planned), ago=self.session.now().at - paused.since)

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
        from ninetyten.view.quiet import STUDY_DUE, Wants, block_start, quiet

        today, social, body = self.now.day.key, self.settings.social, self.settings.body
        place = self.session.state.terms.day.place
        wants = Wants(body.weekly, social.items, social.chapter_months, body.midday, body.energy, place)
        notes, began = self.recent_notes.recent(today, *self._newest()), block_start(self._today(self.now.at), self.now)
        fresh = self.session.state.day != self.now.day or not self.session.state.blocks
        study = self.study_due() if drawn.phase in ("off", "rest") else ""
        line = quiet(
            drawn.phase,
            today,
            notes,
            wants,
            fresh=fresh,
            lighter=self._lighter[1],
            late=self._late,
            mention=self._mention,
            study=study,
            began=began,
        )
        lines = self._morning[1](study) if fresh and drawn.phase == "off" and self._morning[0] == today else ()
        due = STUDY_DUE + study if study and drawn.phase == "rest" else ""
        return drawn.replace(quiet=line.text, quiet_act=line.act, morning=lines, study_due=due)

    def backup_to_make(self) -> Callable[[], None] | None:
        """Return what makes or checks the day's copies of the journal, slowly, once a day, and one at a time; else None. Ask
        right after a tick, which puts a journal back that was taken away: a copy must not begin a new one in its place."""
        if self._backing_up or not (day := self._to_back_up):
            return None
        self._backing_up, self._to_back_up = True, ""

        def make() -> None:
            try:
                self.session.unsaved = self._back_up(day)
            finally:
                self._backing_up = False

        return make

    def study_to_read(self) -> Callable[[], None] | None:
        """Return what reads the earlier days for accuracy study, slowly, once a day after the first tick; else None. While a
        block runs nothing shows them, and the first seconds belong to the screen."""
        if self._first or (self.session.state.phase == "focus" and self.now.at - self._opened < SETTLED):
            return None
        return self.study_topics.to_read(self.today)

    def _topics(self) -> tuple[TopicStudy, ...]:
        """Return every topic of study as it stands."""
        return self.study_topics.found(self.today, self._today(self.now.at), self.session.plan, self.session.version)

    def study_due(self) -> str:
        """Return what is due for accuracy study, in words; empty if nothing is, or that is not to be said."""
        if not self.settings.display.study_due:
            return ""
        from ninetyten.ledger.study import due_briefly

        return due_briefly(self._topics(), self.today)

    def first_due(self) -> str:
        """Return the topic of study that is due first; empty if none is (G1)."""
        from ninetyten.ledger.study import due_topics

        self._read_study()
        return next(iter(due_topics(self._topics(), self.today)), "")

    def _read_study(self) -> None:
        """Read the earlier days now if no one has begun to: a person chooses among what they say."""
        if read := self.study_topics.to_read(self.today):
            read()

    def topic_list(self, since: Instant | None = None) -> TopicList:
        """Return the topics of study to choose from, the one that is studied in front. `since`: as `TopicList` has
        it."""
        from ninetyten.ledger.study import topic_choices
        from ninetyten.ledger.summary import NO_TOPIC
        from ninetyten.view.studying import TopicList, topic_name

        self._read_study()
        plan = self.session.plan
        found = topic_choices(self._topics(), self.today, [kind.key for kind in plan.kinds])
        choices = tuple(dict.fromkeys([self.session.state.topic or NO_TOPIC, *found]))
        return TopicList(choices, tuple(topic_name(one, plan.kind_names) for one in choices), since=since)

    def study_instead(self, listed: TopicList) -> c.Command:
        """Return the command that makes the running study one of the topic chosen: from its beginning, so that it has one topic,
        or from now on if it was under way."""
        study = c.Study(listed.topic)
        return study if listed.since is None else c.Later(study, exact=listed.since)

    @property
    def topic_named(self) -> Instant:
        """When the topic of the running study was named."""
        return next(event.at for event in reversed(self.session.lived) if isinstance(event, Switched | BlockStarted))

    def symptoms(self) -> dict[str, int]:
        """Return the symptoms of the last weekly check, for the choice of exercises."""
        from ninetyten.ledger.wellbeing import symptoms

        return symptoms(self.recent_notes.recent(self.now.day.key, *self._newest()).of(BodyChecked))

    def _newest(self) -> tuple[str, list[Event]]:
        """Return the key of the newest work day, and its events that hold."""
        return (self.session.state.day or self.now.day).key, self.session.lived

    def body(self, key: str = "") -> BodyPage:
        """Return the page of the weekly checks, for the person alone, as it stands today or stood at the end of the week around
        `key`. Slow, like `insights`."""
        from ninetyten.view.body_page import BodyPage, body_page

        today = self.now.day.key
        as_of = min(days_of("week", key or today)[1], today)
        over = as_of < days_of("week", today)[0]
        try:
            notes = self.recent_notes.long(as_of, *self._newest()).until(as_of)
            days = [day for day in self._known_days(recent_from(as_of)) if day.key <= as_of]
            page = body_page(notes, days, as_of, self.settings.social.items, self.session.plan.clock, over=over)
        except Unwritable as problem:
            page = BodyPage(str(problem))
        return page.replace(key=as_of, where=ago("week", as_of, today))

    def misplaced(self) -> str:
        """Return a sentence about work that the plan puts at the wrong hour; usually empty. Slow, like `insights`."""
        from ninetyten.ledger.peaks import misplaced, peaks

        try:
            today = self.now.day.key
            return misplaced(peaks(self.summaries(recent_from(today)), today), self.session.plan)
        except Unwritable:
            return ""

    def find_slowest(self) -> None:
        """Find the hour that earns least, for the slot of study on the day page. Slow, like `insights`."""
        from ninetyten.ledger.peaks import peaks, slowest

        with suppress(Unwritable):
            self._slowest = slowest(peaks(self.summaries(recent_from(self.today)), self.today))

    def given_away(self) -> str:
        """Return how much work this week was outside the planned hours; empty if none. Slow, like `insights`."""
        from ninetyten.ledger.wellbeing import given_away

        try:
            span = given_away(self.summaries(days_of("week", self.now.day.key)[0]))
        except Unwritable:
            return ""
        return f"{spell(span)} this week, outside your planned hours" if span >= MINUTE else ""

    def entries(self) -> tuple[SettingEntry, ...]:
        """Return every setting as it is now, and where it was set."""
        return self.configured.entries() if self.configured is not None else ()

    def wrong(self, key: str, text: str) -> str:
        """Return why a typed value cannot be set, as a sentence; empty if it can."""
        from ninetyten.config.catalog import wrong

        return wrong(self.settings, key, text)

    def change(self, changes: Mapping[str, object]) -> Reply:
        """Change settings in the person's file (TOML values by dotted key, None for the default) and apply them from now on."""
        if self.configured is None:
            return Reply(False, "the settings cannot be changed here")
        why = self.configured.change(changes)
        return Reply(False, why) if why else self._changed(f"Saved to your settings: {', '.join(changes)}.")

    def reverse_change(self, *, redo: bool) -> Reply:
        """Take back the last change of the settings, or make it again, and apply that from now on."""
        if self.configured is None:
            return Reply(False, "the settings cannot be changed here")
        what, why = self.configured.redo() if redo else self.configured.undo()
        return Reply(False, why) if why else self._changed(f"{'Redid' if redo else 'Undid'}: {what}.")

    def _changed(self, message: str) -> Reply:
        """Apply the settings as they are now."""
        assert self.configured is not None
        before, self.settings = self.settings, self.configured.settings
        self.session.plan, self._drawn = self.settings.plan, None
        self.refit(before, self.settings)
        if self._lighter[0] and self.session.state.off:
            self._look_back(self.now.day.key)  # the morning's lines tell the hours and the target
        return Reply(True, f"{message}{self._rates(before.plan)}")

    def _rates(self, before: Plan) -> str:
        """Return the rates that changed in each of the ways they can be stated (F2)."""
        from ninetyten.domain.typed import spell_rate  # the first frame does without it

        plan = self.settings.plan
        kinds = [kind for kind in plan.kinds if kind not in before.kinds]
        return "".join(f" {kind.name}: {spell_rate(kind.per_hour, plan.target.production)}." for kind in kinds)

    def day_page(self, key: str = "") -> DayPage:
        """Return today's page, plan and facts, or that of a day that is over."""
        from ninetyten.view.day_page import DayPage, day_page, past_page

        if key in ("", self.now.day.key):
            study = bool(self.study_due())
            return day_page(self._today(self.now.at), self.now, self.session.plan, study=study, slowest=self._slowest)
        try:
            day, now = self.past_day(key)
        except Unwritable as problem:
            return DayPage(key, short_date(key), ago("day", key, self.now.day.key), True, (str(problem),))
        return past_page(day, now, self.session.plan, self.now.day.key)

    def evening(self) -> Evening:
        """Return what the day came to."""
        from ninetyten.view.bookends import evening

        return evening(self._today(self.now.at), self.now, self.session.plan.clock)

    def held(self) -> tuple[OnHold, ...]:
        """Return what is on hold, of whatever day, the longest first."""
        from ninetyten.view.on_hold import holds

        return holds(self.session.state, self.now.at, self.now.offset, self.session.plan)

    def doubt(self, command: c.Chart, key: str = "") -> str:
        """Return what makes a count of charts unlikely, to be asked about; empty for a likely one (F4). `key`: the day that it is
        of, if that is over."""
        from ninetyten.ledger.quota import doubt

        day = self.session.work_day(key) if key else self.now.day
        return doubt(command, self.session.state.on(day), self.session.plan.on(day.key, weekday(day)))

    def insights(self, period: str, key: str = "") -> InsightsPage:
        """Return the page of the period around a day, or of the current one, which on a Monday morning is still last week. Slow;
        it may be called on its own thread."""
        from ninetyten.view.insights_page import first_day, insights_page, to_show
        from ninetyten.view.plots import InsightsPage

        today, goals = self.now.day.key, Goals(self.settings.ceu, self.settings.backlogs)
        try:
            days = self._known_days(first_day(key or today, goals))
        except Unwritable as problem:
            return InsightsPage(period, "", (str(problem),))
        return insights_page(days, period, key or to_show(days, period, today), self.session.plan, goals, today)

    def study(self) -> InsightsPage:
        """Return the page of accuracy study as it stands today. Slow, like `insights`."""
        from ninetyten.ledger.study import LOOK_BACK, topics
        from ninetyten.view.plots import InsightsPage
        from ninetyten.view.study_page import study_page

        today, plan = self.now.day.key, self.session.plan
        try:
            found = topics(self.study_days(days_before(today, LOOK_BACK), today), today, plan)
        except Unwritable as problem:
            return InsightsPage("study", "", (str(problem),))
        return study_page(found, today, plan.kind_names)

    def walk(self, period: str, key: str, step: int) -> str:
        """Return the day that stands for the period before (-1) or after (1) the one around `key`: its last, today at most; `key`
        itself where there is none. A day off on which nothing was recorded is passed over."""
        today, recorded = self.now.day.key, self.session.journal.days()
        first, wanted = min([*recorded[:1], today]), key
        while True:
            before, wanted = wanted, min(beside(period, wanted, step), today)
            if wanted < first or wanted == before:
                return key
            worked = date.fromisoformat(wanted).weekday()
            if period != "day" or wanted in (today, *recorded) or worked in self.session.plan.on(wanted, worked).day.days:
                return wanted

    @property
    def today(self) -> str:
        """The key of the present work day."""
        return self.now.day.key

    @property
    def mended(self) -> str:
        """The earlier day that the last command changed; empty if it changed none."""
        return self.session.mended

    def _known_days(self, first: str) -> Sequence[Summary]:
        """Return the summaries since a date. Those of days that are over are kept until something happens: who walks back page by
        page does not wait for each."""
        mark = (self.session.version, self.now.day.key, self.now.at // MINUTE)
        if self._summed is None or self._summed[0] != mark:
            self._summed = (mark, first, self.summaries(first))
        elif self._summed[1] > first:
            further = recent_from(first)
            self._summed = (mark, further, self.summaries(further))
        return self._summed[2]

    def news(self) -> bool:
        """Report whether something happened since the last picture, here or in another process, or a minute passed."""
        return self._drawn is None or self._drawn[0] != self._mark()

    def _mark(self) -> object:
        """Return a value that changes with everything but the seconds."""
        state, version, looked_back = self.session.state, self.session.version, self._morning[0]
        if self._coming is None or self._coming[0] != version:
            self._coming = (version, coming_stops(state))
        ahead = minute(state, self.now.at, self._coming[1])
        return version, self.session.trouble, self.focused, self._first, looked_back, self.study_topics.reads, ahead

    def _today(self, until: Instant) -> FoldedDay:
        mark = self.session.version, self.session.state.on(self.now.day) is self.session.state
        if self._day is None or self._day[0] != mark:
            self._day = (mark, fold_day(self.session.lived if mark[1] else [], until, self.session.plan.terms))
        return self._day[1].until(until)

    def audits(self) -> list[tuple[str, Audited]]:
        """Return the audits of the last weeks, each with its day, oldest first, as rebuttals left them."""
        from ninetyten.ledger.audits import audits_by_day

        notes = self.recent_notes.recent(self.now.day.key, *self._newest())
        return audits_by_day((note.day, note.event) for note in notes.entries)

    def rebuttable(self) -> list[tuple[str, Audited]]:
        """Return the audits that can be rebutted, likewise; those of the last weeks while the journal cannot be read."""
        from ninetyten.ledger.audits import REBUTTED_WITHIN, audits_by_day

        try:
            notes = self.recent_notes.long(self.now.day.key, *self._newest(), timedelta(REBUTTED_WITHIN))
        except Unwritable:
            return self.audits()
        return audits_by_day((note.day, note.event) for note in notes.entries)

    def _audited_before(self, key: str) -> Audited | None:
        """Return the last audit of the day before; not looked up before something is on the screen."""
        if self._first:
            return None
        before = (date.fromisoformat(key) - timedelta(days=1)).isoformat()
        return next((audit for day, audit in reversed(self.audits()) if day == before), None)

    def stretch(self) -> tuple[ShownExercise, ...]:
        """Return a few exercises for this moment, different ones each time."""
        self._stretches += 1
        return self.offer.stretch(self._today(self.now.at), self.now.at, self._stretches)

    def sound(self, sound: str) -> None:
        """Play the sound that paces exercises: `tap` or `chime`."""
        self.ringing.lead(sound)

    def speak(self, words: str) -> None:
        """Speak a step of the exercises, if that is on; be silent if there are no words."""
        self.ringing.speak(words)

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
        """Prepare to close the app: `pause`, `watch`, or `quiet`. Return what to print once the screen has closed: the
        day in one line, and what is wrong or goes on."""
        last = self.dispatch(c.Pause()) if how == "pause" else Reply(True, "")
        running = self.session.state.in_block and self.session.state.interruption is None
        trouble = "" if last.ok else last.message
        another_rings = not self.session.rings and self.session.lock.taken()
        try:
            self.session.leave(in_order=how != "watch" and not (how == "quiet" and running))
        except Unwritable as problem:
            trouble = str(problem)
        finally:
            self.ringing.close()
        if how == "watch":
            trouble = "Another ninetyten is already running and keeps ringing." if another_rings else self._keep_ringing()
        return "\n".join(filter(None, (self.evening().line, trouble)))
