"""`vngcheck vergelijk`: what changed between measurements."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vngcheck.cli.opties import Herindeling, Json, Kaders, is_een_van

EXAMPLES = """
vngcheck vergelijk assen-2025.yaml assen-2026.yaml
vngcheck vergelijk assen-2024.yaml assen-2025.yaml assen-2026.yaml
vngcheck vergelijk assen-2025.yaml assen-2026.yaml --json > verschil.json
"""


def vergelijk(
    oud: Annotated[Path, typer.Argument(metavar="OUD", help="Het oudste dossier.", readable=False)],
    nieuw: Annotated[
        list[Path],
        typer.Argument(
            metavar="NIEUW",
            help="Een of meer latere dossiers, op volgorde van peildatum.",
            readable=False,
        ),
    ],
    as_json: Json = False,
    herindeling: Herindeling = False,
    kaders: Kaders = None,
) -> None:
    """Toon wat er tussen twee metingen van een gemeente is veranderd.

    Per plateau, per vraag, bij de uitleg voor geen knaken en bij de acties. Met meer dan twee
    metingen komt er een lijn door de jaren bij; wat per vraag veranderde, gaat dan over de
    laatste twee.
    """
    from vngcheck.dossierbestand import laad_dossier
    from vngcheck.errors import GebruikFout
    from vngcheck.vergelijk.metingen import keur_metingen

    paths = [oud, *nieuw]
    for nth, path in enumerate(paths):
        if is_een_van(path, paths[:nth]):
            raise GebruikFout(f"U noemt {path} twee keer. Geef een eerdere en een latere meting.")
    measured = [laad_dossier(path, kaders) for path in paths]
    keur_metingen(measured, herindeling=herindeling)
    if as_json:
        from vngcheck.uitvoer import vergelijk_json

        typer.echo(vergelijk_json(measured))
        return
    from vngcheck.cli.vergelijktabel import toon_vergelijking

    toon_vergelijking(measured, kaders)
