"""The score of a dossier as tables in a terminal."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final

from rich.box import SIMPLE_HEAD
from rich.table import Table

from vngcheck.cli.scherm import scherm, schoon, toon, toon_opdrachten
from vngcheck.dossier import Waarde
from vngcheck.dossierbestand import GeladenDossier
from vngcheck.kader import Kader, Plateau, Plicht, Status
from vngcheck.opmaak import aantal, datum, interval, procent
from vngcheck.score import BouwsteenOordeel, PlateauOordeel, PlateauScore, VraagScore, ernst
from vngcheck.woorden import (
    ANTWOORD,
    BOUWSTEEN,
    FASE,
    FICTIEF,
    HERBEVESTIGEN,
    OPEN,
    PLATEAU,
    PLICHT,
    RECONSTRUCTIE,
    REDEN,
    herkomstzin,
    kaderregel,
)

_KLEUR_OORDEEL: Final = {
    BouwsteenOordeel.VOLDOET: "green",
    BouwsteenOordeel.DEELS: "yellow",
    BouwsteenOordeel.VOLDOET_NIET: "red",
}
_KLEUR_PLATEAU: Final = {
    PlateauOordeel.BEHAALD: "bold green",
    PlateauOordeel.BEHAALD_MET_UITLEG: "bold green",
    PlateauOordeel.NIET_BEHAALD: "bold red",
}


def toon_score(geladen: GeladenDossier, kaders: Path | None = None) -> None:
    """Print where a gemeente or regio stands, and what is missing."""
    kader = geladen.kader.kader
    _kop(geladen)
    namen = {plateau.id: plateau for plateau in kader.plateaus}
    for score in geladen.score:
        _plateau(kader, namen[score.id], score)
    for score in geladen.score:
        _hiaten(kader, score)
    toon()
    for score in geladen.score:
        plateau = namen[score.id]
        toon(
            f"Plateau {plateau.id}, {plateau.naam}: {PLATEAU[score.oordeel]}, "
            f"score {interval(score.score)}.",
            _KLEUR_PLATEAU.get(score.oordeel, "bold"),
        )
    pad = geladen.bestand.pad
    toon_opdrachten([("controleer", [pad]), ("rapport", [pad, "-o", "rapport.pdf"])], kaders)


def _kop(geladen: GeladenDossier) -> None:
    dossier, kader = geladen.dossier, geladen.kader.kader
    if dossier.fictief:
        toon(FICTIEF, "bold reverse")
    code = f" ({geladen.gemeente.code})" if geladen.gemeente else ""
    soort = "Regio " if dossier.regio else ""
    toon(f"{soort}{geladen.naam}{code}", "bold")
    toon(f"Peildatum {datum(dossier.peildatum)}, {FASE[dossier.fase]}")
    if geladen.regio:
        toon(herkomstzin(geladen.naam, geladen.regio.naam, geladen.score))
    if dossier.verantwoording:
        toon(dossier.verantwoording, "yellow")
    toon(kaderregel(kader))
    if kader.status is Status.RECONSTRUCTIE:
        toon(f"Reconstructie: {kader.reconstructie or RECONSTRUCTIE}", "yellow")


def _plateau(kader: Kader, plateau: Plateau, score: PlateauScore) -> None:
    toon()
    toon(
        f"Plateau {plateau.id}, {plateau.naam}: {PLATEAU[score.oordeel]}",
        _KLEUR_PLATEAU.get(score.oordeel, "bold"),
    )
    woorden = f" ({kader.band(score.score.laag)})" if score.score else ""
    toon(f"Score {interval(score.score)}{woorden}")
    toon(
        f"Ingevuld {procent(score.ingevuld)}, met bewijs {procent(score.bewezen)}. "
        f"Kern (sterkte A): score {interval(score.kern.score)}, "
        f"ingevuld {procent(score.kern.ingevuld)}, met bewijs {procent(score.kern.bewezen)}."
    )
    kolommen = [Waarde.JA, Waarde.DEELS, Waarde.NEE, None]
    if any(vraag.antwoord is Waarde.NVT for vraag in score.vragen):
        kolommen.append(Waarde.NVT)
    tabel = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    tabel.add_column("Nr", no_wrap=True)
    tabel.add_column("Bouwsteen", overflow="fold")
    tabel.add_column("Oordeel", overflow="fold")
    tabel.add_column("Score", overflow="fold", justify="right")
    for kolom in kolommen:
        tabel.add_column(kolom.value if kolom else OPEN, justify="right", no_wrap=True)
    for steen, uitkomst in zip(kader.bouwstenen_van(plateau.id), score.bouwstenen, strict=True):
        tel = Counter(vraag.antwoord for vraag in uitkomst.vragen)
        oordeel = BOUWSTEEN[uitkomst.oordeel]
        tabel.add_row(
            schoon(steen.nummer),
            schoon(steen.naam),
            f"{oordeel}, uitgelegd" if uitkomst.uitgelegd else oordeel,
            interval(uitkomst.score),
            *(str(tel[kolom] or "") for kolom in kolommen),
            style=_KLEUR_OORDEEL.get(uitkomst.oordeel),
        )
    scherm().print(tabel)


def _hiaten(kader: Kader, score: PlateauScore) -> None:
    """List what is deels or nee, statutory duties first, and count what is open."""
    hiaten = [v for v in score.vragen if v.antwoord in {Waarde.DEELS, Waarde.NEE}]
    open_ = [v for v in score.vragen if v.antwoord is None]
    toon()
    if hiaten:
        uitgelegd = sum(vraag.uitgelegd for vraag in hiaten)
        waarvan = f", waarvan {uitgelegd} uitgelegd" if uitgelegd else ""
        toon(f"Plateau {score.id}: {aantal(len(hiaten), 'hiaat', 'hiaten')}{waarvan}", "bold")
        rooster = Table.grid(padding=(0, 1, 0, 0))
        for vraag in sorted(hiaten, key=lambda v: ernst(kader.vragen[v.id], v)):
            _hiaat(rooster, kader, vraag)
        scherm().print(rooster)
    else:
        toon(f"Plateau {score.id}: geen hiaten", "bold")
    for vraag in score.vragen:
        if vraag.antwoord is Waarde.JA and vraag.voorbehoud:
            toon(f"Ja, met een voorbehoud: {vraag.id}. {vraag.voorbehoud}")
    if open_:
        namen = ", ".join(
            f"{v.id} ({HERBEVESTIGEN})" if v.te_herbevestigen else v.id for v in open_
        )
        toon(f"{aantal(len(open_), 'vraag staat', 'vragen staan')} nog open: {namen}")


def _hiaat(rooster: Table, kader: Kader, score: VraagScore) -> None:
    vraag = kader.vragen[score.id]
    delen = [ANTWOORD[score.antwoord], PLICHT[vraag.plicht]]
    if score.reden is not None:
        delen.append(REDEN[score.reden])
    if score.uitgelegd:
        delen.append("uitgelegd")
    if score.voorbehoud:
        delen.append("met een voorbehoud")
    if score.geerfd:
        delen.append("van de regio")
    kleur = "red" if vraag.plicht is Plicht.WETTELIJK else None
    rooster.add_row("-", schoon(vraag.vraag), style=kleur)
    rooster.add_row("", schoon(f"{vraag.id}: {', '.join(delen)}"), style="dim")
