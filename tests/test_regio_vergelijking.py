"""`vngcheck rapport --regio`: a gemeente beside the others of its regio."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

import pytest

import regiohulp
from conftest import Cli, SchrijfDossier
from pdfhulp import inhoud, klasse, met_id, ontleed
from vngcheck.bestanden import pakketmap

DRENTHE: Final = pakketmap("examples") / "drenthe-regio.yaml"
CODES: Final = ("GM0394", "GM0106", "GM0114", "GM0118", "GM0119", "GM1680", "GM1681")
"""Haarlemmermeer, whose report it is, and six others."""


@pytest.fixture(scope="module")
def streek(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up regio with all that can go wrong."""
    return regiohulp.streek(tmp_path_factory.mktemp("streek"))


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
    assert "Ter vergelijking: 10 dossiers van andere gemeenten samen" in html


def test_without_names_no_checksum_tells_who_took_part(
    cli: Cli, schrijf_dossier: SchrijfDossier
) -> None:
    meer = zuid(schrijf_dossier)
    uit = meer.parent / "uit.html"
    assert cli("rapport", meer, "-o", uit, "--regio", "--anoniem").exit == 0
    (tabel,) = klasse(ontleed(uit.read_text(encoding="utf-8")), "herkomst")
    gelezen = {inhoud(rij[0]): inhoud(rij[1]).replace(" ", "") for rij in tabel.iter("tr")}
    eigen = sorted(
        hashlib.sha256((meer.parent / f"{code}.yaml").read_bytes()).hexdigest()
        for code in CODES[1:]
    )
    samen = hashlib.sha256("".join(f"{sha}\n" for sha in eigen).encode()).hexdigest()
    verwacht = {"Ter vergelijking: 6 dossiers van andere gemeenten samen": f"sha256{samen}"}
    assert {wat: sha for wat, sha in gelezen.items() if "Ter verg" in wat} == verwacht
    assert not any(sha in "".join(gelezen.values()) for sha in eigen)
    assert "het sha256 van hun eigen controlegetallen, op volgorde en elk op een regel." in (
        hoofdstuk(uit)
    )


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
    assert "Niet in de vergelijking: Emmen (het dossier is fictief)." in hoofdstuk(uit)


def zuid(schrijf_dossier: SchrijfDossier, *antwoorden: str) -> Path:
    """A regio of seven; the first antwoorden are of the gemeente whose report it is."""
    leden = f"{{naam: Zuid, gemeenten: [{', '.join(CODES)}]}}"
    schrijf_dossier(naam="regio.yaml", gemeente=None, regio=leden)
    paden = [
        schrijf_dossier(
            naam=f"{code}.yaml",
            gemeente=code,
            bouwt_op="regio.yaml",
            antwoorden=antwoorden[nummer] if nummer < len(antwoorden) else "{}",
        )
        for nummer, code in enumerate(CODES)
    ]
    return paden[0]


def scores(cli: Cli, dossier: Path, *opties: str) -> list[list[str]]:
    """The rows of the first plateau: bouwsteen, and what it says of the others."""
    uit = dossier.parent / "uit.html"
    assert cli("rapport", dossier, "-o", uit, "--regio", *opties).exit == 0
    tabel = klasse(ontleed(uit.read_text(encoding="utf-8")), "metregio")[0]
    return [[inhoud(cel) for cel in rij][3:] for rij in tabel.iter("tr")][1:]


RAAD: Final = "{beleid.raad: {antwoord: nee}}"


def test_figures_that_rest_on_few_gemeenten_stay_away_when_they_are_unnamed(
    cli: Cli, schrijf_dossier: SchrijfDossier
) -> None:
    meer = zuid(schrijf_dossier, "{}", RAAD, RAAD, RAAD)
    assert not any(scores(cli, meer, "--anoniem"))
    gezegd = hoofdstuk(meer.parent / "uit.html")
    for naam in ("Plateau 1", "Plateau 2"):
        assert (
            f"{naam}: hoe de andere gemeenten scoren, staat er niet bij. Elke uitkomst rust op "
            "minder dan 4 gemeenten." in gezegd
        )
    for weg in ("te weinig gemeenten", "Anderen: mediaan", "De mediaan is"):
        assert weg not in gezegd
    assert "te weinig gemeenten" not in str(scores(cli, meer))
    assert "De mediaan is" in hoofdstuk(meer.parent / "uit.html")


def test_figures_of_four_gemeenten_are_shown(cli: Cli, schrijf_dossier: SchrijfDossier) -> None:
    meer = zuid(schrijf_dossier, "{}", RAAD, RAAD, RAAD, RAAD)
    eerste, tweede, *_ = scores(cli, meer, "--anoniem")
    assert len(eerste) == 3
    assert tweede == ["te weinig gemeenten"]
    assert "Waar een uitkomst op minder dan 4 gemeenten rust, staat “te weinig gemeenten”." in (
        hoofdstuk(meer.parent / "uit.html")
    )


@pytest.mark.parametrize(
    ("ja", "gezegd"),
    [
        (4, "minstens 4 van de 6"),
        (6, "minstens 4 van de 6"),
    ],
)
def test_how_many_say_ja_gives_no_small_group_away(
    ja: int, gezegd: str, cli: Cli, schrijf_dossier: SchrijfDossier
) -> None:
    meer = zuid(schrijf_dossier, RAAD, *["{beleid.raad: {antwoord: ja}}"] * ja)
    uit = meer.parent / "uit.html"
    assert cli("rapport", meer, "-o", uit, "--regio", "--anoniem").exit == 0
    (tabel,) = klasse(ontleed(uit.read_text(encoding="utf-8")), "voorbeelden")
    assert inhoud(list(list(tabel.iter("tr"))[1])[2]) == gezegd


def test_files_that_could_not_be_used_are_named(
    cli: Cli, schrijf_dossier: SchrijfDossier, tmp_path: Path
) -> None:
    meer = zuid(schrijf_dossier)
    kapot = schrijf_dossier(
        naam="GM0114.yaml", gemeente="GM0114", bouwt_op="regio.yaml", peildatum="gisteren"
    )
    vaag = tmp_path / "vaag.yaml"
    vaag.write_bytes(b"\xff\xfe\xff")
    gedaan = cli("rapport", meer, "-o", tmp_path / "uit.html", "--regio")
    assert gedaan.exit == 0
    assert gedaan.err.startswith(f"""\
Niet in de vergelijking: Emmen: het dossier bevat fouten.
    Herstel de fouten die hieronder staan.
{kapot}:4: fout: peildatum: 'gisteren' is geen datum.
    Schrijf jaar-maand-dag, zoals 2026-06-30.
Niet gelezen: {vaag}: Dit is geen tekstbestand in UTF-8.
""")


@pytest.mark.parametrize("ja", [1, 3])
def test_where_few_say_ja_everywhere_that_is_said_once(
    ja: int, cli: Cli, schrijf_dossier: SchrijfDossier
) -> None:
    meer = zuid(schrijf_dossier, RAAD, *["{beleid.raad: {antwoord: ja}}"] * ja)
    uit = meer.parent / "uit.html"
    assert cli("rapport", meer, "-o", uit, "--regio", "--anoniem").exit == 0
    (tabel,) = klasse(ontleed(uit.read_text(encoding="utf-8")), "voorbeelden")
    assert [len(rij) for rij in tabel.iter("tr")] == [2, 2]
    zin = "Bij hoeveel gemeenten dat zo is, staat er niet bij: het zijn er telkens minder dan 4."
    assert hoofdstuk(uit).count(zin) == 1
    assert "te weinig gemeenten" not in hoofdstuk(uit)


ZELF: Final = "Elke gemeente oordeelt over zichzelf, de ene strenger dan de andere."


@pytest.mark.parametrize(
    ("eigen", "ander", "gezegd"),
    [
        (None, None, ZELF),
        (
            "Door derden.",
            None,
            "Per gemeente is er een dossier; hoe het tot stand kwam, staat voor in dit rapport.",
        ),
        (
            None,
            "Door derden.",
            "Per gemeente is er een dossier; hoe het tot stand kwam, staat in dat dossier.",
        ),
    ],
)
def test_who_judged_is_said_as_it_was(
    eigen: str | None,
    ander: str | None,
    gezegd: str,
    cli: Cli,
    schrijf_dossier: SchrijfDossier,
) -> None:
    meer = zuid(schrijf_dossier)
    for code, tekst in ((CODES[0], eigen), (CODES[1], ander)):
        schrijf_dossier(
            naam=f"{code}.yaml", gemeente=code, bouwt_op="regio.yaml", verantwoording=tekst
        )
    uit = meer.parent / "uit.html"
    assert cli("rapport", meer, "-o", uit, "--regio").exit == 0
    assert f"Het is geen ranglijst. {gezegd}" in hoofdstuk(uit)
    assert (ZELF in hoofdstuk(uit)) == (gezegd == ZELF)
    assert cli("regio", meer.parent / "regio.yaml", "-o", uit).exit == 0
    lees = inhoud(met_id(ontleed(uit.read_text(encoding="utf-8")), "zo-leest-u-dit"))
    assert (ZELF in lees) == ("Elke gemeente toetste zichzelf" in lees) == (gezegd == ZELF)
    assert ("staat in dat dossier. Een dossier gaat over" in lees) == (gezegd != ZELF)
