"""The closed vocabularies: every short word that the journal, the settings and the command line share.

Each is a Literal, and a tuple holds its words in order. A layer keeps what it knows of the words in one table, whose
annotation names the vocabulary (`INKS: dict[Bucket, Ink]`). A test finds all such tables and names missing rows.
"""

from __future__ import annotations

from typing import Any, Literal, get_args

Unsaid = Literal[""]
"""The empty string, where a word may be left out."""

Activity = Literal["production", "study", "growth", "query", "admin"]
"""What a block can be for (D1); a meeting and downtime are phases of their own."""
Interrupting = Literal["paused", "meeting", "downtime"]
"""How a person interrupts the day (A2)."""
Absence = Literal["away", "asleep"]
"""What ends when a person returns."""
Phase = Literal["off", "focus", "rest", Interrupting, Absence, "unwatched"]
"""The phases of a day (A2)."""
Situation = Literal[Phase, "meeting outside", "downtime outside"]
"""A phase as an act meets it: an interruption of a rest ends in other ways than one of a block."""
Label = Literal[Activity, "meeting", "downtime", "rest", "lunch", "paused", "away", "off"]
"""What a past stretch can be relabeled as (D10)."""
Bucket = Literal[Activity, "meeting", "downtime", "rest", "lunch", "paused", "away", "asleep", "unwatched", "off"]
"""Where every second of the day is counted (A3)."""

Answer = Literal["done", "snoozed", "skipped"]
"""How a person answers a stop (C7)."""
Settled = Literal["observed", "missed", "unsaid", "absorbed"]
"""What becomes of an unanswered stop (C10)."""
Fate = Literal["done", "observed", "skipped", "missed", "unsaid", "absorbed"]
"""What becomes of a stop (C10)."""

PauseReason = Literal["phone", "household", "errand", "unwell", "other"]
DowntimeReason = Literal["ehr", "vpn", "encoder", "no-work", "other"]
Reason = Literal[PauseReason, DowntimeReason, ""]
"""Why the day is interrupted; empty for a meeting."""
HoldReason = Literal["unsigned", "missing-note", "pathology", "addendum", "edit", "query", "other"]
AnywayReason = Literal["backlog", "appointment", "makeup", "other"]
"""Why a block starts outside the planned hours (B7)."""
AnyReason = Literal[PauseReason, DowntimeReason, HoldReason, AnywayReason]
"""Every reason that a person can give."""
Return = Literal["screen", "away", "walk"]
"""What a rest was (B3)."""
GapAnswer = Literal["work", "rest", "lunch", "meeting", "downtime", "off"]
"""What an unattended gap was (A6)."""

ErrorCategory = Literal[
    "specificity", "sequencing", "missed-secondary", "unsupported", "em-level", "modifier", "units", "bundling", "poa",
    "provider-date", "meat", "other",
]  # fmt: skip
"""What an audit finds (D6)."""
Basis = Literal["codes", "charts", "records"]
"""What an audit counts: single codes, whole charts, or records of a patient's stay (G2)."""
StudyTopic = Literal[ErrorCategory, "guidelines", "new-codes", "payer-policy"]
"""What accuracy study can be about (G1). A chart type of one's own is a topic too, by its key."""
CeuSource = Literal["aapc", "ahima", "employer", "other"]
"""Who gave continuing education; a component association of AHIMA counts as AHIMA (D12)."""
Specialty = Literal[
    "circc", "cpma", "cpco", "cdeo", "cppm", "canpc", "cascc", "ccc", "ccvtc", "cedc", "cemc", "centc", "cfpc", "cgic", "cgsc",
    "chonc", "cimc", "cobgc", "copc", "cosc", "cpcd", "cpedc", "cprc", "crhc", "csfac", "cuc",
]  # fmt: skip
"""AAPC's credentials that need education of their own within the cycle."""
CeuTopic = Literal[Specialty, "hiim", "other"]
"""What continuing education was for: a specialty, AHIMA's domains of health information, or neither."""
Place = Literal["home", "office"]
"""Where a day can be worked (S30)."""

Felt = Literal[0, 1, 2, 3]
"""How strongly something is felt: 0 is not at all, 3 a lot (D9)."""
Energy = Literal[1, 2, 3, 4, 5]
"""A person's energy: 1 is little, 5 a lot."""
BodyArea = Literal["eyes", "head", "neck", "shoulders", "back", "wrists", "tired"]
"""What the weekly check asks about the body (D9); `tired`: in a way that sleep does not mend."""
WorkItem = Literal["queue", "distance", "temper"]
"""What it asks about work: dread of the queue, distance from the work, a short temper at deadlines."""
WorkstationPoint = Literal[
    "screen-height", "screen-distance", "glare", "chair", "feet", "elbows", "wrists", "lighting", "noise", "temperature",
]  # fmt: skip
"""What the workstation check asks."""
PosturePoint = Literal["feet", "back", "elbows", "wrists", "screen", "distance"]
"""The points of the posture check at a block's start, in the order they are shown."""
Contact = Literal["coffee", "chat", "coworking", "hobby", "chapter"]
"""Time with other people: a virtual coffee, a chat that is not a query, a coworking day, a hobby, a chapter meeting."""
Denominator = Literal["production", "work", "paid"]
"""What an employer divides by for productivity (D3)."""
ClockStyle = Literal["12h", "24h"]
"""How a person reads a time of day: `2:04 PM` or `14:04` (F1)."""

ACTIVITIES: tuple[Activity, ...] = get_args(Activity)
SITUATIONS: tuple[Situation, ...] = get_args(Situation)
LABELS: tuple[Label, ...] = get_args(Label)
BUCKETS: tuple[Bucket, ...] = get_args(Bucket)
FATES: tuple[Fate, ...] = get_args(Fate)
PAUSE_REASONS: tuple[PauseReason, ...] = get_args(PauseReason)
DOWNTIME_REASONS: tuple[DowntimeReason, ...] = get_args(DowntimeReason)
HOLD_REASONS: tuple[HoldReason, ...] = get_args(HoldReason)
ANYWAY_REASONS: tuple[AnywayReason, ...] = get_args(AnywayReason)
RETURNS: tuple[Return, ...] = get_args(Return)
ERROR_CATEGORIES: tuple[ErrorCategory, ...] = get_args(ErrorCategory)
BASES: tuple[Basis, ...] = get_args(Basis)
STUDY_TOPICS: tuple[StudyTopic, ...] = get_args(StudyTopic)
CEU_SOURCES: tuple[CeuSource, ...] = get_args(CeuSource)
SPECIALTIES: tuple[Specialty, ...] = get_args(Specialty)
CEU_TOPICS: tuple[CeuTopic, ...] = get_args(CeuTopic)
PLACES: tuple[Place, ...] = get_args(Place)
ENERGY: tuple[Energy, ...] = get_args(Energy)
BODY_AREAS: tuple[BodyArea, ...] = get_args(BodyArea)
WORK_ITEMS: tuple[WorkItem, ...] = get_args(WorkItem)
WORKSTATION_POINTS: tuple[WorkstationPoint, ...] = get_args(WorkstationPoint)
POSTURE_POINTS: tuple[PosturePoint, ...] = get_args(PosturePoint)
CONTACTS: tuple[Contact, ...] = get_args(Contact)


def words_of(vocabulary: str) -> tuple[Any, ...]:
    """Return the words of a vocabulary by its name, in order; empty if no vocabulary has that name."""
    return get_args(globals().get(vocabulary))
