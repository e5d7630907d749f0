"""Rates that were published for chart types, with their sources: to read beside one's own, never a target.

No national standard exists, every employer sets its own, and figures for one setting differ widely. Counts a day are taken as of
8 hours.
"""

from __future__ import annotations

from ninetyten.domain.value import Value

USE_YOURS = "Use your employer's number."


class Published(Value):
    """A chart type by its usual name. `low` and `high`: charts an hour, 0 where nothing is published; `source`: who said so, and
    when where that is known."""

    name: str
    low: float = 0.0
    high: float = 0.0
    source: str = ""

    @property
    def range(self) -> str:
        """Return `8-20 an hour`, or `none yet`."""
        return f"{self.low:g}-{self.high:g} an hour" if self.high else "none yet"

    @property
    def words(self) -> str:
        """Return `Published: 8-20 an hour (ICD10monitor 2017). Use your employer's number.`"""
        return f"Published: {self.range}{f' ({self.source})' if self.source else ''}. {USE_YOURS}"


PUBLISHED = (
    Published("Inpatient", 2.1, 3, "AHIMA 2007; Precyse 2010"),
    Published("Outpatient surgery", 5, 8, "AHIMA 2007; a coder's post"),
    Published("ED facility", 13.3, 15, "AHIMA 2007; AAPC forum"),
    Published("ED profee", 17, 31, "AAPC forum; Coding Clarified"),
    Published("E/M", 8, 20, "ICD10monitor 2017"),
    Published("Ancillary", 30, 50, "AHIMA 2007; AAPC forum"),
    Published("Risk adjustment (HCC)", 2.5, 7.5, "HCC Buddy, 20-60 a day"),
    Published("AI-suggested, validated"),
)
"""What a person can code most, in the order it is offered."""


def published(name: str) -> Published | None:
    """Return what is published for a chart type by its name, or None."""
    return next((one for one in PUBLISHED if one.name.lower() == name.strip().lower()), None)
