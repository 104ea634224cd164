"""`vngcheck kader overzetten`: moving a dossier to another versie of its kader."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from vngcheck.cli.opties import Kaders

if TYPE_CHECKING:
    from vngcheck.overzetten import Overgezet

EXAMPLES = """
vngcheck kader overzetten --maak mijn-kader@1 mijn-kader@2 -o koppel.yaml
vngcheck kader overzetten d.yaml --naar mijn-kader@2 --met koppel.yaml -o d-2.yaml
"""

_SHOWN: Final = 10
"""New vragen that are named on screen; all of them stand in the report."""


def move(
    dossier: Annotated[
        Path | None,
        typer.Argument(metavar="DOSSIER", help="Het dossier dat wordt overgezet.", readable=False),
    ] = None,
    naar: Annotated[
        str | None,
        typer.Option("--naar", metavar="KADER", help="De andere versie, zoals mijn-kader@2."),
    ] = None,
    met: Annotated[
        Path | None,
        typer.Option(
            "--met",
            metavar="KOPPELBESTAND",
            help="Een YAML-bestand dat zegt wat er met elke vraag gebeurt.",
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--uit", "-o", metavar="NIEUW", help="Waar het nieuwe bestand komt: een .yaml."
        ),
    ] = None,
    bouwt_op: Annotated[
        Path | None,
        typer.Option(
            "--bouwt-op",
            metavar="REGIO",
            help="Het regiodossier in de andere versie, als het dossier op een regio bouwt.",
        ),
    ] = None,
    make: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--maak",
            metavar="KADER KADER",
            help="Maak een begin van een koppelbestand, van de eerste versie naar de tweede.",
        ),
    ] = None,
    kaders: Kaders = None,
) -> None:
    """Zet een dossier over naar een andere versie van zijn kader.

    Wat zeker is, gaat ongewijzigd mee. De rest moet u bevestigen, of staat open. Er gaat niets
    verloren: naast het nieuwe dossier komt een verslag met alle oude antwoorden, om te lezen
    (.md) en voor programma's (.json). Het oude dossier blijft zoals het is.
    """
    from vngcheck.errors import GebruikFout

    # The parser takes whatever comes next for the second of the two.
    if make is not None and any(name.startswith("-") for name in make):
        raise GebruikFout(
            "Achter --maak horen twee versies van een kader: eerst de oude, dan de nieuwe, zoals "
            "--maak mijn-kader@1 mijn-kader@2."
        )
    if output is None:
        raise GebruikFout("Waar komt het nieuwe bestand? Geef -o met een naam op .yaml.")
    if make is not None:
        if dossier is not None or naar is not None or met is not None or bouwt_op is not None:
            raise GebruikFout("Bij --maak horen alleen twee kaders en -o.")
        _propose(*make, Path(output), kaders)
        return
    if dossier is None or naar is None or met is None:
        raise GebruikFout(
            "Geef het dossier, --naar met de andere versie en --met met het koppelbestand. Heeft u "
            "nog geen koppelbestand? Begin met --maak."
        )
    _show(_move(dossier, naar, met, output, bouwt_op, kaders), kaders)


def _propose(old: str, new: str, output: Path, kaders: Path | None) -> None:
    from vngcheck.bestanden import schrijf_nieuw
    from vngcheck.cli.scherm import mededeling
    from vngcheck.errors import GebruikFout
    from vngcheck.kaderbestand import kadermappen, kies_kader
    from vngcheck.koppelbestand import NAKIJKEN
    from vngcheck.koppelvoorstel import maak_voorstel
    from vngcheck.nieuw import EINDES
    from vngcheck.opmaak import aantal

    if output.is_dir() or output.suffix.lower() not in EINDES:
        raise GebruikFout(
            f"{output} kan geen koppelbestand zijn. Geef een naam op .yaml, zoals koppel.yaml."
        )
    folders = kadermappen(kaders, output)
    former = kies_kader(old, folders).kader
    later = kies_kader(new, folders, na=former.verwijzing, naast="het koppelbestand").kader
    text = maak_voorstel(former, later)
    schrijf_nieuw(output, text.encode())
    mededeling(f"Gemaakt: {output}", "green")
    if todo := text.count(f"{NAKIJKEN}:"):
        mededeling(
            f"{aantal(todo, 'voorstel begint', 'voorstellen beginnen')} met {NAKIJKEN}. Kijk die "
            "na en schrijf zelf de reden; eerder kunt u er niet mee overzetten.",
            "yellow",
        )


def _move(
    dossier: Path,
    naar: str,
    met: Path,
    output: str,
    bouwt_op: Path | None,
    kaders: Path | None,
) -> Overgezet:
    from vngcheck.cli.opties import keur_geen_invoer
    from vngcheck.dossierbestand import laad_dossier
    from vngcheck.kaderbestand import kadermappen, kies_kader
    from vngcheck.koppelbestand import laad_koppeling
    from vngcheck.koppelvoorstel import keur_versies
    from vngcheck.nieuw import doelpad, keur_vindbaar, kies_doel
    from vngcheck.overzetten import zet_over
    from vngcheck.overzetverslag import schrijf_overgezet

    old = laad_dossier(dossier, kaders)
    what = old.naam, old.dossier.peildatum
    regional = old.dossier.regio is not None
    doel = doelpad(output, *what, regio=regional)
    keur_geen_invoer(
        doel,
        "Kies een andere naam met -o.",
        ("het dossier zelf", dossier),
        ("het koppelbestand", met),
        ("het regiodossier", bouwt_op),
    )
    kies_doel(output, *what, regio=regional)
    folders = kadermappen(kaders, doel)
    kader = kies_kader(naar, [*folders, dossier.parent], na=old.dossier.kader)
    keur_vindbaar(kader, folders)
    keur_versies(old.dossier.kader, kader.kader.verwijzing)
    koppeling = laad_koppeling(met, old.kader.kader, kader)
    regio = None if bouwt_op is None else laad_dossier(bouwt_op, kaders)
    moved = zet_over(old, koppeling, doel, bouwt_op=regio, kaders=kaders)
    schrijf_overgezet(moved)
    return moved


def _show(moved: Overgezet, kaders: Path | None) -> None:
    from vngcheck.cli.scherm import mededeling, scherm, schoon, toon, toon_opdrachten
    from vngcheck.opmaak import aantal
    from vngcheck.overzetten import verslagnaam
    from vngcheck.overzetverslag import samenvatting

    path = moved.nieuw.bestand.pad
    # Not wrapped: what is copied must stay one line.
    scherm().print(schoon(f"Gemaakt: {path}"), style="green", soft_wrap=True)
    scherm().print(schoon(f"Verslag: {verslagnaam(path, '.md')}"), style="dim", soft_wrap=True)
    for zin in samenvatting(moved):
        toon(zin)
    for vraag in moved.nieuwe_vragen[:_SHOWN]:
        toon(f"  {vraag.id}: {vraag.vraag}")
    if (more := len(moved.nieuwe_vragen) - _SHOWN) > 0:
        toon(f"  En nog {more}; ze staan in het verslag.")
    if los := moved.losse_acties:
        mededeling(
            f"{aantal(len(los), 'actie staat', 'acties staan')} alleen nog in het verslag: de "
            "vraag is vervallen.",
            "yellow",
        )
    if moved.nieuw.dossier.verantwoording == moved.oud.dossier.verantwoording:
        mededeling(
            "De verantwoording is te lang om erbij te zetten dat het dossier is overgezet. Maak "
            "haar korter en schrijf het er zelf bij.",
            "yellow",
        )
    if moved.oud.dossier.regio is not None:
        mededeling(
            f"Dossiers van gemeenten bouwen nog op {moved.oud.bestand.pad}. Zet ze ook over, met "
            f"--bouwt-op {path}",
            "yellow",
        )
    # Not --herzien: that passes over the new vragen. All that is open or to be confirmed is asked.
    toon_opdrachten([("invullen", [path]), ("controleer", [path])], kaders)
