"""Find names of people where something gives them away: a title, a comma, a first name, a word such as `patient` before them.

No pattern can tell a name that stands alone. `ORDINARY` lists words of the work that may begin with a capital letter, so that
people can write `Cardiology, Surgery` and `Patient Access`.
"""

from __future__ import annotations

import re

from ninetyten.privacy.signs import REACH, Sign

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
_SAID = r" ?(?:[:=]|--? |is ) ?"
_NO_THING = "".join(
    f"(?<!{thing} )" for thing in ("drug", "file", "payer", "plan", "code", "kind", "procedure", "test", "facility")
)
_LABELLED = re.compile(
    r"(?<!\w)(?:(?:(?:patient|pt|member|guarantor|client|resident|last|first|middle|maiden|family|given|full|preferred|legal)(?:'?s)?"
    rf"[ -]?name|sur-?name|nick-?name)(?:{_SAID}| )|{_NO_THING}name{_SAID}"
    r"|(?:patient|pt|member|guarantor|client|resident|subject|alias) ?[:=] ?|goes by )([a-z'-]{2,30})",
    re.I,
)
_CHART = re.compile(r"(?<!\w)(?:[Cc]hart|[Rr]ecord|[Ff]ile) (?:of|for|belonging to) " + _PARTICLES + _WORD)
_IRISH = re.compile(r"[Oo]'(?<!\w..)(?![Cc][Ll][Oo][Cc][Kk])([A-Za-z]{3,30})")
"""A name that needs nothing else to give it away."""
_LOWER = re.compile(r"(?<!\w)mrs?\.? ([a-z'-]{2,30})")
_LAST_FIRST = re.compile(
    r"([A-Z](?<![\w'-].)[A-Za-z'-]{1,30}+)(?: (?:Jr|Sr|I{2,3}|[A-Z][a-z'-]{2,30}))?, ?"
    r"(?>([A-Z][A-Za-z'-]{0,30})(?![\w']))(?!, ?(?!MD|DO|NP|PA|RN|Jr|Sr)[A-Z])"
)
_MIDST = re.compile(r"(?<!\w)[A-Z][\w-]{0,30}, ?$")
_INITIALED = re.compile(r"[A-Z]\.(?<![\w.]..) ?([A-Z][a-z'-]{1,30})")
_CREDENTIAL = re.compile(
    r"([A-Z](?<![\w'-].)[A-Za-z'-]{1,30}+)(?:, ?(?:MD|DO|NP|PA-?C?|RN|DPM|DDS|PhD|M\.D|Jr|Sr)| (?:MD|DO|M\.D))(?!\w)"
)
_INITIALS = re.compile(r"(?<!\w)[Ii]nitials?:? (?:[A-Z]\.? ?){2,3}(?!\w)")
_SMALL_INITIALS = re.compile(
    r"(?<!\w)initials ?(?:[:=]|is|are)? ?(?!(?:of|to|by|as|if|or|no|it|go|my|we|he)(?!\w))"
    r"((?:[a-z]\. ?){1,2}[a-z]\.?|[a-z](?: [a-z]){1,2}|[a-z]{2,3})(?!\w)",
    re.I,
)
_SAINT = re.compile(r"(?<!\w)(?:ste?\.?|sainte?|san|santa|santo) [a-z]{3,30}(?:'s?)?(?!\w)(?: ([a-z'-]{2,30}))?", re.I)
"""A hospital, a parish or a school; perhaps a person if another name follows."""
_PARTICLED = re.compile(r"(?<!\w)(?:pt|patient)[:.=]? (?:de la|del|de|da|di|van(?: de[rn]?)?|von|el|al) ?([a-z'-]{2,30})")
_SPACED = re.compile(r" [a-z] [a-z] [a-z](?!\w)(?<=[A-Za-z] [a-z] [a-z] [a-z])(?<!\w[A-Za-z] [a-z] [a-z] [a-z])")
_BEFORE_BEGINS = (
    "pt", "patient", "mr", "ms", "mx", "miss", "dr", "doctor", "prof", "rev", "sgt", "capt", "officer", "judge", "pastor",
    "nurse", "mother", "father", "mom", "dad", "wife", "husband", "spouse", "son", "daughter", "brother", "sister", "guarantor",
    "guardian", "baby", "bb", "bg", "twin",
)  # fmt: skip
_LABELLED_BEGINS = (
    "patient", "pt", "member", "guarantor", "client", "resident", "last", "first", "middle", "maiden", "family", "given",
    "full", "preferred", "legal", "sur", "nick", "name", "subject", "alias", "goes",
)  # fmt: skip


def _ordinary(word: str) -> bool:
    """Report whether a word, or each part of a hyphenated word, belongs to the work."""
    parts = word.lower().removesuffix("'s").split("-")
    return all(part in ORDINARY or part.removesuffix("s") in ORDINARY or bool(_ENDINGS.fullmatch(part)) for part in parts)


def _strange(found: re.Match[str]) -> bool:
    """Report whether the word that was found does not belong to the work."""
    return not _ordinary(found[1])


def _listed(found: re.Match[str]) -> bool:
    """Report whether a match is `Last, First`, and not `Cardiology, Surgery`, `DRG, POA` or a longer list."""
    last, first = found.groups()
    before = found.string[max(0, found.start() - 40) : found.start()]
    return not (_MIDST.search(before) or _acronyms(last, first) or _ordinary(last) or _ordinary(first))


def _acronyms(last: str, first: str) -> bool:
    """Report whether two words are more likely abbreviations: `DRG, POA`, `Friday, ED`."""
    if first.isupper() and not last.isupper():
        return len(first) > 1
    return first.isupper() and len(last + first) <= 6


def _usual(found: re.Match[str]) -> bool:
    """Report whether a common first name is a person's, and not part of a place named after a saint."""
    at = found.start()
    called = next((saint for saint in _SAINT.finditer(found.string, max(0, at - REACH), at + REACH) if saint.end() > at), None)
    return called is None or called.start() > at or _is_person(called[0], called[1] or "")


def _is_person(called: str, after: str) -> bool:
    """Report whether the words after a saint's name continue as a person's name does: `St. Mary Okafor`, `st. mary okafor`."""
    return bool(after) and not _ordinary(after) and (after[0].isupper() or called.islower())


_WORK = """
a aapc about access account accuracy action acute add added addendum adjustment admin admissions admit admitted advocate
aetna after afternoon ahead ahima all allergy allscripts also am ambetter an and anesthesia angio ankle answer anthem any
appeal appendix apr april are area ask asked at athena attending audit aug august aureus author authorization awaiting
baby back bad balance batch bcbs be bed before behavioral benefits best billing biopsy blue both brain break breast burn
but by cabg call can care carecloud case category cca ccds ccs cdi cdip centene center cerner cervical charge charity
chart chase chda check chest chief child chps chronic cic cigna citrix claim class clean clear clinic clinical close
closed cms co coc code coded coder coding coli collections comfort commercial complete completed complex compliance
condition consult coordinator copay count coverage covering cpc cpma cpt crc critical cross daily data day dec december
declined deductible deficiency demographics denial dental department derm dermatology diabetes diagnosis dictating
dictation did diff difficile discharge dme dnfb dnfc do documentation documents does done down dragon drg drug due early
ecg eclinicalworks ed edit education ehr ekg elbow elective eligibility emergency encounter end endo ent epic er errors
established eval evening exam excel experience eye facility failed family feb february fee feedback file final financial
finish finished first flu focus foley follow followup foot for forms four friday friendly from full gastro general gi
given go good group guide guideline gyn had half hand has have hcc hcpcs head health heart held help hepatitis her here
high him hip hipaa his history hold home homecare hospice hospital hour how human humana icd ice icu if imaging in
infection info infusion initial injection inpatient instructions insurance intake intervention is it item january joint
jul july jun june kaiser keep kidney knee lab labor last late later lead left letter level liaison list liver log long
lookup low lumbar lunch lung management mar march maternity may md meat med medicaid medical medicare medicine meditech
medium meeting member mental message middle midwife minor missing mod modifier molina monday month mood more morning most
mri my navigator ncci neck needs neonatal nephrology neuro neurology never new newborn next nextgen nicu night no none
normal not note nov november now np nthrive number nurse nursing ob obgyn observation obstetrics occupational oct october
off office ok on onco oncology one only op open operating operative ophthalmology optum or order ordering ortho
orthopedics other out outcomes outlook outpatient over overdue pa pace pacu page pain palliative part path pathology
patient pay payer payment pediatrics peds pelvis pend pended pending percent performing pharmacy phase phone physical
physician picc plan please pneumoniae podiatry policy portal post practice pre preop primary prior priority privacy pro
procedure production profee program provider psych public pulmonary qa quality queries query question queue quick quota
radiology radv ramp rate read ready reason rec record recovery reference referral referring refill registration rehab
reimbursement rejected related relations release renal rendering rep report representative request requested research
resolved respiratory response responsibility responsible rest result return returned revenue review reviewed revised
rework rhia rhit right risk rn room routine rules safety said same satisfaction saturday says schedule scheduled
scheduling screening second section see seen self send sent sep sept september series service set severe she shield shift
should shoulder sick sign signature signed signing simple sister skip slack slow so social solventum some specialist
specialty speech spine spoke staff stage standard start started statement status stay step still stop strep study summary
sunday supervising support surgeon surgery surgical switch team tele telehealth test thank that the their then therapy
they thoracic three thursday time to today tomorrow total training transfer transport trauma treating treatment triage
trial tricare tuesday two type uhc unit united unsigned until up update updated upper urgent uro urology us use used va
vaccine vascular vendor verification verified verify via video virtual visit vitals vitamin vpn waiting ward was waystar
we wednesday week weekly well wellcare were what when where which who will with without woman women word work workflow
worklist wound wq wrist wrong xray yes yesterday you your zip zoom
blank changed cut different differ doesn't empty entered entry field fixed format garbled hidden illegible incomplete incorrect
isn't match mismatch misspelled misspelling omitted or spelled spelling swapped truncated typo unclear unknown unreadable vs
"""
_FIRST = """
aaron abigail alexander alice amanda amy andrea andrew angela ann anna anne anthony ashley barbara benjamin betty beverly
brandon brenda brian brittany carol carolyn catherine charles cheryl christina christine christopher cynthia daniel david
deborah debra denise dennis diana diane donald donna dorothy edward elizabeth emily emma eric evelyn frances gary george
gregory hannah heather helen henry isabella jacob jacqueline james jane janet janice jason jeffrey jennifer jeremy jerry
jessica joan john johnny jonathan jose joseph joshua joyce juan judith judy julia julie karen katherine kathleen kathryn
keith kenneth kevin kimberly kyle larry laura lauren linda lisa lori maria marie marilyn martha mary matthew megan melissa
michael michelle nancy natalie nathan nicholas nicole olivia pamela patricia paul peter philip rachel ralph rebecca
richard robert ronald ruth ryan samantha samuel sandra sara sarah sharon shirley sophia stephanie stephen steven susan
teresa theresa timothy tyler walter william zachary
"""

ORDINARY = frozenset(_WORK.split())
"""Words of the work, in the singular: specialties, payers, systems, papers, days, and words that people write with them."""

FIRST_NAMES = frozenset(_FIRST.split())
"""First names that are hardly ever anything else, even in lowercase."""

_USUAL = re.compile(rf"(?<![a-z])(?:{'|'.join(sorted(FIRST_NAMES))})(?![a-z])", re.I)
NAMES = (
    Sign(NAME, _BEFORE, _BEFORE_BEGINS, counts=_strange),
    Sign(NAME, _NAMED, ("name", "nom", "aka", "attending", "surgeon", "provider", "physician", "pcp"), counts=_strange),
    Sign(NAME, _TITLED, ("mr", "ms", "dr")),
    Sign(NAME, _LABELLED, _LABELLED_BEGINS, counts=_strange),
    Sign(NAME, _CHART, ("chart ", "record ", "file "), counts=_strange),
    Sign(NAME, _IRISH, spaced=False),
    Sign(NAME, _LOWER, ("mr",), counts=_strange),
    Sign(NAME, _INITIALS, ("initial",)),
    Sign(NAME, _SMALL_INITIALS, ("initial",), counts=_strange),
    Sign(NAME, _PARTICLED, ("pt", "patient"), counts=_strange),
    Sign(NAME, _USUAL, tuple(FIRST_NAMES), counts=_usual),
    Sign(NAME, _INITIALED, counts=_strange),
    Sign(NAME, _SPACED),
    Sign(NAME, _CREDENTIAL, counts=_strange),
    Sign(NAME, _LAST_FIRST, counts=_listed),
)
