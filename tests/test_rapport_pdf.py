"""The report as PDF: it meets its norms, and every page says what must be on every page."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pikepdf
import pytest

import vijandig
from conftest import Cli, Schrijf, SchrijfDossier
from pdfhulp import (
    ELK_VOORBEELD,
    bladen,
    doorlopend,
    keur,
    metadata,
    plat,
    tekst,
    voorbeeld,
    voorbeeld_html,
    voorbeeld_pdf,
    zonder_wit,
)
from vngcheck import __version__
from vngcheck.dossierbestand import laad_dossier
from vngcheck.rapport.html import naar_html
from vngcheck.rapport.inhoud import maak_rapport
from vngcheck.rapport.pdf import naar_pdf
from vngcheck.rapport.soorten import Editie
from vngcheck.rapport.tekens import zonder_onbekende_tekens


@pytest.mark.parametrize("naam", ELK_VOORBEELD)
def test_elk_voorbeeld_voldoet_aan_de_normen(naam: str) -> None:
    keur(voorbeeld_pdf(naam))


@pytest.mark.parametrize("naam", ["voorbeeldstad", "haarlemmermeer"])
def test_elke_bladzijde_zegt_wat_zij_is(naam: str) -> None:
    omslag, *rest = bladen(voorbeeld_pdf(naam))
    fictief = naam == "voorbeeldstad"
    titel = f"Aanpak mensenhandel {voorbeeld(naam).naam}, stand op "
    assert titel in plat(omslag)
    assert ("FICTIEF VOORBEELD" in plat(omslag)) is fictief
    assert "Reconstructie. Dit kader is niet de tekst van de VNG." in plat(omslag)
    assert len(rest) > 10
    for nummer, blad in enumerate(map(plat, rest), start=2):
        assert ("FICTIEF VOORBEELD" in blad) is fictief
        assert "kader: reconstructie" in blad
        assert titel in blad
        assert f"pagina {nummer} van {len(rest) + 1}" in blad


@pytest.mark.parametrize("naam", ["drenthe-regio", "haarlemmermeer"])
def test_de_verantwoording_staat_op_de_eerste_twee_bladzijden(naam: str) -> None:
    verantwoording = zonder_wit(voorbeeld(naam).dossier.verantwoording or "")
    assert verantwoording
    gezien = [verantwoording in zonder_wit(blad) for blad in bladen(voorbeeld_pdf(naam))]
    assert [nummer for nummer, er in enumerate(gezien, start=1) if er] == [1, 2]


def test_de_interne_editie_zegt_dat_op_elke_bladzijde() -> None:
    for blad in map(plat, bladen(voorbeeld_pdf("voorbeeldstad", Editie.INTERN))):
        assert "INTERN: niet voor verspreiding" in blad


@pytest.mark.parametrize("naam", ["voorbeeldstad"])
def test_interne_teksten_staan_alleen_in_de_interne_editie(naam: str) -> None:
    intern = [a.intern for a in voorbeeld(naam).dossier.antwoorden.values() if a.intern]
    assert intern
    openbaar, binnen = (voorbeeld_pdf(naam, editie) for editie in Editie)
    for notitie in intern:
        for buiten in (tekst(openbaar), metadata(openbaar), voorbeeld_html(naam)):
            assert zonder_wit(notitie) not in zonder_wit(buiten)
        assert zonder_wit(notitie) in zonder_wit(tekst(binnen))
        assert plat(notitie) in plat(voorbeeld_html(naam, Editie.INTERN))


def test_interne_teksten_van_elke_vraag_blijven_binnen(schrijf_dossier: SchrijfDossier) -> None:
    vragen = ["beleid.plan", "beleid.raad", "opvang.zorg", "opvang.bedden"]
    regels = [
        f"  {vraag}: {{antwoord: {waarde}, toelichting: t, intern: Geheimpje{nummer}}}\n"
        for nummer, (vraag, waarde) in enumerate(
            zip(vragen, ["ja", "deels", "nvt", "null"], strict=True)
        )
    ]
    geladen = laad_dossier(schrijf_dossier("antwoorden:\n" + "".join(regels)))
    per_editie = {}
    for editie in Editie:
        html = naar_html(maak_rapport(geladen, editie), voor_pdf=True)
        pdf = naar_pdf(html)
        per_editie[editie] = [html, tekst(pdf), metadata(pdf), pdf.decode("latin-1")]
    assert not any("Geheimpje" in deel for deel in per_editie[Editie.OPENBAAR])
    html, gelezen, *_ = per_editie[Editie.INTERN]
    for nummer in range(4):
        assert f"Geheimpje{nummer}" in html
        assert f"Geheimpje{nummer}" in gelezen


def test_dezelfde_invoer_geeft_dezelfde_bytes() -> None:
    html = naar_html(maak_rapport(voorbeeld("drenthe-regio")), voor_pdf=True)
    assert naar_pdf(html) == voorbeeld_pdf("drenthe-regio")


# where it comes from


def gegevens(pdf: Path) -> dict[str, str]:
    with pikepdf.open(pdf) as bestand:
        return {str(naam): str(waarde) for naam, waarde in bestand.docinfo.items()}


def test_het_rapport_noemt_waarvan_het_is_gemaakt(
    schrijf_dossier: SchrijfDossier, cli: Cli
) -> None:
    regio = "regio: {naam: Klein, gemeenten: [GM0394]}\n"
    pad_regio = schrijf_dossier(regio, naam="regio.yaml", gemeente=None)
    pad = schrijf_dossier(bouwt_op="regio.yaml")
    uit = pad.with_name("uit.pdf")
    assert cli("rapport", pad, "-o", uit).exit == 0
    gelezen = doorlopend(uit.read_bytes())
    for bestand in (pad, pad_regio, pad.with_name("klein.yaml")):
        assert hashlib.sha256(bestand.read_bytes()).hexdigest() in gelezen
    assert f"vngcheck{__version__}" in gelezen
    assert "klein@1,sha256" in gelezen
    assert "Gemaaktop" not in gelezen
    assert gegevens(uit)["/CreationDate"] == "D:20260630"


def test_source_date_epoch_geeft_de_datum_van_maken(
    schrijf_dossier: SchrijfDossier, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = schrijf_dossier()
    uit = pad.with_name("uit.pdf")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert cli("rapport", pad, "-o", uit).exit == 0
    assert "Gemaaktop15januari2027" in doorlopend(uit.read_bytes())
    assert gegevens(uit)["/CreationDate"] == gegevens(uit)["/ModDate"] == "D:20270115"


@pytest.mark.parametrize("waarde", ["gisteren", "-1", "1.5", "253402300800", "9" * 5000])
def test_een_verkeerde_source_date_epoch(
    waarde: str, schrijf_dossier: SchrijfDossier, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = schrijf_dossier()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", waarde)
    uitslag = cli("rapport", pad, "-o", pad.with_name("uit.pdf"))
    assert uitslag.exit == 2
    te_zien = waarde if len(waarde) < 60 else f"{waarde[:57]}..."
    assert uitslag.err.endswith(
        f"Fout: SOURCE_DATE_EPOCH is '{te_zien}'; dat is geen aantal seconden sinds 1970. "
        "Geef een heel getal, of haal de variabele weg.\n"
    )


# Each kind of text alone is rendered in test_pdf; here a few at a time fill every field.
SOORTEN = list(vijandig.TEKSTEN)


@pytest.mark.parametrize("soorten", [SOORTEN[n : n + 5] for n in range(0, len(SOORTEN), 5)])
def test_vijandige_tekst_geeft_een_goede_pdf(
    soorten: list[str], schrijf: Schrijf, schrijf_dossier: SchrijfDossier
) -> None:
    teksten = [vijandig.TEKSTEN[soort] for soort in soorten]
    schrijf_dossier()  # puts the kader there
    pad = schrijf("vijandig.yaml", vijandig.dossier(*teksten))
    rapport = maak_rapport(laad_dossier(pad), Editie.INTERN)
    pdf = naar_pdf(naar_html(rapport, voor_pdf=True))
    keur(pdf)
    gelezen = zonder_wit(tekst(pdf))
    for kort in (deel for deel in teksten if len(deel) < 100):
        te_zien = zonder_onbekende_tekens(kort).replace("\u00ad", "").replace("\u200d", "")
        assert zonder_wit(te_zien.replace("\ufe0f", "")) in gelezen.replace("\u00ad", "")
