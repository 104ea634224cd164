"""The kader that ships, against the table of norms it was made from."""

from __future__ import annotations

import csv
import re
from collections import Counter

import pytest

from conftest import FIXTURES
from vngcheck.bestanden import pakketmap
from vngcheck.kader import Bouwsteen, Plicht, Vraag
from vngcheck.kaderbestand import laad_kader

KADER = laad_kader(pakketmap("frameworks") / "vng-mensenhandel.yaml").kader
STENEN = {vraag.id: steen for steen in KADER.bouwstenen for vraag in steen.vragen}
GEEN_VRAAG = {"N02", "N03", "N08", "N18", "N20", "N47"}
VERBODEN = re.compile(
    r"\b(conform|middels|inzake|dient te|dienen te|borgen|geborgd|borging|stakeholders?)\b",
    re.IGNORECASE,
)

with (FIXTURES / "indeling.csv").open(encoding="utf-8", newline="") as bestand:
    INDELING = {rij["norm"]: rij for rij in csv.DictReader(bestand)}

elke_vraag = pytest.mark.parametrize("vraag", KADER.vragen.values(), ids=lambda vraag: vraag.id)
elke_bouwsteen = pytest.mark.parametrize("steen", KADER.bouwstenen, ids=lambda steen: steen.id)


def teksten(vraag: Vraag) -> list[str]:
    """Every text of a vraag that a reader sees, but the names of documents."""
    anders = [vraag.toelichting] if vraag.toelichting else []
    criteria = [criterium.tekst for criterium in vraag.criteria]
    return [vraag.vraag, vraag.uitleg, vraag.bewijs, vraag.stap, *criteria, *anders]


def test_it_is_the_vng_kader_and_says_that_it_is_a_reconstruction() -> None:
    assert (KADER.verwijzing, KADER.status) == ("vng-mensenhandel@1", "reconstructie")
    assert KADER.aanvaarde_redenen == ("geen_rijksmiddelen",)
    assert [(plateau.id, plateau.bouwt_op) for plateau in KADER.plateaus] == [
        ("1", None),
        ("2", "1"),
    ]


def test_the_numbers_of_vragen_and_bouwstenen() -> None:
    assert (len(KADER.vragen), len(KADER.bouwstenen)) == (76, 28)
    assert Counter(steen.plateau for steen in KADER.bouwstenen) == {"1": 18, "2": 10}
    assert Counter(STENEN[vraag].plateau for vraag in KADER.vragen) == {"1": 54, "2": 22}


def test_every_thema_has_bouwstenen_on_both_plateaus() -> None:
    themas = {thema.id for thema in KADER.themas}
    assert len(themas) == 5
    for plateau in ("1", "2"):
        assert {steen.thema for steen in KADER.bouwstenen_van(plateau)} == themas


def test_every_norm_but_six_is_one_vraag() -> None:
    alle = {f"N{nummer:02}" for nummer in range(1, 83)}
    assert INDELING.keys() == alle
    assert sorted(vraag.norm for vraag in KADER.vragen.values()) == sorted(alle - GEEN_VRAAG)


ZONDER_ARTIKEL = {
    "volgens Drenthe, bijlage 1, een taak bij seksbedrijven; geen wetsartikel genoemd": INDELING[
        "N50"
    ]["wet"],
    "volgens Drenthe, paragraaf 2.2; geen wetsartikel genoemd": INDELING["N52"]["wet"],
}
"""Two duties that one plan calls legal without naming a law; the kader says so where it is read."""


@elke_vraag
def test_a_vraag_stands_where_the_table_puts_its_norm(vraag: Vraag) -> None:
    rij = INDELING[vraag.norm]
    steen = STENEN[vraag.id]
    assert {
        "thema": steen.thema,
        "plateau": steen.plateau,
        "sterkte": vraag.sterkte.value,
        "plicht": vraag.plicht.value,
        "wet": ZONDER_ARTIKEL.get(vraag.wet or "", vraag.wet or ""),
        "schaal": vraag.schaal.value,
    } == {
        sleutel: rij[sleutel]
        for sleutel in ("thema", "plateau", "sterkte", "plicht", "wet", "schaal")
    }


@elke_vraag
def test_a_vraag_is_one_short_question(vraag: Vraag) -> None:
    assert vraag.vraag.endswith("?")
    assert vraag.vraag.count("?") == 1
    assert len(vraag.vraag.split()) <= 25


@elke_vraag
def test_a_vraag_has_two_to_four_criteria_and_one_to_five_sources(vraag: Vraag) -> None:
    assert 2 <= len(vraag.criteria) <= 4
    assert 1 <= len(vraag.bronnen) <= 5
    genoemd = [*vraag.bronnen, *(c.bron for c in vraag.criteria if c.bron)]
    assert {bron.document for bron in genoemd} <= set(KADER.documenten)
    assert not [bron.plaats for bron in genoemd if "§" in bron.plaats]


@elke_vraag
def test_a_vraag_is_in_plain_dutch(vraag: Vraag) -> None:
    for tekst in teksten(vraag):
        assert VERBODEN.findall(tekst) == []


@elke_bouwsteen
def test_a_bouwsteen_is_in_plain_dutch(steen: Bouwsteen) -> None:
    assert VERBODEN.findall(f"{steen.naam} {steen.waarom}") == []


@pytest.mark.parametrize("norm", ["N09", "N26", "N40", "N41", "N49"])
def test_what_is_uncertain_about_a_norm_is_told(norm: str) -> None:
    (vraag,) = [vraag for vraag in KADER.vragen.values() if vraag.norm == norm]
    assert vraag.toelichting is not None


def test_a_statutory_duty_says_so() -> None:
    wettelijk = [v for v in KADER.vragen.values() if v.plicht is Plicht.WETTELIJK]
    assert {v.norm for v in wettelijk} == {
        norm for norm, rij in INDELING.items() if rij["plicht"] == "wettelijk"
    } - GEEN_VRAAG
    zonder = [v.id for v in wettelijk if "wettelijke taak" not in v.uitleg]
    assert zonder == []


def test_display_numbers_follow_the_order() -> None:
    for plateau in ("1", "2"):
        nummers = [steen.nummer for steen in KADER.bouwstenen_van(plateau)]
        assert nummers == [f"{plateau}.{nummer}" for nummer in range(1, len(nummers) + 1)]


def test_no_two_vragen_ask_the_same() -> None:
    assert len({vraag.vraag.casefold() for vraag in KADER.vragen.values()}) == 76
