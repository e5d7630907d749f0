"""A report as one self-contained page: to print, to keep, and, if it is of production, to send. It loads and runs nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from ninetyten.domain.vocabulary import ClockStyle
from ninetyten.ledger.periods import long_date
from ninetyten.reports.day_text import (
    Outlook,
    accuracy_rows,
    charts_rows,
    kinds_table,
    pace_rows,
    pay_rows,
    productivity,
    share_rows,
    time_spent,
)
from ninetyten.reports.destination import write_own
from ninetyten.reports.layout import Found, Row, percent, under
from ninetyten.reports.period_text import (
    PARTS,
    SAYINGS,
    WELLNESS,
    by_what,
    column_notes,
    day_cells,
    growth_lines,
    name_of,
    parts_of,
    study_rows,
    wellness_cells,
)
from ninetyten.reports.svg import Figure, defined, production_figures, wellness_figures
from ninetyten.reports.wellness_text import fates_rows, fates_table, look_rows, rest_rows
from ninetyten.view.plots import AUDIT_HEAD, audit_cells
from ninetyten.view.study_page import NOTES as NOTES_ON_STUDY

STYLE = """
:root{color-scheme:light}
body{margin:2rem auto;max-width:46rem;padding:0 1rem;background:#fff;color:#111;font:16px/1.5 system-ui,sans-serif}
h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.1rem;margin:2rem 0 .5rem;border-bottom:2px solid #111}
p{margin:.25rem 0}.quiet{color:#444}
dl{display:grid;grid-template-columns:11rem 1fr;gap:.25rem 1rem;margin:0}dt{font-weight:600}dd{margin:0}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:.2rem .5rem;text-align:right;white-space:nowrap;border-bottom:1px solid #999}
th:first-child,td:first-child{text-align:left}tr.sum td{font-weight:600;border-top:2px solid #111}
ul.figures{list-style:none;display:grid;grid-template-columns:repeat(auto-fit,minmax(7.5rem,1fr))}
ul.figures{gap:1rem;margin:1.5rem 0;padding:0}ul.figures li{font-size:.9rem;line-height:1.35}
ul.figures b{display:block;font-size:1.7rem;line-height:1.2}
figure{margin:1rem 0;break-inside:avoid}figcaption{font-size:.9rem}
svg{max-width:100%;height:auto}svg text{font:13px system-ui,sans-serif;fill:#111}svg .note{font-weight:600}
svg .grid{stroke:#bbb;stroke-width:1}svg .goal{stroke:#b00020;stroke-width:2.5;stroke-dasharray:7 4}
svg .interval line{stroke:#111;stroke-width:2}svg .interval circle{fill:#17624f;stroke:#111}
.key{white-space:nowrap;margin-right:.9rem}.swatch{vertical-align:-1px;margin-right:.3rem}
table,dl{break-inside:avoid}
@media print{body{margin:0;max-width:none;font-size:11pt}h2{break-after:avoid}}
"""
"""Light, for paper: dark text on white, 7 to 1 and more."""


def write_page(word: str, report: Found, until: str, outlook: Outlook, file: str) -> None:
    """Write the page of a `report` or `wellness` into a file that only its owner can read. Raises JournalError."""
    page = production_page(report, until, outlook) if word == "report" else wellness_page(report, until, outlook.clock)
    write_own(file, page.encode())


def write_sheet(found: Found, file: str) -> None:
    """Write the page of a sheet of full weeks into a file that only its owner can read. Raises JournalError."""
    from ninetyten.reports import sheet_text

    parts = [_rows("Summary", sheet_text.fact_rows(found))]
    for title, head, rows, total, notes in sheet_text.tables_of(found):
        parts.append(f"{_table(title, head, rows, total)}<p class=quiet>{escape(' '.join(notes))}</p>")
    write_own(file, _page(sheet_text.TITLE, sheet_text.name_of(found), parts).encode())


def production_page(report: Found, until: str, outlook: Outlook) -> str:
    """Return the production report as a page. It holds nothing private (D11)."""
    first = outlook.found.get("accuracy", {}).get("first", False)
    accuracy = [_rows("Accuracy", accuracy_rows(report, outlook))]
    others = productivity(report, outlook)[1:]
    more = under("More", [f"{share} productivity ({what})  {length}" for share, what, length in others])
    figures = [_rows("Production", [*charts_rows(report), *more, *pace_rows(report, outlook)])]
    parts = [
        _headline(report, outlook),
        *([*accuracy, *figures] if first else [*figures, *accuracy]),
        *_figures(production_figures(report, outlook)),
        *_chart_types(report, outlook),
        _table("Time", ("", "time"), time_spent(report)),
        _rows("Blocks, breaks and shares", share_rows(report)),
        _rows("Pay", pay_rows(report)),
        *_longer(report, outlook),
        *_audits(outlook),
        *_study(outlook),
    ]
    return _page("Production report", _when(report), parts, until)


def wellness_page(wellness: Found, until: str, clock: ClockStyle = "24h") -> str:
    """Return the private report as a page."""
    rows = [wellness_cells(name, part) for name, part in parts_of(wellness)] if "period" in wellness else []
    table = fates_table(wellness["prompts"])
    parts = [
        *([_table("Micro-breaks", table[0], table[1:])] if table else []),
        _rows(
            "Breaks and hours",
            [
                *under("Micro-breaks", [line for _, line in fates_rows(wellness["prompts"])]),
                *rest_rows(wellness, clock),
                *look_rows(wellness, clock),
            ],
        ),
        *_figures(wellness_figures(wellness)),
        *([_table(by_what(wellness), WELLNESS, rows)] if rows else []),
    ]
    return _page("Wellness report (private)", _when(wellness), parts, until)


def _figures(found: Iterable[Figure]) -> list[str]:
    return [f"<h2>{escape(title)}</h2><figure>{plot}<figcaption>{words}</figcaption></figure>" for title, plot, words in found]


def _when(report: Found) -> str:
    """Return the name of a report's period, or the date of its day."""
    return name_of(report) if "period" in report else long_date(report["date"])


def _page(title: str, name: str, parts: Sequence[str], until: str = "") -> str:
    when = f"<p class=quiet>{escape(name)}{f', as of {escape(until)}' if until else ''}</p>"
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}, {escape(name)}</title>'
    body = "\n".join([f"<h1>{title}</h1>", when, defined(), *parts])
    return f'<!DOCTYPE html>\n<html lang="en">\n<head>{head}<style>{STYLE}</style></head>\n<body>\n{body}\n</body>\n</html>\n'


def _headline(report: Found, outlook: Outlook) -> str:
    """Return the key figures, each with its basis."""
    known = outlook.found.get("accuracy", {})
    together = known.get("together")
    right = [(percent(together["percent"]), f"of {together['total']} codes right")] if together else []
    share, what, _ = productivity(report, outlook)[0]
    made = [(str(report["charts"]), "charts"), (share, f"productivity ({what})")]
    listed = [*right, *made] if known.get("first") else [*made, *right]
    return f"<ul class=figures>{''.join(f'<li><b>{escape(big)}</b> {escape(small)}</li>' for big, small in listed)}</ul>"


def _rows(title: str, rows: Sequence[Row]) -> str:
    """Return labels and lines as a definition list."""
    if not rows:
        return ""
    groups: list[tuple[str, list[str]]] = []
    for label, line in rows:
        if label or not groups:
            groups.append((label, []))
        groups[-1][1].append(" · ".join(part for part in line.split("  ") if part))
    listed = "".join(f"<dt>{escape(label)}</dt><dd>{'<br>'.join(map(escape, lines))}</dd>" for label, lines in groups)
    return f"<h2>{escape(title)}</h2><dl>{listed}</dl>"


def _table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]], total: Sequence[str] = ()) -> str:
    """Return a table under its title. `total`: the row of totals, if there is one."""
    body = "".join(f"<tr>{_cells('td', row)}</tr>" for row in rows)
    summed = f"<tr class=sum>{_cells('td', total)}</tr>" if total else ""
    return f"<h2>{escape(title)}</h2><table><thead><tr>{_cells('th', head)}</tr></thead><tbody>{body}{summed}</tbody></table>"


def _cells(tag: str, cells: Sequence[str]) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    return "".join(f"<{tag}{scope}>{escape(cell.strip())}</{tag}>" for cell in cells)


def _chart_types(report: Found, outlook: Outlook) -> list[str]:
    head, *rows = kinds_table(report, outlook.kinds)
    return [_table("Chart types", head, rows)] if rows else []


def _audits(outlook: Outlook) -> list[str]:
    audits = outlook.found.get("accuracy", {}).get("audits", ())
    return [_table("Audits", AUDIT_HEAD, [audit_cells(audit, outlook.kinds) for audit in audits])] if audits else []


def _study(outlook: Outlook) -> list[str]:
    rows = study_rows(outlook)
    notes = "".join(f"<p class=quiet>{escape(note)}</p>" for note in NOTES_ON_STUDY)
    return [_rows("Accuracy study by topic", rows) + notes] if rows else []


def _longer(report: Found, outlook: Outlook) -> list[str]:
    """Return the parts that only a report longer than a day has."""
    if "period" not in report:
        return []
    days = [day_cells(name, day, outlook.denominator) for name, day in parts_of(report)]
    listed = [(label if i == 0 else "", line) for key, label in SAYINGS for i, line in enumerate(outlook.words.get(key, ()))]
    notes = "".join(f"<p class=quiet>{escape(note)}</p>" for note in column_notes(outlook.denominator))
    return [
        _table(by_what(report), ("", *PARTS), days, day_cells("total", report, outlook.denominator)) + notes,
        _rows("CEU / education against the goal", under("By week", growth_lines(report))),
        _rows("Outlook", listed),
    ]
