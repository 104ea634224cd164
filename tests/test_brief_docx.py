"""The letters as a Word file: styles, tables, language, and bytes that do not change."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

import vijandig
from pdfhulp import plat, voorbeeld
from test_brief_inhoud import UITLEG
from vngcheck.brief.docx import naar_docx
from vngcheck.brief.inhoud import maak_document
from vngcheck.brief.soorten import Soort
from vngcheck.dossierbestand import laad_dossier
from vngcheck.rapport.inhoud import maak_rapport

if TYPE_CHECKING:
    from docx.document import Document as Bestand

    from conftest import Schrijf, SchrijfDossier

TITEL = (
    "Fictief voorbeeld: Aanbiedingsbrief aan de raad en verantwoordingsbrief aan de minister, "
    "Voorbeeldstad, stand op 30\xa0juni 2026"
)


@cache
def brief() -> bytes:
    """Both letters of Voorbeeldstad."""
    return naar_docx(maak_document(maak_rapport(voorbeeld("voorbeeldstad")), Soort.BEIDE))


def open_(inhoud: bytes) -> Bestand:
    return docx.Document(io.BytesIO(inhoud))


def alles(bestand: Bestand) -> str:
    return "".join(deel.text or "" for deel in bestand.element.body.iter(qn("w:t")))


def test_de_koppen_zijn_van_word_zelf() -> None:
    koppen = [
        (alinea.style.name, alinea.text)
        for alinea in open_(brief()).paragraphs
        if alinea.style is not None and str(alinea.style.name).startswith("Heading")
    ]
    assert koppen == [
        ("Heading 1", "Brief aan de minister over taken zonder geld van het Rijk"),
        ("Heading 2", "Wat er in de brief staat"),
        ("Heading 2", "Wat er niet in de brief staat"),
        ("Heading 2", "Wat wij u vragen"),
        ("Heading 2", "Verantwoording: taken tegen mensenhandel zonder geld van het Rijk"),
        ("Heading 3", "Wat wij niet doen"),
        ("Heading 3", "Wat het zou kosten"),
        ("Heading 3", "Wat wij u vragen"),
        ("Heading 3", "Bijlage: de uitleg per taak"),
    ]


def test_elke_tabel_heeft_een_kop_die_terugkomt_en_een_titel() -> None:
    tabellen = open_(brief()).tables
    assert len(tabellen) == 2 + 2 + 2 + 5
    for tabel in tabellen:
        rijen = tabel._tbl.findall(qn("w:tr"))
        met_kop = [rij.find(f".//{qn('w:tblHeader')}") is not None for rij in rijen]
        assert met_kop == [True] + [False] * (len(rijen) - 1)
        assert tabel._tbl.tblPr.find(qn("w:tblCaption")) is not None
        assert {len(rij.cells) for rij in tabel.rows} == {len(tabel.columns)}


def test_een_zin_blijft_bij_haar_tabel_en_een_kop_bij_de_eerste_rij() -> None:
    bestand = open_(brief())
    zinnen = {a.text: a.paragraph_format.keep_with_next for a in bestand.paragraphs}
    samen = "Bij 2 taken telt onze uitleg niet. Daarover vragen wij de minister nu niets."
    los = "Wij vragen u om een schriftelijk antwoord. Dat delen wij met onze raad."
    assert (zinnen[samen], zinnen[los]) == (True, None)
    for tabel in bestand.tables:
        kop, *rijen = [
            {a.paragraph_format.keep_with_next for cel in rij.cells for a in cel.paragraphs}
            for rij in tabel.rows
        ]
        assert kop == {True}
        # The explanation of one task stands on one page; any other table may go on.
        uitleg = tabel.cell(0, 0).text == "Onderdeel"
        assert rijen == [{True if uitleg else None}] * (len(rijen) - 1) + [{None}]


def test_de_ondertekening_blijft_bijeen() -> None:
    alineas = open_(brief()).paragraphs
    samen = {a.text: a.paragraph_format.keep_with_next for a in alineas}
    van = "het college van burgemeester en wethouders van Voorbeeldstad"
    regels = (
        "Hoogachtend,",
        van,
        "de burgemeester: [handtekening]",
        "de secretaris: [handtekening]",
    )
    assert [samen[regel] for regel in regels] == [True, True, True, None]


def test_wit_om_een_tabel() -> None:
    bestand = open_(brief())
    wit = {a.text: a.paragraph_format.space_before for a in bestand.paragraphs}
    onder = (
        "In de bijlage staat per taak wat wij in plaats daarvan doen, wat het gevolg is, wat de "
        "taak zou kosten, waar wij geld zochten, en wie wanneer besloot."
    )
    assert wit[onder] == Pt(8)
    for tabel in bestand.tables:
        marges = tabel._tbl.tblPr.find(qn("w:tblCellMar"))
        assert [m.get(qn("w:w")) for m in marges] == ["20", "20"]


def test_alleen_een_korte_rij_blijft_heel(schrijf_dossier: SchrijfDossier) -> None:
    rest = f"antwoorden:\n  beleid.plan:{UITLEG.replace('Ander werk', 'Ander werk. ' * 100)}"
    rapport = maak_rapport(laad_dossier(schrijf_dossier(rest)))
    uitleg = open_(naar_docx(maak_document(rapport, Soort.MINISTER))).tables[-1]
    los = [
        rij.cells[0].text for rij in uitleg.rows if rij._tr.find(f".//{qn('w:cantSplit')}") is None
    ]
    assert los == ["Wat wij in plaats daarvan doen"]


def test_word_opent_hem_niet_in_compatibiliteitsmodus() -> None:
    instellingen = open_(brief()).settings.element
    (versie,) = [
        i.get(qn("w:val"))
        for i in instellingen.iter(qn("w:compatSetting"))
        if i.get(qn("w:name")) == "compatibilityMode"
    ]
    assert versie == "15"
    assert [t.get(qn("w:val")) for t in instellingen.iter(qn("w:themeFontLang"))] == ["nl-NL"]


def test_geen_lege_alinea_als_wit() -> None:
    bestand = open_(brief())
    cellen = [
        a for t in bestand.tables for rij in t.rows for cel in rij.cells for a in cel.paragraphs
    ]
    assert [a for a in (*bestand.paragraphs, *cellen) if not a.text.strip()] == []


def test_taal_titel_en_data() -> None:
    bestand = open_(brief())
    over = bestand.core_properties
    assert over.title == TITEL
    assert over.author == "Team Openbare Orde en Veiligheid"
    assert over.language == "nl-NL"
    assert over.comments == ""
    dag = datetime(2026, 6, 30, tzinfo=UTC)
    assert (over.created, over.modified) == (dag, dag)
    talen = {t.get(qn("w:val")) for t in bestand.styles.element.iter(qn("w:lang"))}
    assert talen == {"nl-NL"}
    with zipfile.ZipFile(io.BytesIO(brief())) as zip_:
        assert {deel.date_time for deel in zip_.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any("thumbnail" in naam for naam in zip_.namelist())


def test_elke_bladzijde_zegt_fictief_en_haar_nummer() -> None:
    sectie = open_(brief()).sections[0]
    assert sectie.header.paragraphs[0].text.startswith("FICTIEF VOORBEELD · CONCEPT")
    velden = [v.get(qn("w:instr")) for v in sectie.footer._element.iter(qn("w:fldSimple"))]
    assert velden == ["PAGE", "NUMPAGES"]


def test_dezelfde_invoer_geeft_dezelfde_bytes() -> None:
    document = maak_document(maak_rapport(voorbeeld("voorbeeldstad")), Soort.BEIDE)
    assert naar_docx(document) == brief()


def test_wat_u_invult_is_gemarkeerd_en_niets_anders() -> None:
    bestand = open_(brief())
    cellen = [cel for tabel in bestand.tables for rij in tabel.rows for cel in rij.cells]
    gemarkeerd = {
        stuk.text
        for alinea in (*bestand.paragraphs, *(a for cel in cellen for a in cel.paragraphs))
        for stuk in alinea.runs
        if stuk.font.highlight_color is not None
    }
    assert gemarkeerd == {
        "[de verantwoordelijk minister]",
        "[adres]",
        "[datum]",
        "[kenmerk]",
        "[handtekening]",
        "[jaar]",
    }


@pytest.mark.parametrize("soort", vijandig.TEKSTEN)
def test_vijandige_tekst_blijft_tekst(
    soort: str, schrijf: Schrijf, schrijf_dossier: SchrijfDossier
) -> None:
    schrijf_dossier()  # puts the kader there
    tekst = vijandig.TEKSTEN[soort]
    pad = schrijf("vijandig.yaml", vijandig.dossier(tekst))
    geladen = laad_dossier(pad)
    inhoud = naar_docx(maak_document(maak_rapport(geladen, toch=True), Soort.MINISTER))
    gevonden = open_(inhoud)
    wat_niet = geladen.dossier.antwoorden["beleid.plan"].geen_knaken
    assert wat_niet is not None
    zonder = re.sub(r"\s", "", str(wat_niet.wat_niet))
    assert zonder in re.sub(r"\s", "", alles(gevonden))
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        namen = [naam for naam in zip_.namelist() if naam.endswith(".rels")]
        assert not any(b'TargetMode="External"' in zip_.read(naam) for naam in namen)


@pytest.mark.traag
def test_een_ander_programma_kan_het_lezen(tmp_path: Path) -> None:
    pad = tmp_path / "brief.docx"
    pad.write_bytes(brief())
    soffice = shutil.which("soffice")
    if soffice is None:  # then at least what wrote it can read it back
        assert "Twee extra noodbedden in de regio" in alles(docx.Document(str(pad)))
        return
    opdracht = [soffice, "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path)]
    subprocess.run([*opdracht, str(pad)], check=True, capture_output=True)
    gelezen = plat((tmp_path / "brief.txt").read_text(encoding="utf-8-sig"))
    assert "Twee extra noodbedden in de regio" in gelezen
