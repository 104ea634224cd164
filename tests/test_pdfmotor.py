"""WeasyPrint with less work: the same PDF, and nothing imported or looked for in vain."""

from __future__ import annotations

import ctypes.util
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pkgutil import resolve_name
from typing import Any

import pikepdf
import pytest

from pdfhulp import VOORBEELDEN, keur, tekst, voorbeeld, voorbeeld_papier
from vngcheck.bestanden import pakketmap
from vngcheck.errors import UitvoerFout
from vngcheck.rapport import lettertypen, pdfmotor, pdftempo
from vngcheck.rapport.pdf import naar_pdf
from vngcheck.rapport.tekens import tekens_van_lettertype
from vngcheck.regiodossiers import verzamel
from vngcheck.regiorapport.html import naar_html as regio_html
from vngcheck.regiorapport.inhoud import maak_regiorapport

STIJL = """
@page { margin: 20mm; @top-left { content: string(kop) } @bottom-right { content: counter(page) } }
@page :first { @top-left { content: none } }
@page breed { size: A4 landscape; @bottom-right { content: "breed " counter(page) } }
h2 { string-set: kop content() } .breed { page: breed }
.ja::before, .nee::before { content: ""; display: inline-block; width: 1em; height: 1em }
.ja::before { background: green } .nee::before { border: 1pt solid }
nav a::after { content: " " target-counter(attr(href), page) }
"""
DEEL = (
    '<section class="{1}"><h2 id="deel-{0}">Deel {0}</h2><p class=ja>Ja, {0}.</p>'
    "<p class=nee>Nee, <em class=ja>{0}</em>.</p><ul><li>Een<ul><li>Twee</ul></ul>"
    "<table><caption>Tabel {0}</caption><thead><tr><th scope=col>Kop</th></tr></thead><tbody>{2}"
    "</tbody></table></section>"
)
RIJ = (
    "<tr><td>Een cel met <strong class=nee>tekst</strong> die over een paar regels loopt.</td></tr>"
)
GEMENGD = (
    f'<!DOCTYPE html><html lang="nl-NL"><head><meta charset="utf-8"><title>Rapport</title>'
    f"<style>{STIJL}</style></head><body><h1>Rapport</h1><nav>"
    + "".join(f'<p><a href="#deel-{n}">Deel {n}</a></p>' for n in range(6))
    + "</nav>"
    + "".join(DEEL.format(n, "breed" if n % 3 == 2 else "", RIJ * 12 * n) for n in range(6))
    + "</body></html>"
)
"""Named pages, boxes in margins, signs before labels, numbers of pages and links to sections."""


def regio_papier() -> str:
    """The regiobeeld of the example as the HTML of which the PDF is made."""
    return regio_html(maak_regiorapport(verzamel(voorbeeld("drenthe-regio"))), voor_pdf=True)


@pytest.fixture
def kaal(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], bytes]:
    """The PDF as WeasyPrint makes it when it is left to do all its work."""

    def maak(html: str) -> bytes:
        with monkeypatch.context() as zonder:
            zonder.setattr(pdfmotor, "beproefd", lambda: False)
            return naar_pdf(html)

    return maak


def test_minder_werk_geeft_hetzelfde(kaal: Callable[[str], bytes]) -> None:
    pdf = naar_pdf(GEMENGD)
    assert pdf == kaal(GEMENGD)
    assert len(pikepdf.open(io.BytesIO(pdf)).pages) > 6
    assert "breed 4" in tekst(pdf)
    keur(pdf)


@pytest.mark.traag
@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_minder_werk_geeft_hetzelfde_rapport(naam: str, kaal: Callable[[str], bytes]) -> None:
    html = voorbeeld_papier(naam)
    assert naar_pdf(html) == kaal(html)


@pytest.mark.traag
def test_minder_werk_geeft_hetzelfde_regiobeeld(kaal: Callable[[str], bytes]) -> None:
    html = regio_papier()
    assert naar_pdf(html) == kaal(html)


def test_op_papier_heeft_alleen_een_kop_een_id() -> None:
    # WeasyPrint gives an element with an id styles of its own, and so everything in it: for the
    # sections of a report that would be two thirds of all styles.
    for html in (voorbeeld_papier("voorbeeldstad"), regio_papier()):
        met_id = set(re.findall(r"<(\w+)[^<>]* id=", html))
        assert {"h2"} < met_id <= {"h1", "h2", "h3", "h4", "nav"}


@pytest.mark.parametrize(
    ("stijl", "inhoud"),
    [
        # A marker before something else than an li has figures of one width.
        ("dd { display: list-item; list-style: decimal; margin-left: 3em }", "<dl><dt>A<dd>B</dl>"),
        ("em { float: footnote }", "<p>Een <em>noot</em>.</p>"),
        ('@PAGE { @Top-Center { content: "Boven" } }', ""),
    ],
)
def test_wat_een_document_nodig_heeft_blijft(
    stijl: str, inhoud: str, kaal: Callable[[str], bytes]
) -> None:
    html = GEMENGD.replace("</style>", f"{stijl}</style>").replace("</nav>", f"</nav>{inhoud}")
    assert naar_pdf(html) == kaal(html)


ALINEA = (
    "<p>Een gewone alinea van de tekst, AV To Yo, met fijne affiches en efficiënt werk, en zo lang "
    "dat zij over meer dan een regel loopt: daarna komt nog een zin.</p>"
)
REGELS = f"{GEMENGD.partition('<nav>')[0]}{ALINEA * 2}</body></html>"
"""The same lines twice: a glyph that is drawn for the first time goes another way."""


@pytest.mark.parametrize(
    "stijl",
    [
        "p { text-align: justify }",
        "p { letter-spacing: 1pt; word-spacing: 3pt }",
        "p { white-space: pre-line } p::after { content: 'een\\a twee\\9 drie' }",
        "p { width: 6em; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }",
        "p { width: 6em; overflow: hidden; max-lines: 2; block-ellipsis: auto; continue: discard }",
        "p { width: 4em; hyphens: auto } p::before { content: 'on\\ad zichtbaar\\200b achteraf' }",
        "p { text-decoration: underline overline line-through }",
        "p::first-line { color: green } p::first-letter { font-size: 3em }",
        "p { font-size: 0.0000001px } p + p { font-size: 1px }",
        "p { direction: rtl; font-kerning: none; font-variant: small-caps }",
        "p::after { content: 'e\\301 m\\302 n \\2068 x \\2069 \\200e' }",
        "p { columns: 2; float: left; width: 40% } p + p { position: relative; top: 3% }",
        "p { position: absolute; margin: 10%; padding: 1em; max-height: 50%; min-width: 20% }",
    ],
)
def test_regels_worden_getekend_als_ze_gezet_zijn(stijl: str, kaal: Callable[[str], bytes]) -> None:
    html = REGELS.replace("</style>", f"{stijl}</style>")
    assert naar_pdf(html) == kaal(html)


def test_tekst_in_een_tekening_wordt_getekend(kaal: Callable[[str], bytes]) -> None:
    tekening = (
        f'<svg viewBox="0 0 99 40" font-family="{lettertypen.FAMILIE}" font-size="8">'
        "<title>Tekening</title>"
        '<text x="5" y="20" letter-spacing="1" rotate="5 10 15">Tekst 12 AV</text>'
        '<text x="5" y="35" textLength="80">Nog een</text></svg>'
    )
    html = REGELS.replace("</h1>", f"</h1>{tekening}")
    assert naar_pdf(html) == kaal(html)


def test_een_regel_wordt_niet_nog_eens_gezet(monkeypatch: pytest.MonkeyPatch) -> None:
    basis: Any = import_module("weasyprint.text.line_break").Layout
    echt, gezet = basis.reactivate, []

    def reactiveer(regel: Any, stijl: object) -> None:
        gezet.append(regel.text)
        echt(regel, stijl)

    monkeypatch.setattr(basis, "reactivate", reactiveer)
    pdf = naar_pdf(GEMENGD)
    # Only the lines in which a font draws a glyph for the first time.
    assert 0 < len(gezet) < tekst(pdf).count("\n") / 5


def in_eigen_proces(code: str) -> None:
    """Run a program that imports all of it anew."""
    omgeving = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", code], check=True, env=omgeving)


MAAK = f"from vngcheck.rapport.pdf import naar_pdf; naar_pdf({GEMENGD!r});"


def test_fonttools_wordt_niet_geladen() -> None:
    in_eigen_proces(
        f"import sys; {MAAK} sys.exit(bool({{'fontTools', 'lxml'}} & {{*sys.modules}}))"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the libraries are looked for")
def test_bibliotheken_worden_niet_gezocht() -> None:
    in_eigen_proces(f"import ctypes.util as c; c.find_library = exit; {MAAK}")


def test_zonder_harfbuzz_doet_fonttools_het_werk() -> None:
    in_eigen_proces(
        f"{MAAK} import sys, weasyprint.pdf.fonts as f; f.harfbuzz_subset = None;"
        f"{MAAK} sys.exit('fontTools.subset' not in sys.modules)"
    )


@pytest.mark.parametrize("naam", ["weasyprint", "tinyhtml5", "pydyf"])
def test_een_andere_versie_blijft_heel(naam: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(pdfmotor.BEPROEFD, naam, "geen enkele")
    stand = vervangbaar()
    weasyprint = import_module("weasyprint")
    assert pdfmotor.bron(weasyprint, GEMENGD) is weasyprint.HTML
    with pdftempo.met_geheugen():
        assert vervangbaar() == stand
    keur(naar_pdf(GEMENGD))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the libraries are looked for")
def test_een_andere_versie_mag_haar_bibliotheken_zoeken() -> None:
    in_eigen_proces(
        "import ctypes.util as c; from vngcheck.rapport import pdfmotor;"
        "gevraagd = []; echt = c.find_library;"
        "c.find_library = lambda naam: gevraagd.append(naam) or echt(naam);"
        "pdfmotor.BEPROEFD['weasyprint'] = 'geen enkele';"
        f"{MAAK} assert gevraagd and 'fontTools' in __import__('sys').modules"
    )


def vervangbaar() -> list[object]:
    """What stands in the libraries where we replace something."""
    eigen = [getattr(resolve_name(plaats), naam) for plaats, naam, _ in pdftempo.VERVANGINGEN]
    return [*map(id, eigen), ctypes.util.find_library]


@pytest.mark.parametrize("html", [GEMENGD, GEMENGD.replace("<h2>", "<h5>")])
def test_alles_staat_weer_op_zijn_plaats(html: str) -> None:
    stand = vervangbaar()
    with pdftempo.met_geheugen():
        assert all(nu != eerst for nu, eerst in zip(vervangbaar()[:-1], stand, strict=False))
    with suppress(UitvoerFout):
        naar_pdf(html)
    assert vervangbaar() == stand


def test_de_tekens_van_het_lettertype_zijn_die_van_de_bestanden() -> None:
    ttlib: Any = import_module("fontTools.ttLib")
    map_ = pakketmap("templates") / "fonts"
    sets = [
        frozenset(map(chr, ttlib.TTFont(map_ / naam).getBestCmap()))
        for naam in lettertypen.BESTANDEN
    ]
    assert tekens_van_lettertype() == frozenset.intersection(*sets)
    assert {pad.name for pad in map_.glob("*.ttf")} == {*lettertypen.BESTANDEN}
