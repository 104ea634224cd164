"""The words of a PDF stay apart for whoever reads it by its structure, as a screen reader may."""

from __future__ import annotations

import contextlib
import ctypes
import io
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pikepdf
import pytest

from pdfhulp import inhoud, keur, ontleed, plat, voorbeeld
from vngcheck.rapport.html import naar_html
from vngcheck.rapport.inhoud import maak_rapport
from vngcheck.rapport.pdf import naar_pdf

INLINE = {"/Span", "/Link", "/NonStruct"}


def per_stuk(pdf: bytes) -> dict[tuple[int, int], str]:
    """The text of each piece of marked content, by page and number."""
    pdfium, raw = import_module("pypdfium2"), import_module("pypdfium2.raw")
    teksten: dict[tuple[int, int], str] = {}
    with contextlib.closing(pdfium.PdfDocument(pdf)) as bestand:
        for nummer, blad in enumerate(bestand):
            lezer = blad.get_textpage()
            for ding in blad.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
                lengte = raw.FPDFTextObj_GetText(ding.raw, lezer.raw, None, 0)
                ruimte = (ctypes.c_ushort * (lengte // 2))()
                raw.FPDFTextObj_GetText(ding.raw, lezer.raw, ruimte, lengte)
                plaats = (nummer, raw.FPDFPageObj_GetMarkedContentID(ding.raw))
                # PDFium gives a hyphen at the end of a line as a character of its own.
                tekst = bytes(ruimte).decode("utf-16-le").rstrip("\0").replace("\x02", "-")
                teksten[plaats] = teksten.get(plaats, "") + tekst
    return teksten


def teksten(pdf: bytes) -> list[str]:
    """The text of each element that has text of its own, put together as it stands."""
    stukken = per_stuk(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as bestand:
        bladen = {blad.objgen: nummer for nummer, blad in enumerate(bestand.pages)}
        delen: dict[Any, str] = {}
        for element, blad, mcid in _volgorde(bestand.Root.StructTreeRoot.K[0], None):
            delen[element] = delen.get(element, "") + stukken.get((bladen[blad], mcid), "")
        return [*delen.values()]


def _volgorde(element: Any, tekst: Any) -> Iterator[tuple[Any, Any, int]]:
    if str(element.S) not in INLINE:
        tekst = element.objgen
    for kind in element.K:
        if isinstance(kind, int):
            yield tekst, element.Pg.objgen, kind
        elif isinstance(kind, pikepdf.Dictionary) and "/S" in kind:
            yield from _volgorde(kind, tekst)


def maak(inhoud: str, stijl: str = "p { width: 40mm }") -> list[str]:
    pdf = naar_pdf(
        '<!DOCTYPE html><html lang="nl-NL"><head><meta charset="utf-8"><title>Proef</title>'
        f"<style>@page {{ size: A5 }} {stijl}</style></head><body><h1>Proef</h1>{inhoud}"
        "</body></html>"
    )
    keur(pdf)
    return [plat(deel) for deel in teksten(pdf)[1:]]


@pytest.mark.parametrize(
    "tekst",
    [
        "een twee drie vier vijf zes zeven acht negen tien elf twaalf " * 4,
        "Deze <strong>belangrijke woorden over de aanpak van mensenhandel</strong> en de rest",
        'Lees <a href="https://vng.nl/">wat de vereniging van gemeenten ervan zegt</a> en meer',
        "eerste regel<br>tweede regel",
    ],
)
def test_a_space_stands_where_a_line_was_broken(tekst: str) -> None:
    (gelezen,) = maak(f"<p>{tekst}</p>")
    assert gelezen == plat(inhoud(ontleed(f"<p>{tekst.replace('<br>', ' ')}</p>")))


def test_a_word_that_is_broken_gets_no_space() -> None:
    lang = "a" * 300
    (gelezen,) = maak(f"<p>Het woord {lang} en politie-eenheid, politie-eenheid en/of einde.</p>")
    assert gelezen == f"Het woord {lang} en politie-eenheid, politie-eenheid en/of einde."


def test_cells_headings_and_items_keep_their_words_apart() -> None:
    tekst = "woorden die niet op een regel passen"
    delen = maak(
        f"<table><caption>{tekst}</caption><thead><tr><th scope=col>{tekst}</th></tr></thead>"
        f"<tbody><tr><td>{tekst}</td></tr></tbody></table><h2>{tekst}</h2><ul><li>{tekst}</li></ul>",
        "table, h2, ul { width: 30mm }",
    )
    assert [deel for deel in delen if deel not in {"•", "• "}] == [tekst] * 5


def test_a_paragraph_goes_on_after_a_page_break() -> None:
    tekst = plat("woorden over de aanpak " * 400)
    assert maak(f"<p>{tekst}</p>", "") == [tekst]


def test_the_words_of_a_report_stay_apart() -> None:
    html = naar_html(maak_rapport(voorbeeld("haarlemmermeer")), voor_pdf=True)
    wortel = ontleed(html)
    gelezen = {plat(deel) for deel in teksten(naar_pdf(html))}
    alineas = [
        plat("".join(element.itertext()).replace("\u00a0", " "))
        for element in wortel.iter()
        if element.tag in {"p", "h2", "h3", "h4"} and not list(element)
    ]
    assert len(alineas) > 300
    assert [alinea for alinea in alineas if alinea not in gelezen] == []
