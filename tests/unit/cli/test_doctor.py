"""The self-test: what is well, what is not, what to do; and that it leaves everything as it was."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from ninetyten.adapters import desktop, preflight
from ninetyten.cli import disk, doctor
from ninetyten.cli.disk import file_system, outside
from ninetyten.domain.moment import HOUR, MINUTE, SECOND
from ninetyten.domain.react import Notify
from ninetyten.journal import backups
from ninetyten.ports import Outcome
from tests.unit.cli.conftest import Home


@pytest.fixture(autouse=True)
def no_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    """No session bus, no player, no mounts of this machine."""
    monkeypatch.setattr(preflight, "bus_address", lambda env: "")
    monkeypatch.setattr(disk, "MOUNTS", "/nowhere")
    monkeypatch.setenv("PATH", "")


def examined(home: Home, *words: str) -> dict[str, dict[str, Any]]:
    """Each finding by what was examined."""
    return {found.pop("what"): found for found in home.ask("doctor", *words)["checks"]}


@pytest.mark.posix("no session bus is a finding on Linux")
def test_a_new_machine_is_examined_without_a_trace(home: Home) -> None:
    """Every examination has a row, and nothing is made."""
    rows = home.say("doctor")
    assert [line.split()[1] for line in rows.splitlines() if not line.startswith(" ")] == [
        "configuration", "terminal", "desktop", "sound", "voice", "idle", "clock", "journal", "folder", "backups", "ringer",
    ]  # fmt: skip
    assert "warn  desktop        no session bus\n                     this is not a desktop session, or " in rows
    assert "ok    journal        none yet; the first command you use creates it\n" in rows
    assert not home.folder.exists()


def test_a_used_journal_is_whole_and_writable(home: Home) -> None:
    """How much is in it is told; nobody rings though the day is under way."""
    home.say("start")
    found = examined(home)
    assert found["journal"] == {"state": "ok", "detail": "whole and writable: 2 events on 1 day", "todo": ""}
    assert found["ringer"]["detail"] == "the day has started, but no ninetyten rings"
    home.say("stop")
    assert examined(home)["ringer"] == {"state": "ok", "detail": "no ninetyten rings now", "todo": ""}


def test_a_damaged_journal_fails_and_stays_where_it_is(home: Home) -> None:
    """Exit code 3; the newest good backup is named; nothing is set aside by looking."""
    home.say("start")
    journal = home.folder / "data" / "journal.db"
    good = backups.back_up(str(journal), str(home.folder / "data" / "backups"), "2026-10-05")
    for part in journal.parent.glob("journal.db*"):
        part.unlink()
    journal.write_bytes(b"no journal at all" * 300)
    code, out, err = home.run("doctor")
    assert (code, err) == (3, "")
    assert f"fail  journal        {journal} is damaged: file is not a database\n" in out
    assert f"close every ninetyten; the newest good backup is {good}\n" in out
    assert journal.read_bytes() == b"no journal at all" * 300


def test_a_journal_of_a_newer_program_cannot_be_used(home: Home) -> None:
    """What the journal itself says is told, in two halves."""
    import sqlite3

    home.say("start")
    connection = sqlite3.connect(home.folder / "data" / "journal.db")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    code, out, _ = home.run("doctor")
    assert code == 3
    assert "was written by a newer ninetyten" in out
    assert "Update ninetyten to continue." in out


def test_backups_are_looked_into(home: Home) -> None:
    """The newest is whole, or is not."""
    home.say("start")
    folder = home.folder / "data" / "backups"
    assert examined(home)["backups"]["detail"] == "none yet; the app makes one a day"
    newest = backups.back_up(str(home.folder / "data" / "journal.db"), str(folder), "2026-10-06")
    assert examined(home)["backups"]["detail"] == "1, the newest whole: journal-2026-10-06.db"
    Path(newest).write_bytes(b"torn")
    assert examined(home)["backups"]["state"] == "warn"
    os.remove(newest)
    folder.rmdir()
    folder.touch()
    assert examined(home)["backups"]["detail"] == f"none can be made in {folder}"


def test_the_ringer_gives_signs_of_life(home: Home) -> None:
    """Whoever holds the lock rings, unless it was silent for too long."""
    session = home.session()
    session.watch()
    home.pass_by(4 * SECOND)
    alive = examined(home)["ringer"]
    home.pass_by(5 * MINUTE)
    silent = examined(home)["ringer"]
    home.moment = home.moment.replace(boot_id="boot-2", utc=home.moment.utc + HOUR)
    restarted = examined(home)["ringer"]
    session.lock.release()
    assert alive == {"state": "ok", "detail": "ninetyten rings; last sign of life 4 s ago", "todo": ""}
    assert (silent["state"], silent["detail"]) == ("warn", "ninetyten does not respond: no sign of life for 5 min")
    assert restarted["detail"] == "ninetyten does not respond: no sign of life for 1 h 05"


@pytest.mark.parametrize(
    ("settings", "what", "detail"),
    [
        ('[notify]\nsound = "off"', "sound", "off, as you set it"),
        ('[notify]\nsound = "bell"', "sound", "the terminal's bell"),
        ("", "voice", "off; to hear the steps of a break, turn on break.voice"),
        ('[break]\nvoice = true\n[notify]\nsound = "off"', "voice", "silent, because the sound is off"),
        ("[notify]\ndesktop = false", "desktop", "no notices there, as you set it"),
        ("[notify]\nterminal = false", "terminal", "no notices there, as you set it"),
        ("[idle]\nthis_computer = false", "idle", "off: you code on another computer, as you set it"),
        ('[idle]\nsource = "none"', "idle", "ninetyten can't detect here whether you are at the computer"),
    ],
)
def test_what_the_person_chose_is_well(home: Home, settings: str, what: str, detail: str) -> None:
    """A choice is no ailment."""
    home.configure(settings)
    assert examined(home)[what] == {"state": "ok", "detail": detail, "todo": ""}


@pytest.mark.posix("players are programs in PATH")
def test_a_player_is_found(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without one the bell rings, and what to install is told."""
    assert examined(home)["sound"]["todo"].startswith("install pw-play")
    player = tmp_path / "aplay"
    player.touch(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert examined(home)["sound"]["detail"] == "chime, played by aplay"


def test_a_speaker_is_found(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without one breaks stay silent, and what to install is told; over SSH too, for another reason."""
    home.configure("[break]\nvoice = true")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert examined(home)["voice"] == {
        "state": "warn",
        "detail": "no program found that speaks; breaks stay silent",
        "todo": "install spd-say (speech-dispatcher)",
    }
    (tmp_path / "spd-say").touch(0o755)
    assert examined(home)["voice"] == {"state": "ok", "detail": "spoken by spd-say", "todo": ""}
    monkeypatch.setenv("SSH_CONNECTION", "1 2 3 4")
    assert examined(home)["voice"]["detail"] == "silent over SSH: it would be heard at the other end"


def test_a_broken_configuration_is_left_to_check(home: Home) -> None:
    """How many things are to mend, not which."""
    home.configure("[block]\nfocus = 0\n")
    assert examined(home)["configuration"] == {
        "state": "warn",
        "detail": "1 problem; the other settings still apply",
        "todo": "run `ninetyten check` to list them",
    }


@pytest.mark.parametrize(("answer", "state"), [("on\n", "ok"), ("all\n", "ok"), ("off\n", "warn"), ("", "warn")])
def test_tmux_must_hand_notices_on(home: Home, monkeypatch: pytest.MonkeyPatch, answer: str, state: str) -> None:
    """Within tmux its own setting decides."""
    monkeypatch.setenv("TMUX", "/tmp/tmux,1,0")
    monkeypatch.setattr(subprocess, "run", lambda command, **how: subprocess.CompletedProcess(command, 0, answer, ""))
    assert examined(home)["terminal"]["state"] == state


def test_a_tmux_that_cannot_be_asked_is_no_crash(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """No program of that name is on the path."""
    monkeypatch.setenv("TMUX", "/tmp/tmux,1,0")
    assert "blocks" in examined(home)["terminal"]["detail"]


@pytest.mark.parametrize(
    ("outcome", "finding"),
    [
        (Outcome(ok=True, via="plyer (dbus)"), ("ok", "sent by plyer (dbus)")),
        (Outcome(ok=False, via="desktop", reason="no daemon: start one"), ("warn", "no daemon")),
    ],
)
def test_a_notice_is_sent_only_when_told_to(
    home: Home, monkeypatch: pytest.MonkeyPatch, outcome: Outcome, finding: tuple[str, str]
) -> None:
    """`--send` delivers one notice and tells what became of it."""
    sent: list[Notify] = []

    def deliver(notifier: desktop.DesktopNotifier, notice: Notify) -> Outcome:
        sent.append(notice)
        return outcome

    monkeypatch.setattr(desktop.DesktopNotifier, "deliver", deliver)
    assert "notice" not in examined(home)
    assert sent == []
    found = examined(home, "--send")["notice"]
    assert (found["state"], found["detail"]) == finding
    assert [notice.title for notice in sent] == ["ninetyten doctor"]


@pytest.mark.parametrize(
    ("answer", "row"),
    [
        ("y\n", "ok    notice         sent by plyer (dbus), and you saw it"),
        ("No\n", "warn  notice         sent by plyer (dbus), but you didn't see it\n" + 21 * " " + "check the desktop's"),
        ("\n", "ok    notice         sent by plyer (dbus)\n" + 21 * " " + "if you don't see it, check"),
        ("", "ok    notice         sent by plyer (dbus)\n" + 21 * " " + "if you don't see it, check"),
    ],
)
def test_who_sits_there_is_asked_whether_the_notice_shows(
    home: Home, monkeypatch: pytest.MonkeyPatch, answer: str, row: str
) -> None:
    """Only they can know. Through a pipe no one is asked, nor for JSON."""
    monkeypatch.setattr(desktop.DesktopNotifier, "deliver", lambda *anything: Outcome(ok=True, via="plyer (dbus)"))
    assert "Do you see it?" not in home.say("doctor", "--send")
    monkeypatch.setattr(doctor, "at_terminal", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
    home.ask("doctor", "--send")
    said = home.say("doctor", "--send")
    assert "Do you see it? (y/n) " in said
    assert row in said


def test_an_examination_that_breaks_is_a_finding(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """What broke is told in its row, and the others go on."""

    def breaks(*anything: object) -> object:
        raise RuntimeError("no clock")

    monkeypatch.setattr(doctor, "system_zone_name", breaks)
    found = examined(home)
    assert (found["clock"]["state"], found["clock"]["detail"]) == ("fail", "could not be tested: RuntimeError: no clock")
    assert found["journal"]["state"] == "ok"


@pytest.mark.posix("a table of mounts")
@pytest.mark.parametrize(
    ("mounts", "state"),
    [
        ("dev / ext4 rw 0 0\nsrv:/h HOME nfs4 rw 0 0\n", "warn"),
        ("dev / ext4 rw 0 0\nh HOME fuse.sshfs rw 0 0\n", "warn"),
        ("dev / nfs rw 0 0\ndev HOME fuseblk rw 0 0\n", "ok"),
        ("srv:/h /HOME-2 nfs4 rw 0 0\n", "ok"),
    ],
)
def test_a_journal_on_the_network_is_warned_about(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mounts: str, state: str
) -> None:
    """The mount nearest above the journal's folder decides."""
    file = tmp_path / "mounts"
    file.write_text(mounts.replace("HOME", str(home.folder)), encoding="utf-8")
    monkeypatch.setattr(disk, "MOUNTS", str(file))
    assert examined(home)["folder"]["state"] == state


def test_a_synchronised_folder_is_warned_about(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is known by its name."""
    monkeypatch.setenv("NINETYTEN_HOME", str(tmp_path / "Dropbox" / "coding"))
    assert "synced (dropbox)" in examined(home)["folder"]["detail"]


@pytest.mark.posix("files have modes")
def test_a_folder_that_others_can_read_is_warned_about(home: Home) -> None:
    """What to do is one command."""
    data = home.folder / "data"
    data.mkdir(parents=True, mode=0o755)
    assert examined(home)["folder"] == {
        "state": "warn",
        "detail": f"other users can read {data}",
        "todo": f"chmod 700 {data}",
    }


@pytest.mark.parametrize(
    ("place", "out"),
    [
        (r"C:\Users\anna\AppData\Local\ninetyten", False), (r"c:\users\ANNA", False), ("C:/Users/anna/x", False),
        (r"D:\ninetyten", True), (r"C:\Users\annabel\x", True),
    ],
)  # fmt: skip
def test_what_is_outside_the_profile_on_windows(place: str, out: bool) -> None:
    """A folder there gives what is in it the rights of the folder, whatever they are."""
    assert outside(place, r"C:\Users\anna") is out
    assert not outside(place, "")


def test_a_share_of_windows_is_warned_about(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a mount is elsewhere."""
    (home.folder / "data").mkdir(parents=True, mode=0o700)
    monkeypatch.setattr(disk, "is_remote", lambda path: True)
    assert "is on a network drive, which can lose saved records" in examined(home)["folder"]["detail"]


def test_the_nearest_mount_wins() -> None:
    """A path lies on the longest mount point that is a folder above it."""
    mounts = [("/", "ext4"), ("/home", "xfs"), ("/home/anna", "nfs4")]
    assert [file_system(path, mounts) for path in ("/home/anna/x", "/home/annabel", "/opt")] == ["nfs4", "xfs", "ext4"]
    assert file_system("/opt", []) == ""


@pytest.mark.posix("files have modes")
@pytest.mark.parametrize(
    ("place", "what"),
    [("config", "configuration"), ("config/config.toml", "configuration"), ("data", "folder"), ("data/journal.db", "folder")],
)
def test_what_others_can_write_is_warned_of(home: Home, place: str, what: str) -> None:
    """The settings, the journal, and the folders they lie in; with the command that mends it."""
    home.configure("[block]\nfocus = 50\n").parent.chmod(0o700)
    home.say("start")
    path = home.folder / place
    assert examined(home)[what]["state"] == "ok"
    path.chmod(0o777)
    assert examined(home)[what] == {"state": "warn", "detail": f"anyone can write to {path}", "todo": f"chmod go-w {path}"}


@pytest.mark.parametrize("used", [False, True])
def test_a_full_disk_is_said(home: Home, monkeypatch: pytest.MonkeyPatch, *, used: bool) -> None:
    """A journal that can be opened but cannot grow is not writable, and one that is not there cannot be made."""
    if used:
        home.say("chart")

    def full(**where: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    code, out, err = home.run("doctor", "--json")
    found = next(check for check in json.loads(out)["checks"] if check["what"] == "journal")

    assert (code, err, found["state"]) == (3, "", "fail")
    assert "The disk is full" in found["detail"]


@pytest.mark.posix("names of files are bytes")
def test_a_folder_of_any_name_is_examined(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes that are no UTF-8, a line break and an escape sequence in it are no reason to call a journal damaged."""
    monkeypatch.setenv("NINETYTEN_HOME", os.fsdecode(os.fsencode(tmp_path) + b"/h\xff?#\n\x1b[31m"))
    home.say("chart")

    assert examined(home)["journal"]["detail"].startswith("whole and writable")
    _, out, _ = home.run("doctor")
    assert "h\\udcff?#\\n\\u001b[31m" in out
    assert out.replace("\n", "").isprintable()


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "POSIX"},
        {"LC_ALL": "tr_TR.UTF-8", "PYTHONIOENCODING": "iso8859-9"},
        {"LANG": "xx_YY.nothing", "PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "ascii:strict"},
        {},
    ],
    ids=str,
)
def test_no_locale_stops_it(tmp_path: Path, locale: dict[str, str]) -> None:
    """Whatever can be written, in whatever encoding, it says all it found."""
    environ = {"NINETYTEN_HOME": str(tmp_path / "é ☕"), "PATH": "", **locale}
    ran = subprocess.run([sys.executable, "-m", "ninetyten", "doctor"], env=environ, capture_output=True, check=False)

    assert (ran.returncode, ran.stderr) == (0, b"")
    said = [line.split()[1] for line in ran.stdout.decode("ascii", "replace").splitlines() if not line.startswith(" ")]
    assert said == [
        "configuration", "terminal", "desktop", "sound", "voice", "idle", "clock", "journal", "folder", "backups", "ringer",
    ]  # fmt: skip
