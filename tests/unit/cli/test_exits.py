"""The exit code tells what was recorded or written, whoever could hear of it; and that a report which did not arrive is none."""

from __future__ import annotations

import gc
import io
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TextIO

import pytest

from ninetyten.cli import main, watch
from ninetyten.cli.grammar import GRAMMAR
from ninetyten.cli.main import PIPE_CLOSED, QUERIES, UNHEARD
from ninetyten.domain.moment import MINUTE
from tests.unit.cli.conftest import Home

START = ("start",)
SHOWING = ("start", "micro-break")
ACTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "start": ((), ()),
    "switch": (START, ("study",)),
    "study": (START, ("new", "codes")),
    "chart": (START, ("3",)),
    "hold": (START, ("query",)),
    "release": (("start", "hold query"), ()),
    "done": (SHOWING, ()),
    "snooze": (SHOWING, ()),
    "skip": (SHOWING, ()),
    "rest": (("start", "+30"), ()),
    "back": (("start", "+30", "rest", "+5"), ("walk",)),
    "pause": (START, ("phone",)),
    "resume": (("start", "+1", "pause", "+1"), ()),
    "meeting": (START, ("10m",)),
    "downtime": (START, ("ehr",)),
    "away": (("start", "+10"), ("5m",)),
    "stop": (("start", "+10"), ()),
    "relabel": (("start", "+30"), ("09:05", "09:15", "admin")),
    "audit": ((), ("39/42",)),
    "ceu": ((), ("1.5",)),
    "body": ((), ("neck=1",)),
    "workstation": ((), ("screen-height=yes",)),
    "posture": ((), ("ok",)),
    "eyes": ((), ("1",)),
    "energy": ((), ("3",)),
    "open": ((), ("Monday 08:00",)),
    "ritual": ((), ("close-the-door",)),
    "contact": ((), ("chapter",)),
    "undo": (START, ()),
    "redo": (("start", "undo"), ()),
}
"""Each act: what is said before it (`+N`: N minutes pass; `micro-break`: one shows), and its words."""
REPORTS: dict[str, tuple[str, ...]] = {
    "status": ("--json",), "log": (), "report": ("week",), "wellness": (), "backlog": (), "simulate": ("day.txt",), "check": (),
    "doctor": (), "locate": (), "scan": (), "ceu": (), "--help": (), "--version": (), "hold": ("--reasons",),
    "chart": ("--help",), "export": ("--help",), "demo": ("--help",), "watch": ("--help",), "completions": ("bash",),
    "plain": ("--help",),
}  # fmt: skip
"""Each question, and acts that only list or explain."""
ELSEWHERE = {"import", "merge", "wipe", "restore", "export", "watch", "demo"}
"""Commands that have a test of their own below, or need a terminal."""


@contextmanager
def full() -> Iterator[TextIO]:
    """A disk without room."""
    with open("/dev/full", "w", encoding="utf-8") as stream:
        yield stream


@contextmanager
def piped() -> Iterator[TextIO]:
    """A pipe whose reader has left."""
    read, write = os.pipe()
    os.close(read)
    with open(write, "w", encoding="utf-8") as stream:
        yield stream


@contextmanager
def closed() -> Iterator[None]:
    """What Python makes of a closed descriptor, or of a program without a console."""
    yield None


@contextmanager
def shut() -> Iterator[TextIO]:
    """A stream that somebody has closed since."""
    stream = io.StringIO()
    stream.close()
    yield stream


@contextmanager
def unbuffered() -> Iterator[TextIO]:
    """A disk without room under `python -u`."""
    with open("/dev/full", "wb", buffering=0) as raw:
        yield io.TextIOWrapper(raw, encoding="utf-8", write_through=True)


BROKEN = {"full": full, "piped": piped, "closed": closed, "shut": shut, "unbuffered": unbuffered}
pytestmark = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device here")


EVERY_WAY = [(name, "chart") for name in BROKEN]
"""Where it is one and the same code for all commands, one of them meets every way and each of the others one way."""


@pytest.fixture(params=BROKEN)
def broken(request: pytest.FixtureRequest) -> str:
    """The name of a way in which nothing can be written."""
    return str(request.param)


def run(monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], out: str = "", err: str = "") -> int:
    """The exit code of a command whose stdout, or stderr, is broken in that way. Python's own last flush must go well then."""
    with BROKEN[out or err]() as stream, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout" if out else "stderr", stream)
        code = main.run(list(words))
        if out in ("full", "piped", "unbuffered") or err in ("full", "piped", "unbuffered"):
            assert stream is not None
            stream.flush()
    return code


def facts(home: Home) -> int:
    """How many facts are in the journal."""
    path = home.folder / "data" / "journal.db"
    if not path.exists():
        return 0
    with closing(sqlite3.connect(path)) as journal:
        return int(journal.execute("SELECT count(*) FROM events").fetchone()[0])


def prepare(home: Home, before: tuple[str, ...]) -> None:
    """Say what comes before, minutes passing in between."""
    home.configure('[notes]\non = true\n[shutdown]\nitems = ["close the door"]\n')
    for word in before:
        if word.startswith("+"):
            home.pass_by(int(word) * MINUTE)
        elif word == "micro-break":
            ringer = home.session()
            ringer.watch()
            home.live("09:20", ringer)
            ringer.leave(in_order=False)
        else:
            home.say(*word.split())


def test_the_tables_hold_every_command() -> None:
    """A new command says here what its exit code tells."""
    assert set(GRAMMAR) == set(ACTS)
    assert set(QUERIES) == (set(REPORTS) | ELSEWHERE) - set(GRAMMAR) - {"--help", "--version"}


@pytest.mark.parametrize(("broken", "word"), [*EVERY_WAY, *(("full", word) for word in ACTS if word != "chart")])
def test_an_act_that_was_recorded_exits_0(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], broken: str, word: str
) -> None:
    """Whatever becomes of its answer; what became of it is told on stderr, but for a reader who left."""
    before, words = ACTS[word]
    prepare(home, before)
    known = facts(home)
    capsys.readouterr()
    assert run(monkeypatch, (word, *words), out=broken) == 0
    assert facts(home) > known
    err = capsys.readouterr().err
    if broken == "piped":
        assert err == ""
    else:
        assert err.startswith("ninetyten: done, but the confirmation could not be written to stdout: ") and err.count("\n") == 1


@pytest.mark.parametrize(("broken", "word"), [*EVERY_WAY, *(("closed", word) for word in ACTS if word != "chart")])
def test_an_act_that_cannot_complain_is_recorded(home: Home, monkeypatch: pytest.MonkeyPatch, broken: str, word: str) -> None:
    """A broken setting is told before the act; that nobody can be told does not keep the act from being recorded."""
    before, words = ACTS[word]
    prepare(home, before)
    home.configure('[notes]\non = true\n[shutdown]\nitems = ["close the door"]\n[block]\nfocus = "no"\n')
    known = facts(home)
    assert run(monkeypatch, (word, *words), err=broken) == 0
    assert facts(home) > known


@pytest.mark.parametrize(("broken", "word"), [*EVERY_WAY, *(("full", word) for word in REPORTS if word != "chart")])
def test_a_report_that_did_not_arrive_does_not_exit_0(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], broken: str, word: str
) -> None:
    """4, and why; where the reader has left, as after SIGPIPE, and quiet. Nothing is recorded by it."""
    script = home.folder / "day.txt"
    prepare(home, ("start",))
    script.write_text("09:00 start\n09:30 stop\n", encoding="utf-8")
    monkeypatch.chdir(home.folder)
    known = facts(home)
    capsys.readouterr()
    assert run(monkeypatch, (word, *REPORTS[word]), out=broken) == (PIPE_CLOSED if broken == "piped" else UNHEARD)
    err = capsys.readouterr().err
    assert err.startswith("ninetyten: the output could not be written to stdout: ") if broken != "piped" else err == ""
    assert facts(home) == known


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("resume",), 1),
        (("scan", "nowhere"), 2),
        (("nonsense",), 2),
        (("audit", "5"), 2),
        (("export", "/nowhere/x"), 2),
        (("import", "/nowhere/x"), 2),
        (("report", "day", "--html", "page.html"), 1),
        (("wipe",), 1),
        ((), 2),
        (("demo",), 2),
        (("simulate", "-"), 2),
    ],
)
@pytest.mark.parametrize(("stream", "broken"), [("out", "full"), ("err", "full"), ("err", "closed")])
def test_a_refusal_keeps_its_code(
    home: Home, monkeypatch: pytest.MonkeyPatch, broken: str, stream: str, words: tuple[str, ...], code: int
) -> None:
    """Refused, bad usage: the same code whether or not anybody can be told why; also with stdin closed."""
    home.say("audit", "1/1")
    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.chdir(home.folder)
    if words == ("report", "day", "--html", "page.html"):
        words = (*words, "--date", "2026-01-01")
    assert run(monkeypatch, words, **{stream: broken}) == code


def test_a_journal_that_cannot_be_used_keeps_its_code(home: Home, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    """3, also when that cannot be said."""
    (home.folder / "data").mkdir(parents=True)
    (home.folder / "data" / "journal.db").mkdir()
    assert run(monkeypatch, ("chart",), err=broken) == 3
    assert run(monkeypatch, ("status",), out=broken) == 3


def test_the_verdict_of_a_question_says_more_than_its_output(home: Home, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    """`check` that found something exits 2 even if it could not be printed."""
    home.configure("[block]\nfocus = 0\n")
    assert run(monkeypatch, ("check",), out=broken) == 2


@pytest.mark.parametrize(
    "words", [("export", "x.jsonl"), ("export", "x.ics"), ("export", "x.json", "--format", "timewarrior"),
              ("report", "--html", "x.html"), ("report", "sheet", "--html", "x.html"), ("wellness", "--html", "x.html")]
)  # fmt: skip
def test_a_file_that_was_written_exits_0(home: Home, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]) -> None:
    """The file is the answer; the sentence about it is not."""
    prepare(home, ("start", "chart", "+40", "stop"))
    home.pass_by(8 * 24 * 60 * MINUTE)
    monkeypatch.chdir(home.folder)
    date = ("--date", "2026-10-06") if words[:2] in (("report", "--html"), ("wellness", "--html")) else ()
    assert run(monkeypatch, (*words, *date), out="full") == 0
    assert next(home.folder.glob("x.*")).stat().st_size > 100


@pytest.mark.parametrize("word", ["import", "merge"])
def test_what_was_taken_in_exits_0(home: Home, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, word: str) -> None:
    """All of it is in the journal."""
    prepare(home, ("start", "chart", "+40", "stop"))
    known = facts(home)
    home.say("export", str(tmp_path / "x.jsonl"))
    gc.collect()  # whatever still has the journal open
    home.say("wipe", "--yes")
    assert run(monkeypatch, (word, str(tmp_path / "x.jsonl")), out="full") == 0
    assert facts(home) == known


def test_what_was_wiped_exits_0_and_nothing_is_wiped_without_a_question(
    home: Home, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    """Who cannot read what is to be deleted is not taken to agree."""
    prepare(home, ("start",))
    known = facts(home)
    monkeypatch.setattr(sys, "stdin", io.StringIO("wipe\n"))
    gc.collect()  # whatever still has the journal open
    assert run(monkeypatch, ("wipe",), out=broken) == 1
    assert facts(home) == known
    assert run(monkeypatch, ("wipe", "--yes"), out=broken) == 0
    assert facts(home) == 0


def test_a_watcher_that_was_started_exits_0(home: Home, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    """It rings, whoever can read that it does."""
    monkeypatch.setattr(watch, "detach", lambda environ: "ninetyten rings in the background")
    assert run(monkeypatch, ("watch", "--background"), out=broken) == 0


@pytest.mark.parametrize("fault", [ValueError("no words"), KeyboardInterrupt(), OSError(5, "Input/output error")])
def test_a_fault_in_the_answer_does_not_unsay_the_act(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fault: BaseException
) -> None:
    """It is recorded by then."""
    from ninetyten.cli import act

    def fail(*anything: object) -> str:
        raise fault

    monkeypatch.setattr(act, "answer", fail)
    assert main.run(["chart"]) == 0
    assert facts(home) > 0
    assert "Traceback" not in capsys.readouterr().err


def test_streams_are_given_back(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a command stdout and stderr are what they were, also after one that failed."""
    before: Callable[[], tuple[object, object]] = lambda: (sys.stdout, sys.stderr)  # noqa: E731
    kept = before()
    main.run(["status"])
    main.run(["nonsense"])
    assert before() == kept


def test_half_a_report_under_u_is_noticed(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unbuffered stream takes what fits and says how much; the rest is written after it."""

    class Narrow(io.RawIOBase):
        taken = b""

        def writable(self) -> bool:
            return True

        def write(self, text: object) -> int:
            self.taken += bytes(text)[:7]  # type: ignore[call-overload]
            return min(7, len(bytes(text)))  # type: ignore[call-overload]

    raw = Narrow()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="utf-8", write_through=True))  # type: ignore[type-var]
    assert main.run(["--help"]) == 0
    assert raw.taken.startswith(b"usage: ninetyten") and raw.taken.endswith(b"minutes." + os.linesep.encode())


@pytest.mark.parametrize(("columns", "most"), [(40, 40), (80, 80), (1, main.NARROWEST)])
def test_the_list_of_commands_fits_the_terminal(home: Home, monkeypatch: pytest.MonkeyPatch, columns: int, most: int) -> None:
    """What a command does is wrapped beside its word; every word begins a line."""
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = home.say("--help").splitlines()
    assert max(map(len, lines)) <= most
    listed = [line.split()[0] for line in lines if line.startswith("  ") and line[2] != " "]
    assert {"start", "study", "wipe", "simulate"} <= {*listed}
