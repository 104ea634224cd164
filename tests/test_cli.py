"""The command line as a whole: help, wrong usage, exit codes, and what reaches a terminal."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from conftest import Cli, Programma, Schrijf, SchrijfDossier
from vngcheck import __version__
from vngcheck.bestanden import pakketmap

VOORBEELD: Final = pakketmap("examples") / "voorbeeldstad.yaml"
OPDRACHTEN: Final = {
    "": [
        "demo",
        "nieuw",
        "invullen",
        "controleer",
        "score",
        "vergelijk",
        "rapport",
        "regio",
        "brief",
        "batch",
        "uitpakken",
        "kader",
    ],
    "demo": [],
    "nieuw": [],
    "invullen": [],
    "controleer": [],
    "score": [],
    "vergelijk": [],
    "rapport": [],
    "regio": [],
    "brief": [],
    "batch": [],
    "uitpakken": [],
    "kader": ["lijst", "toon", "controleer", "schema", "overzetten"],
    "kader lijst": [],
    "kader toon": [],
    "kader controleer": [],
    "kader schema": [],
    "kader overzetten": [],
}
ENGELS: Final = re.compile(
    r"\b(usage|options|commands|arguments|show|exit|message|missing|error|required|default|"
    r"path|list|text|try|help)\b(?<!--help)",
    re.IGNORECASE,
)
GEEN_FORMAAT: Final = (
    "Aan de naam x.docx is niet te zien wat het moet worden. Laat hem eindigen op .pdf of .html, "
    "of geef --formaat."
)
NALEZEN: Final = (
    "Let op: namen en adressen herkent vngcheck niet. Lees het rapport na voor u het deelt."
)
GEHAALD: Final = """
antwoorden:
  beleid.plan: {antwoord: ja}
  beleid.raad: {antwoord: ja}
  opvang.zorg: {antwoord: ja}
  opvang.bedden: {antwoord: ja}
"""


# help


@pytest.mark.parametrize("opdracht", OPDRACHTEN)
def test_help_is_nederlands_en_heeft_voorbeelden(opdracht: str, cli: Cli) -> None:
    uitslag = cli(*opdracht.split(), "--help", columns=100)
    assert (uitslag.exit, uitslag.err) == (0, "")
    assert uitslag.out.startswith(f"Gebruik: {f'vngcheck {opdracht}'.strip()} [OPTIES]")
    assert ENGELS.findall(uitslag.out) == []
    assert "<" not in uitslag.out
    voorbeelden = uitslag.out.partition("\nVoorbeelden:\n")[2].splitlines()
    assert voorbeelden
    assert voorbeelden[0].startswith(f"  {f'vngcheck {opdracht}'.strip()}")
    assert "--help" in uitslag.out.partition("Opties:")[2]


@pytest.mark.parametrize("groep", ["", "kader"])
def test_help_noemt_elke_opdracht(groep: str, cli: Cli) -> None:
    lijst = cli(*groep.split(), "--help").out.partition("Opdrachten:\n")[2].partition("\n\n")[0]
    assert re.findall(r"^  (\S+)  +\S", lijst, re.MULTILINE) == OPDRACHTEN[groep]


@pytest.mark.parametrize("groep", ["", "kader"])
def test_zonder_opdracht_komt_de_help(groep: str, cli: Cli) -> None:
    los = cli(*groep.split())
    assert los == cli(*groep.split(), "--help")


def test_elk_voorbeeld_in_de_help_bestaat(cli: Cli) -> None:
    regels = [
        regel.split(" > ")[0].split()[1:]
        for opdracht in OPDRACHTEN
        for regel in cli(*opdracht.split(), "--help").out.splitlines()
        if regel.startswith("  vngcheck ")
    ]
    assert len(regels) > len(OPDRACHTEN)
    for regel in regels:
        naam = " ".join(deel for deel in regel[:2] if deel in " ".join(OPDRACHTEN).split())
        opties = {deel for deel in regel if deel.startswith("-")}
        uitleg = cli(*naam.split(), "--help").out
        assert naam in OPDRACHTEN
        assert all(re.search(rf"(^|[\s,]){optie}\b", uitleg) for optie in opties), regel


def test_versie(cli: Cli) -> None:
    assert cli("--version") == (0, f"vngcheck {__version__}\n", "")


# wrong usage


@pytest.mark.parametrize(
    ("woorden", "tekst"),
    [
        ("bestaatniet", "De opdracht 'bestaatniet' bestaat niet."),
        ("scor", "De opdracht 'scor' bestaat niet. Bedoelt u 'score'?"),
        ("kader tonen", "De opdracht 'tonen' bestaat niet. Bedoelt u 'toon'?"),
        ("--bestaatniet", "De optie --bestaatniet bestaat niet."),
        ("score x.yaml --zzz", "De optie --zzz bestaat niet."),
        ("score x.yaml --ei", "De optie --ei bestaat niet. Bedoelt u --eis of --help?"),
        ("score", "Er ontbreekt iets: DOSSIER."),
        ("controleer", "Er ontbreekt iets: DOSSIER."),
        ("kader toon", "Er ontbreekt iets: KADER."),
        ("kader controleer", "Er ontbreekt iets: BESTAND."),
        ("rapport x.yaml", "De optie --uit ontbreekt."),
        ("rapport x.yaml -o", "Achter -o hoort een waarde."),
        ("score x.yaml --eis", "Achter --eis hoort een waarde."),
        ("score --json=1 x.yaml", "Achter --json hoort geen waarde."),
        ("score x.yaml y.yaml", "Dit is te veel: y.yaml."),
        (
            "rapport x.yaml -o x.pdf --editie geheim",
            "'geheim' kan niet bij --editie. Kies uit: 'openbaar', 'intern'.",
        ),
        (
            "rapport x.yaml -o x --formaat doc",
            "'doc' kan niet bij --formaat. Kies uit: 'pdf', 'html'.",
        ),
        (
            "kader schema rapport",
            "'rapport' kan niet bij SOORT. Kies uit: 'dossier', 'kader', 'overzetting'.",
        ),
    ],
)
def test_verkeerd_gebruik_in_het_nederlands(woorden: str, tekst: str, cli: Cli) -> None:
    # The help to look at is that of the command: the longest one that was typed.
    opdracht = max(
        (o for o in OPDRACHTEN if f"{woorden} ".startswith(f"{o} ")), key=len, default=""
    )
    uitleg = f"Kijk voor uitleg met: {f'vngcheck {opdracht}'.strip()} --help"
    assert cli(*woorden.split()) == (2, "", f"Fout: {tekst}\n{uitleg}\n")


@pytest.mark.parametrize(
    ("woorden", "tekst"),
    [
        ("score weg.yaml", "Het bestand weg.yaml bestaat niet. Klopt de naam?"),
        ("rapport weg.yaml -o x.pdf", "Het bestand weg.yaml bestaat niet. Klopt de naam?"),
        ("kader controleer weg.yaml", "Het bestand weg.yaml bestaat niet. Klopt de naam?"),
        ("score weg.yaml --kaders weg", "De map weg (van --kaders) bestaat niet."),
        (
            "rapport weg.yaml -o x.docx",
            GEEN_FORMAAT,
        ),
        (
            "rapport weg.yaml -o .",
            ". is een map. Geef ook een bestandsnaam, zoals rapport.pdf.",
        ),
    ],
)
def test_wat_er_niet_is(woorden: str, tekst: str, cli: Cli) -> None:
    assert cli(*woorden.split()) == (2, "", f"Fout: {tekst}\n")


# exit codes


def test_code_0_en_1_bij_een_eis(cli: Cli, schrijf_dossier: SchrijfDossier) -> None:
    goed = schrijf_dossier(GEHAALD)
    assert cli("score", goed, "--eis", "1").exit == 0
    slecht = schrijf_dossier(naam="slecht.yaml")
    assert cli("score", slecht, "--eis", "1").exit == 1


def test_code_3_bij_een_fout_in_het_dossier(cli: Cli, schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(peildatum="gisteren")
    fout = f"{pad}:4: fout: peildatum: 'gisteren' is geen datum."
    remedie = "Schrijf jaar-maand-dag, zoals 2026-06-30."
    assert cli("score", pad) == (3, "", f"{fout}\n    {remedie}\n")


def test_code_4_als_er_niet_geschreven_kan_worden(
    cli: Cli, schrijf: Schrijf, schrijf_dossier: SchrijfDossier
) -> None:
    doel = schrijf("bestand", "geen map") / "map" / "uit.html"
    uitslag = cli("rapport", schrijf_dossier(), "-o", doel)
    assert (uitslag.exit, uitslag.out) == (4, "")
    assert uitslag.err.splitlines()[-1] == (
        f"Fout: Kan {doel} niet schrijven: een deel van het pad is geen map. "
        "Kies een andere plaats."
    )


@pytest.mark.parametrize("opties", [[], ["--formaat", "html"], ["--formaat", "pdf"]])
@pytest.mark.parametrize("naam", ["map", "uit.html"])
def test_code_2_als_het_doel_een_map_is(
    naam: str, opties: list[str], cli: Cli, tmp_path: Path, schrijf_dossier: SchrijfDossier
) -> None:
    doel = tmp_path / naam
    doel.mkdir()
    melding = f"{doel} is een map. Geef ook een bestandsnaam, zoals rapport.pdf."
    uitslag = cli("rapport", schrijf_dossier(), "-o", doel, *opties)
    assert uitslag == (2, "", f"Fout: {melding}\n")
    assert list(doel.iterdir()) == []
    assert sorted(pad.name for pad in tmp_path.iterdir()) == [
        "dossier.yaml",
        "klein.yaml",
        doel.name,
    ]


def test_code_4_als_demo_een_map_aantreft(programma: Programma, tmp_path: Path) -> None:
    doel = tmp_path / "haarlemmermeer.html"
    doel.mkdir()
    uitslag = programma("demo", ".")
    assert uitslag.exit == 4
    assert uitslag.err.splitlines()[1:] == [
        f"Fout: Kan {doel.name} niet schrijven: dat is een map. Geef ook een bestandsnaam."
    ]
    assert list(tmp_path.iterdir()) == [doel]
    assert list(doel.iterdir()) == []


def test_code_130_bij_ctrl_c(tmp_path: Path) -> None:
    opdracht = [sys.executable, "-m", "vngcheck", "rapport", str(VOORBEELD), "-o", "uit.pdf"]
    pijp = subprocess.PIPE
    with subprocess.Popen(opdracht, cwd=tmp_path, stdout=pijp, stderr=pijp, text=True) as bezig:
        assert bezig.stderr is not None
        begin = bezig.stderr.readline()
        bezig.send_signal(signal.SIGINT)  # a PDF takes seconds; this is its first moment
        uit, rest = bezig.communicate()
    assert begin == "FICTIEF VOORBEELD. Rapport van Voorbeeldstad maken ...\n"
    # Interrupted in the middle of it, Rich prints its line again.
    assert (uit, rest.removeprefix(begin)) == ("", "Afgebroken.\n")
    assert bezig.returncode == 130
    assert list(tmp_path.iterdir()) == []


# standard output and standard error


def test_voortgang_staat_op_standaardfout(
    programma: Programma, tmp_path: Path, schrijf_dossier: SchrijfDossier
) -> None:
    uitslag = programma("rapport", schrijf_dossier(), "-o", "uit.html")
    regels = ["Rapport van Haarlemmermeer maken ...", "Klaar: uit.html", NALEZEN]
    assert uitslag == (0, "", "".join(f"{regel}\n" for regel in regels))
    assert (tmp_path / "uit.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("woorden", "code"),
    [
        (["score", str(VOORBEELD)], 0),
        (["score", str(VOORBEELD), "--json"], 0),
        # Whether the eis is met does not depend on who reads along.
        (["score", str(VOORBEELD), "--eis", "1"], 1),
        (["score", str(VOORBEELD), "--json", "--eis", "1"], 1),
        (["controleer", str(VOORBEELD)], 0),
        (["kader", "lijst"], 0),
        (["kader", "toon", "vng-mensenhandel"], 0),
        (["kader", "schema"], 0),
        (["--help"], 0),
    ],
)
def test_een_lezer_die_stopt_is_geen_fout(woorden: list[str], code: int) -> None:
    lees, schrijf = os.pipe()
    os.close(lees)
    klaar = subprocess.run(
        [sys.executable, "-m", "vngcheck", *woorden],
        stdout=schrijf,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    os.close(schrijf)
    assert (klaar.returncode, klaar.stderr) == (code, "")


def test_zonder_pijp_komt_er_utf8(programma: Programma) -> None:
    uitslag = programma("score", VOORBEELD)
    assert uitslag.exit == 0
    assert uitslag.err == ""
    assert "Zorgcoördinatie en begeleiding" in uitslag.out


# what stands in a file never steers the terminal


STUUR = "[bold]vet[/bold] [link=https://x]y[/link] :smile: {{ 7 * 7 }}"


def test_opmaak_in_een_tekst_is_gewone_tekst(cli: Cli, schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(gemeente=f'"{STUUR}"', fictief="true")
    assert STUUR in cli("score", pad).out
    assert (
        f"Rapport van {STUUR} maken ...\n"
        in cli("rapport", pad, "-o", pad.with_suffix(".html")).err
    )
    slecht = schrijf_dossier(naam="slecht.yaml", peildatum=f'"{STUUR}"')
    assert f"peildatum: '{STUUR[:50]}" in cli("score", slecht).err


@pytest.mark.parametrize("teken", [r"\e", r"\x07", r"\x9b", r"\u202e", r"\x00"])
def test_stuurtekens_bereiken_het_scherm_niet(
    teken: str, cli: Cli, schrijf_dossier: SchrijfDossier
) -> None:
    in_naam = schrijf_dossier(gemeente=f'"{teken}[31mrood"', fictief="true")
    in_sleutel = schrijf_dossier(f'"{teken}[31mrood": x\n', naam="sleutel.yaml")
    for pad in (in_naam, in_sleutel):
        uitslag = cli("score", pad)
        assert uitslag.exit == 3
        assert [t for t in uitslag.out + uitslag.err if not t.isprintable() and t != "\n"] == []


def test_een_naam_met_stuurtekens_bereikt_het_scherm_niet(cli: Cli) -> None:
    for woorden in (["score", "\x1b[31m.yaml"], ["\x1b[31m"], ["score", "x", "--\x1b[31m"]):
        uitslag = cli(*woorden)
        assert uitslag.exit == 2
        assert "\x1b" not in uitslag.out + uitslag.err


@pytest.mark.parametrize("breedte", [60, 80])
def test_een_smal_scherm_verliest_niets(breedte: int, cli: Cli) -> None:
    for woorden in (["score", str(VOORBEELD)], ["kader", "toon", "vng-mensenhandel@1"]):
        smal, breed = cli(*woorden, columns=breedte), cli(*woorden, columns=400)
        assert smal.exit == breed.exit == 0
        # A command that is to be copied stays on one line, whatever the width.
        regels = [r for r in smal.out.splitlines() if not r.startswith("  vngcheck ")]
        assert max(map(len, regels)) <= breedte
        assert "…" not in smal.out
        letters = [sorted(re.sub(r"[\s─]", "", uitslag.out)) for uitslag in (smal, breed)]
        assert letters[0] == letters[1]
