"""Text that the font of the report can show.

Text from a dossier may hold anything: emoji, other scripts, words without end. The font
that travels with vngcheck has the Latin alphabet of the European languages. A character it
lacks would come from some font of the machine, or from none at all: then the PDF looks
different per machine, and is not accessible.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from vngcheck.rapport import lettertypen

LANGSTE_WOORD = 30
"""Characters without a space after which a line may be broken."""

ZACHT_AFBREEKTEKEN = "\u00ad"
SPATIE_ZONDER_BREEDTE = "\u200b"

ZONDER_TEKENVORM = frozenset(
    "\n\t"
    + ZACHT_AFBREEKTEKEN
    + SPATIE_ZONDER_BREEDTE
    + "\u200c\u200d\u2060\ufe0e\ufe0f\ufeff"  # joiners and what chooses a form of emoji
)
"""What a font need not have: nothing is drawn for it. Rendered, and checked, one by one."""

GELIJKWAARDIG = {
    "\r\n": "\n",
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\u2010": "-",
    "\u2011": "-",
    "\u2007": "\u00a0",
    "\u202f": "\u00a0",
}
"""What looks the same, or nearly, in a character the font has."""

MAANDEN = "januari februari maart april mei juni juli augustus september oktober november december"
MET_NUMMER = (
    "paragraaf paragrafen bijlage bijlagen hoofdstuk artikel niveau plateau beslispunt pagina Norm "
    "Sterkte"
)
"""Words that go with the number or letter after them: paragraaf 3.1, Norm N39, Sterkte B."""


def _na(woorden: str) -> str:
    return "|".join(f"(?<={woord} )" for woord in woorden.split())


_NUMMER = rf"(?=[0-9]{{1,3}}\b|[A-Z][0-9]{{0,3}}\b)(?:{_na(MET_NUMMER)})"
_JAAR = rf"(?=[0-9]{{4}}\b)(?:{_na(MAANDEN)})"
_GETELD = r"(?=[^\W\d_]{4}|mei\b)(?<=[0-9] )(?<![0-9]{4} )"
_BIJEEN = re.compile(f" (?:{_NUMMER}|{_JAAR}|{_GETELD})")
_BIJEEN_IN_CEL = re.compile(f" {_NUMMER}")
_OPMAAK = re.compile("[<>&\"']")
_GELIJKWAARDIG = re.compile("|".join(GELIJKWAARDIG))
_GEEN_SPATIE = f"[^\\t\\n\\r\\f\\v \u2000-\u200b{ZACHT_AFBREEKTEKEN}]"
_LANG_WOORD = re.compile(f"({_GEEN_SPATIE}{{{LANGSTE_WOORD}}})(?={_GEEN_SPATIE})")


@cache
def tekens_van_lettertype() -> frozenset[str]:
    """The characters that every file of the bundled font has."""
    reeksen = [reeks.split("-") for reeks in lettertypen.TEKENS.split()]
    return frozenset(
        chr(punt) for reeks in reeksen for punt in range(int(reeks[0], 16), int(reeks[-1], 16) + 1)
    )


def zonder_onbekende_tekens(tekst: str) -> str:
    """The text with a visible code for each character the font lacks.

    Accents are joined with their letter first (NFC); one that cannot be becomes a code. A
    character that Unicode calls
    compatible with characters the font has becomes those (the ligature fi, a wide A); any
    other becomes its code, such as `[U+1F600]`, so that nothing is lost in silence.
    """
    if tekst.isascii() and tekst.isprintable():
        return tekst
    tekst = unicodedata.normalize("NFC", tekst)
    tekst = _GELIJKWAARDIG.sub(lambda gevonden: GELIJKWAARDIG[gevonden[0]], tekst)
    return "".join(map(_bekend, tekst))


@cache
def _bekend(teken: str) -> str:
    """The character itself, an equal one, or its code."""
    bekend = tekens_van_lettertype() | ZONDER_TEKENVORM
    # An accent that NFC could not join: several on one letter make a PDF no text can be
    # copied from.
    if teken in bekend and (teken in ZONDER_TEKENVORM or not unicodedata.combining(teken)):
        return teken
    gelijk = unicodedata.normalize("NFKC", teken)
    # A look-alike of a character of HTML never becomes that character.
    if gelijk not in {"", teken} and set(gelijk) <= bekend and not _OPMAAK.search(gelijk):
        return gelijk
    return f"[U+{ord(teken):04X}]"


def breekbaar(tekst: str) -> str:
    """The text with places to break the line in words that have none.

    A word as wide as a page runs off it, and one of thousands of characters holds up the
    layout for many seconds. The zero-width space that is put in is not drawn.
    """
    if len(tekst) <= LANGSTE_WOORD:
        return tekst
    return _LANG_WOORD.sub("\\1" + SPATIE_ZONDER_BREEDTE, tekst)


def bijeen(tekst: str, *, in_cel: bool = False) -> str:
    """The text with spaces that do not break in what is read as one: no line ends there.

    So stay together a date (1 juni 2026), a number with its noun (45 antwoorden), and a word
    with its number (`MET_NUMMER`).

    Args:
        tekst: any text.
        in_cel: it stands in a cell of a table. A narrow one would cut a date in its last year.
    """
    return (_BIJEEN_IN_CEL if in_cel else _BIJEEN).sub("\u00a0", tekst)
