"""A fault of our own: a Dutch sentence and code 4, never a traceback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from conftest import Schrijf
from vngcheck.bestanden import pakketmap

VOORBEELD: Final = pakketmap("examples") / "voorbeeldstad.yaml"
STUK: Final = """
import sys
import {module}

def stuk(*args, **kwargs):
    raise RuntimeError("iets onverwachts")

{module}.{naam} = stuk
from vngcheck.cli import main
sys.argv[1:] = {woorden}
main()
"""


@pytest.mark.parametrize(
    ("module", "naam", "woorden"),
    [
        ("vngcheck.dossierbestand", "laad_dossier", ["score", str(VOORBEELD)]),
        ("vngcheck.dossierbestand", "laad_dossier", ["score", str(VOORBEELD), "--eis", "1"]),
        ("vngcheck.dossierbestand", "laad_dossier", ["demo"]),
        ("vngcheck.dossierbestand", "laad_dossier", ["controleer", str(VOORBEELD)]),
        ("vngcheck.rapport.maken", "naar_html", ["rapport", str(VOORBEELD), "-o", "uit.html"]),
        ("vngcheck.schema", "json_schema", ["kader", "schema"]),
    ],
)
def test_een_fout_van_ons_is_geen_traceback(
    module: str, naam: str, woorden: list[str], tmp_path: Path, schrijf: Schrijf
) -> None:
    script = schrijf("stuk.py", STUK.format(module=module, naam=naam, woorden=woorden))
    werk, tijdelijk = tmp_path / "werk", tmp_path / "tijdelijk"
    werk.mkdir()
    tijdelijk.mkdir()
    klaar = subprocess.run(
        [sys.executable, str(script)],
        cwd=werk,
        env={**os.environ, "TMPDIR": str(tijdelijk)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (klaar.returncode, klaar.stdout) == (4, "")
    (verslag,) = tijdelijk.iterdir()
    assert re.fullmatch(r"vngcheck-fout-\w+\.txt", verslag.name)
    assert klaar.stderr.splitlines()[-1] == (
        "Fout: er ging iets mis in vngcheck zelf (RuntimeError). Wat u al had bewaard, is bewaard. "
        f"Meld het ons, met het bestand {verslag}."
    )
    assert "Traceback" not in klaar.stderr
    # Whoever mends it finds there what a person never sees.
    bewaard = verslag.read_text(encoding="utf-8")
    assert bewaard.startswith("Traceback (most recent call last):\n")
    assert bewaard.endswith("\nRuntimeError: iets onverwachts\n")
    assert "in stuk\n" in bewaard
    assert list(werk.iterdir()) == []


def test_een_fout_van_ons_zonder_plaats_voor_een_verslag(tmp_path: Path, schrijf: Schrijf) -> None:
    stuk = STUK.format(module="vngcheck.schema", naam="json_schema", woorden=["kader", "schema"])
    weg = f"import tempfile\ntempfile.tempdir = {str(tmp_path / 'weg')!r}\n"
    script = schrijf("stuk.py", weg + stuk)
    klaar = subprocess.run(
        [sys.executable, str(script)], capture_output=True, encoding="utf-8", check=False
    )
    zin = (
        "Fout: er ging iets mis in vngcheck zelf (RuntimeError). Wat u al had bewaard, is bewaard."
    )
    assert (klaar.returncode, klaar.stdout) == (4, "")
    assert klaar.stderr == f"{zin} Meld het ons.\n"
