"""A wrong file, wherever a command takes one: one error that names it, and nothing is made."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import pytest

from conftest import FIXTURES, Cli, SchrijfDossier

# What is in the place of the file that was meant, how the command ends, and what it says.
LEEG: Final = "{}: fout: Het bestand is leeg."
GEEN_UTF8: Final = "{}: fout: Dit is geen tekstbestand in UTF-8."
GEEN_SLEUTELS: Final = "{}:1: fout: Het bestand bevat geen sleutels."
VERKEERD: Final[dict[str, tuple[bytes, int, str]]] = {
    "leeg": (b"", 3, LEEG),
    "spaties": (b" \n\n", 3, LEEG),
    "binair": (bytes(range(256)), 3, GEEN_UTF8),
    "utf-16": ("vngcheck: 1\n".encode("utf-16"), 3, GEEN_UTF8),
    "latin-1": ("gemeente: Súdwest\n".encode("latin-1"), 3, GEEN_UTF8),
    "tekst": (b"Beste collega,\n", 3, GEEN_SLEUTELS),
    "lijst": (b"- a\n- b\n", 3, GEEN_SLEUTELS),
    "half": (b"a: [\n", 3, "{}:2: fout: Hier ontbreekt een waarde, of een haakje dat sluit."),
    "pdf": (b"%PDF-1.7\nx", 3, "{}: fout: Dit is een PDF, geen YAML-bestand."),
    "word": (b"PK\x03\x04\xff", 3, "{}: fout: Dit is een Word-, Excel- of zipbestand, geen YAML"),
}
ANDERS: Final = {
    "weg.yaml": "Fout: Het bestand {} bestaat niet. Klopt de naam?",
    "dood.yaml": "Fout: Het bestand {} bestaat niet. Klopt de naam?",
    "goed.yaml/x": "Fout: Het bestand {} bestaat niet. Klopt de naam?",
    "kring.yaml": "Fout: Kan {} niet lezen. Klopt de naam?",
    "map": "Fout: {} is een map. Geef de naam van een bestand.",
}
OVER: Final = ("kader", "overzetten")
NAAR: Final = ("--naar", "klein@2")
OPDRACHTEN: Final[dict[str, tuple[str, ...]]] = {
    "overzetten": (*OVER, "X", *NAAR, "--met", "koppel.yaml", "-o", "uit.yaml"),
    "koppelbestand": (*OVER, "goed.yaml", *NAAR, "--met", "X", "-o", "uit.yaml"),
    "bouwt-op": (
        *(*OVER, "lid.yaml", *NAAR, "--met", "koppel.yaml"),
        *("-o", "uit.yaml", "--bouwt-op", "X"),
    ),
    "oud": ("vergelijk", "X", "goed.yaml"),
    "nieuw": ("vergelijk", "goed.yaml", "X"),
    "rapport": ("rapport", "X", "-o", "uit.html"),
    "vorige": ("rapport", "goed.yaml", "-o", "uit.html", "--vorige", "X"),
    "brief": ("brief", "X", "-o", "uit"),
}


@pytest.fixture
def werk(tmp_path: Path, schrijf_dossier: SchrijfDossier, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with all that is right."""
    schrijf_dossier(naam="goed.yaml")
    schrijf_dossier(naam="regio.yaml", gemeente=None, regio="{naam: Zuid, gemeenten: [GM0394]}")
    schrijf_dossier(naam="lid.yaml", bouwt_op="regio.yaml")
    for naam in ("klein-2.yaml", "koppel.yaml"):
        shutil.copy(FIXTURES / "overzetten" / naam, tmp_path)
    (tmp_path / "map").mkdir()
    (tmp_path / "dood.yaml").symlink_to("nergens.yaml")
    (tmp_path / "kring.yaml").symlink_to("kring.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def vergis(cli: Cli, opdracht: str, naam: str, exit_: int, gezegd: str) -> None:
    """Run a command with a wrong file: one error, about it, and nothing else happens."""
    voor = sorted(Path.cwd().iterdir())
    uitslag = cli(*(naam if woord == "X" else woord for woord in OPDRACHTEN[opdracht]))
    assert (uitslag.exit, uitslag.out) == (exit_, "")
    assert uitslag.err.startswith(gezegd.format(naam))
    # What, and for a file with errors the remedy below it.
    assert len(uitslag.err.splitlines()) == (2 if exit_ == 3 else 1)
    assert sorted(Path.cwd().iterdir()) == voor


@pytest.mark.parametrize("soort", VERKEERD)
@pytest.mark.parametrize("opdracht", OPDRACHTEN)
def test_een_bestand_dat_er_geen_is(opdracht: str, soort: str, werk: Path, cli: Cli) -> None:
    inhoud, exit_, gezegd = VERKEERD[soort]
    (werk / "x.yaml").write_bytes(inhoud)
    vergis(cli, opdracht, "x.yaml", exit_, gezegd)


@pytest.mark.parametrize("naam", ANDERS)
@pytest.mark.parametrize("opdracht", OPDRACHTEN)
@pytest.mark.usefixtures("werk")
def test_een_naam_zonder_bestand(opdracht: str, naam: str, cli: Cli) -> None:
    vergis(cli, opdracht, naam, 2, ANDERS[naam])


@pytest.mark.parametrize("opdracht", [naam for naam in OPDRACHTEN if naam != "koppelbestand"])
@pytest.mark.usefixtures("werk")
def test_een_kader_of_koppelbestand_waar_een_dossier_hoort(opdracht: str, cli: Cli) -> None:
    fout = "{}:3: fout: Dit is een kader, geen dossier."
    vergis(cli, opdracht, "klein-2.yaml", 3, fout)
    fout = "{}:2: fout: Dit is een koppelbestand, geen dossier."
    vergis(cli, opdracht, "koppel.yaml", 3, fout)


@pytest.mark.parametrize("naam", ["goed.yaml", "map", "weg.yaml", "koppel.yaml"])
def test_uitpakken_uit_wat_geen_rapport_is(naam: str, werk: Path, cli: Cli) -> None:
    voor = sorted(werk.iterdir())
    uitslag = cli("uitpakken", naam, "-o", "uit.yaml")
    assert uitslag.exit == (2 if naam in ANDERS else 3)
    verwacht = ANDERS.get(naam, "{}: fout: Dit is geen PDF, of de PDF is beschadigd.")
    assert uitslag.err.startswith(verwacht.format(naam))
    assert sorted(werk.iterdir()) == voor


@pytest.mark.parametrize("naam", ["goed.yaml", "koppel.yaml"])
def test_een_merkteken_vooraan_doet_geen_kwaad(naam: str, werk: Path, cli: Cli) -> None:
    pad = werk / naam
    pad.write_bytes(b"\xef\xbb\xbf" + pad.read_bytes())
    assert cli(*OPDRACHTEN["koppelbestand"][:5], "--met", "koppel.yaml", "-o", "uit.yaml").exit == 0
