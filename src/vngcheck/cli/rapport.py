"""`vngcheck rapport`: the report for the raad."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vngcheck.cli.opties import (
    Dossier,
    Herindeling,
    Kaders,
    format_of,
    is_een_van,
    keur_geen_invoer,
)
from vngcheck.rapport.soorten import Editie, Formaat

if TYPE_CHECKING:
    from vngcheck.dossierbestand import GeladenDossier
    from vngcheck.rapport.regiovergelijking import Regiovergelijking
    from vngcheck.rapport.verandering import Verandering

EXAMPLES = """
vngcheck rapport dossier.yaml -o rapport.pdf
vngcheck rapport dossier.yaml -o rapport.html
vngcheck rapport dossier.yaml -o intern.pdf --editie intern
vngcheck rapport dossier.yaml -o rapport.pdf --met-dossier
vngcheck rapport dossier.yaml -o rapport.pdf --regio --anoniem
vngcheck rapport dossier.yaml -o rapport.pdf --vorige dossier-2025.yaml
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
    earlier: Annotated[
        list[Path] | None,
        typer.Option(
            "--vorige",
            metavar="OUD",
            help="Een eerdere meting: het rapport zegt wat er sindsdien is veranderd. Mag vaker.",
        ),
    ] = None,
    herindeling: Herindeling = False,
    with_region: Annotated[
        bool,
        typer.Option("--regio", help="Vergelijk met de andere gemeenten van de regio."),
    ] = False,
    region_places: Annotated[
        list[Path] | None,
        typer.Option(
            "--regio-map",
            metavar="MAP",
            help="Waar hun dossiers staan; anders in de map van het regiodossier. Mag vaker.",
        ),
    ] = None,
    anonymous: Annotated[
        bool,
        typer.Option("--anoniem", help="Noem de andere gemeenten niet bij naam."),
    ] = False,
    kaders: Kaders = None,
) -> None:
    """Maak het rapport voor de raad.

    De PDF is toegankelijk (PDF/UA-1) en geschikt om te bewaren (PDF/A-2a, of PDF/A-3a met het
    dossier erin). Staan er waarschijnlijk persoonsgegevens in, dan komt er geen openbaar rapport.
    """
    from vngcheck.cli.proces import kortstondig
    from vngcheck.cli.scherm import mededeling, toon_meldingen
    from vngcheck.dossierbestand import laad_dossier
    from vngcheck.errors import GebruikFout
    from vngcheck.huisstijl import laad_huisstijl
    from vngcheck.opdrachtregel import opdracht_regel
    from vngcheck.rapport.maken import schrijf_rapport
    from vngcheck.woorden import FICTIEF

    kortstondig()
    chosen = format_of(output, form, Formaat, "rapport.pdf")
    keur_geen_invoer(
        output,
        "Kies een andere naam voor het rapport.",
        ("het dossier zelf", dossier),
        ("de huisstijl", house_style),
        *(("een vorige meting", path) for path in earlier or []),
    )
    style = laad_huisstijl(house_style) if house_style else None
    geladen = laad_dossier(dossier, kaders)
    former = [laad_dossier(path, kaders) for path in earlier or []]
    changes = _changes(geladen, former, herindeling=herindeling) if former else None
    region = None
    if geladen.dossier.regio is not None and (with_region or region_places or anonymous):
        made_with = opdracht_regel(["vngcheck", "regio", dossier, "-o", "regiobeeld.pdf"])
        raise GebruikFout(
            f"{dossier} is het dossier van een regio; --regio zet een gemeente naast de andere. "
            f"Maak een regiobeeld met: {made_with}"
        )
    if with_region or region_places:
        region = _compared_with_region(geladen, region_places, kaders, anonymous=anonymous)
    elif anonymous:
        raise GebruikFout("--anoniem hoort bij --regio. Geef ook --regio.")
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
        verandering=changes,
        regiovergelijking=region,
    )
    toon_meldingen(made.persoonsgegevens, fouten=True)
    mededeling(f"Klaar: {output}", "green")
    if edition is Editie.OPENBAAR:
        mededeling(
            "Let op: namen en adressen herkent vngcheck niet. Lees het rapport na voor u het "
            "deelt.",
            "yellow",
        )


def _changes(
    geladen: GeladenDossier, former: list[GeladenDossier], *, herindeling: bool
) -> Verandering:
    """What changed since earlier measurements; each must be earlier, else say which is which."""
    from vngcheck.errors import GebruikFout
    from vngcheck.opdrachtregel import opdracht_regel
    from vngcheck.opmaak import datum
    from vngcheck.rapport.verandering import maak_verandering
    from vngcheck.vergelijk.metingen import keur_metingen

    path = geladen.bestand.pad
    for earlier in former:
        if is_een_van(earlier.bestand.pad, [path]):
            raise GebruikFout(f"--vorige noemt het dossier zelf: {path}. Geef een eerdere meting.")
    by_date = sorted([*former, geladen], key=lambda one: one.dossier.peildatum)
    # What cannot be compared at all comes before the order of it.
    keur_metingen(by_date, herindeling=herindeling)
    newest = by_date[-1]
    if newest is geladen:
        return maak_verandering(geladen, former, herindeling=herindeling)
    others = [word for one in by_date[:-1] for word in ("--vorige", one.bestand.pad)]
    command = opdracht_regel(
        ["vngcheck", "rapport", newest.bestand.pad, "-o", "rapport.pdf", *others]
    )
    raise GebruikFout(
        f"{newest.bestand.pad} ({datum(newest.dossier.peildatum)}) staat achter --vorige, maar is "
        f"nieuwer dan {path} ({datum(geladen.dossier.peildatum)}). Het rapport gaat over de "
        f"nieuwste meting: {command}"
    )


def _compared_with_region(
    geladen: GeladenDossier, places: list[Path] | None, kaders: Path | None, *, anonymous: bool
) -> Regiovergelijking:
    """The gemeente beside the others of its regio."""
    from vngcheck.cli.regiomeldingen import say_unused_files
    from vngcheck.dossierbestand import gemeentesleutel
    from vngcheck.errors import GebruikFout
    from vngcheck.rapport.regiovergelijking import maak_regiovergelijking
    from vngcheck.regiodossiers import verzamel

    if geladen.regio is None:
        raise GebruikFout(
            "Dit dossier bouwt niet op een regiodossier, dus er is geen regio om mee te "
            "vergelijken. Noem het regiodossier bij bouwt_op, of laat --regio weg."
        )
    gathered = verzamel(geladen.regio, places or (), kaders)
    say_unused_files(gathered, gemeentesleutel(geladen.dossier.gemeente or ""))
    return maak_regiovergelijking(geladen, gathered, anoniem=anonymous)
