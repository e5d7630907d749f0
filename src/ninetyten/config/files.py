"""Where things live, how they are written (owner-only, and whole or not at all), and how text that others wrote is read: in UTF-8
or UTF-16, with a byte order mark or without, its lines ended in any of the usual ways.

Nothing is made at import. On Linux the XDG rules are followed here by hand, because the acting commands pass through and
platformdirs costs them more than their own work; elsewhere it is asked.
"""

from __future__ import annotations

import codecs
import errno
import io
import os
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import BinaryIO, TextIO

from ninetyten.domain.value import Value

HOME_VARIABLE = "NINETYTEN_HOME"
DRAFT_NAME = 40
"""How many characters of a file's name its draft keeps: the longest name of all must have room for the rest."""

HEAD = 4
"""How many bytes tell the encoding."""
MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",  # before the mark of UTF-16, which it begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


READERS = "only you can read it" if os.name == "posix" else "anyone who can read its folder can read it"
"""Who can read a file that is written here: Windows has no modes, and gives a new file the access list of its folder."""


def in_shell(path: str) -> str:
    """Return a path as one types it in a shell of this system. PowerShell and cmd have only double quotes in common."""
    if os.name == "posix":
        from shlex import quote

        return quote(path)
    return path if path.replace("\\", "").replace(":", "").replace(".", "").isalnum() else f'"{path}"'


class Places(Value):
    """The absolute path of everything kept on disk. `device` holds this machine's name in the journal; `cache` (`kept`) and
    `summaries_dir` may be deleted at any time; `alive` is only a sign of life."""

    config_file: str
    exercises_file: str
    themes_dir: str
    journal: str
    backups_dir: str
    device: str
    state_dir: str
    alive: str
    lock: str
    cache: str
    summaries_dir: str


def places(environ: Mapping[str, str] = os.environ) -> Places:
    """Return where things live in this environment: below NINETYTEN_HOME if it is set, else where the platform keeps them."""
    home = environ.get(HOME_VARIABLE, "").strip()
    if home:
        root = os.path.abspath(os.path.expanduser(home))
        config, data, state = (os.path.join(root, part) for part in ("config", "data", "state"))
    elif sys.platform == "linux" and os.path.isabs(environ.get("HOME", "")):
        config, data, state = _xdg(environ)
    else:
        config, data, state = _platform()
    return Places(
        config_file=os.path.join(config, "config.toml"),
        exercises_file=os.path.join(config, "exercises.toml"),
        themes_dir=os.path.join(config, "themes"),
        journal=os.path.join(data, "journal.db"),
        backups_dir=os.path.join(data, "backups"),
        device=os.path.join(data, "device"),
        state_dir=state,
        alive=os.path.join(state, "alive"),
        lock=os.path.join(state, "ringer.lock"),
        cache=os.path.join(state, "plan.json"),
        summaries_dir=os.path.join(state, "summaries"),
    )


def _xdg(environ: Mapping[str, str]) -> tuple[str, str, str]:
    def folder(variable: str, *usual: str) -> str:
        chosen = environ.get(variable, "")
        return os.path.join(chosen if os.path.isabs(chosen) else os.path.join(environ["HOME"], *usual), "ninetyten")

    return (
        folder("XDG_CONFIG_HOME", ".config"),
        folder("XDG_DATA_HOME", ".local", "share"),
        folder("XDG_STATE_HOME", ".local", "state"),
    )


def _platform() -> tuple[str, str, str]:
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("ninetyten", appauthor=False)
    return dirs.user_config_dir, dirs.user_data_dir, dirs.user_state_dir


def make_private_dir(path: str) -> None:
    """Make sure the folder is there and nobody else can look inside; missing folders above it are made the same way.

    Raises OSError where that cannot be done.
    """
    above = os.path.dirname(path)
    if above and not os.path.isdir(above):
        make_private_dir(above)
    try:
        os.mkdir(path, 0o700)
    except FileExistsError:
        if not os.path.isdir(path):
            raise
        if os.stat(path).st_mode & 0o077:
            os.chmod(path, 0o700)


@contextmanager
def replacing(path: str) -> Iterator[BinaryIO]:
    """Open a new file that takes the place of `path`, whole, once the block is over; if the block fails nothing of it stays.

    Every file is written here: its owner's alone from the first byte, beside `path` (in a folder that is made if it is missing),
    and after a crash the old or the new content is there. `name` is where it lies meanwhile. A link at `path` is replaced, never
    followed, so that a planted one leads to no other file. Raises OSError.
    """
    folder, name = os.path.split(path)
    folder = folder or os.curdir
    if not os.path.isdir(folder):
        make_private_dir(folder)
    draft = os.path.join(folder, f".{name[:DRAFT_NAME]}.{os.getpid()}-{os.urandom(4).hex()}")
    file = _new_file(draft)
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(draft)
        raise
    with suppress(OSError):  # the file is in its place; some disks cannot sync a folder, and some folders cannot be read
        _sync_folder(folder)


def _new_file(path: str) -> BinaryIO:
    return open(path, "xb", opener=lambda made, flags: os.open(made, flags, 0o600))


def write_private(path: str, content: bytes) -> None:
    """Replace the file by `content` in one step, readable by its owner only. Raises OSError."""
    with replacing(path) as file:
        file.write(content)


def _sync_folder(folder: str) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def open_regular(path: str, flags: int) -> int:
    """Open a file in one of our folders; for `open(..., opener=)`. Raises OSError for a pipe: reading one would wait for a
    writer, perhaps forever. A link to /dev/null is an empty file."""
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISFIFO(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    raise OSError(errno.EINVAL, "not a regular file; move or rename it", path)


def open_text(path: str) -> TextIO:
    """Open the file to read it; its lines end in a plain newline. A pipe will do: nothing is read twice. Raises OSError, and
    reading raises UnicodeDecodeError if it is not text."""
    source = open(path, "rb")  # noqa: SIM115 - closed with the text around it
    return io.TextIOWrapper(source, encoding=encoding_of(source.peek(HEAD)))


def decoded(content: bytes) -> str:
    """Return the text of a file's content; its lines end in a plain newline. Raises UnicodeDecodeError if it is not text."""
    return io.TextIOWrapper(io.BytesIO(content), encoding=encoding_of(content)).read()


def encoding_of(head: bytes) -> str:
    """Return the encoding of a text that begins with these bytes. Text from others begins with an ASCII character, so a zero
    beside it means UTF-16 if the mark is missing. A mark alone is not text."""
    for mark, encoding in MARKS.items():
        if head.startswith(mark) and head != mark:
            return encoding
    if head[1:2] == b"\0":
        return "utf-16-le"
    return "utf-16-be" if head[:1] == b"\0" else "utf-8-sig"
