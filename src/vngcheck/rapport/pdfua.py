"""The last step of a PDF: what WeasyPrint leaves undone for PDF/UA-1.

WeasyPrint writes one standard at a time. `maak_af` takes a document it made as PDF/A-2a,
just before the bytes are written, and

* declares PDF/UA-1 as well, in the same XMP packet;
* says of each table header whether it heads a column or a row;
* turns the text of page margins (running heads, page numbers) into pagination artifacts,
  which reading software skips, instead of text outside the structure tree;
* puts the files inside that we hand it, and only those.

It works on the PDF objects only, not on the insides of WeasyPrint. Where those objects are
not as expected it raises `PdfFout`: better no report than one that claims to be accessible
and is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from typing import Any

from vngcheck.rapport.pdfstromen import leg_vast, vul

PDFUA_IN_XMP = b"""<rdf:Description rdf:about="" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1" />\
<rdf:Description rdf:about="" \
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>The part of ISO 14289 this file conforms to\
</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
"""PDF/UA-1, and the schema without which PDF/A does not know the word `pdfuaid`."""

LINKS = ("https:", "http:", "mailto:", "tel:")
"""Where a link in a report may lead; not to a file or a script on the reader's machine."""


KINDEREN = {
    "/L": {"/L", "/LI", "/Caption"},
    "/LI": {"/Lbl", "/LBody"},
    "/Table": {"/TR", "/THead", "/TBody", "/TFoot", "/Caption"},
    "/THead": {"/TR"},
    "/TBody": {"/TR"},
    "/TFoot": {"/TR"},
    "/TR": {"/TH", "/TD"},
}
"""What may stand directly in a list, a list item, a table and its parts."""


class PdfFout(Exception):
    """The document cannot be an accessible PDF; the text says why, in Dutch."""


@dataclass(frozen=True, slots=True)
class Bijlage:
    """A file inside a PDF from which its content was made (`AFRelationship` Source).

    Attributes:
        naam: its name, in ASCII.
        soort: its MIME type.
        omschrijving: what it is, for a reader.
        inhoud: its bytes.
        datum: the date it carries; the clock is never read.
    """

    naam: str
    soort: str
    omschrijving: str
    inhoud: bytes
    datum: date


@dataclass(slots=True)
class _Boom:
    """What a walk through the structure tree finds.

    Attributes:
        nummers: the object numbers of all elements in the tree.
        rijen: per table its rows, each with its TH and TD elements.
        figuren: the Figure elements.
        koppen: the levels of the headings, in reading order.
    """

    nummers: set[int] = field(default_factory=set)
    rijen: list[list[list[Any]]] = field(default_factory=list)
    figuren: list[Any] = field(default_factory=list)
    koppen: list[int] = field(default_factory=list)


def maak_af(pdf: Any, lettertype: str, poging: int = 0, bijlagen: Sequence[Bijlage] = ()) -> None:
    """Make a PDF/A document a PDF/UA-1 document too, in place.

    Args:
        pdf: the `pydyf.PDF`, with all objects WeasyPrint put in it.
        lettertype: the only font family that may be in it. Another one comes from the
            machine of whoever makes the report, and would make it look different there.
        poging: how many times the result was ambiguous before; the next will differ.
        bijlagen: what to put inside; only PDF/A-3 allows that.

    Raises:
        PdfFout: the document is not accessible, or not built as this module expects.
    """
    _weiger_bijlagen_en_links(pdf)
    _weiger_lettertypen(pdf, lettertype)
    boom = _loop_boom(pdf)
    _eis_beschrijving(pdf, boom)
    for tabel in boom.rijen:
        _eis_regelmaat(tabel)
        for rij in tabel:
            _geef_scope(rij)
    _maak_marges_artefact(pdf, boom)
    _verklaar_pdfua(pdf)
    _voeg_bij(pdf, bijlagen)
    if poging:
        vul(pdf, poging)
    leg_vast(pdf)


def zoek_object(pdf: Any, verwijzing: Any) -> Any:
    """The object that `12 0 R` stands for."""
    if isinstance(verwijzing, bytes) and verwijzing.endswith(b" 0 R"):
        nummer = verwijzing.removesuffix(b" 0 R")
        if nummer.isdigit() and 0 < int(nummer) < len(pdf.objects):
            return pdf.objects[int(nummer)]
    raise PdfFout(f"geen verwijzing naar een object: {verwijzing!r}")


def _weiger_bijlagen_en_links(pdf: Any) -> None:
    for ding in pdf.objects:
        soort = (ding if isinstance(ding, dict) else getattr(ding, "extra", {})).get("Type")
        if soort in {"/Filespec", "/EmbeddedFile"}:
            raise PdfFout("er zit een bijlage in het document")
        if soort == "/Annot":
            doel = getattr(ding.get("A", {}).get("URI"), "string", None)
            if doel is not None and not doel.lower().startswith(LINKS):
                raise PdfFout(f"er staat een link in naar {doel!r}; alleen {', '.join(LINKS)}")


def _weiger_lettertypen(pdf: Any, lettertype: str) -> None:
    for ding in pdf.objects:
        if isinstance(ding, dict) and ding.get("Type") == "/FontDescriptor":
            naam = getattr(ding.get("FontFamily"), "string", None)
            if naam != lettertype:
                raise PdfFout(
                    f"er is tekst gezet in lettertype {naam!r} in plaats van {lettertype!r}"
                )


def _loop_boom(pdf: Any) -> _Boom:
    """Visit every element of the structure tree, in reading order."""
    boom = _Boom()
    wortel = pdf.catalog.get("StructTreeRoot")
    if wortel is None:
        raise PdfFout("er is geen structuurboom")
    te_doen = list(reversed(zoek_object(pdf, wortel)["K"]))
    while te_doen:
        verwijzing = te_doen.pop()
        if isinstance(verwijzing, int):
            continue
        element = zoek_object(pdf, verwijzing)
        if element.get("Type") != "/StructElem":
            continue
        if element.number in boom.nummers:
            raise PdfFout(f"element {element.number} staat twee keer in de structuurboom")
        boom.nummers.add(element.number)
        kinderen = element["K"]
        te_doen.extend(reversed(kinderen))
        soort = element["S"]
        if soort in KINDEREN:
            leden = [zoek_object(pdf, kind) for kind in kinderen if not isinstance(kind, int)]
            fout = {kind["S"] for kind in leden if "S" in kind} - KINDEREN[soort]
            if fout or len(leden) < len(kinderen):
                raise PdfFout(f"in {soort} staat {', '.join(sorted(fout)) or 'losse tekst'}")
        if soort == "/Table":
            delen = [lid for lid in leden if lid["S"] != "/Caption"]
            boom.rijen.append([rij for deel in delen for rij in _rijen(pdf, deel)])
        elif soort == "/Figure":
            boom.figuren.append(element)
        elif soort[:2] == "/H" and soort[2:].isdigit():
            boom.koppen.append(int(soort[2:]))
    return boom


def _rijen(pdf: Any, deel: Any) -> list[list[Any]]:
    """The cells of each row of a THead, TBody or TFoot, or of a single TR."""
    leden = [zoek_object(pdf, kind) for kind in deel["K"]]
    return [leden] if deel["S"] == "/TR" else [rij for lid in leden for rij in _rijen(pdf, lid)]


def _eis_beschrijving(pdf: Any, boom: _Boom) -> None:
    """Refuse what WeasyPrint passes over in silence and PDF/UA does not allow."""
    if not pdf.info.get("Title"):
        raise PdfFout("het document heeft geen titel (<title>)")
    if not getattr(pdf.catalog.get("Lang"), "string", ""):
        raise PdfFout('het document heeft geen taal (<html lang="nl-NL">)')
    for figuur in boom.figuren:
        if not getattr(figuur.get("Alt"), "string", "").strip():
            raise PdfFout("een afbeelding heeft geen beschrijving (alt, of <title> in svg)")
    vorige = 0
    for niveau in boom.koppen:
        if niveau > vorige + 1:
            raise PdfFout(f"kop h{niveau} volgt op h{vorige}" if vorige else f"h{niveau} voor h1")
        vorige = niveau


def _eis_regelmaat(tabel: list[list[Any]]) -> None:
    """Refuse rows of different width; what spans rows goes wrong where a page breaks."""
    cellen = [cel.get("A", {}) for rij in tabel for cel in rij]
    if any("RowSpan" in cel for cel in cellen):
        raise PdfFout("een tabelcel heeft rowspan; herhaal de cel")
    breedtes = {sum(cel.get("A", {}).get("ColSpan", 1) for cel in rij) for rij in tabel}
    if len(breedtes) > 1:
        raise PdfFout(f"een tabel heeft rijen van {sorted(breedtes)} cellen breed")


def _geef_scope(rij: list[Any]) -> None:
    """Say of the headers in one row of a table what they head.

    WeasyPrint writes in each data cell which headers belong to it. A header that a data
    cell of its own row names heads that row; every other one heads its column.
    """
    genoemd = {
        kop.string
        for cel in rij
        if cel["S"] == "/TD"
        for kop in cel.get("A", {}).get("Headers", [])
    }
    for cel in rij:
        if cel["S"] == "/TH":
            if "ID" not in cel or "A" not in cel:
                raise PdfFout("een tabelkop (th) heeft geen kenmerk")
            cel["A"]["Scope"] = "/Row" if cel["ID"].string in genoemd else "/Column"


def _maak_marges_artefact(pdf: Any, boom: _Boom) -> None:
    """Turn text whose element is not in the tree, that of page margins, into artifacts."""
    nums = zoek_object(pdf, zoek_object(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
    per_sleutel = dict(zip(nums[::2], nums[1::2], strict=True))
    wezen: set[int] = set()
    for verwijzing in pdf.page_references:
        pagina = zoek_object(pdf, verwijzing)
        elementen = per_sleutel.pop(pagina["StructParents"])
        inhoud = zoek_object(pdf, pagina["Contents"]).stream
        merken = {
            inhoud[plek - 1]["MCID"]: plek
            for plek, deel in enumerate(inhoud)
            if deel == b"BDC" and isinstance(inhoud[plek - 1], dict) and "MCID" in inhoud[plek - 1]
        }
        if sorted(merken) != list(range(len(elementen))):
            raise PdfFout("tekst staat niet op de pagina zelf; gebruik geen opacity of transform")
        for mcid, element in enumerate(elementen):
            wees = zoek_object(pdf, element)
            if wees.number not in boom.nummers:
                plek = merken[mcid]
                inhoud[plek - 2] = "/Artifact"
                inhoud[plek - 1] = type(wees)({"Type": "/Pagination"})
                elementen[mcid] = b"null"
                wezen.add(wees.number)
        while elementen and elementen[-1] == b"null":
            elementen.pop()
    # What is left in the parent tree belongs to links; one in a page margin has no place.
    for verwijzing in per_sleutel.values():
        element = zoek_object(pdf, verwijzing)
        if element.number not in boom.nummers:
            raise PdfFout("er staat een link of formulierveld in de marge van een pagina")
        if element["S"] not in {"/Link", "/Form"}:
            raise PdfFout("in een link (a) mag alleen tekst staan, geen ander element")
    _wis(pdf, wezen, boom)


def _wis(pdf: Any, wezen: set[int], boom: _Boom) -> None:
    """Empty the elements of margin text, and those that only held them."""
    ouders = {
        zoek_object(pdf, pdf.objects[nummer]["P"]).number
        for nummer in wezen
        if pdf.objects[nummer].get("P")
    }
    for nummer in wezen:
        pdf.objects[nummer].clear()
    # Upwards until the tree; an object cannot be taken out, the others are numbered.
    hoger = {nummer for nummer in ouders if pdf.objects[nummer] and nummer not in boom.nummers}
    if hoger:
        _wis(pdf, hoger, boom)


def _verklaar_pdfua(pdf: Any) -> None:
    metadata = zoek_object(pdf, pdf.catalog.get("Metadata"))
    xmp = b"\n".join(metadata.stream)
    einde = b"</rdf:RDF>"
    if xmp.count(einde) != 1 or b"pdfuaid" in xmp:
        raise PdfFout("de XMP-metadata ziet er anders uit dan verwacht")
    metadata.stream = [xmp.replace(einde, PDFUA_IN_XMP + einde)]
    metadata.compress = False


def _voeg_bij(pdf: Any, bijlagen: Sequence[Bijlage]) -> None:
    """Put files inside, as PDF/A-3 wants them (ISO 19005-3, 6.8).

    Not with the attachments of WeasyPrint: those get the MIME type that the machine gives a
    name, and are listed twice.
    """
    if not bijlagen:
        return
    pydyf = import_module("pydyf")
    namen, verwijzingen = pydyf.Array(), pydyf.Array()
    for bijlage in sorted(bijlagen, key=lambda b: b.naam):
        dag = pydyf.String(f"D:{bijlage.datum:%Y%m%d}000000Z")
        feiten = pydyf.Dictionary(
            {"Size": len(bijlage.inhoud), "CreationDate": dag, "ModDate": dag}
        )
        kenmerken = {
            "Type": "/EmbeddedFile",
            "Subtype": f"/{bijlage.soort.replace('/', '#2f')}",
            "Params": feiten,
        }
        stroom = pydyf.Stream([bijlage.inhoud], kenmerken, compress=True)
        pdf.add_object(stroom)
        beschrijving = pydyf.Dictionary(
            {
                "Type": "/Filespec",
                "F": pydyf.String(bijlage.naam),
                "UF": pydyf.String(bijlage.naam),
                "Desc": pydyf.String(bijlage.omschrijving),
                "AFRelationship": "/Source",
                "EF": pydyf.Dictionary({"F": stroom.reference, "UF": stroom.reference}),
            }
        )
        pdf.add_object(beschrijving)
        namen.extend([pydyf.String(bijlage.naam), beschrijving.reference])
        verwijzingen.append(beschrijving.reference)
    boom = pydyf.Dictionary({"Names": namen})
    pdf.add_object(boom)
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = boom.reference
    pdf.catalog["AF"] = verwijzingen
