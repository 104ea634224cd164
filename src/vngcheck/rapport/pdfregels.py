"""Lines of text, of which Pango chooses and places the glyphs once.

WeasyPrint has it do so when it lays a line out, throws that away to save memory, and has it done
again when the line is drawn. Here a line keeps its glyphs, eight bytes for each, and is drawn
from those. What is not plain (a glyph that is moved or drawn for the first time, text that is cut
off with dots) is drawn by WeasyPrint itself.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MATEN: Final = 5
"""Whole numbers that Pango has of each glyph: which, how wide, moved right, moved down, and one
of which a bit says that a cluster begins there."""

_NIEUWE_ALINEA: Final = frozenset("\n\r\u2028\u2029")
"""At these Pango begins another line when it lays out, and not when it draws."""

_VANAF_PANGO: Final = 14802
"""Before it, the size of a font of Pango is not that of the text (gitlab.gnome.org, pango 530)."""

_VLUCHTIG: Final = ("layout", "language", "style")
"""What a line of WeasyPrint gives up after layout, and asks Pango for again when it is drawn."""

_TE_KLEIN: Final = 1e-6
"""Pixels; WeasyPrint does not draw text in a smaller size."""


Reeksen = tuple[tuple[Any, bytes], ...]
"""The runs of a line from left to right: a font of Pango, and whole numbers of four bytes: which
glyphs of it, and then how wide each of those is, in units of Pango."""


def bewaarde_regels(basis: type[Any]) -> type[Any]:
    """The `Layout` of WeasyPrint, that keeps its glyphs when it gives up what Pango made of it.

    After that it asks Pango again only for one who wants more than its glyphs.
    """
    ffi: Any = import_module("weasyprint.text.ffi").ffi
    gehouden: dict[Any, Any] = {}

    def lees(regel: Any) -> Reeksen | None:
        lijn, vervolg = regel.get_first_line()
        reeksen = tuple(_reeksen(ffi, lijn))
        if vervolg is not None or not all(glyphs for _, glyphs in reeksen):
            return None
        for lettertype, _ in reeksen:
            # A font stays where it is for as long as something that Pango made with it.
            gehouden.setdefault(lettertype, regel.layout)
        return reeksen

    class Regel(basis):  # type: ignore[misc]
        reeksen: Reeksen | None = None

        def deactivate(self) -> None:
            delen = self.__dict__
            if "_stijl" not in delen:
                self._stijl = self.style
                if not self.justification_spacing and _NIEUWE_ALINEA.isdisjoint(self.text):
                    self.reeksen = lees(self)
            for naam in _VLUCHTIG:
                delen.pop(naam, None)

        def reactivate(self, style: Any) -> None:
            if style is not self._stijl:
                self.reeksen = None
            if self.reeksen is None:
                super().reactivate(style)

        def __getattr__(self, naam: str) -> Any:
            if naam not in _VLUCHTIG or "_stijl" not in self.__dict__:
                raise AttributeError(naam)
            super().reactivate(self._stijl)
            return self.__dict__[naam]

    return Regel


def _reeksen(ffi: Any, lijn: Any) -> Iterator[tuple[Any, bytes]]:
    """The runs of a line of Pango, see `Reeksen`; without glyphs when one of them is moved."""
    volgende = lijn.runs
    while volgende != ffi.NULL:
        glyphs = volgende.data.glyphs
        maten = memoryview(
            ffi.buffer(glyphs.glyphs, glyphs.num_glyphs * ffi.sizeof(glyphs.glyphs[0]))
        ).cast("i")
        verplaatst = any(maten[2::_MATEN]) or any(maten[3::_MATEN])
        reeks = b"" if verplaatst else bytes(maten[::_MATEN]) + bytes(maten[1::_MATEN])
        yield volgende.data.item.analysis.font, reeks
        volgende = volgende.next


def uit_reeksen(teken: Callable[..., list[Any]]) -> Callable[..., list[Any]]:
    """The `draw_first_line` of WeasyPrint, that draws a line from the glyphs it kept.

    The function itself draws the lines that kept none, and those with a glyph that its font did
    not have to draw before: then is noted what text it stands for.
    """
    if import_module("weasyprint.text.ffi").pango.pango_version() < _VANAF_PANGO:
        return teken
    van_lettertypen: dict[tuple[int, float], _Glyphs] = {}

    def in_delen(stream: Any, reeksen: Reeksen) -> list[tuple[_Glyphs, str]]:
        delen: list[tuple[_Glyphs, str]] = []
        vorig = None
        for pangofont, reeks in reeksen:
            lettertype, grootte = stream.add_font(pangofont)
            sleutel = id(lettertype), grootte
            if (glyphs := van_lettertypen.get(sleutel)) is None:
                glyphs = van_lettertypen[sleutel] = _Glyphs(lettertype, grootte)
            getekend = glyphs.reeks(reeks)
            if pangofont == vorig:
                delen[-1] = glyphs, delen[-1][1] + getekend
            else:
                delen.append((glyphs, getekend))
            vorig = pangofont
        return delen

    def teken_regel(
        stream: Any, doos: Any, overloop: str, weglating: str, plaats: Any
    ) -> list[Any]:
        reeksen = getattr(doos.pango_layout, "reeksen", None)
        heel = overloop != "ellipsis" and weglating == "none"
        if reeksen and heel and doos.text.strip() and doos.style["font_size"] >= _TE_KLEIN:
            try:
                delen = in_delen(stream, reeksen)
            except _Onbekend:
                return teken(stream, doos, overloop, weglating, plaats)
            stream.set_text_matrix(*plaats.values)
            for nummer, (glyphs, getekend) in enumerate(delen, start=1):
                stream.set_font_size(glyphs.lettertype.hash, glyphs.grootte)
                if getekend or nummer == len(delen):
                    stream.show_text(getekend)
            return []
        return teken(stream, doos, overloop, weglating, plaats)

    return teken_regel


class _Onbekend(LookupError):
    """A glyph that cannot be drawn from its number alone."""


class _Glyphs(dict[tuple[int, int], str]):
    """How each glyph of a font in one size is written in a PDF, by its number and width."""

    def __init__(self, lettertype: Any, grootte: float) -> None:
        super().__init__()
        self.lettertype, self.grootte = lettertype, grootte
        ffi: Any = import_module("weasyprint.text.ffi")
        self._leeg, self._eenheid = ffi.pango.PANGO_GLYPH_EMPTY, ffi.FROM_UNITS
        self._plaatjes = any((lettertype.svg, lettertype.png, lettertype.colr, lettertype.bitmap))

    def reeks(self, glyphs: bytes) -> str:
        """Write the glyphs of a run, see `Reeksen`.

        Raises:
            _Onbekend: one of them was never drawn, or is a picture.
        """
        getallen = memoryview(glyphs).cast("i").tolist()
        aantal = len(getallen) // 2
        paren = zip(getallen[:aantal], getallen[aantal:], strict=True)
        geschreven = "".join(map(self.__getitem__, paren))
        return f"<{geschreven}>".removesuffix("<>")

    def __missing__(self, sleutel: tuple[int, int]) -> str:
        glyph, breedte = sleutel
        if glyph == self._leeg:
            geschreven = f">{-breedte / self.grootte}<"
        else:
            eigen = self.lettertype
            if self._plaatjes or glyph not in eigen.to_unicode or glyph not in eigen.widths:
                raise _Onbekend
            bij = eigen.widths[glyph] - breedte * 1000 * self._eenheid / self.grootte
            geschreven = f"{glyph:04x}" + (f">{int(bij)}<" if bij else "")
        self[sleutel] = geschreven
        return geschreven
