"""The reference validator on what `naar_pdf` makes; slow, run by `make traag`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import verapdf
from vngcheck.rapport.pdf import naar_pdf

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.traag

STIJL = '@page { @top-left { content: "Kop" } @bottom-right { content: counter(page) } }'
TABEL = (
    "<table><thead><tr><td></td><th scope=col>Antwoord</th></tr></thead><tbody>"
    + "<tr><th scope=row>Vraag</th><td>ja</td></tr>" * 60
    + "</tbody></table>"
)
GRAFIEK = (
    '<svg width=90 height=20 font-family="Atkinson Hyperlegible Next"><title>Drie</title>'
    '<rect width=9 height=9 fill="#036" /><text x=20 y=9>3</text></svg>'
)
INHOUDEN = {
    "tabel": TABEL,
    "grafiek": f"<p>{GRAFIEK} drie</p>",
    "lijst": "<ul><li>Een<ul><li>Diep</li></ul></li></ul><dl><dt>a</dt><dd>b</dd></dl>",
    "link": '<p><a href="https://vng.nl">VNG</a> en <a href="#twee">twee</a></p>',
    "vreemd": "<p>😀 漢字 q\u0308\u0331 " + "a" * 20_000 + "</p>",
    # About one file in ten has a stream that must be written in another way.
    **{f"rapport {nummer}": f"<p>Rapport {nummer}</p>" for nummer in range(30)},
}


@pytest.mark.parametrize("inhoud", INHOUDEN.values(), ids=INHOUDEN.keys())
def test_verapdf_vindt_niets(inhoud: str, tmp_path: Path) -> None:
    pdf = tmp_path / "rapport.pdf"
    html = (
        f'<!DOCTYPE html><html lang="nl-NL"><head><meta charset="utf-8"><title>Rapport</title>'
        f"<style>{STIJL}</style></head><body><h1>Rapport</h1>{inhoud}<h2 id=twee>Twee</h2>"
    )
    pdf.write_bytes(naar_pdf(html))
    assert verapdf.fouten(pdf, "ua1") == []
    assert verapdf.fouten(pdf, "2a") == []


def test_verapdf_vindt_wel_wat(tmp_path: Path) -> None:
    pdf = tmp_path / "slecht.pdf"
    goed = naar_pdf("<html lang=nl><title>x</title><style></style><h1>x</h1><p>y")
    assert goed.count(b'pdfuaid:part="1"') == 1
    pdf.write_bytes(goed.replace(b'pdfuaid:part="1"', b'pdfuaid:part="7"'))
    assert verapdf.fouten(pdf, "ua1")
