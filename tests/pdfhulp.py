"""What the tests of reports share: reports of the examples, and reading HTML and PDF back."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element

import page
import pikepdf
import pytest

from vngcheck.bestanden import pakketmap
from vngcheck.dossierbestand import GeladenDossier, laad_dossier
from vngcheck.rapport.html import naar_html
from vngcheck.rapport.inhoud import maak_rapport
from vngcheck.rapport.pdf import naar_pdf
from vngcheck.rapport.soorten import Editie
from vngcheck.rapport.tekens import zonder_onbekende_tekens

_TEKSTEN: Final = ("/Alt", "/ActualText", "/E", "/T", "/Title", "/Contents")
VOORBEELDEN: Final = (
    "assen",
    "borger-odoorn",
    "de-wolden",
    "drenthe-regio",
    "haarlemmermeer",
    "maastricht",
    "voorbeeldstad",
)
"""The examples of which reports are made; the others of Drenthe say the same as that of Assen."""

SNEL: Final = ("drenthe-regio", "haarlemmermeer", "voorbeeldstad")
"""The examples that differ most: a regio, a real gemeente, and one with everything in it."""
ELK_VOORBEELD: Final = [
    pytest.param(naam, marks=() if naam in SNEL else pytest.mark.traag) for naam in VOORBEELDEN
]
"""Each example, for what takes seconds: a PDF of a whole report."""


@cache
def voorbeeld(naam: str) -> GeladenDossier:
    """An example, by the name of its file."""
    return laad_dossier(pakketmap("examples") / f"{naam}.yaml")


@cache
def voorbeeld_html(naam: str, editie: Editie = Editie.OPENBAAR) -> str:
    """The report of an example as HTML."""
    return naar_html(maak_rapport(voorbeeld(naam), editie))


@cache
def voorbeeld_boom(naam: str, editie: Editie = Editie.OPENBAAR) -> Element:
    """The elements of that HTML; shared, so that no test may change them."""
    return ontleed(voorbeeld_html(naam, editie))


@cache
def voorbeeld_papier(naam: str, editie: Editie = Editie.OPENBAAR) -> str:
    """The report of an example as the HTML of which the PDF is made."""
    return naar_html(maak_rapport(voorbeeld(naam), editie), voor_pdf=True)


@cache
def voorbeeld_pdf(naam: str, editie: Editie = Editie.OPENBAAR) -> bytes:
    """The report of an example as PDF."""
    return naar_pdf(voorbeeld_papier(naam, editie))


def html_van(pad: Path, editie: Editie = Editie.OPENBAAR) -> str:
    """The report of any dossier as HTML, also when likely personal data stands in it."""
    return naar_html(maak_rapport(laad_dossier(pad), editie, toch=True))


def ontleed(html: str) -> Element:
    """The elements of an HTML document, as a browser sees them."""
    wortel: Element = import_module("tinyhtml5").parse(html, namespace_html_elements=False)
    for element in wortel.iter():
        # A drawing (SVG) has a namespace of its own.
        element.tag = str(element.tag).rpartition("}")[2]
    return wortel


def plat(tekst: str) -> str:
    """Text with every run of white space as one space."""
    return " ".join(tekst.split())


def inhoud(element: Element) -> str:
    """All text in an element, without what a browser does not show."""
    return plat("".join(_stukken(element)))


def _stukken(element: Element) -> Iterator[str]:
    if element.tag not in {"style", "script"}:
        yield element.text or ""
        for kind in element:
            yield from _stukken(kind)
            yield kind.tail or ""


def klasse(element: Element, naam: str) -> list[Element]:
    """The elements of a class."""
    return [kind for kind in element.iter() if naam in str(kind.get("class", "")).split()]


def met_id(element: Element, naam: str) -> Element:
    """The one element with an id, or the section that it heads."""
    (gevonden,) = (kind for kind in element.iter() if kind.get("id") == naam)
    secties = (sectie for sectie in element.iter("section") if next(iter(sectie), None) is gevonden)
    return next(secties, gevonden)


def keur(pdf: bytes, archief: str = "2a") -> None:
    """Fail unless a PDF is PDF/UA-1 and PDF/A-2a (or another one), and its syntax is right."""
    for profiel in ("ua1", archief):
        verslag = page.validate_pdf_bytes(pdf, profile=profiel)
        assert verslag.is_compliant, [(fout.rule_id, fout.message) for fout in verslag.failures]
    with pikepdf.open(io.BytesIO(pdf)) as bestand:
        assert bestand.check_pdf_syntax() == []


def elementen(pdf: pikepdf.Pdf) -> list[Any]:
    """All elements of the structure of a PDF, in reading order."""
    gevonden, te_doen = [], [pdf.Root.StructTreeRoot.K]
    while te_doen:
        knoop = te_doen.pop()
        if isinstance(knoop, pikepdf.Array):
            te_doen.extend(reversed(list(knoop)))
        elif isinstance(knoop, pikepdf.Dictionary) and "/S" in knoop:
            gevonden.append(knoop)
            te_doen.append(knoop.get("/K", pikepdf.Array()))
    return gevonden


def bladen(pdf: bytes) -> list[str]:
    """The text of a PDF, per page."""
    pdfium = import_module("pypdfium2")  # without types
    with contextlib.closing(pdfium.PdfDocument(pdf)) as bestand:
        return [str(blad.get_textpage().get_text_range()) for blad in bestand]


def tekst(pdf: bytes) -> str:
    """The text of a whole PDF."""
    return "".join(bladen(pdf))


_MARGE: Final = 45
"""Points at the top and the bottom of a page where only its head and foot are."""


_GEEN_TEKST: Final = re.compile(r"[\s\u00ad\u200b\u0002\ufffe-]")
"""White space, hyphens, and what the reader of PDFs puts in the place of a hyphen."""


def doorlopend(pdf: bytes) -> str:
    """The text of a whole PDF as one run, for `lopend`: without heads and feet of pages."""
    pdfium = import_module("pypdfium2")
    with contextlib.closing(pdfium.PdfDocument(pdf)) as bestand:
        delen = [
            blad.get_textpage().get_text_bounded(bottom=_MARGE, top=blad.get_height() - _MARGE)
            for blad in bestand
        ]
    return _GEEN_TEKST.sub("", "".join(map(str, delen)))


def lopend(tekst_: str) -> str:
    """A text as it can be found in `doorlopend`, wherever lines and words are broken."""
    return _GEEN_TEKST.sub("", zonder_onbekende_tekens(tekst_))


def zonder_wit(tekst_: str) -> str:
    """Text without white space and places to break: lines end elsewhere in a PDF."""
    return re.sub(r"[\s\u200b\ufffe]", "", tekst_)


def metadata(pdf: bytes) -> str:
    """What a PDF says about itself: properties, XMP, bookmarks, languages, descriptions."""
    with pikepdf.open(io.BytesIO(pdf)) as bestand:
        teksten = [str(waarde) for waarde in bestand.docinfo.values()]
        teksten.append(bestand.Root.Metadata.read_bytes().decode())
        for object_ in bestand.objects:
            if isinstance(object_, pikepdf.Dictionary):
                teksten += [
                    str(object_[s])
                    for s in ("/Alt", "/ActualText", "/T", "/Title", "/Contents")
                    if s in object_
                ]
    return "\n".join(teksten)


def alles(pdf: bytes) -> bytes:
    """All that is in a PDF, not compressed: every text in its objects, and every stream."""
    with pikepdf.open(io.BytesIO(pdf)) as bestand:
        delen = [
            object_.read_bytes() if isinstance(object_, pikepdf.Stream) else b""
            for object_ in bestand.objects
        ]
        return b"\n".join([*delen, *_teksten([*bestand.objects])])


def _teksten(dingen: list[object]) -> Iterator[bytes]:
    for ding in dingen:
        if isinstance(ding, pikepdf.String):
            yield str(ding).encode()
        elif isinstance(ding, pikepdf.Array):
            yield from _teksten([d for d in ding if not getattr(d, "is_indirect", False)])
        elif isinstance(ding, pikepdf.Dictionary):
            delen = [str(sleutel).encode() for sleutel in ding.keys()]  # noqa: SIM118 (no mapping)
            yield from delen
            yield from _teksten([d for d in ding.values() if not getattr(d, "is_indirect", False)])
