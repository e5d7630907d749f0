"""What an examination of `doctor` comes to."""

from __future__ import annotations

from ninetyten.domain.value import Value


class Finding(Value):
    """`state`: `ok`, `warn` or `fail`; `detail`: what is so; `todo`: what to do about it, empty if nothing."""

    state: str
    detail: str
    todo: str = ""
