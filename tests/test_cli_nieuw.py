"""`vngcheck nieuw` as a user types it."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest

from conftest import Cli, Programma, Schrijf, SchrijfDossier
from terminal import Terminal, vngcheck
from vngcheck.bestanden import pakketmap
from vngcheck.dossierbestand import controleer_dossier, laad_dossier

DRENTHE: Final = pakketmap("examples") / "drenthe-regio.yaml"
VERDER: Final = """\
Verder:
  Alle vragen invullen:
    vngcheck invullen {0}
  Of eerst een snelle toets van 15 vragen:
    vngcheck invullen {0} --kern
"""
BESTAAT: Final = "Of kies een andere naam met -o.\n"


@pytest.fixture(autouse=True)
def werk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which every test here works; its neighbours are those of this test only."""
    map_ = tmp_path / "werk" / "mijn"
    map_.mkdir(parents=True)
    monkeypatch.chdir(map_)
    return map_


def test_een_gemeente_met_een_tikfout(cli: Cli) -> None:
    assert cli("nieuw", "Haarlemermeer", "--peildatum", "30-6-2026") == (
        0,
        "Gemaakt: haarlemmermeer-2026.yaml\n"
        "Haarlemmermeer, peildatum 30 juni 2026. 76 vragen.\n"
        + VERDER.format("haarlemmermeer-2026.yaml"),
        "Haarlemermeer gelezen als Haarlemmermeer (GM0394).\n",
    )
    meldingen, geladen = controleer_dossier(Path("haarlemmermeer-2026.yaml"))
    assert meldingen == []
    assert geladen is not None
    assert geladen.gemeente is not None
    assert geladen.gemeente.naam == "Haarlemmermeer"


def test_de_peildatum_is_vandaag(cli: Cli) -> None:
    voor = datetime.now(tz=UTC).date()
    assert cli("nieuw", "Hoorn", "-o", "a.yaml").exit == 0
    assert cli("nieuw", "Hoorn", "-o", "b.yaml", "--peildatum", "vandaag").exit == 0
    # The clock of the user may be another than UTC, and midnight may pass.
    dagen = {voor + timedelta(days=dag) for dag in (-1, 0, 1, 2)}
    assert laad_dossier(Path("a.yaml")).dossier.peildatum in dagen
    assert laad_dossier(Path("b.yaml")).dossier.peildatum in dagen


def test_paden_met_een_spatie_en_een_map_die_er_nog_niet_is(cli: Cli) -> None:
    for uit, naam in (("mijn map/é/", "mijn map/é/hoorn-2026.yaml"), ("een map/h.yaml",) * 2):
        uitslag = cli("nieuw", "Hoorn", "-o", uit, "--peildatum", "2026-06-30")
        assert (uitslag.exit, uitslag.err) == (0, "")
        assert uitslag.out.startswith(f"Gemaakt: {naam}\n")
        assert uitslag.out.endswith(VERDER.format(f"'{naam}'"))
        assert laad_dossier(Path(naam)).naam == "Hoorn"


def test_een_bestand_dat_er_al_is_blijft(cli: Cli, werk: Path) -> None:
    (werk / "mijn hoorn.yaml").write_text("van mij", encoding="utf-8")
    assert cli("nieuw", "Hoorn", "-o", "mijn hoorn.yaml") == (
        2,
        "",
        "Fout: mijn hoorn.yaml bestaat al. Ga verder met: vngcheck invullen 'mijn hoorn.yaml'\n"
        + BESTAAT,
    )
    assert (werk / "mijn hoorn.yaml").read_text(encoding="utf-8") == "van mij"
    assert [pad.name for pad in werk.iterdir()] == ["mijn hoorn.yaml"]


@pytest.mark.parametrize(
    ("argumenten", "melding"),
    [
        ([], "Voor welke gemeente? Typ bijvoorbeeld: vngcheck nieuw Haarlemmermeer"),
        (
            ["Bergen"],
            "Er zijn meer gemeenten 'Bergen'. Kies er een:\n"
            "  Bergen (NH.) (GM0373): vngcheck nieuw GM0373\n"
            "  Bergen (L.) (GM0893): vngcheck nieuw GM0893",
        ),
        (
            ["Hoorn", "--peildatum", "31-6-2026"],
            "Verkeerde waarde bij --peildatum: De datum 31-6-2026 bestaat niet. "
            "Kijk de dag en de maand na.",
        ),
        (
            ["Hoorn", "--kader", "vng"],
            "Het kader vng is er niet. Er zijn: vng-mensenhandel@1.",
        ),
        (["Hoorn", "--vanaf", "weg.yaml"], "Het bestand weg.yaml bestaat niet. Klopt de naam?"),
        (["Hoorn", "--bouwt-op", "weg.yaml"], "Het bestand weg.yaml bestaat niet. Klopt de naam?"),
        (["Hoorn", "--kaders", "weg"], "De map weg (van --kaders) bestaat niet."),
        (
            ["Hoorn", "--bouwt-op", str(DRENTHE)],
            f"De regio Drenthe ({DRENTHE}) noemt Hoorn niet als gemeente. Voeg haar daar toe, of "
            "kies een ander regiodossier.",
        ),
        (
            ["Assen", "--bouwt-op", str(DRENTHE.with_name("assen.yaml"))],
            f"{DRENTHE.with_name('assen.yaml')} is geen regiodossier: de sleutel 'regio' "
            "ontbreekt.",
        ),
        (
            ["--vanaf", str(DRENTHE), "--bouwt-op", str(DRENTHE)],
            "Een regiodossier kan niet op een ander dossier bouwen.",
        ),
        (
            ["--vanaf", str(DRENTHE), "--fictief"],
            f"{DRENTHE} is niet fictief. Laat --fictief weg.",
        ),
        (
            ["--vanaf", str(DRENTHE), "--kader", "klein@1"],
            f"{DRENTHE} heeft een ander kader: vng-mensenhandel@1. Laat --kader weg.",
        ),
    ],
)
def test_wat_niet_kan(argumenten: list[str], melding: str, cli: Cli, werk: Path) -> None:
    assert cli("nieuw", *argumenten) == (2, "", f"Fout: {melding}\n")
    assert list(werk.iterdir()) == []


def test_een_verzonnen_gemeente(cli: Cli) -> None:
    assert cli("nieuw", 'Súd "Dörp": #1', "--fictief", "-o", "a.yaml").exit == 0
    dossier = laad_dossier(Path("a.yaml")).dossier
    assert (dossier.gemeente, dossier.fictief) == ('Súd "Dörp": #1', True)
    # The name of one that exists is possible, and told.
    uitslag = cli("nieuw", "Hoorn", "--fictief", "-o", "b.yaml")
    assert uitslag.exit == 0
    assert uitslag.err.startswith("b.yaml:6: waarschuwing: gemeente: Dit dossier is fictief, maar")


def test_met_twee_kaders_moet_u_kiezen(cli: Cli, klein_kader: Path, werk: Path) -> None:
    shutil.copy(klein_kader / "klein.yaml", werk)
    melding = "Welk kader? Er zijn: klein@1, vng-mensenhandel@1. Kies er een met --kader."
    assert cli("nieuw", "Hoorn") == (2, "", f"Fout: {melding}\n")
    uitslag = cli("nieuw", "Hoorn", "--kader", "klein", "-o", "a.yaml")
    assert uitslag.exit == 0
    assert "6 vragen." in uitslag.out
    assert laad_dossier(Path("a.yaml")).dossier.kader == "klein@1"


def test_een_regio_in_de_buurt_wordt_genoemd(cli: Cli, werk: Path) -> None:
    (werk.parent / "regio").mkdir()
    shutil.copy(DRENTHE, werk.parent / "regio" / "drenthe.yaml")
    uitslag = cli("nieuw", "Assen", "-o", "a/a.yaml", "--peildatum", "25-3-2025")
    assert (uitslag.exit, laad_dossier(Path("a/a.yaml")).regio) == (0, None)
    assert uitslag.err == ""
    uitslag = cli("nieuw", "Assen", "-o", "a.yaml", "--peildatum", "25-3-2025")
    assert (uitslag.exit, laad_dossier(Path("a.yaml")).regio) == (0, None)
    assert uitslag.err == (
        "De regio Drenthe (../regio/drenthe.yaml) heeft 60 antwoorden en noemt Assen. Bouwt uw "
        "dossier daarop? Zet er dan in: bouwt_op: ../regio/drenthe.yaml\n"
        "Of begin opnieuw met: --bouwt-op ../regio/drenthe.yaml\n"
    )


def test_bouwt_op(cli: Cli, werk: Path) -> None:
    shutil.copy(DRENTHE, werk / "drenthe.yaml")
    uitslag = cli(
        *("nieuw", "Assen", "--bouwt-op", "drenthe.yaml", "--peildatum", "25-3-2025"),
        *("-o", "a/b/"),
    )
    assert (uitslag.exit, uitslag.err) == (0, "")
    assert uitslag.out.splitlines()[1] == (
        "Assen, peildatum 25 maart 2025. 76 vragen. De regio Drenthe beantwoordt er 45 voor u."
    )
    pad = Path("a/b/assen-2025.yaml")
    assert "bouwt_op: ../../drenthe.yaml\n" in pad.read_text(encoding="utf-8")
    assert controleer_dossier(pad)[0] == []


def test_bouwt_op_met_een_ander_kader(
    cli: Cli, schrijf_dossier: SchrijfDossier, klein_kader: Path
) -> None:
    pad = schrijf_dossier(gemeente=None, regio="{naam: Oost, gemeenten: [GM0106]}", naam="r/r.yaml")
    kies = ("nieuw", "Assen", "-o", "a.yaml", "--bouwt-op", pad)
    assert cli(*kies) == (
        2,
        "",
        "Fout: Het kader klein@1 is vanaf de nieuwe plaats niet te vinden. Voeg toe: "
        f"--kaders {pad.parent}\n",
    )
    assert cli(*kies, "--kader", "vng-mensenhandel") == (
        2,
        "",
        f"Fout: Het regiodossier {pad} heeft een ander kader: klein@1. Het nieuwe dossier krijgt "
        "vng-mensenhandel@1.\n",
    )
    assert cli(*kies, "--kaders", klein_kader).exit == 0
    assert laad_dossier(Path("a.yaml"), klein_kader).naam == "Assen"


def test_vanaf_een_eerder_dossier(cli: Cli) -> None:
    oud = pakketmap("examples") / "voorbeeldstad.yaml"
    uitslag = cli("nieuw", "--vanaf", oud, "--peildatum", "1 juli 2027")
    assert uitslag == (
        0,
        "Gemaakt: voorbeeldstad-2027.yaml\n"
        "Voorbeeldstad, peildatum 1 juli 2027. 76 vragen.\n"
        f"73 antwoorden overgenomen van {oud}. Ze tellen als open tot u ze bevestigt.\n"
        "Niet overgenomen, want dat gaat over het vorige dossier: besluitvorming en "
        "beslispunten.\n" + VERDER.format("voorbeeldstad-2027.yaml"),
        "",
    )
    score = cli("score", "voorbeeldstad-2027.yaml")
    assert score.exit == 0
    assert "Score 0% tot 100%" in score.out


def test_vanaf_een_dossier_dat_op_een_regio_bouwt(cli: Cli, werk: Path) -> None:
    shutil.copy(DRENTHE, werk / "drenthe-regio.yaml")
    shutil.copy(DRENTHE.with_name("assen.yaml"), werk / "assen.yaml")
    kies = ("nieuw", "Assen", "--vanaf", "assen.yaml")
    uitslag = cli(*kies, "-o", "2027/", "--peildatum", "30-6-2027")
    # What the regio says was said of another day.
    assert (uitslag.exit, uitslag.err) == (
        0,
        "Uw dossier bouwt op 2027/../drenthe-regio.yaml, en dat heeft een andere peildatum: 25 "
        "maart 2025. Is er een regiodossier van 30 juni 2027? Zet dat dan in uw dossier bij "
        "bouwt_op, of begin opnieuw met --bouwt-op.\n",
    )
    assert "\n0 antwoorden overgenomen van assen.yaml.\n" in uitslag.out
    (pad,) = Path("2027").iterdir()
    assert "bouwt_op: ../drenthe-regio.yaml\n" in pad.read_text(encoding="utf-8")
    assert cli(*kies, "-o", "zelfde.yaml", "--peildatum", "25-3-2025").err == ""
    # The regio goes first, then its gemeenten.
    verder = ("--peildatum", "30-6-2027")
    regio = "drenthe-2027.yaml"
    assert cli("nieuw", "--vanaf", "drenthe-regio.yaml", "-o", regio, *verder).exit == 0
    uitslag = cli(*kies, "-o", "assen-2027.yaml", "--bouwt-op", regio, *verder)
    assert (uitslag.exit, uitslag.err) == (0, "")
    assert laad_dossier(Path("assen-2027.yaml")).dossier.bouwt_op == regio


def test_vanaf_een_regio(cli: Cli) -> None:
    uitslag = cli("nieuw", "--vanaf", DRENTHE, "--peildatum", "2027-01-01")
    assert (uitslag.exit, uitslag.err) == (0, "")
    assert uitslag.out.startswith(
        "Gemaakt: regio-drenthe-2027.yaml\nRegio Drenthe, peildatum 1 januari 2027. 76 vragen.\n"
    )


def test_vanaf_een_dossier_met_fouten(cli: Cli, schrijf: Schrijf, werk: Path) -> None:
    pad = schrijf("stuk.yaml", "vngcheck: 1\n")
    uitslag = cli("nieuw", "--vanaf", pad)
    assert (uitslag.exit, uitslag.out) == (3, "")
    assert "De sleutel 'kader' ontbreekt." in uitslag.err
    assert list(werk.iterdir()) == []


# at a terminal


VRAAG: Final = "Bouwt uw dossier daarop? [J/n]"


def open_nieuw(werk: Path) -> Terminal:
    (werk.parent / "regio").mkdir(exist_ok=True)
    shutil.copy(DRENTHE, werk.parent / "regio" / "drenthe.yaml")
    return Terminal(vngcheck("nieuw", "Assen", "-o", "assen.yaml"), cwd=werk)


@pytest.mark.parametrize(("toetsen", "bouwt"), [("", True), ("J", True), ("nee", False)])
def test_aan_een_terminal_wordt_de_regio_gevraagd(toetsen: str, bouwt: bool, werk: Path) -> None:
    with open_nieuw(werk) as terminal:
        terminal.wacht_op(
            "De regio Drenthe (../regio/drenthe.yaml) heeft 60 antwoorden en noemt", VRAAG
        )
        assert not (werk / "assen.yaml").exists()
        terminal.typ("misschien\r")
        terminal.wacht_op("Typ j of n.")
        terminal.typ(f"{toetsen}\r")
        terminal.wacht_op("Gemaakt: assen.yaml", "vngcheck invullen assen.yaml --kern")
        assert terminal.einde() == 0
    assert (laad_dossier(werk / "assen.yaml").regio is not None) is bouwt


@pytest.mark.parametrize("toets", ["ctrl-c", "ctrl-d"])
def test_wie_afbreekt_heeft_geen_dossier(toets: str, werk: Path) -> None:
    with open_nieuw(werk) as terminal:
        terminal.wacht_op(VRAAG)
        terminal.toets(toets)
        terminal.wacht_op("Afgebroken.")
        assert terminal.einde() == 130
    assert list(werk.iterdir()) == []


def test_een_naam_van_meer_woorden_heeft_geen_aanhalingstekens_nodig(
    programma: Programma, tmp_path: Path
) -> None:
    uitslag = programma("nieuw", "den", "haag", "--peildatum", "2026-06-30")
    assert uitslag.exit == 0
    assert (tmp_path / "s-gravenhage-2026.yaml").is_file()
