"""The text of a file that a person or another program wrote: in UTF-8 or UTF-16, with a byte order mark or without, its lines
ended in any of the usual ways."""

from __future__ import annotations

import codecs
import io
from typing import TextIO

HEAD = 4
"""How many bytes tell the encoding."""
MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",  # before the mark of UTF-16, which it begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def open_text(path: str) -> TextIO:
    """Open the file to read it; its lines end in a plain newline. A pipe will do: nothing is read twice. Raises OSError, and
    reading raises UnicodeDecodeError for what is no text."""
    source = open(path, "rb")  # noqa: SIM115 - closed with the text around it
    return io.TextIOWrapper(source, encoding=encoding_of(source.peek(HEAD)))


def decoded(content: bytes) -> str:
    """The text of a file's content; its lines end in a plain newline. Raises UnicodeDecodeError for what is no text."""
    return io.TextIOWrapper(io.BytesIO(content), encoding=encoding_of(content)).read()


def encoding_of(head: bytes) -> str:
    """The encoding of a text that begins with these bytes. Text that others write begins with a character of ASCII, so a zero
    beside it tells UTF-16 where there is no mark. A mark alone is no text."""
    for mark, encoding in MARKS.items():
        if head.startswith(mark) and head != mark:
            return encoding
    if head[1:2] == b"\0":
        return "utf-16-le"
    return "utf-16-be" if head[:1] == b"\0" else "utf-8-sig"
