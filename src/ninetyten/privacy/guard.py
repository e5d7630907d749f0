"""The guard before every free text: does it look as if it held something that identifies a patient (E).

It is asked before a text touches disk, screen history, title or log. It knows patterns, so it errs both ways: what it lets
pass is no promise (KNOWN_GAPS says what it cannot see), and now and then it refuses what is harmless. A refusal names the
class and never repeats the text. Every pattern is bounded, and asked only where it can begin: the time it takes grows with
the length of the text, no faster.
"""

from __future__ import annotations

import re

from ninetyten.privacy.labels import AGE, BIRTH, CODELESS, EMAIL, IP, PLAIN, WEB
from ninetyten.privacy.names import NAME, NAMES
from ninetyten.privacy.numbers import ADDRESS, DATE, LONG, PHONE, RECORD, SSN, find_number, plain, without_codes
from ninetyten.privacy.signs import Signs

KNOWN_GAPS = (
    "a record number of five digits or fewer with no word before it: it looks like a CPT code or a count",
    "a name with nothing to tell it by: no title, no comma (Last, First), no usual first name, no word such as patient",
    "a name in capitals, or after provider without a colon: both look like the field's own words",
    "a day without a year, unless a word such as DOS, admitted or seen on stands before it",
    "a town, a hospital or an employer",
    "a person told by a rare case, a place and a day together",
)
"""What no pattern here can see, to be said where notes are turned on."""

_DIGIT = re.compile(r"[0-9]")
_WORDS = Signs(*PLAIN, *(sign for sign in CODELESS if not sign.digits), *NAMES)
_SAID = Signs(*PLAIN, *NAMES)
_COUNTED = Signs(*CODELESS)
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
"""Every class, and what to write instead."""


def find(text: str) -> str:
    """The class of what may identify a patient in this text, a key of ADVICE; empty if no pattern sees any."""
    normalized = plain(text)
    if not _DIGIT.search(normalized):
        return _WORDS.first(normalized)
    said = _SAID.first(normalized)
    if said not in ("", NAME):
        return said
    bare = without_codes(normalized)
    return _COUNTED.first(bare) or find_number(bare) or said


def refuse(text: str) -> str:
    """Why a text is not taken, as a sentence for people that does not repeat it; empty if it may be kept."""
    what = find(text)
    return (
        f"this looks as if it held {what}, and nothing that may identify a patient is kept here: {ADVICE[what]}" if what else ""
    )
