"""A backlog made in the app, and the message for a lead."""

from __future__ import annotations

import pytest

from ninetyten.ui.dialogues import read_due
from ninetyten.ui.screens.insights import NOT_BEHIND
from tests.ui.fakes import INSIGHTS, Face


async def test_a_backlog_is_made_in_the_app() -> None:
    """Which chart type, how many, due when; what was coded today counts on top, for its date counts whole."""
    face = Face()
    async with face.on():
        await face.press("i", "n", "1")
        assert "How many charts are in the backlog?" in face.text
        await face.press(*"400", "enter")
        assert "When is it due?" in face.text
        await face.press(*"12/18", "enter")
        assert face.session.changed == [
            {
                "backlog.em-1.kind": "em",
                "backlog.em-1.count": 411,
                "backlog.em-1.since": "2026-10-06",
                "backlog.em-1.deadline": "2026-12-18",
            }
        ]
        assert face.session.read[-2:] == ["week", "week"]


async def test_what_is_wrong_with_a_date_is_told_at_once() -> None:
    """And nothing is kept."""
    face = Face()
    async with face.on():
        await face.press("i", "n", "1", *"400", "enter", *"2026-10-05", "enter")
        assert "still to come" in face.text and face.session.changed == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("12/18", "2026-12-18"),
        ("2/3", "2027-02-03"),
        ("10/6", "2026-10-06"),
        ("2/28/2028", "2028-02-28"),
        ("2026-11-02", "2026-11-02"),
    ],
)
def test_dates_as_people_write_them(text: str, due: str) -> None:
    """A month and a day are the next such date."""
    assert read_due(text, "2026-10-06") == due


@pytest.mark.parametrize("text", ["", "2/30", "13/1", "friday", "10/5/2026", "2026-1-1", "20261218x"])
def test_dates_that_are_none(text: str) -> None:
    """A sentence says what can be written."""
    with pytest.raises(ValueError, match=r"[Ww]rite"):
        read_due(text, "2026-10-06")


async def test_the_message_for_a_lead_is_copied() -> None:
    """Its key is shown while there is one."""
    face = Face()
    face.session.seen = INSIGHTS.replace(draft="Production: 80 of 108 charts.")
    async with face.on(120, 40):
        await face.press("i")
        assert "y copy message" in face.text
        await face.press("y")
        assert face.app.clipboard == "Production: 80 of 108 charts."
        assert face.app.toasts == ["Copied a message for your lead, with counts only."]


async def test_nobody_is_offered_a_message_without_need() -> None:
    """The key says why."""
    face = Face()
    async with face.on(120, 40):
        await face.press("i")
        assert "copy message" not in face.text
        await face.press("y")
        assert (face.app.toasts, face.app.clipboard) == ([NOT_BEHIND], "")
