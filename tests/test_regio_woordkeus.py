"""What the regional report says of gemeenten that did not make their dossiers themselves."""

from __future__ import annotations

from pathlib import Path

import regiohulp
from pdfhulp import inhoud, met_id, ontleed
from test_regio_rapport import drenthe, rapport, tabel
from vngcheck.regiorapport.html import naar_html


def test_nothing_is_said_to_be_done_by_gemeenten_that_made_no_dossier() -> None:
    wortel = ontleed(naar_html(drenthe()))
    alles = inhoud(wortel)
    for niet in ("doen mee", "nemen dat over", "Overgenomen door", "zelf te regelen", "fictief"):
        assert niet not in alles, niet
    kop, *rest = tabel(wortel, "levering")
    assert kop == ["Vraag", "Antwoord", "Geregeld door", "Geldt in"]
    door = {(rij[1].partition(",")[0], rij[2]) for rij in rest if rij != kop}
    assert {wie for antwoord, wie in door if antwoord == "nee"} == {"–"}
    assert "–" not in {wie for antwoord, wie in door if antwoord != "nee"}
    helpen = inhoud(met_id(wortel, "uitwisseling"))
    zin = "Er is geen vraag waarop de ene gemeente ja zegt en de andere deels of nee."
    assert helpen == f"Wie kan wie helpen {zin}"


def test_een_regio_die_zichzelf_toetst_doet_mee(tmp_path: Path) -> None:
    alles = inhoud(ontleed(naar_html(rapport(regiohulp.streek(tmp_path)))))
    for wel in (
        "11 van de 16 gemeenten doen mee aan de vergelijking.",
        "Gemeenten nemen dat over, tenzij zij zelf iets anders antwoorden.",
        "Overgenomen door",
        "In een echte regio telt een fictief dossier niet mee.",
    ):
        assert wel in alles, wel
