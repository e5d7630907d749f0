"""Words for the guard of names: those of the work, which begin with a capital letter and are no name, and usual first names."""

from __future__ import annotations

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
"""Words of the work, in the singular: specialties, payers, systems, papers, days, and what people write about them."""

FIRST_NAMES = frozenset(_FIRST.split())
"""First names that are hardly ever anything else, in small letters either."""
