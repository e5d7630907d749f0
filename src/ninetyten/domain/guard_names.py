"""Names of people, where something gives them away: a title, a comma, a first name, a word such as `patient` before them.

A pattern cannot know a name that stands alone. What begins with a capital letter and belongs to
the work is no name, so that `Cardiology, Surgery` and `Patient Access` can be written.
"""

from __future__ import annotations

import re

from ninetyten.domain.guard_words import FIRST_NAMES, ORDINARY

NAME = "a name"

_ENDINGS = re.compile(
    r"\w+(?:ology|tion|tions|graphy|gram|scopy|ectomy|plasty|itis|emia|osis|ment|ments|ability|ically|ists?|icians?)"
)
_WORD = r"([A-Z][A-Za-z'-]{1,30})"
_PARTICLES = r"(?:(?:[Vv]an|[Vv]on|[Dd]e[rnl]?|[Dd]ella|[Dd]i|[Dd]a|[Ll][ae]|[Ee]l|[Aa]l|[A-Z])\.? ){0,3}"
_BEFORE = re.compile(
    r"(?<!\w)(?:pt|Pt|[Pp]atients?|PATIENT|M[rsx]|Mrs|MRS|Miss|Dr|DR|[Dd]octor|Prof|Rev|Sgt|Capt|Officer|Judge|Pastor|[Nn]urse"
    r"|[Mm]other|[Ff]ather|[Mm]om|[Dd]ad|[Ww]ife|[Hh]usband|[Ss]pouse|[Ss]on|[Dd]aughter|[Bb]rother|[Ss]ister|[Gg]uarantor|[Gg]uardian"
    r"|[Bb]aby(?: [Bb]oy| [Gg]irl)?|B[BG]|[Tt]win [ABC])"
    r"(?:[.:,=]? |\.| ?[:=] ?)(?:(?:is|was|named|called) )?" + _PARTICLES + _WORD
)
_NAMED = re.compile(
    r"(?<!\w)(?:(?:[Nn]amed|[Nn]ame(?: is)?|[Nn]om(?:bre)?|aka|AKA)(?: ?[:=])? "
    r"|(?:[Aa]ttending|[Ss]urgeon|[Pp]rovider|[Pp]hysician|PCP) ?[:=] ?)" + _PARTICLES + _WORD
)
_TITLED = re.compile(r"(?<!\w)(?:M[rs]|Mrs|Dr)\.? [A-Z](?![\w/])")
_LABELLED = re.compile(
    r"(?<!\w)(?:(?:patient|pt|member|guarantor|last|first|maiden|preferred|nick)(?:'?s)?[ -]?name ?(?:[:=]|is ) ?"
    r"|(?:patient|pt|member|guarantor|client|resident|subject|alias|nick-?name) ?[:=] ?|nick-?name |goes by )([a-z'-]{2,30})",
    re.I,
)
_LOWER = re.compile(r"(?<!\w)mrs?\.? ([a-z'-]{2,30})")
_LAST_FIRST = re.compile(r"(?<![\w'-])" + _WORD + r"(?: (?:Jr|Sr|I{2,3}|[A-Z][a-z'-]{2,30}))?, ?([A-Z][A-Za-z'-]{0,30})(?![\w'])")
_MORE = re.compile(r", ?(?!MD|DO|NP|PA|RN|Jr|Sr)[A-Z]")
_MIDST = re.compile(r"(?<!\w)[A-Z][\w-]{0,30}, ?$")
_INITIALED = re.compile(r"(?<![\w.])[A-Z]\. ?([A-Z][a-z'-]{1,30})")
_CREDENTIAL = re.compile(r"(?<![\w'-])" + _WORD + r"(?:, ?(?:MD|DO|NP|PA-?C?|RN|DPM|DDS|PhD|M\.D|Jr|Sr)| (?:MD|DO|M\.D))(?!\w)")
_INITIALS = re.compile(r"(?<!\w)[Ii]nitials?:? (?:[A-Z]\.? ?){2,3}(?!\w)")
_SMALL_INITIALS = re.compile(
    r"(?<!\w)initials ?(?:[:=]|is|are)? ?(?!(?:of|to|by|as|if|or|no|it|go|my|we|he)(?!\w))"
    r"((?:[a-z]\. ?){1,2}[a-z]\.?|[a-z](?: [a-z]){1,2}|[a-z]{2,3})(?!\w)",
    re.I,
)
_SAINT = re.compile(r"(?<!\w)(?:st\.?|saint) [a-z]{3,30}(?:'s?)?(?!\w)(?: ([a-z'-]{2,30}))?", re.I)
"""A hospital, a parish, a school; with a name of somebody behind it perhaps not."""
_PARTICLED = re.compile(r"(?<!\w)(?:pt|patient)[:.=]? (?:de la|del|de|da|di|van(?: de[rn]?)?|von|el|al) ?([a-z'-]{2,30})")
_SPACED = re.compile(r"(?<!\w)[A-Za-z](?: [a-z]){3,}(?!\w)")
_WORDS = re.compile(r"[a-z]{3,}", re.I)


def find_name(text: str) -> str:
    """`a name` if a cue in a plain text gives one away, or empty."""
    names = (_cued, _listed, _usual)
    return NAME if any(look(text) for look in names) else ""


def _ordinary(word: str) -> bool:
    """Whether a word belongs to the work; of a word with a hyphen its parts."""
    parts = word.lower().removesuffix("'s").split("-")
    return all(part in ORDINARY or part.removesuffix("s") in ORDINARY or bool(_ENDINGS.fullmatch(part)) for part in parts)


def _cued(text: str) -> bool:
    """A title, a patient or a relative stands before it, an initial too, or a physician's letters after it."""
    cues = (_BEFORE, _NAMED, _LABELLED, _PARTICLED, _LOWER, _INITIALED, _CREDENTIAL, _SMALL_INITIALS)
    found = (match[1] for cue in cues for match in cue.finditer(text))
    return any(not _ordinary(word) for word in found) or any(sign.search(text) for sign in (_TITLED, _INITIALS, _SPACED))


def _listed(text: str) -> bool:
    """`Last, First`, which is not `Cardiology, Surgery` nor `DRG, POA` nor a longer list."""
    for found in _LAST_FIRST.finditer(text):
        last, first = found.groups()
        listed = _MORE.match(text, found.end()) or _MIDST.search(text[max(0, found.start() - 40) : found.start()])
        if not (listed or _acronyms(last, first) or _ordinary(last) or _ordinary(first)):
            return True
    return False


def _acronyms(last: str, first: str) -> bool:
    """Whether two words are more likely letters that stand for something: `DRG, POA`, `Friday, ED`."""
    if first.isupper() and not last.isupper():
        return len(first) > 1
    return first.isupper() and len(last + first) <= 6


def _usual(text: str) -> bool:
    """A usual first name, whatever stands around it, but for what is called after a saint."""
    bare = _SAINT.sub(lambda found: found[0] if _is_somebody(found[0], found[1] or "") else "~", text)
    return any(word.lower() in FIRST_NAMES for word in _WORDS.findall(bare))


def _is_somebody(called: str, after: str) -> bool:
    """Whether what is called after a saint goes on as a name does: `St. Mary Okafor`, `st. mary okafor`."""
    return bool(after) and not _ordinary(after) and (after[0].isupper() or called.islower())
