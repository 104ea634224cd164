"""HTML to PDF: accessible, archivable, the same every time, and nothing read but our own."""

from __future__ import annotations

import hashlib
import html
import io
import os
import re
import subprocess
import sys
import time
from importlib import import_module
from typing import Any

import pikepdf
import pytest

from pdfhulp import elementen, keur, tekst
from vngcheck.errors import Exitcode, UitvoerFout
from vngcheck.rapport import pdf as pdf_module
from vngcheck.rapport import pdfmotor
from vngcheck.rapport.pdf import naar_pdf
from vngcheck.rapport.pdfstromen import DUBBELZINNIG, leg_vast
from vngcheck.rapport.pdfua import maak_af
from vngcheck.rapport.tekens import (
    LANGSTE_WOORD,
    ZONDER_TEKENVORM,
    breekbaar,
    tekens_van_lettertype,
    zonder_onbekende_tekens,
)

TABEL = (
    "<table><caption>Tabel</caption><thead><tr><td></td><th scope=col>Antwoord</th></tr></thead>"
    "<tbody><tr><th scope=row>Vraag</th><td>ja</td></tr></tbody></table>"
)
MARGES = '@page { @top-left { content: "Kop" } @bottom-right { content: "Blz. " counter(page) } }'
FIGUUR = (
    "<svg width=90 height=20 role=img><title>Drie van vier</title><rect width=9 height=9 /></svg>"
)


def document(inhoud: str, kop: str = "", taal: str = ' lang="nl-NL"') -> str:
    return (
        f'<!DOCTYPE html><html{taal}><head><meta charset="utf-8"><title>Rapport</title>{kop}'
        f"<style>{MARGES}</style></head><body><h1>Rapport</h1>{inhoud}</body></html>"
    )


VOLLEDIG = document(
    f'<nav><a href="#twee">Naar twee</a></nav><p>Zie <a href="https://vng.nl">de VNG</a>.</p>'
    f"{TABEL}{FIGUUR}<ul><li>Een<ul><li>Diep</li></ul></li></ul><h2 id=twee>Twee</h2>"
    + "<p>Tekst over de aanpak van mensenhandel.</p>"
    * 80,
    kop='<meta name="dcterms.created" content="2026-06-30">',
)


@pytest.fixture(scope="module")
def volledig() -> bytes:
    return naar_pdf(VOLLEDIG)


def test_voldoet_aan_beide_normen(volledig: bytes) -> None:
    keur(volledig)


def test_beschrijft_zichzelf(volledig: bytes) -> None:
    with pikepdf.open(io.BytesIO(volledig)) as pdf:
        assert str(pdf.Root.Lang) == "nl-NL"
        assert str(pdf.docinfo["/Title"]) == "Rapport"
        assert str(pdf.docinfo["/CreationDate"]) == "D:20260630"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        xmp = pdf.Root.Metadata.read_bytes()
        assert b'pdfuaid:part="1"' in xmp
        assert b'pdfaid:part="2"' in xmp
        with pdf.open_outline() as overzicht:
            (kop,) = overzicht.root
            assert (kop.title, [kind.title for kind in kop.children]) == ("Rapport", ["Twee"])


def test_tabelkoppen_zeggen_wat_ze_koppen(volledig: bytes) -> None:
    with pikepdf.open(io.BytesIO(volledig)) as pdf:
        koppen = [str(element.A.Scope) for element in elementen(pdf) if element.S == "/TH"]
    assert koppen == ["/Column", "/Row"]


def test_geneste_tabel_en_tabel_over_bladen() -> None:
    rijen = "".join(
        f"<tr><th scope=row>{nummer}</th><td>{'woord ' * 40}</td></tr>" for nummer in range(60)
    )
    lang = TABEL.replace("</tbody>", f"{rijen}</tbody>")
    pdf = naar_pdf(document(lang + TABEL.replace("<td>ja", f"<td>{TABEL}")))
    keur(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as bestand:
        scopes = [str(element.A.Scope) for element in elementen(bestand) if element.S == "/TH"]
        # A row that a page break cuts counts twice; the head of a table only once.
        assert scopes.count("/Row") >= 63
        assert scopes.count("/Column") == 3
        assert len(scopes) == scopes.count("/Row") + scopes.count("/Column")


def test_marges_zijn_artefact(volledig: bytes) -> None:
    with pikepdf.open(io.BytesIO(volledig)) as pdf:
        assert len(pdf.pages) > 1
        in_boom = {element.objgen for element in elementen(pdf)}
        for nummer, blad in enumerate(pdf.pages):
            merken = [
                [str(deel) for deel in opdracht.operands]
                for opdracht in pikepdf.parse_content_stream(blad)
                if str(opdracht.operator) == "BDC"
            ]
            artefacten = [merk for merk in merken if merk[0] == "/Artifact"]
            assert len(artefacten) == 2
            assert all("/Pagination" in merk[1] for merk in artefacten)
            ouders = pdf.Root.StructTreeRoot.ParentTree.Nums[2 * nummer + 1]
            assert len(ouders) == len(merken) - 2
            assert all(ouder.objgen in in_boom for ouder in ouders)
        alle = [ding for ding in pdf.objects if isinstance(ding, pikepdf.Dictionary)]
        structuur = {ding.objgen for ding in alle if ding.get("/Type") == "/StructElem"}
        assert structuur == in_boom


def test_links_werken(volledig: bytes) -> None:
    with pikepdf.open(io.BytesIO(volledig)) as pdf:
        intern, extern = pdf.pages[0].Annots
        assert str(extern.A.URI) == "https://vng.nl"
        assert str(intern.Dest) in str(list(pdf.Root.Names.Dests.Names))


def test_bytes_hangen_niet_van_proces_of_hash_af(volledig: bytes) -> None:
    assert naar_pdf(VOLLEDIG) == volledig
    code = (
        "import hashlib, sys; from vngcheck.rapport.pdf import naar_pdf;"
        "print(hashlib.sha256(naar_pdf(sys.stdin.buffer.read().decode())).hexdigest())"
    )
    sommen = {
        subprocess.run(
            [sys.executable, "-c", code],
            input=VOLLEDIG.encode(),
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": zaad, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout
        for zaad in ("1", "2")
    }
    assert sommen == {f"{hashlib.sha256(volledig).hexdigest()}\n".encode()}


def test_bytes_hangen_niet_van_de_klok_af(volledig: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    morgen = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: morgen)
    assert naar_pdf(VOLLEDIG) == volledig


def test_dubbelzinnig_bestand_wordt_anders_geschreven(
    volledig: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def merk(pdf: Any, lettertype: str, poging: int, bijlagen: Any) -> None:
        maak_af(pdf, lettertype, poging, bijlagen)
        if not poging:
            pdf.objects[-1].stream.append(b"<!-- nog eens -->")

    monkeypatch.setattr(pdf_module, "maak_af", merk)
    monkeypatch.setattr(pdf_module, "DUBBELZINNIG", b"<!-- nog eens -->")
    pdf = naar_pdf(VOLLEDIG)
    keur(pdf)
    assert pdf != volledig
    assert tekst(pdf) == tekst(volledig)


def test_stroom_die_dubbelzinnig_eindigt_krijgt_een_tekstfilter() -> None:
    pydyf = import_module("pydyf")
    pdf = pydyf.PDF()
    inhouden = [b"%% %d" % nummer for nummer in range(2000)]
    for inhoud in inhouden:
        pdf.add_object(pydyf.Stream([inhoud], compress=True))
    dubbelzinnig = sum(DUBBELZINNIG in ding.indirect for ding in pdf.objects[3:])
    leg_vast(pdf)
    assert dubbelzinnig > 0
    bestand = io.BytesIO()
    pdf.write(bestand)
    assert DUBBELZINNIG not in bestand.getvalue()
    with pikepdf.open(bestand) as gelezen:
        stromen = [ding for ding in gelezen.objects if isinstance(ding, pikepdf.Stream)]
        assert [stroom.read_bytes() for stroom in stromen] == inhouden
        assert sum(isinstance(stroom.Filter, pikepdf.Array) for stroom in stromen) == dubbelzinnig


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        ('<img src="vngcheck:bestaat-niet.png">', "bestaat-niet"),
        ('<p style="kleur: rood">x</p>', "kleur"),
        ('<a href="#nergens">x</a>', "nergens"),
        ("<svg width=9 height=9><rect width=9 height=9 /></svg>", "beschrijving"),
        ("<h3>te diep</h3>", "h3 volgt op h1"),
        ("<ul><li><p>x</p></li></ul>", "/LI"),
        ("<dl><div><dt>x</dt><dd>y</dd></div></dl>", "/L "),
        ("<p>x<a href='https://vng.nl'><b>y</b></a></p>", "link"),
        ("<p style='opacity: 0.5'>x</p>", "opacity"),
        ("<table><tr><td>x</td><td>y</td></tr><tr><td>x</td></tr></table>", "breed"),
        ("<table><tr><td rowspan=2>x</td><td>y</td></tr><tr><td>y</td></tr></table>", "rowspan"),
        ("<p style='font-family: sans-serif'>x</p>", "lettertype"),
        ("<a href='javascript:alert(1)'>x</a>", "javascript"),
    ],
)
def test_slechte_html_geeft_geen_pdf(inhoud: str, melding: str) -> None:
    with pytest.raises(UitvoerFout, match=re.escape(melding)) as gevangen:
        naar_pdf(document(inhoud))
    assert "fout in vngcheck" in str(gevangen.value)
    assert gevangen.value.exitcode is Exitcode.UITVOER_MISLUKT


def test_taal_en_titel_moeten() -> None:
    with pytest.raises(UitvoerFout, match="lang"):
        naar_pdf(document("<p>x</p>", taal=""))
    with pytest.raises(UitvoerFout, match="titel"):
        naar_pdf(document("<p>x</p>").replace("<title>Rapport</title>", ""))


DOELEN = {
    "file": "{map}/geheim.txt",
    "http": "http://127.0.0.1:9/geheim.txt",
    "relatief": "geheim.txt",
    "omhoog": "vngcheck:../pyproject.toml",
    "gecodeerd": "vngcheck:%2e%2e/pyproject.toml",
    "absoluut": "vngcheck:/etc/hostname",
    "data": "data:text/plain,geheim",
}
WEGEN = [
    '<link rel=attachment href="{}">',
    '<link rel=stylesheet href="{}">',
    "<style>@import url({});</style>",
    "<style>p {{ background: url({}) }}</style>",
    "<style>p::before {{ content: url({}) }}</style>",
    '<style>@font-face {{ font-family: x; src: url("{}") }} p {{ font-family: x }}</style>',
    '<a rel=attachment href="{}">x</a>',
    '<img alt=x src="{}">',
    '<svg width=9 height=9><title>x</title><image href="{}" width=5 height=5 /></svg>',
    '<object data="{}">x</object>',
    '<embed src="{}">',
]


@pytest.mark.parametrize("doel", DOELEN.values(), ids=DOELEN.keys())
@pytest.mark.parametrize("weg", WEGEN)
def test_niets_van_buiten(
    weg: str, doel: str, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "geheim.txt").write_text("geheim")
    monkeypatch.chdir(tmp_path)
    adres = doel.format(map=tmp_path.as_uri())
    with pytest.raises(UitvoerFout):
        naar_pdf(document(f"<p>x</p>{weg.format(adres)}"))


def test_eigen_bestand_mag() -> None:
    kop = '<style>@font-face { font-family: "Atkinson Hyperlegible Next"; src: url("%s") }</style>'
    keur(
        naar_pdf(document("<p>x</p>", kop % "vngcheck:fonts/AtkinsonHyperlegibleNext_700Bold.ttf"))
    )


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_zonder_pango(
    platform: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def mislukt(naam: str) -> None:
        print("-----\nWeasyPrint could not import some external libraries.")  # noqa: T201
        raise OSError(f"cannot load library 'libpango-1.0-0' ({naam})")

    monkeypatch.setattr(pdfmotor, "import_module", mislukt)
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(UitvoerFout, match="Pango") as gevangen:
        naar_pdf(VOLLEDIG)
    woord = {"linux": "sudo apt install", "darwin": "brew install", "win32": "pacman -S"}
    assert woord[platform] in str(gevangen.value)
    assert "--formaat html" in str(gevangen.value)
    assert gevangen.value.exitcode == 4
    assert capfd.readouterr() == ("", "")


def test_zonder_weasyprint(monkeypatch: pytest.MonkeyPatch) -> None:
    for naam in [naam for naam in sys.modules if naam.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, naam)
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(UitvoerFout, match="opnieuw"):
        naar_pdf(VOLLEDIG)


def test_import_laadt_weasyprint_niet() -> None:
    code = (
        "import sys, vngcheck.rapport.pdf;"
        "sys.exit(bool({'weasyprint', 'fontTools'} & {*sys.modules}))"
    )
    subprocess.run(
        [sys.executable, "-c", code], check=True, env={"PYTHONPATH": os.pathsep.join(sys.path)}
    )


def test_stil_op_standaardfout(capfd: pytest.CaptureFixture[str]) -> None:
    naar_pdf(document("<p>x</p>"))
    with pytest.raises(UitvoerFout):
        naar_pdf(document("<h3>x</h3>"))
    assert capfd.readouterr() == ("", "")


VREEMD = "Emoji 😀👨‍👩‍👧✔️, 漢字, السلام, q\u0308\u0331, ≮, \uff1cb\uff1e, \u202eom\u202c, \u0338x"


@pytest.mark.parametrize("woord", ["a" * 20_000, "https://vng.nl/" + "abc/d?x=1&y=" * 1_600])
def test_vreemde_tekst_rendert_snel_en_voldoet(woord: str) -> None:
    rij = f"<tr><th scope=row>x</th><td>{html.escape(woord)}</td></tr>"
    begin = time.monotonic()
    pdf = naar_pdf(
        document(
            f"<h2>{html.escape(VREEMD)}</h2><p>{html.escape(VREEMD + woord)}</p>"
            + TABEL.replace("</tbody>", f"{rij}</tbody>")
        )
    )
    assert time.monotonic() - begin < 10
    keur(pdf)
    leesbaar = tekst(pdf)
    assert "[U+1F600]" in leesbaar
    # Nothing lost, whatever the lines: it stands there in the paragraph and in the table.
    assert re.sub(r"\s", "", leesbaar.replace("Kop", "")).count(woord[:15]) >= 2


@pytest.mark.parametrize(
    "goed",
    [
        "gewone tekst, één ëĳĲ “a” „b” \u2013 … • € ½ ²",
        "Ğğıİşç łąęćżźń čćđšž ŐőŰű ÅåØøÆæ ßœ",
        "zacht\u00adafbreken, nul\u200bbreed, vast\u00a0spatie\n\ttab",
    ],
)
def test_europese_letters_blijven(goed: str) -> None:
    assert zonder_onbekende_tekens(goed) == goed


@pytest.mark.parametrize(
    ("in_", "uit"),
    [
        ("e\u0301\u00e9", "\u00e9\u00e9"),
        ("ﬁets №5 \uff21", "fiets No5 A"),
        ("a\u2011b\u202fc\u2003d\r\ne", "a-b\u00a0c d\ne"),
        ("→✓", "[U+2192][U+2713]"),
        ("\uff1cb\uff1e", "[U+FF1C]b[U+FF1E]"),
        ("q\u0308\x01\u202e\ufffe", "q[U+0308][U+0001][U+202E][U+FFFE]"),
    ],
)
def test_onbekende_tekens_worden_zichtbaar(in_: str, uit: str) -> None:
    assert zonder_onbekende_tekens(in_) == uit
    assert zonder_onbekende_tekens(uit) == uit


def test_elk_gehouden_teken_rendert() -> None:
    alle = sorted(tekens_van_lettertype() | ZONDER_TEKENVORM)
    houdt = [teken for teken in alle if zonder_onbekende_tekens(teken) == teken]
    keur(naar_pdf(document("".join(f"<p>a{html.escape(teken)}b</p>" for teken in houdt))))
    keur(naar_pdf(document(f"<p>{html.escape(''.join(houdt))}</p>")))


def test_breekbaar() -> None:
    breuk = "\u200b"
    assert breekbaar("a" * LANGSTE_WOORD) == "a" * LANGSTE_WOORD
    assert breekbaar("a" * (LANGSTE_WOORD + 1)) == "a" * LANGSTE_WOORD + breuk + "a"
    lang = breekbaar("a" * 20_000)
    assert max(map(len, lang.split(breuk))) == LANGSTE_WOORD
    assert breekbaar(lang) == lang
    assert breekbaar("gewone woorden " * 9) == "gewone woorden " * 9
