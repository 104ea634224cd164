"""The chapter on what changed, by the reference validator and in a real browser; slow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pytest

import verapdf
from browser import axe, open_browser
from pdfhulp import voorbeeld
from vngcheck.dossier import Antwoord
from vngcheck.dossierbestand import GeladenDossier
from vngcheck.rapport.html import naar_html
from vngcheck.rapport.inhoud import maak_rapport
from vngcheck.rapport.model import Rapport
from vngcheck.rapport.pdf import naar_pdf
from vngcheck.rapport.verandering import maak_verandering

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.traag
MATEN: Final = {"telefoon": {"width": 400, "height": 800}, "scherm": {"width": 1280, "height": 900}}


def eerder(jaar: int, weg: int) -> GeladenDossier:
    """The invented example as it was in an earlier year: each so many vragen was nee then."""
    geladen = voorbeeld("voorbeeldstad")
    dossier = geladen.dossier
    antwoorden = {
        vraag: Antwoord.model_validate({"antwoord": "nee"}) if nummer % weg == 0 else antwoord
        for nummer, (vraag, antwoord) in enumerate(dossier.antwoorden.items())
    }
    vroeger = dossier.model_copy(
        update={"peildatum": date(jaar, 6, 30), "antwoorden": antwoorden, "acties": dossier.acties}
    )
    return replace(geladen, dossier=vroeger)


@cache
def rapport() -> Rapport:
    """A report with a line over three measurements."""
    geladen = voorbeeld("voorbeeldstad")
    return maak_rapport(
        geladen, verandering=maak_verandering(geladen, [eerder(2024, 2), eerder(2025, 5)])
    )


@pytest.mark.parametrize("profiel", ["ua1", "2a"])
def test_verapdf_vindt_niets(profiel: str, tmp_path: Path) -> None:
    pad = tmp_path / "verandering.pdf"
    pad.write_bytes(naar_pdf(naar_html(rapport(), voor_pdf=True)))
    assert verapdf.fouten(pad, profiel) == []


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with open_browser() as geopend:
        yield geopend


@pytest.mark.xdist_group("chromium")
@pytest.mark.parametrize("maat", MATEN)
def test_axe_vindt_niets_en_niets_valt_buiten_het_scherm(
    maat: str, browser: Any, tmp_path: Path
) -> None:
    pad = tmp_path / "verandering.html"
    pad.write_text(naar_html(rapport()), encoding="utf-8")
    blad = browser.new_page(viewport=MATEN[maat])
    try:
        blad.goto(pad.as_uri())
        blad.evaluate(axe())
        verslag = blad.evaluate("axe.run(document, {resultTypes: ['violations']})")
        assert [
            (fout["id"], fout["nodes"][0]["html"][:150]) for fout in verslag["violations"]
        ] == []
        assert blad.evaluate("document.documentElement.scrollWidth") <= MATEN[maat]["width"]
    finally:
        blad.close()
