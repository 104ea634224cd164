"""What a letter consists of: blocks that every form of it is made from.

Nothing here knows HTML or Word. Texts of the dossier are passed on as they are; whoever renders
them must treat them as untrusted. What someone still has to fill in is a part of its own
(`Vorm.PLEK`), never a mark in the text: square brackets in a dossier stay text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vngcheck.brief.soorten import Soort


class Vorm(StrEnum):
    """How a part of a paragraph stands out."""

    GEWOON = "gewoon"
    VET = "vet"
    PLEK = "plek"


class Stijl(StrEnum):
    """What kind of paragraph it is."""

    GEWOON = "gewoon"
    GEGEVENS = "gegevens"
    SLOT = "slot"
    KADER = "kader"
    KLEIN = "klein"


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of a paragraph."""

    tekst: str
    vorm: Vorm = Vorm.GEWOON


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph."""

    delen: tuple[Deel, ...]
    stijl: Stijl = Stijl.GEWOON


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading under the subject of the letter; `nieuw_blad`: it begins a page."""

    tekst: str
    nieuw_blad: bool = False


@dataclass(frozen=True, slots=True)
class Punten:
    """A list with bullets."""

    punten: tuple[str, ...]


Cel = str | tuple[Deel, ...]
"""A cell of a table: a text, or the parts of one."""


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table; the first column holds the heads of the rows.

    `breedtes` are shares of the width in percents, `getallen` the columns that hold numbers.
    `bijeen`: it stands on one page, if it fits.
    """

    titel: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[Cel, ...], ...]
    breedtes: tuple[int, ...]
    getallen: frozenset[int] = frozenset()
    bijeen: bool = False


Blok = Alinea | Kop | Punten | Tabel


def delen_van(cel: Cel) -> tuple[Deel, ...]:
    """The parts of a cell."""
    return (Deel(cel),) if isinstance(cel, str) else cel


def blijft_bij(blok: Blok, volgende: Blok | None) -> bool:
    """Whether a paragraph stands on the page of what follows.

    That is so for a sentence that introduces a table, and for a signing that would be torn.
    """
    if not isinstance(blok, Alinea):
        return False
    if isinstance(volgende, Alinea):
        return blok.stijl is Stijl.SLOT or blok.stijl is volgende.stijl is Stijl.GEGEVENS
    return isinstance(volgende, Tabel)


@dataclass(frozen=True, slots=True)
class Brief:
    """One letter: what stands above the subject, the subject, and the rest."""

    soort: Soort
    boven: tuple[Alinea, ...]
    onderwerp: str
    blokken: tuple[Blok, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """What goes into one file: one letter, or the letter to the raad with the other behind it.

    `merken` is what every page must say, `datum` what the file takes for its dates.
    """

    titel: str
    auteur: str
    datum: date
    merken: tuple[str, ...]
    brieven: tuple[Brief, ...]
