"""The field's words for the closed vocabularies: every key has one word here, and every screen uses it."""

from __future__ import annotations

from ninetyten.domain.vocabulary import Answer, AnyReason, Contact, ErrorCategory, Fate, GapAnswer, Return, Unsaid

FATE_WORDS: dict[Fate, str] = {
    "done": "taken",
    "observed": "seen",
    "skipped": "skipped",
    "missed": "missed",
    "unsaid": "unknown",
    "absorbed": "covered",
}
"""What became of a micro-break; one is covered by the break, or by the micro-break just before it."""
ANSWER_WORDS: dict[Answer, str] = {"done": FATE_WORDS["done"], "snoozed": "snoozed", "skipped": FATE_WORDS["skipped"]}
"""How a micro-break was answered."""
RETURN_WORDS: dict[Return, str] = {"away": "away from the screen", "walk": "a walk", "screen": "at the screen"}
"""How a break was spent."""
GAP_WORDS: dict[GapAnswer, str] = {
    "work": "work",
    "rest": "a break",
    "lunch": "lunch",
    "meeting": "a meeting",
    "downtime": "downtime",
    "off": "your own time",
}
"""What unattended time was spent on."""
REASON_WORDS: dict[AnyReason, str] = {
    "unsigned": "unsigned",
    "missing-note": "missing note",
    "pathology": "pathology",
    "addendum": "addendum",
    "edit": "claim edit",
    "query": "query to the provider",
    "phone": "phone",
    "household": "household",
    "errand": "errand",
    "unwell": "unwell",
    "ehr": "EHR",
    "vpn": "VPN",
    "encoder": "encoder",
    "no-work": "no work in the queue",
    "backlog": "backlog",
    "appointment": "appointment",
    "makeup": "making up time",
    "other": "other",
}
"""Reasons for a hold, a pause, downtime, and a start outside the planned hours."""
ERROR_WORDS: dict[ErrorCategory, str] = {
    "specificity": "specificity",
    "sequencing": "sequencing",
    "missed-secondary": "missed secondary code",
    "unsupported": "unsupported code",
    "em-level": "E/M level",
    "modifier": "modifier",
    "units": "units",
    "bundling": "bundling edit",
    "poa": "present on admission",
    "provider-date": "provider or date",
    "meat": "MEAT support",
    "other": "other",
}
"""What an audit found."""
CONTACT_WORDS: dict[Contact, str] = {
    "coffee": "virtual coffee",
    "chat": "chat with a colleague (not a query)",
    "coworking": "coworking day",
    "hobby": "hobby with other people",
    "chapter": "chapter meeting",
}
"""Things to do with other people."""
CONTACT_SENTENCES: dict[Contact, str] = {
    "coffee": "A virtual coffee is due this week. This break would be a good time.",
    "chat": "A chat with a colleague (not a query) is due this week. This break would be a good time.",
    "coworking": "A coworking day is due. Do CEU or admin work there, never charts in public.",
    "hobby": "Something social after work is due this week, such as a hobby with other people.",
    "chapter": "It is time to check your chapter's calendar; a meeting may earn a CEU.",
}
"""What a break suggests when one of them is due; the one in public carries its warning."""


def with_reason(word: str, reason: AnyReason | Unsaid) -> str:
    """Return `paused: phone`, or the word alone where the reason adds nothing."""
    return f"{word}: {REASON_WORDS[reason]}" if reason and reason != "other" else word
