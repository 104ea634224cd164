"""`vngcheck regio` on the command line."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Final

import openpyxl
import pytest

import regiohulp
from conftest import Cli, Schrijf, SchrijfDossier
from pdfhulp import inhoud, klasse, met_id, ontleed
from vngcheck.bestanden import pakketmap

DRENTHE: Final = pakketmap("examples") / "drenthe-regio.yaml"
LEES_NA: Final = (
    "Let op: namen en adressen herkent vngcheck niet. Lees het regiobeeld na voor u het deelt.\n"
)


@pytest.fixture(scope="module")
def streek(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up regio with all that can go wrong."""
    return regiohulp.streek(tmp_path_factory.mktemp("streek"))


# vngcheck regio


def test_drenthe_goes_without_a_word_too_many(cli: Cli, tmp_path: Path) -> None:
    uit = tmp_path / "uit.html"
    assert cli("regio", DRENTHE, "-o", uit) == (
        0,
        "",
        f"Regiobeeld van Drenthe maken: alle 12 gemeenten doen mee ...\nKlaar: {uit}\n" + LEES_NA,
    )
    assert "<title>Aanpak mensenhandel in de regio Drenthe" in uit.read_text(encoding="utf-8")


def test_who_takes_no_part_is_told_with_what_to_do(cli: Cli, streek: Path, tmp_path: Path) -> None:
    map_, uit = streek.parent, tmp_path / "uit.html"
    gedaan = cli("regio", streek, "-o", uit)
    assert gedaan == (
        0,
        "",
        f"""\
FICTIEF VOORBEELD. Regiobeeld van Voorbeeldstreek maken: 11 van de 16 gemeenten doen mee ...
Andere peildatum: Kattenbroek: 31 maart 2026.
Doet niet mee: Lindewaard: een ander kader of een andere versie.
    Zet het dossier over met: vngcheck kader overzetten.
  {map_ / "11-lindewaard.yaml"}
Doet niet mee: Middelstum-Noord: het dossier bevat fouten.
    Herstel de fouten die hieronder staan.
{map_ / "12-middelstum-noord.yaml"}:5: fout: peildatum: 'gisteren' is geen datum.
    Schrijf jaar-maand-dag, zoals 2026-06-30.
{map_ / "12-middelstum-noord.yaml"}:289: fout: fase: 'klaar' kan hier niet.
    Kies uit: concept, vastgesteld.
Doet niet mee: Noorderstrand: het dossier bouwt niet op dit regiodossier.
    Verbeter bouwt_op, zoals hieronder staat.
{map_ / "13-noorderstrand.yaml"}: fout: De regel bouwt_op ontbreekt.
    Zet in het dossier: bouwt_op: streek.yaml
Doet niet mee: Oudekerk: meer dan één dossier; niet duidelijk welk geldt.
    Laat er één staan. Of noem achter het regiodossier de map en ook het goede dossier.
  {map_ / "14-oudekerk.yaml"}
  {map_ / "kopie" / "14-oudekerk.yaml"}
Doet niet mee: 's-Pauwenburg: geen dossier gevonden.
    Vraag het dossier op, of noem de map waar het staat.
Klaar: {uit}
"""
        + LEES_NA,
    )


def test_named_dossiers_take_the_place_of_the_folder(cli: Cli, tmp_path: Path) -> None:
    uit = tmp_path / "uit.html"
    assen, emmen = DRENTHE.parent / "assen.yaml", DRENTHE.parent / "emmen.yaml"
    gedaan = cli("regio", DRENTHE, assen, emmen, "-o", uit, "--editie", "intern")
    assert gedaan.exit == 0
    assert "2 van de 12 gemeenten doen mee" in gedaan.err
    assert gedaan.err.count("Doet niet mee:") == 10
    assert "Lees het regiobeeld na" not in gedaan.err


@pytest.mark.parametrize("naam", ["uit.html", "uit.pdf", "uit.xlsx"])
def test_the_same_dossiers_give_the_same_bytes(
    naam: str, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inhoud_ = []
    for map_ in ("een", "twee"):
        uit = tmp_path / map_ / naam
        assert cli("regio", DRENTHE, "-o", uit).exit == 0
        inhoud_.append(uit.read_bytes())
        monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert inhoud_[0] == inhoud_[1]


@pytest.mark.parametrize(
    ("opties", "code", "fout"),
    [
        (["-o", "uit.doc"], 2, "Laat hem eindigen op .pdf, .html of .xlsx, of geef --formaat."),
        (["-o", "uit.pdf", "--formaat", "xlsx"], 2, "spreken elkaar tegen. Kies er een."),
        (["nergens", "-o", "uit.html"], 2, "De map of het bestand nergens bestaat niet."),
        (["-o", "."], 2, "is een map. Geef ook een bestandsnaam, zoals regiobeeld.pdf."),
    ],
)
def test_wrong_words_are_told(  # noqa: PLR0917 (two of them are fixtures)
    opties: list[str],
    code: int,
    fout: str,
    cli: Cli,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    gedaan = cli("regio", DRENTHE, *opties)
    assert (gedaan.exit, gedaan.out) == (code, "")
    assert fout in gedaan.err
    assert os.listdir(tmp_path) == []  # noqa: PTH208 (names are enough)


def test_the_house_style_is_on_it(cli: Cli, schrijf: Schrijf, tmp_path: Path) -> None:
    stijl = schrijf(
        "stijl.yaml", "naam: Huis van de Regio\nhoofdkleur: '#123456'\naccentkleur: '#0f6b75'\n"
    )
    uit = tmp_path / "uit.html"
    assert cli("regio", DRENTHE, "-o", uit, "--huisstijl", stijl).exit == 0
    html = uit.read_text(encoding="utf-8")
    assert '<p class="van">Huis van de Regio</p>' in html
    assert "#123456" in html


def test_the_dossier_of_a_gemeente_is_refused(cli: Cli, tmp_path: Path) -> None:
    gedaan = cli("regio", DRENTHE.parent / "assen.yaml", "-o", tmp_path / "uit.html")
    assert gedaan.exit == 2
    assert "is geen regiodossier maar het dossier van Assen." in gedaan.err


def test_the_regiodossier_is_never_overwritten(cli: Cli, streek: Path) -> None:
    voor = streek.read_bytes()
    gedaan = cli("regio", streek, "-o", streek, "--formaat", "html")
    assert (gedaan.exit, streek.read_bytes()) == (2, voor)
    assert "is de naam van een dossier of kader. Kies een andere naam" in gedaan.err


def test_personal_data_stops_it_unless_told_otherwise(
    cli: Cli, schrijf_dossier: SchrijfDossier, tmp_path: Path
) -> None:
    regio = schrijf_dossier(
        naam="regio.yaml",
        gemeente=None,
        regio="{naam: Zuid, gemeenten: [GM0394]}",
        verantwoording="Bel 06-12345678.",
    )
    schrijf_dossier(naam="meer.yaml", bouwt_op="regio.yaml")
    uit = tmp_path / "uit.html"
    gedaan = cli("regio", regio, "-o", uit)
    assert (gedaan.exit, uit.exists()) == (3, False)
    assert "verantwoording: Hier staat waarschijnlijk een telefoonnummer" in gedaan.err
    assert cli("regio", regio, "-o", uit, "--toch").exit == 0
    assert uit.exists()


def test_the_workbook_holds_the_numbers(cli: Cli, streek: Path, tmp_path: Path) -> None:
    uit = tmp_path / "uit.xlsx"
    assert cli("regio", streek, "-o", uit).exit == 0
    boek = openpyxl.load_workbook(io.BytesIO(uit.read_bytes()))
    assert boek.sheetnames == [
        "Over",
        "Deelname",
        "Plateaus",
        "Bouwstenen",
        "Spreiding",
        "Vragen",
        "Resttaken",
        "Geen knaken",
        "Cijfers",
        "Herkomst",
    ]
    over = {rij[0]: rij[1] for rij in boek["Over"].iter_rows(values_only=True)}
    assert (over["Let op"], over["Gemeenten"], over["Vergeleken"]) == ("FICTIEF VOORBEELD", 16, 11)
    assert "Reconstructie" in over
    assert over["Lege cellen"] == (
        "Een verzonnen gemeente heeft geen CBS-code en geen inwonertal. Die staan op het blad "
        "Deelname dus niet."
    )
    assert "Lege bladen" not in over
    deelname = {rij[0]: rij[2] for rij in boek["Deelname"].iter_rows(values_only=True)}
    assert deelname["'s-Pauwenburg"] == "niet vergeleken: geen dossier gevonden"
    assert boek["Bouwstenen"].max_row == 12
    assert boek["Bouwstenen"].max_column == 29
    assert boek["Vragen"].max_row == 77
    geregeld = {rij[6]: rij[7] for rij in boek["Vragen"].iter_rows(values_only=True, min_row=2)}
    assert (geregeld["ja"], geregeld[None]) == ("Voorbeeldstreek", None)
    assert [cel.value for cel in boek["Herkomst"][1]] == ["Dossier", "sha256"]
    intern = tmp_path / "intern.xlsx"
    assert cli("regio", streek, "-o", intern, "--editie", "intern").exit == 0
    herkomst = openpyxl.load_workbook(intern)["Herkomst"]
    assert [cel.value for cel in herkomst[2]][:2] == ["Regiodossier", "streek.yaml"]
    bedragen = [rij[8] for rij in boek["Geen knaken"].iter_rows(min_row=2, values_only=True)]
    html = tmp_path / "uit.html"
    cli("regio", streek, "-o", html)
    geld = inhoud(met_id(ontleed(html.read_text(encoding="utf-8")), "geen-knaken"))
    assert sum(b for b in bedragen if isinstance(b, int)) == 302_000 + 33_000
    assert "€ 302.000" in geld.replace("\xa0", " ")
    assert "€ 33.000" in geld.replace("\xa0", " ")


def test_the_workbook_shows_the_percentages_and_shades_of_the_report(
    cli: Cli, streek: Path, tmp_path: Path
) -> None:
    uit, html = tmp_path / "uit.xlsx", tmp_path / "uit.html"
    for naam in (uit, html):
        assert cli("regio", streek, "-o", naam).exit == 0
    boek = openpyxl.load_workbook(uit)
    tabellen = klasse(ontleed(html.read_text(encoding="utf-8")), "scores")
    op_papier = [[inhoud(c) for c in r] for tabel in tabellen for r in list(tabel.iter("tr"))[1:-1]]
    in_excel = list(boek["Plateaus"].iter_rows(min_row=2, values_only=True))
    assert len(op_papier) == 22
    for papier, rij in zip(op_papier, in_excel, strict=False):
        # Excel shows a decimal more: the same number before the comma.
        getoond = [
            f"{deel:.1%}".partition(".")[0] for deel in rij[3:7] if isinstance(deel, int | float)
        ]
        verwacht = [*papier[2].split(" tot "), *papier[4:]]
        assert (rij[0], [f"{deel}%" for deel in getoond]) == (papier[0], verwacht)
    cellen = [cel for rij in boek["Vragen"].iter_rows(min_row=2) for cel in rij[13:]]
    kleuren = {str(cel.value).split(" (")[0]: cel.fill.start_color.rgb[-6:] for cel in cellen}
    assert kleuren["nee, uitgelegd"] == kleuren["deels, uitgelegd"] == "C9DAF3"
    assert (kleuren["nee"], kleuren["deels"]) == ("A8201A", "F7D89A")


def test_nobody_takes_part_is_told_and_makes_no_report(cli: Cli, tmp_path: Path) -> None:
    pad, uit = regiohulp.regio(tmp_path, regiohulp.NAMEN[:2]), tmp_path / "uit.pdf"
    gedaan = cli("regio", pad, "-o", uit)
    assert (gedaan.exit, gedaan.out, uit.exists()) == (3, "", False)
    assert (
        gedaan.err
        == f"""\
Doet niet mee: Aalbeek: geen dossier gevonden.
    Vraag het dossier op, of noem de map waar het staat.
Doet niet mee: Berkendam: geen dossier gevonden.
    Vraag het dossier op, of noem de map waar het staat.
{pad}: fout: Er is geen regiobeeld gemaakt: geen van de 2 gemeenten doet mee.
    Nodig is minstens één dossier zonder fouten dat met bouwt_op naar dit bestand verwijst.
"""
    )


def test_a_named_file_that_is_of_no_gemeente_of_the_regio_is_told(cli: Cli, tmp_path: Path) -> None:
    map_, uit = DRENTHE.parent, tmp_path / "uit.html"
    namen = [map_ / f"{naam}.yaml" for naam in ("assen", "haarlemmermeer", "drenthe-regio")]
    gedaan = cli("regio", DRENTHE, *namen, "-o", uit)
    assert gedaan.exit == 0
    assert "Regiobeeld van Drenthe maken: 1 van de 12 gemeenten doet mee ...\n" in gedaan.err
    assert [regel for regel in gedaan.err.splitlines() if "Niet gebruikt" in regel] == [
        f"Niet gebruikt: {namen[1]}: Dit is het dossier van Haarlemmermeer. Die gemeente hoort "
        "niet bij de regio Drenthe."
    ]


def test_a_name_like_a_formula_stays_a_text(
    cli: Cli, schrijf_dossier: SchrijfDossier, tmp_path: Path
) -> None:
    naam = '"=1+1"'
    regio = schrijf_dossier(
        naam="regio.yaml",
        gemeente=None,
        fictief="true",
        regio=f"{{naam: {naam}, gemeenten: [{naam}]}}",
    )
    schrijf_dossier(naam="a.yaml", gemeente=naam, fictief="true", bouwt_op="regio.yaml")
    uit = tmp_path / "uit.xlsx"
    assert cli("regio", regio, "-o", uit).exit == 0
    boek = openpyxl.load_workbook(uit)
    over = {rij[0]: rij[1] for rij in boek["Over"].iter_rows(values_only=True)}
    assert over["Lege bladen"] == (
        "Geen dossier noemt iets voor het blad Resttaken en het blad Geen knaken."
    )
    cellen = [cel for blad in boek for rij in blad.iter_rows() for cel in rij]
    assert {cel.data_type for cel in cellen if cel.value == "=1+1"} == {"s"}


def test_a_gemeente_dossier_is_never_overwritten(cli: Cli, streek: Path) -> None:
    other = next(pad for pad in sorted(streek.parent.rglob("*.yaml")) if pad != streek)
    voor = other.read_bytes()
    gedaan = cli("regio", streek, "-o", other, "--formaat", "xlsx")
    assert (gedaan.exit, other.read_bytes()) == (2, voor)
