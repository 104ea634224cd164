"""Dossiers of other measurements, of unclear owners, and more than one of a gemeente."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from conftest import Cli, Schrijf, SchrijfDossier, Uitslag
from pdfhulp import inhoud, met_id, ontleed

LEDEN: Final = "[GM0106, GM0109, GM0114]"  # Assen, Coevorden, Emmen


def regio(
    schrijf_dossier: SchrijfDossier, naam: str = "regio.yaml", leden: str = LEDEN, **kop: str
) -> Path:
    zuid = f"{{naam: Zuid, gemeenten: {leden}}}"
    return schrijf_dossier(naam=naam, gemeente=None, regio=zuid, **kop)


def gezegd(cli: Cli, pad: Path, *plekken: Path | str) -> Uitslag:
    return cli("regio", pad, *plekken, "-o", pad.parent / "uit.html")


def over(uitslag: Uitslag, naam: str) -> str:
    """What is said of one gemeente: the line that names it, and all that is indented or of it."""
    regels = uitslag.err.splitlines()
    begin = next(n for n, regel in enumerate(regels) if f": {naam}" in regel)
    rest = regels[begin + 1 :]
    kop = ("Doet niet mee", "Niet ", "Andere", "Klaar", "Let op")
    einde = next(n for n, regel in enumerate(rest) if regel.startswith(kop))
    return "\n".join([regels[begin], *rest[:einde]])


def test_a_dossier_of_an_older_measurement_is_left_as_it_is(
    cli: Cli, schrijf_dossier: SchrijfDossier
) -> None:
    regio(schrijf_dossier)
    nieuw = regio(schrijf_dossier, "regio-2027.yaml", peildatum="2027-06-30")
    oud = schrijf_dossier(naam="assen.yaml", gemeente="GM0106", bouwt_op="regio.yaml")
    schrijf_dossier(naam="emmen-oud.yaml", gemeente="GM0114", bouwt_op="regio.yaml")
    schrijf_dossier(
        naam="emmen.yaml", gemeente="GM0114", bouwt_op="regio-2027.yaml", peildatum="2027-06-30"
    )
    uitslag = gezegd(cli, nieuw)
    assert over(uitslag, "Assen") == (
        "Doet niet mee: Assen: het dossier hoort bij een andere meting.\n"
        f"  {oud}: Dit dossier hoort bij de meting van 30 juni 2026.\n"
        f"    Begin een nieuw: vngcheck nieuw --vanaf {oud} --bouwt-op {nieuw}"
    )
    assert f"Niet gebruikt: Emmen: {oud.parent / 'emmen-oud.yaml'}: het dossier hoort bij een" in (
        uitslag.err
    )
    assert "bouwt_op:" not in uitslag.err
    html = (oud.parent / "uit.html").read_text(encoding="utf-8")
    assert "niet vergeleken: het dossier hoort bij een andere meting" in inhoud(
        met_id(ontleed(html), "deelname")
    )


def test_the_advice_about_an_older_measurement_works(
    cli: Cli, schrijf_dossier: SchrijfDossier, tmp_path: Path
) -> None:
    regio(schrijf_dossier)
    nieuw = regio(schrijf_dossier, "regio-2027.yaml", peildatum="2027-06-30")
    schrijf_dossier(naam="emmen.yaml", gemeente="GM0114", bouwt_op="regio-2027.yaml")
    oud = schrijf_dossier(naam="assen.yaml", gemeente="GM0106", bouwt_op="regio.yaml")
    raad = over(gezegd(cli, nieuw), "Assen").rpartition("Begin een nieuw: vngcheck ")[2]
    assert cli(*raad.split(), "-o", tmp_path / "assen-2027.yaml").exit == 0
    uitslag = gezegd(cli, nieuw)
    assert "2 van de 3 gemeenten doen mee" in uitslag.err
    assert f"Niet gebruikt: Assen: {oud}: het dossier hoort bij een andere meting." in uitslag.err


@pytest.mark.parametrize(
    ("kader", "raad"),
    [
        (
            "klein@0",
            "Zet het over: vngcheck kader overzetten {oud} --naar klein@1 --met koppel.yaml "
            "--bouwt-op {nieuw} -o NIEUW.yaml",
        ),
        ("ander@1", "Begin een nieuw: vngcheck nieuw Assen --bouwt-op {nieuw}"),
    ],
)
def test_a_measurement_with_another_kader_is_carried_over(
    kader: str, raad: str, cli: Cli, schrijf_dossier: SchrijfDossier
) -> None:
    regio(schrijf_dossier, kader=kader)
    nieuw = regio(schrijf_dossier, "regio-2.yaml")
    schrijf_dossier(naam="emmen.yaml", gemeente="GM0114", bouwt_op="regio-2.yaml")
    oud = schrijf_dossier(naam="assen.yaml", gemeente="GM0106", bouwt_op="regio.yaml", kader=kader)
    gesproken = over(gezegd(cli, nieuw), "Assen").splitlines()[1:]
    assert gesproken == [
        f"  {oud}: Dit dossier hoort bij de meting van 30 juni 2026 met het kader {kader}.",
        f"    {raad.format(oud=oud, nieuw=nieuw)}",
    ]


@pytest.mark.parametrize("verwijzing", ["nergens.yaml", "noord.yaml", "kopie.yaml", "emmen.yaml"])
def test_what_is_no_other_measurement_is_mended(
    verwijzing: str, cli: Cli, schrijf_dossier: SchrijfDossier
) -> None:
    pad = regio(schrijf_dossier)
    regio(schrijf_dossier, "kopie.yaml")
    noord = "{naam: Noord, gemeenten: [GM0106]}"
    schrijf_dossier(naam="noord.yaml", gemeente=None, regio=noord, peildatum="2025-06-30")
    schrijf_dossier(naam="emmen.yaml", gemeente="GM0114", bouwt_op="regio.yaml")
    assen = schrijf_dossier(naam="assen.yaml", gemeente="GM0106", bouwt_op=verwijzing)
    assert over(gezegd(cli, pad), "Assen") == (
        "Doet niet mee: Assen: het dossier bouwt niet op dit regiodossier.\n"
        "    Verbeter bouwt_op, zoals hieronder staat.\n"
        f"{assen}: fout: Bij bouwt_op staat '{verwijzing}'. Dat is niet dit regiodossier.\n"
        "    Zet daar: bouwt_op: regio.yaml"
    )


@pytest.mark.parametrize(
    "naam",
    [
        "coevorden-2025.yaml",
        "Coevorden 2025-06-30.yaml",
        "coevorden_30-6-2025.yaml",
        "gemeente-coevorden.yaml",
        "Gemeente Coevorden 2025.yml",
        "GM0109-2025.yaml",
    ],
)
def test_a_broken_file_is_known_by_the_name_that_nieuw_gives(
    naam: str, cli: Cli, schrijf: Schrijf, schrijf_dossier: SchrijfDossier
) -> None:
    pad = regio(schrijf_dossier)
    schrijf_dossier(naam="emmen.yaml", gemeente="GM0114", bouwt_op="regio.yaml")
    schrijf(naam, "antwoorden: [\n")
    uitslag = gezegd(cli, pad)
    assert "Doet niet mee: Coevorden: het dossier bevat fouten.\n" in uitslag.err
    assert "Doet niet mee: Assen: geen dossier gevonden.\n" in uitslag.err


def test_a_dossier_of_nobody_is_told_so(
    cli: Cli, schrijf_dossier: SchrijfDossier, tmp_path: Path
) -> None:
    pad = regio(schrijf_dossier)
    schrijf_dossier(naam="emmen.yaml", gemeente="GM0114", bouwt_op="regio.yaml")
    wie = schrijf_dossier(naam="mijn.yaml", gemeente=None, bouwt_op="regio.yaml")
    zin = "bouwt op dit regiodossier, maar het is niet te zien van welke gemeente"
    uitslag = gezegd(cli, pad)
    assert f"{wie}: {zin}.\n" in uitslag.err
    assert "is niet van een gemeente van de regio" not in uitslag.err
    html = (tmp_path / "uit.html").read_text(encoding="utf-8")
    assert f"1 dossier {zin}." in inhoud(met_id(ontleed(html), "deelname"))
    los = schrijf_dossier(naam="los/mijn.yaml", gemeente=None)
    assert (
        f"Niet gebruikt: {los}: Het is niet te zien van welke gemeente dit dossier is.\n"
        in gezegd(cli, pad, tmp_path, los).err
    )


def test_a_dossier_without_gemeente_is_told_by_its_name(
    cli: Cli, schrijf_dossier: SchrijfDossier
) -> None:
    pad = regio(schrijf_dossier)
    schrijf_dossier(naam="emmen.yaml", gemeente="GM0114", bouwt_op="regio.yaml")
    assen = schrijf_dossier(naam="assen-2026.yaml", gemeente=None)
    # A regio may have the name of a gemeente: then this is not about that gemeente.
    schrijf_dossier(
        naam="coevorden.yaml", gemeente=None, regio="{naam: Coevorden, gemeenten: [GM0109]}"
    )
    uitslag = gezegd(cli, pad)
    assert over(uitslag, "Assen") == (
        "Doet niet mee: Assen: het dossier bevat fouten.\n"
        "    Herstel de fouten die hieronder staan.\n"
        f"{assen}: fout: De sleutel 'gemeente' ontbreekt.\n"
        "    Voeg toe: gemeente: GM0106\n"
        f"{assen}: fout: De regel bouwt_op ontbreekt.\n"
        "    Zet in het dossier: bouwt_op: regio.yaml"
    )
    assert "Doet niet mee: Coevorden: geen dossier gevonden.\n" in uitslag.err


def test_of_two_dossiers_the_one_that_is_named_counts(
    cli: Cli, schrijf_dossier: SchrijfDossier, tmp_path: Path
) -> None:
    pad = regio(schrijf_dossier)
    een, twee = (
        schrijf_dossier(naam=naam, gemeente="GM0106", bouwt_op="regio.yaml")
        for naam in ("een.yaml", "twee.yaml")
    )
    emmen = schrijf_dossier(naam="emmen.yaml", gemeente="GM0114", bouwt_op="regio.yaml")
    assert over(gezegd(cli, pad), "Assen") == (
        "Doet niet mee: Assen: meer dan één dossier; niet duidelijk welk geldt.\n"
        "    Laat er één staan. Of noem achter het regiodossier de map en ook het goede dossier.\n"
        f"  {een}\n  {twee}"
    )
    uitslag = gezegd(cli, pad, tmp_path, twee)
    assert "2 van de 3 gemeenten doen mee" in uitslag.err
    geldt = f"Niet gebruikt: Assen: {een}: een ander dossier van deze gemeente geldt.\n"
    assert geldt in uitslag.err

    uit = tmp_path / "rapport.html"
    coevorden = schrijf_dossier(naam="coevorden.yaml", gemeente="GM0109", bouwt_op="regio.yaml")
    uitslag = cli("rapport", coevorden, "-o", uit, "--regio")
    assert (
        "Niet in de vergelijking: Assen: meer dan één dossier; niet duidelijk welk geldt.\n"
        "    Laat er één staan. Of noem met --regio-map de map, en nog eens met --regio-map het "
        f"goede dossier.\n  {een}\n  {twee}\n" in uitslag.err
    )
    uitslag = cli("rapport", coevorden, "-o", uit, "--regio-map", tmp_path, "--regio-map", twee)
    assert geldt in uitslag.err
    assert emmen.exists()


def test_the_files_it_reads_are_never_overwritten(
    cli: Cli, schrijf: Schrijf, schrijf_dossier: SchrijfDossier
) -> None:
    pad = regio(schrijf_dossier)
    gelijk = pad.with_name("gelijk.html")
    gelijk.symlink_to(pad)
    assert cli("regio", pad, "-o", gelijk) == (
        2,
        "",
        f"Fout: {gelijk} is het regiodossier zelf. Kies een andere naam voor het regiobeeld.\n",
    )
    stijl = schrijf("stijl.html", "naam: Huis\n")
    assert cli("regio", pad, "-o", stijl, "--huisstijl", stijl).err == (
        f"Fout: {stijl} is de huisstijl. Kies een andere naam voor het regiobeeld.\n"
    )
