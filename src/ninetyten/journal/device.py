"""A machine's name in the journal: random, so that it tells nothing, and one for ever, because its facts are found by it."""

from __future__ import annotations

import os
from contextlib import suppress

from ninetyten.config.files import write_private


def new_device(path: str) -> str:
    """Name this machine in the file at `path`, or take the name that another process was faster to give it; empty where nothing
    can be written, and so no fact either."""
    draft = f"{path}.{os.getpid()}"
    with suppress(OSError):
        write_private(draft, os.urandom(4).hex().encode())
        try:
            os.link(draft, path)
        except OSError:  # it is named already; or links are unknown on that disk, or the name was lost
            if not read_device(path):
                os.replace(draft, path)
    with suppress(OSError):
        os.unlink(draft)
    return read_device(path)


def read_device(path: str) -> str:
    """The name in the file, or empty."""
    try:
        with open(path, encoding="ascii") as file:
            return file.read().strip()
    except (OSError, ValueError):
        return ""


def restore_device(path: str, name: str) -> None:
    """Give the machine the name it had, if the file at `path` was lost."""
    with suppress(OSError):
        if not read_device(path):
            write_private(path, name.encode("ascii"))
