"""Where a file that a person names may be written, and why not."""

from __future__ import annotations

import os


def no_place(file: str, force: bool) -> str:
    """Why a file cannot be written there; empty if it can. `force`: one that is there may be replaced."""
    if not file:
        return "a file needs a name"
    folder = os.path.dirname(os.path.abspath(file))
    if not os.path.isdir(folder):
        return f"there is no folder {folder}"
    if os.path.isdir(file):
        return f"{file} is a folder; name a file in it"
    if not os.access(folder, os.W_OK):
        return f"the folder {folder} may not be written to; name another one"
    return f"{file} is there already; --force replaces it" if os.path.exists(file) and not force else ""
