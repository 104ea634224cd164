"""Sentences of the report that a raad would read wrongly if they said a little more or less."""

from __future__ import annotations

from typing import Final

import pytest

from conftest import SchrijfDossier
from pdfhulp import html_van, inhoud, klasse, met_id, ontleed, voorbeeld, voorbeeld_html
from vngcheck.dossier import Antwoord
from vngcheck.opmaak import naast_elkaar
from vngcheck.rapport.zinnen import bewijstekst
from vngcheck.woorden import KERN_UITLEG, STERKTE_UITLEG, deels_of_nee, niet_of_deels

KNAKEN: Final = """\
antwoorden:
  beleid.plan:
    antwoord: nee
    reden: geen_rijksmiddelen
    geen_knaken:
      wat_niet: Voorlichting
      alternatief: Niets
      gevolg: Onbekend
      vervalt_op: 2026-12-31
      bedragen: [%s]
      besluit: {orgaan: raad, datum: 2026-01-31}
"""


def beslispunten(html: str) -> list[str]:
    return [inhoud(li) for li in klasse(ontleed(html), "besluit")[0].iter("li")]


def legenda(html: str) -> dict[str, str]:
    (tabel,) = klasse(ontleed(html), "legenda")
    return {inhoud(rij[0]): inhoud(rij[1]) for rij in tabel.iter("tr")}


# words


def test_de_kern_van_een_hoger_plateau_is_geen_plicht() -> None:
    assert KERN_UITLEG == (
        "De wet vraagt dit, een bron zegt dat elke gemeente dit moet, of een bron noemt dit "
        "letterlijk bij een hoger plateau. Dat laatste is geen plicht."
    )
    html = voorbeeld_html("assen")
    woorden = legenda(html)
    assert woorden["Kern"] == f"De vragen met sterkte A. {KERN_UITLEG}"
    (sterkte,) = klasse(ontleed(html), "sterkte")
    assert inhoud(next(iter(sterkte.iter("td")))) == next(iter(STERKTE_UITLEG.values()))
    assert woorden["Bewijs"].endswith(" Bij andere antwoorden is geen bewijs nodig.")
    lees = inhoud(met_id(ontleed(html), "zo-leest-u-dit"))
    assert (
        "In een grafiek is een lijn het bereik dat open vragen laten. Een ruit is één getal, of "
        "een heel klein bereik."
    ) in lees


@pytest.mark.parametrize(
    ("antwoorden", "wat", "hoe"),
    [
        (["nee", "nee"], "nee", "niet"),
        (["deels"], "deels", "maar deels"),
        (["deels", "nee"], "deels of nee", "niet of maar deels"),
    ],
)
def test_er_staat_alleen_welk_antwoord_voorkomt(antwoorden: list[str], wat: str, hoe: str) -> None:
    gegeven = [Antwoord.model_validate({"antwoord": deel}).antwoord for deel in antwoorden]
    assert (deels_of_nee(gegeven), niet_of_deels(gegeven)) == (wat, hoe)


def test_een_komma_in_een_deel_vraagt_een_puntkomma_ertussen() -> None:
    assert naast_elkaar(["Politie", "RIEC"]) == "Politie, RIEC"
    assert naast_elkaar(["Politie, team TMM", "RIEC"]) == "Politie, team TMM; RIEC"


def test_plaatsen_van_bewijs_staan_er_een_keer_en_uit_elkaar() -> None:
    plan = ["paragraaf 11", "paragraaf 11", "paragraaf 11, Besluit"]
    bewijs = [{"titel": "Plan", "plaats": plaats} for plaats in plan]
    antwoord = Antwoord.model_validate({"antwoord": "ja", "bewijs": bewijs})
    assert bewijstekst(antwoord) == "Plan, paragraaf 11; paragraaf 11, Besluit"
    bewijs += [{"titel": "Nota"}, {"titel": "Memo", "plaats": "bijlage 1"}]
    antwoord = Antwoord.model_validate({"antwoord": "ja", "bewijs": bewijs})
    assert bewijstekst(antwoord) == (
        "Plan, paragraaf 11; paragraaf 11, Besluit. Nota. Memo, bijlage 1"
    )


def test_namen_met_een_komma_staan_in_de_hele_tabel_uit_elkaar(
    schrijf_dossier: SchrijfDossier,
) -> None:
    html = html_van(
        schrijf_dossier(
            """\
            partners:
              - {naam: "Politie, team TMM", rollen: [signalering]}
              - {naam: RIEC, rollen: [signalering, beleid]}
              - {naam: GGD, rollen: [beleid]}
              - {naam: School}
            """
        )
    )
    hoofdstuk = met_id(ontleed(html), "partners")
    (matrix,) = klasse(hoofdstuk, "matrix")
    rijen = {inhoud(rij[0]): inhoud(rij[1]) for rij in matrix.iter("tr")}
    assert rijen["Signalering"] == "Politie, team TMM; RIEC"
    assert rijen["Beleid"] == "RIEC; GGD"
    zin = "Bij 1 partner staat geen rol in het dossier. Die staat alleen in de lijst van partners."
    assert zin in inhoud(hoofdstuk)


# acties


def test_wat_de_regio_doet_is_geen_antwoord_van_de_regio() -> None:
    tekst = inhoud(met_id(ontleed(voorbeeld_html("assen")), "agenda"))
    assert "Bij 4 hiaten noemt het dossier van de regio Drenthe een actie:" in tekst
    assert "Een actie die is vervallen" not in tekst


def test_een_vervallen_actie_staat_bij_haar_hiaat_en_telt_niet(
    schrijf_dossier: SchrijfDossier,
) -> None:
    pad = schrijf_dossier(
        """\
        antwoorden: {beleid.plan: {antwoord: deels, reden: keuze}}
        acties:
          - {vraag: beleid.plan, actie: Schrijven, status: vervallen}
          - {vraag: beleid.raad, actie: Lezen}
          - vraag: beleid.raad
            actie: Vertellen
            kosten: [{jaar: 2026, bedrag: 5, aard: incidenteel, dekking: DU-VO}]
        """
    )
    wortel = ontleed(html_van(pad))
    alineas = [inhoud(p) for p in met_id(wortel, "hiaten").iter("p")]
    assert "Actie: vervallen (Schrijven)." in alineas
    assert (
        "Bij 1 vraag van plateau 1 is het antwoord deels en staat er geen actie. Een actie die is "
        "vervallen, telt hierbij niet mee. Welke vraag dat is, staat bij Wat ontbreekt."
    ) in inhoud(met_id(wortel, "agenda"))
    assert "; bij 1 van de 2 acties die niet zijn vervallen, staan geen kosten." in inhoud(
        met_id(wortel, "in-een-minuut")
    )


@pytest.mark.parametrize(
    ("gepland", "acties", "zin"),
    [
        ("", "", "de 2 hiaten van plateau 1."),
        (", gepland: 2026-12-31", "", "het hiaat van plateau 1 waarvoor die nog ontbreekt."),
        (", gepland: 2026-06-01", "", "de 2 hiaten van plateau 1."),
        ("", "gereed: 2026-12-31", "het hiaat van plateau 1 waarvoor die nog ontbreekt."),
        ("", "gereed: 2026-06-01", "de 2 hiaten van plateau 1."),
        ("", "gereed: 2026-12-31, status: gereed", "de 2 hiaten van plateau 1."),
        ("", "gereed: 2026-12-31, status: vervallen", "de 2 hiaten van plateau 1."),
        ("", "status: loopt", "de 2 hiaten van plateau 1."),
        ("", "start: 2026-06-01", "de 2 hiaten van plateau 1."),
        ("", "start: 2026-09-01", "het hiaat van plateau 1 waarvoor die nog ontbreekt."),
    ],
)
def test_om_een_planning_wordt_alleen_gevraagd_waar_die_ontbreekt(
    gepland: str, acties: str, zin: str, schrijf_dossier: SchrijfDossier
) -> None:
    tekst = (
        "antwoorden:\n"
        f"  beleid.plan: {{antwoord: deels, reden: gepland{gepland}}}\n"
        "  beleid.raad: {antwoord: deels, reden: keuze}\n"
    )
    if acties:
        tekst += f"acties: [{{vraag: beleid.plan, actie: Schrijven, {acties}}}]\n"
    punten = beslispunten(html_van(schrijf_dossier(tekst)))
    assert f"Het college te vragen om een planning voor {zin}" in punten


def test_is_alles_gepland_dan_vraagt_niemand_om_een_planning(
    schrijf_dossier: SchrijfDossier,
) -> None:
    gepland = "{antwoord: nee, reden: gepland, gepland: 2026-12-31}"
    punten = beslispunten(html_van(schrijf_dossier(f"antwoorden: {{beleid.plan: {gepland}}}")))
    assert not any("planning" in punt for punt in punten)


# money


@pytest.mark.parametrize(
    ("jaren", "zin"),
    [
        ([2026], ""),
        (
            [2026, 2027],
            "Bij 1 taak zijn ook kosten genoemd voor een jaar waarin de uitleg niet meer geldt: "
            "2027. Die zitten wel in de totalen.",
        ),
        (
            [2026, 2027, 2028],
            "Bij 1 taak zijn ook kosten genoemd voor jaren waarin de uitleg niet meer geldt: 2027 "
            "en 2028. Die zitten wel in de totalen.",
        ),
    ],
)
def test_kosten_na_de_uitleg_staan_er_met_zoveel_woorden(
    jaren: list[int], zin: str, schrijf_dossier: SchrijfDossier
) -> None:
    bedragen = ", ".join(f"{{jaar: {jaar}, bedrag: 5, aard: structureel}}" for jaar in jaren)
    hoofdstuk = met_id(ontleed(html_van(schrijf_dossier(KNAKEN % bedragen))), "geen-knaken")
    gezegd = [inhoud(p) for p in hoofdstuk.iter("p") if "niet meer geldt" in inhoud(p)]
    assert gezegd == ([zin] if zin else [])


@pytest.mark.parametrize(
    ("van", "naar"), [("bedrag: 5", "bedrag: 0"), ("gevolg:", "sinds: 2020 #")]
)
def test_geen_kosten_of_een_uitleg_die_nooit_gold_loopt_niet_af(
    van: str, naar: str, schrijf_dossier: SchrijfDossier
) -> None:
    bedragen = (
        "{jaar: 2026, bedrag: 5, aard: structureel}, {jaar: 2027, bedrag: 5, aard: structureel}"
    )
    tekst = KNAKEN % bedragen
    assert "niet meer geldt" in html_van(schrijf_dossier(tekst))
    assert "niet meer geldt" not in html_van(schrijf_dossier(tekst.replace(van, naar)))


# method


def test_woorden_bij_de_score_staan_in_een_zin() -> None:
    tekst = inhoud(met_id(ontleed(voorbeeld_html("assen")), "methode"))
    assert "Vanaf 0%: nog aan het begin; vanaf 25%: op weg; vanaf 50%: " in tekst
    assert "zwaarder dan een vraag in een bouwsteen met vier vragen." in tekst


def test_het_kader_zegt_wat_het_programma_verwacht() -> None:
    assert voorbeeld("assen").kader.kader.plateaus[0].uitleg == (
        "Wat elke gemeente, alleen of met de regio, in 2026 op orde heeft, zo verwacht het "
        "nationale programma Samen tegen mensenhandel."
    )
