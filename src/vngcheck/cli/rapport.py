"""`vngcheck rapport`: the report for the raad."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vngcheck.cli.opties import Dossier, Kaders
from vngcheck.rapport.soorten import Editie, Formaat

EXAMPLES = """
vngcheck rapport dossier.yaml -o rapport.pdf
vngcheck rapport dossier.yaml -o rapport.html
vngcheck rapport dossier.yaml -o intern.pdf --editie intern
vngcheck rapport dossier.yaml -o rapport.pdf --met-dossier
"""


def rapport(
    dossier: Dossier,
    output: Annotated[
        Path,
        typer.Option(
            "--uit", "-o", metavar="BESTAND", help="Waar het rapport komt: een .pdf of .html."
        ),
    ],
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
        Formaat | None,
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
    with_dossier: Annotated[
        bool,
        typer.Option(
            "--met-dossier",
            help="Stop het dossier in de PDF (PDF/A-3a); vngcheck uitpakken haalt het eruit.",
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
    """Maak het rapport voor de raad.

    De PDF is toegankelijk (PDF/UA-1) en geschikt om te bewaren (PDF/A-2a, of PDF/A-3a met het
    dossier erin). Staan er waarschijnlijk persoonsgegevens in, dan komt er geen openbaar rapport.
    """
    from vngcheck.cli.scherm import mededeling, toon_meldingen
    from vngcheck.dossierbestand import laad_dossier
    from vngcheck.errors import GebruikFout
    from vngcheck.huisstijl import laad_huisstijl
    from vngcheck.rapport.maken import schrijf_rapport
    from vngcheck.woorden import FICTIEF

    chosen = _format_of(output, form)
    if output.exists() and dossier.exists() and output.samefile(dossier):
        raise GebruikFout(f"{output} is het dossier zelf. Kies een andere naam voor het rapport.")
    style = laad_huisstijl(house_style) if house_style else None
    geladen = laad_dossier(dossier, kaders)
    merk = f"{FICTIEF}. " if geladen.dossier.fictief else ""
    mededeling(f"{merk}Rapport van {geladen.naam} maken ...", "dim")
    made = schrijf_rapport(
        geladen,
        output,
        chosen,
        edition,
        toch=anyway,
        met_dossier=with_dossier,
        huisstijl=style,
    )
    toon_meldingen(made.persoonsgegevens, fouten=True)
    mededeling(f"Klaar: {output}", "green")
    if edition is Editie.OPENBAAR:
        mededeling(
            "Let op: namen en adressen herkent vngcheck niet. Lees het rapport na voor u het "
            "deelt.",
            "yellow",
        )


def _format_of(output: Path, form: Formaat | None) -> Formaat:
    """The format that the name of a file asks for, or the option when the name says nothing."""
    from vngcheck.errors import GebruikFout

    if output.is_dir():
        raise GebruikFout(f"{output} is een map. Geef ook een bestandsnaam, zoals rapport.pdf.")
    ending = output.suffix.lower().removeprefix(".")
    if form is not None and (ending == form or ending not in list(Formaat)):
        return form
    if form is not None:
        raise GebruikFout(
            f"De naam {output} en --formaat {form.value} spreken elkaar tegen. Kies er een."
        )
    if ending not in list(Formaat):
        raise GebruikFout(
            f"Aan de naam {output} is niet te zien wat het moet worden. "
            "Laat hem eindigen op .pdf of .html, of geef --formaat."
        )
    return Formaat(ending)
