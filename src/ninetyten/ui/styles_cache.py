"""Release what was drawn of widgets that are gone. The only file that knows Textual's own cache of drawn lines.

Written for textual 8.2.8. It remembers the backgrounds of the last 1,024 widgets by the widget's cache, which holds every line
that was drawn of it: 4 MB a day of work (Textualize/textual#6665). A release that remembers them by color retires this file.
"""

from __future__ import annotations

from typing import Any

from textual.widget import StylesCache  # type: ignore[attr-defined]  # where a widget looks for it

_BY_COLOR: Any = classmethod(StylesCache.get_inner_outer)  # type: ignore[arg-type]


def let_go() -> None:
    """Remember backgrounds by their colors alone, whichever widget asks."""
    StylesCache.get_inner_outer = _BY_COLOR  # type: ignore[method-assign]
