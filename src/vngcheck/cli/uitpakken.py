"""`vngcheck uitpakken`: the dossier out of a report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EXAMPLES = """
vngcheck uitpakken rapport.pdf -o dossier.yaml
"""


def uitpakken(
    report: Annotated[
        Path,
        # Whether it can be read is for the library to say, in Dutch.
        typer.Argument(metavar="RAPPORT", help="Het rapport: een PDF.", readable=False),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--uit", "-o", metavar="DOSSIER", help="Waar het dossier komt: een nieuwe .yaml."
        ),
    ],
) -> None:
    """Haal het dossier uit een rapport dat met --met-dossier is gemaakt.

    Bouwt het dossier op een regiodossier, dan komt dat ernaast, met -regio achter de naam. Een
    bestand dat er al is, blijft zoals het is.
    """
    from vngcheck.cli.opties import keur_geen_invoer
    from vngcheck.cli.scherm import mededeling, toon_opdrachten
    from vngcheck.errors import GebruikFout
    from vngcheck.nieuw import EINDES
    from vngcheck.rapport.uitpakken import pak_uit

    if output.is_dir():
        raise GebruikFout(f"{output} is een map. Geef ook een bestandsnaam, zoals dossier.yaml.")
    keur_geen_invoer(
        output,
        "Kies een andere naam voor het dossier, zoals dossier.yaml.",
        ("het rapport zelf", report),
    )
    if output.suffix.lower() not in EINDES:
        raise GebruikFout(
            f"Aan de naam {output} is niet te zien dat het een dossier is. Laat hem eindigen op "
            ".yaml."
        )
    for made in pak_uit(report, output):
        mededeling(f"Klaar: {made}", "green")
    toon_opdrachten([("controleer", [output]), ("score", [output])])
