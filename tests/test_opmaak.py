"""Dates, money, percentages and plurals as the Dutch write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vngcheck.opmaak import aantal, datum, euro, interval, opsomming, procent
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
