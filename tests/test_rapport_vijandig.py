"""Text of a dossier is shown, and does nothing: no markup, no file, no network."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

import vijandig
from conftest import Cli, Schrijf, SchrijfDossier
from pdfhulp import alles, doorlopend, inhoud, lopend, ontleed, plat
from vngcheck.velden import MAX_TEKST, MAX_TITEL

GEHEIM: Final = "geheim.txt"
NEPADRES: Final = "http://127.0.0.1:9"
TEKSTEN: Final = (
    "<script>fetch('/x')</script>",
    "{{ 7*7 }} {% include '/etc/hostname' %} {{ r.dossier }}",
    "<img src=file:{map}/geheim.txt> <link rel=attachment href={map}/geheim.txt>",
    f"url({NEPADRES}/x.png) @import '{NEPADRES}/x.css'; <object data={NEPADRES}>",
    "</style><style>@font-face {{ src: url(file:{map}/geheim.txt) }}</style>",
    "![beeld](file:{map}/geheim.txt) [klik](javascript:alert(1))",
)
# Runs a command, and tells of every file it opens and every address it looks up or calls.
BEWAAKT: Final = """\
import sys
gezien = []
def kijk(gebeurtenis, args):
    if gebeurtenis == "open" or gebeurtenis.startswith(("socket.", "urllib.", "http.")):
        gezien.append(f"{gebeurtenis} {args[0] if gebeurtenis == 'open' else args}")
sys.addaudithook(kijk)
from vngcheck.cli import run
code = run(sys.argv[1:])
print(*gezien, sep="\\n")
sys.exit(code)
"""


@pytest.fixture
def dossier(schrijf: Schrijf, schrijf_dossier: SchrijfDossier, tmp_path: Path) -> Path:
    """A dossier with hostile texts in every field, beside a file that nothing may read."""
    schrijf(GEHEIM, "Geheime inhoud")
    schrijf_dossier()  # puts the kader there
    return schrijf("vijandig.yaml", vijandig.dossier(*teksten(tmp_path)))


def teksten(map_: Path) -> list[str]:
    return [tekst.replace("{map}", str(map_)) for tekst in TEKSTEN]


@pytest.mark.parametrize("naam", ["uit.html", "uit.pdf", "met.pdf"])
def test_niets_wordt_gelezen_of_gehaald(naam: str, dossier: Path, tmp_path: Path) -> None:
    opties = ["--met-dossier"] if naam == "met.pdf" else []
    uit = tmp_path / naam
    opdracht = ["rapport", str(dossier), "-o", str(uit), "--editie", "intern", *opties]
    klaar = subprocess.run(
        [sys.executable, "-c", BEWAAKT, *opdracht],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    gezien = klaar.stdout.splitlines()
    assert any(str(dossier) in regel for regel in gezien)
    assert [regel for regel in gezien if GEHEIM in regel] == []
    # Loading a library may look for the name of this machine; nothing may go further.
    netwerk = ("socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.", "http.")
    aanroepen = [regel for regel in gezien if regel.startswith(netwerk)]
    assert [r for r in aanroepen if "vngcheck:fonts/" not in r] == []
    gemaakt = uit.read_bytes()
    if naam == "uit.html":
        gelezen = inhoud(ontleed(gemaakt.decode()))
        assert [t for t in teksten(tmp_path) if plat(t) not in gelezen] == []
    else:
        gelezen = doorlopend(gemaakt)
        assert [t for t in teksten(tmp_path) if lopend(t) not in gelezen] == []
        gemaakt += alles(gemaakt)
    assert b"Geheime inhoud" not in gemaakt


def test_de_html_heeft_geen_element_van_een_dossier(dossier: Path, cli: Cli) -> None:
    uit = dossier.with_name("uit.html")
    assert cli("rapport", dossier, "-o", uit).exit == 0
    elementen = [*ontleed(uit.read_text(encoding="utf-8")).iter()]
    assert {e.tag for e in elementen} & {"img", "object", "embed", "iframe", "link"} == set()
    for element in elementen:
        assert not [naam for naam in element.keys() if str(naam).startswith("on")]  # noqa: SIM118
        adres = element.get("href") or element.get("src") or "#"
        assert adres.startswith("#")


@pytest.mark.parametrize("teken", ["202E", "2066", "0001", "001B", "007F", "0085", "E000", "FFFF"])
def test_stuurtekens_worden_geweigerd(
    teken: str, schrijf_dossier: SchrijfDossier, cli: Cli
) -> None:
    regels = f'antwoorden:\n  beleid.plan: {{antwoord: ja, toelichting: "a\\u{teken}b"}}\n'
    pad = schrijf_dossier(regels)
    uit = pad.with_name("uit.pdf")
    uitslag = cli("rapport", pad, "-o", uit)
    assert uitslag.exit == 3
    assert f"{pad}:6: fout: antwoorden.beleid.plan.toelichting: " in uitslag.err
    assert f"(U+{teken})" in uitslag.err
    assert not uit.exists()


@pytest.mark.parametrize(
    ("veld", "maximum"), [("toelichting", MAX_TEKST), ("geregeld_door", MAX_TITEL)]
)
def test_een_woord_tot_de_grens_mag_en_daarboven_niet(
    veld: str, maximum: int, schrijf_dossier: SchrijfDossier, cli: Cli
) -> None:
    regels = f"antwoorden:\n  beleid.plan: {{antwoord: ja, {veld}: {{}}}}\n"
    uit = None
    for lengte, code in ((maximum, 0), (maximum + 1, 3)):
        pad = schrijf_dossier(regels.replace("{}", "w" * lengte))
        uit = pad.with_name(f"{lengte}.pdf")
        uitslag = cli("rapport", pad, "-o", uit)
        assert uitslag.exit == code
        assert uit.exists() is (code == 0)
        if code == 0:
            assert "w" * lengte in doorlopend(uit.read_bytes())
        else:
            assert f"is {lengte} tekens lang; het maximum is {maximum}." in uitslag.err
