"""What the regional report says of gemeenten that did not make their dossiers themselves."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

import pytest

import regiohulp
from pdfhulp import inhoud, met_id, ontleed
from test_regio_rapport import DRENTHE, drenthe, rapport, tabel
from vngcheck.dossier import Waarde
from vngcheck.regiorapport.html import naar_html
from vngcheck.regiorapport.inhoud import Regiorapport
from vngcheck.regiorapport.xlsx import naar_bladen
from vngcheck.werkboek import Blad, Cel

NIET: Final = re.compile(
    r"\bdoe[tn] mee|mee doe[tn]|meedoe|nemen dat over|neemt er|overne[em]|overgenomen|"
    r"zelf te regelen",
    re.IGNORECASE,
)
"""What gemeenten would be said to do themselves."""


def deel_van_drenthe(map_: Path, *gemeenten: str) -> Regiorapport:
    """The regiobeeld with no more than the dossiers of these gemeenten."""
    for naam in ("drenthe-regio", *gemeenten):
        shutil.copy(DRENTHE.parent / f"{naam}.yaml", map_)
    return rapport(map_ / DRENTHE.name)


def woorden_op(bladen: list[Blad]) -> str:
    """Every head and text of a workbook."""
    delen: list[object] = [blad.naam for blad in bladen]
    for blad in bladen:
        delen += [kolom.kop for kolom in blad.kolommen]
        for rij in blad.rijen:
            delen += [cel.waarde if isinstance(cel, Cel) else cel for cel in rij]
    return "\n".join(str(deel) for deel in delen)


@pytest.mark.parametrize("gemeenten", [(), ("assen",), ("assen", "emmen")])
def test_nothing_is_said_to_be_done_by_gemeenten_that_made_no_dossier(
    gemeenten: tuple[str, ...], tmp_path: Path
) -> None:
    beeld = deel_van_drenthe(tmp_path, *gemeenten) if gemeenten else drenthe()
    alles = inhoud(ontleed(naar_html(beeld)))
    assert NIET.findall(alles) == []
    assert NIET.findall(woorden_op(naar_bladen(beeld))) == []
    assert "fictief" not in alles


def test_a_nee_of_the_regio_is_seen_to_by_nobody() -> None:
    wortel = ontleed(naar_html(drenthe()))
    kop, *rest = tabel(wortel, "levering")
    assert kop == ["Vraag", "Antwoord", "Geregeld door", "Geldt in"]
    door = {(rij[1].partition(",")[0], rij[2]) for rij in rest if rij != kop}
    assert {wie for antwoord, wie in door if antwoord == "nee"} == {"–"}
    assert "–" not in {wie for antwoord, wie in door if antwoord != "nee"}
    helpen = inhoud(met_id(wortel, "uitwisseling"))
    zin = "Er is geen vraag waarop de ene gemeente ja zegt en de andere deels of nee."
    assert helpen == f"Wie kan wie helpen {zin}"


def test_what_counts_in_a_gemeente_keeps_the_name_of_the_regio_also_at_nee() -> None:
    """The contract for JSON and batch, from which the dash on paper differs."""
    (assen,) = (i.rapport for i in drenthe().vergeleken if i.lid.naam == "Assen" and i.rapport)
    scores = [vraag.score for plateau in assen.plateaus for vraag in plateau.vragen]
    assert [s.geregeld_door for s in scores if s.antwoord is Waarde.NEE] == ["Drenthe"] * 3


def test_een_deel_van_drenthe_zegt_wat_er_niet_is(tmp_path: Path) -> None:
    wortel = ontleed(naar_html(deel_van_drenthe(tmp_path, "assen")))
    kort = inhoud(met_id(wortel, "in-een-minuut"))
    for zin in (
        "Van 1 van de 12 gemeenten is er een dossier dat meetelt. Het dossier heeft nog open "
        "vragen. Niet vergeleken: Aa en Hunze (geen dossier gevonden); Borger-Odoorn (geen",
        "Er is nog niets te vergelijken. Daarvoor zijn twee gemeenten nodig met een dossier dat "
        "meetelt.",
    ):
        assert zin in kort, zin
    maar_een = "Er is maar één gemeente met een dossier dat meetelt."
    assert inhoud(wortel).count(maar_een) == 3
    deelname = inhoud(met_id(wortel, "deelname"))
    assert deelname.startswith("Welke gemeenten zijn vergeleken Van 1 van de 12 gemeenten")
    assert "De andere gemeenten tellen nergens mee: niet in een mediaan" in deelname
    assert "Vergelijken. Een gemeente wordt vergeleken als haar dossier geen fouten bevat" in (
        inhoud(met_id(wortel, "methode"))
    )


def test_een_andere_gemeente_telt_nergens_mee(tmp_path: Path) -> None:
    pad = regiohulp.regio(tmp_path, regiohulp.NAMEN[:3])
    for zaad, naam in enumerate(regiohulp.NAMEN[:2]):
        regiohulp.gemeente(tmp_path, naam, zaad)
    deelname = inhoud(met_id(ontleed(naar_html(rapport(pad))), "deelname"))
    assert "De andere gemeente telt nergens mee:" in deelname


def test_werkboek_en_rapport_gebruiken_dezelfde_woorden(tmp_path: Path) -> None:
    beeld = deel_van_drenthe(tmp_path, "assen")
    wortel = ontleed(naar_html(beeld))
    bladen = {blad.naam: blad for blad in naar_bladen(beeld)}
    over = {rij[0]: rij[1] for rij in bladen["Over"].rijen}
    assert over["Vergeleken"] == 1
    standen = {rij[0]: rij[2] for rij in bladen["Deelname"].rijen}
    assert standen == {rij[0]: rij[1] for rij in tabel(wortel, "deelname")[1:]}
    assert (standen["Assen"], standen["Emmen"]) == (
        "vergeleken",
        "niet vergeleken: geen dossier gevonden",
    )
    koppen = [kolom.kop for kolom in bladen["Vragen"].kolommen]
    assert "Geldt in" in koppen
    regelt, antwoord = koppen.index("Geregeld door"), koppen.index("Antwoord van de regio")
    gezegd = [(rij[antwoord], rij[regelt]) for rij in bladen["Vragen"].rijen]
    assert [wie for zegt, wie in gezegd if zegt == "nee"] == [None] * 3


def test_een_regio_die_zichzelf_toetst_zegt_dat(tmp_path: Path) -> None:
    alles = inhoud(ontleed(naar_html(rapport(regiohulp.streek(tmp_path)))))
    for wel in (
        "Van 11 van de 16 gemeenten is er een dossier dat meetelt.",
        "Elke gemeente toetste zichzelf met een eigen dossier aan 76 vragen.",
        "Dat geldt voor elke gemeente, tenzij haar eigen dossier iets anders zegt.",
        "Elke gemeente oordeelt over zichzelf, de ene strenger dan de andere.",
        "In een echte regio telt een fictief dossier niet mee.",
    ):
        assert wel in alles, wel
