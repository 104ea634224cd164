"""A real installation: the wheel in a new environment, with its dependencies from the registry.

Slow, run by `make traag`. Nothing of the tools of this checkout is in that environment, so
this also shows that the program needs none of them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
VOORBEELD = CHECKOUT / "examples" / "haarlemmermeer.yaml"

pytestmark = [pytest.mark.traag, pytest.mark.xdist_group("installatie")]  # installed once


@pytest.fixture(scope="module")
def programmas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the programs of an environment in which only the wheel was installed."""
    map_ = tmp_path_factory.mktemp("installatie")
    bouw = [sys.executable, "-m", "build", "--wheel", "--no-isolation"]
    subprocess.run([*bouw, "--outdir", map_, CHECKOUT], check=True)
    (wheel,) = map_.glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", map_ / "venv"], check=True)
    bin_ = map_ / "venv" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([bin_ / "python", "-m", "pip", "install", "--quiet", wheel], check=True)
    return bin_


def draai(programma: Path, *argumenten: str | Path, cwd: Path) -> str:
    omgeving = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL"))}
    gedaan = subprocess.run(
        [programma, *argumenten],
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=cwd,
        env=omgeving | {"PYTHONUTF8": "1"},
    )
    return gedaan.stdout


def test_alleen_wat_het_programma_nodig_heeft_is_geinstalleerd(
    programmas: Path, tmp_path: Path
) -> None:
    python = programmas / "python"
    lijst = draai(python, "-m", "pip", "list", "--format=json", cwd=tmp_path)
    namen = {pakket["name"].lower() for pakket in json.loads(lijst)}
    assert {"vngcheck", "weasyprint", "typer"} <= namen
    assert {"pytest", "hypothesis", "mypy", "hatchling", "cogapp", "pikepdf"} & namen == set()
    assert draai(python, "-m", "pip", "check", cwd=tmp_path) == "No broken requirements found.\n"


def test_de_demo_werkt_na_een_gewone_installatie(programmas: Path, tmp_path: Path) -> None:
    scherm = draai(programmas / "vngcheck", "demo", cwd=tmp_path)
    assert scherm.startswith("Haarlemmermeer (GM0394)\n")
    uit = tmp_path / "vngcheck-demo"
    assert sorted(bestand.name for bestand in uit.iterdir()) == [
        "haarlemmermeer.html",
        "haarlemmermeer.pdf",
    ]
    assert (uit / "haarlemmermeer.pdf").read_bytes().startswith(b"%PDF-")


def test_opdrachten_werken_zonder_gereedschap_van_de_makers(
    programmas: Path, tmp_path: Path
) -> None:
    vngcheck = programmas / "vngcheck"
    assert draai(vngcheck, "--version", cwd=tmp_path) == "vngcheck 0.1.0\n"
    assert draai(vngcheck, "--help", cwd=tmp_path).startswith("Gebruik: vngcheck ")
    draai(vngcheck, "controleer", VOORBEELD, cwd=tmp_path)
    uitslag = json.loads(draai(vngcheck, "score", VOORBEELD, "--json", cwd=tmp_path))
    assert uitslag["vngcheck"] == "0.1.0"
    assert uitslag["gemeente"] == {"code": "GM0394", "naam": "Haarlemmermeer"}
    assert [plateau["id"] for plateau in uitslag["plateaus"]] == ["1", "2"]
