"""Strings for the guard, good and bad. Every number and name in them is a placeholder: digits in order, 555-01xx, Doe."""

from __future__ import annotations

_GOOD = r"""
E11.65
S72.001A
e11.9 vs e11.65
Z79.4, Z79.84, E11.22
H40.1131 stage
H401131
M1A.0110
I10-I15
C50.911 then C77.3
U07.1
R40.2112
O36.0110
99213 vs 99214
99213-25
99213-25 and 93000
99213 25 59
99202-99205
99213/99214/99215
99213, 99214, 99215
80053 36415 85025
36415 x2
J1100 units
J1100 10 units
J3301 x 4
J0561 600000 units
G0463-25
A4253 50
0DTJ4ZZ
021009W
30233N1
5A1955Z
4A023N7
XW033E5
B2111ZZ
F07G7ZZ
0W9G3ZZ and 0DTJ4ZZ
PCS 0210093
3008F
0591T
HCC 18 V28
HCC 85 96 111 138
DRG 470
DRG 291/292/293
DRG 870-872
MS-DRG 871 vs 872
MS DRG 470 2026 weights
DRG 470 471 2026
APC 5072
POA Y on 3
POA indicator missing
rev 0450
rev 0450 0636 0250
revenue code 0636
modifier 25 59 76 77
mod 25/59/76
modifiers LT RT 50
TOB 131
POS 11 vs 22
20-20-20
20 20 20
30-60-90 day plan
30/60/90
480 page chart
1200 page chart
10/12 charts
39/42 codes
118/125 charts
1180/1250 codes right
12 charts, 3 holds
40 42 38 41 44 this week
118 125 121
100-150 charts a day
3 of 5 done
FY2027
FY2026-2027
FY 2027 IPPS
Q4 2026
CY2026
2025-2026
2026/27
October 2026 update
Oct 1 update
1 October code set
April 1 codes
January 2027 CPT
May 2026 audit
week 41
week 41 2026
2026-W41
wk 41/2026
10:30 meeting
10:30-11:45 queries
07:00-15:30
0700-1530
shift 0600-1400
until 3 pm
8-10 h
90m block
1h30m
2h15m30s
90-10
4x10
10 12 charts
E/M 99213-25
E/M established
new patient E/M
1.5 CEU
12 CEUs by June
95 %
95.1234 %
98.5% accuracy
productivity 104 %
14.2 an hour
RVU 2.4478
conversion factor 33.2875
weight 1.9268
$1234.56 denial
$ 250
12,500 records
5010 claims
837/835
UB-04
CMS-1500
claim form 1500
24/7/365
ICD-10-CM 2027
ICD-10-PCS guidelines
CPT 2026 changes
NDC 00000-0000-00
guideline I.C.9.a
section 2.3
v8.2.8
NCCI edits
unsigned op note
op note unsigned, back Monday
waiting for pathology
addendum requested
missing discharge summary
discharge 99238
admit 99223
admits 12 today
Admits 12, discharges 9
discharge 10/12 charts
visit 99214
encounter 99213 vs 99214
claim 99213-25 denied
claims 40
2 queries sent
query the attending
query Dr response
Dr query pending
physician query
Patient Access
Patient Portal down
Patient Safety module
patient status IP vs OP
Pt education
PT 97110
PT eval 97161
OT/PT/ST notes
Cardiology, Surgery
Monday, Tuesday
Complex, Medium, Routine
Queries, Holds
DRG, POA
CPT, HCPCS
CPC, COC, CRC
ER, OBS, SDS
Medicine, Cardiology and Surgery
Emergency, Observation
Held, Friday
Radiology, Pathology, Anesthesia
Orthopedics, Neurology
Part B Denials
Medicare A Claims
Hepatitis B Screening
Level I Trauma
MR brain 70551
MRI knee
mr brain
MS-DRG list
miss one chart
5 chest CT charts
3 abdominal CT
12 lead ECG
20 minute drive
walk 100 m
10 charts ahead of pace
first place
two at a time
one two three
5-4-3-2-1 grounding
4-7-8 breathing
1-2-3
newborn charts
liveborn Z38.00
born-digital records
DOB missing on face sheet
missing DOB
MRN missing on 3 charts
MRN wrong on 30 charts
no MRN on page 2
account on hold
3 accounts over 5 days
account 99214 downcoded
AR aged 90 days
aged 90+ days
DNFB over 95
phone visits 99441-99443
tele 99441 99442
telehealth modifier 95
modifier 93
fax queue
fax 12 pages
email the auditor
auditor at 2
look at page 12
ext cause codes W19.XXXA
zip file
ID consult 99254
ID 99222
policy 2026 update
group practice
id check
certificate renewal 2027
certification exam
birthday lunch
birthday lunch at 12:30
age 65 edits
age 90 days
ages 0-17
45 yo
ortho then cardio
WQ 12
WQ 4410
work queue 7
room 3 meeting
meeting with the lead
call with the auditor at 10
call 10-12 charts
see guideline I.A.15
hold: addendum
sepsis, severe, with shock
R65.21 with A41.9
first listed vs principal
CC/MCC capture
Charcot joint
Bell palsy
Parkinson disease
Crohn colitis
Wilson interval
Epic downtime
Optum encoder slow
Citrix down
VPN down 14:00
EHR slow since 9:40
3M encoder
chart 25
chart =40
40 routine, 12 complex
15 ED, 12 OP, 3 IP
half a chart
backlog 1,250 charts
backlog 12000
3rd pass
2nd look
1st audit
two CEUs Friday
AAPC webinar
AHIMA CEU
CRC exam prep
finish the two pending op notes first thing
start with the inpatient queue, then the ED backlog
when: 8:00, where: WQ 12, how: read the query answers first
Monday 07:30, outpatient worklist, resume at the third hold
ask lead about modifier 59 vs XU
resubmit 3 denials for CO-97
CO-97, PR-96, CO-16 denials
denial codes CO 97 CO 16
remark N130
K35.80 vs K35.32
Z12.11, K63.5, K57.30
I25.10, I25.2, Z95.5
T81.4XXA vs T81.41XA
O80 Z37.0
Z3A.39
V43.52XA
W01.0XXA Y92.009
98 charts today
99 charts
100 charts, 12 holds
target 104, done 98
104 of 110
pace 12.5/h, need 14.2
12.5 cph
13 per hour
quota 120 a day, 600 a week
600/week
600 per week, 2400 per month
2,400 per month
3 hours 20 minutes
7.5 h production, 0.5 h study
1h study
2 x 20 min
block 3 of 4
blocks 1-4
lines 10-20
pages 12-18
pp. 110-125
slide 44
chapter 15 (O00-O9A)
chapters 1, 2 and 21
section I.B.14
Coding Clinic Q1 2025
Coding Clinic 3Q 2024 p. 12
CC 2024 Q3
CPT Assistant June 2023
LCD L33822
NCD 220.6
LCD L35062 article A56680
L33822
A56680
CMS transmittal 12345
MLN 905
IPPS FY 2026 table 6I
OPPS 2026 addendum B
ICD-10-CM FY 2026 addenda
V24 to V28 transition
CMS-HCC V28
RAF 1.245
RAF score 0.892
GMLOS 4.2
LOS 3
MDC 5
MUE 2
MAI 3
edit 1-0
units 2
J9035 x 40
96372, 96365, 96366
96365 96366 x3 96375
64483-50, 64484-50
27447-RT
20610-LT-59
99291 99292 x2
99291+99292
11042, 97597
59400 59510 59409
45378 vs 45380 vs 45385
G2211 with 99214
Q3014
L1833
E0601 RR KH
S9083
V2632
D0120
4000F 1125F
0001A
0202U
RC 0360
RC 360 and 370
rev 0360/0370
Type of bill 0131
condition code 44
occurrence code 11
occ span 74
value code 80
discharge status 03
disposition 62
status 30
AMA disposition 07
surgeon's note missing
anesthesia record missing
path report pending
implant log missing
nurse's notes unclear
Dr's signature missing
DR SIGNATURE MISSING
Dr. to sign
MD query sent
Attending MD to answer
Query, MD signature
CDI says yes
MD unsigned
PA note vs MD note
NP visit incident-to
RN doc only
Team meeting
Team Meeting, Zoom
Zoom with QA
Teams call 2pm
call IT 9 am
IT ticket open
help desk
reset password
Monday: audits
Tuesday and Thursday off
PTO Friday
back at 1
lunch 12-12:30
lunch 12:00 to 12:30
6-2 shift
6a-2p
4x10s
0.5 FTE
Sat OT 4h
walk after lunch
eyes tired
neck sore 2/3
wrist 1, back 0
coffee with a colleague
watch AHIMA session 3
2 CEUs left of 36
36 CEUs by year end
CPC-A to CPC
CRC, CPC
study E/M MDM table
review Chapter 9
read the 2026 guideline changes
quarterly NCCI update
PTP edits
Humana, Aetna, Cigna
Medicare, Medicaid
Medicare Advantage
Blue Cross
United Healthcare denial
Tricare claims
BCBS denials
Epic, Cerner, Meditech
Epic In Basket
Epic WQ 4410
WQ 12345
TAT 3 days
DNFB 4.2 days
A/R over 90 days
over 90 days old
90 days old
claims 95 days old
90+ day bucket
95 percent
95th percentile
100% accuracy
99% clean
97/100
ICD 99 %
post-op day 2
POD 2
2nd query
30-day readmission
72 hour rule
2-midnight rule
3-day window
1 in 10
10-K
360 review
error rate 2.1 %
3 errors of 120
em-level 2, units 1
first pass 88.4 %
95% CI 91.2-97.8
91.2-97.8 %
rate 12.0
rate=12.5
kind complex
Complex inpatient
Routine outpatient
General
Same Day Surgery
SDS
Emergency Department
Interventional Radiology
ED Facility
Pro-fee E/M
Wound Care
Pain Management
Infusion, Injection
Mental Health
Labor & Delivery
Home Health
Skilled Nursing
Sleep Study
Cath Lab
GI Endo
Ortho Spine
Ophtho
ENT Clinic
Hem/Onc
Rad Onc
Peds Clinic
Chart Chase
Chase Charts
RADV Audit
Grace period
Mark for review
Will finish later
May finish Friday
Will, may, can
Rose colored
Bill hold
Bill Hold Queue
Frank hematuria
Art line
Jack of all trades
St. elevation
St. Mary
St. Mary's
st. mary queue
Saint Joseph Medical Center
St. John backlog
at St. Anna's ED, 4 left
patient: follow-up
patient: needs a query
initials of the coder
initials only
Look far, breathe
Shoulder rolls, ten
Stand up, walk
Mayo stand
Roll wrists 10 times
Hold 20 seconds, 3 rounds
20 s, 30 s, 40 s
5 5 5
every 20 min for 20 s
look 20 feet away for 20 seconds
20 feet, 6 meters
~/notes
#1 priority
#2
No. 1
chart no 3
chart #12
case #3
step 1. open
(see above)
??
...
- - -
!!!
0
1
12
123
1234
12345
a
The quick brown fox
"""

GOOD = _GOOD.strip().splitlines()
"""What a coder writes about the work, and may."""

BAD: dict[str, list[str]] = {
    "a Social Security number": """
123-45-6789
123 45 6789
123.45.6789
123 - 45 - 6789
123\u201345\u20136789
\uff11\uff12\uff13-\uff14\uff15-\uff16\uff17\uff18\uff19
123\u200b-45\u200b-6789
123\u00a045\u00a06789
123/45/6789
123_45_6789
123-45 6789
SSN 123456789
SSN: 6789
ssn ends in 6789
social security 123456789
social security number 6789
last 4 of SSN 6789
last four 6789
xxx-xx-6789
***-**-6789
S.S.N. 123456789
SS# 123-45-6789
last4 6789
""".strip().splitlines(),
    "a phone number": """
555-555-0123
(555) 555-0123
(555)555-0123
555.555.0123
555 555 0123
+1 555 555 0123
1-555-555-0123
15555550123 is +1 555-555-0123
555-0123
555 0123
555.0123
call 5550123
call back 555 0123
phone 5555550123
fax: 5555550123
cell # 555 555 0123
pager 4412
ext 4412
ext. 441
+44 20 7946 0958
tel 555/555/0123
(555) 555 0123
555-555-0123 x12
[555] 555-0123
ph 123-4567
+11234567890
voicemail x4521
""".strip().splitlines(),
    "a long number": """
123456
1234567
00123456
A1234567
M123456
1 2 3 4 5 6 7
1-2-3-4-5-6-7
1.2.3.4.5.6.7
1 2-3 4-5 6 7
12-34-56
12 34 56
12 34 56 7
123-456
123 456
123 456 789
1234-5678
1234 5678
1234 5678 9012 3456
12345678901
five five five zero one two three
S26-12345
12-345-678
\u0661\u0662\u0663\u0664\u0665\u0666\u0667
\u2460\u2461\u2462\u2463\u2464\u2465\u2466
12\u200b34\u200b567
12\u00ad34567
123456A
hold 0012345
7654321 needs addendum
number 987654
(123456)
#123456
no.123456.
123456.
1234567/89
98-7654321
MR 445213
445.213
4 4 5 - 2 1 3
44521-399
x445213
DL 44521399
specimen S26-4452
""".strip().splitlines(),
    "a record number": """
MRN 12345
MRN: 12345
MRN#12345
mrn no. 4471
M.R.N. 4471
MRN A1234
mrn 12-34
CSN 4471
csn: 12345
FIN 4471
FIN: 12345
HAR 4471
acct 4471
acct# 77
acct #12345
account no. 4471
account number 12345
account 12345
Member ID W1234
member id: 99887
policy 4471
policy # AB4471
claim 4471
claim #12345
claim number 4471
visit 4471
visit 12345
encounter 48213
encounter #4471
encounter: 48213
MBI 1EG4
medical record 12345
medical record number 4471
chart # 4471
record no. 4471
patient id 12
patient #7
pt #3
patient no. 12
patient number 12
pt id A7
id 4471
ID: 44712
NPI 1234
license AB4471
serial 4A7721
accession 4471
specimen 4471A
case # 4471
order 4471
AB1C2345D6
W12B34C567
00:1a:2b:3c:4d:5e
patient 4471
subscriber 4471
HIC 4471A
MRN 0012345 and a hold
mrn=44521
MRN44521
MRN ending 4521
med rec # 44521
MR #44521
Enc# 44521
ICN 44521
invoice 44521
group # 44521
driver license D1234567
acct ending in 4521
1AA0-AA0-AA00
1AA0AA0AA00
1aa0 aa0 aa00
1AAAA11111A000000
chart 1234567
""".strip().splitlines(),
    "a date of birth": """
DOB 3/4/1950
DOB: 03/04/50
d.o.b. 3-4-50
dob 1950
born 3/4/1950
born in 1950
born March 4
born on the 4th
birth date 3/4/50
birthdate: 1950
date of birth 3/4/1950
birthday 3/4
DOB=3/4/50
year of birth 1931
dob is 4 March 1950
DOB 01021933
bday 1/2
d o b 1/2/33
""".strip().splitlines(),
    "a date": """
3/4/2026
03/04/26
3-4-26
3.4.2026
3 / 4 / 2026
03 04 2026
2026-03-04
2026/3/4
2026.03.04
20260304
03042026
March 4, 2026
March 4 2026
Mar 4, '26
Mar 4, 26
March 4th, 2026
4 March 2026
4th of March 2026
the 4th of March, 2026
04MAR2026
4-Mar-26
04-MAR-2026
2026 March 4
2026-Mar-04
DOS 3/4
DOS 3
dos: 0304
DOS 3/4/26
date of service 3/4
service date March 4
admit 3/4
admitted 3/4
admitted March 4
admitted on the 4th
admit 0304
admission 3/4
disch 3/4
discharged March 6
discharge date 3/6
d/c 3/6
d/c'd 3/6
seen on 3/4
seen 3/4
pt seen 3/4
visit on 3/4
died 3/4
expired March 4
surgery on 3/4
patient 3/4
3/4/26-3/8/26
from 3/4/2026 to 3/8/2026
3\u20134\u20132026
\uff13/\uff14/\uff12\uff10\uff12\uff16
13/4/2026
Sept 4 2026
Dec 31, 1999
b. 1/2/1933
dos oct 6th
admit dt 10/6
d/c 10/8/26
06Oct26
6.10.2026
""".strip().splitlines(),
    "an age over 89": """
92 yo
92yo female
92-year-old
92 year old
92 years old
92 y/o
92 y.o.
aged 92
age 92
age: 101
age is 95
102 yo male
pt is 92 yo
92F with fall
pt 92F
patient, 92 M
92 yr old
91 yr female
ninety-two year old
ninety year old
nonagenarian
centenarian
in his nineties
in her 90s
119 yo
94 years of age
94 yr/o
AGE 90+
97 F pt
a hundred and two years old
""".strip().splitlines(),
    "an address": """
123 Main Street
123 Main St
123 main st
1 Elm Avenue
44 Oak Dr.
4410 N. Elm Ave
42 5th Ave
12 ELM ST
7 Old Mill Road
7 old mill road
200 Lake Blvd, Apt 4
PO Box 12
P.O. Box 123
p o box 7
ZIP 12345
zip code 12345
12345-6789
Anytown, TX 12345
Anytown TX 12345
Anytown, CA 12345-6789
apt 4B
suite 300
9 Highland Terrace
P.O.Box 44
1 Infinite Loop
1234 north main street
""".strip().splitlines(),
    "an e-mail address": """
someone@example.org
some.one+x@mail.example.org
some one @ example.org is someone@example
someone at example dot org
someone [at] example [dot] org
someone(at)example(dot)org
s@e.org
12@example.org
\uff53omeone\uff20example.org
mailto:j@example.com
""".strip().splitlines(),
    "a web address": """
https://example.org/x
http://x
www.example.org
example.org
portal.example.org/page?id=1
ftp://example.org
example.com
EXAMPLE.NET
see my.portal.health
""".strip().splitlines(),
    "an IP address": """
192.0.2.1
10.0.0.1
ip 198.51.100.7:8080
2001:db8::1
2001:0db8:0000:0000:0000:ff00:0042:8329
fe80::1
""".strip().splitlines(),
    "a name": """
Mr. Doe
Mr Doe
Mrs Doe
Ms. Roe
Dr. Doe
Dr Roe asked
Miss Roe
mrs roe
mr roe
Patient Doe
patient Doe
pt Doe
Pt. Roe
pt: Doe
patient named Doe
patient is Roe
patient name: doe
Patient name Doe
Doe, Roe
Doe, Jane
DOE, JANE
Doe,Jane
Doe, J.
Doe, J
O'Doe, Jane
Doe-Roe, Jane
De Doe, Jane
Jane Doe
JANE DOE
Jane A. Doe
Jane A Doe
Xan Q. Doe
mother Roe
daughter Roe
wife Roe
baby girl Doe
Baby Boy Roe
Doe, MD
nurse Roe
name is Roe
spouse: Roe
initials J.D.
Döe, Jané
guarantor Doe
Doe Jr, Jane
patient's name is Doe
Mr.Doe
pt John D. fell
J. Doe
Mr. J. Doe
Mrs. Van Doe
Dr. van der Doe
name: Doe
doe, jane
patient: jane doe
patient: doe-roe
Patient = roe
nickname: xan
nickname xan
goes by Xan
initials jd
initials: j.d.
Initials are JD
St. Mary Roe
Mr D
baby Doe
BB Doe
twin A Doe
John's chart
spoke with Mary
Rev. Doe
Judge Doe
Doe MD
Doe, M.D.
""".strip().splitlines(),
}
"""What may identify somebody, by the class it is refused with."""
