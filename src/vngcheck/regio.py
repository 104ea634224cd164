"""Regional inheritance: what a gemeente takes over from the dossier of its regio."""

from __future__ import annotations

from typing import Final

from vngcheck.dossier import Antwoord, Dossier, GeldendAntwoord, GeldendeAntwoorden, als_geldend
from vngcheck.kader import Kader, Schaal, Vraag

_TER_INFORMATIE: Final = (
    "antwoord",
    "te_herbevestigen",
    "reden",
    "toelichting",
    "voorbehoud",
    "bewijs",
)
"""The parts of a regional antwoord that are told where it does not count; never a note."""


def erf(dossier: Dossier, regio: Dossier | None, kader: Kader) -> dict[str, GeldendAntwoord]:
    """The antwoorden that count for a gemeente, in the order of the kader.

    An own antwoord always wins, also one that is still to be confirmed. Otherwise the
    regional one counts when the schaal of the vraag is regionaal or beide, or when the regio
    says that it holds for all (design, regional dossier).

    Args:
        dossier: of the gemeente, or of a regio itself.
        regio: the dossier it builds on, if any.
        kader: the kader of both.
    """
    eigen = als_geldend(dossier.antwoorden)
    geldend: dict[str, GeldendAntwoord] = {}
    for vraag in kader.vragen.values():
        antwoord = eigen.get(vraag.id)
        if regio is not None and (antwoord is None or antwoord.antwoord.antwoord is None):
            antwoord = _van_regio(vraag, regio, antwoord) or antwoord
        if antwoord is not None:
            geldend[vraag.id] = antwoord
    return geldend


def geregeld_door(antwoord: Antwoord, regio: str) -> str:
    """Who sees to what a regional antwoord is about: the regio, unless it says who.

    So also at nee, where it tells whose antwoord it is (design, regional dossier).

    Args:
        antwoord: of the regiodossier.
        regio: the name of the regio.
    """
    return antwoord.geregeld_door or regio


def niet_geerfd(geldend: GeldendeAntwoorden, regio: Dossier | None) -> dict[str, Antwoord]:
    """What a regio says on vragen that stay open for a gemeente: information that never counts.

    The gemeente gives no antwoord there, and takes over none (`erf`); the regio has one that
    is not for every gemeente, or a toelichting only.

    Args:
        geldend: what counts for the gemeente.
        regio: the dossier it builds on, if any.

    Returns:
        By the id of the vraag: what may be told of it, without the notes of the regio.
    """
    if regio is None:
        return {}
    return {
        vraag: Antwoord().model_copy(
            update={naam: getattr(antwoord, naam) for naam in _TER_INFORMATIE}
        )
        for vraag, antwoord in regio.antwoorden.items()
        if (antwoord.antwoord is not None or antwoord.toelichting)
        and (vraag not in geldend or geldend[vraag].antwoord.antwoord is None)
    }


def _van_regio(
    vraag: Vraag, regio: Dossier, eigen: GeldendAntwoord | None
) -> GeldendAntwoord | None:
    antwoord = regio.antwoorden.get(vraag.id)
    if antwoord is None or antwoord.antwoord is None or regio.regio is None:
        return None
    if vraag.schaal is Schaal.LOKAAL and not antwoord.geldt_voor_alle:
        return None
    naam = regio.regio.naam
    veranderd = {
        "geregeld_door": geregeld_door(antwoord, naam),
        # Notes are each organisation's own: the gemeente keeps its own, and never gets theirs.
        "intern": eigen.antwoord.intern if eigen else None,
    }
    return GeldendAntwoord(antwoord.model_copy(update=veranderd), geerfd_van=naam)
