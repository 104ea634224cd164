"""Changing the text of a real dossier: only the antwoord at hand changes."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from test_yamlbewerken import inhoud
from vngcheck.bestanden import pakketmap
from vngcheck.dossier import Antwoord, Dossier
from vngcheck.dossierbestand import laad_dossier
from vngcheck.yamlbewerken import bewerk


@pytest.mark.parametrize("naam", ["voorbeeldstad", "haarlemmermeer", "emmen", "drenthe-regio"])
def test_een_antwoord_in_een_voorbeeld_verandert_alleen_dat_antwoord(naam: str) -> None:
    geladen = laad_dossier(pakketmap("examples") / f"{naam}.yaml")
    dossier, tekst = geladen.dossier, geladen.bestand.tekst
    vragen = list(dossier.antwoorden)
    for vraag, volgende in [*pairwise(vragen)][::9]:
        antwoord = dossier.antwoorden[vraag]
        ander = antwoord.model_copy(
            update={"toelichting": "Anders.\nEn meer.", "voorbehoud": "Nu."}
        )
        nieuw = dossier.model_copy(update={"antwoorden": {**dossier.antwoorden, vraag: ander}})
        uitkomst = bewerk(tekst, data(dossier), data(nieuw))
        assert Dossier.model_validate(inhoud(uitkomst)) == nieuw
        assert uitkomst.startswith(tekst[: tekst.index(f"\n  {vraag}:")])
        assert uitkomst.endswith(tekst[tekst.index(f"\n  {volgende}:") :])


def data(dossier: Dossier) -> dict[str, Any]:
    return dossier.model_dump(mode="python", exclude_defaults=True)


def test_een_nieuw_antwoord_in_een_leeg_dossier() -> None:
    tekst = (
        "vngcheck: 1\nkader: klein@1\ngemeente: GM0394 # code\npeildatum: 2026-06-30\n\n"
        "# Hieronder de antwoorden\nantwoorden: {}\n"
    )
    oud = Dossier.model_validate(inhoud(tekst))
    nieuw = oud.model_copy(
        update={
            "antwoorden": {"a.b": Antwoord.model_validate({"antwoord": "nee", "reden": "keuze"})}
        }
    )
    assert bewerk(tekst, data(oud), data(nieuw)) == tekst.replace(
        "antwoorden: {}\n", "antwoorden:\n  a.b:\n    antwoord: nee\n    reden: keuze\n"
    )
