"""What the screens show of accuracy study: its topic, the list of topics, its share against the goal, when it fits (G1, G5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from ninetyten.domain.moment import HOUR, MINUTE, Instant
from ninetyten.domain.planned import Planned
from ninetyten.domain.value import Value
from ninetyten.domain.words import spell, topic_word
from ninetyten.ledger.figures import percent, tenths
from ninetyten.ledger.timeline import FoldedDay

STUDY_SLOT = 20 * MINUTE
"""How long a slot of study is that the plan suggests."""


def topic_name(topic: str, kinds: Mapping[str, str]) -> str:
    """Return what a topic is called: by the name of its chart type, or by the field's word."""
    return kinds.get(topic) or topic_word(topic)


class TopicList(Value):
    """The topics to choose from and their words, in the order in which they are offered, and the one that is studied. `since`:
    when study began with this list; None if it was under way, so that another topic holds only from now on."""

    topics: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    chosen: int = 0
    since: Instant | None = None

    @property
    def topic(self) -> str:
        """The topic that is studied."""
        return self.topics[self.chosen]

    @property
    def coming(self) -> tuple[str, ...]:
        """Their words in the order in which a key takes them, the chosen one first."""
        return (*self.words[self.chosen :], *self.words[: self.chosen])

    def next(self) -> TopicList:
        """Return the list with the next topic chosen; the first comes after the last."""
        return self.replace(chosen=(self.chosen + 1) % len(self.topics))


def split(day: FoldedDay) -> str:
    """Return `8.3%, goal 10%`: the share of accuracy study in it and production, beside the goal; empty without a goal."""
    goal, study = day.terms.target.study, day.total("study")
    share = percent(study, study + day.total("production"))
    return f"{tenths(share)}%, goal {goal:g}%" if goal and share is not None else ""


def split_to_go(day: FoldedDay) -> str:
    """Return the same with the minutes short of the goal so far: `accuracy study 8.3%, goal 10%, 5 min to go`."""
    found = split(day)
    study = day.total("study")
    short = round((study + day.total("production")) * day.terms.target.study / 100) - study
    to_go = f", {spell(-(-short // MINUTE) * MINUTE)} to go" if short > 0 else ""
    return found and f"accuracy study {found}{to_go}"


def study_slot(blocks: Sequence[Planned], slowest: Instant | None) -> tuple[Instant, Instant] | None:
    """Return when study fits in the day: within the hour that earns least, which begins at `slowest`, if a block has room
    there; else where work begins after lunch, or in the last block. None where no block has room."""
    for block in blocks if slowest is not None else ():
        start = max(block.start, slowest or 0)
        if start < (slowest or 0) + HOUR and start + STUDY_SLOT <= block.end:
            return start, start + STUDY_SLOT
    after = next((after for before, after in pairwise(blocks) if before.slot.lunch), blocks[-1] if blocks else None)
    if after is None or after.start + STUDY_SLOT > after.end:
        return None
    return after.start, after.start + STUDY_SLOT
