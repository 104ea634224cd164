"""The growth path: what the antwoorden show of the niveaus, and never more than that."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategieen
from conftest import SchrijfDossier
from pdfhulp import (
    html_van,
    inhoud,
    klasse,
    met_id,
    ontleed,
    voorbeeld,
    voorbeeld_boom,
)
from vngcheck.bestanden import pakketmap
from vngcheck.dossier import Ambitie, Antwoord, als_geldend
from vngcheck.kaderbestand import laad_kader
from vngcheck.rapport.groeipad import Groeimodel, Groeipad, groeimodel, maak_groeipad
from vngcheck.score import GEHAALD, bereken

PEILDATUM: Final = date(2026, 6, 30)
KADER: Final = strategieen.kader(
    strategieen.bouwsteen("a", [{}, {}]),
    strategieen.bouwsteen("b", [{}, {}], plateau="2"),
    plateaus={"1": None, "2": "1"},
)
MODEL: Final = Groeimodel.model_validate(
    {
        "kader": "proef@1",
        "bron": "Bron",
        "over": "Over.",
        "niveaus": [
            {"nummer": nummer, "naam": f"N{nummer}", "uitleg": "Uitleg.", "verband": "V.", **eis}
            for nummer, eis in enumerate(
                [
                    {},
                    {"plateaus": ["1"]},
                    {"plateaus": ["1"], "vragen": ["b.v1"]},
                    {"plateaus": ["2"]},
                ],
                start=1,
            )
        ],
    }
)


def pad(antwoorden: dict[str, str], *doelen: tuple[int, int], kader: str = "proef@1") -> Groeipad:
    """The growth path of antwoorden by vraag, and goals as (year, niveau)."""
    gegeven = {
        vraag: Antwoord.model_validate({"antwoord": wat, "toelichting": "x"})
        for vraag, wat in antwoorden.items()
    }
    scores = bereken(KADER, als_geldend(gegeven), PEILDATUM)
    ambitie = [Ambitie(jaar=jaar, niveau=niveau) for jaar, niveau in doelen]
    return maak_groeipad(ambitie, scores, PEILDATUM, kader, MODEL)


PLATEAU_1: Final = {"a.v1": "ja", "a.v2": "ja"}


@pytest.mark.parametrize(
    ("antwoorden", "niveau"),
    [
        ({}, 1),
        ({"a.v1": "ja"}, 1),
        ({"a.v1": "ja", "a.v2": "nee"}, 1),
        (PLATEAU_1, 2),
        ({"a.v1": "ja", "a.v2": "nvt"}, 2),
        ({**PLATEAU_1, "b.v1": "deels"}, 2),
        ({**PLATEAU_1, "b.v1": "nvt"}, 2),
        ({**PLATEAU_1, "b.v1": "ja"}, 3),
        ({**PLATEAU_1, "b.v2": "ja"}, 2),
        ({**PLATEAU_1, "b.v1": "ja", "b.v2": "ja"}, 4),
        # Plateau 2 is behaald, but nobody did what niveau 3 asks: no niveau is passed over.
        ({**PLATEAU_1, "b.v1": "nvt", "b.v2": "ja"}, 2),
        ({"b.v1": "ja", "b.v2": "ja"}, 1),
    ],
)
def test_een_niveau_telt_alleen_als_alles_er_is(antwoorden: dict[str, str], niveau: int) -> None:
    assert pad(antwoorden).aangetoond == niveau


@given(
    st.dictionaries(
        st.sampled_from(["a.v1", "a.v2", "b.v1", "b.v2"]),
        st.sampled_from(["ja", "deels", "nee", "nvt"]),
    )
)
def test_boven_niveau_1_is_plateau_1_altijd_behaald(antwoorden: dict[str, str]) -> None:
    gegeven = {
        v: Antwoord.model_validate({"antwoord": a, "toelichting": "x"})
        for v, a in antwoorden.items()
    }
    scores = bereken(KADER, als_geldend(gegeven), PEILDATUM)
    gemaakt = maak_groeipad([], scores, PEILDATUM, "proef@1", MODEL)
    if gemaakt.aangetoond > 1:
        assert scores[0].oordeel in GEHAALD
    for trede in gemaakt.treden[1:]:
        nummer = trede.niveau.nummer
        assert (trede.stand == "aangetoond") is (nummer <= gemaakt.aangetoond)
    assert gemaakt.treden[0].stand == "niet te toetsen"


def test_wat_ontbreekt_staat_er_in_woorden() -> None:
    assert [trede.stand for trede in pad({}).treden] == [
        "niet te toetsen",
        "niet aangetoond: plateau 1 is niet behaald",
        "niet aangetoond: plateau 1 is niet behaald en op 1 van de 1 vragen is het antwoord "
        "geen ja",
        "niet aangetoond: plateau 2 is niet behaald",
    ]
    over = pad({**PLATEAU_1, "b.v1": "nvt", "b.v2": "ja"}).treden[3]
    assert over.stand == "niet aangetoond: een lager niveau ontbreekt nog"


def test_de_score_zegt_alleen_iets_over_het_jaar_van_de_peildatum() -> None:
    doelen = [(2027, 4), (2024, 1), (2025, 2), (2026, 2)]
    assert [(doel.jaar, doel.stand) for doel in pad(PLATEAU_1, *doelen).jaren] == [
        (2024, "niet bekend; dit rapport zegt alleen iets over 30\xa0juni 2026"),
        (2025, "niet bekend; dit rapport zegt alleen iets over 30\xa0juni 2026"),
        (2026, "aangetoond op de peildatum"),
        (2027, "nog niet aan de orde"),
    ]
    # The last goal that has begun still holds.
    assert pad({}, (2024, 2), (2027, 3)).jaren[0].stand == "niet aangetoond op de peildatum"
    assert pad({}, (2026, 1)).jaren[0].stand == "niet te toetsen: het kader meet niveau 1 niet"


def test_over_een_ander_kader_zegt_het_model_niets() -> None:
    gemaakt = pad(PLATEAU_1, (2026, 2), kader="proef@2")
    assert gemaakt.treden == ()
    assert [doel.stand for doel in gemaakt.jaren] == ["niet te zeggen"]


# the model that ships


def test_het_model_past_op_zijn_kader() -> None:
    model = groeimodel()
    kader = laad_kader(pakketmap("frameworks") / "vng-mensenhandel.yaml").kader
    assert model.kader == kader.verwijzing
    assert [niveau.nummer for niveau in model.niveaus] == [1, 2, 3, 4]
    assert {p for niveau in model.niveaus for p in niveau.plateaus} == {"1", "2"}
    assert {v for niveau in model.niveaus for v in niveau.vragen} <= kader.vragen.keys()
    assert "Haarlemmermeer (2024)" in model.bron


@pytest.mark.parametrize("nummers", [[2, 3], [1, 1], [1, 3]])
def test_niveaus_lopen_op(nummers: list[int]) -> None:
    deel: dict[str, Any] = {"naam": "x", "uitleg": "x", "verband": "x"}
    data = {"kader": "k@1", "bron": "b", "over": "o"}
    with pytest.raises(ValueError, match=r"De niveaus lopen niet op vanaf 1\."):
        Groeimodel.model_validate({**data, "niveaus": [{**deel, "nummer": n} for n in nummers]})


# in the report


@pytest.mark.parametrize("naam", ["voorbeeldstad", "haarlemmermeer"])
def test_de_ambitie_staat_naast_wat_de_antwoorden_laten_zien(naam: str) -> None:
    hoofdstuk = met_id(voorbeeld_boom(naam), "groeipad")
    assert "hooguit niveau 1. Dit is onze afleiding uit de score" in inhoud(hoofdstuk)
    (tabel,) = klasse(hoofdstuk, "ambitie")
    gelezen = [(inhoud(rij[0]), inhoud(rij[1])[:1]) for rij in tabel.iter("tr")][1:]
    verwacht = [(str(a.jaar), str(a.niveau)) for a in voorbeeld(naam).dossier.ambitie]
    assert gelezen == verwacht
    (niveaus,) = klasse(hoofdstuk, "niveaus")
    assert len(list(niveaus.iter("tr"))) == 5


def test_bij_een_ander_kader_staat_alleen_de_ambitie(schrijf_dossier: SchrijfDossier) -> None:
    html = html_van(schrijf_dossier("ambitie: [{jaar: 2026, niveau: 2}]"))
    hoofdstuk = met_id(ontleed(html), "groeipad")
    assert "Daarom staat hier niet welk niveau is gehaald." in inhoud(hoofdstuk)
    assert len(list(hoofdstuk.iter("table"))) == 1
