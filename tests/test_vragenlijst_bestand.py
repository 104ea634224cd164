"""The questionnaire on a real file: after every input the file says what was confirmed."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import FIXTURES
from vngcheck.dossierbestand import laad_dossier
from vngcheck.dossieropslag import DossierOpslag
from vngcheck.vragenlijst.lijst import Vragenlijst
from vngcheck.vragenlijst.route import Keuze

OPMERKINGEN: Final = ("# bovenaan", "# bij het plan", "# van de jurist", "# onderaan")
BEGIN: Final = """\
# bovenaan
vngcheck: 1
kader: klein@1
gemeente: GM0394
peildatum: 2026-06-30

antwoorden:
    beleid.plan:   # bij het plan
        antwoord: nee
        reden: geen_rijksmiddelen
        # van de jurist
        geen_knaken: {wat_niet: Alles, bedragen: [{jaar: 2026, bedrag: 5, aard: incidenteel}]}
    opvang.zorg: {antwoord: ja, te_herbevestigen: true}
acties: [{vraag: beleid.raad, actie: Vragen}]
# onderaan
"""
INVOER: Final = st.sampled_from(
    [
        *["", "", "", "j", "d", "n", "x", "b", "o", "w", "g", "p", "k", "c", "i", "a", "r", "v"],
        *["-", "terug", "verder", "ga beleid.plan", "ga opvang", "1", "12500", "2026", "1-3-2027"],
        *["Een tekst: met # en 'quotes'", "- streepje", "regel een\nregel twee", "é € ĳs", "null"],
    ]
)


@pytest.mark.parametrize("regeleinde", ["\n", "\r\n"])
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(invoer=st.lists(INVOER, min_size=5, max_size=30))
def test_na_elke_invoer_staat_het_in_het_bestand(
    invoer: list[str], regeleinde: str, tmp_path: Path
) -> None:
    pad = tmp_path / "dossier.yaml"
    pad.write_bytes(BEGIN.replace("\n", regeleinde).encode())
    shutil.copy(FIXTURES / "kaders" / "klein.yaml", tmp_path)
    with DossierOpslag(pad) as opslag:
        lijst = Vragenlijst(opslag, Keuze(alle=True), date(2026, 7, 1))
        for tekst in invoer:
            lijst.geef(tekst)
            assert laad_dossier(pad).dossier == opslag.geladen.dossier
            geschreven = pad.read_bytes().decode()
            assert [o for o in OPMERKINGEN if o not in geschreven] == []
            assert geschreven.count("\n") == geschreven.count(regeleinde)
