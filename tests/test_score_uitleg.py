"""When a deels or nee counts as uitgelegd (rule 3 of the score): every gebrek, by hand."""

from __future__ import annotations

import pytest

from strategieen import PEILDATUM, VOLLEDIG, antwoord, bouwsteen, geldend, kader, uitgelegd
from vngcheck.dossier import Antwoord, GeldendAntwoord
from vngcheck.kader import Kader, Reden
from vngcheck.score import BouwsteenScore, Gebrek, PlateauOordeel, PlateauScore, bereken, gebreken

EEN_VRAAG = kader(bouwsteen("b", [{}]))
DRIE_VRAGEN = kader(bouwsteen("b", [{}, {}, {}]))


def een(gekozen: Kader, **waarden: Antwoord | str) -> PlateauScore:
    (plateau,) = bereken(gekozen, geldend(**waarden), PEILDATUM)
    return plateau


def steen(gekozen: Kader, **waarden: Antwoord | str) -> BouwsteenScore:
    (gevonden,) = een(gekozen, **waarden).bouwstenen
    return gevonden


BESLUIT = {"orgaan": "raad", "datum": "2026-06-30"}
NUL = [{"jaar": 2026, "bedrag": 0, "aard": "structureel"}]
UITLEG_MET_GEBREK: list[tuple[Antwoord, tuple[Gebrek, ...]]] = [
    (uitgelegd(), ()),
    (uitgelegd("deels"), ()),
    (uitgelegd(vervalt_op=None), ()),
    (uitgelegd(bedragen=[*NUL, *VOLLEDIG["bedragen"]]), ()),
    (uitgelegd(sinds=2024, gezochte_dekking="Nergens"), ()),
    (antwoord("nee"), (Gebrek.GEEN_REDEN,)),
    (antwoord("nee", geen_knaken=VOLLEDIG), (Gebrek.GEEN_REDEN,)),
    *(
        (antwoord("deels", reden=reden, geen_knaken=VOLLEDIG), (Gebrek.REDEN,))
        for reden in Reden
        if reden is not Reden.GEEN_RIJKSMIDDELEN
    ),
    (antwoord("nee", reden="geen_rijksmiddelen"), (Gebrek.GEEN_KNAKEN,)),
    (uitgelegd(wat_niet=None), (Gebrek.WAT_NIET,)),
    (uitgelegd(alternatief=None), (Gebrek.ALTERNATIEF,)),
    (uitgelegd(gevolg=None), (Gebrek.GEVOLG,)),
    (uitgelegd(bedragen=None), (Gebrek.BEDRAG,)),
    (uitgelegd(bedragen=[*NUL, *NUL]), (Gebrek.BEDRAG,)),
    (uitgelegd(besluit=None), (Gebrek.BESLUIT,)),
    (uitgelegd(besluit={"datum": "2026-06-30"}), (Gebrek.ORGAAN,)),
    (uitgelegd(besluit={"orgaan": "raad"}), (Gebrek.BESLUITDATUM,)),
    (uitgelegd(besluit={"kenmerk": "Z-1"}), (Gebrek.ORGAAN, Gebrek.BESLUITDATUM)),
    (uitgelegd(besluit={**BESLUIT, "datum": "2026-07-01"}), (Gebrek.BESLUIT_LATER,)),
    (uitgelegd(vervalt_op="2026-06-29"), (Gebrek.VERLOPEN,)),
    (
        antwoord("nee", reden="geen_rijksmiddelen", geen_knaken={}),
        (Gebrek.WAT_NIET, Gebrek.ALTERNATIEF, Gebrek.GEVOLG, Gebrek.BEDRAG, Gebrek.BESLUIT),
    ),
]


@pytest.mark.parametrize(("gegeven", "verwacht"), UITLEG_MET_GEBREK)
def test_uitgelegd_en_elk_gebrek(gegeven: Antwoord, verwacht: tuple[Gebrek, ...]) -> None:
    uitkomst = steen(EEN_VRAAG, b_v1=gegeven)
    (score,) = uitkomst.vragen
    assert score.gebreken == verwacht
    assert score.uitgelegd is (verwacht == ())
    assert uitkomst.uitgelegd is (verwacht == ())


def test_elk_gebrek_heeft_een_voorbeeld() -> None:
    elders = {Gebrek.PLICHT, Gebrek.TE_HERBEVESTIGEN}
    assert {g for _, gevonden in UITLEG_MET_GEBREK for g in gevonden} | elders == set(Gebrek)


def test_een_wettelijke_plicht_is_nooit_uitgelegd() -> None:
    wettelijk = kader(bouwsteen("b", [{"plicht": "wettelijk"}]))
    uitkomst = een(wettelijk, b_v1=uitgelegd())
    assert uitkomst.vragen[0].gebreken == (Gebrek.PLICHT,)
    assert not uitkomst.bouwstenen[0].uitgelegd
    assert uitkomst.oordeel is PlateauOordeel.NIET_BEHAALD


@pytest.mark.parametrize("plicht", ["landelijk", "aanbeveling", "lokaal"])
def test_elke_andere_plicht_kan_uitgelegd_zijn(plicht: str) -> None:
    gekozen = kader(bouwsteen("b", [{"plicht": plicht}]))
    assert een(gekozen, b_v1=uitgelegd()).vragen[0].uitgelegd


def test_een_uitleg_te_herbevestigen_telt_niet() -> None:
    nog_eens = uitgelegd().model_copy(update={"te_herbevestigen": True})
    (score,) = steen(EEN_VRAAG, b_v1=nog_eens).vragen
    assert (score.uitgelegd, score.gebreken) == (False, (Gebrek.TE_HERBEVESTIGEN,))


@pytest.mark.parametrize("waarde", ["ja", "nvt", None])
def test_bij_ja_nvt_en_open_valt_niets_uit_te_leggen(waarde: str | None) -> None:
    gegeven = antwoord(waarde, reden="geen_rijksmiddelen", geen_knaken=VOLLEDIG)
    (score,) = steen(EEN_VRAAG, b_v1=gegeven).vragen
    assert (score.uitgelegd, score.gebreken) == (False, ())
    (gevraagd,) = EEN_VRAAG.vragen.values()
    assert gebreken(EEN_VRAAG, gevraagd, GeldendAntwoord(gegeven), PEILDATUM) == ()


def test_het_kader_bepaalt_welke_reden_telt() -> None:
    keuze = antwoord("nee", reden="keuze", geen_knaken=VOLLEDIG)
    streng, mild = (kader(bouwsteen("b", [{}]), redenen=r) for r in ([], ["keuze"]))
    assert steen(streng, b_v1=uitgelegd()).vragen[0].gebreken == (Gebrek.REDEN,)
    assert steen(mild, b_v1=keuze).uitgelegd
    assert not steen(mild, b_v1=uitgelegd()).uitgelegd


@pytest.mark.parametrize(
    ("waarden", "verwacht"),
    [
        ({"b_v1": "ja", "b_v2": "ja", "b_v3": "nvt"}, False),
        ({"b_v1": "ja", "b_v2": uitgelegd(), "b_v3": "nvt"}, True),
        ({"b_v1": uitgelegd("deels"), "b_v2": uitgelegd(), "b_v3": uitgelegd()}, True),
        ({"b_v1": "ja", "b_v2": uitgelegd(), "b_v3": "deels"}, False),
        ({"b_v1": "ja", "b_v2": uitgelegd()}, False),
    ],
    ids=["niets", "ja en nvt tellen niet", "alles", "een zonder", "een open"],
)
def test_een_bouwsteen_is_uitgelegd(waarden: dict[str, Antwoord | str], verwacht: bool) -> None:
    assert steen(DRIE_VRAGEN, **waarden).uitgelegd is verwacht
