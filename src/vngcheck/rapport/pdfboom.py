"""What a page break cuts, made whole again in the structure of a PDF.

WeasyPrint makes new elements on every page: a table over three pages becomes three tables,
each with its own heads, and a paragraph over two becomes two. A screen reader then counts the
rows of a piece, and reads the heads again at each page. Here the pieces of one HTML element
become one element again, and heads that were repeated for the eye become artifacts.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from vngcheck.rapport.pdfua import zoek_object

SOORTEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "main": "/Part",
        "article": "/Art",
        "section": "/Sect",
        "div": "/Div",
        "p": "/P",
        "ul": "/L",
        "ol": "/L",
        "table": "/Table",
        "tbody": "/TBody",
        "tr": "/TR",
    }
)
"""What each HTML element is in a PDF; the pieces of others are left as they are."""

_BUITEN: Final = frozenset({"html", "body"})
"""Elements that are not in the structure of a PDF."""


def doorgesneden(bladen: Sequence[Any]) -> list[list[str]]:
    """What goes on from each page to the next.

    Args:
        bladen: the pages of a `weasyprint.Document`.

    Returns:
        For each page but the first, the tags of the HTML elements that also stand on the page
        before it, the outermost first. The repeated heads of a table are not among them.
    """
    delen = [dict(_elementen(blad._page_box)) for blad in bladen]
    return [
        [tag for nummer, tag in deel.items() if nummer in vorig and tag not in _BUITEN]
        for vorig, deel in itertools.pairwise(delen)
    ]


def _elementen(box: Any) -> Iterator[tuple[int, str]]:
    """The HTML elements on a page in the order of the text, as identity and tag."""
    tag = box.element_tag or ""
    if tag == "thead" or type(box).__name__ in {"MarginBox", "AbsolutePlaceholder"}:
        return
    if box.element is not None and "::" not in tag:
        yield id(box.element), tag
    for kind in getattr(box, "children", ()):
        yield from _elementen(kind)


def voeg_samen(pdf: Any, overgangen: Sequence[Sequence[str]]) -> None:
    """Make one element of the pieces that page breaks made of it, in place.

    Args:
        pdf: the `pydyf.PDF`, with the structure that WeasyPrint gave it.
        overgangen: what goes on over each page break, see `doorgesneden`.
    """
    wortel = zoek_object(pdf, pdf.catalog["StructTreeRoot"])
    (document,) = (zoek_object(pdf, kind) for kind in wortel["K"])
    bladnummer = {blad: nummer for nummer, blad in enumerate(pdf.page_references)}
    boven: list[Any] = []
    laatste = 0
    for verwijzing in document["K"]:
        element = zoek_object(pdf, verwijzing)
        blad = bladnummer[element["Pg"]]
        gaat_door = overgangen[blad - 1] if blad == laatste + 1 else ()
        laatste = blad
        stuk = zoek_object(pdf, boven[-1]) if boven else None
        if not _voeg_bij(pdf, stuk, element, gaat_door):
            boven.append(verwijzing)
    document["K"][:] = boven


def _voeg_bij(pdf: Any, eerste: Any, tweede: Any, gaat_door: Sequence[str]) -> bool:
    """Put what is in a second piece in the first, if they are of one element; tell whether."""
    soort = SOORTEN.get(gaat_door[0]) if gaat_door else None
    if soort is None or any(
        stuk is None or stuk.get("S") != soort or any(isinstance(k, int) for k in stuk["K"])
        for stuk in (eerste, tweede)
    ):
        return False
    kinderen = list(tweede["K"])
    if soort == "/TR":
        return _voeg_rij_bij(pdf, eerste, tweede)
    if soort == "/Table":
        kinderen = _zonder_herhaling(pdf, eerste, kinderen)
    if kinderen and eerste["K"]:
        slot, vervolg = zoek_object(pdf, eerste["K"][-1]), zoek_object(pdf, kinderen[0])
        if _voeg_bij(pdf, slot, vervolg, gaat_door[1:]):
            del kinderen[0]
    for kind in kinderen:
        zoek_object(pdf, kind)["P"] = eerste.reference
        eerste["K"].append(kind)
    # An object cannot be taken out: the others are numbered.
    tweede.clear()
    return True


def _voeg_rij_bij(pdf: Any, eerste: Any, tweede: Any) -> bool:
    """The same for a row that was cut: what goes on in each of its cells."""
    if len(eerste["K"]) != len(tweede["K"]):
        return False
    for cellen in zip(eerste["K"], tweede["K"], strict=True):
        cel, vervolg = (zoek_object(pdf, cel) for cel in cellen)
        for kind in vervolg["K"]:
            zoek_object(pdf, kind)["P"] = cel.reference
            cel["K"].append(kind)
        vervolg.clear()
    tweede.clear()
    return True


def _zonder_herhaling(pdf: Any, eerste: Any, kinderen: list[Any]) -> list[Any]:
    """Take the repeated heads out of a second piece; its cells name those of the first.

    Text that no element has any more becomes an artifact, see `pdfua`.
    """
    delen = [zoek_object(pdf, kind) for kind in kinderen]
    koppen = [deel for deel in delen if deel["S"] == "/THead"]
    eigen = [deel for kind in eerste["K"] if (deel := zoek_object(pdf, kind))["S"] == "/THead"]
    nummers = [
        [cel["ID"].string for kop in groep for cel in _onder(pdf, kop) if "ID" in cel]
        for groep in (koppen, eigen)
    ]
    if koppen and not eigen:
        # The first piece is no more than a caption, or a row that did not fit under the heads.
        begin = sum(zoek_object(pdf, kind)["S"] == "/Caption" for kind in eerste["K"])
        for kop in koppen:
            kop["P"] = eerste.reference
        eerste["K"][begin:begin] = [kop.reference for kop in koppen]
        return [kind for kind in kinderen if zoek_object(pdf, kind)["S"] != "/THead"]
    if not koppen or len(nummers[0]) != len(nummers[1]):
        return kinderen
    wordt = dict(zip(*nummers, strict=True))
    over = [kind for kind, deel in zip(kinderen, delen, strict=True) if deel["S"] != "/THead"]
    for kind in over:
        for cel in _onder(pdf, zoek_object(pdf, kind)):
            for kop in cel.get("A", {}).get("Headers", []):
                kop.string = wordt.get(kop.string, kop.string)
    for kop in koppen:
        for deel in list(_onder(pdf, kop)):
            if not any(isinstance(kind, int) for kind in deel["K"]):
                deel.clear()
    return over


def _onder(pdf: Any, element: Any) -> Iterator[Any]:
    """An element and all elements in it."""
    yield element
    for kind in element["K"]:
        if not isinstance(kind, int):
            lid = zoek_object(pdf, kind)
            if lid.get("Type") == "/StructElem":
                yield from _onder(pdf, lid)
