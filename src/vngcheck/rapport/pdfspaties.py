"""The spaces between the lines of a paragraph, which WeasyPrint leaves out of a PDF.

Every line of text is a piece of its own, and the space at which a line was broken is not drawn.
What goes by the structure of a PDF, as a screen reader may do, then reads "de ondergrensheet".
Here a space that nobody sees is drawn at the end of each line that its paragraph goes on after
(ISO 32000-1, 14.8.2.5: the spaces between words are to be in the text).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from vngcheck.rapport.pdfua import zoek_object

INLINE: Final = frozenset({"/Span", "/Link", "/NonStruct"})
"""Elements in a line of text; every other one begins a text of its own."""

_ZONDER: Final = ("-", "/", "\u200b")
"""After these a line can be broken where there is no space."""
_ZELFDE_REGEL: Final = 1.0
"""Points that the base lines of pieces on one line lie apart at most."""
_LETTERTYPE: Final = re.compile(rb"/(\S+) \S+ Tf")
_GLYPHS: Final = re.compile(rb"<([0-9a-f]+)>")
_NIETS: Final = re.compile(rb"-?0\.0\] TJ$")
"""A glyph without a form at the end, such as the place where a long word may be broken."""


@dataclass(frozen=True, slots=True)
class _Stuk:
    """A piece of text on a page: in which stream, where its last glyphs stand, and how high."""

    inhoud: list[Any]
    plek: int
    hoogte: float
    lettertype: str


def zet_spaties(pdf: Any, lettertypen: Iterable[Any]) -> None:
    """Draw a space at the end of each line but the last of every text, in place.

    Args:
        pdf: the `pydyf.PDF`, with its structure.
        lettertypen: the fonts of the `weasyprint.Document`.
    """
    tekens: dict[str, dict[int, str]] = {}
    for lettertype in lettertypen:
        tekens.setdefault(lettertype.hash, {}).update(lettertype.to_unicode)
    spaties = {
        naam: glyph
        for naam, glyphs in tekens.items()
        for glyph, teken in glyphs.items()
        if teken == " "
    }
    stukken = {
        (zoek_object(pdf, blad).number, mcid): stuk
        for blad in pdf.page_references
        for mcid, stuk in _stukken(zoek_object(pdf, zoek_object(pdf, blad)["Contents"]).stream)
    }
    vorig: tuple[int, tuple[int, int]] | None = None
    for tekst, plaats in _in_volgorde(pdf):
        if plaats not in stukken:
            continue
        if vorig is not None and vorig[0] == tekst:
            stuk, volgend = stukken[vorig[1]], stukken[plaats]
            anders = abs(stuk.hoogte - volgend.hoogte) > _ZELFDE_REGEL
            if anders or vorig[1][0] != plaats[0]:
                _zet_spatie(stuk, spaties, tekens)
        vorig = (tekst, plaats)


def _stukken(inhoud: list[Any]) -> Iterator[tuple[int, _Stuk]]:
    """The pieces of text in the stream of a page, by their number (MCID)."""
    mcid: int | None = None
    hoogte, lettertype, laatste = 0.0, "", -1
    for plek, deel in enumerate(inhoud):
        if not isinstance(deel, bytes):
            continue
        if deel == b"BDC":
            eigenschappen = inhoud[plek - 1]
            mcid = eigenschappen.get("MCID") if isinstance(eigenschappen, dict) else None
            laatste = -1
        elif deel == b"EMC":
            if mcid is not None and laatste >= 0:
                yield mcid, _Stuk(inhoud, laatste, hoogte, lettertype)
            mcid = None
        elif deel.endswith(b" Tm"):
            hoogte = float(deel.split()[5])
        elif gevonden := _LETTERTYPE.fullmatch(deel):
            lettertype = gevonden[1].decode()
        elif deel.endswith(b"] TJ"):
            laatste = plek


def _in_volgorde(pdf: Any) -> Iterator[tuple[int, tuple[int, int]]]:
    """All text in reading order: the number of the element it is a text of, and where it is."""
    wortel = zoek_object(pdf, pdf.catalog["StructTreeRoot"])
    te_doen: list[tuple[Any, int]] = [(kind, 0) for kind in reversed(wortel["K"])]
    while te_doen:
        verwijzing, tekst = te_doen.pop()
        element = zoek_object(pdf, verwijzing)
        if element.get("Type") != "/StructElem":
            continue
        if element["S"] not in INLINE:
            tekst = element.number
        kinderen = element["K"]
        # A piece of text stands in an element that holds nothing but text and its link.
        for kind in kinderen:
            if isinstance(kind, int):
                yield tekst, (zoek_object(pdf, element["Pg"]).number, kind)
        te_doen.extend((kind, tekst) for kind in reversed(kinderen) if not isinstance(kind, int))


def _zet_spatie(
    stuk: _Stuk, spaties: Mapping[str, int], tekens: Mapping[str, Mapping[int, str]]
) -> None:
    getekend = stuk.inhoud[stuk.plek]
    glyphs = _GLYPHS.findall(getekend)
    spatie = spaties.get(stuk.lettertype)
    if spatie is None or not glyphs or _NIETS.search(getekend):
        return
    laatste = tekens[stuk.lettertype].get(int(glyphs[-1][-4:], 16), "")
    if not laatste.endswith((" ", *_ZONDER)):
        stuk.inhoud[stuk.plek] = getekend.removesuffix(b"] TJ") + b"<%04x>] TJ" % spatie
