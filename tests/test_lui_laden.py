"""Help is quick: it loads nothing heavy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ZWAAR = {
    "weasyprint",
    "jinja2",
    "pydantic",
    "yaml",
    "rich.table",
    "babel",
    "phonenumbers",
    "docx",
    "openpyxl",
}
VOORBEELD = Path(__file__).resolve().parent.parent / "examples" / "haarlemmermeer.yaml"


def geladen(*argumenten: str) -> set[str]:
    """The modules that `vngcheck` with these arguments imports, as the interpreter logs them."""
    programma = "import vngcheck.cli as c; c.main()"
    gedaan = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", programma, *argumenten],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return {
        regel.rpartition("|")[2].strip()
        for regel in gedaan.stderr.splitlines()
        if regel.startswith("import time:")
    }


@pytest.mark.parametrize("argumenten", ["--help", "--version"])
def test_uitleg_laadt_niets_zwaars(argumenten: str) -> None:
    modules = geladen(argumenten)
    assert "typer" in modules
    assert ZWAAR & modules == set()


@pytest.mark.parametrize(
    "opdracht", ["nieuw", "score", "rapport", "regio", "brief", "batch", "controleer", "kader"]
)
def test_uitleg_van_een_opdracht_laadt_alleen_wat_typer_zelf_laadt(opdracht: str) -> None:
    # Typer itself makes the parameters of the one command at hand with pydantic.
    assert ZWAAR & geladen(opdracht, "--help") <= {"pydantic"}


def test_een_score_laadt_wel_wat_een_score_nodig_heeft_maar_geen_rapport() -> None:
    modules = geladen("score", str(VOORBEELD))
    assert {"pydantic", "yaml", "rich.table"} <= modules
    assert {"weasyprint", "jinja2"} & modules == set()
