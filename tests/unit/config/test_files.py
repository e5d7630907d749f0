"""Where things live, and that nobody else can read them."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from platformdirs import PlatformDirs

from ninetyten.config.files import Places, make_private_dir, places, write_private


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
    assert folders(where) == (f"{home}/config", f"{home}/data", f"{home}/state")
    assert all(getattr(where, name).startswith(home) for name in Places.fields)


def test_what_people_write_lies_together(tmp_path: Path) -> None:
    """Exercises and themes are looked for where config.toml is."""
    where = places({"NINETYTEN_HOME": str(tmp_path)})
    config = str(tmp_path / "config")
    assert (where.exercises_file, where.themes_dir) == (f"{config}/exercises.toml", f"{config}/themes")


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


def test_folders_are_private_all_the_way(tmp_path: Path) -> None:
    """Missing folders above are made private too, whatever the umask."""
    before = os.umask(0)
    try:
        make_private_dir(str(tmp_path / "a" / "b"))
    finally:
        os.umask(before)
    assert (mode(tmp_path / "a"), mode(tmp_path / "a" / "b")) == (0o700, 0o700)


def test_an_open_folder_is_closed(tmp_path: Path) -> None:
    """A folder that others could read is made private; being there already is no error."""
    folder = tmp_path / "open"
    folder.mkdir(mode=0o755)
    make_private_dir(str(folder))
    assert mode(folder) == 0o700


def test_a_file_in_the_way_is_an_error(tmp_path: Path) -> None:
    """A file is not taken for a folder, and is left as it is."""
    file = tmp_path / "file"
    file.touch(mode=0o644)
    with pytest.raises(FileExistsError):
        make_private_dir(str(file))
    assert mode(file) == 0o644


def test_files_are_private_and_whole(tmp_path: Path) -> None:
    """A file is written owner-only into a folder that is made, and nothing else stays there."""
    file = tmp_path / "state" / "file"
    write_private(str(file), b"one")
    write_private(str(file), b"two")
    assert (file.read_bytes(), mode(file), mode(file.parent)) == (b"two", 0o600, 0o700)
    assert list(file.parent.iterdir()) == [file]


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


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What a symbolic link points to is replaced, not the link."""
    (tmp_path / "real").write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "real")
    write_private(str(link), b"new")
    assert (link.is_symlink(), (tmp_path / "real").read_bytes()) == (True, b"new")
