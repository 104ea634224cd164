"""How the scores of several gemeenten lie: lowest, median and highest.

A score is an interval as long as vragen are open. Its two ends are looked at apart: what is
certain (open counts as nee) and what is still possible (open counts as ja). An open vraag is
never filled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from vngcheck.score import Interval


@dataclass(frozen=True, slots=True)
class Grens:
    """One end of the scores: fractions from 0 to 1."""

    laagste: float
    mediaan: float
    hoogste: float


@dataclass(frozen=True, slots=True)
class Spreiding:
    """The scores of `aantal` gemeenten: of the lower ends, and of the upper ends."""

    aantal: int
    laag: Grens
    hoog: Grens

    @property
    def mediaan(self) -> Interval:
        """The median of the lower ends and that of the upper ends; of no gemeente in particular."""
        return Interval(laag=self.laag.mediaan, hoog=self.hoog.mediaan)

    @property
    def laagste(self) -> Interval:
        """The lowest of the lower ends and that of the upper ends."""
        return Interval(laag=self.laag.laagste, hoog=self.hoog.laagste)

    @property
    def hoogste(self) -> Interval:
        """The highest of the lower ends and that of the upper ends."""
        return Interval(laag=self.laag.hoogste, hoog=self.hoog.hoogste)


def spreiding(scores: Iterable[Interval | None]) -> Spreiding | None:
    """Lowest, median and highest of some scores.

    Args:
        scores: one for each gemeente; None where no vraag applies, which is left out.

    Returns:
        None when there is no score at all.
    """
    er = [score for score in scores if score is not None]
    if not er:
        return None
    return Spreiding(len(er), _grens([s.laag for s in er]), _grens([s.hoog for s in er]))


def _grens(waarden: Sequence[float]) -> Grens:
    return Grens(min(waarden), median(waarden), max(waarden))
