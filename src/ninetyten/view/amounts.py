"""Lengths of time as the ledger's pages spell them."""

from __future__ import annotations

from ninetyten.domain.moment import HOUR, MINUTE, Span


def hours(span: Span) -> str:
    """`1 h 52`: whole minutes, rounded down, so that parts never seem more than their sum."""
    return f"{span // HOUR} h {span % HOUR // MINUTE:02}"
