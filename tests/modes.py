"""Whether others can read a file: asked on every system, and true without a look on Windows, which keeps no modes."""

from __future__ import annotations

import os
from pathlib import Path


def closed_to_others(*paths: str | Path) -> bool:
    """Report whether nobody but the owner of each path can do anything with it."""
    return os.name != "posix" or not any(os.stat(path).st_mode & 0o077 for path in paths)
