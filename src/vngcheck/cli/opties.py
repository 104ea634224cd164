"""Options that more than one command has."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Dossier = Annotated[
    Path,
    # Whether it can be read is for the library to say, in Dutch.
    typer.Argument(metavar="DOSSIER", help="Het dossier: een YAML-bestand.", readable=False),
]
Kaders = Annotated[
    Path | None,
    typer.Option(
        "--kaders",
        metavar="MAP",
        help="Zoek kaders eerst in deze map, dan naast het dossier, dan bij de meegeleverde.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Geef JSON voor andere programma's.")]
