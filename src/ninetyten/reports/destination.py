"""Where a file that a person names may be written, why not, and the writing."""

from __future__ import annotations

import os

from ninetyten.config.files import write_private
from ninetyten.journal.errors import JournalError, unwritten


def no_place(file: str, force: bool) -> str:
    """Why a file cannot be written there; empty if it can. `force`: one that is there may be replaced."""
    if not file:
        return "a file needs a name"
    if file == "-" or file.endswith(os.sep):
        return f"{file} is not the name of a file"
    folder = os.path.dirname(os.path.abspath(file))
    if not os.path.isdir(folder):
        return f"there is no folder {folder}"
    if os.path.isdir(file):
        return f"{file} is a folder; name a file in it"
    if os.path.exists(file) and not os.path.isfile(file):
        return f"{file} is a device or a pipe, not a file; name another one"
    if not os.access(folder, os.W_OK):
        return f"the folder {folder} may not be written to; name another one"
    if not os.path.lexists(file) or force:
        return ""
    if os.path.islink(file):
        return f"{file} is a link; --force replaces the link, and leaves what it leads to as it is"
    return f"{file} is there already; --force replaces it"


def write_own(file: str, content: bytes) -> None:
    """Write a file that only its owner can read. Raises JournalError where that cannot be done."""
    try:
        write_private(file, content)
    except OSError as error:
        raise JournalError(unwritten(error, file)) from error
