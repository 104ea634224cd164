"""`vngcheck kader overzetten` after a mistake: what is said, and that nothing is made."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from conftest import Cli, SchrijfDossier
from overzethulp import OVERZETTEN, Overzetten
from vngcheck.bestanden import pakketmap
from vngcheck.dossierbestand import laad_dossier
from vngcheck.errors import InvoerFout
from vngcheck.kaderbestand import laad_kader
from vngcheck.koppelbestand import laad_koppeling
from vngcheck.overzetten import zet_over

ZUID: Final = "{naam: Zuid, gemeenten: [GM0394]}"
TWEE: Final = (
    "Achter --maak horen twee versies van een kader: eerst de oude, dan de nieuwe, zoals --maak "
    "mijn-kader@1 mijn-kader@2."
)


@pytest.fixture
def overzetten(tmp_path: Path, cli: Cli) -> Overzetten:
    return Overzetten(tmp_path, cli)


@pytest.mark.parametrize(
    ("woorden", "fout"),
    [
        (["--maak", "klein@1", "-o", "k.yaml"], TWEE),
        (["-o", "k.yaml", "--maak", "klein@1", "--kaders", "."], TWEE),
        (
            ["-o", "k.yaml", "--maak", "klein@1"],
            "Achter --maak horen 2 waarden, met een spatie ertussen.\n"
            "Kijk voor uitleg met: vngcheck kader overzetten --help",
        ),
        (
            ["--maak", "klein.yaml", "klein-2.yaml", "-o", "k.yaml"],
            "klein.yaml is de naam van een bestand. Geef de naam van het kader, zoals klein@2; het "
            "bestand zelf hoort in de map van --kaders.",
        ),
        (
            ["--maak", "klein@1", "klein@2", "-o", "k.txt"],
            "k.txt kan geen koppelbestand zijn. Geef een naam op .yaml, zoals koppel.yaml.",
        ),
        (
            ["--maak", "klein@1", "klein@2", "-o", "."],
            ". kan geen koppelbestand zijn. Geef een naam op .yaml, zoals koppel.yaml.",
        ),
    ],
)
def test_maak(
    woorden: list[str],
    fout: str,
    overzetten: Overzetten,
    schrijf_dossier: SchrijfDossier,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    schrijf_dossier()
    monkeypatch.chdir(overzetten.map)
    voor = sorted(overzetten.map.iterdir())
    assert overzetten.cli("kader", "overzetten", *woorden) == (2, "", f"Fout: {fout}\n")
    assert sorted(overzetten.map.iterdir()) == voor


@pytest.mark.parametrize(
    ("naam", "wat"), [("dossier.yaml", "het dossier zelf"), ("koppel.yaml", "het koppelbestand")]
)
def test_het_nieuwe_is_een_bestand_dat_wordt_gelezen(
    naam: str, wat: str, overzetten: Overzetten, schrijf_dossier: SchrijfDossier
) -> None:
    oud, doel = schrijf_dossier(), overzetten.map / naam
    voor = doel.read_bytes()
    assert overzetten.doe(oud, naar=naam) == (
        2,
        "",
        f"Fout: {doel} is {wat}. Kies een andere naam met -o.\n",
    )
    assert doel.read_bytes() == voor


def test_een_map_waarin_het_dossier_al_zo_heet(
    overzetten: Overzetten, schrijf_dossier: SchrijfDossier
) -> None:
    oud = schrijf_dossier(naam="haarlemmermeer-2026.yaml")
    uitslag = overzetten.doe(oud, naar="")
    assert (uitslag.exit, uitslag.err) == (
        2,
        f"Fout: {oud} is het dossier zelf. Kies een andere naam met -o.\n",
    )


def test_dossier_en_koppelbestand_verwisseld(
    overzetten: Overzetten, schrijf_dossier: SchrijfDossier
) -> None:
    oud, koppel = schrijf_dossier(), overzetten.map / "koppel.yaml"
    doel = overzetten.map / "nieuw.yaml"
    uitslag = overzetten.cli(
        "kader", "overzetten", koppel, "--naar", "klein@2", "--met", oud, "-o", doel
    )
    assert uitslag == (
        3,
        "",
        f"{koppel}:2: fout: Dit is een koppelbestand, geen dossier.\n"
        "    Geef de naam van het dossier, waarin de antwoorden staan.\n",
    )
    assert not doel.exists()


def test_een_kader_dat_vanaf_de_nieuwe_plaats_niet_te_vinden_is(
    overzetten: Overzetten, schrijf_dossier: SchrijfDossier
) -> None:
    oud = schrijf_dossier()
    assert overzetten.doe(oud, naar="map/nieuw.yaml") == (
        2,
        "",
        "Fout: Het kader klein@2 is vanaf de nieuwe plaats niet te vinden. Voeg toe: --kaders "
        f"{overzetten.map}\n",
    )
    assert not (overzetten.map / "map").exists()
    uitslag = overzetten.doe(oud, "--kaders", overzetten.map, naar="map/nieuw.yaml")
    assert uitslag.exit == 0


def test_een_dossier_zonder_antwoorden(
    overzetten: Overzetten, schrijf_dossier: SchrijfDossier
) -> None:
    uitslag = overzetten.doe(schrijf_dossier())
    assert uitslag.out.splitlines()[2:5] == [
        "Het oude dossier heeft nog geen eigen antwoorden.",
        "1 vraag is nieuw.",
        "  beleid.evaluatie: Is het plan geëvalueerd?",
    ]
    assert overzetten.data()["verantwoording"] == (
        "Dit dossier is overgezet van kader klein@1 naar klein@2. Het had nog geen eigen "
        "antwoorden. 1 vraag is nieuw. Het verslag van het overzetten is bij het dossier bewaard."
    )
    assert overzetten.verslag()["nieuwe_vragen"] == ["beleid.evaluatie"]


def test_een_verantwoording_waar_niets_meer_bij_kan(
    overzetten: Overzetten, schrijf_dossier: SchrijfDossier
) -> None:
    lang = "x" * 4990
    uitslag = overzetten.doe(schrijf_dossier(f"verantwoording: {lang}\n"))
    assert (uitslag.exit, uitslag.err) == (
        0,
        "De verantwoording is te lang om erbij te zetten dat het dossier is overgezet. Maak haar "
        "korter en schrijf het er zelf bij.\n",
    )
    assert overzetten.data()["verantwoording"] == lang


def test_de_aanbevolen_stap_vraagt_wat_nieuw_is_en_wat_te_bevestigen_is(
    overzetten: Overzetten, schrijf_dossier: SchrijfDossier
) -> None:
    rest = "antwoorden:\n  beleid.plan: {antwoord: ja}\n  opvang.zorg: {antwoord: ja}\n"
    uitslag = overzetten.doe(schrijf_dossier(rest))
    nieuw = overzetten.map / "nieuw.yaml"
    assert uitslag.out.splitlines()[-2] == f"  vngcheck invullen {nieuw}"
    # Two to confirm (split), one that is new, two that were open; not beleid.plan.
    uitslag = overzetten.cli("invullen", nieuw, "--eenvoudig")
    assert uitslag.out.splitlines()[0] == "5 open vragen. Wat u bevestigt, is meteen bewaard."


# the regional dossier


@pytest.mark.parametrize(
    ("kop", "fout"),
    [
        (
            {"kader": "klein@1", "regio": ZUID},
            "Het regiodossier {pad} heeft nog kader klein@1. Zet het eerst over naar klein@2, en "
            "geef het nieuwe met --bouwt-op.",
        ),
        (
            {"kader": "klein@2", "regio": "{naam: Zuid, gemeenten: [Assen]}"},
            "De regio Zuid ({pad}) noemt Haarlemmermeer niet als gemeente. Voeg haar daar toe, of "
            "kies een ander regiodossier.",
        ),
        (
            {"kader": "klein@2", "regio": ZUID, "fictief": "true"},
            "Het regiodossier {pad} is verzonnen, en Haarlemmermeer niet. Kies een ander "
            "regiodossier.",
        ),
        (
            {"kader": "klein@2", "gemeente": "GM0394"},
            "{pad} is geen regiodossier: de sleutel 'regio' ontbreekt.",
        ),
        (
            {"kader": "klein@1", "gemeente": "GM0394"},
            "{pad} is geen regiodossier: de sleutel 'regio' ontbreekt.",
        ),
    ],
)
def test_een_regiodossier_dat_niet_past(
    kop: dict[str, str],
    fout: str,
    overzetten: Overzetten,
    schrijf_dossier: SchrijfDossier,
) -> None:
    schrijf_dossier(naam="regio.yaml", gemeente=None, regio=ZUID)
    oud = schrijf_dossier(bouwt_op="regio.yaml")
    wie: dict[str, Any] = {"gemeente": None, **kop}
    pad = schrijf_dossier(naam="ander.yaml", **wie)
    assert overzetten.doe(oud, "--bouwt-op", pad) == (2, "", f"Fout: {fout.format(pad=pad)}\n")
    assert not (overzetten.map / "nieuw.yaml").exists()


def test_een_fout_in_het_nieuwe_noemt_geen_bestand_dat_er_niet_is(
    overzetten: Overzetten, schrijf_dossier: SchrijfDossier
) -> None:
    oud = laad_dossier(schrijf_dossier("antwoorden: {beleid.plan: {antwoord: ja}}\n"))
    nieuw = laad_kader(OVERZETTEN / "klein-2.yaml")
    koppeling = laad_koppeling(overzetten.map / "koppel.yaml", oud.kader.kader, nieuw)
    # From there the kader cannot be found.
    doel = overzetten.map / "elders" / "nieuw.yaml"
    with pytest.raises(InvoerFout) as gevangen:
        zet_over(oud, koppeling, doel)
    assert str(gevangen.value) == (
        f"{oud.bestand.pad}: fout: Overzetten kan niet: er is niets gemaakt. Het nieuwe dossier "
        f"zou fouten hebben.\n{oud.bestand.pad}: fout: kader: Het kader 'klein@2' is er niet. Er "
        "zijn: vng-mensenhandel@1. Staat het in een andere map, noem die dan met --kaders."
    )


# what nobody outside may read


def test_wat_intern_is_komt_in_geen_openbaar_veld(
    overzetten: Overzetten, schrijf_dossier: SchrijfDossier
) -> None:
    vragen = ("beleid.plan", "beleid.raad", "opvang.zorg", "opvang.bedden")
    samen = ("voorlichting.inwoners", "voorlichting.scholen")
    antwoorden = "".join(
        f"  {vraag}: {{antwoord: ja, intern: GEHEIM {vraag}}}\n" for vraag in (*vragen, *samen)
    )
    oud = schrijf_dossier(f"verantwoording: Door ons.\nantwoorden:\n{antwoorden}")
    naam = "met-geheim-in-de-naam.yaml"
    assert overzetten.doe(oud, naar=naam).exit == 0
    data = overzetten.data(naam)
    assert data["verantwoording"] == (
        "Door ons.\n\nDit dossier is overgezet van kader klein@1 naar klein@2. 2 antwoorden gingen "
        "ongewijzigd mee. 3 antwoorden horen bij gesplitste of samengevoegde vragen. 1 antwoord "
        "hoort bij een vervallen vraag. 1 vraag is nieuw. Het verslag van het overzetten is bij "
        "het dossier bewaard."
    )
    notities = [antwoord.pop("intern") for antwoord in data["antwoorden"].values()]
    assert len(notities) == 5
    assert all("GEHEIM" in notitie for notitie in notities)
    assert "GEHEIM" not in str(data)
    rapport = overzetten.map / "uit.html"
    assert overzetten.cli("rapport", overzetten.map / naam, "-o", rapport).exit == 0
    html = rapport.read_text(encoding="utf-8")
    assert "overgezet van kader klein@1" in html
    assert "geheim" not in html.lower()


def test_a_versie_that_is_not_there_is_not_the_one_that_is_left(cli: Cli, tmp_path: Path) -> None:
    oud = pakketmap("examples") / "voorbeeldstad.yaml"
    fout = "Fout: Het kader vng-mensenhandel@2 is er niet. Zet het kaderbestand naast {}, of noem "
    versies = ("vng-mensenhandel@1", "vng-mensenhandel@2")
    doel = tmp_path / "nieuw.yaml"
    assert cli(
        *("kader", "overzetten", oud, "--naar", versies[1]), *("--met", "k.yaml", "-o", doel)
    ) == (2, "", f"{fout.format('het dossier')}de map met --kaders.\n")
    assert cli("kader", "overzetten", "--maak", *versies, "-o", doel) == (
        2,
        "",
        f"{fout.format('het koppelbestand')}de map met --kaders.\n",
    )
