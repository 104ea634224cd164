"""Finding the regional dossiers that a new dossier can build on."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from conftest import Schrijf, SchrijfDossier
from vngcheck.gemeentekeuze import kies_gemeente
from vngcheck.kaderbestand import kadermappen, kies_kader
from vngcheck.regiozoeken import regios_voor

REGIO: Final = "antwoorden: {opvang.bedden: {antwoord: ja, bewijs: [{titel: Plan}]}}\n"


def regio(naam: str, gemeenten: str = "GM0106", **anders: str) -> dict[str, str | None]:
    """The first lines of a regional dossier."""
    return {"gemeente": None, "regio": f"{{naam: {naam}, gemeenten: [{gemeenten}]}}", **anders}


@pytest.fixture
def werk(tmp_path: Path) -> Path:
    """A folder whose neighbours are those of this test only."""
    map_ = tmp_path / "werk" / "mijn"
    map_.mkdir(parents=True)
    return map_


def vind(naam: str, doel: Path, *, fictief: bool = False) -> list[str]:
    kader = kies_kader("klein@1", kadermappen(doel.parent))
    wie = kies_gemeente(naam, fictief=fictief)
    regios = regios_voor(wie, doel, kader, fictief=fictief, kaders=doel.parent)
    return [gevonden.naam for gevonden in regios]


def test_regios_in_de_mappen_eromheen(
    schrijf_dossier: SchrijfDossier, schrijf: Schrijf, werk: Path
) -> None:
    def in_map(plaats: str, naam: str, **anders: str) -> None:
        schrijf_dossier(REGIO, naam=f"werk/{plaats}", **regio(naam, **anders))

    in_map("mijn/eigen.yaml", "Eigen map")
    in_map("mijn/onder/een.yml", "Eronder", gemeenten="Assen")
    in_map("boven.yaml", "Erboven", gemeenten="GM0109, assen")
    in_map("naast/naast.yaml", "Ernaast")
    in_map("naast/diep/te-diep.yaml", "Te diep")
    in_map(".verborgen/x.yaml", "Verborgen")
    in_map("mijn/ander.yaml", "Andere gemeente", gemeenten="GM0109")
    in_map("mijn/verzonnen.yaml", "Verzonnen", fictief="true", gemeenten="GM0106, Dorp")
    in_map("mijn/kader.yaml", "Ander kader", kader="vng-mensenhandel@1")
    in_map("mijn/stuk.yaml", "Stuk", fase="misschien")
    schrijf_dossier(naam="werk/mijn/gemeente.yaml", gemeente="GM0106")
    schrijf("werk/mijn/los.yaml", "regio: [vngcheck")
    schrijf("werk/mijn/bytes.yaml", b"vngcheck regio \xff\xfe\x00")
    (werk / "pijp.yaml").symlink_to("/dev/zero")
    assert vind("Assen", werk / "assen.yaml") == ["Eigen map", "Erboven", "Eronder", "Ernaast"]
    assert vind("Emmen", werk / "emmen.yaml") == []
    assert vind("Dorp", werk / "dorp.yaml", fictief=True) == ["Verzonnen"]


def test_vanuit_de_huidige_map(
    schrijf_dossier: SchrijfDossier, werk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schrijf_dossier(REGIO, naam="werk/regio/r.yaml", **regio("Ernaast"))
    schrijf_dossier(REGIO, naam="werk/mijn/r.yaml", **regio("Eigen"))
    monkeypatch.chdir(werk)
    assert vind("Assen", Path("assen.yaml")) == ["Eigen", "Ernaast"]
