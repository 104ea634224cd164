"""The HTML in a real browser: accessible by axe, readable on a phone, folded and searchable.

Needs Chromium (see `browser`); without it these tests are passed over, and the summary says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from browser import axe, open_browser
from pdfhulp import VOORBEELDEN, voorbeeld, voorbeeld_html
from vngcheck.rapport.soorten import Editie

pytestmark = [pytest.mark.traag, pytest.mark.xdist_group("chromium")]

TELEFOON: Final = {"width": 400, "height": 800}
SCHERM: Final = {"width": 1280, "height": 900}
OPEN: Final = "document.querySelectorAll('details[open]').length"
TE_ZIEN: Final = "[...document.querySelectorAll('details')].filter(d => !d.hidden).length"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with open_browser() as geopend:
        yield geopend


class Blad:
    """A report in the browser, and what went wrong or was asked for while it was there."""

    def __init__(self, browser: Any, pad: Path, html: str, **opties: Any) -> None:
        pad.write_text(html, encoding="utf-8")
        self.adres = pad.as_uri()
        self.blad = browser.new_page(**opties)
        self.fouten: list[str] = []
        self.gevraagd: list[str] = []
        self.blad.on("console", lambda melding: self.fouten.append(melding.text))
        self.blad.on("pageerror", lambda fout: self.fouten.append(str(fout)))
        self.blad.on("request", lambda vraag: self.gevraagd.append(vraag.url))
        self.blad.goto(self.adres)

    def aantal(self, wat: str) -> int:
        return int(self.blad.evaluate(wat))


@pytest.mark.parametrize("maat", [TELEFOON, SCHERM], ids=["telefoon", "scherm"])
@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_axe_vindt_niets(naam: str, maat: dict[str, int], browser: Any, tmp_path: Path) -> None:
    html = voorbeeld_html(naam, Editie.INTERN)
    blad = Blad(browser, tmp_path / "rapport.html", html, viewport=maat)
    try:
        blad.blad.evaluate(axe())
        for stap in ("dicht", "open"):
            verslag = blad.blad.evaluate("axe.run(document, {resultTypes: ['violations']})")
            gevonden = [
                (fout["id"], [plek["html"][:150] for plek in fout["nodes"]][:3])
                for fout in verslag["violations"]
            ]
            assert gevonden == [], stap
            blad.blad.click("#vouw")
        assert blad.fouten == []
    finally:
        blad.blad.close()


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_een_telefoon_hoeft_niet_opzij_te_schuiven(naam: str, browser: Any, tmp_path: Path) -> None:
    blad = Blad(browser, tmp_path / "rapport.html", voorbeeld_html(naam), viewport=TELEFOON)
    try:
        blad.blad.click("#vouw")
        assert blad.aantal("document.documentElement.scrollWidth") <= TELEFOON["width"]
        # Nothing is cut off either; a wide table slides by itself.
        te_breed = (
            "[...document.querySelectorAll('td, th, p, li, h1, h2, h3, h4, svg')].filter(e => "
            "{ const r = e.getBoundingClientRect(); "
            "return !e.closest('.breed') && r.width && r.left >= 0 && "
            f"r.right > {TELEFOON['width']}; }}).length"
        )
        assert blad.aantal(te_breed) == 0
    finally:
        blad.blad.close()


def test_zoeken_toont_alleen_wat_past(browser: Any, tmp_path: Path) -> None:
    blad = Blad(browser, tmp_path / "rapport.html", voorbeeld_html("voorbeeldstad"))
    try:
        alle = len(voorbeeld("voorbeeldstad").kader.kader.bouwstenen)
        assert (blad.aantal(TE_ZIEN), blad.aantal(OPEN)) == (alle, 0)
        # Capitals and accents do not matter.
        blad.blad.fill("#zoek", "ZORGCOORDINATIE")
        te_zien = blad.aantal(TE_ZIEN)
        assert 0 < te_zien < alle
        assert blad.aantal(OPEN) == te_zien
        assert blad.blad.inner_text("#gevonden") == f"{te_zien} van {alle} bouwstenen"
        blad.blad.fill("#zoek", "dit staat er zeker niet")
        assert blad.aantal(TE_ZIEN) == 0
        blad.blad.fill("#zoek", "")
        assert (blad.aantal(TE_ZIEN), blad.aantal(OPEN)) == (alle, 0)
        assert blad.blad.inner_text("#gevonden") == ""
        assert blad.blad.inner_text("#vouw") == "Alles openen"
        blad.blad.click("#vouw")
        assert blad.aantal(OPEN) == alle
        assert blad.blad.inner_text("#vouw") == "Alles sluiten"
        assert blad.fouten == []
    finally:
        blad.blad.close()


def test_een_verwijzing_vouwt_de_bouwsteen_open(browser: Any, tmp_path: Path) -> None:
    blad = Blad(browser, tmp_path / "rapport.html", voorbeeld_html("voorbeeldstad"))
    try:
        blad.blad.click("section:has(> #plateau-1) a[href='#bouwsteen-training']")
        blad.blad.wait_for_selector("#bouwsteen-training[open]")
        assert blad.aantal(OPEN) == 1
    finally:
        blad.blad.close()


def test_zonder_script_is_alles_te_lezen(browser: Any, tmp_path: Path) -> None:
    html = voorbeeld_html("voorbeeldstad")
    blad = Blad(browser, tmp_path / "rapport.html", html, java_script_enabled=False)
    try:
        assert not blad.blad.is_visible("#zoek")
        assert not blad.blad.is_visible("#bouwsteen-training article")
        blad.blad.click("#bouwsteen-training summary")
        assert blad.blad.is_visible("#bouwsteen-training article")
    finally:
        blad.blad.close()


def test_op_papier_staat_alles_er(browser: Any, tmp_path: Path) -> None:
    html = voorbeeld_html("voorbeeldstad")
    # Without the script, so that it is the stylesheet that unfolds.
    blad = Blad(browser, tmp_path / "rapport.html", html, java_script_enabled=False)
    try:
        blad.blad.emulate_media(media="print")
        assert blad.blad.locator("details article:visible").count() == len(
            voorbeeld("voorbeeldstad").kader.kader.vragen
        )
        assert not blad.blad.is_visible("#zoek")
    finally:
        blad.blad.close()


def test_elk_teken_is_te_zien_zonder_achtergronden(browser: Any, tmp_path: Path) -> None:
    # A browser leaves those out when it prints, and with colours for who sees little.
    blad = Blad(browser, tmp_path / "rapport.html", voorbeeld_html("voorbeeldstad"))
    randen = blad.blad.evaluate(
        "[...document.querySelectorAll('.label')].map(l => [l.className.split(' ')[1],"
        "parseFloat(getComputedStyle(l, '::before').borderBottomWidth) > 0])"
    )
    assert {naam for naam, _ in randen} >= {"voldoet", "uitgelegd", "deels", "niet", "open"}
    assert {naam for naam, rand in randen if not rand} == set()
    blad.blad.close()


def test_de_bladzijde_laadt_niets_en_laat_geen_ander_script_toe(
    browser: Any, tmp_path: Path
) -> None:
    html = voorbeeld_html("voorbeeldstad")
    vreemd = (
        "<script>window.vreemd = 1</script><img src='https://voorbeeld.invalid/x.png' "
        "onerror='window.vreemd = 1'><link rel='stylesheet' href='https://voorbeeld.invalid/x.css'>"
    )
    schoon = Blad(browser, tmp_path / "rapport.html", html)
    besmet = Blad(browser, tmp_path / "besmet.html", html.replace("</main>", vreemd + "</main>"))
    try:
        assert [a for a in schoon.gevraagd if not a.startswith("data:")] == [schoon.adres]
        assert schoon.fouten == []
        assert besmet.blad.evaluate("window.vreemd") is None
        assert len([fout for fout in besmet.fouten if "Content Security Policy" in fout]) >= 3
    finally:
        schoon.blad.close()
        besmet.blad.close()
