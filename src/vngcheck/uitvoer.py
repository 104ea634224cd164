"""The machine form of results: the JSON that `--json` prints."""

from __future__ import annotations

import json
from typing import Any

from vngcheck import __version__
from vngcheck.dossierbestand import GeladenDossier
from vngcheck.kaderbestand import GeladenKader
from vngcheck.kaderzoeken import Plek


def score_json(geladen: GeladenDossier) -> str:
    """The score of a dossier in the fixed shape of the design, as indented JSON.

    For a regio `gemeente` has its name, without a code, and `regio` its gemeenten.
    """
    dossier = geladen.dossier
    code = geladen.gemeente.code if geladen.gemeente else None
    uit: dict[str, Any] = {
        "vngcheck": __version__,
        "kader": _kader(geladen.kader),
        "gemeente": {"code": code, "naam": geladen.naam},
        "regio": None,
        "fictief": dossier.fictief,
        "fase": dossier.fase.value,
        "peildatum": dossier.peildatum.isoformat(),
        "plateaus": [plateau.model_dump(mode="json") for plateau in geladen.score],
    }
    if dossier.regio:
        uit["regio"] = {"naam": geladen.naam, "gemeenten": geladen.regiogemeenten}
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
