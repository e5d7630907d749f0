"""The page of accuracy study: what is due, and each topic's errors before and since its study (G4).

The reports say the same in the same words. What changed is shown; why, no one can tell from it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ninetyten.domain.moment import MINUTE
from ninetyten.domain.words import plural, spell
from ninetyten.ledger.figures import tenths
from ninetyten.ledger.periods import long_date, short_date
from ninetyten.ledger.study import TopicStudy, due_words
from ninetyten.view.plots import InsightsPage, Key, Part, study_plot
from ninetyten.view.studying import topic_name

Kinds = Mapping[str, str]
"""The names of the chart types by their keys."""
Found = Mapping[str, Any]
"""A topic as the report spells it."""

NOTES = (
    "Errors are those found per 100 codes, with their 95% interval, before the first 10 minutes of study and since.",
    "The figures show what changed, not why.",
)
VERDICTS = {"fewer": "fewer since", "more": "more since", "too few codes": "too few codes to tell"}
NOTHING_DUE = "Nothing is due today."
NOTHING = "There is nothing to study yet. Log an audit with its errors, and each kind of error comes back here until it is gone."
TITLE = "Errors per 100 codes before and since study, with 95% interval"
HEAD = ("topic", "before", "95% interval", "since", "95% interval")


def study_page(found: Sequence[TopicStudy], today: str, kinds: Kinds) -> InsightsPage:
    """Return the page as of the date `today`."""
    title = f"as of {long_date(today)}"
    if not found:
        return InsightsPage("study", title, (NOTHING,), key=today)
    topics = [topic.plain for topic in found]
    parts = [Part("Topics, by when they are due", lines=tuple(_line(topic, today, kinds) for topic in topics))]
    judged = [topic for topic in topics if topic["before"] or topic["since"]]
    if judged:
        parts.append(_errors(judged, kinds))
    return InsightsPage("study", title, (due_words(found, today) or NOTHING_DUE,), tuple(parts), key=today)


def when(topic: Found, today: str) -> str:
    """Return how long a topic was studied, and when it comes back."""
    due, long = topic["next"], topic["stretches"]
    stretches = f" ({long} {'stretch' if long == 1 else 'stretches'} of 10 min or more)" if long else ""
    spent = f"{spell(round(topic['minutes'] * MINUTE))}{stretches}" if topic["minutes"] else "not studied yet"
    if topic["closed"]:
        return f"{spent}; closed on {short_date(topic['closed'])}"
    if due is None:
        return spent
    return f"{spent}; {'due since' if due < today else 'due' if due == today else 'next on'} {short_date(due)}"


def rates(topic: Found) -> list[str]:
    """Return `before: 7.5 errors per 100 codes (15 in 200; likely 4.6 to 12)`, and the same since."""
    return [
        f"{name}: {tenths(found['per_100'])} {plural('error', found['per_100'])} per 100 codes "
        f"({found['errors']} in {found['codes']}; likely {tenths(found['low'])} to {tenths(found['high'])})"
        for name in ("before", "since")
        if (found := topic[name]) is not None
    ]


def verdict(topic: Found) -> str:
    """Return whether the errors are fewer or more since, or cannot be told apart; empty while there is nothing to compare."""
    return VERDICTS.get(topic["verdict"] or "", "no audit since" if topic["before"] and topic["stretches"] else "")


def _line(topic: Found, today: str, kinds: Kinds) -> str:
    return f"{topic_name(topic['topic'], kinds)}: {when(topic, today)}."


def _errors(topics: Sequence[Found], kinds: Kinds) -> Part:
    told = [f"{topic_name(topic['topic'], kinds)}: {said}." for topic in topics if (said := verdict(topic))]
    legend = (Key("●", "strong", "errors per 100 codes"), Key("├──┤", "study", "95% interval"))
    plot = study_plot([(topic_name(topic["topic"], kinds), topic) for topic in topics])
    table = (HEAD, *(_cells(topic, kinds) for topic in topics))
    return Part(TITLE, plot, legend, (*told, *NOTES), table)


def _cells(topic: Found, kinds: Kinds) -> tuple[str, ...]:
    cells = [topic_name(topic["topic"], kinds)]
    for found in (topic["before"], topic["since"]):
        within = (tenths(found["per_100"]), f"{tenths(found['low'])} to {tenths(found['high'])}") if found else ("–", "")
        cells += within
    return tuple(cells)
