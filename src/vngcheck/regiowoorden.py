"""The Dutch words for which gemeenten of a regio take part: one place for screen and report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from vngcheck.dossierbestand import GeladenDossier
from vngcheck.opdrachtregel import opdracht_regel
from vngcheck.opmaak import datum
from vngcheck.regiodossiers import Inlevering
from vngcheck.regioverwijzing import Meting
from vngcheck.velden import kort

INLEVERING: Final[Mapping[Inlevering, str]] = {
    Inlevering.VERGELEKEN: "vergeleken",
    Inlevering.DUBBEL: "meer dan één dossier; niet duidelijk welk geldt",
    Inlevering.FOUTEN: "het dossier bevat fouten",
    Inlevering.ONLEESBAAR: "het bestand is niet te lezen",
    Inlevering.ANDER_KADER: "een ander kader of een andere versie",
    Inlevering.NIET_OP_REGIO: "het dossier bouwt niet op dit regiodossier",
    Inlevering.FICTIEF: "het dossier is fictief",
    Inlevering.ANDERE_METING: "het dossier hoort bij een andere meting",
    Inlevering.NIET_INGELEVERD: "geen dossier gevonden",
}
"""Whether a gemeente is compared, or why not; also true when others made the dossiers."""
ONGEBRUIKT: Final[Mapping[Inlevering, str]] = {
    **INLEVERING,
    Inlevering.VERGELEKEN: "een ander dossier van deze gemeente geldt",
    Inlevering.DUBBEL: "niet duidelijk of dit dossier geldt",
}
"""Why a file is not used, in words."""


REMEDIE: Final[Mapping[Inlevering, str]] = {
    Inlevering.DUBBEL: "Laat er één staan. Of noem achter het regiodossier de map en ook het goede "
    "dossier.",
    Inlevering.FOUTEN: "Herstel de fouten die hieronder staan.",
    Inlevering.ONLEESBAAR: "Vraag het dossier opnieuw op.",
    Inlevering.ANDER_KADER: "Zet het dossier over met: vngcheck kader overzetten.",
    Inlevering.NIET_OP_REGIO: "Verbeter bouwt_op, zoals hieronder staat.",
    Inlevering.FICTIEF: "Is het een echt dossier? Haal dan fictief weg.",
    Inlevering.NIET_INGELEVERD: "Vraag het dossier op, of noem de map waar het staat.",
}
"""What the one who gathers the dossiers can do; for ANDERE_METING see `opnieuw`."""
DUBBEL_BIJ_RAPPORT: Final = (
    "Laat er één staan. Of noem met --regio-map de map, en nog eens met --regio-map het goede "
    "dossier."
)
"""The same where the dossiers are gathered for the report of a gemeente."""


def hoort_bij(meting: Meting, regio: GeladenDossier) -> str:
    """To which measurement a dossier belongs, as a sentence.

    Args:
        meting: another one than that of `regio`.
        regio: the regiodossier that was asked for.
    """
    wat = f"de meting van {datum(meting.peildatum)}"
    if meting.kader != regio.dossier.kader:
        wat += f" met het kader {kort(meting.kader)}"
    return f"Dit dossier hoort bij {wat}."


def opnieuw(pad: Path, meting: Meting, regio: GeladenDossier, naam: str) -> str:
    """What to do about a gemeente of which there is only a dossier of another measurement.

    Args:
        pad: that dossier.
        meting: the measurement it belongs to.
        regio: the regiodossier that was asked for.
        naam: of the gemeente.
    """
    nieuw = regio.dossier.kader
    op: list[Path | str] = ["--bouwt-op", regio.bestand.pad]
    if meting.kader == nieuw:
        return f"Begin een nieuw: {opdracht_regel(['vngcheck', 'nieuw', '--vanaf', pad, *op])}"
    if meting.kader.partition("@")[0] == nieuw.partition("@")[0]:
        over = [pad, "--naar", nieuw, "--met", "koppel.yaml", *op, "-o", "NIEUW.yaml"]
        return f"Zet het over: {opdracht_regel(['vngcheck', 'kader', 'overzetten', *over])}"
    echt = ["--fictief"] if regio.dossier.fictief else []
    return f"Begin een nieuw: {opdracht_regel(['vngcheck', 'nieuw', naam, *echt, *op])}"


def wie_doet_mee(mee: int, totaal: int) -> str:
    """How many gemeenten take part: "11 van de 16 gemeenten doen mee".

    Args:
        mee: that take part.
        totaal: in the regio.
    """
    if totaal == 1:
        return "de enige gemeente doet mee" if mee else "de enige gemeente doet niet mee"
    if not mee:
        return f"geen van de {totaal} gemeenten doet mee"
    if mee == totaal:
        return f"alle {totaal} gemeenten doen mee"
    return f"{mee} van de {totaal} gemeenten {'doet' if mee == 1 else 'doen'} mee"


def wie_oordeelt(*, voorop: str | None, elders: Iterable[str | None]) -> str:
    """Who judged whom, as a sentence: each gemeente itself, unless a dossier tells how it was made.

    Args:
        voorop: the verantwoording that stands at the front of the report, if any.
        elders: those of the other dossiers.
    """
    if voorop:
        return "Per gemeente is er een dossier; hoe het tot stand kwam, staat voor in dit rapport."
    if any(elders):
        return "Per gemeente is er een dossier; hoe het tot stand kwam, staat in dat dossier."
    return "Elke gemeente oordeelt over zichzelf, de ene strenger dan de andere."


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
