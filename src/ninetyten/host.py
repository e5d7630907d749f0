"""The session as a face sees it: pictures out, commands in (the app's `Host`)."""

from __future__ import annotations

from collections.abc import Callable

from ninetyten.config.settings import Settings
from ninetyten.domain import commands as c
from ninetyten.domain.engine import Step
from ninetyten.domain.history import holding
from ninetyten.domain.moment import MINUTE, Instant, Now
from ninetyten.domain.value import Value
from ninetyten.ledger.timeline import Day, fold_day
from ninetyten.ports import Unwritable
from ninetyten.ringing import Ringing
from ninetyten.session import Session
from ninetyten.view.face import face, moved
from ninetyten.view.picture import Picture
from ninetyten.view.said import said


class Reply(Value):
    """The answer to a command: was it done, and one line about it."""

    ok: bool
    said: str


class SessionHost:
    """One session behind one face. `own_touch` is told of our own keys; `keep_ringing` starts the windowless watcher;
    `back_up` is given each new day's key."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        problems: tuple[str, ...],
        ringing: Ringing,
        own_touch: Callable[[Instant], None],
        keep_ringing: Callable[[], str],
        back_up: Callable[[str], None],
    ) -> None:
        self.session, self.settings, self.problems, self.ringing = session, settings, problems, ringing
        self._own_touch, self._keep_ringing, self._back_up = own_touch, keep_ringing, back_up
        self.focused = True
        self._first = True
        self._recent: list[tuple[str, ...]] = []
        self._backed_up = ""
        self._drawn: tuple[object, Picture] | None = None
        self._drawn_version: object = None
        self._day: tuple[object, Day] | None = None
        self.now: Now = session.now()

    def tick(self) -> None:
        """Time has passed. The first one only looks: what takes long (the lock, the desktop) waits until something is seen."""
        if self._first:
            self._first = False
            return
        self.session.tick()
        self.now = self.session.present
        self.ringing.sound_due(self.session.state, self.now.at)
        if self.session.rings and self.now.day.key != self._backed_up:
            self._backed_up = self.now.day.key
            self._back_up(self._backed_up)

    def dispatch(self, command: c.Command) -> Reply:
        """Do what a person asked for; a refusal or trouble with the journal is the reply."""
        try:
            done = self.session.dispatch(command)
        except Unwritable as problem:
            return Reply(False, str(problem))
        self.now = self.session.now()
        if self.session.last_ids:
            self._recent = [*self._recent[-9:], self.session.last_ids]
        return Reply(not done.refusal, done.refusal or self._said(done))

    def _said(self, done: Step) -> str:
        return said(done.events, self.session.state, self.session.calendar.offset_at)

    def picture(self) -> Picture:
        """What the face should show now; the quiet parts are worked out anew only when something happened or a minute passed."""
        session, now = self.session, self.now
        self._drawn_version = (session.version, session.trouble)
        mark = (session.version, now.at // MINUTE, session.state.worked(now.at) // MINUTE, session.trouble)
        if self._drawn is None or self._drawn[0] != mark:
            drawn = face(session.state, self._today(now.at), now, session.plan, seconds=self.settings.display.seconds)
            self._drawn = (mark, drawn.but(trouble=session.trouble))
            return self._drawn[1]
        return moved(self._drawn[1], session.state, now)

    def news(self) -> bool:
        """Whether something happened since the last picture, said here or by another process."""
        return self._drawn is None or self._drawn_version != (self.session.version, self.session.trouble)

    def _today(self, until: Instant) -> Day:
        if self._day is None or self._day[0] != self.session.version:
            events = [entry.event for entry in holding(self.session.written)]
            self._day = (self.session.version, fold_day(events, until, self.session.plan.terms))
        return self._day[1].until(until)

    def key_pressed(self) -> None:
        """Somebody is there: a key of ours was pressed."""
        self._own_touch(self.now.at)

    def undo_burst(self, count: int) -> None:
        """Void the last `count` acts: they were typing meant for another window (F)."""
        burst, self._recent = self._recent[-count:], self._recent[:-count]
        for ids in reversed(burst):
            self.dispatch(c.Undo(ids))

    def set_focused(self, focused: bool) -> None:
        """Whether the terminal window is in front."""
        self.focused = focused

    def leave(self, how: str) -> str:
        """Prepare the end of the app: `pause`, `watch`, `stop`, or `quiet`. The line to print once the face has closed."""
        last = self.dispatch(c.Pause() if how == "pause" else c.Stop()) if how in ("pause", "stop") else Reply(True, "")
        running = self.session.state.in_block and self.session.state.interruption is None
        trouble = "" if last.ok else last.said
        try:
            self.session.leave(in_order=how != "watch" and not (how == "quiet" and running))
        except Unwritable as problem:
            trouble = str(problem)
        finally:
            self.ringing.close()
        return self._keep_ringing() if how == "watch" else trouble
