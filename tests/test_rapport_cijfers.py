"""Figures over the years: same source on one row, nothing added up, nothing left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import SchrijfDossier
from pdfhulp import VOORBEELDEN, html_van, inhoud, klasse, met_id, ontleed, plat, voorbeeld
from pdfhulp import voorbeeld_html as als_html
from vngcheck.dossier import Cijfer
from vngcheck.gemeenten import zoek
from vngcheck.kader import Vorm
from vngcheck.opmaak import getal
from vngcheck.rapport.cijfers import GEEN, JAREN_NAAST_ELKAAR, maak_cijfers
from vngcheck.woorden import VORM

PEILDATUM: Final = date(2026, 6, 30)

CIJFERS = st.lists(
    st.builds(
        Cijfer,
        jaar=st.integers(2015, 2027),
        wat=st.sampled_from(["signalen", "meldingen"]),
        bron=st.sampled_from(["politie", "CoMensha"]),
        vorm=st.sampled_from([None, Vorm.ARBEID]),
        aantal=st.integers(0, 10_000),
        gebied=st.sampled_from([None, "regio"]),
        vindplaats=st.sampled_from([None, "plan", "brief"]),
    ),
    max_size=12,
)


@given(CIJFERS)
def test_elk_cijfer_staat_een_keer_in_zijn_jaar_en_rij(cijfers: list[Cijfer]) -> None:
    deel = maak_cijfers(cijfers, [], PEILDATUM)
    gelezen = sorted(
        (jaar, rij.wat, rij.bron, rij.vorm, rij.gebied, aantal)
        for tabel in deel.tabellen
        for rij in tabel.rijen
        for jaar, cel in zip(tabel.jaren, rij.aantallen, strict=True)
        for aantal in uit_cel(cel)
    )
    assert gelezen == sorted(
        (c.jaar, c.wat, c.bron, VORM[c.vorm] if c.vorm else "", c.gebied or "", getal(c.aantal))
        for c in cijfers
    )
    for tabel in deel.tabellen:
        assert 1 <= len(tabel.jaren) <= JAREN_NAAST_ELKAAR
        sleutels = [(rij.wat, rij.bron, rij.vorm, rij.gebied) for rij in tabel.rijen]
        assert len(sleutels) == len(set(sleutels))
    assert deel.is_leeg is not bool(cijfers)


def uit_cel(cel: str) -> Iterator[str]:
    if cel != GEEN:
        yield from cel.split(" en ")


def test_twee_cijfers_van_een_jaar_staan_er_allebei() -> None:
    reeks = [
        Cijfer(jaar=2025, wat="x", bron="y", aantal=1_200, vindplaats="plan"),
        Cijfer(jaar=2025, wat="x", bron="y", aantal=3, vindplaats="brief"),
    ]
    (tabel,) = maak_cijfers(reeks, [], PEILDATUM).tabellen
    (rij,) = tabel.rijen
    assert (rij.aantallen, rij.vindplaats) == (("1.200 en 3",), "plan; brief")


@pytest.mark.parametrize(
    ("gemeenten", "inwoners"),
    [
        ([], None),
        (["GM0394"], zoek("GM0394")[0].inwoners),
        (["GM0394", "Haarlemmermeer"], zoek("GM0394")[0].inwoners),
        (["Haarlem", "Emmen"], zoek("Haarlem")[0].inwoners + zoek("Emmen")[0].inwoners),
        (["Emmen", "Nergenshuizen"], None),
        (["Bergen"], None),
    ],
)
def test_de_rekensom_is_over_alle_inwoners_of_er_is_geen(
    gemeenten: list[str], inwoners: int | None
) -> None:
    deel = maak_cijfers([Cijfer(jaar=2025, wat="x", bron="y", aantal=1)], gemeenten, PEILDATUM)
    som = deel.rekensom.inwoners if deel.rekensom else None
    assert som == (None if inwoners is None else getal(inwoners))


# in the report


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_het_hoofdstuk_zegt_wat_niet_is_gezien(naam: str) -> None:
    geladen = voorbeeld(naam)
    wortel = ontleed(als_html(naam))
    koppen = [kop for kop in wortel.iter("h2") if kop.get("id") == "cijfers"]
    assert len(koppen) == bool(geladen.dossier.cijfers)
    if koppen:
        hoofdstuk = met_id(wortel, "cijfers")
        tekst = inhoud(hoofdstuk)
        assert "Deze cijfers laten alleen zien wat is gezien en gemeld." in tekst
        rekensom = "Dit is een rekensom met het midden van een landelijke schatting, geen telling"
        assert (rekensom in tekst) is not geladen.dossier.fictief
        assert len(klasse(hoofdstuk, "jaarcijfers")) == 1


def test_een_regio_telt_de_inwoners_van_haar_gemeenten() -> None:
    tekst = inhoud(met_id(ontleed(als_html("drenthe-regio")), "cijfers"))
    regio = voorbeeld("drenthe-regio").dossier.regio
    assert regio is not None
    som = sum(zoek(gemeente)[0].inwoners for gemeente in regio.gemeenten)
    assert f"Op {getal(som)} inwoners (CBS, 1 januari 2024)" in tekst


def test_een_rij_van_drenthe_loopt_over_de_jaren() -> None:
    (tabel,) = klasse(ontleed(als_html("drenthe-regio")), "jaarcijfers")
    rijen = [[inhoud(cel) for cel in rij] for rij in tabel.iter("tr")]
    assert rijen[0][2:] == ["2020", "2021", "2022", "2023"]
    assert rijen[1][2:] == ["34", "29", "53", "67"]
    assert rijen[2][2:] == ["–", "–", "814", "–"]


def test_een_gemeente_met_cijfers_krijgt_de_rekensom(schrijf_dossier: SchrijfDossier) -> None:
    html = html_van(schrijf_dossier("cijfers: [{jaar: 2026, wat: x, bron: y, aantal: 3}]"))
    tekst = inhoud(met_id(ontleed(html), "cijfers"))
    assert plat("zouden dat er ongeveer 60 per jaar zijn") in tekst
    assert "Bron van de schatting: UNODC en Nationaal Rapporteur Mensenhandel (2017)" in tekst


def test_maastricht_zegt_dat_de_inwoners_van_later_zijn() -> None:
    tekst = inhoud(met_id(ontleed(als_html("maastricht")), "cijfers"))
    assert "inwoners (CBS, 1 januari 2024, dus na de peildatum) zouden dat er" in tekst
    assert "Een streepje" not in tekst


def test_een_streepje_wordt_uitgelegd_waar_er_een_staat() -> None:
    tekst = inhoud(met_id(ontleed(als_html("drenthe-regio")), "cijfers"))
    assert "Een streepje betekent dat het dossier voor dat jaar geen cijfer noemt." in tekst
