"""How the vragen of each thema stand, plateau by plateau."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from vngcheck.kader import Bouwsteen, Thema
from vngcheck.rapport.model import PlateauDeel, Stand


@dataclass(frozen=True, slots=True)
class ThemaDeel:
    """One thema: its bouwstenen, and per plateau that has some, how many vragen stand where."""

    naam: str
    bouwstenen: tuple[Bouwsteen, ...]
    tellingen: tuple[tuple[str, Counter[Stand]], ...]


def per_thema(themas: Iterable[Thema], plateaus: Iterable[PlateauDeel]) -> tuple[ThemaDeel, ...]:
    """Count the vragen of a report by thema and plateau.

    Args:
        themas: those of the kader, in its order.
        plateaus: the parts of the report.

    Returns:
        The themas that have bouwstenen, in the order given; a plateau without bouwstenen of
        a thema is left out there.
    """
    plateaus = tuple(plateaus)
    delen = []
    for thema in themas:
        tellingen = []
        bouwstenen: list[Bouwsteen] = []
        for plateau in plateaus:
            stenen = [s for s in plateau.bouwstenen if s.bouwsteen.thema == thema.id]
            if stenen:
                telling = sum((steen.telling for steen in stenen), Counter[Stand]())
                tellingen.append((plateau.plateau.id, telling))
                bouwstenen += [steen.bouwsteen for steen in stenen]
        if tellingen:
            delen.append(ThemaDeel(thema.naam, tuple(bouwstenen), tuple(tellingen)))
    return tuple(delen)
