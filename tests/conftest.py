"""What holds for every test: no example of a property fails for being slow."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

os.environ["LC_ALL"] = "C.UTF-8"  # times of day are written as the locale does
