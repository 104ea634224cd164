"""`vngcheck controleer` on more dossiers: what they share is said once, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from conftest import Cli, SchrijfDossier

MEER: Final = "Misschien volgen er meer als de fouten zijn hersteld."
FASE: Final = "fout: fase: 'klaar' kan hier niet. Kies uit: concept, vastgesteld. "
ZIE: Final = f"Zie ook de fouten in regio.yaml. {MEER}"

Bouwt = Callable[..., str]


def zeg(cli: Cli, *bestanden: str) -> str:
    """What is said, without the ends of the lines, which depend on the width of the screen."""
    uitslag = cli("controleer", *bestanden)
    assert (uitslag.exit, uitslag.err) == (3, "")
    return " ".join(uitslag.out.split())


@pytest.fixture
def bouwt(
    schrijf_dossier: SchrijfDossier, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Bouwt:
    """A function that writes a gemeente on a regio with an error, and gives what is said of it."""
    monkeypatch.chdir(tmp_path)
    regio = "{naam: Zuid, gemeenten: [GM0394, Assen, Emmen]}"
    schrijf_dossier(naam="regio.yaml", gemeente=None, regio=regio, fase="klaar")

    def doe(naam: str, gemeente: str, regio: str = "regio.yaml") -> str:
        schrijf_dossier(naam=naam, gemeente=gemeente, bouwt_op=regio)
        return (
            f"{naam}:5: fout: bouwt_op: Het regiodossier {regio} bevat fouten. "
            f"Herstel die eerst. {naam}: 1 fout, 0 waarschuwingen. {ZIE}"
        )

    return doe


def test_een_fout_in_de_regio_staat_bij_het_eerste_dossier(cli: Cli, bouwt: Bouwt) -> None:
    een, twee = bouwt("een.yaml", "Assen"), bouwt("twee.yaml", "Emmen")
    regio = f"regio.yaml:5: {FASE}regio.yaml: 1 fout. {MEER}"
    assert zeg(cli, "een.yaml", "twee.yaml") == f"{een} {regio} {twee}"
    assert zeg(cli, "twee.yaml") == f"{twee} {regio}"


@pytest.mark.parametrize("volgorde", ["een regio twee", "regio een twee", "een twee regio"])
def test_een_regio_die_is_gegeven_zegt_het_zelf(volgorde: str, cli: Cli, bouwt: Bouwt) -> None:
    delen = {
        "een": bouwt("een.yaml", "Assen"),
        "twee": bouwt("twee.yaml", "Emmen"),
        "regio": f"regio.yaml:5: {FASE}regio.yaml: 1 fout, 0 waarschuwingen. {MEER}",
    }
    namen = volgorde.split()
    verwacht = " ".join(delen[naam] for naam in namen)
    assert zeg(cli, *(f"{naam}.yaml" for naam in namen)) == verwacht


def test_een_andere_schrijfwijze_is_hetzelfde_bestand(
    cli: Cli, bouwt: Bouwt, tmp_path: Path
) -> None:
    bouwt("een.yaml", "Assen")
    (tmp_path / "map").mkdir()
    bouwt("twee.yaml", "Emmen", "map/../regio.yaml")
    gezegd = zeg(cli, "een.yaml", "twee.yaml", "map/../regio.yaml")
    assert gezegd.count("'klaar' kan hier niet.") == 1


def test_wat_de_regio_zelf_niet_zegt_gaat_niet_verloren(
    schrijf_dossier: SchrijfDossier, cli: Cli, bouwt: Bouwt
) -> None:
    """A gemeente that is taken for a regiodossier has no error when it is looked at itself."""
    schrijf_dossier(naam="regio.yaml")
    een, twee = bouwt("een.yaml", "Assen"), bouwt("twee.yaml", "Emmen")
    regio = (
        "regio.yaml:1: fout: Dit is geen regiodossier: de sleutel 'regio' ontbreekt. "
        f"Laat bouwt_op naar een regiodossier verwijzen. regio.yaml: 1 fout. {MEER}"
    )
    zelf = "regio.yaml: 0 fouten, 0 waarschuwingen."
    assert zeg(cli, "een.yaml", "regio.yaml", "twee.yaml") == " ".join((een, regio, zelf, twee))


def test_een_kader_met_fouten_staat_er_ook_een_keer(
    schrijf_dossier: SchrijfDossier, cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    schrijf_dossier(naam="een.yaml")
    schrijf_dossier(naam="twee.yaml")
    kader = tmp_path / "klein.yaml"
    kader.write_text(kader.read_text().replace("plicht: lokaal", "plicht: lokaaal", 1))
    tekst = zeg(cli, "een.yaml", "twee.yaml")
    zie = f"0 fouten, 0 waarschuwingen. Zie ook de fouten in klein.yaml. {MEER}"
    assert tekst.startswith(f"een.yaml: {zie} klein.yaml:")
    assert tekst.endswith(f"klein.yaml: 1 fout. {MEER} twee.yaml: {zie}")
    assert tekst.count("'lokaaal' kan hier niet.") == 1
