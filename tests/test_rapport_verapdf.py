"""The reference validator on the report of every example; slow, run by `make traag`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import verapdf
from pdfhulp import VOORBEELDEN, voorbeeld_pdf

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.traag
@pytest.mark.parametrize("profiel", ["ua1", "2a"])
@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_verapdf_vindt_niets(naam: str, profiel: str, tmp_path: Path) -> None:
    pad = tmp_path / f"{naam}.pdf"
    pad.write_bytes(voorbeeld_pdf(naam))
    assert verapdf.fouten(pad, profiel) == []
