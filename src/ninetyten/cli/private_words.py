"""The words of what is for nobody else: the checks of body, workstation and posture, eyes at midday, energy, what stays open,
the ritual, contacts (B8, D9)."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from ninetyten.cli import readers
from ninetyten.domain import commands as c
from ninetyten.domain.plan import BODY_AREAS, CONTACTS, POSTURE_POINTS, WORK_ITEMS, WORKSTATION_POINTS

Add = Callable[[argparse.ArgumentParser], None]


def _body(parser: argparse.ArgumentParser) -> None:
    names = f"of the body: {', '.join(BODY_AREAS)}; of work: {', '.join(WORK_ITEMS)}"
    parser.add_argument("felt", nargs="+", type=readers.felt, metavar="NAME=0..3", help=names)


def _workstation(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("points", nargs="+", type=readers.point, metavar="POINT=yes|no", help=", ".join(WORKSTATION_POINTS))
    parser.add_argument("--progressive", action="store_true", help="with progressive lenses")


def _posture(parser: argparse.ArgumentParser) -> None:
    points = f"{', '.join(POSTURE_POINTS)}; none: all right"
    parser.add_argument("points", nargs="*", type=readers.one_of(POSTURE_POINTS), metavar="POINT", help=points)
    parser.add_argument("--points", dest="listed", action="store_true", help="list the points")


def _eyes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("much", type=readers.eyes, metavar="0..3", help="0 not at all, 3 a lot")


def _energy(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rating", type=readers.energy, metavar="1..5", help="1 little, 5 a lot")


def _open(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("when", metavar="WHEN", type=readers.note, help="when it goes on")
    parser.add_argument("--where", default="", type=readers.note, help="where it goes on")
    parser.add_argument("--how", default="", type=readers.note, help="with what it begins")


def _item(word: str) -> str:
    """An item of the end of the day by its name, or as it is written in the settings."""
    from ninetyten.config.own_words import slug

    return readers.name(slug(word))


def _ritual(parser: argparse.ArgumentParser) -> None:
    items = 'your own items (shutdown.items), as "close the door" or close-the-door'
    parser.add_argument("items", nargs="+", type=_item, metavar="ITEM", help=items)


def _contact(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("item", type=readers.one_of(CONTACTS), help=", ".join(CONTACTS))


GRAMMAR: dict[str, tuple[str, Add]] = {
    "body": ("the private weekly check: how much you felt it, 0 to 3", _body),
    "workstation": ("the workstation check: what is right and what is not", _workstation),
    "posture": ("which of the five points of the posture check were not right", _posture),
    "eyes": ("how much the eyes are felt at midday, 0 to 3", _eyes),
    "energy": ("how much energy there is, 1 to 5", _energy),
    "open": ("unfinished work: when, where and how it goes on (off by default: notes.on)", _open),
    "ritual": ("items of your end-of-day ritual are done", _ritual),
    "contact": ("something with other people was done", _contact),
}
"""Word -> what it does, and what follows it."""


def _read_body(said: argparse.Namespace) -> c.Command:
    felt = dict(said.felt)
    areas = tuple((area, felt[area]) for area in BODY_AREAS if area in felt)
    return c.CheckBody(areas, tuple((item, felt[item]) for item in WORK_ITEMS if item in felt))


def _read_posture(said: argparse.Namespace) -> c.Command:
    if said.listed:
        raise ValueError("posture: --points only lists the points; name those that are not right")
    return c.CheckPosture(tuple(point for point in POSTURE_POINTS if point in said.points))


READINGS: dict[str, Callable[[argparse.Namespace], c.Command]] = {
    "body": _read_body,
    "workstation": lambda said: c.CheckWorkstation(tuple(dict(said.points).items()), said.progressive),
    "posture": _read_posture,
    "eyes": lambda said: c.ScoreEyes(said.much),
    "energy": lambda said: c.RateEnergy(said.rating),
    "open": lambda said: c.LeaveOpen(said.when, said.where, said.how),
    "ritual": lambda said: c.DoRitual(tuple(dict.fromkeys(said.items))),
    "contact": lambda said: c.MakeContact(said.item),
}
