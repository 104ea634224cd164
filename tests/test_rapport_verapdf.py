"""The reference validator on the report of every example; slow, run by `make traag`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import verapdf
from pdfhulp import VOORBEELDEN, voorbeeld, voorbeeld_pdf
from vngcheck.rapport.bijlage import dossierbijlagen
from vngcheck.rapport.html import naar_html
from vngcheck.rapport.inhoud import maak_rapport
from vngcheck.rapport.pdf import naar_pdf
from vngcheck.rapport.soorten import Editie

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.traag
@pytest.mark.parametrize("profiel", ["ua1", "2a"])
@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_verapdf_vindt_niets(naam: str, profiel: str, tmp_path: Path) -> None:
    pad = tmp_path / f"{naam}.pdf"
    pad.write_bytes(voorbeeld_pdf(naam))
    assert verapdf.fouten(pad, profiel) == []


@pytest.mark.traag
@pytest.mark.parametrize("profiel", ["ua1", "3a"])
@pytest.mark.parametrize("naam", ["voorbeeldstad", "de-wolden"])
def test_verapdf_vindt_niets_met_het_dossier_erin(naam: str, profiel: str, tmp_path: Path) -> None:
    pad = tmp_path / f"{naam}.pdf"
    geladen = voorbeeld(naam)
    html = naar_html(maak_rapport(geladen, met_dossier=True), voor_pdf=True)
    pad.write_bytes(naar_pdf(html, dossierbijlagen(geladen, Editie.OPENBAAR)))
    assert verapdf.fouten(pad, profiel) == []
