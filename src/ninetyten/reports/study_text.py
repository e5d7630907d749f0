"""What accuracy study has done and what is due, for `study`, the reports and their pages (G4)."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from ninetyten.domain.words import plural, topic_word
from ninetyten.journal.days import DayReader
from ninetyten.ledger.figures import tenths
from ninetyten.ledger.periods import days_before, long_date, short_date
from ninetyten.ledger.study import LOOK_BACK, TopicStudy, due_topics, due_words, topics
from ninetyten.reports.layout import WIDTH, Found, Row, labelled, span, under

NOTHING = (
    "Nothing to study yet: log an audit with its errors (audit 39/42 --error modifier=2), or study a topic (study modifier)."
)
NOTES = (
    "Errors are those found per 100 codes, with their 95% interval, before the first 10 minutes of study and since.",
    "The figures show what changed, not why.",
)
VERDICTS = {"fewer": "fewer since", "more": "more since", "too few codes": "too few codes to tell"}


def study_of(reader: DayReader, today: str) -> tuple[TopicStudy, ...]:
    """Return every topic as it stood on a date. Raises Unwritable if the journal cannot be read."""
    first = days_before(today, LOOK_BACK)
    return topics(reader.study_days(first, today), today, reader.plan)


def study_found(found: Sequence[TopicStudy], today: str) -> dict[str, Any]:
    """Return the topics for programs."""
    return {"date": today, "due": list(due_topics(found, today)), "topics": [topic.plain for topic in found]}


def study_text(found: Sequence[TopicStudy], today: str, kinds: Mapping[str, str]) -> str:
    """Return the answer of `study`: what is due, then each topic. `kinds`: the names of the chart types."""
    if not found:
        return f"{NOTHING}\n"
    due = due_words(found, today) or "Nothing is due today."
    notes = [line for note in NOTES for line in textwrap.wrap(note, WIDTH)] if any(topic.before for topic in found) else []
    rows = topic_rows(study_found(found, today), kinds)
    return "\n".join([labelled(f"Accuracy study: {long_date(today)}", rows), due, *notes]) + "\n"


def topic_rows(study: Found, kinds: Mapping[str, str]) -> list[Row]:
    """Return the rows of each topic: how long it was studied, when it comes back, and what audits found."""
    rows = []
    for topic in study["topics"]:
        name = kinds.get(topic["topic"], topic_word(topic["topic"]))
        rows += under(name, [line for line in (_when(topic, study["date"]), *_errors(topic)) if line])
    return rows


def _when(topic: Found, today: str) -> str:
    due, long = topic["next"], topic["stretches"]
    stretches = f" ({long} {'stretch' if long == 1 else 'stretches'} of 10 min or more)" if long else ""
    spent = f"{span(topic['minutes'])}{stretches}" if topic["minutes"] else "not studied yet"
    if topic["closed"]:
        return f"{spent}; closed on {short_date(topic['closed'])}"
    if due is None:
        return spent
    return f"{spent}; {'due since' if due < today else 'due' if due == today else 'next on'} {short_date(due)}"


def _errors(topic: Found) -> list[str]:
    """Return `before: 7.5 errors per 100 codes (15 in 200; likely 4.6 to 12)`, the same since, and whether they are fewer."""
    before, since = topic["before"], topic["since"]
    told = [
        f"{name}: {tenths(found['per_100'])} {plural('error', found['per_100'])} per 100 codes "
        f"({found['errors']} in {found['codes']}; likely {tenths(found['low'])} to {tenths(found['high'])})"
        for name, found in (("before", before), ("since", since))
        if found is not None
    ]
    verdict = VERDICTS.get(topic["verdict"] or "", "no audit since" if before and topic["stretches"] else "")
    return [*told, *([verdict] if verdict else [])]
