"""Where a dossier says that it builds on, when that is not the regiodossier that is asked for."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vngcheck.dossierbestand import GeladenDossier
from vngcheck.errors import Ernst, Melding
from vngcheck.nieuw import pad_vanaf
from vngcheck.velden import kaal, kort
from vngcheck.yamlfile import lees_kop


@dataclass(frozen=True, slots=True)
class Meting:
    """Another measurement of the same regio.

    Attributes:
        peildatum: of its regiodossier.
        kader: that its regiodossier names, as it stands there.
    """

    peildatum: date
    kader: str


def doel_van(pad: Path, verwijzing: str) -> str:
    """The file that bouwt_op in a dossier leads to, without links; empty when it leads nowhere."""
    if verwijzing:
        with suppress(OSError, ValueError):
            return os.path.realpath(pad.parent / verwijzing)
    return ""


def andere_meting(doel: str, regio: GeladenDossier) -> Meting | None:
    """The measurement that dossiers belong to, when that is another one of the same regio.

    To make such a dossier build on this regiodossier would falsify the older measurement.

    Args:
        doel: the file that they build on, as `doel_van` gives it.
        regio: the regiodossier that is asked for.

    Returns:
        None when it is no file, another regio, or a copy of the same measurement.
    """
    if not doel:
        return None
    # Read as a whole unless it is a kader: the keys may stand in any order.
    sleutels = ("kader", "regio", "peildatum", "bouwstenen")
    kop = lees_kop(Path(doel), sleutels, niet="bouwstenen")
    zij, kader = kop.get("regio"), str(kop.get("kader", "")).strip()
    if not isinstance(zij, dict) or kaal(str(zij.get("naam", ""))) != kaal(regio.naam):
        return None
    try:
        dag = date.fromisoformat(str(kop.get("peildatum", "")).strip())
    except ValueError:
        return None
    zelfde = (dag, kader) == (regio.dossier.peildatum, regio.dossier.kader)
    return None if zelfde else Meting(dag, kader)


def fout_in_verwijzing(pad: Path, verwijzing: str, regio: GeladenDossier) -> Melding:
    """The error that a dossier does not build on the regiodossier, and what to write instead."""
    moet = pad_vanaf(pad, regio.bestand.pad)
    if not verwijzing:
        tekst, remedie = "De regel bouwt_op ontbreekt.", f"Zet in het dossier: bouwt_op: {moet}"
    else:
        tekst = f"Bij bouwt_op staat '{kort(verwijzing)}'. Dat is niet dit regiodossier."
        remedie = f"Zet daar: bouwt_op: {moet}"
    return Melding(Ernst.FOUT, pad, None, "", tekst, remedie)
