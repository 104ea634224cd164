"""`vngcheck rapport`: the report for the raad."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vngcheck.cli.opties import Dossier, Kaders

EXAMPLES = """
vngcheck rapport dossier.yaml -o rapport.pdf
vngcheck rapport dossier.yaml -o rapport.html
vngcheck rapport dossier.yaml -o intern.pdf --editie intern
"""


class Format(StrEnum):
    """The forms a report can take."""

    PDF = "pdf"
    HTML = "html"


class Edition(StrEnum):
    """For whom a report is; the words of `vngcheck.rapport.model.Editie`."""

    OPENBAAR = "openbaar"
    INTERN = "intern"


def rapport(
    dossier: Dossier,
    output: Annotated[
        Path,
        typer.Option(
            "--uit", "-o", metavar="BESTAND", help="Waar het rapport komt: een .pdf of .html."
        ),
    ],
    edition: Annotated[
        Edition,
        typer.Option(
            "--editie",
            metavar="openbaar|intern",
            help="openbaar (standaard) laat elke interne notitie weg.",
            show_default=False,
        ),
    ] = Edition.OPENBAAR,
    form: Annotated[
        Format | None,
        typer.Option(
            "--formaat", metavar="pdf|html", help="Als de naam van het bestand het niet zegt."
        ),
    ] = None,
    anyway: Annotated[
        bool,
        typer.Option(
            "--toch",
            help="Maak een openbaar rapport ook als er persoonsgegevens in lijken te staan.",
        ),
    ] = False,
    kaders: Kaders = None,
) -> None:
    """Maak het rapport voor de raad.

    De PDF is toegankelijk (PDF/UA-1) en geschikt om te bewaren (PDF/A-2a). Staan er
    waarschijnlijk persoonsgegevens in, dan komt er geen openbaar rapport.
    """
    from vngcheck.cli.scherm import mededeling
    from vngcheck.dossierbestand import laad_dossier
    from vngcheck.errors import GebruikFout
    from vngcheck.rapport.maken import schrijf_rapport
    from vngcheck.rapport.model import Editie

    chosen = form or _format_of(output)
    if output.exists() and dossier.exists() and output.samefile(dossier):
        raise GebruikFout(f"{output} is het dossier zelf. Kies een andere naam voor het rapport.")
    geladen = laad_dossier(dossier, kaders)
    mededeling(f"Rapport van {geladen.naam} maken ...", "dim")
    schrijf_rapport(geladen, output, chosen.value, Editie(edition.value), toch=anyway)
    mededeling(f"Klaar: {output}", "green")


def _format_of(output: Path) -> Format:
    """The format that the name of a file asks for."""
    from vngcheck.errors import GebruikFout

    ending = output.suffix.lower().removeprefix(".")
    if ending not in list(Format):
        raise GebruikFout(
            f"Aan de naam {output} is niet te zien wat het moet worden. "
            "Laat hem eindigen op .pdf of .html, of geef --formaat."
        )
    return Format(ending)
