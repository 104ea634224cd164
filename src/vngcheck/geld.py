"""Money over the years: sums of what is asked, in whole euros."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vngcheck.dossier import Aard, Bedrag


@dataclass(frozen=True, slots=True)
class Jaartotaal:
    """Amounts of one year, in whole euros."""

    jaar: int
    structureel: int
    incidenteel: int

    @property
    def totaal(self) -> int:
        """Structureel and incidenteel together."""
        return self.structureel + self.incidenteel


def per_jaar(bedragen: Iterable[Bedrag]) -> tuple[Jaartotaal, ...]:
    """Sum amounts by year and aard, in the order of the years."""
    som: dict[int, dict[Aard, int]] = {}
    for bedrag in bedragen:
        jaar = som.setdefault(bedrag.jaar, dict.fromkeys(Aard, 0))
        jaar[bedrag.aard] += bedrag.bedrag
    return tuple(
        Jaartotaal(jaar, delen[Aard.STRUCTUREEL], delen[Aard.INCIDENTEEL])
        for jaar, delen in sorted(som.items())
    )
