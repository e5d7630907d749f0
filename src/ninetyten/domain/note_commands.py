"""Commands by which a person notes something of themselves beside the clock: checks of the body, what stays open, contacts."""

from __future__ import annotations

from typing import ClassVar

from ninetyten.domain.command import Noting


class CheckBody(Noting):
    """The private weekly check: (area, 0 to 3) of the body, (item, 0 to 3) of work."""

    word: ClassVar[str] = "body"
    areas: tuple[tuple[str, int], ...]
    work: tuple[tuple[str, int], ...] = ()


class CheckWorkstation(Noting):
    """Which points of the workstation are right."""

    word: ClassVar[str] = "workstation"
    points: tuple[tuple[str, bool], ...]
    progressive: bool = False


class CheckPosture(Noting):
    """Which of the five points of the posture check were not right; none of them: all were."""

    word: ClassVar[str] = "posture"
    failing: tuple[str, ...] = ()


class ScoreEyes(Noting):
    """How much the eyes are felt at midday, 0 to 3."""

    word: ClassVar[str] = "eyes"
    much: int


class RateEnergy(Noting):
    """How much energy there is now, 1 to 5."""

    word: ClassVar[str] = "energy"
    rating: int


class LeaveOpen(Noting):
    """Unfinished work, as when, where and how it goes on; guarded texts."""

    word: ClassVar[str] = "open"
    when: str
    where: str = ""
    how: str = ""


class DoRitual(Noting):
    """Items of the shutdown ritual are done."""

    word: ClassVar[str] = "ritual"
    items: tuple[str, ...]


class MakeContact(Noting):
    """Something with other people was done."""

    word: ClassVar[str] = "contact"
    item: str
