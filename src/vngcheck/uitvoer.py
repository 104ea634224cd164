"""The machine form of results: the JSON that `--json` prints."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from vngcheck import __version__
from vngcheck.dossierbestand import GeladenDossier
from vngcheck.kaderbestand import GeladenKader
from vngcheck.kaderzoeken import Plek
from vngcheck.vergelijk.metingen import lijn, momentopname, vergelijk


def score_json(geladen: GeladenDossier) -> str:
    """The score of a dossier in the fixed shape of the design, as indented JSON."""
    return json.dumps(score_data(geladen), ensure_ascii=False, indent=2)


def score_data(geladen: GeladenDossier) -> dict[str, Any]:
    """The score of a dossier in the fixed shape of the design, as plain data.

    For a regio `gemeente` has its name, without a code, and `regio` its gemeenten.
    """
    dossier = geladen.dossier
    uit: dict[str, Any] = {
        "vngcheck": __version__,
        "kader": _kader(geladen.kader),
        "gemeente": _gemeente(geladen),
        "regio": None,
        "fictief": dossier.fictief,
        "fase": dossier.fase.value,
        "peildatum": dossier.peildatum.isoformat(),
        "plateaus": [plateau.model_dump(mode="json") for plateau in geladen.score],
    }
    if dossier.regio:
        uit["regio"] = {"naam": geladen.naam, "gemeenten": geladen.regiogemeenten}
    return uit


def vergelijk_json(metingen: Sequence[GeladenDossier]) -> str:
    """What changed, as indented JSON: the line over all measurements, and the last two compared.

    Args:
        metingen: two or more dossiers of one gemeente, the oldest first
            (`vergelijk.metingen.keur_metingen`).
    """
    momenten = [momentopname(geladen) for geladen in metingen]
    laatste = metingen[-1]
    uit: dict[str, Any] = {
        "vngcheck": __version__,
        "kader": _kader(laatste.kader),
        "gemeente": _gemeente(laatste),
        "metingen": [
            {
                "bestand": str(geladen.bestand.pad),
                "sha256": geladen.bestand.sha256,
                "sha256_regio": geladen.regio.bestand.sha256 if geladen.regio else None,
                "gemeente": _gemeente(geladen),
                "fictief": geladen.dossier.fictief,
                "fase": geladen.dossier.fase.value,
                "peildatum": geladen.dossier.peildatum.isoformat(),
            }
            for geladen in metingen
        ],
        "lijn": [plateau.model_dump(mode="json") for plateau in lijn(momenten)],
        "vergelijking": vergelijk(*momenten[-2:]).model_dump(mode="json"),
    }
    return json.dumps(uit, ensure_ascii=False, indent=2)


def kader_json(geladen: GeladenKader) -> str:
    """A kader as data, as indented JSON; weights are numbers."""
    uit = geladen.kader.model_dump(mode="json") | {"sha256": geladen.sha256}
    return json.dumps(uit, ensure_ascii=False, indent=2)


def plek_json(plek: Plek) -> str:
    """One vraag, or one bouwsteen with its vragen, as it stands in `kader_json`."""
    deel = plek.vraag or plek.bouwsteen
    return json.dumps(deel.model_dump(mode="json"), ensure_ascii=False, indent=2)


def _kader(geladen: GeladenKader) -> dict[str, str]:
    kader = geladen.kader
    return {
        "id": kader.id,
        "versie": kader.versie,
        "status": kader.status.value,
        "sha256": geladen.sha256,
    }


def _gemeente(geladen: GeladenDossier) -> dict[str, str | None]:
    return {"code": geladen.gemeente.code if geladen.gemeente else None, "naam": geladen.naam}
