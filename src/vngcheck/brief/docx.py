"""The letters as a Word file, which people edit before they send it.

The only module that knows python-docx. It uses the styles that Word itself has (Heading 1 is
"Kop 1" in a Dutch Word), real lists, and tables with a head row that repeats. Text of a dossier
is put in runs, which hold nothing but text.

The same letters give the same bytes: the dates in the file are those of the document, and the
times in the zip are fixed.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Final

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from vngcheck.brief.model import (
    Alinea,
    Blok,
    Brief,
    Deel,
    Document,
    Kop,
    Punten,
    Stijl,
    Tabel,
    Vorm,
    blijft_bij,
    delen_van,
)
from vngcheck.vastezip import vaste_zip

if TYPE_CHECKING:
    from docx.document import Document as Bestand
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle
    from docx.table import Table
    from docx.text.paragraph import Paragraph

TAAL: Final = "nl-NL"
LETTERTYPE: Final = "Arial"
"""On every computer with an office program; the font of the PDF is not."""

_BLAUW: Final = RGBColor(0x12, 0x30, 0x5A)
_ROOD: Final = RGBColor(0xA8, 0x20, 0x1A)
_BREEDTE_MM: Final = 164
_RIJ_HEEL: Final = 1000
"""Characters of a cell up to which its row stays whole; a longer one would leave half a page."""

_STIJLNAAM: Final = {
    Stijl.GEWOON: "Normal",
    Stijl.GEGEVENS: "Briefgegevens",
    Stijl.SLOT: "Ondertekening",
    Stijl.KADER: "Let op",
    Stijl.KLEIN: "Herkomst",
}


def naar_docx(document: Document) -> bytes:
    """Make a Word file of letters.

    The subject of the first letter has the style Heading 1; a second letter is its annex, and
    begins at Heading 2.

    Returns:
        The file; equal bytes for an equal document, with the same python-docx.
    """
    bestand = docx.Document()
    _eigenschappen(bestand, document)
    _zonder_compatibiliteit(bestand)
    _stijlen(bestand)
    _blad(bestand, document)
    for niveau, brief in enumerate(document.brieven, start=1):
        _schrijf_brief(bestand, brief, niveau)
    _zonder_miniatuur(bestand)
    stroom = io.BytesIO()
    bestand.save(stroom)
    return vaste_zip(stroom.getvalue())


def _eigenschappen(bestand: Bestand, document: Document) -> None:
    over = bestand.core_properties
    over.title = document.titel[:255]  # as much as the property may hold
    over.author = document.auteur[:255]
    over.last_modified_by = "vngcheck"
    over.language = TAAL
    over.comments = ""
    over.revision = 1
    over.created = over.modified = datetime.combine(document.datum, time(), UTC)


def _stijlen(bestand: Bestand) -> None:
    stijlen = bestand.styles
    gewoon: ParagraphStyle = stijlen["Normal"]
    _lettertype(gewoon, 10)
    gewoon.paragraph_format.space_after = Pt(5)
    gewoon.paragraph_format.line_spacing = 1.05
    for taal in stijlen.element.iter(qn("w:lang")):
        for soort in ("w:val", "w:eastAsia"):
            taal.set(qn(soort), TAAL)
    for taal in bestand.settings.element.iter(qn("w:themeFontLang")):
        taal.set(qn("w:val"), TAAL)
    for niveau, punten in ((1, 14), (2, 13), (3, 11.5)):
        kop: ParagraphStyle = stijlen[f"Heading {niveau}"]
        _lettertype(kop, punten)
        kop.font.bold = True
        kop.font.color.rgb = _BLAUW
        kop.paragraph_format.space_before = Pt(9)
        kop.paragraph_format.space_after = Pt(3)
        kop.paragraph_format.keep_with_next = True
    bijschrift: ParagraphStyle = stijlen["Caption"]
    _lettertype(bijschrift, 10)
    bijschrift.font.bold = True
    bijschrift.font.color.rgb = RGBColor(0, 0, 0)
    bijschrift.paragraph_format.space_before = Pt(8)
    bijschrift.paragraph_format.space_after = Pt(3)
    bijschrift.paragraph_format.keep_with_next = True
    for naam, punten, wit in (("Briefgegevens", 10, 0), ("Let op", 10, 6), ("Herkomst", 8.5, 6)):
        eigen = stijlen.add_style(naam, WD_STYLE_TYPE.PARAGRAPH)
        eigen.base_style = gewoon
        eigen.font.size = Pt(punten)
        eigen.paragraph_format.space_after = Pt(wit)
    let_op: ParagraphStyle = stijlen["Let op"]
    let_op.element.get_or_add_pPr().insert_element_before(_rand(), *_NA_RAND)
    let_op.paragraph_format.space_before = Pt(8)
    # A border stands outside the text: so much further in, it stands where the text does.
    let_op.paragraph_format.left_indent = let_op.paragraph_format.right_indent = Pt(5)
    herkomst: ParagraphStyle = stijlen["Herkomst"]
    herkomst.paragraph_format.space_before = Pt(8)
    herkomst.paragraph_format.keep_together = True
    slot = stijlen.add_style("Ondertekening", WD_STYLE_TYPE.PARAGRAPH)
    slot.base_style = gewoon
    cel = stijlen.add_style("Tabeltekst", WD_STYLE_TYPE.PARAGRAPH)
    cel.base_style = gewoon
    cel.font.size = Pt(9)
    cel.paragraph_format.space_after = Pt(1)


def _lettertype(stijl: ParagraphStyle, punten: float) -> None:
    stijl.font.name = LETTERTYPE
    stijl.font.size = Pt(punten)
    letters = stijl.element.get_or_add_rPr().get_or_add_rFonts()
    for eigenschap in list(letters.attrib):
        # A font of the theme would win from the one that is named here.
        if eigenschap.endswith("Theme"):
            del letters.attrib[eigenschap]
    for soort in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        letters.set(qn(soort), LETTERTYPE)


_NA_RAND: Final = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")
"""What comes behind a border in the properties of a paragraph."""


def _rand() -> BaseOxmlElement:
    rand = OxmlElement("w:pBdr")
    for kant in ("top", "left", "bottom", "right"):
        lijn = OxmlElement(f"w:{kant}")
        for naam, waarde in (("val", "single"), ("sz", "8"), ("space", "4"), ("color", "A8201A")):
            lijn.set(qn(f"w:{naam}"), waarde)
        rand.append(lijn)
    return rand


def _blad(bestand: Bestand, document: Document) -> None:
    """The page, with on each what every page must say, and its number."""
    sectie = bestand.sections[0]
    sectie.page_width, sectie.page_height = Mm(210), Mm(297)
    sectie.left_margin, sectie.right_margin = Mm(24), Mm(22)
    sectie.top_margin, sectie.bottom_margin = Mm(22), Mm(20)
    if document.merken:
        merk = sectie.header.paragraphs[0].add_run(" · ".join(document.merken))
        merk.bold = True
        merk.font.color.rgb = _ROOD
    voet = sectie.footer.paragraphs[0]
    voet.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    voet.add_run("pagina ")
    _veld(voet, "PAGE")
    voet.add_run(" van ")
    _veld(voet, "NUMPAGES")


def _veld(alinea: Paragraph, wat: str) -> None:
    """A number that Word keeps up to date."""
    veld = OxmlElement("w:fldSimple")
    veld.set(qn("w:instr"), wat)
    veld.append(alinea.add_run("1")._r)
    alinea._p.append(veld)


def _schrijf_brief(bestand: Bestand, brief: Brief, niveau: int) -> None:
    eerste = len(bestand.paragraphs)
    for alinea in brief.boven:
        _schrijf_alinea(bestand, alinea)
    if niveau > 1:
        bestand.paragraphs[eerste].paragraph_format.page_break_before = True
    bestand.add_heading(brief.onderwerp, niveau)
    vorige: Blok | None = None
    for blok, volgende in itertools.zip_longest(brief.blokken, brief.blokken[1:]):
        _schrijf_blok(bestand, blok, niveau + 1)
        laatste = bestand.paragraphs[-1]
        if isinstance(blok, Alinea) and isinstance(vorige, Tabel):
            # A table has no white of its own below it.
            laatste.paragraph_format.space_before = Pt(8)
        if blijft_bij(blok, volgende):
            laatste.paragraph_format.keep_with_next = True
        vorige = blok


def _schrijf_blok(bestand: Bestand, blok: Blok, niveau: int) -> None:
    match blok:
        case Alinea():
            _schrijf_alinea(bestand, blok)
        case Kop():
            kop = bestand.add_heading(blok.tekst, niveau)
            kop.paragraph_format.page_break_before = blok.nieuw_blad or None
        case Punten():
            for punt in blok.punten:
                bestand.add_paragraph(punt, "List Bullet")
        case Tabel():
            _schrijf_tabel(bestand, blok)


def _schrijf_alinea(bestand: Bestand, alinea: Alinea) -> None:
    uit = bestand.add_paragraph(style=_STIJLNAAM[alinea.stijl])
    _schrijf_delen(uit, alinea.delen)


def _schrijf_delen(uit: Paragraph, delen: Iterable[Deel]) -> None:
    for deel in delen:
        stuk = uit.add_run(deel.tekst)
        if deel.vorm is Vorm.VET:
            stuk.bold = True
        elif deel.vorm is Vorm.PLEK:
            stuk.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _schrijf_tabel(bestand: Bestand, tabel: Tabel) -> None:
    bestand.add_paragraph(tabel.titel, "Caption")
    uit = bestand.add_table(rows=0, cols=len(tabel.koppen), style="Table Grid")
    uit.alignment = WD_TABLE_ALIGNMENT.LEFT
    uit.autofit = False
    beschrijving = OxmlElement("w:tblCaption")
    beschrijving.set(qn("w:val"), tabel.titel)
    _celwit(uit)
    uit._tbl.tblPr.append(beschrijving)
    breedtes = [Mm(_BREEDTE_MM * breedte / 100) for breedte in tabel.breedtes]
    for kolom, breedte in zip(uit.columns, breedtes, strict=True):
        kolom.width = breedte
    for nummer, teksten in enumerate((tabel.koppen, *tabel.rijen)):
        rij = uit.add_row()
        eigenschappen = rij._tr.get_or_add_trPr()
        if max(len(deel.tekst) for cel in teksten for deel in delen_van(cel)) <= _RIJ_HEEL:
            eigenschappen.append(OxmlElement("w:cantSplit"))
        if nummer == 0:
            eigenschappen.append(OxmlElement("w:tblHeader"))
        for kolom, (cel, tekst) in enumerate(zip(rij.cells, teksten, strict=True)):
            cel.width = breedtes[kolom]
            alinea = cel.paragraphs[0]
            alinea.style = "Tabeltekst"
            samen = nummer == 0 or (tabel.bijeen and nummer < len(tabel.rijen))
            alinea.paragraph_format.keep_with_next = samen or None
            _schrijf_delen(alinea, delen_van(tekst))
            if nummer == 0 or kolom == 0:
                for stuk in alinea.runs:
                    stuk.bold = True
            if kolom in tabel.getallen:
                alinea.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _celwit(tabel: Table) -> None:
    """Some white between a line of the table and its text, above and below."""
    wit = OxmlElement("w:tblCellMar")
    for kant in ("top", "bottom"):
        maat = OxmlElement(f"w:{kant}")
        maat.set(qn("w:w"), "20")  # twentieths of a point
        maat.set(qn("w:type"), "dxa")
        wit.append(maat)
    tabel._tbl.tblPr.insert_element_before(wit, "w:tblLook")


def _zonder_compatibiliteit(bestand: Bestand) -> None:
    """As the Word of today: the template of python-docx opens in the mode for an older one."""
    for instelling in bestand.settings.element.iter(qn("w:compatSetting")):
        if instelling.get(qn("w:name")) == "compatibilityMode":
            instelling.set(qn("w:val"), "15")


def _zonder_miniatuur(bestand: Bestand) -> None:
    """The template of python-docx has a picture of itself, which is of no use to anyone."""
    relaties = bestand.part.package.rels
    for sleutel in [k for k, r in relaties.items() if r.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relaties[sleutel]
