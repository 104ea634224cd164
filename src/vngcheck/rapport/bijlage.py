"""The dossier as it travels inside a report, with that of its regio."""

from __future__ import annotations

from typing import Any, Final

from vngcheck.dossier import Dossier
from vngcheck.dossierbestand import GeladenDossier
from vngcheck.rapport.inhoud import openbaar
from vngcheck.rapport.pdfua import Bijlage
from vngcheck.rapport.soorten import DOSSIERNAAM, REGIONAAM, Editie
from vngcheck.yamlschrijven import Plat, Stijl, paar

SOORT: Final = "application/yaml"
"""The MIME type of YAML (RFC 9512)."""


def dossierbijlagen(geladen: GeladenDossier, editie: Editie) -> tuple[Bijlage, ...]:
    """The files that make the report of this dossier anew.

    In the interne editie they are the files as they are. In the openbare editie they are
    written anew from what the report may show: without any `intern` text, without comments,
    which may hold anything, and without the path of the regiodossier, which may tell how
    someone's disk is laid out.

    Args:
        geladen: the dossier.
        editie: for whom the report is.
    """
    delen = [(DOSSIERNAAM, "Het dossier waarvan dit rapport is gemaakt", geladen)]
    if geladen.regio is not None:
        regio = "Het regiodossier waarvan antwoorden zijn overgenomen"
        delen.append((REGIONAAM, regio, geladen.regio))
    return tuple(
        Bijlage(naam, SOORT, omschrijving, _tekst(deel, editie).encode(), deel.dossier.peildatum)
        for naam, omschrijving, deel in delen
    )


def _tekst(geladen: GeladenDossier, editie: Editie) -> str:
    if editie is Editie.INTERN:
        return geladen.bestand.tekst
    return als_yaml(openbaar(geladen.dossier))


def als_yaml(dossier: Dossier) -> str:
    """A dossier as a YAML text of its own, without the comments and the layout of a file."""
    data: dict[str, Any] = dossier.model_dump(mode="python", exclude_defaults=True)
    data["vngcheck"] = Plat(data["vngcheck"])  # without quotes, as in every example
    if "bouwt_op" in data:
        data["bouwt_op"] = REGIONAAM
    regels = [regel for sleutel, deel in data.items() for regel in paar(sleutel, deel, 0, Stijl())]
    return "".join(f"{regel}\n" for regel in regels)
