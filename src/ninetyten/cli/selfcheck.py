"""What the private report says of the looks at oneself: posture, the eyes at midday, energy (D9, D11)."""

from __future__ import annotations

from ninetyten.cli.phrases import Found, Row, often, under
from ninetyten.domain.words import counted
from ninetyten.ledger.selfcheck import EnergyHour, Posture
from ninetyten.view.selfcheck import hour_lines, posture_words


def look_rows(wellness: Found) -> list[Row]:
    """A row or a few of each that was noted at all; a report without them (of a script) has none."""
    return [*_posture(wellness), *_eyes(wellness), *_energy(wellness)] if "posture" in wellness else []


def _posture(wellness: Found) -> list[Row]:
    checked = Posture(wellness["posture"]["checks"], tuple(wellness["posture"]["failing"].items()))
    return [("Posture", posture_words(checked))] if checked.checks else []


def _eyes(wellness: Found) -> list[Row]:
    eyes = wellness["eyes_midday"]
    return [("Eyes at midday", f"{eyes['mean']:.1f} of 3, scored {often(eyes['scores'])}")] if eyes["scores"] else []


def _energy(wellness: Found) -> list[Row]:
    energy = wellness["energy"]
    if not energy["ratings"]:
        return []
    mean = f"{energy['mean']:.1f} of 5 in {counted(energy['ratings'], 'rating')}"
    hours = [EnergyHour(h["hour"], h["ratings"], h["mean"], h["earned_minutes_per_hour"]) for h in energy["by_hour"]]
    by_hour = ("by hour of the day, and standard minutes earned an hour of production:", *hour_lines(hours)) if hours else ()
    return under("Energy", [mean, *by_hour])
