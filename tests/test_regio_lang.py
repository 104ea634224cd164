"""Long texts in the tables of the regional report: a row stays on a page, and nothing is lost."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

import pikepdf
import pytest

from conftest import Cli, SchrijfDossier
from pdfhulp import doorlopend, elementen, inhoud, keur, klasse, ontleed, zonder_wit

ZIN: Final = "Wij geven geen voorlichting op scholen en in de horeca. "
LANG: Final = f"{ZIN * 28}Einde."
VERDER: Final = "Lees verder onder de tabel."


@pytest.fixture
def regio(schrijf_dossier: SchrijfDossier) -> Path:
    """A regio whose gemeenten write much about what they do not do, and about what is left."""
    pad = schrijf_dossier(
        naam="regio.yaml",
        gemeente=None,
        regio="{naam: Zuid, gemeenten: [GM0106, GM0109, GM0114]}",
        antwoorden=f"{{beleid.plan: {{antwoord: nee, intern: {LANG}}}}}",
    )
    knaken = f"geen_knaken: {{wat_niet: {LANG}, alternatief: {LANG}}}"
    taken = f"resttaken: [{ZIN * 4}Klaar, {ZIN * 4}Af]"
    for code in ("GM0106", "GM0109", "GM0114"):
        nee = f"{{antwoord: nee, reden: geen_rijksmiddelen, {knaken}, {taken}}}"
        schrijf_dossier(
            naam=f"{code}.yaml",
            gemeente=code,
            bouwt_op="regio.yaml",
            antwoorden=f"{{beleid.raad: {nee}, beleid.plan: {nee}}}",
        )
    return pad


def test_a_long_text_goes_on_under_the_table(cli: Cli, regio: Path) -> None:
    uit = regio.parent / "uit.html"
    assert cli("regio", regio, "-o", uit, "--editie", "intern").exit == 0
    html = uit.read_text(encoding="utf-8")
    cellen = [inhoud(cel) for t in klasse(ontleed(html), "nietgedaan") for cel in t.iter("td")]
    lange = [cel for cel in cellen if ZIN in cel]
    assert len(lange) == 12
    assert all(len(cel) < 240 and cel.endswith(f" … {VERDER}") for cel in lange)
    assert html.count(f"<strong>Wat er niet gebeurt:</strong> {LANG}</p>") == 6
    assert html.count(f"<strong>In plaats daarvan:</strong> {LANG}</p>") == 6
    assert html.count(f"<strong>Intern:</strong> {LANG}</p>") == 1
    assert "<strong>Resttaken volgens Assen:</strong> Wij geven" in html


def test_no_row_is_cut_and_all_text_is_there(cli: Cli, regio: Path) -> None:
    uit = regio.parent / "uit.pdf"
    assert cli("regio", regio, "-o", uit).exit == 0
    pdf = uit.read_bytes()
    keur(pdf)
    assert zonder_wit(doorlopend(pdf)).count(zonder_wit(LANG)) == 12
    # No row is cut in two: for a screen reader each is one.
    html = uit.with_suffix(".html")
    assert cli("regio", regio, "-o", html).exit == 0
    rijen = list(ontleed(html.read_text(encoding="utf-8")).iter("tr"))
    with pikepdf.open(io.BytesIO(pdf)) as bestand:
        assert [deel["/S"] for deel in elementen(bestand)].count("/TR") == len(rijen)
