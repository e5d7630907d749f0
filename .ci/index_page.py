"""Makes what a package index shows from README.md: there no picture and no link that leads into the repository would work."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

INSIDE = r"\((?!https?:|mailto:|#)[^)]*\)"
"""The target of a link into the repository."""


def index_page(readme: str) -> str:
    """Return the README without the paragraphs that hold its pictures, and with the text of its links into the repository."""
    paragraphs = [paragraph for paragraph in readme.split("\n\n") if not re.search(rf"!\[[^]]*\]{INSIDE}", paragraph)]
    return re.sub(rf"\[([^]]*)\]{INSIDE}", r"\1", "\n\n".join(paragraphs))


class IndexPage(MetadataHookInterface):
    """Gives the package its long description."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add what pyproject.toml says is dynamic."""
        readme = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": index_page(readme)}
