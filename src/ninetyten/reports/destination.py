"""Check that a file a person names may be written, and write it."""

from __future__ import annotations

import os

from ninetyten.config.files import write_private
from ninetyten.journal.errors import JournalError, unwritten


def no_place(file: str, force: bool) -> str:
    """Return why a file cannot be written, empty if it can. `force`: replace a file that exists."""
    if not file:
        return "the file name is empty"
    if file == "-" or not os.path.basename(file):
        return f"{file} is not a file name"
    folder = os.path.dirname(os.path.abspath(file))
    if not os.path.isdir(folder):
        return f"the folder {folder} does not exist"
    if os.path.isdir(file):
        return f"{file} is a folder; add a file name to it"
    if os.path.exists(file) and not os.path.isfile(file):
        return f"{file} is a device or a pipe; choose a regular file"
    if not os.access(folder, os.W_OK):
        return f"you can't write to the folder {folder}; choose another one"
    if not os.path.lexists(file) or force:
        return ""
    if os.path.islink(file):
        return f"{file} is a link; --force replaces the link and leaves its target alone"
    return f"{file} already exists; --force replaces it"


def write_own(file: str, content: bytes) -> None:
    """Write a file that only its owner can read. Raises JournalError if it cannot be written."""
    try:
        write_private(file, content)
    except OSError as error:
        raise JournalError(unwritten(error, file)) from error
