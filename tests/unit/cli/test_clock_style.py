"""Every text that carries a time, in a locale of 12 hours and in one of 24 (F1); what programs read is the same in both."""

from __future__ import annotations

import re

import pytest

from tests.unit.cli.conftest import Home

OF_24, OF_12 = re.compile(r"(?<![\d:T])\d\d:\d\d(?::\d\d)?(?! [AP]M|\d)"), re.compile(r"(\d{1,2}):(\d\d)(:\d\d)? ([AP]M)")
CONFIG = '[schedule]\nwindows = ["mon-sun 6am-6pm core 10-2pm"]\n[day]\nslots = ["3-5pm production"]\n[display]\nclock = "{}"\n'
SCRIPT = (
    'date 2026-10-06\nset schedule.type "flex"\n1pm start\n13:20:05 chart\n13:25 relabel 13:00 15:00 meeting\n'
    "2:00pm report\n14:10 stop\n"
)
PERSON = (
    ("log",), ("report",), ("report", "--until", "1:30pm"), ("report", "week"), ("wellness",), ("wellness", "week"), ("doctor",),
    ("status", "--format", "until {ends}"), ("check",),
)  # fmt: skip
REFUSED = (
    ("relabel", "7am", "8am", "meeting"), ("chart", "--at", "11pm"), ("chart", "--at", "9am"), ("rest", "--at", "1:05pm"),
)  # fmt: skip


def of_24(text: str) -> str:
    """The same text with each time on a clock of 24 hours, spaces of columns aside."""

    def turned(found: re.Match[str]) -> str:
        hour, minute, second, half = found.groups()
        return f"{int(hour) % 12 + 12 * (half == 'PM'):02}:{minute}{second or ''}"

    return " ".join(OF_12.sub(turned, text).split())


def lived(home: Home, clock: str) -> list[str]:
    """A day that begins at noon: what each act, question and refusal says."""
    home.configure(CONFIG.format(clock))
    home.at("13:00")
    said = [home.say("start")]
    home.at("13:20")
    said += [home.say("chart", "3", "--at", "13:10"), home.say("meeting", "15m"), home.say("resume"), home.say("body", "neck=1")]
    home.at("13:40")
    said += [home.say("energy", "3"), home.say("away", "10m"), home.say("relabel", "1:05pm", "1:10pm", "query")]
    home.at("14:04")
    said += [home.run(*words)[2] for words in REFUSED] + [home.run(*words)[1] for words in PERSON]
    home.at("14:10")
    return [*said, home.say("rest", "15m"), home.say("log")]


@pytest.fixture
def both(home: Home, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """The same day in both styles."""
    found = {}
    start = home.moment
    for clock in ("12h", "24h"):
        home.folder, home.moment = tmp_path_factory.mktemp(clock), start
        monkeypatch.setenv("NINETYTEN_HOME", str(home.folder))
        found[clock] = [text.replace(str(home.folder), "HOME") for text in lived(home, clock)]
    return found


def test_every_text_has_its_times_in_one_style(both: dict[str, list[str]]) -> None:
    """No time of the other style anywhere, and nothing else differs."""
    assert [found for text in both["12h"] for found in OF_24.findall(text)] == []
    assert [found for text in both["24h"] for found in OF_12.findall(text)] == []
    assert [of_24(text) for text in both["12h"] if "doctor" not in text] == [
        " ".join(text.split()) for text in both["24h"] if "doctor" not in text
    ]
    together = " ".join(both["12h"])
    for words in ("until 3:00 PM", "as of 2:04 PM", "(recorded at 1:20 PM)", "Core hours    10:00 AM-2:00 PM", "until 2:25 PM"):
        assert words in together
    assert "FROM must be before TO, and both between 1:00 PM and 2:04 PM" in together
    assert "11:00 PM is in the future" in together and "9:00 AM is too far back; use 1:00 PM or later" in together
    assert "the block planned at 3:00 PM runs for 2 h 00 without a break" in together


def test_the_times_of_a_log_stand_in_a_column(both: dict[str, list[str]]) -> None:
    """As wide as the widest, aligned right."""
    for clock, wide in (("12h", 8), ("24h", 5)):
        lines = both[clock][-1].splitlines()[1:]
        assert all(re.fullmatch(r" ?\d{1,2}:\d\d( [AP]M)?", line[:wide]) and line[wide : wide + 2] == "  " for line in lines)


def test_what_programs_read_is_the_same(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """JSON and CSV stay on a clock of 24 hours, in any locale; so does a script."""
    lived(home, "auto")
    script = home.folder / "day"
    script.write_text(SCRIPT)
    asked = (
        ("log", "--json"), ("report", "--json"), ("report", "--csv"), ("report", "week", "--json"), ("wellness", "--json"),
        ("wellness", "week", "--csv"), ("status", "--json"), ("simulate", str(script), "--json"),
    )  # fmt: skip
    told = []
    for locale in ("en_US.UTF-8", "de_DE.UTF-8"):
        monkeypatch.setenv("LC_ALL", locale)
        told.append([home.say(*words) for words in asked])
    assert told[0] == told[1] and not any(OF_12.search(text) for text in told[0])


def test_a_simulation_is_printed_as_the_locale_writes_times(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its tables, refusals and reports; a script can say so itself."""
    script = home.folder / "day"
    home.folder.mkdir(exist_ok=True)
    script.write_text(SCRIPT)
    plain = home.say("simulate", str(script))
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    american = home.say("simulate", str(script))
    assert OF_24.findall(american) == [] and of_24(american) == " ".join(plain.split())
    assert "both between 1:00 PM and 1:25 PM" in american and "as of 2:00 PM" in american
    script.write_text(f'set display.clock "24h"\n{SCRIPT}')
    assert home.say("simulate", str(script)) == plain


def test_a_page_has_its_times_in_the_style_of_the_screen(home: Home) -> None:
    """HTML is for people too."""
    lived(home, "12h")
    for word in ("report", "wellness"):
        file = home.folder / f"{word}.html"
        home.say(word, "--html", str(file))
        text = re.sub(r"<[^>]*>", " ", file.read_text())
        assert "as of 2:10 PM" in text and OF_24.findall(text) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1:30", "(backdated to 1:30 PM)"), ("130", "(backdated to 1:30 PM)"), ("2", "(backdated to 2:00 PM)"),
        ("2pm", "(backdated to 2:00 PM)"), ("13:30", "(backdated to 1:30 PM)"), ("1330", "(backdated to 1:30 PM)"),
    ],
)  # fmt: skip
def test_an_act_is_backdated_to_the_time_that_can_be(home: Home, typed: str, said: str) -> None:
    """F1: 12 hours later if only that is possible, and an hour alone likewise."""
    home.configure('[display]\nclock = "12h"\n')
    home.at("13:00").say("start")
    assert said in home.at("15:00").say("chart", "--at", typed)
    assert "12:00 PM is too far back; use 1:00 PM or later" in home.run("chart", "--at", "noon")[2]


def test_an_hour_that_can_be_both_is_refused_with_both(home: Home) -> None:
    """On a long day, by the words of the day itself; nothing is recorded."""
    home.at("06:00").say("start")
    home.at("19:30")
    code, _, err = home.run("chart", "--at", "7")
    assert code == 1 and "7:00 AM or 7:00 PM" in err and "add am or pm" in err
    assert "(backdated to 19:00)" in home.say("chart", "--at", "7pm")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("meeting 1 hour 15 minutes", "until 10:15"), ("meeting 30", "until 09:30"), ("rest 15 min", "until 09:15"),
        ("rest", "until 09:10"),
        ("downtime ehr 1h 30m", "until 10:30"), ("downtime 45 min vpn", "until 09:45"), ("downtime 2", "until 09:02"),
        ("downtime", "Downtime"), ("downtime vpn", "Downtime"),
    ],
)  # fmt: skip
def test_a_length_may_be_several_words(home: Home, words: str, said: str) -> None:
    """F3: as people say it, without quotes."""
    home.say("start")
    assert said in home.say(*words.split())


def test_downtime_alone_needs_neither_a_reason_nor_a_length(home: Home) -> None:
    """What may be several words may be none: then it is as if the reason were `other`."""
    home.say("start")
    assert home.say("downtime").startswith("Downtime")


@pytest.mark.parametrize("words", ["meeting", "meeting soon", "meeting 1 2", "rest 5 x", "downtime ehr vpn", "downtime ehr 1h x"])
def test_what_is_no_length_is_bad_usage(home: Home, words: str) -> None:
    """With what to write instead; nothing is recorded."""
    home.say("start")
    code, out, err = home.run(*words.split())
    assert (code, out) == (2, "") and words.split()[0] in err


@pytest.mark.parametrize("rate", ["18/h", "150 a day", "4 min each", "1.5 per hour"])
def test_a_rate_in_words_is_said_back_by_check(home: Home, rate: str) -> None:
    """F2: in the other two ways, with the key it stands under."""
    home.configure(f'[kinds.em]\nper_hour = "{rate}"\n')
    said = home.say("check")
    assert f'Note: kinds.em.per_hour = "{rate}" is ' in said
    assert "/hour, " in said and " a chart, " in said and " a day of 4 h 30 production." in said


@pytest.mark.parametrize(
    ("times", "meant"),
    [
        ("1:30 2", "13:30 to 14:00"), ("1 2:00", "13:00 to 14:00"), ("11:30 1:00", "11:30 to 13:00"),
        ("9:15 11", "09:15 to 11:00"),
        ("130p 2pm", "13:30 to 14:00"), ("noon 1", "12:00 to 13:00"), ("13:30 2:15", "13:30 to 14:15"),
        ("9:00 9:10", "09:00 to 09:10"),
    ],
)  # fmt: skip
def test_a_stretch_is_relabeled_at_the_times_that_can_be(home: Home, times: str, meant: str) -> None:
    """F1: what was, on this day, before now."""
    home.say("start")
    assert home.at("15:00").say("relabel", *times.split(), "meeting").startswith(f"{meant} relabeled as meeting")


def test_a_stretch_with_two_meanings_shows_both(home: Home) -> None:
    """On a long day; a time with a colon is on a 24-hour clock there."""
    home.at("06:00").say("start")
    home.at("20:00")
    assert "that could be 7:00 to 8:00 AM or 7:00 to 8:00 PM; add am or pm" in home.run("relabel", "7", "8", "study")[2]
    assert home.say("relabel", "7:00", "7:30", "study").startswith("07:00 to 07:30")


@pytest.mark.parametrize("act", ["chart --at 7", "relabel 7 8 study", "relabel 1:00 1:10 study"])
def test_a_script_has_a_clock_of_24_hours(home: Home, act: str) -> None:
    """An hour alone is refused with its line, and an afternoon is never meant."""
    home.folder.mkdir(exist_ok=True)
    script = home.folder / "day"
    script.write_text(f"09:00 start\n14:00 {act}\n")
    code, out, err = home.run("simulate", str(script))
    if "1:00" in act:
        assert code == 0 and "FROM must be before TO" in out
    else:
        assert code == 2 and "line 2" in err and "7:00 AM or 7:00 PM" in err
