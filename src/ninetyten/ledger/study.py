"""Topics that come back for accuracy study (G3), and what audits found before and since it (G4).

Pure: from the days' summaries. An error category is opened by an audit that found it, new codes
by the calendar of code sets. It says before and since; what caused a change it does not know.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any

from ninetyten.domain import events as e
from ninetyten.domain.moment import MINUTE, Instant, Span
from ninetyten.domain.plan import Plan
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import ERROR_CATEGORIES, STUDY_TOPICS
from ninetyten.domain.words import listed, topic_word
from ninetyten.ledger.accuracy import wilson
from ninetyten.ledger.codesets import WINDOW_DAYS, changes
from ninetyten.ledger.figures import half_up, minutes
from ninetyten.ledger.periods import days_before, work_days
from ninetyten.ledger.summary import Studied, StudyDay

STEPS = (1, 3, 7, 21)
"""After how many work days a topic comes back, each counted from the study before; then always after the last."""
LONG_ENOUGH: Span = 10 * MINUTE
"""A stretch of study this long moves a topic on."""
CLEAN_AUDITS = 2
"""So many audits that could have shown an error and did not close its topic."""
NEW_CODES = "new-codes"
LOOK_BACK = 731
"""How many days of study and audits are looked at: two years. No fewer than a year's report and the year before it, whose audits
are found among them."""
_BRIEFLY = 3
"""So many topics are named on the screen."""
_LONGEST_PLAN = 400
"""Days in which the plan has 21 work days, or has too few."""


class Found(Value):
    """Errors found among codes reviewed, each on the basis of codes."""

    errors: int
    codes: int

    @property
    def per_100(self) -> float:
        """Errors per 100 codes; they may outnumber the codes."""
        return 100 * self.errors / self.codes

    @property
    def interval(self) -> tuple[float, float]:
        """The 95% Wilson interval of `per_100`, for at most one error a code."""
        return wilson(min(self.errors, self.codes), self.codes)

    @property
    def plain(self) -> dict[str, Any]:
        """Return the figures as the report spells them."""
        low, high = (half_up(bound, 1) for bound in self.interval)
        return {
            "errors": self.errors,
            "codes": self.codes,
            "per_100": half_up(self.per_100, 1),
            "low": low,
            "high": high,
        }


class TopicStudy(Value):
    """A topic as it stands. `spent`: all its study, in ms; `long`: stretches of `LONG_ENOUGH`; `opened`, `closed`: dates, empty
    if it never was or is open; `step`: how often it has come back; `due`: the date on which it comes back next, empty if it does
    not; `before`, `since`: what audits found up to its first long stretch and since, None without audits or for a topic that
    they do not count."""

    topic: str
    spent: Span = 0
    long: int = 0
    opened: str = ""
    closed: str = ""
    step: int = 0
    due: str = ""
    before: Found | None = None
    since: Found | None = None

    @property
    def errors(self) -> int:
        """How many errors audits found in it."""
        return sum(found.errors for found in (self.before, self.since) if found is not None)

    @property
    def verdict(self) -> str:
        """Whether the errors are `fewer` or `more` since, or `too few codes` to tell; empty while there is nothing to compare."""
        if self.before is None or self.since is None:
            return ""
        (low, high), (since_low, since_high) = self.before.interval, self.since.interval
        return "fewer" if since_high < low else "more" if since_low > high else "too few codes"

    @property
    def plain(self) -> dict[str, Any]:
        """Return the topic as the report spells it."""
        return {
            "topic": self.topic,
            "minutes": minutes(self.spent),
            "stretches": self.long,
            "opened": self.opened or None,
            "closed": self.closed or None,
            "step": self.step,
            "next": self.due or None,
            "before": self.before and self.before.plain,
            "since": self.since and self.since.plain,
            "verdict": self.verdict or None,
        }


def topics(days: Sequence[StudyDay], today: str, plan: Plan) -> tuple[TopicStudy, ...]:
    """Return every topic that was studied, that an audit found, or that is open on the date `today`, what is due first in front
    (of those due on one date, the most frequent error), what does not come back behind. `days`: those up to then that hold
    something, oldest first."""
    calendar = _WorkDays([day.key for day in days if day.blocks], today, plan)
    studied: dict[str, list[_Stretch]] = {topic: [] for topic in STUDY_TOPICS}
    for day in days:
        for part in day.studied:
            stretches = studied.setdefault(part.topic, [])
            goes_on = bool(stretches) and stretches[-1].end == part.at  # over the turnover
            stretches.append(stretches.pop().longer(part.span) if goes_on else _Stretch(day.key, part))
    audits = [_DatedAudit(day.key, audit.at, audit) for day in days for audit in day.audits]
    found = [_topic(topic, stretches, audits, calendar) for topic, stretches in studied.items()]
    told = [topic for topic in found if topic.spent or topic.due or (topic.opened and topic.topic != NEW_CODES)]
    return tuple(sorted(told, key=lambda topic: (not topic.due, topic.due, -topic.errors)))


def due_topics(found: Sequence[TopicStudy], today: str) -> tuple[str, ...]:
    """Return the topics that are due on the date `today`, what has been due longest first."""
    return tuple(topic.topic for topic in found if topic.due and topic.due <= today)


def due_words(found: Sequence[TopicStudy], today: str) -> str:
    """Return `Due for accuracy study: modifier and units.`, for the morning and for the end of a block; empty if nothing is."""
    due = due_topics(found, today)
    return f"Due for accuracy study: {listed(tuple(map(topic_word, due)))}." if due else ""


def due_briefly(found: Sequence[TopicStudy], today: str) -> str:
    """Return the first of them for a line on the screen: `modifier, units, E/M level and 2 more`; empty if nothing is due."""
    due = [topic_word(topic) for topic in due_topics(found, today)]
    more = [f"{len(due) - _BRIEFLY} more"] if len(due) > _BRIEFLY else []
    return listed((*due[:_BRIEFLY], *more))


def topic_choices(found: Sequence[TopicStudy], today: str, kinds: Sequence[str]) -> tuple[str, ...]:
    """Return every topic as a list offers it: what is due, what comes back or was studied, then all others. `kinds`: the keys of
    the chart types."""
    known = [topic.topic for topic in found if not topic.closed]
    return tuple(dict.fromkeys([*due_topics(found, today), *known, *STUDY_TOPICS, *kinds]))


class _DatedAudit(Value):
    """An audit, its date, and when on it."""

    date: str
    at: Instant
    audit: e.Audited


class _Stretch(Value):
    """A stretch of study and the date on which it began."""

    date: str
    studied: Studied

    @property
    def end(self) -> Instant:
        return self.studied.at + self.studied.span

    def longer(self, span: Span) -> _Stretch:
        return self.replace(studied=self.studied.replace(span=self.studied.span + span))

    @property
    def counts(self) -> bool:
        return self.studied.span >= LONG_ENOUGH


class _WorkDays:
    """The work days up to today, and those planned from then on: today is one if it was begun or is planned."""

    def __init__(self, worked: Sequence[str], today: str, plan: Plan) -> None:
        planned = today in work_days(plan, today, today)
        self.today = today
        self._past = sorted({*worked, *([today] if planned else [])})
        self._plan = plan

    def between(self, after: str, until: str) -> int:
        """Return how many work days there were after a date, up to another."""
        return bisect_right(self._past, until) - bisect_right(self._past, after)

    def after(self, anchor: str, count: int) -> str:
        """Return the date that is so many work days after another, as far as they are known or planned, else calendar days."""
        first = bisect_right(self._past, anchor)
        if first + count <= len(self._past):
            return self._past[first + count - 1]
        left = count - (len(self._past) - first)
        start = max(anchor, self.today)
        planned = work_days(self._plan, days_before(start, -1), days_before(start, -_LONGEST_PLAN))
        return next(islice(planned, left - 1, None), days_before(start, -left))


class _Course(Value):
    """A topic that is open: since when, for which chart type, counting from which date, how often it came back, and the clean
    audits since. `until`: when the calendar closes it; empty if only audits do."""

    opened: str
    kind: str
    anchor: str
    step: int = 0
    clean: int = 0
    until: str = ""

    @property
    def wait(self) -> int:
        return STEPS[min(self.step, len(STEPS) - 1)]

    def audited(self, date: str, audit: e.Audited, topic: str) -> _Course:
        """Return the course after an audit."""
        if any(category == topic for category, _ in audit.errors):
            return _Course(date, audit.kind, date)
        shows = not self.kind or audit.kind in ("", self.kind)
        return self.replace(clean=self.clean + shows)

    def studied(self, date: str, calendar: _WorkDays) -> _Course:
        """Return the course after a long stretch: it moves on if it was due."""
        due = calendar.between(self.anchor, date) >= self.wait
        return self.replace(anchor=date, step=self.step + 1) if due else self


Happening = tuple[str, Instant, e.Audited | Studied]
"""A date, the instant on it, and an audit or a stretch of study."""


def _topic(topic: str, stretches: Sequence[_Stretch], audits: Sequence[_DatedAudit], calendar: _WorkDays) -> TopicStudy:
    long = [stretch for stretch in stretches if stretch.counts]
    begun = (long[0].date, long[0].studied.at) if long else None
    found = TopicStudy(
        topic,
        spent=sum(stretch.studied.span for stretch in stretches),
        long=len(long),
        before=_found(topic, [one.audit for one in audits if begun is None or (one.date, one.at) <= begun]),
        since=_found(topic, [one.audit for one in audits if begun is not None and (one.date, one.at) > begun]),
    )
    course, closed = _by_calendar(long, calendar) if topic == NEW_CODES else _by_audits(topic, long, audits, calendar)
    if course is None:
        return found
    due = "" if closed else calendar.after(course.anchor, course.wait)
    due = "" if course.until and due >= course.until else due
    return found.replace(opened=course.opened, closed=closed, step=course.step, due=due)


def _by_audits(
    topic: str, long: Sequence[_Stretch], audits: Sequence[_DatedAudit], calendar: _WorkDays
) -> tuple[_Course | None, str]:
    """Return the course of a topic that audits open and close, None if none opened it, and when it was closed."""
    course, closed = None, ""
    if not any(category == topic for one in audits for category, _ in one.audit.errors):
        return course, closed  # as for most topics: no need to go through the days
    for day, _, what in _happenings(long, audits):
        if isinstance(what, e.Audited):
            again = any(category == topic for category, _ in what.errors)
            if course is None or (closed and again):
                course, closed = (_Course(day, what.kind, day), "") if again else (course, closed)
            elif not closed:
                course = course.audited(day, what, topic)
                closed = day if course.clean >= CLEAN_AUDITS else ""
        elif course is not None and not closed:
            course = course.studied(day, calendar)
    return course, closed


def _happenings(long: Sequence[_Stretch], audits: Sequence[_DatedAudit]) -> list[Happening]:
    happened: list[Happening] = [(one.date, one.at, one.audit) for one in audits]
    happened += [(stretch.date, stretch.studied.at, stretch.studied) for stretch in long]
    return sorted(happened, key=lambda one: one[:2])


def _by_calendar(long: Sequence[_Stretch], calendar: _WorkDays) -> tuple[_Course | None, str]:
    """Return the course of new codes: open for two weeks from the last change on; due on their first work day, then by the
    steps."""
    today = date.fromisoformat(calendar.today)
    on = max(change.on for change in changes(today.year) if change.gentle and change.on <= today)
    ends = on + timedelta(WINDOW_DAYS)
    course = _Course(on.isoformat(), "", days_before(on.isoformat(), 1), until=ends.isoformat())
    for stretch in long:
        if course.opened <= stretch.date < course.until:
            course = course.studied(stretch.date, calendar)
    return course, ends.isoformat() if today >= ends else ""


def _found(topic: str, audits: Sequence[e.Audited]) -> Found | None:
    """Return what audits of codes found of a topic: of an error category the errors in it, of a chart type all in its audits."""
    whole = topic not in ERROR_CATEGORIES
    of_codes = [audit for audit in audits if audit.basis == "codes" and (not whole or audit.kind == topic)]
    errors = sum(count for audit in of_codes for category, count in audit.errors if whole or category == topic)
    codes = sum(audit.total for audit in of_codes)
    return Found(errors, codes) if codes else None
