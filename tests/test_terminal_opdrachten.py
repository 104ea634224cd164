"""The commands that ask nothing or one thing, in a real terminal of 80 by 24."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from terminal import Terminal, vngcheck
from vngcheck.bestanden import pakketmap


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    """A folder with two dossiers; deeper, because `nieuw` looks around for regio's."""
    map_ = tmp_path / "werk" / "dossiers"
    map_.mkdir(parents=True)
    for naam in ("voorbeeldstad.yaml", "drenthe-regio.yaml"):
        shutil.copy(pakketmap("examples") / naam, map_)
    return map_


def stijlen(term: Terminal) -> set[str]:
    """The colours on the screen, and whether anything is bold."""
    cellen = [cel for regel in term.cellen for cel in regel if cel.data.strip()]
    return {cel.fg for cel in cellen} | {"vet" for cel in cellen if cel.bold}


def test_de_score_heeft_kleur_in_een_terminal(map_: Path) -> None:
    opdracht = vngcheck("score", "voorbeeldstad.yaml")
    with Terminal(opdracht, cwd=map_, regels=200) as kleurig:
        assert kleurig.einde() == 0
        assert {"default", "red", "green", "brown", "vet"} <= stijlen(kleurig)
    with Terminal(opdracht, cwd=map_, regels=200, kleur=False) as grijs:
        assert grijs.einde() == 0
        assert stijlen(grijs) == {"default", "vet"}
    assert grijs.scherm == kleurig.scherm


@pytest.mark.parametrize(("kolommen", "regels"), [(80, 24), (40, 12), (200, 60)])
def test_wat_voorbij_schuift_is_hetzelfde_als_in_een_bestand(
    kolommen: int, regels: int, map_: Path
) -> None:
    opdracht = vngcheck("score", "voorbeeldstad.yaml")
    with Terminal(opdracht, cwd=map_, kolommen=kolommen, regels=regels) as term:
        assert term.einde() == 0
        alles = term.alles
    assert alles[0] == "FICTIEF VOORBEELD"
    assert sum(regel.startswith("Plateau 1, ") for regel in alles) == 2
    # Nothing moved the cursor back: what was printed is what is there.
    assert len(alles) > 100


def test_een_ander_teken_dan_het_scherm_kent_schuift_niets_op(map_: Path) -> None:
    pad = map_ / "voorbeeldstad.yaml"
    tekst = pad.read_text(encoding="utf-8")
    pad.write_text(tekst.replace("gemeente: Voorbeeldstad", "gemeente: Één ĳ 漢字 😀"), "utf-8")
    with Terminal(vngcheck("score", pad.name), cwd=map_, regels=200) as term:
        assert term.einde() == 0
        assert term.scherm[1] == "Één ĳ 漢字 😀"


def test_nieuw_vraagt_of_het_dossier_op_de_regio_bouwt(map_: Path) -> None:
    opdracht = vngcheck("nieuw", "Assen", "-o", "assen.yaml")
    with Terminal(opdracht, cwd=map_) as term:
        term.wacht_op("noemt Assen. Bouwt uw dossier daarop? [J/n]")
        term.typ("misschien")
        term.toets("enter")
        term.wacht_op("Typ j of n.")
        term.typ("j")
        term.toets("enter")
        assert term.einde() == 0
        assert term.toont("Gemaakt: assen.yaml")
    assert "bouwt_op: drenthe-regio.yaml\n" in (map_ / "assen.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("toets", ["ctrl-c", "ctrl-d"])
def test_nieuw_afbreken_maakt_niets(toets: str, map_: Path) -> None:
    with Terminal(vngcheck("nieuw", "Assen", "-o", "assen.yaml"), cwd=map_) as term:
        # Enter after it: Python looks at a Ctrl-C that came just before it read the line when
        # it has read it.
        term.wacht_op("[J/n]").toets(toets, "enter")
        assert term.einde() == 130
        assert term.toont("Afgebroken.")
    assert not (map_ / "assen.yaml").exists()


def test_een_gesloten_venster_laat_niets_half_achter(map_: Path) -> None:
    with Terminal(vngcheck("nieuw", "Assen", "-o", "assen.yaml"), cwd=map_) as term:
        term.wacht_op("[J/n]").sluit()
    assert sorted(pad.name for pad in map_.iterdir()) == [
        "drenthe-regio.yaml",
        "voorbeeldstad.yaml",
    ]
