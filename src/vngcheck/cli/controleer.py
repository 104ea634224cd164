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
        list[Path], typer.Argument(metavar="DOSSIER...", help="Een of meer dossiers.")
    ],
    kaders: Kaders = None,
) -> None:
    """Zoek alle fouten en waarschuwingen in dossiers.

    Elke melding noemt het bestand, de regel, wat er mis is en wat u kunt doen. Met een fout
    eindigt de opdracht met code 3; met alleen waarschuwingen met code 0.
    """
    from vngcheck.cli.scherm import toon, toon_meldingen
    from vngcheck.dossierbestand import controleer_dossier
    from vngcheck.errors import Ernst, Exitcode
    from vngcheck.opmaak import aantal

    fouten = 0
    for dossier in dossiers:
        meldingen = controleer_dossier(dossier, kaders)
        toon_meldingen(meldingen)
        hier = sum(melding.ernst is Ernst.FOUT for melding in meldingen)
        rest = len(meldingen) - hier
        fouten += hier
        toon(
            f"{dossier}: {aantal(hier, 'fout', 'fouten')}, "
            f"{aantal(rest, 'waarschuwing', 'waarschuwingen')}.",
            "red" if hier else "yellow" if rest else "green",
        )
    if fouten:
        raise typer.Exit(Exitcode.ONGELDIGE_INVOER)
