"""The end of a walk through the questionnaire: what is left, the score, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from vngcheck.cli.scherm import toon, toon_opdrachten
from vngcheck.dossierbestand import GeladenDossier
from vngcheck.kader import Status
from vngcheck.opmaak import aantal, datum, interval, procent
from vngcheck.score import PlateauScore, VraagScore
from vngcheck.vragenlijst.stand import restant
from vngcheck.woorden import FICTIEF, PLATEAU, RECONSTRUCTIE

_NAMEN: Final = 10
"""How many vragen are named before the rest is counted."""
_UITLEG: Final = 5
"""How many explanations are told of one by one."""


def toon_slot(geladen: GeladenDossier, *, kern: bool, kaders: Path | None) -> None:
    """Print what is left to do in a dossier, and where it stands.

    Args:
        geladen: the dossier as it is kept now.
        kern: whether the walk was the quick scan; then the score of the kern stands first.
        kaders: the folder given with `--kaders`, for the commands that come next.
    """
    kader, rest = geladen.kader.kader, restant(geladen)
    toon()
    _noem(rest.open, "vraag staat nog open", "vragen staan nog open")
    te_bevestigen = "daarvan hoeft u alleen te bevestigen, met b"
    _noem(rest.herbevestigen, te_bevestigen, te_bevestigen)
    _noem(rest.zonder_bewijs, "antwoord heeft geen bewijs", "antwoorden hebben geen bewijs")
    if rest.telt_niet:
        uitleg = aantal(len(rest.telt_niet), "uitleg telt", "keer uitleg telt")
        toon(f"{uitleg} niet mee voor het oordeel:", "yellow")
        for vraag, waarom in rest.telt_niet[:_UITLEG]:
            toon(f"  {vraag.id}: {waarom}.")
        if len(rest.telt_niet) > _UITLEG:
            toon(f"  En nog {len(rest.telt_niet) - _UITLEG}; zie vngcheck controleer.")
    if rest.persoonlijk:
        waarin = aantal(len(rest.persoonlijk), "antwoord", "antwoorden")
        namen = ", ".join(rest.persoonlijk[:_NAMEN])
        toon(f"In {waarin} staan waarschijnlijk persoonsgegevens: {namen}", "red")
    if rest.later:
        antwoorden = aantal(rest.later, "antwoord is", "antwoorden zijn")
        toon(
            f"{antwoorden} van na de peildatum ({datum(geladen.dossier.peildatum)}). Klopt dat, "
            "of moet de peildatum later?"
        )
    toon()
    for plateau in geladen.score:
        naam = next(p.naam for p in kader.plateaus if p.id == plateau.id)
        if kern:
            _kern(plateau, naam)
        toon(
            f"Plateau {plateau.id}, {naam}: {PLATEAU[plateau.oordeel]}, score "
            f"{interval(plateau.score)}, ingevuld {procent(plateau.ingevuld)}, met bewijs "
            f"{procent(plateau.bewezen)}.",
            None if kern else "bold",
        )
    if kader.status is Status.RECONSTRUCTIE:
        toon(RECONSTRUCTIE, "dim")
    if geladen.dossier.fictief:
        toon(FICTIEF, "bold reverse")
    pad = geladen.bestand.pad
    toon(f"Bewaard in {pad}", "green")
    verder: list[tuple[str, list[Path | str]]] = [
        ("controleer", [pad]),
        ("score", [pad]),
        ("rapport", [pad, "-o", "rapport.pdf"]),
    ]
    if rest.open:
        verder.insert(0, ("invullen", [pad]))
    toon_opdrachten(verder, kaders)


def _kern(plateau: PlateauScore, naam: str) -> None:
    if plateau.kern.score is None:
        return
    toon(
        f"Kern van plateau {plateau.id}, {naam} (alleen de vragen met sterkte A): score "
        f"{interval(plateau.kern.score)}, ingevuld {procent(plateau.kern.ingevuld)}, met bewijs "
        f"{procent(plateau.kern.bewezen)}.",
        "bold",
    )


def _noem(vragen: Iterable[VraagScore], enkelvoud: str, meervoud: str) -> None:
    """Say how many vragen there are of a kind, and name the first."""
    namen = [vraag.id for vraag in vragen]
    if not namen:
        return
    rest = f" en nog {len(namen) - _NAMEN}" if len(namen) > _NAMEN else ""
    toon(f"{aantal(len(namen), enkelvoud, meervoud)}: {', '.join(namen[:_NAMEN])}{rest}")
