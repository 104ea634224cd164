"""`vngcheck rapport` and `vngcheck demo`: files, edities, and personal data."""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import pytest

from conftest import Cli, Programma, Schrijf, SchrijfDossier
from pdfhulp import bladen, inhoud, klasse, ontleed, plat, tekst
from vngcheck.bestanden import pakketmap
from vngcheck.rapport import pdfmotor

VOORBEELD: Final = pakketmap("examples") / "voorbeeldstad.yaml"
HTML: Final = b"<!DOCTYPE html>"
NALEZEN: Final = (
    "Let op: namen en adressen herkent vngcheck niet. Lees het rapport na voor u het deelt."
)
MOGELIJK: Final = "Let op: mogelijk persoonsgegevens."
# Each value is invented: it passes the check of its kind, and belongs to nobody.
GEVALLEN: Final = {
    "een burgerservicenummer": "Inwoner 111222333 kwam langs.",
    "een e-mailadres": "Mail jan@voorbeeld.example.",
    "een telefoonnummer": "Bel 06-12345678.",
    "een bankrekeningnummer": "Maak over op NL91ABNA0417164300.",
    "een geboortedatum": "Zij is geboren op 1 januari 1900.",
}
WAARDEN: Final = ("111222333", "jan@", "12345678", "ABNA", "1900")
REMEDIE: Final = (
    "Haal het weg, of zet een functioneel contact in toegestane_contacten. "
    "Toch maken kan met --toch."
)
PERSOON: Final = "antwoorden:\n  beleid.plan:\n    antwoord: ja\n    toelichting: {}\n"


def gelezen(pad: Path) -> str:
    return inhoud(ontleed(pad.read_text(encoding="utf-8")))


# the form follows from the name


@pytest.mark.parametrize(
    ("naam", "opties", "begin"),
    [
        ("uit.html", [], HTML),
        ("UIT.HTML", [], HTML),
        ("uit.pdf", [], b"%PDF-1."),
        ("uit.PDF", ["--formaat", "pdf"], b"%PDF-1."),
        ("uit.html", ["--formaat", "html"], HTML),
        ("uit.pdf.txt", ["--formaat", "html"], HTML),
        ("zonder-einde", ["--formaat", "html"], HTML),
        ("nieuwe/map/uit.html", [], HTML),
    ],
)
def test_het_formaat_volgt_uit_de_naam(
    naam: str, opties: list[str], begin: bytes, cli: Cli, schrijf_dossier: SchrijfDossier
) -> None:
    pad = schrijf_dossier()
    doel = pad.parent / naam
    uitslag = cli("rapport", pad, "-o", doel, *opties)
    assert (uitslag.exit, uitslag.out) == (0, "")
    assert uitslag.err.splitlines()[1:] == [f"Klaar: {doel}", NALEZEN]
    assert doel.read_bytes().startswith(begin)


@pytest.mark.parametrize("naam", ["uit", "uit.docx", "uit.pdf.txt", ".pdf"])
def test_een_naam_die_niets_zegt(
    naam: str, cli: Cli, schrijf_dossier: SchrijfDossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = schrijf_dossier()
    monkeypatch.chdir(pad.parent)  # where tests are run there may be a folder `uit`
    uitslag = cli("rapport", pad, "-o", naam)
    assert uitslag.exit == 2
    assert uitslag.err.startswith(f"Fout: Aan de naam {naam} is niet te zien wat het moet worden.")


@pytest.mark.parametrize(
    ("naam", "formaat"), [("uit.pdf", "html"), ("uit.HTML", "pdf"), ("map/uit.html", "pdf")]
)
def test_een_naam_die_iets_anders_zegt_dan_formaat(
    naam: str, formaat: str, cli: Cli, tmp_path: Path, schrijf_dossier: SchrijfDossier
) -> None:
    doel = tmp_path / naam
    tekst = f"De naam {doel} en --formaat {formaat} spreken elkaar tegen. Kies er een."
    uitslag = cli("rapport", schrijf_dossier(), "-o", doel, "--formaat", formaat)
    assert uitslag == (2, "", f"Fout: {tekst}\n")
    assert not doel.exists()


def test_een_oud_rapport_blijft_tot_het_nieuwe_er_is(
    cli: Cli, schrijf: Schrijf, schrijf_dossier: SchrijfDossier
) -> None:
    doel = schrijf("uit.html", "oud")
    assert cli("rapport", schrijf_dossier(peildatum="morgen"), "-o", doel).exit == 3
    assert doel.read_text(encoding="utf-8") == "oud"
    assert cli("rapport", schrijf_dossier(), "-o", doel).exit == 0
    assert doel.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_het_dossier_zelf_wordt_niet_overschreven(
    cli: Cli, schrijf_dossier: SchrijfDossier
) -> None:
    pad = schrijf_dossier(naam="dossier.html")
    inhoud_eerst = pad.read_bytes()
    melding = f"{pad} is het dossier zelf. Kies een andere naam voor het rapport."
    assert cli("rapport", pad, "-o", pad) == (2, "", f"Fout: {melding}\n")
    assert pad.read_bytes() == inhoud_eerst


def test_een_vorige_meting_wordt_niet_overschreven(
    cli: Cli, schrijf_dossier: SchrijfDossier
) -> None:
    oud, nieuw = schrijf_dossier(naam="oud.html", peildatum="2025-06-30"), schrijf_dossier()
    voor = oud.read_bytes()
    melding = f"{oud} is een vorige meting. Kies een andere naam voor het rapport."
    uitslag = cli("rapport", nieuw, "--vorige", oud, "-o", oud)
    assert uitslag == (2, "", f"Fout: {melding}\n")
    assert oud.read_bytes() == voor


# what does not belong together


def test_een_vorige_die_nieuwer_is(cli: Cli, schrijf_dossier: SchrijfDossier) -> None:
    oud, nieuw = schrijf_dossier(naam="oud.yaml", peildatum="2025-06-30"), schrijf_dossier()
    eerste = schrijf_dossier(naam="eerste.yaml", peildatum="2024-06-30")
    doel = oud.parent / "uit.html"
    for vorige, rest in (([nieuw], ""), ([nieuw, eerste], f"--vorige {eerste} ")):
        opties = [woord for pad in vorige for woord in ("--vorige", pad)]
        assert cli("rapport", oud, "-o", doel, *opties) == (
            2,
            "",
            f"Fout: {nieuw} (30 juni 2026) staat achter --vorige, maar is nieuwer dan {oud} (30 "
            "juni 2025). Het rapport gaat over de nieuwste meting: vngcheck rapport "
            f"{nieuw} -o rapport.pdf {rest}--vorige {oud}\n",
        )
    assert not doel.exists()


def test_een_vorige_van_een_ander_zegt_dat_eerst(cli: Cli, schrijf_dossier: SchrijfDossier) -> None:
    oud = schrijf_dossier(naam="oud.yaml", peildatum="2025-06-30", gemeente="GM0106")
    uitslag = cli("rapport", oud, "-o", oud.parent / "uit.html", "--vorige", schrijf_dossier())
    assert (uitslag.exit, uitslag.out) == (2, "")
    assert "is van Assen (GM0106)" in uitslag.err


def test_het_dossier_als_zijn_eigen_vorige(cli: Cli, schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier()
    anders = pad.parent / "map" / ".." / pad.name
    (pad.parent / "map").mkdir()
    melding = f"--vorige noemt het dossier zelf: {pad}. Geef een eerdere meting."
    uitslag = cli("rapport", pad, "-o", pad.parent / "uit.html", "--vorige", anders)
    assert uitslag == (2, "", f"Fout: {melding}\n")


@pytest.mark.parametrize("optie", ["--regio", "--anoniem", "--regio-map=."])
def test_een_regiodossier_naast_de_andere_gemeenten(
    optie: str, cli: Cli, schrijf_dossier: SchrijfDossier
) -> None:
    regio = schrijf_dossier(
        naam="regio.yaml", gemeente=None, regio="{naam: Zuid, gemeenten: [GM0394]}"
    )
    assert cli("rapport", regio, "-o", regio.parent / "uit.html", optie) == (
        2,
        "",
        f"Fout: {regio} is het dossier van een regio; --regio zet een gemeente naast de andere. "
        f"Maak een regiobeeld met: vngcheck regio {regio} -o regiobeeld.pdf\n",
    )


def test_dezelfde_bytes_in_een_ander_proces(
    programma: Programma, cli: Cli, tmp_path: Path, schrijf_dossier: SchrijfDossier
) -> None:
    pad = schrijf_dossier()
    assert programma("rapport", pad, "-o", "een.pdf").exit == 0
    assert cli("rapport", pad, "-o", tmp_path / "twee.pdf").exit == 0
    sommen = {
        hashlib.sha256((tmp_path / naam).read_bytes()).hexdigest()
        for naam in ("een.pdf", "twee.pdf")
    }
    assert len(sommen) == 1


# a pipe is written into


@pytest.fixture
def pijp(tmp_path: Path) -> Path:
    pad = tmp_path / "pijp.html"
    os.mkfifo(pad)
    return pad


def test_in_een_pijp_wordt_geschreven(
    pijp: Path, cli: Cli, tmp_path: Path, schrijf_dossier: SchrijfDossier
) -> None:
    pad, gewoon = schrijf_dossier(), tmp_path / "gewoon.html"
    with ThreadPoolExecutor() as lezers:
        gelezen = lezers.submit(pijp.read_bytes)
        uitslag = cli("rapport", pad, "-o", pijp)
    assert (uitslag.exit, uitslag.err.splitlines()[1:]) == (0, [f"Klaar: {pijp}", NALEZEN])
    assert cli("rapport", pad, "-o", gewoon).exit == 0
    assert gelezen.result() == gewoon.read_bytes()
    assert pijp.is_fifo()
    assert sorted(pad.parent.glob("*.html")) == [gewoon, pijp]


def test_een_pijp_die_niet_alles_leest_geeft_code_4(
    pijp: Path, cli: Cli, schrijf_dossier: SchrijfDossier
) -> None:
    def lees_even() -> bytes:
        with pijp.open("rb", buffering=0) as stroom:
            return stroom.read(len(HTML))

    with ThreadPoolExecutor() as lezers:
        gelezen = lezers.submit(lees_even)
        # A report with its fonts is more than a pipe holds, so the writer is still at it.
        uitslag = cli("rapport", schrijf_dossier(), "-o", pijp)
    assert gelezen.result() == HTML
    assert (uitslag.exit, uitslag.out) == (4, "")
    eerst, *rest = uitslag.err.splitlines()
    assert eerst == "Rapport van Haarlemmermeer maken ..."
    assert [regel.startswith(f"Fout: Kan {pijp} niet schrijven: ") for regel in rest] == [True]
    assert pijp.is_fifo()
    assert [deel.name for deel in pijp.parent.glob("*pijp*")] == [pijp.name]


# edities


def test_de_openbare_editie_is_de_gewone(cli: Cli, tmp_path: Path) -> None:
    doelen = {naam: tmp_path / f"{naam}.html" for naam in ("niets", "openbaar", "intern")}
    for naam, doel in doelen.items():
        opties = [] if naam == "niets" else ["--editie", naam]
        uitslag = cli("rapport", VOORBEELD, "-o", doel, *opties)
        assert uitslag.exit == 0
        # What stays inside needs no reading over for whoever it is shared with.
        over = [] if naam == "intern" else [NALEZEN]
        assert uitslag.err.splitlines()[1:] == [f"Klaar: {doel}", *over]
    assert doelen["niets"].read_bytes() == doelen["openbaar"].read_bytes()
    notitie = "Bij de kadernota 2027 opnieuw inbrengen, samen met het sociaal domein."
    assert notitie in VOORBEELD.read_text(encoding="utf-8")
    assert notitie.encode() not in doelen["openbaar"].read_bytes()
    assert f"Intern: {notitie}" in gelezen(doelen["intern"])


# personal data


@pytest.mark.parametrize("soort", GEVALLEN)
def test_met_persoonsgegevens_komt_er_geen_openbaar_rapport(
    soort: str, cli: Cli, tmp_path: Path, schrijf_dossier: SchrijfDossier
) -> None:
    pad, doel = schrijf_dossier(PERSOON.format(GEVALLEN[soort])), tmp_path / "uit.html"
    uitslag = cli("rapport", pad, "-o", doel)
    assert (uitslag.exit, uitslag.out) == (3, "")
    plaats = f"{pad}:8: fout: antwoorden.beleid.plan.toelichting"
    fout = f"Hier staat waarschijnlijk {soort}; dat hoort niet in een openbaar rapport."
    assert uitslag.err.splitlines()[1:] == [f"{plaats}: {fout}", f"    {REMEDIE}"]
    assert [waarde for waarde in WAARDEN if waarde in uitslag.err] == []
    assert not doel.exists()


def test_toch_maakt_het_en_zegt_het_erbij(
    cli: Cli, tmp_path: Path, schrijf_dossier: SchrijfDossier
) -> None:
    pad = schrijf_dossier(PERSOON.format(GEVALLEN["een e-mailadres"]))
    for doel in (tmp_path / "uit.html", tmp_path / "uit.pdf"):
        uitslag = cli("rapport", pad, "-o", doel, "--toch")
        assert uitslag.exit == 0
        assert "Hier staat waarschijnlijk een e-mailadres;" in uitslag.err
    html = (tmp_path / "uit.html").read_text(encoding="utf-8")
    omslag = inhoud(klasse(ontleed(html), "omslag")[0])
    assert MOGELIJK in omslag
    assert "Het is toch gemaakt, met de optie --toch." in omslag
    assert MOGELIJK in plat(bladen((tmp_path / "uit.pdf").read_bytes())[0])


def test_toch_zonder_persoonsgegevens_zegt_niets(
    cli: Cli, tmp_path: Path, schrijf_dossier: SchrijfDossier
) -> None:
    doelen = [tmp_path / "met.html", tmp_path / "zonder.html"]
    assert cli("rapport", schrijf_dossier(), "-o", doelen[0], "--toch").exit == 0
    assert cli("rapport", schrijf_dossier(), "-o", doelen[1]).exit == 0
    assert doelen[0].read_bytes() == doelen[1].read_bytes()


def test_de_interne_editie_mag_wel(
    cli: Cli, tmp_path: Path, schrijf_dossier: SchrijfDossier
) -> None:
    pad, doel = schrijf_dossier(PERSOON.format(GEVALLEN["een e-mailadres"])), tmp_path / "uit.html"
    assert cli("rapport", pad, "-o", doel, "--editie", "intern").exit == 0
    assert MOGELIJK not in gelezen(doel)
    assert "Mail jan@voorbeeld.example." in gelezen(doel)


def test_wat_niet_in_het_rapport_komt_houdt_het_niet_tegen(
    cli: Cli, tmp_path: Path, schrijf_dossier: SchrijfDossier
) -> None:
    intern = PERSOON.replace("toelichting", "intern").format(GEVALLEN["een e-mailadres"])
    mag = PERSOON.format("Mail meldpunt@voorbeeld.example.")
    contacten = "toegestane_contacten: [meldpunt@voorbeeld.example]\n"
    doel = tmp_path / "uit.html"
    for rest in (intern, contacten + mag):
        assert cli("rapport", schrijf_dossier(rest), "-o", doel).exit == 0
        assert MOGELIJK not in gelezen(doel)
    assert cli("rapport", schrijf_dossier(mag), "-o", doel).exit == 3


@pytest.mark.parametrize(
    ("rest", "plaats"),
    [
        ("beslispunten: [goed, Bel 06-12345678.]", "5: fout: beslispunten[2]: "),
        ("opsteller: jan@voorbeeld.example", "5: fout: opsteller: "),
        ("verantwoording: Bel 06-12345678.", "5: fout: verantwoording: "),
        (
            "partners:\n  - naam: Politie\n    werkprocessen: [Bel 06-12345678.]",
            "7: fout: partners[1].werkprocessen[1]: ",
        ),
        (
            "acties:\n  - {vraag: beleid.plan, actie: Mail jan@voorbeeld.example}",
            "6: fout: acties[1].actie: ",
        ),
    ],
)
def test_persoonsgegevens_worden_overal_gevonden(
    rest: str, plaats: str, cli: Cli, tmp_path: Path, schrijf_dossier: SchrijfDossier
) -> None:
    pad = schrijf_dossier(rest)
    uitslag = cli("rapport", pad, "-o", tmp_path / "uit.html")
    assert uitslag.exit == 3
    assert f"{pad}:{plaats}Hier staat waarschijnlijk " in uitslag.err


def test_persoonsgegevens_van_de_regio_noemen_haar_bestand(
    cli: Cli, tmp_path: Path, schrijf_dossier: SchrijfDossier
) -> None:
    regio = schrijf_dossier(
        "regio: {naam: Proefregio, gemeenten: [GM0394]}\n" + PERSOON.format("Bel 06-12345678."),
        naam="regio.yaml",
        gemeente=None,
    )
    pad = schrijf_dossier("bouwt_op: regio.yaml")
    uitslag = cli("rapport", pad, "-o", tmp_path / "uit.html")
    assert uitslag.exit == 3
    assert f"{regio}:8: fout: antwoorden.beleid.plan.toelichting: Hier" in uitslag.err


# demo


def test_demo_toont_de_score_en_maakt_beide_rapporten(programma: Programma, tmp_path: Path) -> None:
    uitslag = programma("demo", "uit")
    assert uitslag.exit == 0
    assert uitslag.out.startswith("Haarlemmermeer (GM0394)\nPeildatum 9 november 2024")
    assert uitslag.err.splitlines() == [
        f"Rapport maken: {Path('uit/haarlemmermeer.html')} ...",
        f"Rapport maken: {Path('uit/haarlemmermeer.pdf')} ...",
        f"Klaar. Open {Path('uit/haarlemmermeer.pdf')} om het rapport te lezen.",
    ]
    assert sorted(pad.name for pad in tmp_path.rglob("*.*")) == [
        "haarlemmermeer.html",
        "haarlemmermeer.pdf",
    ]
    assert "Aanpak mensenhandel Haarlemmermeer" in plat(
        tekst((tmp_path / "uit" / "haarlemmermeer.pdf").read_bytes())
    )


def test_zonder_pango_wijst_demo_op_de_html(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mislukt(naam: str) -> None:
        raise OSError(f"cannot load library 'libpango-1.0-0' ({naam})")

    monkeypatch.setattr(pdfmotor, "import_module", mislukt)
    uitslag = cli("demo", tmp_path)
    assert uitslag.exit == 4
    assert f"Zonder PDF kan het wel: open {tmp_path / 'haarlemmermeer.html'}." in uitslag.err
    assert "--formaat" not in uitslag.err
    assert (tmp_path / "haarlemmermeer.html").is_file()
