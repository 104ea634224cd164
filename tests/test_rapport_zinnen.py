"""The sentences of a report: where a dossier comes from, statutory duties, criteria, terms."""

from __future__ import annotations

import re
from typing import Final
from xml.etree.ElementTree import Element

import pytest

from conftest import SchrijfDossier
from pdfhulp import (
    VOORBEELDEN,
    html_van,
    inhoud,
    klasse,
    met_id,
    ontleed,
    plat,
    voorbeeld,
    voorbeeld_boom,
    voorbeeld_html,
)
from vngcheck.dossier import Actie, Antwoord
from vngcheck.rapport import zinnen

ELK: Final = pytest.mark.parametrize("naam", VOORBEELDEN)
GEEN_GROND: Final = "Geldgebrek is bij een wettelijke taak geen geldige reden."
UITGELEGD: Final = """
    antwoord: nee
    reden: geen_rijksmiddelen
    geen_knaken:
      wat_niet: Voorlichting
      alternatief: Niets
      gevolg: Onbekend
      bedragen:
        - {jaar: 2026, bedrag: 12500, aard: structureel}
        - {jaar: 2027, bedrag: 500, aard: incidenteel}
      besluit: {orgaan: raad, datum: 2026-06-30}
"""


def alineas(element: Element) -> list[str]:
    return [inhoud(kind) for kind in element.iter("p")]


def samenvatting(html: str) -> list[str]:
    return alineas(met_id(ontleed(html), "in-een-minuut"))


def antwoorden(**gegeven: str) -> str:
    """The antwoorden of a dossier; an underscore stands for the dot in the id of a vraag."""
    regels = (f"  {vraag.replace('_', '.')}: {{{rest}}}\n" for vraag, rest in gegeven.items())
    return "antwoorden:\n" + "".join(regels)


def in_bouwstenen(html: str) -> dict[str, Element]:
    """The articles about each vraag, by that vraag."""
    artikelen = klasse(met_id(ontleed(html), "bouwstenen"), "vraag")
    return {inhoud(artikel[0]): artikel for artikel in artikelen}


# where a dossier comes from


@ELK
def test_de_verantwoording_staat_op_de_omslag_en_in_de_samenvatting(naam: str) -> None:
    dossier, wortel = voorbeeld(naam).dossier, voorbeeld_boom(naam)
    assert (dossier.verantwoording is None) is dossier.fictief
    verwacht = [plat(dossier.verantwoording)] if dossier.verantwoording else []
    (omslag,) = klasse(wortel, "omslag")
    kaders = [inhoud(kader) for kader in klasse(omslag, "kader")]
    assert [tekst for tekst in kaders if tekst in verwacht] == verwacht
    eerst, *rest = samenvatting(voorbeeld_html(naam))
    assert ([eerst] == verwacht) is bool(verwacht)
    assert not set(verwacht) & set(rest)


@ELK
def test_een_lid_van_een_regio_zegt_waar_zijn_antwoorden_vandaan_komen(naam: str) -> None:
    geladen = voorbeeld(naam)
    gevonden = [
        zin for zin in samenvatting(voorbeeld_html(naam)) if zin.startswith("Het dossier van ")
    ]
    if geladen.regio is None:
        assert gevonden == []
        return
    gegeven = [v for plateau in geladen.score for v in plateau.vragen if v.antwoord]
    geerfd = sum(vraag.geerfd for vraag in gegeven)
    aantal = len(geladen.kader.kader.vragen)
    assert geerfd > 1
    assert aantal - len(gegeven) > 1
    assert gevonden == [
        f"Het dossier van {geladen.naam} beantwoordt zelf {len(gegeven) - geerfd or 'geen'} van "
        f"de {aantal} vragen. Van de regio {geladen.regio.naam} komen {geerfd} antwoorden; "
        f"{aantal - len(gegeven)} vragen staan open."
    ]


def test_de_samenvatting_zegt_hoeveel_is_ingevuld_en_bewezen(
    schrijf_dossier: SchrijfDossier,
) -> None:
    gegeven = antwoorden(
        beleid_plan="antwoord: ja, bewijs: [{titel: Plan}]", beleid_raad="antwoord: ja"
    )
    zinnen = samenvatting(html_van(schrijf_dossier(gegeven)))
    assert [zin.partition("Ingevuld: ")[2] for zin in zinnen if "Ingevuld: " in zin] == [
        "50%. Bij 1 van de 2 keer ja of deels is bewijs genoemd.",
        "0%. Geen enkel antwoord is ja of deels.",
    ]


# statutory duties


@pytest.mark.parametrize(
    ("gegeven", "zin"),
    [
        ("antwoord: nee", "1 is niet op orde."),
        ("antwoord: deels, voorbehoud: x", "1 is maar deels op orde."),
        ("antwoord: null", "1 staat nog open."),
        ("antwoord: ja, voorbehoud: x, te_herbevestigen: true", "1 staat nog open."),
        ("antwoord: ja, voorbehoud: x", "1 heeft een voorbehoud."),
        ("antwoord: ja", None),
        ("antwoord: nvt, toelichting: x, voorbehoud: x", None),
    ],
)
def test_de_samenvatting_zegt_hoe_wettelijke_taken_ervoor_staan(
    gegeven: str, zin: str | None, schrijf_dossier: SchrijfDossier
) -> None:
    zinnen = samenvatting(html_van(schrijf_dossier(antwoorden(opvang_zorg=gegeven))))
    gevonden = [deel for deel in zinnen if deel.startswith("Wettelijke taken: ")]
    assert gevonden == ([f"Wettelijke taken: {zin} {GEEN_GROND}"] if zin else [])


def test_de_zin_over_wettelijke_taken_telt_ze_over_alle_plateaus(
    schrijf_dossier: SchrijfDossier,
) -> None:
    pad = schrijf_dossier(
        antwoorden(
            beleid_plan="antwoord: ja, voorbehoud: x",
            opvang_zorg="antwoord: ja, voorbehoud: x",
            opvang_bedden="antwoord: deels",
            voorlichting_inwoners="antwoord: nee",
        )
    )
    kader = pad.parent / "klein.yaml"
    tekst = kader.read_text(encoding="utf-8")
    wettelijk = re.sub(
        "plicht: (landelijk|lokaal|aanbeveling)", "plicht: wettelijk\n        wet: Wmo", tekst
    )
    kader.write_text(wettelijk, encoding="utf-8")
    assert (
        "Wettelijke taken: 2 zijn niet of maar deels op orde, 2 staan nog open en 2 hebben een "
        f"voorbehoud. {GEEN_GROND}"
    ) in samenvatting(html_van(pad))


def test_een_wettelijke_taak_met_een_voorbehoud_staat_apart(
    schrijf_dossier: SchrijfDossier,
) -> None:
    kop = "Wettelijke taken met een voorbehoud"
    ja = "antwoord: ja, voorbehoud: Zolang het contract loopt."
    # The same voorbehoud at a vraag that no law asks for is no matter of this chapter.
    for gegeven in ({"beleid_plan": ja}, {"opvang_zorg": ja.replace("ja", "nee")}):
        assert kop not in inhoud(hiaten(html_van(schrijf_dossier(antwoorden(**gegeven)))))
    hoofdstuk = hiaten(html_van(schrijf_dossier(antwoorden(opvang_zorg=ja, beleid_plan=ja))))
    koppen = [inhoud(deel) for deel in hoofdstuk.iter("h3")]
    assert koppen[0] == kop
    (artikel,) = klasse(hoofdstuk, "hiaat")
    assert inhoud(artikel) == plat(
        "Is er zorg voor slachtoffers? voldoet, met een voorbehoud · wettelijke plicht: Wmo 2015 "
        "Voorbehoud: Zolang het contract loopt."
    )


def hiaten(html: str) -> Element:
    return met_id(ontleed(html), "hiaten")


# criteria and steps


@ELK
def test_bij_elke_vraag_staat_wat_ja_betekent(naam: str) -> None:
    gevonden = in_bouwstenen(voorbeeld_html(naam))
    for vraag in voorbeeld(naam).kader.kader.vragen.values():
        delen = [f"{c.tekst} [{c.bron.document if c.bron else 'eigen'}]" for c in vraag.criteria]
        zinnen = [z for z in alineas(gevonden[plat(vraag.vraag)]) if z.startswith("Ja betekent: ")]
        (zin,) = zinnen
        assert zin.startswith(plat(f"Ja betekent: {'. '.join(delen)}. Norm {vraag.norm}. "))
        for bron in vraag.bronnen:
            assert plat(f"{bron.document}, {bron.plaats}") in zin


def test_een_criterium_noemt_zijn_bron_of_is_eigen(schrijf_dossier: SchrijfDossier) -> None:
    html = html_van(schrijf_dossier())
    wat = "Ja betekent: Er is een plan [eigen]. Het plan is vastgesteld [BR]. Norm "
    assert any(zin.startswith(wat) for zin in alineas(in_bouwstenen(html)["Is er een plan?"]))
    methode = alineas(met_id(ontleed(html), "over-het-kader"))
    assert (
        "Van de 7 criteria staan er 1 in een bron. De andere 6 zijn een uitwerking van de makers "
        "van vngcheck."
    ) in methode


@pytest.mark.parametrize(
    ("gegeven", "stap"),
    [
        ("antwoord: ja", False),
        ("antwoord: nvt, toelichting: x", False),
        ("antwoord: deels", True),
        ("antwoord: nee", True),
        ("antwoord: null", True),
    ],
)
def test_een_stap_is_mogelijk_niet_verplicht(
    gegeven: str, stap: bool, schrijf_dossier: SchrijfDossier
) -> None:
    html = html_van(schrijf_dossier(antwoorden(beleid_plan=gegeven)))
    zin = "Mogelijke volgende stap: Stel een plan vast."
    assert (zin in alineas(in_bouwstenen(html)["Is er een plan?"])) is stap
    assert not re.search(r"\bVolgende stap", inhoud(ontleed(html)))


# weights


def test_de_methode_zegt_het_als_alles_even_zwaar_weegt(schrijf_dossier: SchrijfDossier) -> None:
    zin = (
        "Gewicht. In dit kader weegt elke bouwsteen even zwaar, en elke vraag binnen haar "
        "bouwsteen ook. Een vraag die alleen in een bouwsteen staat, telt dus zwaarder dan een "
        "vraag in een bouwsteen met vier vragen."
    )
    pad = schrijf_dossier()
    punten = [inhoud(punt) for punt in met_id(ontleed(html_van(pad)), "methode").iter("li")]
    assert not [punt for punt in punten if punt.startswith("Gewicht.")]
    kader = pad.parent / "klein.yaml"
    tekst = kader.read_text(encoding="utf-8")
    assert tekst.count("gewicht: 2") == 1
    kader.write_text(tekst.replace("gewicht: 2", "gewicht: 1"), encoding="utf-8")
    gelijk = [inhoud(punt) for punt in met_id(ontleed(html_van(pad)), "methode").iter("li")]
    assert [punt for punt in gelijk if punt not in punten] == [zin]


# terms


@pytest.mark.parametrize(
    ("gepland", "regel"),
    [
        ("2026-06-29", "gepland: 29 juni 2026 (verstreken)"),
        ("2026-06-30", "gepland: 30 juni 2026"),
        ("2026-07-01", "gepland: 1 juli 2026"),
    ],
)
def test_een_termijn_voor_de_peildatum_is_verstreken(
    gepland: str, regel: str, schrijf_dossier: SchrijfDossier
) -> None:
    gegeven = antwoorden(beleid_plan=f"antwoord: deels, reden: gepland, gepland: {gepland}")
    html = html_van(schrijf_dossier(gegeven))
    for waar in (in_bouwstenen(html)["Is er een plan?"], klasse(hiaten(html), "hiaat")[0]):
        (status,) = klasse(waar, "regel")
        assert inhoud(status) == f"voldoet deels · landelijke afspraak · reden: gepland · {regel}"


# what weighs most, and what it costs


def zwaarst(html: str) -> list[str]:
    return [inhoud(punt) for lijst in klasse(ontleed(html), "zwaarst") for punt in lijst.iter("li")]


def test_wat_niet_is_uitgelegd_weegt_zwaarder_dan_wat_wel_is_uitgelegd(
    schrijf_dossier: SchrijfDossier,
) -> None:
    uitgelegd = f"  beleid.plan:{UITGELEGD}"
    scholen = antwoorden(beleid_raad="antwoord: deels", voorlichting_scholen="antwoord: nee")
    html = html_van(schrijf_dossier(scholen + uitgelegd))
    assert zwaarst(html) == [
        "Weet de raad van het plan? Deels (lokale norm).",
        "Krijgen scholen voorlichting? Nee (landelijke aanbeveling).",
        "Is er een plan? Nee (landelijke afspraak; uitgelegd).",
    ]
    alleen = html_van(schrijf_dossier(f"antwoorden:\n{uitgelegd}"))
    assert zwaarst(alleen) == ["Is er een plan? Nee (landelijke afspraak; uitgelegd)."]
    niets = html_van(schrijf_dossier())
    assert zwaarst(niets) == []
    assert "Er is geen vraag met deels of nee." in samenvatting(niets)


def test_de_samenvatting_zegt_wat_uitgelegde_taken_zouden_kosten(
    schrijf_dossier: SchrijfDossier,
) -> None:
    html = html_van(schrijf_dossier(f"antwoorden:\n  beleid.plan:{UITGELEGD}"))
    assert plat(
        "Geen knaken, geen taken: bij 1 taak telt de uitleg. Genoemd is "
        "€ 12.500 in 2026 en € 500 in 2027 om deze taak wel uit te voeren."
    ) in samenvatting(html)


@pytest.mark.parametrize(
    ("kosten", "zin"),
    [
        (
            "[]",
            "Geld voor acties: bij geen van de acties zijn kosten genoemd. "
            "Dat betekent niet dat ze niets kosten.",
        ),
        (
            "[{jaar: 2026, bedrag: 0, aard: incidenteel}]",
            "Geld voor acties: de genoemde kosten zijn nul.",
        ),
        (
            "[{jaar: 2026, bedrag: 900, aard: incidenteel, dekking: DU-VO}]",
            "Geld voor acties: de acties kosten € 900 in 2026. "
            "Voor alle genoemde kosten noemt het dossier een dekking, tot en met 2026.",
        ),
        (
            "[{jaar: 2026, bedrag: 900, aard: incidenteel, dekking: DU-VO}, "
            "{jaar: 2027, bedrag: 1500, aard: structureel}]",
            "Geld voor acties: de acties kosten € 900 in 2026 en € 1.500 in 2027. "
            "Daarvan is nog geen dekking voor € 1.500 in 2027.",
        ),
    ],
)
def test_de_samenvatting_zegt_wat_de_acties_kosten(
    kosten: str, zin: str, schrijf_dossier: SchrijfDossier
) -> None:
    pad = schrijf_dossier(f"acties: [{{vraag: beleid.plan, actie: Schrijven, kosten: {kosten}}}]")
    gevonden = [a for a in samenvatting(html_van(pad)) if a.startswith("Geld voor acties")]
    assert gevonden == [zin]


@pytest.mark.parametrize(
    ("acties", "zin"),
    [
        ("[]", "in het dossier staan geen acties. Wat er aan geld nodig is, is niet bekend."),
        (
            "[{vraag: beleid.plan, actie: Weg, status: vervallen}]",
            "alle acties in het dossier zijn vervallen. Wat er aan geld nodig is, is niet bekend.",
        ),
        (
            "[{vraag: beleid.plan, actie: A}, {vraag: beleid.plan, actie: B, kosten: "
            "[{jaar: 2027, bedrag: 9, aard: incidenteel, dekking: DU-VO}]}]",
            "de acties kosten € 9 in 2027. Voor alle genoemde kosten noemt het dossier een "
            "dekking, tot en met 2027; bij 1 van de 2 acties staan geen kosten.",
        ),
        (
            "[{vraag: beleid.plan, actie: A}, {vraag: beleid.plan, actie: B, kosten: "
            "[{jaar: 2027, bedrag: 9, aard: incidenteel}]}]",
            "de acties kosten € 9 in 2027. Daarvan is nog geen dekking voor € 9 in 2027. "
            "Bij 1 van de 2 acties staan geen kosten.",
        ),
    ],
)
def test_de_samenvatting_zegt_wat_over_geld_niet_bekend_is(
    acties: str, zin: str, schrijf_dossier: SchrijfDossier
) -> None:
    hiaat = antwoorden(beleid_plan="antwoord: nee, reden: keuze")
    html = html_van(schrijf_dossier(f"{hiaat}acties: {acties}\n"))
    gevonden = [a for a in samenvatting(html) if a.startswith("Geld voor acties")]
    assert gevonden == [plat(f"Geld voor acties: {zin}")]


def test_zonder_hiaten_en_acties_zegt_de_samenvatting_niets_over_geld(
    schrijf_dossier: SchrijfDossier,
) -> None:
    assert not [a for a in samenvatting(html_van(schrijf_dossier())) if "Geld voor acties" in a]


# lists of what holds commas and stops itself


@pytest.mark.parametrize(
    ("trekker", "partners", "zin"),
    [
        (None, [], "–"),
        ("Team A", [], "Team A"),
        (None, ["RIEC"], "met RIEC"),
        ("Team A", ["RIEC", "politie"], "Team A; met RIEC, politie"),
        # A semicolon parts the partners here, so it cannot part them from who carries it out.
        ("Team A", ["Politie, TMM", "RIEC"], "Team A en met Politie, TMM; RIEC"),
    ],
)
def test_wie_een_actie_doet_en_met_wie(trekker: str | None, partners: list[str], zin: str) -> None:
    assert zinnen.wie(Actie(vraag="x.y", actie="Z", trekker=trekker, partners=partners)) == zin


def test_een_punt_in_een_titel_staat_er_niet_dubbel() -> None:
    bewijs = [
        {"titel": "Brief d.d.", "plaats": "blad 1, onder"},
        {"titel": "Brief d.d.", "plaats": "blad 2."},
        {"titel": "Memo"},
    ]
    antwoord = Antwoord.model_validate({"antwoord": "ja", "bewijs": bewijs})
    assert zinnen.bewijstekst(antwoord) == "Brief d.d., blad 1, onder; blad 2. Memo"
