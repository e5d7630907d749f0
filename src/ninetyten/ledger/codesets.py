"""The code-set calendar: when new codes take effect, and the two weeks of gentler targets that follow (S22).

Only month and day rules are known here, no code and no descriptor. Sources, facts/domain.md 2.6 of the agreement: ICD-10-CM
and PCS change together on 1 October, some codes on 1 April; CPT on 1 January; HCPCS Level II every quarter.
"""

from __future__ import annotations

from datetime import date, timedelta

from ninetyten.domain.value import Value
from ninetyten.domain.words import counted
from ninetyten.ledger.periods import day_and_month

WINDOW_DAYS = 14
"""How long targets are gentler after a change."""
_CHANGES = (
    (10, 1, "ICD-10-CM FY{fiscal}", True),
    (4, 1, "ICD-10-CM FY{year} April update", True),
    (1, 1, "CPT {year}", True),
    (1, 1, "HCPCS Level II, first quarter", False),
    (4, 1, "HCPCS Level II, second quarter", False),
    (7, 1, "HCPCS Level II, third quarter", False),
    (10, 1, "HCPCS Level II, fourth quarter", False),
)
"""Month, day, what changes, whether work slows down for it."""


class Change(Value):
    """A code set that takes effect on `on`. `gentle`: targets are gentler for two weeks."""

    on: date
    name: str
    gentle: bool

    def days_ago(self, today: date) -> int:
        """Return how many days it has been in effect, negative before it is."""
        return (today - self.on).days


def changes(year: int) -> list[Change]:
    """Return the changes of a calendar year, in order."""
    found = [Change(date(year, m, d), name.format(year=year, fiscal=year + 1), gentle) for m, d, name, gentle in _CHANGES]
    return sorted(found, key=lambda change: (change.on, not change.gentle))


def around(today: date) -> list[Change]:
    """Return the changes of the last two weeks and the next two, in order."""
    near = timedelta(days=WINDOW_DAYS)
    known = [change for year in (today.year - 1, today.year, today.year + 1) for change in changes(year)]
    return [change for change in known if today - near < change.on <= today + near]


def gentle(today: date) -> Change | None:
    """Return the change whose two weeks of gentler targets run today, if any."""
    return next((change for change in around(today) if change.gentle and 0 <= change.days_ago(today) < WINDOW_DAYS), None)


def banner(today: date) -> str:
    """Return a sentence for the main screen while a change is near, empty otherwise."""
    running = gentle(today)
    if running is not None:
        days = running.days_ago(today)
        ago = f"{counted(days, 'day')} ago" if days else "today"
        when = f"{day_and_month(running.on.isoformat())} ({ago})"
        return f"{running.name} took effect {when}: go easy on your target while you learn the changes"
    coming = next((change for change in around(today) if change.gentle and change.on > today), None)
    if coming is None:
        return ""
    days = -coming.days_ago(today)
    return f"{coming.name} takes effect {day_and_month(coming.on.isoformat())}, in {counted(days, 'day')}"
