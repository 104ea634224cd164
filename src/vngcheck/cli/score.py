"""`vngcheck score`: where a gemeente stands."""

from __future__ import annotations

from typing import Annotated

import typer

from vngcheck.cli.opties import Dossier, Json, Kaders

EXAMPLES = """
vngcheck score dossier.yaml
vngcheck score dossier.yaml --eis 1
vngcheck score dossier.yaml --json > score.json
"""


def score(
    dossier: Dossier,
    as_json: Json = False,
    eis: Annotated[
        str | None,
        typer.Option(
            "--eis",
            metavar="PLATEAU",
            help="Eindig met code 1 als dit plateau niet is behaald, ook niet met uitleg.",
        ),
    ] = None,
    kaders: Kaders = None,
) -> None:
    """Toon de score: per plateau en per bouwsteen, met wat ontbreekt.

    Een open vraag maakt van de score een bereik, van laag tot hoog. Een uitleg verandert nooit
    de score.
    """
    from vngcheck.cli.scoretabel import toon_score
    from vngcheck.dossierbestand import laad_dossier
    from vngcheck.errors import Exitcode, GebruikFout
    from vngcheck.score import GEHAALD
    from vngcheck.uitvoer import score_json

    geladen = laad_dossier(dossier, kaders)
    plateaus = {plateau.id: plateau for plateau in geladen.score}
    if eis is not None and eis not in plateaus:
        raise GebruikFout(f"Plateau '{eis}' bestaat niet. Kies uit: {', '.join(plateaus)}.")
    met = eis is None or plateaus[eis].oordeel in GEHAALD
    try:
        if as_json:
            typer.echo(score_json(geladen))
        else:
            toon_score(geladen, kaders)
    except (BrokenPipeError, SystemExit) as error:
        # Whoever read along has stopped (SystemExit: Rich noticed it); the eis still counts.
        raise typer.Exit(Exitcode.GELUKT if met else Exitcode.EIS_NIET_GEHAALD) from error
    if not met:
        raise typer.Exit(Exitcode.EIS_NIET_GEHAALD)
