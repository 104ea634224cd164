"""The regional report before the reference validator and in a real browser; slow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

import regiohulp
import verapdf
from browser import axe, open_browser
from vngcheck.bestanden import pakketmap
from vngcheck.dossierbestand import laad_dossier
from vngcheck.rapport.html import naar_html as rapport_naar_html
from vngcheck.rapport.inhoud import maak_rapport
from vngcheck.rapport.pdf import naar_pdf
from vngcheck.rapport.regiovergelijking import maak_regiovergelijking
from vngcheck.rapport.soorten import Editie
from vngcheck.regiodossiers import verzamel
from vngcheck.regiorapport.html import naar_html
from vngcheck.regiorapport.inhoud import maak_regiorapport

pytestmark = [pytest.mark.traag, pytest.mark.xdist_group("chromium")]

TELEFOON: Final = {"width": 400, "height": 800}
SCHERM: Final = {"width": 1280, "height": 900}
TE_BREED: Final = (
    "[...document.querySelectorAll('td, th, p, li, h1, h2, h3, svg')].filter(e => "
    "{ const r = e.getBoundingClientRect(); "
    "return !e.closest('.breed') && r.width && r.left >= 0 && r.right > innerWidth; }).length"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with open_browser() as geopend:
        yield geopend


def html_van(naam: str, map_: Path, *, voor_pdf: bool = False) -> str:
    """The regional report of Drenthe or of the made-up regio, or the report of a gemeente of it."""
    if naam == "drenthe":
        pad = pakketmap("examples") / "drenthe-regio.yaml"
    else:
        pad = regiohulp.streek(map_)
    gevonden = verzamel(laad_dossier(pad))
    if naam != "gemeente":
        return naar_html(maak_regiorapport(gevonden, Editie.INTERN), voor_pdf=voor_pdf)
    geladen = laad_dossier(map_ / "00-aalbeek.yaml")
    vergeleken = maak_regiovergelijking(geladen, gevonden)
    return rapport_naar_html(maak_rapport(geladen, regiovergelijking=vergeleken), voor_pdf=voor_pdf)


@pytest.mark.parametrize("naam", ["drenthe", "streek", "gemeente"])
def test_verapdf_vindt_niets(naam: str, tmp_path: Path) -> None:
    pad = tmp_path / "uit.pdf"
    pad.write_bytes(naar_pdf(html_van(naam, tmp_path, voor_pdf=True)))
    assert verapdf.fouten(pad, "ua1") == []
    assert verapdf.fouten(pad, "2a") == []


@pytest.mark.parametrize("maat", [TELEFOON, SCHERM], ids=["telefoon", "scherm"])
@pytest.mark.parametrize("naam", ["drenthe", "streek", "gemeente"])
def test_axe_vindt_niets_en_niets_valt_buiten_het_scherm(
    naam: str, maat: dict[str, int], browser: Any, tmp_path: Path
) -> None:
    pad = tmp_path / "uit.html"
    pad.write_text(html_van(naam, tmp_path), encoding="utf-8")
    blad = browser.new_page(viewport=maat)
    fouten: list[str] = []
    blad.on("console", lambda melding: fouten.append(melding.text))
    blad.on("pageerror", lambda fout: fouten.append(str(fout)))
    try:
        blad.goto(pad.as_uri())
        blad.evaluate(axe())
        verslag = blad.evaluate("axe.run(document, {resultTypes: ['violations']})")
        gevonden = [
            (fout["id"], [plek["html"][:150] for plek in fout["nodes"]][:3])
            for fout in verslag["violations"]
        ]
        assert gevonden == []
        assert blad.evaluate("document.documentElement.scrollWidth") <= maat["width"]
        assert blad.evaluate(TE_BREED) == 0
        assert fouten == []
    finally:
        blad.close()
