"""What gives itself away by its shape or by the word before it: addresses of every sort, record numbers, birth, age, days.

Each pattern names a class and is bounded, so that a text of any length is read in proportion to it. Those of `PLAIN` look at
the text as it is, those of `CODELESS` at the text without its codes and times: `visit 99214` and `10:30` tell nothing there.
"""

from __future__ import annotations

import re

from ninetyten.privacy.numbers import ADDRESS, DATE, PHONE, RECORD, SSN

BIRTH = "a date of birth"
AGE = "an age over 89"
EMAIL = "an e-mail address"
WEB = "a web address"
IP = "an IP address"

Patterns = tuple[tuple[str, re.Pattern[str]], ...]


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


def _word(*words: str) -> str:
    """One of these, whole."""
    return rf"(?<!\w)(?:{'|'.join(words)})(?!\w)"


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?<!\w)(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\da-z])"
_YEAR = r"(?:(?:19|20)\d\d|'\d\d|\d\d(?=\W{0,3}$|[,;)]))(?!\d)"
_GAP = r"[ ,/-]{0,2}(?:(?:of|the) )?"
_COUNTED = r"(?! ?(?:%|charts?|codes?|claims?|done|of|h|hours?|m|min|queries|holds?)(?!\w))"
_NUMERIC_DAY = rf"(?<!\d)(?:0?[1-9]|1[0-2])[/-](?:0?[1-9]|[12]\d|3[01])(?![\d/]){_COUNTED}"
_SHORT_DAY = rf"(?:{_NUMERIC_DAY}|{_MONTH}{_GAP}\d|{_DAY}{_GAP}{_MONTH}(?!\w)|\d{{1,2}}(?:st|nd|rd|th)(?!\w))"
_PACKED_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
_LINK = r"[ :=.-]{0,3}(?:(?:is|was|on|in|of|the|from|since|date|dt|early|late)[ :=.-]{1,3}){0,3}"
"""What may stand between a word and its day."""
_DATED = _word("d\\.?o\\.?s\\.?", "dates? of service", "service dates?")
_HAPPENED = _word(
    "admit(?:ted|s)?", "admission", "adm", "disch(?:arged?)?", "d/?c'?d?", "expired", "died", "deceased", "death", "passed away",
    "seen", "visit(?:ed)?", "encounter", "operated", "surgery", "pt", "patient", "lmp", "edd",
)  # fmt: skip

_OLD = r"(?<![\d.$/])(?:9\d|1[01]\d)"
_YEARS_OLD = r"(?:y(?:rs?)?[ ./]?o(?:ld)?|(?:yrs?|years?)[- ]?(?:old|of age|(?:fe)?male|(?:wo)?man|pt|patient))(?!\w)"
_DUE_SINCE = r"(?!\d|\+? ?(?:%|days?|d\b|minutes|min\b|charts))"
"""What follows a number that is no age: accounts are `aged 90 days`."""

_IS = r"is|was|no|num|number|id|ends(?: in)?|ending in|ending"
_MARK = rf"[ :=.#-]{{0,3}}(?:(?:{_IS})(?!\w)[ :=.#-]{{0,3}}){{0,3}}"
_SOFT_MARK = rf"(?:[ :=#]{{0,3}}(?:{_IS})(?!\w)\.?){{0,3}}[ :=#]{{0,3}}"
_VALUE = r"(?!99\d{3}(?!\d))(?!(?:19|20)\d\d(?![\w-]))[a-z]{0,5}-?\d(?:[a-z]{0,3}\d){3}"
"""Four digits or more, with letters between or before them; but no E/M code and no year."""
_HOLDERS = (
    "grp", "lic\\.?", "lot",
    "acct\\.?", "account", "member", "subscriber", "policy", "guarantor", "fin", "har", "med(?:ical)? rec(?:ord)?", "enc", "icn",
    "dcn", "invoice", "health plan", "insurance", "medicaid", "medicare", "license", "licence", "plate", "certificate", "serial",
    "s/n", "accession", "specimen", "npi", "dea", "vin", "device", "implant", "group", "auth(?:orization)?", "referral", "id",
    "visit", "encounter", "claim", "chart", "record", "case", "order", "patient",
)  # fmt: skip
_MBI = "[AC-HJKMNP-RT-Y]"
_MBI_OR_DIGIT = r"[AC-HJKMNP-RT-Y\d]"

_NO_STREET = r"the|an?|on|in|of|for|to|per|and|with|until|charts?|pages?|min\w*|hours?|codes?|units?|more|lead|total"
_WORD = rf"(?!(?:{_NO_STREET})\s)[\w.']{{1,25}} "
_NAMED = r"(?:(?:(?-i:[A-Z])[\w.']{0,25}|\d{1,3}(?:st|nd|rd|th)) ){1,3}"
_STREET = r"(?:street|avenue|boulevard|blvd|road|lane|parkway|pkwy|highway|hwy|terrace)(?!\w)"
_SHORT_STREET = r"(?-i:St|Ave|Dr|Ct|Rd|Ln|Cir|Pl|Ter|Way|Drive|Place|Court|Circle|Trail|Loop)(?!\w)"
_STREET_ENDS = r"(?=$|[,;)]| (?:-|(?:apt|unit|suite|ste|then|and)(?!\w)))"
_STATE = (
    r"(?-i:(?:TX|NY|NJ|FL|IL|OH|WI|TN|KY|KS|UT|VT|NV|AZ|IA|RI|WV|WY|AK|NH|GA|NC|SC|WA|MN|MT|NM|ND|SD|VA|MO) \d"
    r"|AL 3[56]|AR 7[12]|CA 9[0-6]|CO 8[01]|CT 0|DC 20|DE 19|HI 96|ID 83|IN 4[67]|LA 7[01]|MA 0|MD 2|ME 0|MI 4[89]|MS 3[89]"
    r"|NE 6[89]|OK 7[34]|OR 97|PA 1[5-9]|PR 00)"
)
"""A state and how its ZIP codes begin, where its two letters mean something in a chart too: `Chest, CT 74177`."""

PLAIN: Patterns = (
    (
        EMAIL,
        _any(
            r"[a-z._+-]@[a-z]",
            r"[\w+-]@[\w-]{1,63}\.[a-z]",
            r"\w ?[\[(]? ?\bat\b ?[\])]? ?[\w-]{1,63} ?[\[(]? ?\bdot\b ?[\])]? ?[a-z]{2}",
        ),
    ),
    (
        WEB,
        _any(
            r"\w://",
            r"(?<!\w)www\.\w",
            r"(?<![\w@-])(?:[\w-]{1,63}\.){1,5}(?:com|org|net|edu|gov|mil|info|biz|io|app|dev|health)(?![\w-])",
        ),
    ),
    (
        RECORD,
        _any(
            r"(?<![\w-])(?:[\da-f]{2}[:-]){5}[\da-f]{2}(?![\w-])",  # a network card's
            r"(?<![\w.])(?:[\da-f]{4}\.){2}[\da-f]{4}(?![\w.])",
            r"(?<!\w)plates?[ :#]{1,3}[a-z]{1,3}[ -]\d{3}",
            rf"(?<![\w-])[1-9]{_MBI}{_MBI_OR_DIGIT}\d[- ]?{_MBI}{_MBI_OR_DIGIT}\d[- ]?{_MBI}{{2}}[- ]?\d\d(?!\w)",  # Medicare's
            r"(?<!\w)(?=[A-HJ-NPR-Z\d]{17}(?!\w))(?=[A-Z]*\d+[A-Z])(?=(?:[A-Z]*\d){4})\w",  # a vehicle's
            rf"(?<!\w)(?:m ?r ?ns?|m\.r\.n\.?|mr ?(?:#|no\.|num(?:ber)?)|csn|hicn?|mbi|empi)"
            rf"(?![a-z]){_MARK}[a-z]{{0,5}}-?\d(?:[a-z-]{{0,3}}\d)",
            r"(?<!\w)(?:patient|pt|subject|resident)(?:'s)?\W{0,2}(?:#|no\.|num(?:ber)?\b|id\b)\W{0,3}[a-z]{0,3}-?\d",
        ),
    ),
    (
        IP,
        _any(
            r"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?!\.?\d)",
            r"(?<![\w:])(?:[\da-f]{1,4}:){3,7}:?[\da-f]{1,4}(?![\w:])",
            r"(?<![\w:])[\da-f]{1,4}(?::[\da-f]{1,4}){0,6}::[\da-f]",
        ),
    ),
)
"""(class, pattern), in the order in which they are asked."""

CODELESS: Patterns = (
    (
        SSN,
        _any(
            _word("ssn", r"s\.s\.n\.?", r"soc(?:ial)?\.? sec(?:urity)?", "social (?=#|no|num)") + rf"{_MARK}[\dx*]",
            r"(?<!\w)last ?(?:4|four)(?: (?:of|digits|ssn|social|is|are|the)){0,4}\W{1,3}\d{4}(?!\d)",
        ),
    ),
    (
        PHONE,
        _any(
            _word(
                "phone", "telephone", "tel", "cell", "mobile", "fax", "call(?:ed)?", "text(?:ed)?", "callback", "pager", "contact"
            )
            + r"\W{0,3}(?:(?:no|num|number|at|is|me|back|on|her|him)(?!\w)\W{0,3}){0,3}"
            + r"(?!\d{5}[-, /])(?:\d[ ().-]{0,2}){7,11}(?!\d)",
            _word("ext", "extension", "pager", "beeper", "voicemail", "vm") + r"[ :.#x]{0,3}\d{3,5}(?!\d)",
        ),
    ),
    (
        BIRTH,
        _any(
            _word(r"d\.?o\.?b\.?", "d o b", "b-?day", "birth ?(?:date|day|year)", "(?:date|year) of birth", "born")
            + rf"{_LINK}(?!\d{{5}}(?!\d))(?:'?\d|{_MONTH}\W)"
        ),
    ),
    (
        AGE,
        _any(
            rf"{_OLD}[- ]?{_YEARS_OLD}",
            rf"(?<!\w)age[ds]?\W{{0,3}}(?:(?:is|of|was|at|over)\W)?(?:9\d|1[01]\d){_DUE_SINCE}",
            rf"{_OLD} ?(?-i:[MF])(?=,| (?:w|with|c/o|s/p|pt|patient|here|admitted|presents|presented|hx)(?!\w))",
            r"(?<!\w)(?:pt|patient)\W{1,3}(?:9\d|1[01]\d) ?[mf](?!\w)",
            r"(?<!\w)(?:(?:super)?centenarian|nonagenarian|(?:his|her|their) (?:nineties|90s))",
            r"(?<!\w)(?:ninety|hundred)(?:[- ](?:and[- ])?\w{3,5})?[- ](?:years?[- ]old|yo(?!\w)|y/o)",
        ),
    ),
    (
        DATE,
        _any(
            rf"{_DAY}{_GAP}{_MONTH}{_GAP}{_YEAR}",
            rf"(?<![a-z]){_MONTH}{_GAP}{_DAY}{_GAP}{_YEAR}",
            rf"(?<!\d)\d{{1,2}}[-/ ]?{_MONTH}[-/ ]?(?:19|20)?\d\d(?![\d:]| ?(?:charts|claims|min|h)(?!\w))",
            rf"(?<!\d)(?:19|20)\d\d[ ,/-]{{1,2}}{_MONTH}{_GAP}\d",
            rf"{_DATED}{_LINK}(?!99\d{{3}})(?:\d|{_MONTH}\W{{0,2}}\d)",
            rf"{_HAPPENED}{_LINK}{_SHORT_DAY}",
            _word("admit(?:ted)?", "admission", "disch(?:arged?)?") + rf"\W{{1,3}}{_PACKED_DAY}",
        ),
    ),
    (
        ADDRESS,
        _any(
            rf"(?<![\w.])\d{{1,6}}[a-z]? (?:{_WORD}){{1,4}}?{_STREET}",
            rf"(?<![\w.])\d{{1,6}} {_NAMED}{_SHORT_STREET}",
            r"(?<![\w.])\d{2,6} (?:[NSEW] )?(?-i:[A-Z]{3,20}) (?-i:ST|AVE|DR|RD|LN)(?!\w)",
            rf"(?<![\w.])\d{{3,6}} {_WORD}(?:st|ave|dr|ct|rd|ln|way|pl|drive|place)\.?{_STREET_ENDS}",
            r"(?<!\w)p\.? ?o\.? ?box\W{0,3}\d",
            _word("zip(?: ?codes?)?", "postal codes?") + rf"{_MARK}\d{{3}}",
            rf"(?-i:[A-Z])\w{{2,20}},? ?(?={_STATE})[A-Z]{{2}} \d{{5}}(?!\d)",
            r"(?<!\w)(?:(?:room|rm)\.? ?#?\d{3,4}(?:-?[a-d])?|(?-i:[Bb]ed) ?(?:\d{2,3}[a-d]?|\d[a-d]|(?-i:[A-D])))(?!\w)",
            _word("apt", "apartment", "suite", "ste") + r"\.? ?#?\d{1,5}[a-z]?(?![\w:/]| ?(?:am|pm)(?!\w))",
        ),
    ),
    (
        RECORD,
        _any(
            _word(*_HOLDERS) + rf"{_SOFT_MARK}{_VALUE}",
            _word("acct", "account", "member", "visit", "encounter", "claim", "policy", "record", "fin", "har", "case")
            + r"(?: ?#|:? (?:no\.|num(?:ber)?|id))\W{0,3}[a-z]{0,5}-?\d[\da-z]",
        ),
    ),
)
"""The same, asked of the text without its codes."""
