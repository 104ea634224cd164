"""`vngcheck kader`: looking at kaders, and checking them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vngcheck.cli.kaderoverzetten import EXAMPLES, move
from vngcheck.cli.nederlands import add_command, new_app
from vngcheck.cli.opties import Json, Kaders

app = new_app(
    no_args_is_help=True,
    help="Bekijk en controleer kaders.",
    epilog="""Voorbeelden:
  vngcheck kader lijst
  vngcheck kader toon vng-mensenhandel@1
  vngcheck kader toon vng-mensenhandel@1 opvang""",
)


class SchemaKind(StrEnum):
    """The files that have a JSON Schema."""

    DOSSIER = "dossier"
    KADER = "kader"
    OVERZETTING = "overzetting"


def lijst(kaders: Kaders = None) -> None:
    """Toon welke kaders er zijn."""
    from vngcheck.cli.scherm import toon
    from vngcheck.errors import Exitcode, InvoerFout
    from vngcheck.kaderbestand import alle_kaders, kadermappen, laad_kader
    from vngcheck.opmaak import aantal
    from vngcheck.woorden import STATUS

    ending = Exitcode.GELUKT
    for verwijzing, pad in alle_kaders(kadermappen(kaders)).items():
        try:
            kader = laad_kader(pad).kader
        except InvoerFout as error:
            toon(f"{verwijzing}  {aantal(len(error.meldingen), 'fout', 'fouten')} in {pad}", "red")
            ending = Exitcode.ONGELDIGE_INVOER
        else:
            toon(f"{verwijzing}  {kader.naam} ({STATUS[kader.status]}), {len(kader.vragen)} vragen")
    if ending is not Exitcode.GELUKT:
        raise typer.Exit(ending)


def show(
    kader: Annotated[
        str, typer.Argument(metavar="KADER", help="Het kader, zoals vng-mensenhandel@1.")
    ],
    plek: Annotated[
        str | None,
        typer.Argument(
            metavar="PLEK",
            help="Alleen deze vraag of bouwsteen: het id, het nummer of woorden eruit.",
        ),
    ] = None,
    as_json: Json = False,
    kaders: Kaders = None,
) -> None:
    """Toon een kader: plateaus, bouwstenen en vragen met hun criteria en bronnen."""
    from vngcheck.kaderbestand import kadermappen, kies_kader
    from vngcheck.kaderzoeken import kies
    from vngcheck.uitvoer import kader_json, plek_json

    geladen = kies_kader(kader, kadermappen(kaders))
    gekozen = None if plek is None else kies(geladen.kader, plek)
    if as_json:
        typer.echo(kader_json(geladen) if gekozen is None else plek_json(gekozen))
        return
    from vngcheck.cli.kadertekst import toon_kader, toon_plek

    if gekozen is None:
        toon_kader(geladen.kader)
    else:
        toon_plek(geladen.kader, gekozen)


def check(
    bestand: Annotated[
        Path, typer.Argument(metavar="BESTAND", help="Een kaderbestand.", readable=False)
    ],
) -> None:
    """Zoek alle fouten in een kaderbestand."""
    from vngcheck.cli.scherm import toon, toon_meldingen
    from vngcheck.errors import Exitcode
    from vngcheck.kaderbestand import controleer_kader
    from vngcheck.opmaak import aantal

    meldingen = controleer_kader(bestand)
    toon_meldingen(meldingen)
    uitslag = aantal(len(meldingen), "fout", "fouten")
    toon(f"{bestand}: {uitslag}.", "red" if meldingen else "green")
    if meldingen:
        raise typer.Exit(Exitcode.ONGELDIGE_INVOER)


def schema(
    soort: Annotated[
        SchemaKind, typer.Argument(metavar="SOORT", help="dossier, kader of overzetting.")
    ] = SchemaKind.DOSSIER,
) -> None:
    """Geef het JSON Schema van een dossier, kader of koppelbestand, voor editors."""
    from vngcheck.schema import json_schema

    typer.echo(json_schema(soort.value), nl=False)


add_command(app, lijst, "vngcheck kader lijst")
add_command(
    app,
    show,
    """
    vngcheck kader toon vng-mensenhandel@1
    vngcheck kader toon vng-mensenhandel@1 1.3
    vngcheck kader toon vng-mensenhandel@1 meldroute.intern
    vngcheck kader toon vng-mensenhandel@1 --json > kader.json
    """,
    name="toon",
)
add_command(app, check, "vngcheck kader controleer mijn-kader.yaml", name="controleer")
add_command(app, schema, "vngcheck kader schema dossier > dossier.schema.json")
add_command(app, move, EXAMPLES, name="overzetten")
