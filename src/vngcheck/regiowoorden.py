"""The Dutch words for which gemeenten of a regio take part: one place for screen and report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from vngcheck.regiodossiers import Inlevering

INLEVERING: Final[Mapping[Inlevering, str]] = {
    Inlevering.VERGELEKEN: "doet mee",
    Inlevering.DUBBEL: "meer dossiers; niet te zeggen welk geldt",
    Inlevering.FOUTEN: "het dossier bevat fouten",
    Inlevering.ANDER_KADER: "een ander kader of een andere versie",
    Inlevering.NIET_OP_REGIO: "het dossier bouwt niet op dit regiodossier",
    Inlevering.NIET_INGELEVERD: "geen dossier gevonden",
}
"""Why a gemeente takes part or does not, in words."""
ONGEBRUIKT: Final[Mapping[Inlevering, str]] = {
    **INLEVERING,
    Inlevering.VERGELEKEN: "een ander dossier van deze gemeente geldt",
    Inlevering.DUBBEL: "er zijn twee dossiers die gelijk recht hebben",
}
"""Why a file is not used, in words."""


REMEDIE: Final[Mapping[Inlevering, str]] = {
    Inlevering.DUBBEL: "Laat er één staan, of noem het goede dossier achter het regiodossier.",
    Inlevering.FOUTEN: "Herstel de fouten die hieronder staan.",
    Inlevering.ANDER_KADER: "Zet het dossier over met: vngcheck kader overzetten.",
    Inlevering.NIET_OP_REGIO: "Zet er bouwt_op in, met het pad naar het regiodossier.",
    Inlevering.NIET_INGELEVERD: "Vraag het dossier op, of noem de map waar het staat.",
}
"""What the one who gathers the dossiers can do."""


def namen(deel: Sequence[str], alle: int) -> str:
    """Names in a cell: all of them as one word, else by name.

    Args:
        deel: the names.
        alle: how many there are in all.
    """
    if not deel:
        return "–"
    if len(deel) == alle > 1:
        return f"alle {alle}"
    return ", ".join(deel)
