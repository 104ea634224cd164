"""What WeasyPrint works out or keeps thousands of times over for one document, once.

All of it gives the same bytes (tests hold that). Functions of the libraries are replaced, for as
long as a document is made, by ones that ask those functions and remember the answer, or that
answer the usual case themselves.
"""

from __future__ import annotations

import re
from contextlib import ExitStack, contextmanager, suppress
from functools import wraps
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any, Final

from vngcheck.rapport import pdfmotor
from vngcheck.rapport.pdfregels import bewaarde_regels, uit_reeksen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def met_geheugen() -> Iterator[None]:
    """Remember what is asked for again and again, while a document is laid out and written."""
    if not pdfmotor.beproefd():
        yield
        return
    with ExitStack() as stapel:
        for plaats, naam, met in VERVANGINGEN:
            # What a later version calls otherwise is left as it is.
            with suppress(ImportError, AttributeError):
                waar = resolve_name(plaats)
                door = met(getattr(waar, naam))
                stapel.enter_context(pdfmotor.vervangen(waar, naam, door))
        yield


def _per_stijl(functie: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A function of a style, asked once for each style.

    For what depends on properties of fonts and lines, which do not change any more when text is
    set.
    """
    naam = f"_{functie.__name__}"

    @wraps(functie)
    def bewaard(stijl: Any) -> Any:
        eigen = vars(stijl)
        if naam not in eigen:
            eigen[naam] = functie(stijl)
        return eigen[naam]

    return bewaard


def _gewoon_in_de_stroom(functie: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """Whether a box is in the flow of the text: five questions, of which one answer is usual."""

    def in_de_stroom(doos: Any) -> bool:
        stijl = doos.style
        if stijl["float"] == "none" and stijl["position"] in ("static", "relative"):
            return True
        return functie(doos)

    return in_de_stroom


def _in_pixels(functie: Callable[[Any, str, Any], None]) -> Callable[[Any, str, Any], None]:
    """Give a box a length that is no percentage without working it out."""

    def zet(doos: Any, naam: str, geheel: Any) -> None:
        lengte = doos.style[naam]
        if getattr(lengte, "unit", None) == "px":
            setattr(doos, naam, lengte.value)
        else:
            functie(doos, naam, geheel)

    return zet


def _zonder_vreemde_namen(functie: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    """Read a type of C with only the names in it declared, and not all that Pango has."""

    def lees(lezer: Any, bron: str) -> Any:
        if not bron.startswith("void __dummy("):
            return functie(lezer, bron)
        alle = lezer._declarations
        woorden = set(re.findall(r"\w+", bron))
        lezer._declarations = {
            naam: wat for naam, wat in alle.items() if woorden.intersection(naam.split())
        }
        try:
            return functie(lezer, bron)
        finally:
            lezer._declarations = alle

    return lees


def _gedeelde_stijlen(basis: type[Any]) -> type[Any]:
    """The styles of a document, of which equal ones of pages and pseudo-elements are one.

    WeasyPrint does so for elements. Each page and each box in its margin gets styles of its
    own, and so does each sign before a label.
    """
    gedeeld: dict[Any, tuple[Any, Any]] = {}

    class Stijlen(basis):  # type: ignore[misc]
        def set_computed_styles(
            self, element: Any, parent: Any, *, pseudo_type: Any = None, **rest: Any
        ) -> None:
            if pseudo_type is None and hasattr(element, "tag"):
                super().set_computed_styles(element, parent, **rest)
                return
            stijlen = self.get_computed_styles()
            regels = self.get_cascaded_styles().get((element, pseudo_type), {})
            sleutel = (
                id(stijlen[parent, None]),
                pseudo_type,
                *((naam, id(waarde), repr(gewicht)) for naam, (waarde, gewicht) in regels.items()),
            )
            if sleutel not in gedeeld:
                super().set_computed_styles(element, parent, pseudo_type=pseudo_type, **rest)
                # The rules are kept too: in the key is where their values are in memory.
                gedeeld[sleutel] = stijlen[element, pseudo_type], regels
            stijlen[element, pseudo_type] = gedeeld[sleutel][0]

    return Stijlen


class _Tekenreeksen(dict[Any, re.Pattern[str]]):
    """The patterns of tinyhtml5 by the characters to stop at; it keeps them by the pattern."""

    def __missing__(self, sleutel: tuple[frozenset[str], bool]) -> re.Pattern[str]:
        tekens, omgekeerd = sleutel
        reeks = "".join(f"\\x{ord(teken):02x}" for teken in tekens)
        self[sleutel] = patroon = re.compile(f"[{'' if omgekeerd else '^'}{reeks}]+")
        return patroon


def _per_blad(eigenschap: property) -> property:
    """The references to the pages, made anew when there are more pages and not for each use."""

    def verwijzingen(pdf: Any) -> Any:
        aantal = len(pdf.pages["Kids"])
        bewaard = vars(pdf).get("_verwijzingen")
        if bewaard is None or bewaard[0] != aantal:
            bewaard = pdf._verwijzingen = aantal, eigenschap.fget(pdf)  # type: ignore[misc]
        return bewaard[1]

    return property(verwijzingen)


VERVANGINGEN: Final[tuple[tuple[str, str, Callable[[Any], Any]], ...]] = (
    ("cffi.cparser:Parser", "_parse", _zonder_vreemde_namen),
    ("pydyf:PDF", "page_references", _per_blad),
    ("tinyhtml5.inputstream", "characters_until_regex", _Tekenreeksen),
    ("weasyprint.css", "StyleFor", _gedeelde_stijlen),
    ("weasyprint.draw.text", "draw_first_line", uit_reeksen),
    ("weasyprint.formatting_structure.boxes:Box", "is_in_normal_flow", _gewoon_in_de_stroom),
    ("weasyprint.layout.inline", "strut", _per_stijl),
    ("weasyprint.layout.percent", "resolve_one_percentage", _in_pixels),
    ("weasyprint.text.line_break", "Layout", bewaarde_regels),
    ("weasyprint.text.line_break", "get_font_description", _per_stijl),
)
"""Where it is, what it is called there, and what makes of it that which does less."""
