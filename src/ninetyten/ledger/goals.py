"""Record what a coder must reach by a date, from the settings: continuing education, and backlogs.

The records stand alone because the settings are read on every start, and what is made of them is not.
"""

from __future__ import annotations

from ninetyten.domain.value import Value


class CeuCycle(Value):
    """The continuing education cycle. `body`: `aapc`, `ahima` or `none`; `credentials`: how many are held; `group`: the credits
    AHIMA asks for the first of them; `ends`: the last date of a cycle, empty if nobody said."""

    body: str = "none"
    credentials: int = 1
    group: int = 20
    ends: str = ""


class Backlog(Value):
    """Charts to be worked off: `count` of a kind that were open on the date `since` (before its first chart), due on the date
    `deadline`."""

    name: str
    kind: str
    count: int
    since: str
    deadline: str


class Goals(Value):
    """What the settings want reached: the CEU cycle, and the backlogs."""

    cycle: CeuCycle = CeuCycle()
    backlogs: tuple[Backlog, ...] = ()
