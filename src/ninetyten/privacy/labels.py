"""Patterns for what its shape or the word before it gives away: addresses of every sort, record numbers, birth, age, days.

Each sign names a class and is bounded, so that the time to read a text is in proportion to its length. `PLAIN` signs read the
text as it is, `CODELESS` signs without its codes and times, because `visit 99214` and `10:30` are harmless.
"""

from __future__ import annotations

import re

from ninetyten.privacy.numbers import ADDRESS, DATE, LONG, PHONE, RECORD, SSN
from ninetyten.privacy.signs import Sign, one_of

BIRTH = "a date of birth"
AGE = "an age over 89"
EMAIL = "an e-mail address"
WEB = "a web address"
IP = "an IP address"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


def _word(*words: str) -> str:
    """Return a pattern for one of these words, whole; each begins with a letter."""
    return rf"(?<!\w)(?:{one_of(words)})(?!\w)"


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = r"(?<!\w)(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\da-z])"
_YEAR = r"(?:(?:19|20)\d\d|'\d\d|\d\d(?=\W{0,3}$|[,;)]))(?!\d)"
_GAP = r"[ ,/-]{0,2}(?:(?:of|the) )?"
_COUNTED = r"(?! ?(?:%|charts?|codes?|claims?|done|of|h|hours?|m|min|queries|holds?)(?!\w))"
_NUMERIC_DAY = rf"(?<!\d)(?:0?[1-9]|1[0-2])[/-](?:0?[1-9]|[12]\d|3[01])(?![\d/]){_COUNTED}"
_SHORT_DAY = rf"(?:{_NUMERIC_DAY}|{_MONTH}{_GAP}\d|{_DAY}{_GAP}{_MONTH}(?!\w)|\d{{1,2}}(?:st|nd|rd|th)(?!\w))"
_PACKED_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
_LINK = r"[ :=.-]{0,3}(?:(?:is|was|on|in|of|the|from|since|date|dt|early|late)[ :=.-]{1,3}){0,3}"
"""What may come between a word and its day."""
_DATED = _word("d\\.?o\\.?s\\.?", "dates? of service", "service dates?")
_HAPPENED = _word(
    "admit(?:ted|s)?", "admission", "adm", "disch(?:arged?)?", "d/?c'?d?", "expired", "died", "deceased", "death", "passed away",
    "seen", "visit(?:ed)?", "encounter", "operated", "surgery", "pt", "patient", "lmp", "edd",
)  # fmt: skip

_SPELLED = re.compile(
    r"(?<!\w)(?:(?:one|t(?:wo|hree)|f(?:our|ive)|s(?:ix|even)|eight|nine|zero|oh)(?:[-, ]{1,2}|(?!\w))){6}", re.IGNORECASE
)
_HAPPENED_BEGINS = (
    "adm", "disch", "dc", "d/", "expired", "died", "deceased", "death", "passed", "seen", "visit", "encounter", "operated",
    "surgery", "pt", "patient", "lmp", "edd",
)  # fmt: skip

_OLD = r"[19](?<![\d.$/].)(?:(?<=9)|(?<=1)[01])\d"
_YEARS_OLD = r"(?:y(?:rs?)?[ ./]?o(?:ld)?|(?:yrs?|years?)[- ]?(?:old|of age|(?:fe)?male|(?:wo)?man|pt|patient))(?!\w)"
_DUE_SINCE = r"(?!\d|\+? ?(?:%|days?|d\b|minutes|min\b|charts))"
"""What must not follow an age: accounts are `aged 90 days`."""

_IS = r"is|was|no|num|number|id|ends(?: in)?|ending in|ending"
_MARK = rf"[ :=.#-]{{0,3}}(?:(?:{_IS})(?!\w)[ :=.#-]{{0,3}}){{0,3}}"
_SOFT_MARK = rf"(?:[ :=#]{{0,3}}(?:{_IS})(?!\w)\.?){{0,3}}[ :=#]{{0,3}}"
_VALUE = r"(?!99\d{3}(?!\d))(?!(?:19|20)\d\d(?![\w-]))[a-z]{0,5}-?\d(?:[a-z]{0,3}\d){3}"
"""Four digits or more, with letters between or before them, except an E/M code or a year."""
_HOLDERS = (
    "grp", "lic\\.?", "lot",
    "acct\\.?", "account", "member", "subscriber", "policy", "guarantor", "fin", "har", "med(?:ical)? rec(?:ord)?", "enc", "icn",
    "dcn", "invoice", "health plan", "insurance", "medicaid", "medicare", "license", "licence", "plate", "certificate", "serial",
    "s/n", "accession", "specimen", "npi", "dea", "vin", "device", "implant", "group", "auth(?:orization)?", "referral", "id",
    "visit", "encounter", "claim", "chart", "record", "case", "order", "patient",
)  # fmt: skip
_DOMAIN = r"\.(?=[a-z]{2})(?:com|org|net|edu|gov|mil|info|biz|io|app|dev|health)(?![\w-])"
_MBI = "[AC-HJKMNP-RT-Y]"
_MBI_OR_DIGIT = r"[AC-HJKMNP-RT-Y\d]"

_NO_STREET = r"the|an?|on|in|of|for|to|per|and|with|until|charts?|pages?|min\w*|hours?|codes?|units?|more|lead|total"
_WORD = rf"(?!(?:{_NO_STREET})\s)[\w.']{{1,25}} "
_NAMED = r"(?:(?:(?-i:[A-Z])[\w.']{0,25}|\d{1,3}(?:st|nd|rd|th)) ){1,3}"
_STREET = r"(?:street|avenue|boulevard|blvd|road|lane|parkway|pkwy|highway|hwy|terrace)(?!\w)"
_SHORT_STREET = r"(?-i:St|Ave|Dr|Ct|Rd|Ln|Cir|Pl|Ter|Way|Drive|Place|Court|Circle|Trail|Loop)(?!\w)"
_STREETS = (
    "street", "avenue", "boulevard", "blvd", "road", "lane", "parkway", "pkwy", "highway", "hwy", "terrace", "st", "ave", "dr",
    "ct", "rd", "ln", "cir", "pl", "ter", "way", "drive", "place", "court", "circle", "trail", "loop",
)  # fmt: skip
_STREET_ENDS = r"(?=$|[,;)]| (?:-|(?:apt|unit|suite|ste|then|and)(?!\w)))"
_STATE = (
    r"(?-i:(?:TX|NY|NJ|FL|IL|OH|WI|TN|KY|KS|UT|VT|NV|AZ|IA|RI|WV|WY|AK|NH|GA|NC|SC|WA|MN|MT|NM|ND|SD|VA|MO) \d"
    r"|AL 3[56]|AR 7[12]|CA 9[0-6]|CO 8[01]|CT 0|DC 20|DE 19|HI 96|ID 83|IN 4[67]|LA 7[01]|MA 0|MD 2|ME 0|MI 4[89]|MS 3[89]"
    r"|NE 6[89]|OK 7[34]|OR 97|PA 1[5-9]|PR 00)"
)
"""A state, and how its ZIP codes begin if its two letters have another meaning in a chart: `Chest, CT 74177`."""

PLAIN = (
    Sign(EMAIL, _any(r"@(?<=[a-z._+-]@)[a-z]", r"@(?<=[\w+-]@)[\w-]{1,63}\.[a-z]"), spaced=False),
    Sign(
        EMAIL,
        _any(r"\w ?[\[(]? ?\bat\b ?[\])]? ?[\w-]{1,63} ?[\[(]? ?\bdot\b ?[\])]? ?[a-z]{2}"),
        near=re.compile("[dD][oO][tT]"),
    ),
    Sign(WEB, _any(r":(?<=\w:)//"), spaced=False),
    Sign(WEB, _any(r"(?<!\w)www\.\w"), ("www.",)),
    Sign(WEB, _any(rf"(?<![\w@-])[\w-]{{1,63}}{_DOMAIN}"), near=_any(_DOMAIN), spaced=False),
    Sign(
        RECORD,
        _any(
            # a network card's
            r"[:.-](?:(?<=[\da-f]{2}[:-])(?<![\w-][\da-f]{2}[:-])(?:[\da-f]{2}[:-]){4}[\da-f]{2}(?![\w-])"
            r"|(?<=[\da-f]{4}\.)(?<![\w.][\da-f]{4}\.)[\da-f]{4}\.[\da-f]{4}(?![\w.]))",
        ),
        spaced=False,
    ),
    Sign(RECORD, _any(r"(?<!\w)plates?[ :#]{1,3}[a-z]{1,3}[ -]\d{3}"), ("plate",)),
    Sign(
        RECORD,  # Medicare's
        _any(rf"[1-9](?={_MBI})(?<![\w-].){_MBI}{_MBI_OR_DIGIT}\d[- ]?{_MBI}{_MBI_OR_DIGIT}\d[- ]?{_MBI}{{2}}[- ]?\d\d(?!\w)"),
    ),
    Sign(
        RECORD,  # a vehicle's
        _any(r"(?<!\w)(?=[A-HJ-NPR-Z\d]{17}(?!\w))(?=[A-Z]*\d+[A-Z])(?=(?:[A-Z]*\d){4})\w"),
        near=re.compile(r"\d[A-Za-z]"),
        spaced=False,
    ),
    Sign(
        RECORD,
        _any(
            rf"(?<!\w)(?:m ?r ?ns?|m\.r\.n\.?|mr ?(?:#|no\.|num(?:ber)?)|csn|hicn?|mbi|empi)"
            rf"(?![a-z]){_MARK}[a-z]{{0,5}}-?\d(?:[a-z-]{{0,3}}\d)"
        ),
        ("mr", "m ", "m.", "csn", "hic", "mbi", "empi"),
    ),
    Sign(
        RECORD,
        _any(r"(?<!\w)(?:patient|pt|subject|resident)(?:'s)?\W{0,2}(?:#|no\.|num(?:ber)?\b|id\b)\W{0,3}[a-z]{0,3}-?\d"),
        ("patient", "pt", "subject", "resident"),
    ),
    Sign(
        IP,
        _any(r"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?!\.?\d)"),
        near=re.compile(r"\.\d{1,3}\."),
        spaced=False,
    ),
    Sign(
        IP,
        _any(
            r"(?<![\w:])(?:[\da-f]{1,4}:){3,7}:?[\da-f]{1,4}(?![\w:])",
            r"(?<![\w:])[\da-f]{1,4}(?::[\da-f]{1,4}){0,6}::[\da-f]",
        ),
        near=_any(r":[\da-f]{0,4}:[\da-f:]"),
        spaced=False,
    ),
)
"""In order of precedence."""

CODELESS = (
    Sign(
        SSN,
        _any(_word("ssn", r"s\.s\.n\.?", r"soc(?:ial)?\.? sec(?:urity)?", "social (?=#|no|num)") + rf"{_MARK}[\dx*]"),
        ("ssn", "s.", "soc"),
        digits=False,
    ),
    Sign(SSN, _any(r"(?<!\w)last ?(?:4|four)(?: (?:of|digits|ssn|social|is|are|the)){0,4}\W{1,3}\d{4}(?!\d)"), ("last",)),
    Sign(
        PHONE,
        _any(
            _word(
                "phone", "telephone", "tel", "cell", "mobile", "fax", "call(?:ed)?", "text(?:ed)?", "callback", "pager", "contact"
            )
            + r"\W{0,3}(?:(?:no|num|number|at|is|me|back|on|her|him)(?!\w)\W{0,3}){0,3}"
            + r"(?!\d{5}[-, /])(?:\d[ ().-]{0,2}){7,11}(?!\d)"
        ),
        ("phone", "tel", "cell", "mobile", "fax", "call", "text", "pager", "contact"),
    ),
    Sign(
        PHONE,
        _any(_word("ext", "extension", "pager", "beeper", "voicemail", "vm") + r"[ :.#x]{0,3}\d{3,5}(?!\d)"),
        ("ext", "pager", "beeper", "voicemail", "vm"),
    ),
    Sign(
        BIRTH,
        _any(
            _word(r"d\.?o\.?b\.?", "d o b", "b-?day", "birth ?(?:date|day|year)", "date of birth", "year of birth", "born")
            + rf"{_LINK}(?!\d{{5}}(?!\d))(?:'?\d|{_MONTH}\W)"
        ),
        ("dob", "do.", "d.", "d ", "bday", "b-", "birth", "date", "year", "born"),
        digits=False,
    ),
    Sign(
        AGE,
        _any(
            rf"{_OLD}(?:[- ]?{_YEARS_OLD}"
            r"| ?(?-i:[MF])(?=,| (?:w|with|c/o|s/p|pt|patient|here|admitted|presents|presented|hx)(?!\w)))"
        ),
    ),
    Sign(
        AGE,
        _any(
            rf"(?<!\w)age[ds]?\W{{0,3}}(?:(?:is|of|was|at|over)\W)?(?:9\d|1[01]\d){_DUE_SINCE}",
            r"(?<!\w)(?:pt|patient)\W{1,3}(?:9\d|1[01]\d) ?[mf](?!\w)",
        ),
        ("age", "pt", "patient"),
    ),
    Sign(
        AGE,
        _any(
            r"(?<!\w)(?:(?:super)?centenarian|nonagenarian|(?:his|her|their) (?:nineties|90s))",
            r"(?<!\w)(?:ninety|hundred)(?:[- ](?:and[- ])?\w{3,5})?[- ](?:years?[- ]old|yo(?!\w)|y/o)",
        ),
        ("centenarian", "supercent", "nonagen", "his", "her", "their", "ninety", "hundred"),
        digits=False,
    ),
    Sign(
        DATE,
        _any(
            rf"{_DAY}{_GAP}{_MONTH}{_GAP}{_YEAR}",
            rf"(?<!\d)\d{{1,2}}[-/ ]?{_MONTH}[-/ ]?(?:19|20)?\d\d(?![\d:]| ?(?:charts|claims|min|h)(?!\w))",
            rf"(?<!\d)(?:19|20)\d\d[ ,/-]{{1,2}}{_MONTH}{_GAP}\d",
        ),
        around=_MONTHS,
    ),
    Sign(
        DATE,
        _any(rf"(?<![a-z]){_MONTH}{_GAP}{_DAY}{_GAP}{_YEAR}"),
        _MONTHS,
    ),
    Sign(
        DATE,
        _any(rf"{_DATED}{_LINK}(?!99\d{{3}})(?:\d|{_MONTH}\W{{0,2}}\d)"),
        ("dos", "do.", "d.", "date", "service"),
    ),
    Sign(
        DATE,
        _any(rf"{_HAPPENED}{_LINK}{_SHORT_DAY}"),
        _HAPPENED_BEGINS,
    ),
    Sign(DATE, _any(_word("admit(?:ted)?", "admission", "disch(?:arged?)?") + rf"\W{{1,3}}{_PACKED_DAY}"), ("admi", "disch")),
    Sign(
        ADDRESS,
        _any(
            rf"\d(?<![\w.].)\d{{0,5}}+[a-z]? (?=[\w.'])(?:(?:{_WORD}){{1,4}}?{_STREET}"
            rf"|(?<=\d ){_NAMED}{_SHORT_STREET}"
            r"|(?<=\d\d )(?:[NSEW] )?(?-i:[A-Z]{3,20}) (?-i:ST|AVE|DR|RD|LN)(?!\w)"
            rf"|(?<=\d\d\d ){_WORD}(?:st|ave|dr|ct|rd|ln|way|pl|drive|place)\.?{_STREET_ENDS})",
        ),
        around=_STREETS,
    ),
    Sign(ADDRESS, _any(r"(?<!\w)p\.? ?o\.? ?box\W{0,3}\d"), ("po", "p.", "p ")),
    Sign(ADDRESS, _any(_word("zip(?: ?codes?)?", "postal codes?") + rf"{_MARK}\d{{3}}"), ("zip", "postal")),
    Sign(
        ADDRESS,
        _any(rf"(?-i:[A-Z])\w{{2,20}},? ?(?={_STATE})[A-Z]{{2}} \d{{5}}(?!\d)"),
        near=re.compile(r" (?<=[A-Za-z]{2} )\d{5}(?!\d)"),
    ),
    Sign(
        ADDRESS,
        _any(
            r"(?<!\w)(?:(?:room|rm)\.? ?#?\d{3,4}(?:-?[a-d])?|(?-i:[Bb]ed) ?(?:\d{2,3}[a-d]?|\d[a-d]|(?-i:[A-D])))(?!\w)",
            _word("apt", "apartment", "suite", "ste") + r"\.? ?#?\d{1,5}[a-z]?(?![\w:/]| ?(?:am|pm)(?!\w))",
        ),
        ("room", "rm", "bed", "apt", "apartment", "suite", "ste"),
        digits=False,
    ),
    Sign(
        RECORD,
        _any(_word(*_HOLDERS) + rf"{_SOFT_MARK}{_VALUE}"),
        tuple(re.split(r"(?<=/)|[^a-z/]", holder)[0] for holder in _HOLDERS),
    ),
    Sign(
        RECORD,
        _any(
            _word("acct", "account", "member", "visit", "encounter", "claim", "policy", "record", "fin", "har", "case")
            + r"(?: ?#|:? (?:no\.|num(?:ber)?|id))\W{0,3}[a-z]{0,5}-?\d[\da-z]"
        ),
        ("acct", "account", "member", "visit", "encounter", "claim", "policy", "record", "fin", "har", "case"),
    ),
    Sign(
        LONG,
        _SPELLED,
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "zero", "oh"),
        digits=False,
    ),
)
"""The same, for the text without its codes."""
