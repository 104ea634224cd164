"""What a gemeente owes to its regio, in `vngcheck vergelijk` and in the chapter of the report."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from conftest import Cli, SchrijfDossier
from pdfhulp import inhoud, met_id, ontleed

REGIO: Final = """
antwoorden:
  opvang.bedden: {antwoord: ja, bewijs: [{titel: Plan}]}
  opvang.zorg: {antwoord: ja, bewijs: [{titel: Plan}], geldt_voor_alle: true}
  voorlichting.inwoners:
    antwoord: nee
    reden: geen_rijksmiddelen
    geldt_voor_alle: true
    geen_knaken:
      wat_niet: Voorlichting
      alternatief: Landelijk
      gevolg: Niemand weet het
      bedragen: [{jaar: 2026, bedrag: 90000, aard: structureel}]
      besluit: {orgaan: algemeen_bestuur, datum: 2025-01-01}
"""
OUD: Final = """
antwoorden:
  opvang.bedden: {antwoord: nee}
  opvang.zorg: {antwoord: ja, bewijs: [{titel: Eigen plan}]}
"""
NIEUW: Final = """
antwoorden: {}
"""


def schrijf_paar(schrijf_dossier: SchrijfDossier) -> tuple[Path, Path]:
    """Two measurements of one gemeente that build on one file of the regio."""
    schrijf_dossier(
        REGIO, naam="regio.yaml", gemeente=None, regio="{naam: Zuid, gemeenten: [GM0394]}"
    )
    return (
        schrijf_dossier(OUD, naam="oud.yaml", peildatum="2025-06-30", bouwt_op="regio.yaml"),
        schrijf_dossier(NIEUW, naam="nieuw.yaml", bouwt_op="regio.yaml"),
    )


def test_op_het_scherm(cli: Cli, schrijf_dossier: SchrijfDossier) -> None:
    uitslag = cli("vergelijk", *schrijf_paar(schrijf_dossier), columns=80)
    assert uitslag.exit == 0
    gezegd = [regel.rstrip() for regel in uitslag.out.splitlines()]
    for verwacht in (
        """\
De metingen van 30 juni 2025 en 30 juni 2026 gebruiken hetzelfde regiodossier,
met peildatum 30 juni 2026. Wat er bij de regio veranderde, is dus niet te zien.
""",
        """\
Hetzelfde antwoord, met een kanttekening: 1 vraag
Het antwoord bleef gelijk. Wat u wel moet weten, staat tussen haakjes.
""",
        """\
Geen knaken, geen taken
Bij 1 taak bleef de uitleg gelijk.

Genoemde kosten van alle taken van de regio samen
De bedragen van de regio gelden voor alle gemeenten van de regio samen. Ze horen
niet bij de bedragen van de gemeente zelf.
Jaar    Eerder        Nu  Verschil
──────────────────────────────────
2026  € 90.000  € 90.000    gelijk
""",
    ):
        regels = verwacht.splitlines()
        begin = gezegd.index(regels[0])
        assert gezegd[begin : begin + len(regels)] == regels
    assert "  opvang.zorg: nog steeds ja (het antwoord komt nu van de regio)" in gezegd
    assert "  opvang.bedden: van nee naar ja (het antwoord komt nu van de regio)" in gezegd


def test_in_het_rapport(cli: Cli, schrijf_dossier: SchrijfDossier, tmp_path: Path) -> None:
    oud, nieuw = schrijf_paar(schrijf_dossier)
    doel = tmp_path / "uit.html"
    assert cli("rapport", nieuw, "-o", doel, "--vorige", oud).exit == 0
    deel = inhoud(met_id(ontleed(doel.read_text(encoding="utf-8")), "verandering"))
    for verwacht in (
        "De metingen van 30 juni 2025 en 30 juni 2026 gebruiken hetzelfde regiodossier, met "
        "peildatum 30 juni 2026. Wat er bij de regio veranderde, is dus niet te zien.",
        "Dit komt mede door de regio of door “niet van toepassing” bij 1.2 Opvang.",
        "Genoemde kosten van alle taken van de regio samen",
        "De bedragen van de regio gelden voor alle gemeenten van de regio samen.",
    ):
        assert verwacht in deel


def test_twee_regiodossiers_zijn_te_vergelijken(cli: Cli, schrijf_dossier: SchrijfDossier) -> None:
    _, nieuw = schrijf_paar(schrijf_dossier)
    regio = "{naam: Zuid, gemeenten: [GM0394]}"
    schrijf_dossier(REGIO, naam="eerder.yaml", gemeente=None, regio=regio, peildatum="2025-06-30")
    oud = schrijf_dossier(OUD, naam="oud.yaml", peildatum="2025-06-30", bouwt_op="eerder.yaml")
    assert "hetzelfde regiodossier" not in cli("vergelijk", oud, nieuw).out
