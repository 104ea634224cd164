"""What cover was sought for the taken that are not done for lack of rijksmiddelen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from vngcheck.dossier import Bedrag
from vngcheck.geld import Jaartotaal, per_jaar
from vngcheck.rapport.model import VraagDeel

NIET_GENOEMD: Final = "niet genoemd"
"""Stands for the cover of a taak whose explanation names none."""


@dataclass(frozen=True, slots=True)
class GezochteDekking:
    """One source of cover, as the dossier words it.

    Attributes:
        bron: the source.
        taken: for how many taken it was sought.
        jaren: what those cost, by year.
    """

    bron: str
    taken: int
    jaren: tuple[Jaartotaal, ...]

    @property
    def structureel(self) -> int:
        """Whole euros, all years together."""
        return sum(jaar.structureel for jaar in self.jaren)

    @property
    def incidenteel(self) -> int:
        """Whole euros, all years together."""
        return sum(jaar.incidenteel for jaar in self.jaren)

    @property
    def totaal(self) -> int:
        """Whole euros, all years and both kinds together."""
        return self.structureel + self.incidenteel


def per_bron(delen: Iterable[VraagDeel]) -> tuple[GezochteDekking, ...]:
    """Add up the amounts of geen_knaken by the cover that was sought.

    Args:
        delen: the vragen with an explanation; those without an amount are left out.

    Returns:
        The sources, in the order in which they are first named.
    """
    groepen: dict[str, list[tuple[Bedrag, ...]]] = {}
    for deel in delen:
        uitleg = deel.antwoord.geen_knaken if deel.antwoord else None
        if uitleg and uitleg.bedragen:
            groepen.setdefault(uitleg.gezochte_dekking or NIET_GENOEMD, []).append(uitleg.bedragen)
    return tuple(
        GezochteDekking(bron, len(taken), per_jaar(bedrag for taak in taken for bedrag in taak))
        for bron, taken in groepen.items()
    )
