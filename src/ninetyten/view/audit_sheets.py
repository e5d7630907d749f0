"""Fill in what has several fields on one card: the worksheet of an audit (D6, G2), and a rebuttal that was won.

Pure: the card shows the rows and passes each key on; a sheet says what the fields hold and what they come to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Self

from ninetyten.domain import commands as c
from ninetyten.domain import events as e
from ninetyten.domain.typed import read_result
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import BASES, ERROR_CATEGORIES, Basis, ErrorCategory
from ninetyten.domain.words import BASIS_WORDS, ERROR_WORDS, counted
from ninetyten.ledger.accuracy import wilson
from ninetyten.ledger.audits import Errors, corrected
from ninetyten.ledger.figures import tenths
from ninetyten.ledger.periods import day_and_month

DIGITS = 3
"""Digits of the longest count of errors."""
RESULT = 12
"""Characters of the longest result."""
NO_KIND = "more than one"
HELP = "Type how many were right and how many were reviewed, such as 39/42."
HELP_CHARTS = "Charts clean: type how many had no error and how many were reviewed, such as 8/10."
HELP_REBUTTAL = "Type how many of these errors your rebuttal took back."
NO_ERRORS = "No audit within a year has errors to take back."


class Row(NamedTuple):
    """A field: its name, the label in front of what stands in it, the words behind that. `turns`: it is chosen, not typed."""

    name: str
    label: str
    words: str = ""
    turns: bool = False


class Sheet(Value):
    """Fields to fill in. `written`: what was typed into them so far, by their names. It has `rows`, top to bottom; `wrong`, the
    field that keeps it from being logged, if there is one; and `comes_to`, lines on what it comes to, or on what to type."""

    written: tuple[tuple[str, str], ...] = ()

    def text(self, name: str) -> str:
        """Return what stands in a field."""
        return dict(self.written).get(name, "")

    def typed(self, name: str, character: str) -> Self:
        """Return the sheet after a character was typed into a field; the same sheet if it does not fit there."""
        return self.with_text(name, f"{int(self.text(name) + character)}"[-DIGITS:]) if character.isdecimal() else self

    def erased(self, name: str) -> Self:
        """Return the sheet without the last character of a field."""
        return self.with_text(name, dict(self.written).get(name, "")[:-1])

    def turned(self, name: str, by: int) -> Self:
        """Return the sheet with the next choice in a field, or the one before (-1)."""
        return self

    def with_text(self, name: str, text: str) -> Self:
        """Return the sheet with that text in a field."""
        return self.replace(written=tuple({**dict(self.written), name: text}.items()))

    def count(self, name: str) -> int:
        """Return the number that stands in a field."""
        return int(self.text(name) or 0)


class AuditSheet(Sheet):
    """The worksheet of an audit. `kinds`: each chart type's key and name; `target` in percent; `kind`: the chart type that the
    audit is of, empty for more than one."""

    kinds: tuple[tuple[str, str], ...] = ()
    target: float = 95.0
    kind: str = ""
    basis: Basis = "codes"

    @property
    def rows(self) -> tuple[Row, ...]:
        """The result, the charts where codes are counted, the chart type where there are several, the basis, the errors."""
        charts = [Row("charts", "charts clean")] if self.basis == "codes" else []
        kind = [Row("kind", "chart type", turns=True)] if len(self.kinds) > 1 else []
        errors = [Row(category, "" if at else "errors", ERROR_WORDS[category]) for at, category in enumerate(ERROR_CATEGORIES)]
        result = Row("result", f"{BASIS_WORDS[self.basis]} right")
        return (result, *charts, *kind, Row("basis", "basis", turns=True), *errors)

    def text(self, name: str) -> str:
        """Return what stands in a field."""
        chosen = {"kind": dict(self.kinds).get(self.kind, NO_KIND), "basis": BASIS_WORDS[self.basis]}
        return chosen.get(name) or super().text(name)

    def typed(self, name: str, character: str) -> Self:
        """Return the sheet after a character: a result keeps every one, so that none that is left out makes another result."""
        if name not in ("result", "charts"):
            return self if name in ("kind", "basis") else super().typed(name, character)
        text = self.text(name)
        return self.with_text(name, text + character) if len(text) < RESULT else self

    def turned(self, name: str, by: int) -> Self:
        """Return the sheet with the next chart type or basis."""
        if name == "kind":
            keys = ("", *(key for key, _ in self.kinds))
            return self.replace(kind=keys[(keys.index(self.kind) + by) % len(keys)])
        return self.replace(basis=BASES[(BASES.index(self.basis) + by) % len(BASES)]) if name == "basis" else self

    @property
    def comes_to(self) -> tuple[str, ...]:
        """The share with its interval, and how many errors were named."""
        if self.wrong:
            return (HELP_CHARTS if self.wrong == "charts" else HELP,)
        made = self.command
        (low, high), one = wilson(made.right, made.total), self.basis.removesuffix("s")
        named, missing = sum(count for _, count in made.errors), made.total - made.right
        share = f"{tenths(100 * made.right / made.total)}% of {self.basis} right"
        return (
            f"{share}, likely {tenths(low)} to {tenths(high)}%; target {self.target:g}%",
            f"{counted(missing, one)} not right; {counted(named, 'error')} by category",
        )

    @property
    def wrong(self) -> str:
        """The result if it is none, else the charts if what was typed there is not a result."""
        charts = self.text("charts") if self.basis == "codes" else ""
        return "result" if _wrong(self.text("result")) else "charts" if charts and _wrong(charts) else ""

    @property
    def command(self) -> c.Audit:
        """The command that logs it, once nothing is wrong."""
        charts = self.text("charts") if self.basis == "codes" else ""
        clean, reviewed = read_result(charts) if charts else (None, None)
        errors = tuple((category, self.count(category)) for category in ERROR_CATEGORIES if self.count(category))
        return c.Audit(*read_result(self.text("result")), clean, reviewed, errors, self.kind, self.basis)


def audit_sheet(kinds: Sequence[tuple[str, str]], target: float, audits: Sequence[tuple[str, e.Audited]]) -> AuditSheet:
    """Return an empty worksheet, of the chart type of the last of these audits if there is still one by that key."""
    last = audits[-1][1].kind if audits else ""
    return AuditSheet(kinds=tuple(kinds), target=target, kind=last if last in dict(kinds) else "")


def _wrong(text: str) -> bool:
    try:
        read_result(text)
    except ValueError:
        return True
    return False


class RebuttalSheet(Sheet):
    """Errors that audits found, of which a rebuttal took some back. `audits`: those with errors, each with its day, newest first;
    `kinds`: each chart type's key and name."""

    audits: tuple[tuple[str, e.Audited], ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The errors of each audit."""
        return tuple(Row(_name(day, category), day_and_month(day), words) for day, _, category, _, words in self._errors())

    def typed(self, name: str, character: str) -> Self:
        """Return the sheet after a digit: never more than were found."""
        most = {_name(day, category): count for day, _, category, count, _ in self._errors()}[name]
        fits = [text for text in (self.text(name) + character, character) if text.isdecimal() and int(text) <= most]
        return self.with_text(name, f"{int(fits[0])}") if fits else self

    @property
    def comes_to(self) -> tuple[str, ...]:
        """What each audit comes to without them."""
        return tuple(_becomes(*taken) for taken in self._taken_back()) or (HELP_REBUTTAL,)

    @property
    def wrong(self) -> str:
        """The first field, while nothing is taken back."""
        return "" if self._taken_back() else self.rows[0].name

    def commands(self, today: str) -> tuple[c.Command, ...]:
        """Return the commands that take them back, one for each audit, under the day that it is of."""
        acts = [(day, c.Audit(0, 0, rebutted=errors)) for day, _, errors in self._taken_back()]
        return tuple(act if day == today else c.Later(act, day=day) for day, act in acts)

    def _errors(self) -> Iterator[tuple[str, e.Audited, ErrorCategory, int, str]]:
        """Yield each error with its audit, how often it was found, and words for that. Of two audits of a day that have it, a
        rebuttal corrects the later one, so that has the field."""
        seen = set()
        for day, audit in self.audits:
            of = f", {dict(self.kinds).get(audit.kind, audit.kind)}" if audit.kind else ""
            for category, count in audit.errors:
                if (day, category) not in seen:
                    seen.add((day, category))
                    yield day, audit, category, count, f"of {count} {ERROR_WORDS[category]}{of}"

    def _taken_back(self) -> list[tuple[str, e.Audited, Errors]]:
        found: dict[tuple[str, e.Audited], Errors] = {}
        for day, audit, category, _, _ in self._errors():
            if count := self.count(_name(day, category)):
                found[day, audit] = (*found.get((day, audit), ()), (category, count))
        return [(*audit, errors) for audit, errors in found.items()]


def rebuttal_sheet(audits: Iterable[tuple[str, e.Audited]], kinds: Sequence[tuple[str, str]]) -> RebuttalSheet:
    """Return the sheet of all errors in these audits, oldest first."""
    return RebuttalSheet(audits=tuple(reversed([audit for audit in audits if audit[1].errors])), kinds=tuple(kinds))


def _name(day: str, category: ErrorCategory) -> str:
    return f"{day} {category}"


def _becomes(day: str, audit: e.Audited, errors: Errors) -> str:
    """Return `Nov 24: 39 of 42 codes right becomes 41 of 42, 97.6%`."""
    now = corrected(audit, e.AuditRebutted(audit.at, errors))
    right = f"{audit.right} of {audit.total} {audit.basis} right becomes {now.right} of {now.total}"
    return f"{day_and_month(day)}: {right}, {tenths(100 * now.right / now.total)}%"
