r"""Strings of somebody who tries to get past the guard, and of somebody who only works. Every number and name is a placeholder.

A `\u`, `\t`, `\n` or `\N` in a line is an escape.
"""

from __future__ import annotations

import re

_BAD = r"""
surname: doe
surname doe
SURNAME = DOE
sur-name - doe
last name doe
first name: xan
maiden name doe
family name is doe
name: doe
name: o'doe-roe
name - doe
patient's name doe
patient name - doe
Nickname - Xan
p\u0430tient: doe
P\u0410TIENT: doe
\u0440\u0430ti\u0435nt: d\u043e\u0435
n\u03b1me: d\u03bfe
name: D\u00f8e
name: \u0141oe
chart of O\u2019Doe
chart of Doe
record for van Doe
file of Doe
o'doe called
Ste. Anne Roe
San Jose Roe
St Joseph, bed 12
bed 4a
mrs. o'doe
MRS O'DOE called back
pt: de la doe
Pt. Van Der Doe
patient = Doe
pt's name: doe
patients name is doe
Dr. J. Doe wants an addendum
Doe, Jane
DOE,JANE
Doe , Jane
doe, jane
Jane Doe
JANE DOE
j\u200bane doe
J a n e D o e
Ｊａｎｅ Ｄｏｅ
Jáne Dóe, pt
Doe-Roe, Jane
Doe Jr., John
Mr\nDoe
Ms.\tDoe
Baby Boy Doe
BB Doe
twin A Doe
wife of Mr Doe
dtr Jane
seen by Dr Doe
attending: Doe
surgeon: Doe
DOB 3 Mar
DOB: Mar 3rd
dob 03.04.1950
d.o.b 3-4-50
born March 3, 1950
Born: 3/4
birth date 19500304
DOS 3/4
dos: 03.04.2026
DOS Mar 3rd
date of service 3 Mar
adm 3/4
Admit date 03/04
dc 3/4
d/c'd Mar 3rd
discharged 3 Mar
seen on 3 March
expired Mar 3
20260304
03.04.2026
03-04-26
3/4/26
4.3.26
2026/03/04
2026.03.04
2026 03 04
3 Mar 2026
Mar 3rd, 2026
March 3rd '26
the 3rd of March, 2026
3rd March 2026
03MAR2026
3-Mar-26
mar/03/2026
０３/０４/２０２６
03\u201004\u20102026
03\u2044 04 \u20442026
03 - 04 - 2026
0 3 0 4 2 0 2 6
123-45-6789
123 45 6789
123.45.6789
1 2 3 4 5 6 7 8 9
123\u201345\u20136789
123\u200b456789
١٢٣-٤٥-٦٧٨٩
SSN ends 6789
ssn: 6789
SS# 123456789
last four 6789
xxx-xx-6789
***-**-6789
social security no 123456789
555-0123
(555) 555-0123
555.555.0123
5555550123
+1 555 555 0123
+44 20 7946 0123
+49 (0) 30 1234567
1-800-555-0123
555-555-0123 x12
phone 555 0123
tel: 5550123
cell # 555-0123
fax 555.0123
ext. 4567
pager 1234
call her at 555 0123
text 5550123
MRN 1234
mrn#1234
M R N 12345
MRN-1234
mrn\u00a01234
MRN: 0012345
med rec 12345
medical record number 12345
MR# 1234
MR No. 12345
chart no 12345
chart # 12345
chart ID 4567
acct 12345
acct# 12345
Acct no. 12345
account ending 1234
CSN 12345
csn: 1234
FIN 1234567
fin 12345
HAR# 12345
enc 12345
visit # 12345
visit no. 12345
Encounter: 12345
claim # 12345
claim no 12345678
ICN 12345
DCN 20261234567
member ID ABC12345
subscriber id XYZ123456789
policy no. AB12345
grp # 12345
medicaid id 12345A
1eg4-te5-mk73
1EG4 TE5 MK73
1EG4TE5MK73
mbi 1eg4-te5-mk73
NPI 1234567893
npi# 1234567893
DEA AB1234563
dea: ab1234563
license # 12345
lic. no A12345
RN lic 12345
certificate no. 12345
VIN 1HGCM82633A004352
1HGCM82633A004352
1hgcm82633a004352
plate ABC1234
license plate ABC 1234
serial no. SN123456
s/n 12345
device id 12345
UDI 00812345678901
implant lot 12345
00:1a:2b:3c:4d:5e
00-1A-2B-3C-4D-5E
001a.2b3c.4d5e
192.168.0.1
2001:db8::1
2001:0db8:0000:0000:0000:0000:0000:0001
fe80::1
jdoe@example.com
JDOE @ EXAMPLE.COM
jdoe(at)example.com
jdoe [at] example [dot] com
jdoe at example dot com
example.com/doe
www.example.com
http://example.com
portal.example.org
mychart.example.net/x
92 yo
92yo
92 y/o F
92-year-old
92 year old female
age 92
aged 93
AGE: 104
pt 92F
92 F w sepsis
ninety-two year old
101 yrs old
12 Main St
12 Main Street
123 N Main St Apt 4
1234 Elm Ave
PO Box 123
P.O. Box 12
Apt 4B
zip 12345
Anytown, NY 12345
12345-6789
ZIP code: 123
room 12 bed B
rm 412
Rm. 412-A
bed 12B
accession # 12345
specimen S26-12345
order # 123456
case # 12345
SN: AB1234567
ticket 1234567
the case of pt Doe
guarantor: Doe
name: Doe
Name = DOE
nombre: Doe
AKA Doe
Nurse Doe
father Doe
hold for Jane
ask Mary about the chart
patient John
"""

_GOOD = r"""
surname missing
surname: unknown
last name missing
last name mismatch
name: missing
drug name: metformin
name-based rules
patient's name blank
patient name misspelled
Nickname - unknown
chart of Cardiology
chart for Monday
charts of the day
back at 10 o'clock
Ste. Anne
Ste Anne clinic
Sainte Anne
San Jose clinic
San Juan, 4 charts
Santa Maria lab
St Joseph, bed 4
bed 4 is clear
99213-25
99213 - 25
CPT 99214 w/ mod 25
0DTJ4ZZ
0DTJ4ZZ x2
DRG 470
DRG 470 w CC
HCC 85 V28
HCC 37 and HCC 85
RAF 1.234
RAF 0.987 to 1.234
10/10 reviewed
27 of 28 charts
27/28 charts
Q3 FY2027
FY27 Q1
CPT 2027
CEU 1.5
2 CEUs AAPC
CEU index 3.0
Monday 09:30
Mon 9:30-11:00
Medicare Part B
Medicare Part B denials
Medicare Advantage queue
Medicaid OP
UHC edit 77
UHC denials
BCBS appeals
Aetna pends
Humana HCC review
E/M established
E/M new
E/M level 4
same-day surgery
Same-Day Surgery
Dr note missing
Dr. note missing
MD note missing
Room temperature ok
room too cold
The Big Room
Look out of the window
Roll the shoulders back, slowly
Hold for five seconds, then let go
Stand up, breathe in
Left hand, right hand
Chin in, hold 5 s, ten times
20 seconds, 20 feet
10 slow blinks
Palms together
Wrists straight, elbows at 90 degrees
Elbows at 90
90 degrees
themes/quiet-dark.toml
~/.config/ninetyten/themes/night.toml
night-shift.toml
Tür zu, Licht aus
Fenster auf
Kaffee holen
Feierabend
Rücken strecken
Augen schließen, Hände ausschütteln
Schreibtisch aufräumen
Cerrar la puerta
Estirar la espalda
Mañana, cardiología
Revisar las notas
Apagar la luz
Fermer la porte
ED level 4
ED facility 99284
ED pro-fee
OBS hours
IP surgical
OP ancillary
Radiology IR
IR charts
Cath lab
GI lab
Wound care
Infusion center
L&D
NICU day 12
trauma bay charts
Ortho spine
Hem/Onc
Rad Onc
Pain Mgmt
Peds well visits
AWV G0439
AWV and G0439
TCM 99495
CCM 99490 x 3
split/shared
incident-to
critical care 45 min
time 38 min
MDM moderate
MDM high, time 62 min
2 of 3 elements
3 of 4 met
97.5 % on 40 codes
39 of 42 right
audit 95 %
audit: 2 modifier errors
target 95, now 92.9
pace 14 an hour
12.0 / h
28 charts, 27 expected
+1
6.22 charts/h
4h30m left
2h 15m
15:00 hard stop
leave by 15:00
lunch 12:00-13:00
block 2 at 08:45
08:45-10:15 block
Friday off
next Monday
Monday 08:00, E/M queue, start with the holds
Tuesday: appeal letters
October 1 update
Oct 1 code set
effective 10/1
effective Oct 1
week of the 5th
Q1 coding clinic
Coding Clinic Q4
CMS 1500 box 24
box 24E pointer
ICD-10 chapter 19
chapter 19 seventh characters
7th character A vs D
S52.501A vs S52.501D
T45.1X5A sequencing
Z51.11 first
A41.9 R65.20 N17.9
E11.9 Z79.4
I50.33 vs I50.23
J44.1 J44.0
M54.50
Z00.00 and Z23
O09.511
0UT9FZZ lap vs open
02703DZ
4A023N7 B2111ZZ
XW03331
J0585 200 units
J7050 1000 ml
A0427 x 12 miles
G0008 90471
90471 90472 x2
93000 93010
71046-26
72148-TC
59 vs XS
modifiers 24, 25, 57
rev codes 0250 0636
TOB 851
POA N
POA U, W
NCCI 1 vs 0
MUE 1
LCD for 93306
edit queue at 120
WQ 4410 at 35
WQ at 1,250
DNFB 3 days
AR over 90 days
claims over 90 days
CO-50 denial
denial 197
CARC 16 RARC N264
HIM meeting 14:00
huddle 9:05
call with audit at 1:30
ask the lead
ask compliance
email from the lead
IT ticket open
VPN slow
Epic upgrade
3M 360 down
Solventum down
encoder update v26.1
version 2.4.1
Windows 11
monitor 24 inch
screen at 50 cm
Walk 100 steps
walk 10 min
water, walk, window
stretch and tea
close Epic, lock screen
clock out
timesheet
desk tidy
phone to silent
headphones
write three queries
2 holds, 1 query
first look at the op notes
op note addendum
path pending x3
H&P missing
d/c summary missing
discharge summary pending
unsigned, back Friday
signed by 5 pm
resident note only
attestation missing
teaching physician GC
locum coverage
patient status order
patient type wrong
pt class OBS vs IP
"""


def _lines(text: str) -> tuple[str, ...]:
    return tuple(
        re.sub(r"\\u[0-9a-f]{4}|\\[nt]", lambda found: found[0].encode().decode("unicode_escape"), line)
        for line in text.strip("\n").splitlines()
    )


RED_BAD = _lines(_BAD)
RED_GOOD = _lines(_GOOD)
