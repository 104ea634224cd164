"""`vngcheck regio`, and `vngcheck rapport --regio`, on the command line."""

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
        f"Regiobeeld van Drenthe maken: 12 van de 12 gemeenten doen mee ...\nKlaar: {uit}\n"
        + LEES_NA,
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
  {map_ / "11-lindewaard.yaml"}: een ander kader of een andere versie.
Doet niet mee: Middelstum-Noord: het dossier bevat fouten.
    Herstel de fouten die hieronder staan.
  {map_ / "12-middelstum-noord.yaml"}: het dossier bevat fouten.
{map_ / "12-middelstum-noord.yaml"}:5: fout: peildatum: 'gisteren' is geen datum.
    Schrijf jaar-maand-dag, zoals 2026-06-30.
{map_ / "12-middelstum-noord.yaml"}:289: fout: fase: 'klaar' kan hier niet.
    Kies uit: concept, vastgesteld.
Doet niet mee: Noorderstrand: het dossier bouwt niet op dit regiodossier.
    Zet er bouwt_op in, met het pad naar het regiodossier.
  {map_ / "13-noorderstrand.yaml"}: het dossier bouwt niet op dit regiodossier.
Doet niet mee: Oudekerk: meer dossiers; niet te zeggen welk geldt.
    Laat er één staan, of noem het goede dossier achter het regiodossier.
  {map_ / "14-oudekerk.yaml"}: er zijn twee dossiers die gelijk recht hebben.
  {map_ / "kopie" / "14-oudekerk.yaml"}: er zijn twee dossiers die gelijk recht hebben.
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
    assert (over["Let op"], over["Gemeenten"], over["Doen mee"]) == ("FICTIEF VOORBEELD", 16, 11)
    assert "Reconstructie" in over
    deelname = {rij[0]: rij[2] for rij in boek["Deelname"].iter_rows(values_only=True)}
    assert deelname["'s-Pauwenburg"] == "doet niet mee: geen dossier gevonden"
    assert boek["Bouwstenen"].max_row == 12
    assert boek["Bouwstenen"].max_column == 29
    assert boek["Vragen"].max_row == 77
    bedragen = [rij[8] for rij in boek["Geen knaken"].iter_rows(min_row=2, values_only=True)]
    html = tmp_path / "uit.html"
    cli("regio", streek, "-o", html)
    geld = inhoud(met_id(ontleed(html.read_text(encoding="utf-8")), "geen-knaken"))
    assert sum(b for b in bedragen if isinstance(b, int)) == 302_000 + 33_000
    assert "€ 302.000" in geld.replace("\xa0", " ")
    assert "€ 33.000" in geld.replace("\xa0", " ")


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
    cellen = [cel for blad in boek for rij in blad.iter_rows() for cel in rij]
    assert {cel.data_type for cel in cellen if cel.value == "=1+1"} == {"s"}


# vngcheck rapport --regio


def hoofdstuk(uit: Path) -> str:
    return inhoud(met_id(ontleed(uit.read_text(encoding="utf-8")), "regio"))


def test_a_gemeente_beside_its_region(cli: Cli, tmp_path: Path) -> None:
    uit = tmp_path / "uit.html"
    assert cli("rapport", DRENTHE.parent / "assen.yaml", "-o", uit, "--regio").exit == 0
    gezegd = hoofdstuk(uit)
    assert "Dit hoofdstuk zet Assen naast 11 andere gemeenten van de regio Drenthe:" in gezegd
    (plateau, _) = klasse(met_id(ontleed(uit.read_text(encoding="utf-8")), "regio"), "totaal")
    cellen = [inhoud(cel) for cel in plateau]
    assert cellen == ["Plateau 1", "niet behaald", *["52% tot 85%"] * 4]
    assert "Er is geen vraag waarop een andere gemeente ja zegt en Assen niet." in gezegd
    html = uit.read_text(encoding="utf-8")
    assert html.count("Ter vergelijking: ") == 11
    assert '<a href="#regio">Vergeleken met de regio</a>' in html


def test_the_neighbours_that_meet_what_it_does_not(cli: Cli, streek: Path, tmp_path: Path) -> None:
    uit = tmp_path / "uit.html"
    assert cli("rapport", streek.parent / "00-aalbeek.yaml", "-o", uit, "--regio").exit == 0
    wortel = ontleed(uit.read_text(encoding="utf-8"))
    (tabel,) = klasse(wortel, "voorbeelden")
    rij = next(rij for rij in tabel.iter("tr") if "goede zorg ingekocht" in inhoud(rij))
    assert [inhoud(cel) for cel in rij] == [
        "1.18 Is er voor slachtoffers van mensenhandel goede zorg ingekocht? (wettelijke plicht)",
        "nee",
        "Berkendam, Eikenoord-Zuid, Hardinxvoort-Giessenbeek, Jonkersdal",
    ]
    gezegd = hoofdstuk(uit)
    assert "Niet in de vergelijking: Lindewaard (een ander kader of een andere versie);" in gezegd
    assert "Met een andere peildatum: Kattenbroek (31 maart 2026)." in gezegd


def test_without_names_no_other_name_is_there(cli: Cli, streek: Path, tmp_path: Path) -> None:
    uit = tmp_path / "uit.html"
    opties = ["--regio", "--anoniem"]
    assert cli("rapport", streek.parent / "00-aalbeek.yaml", "-o", uit, *opties).exit == 0
    html = uit.read_text(encoding="utf-8")
    for naam in regiohulp.NAMEN[1:]:
        assert naam not in html
    gezegd = hoofdstuk(uit)
    assert "Niet in de vergelijking: 5 gemeenten." in gezegd
    assert "(wettelijke plicht)nee4 van de 10" in gezegd
    assert "Ter vergelijking: gemeente 10" in html


def test_few_neighbours_cannot_be_unnamed(cli: Cli, tmp_path: Path) -> None:
    map_ = DRENTHE.parent
    anderen: list[str | Path] = []
    for naam in ("emmen", "meppel", "hoogeveen"):
        anderen += ["--regio-map", map_ / f"{naam}.yaml"]
    uit = tmp_path / "uit.html"
    gedaan = cli("rapport", map_ / "assen.yaml", "-o", uit, *anderen, "--anoniem")
    assert (gedaan.exit, uit.exists()) == (2, False)
    assert gedaan.err == (
        "Fout: Met 3 andere gemeenten is --anoniem niet echt anoniem: wie de regio kent, weet wie "
        "het is. Het kan vanaf 4. Laat --anoniem weg, of vergelijk met meer gemeenten.\n"
    )
    vierde: list[str | Path] = ["--regio-map", map_ / "tynaarlo.yaml"]
    assert cli("rapport", map_ / "assen.yaml", "-o", uit, *anderen, *vierde, "--anoniem").exit == 0


@pytest.mark.parametrize(
    ("dossier", "opties", "fout"),
    [
        ("assen.yaml", ["--anoniem"], "--anoniem hoort bij --regio. Geef ook --regio."),
        ("haarlemmermeer.yaml", ["--regio"], "Dit dossier bouwt niet op een regiodossier,"),
        (
            "assen.yaml",
            ["--regio-map", str(DRENTHE.parent / "assen.yaml")],
            "Er is geen andere gemeente van de regio om mee te vergelijken.",
        ),
    ],
)
def test_what_cannot_be_compared_is_told(
    dossier: str, opties: list[str], fout: str, cli: Cli, tmp_path: Path
) -> None:
    uit = tmp_path / "uit.html"
    gedaan = cli("rapport", DRENTHE.parent / dossier, "-o", uit, *opties)
    assert (gedaan.exit, uit.exists()) == (2, False)
    assert fout in gedaan.err


def test_an_invented_neighbour_is_no_neighbour_of_a_real_gemeente(
    cli: Cli, schrijf_dossier: SchrijfDossier, tmp_path: Path
) -> None:
    schrijf_dossier(
        naam="regio.yaml", gemeente=None, regio="{naam: Zuid, gemeenten: [GM0394, GM0114, GM0106]}"
    )
    meer = schrijf_dossier(naam="meer.yaml", bouwt_op="regio.yaml")
    schrijf_dossier(naam="assen.yaml", gemeente="GM0106", bouwt_op="regio.yaml")
    schrijf_dossier(naam="emmen.yaml", gemeente="GM0114", bouwt_op="regio.yaml", fictief="true")
    uit = tmp_path / "uit.html"
    assert cli("rapport", meer, "-o", uit, "--regio").exit == 0
    assert "naast 1 andere gemeente van de regio Zuid: Assen." in hoofdstuk(uit)
    assert "Niet in de vergelijking: Emmen (een verzonnen dossier)." in hoofdstuk(uit)


def test_a_gemeente_dossier_is_never_overwritten(cli: Cli, streek: Path) -> None:
    other = next(pad for pad in sorted(streek.parent.rglob("*.yaml")) if pad != streek)
    voor = other.read_bytes()
    gedaan = cli("regio", streek, "-o", other, "--formaat", "xlsx")
    assert (gedaan.exit, other.read_bytes()) == (2, voor)
