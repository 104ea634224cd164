"""Sheets of rows as an Excel workbook, and as CSV.

The only module that knows openpyxl, which is imported when a workbook is made. Every text is
stored as text, never as a formula, whatever it begins with; what XML or a cell cannot hold is
made visible or cut, and cutting is told. The same sheets give the same bytes: no date of today
is in the file.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from vngcheck.vastezip import vaste_zip

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.workbook import Workbook

MAX_CEL: Final = 32_767
"""Characters in one cell, in the units of UTF-16 that Excel counts."""
MAX_RIJEN: Final = 1_048_576
"""Rows of one sheet, the head included."""
MAX_NAAM: Final = 31
"""Characters in the name of a sheet."""
INGEKORT: Final = " [ingekort]"
"""How a text ends of which not all fits in a cell."""

_KOPKLEUR: Final = "12305A"
_WIT: Final = "FFFFFF"
_ZWART: Final = "000000"
_LETTER: Final = "Calibri"
_A4: Final = 9
_MAKER: Final = "vngcheck"
_KERN: Final = "docProps/core.xml"
_BEGIN: Final = datetime(1980, 1, 1)  # noqa: DTZ001 (a fixed text in the file, no moment)
_FORMULE: Final = re.compile(r"[=+\-@\t\r＝＋－＠]")  # noqa: RUF001 (the wide signs are meant)
"""How a text begins that a spreadsheet may take for a formula."""
_FORMULE_VERDEROP: Final = re.compile(r"([;\t\r\n] *)(?=[=+\-@＝＋－＠])")  # noqa: RUF001
"""Where a formula can begin for a program that takes another sign than the comma for the end of
a cell, as Dutch Excel does, or ends a row at every line end."""
_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Excel reads `_x0041_` as the character of that number; the underscore before it escapes."""
_NIET_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NIET_IN_NAAM: Final = re.compile(r"[\\/?*\[\]:]")


class Soort(StrEnum):
    """What a column holds: it sets how numbers show, the side they stand on, and the width."""

    TEKST = "tekst"
    GETAL = "getal"
    JAAR = "jaar"
    EURO = "euro"
    PROCENT = "procent"
    DATUM = "datum"


_OPMAAK: Final = {
    Soort.TEKST: "@",
    Soort.GETAL: "#,##0",
    Soort.JAAR: "0",
    Soort.EURO: '"€" #,##0',
    # A decimal more than on screen: 99,6% may not show as 100%.
    Soort.PROCENT: "0.0%",
    Soort.DATUM: "dd-mm-yyyy",
}
_BREEDTE: Final = {
    Soort.TEKST: 24,
    Soort.GETAL: 12,
    Soort.JAAR: 8,
    Soort.EURO: 14,
    Soort.PROCENT: 11,
    Soort.DATUM: 13,
}

Waarde: TypeAlias = str | int | float | date | None
"""What a cell holds; money in whole euros, percentages as fractions from 0 to 1, None is empty."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: its head, what it holds, and its width in characters (0: what suits the kind)."""

    kop: str
    soort: Soort = Soort.TEKST
    breedte: int = 0


@dataclass(frozen=True, slots=True)
class Cel:
    """A cell that looks different from the rest of its column.

    The colours are RRGGBB; a colour may never be the only thing that says something.
    """

    waarde: Waarde
    vulling: str | None = None
    tekstkleur: str | None = None
    vet: bool = False
    midden: bool = False


@dataclass(frozen=True, slots=True)
class Blad:
    r"""A sheet: one row of heads that stays in sight, and rows under it.

    Attributes:
        naam: on the tab; at most 31 characters, without any of \ / ? * [ ] :
        kolommen: its columns.
        rijen: its rows, each with a value or a `Cel` for every column; gone through once.
        vast: how many columns at the left stay in sight.
        filter: whether the heads get a filter.
    """

    naam: str
    kolommen: Sequence[Kolom]
    rijen: Iterable[Sequence[Waarde | Cel]]
    vast: int = 1
    filter: bool = True


@dataclass(frozen=True, slots=True)
class Werkboek:
    """A workbook as bytes, and what did not fit in it: Dutch sentences for whoever asked for it."""

    inhoud: bytes
    ingekort: tuple[str, ...] = ()


def naar_xlsx(bladen: Iterable[Blad], titel: str) -> Werkboek:
    """Make an Excel workbook.

    Args:
        bladen: its sheets, at least one.
        titel: the title in its properties.

    Returns:
        The file, equal bytes for equal sheets with the same openpyxl; and what did not fit.

    Raises:
        ValueError: a sheet has a name that Excel does not take, or one that is there already.
    """
    from openpyxl.packaging.core import DocumentProperties
    from openpyxl.workbook import Workbook
    from openpyxl.xml.functions import tostring

    boek = Workbook(write_only=True)
    ingekort: list[str] = []
    namen: set[str] = set()
    for blad in bladen:
        _keur_naam(blad.naam, namen)
        _Schrijver(boek, blad, ingekort).schrijf()
    stroom = io.BytesIO()
    boek.save(stroom)
    # openpyxl dates the file when it saves it.
    over = DocumentProperties(
        creator=_MAKER, title=_schoon(titel), language="nl-NL", created=_BEGIN, modified=_BEGIN
    )
    kern: str | bytes = tostring(over.to_tree())
    anders = {_KERN: kern.encode() if isinstance(kern, str) else kern}
    return Werkboek(vaste_zip(stroom.getvalue(), anders), tuple(ingekort))


def naar_csv(blad: Blad) -> bytes:
    """Make a CSV file (RFC 4180): UTF-8, commas, a row of heads, numbers with a point.

    A text that a spreadsheet would take for a formula gets an apostrophe before it; dates are
    written as 2026-06-30.
    """
    stroom = io.StringIO(newline="")
    schrijver = csv.writer(stroom)
    schrijver.writerow([_csv_tekst(kolom.kop) for kolom in blad.kolommen])
    for rij in blad.rijen:
        schrijver.writerow([_csv(deel.waarde if isinstance(deel, Cel) else deel) for deel in rij])
    return stroom.getvalue().encode()


def _csv(waarde: Waarde) -> str | int | float:
    if waarde is None:
        return ""
    if isinstance(waarde, date):
        return waarde.isoformat()
    return _csv_tekst(waarde) if isinstance(waarde, str) else waarde


def _csv_tekst(tekst: str) -> str:
    tekst = _schoon(tekst)
    if _FORMULE.match(tekst):
        return "'" + tekst[0] + _FORMULE_VERDEROP.sub(r"\1'", tekst[1:])
    return _FORMULE_VERDEROP.sub(r"\1'", tekst)


def _schoon(tekst: str) -> str:
    """A text with what no file can hold, such as a control character, shown as its number."""
    return _NIET_IN_XML.sub(lambda teken: f"\\u{ord(teken[0]):04x}", tekst)


def _keur_naam(naam: str, namen: set[str]) -> None:
    if not 0 < len(naam) <= MAX_NAAM or _NIET_IN_NAAM.search(naam) or naam.strip("'") != naam:
        raise ValueError(f"{naam!r} cannot be the name of a sheet")
    if naam.casefold() in namen:
        raise ValueError(f"there are two sheets {naam!r}")
    namen.add(naam.casefold())


class _Schrijver:
    """Writes one sheet, row by row, so that no more than a row is in memory."""

    def __init__(self, boek: Workbook, blad: Blad, ingekort: list[str]) -> None:
        self._blad = blad
        # Its type says nothing of what it shares with other sheets.
        self._uit: Any = boek.create_sheet(blad.naam)
        self._ingekort = ingekort
        # Making a style takes far longer than writing a cell, so that cells are used again.
        self._cellen: dict[tuple[object, ...], Cell] = {}

    def schrijf(self) -> None:
        """Write the whole sheet."""
        from openpyxl.utils import get_column_letter

        blad, uit = self._blad, self._uit
        uit.freeze_panes = f"{get_column_letter(blad.vast + 1)}2"
        for nummer, kolom in enumerate(blad.kolommen, start=1):
            breedte = kolom.breedte or _BREEDTE[kolom.soort]
            uit.column_dimensions[get_column_letter(nummer)].width = breedte
        uit.page_setup.orientation = "landscape"
        uit.page_setup.paperSize = _A4
        uit.page_setup.fitToWidth, uit.page_setup.fitToHeight = 1, 0
        uit.sheet_properties.pageSetUpPr = _passend()
        uit.print_title_rows = "1:1"
        laatste = 1
        try:
            uit.append([self._kop(kolom, plaats) for plaats, kolom in enumerate(blad.kolommen, 1)])
            for laatste, rij in enumerate(self._rijen(), start=2):
                uit.append(list(self._rij(rij, laatste)))
            if blad.filter:
                uit.auto_filter.ref = f"A1:{get_column_letter(len(blad.kolommen))}{laatste}"
        finally:
            uit.close()  # also when a row is no good: openpyxl complains of what stays open

    def _rijen(self) -> Iterator[Sequence[Waarde | Cel]]:
        for nummer, rij in enumerate(self._blad.rijen, start=2):
            if nummer > MAX_RIJEN:
                self._ingekort.append(
                    f"Op het blad {self._blad.naam} passen niet alle rijen: een blad heeft er "
                    f"hoogstens {MAX_RIJEN}."
                )
                return
            yield rij

    def _kop(self, kolom: Kolom, plaats: int) -> Cell:
        kop = Cel(kolom.kop, vulling=_KOPKLEUR, tekstkleur=_WIT, vet=True)
        return self._gevuld(kop, Soort.TEKST, plaats, 1)

    def _rij(self, rij: Sequence[Waarde | Cel], nummer: int) -> Iterator[Cell | None]:
        for plaats, (deel, kolom) in enumerate(zip(rij, self._blad.kolommen, strict=True), 1):
            eigen = deel if isinstance(deel, Cel) else Cel(deel)
            leeg = eigen.waarde is None and eigen.vulling is None
            yield None if leeg else self._gevuld(eigen, kolom.soort, plaats, nummer)

    def _gevuld(self, eigen: Cel, soort: Soort, plaats: int, nummer: int) -> Cell:
        waarde = eigen.waarde
        if isinstance(waarde, str):
            # A text in a column of numbers, such as a dash, is a text all the same.
            waarde, soort = self._tekst(waarde, plaats, nummer), Soort.TEKST
        elif isinstance(waarde, date):
            soort = Soort.DATUM
        formule = isinstance(waarde, str) and _FORMULE.match(waarde) is not None
        cel = self._cel(eigen, soort, plaats, formule=formule)
        cel.value = waarde
        if isinstance(waarde, str):
            cel.data_type = "s"  # also what openpyxl took for a formula or an error
        return cel

    def _tekst(self, tekst: str, plaats: int, nummer: int) -> str:
        schoon = _ESCAPE.sub("_x005F_", _schoon(tekst))
        if len(schoon.encode("utf-16-le")) <= 2 * MAX_CEL:
            return schoon
        from openpyxl.utils import get_column_letter

        self._ingekort.append(
            f"Op het blad {self._blad.naam} is cel {get_column_letter(plaats)}{nummer} ingekort: "
            f"een cel heeft hoogstens {MAX_CEL} tekens."
        )
        past = schoon.encode("utf-16-le")[: 2 * (MAX_CEL - len(INGEKORT))]
        return past.decode("utf-16-le", errors="ignore") + INGEKORT

    def _cel(self, eigen: Cel, soort: Soort, plaats: int, *, formule: bool) -> Cell:
        """A cell with its style; of each column and style there is one, written again and again."""
        sleutel = (plaats, soort, formule, eigen.vulling, eigen.tekstkleur, eigen.vet, eigen.midden)
        if sleutel in self._cellen:
            return self._cellen[sleutel]
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Font, PatternFill

        cel: Cell = WriteOnlyCell(self._uit)
        tekst = soort is Soort.TEKST
        cel.number_format = _OPMAAK[soort]
        recht: Literal["center", "left", "right"] = "left" if tekst else "right"
        cel.alignment = Alignment("center" if eigen.midden else recht, "top", wrap_text=tekst)
        if eigen.vet or eigen.tekstkleur:
            cel.font = Font(_LETTER, bold=eigen.vet, color=eigen.tekstkleur or _ZWART)
        if eigen.vulling:
            cel.fill = PatternFill("solid", fgColor=eigen.vulling)
        if formule:
            cel.quotePrefix = True  # so that Excel does not read it as one when it is edited
        self._cellen[sleutel] = cel
        return cel


def _passend() -> Any:
    from openpyxl.worksheet.properties import PageSetupProperties

    return PageSetupProperties(fitToPage=True)
