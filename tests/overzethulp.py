"""What the tests of `kader overzetten` share: moving dossiers of the small kader."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, Final

from conftest import FIXTURES, Cli, Uitslag
from vngcheck.dossier import als_data
from vngcheck.dossierbestand import laad_dossier

OVERZETTEN: Final = FIXTURES / "overzetten"


class Overzetten:
    """Moves a dossier in `tmp_path` from klein@1 to klein@2."""

    def __init__(self, map_: Path, cli: Cli) -> None:
        self.map = map_
        self.cli = cli
        for naam in ("klein-2.yaml", "koppel.yaml"):
            shutil.copy(OVERZETTEN / naam, map_)

    def doe(self, dossier: Path, *opties: str | Path, naar: str = "nieuw.yaml") -> Uitslag:
        vast = ["--naar", "klein@2", "--met", str(self.map / "koppel.yaml")]
        return self.cli("kader", "overzetten", dossier, *vast, "-o", self.map / naar, *opties)

    def data(self, naam: str = "nieuw.yaml") -> dict[str, Any]:
        """What the new dossier holds."""
        return als_data(laad_dossier(self.map / naam).dossier)

    def verslag(self) -> dict[str, Any]:
        uit: dict[str, Any] = json.loads((self.map / "nieuw.overzetten.json").read_text("utf-8"))
        return uit
