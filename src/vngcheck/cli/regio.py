"""`vngcheck regio`: the gemeenten of a regio beside each other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vngcheck.cli.opties import Kaders, format_of
from vngcheck.rapport.soorten import Editie
from vngcheck.regiorapport.soorten import Regioformaat

if TYPE_CHECKING:
    from vngcheck.regiodossiers import Inzameling

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
    from vngcheck.cli.scherm import mededeling, toon_meldingen
    from vngcheck.dossierbestand import laad_dossier
    from vngcheck.errors import GebruikFout
    from vngcheck.huisstijl import laad_huisstijl
    from vngcheck.opmaak import aantal
    from vngcheck.regiodossiers import verzamel
    from vngcheck.regiorapport.maken import schrijf_regiorapport
    from vngcheck.woorden import FICTIEF

    kortstondig()
    chosen = format_of(output, form, Regioformaat, "regiobeeld.pdf")
    if output.exists() and dossier.exists() and output.samefile(dossier):
        raise GebruikFout(f"{output} is het regiodossier zelf. Kies een andere naam.")
    style = laad_huisstijl(house_style) if house_style else None
    gathered = verzamel(laad_dossier(dossier, kaders), places or (), kaders)
    merk = f"{FICTIEF}. " if gathered.regio.dossier.fictief else ""
    members = aantal(len(gathered.leden), "gemeente", "gemeenten")
    mededeling(
        f"{merk}Regiobeeld van {gathered.regio.naam} maken: {len(gathered.vergeleken)} van de "
        f"{members} doen mee ...",
        "dim",
    )
    made, cut = schrijf_regiorapport(
        gathered, output, chosen, edition, toch=anyway, huisstijl=style
    )
    _say_who_is_missing(gathered)
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


def _say_who_is_missing(gathered: Inzameling) -> None:
    """Name every gemeente that takes no part, every file that was not used, and why."""
    from vngcheck.cli.scherm import mededeling, toon_meldingen
    from vngcheck.opmaak import datum
    from vngcheck.regiowoorden import INLEVERING, ONGEBRUIKT, REMEDIE

    for member in gathered.leden:
        if member.dossier is None:
            mededeling(f"Doet niet mee: {member.naam}: {INLEVERING[member.stand]}.", "yellow")
            mededeling(f"    {REMEDIE[member.stand]}")
        elif member.dossier.dossier.peildatum != gathered.regio.dossier.peildatum:
            day = datum(member.dossier.dossier.peildatum)
            mededeling(f"Andere peildatum: {member.naam}: {day}.", "yellow")
        for found in member.ongebruikt:
            mededeling(f"  {found.pad}: {ONGEBRUIKT[found.stand]}.", "yellow")
            toon_meldingen(found.fouten, fouten=True)
    for found in gathered.vreemd:
        mededeling(
            f"{found.pad}: bouwt op dit regiodossier, maar is van geen gemeente die het noemt.",
            "yellow",
        )
        toon_meldingen(found.fouten, fouten=True)
    for path, why in gathered.onleesbaar:
        mededeling(f"Niet gelezen: {path}: {why}", "yellow")
