"""Sheets as a workbook and as CSV: text stays text, and equal sheets are equal bytes."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vngcheck.werkboek import MAX_CEL, Blad, Cel, Kolom, Soort, Waarde, naar_csv, naar_xlsx

KOLOMMEN = (
    Kolom("Naam"),
    Kolom("Aantal", Soort.GETAL),
    Kolom("Bedrag", Soort.EURO, 20),
    Kolom("Deel", Soort.PROCENT),
    Kolom("Dag", Soort.DATUM),
    Kolom("Jaar", Soort.JAAR),
)
RIJ: tuple[Waarde, ...] = ("Assen", 1013, 12500, 0.996, date(2026, 6, 30), 2026)


def boek(*rijen: Any, kolommen: tuple[Kolom, ...] = KOLOMMEN, **opties: Any) -> Any:
    gemaakt = naar_xlsx([Blad("Blad", kolommen, rijen, **opties)], "Titel")
    return openpyxl.load_workbook(io.BytesIO(gemaakt.inhoud))


def test_elk_soort_heeft_zijn_opmaak() -> None:
    cellen = boek(RIJ)["Blad"][2]
    assert [cel.value for cel in cellen] == [*RIJ[:4], datetime(2026, 6, 30), 2026]  # noqa: DTZ001
    assert [cel.number_format for cel in cellen] == [
        "@",
        "#,##0",
        '"€" #,##0',
        "0.0%",
        "dd-mm-yyyy",
        "0",
    ]
    assert [cel.alignment.horizontal for cel in cellen] == ["left", *["right"] * 5]


def test_een_blad_heeft_een_kop_die_blijft_staan_en_een_filter() -> None:
    blad = boek(RIJ, RIJ, vast=2)["Blad"]
    assert [cel.value for cel in blad[1]] == [kolom.kop for kolom in KOLOMMEN]
    assert all(cel.font.bold for cel in blad[1])
    assert (blad.freeze_panes, blad.auto_filter.ref) == ("C2", "A1:F3")
    assert (blad.print_title_rows, blad.page_setup.orientation) == ("$1:$1", "landscape")
    assert (blad.column_dimensions["C"].width, blad.column_dimensions["F"].width) == (20, 8)


def test_een_blad_zonder_rijen_en_zonder_filter() -> None:
    blad = boek(filter=False)["Blad"]
    assert (blad.max_row, blad.auto_filter.ref) == (1, None)
    assert boek()["Blad"].auto_filter.ref == "A1:F1"


FORMULES = ["=1+1", "+31 6", "-", "@SUM(A1)", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("tekst", [*FORMULES, "#N/A", "#REF!", "1", "2026-06-30", "TRUE"])
def test_een_tekst_is_nooit_iets_anders(tekst: str) -> None:
    for kolom in (Kolom("k"), Kolom("k", Soort.GETAL), Kolom(tekst)):
        cellen = boek((tekst,), kolommen=(kolom,))["Blad"]["A"]
        assert (cellen[1].value, cellen[1].data_type, cellen[1].number_format) == (tekst, "s", "@")
        assert cellen[1].quotePrefix is (tekst in FORMULES)
        assert cellen[0].data_type == "s"


def test_in_csv_begint_een_tekst_niet_als_formule() -> None:
    rijen = [[tekst] for tekst in (*FORMULES, "\t=1", "Assen", 'a, "b"\nc')]
    gelezen = naar_csv(Blad("b", (Kolom("=kop"),), rijen)).decode()
    assert list(csv.reader(io.StringIO(gelezen, newline=""))) == [
        ["'=kop"],
        *[[f"'{tekst}"] for tekst in (*FORMULES, "\t=1")],
        ["Assen"],
        ['a, "b"\nc'],
    ]


@pytest.mark.parametrize("grens", [";", "; ", "\t", "\n", "\r\n"])
def test_een_formule_begint_ook_na_een_andere_grens_niet(grens: str) -> None:
    # Dutch Excel ends a cell at a semicolon, and takes no notice of quotes halfway.
    gelezen = naar_csv(Blad("b", (Kolom("k"),), [[f"Geen budget{grens}=HYPERLINK(1)"]])).decode()
    assert f"{grens}'=HYPERLINK(1)" in gelezen


def test_csv_schrijft_getallen_en_datums_voor_programmas() -> None:
    rijen = [RIJ, (None, -5, Cel(7, vulling="FF0000"), 0.5, None, "–")]
    assert naar_csv(Blad("b", KOLOMMEN, rijen)).decode() == (
        "Naam,Aantal,Bedrag,Deel,Dag,Jaar\r\n"
        "Assen,1013,12500,0.996,2026-06-30,2026\r\n"
        ",-5,7,0.5,,–\r\n"
    )


def test_wat_geen_bestand_kan_bevatten_wordt_zichtbaar() -> None:
    tekst = "a\x07b\udc80c\ufffed\ne"
    verwacht = "a\\u0007b\\udc80c\\ufffed\ne"
    blad = Blad("b", (Kolom("k\x01"),), [[tekst]])
    assert boek((tekst,), kolommen=(Kolom("k\x01"),))["Blad"]["A2"].value == verwacht
    assert naar_csv(blad).decode() == f'k\\u0001\r\n"{verwacht}"\r\n'


def test_wat_op_een_teken_van_excel_lijkt_blijft_zoals_het_is() -> None:
    gemaakt = naar_xlsx([Blad("b", (Kolom("k"),), [["_x0041_ en _y"]])], "t").inhoud
    with zipfile.ZipFile(io.BytesIO(gemaakt)) as zip_:
        assert b"_x005F_x0041_ en _y<" in zip_.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("teken", ["x", "\U0001f600"])
def test_een_lange_tekst_wordt_ingekort_en_dat_wordt_gezegd(teken: str) -> None:
    past = teken * (MAX_CEL // (1 if teken == "x" else 2))
    gemaakt = naar_xlsx(
        [Blad("Vragen", (Kolom("a"), Kolom("b")), [["", past], ["", past * 2]])], ""
    )
    blad = openpyxl.load_workbook(io.BytesIO(gemaakt.inhoud))["Vragen"]
    assert blad["B2"].value == past
    assert blad["B3"].value.endswith(f"{teken} [ingekort]")
    assert len(blad["B3"].value.encode("utf-16-le")) // 2 in {MAX_CEL, MAX_CEL - 1}
    assert gemaakt.ingekort == (
        "Op het blad Vragen is cel B3 ingekort: een cel heeft hoogstens 32767 tekens.",
    )


def test_een_cel_kan_er_anders_uitzien() -> None:
    blad = boek(
        (
            Cel("● ja", vulling="E3F1E3", tekstkleur="123456", vet=True, midden=True),
            1,
            2,
            0,
            None,
            1,
        ),
        ("nee", 1, 2, 0, Cel(None, vulling="EEEEEE"), 1),
    )["Blad"]
    assert (blad["A2"].value, blad["A2"].fill.fgColor.rgb) == ("● ja", "00E3F1E3")
    assert (blad["A2"].font.bold, blad["A2"].font.color.rgb) == (True, "00123456")
    assert blad["A2"].alignment.horizontal == "center"
    assert blad["E3"].fill.fgColor.rgb == "00EEEEEE"
    assert (blad["A3"].font.bold, blad["A3"].fill.fill_type) == (False, None)


@pytest.mark.parametrize("naam", ["", "x" * 32, "a/b", "a:b", "[a]", "a?", "'a", "a*"])
def test_een_blad_heeft_een_naam_die_kan(naam: str) -> None:
    with pytest.raises(ValueError, match="cannot be the name of a sheet"):
        naar_xlsx([Blad(naam, (Kolom("k"),), [])], "t")


def test_twee_bladen_heten_niet_hetzelfde() -> None:
    with pytest.raises(ValueError, match="two sheets 'b'"):
        naar_xlsx([Blad("B", (Kolom("k"),), []), Blad("b", (Kolom("k"),), [])], "t")


def test_elke_rij_heeft_elke_kolom() -> None:
    with pytest.raises(ValueError, match="zip"):
        boek(("een",))


MAAK = """
import sys
from vngcheck.werkboek import Blad, Kolom, naar_xlsx
bladen = [Blad("a", (Kolom("k"),), [["x"], ["=y"]]), Blad("b", (Kolom("k"),), [])]
sys.stdout.buffer.write(naar_xlsx(bladen, "t").inhoud)
"""


def test_op_een_andere_dag_dezelfde_bytes() -> None:
    gewoon = subprocess.run([sys.executable, "-c", MAAK], check=True, capture_output=True).stdout
    anders = "import time; echt = time.time; time.time = lambda: echt() + 86_400_000\n" + MAAK
    later = subprocess.run([sys.executable, "-c", anders], check=True, capture_output=True).stdout
    assert later == gewoon
    with zipfile.ZipFile(io.BytesIO(gewoon)) as zip_:
        assert {deel.date_time[0] for deel in zip_.infolist()} == {1980}
        assert b"1980-01-01T00:00:00Z" in zip_.read("docProps/core.xml")


@settings(max_examples=60)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_elke_tekst_komt_terug_als_tekst(teksten: list[str]) -> None:
    blad = Blad("b", tuple(Kolom("k") for _ in teksten), [teksten])
    with zipfile.ZipFile(io.BytesIO(naar_xlsx([blad], "t").inhoud)) as zip_:
        xml = zip_.read("xl/worksheets/sheet1.xml")
    assert xml.count(b't="inlineStr"') == 2 * len(teksten)
    assert b"<f>" not in xml
    eerste, *rest = csv.reader(io.StringIO(naar_csv(blad).decode(), newline=""))
    assert (len(eerste), len(rest)) == (len(teksten), 1)
    assert not any(tekst.startswith(("=", "+", "-", "@", "\t", "\r")) for tekst in rest[0])
