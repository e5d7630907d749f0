"""Production at home against production on site (S30): whether the place makes a difference to one's own pace.

Audits are left out: they come weeks after the charts, and nothing says where those were coded.
"""

from __future__ import annotations

from collections.abc import Sequence

from ninetyten.domain.moment import HOUR
from ninetyten.domain.plan import PLACES
from ninetyten.domain.value import Value
from ninetyten.ledger.figures import half_up
from ninetyten.ledger.pace import ENOUGH_DAYS
from ninetyten.ledger.quota import one_rate
from ninetyten.ledger.summary import Summary


class AtPlace(Value):
    """What an hour of production held at one place, over `days` work days."""

    place: str
    an_hour: float
    days: int


class ByPlace(Value):
    """Both places, in `unit`: charts while all are of one kind and rate, else standard minutes earned. `places` is empty where
    either has too few work days."""

    places: tuple[AtPlace, ...] = ()
    unit: str = ""

    @property
    def words(self) -> str:
        """`home 12.4 an hour (14 days), office 11.1 (6 days)`; empty where there is nothing to compare."""
        if not self.places:
            return ""
        first, *others = self.places
        unit = "" if self.unit == "charts" else f"{self.unit} "
        said = [f"{first.place} {first.an_hour:g} {unit}an hour ({first.days} days)"]
        return ", ".join([*said, *(f"{other.place} {other.an_hour:g} ({other.days} days)" for other in others)])


def by_place(days: Sequence[Summary]) -> ByPlace:
    """The places of these days compared, once there are `ENOUGH_DAYS` work days at each."""
    worked = {place: [day.quota for day in days if day.worked and day.place == place] for place in PLACES}
    if min(map(len, worked.values())) < ENOUGH_DAYS:
        return ByPlace()
    in_charts = one_rate([quota for found in worked.values() for quota in found]) is not None
    places = []
    for place, found in worked.items():
        made = sum(quota.charts if in_charts else quota.earned for quota in found)
        places.append(AtPlace(place, half_up(made * HOUR / sum(quota.production for quota in found), 1), len(found)))
    return ByPlace(tuple(places), "charts" if in_charts else "standard minutes")
