"""`vngcheck regio`: the gemeenten of a regio beside each other."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vngcheck.cli.opties import Kaders, format_of, keur_geen_invoer
from vngcheck.rapport.soorten import Editie
from vngcheck.regiorapport.soorten import Regioformaat

EXAMPLES = """
vngcheck regio drenthe.yaml -o regiobeeld.pdf
vngcheck regio drenthe.yaml dossiers/ -o regiobeeld.xlsx
vngcheck regio drenthe.yaml assen.yaml emmen.yaml -o regiobeeld.html
"""


def regio(
    dossier: Annotated[
        Path,
        typer.Argument(metavar="REGIO", help="Het dossier van de regio.", readable=False),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--uit",
            "-o",
            metavar="BESTAND",
            help="Waar het regiobeeld komt: een .pdf, .html of .xlsx.",
        ),
    ],
    places: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="MAP",
            help="Mappen met dossiers van gemeenten, of dossiers zelf. Anders de map van REGIO.",
            readable=False,
            show_default=False,
        ),
    ] = None,
    edition: Annotated[
        Editie,
        typer.Option(
            "--editie",
            metavar="openbaar|intern",
            help="openbaar (standaard) laat elke interne notitie weg.",
            show_default=False,
        ),
    ] = Editie.OPENBAAR,
    form: Annotated[
        Regioformaat | None,
        typer.Option(
            "--formaat", metavar="pdf|html|xlsx", help="Als de naam van het bestand het niet zegt."
        ),
    ] = None,
    anyway: Annotated[
        bool,
        typer.Option(
            "--toch",
            help="Maak een openbaar regiobeeld ook als er persoonsgegevens in de dossiers lijken "
            "te staan.",
        ),
    ] = False,
    house_style: Annotated[
        Path | None,
        typer.Option(
            "--huisstijl",
            metavar="BESTAND",
            help="Een YAML-bestand met naam, logo en twee kleuren van uw organisatie.",
        ),
    ] = None,
    kaders: Kaders = None,
) -> None:
    """Zet de gemeenten van een regio naast elkaar: een regiobeeld.

    Vindt de dossiers die met bouwt_op naar het regiodossier verwijzen. Een gemeente zonder
    dossier, met fouten of met een ander kader doet niet mee en wordt apart genoemd.
    """
    from vngcheck.cli.proces import kortstondig
    from vngcheck.cli.regiomeldingen import say_who_is_missing
    from vngcheck.cli.scherm import mededeling, toon_meldingen
    from vngcheck.dossierbestand import laad_dossier
    from vngcheck.huisstijl import laad_huisstijl
    from vngcheck.regiodossiers import verzamel
    from vngcheck.regiorapport.maken import schrijf_regiorapport
    from vngcheck.regiowoorden import wie_doet_mee
    from vngcheck.woorden import FICTIEF

    kortstondig()
    chosen = format_of(output, form, Regioformaat, "regiobeeld.pdf")
    keur_geen_invoer(
        output,
        "Kies een andere naam voor het regiobeeld.",
        ("het regiodossier zelf", dossier),
        ("de huisstijl", house_style),
    )
    style = laad_huisstijl(house_style) if house_style else None
    gathered = verzamel(laad_dossier(dossier, kaders), places or (), kaders)
    merk = f"{FICTIEF}. " if gathered.regio.dossier.fictief else ""
    who = wie_doet_mee(len(gathered.vergeleken), len(gathered.leden))
    if gathered.vergeleken:
        mededeling(f"{merk}Regiobeeld van {gathered.regio.naam} maken: {who} ...", "dim")
    else:
        # Why nobody takes part must be read before the error that it ends with.
        say_who_is_missing(gathered)
    made, cut = schrijf_regiorapport(
        gathered, output, chosen, edition, toch=anyway, huisstijl=style
    )
    say_who_is_missing(gathered)
    toon_meldingen(made.persoonsgegevens, fouten=True)
    for sentence in cut:
        mededeling(f"Let op: {sentence}", "yellow")
    mededeling(f"Klaar: {output}", "green")
    if edition is Editie.OPENBAAR:
        mededeling(
            "Let op: namen en adressen herkent vngcheck niet. Lees het regiobeeld na voor u het "
            "deelt.",
            "yellow",
        )
