"""The last audit on the main screen."""

from __future__ import annotations

from ninetyten.domain.events import Audited
from ninetyten.domain.moment import HOUR
from ninetyten.domain.plan import Target
from ninetyten.view.main_screen import accuracy_line

NOW = 1_000 * HOUR
FIRST = Target(accuracy_first=True, accuracy=97.0)


def test_the_last_audit_is_told_for_a_day() -> None:
    """With its interval and the target; the day after it is no news any more."""
    events = [Audited(NOW - 30 * HOUR, 1, 2), Audited(NOW - 2 * HOUR, 39, 42)]
    line = "accuracy 92.9% (39 of 42 codes, likely 81 to 97.5%), target 95%"
    assert accuracy_line(events, Target(), NOW) == line
    assert accuracy_line(events, Target(), NOW + 22 * HOUR - 1) == line
    assert accuracy_line(events, Target(), NOW + 22 * HOUR) == ""


def test_accuracy_first_says_when_there_is_none() -> None:
    """The place above the charts is never empty then."""
    assert accuracy_line([], FIRST, NOW) == "accuracy: no audit in the last 24 hours, target 97%"
    assert accuracy_line([], Target(), NOW) == ""
