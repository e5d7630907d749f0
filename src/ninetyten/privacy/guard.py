"""The guard before every free text: does it look as if it held something that identifies a patient (E).

It is asked before a text touches disk, screen history, title or log. It knows patterns, so it errs both ways: what it lets
pass is no promise (KNOWN_GAPS says what it cannot see), and now and then it refuses what is harmless. A refusal names the
class and never repeats the text. Every pattern is bounded: the time it takes grows with the length of the text, no faster; and
a text longer than anybody's note is refused unread.
"""

from __future__ import annotations

from ninetyten.privacy.labels import AGE, BIRTH, CODELESS, EMAIL, IP, PLAIN, WEB
from ninetyten.privacy.names import NAME, find_name
from ninetyten.privacy.numbers import ADDRESS, DATE, LONG, PHONE, RECORD, SSN, find_number, plain, without_codes

KNOWN_GAPS = (
    "a record number of five digits or fewer with no word before it: it looks like a CPT code or a count",
    "a name with nothing to tell it by: no title, no comma (Last, First), no usual first name, no word such as patient",
    "a name in capitals, or after provider without a colon: both look like the field's own words",
    "a day without a year, unless a word such as DOS, admitted or seen on stands before it",
    "a town, a hospital or an employer",
    "a person told by a rare case, a place and a day together",
)
"""What no pattern here can see, to be said where notes are turned on."""

MOST = 2000
"""So many characters are looked through; each pattern goes through all of them."""
OVERLAP = 200
"""So many characters two pieces of a long text have in common: more than any pattern needs."""
TOO_LONG = "too long to be looked through"
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
    TOO_LONG: f"write {MOST} characters at most",
}
"""Every class, and what to write instead."""


def find(text: str) -> str:
    """The class of what may identify a patient in this text, a key of ADVICE; empty if no pattern sees any."""
    if len(text) > MOST or len(normalized := plain(text)) > MOST:
        return TOO_LONG
    bare = without_codes(normalized)
    for patterns, read in ((PLAIN, normalized), (CODELESS, bare)):
        for what, pattern in patterns:
            if pattern.search(read):
                return what
    return find_number(bare) or find_name(normalized)


def refuse(text: str) -> str:
    """Why a text is not taken, as a sentence for people that does not repeat it; empty if it may be kept."""
    what = find(text)
    if what == TOO_LONG:
        return f"this is {what}: {ADVICE[what]}"
    return (
        f"this looks as if it held {what}, and nothing that may identify a patient is kept here: {ADVICE[what]}" if what else ""
    )


def find_in_long(text: str) -> str:
    """The same for a text of any length, piece by piece; the pieces overlap, and end between words where there are any."""
    while len(text) > MOST // 2:
        end = text.rfind(" ", MOST // 4, MOST // 2) + 1 or MOST // 2
        if what := find(text[:end]):
            return what
        text = text[text.rfind(" ", end - OVERLAP, end - 1) + 1 or end - OVERLAP :]
    return find(text)
