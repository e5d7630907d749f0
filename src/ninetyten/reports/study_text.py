"""What accuracy study has done and what is due, for `study`, the reports and their pages (G4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ninetyten.journal.days import DayReader
from ninetyten.ledger.periods import days_before, long_date
from ninetyten.ledger.study import LOOK_BACK, TopicStudy, due_topics, due_words, topics
from ninetyten.ledger.summary import StudyDay
from ninetyten.reports.layout import Found, Row, labelled, under, wrapped
from ninetyten.view.study_page import NOTES, NOTHING_DUE, rates, verdict, when
from ninetyten.view.studying import topic_name

NOTHING = (
    "Nothing to study yet: log an audit with its errors (audit 39/42 --error modifier=2), or study a topic (study modifier)."
)


def study_of(reader: DayReader, today: str) -> tuple[TopicStudy, ...]:
    """Return every topic as it stood on a date. Raises Unwritable if the journal cannot be read."""
    return topics(days_behind(reader, today), today, reader.plan)


def days_behind(reader: DayReader, today: str) -> Sequence[StudyDay]:
    """Return the days that accuracy study looks back on from a date, with their audits. Raises Unwritable likewise."""
    return reader.study_days(days_before(today, LOOK_BACK), today)


def study_found(found: Sequence[TopicStudy], today: str) -> dict[str, Any]:
    """Return the topics for programs."""
    return {"date": today, "due": list(due_topics(found, today)), "topics": [topic.plain for topic in found]}


def study_text(found: Sequence[TopicStudy], today: str, kinds: Mapping[str, str]) -> str:
    """Return the answer of `study`: what is due, then each topic. `kinds`: the names of the chart types."""
    if not found:
        return f"{NOTHING}\n"
    due = due_words(found, today) or NOTHING_DUE
    notes = [line for note in NOTES for line in wrapped(note)] if any(topic.before for topic in found) else []
    rows = topic_rows(study_found(found, today), kinds)
    return "\n".join([labelled(f"Accuracy study: {long_date(today)}", rows), due, *notes]) + "\n"


def topic_rows(study: Found, kinds: Mapping[str, str]) -> list[Row]:
    """Return the rows of each topic: how long it was studied, when it comes back, and what audits found."""
    rows = []
    for topic in study["topics"]:
        lines = (when(topic, study["date"]), *rates(topic), verdict(topic))
        rows += under(topic_name(topic["topic"], kinds), [line for line in lines if line])
    return rows
