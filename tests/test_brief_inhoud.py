"""What the letters say, and what they never say."""

from __future__ import annotations

from typing import Final

import pytest

from conftest import SchrijfDossier
from pdfhulp import plat, voorbeeld
from vngcheck.brief.inhoud import maak_document
from vngcheck.brief.model import (
    Alinea,
    Brief,
    Cel,
    Deel,
    Document,
    Kop,
    Punten,
    Tabel,
    Vorm,
    delen_van,
)
from vngcheck.brief.soorten import Soort
from vngcheck.brief.verantwoording import verantwoording
from vngcheck.dossierbestand import laad_dossier
from vngcheck.errors import GebruikFout
from vngcheck.rapport.inhoud import maak_rapport

UITLEG: Final = """
    antwoord: nee
    reden: geen_rijksmiddelen
    intern: Geheimpje
    geen_knaken:
      wat_niet: Eigen werk
      alternatief: Ander werk
      gevolg: Minder werk
      bedragen:
        - {jaar: 2026, bedrag: 12500, aard: structureel}
        - {jaar: 2026, bedrag: 1000, aard: incidenteel}
      besluit: {orgaan: college, datum: 2026-04-14, kenmerk: "2026.0010"}
"""


def document(naam: str, soort: Soort) -> Document:
    return maak_document(maak_rapport(voorbeeld(naam)), soort)


def van(pad: object, soort: Soort) -> Document:
    return maak_document(maak_rapport(laad_dossier(pad)), soort)  # type: ignore[arg-type]


def gelezen(*brieven: Brief) -> str:
    """All text of letters."""
    stukken = []
    for brief in brieven:
        stukken.append(brief.onderwerp)
        for blok in (*brief.boven, *brief.blokken):
            match blok:
                case Alinea():
                    stukken.append("".join(deel.tekst for deel in blok.delen))
                case Kop():
                    stukken.append(blok.tekst)
                case Punten():
                    stukken += blok.punten
                case Tabel():
                    stukken += [blok.titel, *blok.koppen]
                    stukken += [celtekst(cel) for rij in blok.rijen for cel in rij]
    return plat("\n".join(stukken))


def celtekst(cel: Cel) -> str:
    return "".join(deel.tekst for deel in delen_van(cel))


def plekken(brief: Brief) -> list[str]:
    """What someone still has to fill in, in the order of the letter."""
    gevonden: list[Deel] = []
    for blok in (*brief.boven, *brief.blokken):
        if isinstance(blok, Alinea):
            gevonden += blok.delen
        elif isinstance(blok, Tabel):
            gevonden += [deel for rij in blok.rijen for cel in rij for deel in delen_van(cel)]
    return [deel.tekst for deel in gevonden if deel.vorm is Vorm.PLEK]


def tabellen(brief: Brief) -> dict[str, Tabel]:
    return {blok.titel: blok for blok in brief.blokken if isinstance(blok, Tabel)}


def test_de_minister_leest_alleen_wat_telt() -> None:
    (brief,) = document("voorbeeldstad", Soort.MINISTER).brieven
    tekst = gelezen(brief)
    assert "Van dat kader voeren wij 5 taken niet of maar deels uit" in tekst
    for wel in ("Twee extra noodbedden in de regio", "Eigen voorlichting aan inwoners"):
        assert wel in tekst
    for niet in ("mannelijke slachtoffers", "uitzendbureaus en telers", "boa-uren", "Wmo 2015"):
        assert niet not in tekst
    assert (
        "Bij een wettelijke taak is geldgebrek geen geldige reden om haar niet uit te voeren."
        in tekst
    )
    assert "Dit kader is nagebouwd uit andere stukken; het is niet de officiële tekst." in tekst


def test_kosten_na_de_uitleg_staan_erbij() -> None:
    for soort in Soort:
        for brief in document("voorbeeldstad", soort).brieven:
            assert (
                "Bij 1 taak zijn ook kosten genoemd voor een jaar waarin de uitleg niet meer "
                "geldt: 2028. Die zitten wel in de totalen."
            ) in gelezen(brief)


def test_per_taak_staat_alles_in_de_bijlage() -> None:
    (brief,) = document("voorbeeldstad", Soort.MINISTER).brieven
    assert tabellen(brief)["Taak 3 van 5"].rijen == (
        (
            "Vraag uit het kader",
            "Zijn er in de regio genoeg noodbedden voor slachtoffers van mensenhandel? "
            "(lokale norm)",
        ),
        ("Ons antwoord", "deels"),
        ("Wat wij niet doen", "Twee extra noodbedden in de regio"),
        ("Sinds", (Deel("[jaar]", Vorm.PLEK),)),
        (
            "Wat wij in plaats daarvan doen",
            "Tijdelijk verblijf in een hotel, met begeleiding overdag",
        ),
        ("Gevolg", "Een slachtoffer krijgt de eerste nachten geen begeleiding"),
        (
            "Wat het per jaar zou kosten",
            "2026: €\xa015.000 incidenteel\n2026: €\xa030.000 structureel\n"
            "2027: €\xa030.000 structureel\n2028: €\xa030.000 structureel",
        ),
        ("Waar wij geld zochten", "Regionaal budget voor opvang, volledig besteed"),
        ("Besluit", "raad, 21\xa0mei 2026, kenmerk 2026.0023"),
        ("Geldt tot en met", "31\xa0december 2028"),
    )


def test_de_totalen_zijn_die_van_het_rapport() -> None:
    totaal = tabellen(document("voorbeeldstad", Soort.MINISTER).brieven[0])[
        "Wat deze taken samen kosten, per jaar"
    ]
    rapport = maak_rapport(voorbeeld("voorbeeldstad"))
    assert [rij[0] for rij in totaal.rijen] == [
        str(t.jaar) for t in rapport.geen_knaken.totaal_telt
    ]
    assert totaal.rijen[0] == ("2026", "€\xa0101.500", "€\xa037.000", "€\xa0138.500")


def test_de_raad_leest_ook_wat_er_niet_in_staat() -> None:
    (brief,) = document("voorbeeldstad", Soort.RAAD).brieven
    delen = tabellen(brief)
    (wet,) = delen["Wettelijke taken die niet of maar deels worden uitgevoerd"].rijen
    assert wet[1:] == ("Wmo 2015", "deels")
    assert [rij[1] for rij in delen["Uitleg die niet telt"].rijen] == [
        "de uitleg was op de peildatum al verlopen.",
        "het gevolg ontbreekt.",
    ]
    assert "geldgebrek geen geldige reden" in gelezen(brief)
    assert "Ook 1 andere wettelijke taak voeren wij niet of maar deels uit." in gelezen(brief)


def test_een_wettelijke_taak_is_geen_andere_als_er_geen_eerste_is(
    schrijf_dossier: SchrijfDossier,
) -> None:
    rest = f"antwoorden:\n  beleid.plan:{UITLEG}  opvang.zorg: {{antwoord: nee, reden: keuze}}\n"
    (brief,) = van(schrijf_dossier(rest), Soort.RAAD).brieven
    assert "Wij voeren 1 wettelijke taak niet of maar deels uit. Die staat in het" in gelezen(brief)


def test_beide_is_de_aanbiedingsbrief_met_de_brief_als_bijlage() -> None:
    samen = document("voorbeeldstad", Soort.BEIDE)
    apart = [document("voorbeeldstad", s).brieven[0] for s in (Soort.RAAD, Soort.MINISTER)]
    assert list(samen.brieven) == apart
    assert samen.merken == ("FICTIEF VOORBEELD", "CONCEPT: het dossier is nog niet vastgesteld")
    assert samen.titel.startswith("Fictief voorbeeld: Aanbiedingsbrief aan de raad en ")


def test_een_minister_wordt_niet_verzonnen() -> None:
    (brief,) = document("voorbeeldstad", Soort.MINISTER).brieven
    assert plekken(brief) == [
        "[de verantwoordelijk minister]",
        "[adres]",
        "[datum]",
        "[kenmerk]",
        "[jaar]",
        "[handtekening]",
        "[handtekening]",
        "[jaar]",
    ]


def test_wat_het_dossier_niet_zegt_is_een_plek_om_in_te_vullen(
    schrijf_dossier: SchrijfDossier,
) -> None:
    zonder = UITLEG.replace(', kenmerk: "2026.0010"', "")
    pad = schrijf_dossier(f"antwoorden:\n  beleid.plan:{zonder}")
    (brief,) = van(pad, Soort.MINISTER).brieven
    delen = tabellen(brief)
    assert plekken(brief)[-4:] == [
        "[jaar]",
        "[waar wij geld zochten]",
        "[kenmerk van het besluit]",
        "[datum, of: zonder einddatum]",
    ]
    rijen = {str(naam): celtekst(cel) for naam, cel in delen["Taak 1 van 1"].rijen}
    assert rijen["Besluit"] == "college, 14\xa0april 2026, kenmerk [kenmerk van het besluit]"
    assert rijen["Geldt tot en met"] == "[datum, of: zonder einddatum]"
    assert celtekst(delen["Taken die wij niet of maar deels uitvoeren"].rijen[0][2]) == "[jaar]"


def test_een_lange_uitleg_hoeft_niet_op_een_blad(schrijf_dossier: SchrijfDossier) -> None:
    """To keep what does not fit together would leave the page before it empty."""
    lang = UITLEG.replace("Minder werk", "Minder werk. " * 200)
    pad = schrijf_dossier(f"antwoorden:\n  beleid.plan:{UITLEG}\n  beleid.raad:{lang}")
    delen = tabellen(van(pad, Soort.MINISTER).brieven[0])
    assert (delen["Taak 1 van 2"].bijeen, delen["Taak 2 van 2"].bijeen) == (True, False)


@pytest.mark.parametrize(
    ("naam", "zin"),
    [
        (
            "voorbeeldstad",
            "Achter elke vraag staat tussen haakjes wat voor norm het is: een landelijke afspraak "
            "geldt voor alle gemeenten, maar staat niet in de wet; een landelijke aanbeveling is "
            "een advies aan alle gemeenten; een lokale norm is een norm die gemeenten zelf kozen.",
        ),
        (
            None,
            "Achter elke vraag staat tussen haakjes wat voor norm het is: een landelijke afspraak "
            "geldt voor alle gemeenten, maar staat niet in de wet.",
        ),
    ],
)
def test_de_soorten_norm_die_er_staan_worden_uitgelegd(
    naam: str | None, zin: str, schrijf_dossier: SchrijfDossier
) -> None:
    rapport = (
        maak_rapport(voorbeeld(naam))
        if naam
        else maak_rapport(laad_dossier(schrijf_dossier(f"antwoorden:\n  beleid.plan:{UITLEG}")))
    )
    raad, minister = maak_document(rapport, Soort.BEIDE).brieven
    assert zin in gelezen(minister)
    assert "tussen haakjes" not in gelezen(raad)


@pytest.mark.parametrize(
    ("naam", "melding"),
    [
        (
            "haarlemmermeer",
            "Er valt niets te verantwoorden: geen enkele uitleg met de reden geen_rijksmiddelen "
            "telt.\n  voorlichting.inwoners: het gevolg ontbreekt; er is geen bedrag boven nul; de "
            "datum van het besluit ontbreekt.\n  extra-zorg.buiten-zorgplicht: het gevolg "
            "ontbreekt; er is geen bedrag boven nul; de datum van het besluit ontbreekt.\n"
            "Vul de uitleg aan in het dossier, bij geen_knaken, en maak de brief opnieuw.",
        ),
        (
            "assen",
            "Er valt niets te verantwoorden: dit dossier heeft geen antwoord nee of deels met de "
            "reden geen_rijksmiddelen.",
        ),
    ],
)
def test_er_valt_niets_te_verantwoorden(naam: str, melding: str) -> None:
    with pytest.raises(GebruikFout) as fout:
        verantwoording(maak_rapport(voorbeeld(naam)))
    assert str(fout.value) == melding


def test_interne_teksten_en_wettelijke_taken_blijven_weg(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(f"antwoorden:\n  beleid.plan:{UITLEG}  opvang.zorg:{UITLEG}")
    (raad, minister) = van(pad, Soort.BEIDE).brieven
    assert "Geheimpje" not in gelezen(raad, minister)
    assert "Van dat kader voeren wij 1 taak niet" in gelezen(minister)
    assert "Is er zorg voor slachtoffers?" not in gelezen(minister)
    assert "Is er zorg voor slachtoffers? Wmo 2015 nee" in gelezen(raad)


def test_de_regio_schrijft_aan_haar_raden(schrijf_dossier: SchrijfDossier) -> None:
    regio = "{naam: Voorland, gemeenten: [Assen, Emmen]}"
    pad = schrijf_dossier(f"antwoorden:\n  beleid.plan:{UITLEG}", gemeente=None, regio=regio)
    raad, minister = map(gelezen, van(pad, Soort.BEIDE).brieven)
    assert "Aan: de raden van Assen en Emmen" in raad
    assert "Geachte leden van de raden," in raad
    assert "Via: de raden van Assen en Emmen" in minister
    assert "[het bestuur dat tekent] van de regio Voorland" in minister
    assert "burgemeester" not in raad + minister


def test_wat_van_de_regio_komt_staat_apart(schrijf_dossier: SchrijfDossier) -> None:
    regio = "{naam: Voorland, gemeenten: [GM0394, Emmen]}"
    schrijf_dossier(
        f"antwoorden:\n  beleid.plan:{UITLEG}", naam="regio.yaml", gemeente=None, regio=regio
    )
    pad = schrijf_dossier(f"antwoorden:\n  beleid.raad:{UITLEG}", bouwt_op="regio.yaml")
    (minister,) = van(pad, Soort.MINISTER).brieven
    delen = tabellen(minister)
    rij = (("2026", "€\xa012.500", "€\xa01.000", "€\xa013.500"),)
    assert delen["Wat deze taken samen kosten, per jaar"].rijen == rij
    assert delen["Wat de taken van de regio Voorland kosten, per jaar"].rijen == rij
    assert "De regio vraagt ze één keer; wij vragen ze niet nog eens." in gelezen(minister)
    herkomst = ("Herkomst", "overgenomen uit het dossier van de regio Voorland")
    assert herkomst in delen["Taak 1 van 2"].rijen
