"""`vngcheck brief`: files, what is left out, and personal data."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Final

import pytest

from conftest import Cli, Programma, SchrijfDossier
from test_brief_inhoud import UITLEG
from vngcheck.bestanden import pakketmap

VOORBEELD: Final = pakketmap("examples") / "voorbeeldstad.yaml"
NALEZEN: Final = (
    "Vul in wat tussen vierkante haken staat. Namen en adressen herkent vngcheck niet: lees de "
    "brief na voor u hem verstuurt."
)
AANVULLEN: Final = (
    "    Vul het aan in het dossier, bij geen_knaken, en maak de brief opnieuw; of vul het in de "
    "brief in."
)
BEGIN: Final = {".docx": b"PK", ".pdf": b"%PDF-1."}


def xml(pad: Path) -> str:
    with zipfile.ZipFile(pad) as bestand:
        return bestand.read("word/document.xml").decode()


def test_een_map_krijgt_elke_brief_in_twee_vormen(cli: Cli, tmp_path: Path) -> None:
    doel = tmp_path / "brieven"
    uitslag = cli("brief", VOORBEELD, "-o", doel)
    namen = [
        f"{naam}-voorbeeldstad-2026.{einde}"
        for naam in ("brief-minister", "aanbiedingsbrief-raad")
        for einde in ("docx", "pdf")
    ]
    assert (uitslag.exit, uitslag.out) == (0, "")
    assert uitslag.err.splitlines() == [
        "FICTIEF VOORBEELD. Brief van Voorbeeldstad maken ...",
        "In de brief aan de minister: 5 taken.",
        "Niet in de brief aan de minister:",
        "  opvang.volwassenen: het is een wettelijke plicht; geldgebrek is dan geen geldige "
        "reden (Wmo 2015).",
        "  branches.arbeid: de uitleg was op de peildatum al verlopen.",
        "  proactief-toezicht.capaciteit: het gevolg ontbreekt.",
        "Staat niet in het dossier, en is in de brief een plek om in te vullen:",
        "  opvang.noodbedden: sinds.",
        AANVULLEN,
        *(f"Klaar: {doel / naam}" for naam in namen),
        NALEZEN,
    ]
    assert sorted(pad.name for pad in doel.iterdir()) == sorted(namen)
    for pad in doel.iterdir():
        assert pad.read_bytes().startswith(BEGIN[pad.suffix])


@pytest.mark.parametrize(
    ("soort", "wel", "niet"),
    [
        ("minister", "Geachte minister,", "Geachte leden"),
        ("raad", "Geachte leden van de raad,", "Geachte minister,"),
        ("beide", "Geachte minister,", "Fout"),
    ],
)
def test_de_soort_kiest_de_brief(soort: str, wel: str, niet: str, cli: Cli, tmp_path: Path) -> None:
    doel = tmp_path / "brief.DOCX"
    assert cli("brief", VOORBEELD, "-o", doel, "--soort", soort).exit == 0
    assert wel in xml(doel)
    assert niet not in xml(doel)
    assert ("Geachte leden van de raad," in xml(doel)) is (soort != "minister")


def test_wat_ontbreekt_staat_op_het_scherm_ook_van_de_regio(
    cli: Cli, tmp_path: Path, schrijf_dossier: SchrijfDossier
) -> None:
    regio = "{naam: Voorland, gemeenten: [GM0394]}"
    af = UITLEG.replace(
        "      bedragen:",
        "      sinds: 2024\n      gezochte_dekking: Geen\n      vervalt_op: 2027-01-01\n"
        "      bedragen:",
    )
    zonder = UITLEG.replace(', kenmerk: "2026.0010"', "")
    schrijf_dossier(
        f"antwoorden:\n  beleid.plan:{zonder}", naam="regio.yaml", gemeente=None, regio=regio
    )
    eigen = schrijf_dossier(f"antwoorden:\n  beleid.raad:{af}", bouwt_op="regio.yaml")
    regels = cli("brief", eigen, "-o", tmp_path / "brief.docx").err.splitlines()
    assert regels[1:5] == [
        "In de brief aan de minister: 2 taken.",
        "Staat niet in het dossier, en is in de brief een plek om in te vullen:",
        "  beleid.plan (regio Voorland): sinds, gezochte_dekking, besluit.kenmerk en vervalt_op.",
        AANVULLEN,
    ]


def test_een_naam_die_niets_zegt(cli: Cli, tmp_path: Path) -> None:
    doel = tmp_path / "brief.odt"
    tekst = (
        f"Aan de naam {doel} is niet te zien wat het moet worden. Laat hem eindigen op .docx of "
        ".pdf, of geef een map."
    )
    assert cli("brief", VOORBEELD, "-o", doel) == (2, "", f"Fout: {tekst}\n")


def test_er_valt_niets_te_verantwoorden(
    cli: Cli, tmp_path: Path, schrijf_dossier: SchrijfDossier
) -> None:
    doel = tmp_path / "brief.docx"
    uitslag = cli("brief", schrijf_dossier(), "-o", doel)
    assert (uitslag.exit, uitslag.out) == (2, "")
    assert uitslag.err.splitlines()[1] == (
        "Fout: Er valt niets te verantwoorden: dit dossier heeft geen antwoord nee of deels met de "
        "reden geen_rijksmiddelen."
    )
    assert not doel.exists()


def test_met_persoonsgegevens_alleen_met_toch(
    cli: Cli, tmp_path: Path, schrijf_dossier: SchrijfDossier
) -> None:
    rest = f"antwoorden:\n  beleid.plan:{UITLEG}    toelichting: Inwoner 111222333 kwam langs.\n"
    pad, doel = schrijf_dossier(rest), tmp_path / "brief.docx"
    uitslag = cli("brief", pad, "-o", doel)
    assert uitslag.exit == 3
    assert "Hier staat waarschijnlijk een burgerservicenummer;" in uitslag.err
    assert not doel.exists()
    assert cli("brief", pad, "-o", doel, "--toch").exit == 0
    assert "Let op: mogelijk persoonsgegevens." in xml(doel)
    assert "Geheimpje" not in xml(doel)


def test_het_dossier_zelf_wordt_niet_overschreven(
    cli: Cli, schrijf_dossier: SchrijfDossier
) -> None:
    pad = schrijf_dossier(naam="dossier.docx")
    eerst = pad.read_bytes()
    melding = f"{pad} is het dossier zelf. Kies een andere naam voor de brief."
    assert cli("brief", pad, "-o", pad) == (2, "", f"Fout: {melding}\n")
    assert pad.read_bytes() == eerst


@pytest.mark.parametrize("einde", ["docx", "pdf"])
def test_dezelfde_bytes_in_een_ander_proces(
    einde: str, programma: Programma, cli: Cli, tmp_path: Path
) -> None:
    een, twee = tmp_path / f"een.{einde}", tmp_path / f"twee.{einde}"
    assert programma("brief", VOORBEELD, "-o", een).exit == 0
    assert cli("brief", VOORBEELD, "-o", twee).exit == 0
    assert een.read_bytes() == twee.read_bytes()


def test_de_datum_van_maken_kan_worden_vastgelegd(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")
    doel = tmp_path / "brief.docx"
    assert cli("brief", VOORBEELD, "-o", doel).exit == 0
    with zipfile.ZipFile(doel) as bestand:
        assert b"2027-01-01T00:00:00Z" in bestand.read("docProps/core.xml")
