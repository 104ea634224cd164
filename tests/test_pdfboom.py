"""What a page break cuts is one element in the structure of a PDF."""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

import pikepdf
import pytest

from pdfhulp import bladen, elementen, keur, ontleed, voorbeeld_papier, voorbeeld_pdf
from vngcheck.rapport.pdf import naar_pdf

RIJEN = "".join(
    f"<tr><th scope=row>Rij {nummer}</th><td>ja {nummer}</td><td>nee {nummer}</td></tr>"
    for nummer in range(150)
)
TABEL = (
    "<table><caption>Lang</caption><thead><tr><td></td><th scope=col>Eerste kop</th>"
    f"<th scope=col>Tweede kop</th></tr></thead><tbody>{RIJEN}</tbody></table>"
)
SOORTEN = {"main": "/Part", "section": "/Sect", "article": "/Art", "table": "/Table"}


def maak(inhoud: str) -> pikepdf.Pdf:
    pdf = naar_pdf(
        '<!DOCTYPE html><html lang="nl-NL"><head><meta charset="utf-8"><title>Proef</title>'
        '<style>@page { @bottom-right { content: "Blz. " counter(page) } } '
        "tr { break-inside: avoid }</style>"
        f"</head><body><h1>Proef</h1>{inhoud}</body></html>"
    )
    keur(pdf)
    return pikepdf.open(io.BytesIO(pdf))


def van(pdf: pikepdf.Pdf, soort: str) -> list[Any]:
    return [element for element in elementen(pdf) if str(element.S) == soort]


def bladen_van(element: Any) -> set[tuple[int, int]]:
    """The pages on which an element has text."""
    if "/K" not in element:
        return set()
    gevonden: set[tuple[int, int]] = set()
    for kind in element.K:
        gevonden |= {element.Pg.objgen} if isinstance(kind, int) else bladen_van(kind)
    return gevonden


def test_a_table_over_pages_is_one_table_with_one_head() -> None:
    with maak(f"<main><section>{TABEL}</section></main>") as pdf:
        assert len(pdf.pages) >= 3
        telling = Counter(str(element.S) for element in elementen(pdf))
        assert [telling[soort] for soort in ("/Part", "/Sect", "/Table", "/Caption")] == [1] * 4
        assert [telling[soort] for soort in ("/THead", "/TBody", "/TR", "/TD")] == [1, 1, 151, 301]
        (tabel,) = van(pdf, "/Table")
        assert len(bladen_van(tabel)) == len(pdf.pages)


def test_every_cell_names_the_heads_of_its_row_and_column() -> None:
    with maak(TABEL) as pdf:
        koppen = {str(kop.ID): kop for kop in van(pdf, "/TH")}
        assert len(koppen) == 152
        eerste, tweede = (naam for naam, kop in koppen.items() if kop.A.Scope == "/Column")
        for rij in van(pdf, "/TR")[1:]:
            kop, *cellen = rij.K
            genoemd = [[str(naam) for naam in cel.A.Headers] for cel in cellen]
            assert genoemd == [[str(kop.ID), eerste], [str(kop.ID), tweede]]


def test_a_repeated_head_is_seen_but_not_read() -> None:
    with maak(TABEL) as pdf:
        buffer = io.BytesIO()
        pdf.save(buffer)
        assert all("Tweede kop" in blad for blad in bladen(buffer.getvalue()))
        for nummer, blad in enumerate(pdf.pages):
            merken = [
                [str(deel) for deel in opdracht.operands]
                for opdracht in pikepdf.parse_content_stream(blad)
                if str(opdracht.operator) == "BDC"
            ]
            # The foot of the page, and from the second page on the two heads.
            assert len([m for m in merken if m[0] == "/Artifact"]) == (3 if nummer else 1)


def test_a_row_that_is_cut_is_one_row() -> None:
    rij = f"<tr><th scope=row>Lang</th><td>{'woorden ' * 900}</td><td>kort</td></tr>"
    with maak(TABEL.replace("<tbody>", f"<tbody>{rij}")) as pdf:
        telling = Counter(str(element.S) for element in elementen(pdf))
        assert [telling[soort] for soort in ("/Table", "/THead", "/TBody")] == [1, 1, 1]
        assert [telling[soort] for soort in ("/TR", "/TH", "/TD")] == [152, 153, 303]
        lang = van(pdf, "/TR")[1]
        assert len(bladen_van(lang)) > 1
        assert len(bladen_van(lang.K[2])) == 1
        kop, *cellen = lang.K
        for cel in cellen:
            assert str(cel.A.Headers[0]) == str(kop.ID)


def test_the_head_of_a_table_comes_first_also_when_a_row_pushes_it_away() -> None:
    """A row that may not be cut and is higher than a page, so that WeasyPrint drops the head."""
    smal = f"<tr><th scope=row>Smal</th><td>{'woord ' * 60}</td><td>kort</td></tr>"
    tabel = TABEL.replace("<tbody>", f"<tbody>{smal}").replace(
        "<table>", '<table style="width: 30mm; font-size: 30pt">'
    )
    with maak(tabel) as pdf:
        for element in van(pdf, "/Table"):
            soorten = [str(kind.S) for kind in element.K]
            assert soorten == ["/Caption", "/THead", "/TBody"]


def test_a_paragraph_and_a_list_over_pages_are_one() -> None:
    punten = "".join(f"<li>Punt {nummer}</li>" for nummer in range(90))
    with maak(f"<p>{'woorden ' * 1500}</p><ul>{punten}</ul>") as pdf:
        (alinea,) = van(pdf, "/P")
        (lijst,) = van(pdf, "/L")
        assert len(bladen_van(alinea)) > 1
        assert len(bladen_van(lijst)) > 1
        assert len(van(pdf, "/LI")) == 90


@pytest.mark.parametrize("inhoud", ["<p>Een</p>", "<ul><li>Een</li></ul>", TABEL])
def test_two_elements_that_a_page_break_parts_stay_two(inhoud: str) -> None:
    with maak(f'{inhoud}<div style="break-before: page">{inhoud}</div>') as pdf:
        soort = {"<p": "/P", "<u": "/L", "<t": "/Table"}[inhoud[:2]]
        assert len(van(pdf, soort)) == 2


def test_text_stands_in_reading_order_across_a_break() -> None:
    alineas = "".join(f"<p>Alinea {nummer} einde.</p>" for nummer in range(120))
    with maak(f"<main><section><h2>Kop</h2>{alineas}</section></main>") as pdf:
        (deel,) = van(pdf, "/Sect")
        assert len(deel.K) == 121
        assert [str(kind.S) for kind in deel.K] == ["/H2"] + ["/P"] * 120
        assert all(kind.P.objgen == deel.objgen for kind in deel.K)


@pytest.mark.parametrize("naam", ["haarlemmermeer", "voorbeeldstad"])
def test_a_report_has_as_many_elements_as_its_html(naam: str) -> None:
    telling = Counter(element.tag for element in ontleed(voorbeeld_papier(naam)).iter())
    with pikepdf.open(io.BytesIO(voorbeeld_pdf(naam))) as pdf:
        in_pdf = Counter(str(element.S) for element in elementen(pdf))
        assert {s: in_pdf[s] for s in SOORTEN.values()} == {
            s: telling[tag] for tag, s in SOORTEN.items()
        }
        assert in_pdf["/Caption"] == telling["caption"]
        assert in_pdf["/THead"] == telling["thead"]
