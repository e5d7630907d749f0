"""The last audit in one line, while it is news: for a day, and as long as accuracy comes first."""

from __future__ import annotations

from collections.abc import Sequence

from ninetyten.domain.events import Audited, Event
from ninetyten.domain.moment import HOUR, Instant, Span
from ninetyten.domain.plan import Target
from ninetyten.ledger.figures import tenths

NEWS: Span = 24 * HOUR
"""How long an audit stays on the main screen."""


def accuracy_line(events: Sequence[Event], target: Target, now: Instant) -> str:
    """Return `accuracy 92.9% (39 of 42 codes, likely 81 to 97.5%), target 95%` for the last audit of these events, if it is
    news; in accuracy-first mode what to do where there is none; else empty."""
    audits = [event for event in events if isinstance(event, Audited) and now - event.at < NEWS]
    if not audits:
        return f"accuracy: no audit in the last 24 hours, target {target.accuracy:g}%" if target.accuracy_first else ""
    return audit_words(audits[-1].right, audits[-1].total, target.accuracy)


def audit_words(right: int, total: int, target: float) -> str:
    """Return an audit of `total` codes in a line; `target` in percent."""
    from ninetyten.ledger.accuracy import wilson  # what it needs of the ledger is not read before there is an audit

    low, high = (tenths(bound) for bound in wilson(right, total))
    return f"accuracy {tenths(100 * right / total)}% ({right} of {total} codes, likely {low} to {high}%), target {target:g}%"
