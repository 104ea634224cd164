"""`vngcheck nieuw`: starting a dossier."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vngcheck.cli.opties import Kaders

if TYPE_CHECKING:
    from vngcheck.dossierbestand import GeladenDossier
    from vngcheck.gemeentekeuze import Wie
    from vngcheck.nieuw import Begin, Opzet

EXAMPLES = """
vngcheck nieuw Haarlemmermeer
vngcheck nieuw GM0106 -o dossiers/assen.yaml --bouwt-op regio/drenthe.yaml
vngcheck nieuw Assen --peildatum 30-6-2026
vngcheck nieuw --vanaf assen-2025.yaml
vngcheck nieuw Voorbeelddorp --fictief
"""


def nieuw(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="GEMEENTE",
            help="De naam of de CBS-code. Mag weg bij --vanaf.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--uit",
            "-o",
            metavar="DOSSIER",
            help="Waar het dossier komt: een .yaml of een map. Anders in deze map, met de naam "
            "van de gemeente en het jaar.",
        ),
    ] = None,
    vanaf: Annotated[
        Path | None,
        typer.Option(
            "--vanaf",
            metavar="OUD",
            help="Begin met de antwoorden van dit eerdere dossier. Ze tellen als open tot u ze "
            "bevestigt.",
        ),
    ] = None,
    bouwt_op: Annotated[
        Path | None,
        typer.Option(
            "--bouwt-op", metavar="REGIO", help="Neem antwoorden over uit dit regiodossier."
        ),
    ] = None,
    peildatum: Annotated[
        str | None,
        typer.Option("--peildatum", metavar="DATUM", help="Zoals 30-6-2026. Anders vandaag."),
    ] = None,
    kader: Annotated[
        str | None,
        typer.Option("--kader", metavar="KADER", help="Als er meer dan één kader is."),
    ] = None,
    fictief: Annotated[
        bool, typer.Option("--fictief", help="De gemeente is verzonnen; elke naam mag.")
    ] = False,
    kaders: Kaders = None,
) -> None:
    """Begin een dossier.

    Maakt een bestand voor uw gemeente en zegt wat u daarna kunt doen. Een tikfout in de naam is
    niet erg. Een bestand dat er al is, blijft zoals het is.
    """
    from vngcheck.errors import GebruikFout
    from vngcheck.gemeentekeuze import kies_gemeente, kies_zelfde
    from vngcheck.nieuw import Opzet, kies_doel, schrijf

    # Den Haag needs no quotes: what stands there can only be one name.
    gemeente = " ".join(words) if words else None
    if gemeente is None and vanaf is None:
        raise GebruikFout("Voor welke gemeente? Typ bijvoorbeeld: vngcheck nieuw Haarlemmermeer")
    when = _peildatum(peildatum)
    former = None if vanaf is None else _former(vanaf, kaders, kader=kader, fictief=fictief)
    regional = former is not None and former.dossier.regio is not None
    if bouwt_op is not None and regional:
        raise GebruikFout("Een regiodossier kan niet op een ander dossier bouwen.")
    wie = (
        kies_zelfde(gemeente, former) if former else kies_gemeente(gemeente or "", fictief=fictief)
    )
    if wie.getypt is not None:
        _notice(f"{wie.getypt} gelezen als {wie.naam} ({wie.sleutel}).")
    doel = kies_doel(output, wie.naam, when, regio=regional)
    fictief = former.dossier.fictief if former else fictief
    asked = Opzet(doel, when, kaders=kaders)
    made = _make(asked, wie, former, bouwt_op, kader, fictief=fictief)
    schrijf(made)
    _show(made, former)
    if former is not None and bouwt_op is None:
        _other_day(made)


def _other_day(made: Begin) -> None:
    """Say that the regional dossier of the former one came along, and is not about this day."""
    from vngcheck.opmaak import datum

    regio, peildatum = made.geladen.regio, made.geladen.dossier.peildatum
    if regio is not None and regio.dossier.peildatum != peildatum:
        _notice(
            f"Uw dossier bouwt op {regio.bestand.pad}, en dat heeft een andere peildatum: "
            f"{datum(regio.dossier.peildatum)}. Is er een regiodossier van {datum(peildatum)}? Zet "
            "dat dan in uw dossier bij bouwt_op, of begin opnieuw met --bouwt-op."
        )


def _notice(text: str) -> None:
    from vngcheck.cli.scherm import mededeling

    mededeling(text, "yellow")


def _peildatum(text: str | None) -> date:
    from vngcheck.errors import GebruikFout
    from vngcheck.opmaak import datum_van_vandaag, lees_datum

    today = datum_van_vandaag()
    try:
        return today if text is None else lees_datum(text, today)
    except ValueError as error:
        raise GebruikFout(f"Verkeerde waarde bij --peildatum: {error}") from error


def _former(path: Path, kaders: Path | None, *, kader: str | None, fictief: bool) -> GeladenDossier:
    """The dossier of `--vanaf`, and whether the other options go with it."""
    from vngcheck.dossierbestand import laad_dossier
    from vngcheck.errors import GebruikFout

    former = laad_dossier(path, kaders)
    if kader is not None and kader not in {
        former.dossier.kader,
        former.dossier.kader.partition("@")[0],
    }:
        raise GebruikFout(
            f"{path} heeft een ander kader: {former.dossier.kader}. Laat --kader weg."
        )
    if fictief and not former.dossier.fictief:
        raise GebruikFout(f"{path} is niet fictief. Laat --fictief weg.")
    return former


def _make(
    asked: Opzet,
    wie: Wie,
    former: GeladenDossier | None,
    bouwt_op: Path | None,
    kader: str | None,
    *,
    fictief: bool,
) -> Begin:
    from dataclasses import replace

    from vngcheck.dossierbestand import laad_dossier
    from vngcheck.kaderbestand import kadermappen
    from vngcheck.nieuw import begin, keur_regio, kies_nieuw_kader, vervolg
    from vngcheck.regiozoeken import regios_voor

    doel, kaders = asked.doel, asked.kaders
    regio = None if bouwt_op is None else laad_dossier(bouwt_op, kaders)
    chosen = former.kader if former else kies_nieuw_kader(kader, kadermappen(kaders, doel), regio)
    if regio is not None:
        keur_regio(regio, wie, chosen, fictief=fictief)
    builds = former is not None and (former.regio is not None or former.dossier.regio is not None)
    if regio is None and not builds:
        regio = _offer(regios_voor(wie, doel, chosen, fictief=fictief, kaders=kaders), wie, doel)
    asked = replace(asked, regio=regio)
    return vervolg(asked, former) if former else begin(asked, wie, chosen, fictief=fictief)


def _offer(found: list[GeladenDossier], wie: Wie, doel: Path) -> GeladenDossier | None:
    """The regional dossier that someone at a terminal chooses; else they are only named."""
    from vngcheck.cli.scherm import toon
    from vngcheck.nieuw import pad_vanaf
    from vngcheck.opdrachtregel import opdracht_regel
    from vngcheck.opmaak import aantal

    ask = sys.stdin.isatty() and sys.stdout.isatty()
    for regio in found:
        path = regio.bestand.pad if not ask else pad_vanaf(doel, regio.bestand.pad)
        answers = sum(a.telt is not None for a in regio.antwoorden.values())
        about = (
            f"De regio {regio.naam} ({path}) heeft {aantal(answers, 'antwoord', 'antwoorden')} "
            f"en noemt {wie.naam}."
        )
        if ask:
            toon(about)
            if _yes("Bouwt uw dossier daarop? [J/n] "):
                return regio
        else:
            line = f"bouwt_op: {pad_vanaf(doel, regio.bestand.pad)}"
            _notice(
                f"{about} Bouwt uw dossier daarop? Zet er dan in: {line}\n"
                f"Of begin opnieuw met: {opdracht_regel(['--bouwt-op', path])}"
            )
    return None


def _yes(question: str) -> bool:
    # Not input(): a Ctrl-C just before it begins to read would go unheard.
    from prompt_toolkit import prompt

    while True:
        try:
            answer = prompt(question).strip().casefold()
        except EOFError as error:
            raise typer.Abort from error
        if answer in {"", "j", "ja"}:
            return True
        if answer in {"n", "nee"}:
            return False
        _notice("Typ j of n.")


def _show(made: Begin, former: GeladenDossier | None) -> None:
    """Print what was made, and the commands for what comes next."""
    from vngcheck.cli.scherm import scherm, schoon, toon, toon_meldingen
    from vngcheck.opdrachtregel import opdracht_regel
    from vngcheck.opmaak import aantal, datum, opsomming

    geladen = made.geladen
    vragen = geladen.kader.kader.vragen.values()
    kern = sum(vraag.is_kern for vraag in vragen)
    # Not wrapped: what is copied must stay one line.
    scherm().print(schoon(f"Gemaakt: {made.pad}"), style="green", soft_wrap=True)
    soort = "Regio " if geladen.dossier.regio else ""
    van_regio = (
        f" De regio {geladen.regio.naam} beantwoordt er {made.geerfd} voor u."
        if geladen.regio
        else ""
    )
    toon(
        f"{soort}{geladen.naam}, peildatum {datum(geladen.dossier.peildatum)}. "
        f"{aantal(len(vragen), 'vraag', 'vragen')}.{van_regio}"
    )
    if former is not None:
        over = aantal(made.herbevestigen, "antwoord", "antwoorden")
        tot = " Ze tellen als open tot u ze bevestigt." if made.herbevestigen else ""
        toon(f"{over} overgenomen van {former.bestand.pad}.{tot}")
    if made.weggelaten:
        over_oud = opsomming([*made.weggelaten])
        toon(f"Niet overgenomen, want dat gaat over het vorige dossier: {over_oud}.")
    toon_meldingen((m for m in geladen.meldingen if m.pad == "gemeente"), fouten=True)
    toon("Verder:", "dim")
    for what, option in (
        ("Alle vragen invullen:", []),
        (f"Of eerst een snelle toets van {kern} vragen:", ["--kern"]),
    ):
        command = f"vngcheck {opdracht_regel(['invullen', made.pad, *option])}"
        scherm().print(schoon(f"  {what}\n    {command}"), style="dim", soft_wrap=True)
