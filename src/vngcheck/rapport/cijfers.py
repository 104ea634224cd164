"""Figures over the years: the same count of the same source side by side, year after year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from vngcheck import woorden
from vngcheck.dossier import Cijfer
from vngcheck.kader import Vorm
from vngcheck.opmaak import getal
from vngcheck.rapport.landelijk import Rekensom, inwoners_van, rekensom
from vngcheck.rapport.naslag import jaarblokken

JAREN_NAAST_ELKAAR: Final = 4
"""Years in one table; more go into a further table."""
GEEN: Final = "–"

_Reeks = tuple[str, str, Vorm | None, str | None]


@dataclass(frozen=True, slots=True)
class Cijferrij:
    """One count of one source: what it says per year, in words; a dash where it says nothing."""

    wat: str
    vorm: str
    bron: str
    gebied: str
    aantallen: tuple[str, ...]
    vindplaats: str


@dataclass(frozen=True, slots=True)
class Cijfertabel:
    """Some years, with every count that there is of them."""

    jaren: tuple[int, ...]
    rijen: tuple[Cijferrij, ...]


@dataclass(frozen=True, slots=True)
class CijferDeel:
    """The chapter on figures; `rekensom` is None where the inwoners are not known."""

    tabellen: tuple[Cijfertabel, ...]
    rekensom: Rekensom | None

    @property
    def met_streepje(self) -> bool:
        """Whether of some year there is no figure, where a table has that year."""
        return any(GEEN in rij.aantallen for tabel in self.tabellen for rij in tabel.rijen)

    @property
    def zonder_vorm(self) -> bool:
        """Whether of some figure no form of uitbuiting is named."""
        return any(not rij.vorm for tabel in self.tabellen for rij in tabel.rijen)

    @property
    def is_leeg(self) -> bool:
        """Whether the dossier has no figures."""
        return not self.tabellen


def maak_cijfers(
    cijfers: Sequence[Cijfer], gemeenten: Sequence[str], peildatum: date
) -> CijferDeel:
    """Put the figures of a dossier in tables with years as columns.

    Figures stand on one row only when what, bron, vorm and gebied are all the same: what two
    sources count is never added up or compared.

    Args:
        cijfers: the figures.
        gemeenten: the gemeente, or those of the regio (codes or names); empty for an invented
            one, of which the inwoners are not known.
        peildatum: of the dossier.
    """
    if not cijfers:
        return CijferDeel((), None)
    inwoners = inwoners_van(gemeenten)
    return CijferDeel(
        tuple(
            Cijfertabel(jaren, tuple(_rijen([c for c in cijfers if c.jaar in jaren], jaren)))
            for jaren in jaarblokken((cijfer.jaar for cijfer in cijfers), JAREN_NAAST_ELKAAR)
        ),
        None if inwoners is None else rekensom(inwoners, peildatum),
    )


def _rijen(cijfers: Sequence[Cijfer], jaren: tuple[int, ...]) -> list[Cijferrij]:
    reeksen: dict[_Reeks, list[Cijfer]] = {}
    for cijfer in cijfers:
        sleutel = (cijfer.wat, cijfer.bron, cijfer.vorm, cijfer.gebied)
        reeksen.setdefault(sleutel, []).append(cijfer)
    return [
        Cijferrij(
            wat,
            woorden.VORM[vorm] if vorm else "",
            bron,
            gebied or "",
            # Two counts of one year are both shown: which one is right is not ours to say.
            tuple(
                " en ".join(getal(c.aantal) for c in reeks if c.jaar == jaar) or GEEN
                for jaar in jaren
            ),
            "; ".join(dict.fromkeys(c.vindplaats for c in reeks if c.vindplaats)),
        )
        for (wat, bron, vorm, gebied), reeks in reeksen.items()
    ]
