"""Regional inheritance: what a gemeente takes over from the dossier of its regio."""

from __future__ import annotations

from vngcheck.dossier import Dossier, GeldendAntwoord, als_geldend
from vngcheck.kader import Kader, Schaal, Vraag


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
        "geregeld_door": antwoord.geregeld_door or naam,
        # Notes are each organisation's own: the gemeente keeps its own, and never gets theirs.
        "intern": eigen.antwoord.intern if eigen else None,
    }
    return GeldendAntwoord(antwoord.model_copy(update=veranderd), geerfd_van=naam)
