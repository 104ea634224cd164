"""What is packed: a wheel, and an sdist from which the same wheel can be built."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
DATA = ("frameworks", "templates", "examples")


def bouw(naar: Path, *soort: str) -> list[Path]:
    """Build from this checkout; without a kind both, the wheel from the sdist."""
    subprocess.run(
        [sys.executable, "-m", "build", *soort, "--no-isolation", "--outdir", naar, CHECKOUT],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return sorted(naar.iterdir())


def los(*argumenten: str | Path, pakketten: Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run Python in `cwd`, with the packages of that folder before those of this checkout."""
    return subprocess.run(
        [sys.executable, "-P", *argumenten],
        check=True,
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(pakketten), "PYTHONUTF8": "1"},
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (gebouwd,) = bouw(tmp_path_factory.mktemp("wheel"), "--wheel")
    return gebouwd


@pytest.fixture(scope="module")
def pakketten(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the wheel has been installed."""
    map_ = tmp_path_factory.mktemp("pakketten")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--no-compile", "--target", map_, wheel], check=True)
    return map_


def test_de_wheel_bevat_alleen_het_pakket_met_al_zijn_gegevens(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archief:
        inhoud = set(archief.namelist())
    assert {naam.split("/")[0] for naam in inhoud} == {"vngcheck", "vngcheck-0.1.0.dist-info"}
    assert "vngcheck/py.typed" in inhoud
    assert "vngcheck-0.1.0.dist-info/licenses/LICENSE" in inhoud
    assert "vngcheck-0.1.0.dist-info/licenses/templates/fonts/OFL.txt" in inhoud
    gegevens = {
        bestand.relative_to(CHECKOUT).as_posix()
        for map_ in DATA
        for bestand in (CHECKOUT / map_).rglob("*")
        if bestand.is_file() and not bestand.name.startswith(".")
    }
    assert {naam.split("/")[0] for naam in gegevens} == set(DATA)
    assert {f"vngcheck/data/{naam}" for naam in gegevens} <= inhoud


def test_een_wheel_uit_de_sdist_is_dezelfde(wheel: Path, tmp_path: Path) -> None:
    tweede, sdist = bouw(tmp_path)
    assert sdist.name == "vngcheck-0.1.0.tar.gz"
    assert tweede.name == wheel.name == "vngcheck-0.1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as eerste_inhoud, zipfile.ZipFile(tweede) as tweede_inhoud:
        namen = eerste_inhoud.namelist()
        assert sorted(tweede_inhoud.namelist()) == sorted(namen)
        assert [n for n in namen if tweede_inhoud.read(n) != eerste_inhoud.read(n)] == []


def test_het_geinstalleerde_pakket_vindt_zijn_eigen_gegevens(
    pakketten: Path, tmp_path: Path
) -> None:
    vraag = (
        "import vngcheck\n"
        "from vngcheck.bestanden import pakketmap\n"
        "print(vngcheck.__file__)\n"
        f"for naam in {DATA}:\n"
        "    print(pakketmap(naam), any(pakketmap(naam).iterdir()))\n"
    )
    antwoord = los("-c", vraag, pakketten=pakketten, cwd=tmp_path).stdout.splitlines()
    pakket = pakketten / "vngcheck"
    assert antwoord == [
        str(pakket / "__init__.py"),
        *(f"{pakket / 'data' / naam} True" for naam in DATA),
    ]


def test_de_demo_werkt_vanuit_de_wheel(pakketten: Path, tmp_path: Path) -> None:
    (programma,) = (pakketten / "bin").glob("vngcheck*")
    gedaan = los(programma, "demo", "uit", pakketten=pakketten, cwd=tmp_path)
    assert gedaan.stdout.startswith("Haarlemmermeer (GM0394)\n")
    assert str(CHECKOUT) not in gedaan.stdout
    pdf, html = (tmp_path / "uit" / f"haarlemmermeer.{form}" for form in ("pdf", "html"))
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert html.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
