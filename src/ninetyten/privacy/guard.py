"""Guard every free text: find what looks as if it identifies a patient (E).

The guard reads a text before it touches disk, screen history, title or log. It only knows patterns, so it errs both ways: it
misses some things (`KNOWN_GAPS` lists them), and sometimes refuses a harmless text. A refusal names the class and never repeats
the text. Every pattern is bounded and tried only where it can begin, so the time grows with the length of the text, no faster.
"""

from __future__ import annotations

import re

from ninetyten.privacy.labels import AGE, BIRTH, CODELESS, EMAIL, IP, PLAIN, WEB
from ninetyten.privacy.names import NAME, NAMES
from ninetyten.privacy.numbers import ADDRESS, DATE, LONG, PHONE, RECORD, SSN, find_number, plain, without_codes
from ninetyten.privacy.signs import Signs

KNOWN_GAPS = (
    "a record number of five digits or fewer with no word before it: it looks like a CPT code or a count",
    "a name with no title, no comma (Last, First), no common first name and no word such as patient before it",
    "a name in capitals, or after provider without a colon: both look like ordinary coding words",
    "a day without a year, unless a word such as DOS, admitted or seen on comes before it",
    "a town, a hospital or an employer",
    "a rare case, a place and a day that together identify a person",
)
"""What the patterns miss; shown where notes are turned on."""

_DIGIT = re.compile(r"[0-9]")
_WORDS = Signs(*PLAIN, *(sign for sign in CODELESS if not sign.digits), *NAMES)
_ALL = Signs(*PLAIN, *CODELESS, *NAMES)
_PLAIN = Signs(*PLAIN, *NAMES)
_CODELESS = Signs(*CODELESS)
ADVICE = {
    SSN: "leave it out",
    PHONE: "leave it out",
    LONG: "leave out the number of a chart or a person, and put words or commas between counts",
    RECORD: "say how many charts or which type, not which one",
    BIRTH: "leave it out",
    DATE: "write today, Monday or week 41",
    AGE: "write the chart type",
    ADDRESS: "leave it out",
    EMAIL: "leave it out",
    WEB: "write the site's name without its ending, such as AAPC",
    IP: "leave it out",
    NAME: "write a role: the physician, the lead, the auditor",
}
"""Class -> what to write instead."""


def find(text: str) -> str:
    """Return the class of what may identify a patient in a text, a key of `ADVICE`; empty if no pattern matches."""
    normalized = plain(text)
    if not _DIGIT.search(normalized):
        return _WORDS.first(normalized)
    bare = without_codes(normalized)
    what = _ALL.first(normalized) if bare == normalized else _PLAIN.first(normalized)
    if what in ("", NAME):
        what = (bare != normalized and _CODELESS.first(bare)) or find_number(bare) or what
    return what


def refuse(text: str) -> str:
    """Return why a text is refused, as a sentence for people that does not repeat it; empty if it may be kept."""
    what = find(text)
    return f"this looks like it contains {what}, which may identify a patient; {ADVICE[what]}" if what else ""
