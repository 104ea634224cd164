"""`vngcheck invullen` in a real terminal: what someone does by mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import SchrijfDossier
from invulhulp import PLAN, antwoorden, invullen, typ


@pytest.fixture
def dossier(schrijf_dossier: SchrijfDossier) -> Path:
    return schrijf_dossier()


def test_een_keer_ctrl_c_kost_geen_tekst(dossier: Path) -> None:
    with invullen(dossier) as term:
        term.wacht_op(PLAN).typ("j")
        term.wacht_op("Toelichting").typ("Gekopieerd")
        term.wacht_op("Gekopieerd").toets("ctrl-c")
        term.wacht_op("Nog eens Ctrl-C: stop, zonder deze tekst te bewaren.").toets("enter")
        term.wacht_op("titel van het document", "F3 volgende vraag").typ("Plan")
        term.toets("ctrl-c", "ctrl-c")
        assert term.einde() == 130
    assert antwoorden(dossier)["beleid.plan"]["toelichting"] == "Gekopieerd"


def test_geplakte_tekst_kiest_niets(dossier: Path) -> None:
    with invullen(dossier) as term:
        term.wacht_op(PLAN, "s stop | t terug").plak("jammer dan")
        term.typ("nee, dat dachten wij niet")
        term.toets("rechts")
        term.wacht_op(">j ja", "Ingevuld 0 van 6").typ("s")
        assert term.einde() == 0
    assert antwoorden(dossier) == {}


def test_bij_persoonsgegevens_is_enter_geen_ja(dossier: Path) -> None:
    with invullen(dossier) as term:
        term.wacht_op(PLAN).typ("j")
        typ(term, "Toelichting", "Mail jan@voorbeeld.example")
        term.wacht_op("Hier staat waarschijnlijk een e-mailadres.", "typ dan: toch").toets("enter")
        typ(term, "titel van het document", "Mail jan@voorbeeld.example")
        term.wacht_op("typ dan: toch").typ("toch")
        term.toets("enter")
        term.wacht_op("Waar in dat document?").toets("ctrl-d")
        assert term.einde() == 0
        term.wacht_op("In 1 antwoord staan waarschijnlijk persoonsgegevens: beleid.plan")
    assert "toelichting" not in antwoorden(dossier)["beleid.plan"]


def test_een_verkeerde_datum_blijft_niet_in_de_weg_staan(dossier: Path) -> None:
    with invullen(dossier) as term:
        term.wacht_op(PLAN).typ("n")
        term.wacht_op("Waarom niet").typ("p")
        typ(term, "Wanneer is het klaar?", "morgen")
        term.wacht_op("Fout: 'morgen' is geen datum.").typ("1-3-2027")
        term.toets("enter")
        term.wacht_op("Gepland: 1 maart 2027").toets("ctrl-d")
        assert term.einde() == 0
    assert antwoorden(dossier)["beleid.plan"]["gepland"] == "2027-03-01"
