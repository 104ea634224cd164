"""`vngcheck controleer`: every error and warning in every file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vngcheck.cli.opties import Kaders

EXAMPLES = """
vngcheck controleer dossier.yaml
vngcheck controleer dossiers/*.yaml
"""


def controleer(
    dossiers: Annotated[
        list[Path],
        typer.Argument(metavar="DOSSIER", help="Een of meer dossiers.", readable=False),
    ],
    kaders: Kaders = None,
) -> None:
    """Zoek alle fouten en waarschuwingen in dossiers.

    Elke melding noemt het bestand, de regel, wat er mis is en wat u kunt doen. Met een fout
    eindigt de opdracht met code 3; met alleen waarschuwingen met code 0.
    """
    from vngcheck.cli.scherm import fout, toon, toon_meldingen
    from vngcheck.dossierbestand import controleer_dossier
    from vngcheck.errors import Ernst, Exitcode, GebruikFout
    from vngcheck.opmaak import aantal
    from vngcheck.woorden import FICTIEF

    ending = Exitcode.GELUKT
    for dossier in dossiers:
        try:
            meldingen, geladen = controleer_dossier(dossier, kaders)
        except GebruikFout as error:
            # One name that is wrong keeps no other file from being looked at.
            fout(error)
            ending = Exitcode.VERKEERD_GEBRUIK
            continue
        merk = f" {FICTIEF}." if geladen and geladen.dossier.fictief else ""
        toon_meldingen(meldingen)
        hier = sum(melding.ernst is Ernst.FOUT for melding in meldingen)
        rest = len(meldingen) - hier
        if hier and ending is Exitcode.GELUKT:
            ending = Exitcode.ONGELDIGE_INVOER
        meer = " Misschien volgen er meer als de fouten zijn hersteld." if hier else ""
        toon(
            f"{dossier}: {aantal(hier, 'fout', 'fouten')}, "
            f"{aantal(rest, 'waarschuwing', 'waarschuwingen')}.{meer}{merk}",
            "red" if hier else "yellow" if rest else "green",
        )
    if ending is not Exitcode.GELUKT:
        raise typer.Exit(ending)
