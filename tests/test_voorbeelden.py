"""The examples: without errors, and the real ones as the public documents were read."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from conftest import FIXTURES
from vngcheck.bestanden import pakketmap
from vngcheck.dossierbestand import GeladenDossier, laad_dossier
from vngcheck.errors import Ernst
from vngcheck.score import PlateauOordeel

MAP = pakketmap("examples")
ALLE = sorted(pad.name for pad in MAP.glob("*.yaml"))
GELEZEN = {"haarlemmermeer": "HLM", "drenthe-regio": "DRE", "maastricht": "ZLI"}
DRENTS = [
    "aa-en-hunze",
    "assen",
    "borger-odoorn",
    "coevorden",
    "de-wolden",
    "emmen",
    "hoogeveen",
    "meppel",
    "midden-drenthe",
    "noordenveld",
    "tynaarlo",
    "westerveld",
]
ECHT = [*GELEZEN, *DRENTS]
GEEN_VRAAG = {"N02", "N03", "N08", "N18", "N20", "N47"}
# Lokaal norms of which the Drenthe plan says that they hold for all its gemeenten.
VOOR_ALLE = {"N21", "N31", "N32"}

with (FIXTURES / "beoordelingen.csv").open(encoding="utf-8", newline="") as bestand:
    BEOORDELINGEN = list(csv.DictReader(bestand))
with (FIXTURES / "indeling.csv").open(encoding="utf-8", newline="") as bestand:
    INDELING = {rij["norm"]: rij for rij in csv.DictReader(bestand)}


def laad(naam: str) -> GeladenDossier:
    return laad_dossier(MAP / f"{naam}.yaml")


def gelezen(code: str) -> dict[str, str | None]:
    """What was read for each norm that is a vraag; None for onbekend."""
    return {
        rij["norm"]: None if rij["antwoord"] == "onbekend" else rij["antwoord"]
        for rij in BEOORDELINGEN
        if rij["gemeente"] == code and rij["norm"] not in GEEN_VRAAG
    }


def per_norm(geladen: GeladenDossier) -> dict[str, str | None]:
    """What counts for each norm; None for open."""
    antwoorden = geladen.antwoorden
    return {
        vraag.norm: antwoorden[vraag.id].telt if vraag.id in antwoorden else None
        for vraag in geladen.kader.kader.vragen.values()
    }


def test_the_examples_are_these() -> None:
    assert sorted(f"{naam}.yaml" for naam in [*ECHT, "voorbeeldstad"]) == ALLE


@pytest.mark.parametrize("naam", ALLE)
def test_an_example_has_no_errors(naam: str) -> None:
    geladen = laad_dossier(MAP / naam)
    assert not [m for m in geladen.meldingen if m.ernst is Ernst.FOUT]
    assert not [m for m in geladen.meldingen if "waarschijnlijk" in m.tekst]


@pytest.mark.parametrize(("naam", "code"), GELEZEN.items())
def test_every_antwoord_is_what_the_documents_carry(naam: str, code: str) -> None:
    assert len(gelezen(code)) == 76
    assert per_norm(laad(naam)) == gelezen(code)


@pytest.mark.parametrize(("naam", "code"), GELEZEN.items())
def test_the_counts_per_plateau(naam: str, code: str) -> None:
    for plateau in laad(naam).score:
        gemeten = Counter(vraag.antwoord for vraag in plateau.vragen)
        verwacht = Counter(
            antwoord
            for norm, antwoord in gelezen(code).items()
            if INDELING[norm]["plateau"] == plateau.id
        )
        assert gemeten == verwacht


@pytest.mark.parametrize("naam", ECHT)
def test_every_antwoord_of_a_real_example_names_its_document_and_place(naam: str) -> None:
    geladen = laad(naam)
    for vraag, antwoord in geladen.dossier.antwoorden.items():
        if antwoord.antwoord is not None:
            assert antwoord.bewijs, vraag
        assert all(bewijs.plaats for bewijs in antwoord.bewijs), vraag
        assert not [b for b in antwoord.bewijs if "§" in f"{b.plaats}"]


@pytest.mark.parametrize("naam", ECHT)
def test_a_real_example_says_that_we_read_it_and_the_gemeente_did_not_write_it(naam: str) -> None:
    dossier = laad(naam).dossier
    assert dossier.opsteller == "vngcheck, samengesteld uit openbare documenten"
    assert dossier.fictief is False
    assert "Dit is geen verklaring van" in (MAP / f"{naam}.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("naam", ECHT)
def test_a_real_example_gives_no_amounts_and_dates_only_for_what_is_planned(naam: str) -> None:
    for vraag, antwoord in laad(naam).dossier.antwoorden.items():
        assert (antwoord.reden == "gepland") == (antwoord.gepland is not None), vraag
        assert antwoord.geen_knaken is None or antwoord.geen_knaken.bedragen == (), vraag


def test_the_reasons_haarlemmermeer_gives() -> None:
    geladen = laad("haarlemmermeer")
    norm = {vraag.id: vraag.norm for vraag in geladen.kader.kader.vragen.values()}
    redenen: dict[str, set[str]] = {}
    for vraag, antwoord in geladen.dossier.antwoorden.items():
        if antwoord.reden is not None:
            redenen.setdefault(antwoord.reden.value, set()).add(norm[vraag])
    del redenen["gepland"]
    assert redenen == {
        "geen_rijksmiddelen": {"N40", "N68"},
        "geen_eigen_middelen": {"N42", "N54"},
        "keuze": {"N36"},
    }
    zolang = {
        norm[vraag]: antwoord.antwoord
        for vraag, antwoord in geladen.dossier.antwoorden.items()
        if antwoord.voorbehoud and "het Rijk er geld tegenover stelt" in antwoord.voorbehoud
    }
    assert zolang == {"N61": "ja", "N66": "ja"}


@pytest.mark.parametrize(("naam", "code"), GELEZEN.items())
def test_a_ja_that_the_documents_contradict_has_a_voorbehoud(naam: str, code: str) -> None:
    geladen = laad(naam)
    tegenspraak = {
        rij["norm"]
        for rij in BEOORDELINGEN
        if rij["gemeente"] == code and rij["antwoord"] == "ja" and "C" in rij["vlaggen"]
    }
    met_voorbehoud = {
        geladen.kader.kader.vragen[vraag].norm
        for vraag, antwoord in geladen.dossier.antwoorden.items()
        if antwoord.voorbehoud
    }
    assert tegenspraak <= met_voorbehoud


@pytest.mark.parametrize("naam", ECHT)
def test_a_real_example_says_what_its_ja_rests_on(naam: str) -> None:
    verantwoording = laad(naam).dossier.verantwoording or ""
    bron = {"maastricht": "het voorstel", "haarlemmermeer": "een van beide"}.get(naam, "het plan")
    assert f"Ja betekent hier: volgens {bron} is het zo." in verantwoording
    assert "Of elk criterium klopt, is niet nagegaan." in verantwoording


@pytest.mark.parametrize("naam", ["drenthe-regio", "maastricht", *DRENTS])
def test_no_other_real_example_pleads_lack_of_rijksmiddelen(naam: str) -> None:
    redenen = {a.reden for a in laad(naam).dossier.antwoorden.values()}
    assert redenen <= {None, "gepland", "anders", "keuze"}


def test_each_gemeente_of_drenthe_has_its_dossier() -> None:
    geladen = laad("drenthe-regio")
    gemeenten = {laad(naam).naam: laad(naam).dossier.bouwt_op for naam in DRENTS}
    assert gemeenten == dict.fromkeys(geladen.regiogemeenten, "drenthe-regio.yaml")


def test_drenthe_is_twelve_gemeenten() -> None:
    geladen = laad("drenthe-regio")
    assert geladen.regiogemeenten == [
        "Assen",
        "Coevorden",
        "Emmen",
        "Hoogeveen",
        "Meppel",
        "Aa en Hunze",
        "Borger-Odoorn",
        "De Wolden",
        "Noordenveld",
        "Westerveld",
        "Tynaarlo",
        "Midden-Drenthe",
    ]


@pytest.mark.parametrize("naam", DRENTS)
def test_a_gemeente_of_drenthe_inherits_by_schaal(naam: str) -> None:
    geladen = laad(naam)
    eigen = {"bestuur.eigenaarschap": "ja"} if naam in {"de-wolden", "borger-odoorn"} else {}
    norm = {vraag.id: vraag.norm for vraag in geladen.kader.kader.vragen.values()}
    regionaal = {
        nummer: antwoord
        for nummer, antwoord in gelezen("DRE").items()
        if INDELING[nummer]["schaal"] in {"regionaal", "beide"} or nummer in VOOR_ALLE
    }
    verwacht = dict.fromkeys(gelezen("DRE")) | regionaal
    verwacht |= {norm[vraag]: antwoord for vraag, antwoord in eigen.items()}
    assert per_norm(geladen) == verwacht
    geerfd = {vraag for vraag, antwoord in geladen.antwoorden.items() if antwoord.geerfd}
    assert geerfd == {
        vraag
        for vraag, nummer in norm.items()
        if regionaal.get(nummer) is not None and vraag not in eigen
    }
    assert {geladen.antwoorden[vraag].geerfd_van for vraag in geerfd} == {"Drenthe"}


def test_haarlemmermeer_does_not_reach_plateau_1() -> None:
    assert [plateau.oordeel for plateau in laad("haarlemmermeer").score] == [
        PlateauOordeel.NIET_BEHAALD,
        PlateauOordeel.NIET_BEHAALD,
    ]


def test_voorbeeldstad_shows_every_kind_of_explanation() -> None:
    geladen = laad("voorbeeldstad")
    assert (geladen.dossier.fictief, geladen.gemeente) == (True, None)
    vragen = {vraag.id: vraag for plateau in geladen.score for vraag in plateau.vragen}
    assert sum(vraag.uitgelegd for vraag in vragen.values()) >= 3
    assert [str(g) for g in vragen["branches.arbeid"].gebreken] == ["verlopen"]
    assert [str(g) for g in vragen["opvang.volwassenen"].gebreken] == ["plicht"]
    assert [str(g) for g in vragen["proactief-toezicht.capaciteit"].gebreken] == ["gevolg"]
    antwoorden = geladen.dossier.antwoorden.values()
    assert any(a.te_herbevestigen for a in antwoorden)
    assert any(a.intern for a in antwoorden)
    assert any(a.antwoord == "nvt" for a in antwoorden)


def test_no_example_leans_on_a_file_elsewhere() -> None:
    for naam in ALLE:
        bouwt_op = laad_dossier(MAP / naam).dossier.bouwt_op
        assert bouwt_op is None or Path(bouwt_op).name == bouwt_op
