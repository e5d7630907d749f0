"""A report as a page: one file, for its owner alone, that loads nothing, runs nothing, and says in words what it shows."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ninetyten.config.files import READERS
from tests.modes import closed_to_others
from tests.unit.cli.conftest import Home
from tests.unit.cli.weeks import KINDS, work_a_week

VOID = ("meta", "br")


class Nesting(HTMLParser):
    """Reads a page and complains of tags that do not close as they opened; `tags`: all of them, `text`: what is said."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens and closes."""
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """A tag closes."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Something is said."""
        self.text.append(data)


def page(home: Home, *words: str) -> str:
    """The page of a report."""
    file = home.folder / "page.html"
    assert home.say(*words, "--html", str(file), "--force") == f"Written to {file}; {READERS}.\n"
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [("report",), ("report", "week"), ("report", "year"), ("wellness",), ("wellness", "month")])
def test_a_page_is_whole_and_alone(home: Home, words: tuple[str, ...]) -> None:
    """Every tag closes; nothing is loaded, nothing is run."""
    work_a_week(home)
    text = page(home, *words)
    read = Nesting()
    read.feed(text)
    assert read.open == []
    assert {"script", "link", "img", "iframe", "object", "a", "form"} & set(read.tags) == set()
    assert re.findall(r"https?:|//\w|@import|src=|\bon\w+=", text) == []
    assert text.startswith("<!DOCTYPE html>\n<html lang=")


def test_every_picture_says_what_it_shows(home: Home) -> None:
    """An SVG that is well formed, with a title and a description that hold figures; its parts have patterns and names."""
    work_a_week(home)
    text = page(home, "report", "week")
    pictures = [ElementTree.fromstring(svg) for svg in re.findall(r"<svg viewBox.*?</svg>", text)]
    titles = [picture.findtext("title") for picture in pictures]
    assert titles == ["Hours of work per day", "Accuracy with its interval"]
    assert [picture.get("role") for picture in pictures] == ["img", "img"]
    assert [bool(re.search(r"\d", picture.findtext("desc") or "")) for picture in pictures] == [True, True]
    fills = {name for name in re.findall(r'fill="url\(#(\w+)\)"', text)}
    assert fills <= set(re.findall(r'<pattern id="(\w+)"', text)) and {"solid", "lines", "dots"} <= fills
    for name in ("production 4 h 00", "accuracy study 1 h 30", "CEU / education 30 min", "other work 0 min"):
        assert name in text
    assert "not enough data yet; needs 6 more work days" in text


def test_the_page_has_the_figures_of_the_text(home: Home) -> None:
    """All three productivities, each with what it is a part of; the days and their sum."""
    work_a_week(home)
    text = page(home, "report", "week")
    for said in (
        "<b>36</b> charts", "productivity (of production time)", "productivity (of work time)",
        "productivity (of paid time less 1/8, meetings, and education", "of 42 codes right", "&lt;b&gt;General", "=ER",
        "Tue, Oct 6", "total", "target 95%",
    ):  # fmt: skip
        assert said in text
    assert "<h1>Wellness report (private)</h1>" in page(home, "wellness", "week")


def test_accuracy_leads_where_it_is_what_counts(home: Home) -> None:
    """The first figure, and the first section."""
    work_a_week(home)
    home.configure(f"{KINDS}[target]\naccuracy_first = true\n")
    text = page(home, "report", "week")
    assert text.index("of 42 codes right") < text.index("<b>36</b> charts")
    assert text.index("<h2>Accuracy</h2>") < text.index("<h2>Production</h2>")


def test_the_file_is_for_its_owner_and_replaced_only_if_asked(home: Home) -> None:
    """Owner-only; one that is there stays as it is without --force."""
    file = home.folder / "day.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("mine")
    home.say("start")
    code, out, err = home.run("report", "--html", str(file))
    assert (code, out, file.read_text()) == (2, "", "mine")
    assert "--force" in err
    home.say("report", "--html", str(file), "--force")
    assert closed_to_others(file)
    assert [other.name for other in file.parent.iterdir() if "html" in other.name] == ["day.html"]


def test_there_is_no_page_of_nothing(home: Home) -> None:
    """A day without facts is told in a line, and no file is made."""
    file = home.folder / "day.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    code, out, err = home.run("report", "--html", str(file))
    assert (code, out, err.count("\n"), file.exists()) == (1, "", 1, False)
    assert "Nothing recorded for Tue, Oct 6, 2026." in err


def test_a_file_that_cannot_be_is_told(home: Home, tmp_path: Path) -> None:
    """No folder, or a folder itself: a line, exit code 2, nothing written."""
    for file in (tmp_path / "nowhere" / "x.html", tmp_path):
        code, out, err = home.run("wellness", "--html", str(file))
        assert (code, out, err.count("\n")) == (2, "", 1)
