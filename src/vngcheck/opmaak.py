"""Dates, money, percentages and plurals as the Dutch write them."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import ROUND_FLOOR, Decimal
from typing import Final

from vngcheck.score import Interval
from vngcheck.velden import EERSTE_JAAR, LAATSTE_JAAR, kort

_TAAL: Final = "nl_NL"
_JAAR_EERST: Final = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", re.ASCII)
_DAG_EERST: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2}|[a-z]+\.?)[-/. ](\d{4})", re.ASCII)

_MAX_DATUM: Final = 40
"""Characters of a text that are looked at for a date; the longest date is far shorter."""
_SCHRIJF_DATUM: Final = "Schrijf dag-maand-jaar, zoals 30-6-2026."


def datum(waarde: date) -> str:
    """A date in words: 9 november 2024; day and month stay together."""
    from babel.dates import format_date

    return format_date(waarde, "d\xa0MMMM y", locale=_TAAL)


def datum_van_vandaag() -> date:
    """The date of today, where the user is; only the command line asks for it."""
    return datetime.now().astimezone().date()


def lees_datum(tekst: str, vandaag: date | None = None) -> date:
    """The date that someone typed: 30-6-2026, 2026-06-30, 30/6/2026, 30 juni 2026, vandaag.

    Args:
        tekst: what was typed.
        vandaag: the date of today; without it the word "vandaag" is no date.

    Raises:
        ValueError: this is no date, or the year is none of `velden.Datum`; with a Dutch sentence
            that says what is wrong and what to write.
    """
    getypt = " ".join(tekst[:_MAX_DATUM].casefold().split())
    if vandaag is not None and getypt == "vandaag":
        return vandaag
    # Not Babel's parse_date: it knows no names of months, and reads 6-30-2026 as 30 June.
    if gevonden := _JAAR_EERST.fullmatch(getypt):
        jaar, maand, dag = gevonden[1], gevonden[2], gevonden[3]
    elif gevonden := _DAG_EERST.fullmatch(getypt):
        dag, maand, jaar = gevonden[1], gevonden[2], gevonden[3]
    else:
        gevonden = None
    nummer = _maand(maand) if gevonden else None
    if nummer is None:
        raise ValueError(f"'{kort(tekst.strip())}' is geen datum. {_SCHRIJF_DATUM}")
    if not EERSTE_JAAR <= int(jaar) <= LAATSTE_JAAR:
        raise ValueError(
            f"Het jaar van {getypt} kan niet kloppen. Kies een jaar van {EERSTE_JAAR} tot en met "
            f"{LAATSTE_JAAR}."
        )
    try:
        return date(int(jaar), nummer, int(dag))
    except ValueError as fout:
        raise ValueError(f"De datum {getypt} bestaat niet. Kijk de dag en de maand na.") from fout


def _maand(tekst: str) -> int | None:
    """The number of a month, written as a number, a name or a short name."""
    if tekst.isdigit():
        return int(tekst)
    from babel.dates import get_month_names

    for breedte in ("wide", "abbreviated"):
        for nummer, naam in get_month_names(breedte, locale=_TAAL).items():
            if naam.rstrip(".") == tekst.rstrip("."):
                return int(nummer)
    return None


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
    return f"{_honderdsten(deel, decimalen)}%".replace(".", ",")


def procentwaarde(deel: float | None) -> float | None:
    """A fraction as `procent` rounds it with one decimal, for a cell that shows one decimal."""
    return None if deel is None else float(_honderdsten(deel, 1) / 100)


def _honderdsten(deel: float, decimalen: int) -> Decimal:
    # A float such as 0.29 is a hair below 29/100; nine decimals are far more than any score has.
    honderdsten = (Decimal(deel) * 100).quantize(Decimal("1e-9"))
    return honderdsten.quantize(Decimal(1).scaleb(-decimalen), ROUND_FLOOR)


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


def naast_elkaar(delen: list[str]) -> str:
    """A list in a cell or on a line: a, b, c; with semicolons where an item holds a comma."""
    return ("; " if any("," in deel for deel in delen) else ", ").join(delen)


def opsomming(delen: list[str]) -> str:
    """A list in running text: a, b en c."""
    from babel.lists import format_list

    return format_list(delen, locale=_TAAL)
