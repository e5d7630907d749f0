"""The pages beside the face, and what is corrected there: the day, insights, what is said later, audits."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from ninetyten.config.settings import Settings
from ninetyten.domain import commands as c
from ninetyten.domain.events import Audited
from ninetyten.domain.moment import MINUTE
from ninetyten.domain.plan import Kind, Plan
from ninetyten.domain.vocabulary import ERROR_CATEGORIES
from ninetyten.ledger.study import Found, TopicStudy
from ninetyten.ui.navigation import kind_of
from ninetyten.ui.screens.choice import ChoiceScreen
from ninetyten.ui.screens.day import DayScreen
from ninetyten.ui.screens.focus import FocusScreen
from ninetyten.ui.screens.rest import RestScreen
from ninetyten.ui.screens.worksheet import AuditScreen, SheetScreen
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.view.audit_sheets import NO_ERRORS
from ninetyten.view.day_page import DayPage
from tests.ui.fakes import DAY, FOCUS, PROMPT, REST, Face, at

SIZES = [(120, 40), (80, 24), (80, 16), (60, 20), (40, 10), (20, 5), (5, 2), (1, 1)]
KINDS = Settings(
    plan=Plan(kinds=(Kind("em", "E/M established", 6.0), Kind("ed", "ED facility", 8.0), Kind("sds", "Same-day surgery", 3.0)))
)


async def insights(face: Face, *keys: str) -> None:
    """Open insights, press keys there, and wait until what is asked for is shown."""
    await face.press("i")
    for key in ("", *keys):
        if key:
            await face.press(key)
        await face.app.workers.wait_for_complete()
        await face.pilot.pause()


@pytest.mark.parametrize("name", ["day", "insights"])
async def test_a_page_opens_and_closes(name: str) -> None:
    """Its key opens it and goes back; so does escape; the other page takes its place."""
    face = Face()
    async with face.on():
        key, other = ("d", "i") if name == "day" else ("i", "d")
        for back in (key, "escape"):
            await face.press(key)
            assert kind_of(face.app.screen) == name
            await face.press(back)
            assert isinstance(face.app.screen, FocusScreen)
        await face.press(key, other, "escape")
        assert isinstance(face.app.screen, FocusScreen)


@pytest.mark.parametrize("key", ["d", "i"])
async def test_a_page_is_drawn_at_every_size(key: str) -> None:
    """No size is refused."""
    face = Face()
    async with face.on(*SIZES[0]):
        await face.press(key)
        await face.app.workers.wait_for_complete()
        for size in SIZES[1:]:
            await face.pilot.resize_terminal(*size)
            await face.pilot.pause()
            assert len(face.text.splitlines()) <= size[1] + 1


async def test_a_break_closes_over_a_page() -> None:
    """It shows above the page, which is still there after it; a stop does too."""
    face = Face()
    async with face.on():
        await face.press("d")
        await face.show(REST)
        assert isinstance(face.app.screen, RestScreen)
        await face.show(FOCUS)
        assert isinstance(face.app.screen, DayScreen)
        await face.show(PROMPT)
        assert "20 feet away" in face.text
        await face.show(FOCUS)
        assert isinstance(face.app.screen, DayScreen)
        await face.show(PROMPT)
        await face.press("d")
        assert isinstance(face.app.screen, DayScreen) and "micro-break: eyes and wrists" in face.text


async def test_the_plan_stands_beside_the_facts() -> None:
    """Each slot of the plan, each stretch with its bucket in words and shade, its length and what was logged."""
    face = Face()
    async with face.on(100, 30):
        await face.press("d")
        for words in ("07:00 block 1", "08:30 break", "10:15 end", "07:03", "███", "production · E/M established", "1 h 27"):
            assert words in face.text
        for words in ("8 charts", "░░░", "break · a walk", "▸ 09:10", "▓▓▓", "so far"):
            assert words in face.text


async def test_without_hours_there_is_no_plan() -> None:
    """Only what is known is drawn; with nothing recorded it says so."""
    face = Face()
    async with face.on():
        face.session.day = DAY.replace(planned=())
        await face.press("d")
        assert "plan" not in face.text and "production" in face.text
        face.session.day = DayPage(date="Tue 6 Oct")
        await face.press("d", "d")
        assert "Nothing recorded today yet." in face.text
        await face.press("enter", "up", "y", "e")
        assert face.session.asked == []


async def test_a_stretch_is_relabelled() -> None:
    """The keys speak of the stretch that is lit, by its times; typing finds the label."""
    face = Face()
    async with face.on():
        await face.press("d", "up", "up", "enter")
        assert "08:30 to 08:45: what was it?" in face.text
        await face.press(*"meet", "enter")
        assert [asked.replace(exact=None) for asked in face.session.asked] == [c.Relabel(510, 525, "meeting")]
        assert face.app.toasts[-1] == "said: Relabel"


@pytest.mark.parametrize(
    ("keys", "asked", "first", "last"),
    [
        (("5", "enter"), "08:30 to 08:35: what was it?", 510, 515),
        (("s", *"5", "enter"), "08:30 to 08:35: what was it?", 510, 515),
        (("s", *"last 5m", "enter"), "08:40 to 08:45: what was it?", 520, 525),
        (("s", *"8:33-8:40", "enter"), "08:33 to 08:40: what was it?", 513, 520),
    ],
)
async def test_some_minutes_of_a_stretch_are_relabelled(keys: tuple[str, ...], asked: str, first: int, last: int) -> None:
    """The first ones by their number, any by minutes or times; the rest stays what it was."""
    face = Face()
    async with face.on():
        await face.press("d", "up", "up", *keys)
        assert asked in face.text
        await face.press(*"meet", "enter")
        begins = at("08:30") - 510 * MINUTE
        exact = (begins + first * MINUTE, begins + last * MINUTE)
        assert face.session.asked == [c.Relabel(first, last, "meeting", exact)]


async def test_more_minutes_than_a_stretch_has_are_refused() -> None:
    """By their number, and where they are typed."""
    face = Face()
    async with face.on():
        await face.press("d", "up", "up", "1", "6", "enter")
        assert face.app.toasts == ["This part has only 15 minutes."]
        await face.press("s", *"16", "enter")
        assert "is not within this part of the day" in " ".join(face.text.split()) and face.session.asked == []


async def test_a_click_lights_a_stretch() -> None:
    """As the arrows do."""
    face = Face()
    async with face.on():
        await face.press("d")
        column = face.app.screen.query_one("#parts")
        lines = [line for line in face.text.splitlines() if "a walk" in line or "block 1" in line]
        assert len(lines) == 2
        row = next(at for at, line in enumerate(screen_lines(face)) if "a walk" in line)
        await face.pilot.click(offset=(30, row))
        assert column.region.y <= row
        await face.press("enter")
        assert "08:30 to 08:45" in face.text


def screen_lines(face: Face) -> list[str]:
    """The rows of the screen, the empty ones too."""
    strips = face.app.screen.query_one("#parts").region
    lines = face.text.splitlines()
    first = next(at for at, line in enumerate(lines) if "block 1" in line)
    return [""] * strips.y + lines[first:]


async def test_a_stretch_stays_lit_when_the_day_goes_on() -> None:
    """The last one is followed; one that was chosen is not left."""
    face = Face()
    async with face.on():
        await face.press("d", "up")
        face.session.day = DAY.replace(slots=DAY.slots[:3])
        await face.show(FOCUS.replace(charts=("charts 12 of 27",)))
        await face.press("enter")
        assert "08:45 to 09:10" in face.text


async def test_todays_total_is_set() -> None:
    """Of the type that was chosen; fewer than logged are meant."""
    face = Face()
    async with face.on():
        await face.press("d", "e", "1", "9", "enter")
        assert face.session.asked == [c.Chart(total=9, kind="em", less=True)]
        await face.press("e", "2", "1", "0", "backspace", "4", "enter")
        assert face.session.asked[-1] == c.Chart(total=14, kind="ed")


async def test_the_day_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is copied is said."""
    face = Face()
    copied: list[str] = []
    async with face.on():
        monkeypatch.setattr(face.app, "copy_to_clipboard", copied.append)
        await face.press("d", "y")
        assert copied == [DAY.copy]
        assert face.app.toasts == [f"Copied: {DAY.copy}"]


async def test_acts_work_on_a_page() -> None:
    """A chart and undo do what they do everywhere; typed digits are shown there too."""
    face = Face()
    async with face.on():
        await face.press("d", "1", "2")
        assert "12 " in face.text and "esc clear" in face.text
        await face.press("c", "u")
        assert face.session.asked == [c.Chart(12), c.Undo()]


@pytest.mark.parametrize(
    ("written", "later"),
    [
        (("1", "0", ":", "4", "0"), {"minute": 640, "afternoon": 1360}),
        (("1", "5", "m"), {"ago": 900_000}),
        (("7", ":", "0", "5"), {"minute": 425, "afternoon": 1145}),
        (("7", ":", "3", "0", "p", "m"), {"minute": 1170}),
    ],
)
async def test_an_act_is_said_later(written: tuple[str, ...], later: dict[str, Any]) -> None:
    """First when, then the key; the face says what it waits for."""
    face = Face()
    async with face.on():
        await face.press("less_than_sign", *written, "enter")
        assert "backdating to" in face.text and "press a key (esc cancels)" in face.text
        await face.press("c")
        assert face.session.asked == [c.Later(c.Chart(), **later)]
        assert "backdating" not in face.text
        await face.press("c")
        assert face.session.asked[-1] == c.Chart()


async def test_what_was_to_be_said_later_can_be_forgotten() -> None:
    """Escape forgets it, on the face and on a page, and nothing else."""
    face = Face()
    async with face.on():
        await face.press("less_than_sign", *"10:40", "enter", "escape", "c")
        assert face.session.asked == [c.Chart()]
        await face.press("d", "less_than_sign", *"10:40", "enter")
        assert "backdating to 10:40" in face.text
        await face.press("escape")
        assert isinstance(face.app.screen, DayScreen) and "backdating" not in face.text


async def test_a_question_in_between_is_part_of_it() -> None:
    """An act that needs an answer is said later as a whole; a refusal ends the waiting."""
    face = Face()
    async with face.on():
        await face.press("less_than_sign", *"10:40", "enter", "h", "2")
        assert face.session.asked == [c.Later(c.Hold("missing-note"), minute=640, afternoon=1360)]
        face.session.refuse = "hold: 10:40 is in the future; use a time that has passed"
        await face.press("less_than_sign", *"10:40", "enter", "h", "2")
        assert face.app.toasts[-1] == "10:40 is in the future; use a time that has passed" and "backdating" not in face.text


async def test_some_acts_cannot_be_said_later() -> None:
    """They are not done at all; answers to a stop are of now."""
    face = Face()
    async with face.on():
        await face.press("less_than_sign", *"10:40", "enter", "u")
        assert face.session.asked == []
        assert face.app.toasts == ["This can't be backdated. Esc clears 10:40."]
        await face.show(PROMPT)
        await face.press("x", apart=5.0)
        assert face.session.asked == [c.Skip()]


@pytest.mark.parametrize("written", ["10:99", "25:00", "0", ":", "1:2"])
async def test_a_time_that_is_none_is_told(written: str) -> None:
    """The question stays, and says what may be written."""
    face = Face()
    async with face.on():
        await face.press("less_than_sign", *written, "enter")
        assert "write" in face.text and face.app.as_of == ""
        await face.press("escape")
        assert isinstance(face.app.screen, FocusScreen)


async def test_an_audit_is_logged() -> None:
    """One card: the result, the charts, errors with digits; enter logs it."""
    face = Face()
    async with face.on():
        await face.press("v", *"39/42", "tab", *"8/10")
        assert "92.9% of codes right, likely 81 to 97.5%; target 95%" in face.text
        await face.press("tab", "down", "2", "up", "up", "up", "up", "1", "7", "backspace")
        assert "3 codes not right; 3 errors by category" in face.text
        await face.press("enter")
        errors = ((ERROR_CATEGORIES[0], 2), (ERROR_CATEGORIES[-1], 1))
        assert face.session.asked == [c.Audit(39, 42, 8, 10, errors)]
        assert face.app.toasts == ["said: Audit"]


async def test_an_audit_needs_only_its_result() -> None:
    """Enter logs it from any field; a result that is none is told at its field, and escape logs nothing."""
    face = Face()
    async with face.on():
        await face.press("v", *"42/42", "enter")
        assert face.session.asked == [c.Audit(42, 42)]
        await face.press("v", *"43/42", "tab", "tab", "enter")
        assert isinstance(face.app.screen, AuditScreen) and "such as 39/42" in " ".join(face.text.split())
        await face.press(*["backspace"] * 5, *"4042", "enter", "tab", *"8", "enter")
        assert face.app.screen.name_selected == "result"
        await face.press("escape")
        assert len(face.session.asked) == 1


async def test_an_audit_names_its_chart_type_and_basis() -> None:
    """The last audit's type is offered; a key lists them, an arrow turns; charts are not asked for where they are the basis."""
    face = Face(settings=KINDS)
    face.session.audited = [("2026-10-01", Audited(0, 9, 10, kind="ed"))]
    async with face.on():
        await face.press("v", *"8/10", "b", "enter")
        await face.press("v", *"39/42", "k", "1", "enter", "v", *"39/42", "down", "down", "right", "down", "left", "enter")
        await face.press("v", *"5/6", "down", "8", "b", "b", "b", "k", "0", "down", "backspace", "enter")
        assert face.session.asked == [
            c.Audit(8, 10, kind="ed", basis="charts"),
            c.Audit(39, 42, kind="em"),
            c.Audit(39, 42, kind="sds", basis="records"),
            c.Audit(5, 6),
        ]


async def test_a_rebuttal_is_logged_in_insights() -> None:
    """The errors of each audit, the newest in front; what it comes to; each audit on its own day, and the page is read again."""
    face = Face(settings=KINDS)
    face.session.audited = [
        ("2026-09-28", Audited(0, 95, 100, errors=(("modifier", 3),), kind="ed")),
        ("2026-10-06", Audited(0, 39, 42, errors=(("modifier", 1), ("units", 2)))),
    ]
    async with face.on():
        await insights(face, "r")
        await face.press("enter")
        assert isinstance(face.app.screen, SheetScreen) and "Type how many of these errors" in face.text
        await face.press("9", "down", "2", "down", "3")
        assert "Oct 6: 39 of 42 codes right becomes 41 of 42, 97.6%" in face.text
        assert "Sep 28: 95 of 100 codes right becomes 98 of 100, 98%" in face.text
        face.session.read.clear()
        await face.press("enter")
        await face.app.workers.wait_for_complete()
        today = c.Audit(0, 0, rebutted=(("units", 2),))
        assert face.session.asked == [today, c.Later(c.Audit(0, 0, rebutted=(("modifier", 3),)), day="2026-09-28")]
        assert set(face.session.read) == {"week"}


async def test_a_rebuttal_without_errors_is_told() -> None:
    """There is nothing to take back."""
    face = Face()
    face.session.audited = [("2026-10-06", Audited(0, 42, 42))]
    async with face.on():
        await face.press("i", "r")
        assert face.app.toasts == [NO_ERRORS] and kind_of(face.app.screen) == "insights"


@pytest.mark.parametrize("size", SIZES)
async def test_worksheets_are_drawn_at_every_size(size: tuple[int, int]) -> None:
    """No size is refused; on the usual one everything is seen."""
    face = Face(settings=KINDS)
    async with face.on(*size):
        await face.press("v", *"39/42")
        assert isinstance(face.app.screen, AuditScreen)
        if size == (80, 24):
            assert all(
                words in face.text for words in ("What did the audit find?", "other", "92.9%", "not right", "basis", "log")
            )


async def test_fast_answers_are_no_burst() -> None:
    """What a question asks for may be typed as fast as anybody can."""
    face = Face()
    async with face.on():
        await face.press("v", *"39/42", "tab", *"8/10", "tab", "tab", "1", "enter", apart=0.05)
        assert face.session.asked == [c.Audit(39, 42, 8, 10, ((ERROR_CATEGORIES[0], 1),))]
        assert face.session.voided == []


async def test_words_for_another_window_do_not_hide_in_a_question() -> None:
    """Letters that no answer has still give a burst away: what it did before is undone, the question closes."""
    face = Face()
    async with face.on():
        await face.press("c", "a", "v", "e", apart=0.1)
        assert face.session.voided == [2]
        assert isinstance(face.app.screen, FocusScreen)


async def test_the_audit_is_on_the_face() -> None:
    """Below the charts, or above them where accuracy comes first."""
    line = "accuracy 92.9 % (39 of 42 codes, likely 81 to 97.5), target 95"
    face = Face(FOCUS.replace(accuracy=line))
    async with face.on():
        assert face.text.index("charts 11") < face.text.index(line)
        assert "07:00" in face.text
        await face.show(FOCUS.replace(accuracy=line, accuracy_first=True))
        assert face.text.index("charts 11") > face.text.index(line)


async def test_typing_narrows_a_choice() -> None:
    """The best match is lit; what matches nothing is not taken; backspace widens again."""
    face = Face(settings=KINDS)
    async with face.on():
        await face.press("k", "s", "u")
        assert "Same-day surgery" in face.text and "ED facility" not in face.text
        await face.press("q", "backspace", "backspace")
        assert "ED facility" in face.text
        await face.press(*"fac", "enter")
        assert face.session.asked == [c.Switch("production", "ed")]


async def test_a_click_is_an_answer() -> None:
    """It lights a line of a list that is filled in, and ends nothing there."""
    face = Face(settings=KINDS)
    async with face.on():
        await face.press("k")
        await face.pilot.click("#answers", offset=(5, 1))
        assert face.session.asked == [c.Switch("production", "ed")]
        await face.press("v", *"40/42")
        await face.pilot.click("#answers", offset=(5, 7))
        assert isinstance(face.app.screen, AuditScreen)
        await face.press("2", "enter")
        assert face.session.asked[1] == c.Audit(40, 42, errors=((ERROR_CATEGORIES[3], 2),))


async def test_the_mark_needs_no_colour() -> None:
    """The answer that is lit has it, and takes it along."""
    face = Face(settings=KINDS)
    async with face.on():
        await face.press("k")
        assert "▸ 1   E/M" in face.text and face.text.count("▸") == 1
        await face.press("down", "end")
        assert "▸ 3   Same-day" in face.text and face.text.count("▸") == 1


async def test_arrows_move_among_what_is_left() -> None:
    """Answers that were narrowed away are not lit."""
    face = Face(settings=KINDS)
    async with face.on():
        await face.press("k", "e", "down", "down", "enter")
        assert face.session.asked[0].kind in {"em", "ed", "sds"}  # type: ignore[attr-defined]
        await face.press("k", "f", "down", "enter")
        assert face.session.asked[1] == c.Switch("production", "ed")


async def test_a_letter_of_a_question_with_letters_is_its_key() -> None:
    """Nothing is narrowed where answers have letters for keys."""
    face = Face()
    async with face.on():
        await face.press("q", "z", "k")
        assert face.session.left == ["watch"]


async def test_insights_show_plots_with_words() -> None:
    """Title, axis with its unit, legend and sentence; the figures in the margin."""
    face = Face()
    async with face.on(100, 60):
        await insights(face)
        for words in ("week 41", "The days of the week", "Mon  5 h 30", "hours of work", "production 8 h 00", "┃", "▒▒", "▓"):
            assert words in face.text
        for words in ("Accuracy", "├", "●", "% of codes right", "Best hours", "━", "Not enough data yet."):
            assert words in face.text


async def test_every_plot_has_its_text() -> None:
    """The same facts in columns; again, and the pictures are back."""
    face = Face()
    async with face.on(100, 60):
        await insights(face, "t")
        assert "hours of work" not in face.text
        for words in ("Mon      4 h 00  0 h 30", "39 of 42", "middle"):
            assert words in face.text
        await insights(face, "escape", "i", "t", "t")
        assert "hours of work" in face.text


async def test_periods_are_chosen() -> None:
    """By digit or one after the other; each is read when it is asked for."""
    face = Face()
    async with face.on():
        await insights(face, "1", "3", "tab", "tab", "tab", "4", "7", "c")
        assert face.session.read == ["week", "day", "month", "study", "day", "week", "study"]
        assert face.session.asked == [c.Chart()]


TOPICS = (
    TopicStudy("units", 45 * MINUTE, 3, "2026-09-01", "", 2, "2026-10-06", Found(15, 200), Found(4, 210)),
    TopicStudy("em", 20 * MINUTE, 1, "", "", 0, "", Found(8, 120), None),
)


async def test_the_study_page_opens_at_a_key() -> None:
    """What is due, when each topic comes back, a picture with its text; it has no other periods; its key closes it again."""
    face = Face()
    face.session.topics = TOPICS
    async with face.on(100, 40):
        await face.press("A")
        await face.app.workers.wait_for_complete()
        await face.pilot.pause()
        for words in (
            "Due for accuracy study: units.",
            "45 min",
            "units since",
            "├",
            "too few codes to tell",
            "not why",
            "rebuttal",
        ):
            assert words in face.text
        await face.press("t", "left", "full_stop")
        assert "2.5" not in face.text.split("since  95%")[0] and "4.6 to 12" in face.text
        assert face.session.read == ["study"] and face.app.toasts == []
        await face.press("A")
        assert isinstance(face.app.screen, FocusScreen)
        await face.press("i", "A", "A")
        assert face.session.read[1:] == ["week", "study"] and isinstance(face.app.screen, FocusScreen)


async def test_an_undo_of_an_earlier_day_is_seen_in_insights() -> None:
    """No picture tells of it."""
    face = Face()
    async with face.on():
        await insights(face, "4")
        face.session.read.clear()
        face.app.command(c.Later(c.Audit(0, 0, rebutted=(("units", 1),)), day="2026-10-01"))
        await face.app.workers.wait_for_complete()
        assert face.session.read == ["study"]


async def test_insights_are_read_again_when_something_was_logged() -> None:
    """And only then."""
    face = Face()
    async with face.on():
        await insights(face)
        await face.show(FOCUS.replace(clock="52:40"))
        assert face.session.read == ["week"]
        await face.show(FOCUS.replace(charts=("charts 12 of 27",)))
        await face.app.workers.wait_for_complete()
        assert face.session.read == ["week", "week"]


async def test_insights_scroll() -> None:
    """Arrows reach what does not fit."""
    face = Face()
    async with face.on(80, 24):
        await insights(face)
        assert "Not enough data yet." not in face.text
        await face.press(*["down"] * 9)
        assert "Not enough data yet." in face.text
        await face.press(*["up"] * 9)
        assert "The days of the week" in face.text


@pytest.mark.parametrize("theme", ["quiet-light", "sixteen"])
async def test_plots_wear_the_theme(theme: str) -> None:
    """In the colours of the terminal too, and when another theme is chosen."""
    face = Face()
    async with face.on(100, 60):
        await insights(face)
        before = face.app.export_screenshot()
        face.app.themes()
        face.app.theme = theme
        await face.pilot.pause()
        assert face.app.export_screenshot() != before
        assert "Mon  5 h 30" in face.text


async def test_the_plots_are_loaded_when_they_are_wanted() -> None:
    """Opening the app and the day imports no plotting library."""
    loaded = "import sys; from ninetyten.ui import app, navigation; from ninetyten.ui.screens import day; print(*sys.modules)"
    import subprocess

    names = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout.split()
    assert "textual_plotext" not in names and "plotext" not in names and "ninetyten.view.insights_page" not in names


async def test_what_asks_is_loaded_when_it_asks() -> None:
    """The first frame needs neither a text field nor a list."""
    loaded = "import sys; from ninetyten.ui import app; from ninetyten.ui.screens import prompt, rest; print(*sys.modules)"
    import subprocess

    names = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout.split()
    assert not {"ninetyten.ui.widgets.controls", "ninetyten.ui.screens.choice", "textual.widgets._selection_list"} & set(names)


async def test_a_choice_takes_the_lit_answer() -> None:
    """Relabelling starts at what the stretch is, so that enter alone changes nothing else."""
    face = Face()
    async with face.on():
        await face.press("d", "enter")
        assert isinstance(face.app.screen, ChoiceScreen)
        await face.press("enter")
        assert [asked.replace(exact=None) for asked in face.session.asked] == [c.Relabel(550, 562, "study")]


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("backdate", "When was it?"),
        ("audit", "What did the audit find?"),
        ("rebuttal", NO_ERRORS),
        ("study page", "nothing to study"),
        ("insights", "week 41"),
    ],
)
async def test_the_palette_has_them_too(typed: str, seen: str) -> None:
    """By name, from anywhere."""
    face = Face()
    async with face.on():
        await face.press("ctrl+p", *typed, "enter")
        await face.pilot.pause()
        await face.app.workers.wait_for_complete()
        await face.pilot.pause()
        assert seen in face.text


@pytest.mark.parametrize("keys", [(), ("t",), ("3", "t")], ids=str)
async def test_nothing_is_cut_in_the_two_columns_of_insights(keys: tuple[str, ...]) -> None:
    """On a large terminal each part is as high as what it shows, and each line of a table as long as its row."""
    face = Face()
    async with face.on(160, 50):
        await insights(face, *keys)
        for part in face.app.screen.query("#parts > .part"):
            assert sum(drawn.size.height for drawn in part.children) < part.outer_size.height  # and a blank line
            for drawn in part.query(Drawn):
                written = "".join(text for text, _ in drawn.looks(drawn.picture, drawn.content_size.width))
                assert max(map(len, written.split("\n"))) <= drawn.content_size.width
