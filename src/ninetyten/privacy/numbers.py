"""Find numbers that may identify a person among the numbers of the work: codes, counts, times, years, money.

The text is first normalized, so that no way of writing a number, intended or not, hides its digits. A number is a run of digit
groups, joined tightly (`123-45-6789`) or by single spaces. Codes with a letter in them, and lists that say what they are
(`DRG 291 292`), are removed first. A remaining number of six digits or more is refused unless its form is known to be harmless.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from ninetyten.privacy.signs import Sign, words_once

SSN = "a Social Security number"
PHONE = "a phone number"
LONG = "a long number"
RECORD = "a record number"
DATE = "a date"
ADDRESS = "an address"

MANY = 6
"""This many digits together are not a count of charts."""

_CODES = re.compile(
    r"""
    (?<!\w)(?:
        [A-V]\d{4}(?!\w)                                                     # HCPCS: J1100
      | [A-Z]\d[\dA-Z]\.[\dA-Z]{1,4}(?!\w)                                 # ICD-10-CM: S72.001A
      | (?:H4[0-2]|R40|O[3-6]\d)\d{4}(?!\w)                                # the same without its dot, digits only: H401131
      | (?=[BCDFGHX][A-Z]{0,5}\d)(?:[BCDF][\dB-Y]|GZ|HZ|X[\dA-Z])
        (?=\d*[A-HJ-NP-Z])[\dA-HJ-NP-Z]{5}(?!\w)                           # ICD-10-PCS, sections with a letter: B2111ZZ
      | (?=[ADHM])(?:MS-?\ ?|APR-?\ ?)?(?:DRG|HCC|APC)s?[:\ ]{0,2}\d{1,3}(?:[-/,&\ ]{1,3}\d{1,3}){0,20}
        (?:\ (?:19|20)\d\d)?(?![-/. ]?\d)                                   # DRG 291-293, HCC 18 85 96
      | PCS\W{0,2}\d{7}(?![-/. ]?\d)                                       # ICD-10-PCS of digits only, if it says so
      | NDC\W{0,3}(?:\d{4,5}-\d{3,4}-\d{1,2}|\d{10,11})(?![-/. ]?\d)       # a drug
      | [FC]Y\ ?(?:19|20)\d\d(?!\d)                                       # FY2027
      | mod(?:ifier)?s?[:\ ]{0,2}\d\d(?:[-/,&\ ]{1,3}\d\d){0,9}(?![-/. ]?\d)
      | rev(?:enue)?(?:\ codes?)?[:\ ]{0,2}0?\d{3}(?:[-/,&\ ]{1,3}0?\d{3}){0,20}(?![-/. ]?\d)
    )
    | (?=\d)(?<!\d)(?:
        (?<!\w)(?:0[\dB-DF-HJ-NP-Y]|10|2[WY]|3[0CE]|4[AB]|5A|6A|7W|8[CE]|9W)
        (?=\d*[A-HJ-NP-Z])[\dA-HJ-NP-Z]{5}(?!\w)                           # ICD-10-PCS: 021009W, 30233N1
      | (?<!\w)\d{4}[FTUM](?!\w)                                           # CPT II and III: 3008F
      | (?<!\.)(?:\d\d?|100)\.\d{1,2}\ ?-\ ?(?:\d\d?|100)\.\d{1,2}(?!\.?\d)  # 91.2-97.8
      | (?<!:)(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])             # a time
      | (?<!\w)(?:24/7/365|365/24/7|\d{1,3}h\d{1,2}m(?:\d{1,2}s)?)(?!\w)   # always; a length
      | (?<![\w.-])\d{6,7}(?=\ ?(?:units?|iu|mcg|mg|ml)(?!\w))             # a dose
    )
    | \$\ ?\d{1,7}(?:\.\d\d)?(?![-/.]?\d)                                  # money
    """,
    re.IGNORECASE | re.VERBOSE,
)
_WORD_ENDS = "[cdefgopru][cdegrsvy]"
"""How a word before a code may end: DRG, DRGs, HCC, PCS, APC, NDC, FY, mod, mods, modifier, rev, revenue, codes."""
_CODELIKE = re.compile(
    r"[0-9](?<![0-9].)(?:(?<=[\w$].)|[0-9]*+(?:[^\W\d]|[:/]|\.\d)|[0-9]{5}"
    rf"|(?<=\$ .)|(?<={_WORD_ENDS}\W.)|(?<={_WORD_ENDS}\W\W.)|(?<={_WORD_ENDS}\W\W\W.))",
    re.IGNORECASE,
)
"""What every code has near its beginning."""
_SSN = re.compile(
    r"(?<!\d)(?:\d{3}|[x*#]{3})([-./_\\|: ])(?:\d{2}|[x*#]{2})(?:\1|[-./_\\|: ](?!(?:19|20)\d\d))\d{4}(?!\d)", re.IGNORECASE
)
_PHONE = re.compile(
    r"(?<!\d)(?:\+?1[-. ]?)?(?:\(\d{3}\) ?|\d{3}[-./ ]{1,2})\d{3}[-./ ]?\d{4}(?!\d)|(?<!\w)\+\d[\d ().-]{7,20}\d(?!\d)"
)
_SINGLE = re.compile(r"(?<![\d.])\d(?:[-./_\\|:* ]{1,3}\d(?!\d)){5}")
_MIXED = re.compile(r"(?<!\w)\w{7,}(?!\w)")
_MANY_IN_A_WORD = re.compile(r"\d(?=\w{5})(?<!\d\d)(?:[^\W\d]*+\d){5}")
_TIGHT = re.compile(r"\d+(?:[-./_\\|:]\d+)*")
_APART = re.compile(r"[-./_\\|:]")
_SPACED = re.compile(r"(?<![\d.-])\d{1,4}(?:(?: [-/.] | ?[-/] ?)\d{1,4}){2,5}(?![\d.-])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TOGETHER = re.compile(r"\d(?<!\d\d)(?:\d*+(?:[-./_\\|:*+()[\]{}<> ]++\d++)++|\d{5,})")
"""Groups of digits without a word or a comma between them, or six digits: smaller numbers are harmless."""
_MASKED = re.compile(r"[xX*#]{2}[-./_\\|: ]\d{4}(?!\d)")
_BRACKETS = str.maketrans("()[]{}<>", " " * 8)

_CODE = Sign("a code", _CODES, near=_CODELIKE)

Groups = Sequence[str]


def without_codes(text: str) -> str:
    """Return the plain text with `~` for every code that cannot be a person's number."""
    end = 0
    left = []
    for code in _CODE.anywhere(text):
        left.append(text[end : code.start()])
        end = code.end()
    return "~".join((*left, text[end:]))


def find_number(text: str) -> str:
    """Return the class of what may identify a person among the numbers of a text `without_codes`, or empty."""
    if _MASKED.search(text) and _SSN.search(text):
        return SSN
    numbers = ", ".join(dict.fromkeys(text[max(0, found.start() - 2) : found.end() + 1] for found in _TOGETHER.finditer(text)))
    return _find_together(numbers) or next((RECORD for word in _mixed(text) if _is_mixed(word)), "")


def _find_together(text: str) -> str:
    """Return the same for numbers that stand together."""
    text = _SPACED.sub(lambda run: run[0].replace(" ", ""), text)
    for pattern, what in ((_SSN, SSN), (_PHONE, PHONE), (_SINGLE, LONG)):
        if pattern.search(text):
            return what
    tight, loose = _runs(" ".join(text.translate(_BRACKETS).split()))
    return next(filter(None, map(_in_tight, tight)), "") or next(filter(None, map(_in_loose, loose)), "")


def _mixed(text: str) -> Iterable[str]:
    """Return every word that may mix letters and many digits."""
    once = words_once(text)
    return _MIXED.findall(once) if _MANY_IN_A_WORD.search(once) else ()


def _runs(text: str) -> tuple[list[str], list[list[str]]]:
    """Return the runs of tightly joined groups, and the runs of bare groups with single spaces between them."""
    tight: list[str] = []
    loose: list[list[str]] = [[]]
    end = -1
    for found in _TIGHT.finditer(text):
        run = found[0]
        tight.append(run)
        bare = (
            run.isdigit()
            and not text[found.start() - 1 : found.start()].isalpha()
            and not text[found.end() : found.end() + 1].isalpha()
        )
        if not bare or found.start() != end + 1 or text[end : found.start()] != " ":
            loose.append([])
        if bare:
            loose[-1].append(run)
        end = found.end()
    return tight, [groups for groups in loose if len(groups) > 1]


def _in_tight(run: str) -> str:
    groups = _APART.split(run)
    shape = tuple(map(len, groups[:3]))
    if any(len(group) >= MANY for group in groups):
        return DATE if shape == (8,) and _is_packed_date(run) else LONG
    if _has_date(groups, short_years=len(groups) % 3 == 0):
        return DATE
    if sum(map(len, groups)) < MANY or _harmless(run, groups):
        return ""
    if len(groups) == 2 and shape in ((3, 4), (5, 4)):
        return PHONE if shape == (3, 4) else ADDRESS
    return LONG


def _in_loose(groups: Groups) -> str:
    if _has_date(groups, short_years=False):
        return DATE
    left = [group for place, group in enumerate(groups) if not _is_code(groups, place)]
    if sum(map(len, left)) < MANY or _counts(left):
        return ""
    return PHONE if tuple(map(len, left)) == (3, 4) else LONG


def _is_code(groups: Groups, place: int) -> bool:
    """Report whether a group among others looks like a CPT code, its modifier or units, a revenue code or a year."""
    group, before = groups[place], groups[place - 1] if place else "00000"
    if len(group) == 4:
        return bool(_YEAR.fullmatch(group)) or (group[0] == "0" and (len(before) == 5 or (len(before) == 4 and before[0] == "0")))
    after_cpt = len(before) == 5 or (len(before) == 2 and place > 1 and len(groups[place - 2]) == 5)
    return len(group) == 5 or (len(group) <= 2 and place > 0 and after_cpt)


def _harmless(run: str, groups: Groups) -> bool:
    """Report whether tightly joined groups with six digits or more are something from the work."""
    if len(groups[0]) == 5 and all(len(group) in (2, 5) for group in groups[1:]):
        return True  # CPT codes and modifiers: 99213-25, 99202-99205
    years = [group for group in groups if _YEAR.fullmatch(group)]
    if years and all(group in years or len(group) <= 2 for group in groups) and len(groups) - len(years) <= 2:
        return True  # 2026-2027, 41-2026
    parts = "-" not in run and "." not in run and all(len(group) <= 2 for group in groups)  # 5/10/20/40
    return parts or (len(groups) == 2 and _pair(run, groups)) or _counts(groups)


def _pair(run: str, groups: Groups) -> bool:
    """Report whether two groups are a part of a whole (118/125), a decimal (1234.56, 33.2875), hours (0700-1530) or a range of
    revenue codes."""
    first, second = groups
    if "/" in run:
        return True
    if "." in run:
        return len(second) <= 2 or (len(first) <= 2 and len(second) <= 4)
    hours = all(re.fullmatch(r"(?:[01]\d|2[0-4])[0-5]\d", group) for group in groups)
    return hours or (len(first) == len(second) == 4 and first[0] == "0" and first[:2] == second[:2])


def _counts(groups: Groups) -> bool:
    """Report whether groups look like counts: two to four digits each, and all round or all close (20-20-20, 118 125 121)."""
    if not all(2 <= len(group) <= 4 and group[0] != "0" for group in groups):
        return False
    numbers = [int(group) for group in groups]
    return all(number % 5 == 0 and number < 1000 for number in numbers) or 4 * (max(numbers) - min(numbers)) <= max(numbers)


def _has_date(groups: Groups, *, short_years: bool) -> bool:
    """Report whether three adjacent groups are a date: month and day in either order, with the year before or after."""
    for first, second, third in zip(groups, groups[1:], groups[2:], strict=False):
        ends_in_year = _YEAR.fullmatch(third) or (short_years and len(third) == 2)
        if (ends_in_year and _is_day(first, second)) or (_YEAR.fullmatch(first) and _is_day(second, third)):
            return True
    return False


def _is_day(first: str, second: str) -> bool:
    """Report whether two groups can be month and day, in either order."""
    if max(len(first), len(second)) > 2:
        return False
    low, high = sorted((int(first), int(second)))
    return 1 <= low <= 12 and high <= 31


def _is_packed_date(digits: str) -> bool:
    """Report whether eight digits are a date: `20260304`, `03042026`."""
    return bool(
        (_YEAR.fullmatch(digits[:4]) and _is_day(digits[4:6], digits[6:]))
        or (_YEAR.fullmatch(digits[4:]) and _is_day(digits[:2], digits[2:4]))
    )


def _is_mixed(word: str) -> bool:
    """Report whether a word of letters and digits has more digits than any code."""
    digits = sum(char.isdigit() for char in _YEAR.sub("", word, count=1))
    return digits >= MANY and not word.isdigit()


_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2800"
_CYRILLIC = "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04bb\u051b\u051d"
_CYRILLIC_CAPITALS = "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405\u04ae"
_GREEK = "\u03b1\u03bf\u03c1\u03bd\u03b9\u03ba\u03c4\u03c5\u03f2"
_GREEK_CAPITALS = "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
_BARRED = "\u00f8\u00d8\u0142\u0141\u0111\u0110\u0131\u0251\u0261"
_OTHER_LETTERS = _CYRILLIC + _CYRILLIC_CAPITALS + _GREEK + _GREEK_CAPITALS + _BARRED
_LATIN_LETTERS = "aeopcyxijsdhqw" + "ABEKMHOPCTYXIJSY" + "aopviktuc" + "ABEZHIKMNOPTYX" + "oOlLdDiag"
_ALIKE = {
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys("\u2212\u2043\u00b7\u2022\u2027\u2219\u22c5\u30fb\u30fc", "-"),
    **dict.fromkeys("\u2044\u2215\u29f8", "/"),
    **dict.fromkeys("\u2018\u2019\u201b\u02bc`\u00b4", "'"),
    **dict.fromkeys("\u115f\u1160", ""),
    **dict(zip(_OTHER_LETTERS, _LATIN_LETTERS, strict=True)),
    **{"\u00df": "ss", "\u00e6": "ae", "\u00c6": "AE", "\u0153": "oe", "\u0152": "OE"},
}
"""Characters that look like a plain one, though their category does not tell."""
_GONE = ("Mn", "Me", "Cf", "Cc")
"""Categories of marks on letters and of characters without width."""


def plain(text: str) -> str:
    """Return the text in plain digits, dashes, quotes, letters and single spaces, without accents and invisible characters."""
    whole = unicodedata.normalize("NFKD", text)
    strange = {ord(char): as_plain for char in set(whole) if (as_plain := _plain(char)) != char}
    return " ".join((whole.translate(strange) if strange else whole).split())


def _plain(char: str) -> str:
    """Return the plain text for one character of a decomposed text."""
    if char.isascii() and char.isprintable():
        return char
    if char in _ALIKE:
        return _ALIKE[char]
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.digit(char))
    if category in _GONE:
        return ""
    return {"Pd": "-", "Zs": " ", "Zl": " ", "Zp": " "}.get(category, char)
