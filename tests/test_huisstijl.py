"""The house style: a small file that is checked strictly, and a logo that is made anew."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from conftest import Cli, Schrijf
from pdfhulp import inhoud, keur, klasse, ontleed, tekst, voorbeeld
from vngcheck.bestanden import pakketmap
from vngcheck.errors import GebruikFout, InvoerFout
from vngcheck.huisstijl import LOGO_IN_RAPPORT, MAX_LOGO, Huisstijl, contrast, laad_huisstijl
from vngcheck.rapport.html import naar_html
from vngcheck.rapport.inhoud import maak_rapport

GOED = 'naam: Gemeente Voorbeeldstad\nhoofdkleur: "#5b1a6e"\naccentkleur: "#C2410C"\n'
GEEN_BEELD = "Dit bestand is geen PNG of JPEG."
GEEF = "Geef een PNG of JPEG naast dit bestand, zoals: logo: logo.png"
CITAAT = 'Schrijf een # met zes tekens, tussen aanhalingstekens: "#12305a".'


def beeld(breed: int = 300, hoog: int = 100, soort: str = "PNG", **opties: Any) -> bytes:
    uit = io.BytesIO()
    kleur = (200, 30, 30, 128) if soort == "PNG" else (200, 30, 30)
    modus = "RGBA" if soort == "PNG" else "RGB"
    Image.new(modus, (breed, hoog), kleur).save(uit, soort, **opties)
    return uit.getvalue()


def fouten(pad: Path) -> list[str]:
    with pytest.raises(InvoerFout) as fout:
        laad_huisstijl(pad)
    return [f"{m.regel}: {m.pad}: {m.tekst} {m.remedie}".strip() for m in fout.value.meldingen]


def test_een_huisstijl_zonder_logo(schrijf: Schrijf) -> None:
    stijl = laad_huisstijl(schrijf("huisstijl.yaml", GOED))
    assert stijl == Huisstijl("Gemeente Voorbeeldstad", "#5b1a6e", "#c2410c", None)
    assert stijl.css == ":root { --hoofd: #5b1a6e; --accent: #c2410c; }"


@pytest.mark.parametrize(
    ("regels", "melding"),
    [
        (
            'naam: A\nhoofdkleur: "#777777"\naccentkleur: "#000000"\n',
            "2: hoofdkleur: De kleur #777777 heeft contrast 4,47 met wit; nodig is 4,5. "
            "Kies een donkerder kleur.",
        ),
        (
            'naam: A\nhoofdkleur: "#000000"\naccentkleur: "#ffcc00"\n',
            "3: accentkleur: De kleur #ffcc00 heeft contrast 1,51 met wit; nodig is 3,0. "
            "Kies een donkerder kleur.",
        ),
        (
            'naam: A\nhoofdkleur: blauw\naccentkleur: "#000000"\n',
            f"2: hoofdkleur: 'blauw' is geen kleur. {CITAAT}",
        ),
        (
            'naam: A\nhoofdkleur: "#000"\naccentkleur: "#000000"\n',
            f"2: hoofdkleur: '#000' is geen kleur. {CITAAT}",
        ),
        (
            'naam: A\nhoofdkleur: "#000000;}"\naccentkleur: "#000000"\n',
            f"2: hoofdkleur: '#000000;}}' is geen kleur. {CITAAT}",
        ),
        (
            'naam: A\nhoofdkleur: #000000\naccentkleur: "#000000"\n',
            "2: hoofdkleur: Hier staat geen kleur. Een # begint in YAML een opmerking. Zet de "
            'kleur tussen aanhalingstekens: "#12305a".',
        ),
    ],
)
def test_een_kleur_die_niet_kan(regels: str, melding: str, schrijf: Schrijf) -> None:
    assert fouten(schrijf("huisstijl.yaml", regels)) == [melding]


def test_alles_wat_fout_is_staat_er_in_een_keer(schrijf: Schrijf) -> None:
    pad = schrijf("huisstijl.yaml", 'kleur: rood\nhoofdkleur: "#ffffff"\n')
    gezegd = fouten(pad)
    assert len(gezegd) == 4
    for sleutel in ("kleur", "naam", "hoofdkleur", "accentkleur"):
        assert any(sleutel in regel for regel in gezegd)


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_contrast_ligt_tussen_een_en_eenentwintig(rgb: tuple[int, int, int]) -> None:
    assert 1 <= contrast("#{:02x}{:02x}{:02x}".format(*rgb)) <= 21.001


def test_het_logo_wordt_opnieuw_gemaakt(schrijf: Schrijf, tmp_path: Path) -> None:
    geheim = PngInfo()
    geheim.add_text("Comment", "Gemaakt door iemand")
    (tmp_path / "logo.png").write_bytes(beeld(2000, 500, pnginfo=geheim))
    stijl = laad_huisstijl(schrijf("huisstijl.yaml", GOED + "logo: logo.png\n"))
    assert stijl.logo is not None
    assert b"iemand" not in stijl.logo
    with Image.open(io.BytesIO(stijl.logo)) as gelezen:
        assert (gelezen.format, gelezen.mode, gelezen.info) == ("PNG", "RGB", {})
        assert gelezen.size == (LOGO_IN_RAPPORT[0], 225)
        assert gelezen.getpixel((5, 5)) == (227, 142, 142)  # what was see-through is on white


@pytest.mark.parametrize(
    ("inhoud_", "melding"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", f"{GEEN_BEELD} {GEEF}"),
        (b"GIF89a", f"{GEEN_BEELD} {GEEF}"),
        (b"", f"{GEEN_BEELD} {GEEF}"),
        (beeld()[:90], f"{GEEN_BEELD} {GEEF}"),
        (
            beeld(5000, 40),
            "Het logo is 5000 bij 40 pixels; elke kant moet van 32 tot 4000 zijn. " + GEEF,
        ),
        (
            beeld(31, 40),
            "Het logo is 31 bij 40 pixels; elke kant moet van 32 tot 4000 zijn. " + GEEF,
        ),
        (
            b"\0" * (MAX_LOGO + 1),
            "Het bestand is groter dan 2 MB.",
        ),
    ],
    ids=["svg", "gif", "leeg", "afgebroken", "breed", "klein", "groot"],
)
def test_een_logo_dat_niet_kan(
    inhoud_: bytes,
    melding: str,
    schrijf: Schrijf,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint does
    (tmp_path / "logo.png").write_bytes(inhoud_)
    assert fouten(schrijf("huisstijl.yaml", GOED + "logo: logo.png\n")) == [f"4: logo: {melding}"]


def test_een_logo_dat_er_niet_is(schrijf: Schrijf, tmp_path: Path) -> None:
    pad = schrijf("huisstijl.yaml", GOED + "logo: logo.png\n")
    assert fouten(pad) == [
        f"4: logo: Het bestand {tmp_path / 'logo.png'} bestaat niet. Klopt de naam?"
    ]


@pytest.mark.parametrize("naam", ["/etc/logo.png", "C:\\logo.png", "\\\\server\\logo.png"])
def test_een_logo_staat_bij_zijn_bestand(naam: str, schrijf: Schrijf) -> None:
    pad = schrijf("huisstijl.yaml", f"{GOED}logo: '{naam}'\n")
    assert fouten(pad) == [f"4: logo: Dit pad begint niet bij dit bestand. {GEEF}"]


def test_een_huisstijl_die_er_niet_is(tmp_path: Path) -> None:
    with pytest.raises(GebruikFout, match=r"weg\.yaml bestaat niet"):
        laad_huisstijl(tmp_path / "weg.yaml")


@pytest.mark.parametrize("soort", ["PNG", "JPEG"])
def test_het_rapport_draagt_de_huisstijl(
    soort: str, cli: Cli, schrijf: Schrijf, tmp_path: Path
) -> None:
    (tmp_path / "beeld").write_bytes(beeld(soort=soort))
    stijl = schrijf("huisstijl.yaml", GOED + "logo: beeld\n")
    uit = tmp_path / "rapport.pdf"
    gedaan = cli("rapport", pakketmap("examples") / "emmen.yaml", "-o", uit, "--huisstijl", stijl)
    assert gedaan.exit == 0, gedaan.err
    pdf = uit.read_bytes()
    keur(pdf)
    assert "Gemeente Voorbeeldstad" in tekst(pdf)
    with pikepdf.open(uit) as bestand:
        teksten = [
            str(o["/Alt"])
            for o in bestand.objects
            if isinstance(o, pikepdf.Dictionary) and "/Alt" in o
        ]
    assert "Logo van Gemeente Voorbeeldstad" in teksten


def test_op_het_scherm_staat_het_logo_in_het_bestand_zelf() -> None:
    stijl = Huisstijl("A & <b>", "#5b1a6e", "#c2410c", beeld())
    html = naar_html(maak_rapport(voorbeeld("emmen")), huisstijl=stijl)
    (omslag,) = klasse(ontleed(html), "omslag")
    (plaatje,) = omslag.iter("img")
    assert plaatje.get("alt") == "Logo van A & <b>"
    assert str(plaatje.get("src")).startswith("data:image/png;base64,")
    assert inhoud(klasse(omslag, "van")[0]) == "A & <b>"
    # The colours come behind those of the report, and so replace them.
    assert html.index("--hoofd: #5b1a6e") > html.index("--hoofd: #12305a")


def test_een_fout_in_de_huisstijl_is_ongeldige_invoer(
    cli: Cli, schrijf: Schrijf, tmp_path: Path
) -> None:
    stijl = schrijf("huisstijl.yaml", "naam: A\n")
    uit = tmp_path / "rapport.html"
    gedaan = cli("rapport", pakketmap("examples") / "emmen.yaml", "-o", uit, "--huisstijl", stijl)
    assert gedaan.exit == 3
    assert not uit.exists()
