"""What stands together on a page of a report: names, heads with what follows, and lists."""

from __future__ import annotations

import contextlib
import re
from functools import cache
from importlib import import_module

import pytest

from conftest import SchrijfDossier
from pdfhulp import bladen, plat, voorbeeld_pdf
from vngcheck.bestanden import pakketmap
from vngcheck.dossierbestand import laad_dossier
from vngcheck.rapport.html import naar_html
from vngcheck.rapport.inhoud import maak_rapport
from vngcheck.rapport.pdf import naar_pdf
from vngcheck.rapport.soorten import Editie
from vngcheck.regiodossiers import verzamel
from vngcheck.regiorapport.html import naar_html as regio_naar_html
from vngcheck.regiorapport.inhoud import maak_regiorapport


@cache
def teksten(naam: str) -> list[str]:
    """The pages of an example: of its report, or ("regiobeeld") of the picture of Drenthe."""
    if naam == "regiobeeld":
        geladen = laad_dossier(pakketmap("examples") / "drenthe-regio.yaml")
        beeld = maak_regiorapport(verzamel(geladen), Editie.OPENBAAR)
        pdf = naar_pdf(regio_naar_html(beeld, voor_pdf=True))
    else:
        pdf = voorbeeld_pdf(naam)
    return [plat(blad) for blad in bladen(pdf)]


def test_op_de_omslag_blijven_naam_en_datum_heel(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier("", gemeente="Borger-Odoorn")
    omslag = bladen(naar_pdf(naar_html(maak_rapport(laad_dossier(pad)), voor_pdf=True)))[0]
    regels = [plat(regel) for regel in omslag.splitlines()]
    begin = regels.index("Aanpak mensenhandel")
    assert regels[begin + 1 : begin + 3] == ["Borger-Odoorn,", "stand op 30 juni 2026"]


@pytest.mark.parametrize("naam", ["drenthe-regio", "haarlemmermeer", "voorbeeldstad"])
def test_de_bijlage_eindigt_niet_met_een_bijna_lege_bladzijde(naam: str) -> None:
    assert len(re.findall(r"\bN\d\d\b", teksten(naam)[-1])) > 10


@pytest.mark.parametrize(
    ("naam", "kop", "vervolg"),
    [
        (
            "regiobeeld",
            "Welke gemeenten zijn vergeleken Van alle 12",
            "De gemeenten van de regio Drenthe",
        ),
        ("drenthe-regio", "Landelijk beeld Hieronder", "Landelijke cijfers naast het antwoord"),
        ("voorbeeldstad", "Landelijk beeld Hieronder", "Landelijke cijfers naast het antwoord"),
        pytest.param(
            "maastricht", "Uitvoeringsagenda Het", "4 acties in 2025", marks=pytest.mark.traag
        ),
        # The first two points of a list, and its last two.
        (
            "drenthe-regio",
            "Plateau 1: andere open vragen Op",
            "Hebben partners uit zorg en veiligheid meegewerkt",
        ),
        ("haarlemmermeer", "Van de gemeenten had 80%", "Ongeveer 5% van de gemeenten"),
    ],
)
def test_een_begin_en_een_eind_staan_niet_alleen(naam: str, kop: str, vervolg: str) -> None:
    (blad,) = (blad for blad in teksten(naam) if kop in blad)
    assert vervolg in blad


@pytest.mark.parametrize(
    "naam",
    [
        "voorbeeldstad",
        pytest.param("assen", marks=pytest.mark.traag),
        pytest.param("maastricht", marks=pytest.mark.traag),
        pytest.param("haarlemmermeer", marks=pytest.mark.traag),
    ],
)
def test_geen_bladzijde_begint_midden_in_wat_bij_een_vraag_hoort(naam: str) -> None:
    eerste = [re.sub(r"^(FICTIEF VOORBEELD |kader: reconstructie )*", "", b) for b in teksten(naam)]
    assert not [
        b[:60]
        for b in eerste
        if b.startswith(("Bewijs:", "Mogelijke volgende stap:", "Ja betekent:", "Actie:"))
    ]


@pytest.mark.parametrize("naam", ["voorbeeldstad", pytest.param("assen", marks=pytest.mark.traag)])
def test_wat_van_een_tabel_wordt_gezegd_staat_daarbij(naam: str) -> None:
    (blad,) = (blad for blad in teksten(naam) if "Van de 244 criteria" in blad)
    assert "Hoe zeker het is dat een vraag bij haar plateau hoort" in blad


@pytest.mark.parametrize("naam", ["haarlemmermeer", "voorbeeldstad"])
def test_geen_regel_eindigt_tussen_een_woord_en_zijn_nummer(naam: str) -> None:
    heel = "".join(bladen(voorbeeld_pdf(naam)))
    woord = "paragraaf|bijlage|hoofdstuk|niveau|beslispunt"
    assert len(re.findall(rf"({woord}|Norm|Sterkte)\xa0[0-9A-Z]", heel)) > 300
    los = rf"·\s*\n|\b(?:(?:{woord})\s*\n[0-9]|Norm\s*\nN[0-9]|Sterkte\s*\n[ABC]\b)"
    assert not re.findall(los, heel)


@pytest.mark.parametrize("naam", ["haarlemmermeer", "voorbeeldstad"])
def test_de_inhoud_heeft_haar_bladzijden_rechts_in_de_kantlijn(naam: str) -> None:
    with contextlib.closing(import_module("pypdfium2").PdfDocument(voorbeeld_pdf(naam))) as pdf:
        blad = pdf[2].get_textpage()
        inhoud = str(blad.get_text_range()).partition("\nDit rapport toetst")[0]
        regels = re.finditer(r"^.* (\d+)\r?$", inhoud, re.MULTILINE)
        rechts = [blad.get_charbox(regel.end(1) - 1)[2] for regel in regels]
    assert len(rechts) > 10
    kantlijn = 192 / 25.4 * 72  # A4, with a margin of 18 mm
    assert all(kantlijn - 2 < plek <= kantlijn for plek in rechts)


def test_de_kop_van_een_smalle_kolom_blijft_heel() -> None:
    (blad,) = (blad for blad in teksten("regiobeeld") if "Plateau 1: 13 gedeelde hiaten" in blad)
    assert re.search(r"\bNee\b.*\bDeels\b", blad)


def test_wat_alleen_staat_trekt_niet_mee_wat_erna_komt() -> None:
    # A table of one row and a list of one point: else half a page stays empty before them.
    (blad,) = (blad for blad in teksten("voorbeeldstad") if "Actie in 2027" in blad)
    assert "Actie in 2026" in blad
    assert "Hiaten zonder actie" in blad


def test_de_ring_van_uitgelegd_is_open_ook_in_kleine_letters() -> None:
    stijl = (pakketmap("templates") / "rapport" / "stijl.css").read_text(encoding="utf-8")
    maat, ring = (
        re.search(rf"^\.label{soort}::before {{.*?{wat}: ([\d.]+)", stijl, re.MULTILINE)
        for soort, wat in (("", "; width"), (r"\.uitgelegd", "border-width"))
    )
    assert maat
    assert ring
    kleinste = 7.5 * float(maat[1])
    assert kleinste - 2 * float(ring[1]) >= float(ring[1])
