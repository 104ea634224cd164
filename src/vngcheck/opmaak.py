"""Dates, money, percentages and plurals as the Dutch write them."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import Final

from vngcheck.score import Interval

_TAAL: Final = "nl_NL"


def datum(waarde: date) -> str:
    """A date in words: 9 november 2024; day and month stay together."""
    from babel.dates import format_date

    return format_date(waarde, "d\xa0MMMM y", locale=_TAAL)


def euro(bedrag: int) -> str:
    """An amount in whole euros: € 12.500, with a space that does not break."""
    from babel.numbers import format_currency

    return format_currency(bedrag, "EUR", "¤\xa0#,##0", locale=_TAAL, currency_digits=False)


def procent(deel: float | None, decimalen: int = 0) -> str:
    """A fraction from 0 to 1 in percents, rounded down; a dash when there is none.

    Rounded down, so that only what is complete ever shows as 100%.
    """
    if deel is None:
        return "–"
    # A float such as 0.29 is a hair below 29/100; nine decimals are far more than any score has.
    honderdsten = (Decimal(deel) * 100).quantize(Decimal("1e-9"))
    stap = Decimal(1).scaleb(-decimalen)
    return f"{honderdsten.quantize(stap, ROUND_FLOOR)}%".replace(".", ",")


def interval(score: Interval | None) -> str:
    """A score in words: 65%, or 61% tot 70% when vragen are open; a dash when there is none."""
    if score is None:
        return "–"
    laag, hoog = procent(score.laag), procent(score.hoog)
    if score.laag == score.hoog:
        return laag
    if laag == hoog:
        # Within one percent both would read the same, as if nothing were open.
        laag, hoog = procent(score.laag, decimalen=2), procent(score.hoog, decimalen=2)
    return f"{laag} tot {hoog}"


def getal(waarde: int) -> str:
    """A whole number: 1.013."""
    from babel.numbers import format_decimal

    return format_decimal(waarde, locale=_TAAL)


def aantal(waarde: int, enkelvoud: str, meervoud: str) -> str:
    """A count with its noun: 1 vraag, 3 vragen, 0 vragen."""
    from babel import Locale

    vorm = enkelvoud if Locale.parse(_TAAL).plural_form(waarde) == "one" else meervoud
    return f"{getal(waarde)} {vorm}"


def opsomming(delen: list[str]) -> str:
    """A list in running text: a, b en c."""
    from babel.lists import format_list

    return format_list(delen, locale=_TAAL)
