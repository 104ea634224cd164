"""A comparison as tables in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from rich.box import SIMPLE_HEAD
from rich.table import Table

from vngcheck.cli.scherm import scherm, schoon, toon, toon_opdrachten
from vngcheck.dossierbestand import GeladenDossier
from vngcheck.kader import Kader, Status
from vngcheck.opmaak import aantal, datum, euro, interval, procent
from vngcheck.vergelijk.knakenzinnen import (
    KOSTENUITLEG,
    Kostentabel,
    bedragtekst,
    is_stil,
    knakentekst,
    kostentabellen,
    stillezin,
    verschiltekst,
)
from vngcheck.vergelijk.metingen import lijn, momentopname, vergelijk
from vngcheck.vergelijk.model import (
    ActieSoort,
    Beweging,
    KnakenSoort,
    PlateauLijn,
    Richting,
    Vergelijking,
)
from vngcheck.vergelijk.zinnen import (
    RICHTING_UITLEG,
    Vragengroep,
    actietekst,
    actietelling,
    kanttekeningen,
    kernzin,
    plateauzinnen,
    regiozin,
    richtingzin,
    van_naar,
    vragengroepen,
)
from vngcheck.woorden import FASE, FICTIEF, PLATEAU, RECONSTRUCTIE, kaderregel

_KLEUR_RICHTING: Final = {
    Richting.ZEKER_HOGER: "green",
    Richting.MOGELIJK_HOGER: "green",
    Richting.ZEKER_LAGER: "red",
    Richting.MOGELIJK_LAGER: "red",
}
_KLEUR_BEWEGING: Final = {Beweging.BETER: "bold green", Beweging.SLECHTER: "bold red"}


def toon_vergelijking(metingen: Sequence[GeladenDossier], kaders: Path | None = None) -> None:
    """Print what changed between the last two measurements, and the line over all of them."""
    momenten = [momentopname(geladen) for geladen in metingen]
    uit = vergelijk(momenten[-2], momenten[-1])
    kader = momenten[-1].kader
    _kop(metingen, kader)
    if len(metingen) > 2:
        for plateau in lijn(momenten):
            _lijn(plateau)
        toon()
        toon(f"Van {datum(uit.oud)} naar {datum(uit.nieuw)}", "bold")
    _plateaus(uit)
    toon()
    toon(kernzin(uit), "bold")
    for groep in vragengroepen(uit):
        _vragen(groep, kader)
    _knaken(uit, kader)
    _acties(uit)
    toon()
    nieuw, vorige = metingen[-1].bestand.pad, metingen[:-1]
    opties = [deel for geladen in vorige for deel in ("--vorige", geladen.bestand.pad)]
    toon_opdrachten([("rapport", [nieuw, *opties, "-o", "rapport.pdf"])], kaders)


def _kop(metingen: Sequence[GeladenDossier], kader: Kader) -> None:
    laatste = metingen[-1]
    if laatste.dossier.fictief:
        toon(FICTIEF, "bold reverse")
    code = f" ({laatste.gemeente.code})" if laatste.gemeente else ""
    soort = "Regio " if laatste.dossier.regio else ""
    toon(f"{soort}{laatste.naam}{code}", "bold")
    for geladen in metingen:
        ander = f", {geladen.naam}" if geladen.naam != laatste.naam else ""
        dossier = geladen.dossier
        toon(f"Meting van {datum(dossier.peildatum)}, {FASE[dossier.fase]}{ander}")
        if ander:
            toon("Dat is van voor de herindeling. De gebieden zijn niet gelijk.", "yellow")
        if dossier.verantwoording:
            toon(dossier.verantwoording, "yellow")
    if zin := regiozin(*metingen[-2:]):
        toon(zin, "yellow")
    toon(kaderregel(kader))
    if kader.status is Status.RECONSTRUCTIE:
        toon(f"Reconstructie: {kader.reconstructie or RECONSTRUCTIE}", "yellow")


def _tabel(*kolommen: str, rechts: Iterable[str] = ()) -> Table:
    tabel = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for kolom in kolommen:
        tabel.add_column(kolom, overflow="fold", justify="right" if kolom in rechts else "left")
    return tabel


def _lijn(plateau: PlateauLijn) -> None:
    toon()
    toon(f"Plateau {plateau.id} door de jaren", "bold")
    tabel = _tabel("Peildatum", "Oordeel", "Score", "Ingevuld", "Met bewijs", rechts=["Ingevuld"])
    for punt in plateau.punten:
        tabel.add_row(
            schoon(datum(punt.peildatum)),
            PLATEAU[punt.oordeel],
            interval(punt.score),
            procent(punt.ingevuld),
            procent(punt.bewezen),
        )
    scherm().print(tabel)


def _plateaus(uit: Vergelijking) -> None:
    toon()
    tabel = _tabel("Plateau", "Meting", "Oordeel", "Score", "Kern", "Met bewijs")
    for plateau in uit.plateaus:
        for punt in (plateau.oud, plateau.nieuw):
            tabel.add_row(
                plateau.id if punt is plateau.oud else "",
                schoon(datum(punt.peildatum)),
                PLATEAU[punt.oordeel],
                interval(punt.score),
                interval(punt.kern.score),
                procent(punt.bewezen),
            )
    scherm().print(tabel)
    toon()
    zinnen = plateauzinnen(uit)
    for plateau in uit.plateaus:
        kleur = _KLEUR_RICHTING.get(plateau.richting) if plateau.richting else None
        toon(richtingzin(plateau), kleur)
        for zin in zinnen[plateau.id]:
            toon(zin, "yellow")
    toon(RICHTING_UITLEG, "dim")


def _vragen(groep: Vragengroep, kader: Kader) -> None:
    toon()
    vragen = aantal(len(groep.vragen), "vraag", "vragen")
    kleur = _KLEUR_BEWEGING.get(groep.soort, "bold") if groep.soort else "bold yellow"
    toon(f"{groep.naam.capitalize()}: {vragen}", kleur)
    toon(groep.uitleg, "dim")
    rooster = Table.grid(padding=(0, 1, 0, 0))
    for deel in groep.vragen:
        bij = kanttekeningen(deel)
        rooster.add_row("-", schoon(kader.vragen[deel.id].vraag))
        onder = f"{deel.id}: {van_naar(deel)}{f' ({bij})' if bij else ''}"
        rooster.add_row("", schoon(onder), style="dim")
    scherm().print(rooster)


def _knaken(uit: Vergelijking, kader: Kader) -> None:
    if not uit.geen_knaken:
        return
    toon()
    toon("Geen knaken, geen taken", "bold")
    rooster = Table.grid(padding=(0, 1, 0, 0))
    for soort in KnakenSoort:
        for deel in uit.geen_knaken:
            if deel.soort is soort and not is_stil(deel):
                rooster.add_row("-", schoon(kader.vragen[deel.vraag].vraag))
                regel = f"{deel.vraag}: {knakentekst(deel)}"
                rooster.add_row("", schoon(regel), style="dim")
                if deel.bedrag_veranderd:
                    rooster.add_row("", schoon(f"Kosten {bedragtekst(deel)}"), style="dim")
    if rooster.row_count:
        scherm().print(rooster)
    if zin := stillezin(uit.geen_knaken):
        toon(zin)
    tabellen = list(kostentabellen(uit))
    for kosten in tabellen:
        toon()
        toon(kosten.naam)
        if kosten.let_op:
            toon(kosten.let_op, "yellow")
        scherm().print(_kosten(kosten))
    if tabellen:
        toon(KOSTENUITLEG, "dim")


def _kosten(deel: Kostentabel) -> Table:
    tabel = _tabel("Jaar", "Eerder", "Nu", "Verschil", rechts=["Eerder", "Nu", "Verschil"])
    for bedrag in deel.bedragen:
        cellen = (euro(bedrag.oud), euro(bedrag.nieuw), verschiltekst(bedrag))
        tabel.add_row(str(bedrag.jaar), *map(schoon, cellen))
    return tabel


def _acties(uit: Vergelijking) -> None:
    delen = [deel for deel in uit.acties if deel.soort is not ActieSoort.AFGESLOTEN]
    if not delen:
        return
    toon()
    toon("Acties", "bold")
    if zin := actietelling(uit):
        toon(zin)
    rooster = Table.grid(padding=(0, 1, 0, 0))
    for soort in ActieSoort:
        for deel in delen:
            if deel.soort is soort:
                rooster.add_row("-", schoon(deel.actie))
                regel = f"{deel.vraag}: {actietekst(deel)}"
                rooster.add_row("", schoon(regel), style="dim")
    scherm().print(rooster)
