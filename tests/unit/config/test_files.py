"""Where things live, and that nobody else can read them."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from platformdirs import PlatformDirs

from ninetyten.config import files
from ninetyten.config.files import Places, in_shell, make_private_dir, places, replacing, write_private
from tests.modes import closed_to_others


def mode(path: Path) -> int:
    """The permission bits of a path."""
    return stat.S_IMODE(path.stat().st_mode)


def folders(where: Places) -> tuple[str, str, str]:
    """The folders of config, data and state."""
    return os.path.dirname(where.config_file), os.path.dirname(where.journal), where.state_dir


def test_home_puts_everything_below_one_folder(tmp_path: Path) -> None:
    """NINETYTEN_HOME holds config, data and state."""
    home = str(tmp_path)
    where = places({"NINETYTEN_HOME": home, "XDG_CONFIG_HOME": "/elsewhere"})
    assert folders(where) == tuple(str(tmp_path / part) for part in ("config", "data", "state"))
    assert all(getattr(where, name).startswith(home) for name in Places.fields)


def test_what_people_write_lies_together(tmp_path: Path) -> None:
    """Exercises and themes are looked for where config.toml is."""
    where = places({"NINETYTEN_HOME": str(tmp_path)})
    config = tmp_path / "config"
    assert (where.exercises_file, where.themes_dir) == (str(config / "exercises.toml"), str(config / "themes"))


def test_nothing_is_made_by_asking(tmp_path: Path) -> None:
    """Asking where things live leaves no trace."""
    places({"NINETYTEN_HOME": str(tmp_path / "home")})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
@pytest.mark.parametrize(
    "chosen",
    [{}, {"XDG_CONFIG_HOME": "/a", "XDG_DATA_HOME": "/b", "XDG_STATE_HOME": "/c"}, {"XDG_DATA_HOME": "relative"}, {"HOME": ""}],
)
def test_linux_is_what_platformdirs_says(chosen: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules followed by hand give the same folders as platformdirs."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "NINETYTEN_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in chosen.items():
        monkeypatch.setenv(name, value)
    dirs = PlatformDirs("ninetyten", appauthor=False)
    assert folders(places()) == (dirs.user_config_dir, dirs.user_data_dir, dirs.user_state_dir)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
def test_linux_does_not_wait_for_platformdirs() -> None:
    """The fast path imports neither platformdirs nor pathlib."""
    code = (
        "import sys; from ninetyten.config.files import places; places(); print({'platformdirs', 'pathlib'} & sys.modules.keys())"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run([sys.executable, "-S", "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"


@pytest.mark.posix("files have modes")
def test_folders_are_private_all_the_way(tmp_path: Path) -> None:
    """Missing folders above are made private too, whatever the umask."""
    before = os.umask(0)
    try:
        make_private_dir(str(tmp_path / "a" / "b"))
    finally:
        os.umask(before)
    assert (mode(tmp_path / "a"), mode(tmp_path / "a" / "b")) == (0o700, 0o700)


@pytest.mark.posix("files have modes")
def test_an_open_folder_is_closed(tmp_path: Path) -> None:
    """A folder that others could read is made private; being there already is no error."""
    folder = tmp_path / "open"
    folder.mkdir(mode=0o755)
    make_private_dir(str(folder))
    assert mode(folder) == 0o700


def test_a_file_in_the_way_is_an_error(tmp_path: Path) -> None:
    """A file is not taken for a folder, and is left as it is."""
    file = tmp_path / "file"
    file.touch()
    before = mode(file)
    with pytest.raises(FileExistsError):
        make_private_dir(str(file))
    assert mode(file) == before


def test_files_are_private_and_whole(tmp_path: Path) -> None:
    """A file is written owner-only into a folder that is made, and nothing else stays there."""
    file = tmp_path / "state" / "file"
    write_private(str(file), b"one")
    write_private(str(file), b"two")
    assert file.read_bytes() == b"two" and closed_to_others(file, file.parent)
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    ("system", "path", "typed"),
    [
        ("posix", "/home/anna/my day", "'/home/anna/my day'"), ("posix", "/home/anna", "/home/anna"),
        ("nt", r"C:\Users\anna\my day.json", r'"C:\Users\anna\my day.json"'), ("nt", r"C:\day.json", r"C:\day.json"),
    ],
)  # fmt: skip
def test_a_path_is_typed_as_the_systems_shells_read_it(
    system: str, path: str, typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither cmd nor PowerShell reads the quotes of sh."""
    monkeypatch.setattr(files, "os", SimpleNamespace(name=system))
    assert in_shell(path) == typed


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk fails the old content stays, and no draft."""
    file = tmp_path / "file"
    write_private(str(file), b"old")

    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        write_private(str(file), b"new")
    assert (file.read_bytes(), list(tmp_path.iterdir())) == (b"old", [file])


@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_replaced_and_never_followed(tmp_path: Path, there: bool) -> None:
    """What a planted link leads to is not written, and not made."""
    real, link = tmp_path / "real", tmp_path / "link"
    if there:
        real.write_bytes(b"old")
    link.symlink_to(real)
    write_private(str(link), b"new")
    assert not link.is_symlink() and link.read_bytes() == b"new" and closed_to_others(link)
    assert (real.read_bytes() if there else real.exists()) == (b"old" if there else False)


def test_a_file_is_its_owners_before_anything_is_in_it(tmp_path: Path) -> None:
    """Whatever the umask; and until it is whole the old one stands in its place."""
    file = tmp_path / "file"
    file.write_bytes(b"old")
    before = os.umask(0)
    try:
        with replacing(str(file)) as draft:
            assert closed_to_others(draft.name) and Path(draft.name).parent == tmp_path
            draft.write(b"new")
            assert file.read_bytes() == b"old"
    finally:
        os.umask(before)
    assert (file.read_bytes(), list(tmp_path.iterdir())) == (b"new", [file])


@pytest.mark.posix("anyone can make a link")
def test_a_planted_draft_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where somebody guessed its name: it is left as it is, and so is what it leads to."""
    monkeypatch.setattr(os, "urandom", bytes)
    file, target = tmp_path / "file", tmp_path / "target"
    planted = tmp_path / f".file.{os.getpid()}-00000000"
    planted.symlink_to(target)
    with pytest.raises(FileExistsError):
        write_private(str(file), b"new")
    assert (planted.is_symlink(), target.exists(), file.exists()) == (True, False, False)


def test_a_name_as_long_as_names_can_be_has_a_draft(tmp_path: Path) -> None:
    """The draft's own name must not become too long, in bytes."""
    file = tmp_path / ("é" * 127)
    write_private(str(file), b"x")
    assert list(tmp_path.iterdir()) == [file]


def test_the_present_folder_is_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bare name is written there."""
    monkeypatch.chdir(tmp_path)
    write_private("file", b"x")
    assert (tmp_path / "file").read_bytes() == b"x"


def test_a_folder_that_cannot_be_synced_holds_the_file_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written is not said to have failed."""

    def fail(folder: str) -> None:
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(files, "_sync_folder", fail)
    write_private(str(tmp_path / "file"), b"x")
    assert (tmp_path / "file").read_bytes() == b"x"
