"""The page "In één minuut": it is one page, and says the same as the chapters after it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

import pytest

from conftest import SchrijfDossier
from pdfhulp import (
    VOORBEELDEN,
    bladen,
    html_van,
    inhoud,
    klasse,
    met_id,
    ontleed,
    plat,
    voorbeeld,
    voorbeeld_html,
    voorbeeld_pdf,
    zonder_wit,
)
from vngcheck.bestanden import pakketmap
from vngcheck.dossierbestand import GeladenDossier, laad_dossier
from vngcheck.rapport.html import naar_html
from vngcheck.rapport.inhoud import maak_rapport
from vngcheck.rapport.pdf import naar_pdf
from vngcheck.rapport.verandering import maak_verandering

UITLEG: Final = (
    "{wat_niet: Voorlichting, alternatief: Niets, gevolg: Onbekend, bedragen: [{jaar: 2026, "
    "bedrag: %d, aard: structureel}], besluit: {orgaan: raad, datum: 2026-01-31}%s}"
)
STRUCTUREEL: Final = "Een structureel bedrag telt alleen in de jaren die het dossier noemt."


def samenvatting(html: str) -> list[str]:
    """The paragraphs of the summary."""
    return [inhoud(p) for p in met_id(ontleed(html), "in-een-minuut").iter("p")]


def beslispunten(html: str) -> list[str]:
    """What the summary says that a raad could decide."""
    (besluit,) = klasse(ontleed(html), "besluit")
    return [inhoud(punt) for punt in besluit.iter("li")]


def regel(antwoord: str, bedrag: int = 0, rest: str = "") -> str:
    """An antwoord with an explanation for lack of rijksmiddelen."""
    uitleg = UITLEG % (bedrag, rest)
    return f"{{antwoord: {antwoord}, reden: geen_rijksmiddelen, geen_knaken: {uitleg}}}"


def eerder(naam: str, map_: Path) -> GeladenDossier:
    """An example as it could have been years before: other antwoorden, another peildatum."""
    for bestand in pakketmap("examples").glob("*.yaml"):
        shutil.copy(bestand, map_)
    pad = map_ / f"{naam}.yaml"
    tekst = pad.read_text(encoding="utf-8").replace("antwoord: deels", "antwoord: nee", 3)
    tekst = re.sub("^peildatum: .*$", "peildatum: 2020-01-01", tekst, flags=re.MULTILINE)
    pad.write_text(tekst, encoding="utf-8")
    return laad_dossier(pad)


# one page


def keur_eerste_bladen(pdf: bytes, punten: list[str]) -> None:
    """Fail unless the summary, and the contents with how to read it, are one page each."""
    _, minuut, inhoud_, plateau = bladen(pdf)[:4]
    assert "In één minuut" in minuut.splitlines()
    for punt in punten:
        assert zonder_wit(punt) in zonder_wit(minuut)
    assert {"Inhoud", "Zo leest u dit rapport"} <= set(inhoud_.splitlines())
    assert any(deel.startswith("Plateau 1: ") for deel in plateau.splitlines())


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_de_samenvatting_is_een_bladzijde(naam: str) -> None:
    keur_eerste_bladen(voorbeeld_pdf(naam), beslispunten(voorbeeld_html(naam)))


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_ook_met_een_eerdere_meting_is_de_samenvatting_een_bladzijde(
    naam: str, tmp_path: Path
) -> None:
    geladen = voorbeeld(naam)
    verandering = maak_verandering(geladen, [eerder(naam, tmp_path)])
    html = naar_html(maak_rapport(geladen, verandering=verandering), voor_pdf=True)
    keur_eerste_bladen(naar_pdf(html), beslispunten(html))
    (veranderd,) = (zin for zin in samenvatting(html) if zin.startswith("Veranderd: "))
    assert veranderd.startswith("Veranderd: Sinds 1 januari 2020")
    assert veranderd.endswith("ie Wat er is veranderd.")
    assert "Let op" not in veranderd


def test_wat_de_raad_beslist_staat_voor_wat_het_zwaarst_weegt() -> None:
    minuut = met_id(ontleed(voorbeeld_html("voorbeeldstad")), "in-een-minuut")
    koppen = [inhoud(kop) for kop in minuut.iter("h3")]
    assert [kop[:10] for kop in koppen[:2]] == ["Plateau 1,", "Plateau 2,"]
    assert koppen[2:] == ["Wat aan de raad wordt gevraagd", "Wat het zwaarst weegt"]


# the same numbers everywhere


def test_hiaten_zonder_actie_zijn_er_overal_evenveel() -> None:
    html = voorbeeld_html("assen")
    agenda = maak_rapport(voorbeeld("assen")).agenda
    zonder = len(agenda.zonder_actie)
    assert agenda.in_regio > 0
    assert any(f" en bij {zonder} staat geen actie." in zin for zin in samenvatting(html))
    wortel = ontleed(html)
    assert f"Bij {zonder} vragen is het antwoord deels en staat er geen actie" in inhoud(
        met_id(wortel, "agenda")
    )
    alineas = [inhoud(p) for p in met_id(wortel, "hiaten").iter("p")]
    assert alineas.count("Actie: niet genoemd.") == zonder
    van_regio = [zin for zin in alineas if zin.startswith("Actie van de regio: ")]
    assert len(van_regio) == len(agenda.van_regio)
    assert van_regio[0].startswith(plat(f"Actie van de regio: {agenda.van_regio[0].actie.actie}"))


@pytest.mark.parametrize(
    ("rest", "zin"),
    [
        (
            "antwoorden: {beleid.plan: {antwoord: nee}, beleid.raad: {antwoord: nee}}",
            "2 hiaten (deels of nee): nergens is een reden genoemd en nergens staat een actie. Van "
            "plateau 1: 2 vragen zijn met nee beantwoord.",
        ),
        (
            "antwoorden: {beleid.plan: {antwoord: nee, reden: keuze}, "
            "beleid.raad: {antwoord: deels}}",
            "2 hiaten (deels of nee): bij 1 is geen reden genoemd en nergens staat een actie. Van "
            "plateau 1: 1 vraag is met nee beantwoord.",
        ),
        (
            "antwoorden: {beleid.plan: {antwoord: nee, reden: keuze}}",
            "1 hiaat (deels of nee): overal is een reden genoemd en bij 1 staat geen actie. Van "
            "plateau 1: 1 vraag is met nee beantwoord.",
        ),
        (
            "antwoorden: {beleid.plan: {antwoord: deels}}\n"
            "acties: [{vraag: beleid.plan, actie: Doen}]",
            "1 hiaat (deels of nee): bij 1 is geen reden genoemd en overal staat een actie.",
        ),
    ],
)
def test_de_samenvatting_telt_de_hiaten_en_zegt_in_welke_volgorde(
    rest: str, zin: str, schrijf_dossier: SchrijfDossier
) -> None:
    volgorde = (
        "Voorop staat wat niet is uitgelegd, eerst van plateau 1. Daarbinnen eerst wettelijke "
        "plichten, dan landelijke afspraken, aanbevelingen en lokale normen. Bij gelijke plicht "
        "gaat een sterkere bron voor, en daarna nee vóór deels."
    )
    assert f"{zin} {volgorde}" in samenvatting(html_van(schrijf_dossier(rest)))


def test_een_bereik_zegt_wat_bij_de_laagste_score_hoort(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier("antwoorden: {beleid.plan: {antwoord: ja}}")
    eerste, *_ = samenvatting(html_van(pad))
    assert "; bij de laagste score hoort “" in eerste


# money


def test_geld_van_de_regio_staat_los_van_eigen_geld(schrijf_dossier: SchrijfDossier) -> None:
    schrijf_dossier(
        f"antwoorden: {{beleid.plan: {regel('nee', 7000)}}}",
        naam="regio.yaml",
        gemeente=None,
        regio="{naam: Voorbeeldland, gemeenten: [GM0394]}",
    )
    eigen = f"antwoorden: {{beleid.raad: {regel('nee', 500)}}}"
    for rest, zin in (
        (
            "",
            "bij 1 taak telt de uitleg. Genoemd is € 7.000 in 2026 van de regio, voor alle "
            "gemeenten samen, om deze taak wel uit te voeren.",
        ),
        (
            eigen,
            "bij 2 taken telt de uitleg. Genoemd is € 500 in 2026 om de eigen taken wel uit te "
            "voeren, en € 7.000 in 2026 van de regio, voor alle gemeenten samen.",
        ),
    ):
        html = html_van(schrijf_dossier(rest, bouwt_op="regio.yaml"))
        assert f"Geen knaken, geen taken: {zin}" in samenvatting(html)
    hoofdstuk = met_id(ontleed(html), "geen-knaken")
    tabellen = [inhoud(tabel) for tabel in klasse(hoofdstuk, "geld")]
    kop = "Uitleg die telt: wat deze taken samen kosten"
    kolommen = "JaarStructureelIncidenteelSamen 2026"
    assert tabellen == [
        f"{kop}, van de gemeente zelf {kolommen}€ 500€ 0€ 500",
        f"{kop}, van de regio {kolommen}€ 7.000€ 0€ 7.000",
    ]
    alineas = [inhoud(p) for p in hoofdstuk.iter("p")]
    assert STRUCTUREEL in alineas
    assert (
        "De bedragen van de regio gelden voor alle gemeenten van de regio samen. Ze horen niet bij "
        "de bedragen van de gemeente zelf."
    ) in alineas
    financien = met_id(ontleed(html), "financien")
    assert STRUCTUREEL in inhoud(financien)
    assert [inhoud(rij) for rij in klasse(financien, "totaal")] == [
        "Samen€ 500€ 500",
        "Samen€ 7.000€ 7.000",
    ]


@pytest.mark.parametrize(
    ("antwoorden", "waarom"),
    [
        ({"beleid.plan": regel("nee", 5, ", vervalt_op: 2026-03-31")}, "die is verlopen"),
        (
            {
                "beleid.plan": regel("nee"),
                "beleid.raad": regel("nee", 5, ", vervalt_op: 2026-03-31"),
            },
            "1 is niet volledig en 1 is verlopen",
        ),
        (
            {"beleid.plan": regel("nee", 5).replace("2026-01-31", "2026-12-31")},
            "die heeft een besluit van na de peildatum",
        ),
        (
            {"beleid.plan": regel("nee", 5).replace("geen_rijksmiddelen", "keuze")},
            "die heeft een reden die niet als uitleg telt",
        ),
        ({"beleid.plan": regel("ja", 5)}, "die hoort bij een antwoord dat niet deels of nee is"),
    ],
)
def test_waarom_uitleg_niet_telt_staat_er_per_soort(
    antwoorden: dict[str, str], waarom: str, schrijf_dossier: SchrijfDossier
) -> None:
    regels = "".join(f"  {vraag}: {deel}\n" for vraag, deel in antwoorden.items())
    html = html_van(schrijf_dossier(f"antwoorden:\n{regels}"))
    taken = "1 taak" if len(antwoorden) == 1 else "2 taken"
    zin = f"Geen knaken, geen taken: bij {taken} telt de uitleg niet: {waarom}."
    assert zin in samenvatting(html)
    alineas = [inhoud(p) for p in met_id(ontleed(html), "geen-knaken").iter("p")]
    totalen = "Een bedrag dat niet is genoemd, staat ook niet in de totalen."
    assert f"Waarom niet: {waarom}. {totalen}" in alineas


def test_zonder_tabel_gaat_het_niet_over_totalen(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier("antwoorden: {beleid.plan: {antwoord: nee, reden: geen_rijksmiddelen}}\n")
    hoofdstuk = met_id(ontleed(html_van(pad)), "geen-knaken")
    alineas = [inhoud(p) for p in hoofdstuk.iter("p")]
    assert "Waarom niet: die is niet volledig." in alineas
    assert STRUCTUREEL not in alineas
    assert "totalen" not in inhoud(hoofdstuk)


# what a raad could decide


def test_het_voorstel_begint_met_de_wettelijke_taken_die_openstaan(
    schrijf_dossier: SchrijfDossier,
) -> None:
    pad = schrijf_dossier(f"antwoorden: {{beleid.plan: {regel('nee', 5)}}}")
    *_, uitleg, open_ = beslispunten(html_van(pad))
    assert uitleg == (
        "Uit te spreken of de raad instemt met de uitleg bij 1 taak die niet wordt uitgevoerd."
    )
    begin = "Het college te vragen de open vragen te beantwoorden: "
    assert open_.startswith(begin)
    assert open_.endswith(", te beginnen met de wettelijke taak die openstaat.")
    zonder = schrijf_dossier("antwoorden: {opvang.zorg: {antwoord: ja}}")
    *_, open_ = beslispunten(html_van(zonder))
    assert open_.startswith(begin)
    assert "te beginnen met" not in open_
    leeg = schrijf_dossier()
    kader = leeg.parent / "klein.yaml"
    tekst = kader.read_text(encoding="utf-8")
    kader.write_text(
        re.sub("plicht: (landelijk|lokaal)", "plicht: wettelijk\n        wet: Wmo", tekst),
        encoding="utf-8",
    )
    *_, open_ = beslispunten(html_van(leeg))
    assert re.search(r", te beginnen met de \d wettelijke taken die openstaan\.$", open_)


def test_een_actie_zonder_status_die_te_laat_is(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier("acties: [{vraag: beleid.plan, actie: Schrijven, gereed: 2025-01-01}]")
    rijen = [inhoud(rij[-1]) for rij in met_id(ontleed(html_van(pad)), "agenda").iter("tr")]
    assert rijen == ["Planning", "(te laat); klaar uiterlijk 1 januari 2025"]


def test_een_actie_zonder_datum_krijgt_een_zin_in_het_enkelvoud(
    schrijf_dossier: SchrijfDossier,
) -> None:
    kosten = "[{jaar: 2028, bedrag: 5, aard: incidenteel}]"
    pad = schrijf_dossier(f"acties: [{{vraag: beleid.plan, actie: Lezen, kosten: {kosten}}}]")
    agenda = met_id(ontleed(html_van(pad)), "agenda")
    assert inhoud(next(agenda.iter("p"))) == (
        "Het dossier noemt niet wanneer deze actie klaar moet zijn. Een actie staat bij het "
        "laatste jaar van haar kosten."
    )
