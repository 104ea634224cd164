"""Dates, money, percentages and plurals as the Dutch write them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vngcheck.opmaak import aantal, datum, euro, interval, lees_datum, opsomming, procent
from vngcheck.score import Interval

HARD = "\xa0"


def test_een_datum_in_woorden() -> None:
    assert datum(date(2024, 11, 9)) == f"9{HARD}november 2024"
    assert datum(date(2026, 3, 1)) == f"1{HARD}maart 2026"


@pytest.mark.parametrize(
    ("bedrag", "tekst"),
    [
        (0, "0"),
        (999, "999"),
        (12_500, "12.500"),
        (1_000_000_000, "1.000.000.000"),
    ],
)
def test_een_bedrag(bedrag: int, tekst: str) -> None:
    assert euro(bedrag) == f"€{HARD}{tekst}"


@pytest.mark.parametrize(
    ("deel", "tekst"),
    [
        (None, "–"),
        (0.0, "0%"),
        (1.0, "100%"),
        (0.999999, "99%"),
        (1 / 3, "33%"),
        (2 / 3, "66%"),
        (0.005, "0%"),
    ],
)
def test_een_percentage_wordt_naar_beneden_afgerond(deel: float | None, tekst: str) -> None:
    assert procent(deel) == tekst


@given(st.integers(0, 100))
def test_een_heel_percentage_blijft_heel(honderdsten: int) -> None:
    assert procent(honderdsten / 100) == f"{honderdsten}%"


@given(st.integers(1, 500), st.integers(1, 500))
def test_alleen_wat_af_is_heet_100_procent(teller: int, noemer: int) -> None:
    if teller <= noemer:
        assert (procent(teller / noemer) == "100%") is (teller == noemer)
        assert int(procent(teller / noemer).rstrip("%")) == 100 * teller // noemer


@pytest.mark.parametrize(
    ("score", "tekst"),
    [
        (None, "–"),
        (Interval(laag=0.61, hoog=0.7), "61% tot 70%"),
        (Interval(laag=0.65, hoog=0.65), "65%"),
        (Interval(laag=0.0, hoog=1.0), "0% tot 100%"),
    ],
)
def test_een_score_als_bereik(score: Interval | None, tekst: str) -> None:
    assert interval(score) == tekst


@pytest.mark.parametrize(
    ("getal", "tekst"),
    [(0, "0 vragen"), (1, "1 vraag"), (2, "2 vragen"), (21, "21 vragen"), (1200, "1.200 vragen")],
)
def test_een_aantal_met_zijn_woord(getal: int, tekst: str) -> None:
    assert aantal(getal, "vraag", "vragen") == tekst


def test_een_opsomming() -> None:
    assert opsomming(["a"]) == "a"
    assert opsomming(["a", "b"]) == "a en b"
    assert opsomming(["a", "b", "c"]) == "a, b en c"


@pytest.mark.parametrize(
    "tekst",
    [
        "2026-06-30",
        "2026-6-30",
        "2026/06/30",
        "30-6-2026",
        "30-06-2026",
        " 30/6/2026 ",
        "30.6.2026",
        "30 6 2026",
        "30 juni 2026",
        "30  Juni  2026",
        "30 jun 2026",
        "30 jun. 2026",
        "30-juni-2026",
        f"30{HARD}juni 2026",
    ],
)
def test_een_datum_zoals_mensen_die_typen(tekst: str) -> None:
    assert lees_datum(tekst) == date(2026, 6, 30)


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_elke_datum_wordt_gelezen_zoals_zij_wordt_geschreven(dag: date) -> None:
    cijfers = f"{dag.day}-{dag.month}-{dag.year}"
    assert lees_datum(datum(dag)) == lees_datum(str(dag)) == lees_datum(cijfers) == dag


def test_vandaag() -> None:
    assert lees_datum(" Vandaag", date(2026, 6, 30)) == date(2026, 6, 30)


SCHRIJF = "Schrijf dag-maand-jaar, zoals 30-6-2026."


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("", f"'' is geen datum. {SCHRIJF}"),
        ("vandaag", f"'vandaag' is geen datum. {SCHRIJF}"),
        # Which of these is the year?
        ("30-6-26", f"'30-6-26' is geen datum. {SCHRIJF}"),
        ("26-06-30", f"'26-06-30' is geen datum. {SCHRIJF}"),
        ("20260630", f"'20260630' is geen datum. {SCHRIJF}"),
        ("30 foo 2026", f"'30 foo 2026' is geen datum. {SCHRIJF}"),
        ("30 juni", f"'30 juni' is geen datum. {SCHRIJF}"),
        ("x30-6-2026", f"'x30-6-2026' is geen datum. {SCHRIJF}"),
        ("30-6-20267", f"'30-6-20267' is geen datum. {SCHRIJF}"),
        ("3²-6-2026", f"'3²-6-2026' is geen datum. {SCHRIJF}"),
        ("\u0663-6-2026", f"'\u0663-6-2026' is geen datum. {SCHRIJF}"),
        ("1" * 99, f"'{'1' * 57}...' is geen datum. {SCHRIJF}"),
        ("31-6-2026", "De datum 31-6-2026 bestaat niet. Kijk de dag en de maand na."),
        ("6-30-2026", "De datum 6-30-2026 bestaat niet. Kijk de dag en de maand na."),
        ("29 feb 2026", "De datum 29 feb 2026 bestaat niet. Kijk de dag en de maand na."),
        (
            "1-1-1999",
            "Het jaar van 1-1-1999 kan niet kloppen. Kies een jaar van 2000 tot en met 2100.",
        ),
    ],
)
def test_wat_geen_datum_is(tekst: str, melding: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(melding)}$"):
        lees_datum(tekst)


@given(st.text() | st.from_regex(r"[0-9]{1,4}[-/. ][0-9a-z]{1,9}[-/. ][0-9]{1,4}"))
def test_elke_tekst_is_een_datum_of_een_duidelijke_fout(tekst: str) -> None:
    try:
        gelezen = lees_datum(tekst)
    except ValueError as fout:
        melding = str(fout)
    else:
        assert 2000 <= gelezen.year <= 2100
        return
    assert melding.endswith((SCHRIJF, "Kijk de dag en de maand na.", "tot en met 2100."))
