"""A week of work on one machine, for the tests of what reports look like."""

from __future__ import annotations

from tests.unit.cli.conftest import Home

KINDS = '[kinds.general]\nname = "<b>General"\nper_hour = 12\n[kinds.er]\nname = "=ER"\nper_hour = 6\n'


def work_a_week(home: Home) -> None:
    """Tuesday 2026-10-06 to Thursday: a block and its charts, accuracy study, an audit on Thursday; on Friday it still runs."""
    home.configure(KINDS)
    for day in range(3):
        home.at("09:00", days=day).say("start")
        home.at("09:30", days=day).say("chart", "10")
        home.at("09:50", days=day).say("chart", "2", "--kind", "er")
        home.at("10:00", days=day).say("switch", "study")
        home.at("10:30", days=day).say("rest", "10")
        home.at("10:40", days=day).say("start", "growth")
        home.at("10:50", days=day).say("stop")
    home.at("11:00", days=2).say("audit", "39/42", "--charts", "8/10", "--error", "modifier=3")
    home.at("09:00", days=3).say("start", "--kind", "general")
    home.at("10:00", days=3)
