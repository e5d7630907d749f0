"""Reports are tested on the same machine as the commands."""

from tests.unit.cli.conftest import home

__all__ = ["home"]
