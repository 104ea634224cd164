"""`vngcheck brief`: the verantwoordingsbrief to the minister, and the letter to the raad."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vngcheck.brief.soorten import Soort
from vngcheck.cli.opties import Dossier, Kaders, keur_geen_invoer

EXAMPLES = """
vngcheck brief dossier.yaml -o brieven/
vngcheck brief dossier.yaml -o brief.docx
vngcheck brief dossier.yaml -o brief.pdf --soort minister
"""


def brief(
    dossier: Dossier,
    output: Annotated[
        Path,
        typer.Option(
            "--uit",
            "-o",
            metavar="UIT",
            help="Een map, voor elke brief als .docx en als .pdf; of een .docx of .pdf, met de "
            "brieven achter elkaar.",
        ),
    ],
    kind: Annotated[
        Soort,
        typer.Option(
            "--soort",
            metavar="minister|raad|beide",
            help="Welke brief. Zonder deze optie: beide.",
            show_default=False,
        ),
    ] = Soort.BEIDE,
    anyway: Annotated[
        bool,
        typer.Option(
            "--toch",
            help="Maak de brief ook als er persoonsgegevens in het dossier lijken te staan.",
        ),
    ] = False,
    kaders: Kaders = None,
) -> None:
    """Maak de verantwoordingsbrief aan de minister, en de brief daarover aan de raad.

    In de brief aan de minister staat alleen wat u niet doet met de reden geen_rijksmiddelen en
    een uitleg die telt; een wettelijke taak nooit. Wat er niet in komt, staat op het scherm.
    Wat u zelf nog invult, staat in de brief tussen vierkante haken.
    """
    from vngcheck.brief.maken import formaat_van, schrijf_brieven
    from vngcheck.brief.verantwoording import waarom_weg, wat_ontbreekt
    from vngcheck.cli.proces import kortstondig
    from vngcheck.cli.scherm import mededeling, toon_meldingen
    from vngcheck.dossierbestand import laad_dossier
    from vngcheck.opmaak import aantal, opsomming
    from vngcheck.woorden import FICTIEF

    kortstondig()
    formaat_van(output)
    keur_geen_invoer(output, "Kies een andere naam voor de brief.", ("het dossier zelf", dossier))
    geladen = laad_dossier(dossier, kaders)
    merk = f"{FICTIEF}. " if geladen.dossier.fictief else ""
    mededeling(f"{merk}Brief van {geladen.naam} maken ...", "dim")
    made = schrijf_brieven(geladen, output, kind, toch=anyway)
    toon_meldingen(made.rapport.persoonsgegevens, fouten=True)
    telt = made.verantwoording.telt
    mededeling(f"In de brief aan de minister: {aantal(len(telt), 'taak', 'taken')}.")
    if weggelaten := made.verantwoording.weggelaten:
        mededeling("Niet in de brief aan de minister:", "yellow")
        for deel in weggelaten:
            mededeling(f"  {waarom_weg(deel)}", "yellow")
    gaps = [(deel, missing) for deel in telt if (missing := wat_ontbreekt(deel))]
    if gaps:
        mededeling(
            "Staat niet in het dossier, en is in de brief een plek om in te vullen:", "yellow"
        )
        for deel, missing in gaps:
            region = f" (regio {deel.geerfd_van})" if deel.geerfd_van else ""
            mededeling(f"  {deel.vraag.id}{region}: {opsomming(list(missing))}.", "yellow")
        mededeling(
            "    Vul het aan in het dossier, bij geen_knaken, en maak de brief opnieuw; of vul het "
            "in de brief in."
        )
    for path in made.paden:
        mededeling(f"Klaar: {path}", "green")
    mededeling(
        "Vul in wat tussen vierkante haken staat. Namen en adressen herkent vngcheck niet: lees de "
        "brief na voor u hem verstuurt.",
        "yellow",
    )
