"""The picture of a regio: what gemeenten share, what they miss, what it costs, how scores lie."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import SchrijfDossier
from vngcheck.dossierbestand import laad_dossier
from vngcheck.rapport.inhoud import maak_rapport
from vngcheck.regiobeeld import Regiobeeld, VraagBeeld, maak_regiobeeld
from vngcheck.regiogeld import Uitleg
from vngcheck.score import Interval
from vngcheck.spreiding import spreiding

ASSEN, EMMEN, MEPPEL = "GM0106", "GM0114", "GM0119"
Beeld = Callable[..., Regiobeeld]


def uitleg(bedrag: int, *, jaar: int = 2026, aard: str = "structureel") -> str:
    """An antwoord nee with an explanation that counts, as YAML."""
    return (
        "{antwoord: nee, reden: geen_rijksmiddelen, geen_knaken: {wat_niet: a, alternatief: b, "
        f"gevolg: c, bedragen: [{{jaar: {jaar}, bedrag: {bedrag}, aard: {aard}}}], "
        "besluit: {orgaan: college, datum: 2026-01-01}}}"
    )


@pytest.fixture
def beeld(schrijf_dossier: SchrijfDossier) -> Beeld:
    """A function that makes the picture of Assen, Emmen and Meppel from antwoorden as YAML."""

    def doe(regionaal: str = "{}", **eigen: str) -> Regiobeeld:
        leden = f"{{naam: Zuid, gemeenten: [{ASSEN}, {EMMEN}, {MEPPEL}]}}"
        kop: dict[str, Any] = {"gemeente": None, "regio": leden, "antwoorden": regionaal}
        regio = schrijf_dossier(naam="regio.yaml", **kop)
        codes = {"assen": ASSEN, "emmen": EMMEN, "meppel": MEPPEL}
        paden: list[Path] = [
            schrijf_dossier(
                naam=f"{naam}.yaml",
                gemeente=code,
                bouwt_op="regio.yaml",
                antwoorden=eigen.get(naam, "{}"),
            )
            for naam, code in codes.items()
        ]
        return maak_regiobeeld(
            maak_rapport(laad_dossier(regio)), [maak_rapport(laad_dossier(pad)) for pad in paden]
        )

    return doe


def vraag(beeld: Regiobeeld, id_: str) -> VraagBeeld:
    (een,) = (deel for deel in beeld.vragen if deel.vraag.id == id_)
    return een


def ids(vragen: list[VraagBeeld]) -> list[str]:
    return [deel.vraag.id for deel in vragen]


# Spreading.


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted), min_size=1, max_size=40))
def test_the_two_ends_are_looked_at_apart(paren: list[list[float]]) -> None:
    gevonden = spreiding([Interval(laag=laag, hoog=hoog) for laag, hoog in paren])
    assert gevonden is not None
    lagen, hogen = [laag for laag, _ in paren], [hoog for _, hoog in paren]
    assert gevonden.aantal == len(paren)
    for grens, waarden in ((gevonden.laag, lagen), (gevonden.hoog, hogen)):
        assert (grens.laagste, grens.mediaan, grens.hoogste) == (
            min(waarden),
            median(waarden),
            max(waarden),
        )
    for score in (gevonden.laagste, gevonden.mediaan, gevonden.hoogste):
        assert score.laag <= score.hoog


def test_who_has_no_score_is_left_out() -> None:
    een = Interval(laag=0.25, hoog=0.5)
    gevonden = spreiding([None, een, None])
    assert gevonden is not None
    assert (gevonden.aantal, gevonden.mediaan) == (1, een)
    assert spreiding([None]) is None
    assert spreiding([]) is None


def test_an_open_vraag_is_never_filled_in(beeld: Beeld) -> None:
    b = beeld(assen="{voorlichting.inwoners: {antwoord: ja}}")
    steen = b.plateaus[1].bouwstenen[0]
    assert steen.spreiding is not None
    # Two vragen: Assen has one ja and one open, the others nothing.
    assert steen.spreiding.mediaan == Interval(laag=0, hoog=1)
    assert steen.spreiding.hoogste == Interval(laag=0.5, hoog=1)


# What they share.


def test_a_shared_gap_is_one_that_no_gemeente_meets(beeld: Beeld) -> None:
    nee, deels = "{beleid.raad: {antwoord: nee}}", "{beleid.raad: {antwoord: deels}}"
    b = beeld(assen=nee, emmen=deels, meppel=nee)
    assert ids(b.plateaus[0].gedeelde_hiaten) == ["beleid.raad"]
    deel = vraag(b, "beleid.raad")
    assert (deel.mist, deel.nee) == (["Assen", "Emmen", "Meppel"], 2)


@pytest.mark.parametrize("anders", ["{antwoord: ja}", "{}"])
def test_one_ja_or_one_open_vraag_makes_it_no_shared_gap(anders: str, beeld: Beeld) -> None:
    nee = "{beleid.raad: {antwoord: nee}}"
    b = beeld(assen=nee, emmen=nee, meppel=f"{{beleid.raad: {anders}}}")
    assert b.plateaus[0].gedeelde_hiaten == []


def test_where_a_vraag_does_not_apply_it_does_not_count(beeld: Beeld) -> None:
    nee, nvt = "{antwoord: nee}", "{antwoord: nvt, toelichting: x}"
    b = beeld(
        assen=f"{{beleid.raad: {nee}, beleid.plan: {nee}}}",
        emmen=f"{{beleid.raad: {nee}, beleid.plan: {nvt}}}",
        meppel=f"{{beleid.raad: {nvt}, beleid.plan: {nvt}}}",
    )
    # Of two it is shared; one gemeente by itself shares nothing.
    assert ids(b.plateaus[0].gedeelde_hiaten) == ["beleid.raad"]


def test_shared_gaps_begin_with_statutory_duties(beeld: Beeld) -> None:
    b = beeld("{beleid.plan: {antwoord: nee}, opvang.zorg: {antwoord: deels}}")
    assert ids(b.plateaus[0].gedeelde_hiaten) == ["opvang.zorg", "beleid.plan"]


def test_what_nobody_answered_is_no_gap(beeld: Beeld) -> None:
    b = beeld("{beleid.plan: {antwoord: nee}}", assen="{beleid.raad: {antwoord: ja}}")
    assert ids(b.plateaus[0].overal_open) == ["opvang.zorg", "opvang.bedden"]


# Who can help whom.


def test_who_meets_what_others_miss(beeld: Beeld) -> None:
    b = beeld(
        assen="{beleid.raad: {antwoord: ja, bewijs: [{titel: Plan}]}}",
        emmen="{beleid.raad: {antwoord: deels}}",
    )
    (deel,) = b.plateaus[0].uitwisseling
    assert (deel.voldoet, deel.mist, deel.open) == (["Assen"], ["Emmen"], ["Meppel"])
    assert deel.zonder_bewijs == frozenset()


def test_a_ja_without_bewijs_is_marked(beeld: Beeld) -> None:
    b = beeld(assen="{beleid.raad: {antwoord: ja}}", emmen="{beleid.raad: {antwoord: nee}}")
    assert vraag(b, "beleid.raad").zonder_bewijs == {"Assen"}


def test_an_antwoord_to_be_confirmed_helps_nobody(beeld: Beeld) -> None:
    b = beeld(
        assen="{beleid.raad: {antwoord: ja, te_herbevestigen: true}}",
        emmen="{beleid.raad: {antwoord: nee}}",
    )
    assert b.plateaus[0].uitwisseling == []
    assert vraag(b, "beleid.raad").open == ["Assen", "Meppel"]


# What the regio delivers, and what is left.


def test_the_regio_delivers_what_can_be_taken_over(beeld: Beeld) -> None:
    b = beeld(
        "{beleid.plan: {antwoord: ja}, opvang.bedden: {antwoord: nee}, "
        "beleid.raad: {antwoord: ja}, voorlichting.inwoners: {antwoord: ja, geldt_voor_alle: true},"
        " opvang.zorg: {toelichting: nog niet bekend}}",
        emmen="{beleid.plan: {antwoord: deels}}",
    )
    assert [ids(plateau.van_regio) for plateau in b.plateaus] == [
        ["beleid.plan", "opvang.bedden"],
        ["voorlichting.inwoners"],
    ]
    assert b.geen_voor_allen == 1  # beleid.raad is lokaal, and not said of all
    assert vraag(b, "beleid.plan").overgenomen == ["Assen", "Meppel"]


def test_what_is_left_to_a_gemeente(beeld: Beeld) -> None:
    b = beeld(
        "{beleid.plan: {antwoord: ja, resttaken: [Bellen, Schrijven]}}",
        emmen="{opvang.zorg: {antwoord: deels, resttaken: [Contact zoeken]}}",
    )
    assen, emmen, _ = b.gemeenten
    assert (assen.overgenomen, assen.eigen, assen.open, assen.open_lokaal) == (1, 0, 5, 2)
    assert assen.resttaken == ()
    assert (emmen.overgenomen, emmen.eigen, emmen.open, emmen.open_lokaal) == (1, 1, 4, 2)
    assert [(v.id, taken) for v, taken in emmen.resttaken] == [("opvang.zorg", ("Contact zoeken",))]
    assert [
        (deel.vraag.id, deel.regio.resttaken if deel.regio else ())
        for deel in b.resttaken_van_regio
    ] == [("beleid.plan", ("Bellen", "Schrijven"))]


# Money.


def test_an_amount_of_the_regio_counts_once(beeld: Beeld) -> None:
    geld = beeld(f"{{opvang.bedden: {uitleg(9000)}}}").geld
    rijen = [(rij.wie, rij.van_regio, rij.taken, rij.samen) for rij in geld.rijen(Uitleg.TELT)]
    assert rijen == [("Zuid", True, 1, 9000)]
    assert geld.totaal(Uitleg.TELT).samen == 9000
    assert geld.dubbel == []


def test_the_totals_are_per_gemeente_per_year_and_of_the_regio(beeld: Beeld) -> None:
    geld = beeld(
        f"{{opvang.bedden: {uitleg(9000)}}}",
        assen=f"{{beleid.raad: {uitleg(100)}, voorlichting.inwoners: {uitleg(20, jaar=2027)}}}",
        emmen=f"{{beleid.raad: {uitleg(300, aard='incidenteel')}}}",
    ).geld
    assert geld.jaren == (2026, 2027)
    assert [(rij.wie, rij.in_jaar(2026), rij.in_jaar(2027)) for rij in geld.rijen(Uitleg.TELT)] == [
        ("Zuid", 9000, 0),
        ("Assen", 100, 20),
        ("Emmen", 300, 0),
    ]
    samen = geld.totaal(Uitleg.TELT)
    assert (samen.taken, samen.in_jaar(2026), samen.samen) == (3, 9400, 9420)
    # Assen and Emmen do not do the same task: that is one task, and two amounts.
    assert [(rij.wie, rij.taken) for rij in geld.rijen(Uitleg.TELT)] == [
        ("Zuid", 1),
        ("Assen", 2),
        ("Emmen", 1),
    ]
    assert (geld.taken, len(geld.posten)) == (3, 4)
    assert [(jaar.structureel, jaar.incidenteel) for jaar in samen.jaren] == [(9100, 300), (20, 0)]


def test_what_more_than_one_party_claims_is_named(beeld: Beeld) -> None:
    geld = beeld(
        f"{{opvang.bedden: {uitleg(9000)}}}",
        assen=f"{{opvang.bedden: {uitleg(10)}, beleid.raad: {uitleg(5)}}}",
        emmen="{beleid.raad: {antwoord: nee, reden: geen_rijksmiddelen}}",
    ).geld
    # Emmen names no amount: then nothing is counted twice.
    ((over, posten),) = geld.dubbel
    assert over.id == "opvang.bedden"
    assert [(post.wie, post.van_regio) for post in posten] == [("Zuid", True), ("Assen", False)]


def test_explanations_stand_by_what_they_are_worth(beeld: Beeld) -> None:
    geld = beeld(
        assen=f"{{beleid.raad: {uitleg(1)}, opvang.zorg: {uitleg(2)}}}",
        emmen="{beleid.raad: {antwoord: nee, reden: geen_rijksmiddelen}}",
    ).geld
    gevonden = {soort: [(p.wie, p.vraag.id) for p in geld.van(soort)] for soort in Uitleg}
    assert gevonden == {
        Uitleg.TELT: [("Assen", "beleid.raad")],
        Uitleg.TELT_NIET: [("Emmen", "beleid.raad")],
        Uitleg.WETTELIJK: [("Assen", "opvang.zorg")],
    }
    assert geld.totaal(Uitleg.TELT_NIET).zonder_bedrag == 1


def test_without_explanations_there_is_no_money(beeld: Beeld) -> None:
    geld = beeld("{beleid.plan: {antwoord: nee}}").geld
    assert (geld.is_leeg, geld.jaren, geld.dubbel) == (True, (), [])
