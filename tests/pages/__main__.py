"""Write every generated page and every picture anew: `python -m tests.pages`.

The pictures need Chromium and the font JetBrains Mono (Debian: `apt-get install chromium fonts-jetbrains-mono`); the checks in
test_generated.py need neither.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.pages.generated import DOCS, PAGES
from tests.pages.pictures import FOLDER, pictures

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FONT = "JetBrains Mono"
"""Its blocks are as high as a line, so that the large clock has no gaps."""
FONT_SIZE = 12.2 / 0.6
"""Makes a letter as wide as a cell of Rich's SVG."""


def main() -> int:
    """Write all that differs; return 1 where the pictures cannot be made."""
    for name, page in PAGES.items():
        _write(DOCS / name, page)
    os.environ.pop("NO_COLOR", None)
    with tempfile.TemporaryDirectory() as home:
        drawn = asyncio.run(pictures(Path(home)))
    stale = {name: svg for name, svg in drawn.items() if not _is_current(name, svg)}
    browser = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if stale and (browser is None or not _has_font()):
        sys.stderr.write(f"The pictures need Chromium and the font {FONT}: install both. Stale: {', '.join(stale)}.\n")
        return 1
    for name, svg in stale.items():
        _photograph(str(browser), svg, FOLDER / f"{name}.png")
        _write(FOLDER / f"{name}.svg", svg)
    return 0


def _is_current(name: str, svg: str) -> bool:
    recorded = FOLDER / f"{name}.svg"
    return recorded.exists() and recorded.read_text(encoding="utf-8") == svg and recorded.with_suffix(".png").exists()


def _write(file: Path, text: str) -> None:
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        file.write_text(text, encoding="utf-8")
        print(file.relative_to(DOCS.parent))


def _has_font() -> bool:
    listed = subprocess.run(["fc-list", FONT], capture_output=True, text=True, check=False) if shutil.which("fc-list") else None
    return listed is not None and bool(listed.stdout)


def _photograph(browser: str, svg: str, target: Path) -> None:
    """Have the browser draw an SVG in our font; Rich's own would come from the network."""
    drawn = svg.replace("font-size: 20px", f"font-size: {FONT_SIZE:.3f}px")
    drawn = re.sub(r"font-family: [^;]+;", f"font-family: {FONT};", drawn)
    width, height = (round(float(side)) for side in re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)[0])
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "picture.svg")
        file.write_text(drawn, encoding="utf-8")
        subprocess.run(
            [
                browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}/profile",
                f"--screenshot={target}", f"--window-size={width},{height}", file.as_uri(),
            ],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
