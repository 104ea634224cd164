"""The walk: from vraag to vraag, back and again, and that nothing that was kept is lost."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import pytest

from conftest import SchrijfDossier
from geheugen import INTUSSEN, VANDAAG, VOL, Gesprek
from strategieen import antwoord
from vngcheck.dossier import Dossier
from vngcheck.dossieropslag import DossierOpslag
from vngcheck.errors import UitvoerFout
from vngcheck.vragenlijst.lijst import Vragenlijst
from vngcheck.vragenlijst.route import Keuze
from vngcheck.vragenlijst.stand import restant

ALLE: Final = [
    "beleid.plan", "beleid.raad", "opvang.zorg", "opvang.bedden", "voorlichting.inwoners",
    "voorlichting.scholen",
]  # fmt: skip
LOS: Final = ("toelichting", "bewijs", "geregeld_door", "resttaken", "voorbehoud", "intern")
"""What does not depend on the antwoord."""
HEEL: Final = """
antwoorden:
  beleid.plan:
    antwoord: nee
    reden: geen_rijksmiddelen
    toelichting: Geen geld.
    datum: 2025-06-01
    bewijs: [{titel: Brief, plaats: blz. 2}]
    geen_knaken: {wat_niet: Een plan, bedragen: [{jaar: 2026, bedrag: 5, aard: structureel}]}
    gepland: 2027-01-01
    geregeld_door: De regio
    resttaken: [Bellen]
    voorbehoud: Zolang het kan.
    te_herbevestigen: true
    intern: Nog navragen.
acties:
  - {vraag: beleid.plan, actie: Schrijven}
"""
ALLES = "de reden, de uitleg en de geplande datum"
KOMT = "Kiest u weer wat er stond, dan komt het terug."


@pytest.fixture
def gesprek(schrijf_dossier: SchrijfDossier) -> Gesprek:
    """At beleid.plan, nothing filled in."""
    return Gesprek(schrijf_dossier())


@pytest.fixture
def heel(schrijf_dossier: SchrijfDossier) -> Gesprek:
    """At beleid.plan, with something in every field, to be confirmed again."""
    return Gesprek(schrijf_dossier(HEEL))


def test_enter_leaves_every_vraag_open_and_ends(gesprek: Gesprek) -> None:
    gelopen = []
    for vraag in gesprek.vragen():
        gelopen.append((gesprek.lijst.nummer, vraag))
        assert gesprek.stap.leeg == "laat open en ga door"
        assert gesprek.zeg("") == []
    assert gelopen == list(enumerate(ALLE, start=1))
    assert gesprek.opslag.bewaard == 0
    assert (gesprek.lijst.stap, gesprek.lijst.stand, gesprek.lijst.data) == (None, None, {})
    assert gesprek.zeg("j") == []


def test_the_prompt_of_a_vraag(gesprek: Gesprek, heel: Gesprek) -> None:
    assert [optie.toets for optie in gesprek.stap.opties] == ["j", "d", "n", "x"]
    assert gesprek.stap.huidig is None
    assert [optie.toets for optie in heel.stap.opties] == ["j", "d", "n", "x", "b", "w", "o"]
    assert heel.stap.huidig == "nee"
    # Until it is confirmed it counts as open.
    assert heel.stap.leeg == "laat open en ga door"
    heel.zeg("b", "terug")
    assert heel.stap.leeg == "laat zo en ga door"


@pytest.mark.parametrize("onzin", ["y", "b", "o", "bevestig", "jaa", "1", "-", "toch", "x" * 5000])
def test_what_is_no_antwoord_changes_nothing(onzin: str, gesprek: Gesprek) -> None:
    kort = onzin if len(onzin) < 60 else f"{onzin[:57]}..."
    assert gesprek.zeg(onzin) == [
        f"fout: '{kort}' kan hier niet. Kies: j (ja), d (deels), n (nee), x (nvt)."
    ]
    assert (gesprek.vraag, gesprek.opslag.bewaard) == ("beleid.plan", 0)


def test_bevestig_keeps_every_field_and_drops_the_mark(heel: Gesprek) -> None:
    eerder = heel.bewaard("beleid.plan")
    assert heel.zeg("b") == ["goed: Bevestigd."]
    del eerder["te_herbevestigen"]
    assert heel.bewaard("beleid.plan") == {**eerder, "datum": "2026-07-01"}
    assert len(heel.acties) == 1
    assert heel.vraag == "beleid.raad"


def test_the_same_antwoord_again_drops_the_mark_as_well(heel: Gesprek) -> None:
    eerder = heel.bewaard("beleid.plan")
    del eerder["te_herbevestigen"]
    assert heel.zeg("n") == []
    assert heel.bewaard("beleid.plan") == {**eerder, "datum": "2026-07-01"}
    gevraagd = heel.gevraagd()
    assert heel.bewaard("beleid.plan") == {**eerder, "datum": "2026-07-01"}
    assert {"gepland", "bewijs[1].titel", "resttaken[1]", "acties[1].actie"} <= set(gevraagd)
    assert {"voorbehoud", "geregeld_door", "intern"} <= set(gevraagd)


def test_enter_at_a_vraag_to_confirm_leaves_it_so(heel: Gesprek) -> None:
    eerder = heel.bewaard("beleid.plan")
    heel.zeg("")
    assert (heel.bewaard("beleid.plan"), heel.vraag) == (eerder, "beleid.raad")


def test_open_again_keeps_what_does_not_depend_on_the_antwoord(heel: Gesprek) -> None:
    eerder = heel.bewaard("beleid.plan")
    assert heel.zeg("o") == [
        f"gewoon: Weggehaald, want het past niet bij een open vraag: {ALLES}. {KOMT}",
        "goed: De vraag is weer open.",
    ]
    assert heel.bewaard("beleid.plan") == {sleutel: eerder[sleutel] for sleutel in LOS}
    assert (heel.vraag, heel.waar) == ("beleid.plan", "antwoord")
    assert heel.zeg("n") == ["gewoon: Teruggehaald: de reden, de uitleg en de geplande datum."]
    del eerder["te_herbevestigen"]
    assert heel.bewaard("beleid.plan") == {**eerder, "datum": "2026-07-01"}


def test_an_antwoord_with_nothing_more_leaves_no_trace_when_it_is_open_again(
    gesprek: Gesprek,
) -> None:
    gesprek.zeg("j", "terug", "o")
    assert "beleid.plan" not in gesprek.opslag.geladen.dossier.antwoorden


@pytest.mark.parametrize("toets", ["j", "x"])
def test_another_antwoord_puts_aside_and_back_again(toets: str, heel: Gesprek) -> None:
    eerder = heel.bewaard("beleid.plan")
    woord = {"j": "ja", "x": "nvt"}[toets]
    assert heel.zeg(toets) == [
        f"gewoon: Weggehaald, want het past niet bij {woord}: {ALLES}. {KOMT}"
    ]
    assert not {"reden", "geen_knaken", "gepland"} & heel.bewaard("beleid.plan").keys()
    # Also from another vraag, and with another of the two antwoorden.
    heel.zeg("verder", "terug")
    assert heel.zeg("d") == ["gewoon: Teruggehaald: de reden, de uitleg en de geplande datum."]
    assert heel.bewaard("beleid.plan")["geen_knaken"] == eerder["geen_knaken"]


def test_what_was_taken_away_on_purpose_does_not_come_back(heel: Gesprek) -> None:
    heel.zeg("j", "terug", "n")
    heel.tot("reden")
    heel.zeg("-", "terug", "terug", "j", "terug")
    assert heel.zeg("n") == ["gewoon: Teruggehaald: de geplande datum."]
    assert not {"reden", "geen_knaken"} & heel.bewaard("beleid.plan").keys()


def test_nvt_that_was_not_kept_puts_nothing_aside(schrijf_dossier: SchrijfDossier) -> None:
    gesprek = Gesprek(schrijf_dossier("antwoorden: {beleid.plan: {antwoord: nee, reden: keuze}}"))
    gesprek.zeg("ga beleid.plan", "x", "terug", "n", "-", "terug", "terug", "j", "terug")
    assert gesprek.zeg("n") == []
    assert "reden" not in gesprek.bewaard("beleid.plan")


def test_the_explanation_goes_with_its_reden(gesprek: Gesprek) -> None:
    gesprek.zeg("n", "g", "Een plan.")
    uitleg = {"wat_niet": "Een plan."}
    gesprek.zeg("terug", "terug")
    assert gesprek.zeg("k") == [
        "gewoon: Weggehaald, want het past niet bij deze reden: de uitleg. " + KOMT
    ]
    assert "geen_knaken" not in gesprek.bewaard("beleid.plan")
    # With ja and nee again only the reden comes back: the explanation does not fit it.
    gesprek.zeg("terug", "terug", "j", "terug")
    assert gesprek.zeg("n") == ["gewoon: Teruggehaald: de reden."]
    assert "geen_knaken" not in gesprek.bewaard("beleid.plan")
    assert gesprek.zeg("g") == ["gewoon: Teruggehaald: de uitleg."]
    assert gesprek.bewaard("beleid.plan")["geen_knaken"] == uitleg
    gesprek.zeg("terug")
    assert gesprek.zeg("-") == [
        "gewoon: Weggehaald, want het past niet bij een antwoord zonder reden: de uitleg. " + KOMT,
        "goed: Weggehaald.",
    ]
    assert gesprek.waar == "toelichting"
    gesprek.zeg("terug", "terug", "j", "terug", "n")
    assert not {"reden", "geen_knaken"} & gesprek.bewaard("beleid.plan").keys()
    assert gesprek.zeg("g") == ["gewoon: Teruggehaald: de uitleg."]


def test_gepland_is_not_asked_of_a_ja(gesprek: Gesprek) -> None:
    gesprek.zeg("n", "", "", "p", "30-6-2027")
    gesprek.zeg("ga beleid.plan", "j")
    assert gesprek.gevraagd() == ["toelichting", "bewijs[1].titel", "meer"]
    gesprek.zeg("ga beleid.raad", "d", "", "", "", "p", "terug", "terug", "terug", "terug")
    assert (gesprek.vraag, gesprek.waar) == ("beleid.raad", "antwoord")
    gesprek.zeg("j")
    assert gesprek.gevraagd() == ["toelichting", "bewijs[1].titel", "meer"]


@pytest.mark.parametrize(
    "veld",
    ["gepland", "voorbehoud", "geregeld_door", "intern", "bewijs[1].titel", "resttaken[1]",
     "acties[1].actie"],
)  # fmt: skip
def test_a_streepje_takes_away_what_was_there_before(veld: str, heel: Gesprek) -> None:
    heel.zeg("n")
    heel.tot(veld)
    assert heel.zeg("-") == ["goed: Weggehaald."]
    assert veld.partition("[")[0] not in {*heel.bewaard("beleid.plan"), *map(str, heel.acties)}
    heel.tot("meer")
    heel.zeg("terug")
    assert heel.vraag == "beleid.plan"


def test_a_streepje_where_nothing_stands_goes_on(gesprek: Gesprek) -> None:
    gesprek.zeg("j")
    assert gesprek.zeg("-", "-", "-") == [
        "fout: '-' kan hier niet. Kies: v (voorbehoud), g (geregeld door), r (resttaken), "
        "a (acties), i (intern)."
    ]


def test_back_through_the_fields_and_the_vragen(gesprek: Gesprek) -> None:
    gesprek.zeg("j", "Tekst.", "Plan", "blz. 1", "")
    terug = []
    for _ in range(5):
        terug.append(gesprek.waar)
        gesprek.zeg("terug")
    assert (gesprek.vraag, gesprek.waar) == ("beleid.plan", "antwoord")
    assert terug == [
        "meer",
        "bewijs[2].titel",
        "bewijs[1].plaats",
        "bewijs[1].titel",
        "toelichting",
    ]
    assert gesprek.zeg("terug") == ["waarschuwing: Dit is de eerste vraag."]
    gesprek.zeg("", "", "", "terug", "terug")
    assert gesprek.vraag == "beleid.raad"
    gesprek.zeg("terug")
    assert (gesprek.vraag, gesprek.stap.huidig) == ("beleid.plan", "ja")


# What others do meanwhile.


def test_a_vraag_that_someone_else_answered_is_passed_over(gesprek: Gesprek) -> None:
    dossier = gesprek.opslag.geladen.dossier
    ander = {"antwoorden": {"beleid.raad": {"antwoord": "ja"}}}
    gesprek.opslag.van_ander = Dossier.model_validate({**dossier.model_dump(), **ander})
    assert gesprek.zeg("") == [f"waarschuwing: {INTUSSEN}"]
    assert gesprek.vraag == "opvang.zorg"


def _wissel(pad: Path, *paren: tuple[str, str]) -> None:
    tekst = pad.read_text(encoding="utf-8")
    for oud, nieuw in paren:
        assert oud in tekst
        tekst = tekst.replace(oud, nieuw)
    pad.write_text(tekst, encoding="utf-8")


def test_what_someone_else_adds_to_this_vraag_stays(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(
        """
        antwoorden: {beleid.plan: {antwoord: nee, reden: keuze}}
        acties: [{vraag: beleid.plan, actie: Schrijven}]
        """
    )
    with DossierOpslag(pad) as opslag:
        lijst = Vragenlijst(opslag, Keuze(alle=True), VANDAAG)
        for tekst in ("n", "", "", "", "Klaar."):
            lijst.geef(tekst)
        actie = "acties:\n  - {vraag: beleid.plan, actie: Van een ander}\n"
        intern = "reden: keuze\n    intern: Ook van een ander\n"
        _wissel(pad, ("acties:\n", actie), ("reden: keuze\n", intern))
        gezegd = [bericht.tekst for bericht in lijst.geef("Team OOV")]
        assert gezegd[0] == INTUSSEN
        for _ in range(20):
            if lijst.stap is not None and lijst.stap.naam != "meer":
                lijst.geef("")
        lijst.geef("v")
        assert lijst.geef("Zolang het kan.") == []
        dossier = opslag.geladen.dossier
    plan = dossier.antwoorden["beleid.plan"]
    assert (plan.intern, plan.voorbehoud) == ("Ook van een ander", "Zolang het kan.")
    assert [(actie.actie, actie.resultaat, actie.trekker) for actie in dossier.acties] == [
        ("Van een ander", None, None), ("Schrijven", "Klaar.", "Team OOV"),
    ]  # fmt: skip


# A disk that is full.


@pytest.mark.parametrize(
    ("vooraf", "tekst", "concept"),
    [
        ([], "j", ""),
        (["n"], "g", ""),
        (["n", "k"], "Een lange toelichting.", "Een lange toelichting."),
        (["n", "k"], " stop", " stop"),
        (["j", "", "Plan"], "blz. 1", "blz. 1"),
        (["n", "g", "a", "b", "c", "Wat.", "Hoe.", "Wat dan.", "5", "2026"], "s", ""),
        (["n", "k", "", "a"], "Campagne", "Campagne"),
        (["n", "k", "Tekst.", "terug"], "-", "-"),
        (["n", "k", "Tekst.", "ga beleid.plan"], "o", ""),
    ],
)
def test_what_cannot_be_kept_changes_nothing_and_can_be_tried_again(
    vooraf: list[str], tekst: str, concept: str, gesprek: Gesprek
) -> None:
    gesprek.zeg(*vooraf)
    eerder = (gesprek.opslag.geladen.dossier, gesprek.vraag, gesprek.waar)
    gesprek.opslag.vol = True
    with pytest.raises(UitvoerFout, match=VOL):
        gesprek.zeg(tekst)
    assert (gesprek.opslag.geladen.dossier, gesprek.vraag, gesprek.waar) == eerder
    assert gesprek.stap.concept == concept
    gesprek.opslag.vol = False
    gesprek.zeg(tekst)
    assert gesprek.opslag.geladen.dossier != eerder[0]


def test_what_was_put_aside_survives_a_full_disk(heel: Gesprek) -> None:
    eerder = heel.bewaard("beleid.plan")
    for toets in ("j", "n", "o", "n"):
        heel.opslag.vol = True
        for poging in (toets, "x", "o", "b", "d"):
            with suppress(UitvoerFout):  # raised where something would change
                heel.zeg("ga beleid.plan", poging)
        heel.opslag.vol = False
        heel.zeg("ga beleid.plan", toets)
    del eerder["te_herbevestigen"]
    assert heel.bewaard("beleid.plan") == {**eerder, "datum": "2026-07-01"}


def test_a_warned_text_survives_a_full_disk(gesprek: Gesprek) -> None:
    gesprek.zeg("j", "Bel 06-12345678.")
    gesprek.opslag.vol = True
    for tekst in ("toch", "Bel 06-12345678."):
        with pytest.raises(UitvoerFout):
            gesprek.zeg(tekst)
        assert gesprek.stap.concept == "Bel 06-12345678."
    gesprek.opslag.vol = False
    gesprek.zeg("toch")
    assert gesprek.bewaard("beleid.plan")["toelichting"] == "Bel 06-12345678."


# Where one stands.


def test_stand_and_slot_follow_the_antwoorden(gesprek: Gesprek) -> None:
    stand = gesprek.lijst.stand
    assert stand is not None
    assert (stand.ingevuld, stand.totaal, stand.steen_ingevuld, stand.steen_totaal) == (0, 6, 0, 2)
    assert stand.plateau.id == "1"
    gesprek.zeg("j", "verder", "n", "g", "verder", "x", "Komt niet voor.", "verder")
    stand = gesprek.lijst.stand
    assert stand is not None
    assert (stand.ingevuld, stand.steen_ingevuld, stand.steen_totaal) == (3, 1, 2)
    einde = restant(gesprek.opslag.geladen)
    assert [vraag.id for vraag in einde.open] == ALLE[3:]
    assert [vraag.id for vraag in einde.zonder_bewijs] == ["beleid.plan"]
    assert [(vraag.id, waarom) for vraag, waarom in einde.telt_niet] == [
        ("beleid.raad", "de uitleg ontbreekt")
    ]
    assert (einde.herbevestigen, einde.later) == ((), 3)


def test_slot_names_what_only_needs_to_be_confirmed(heel: Gesprek) -> None:
    assert [vraag.id for vraag in restant(heel.opslag.geladen).herbevestigen] == ["beleid.plan"]


def test_the_regional_antwoord_beside_ones_own(schrijf_dossier: SchrijfDossier) -> None:
    regionaal: Any = "{beleid.plan: {antwoord: ja}, beleid.raad: {antwoord: nee}}"
    schrijf_dossier(
        naam="regio.yaml", gemeente=None, regio="{naam: Zuid, gemeenten: [GM0394]}",
        antwoorden=regionaal,
    )  # fmt: skip
    gesprek = Gesprek(schrijf_dossier(bouwt_op="regio.yaml"), alle=True)
    lijst = gesprek.lijst
    assert restant(gesprek.opslag.geladen).zonder_bewijs == ()
    assert lijst.geldend is not None
    assert lijst.regionaal is not None
    assert (lijst.geldend.geerfd, lijst.regionaal.antwoord) == (True, "ja")
    assert (gesprek.stap.leeg, gesprek.stap.huidig) == ("houd het antwoord van de regio", None)
    assert [optie.toets for optie in gesprek.stap.opties] == ["j", "d", "n", "x"]
    gesprek.zeg("d", "verder")
    # Of schaal lokaal: it does not count here, but it is shown.
    assert gesprek.lijst.geldend is None
    assert gesprek.lijst.regionaal == antwoord("nee")
    gesprek.zeg("terug", "o", "")
    assert gesprek.opslag.geladen.antwoorden["beleid.plan"].geerfd


def test_iets_wijzigen_zonder_opnieuw_te_antwoorden(heel: Gesprek) -> None:
    eerder = heel.bewaard("beleid.plan")
    heel.zeg("w")
    assert heel.waar == "reden"
    assert heel.opslag.bewaard == 0
    heel.tot("toelichting")
    heel.zeg("Anders gezegd.")
    nu = heel.bewaard("beleid.plan")
    assert {k: v for k, v in nu.items() if v != eerder.get(k)} == {"toelichting": "Anders gezegd."}


def test_zonder_orgaan_is_er_geen_besluit(schrijf_dossier: SchrijfDossier) -> None:
    gesprek = Gesprek(
        schrijf_dossier("""
            antwoorden:
              beleid.plan:
                antwoord: nee
                reden: geen_rijksmiddelen
                geen_knaken:
                  wat_niet: Iets
                  besluit: {orgaan: college, datum: 2026-01-01, kenmerk: K1}
            """),
        alle=True,
    )
    gesprek.zeg("w")
    gesprek.tot("geen_knaken.besluit.orgaan")
    assert gesprek.zeg("-") == ["goed: Weggehaald."]
    assert gesprek.bewaard("beleid.plan")["geen_knaken"] == {"wat_niet": "Iets"}
    assert gesprek.waar == "geen_knaken.vervalt_op"
