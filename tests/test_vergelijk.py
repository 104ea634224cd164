"""What changed between two measurements: vragen, plateaus, explanations and acties."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pytest

from strategieen import antwoord, bouwsteen, kader, uitgelegd
from vngcheck.dossier import Actie, Antwoord, GeldendAntwoord
from vngcheck.score import Interval
from vngcheck.vergelijk.knakenzinnen import bedragtekst, knakentekst
from vngcheck.vergelijk.metingen import lijn, richting, vergelijk
from vngcheck.vergelijk.model import (
    Beweging,
    Kanttekening,
    KnakenSoort,
    Momentopname,
    Richting,
    Vergelijking,
)
from vngcheck.vergelijk.zinnen import (
    bouwsteenzin,
    eigenzin,
    kernzin,
    plateauzinnen,
    van_naar,
)

KADER: Final = kader(bouwsteen("a", [{}, {}, {"plicht": "wettelijk"}]))
OUD: Final = date(2025, 6, 30)
NIEUW: Final = date(2026, 6, 30)
Gegeven = Antwoord | GeldendAntwoord | str | None


def meting(dag: date, *gegeven: Gegeven, acties: tuple[Actie, ...] = ()) -> Momentopname:
    """A measurement with antwoorden on a.v1, a.v2 and so on; None leaves one open."""
    antwoorden = {}
    for nummer, deel in enumerate(gegeven, start=1):
        if deel is None:
            continue
        los = antwoord(deel) if isinstance(deel, str) else deel
        geldend = los if isinstance(los, GeldendAntwoord) else GeldendAntwoord(los)
        antwoorden[f"a.v{nummer}"] = geldend
    return Momentopname(KADER, antwoorden, acties, dag)


def verschil(oud: Gegeven, nieuw: Gegeven) -> Vergelijking:
    """What changed when the antwoord on a.v1 did."""
    return vergelijk(meting(OUD, oud), meting(NIEUW, nieuw))


def van_regio(waarde: str, **anders: Any) -> GeldendAntwoord:
    return GeldendAntwoord(antwoord(waarde, **anders), geerfd_van="Zuid")


TE_HERBEVESTIGEN: Final = antwoord("ja", te_herbevestigen=True)


@pytest.mark.parametrize(
    ("oud", "nieuw", "beweging"),
    [
        ("nee", "deels", Beweging.BETER),
        ("nee", "ja", Beweging.BETER),
        ("deels", "ja", Beweging.BETER),
        ("ja", "deels", Beweging.SLECHTER),
        ("ja", "nee", Beweging.SLECHTER),
        (None, "nee", Beweging.NIEUW),
        (None, "nvt", Beweging.NIEUW),
        ("nee", None, Beweging.WEG),
        ("nvt", None, Beweging.WEG),
        ("ja", TE_HERBEVESTIGEN, Beweging.TE_HERBEVESTIGEN),
        (TE_HERBEVESTIGEN, "ja", Beweging.NIEUW),
        (TE_HERBEVESTIGEN, None, Beweging.ONGEWIJZIGD),
        ("nee", "nvt", Beweging.NAAR_NVT),
        ("ja", "nvt", Beweging.NAAR_NVT),
        ("nvt", "ja", Beweging.VAN_NVT),
        ("ja", "ja", Beweging.ONGEWIJZIGD),
        (None, None, Beweging.ONGEWIJZIGD),
    ],
)
def test_what_happens_to_a_vraag(oud: Gegeven, nieuw: Gegeven, beweging: Beweging) -> None:
    vraag, *rest = verschil(oud, nieuw).vragen
    assert vraag.beweging is beweging
    assert {deel.beweging for deel in rest} == {Beweging.ONGEWIJZIGD}


@pytest.mark.parametrize(
    ("was", "is_", "bevestigd"),
    [
        ("2025-06-01", "2026-06-01", True),
        ("2025-06-01", "2025-06-01", False),
        ("2025-06-01", "2025-05-01", False),
        ("2025-06-01", None, False),
        # Without a datum the old antwoord is as old as its dossier, at least.
        (None, "2025-07-01", True),
        (None, "2025-06-30", False),
    ],
)
def test_the_same_antwoord_with_a_later_datum_is_reconfirmed(
    was: str | None, is_: str | None, bevestigd: bool
) -> None:
    vraag = verschil(antwoord("deels", datum=was), antwoord("deels", datum=is_)).vragen[0]
    assert vraag.beweging is (Beweging.HERBEVESTIGD if bevestigd else Beweging.ONGEWIJZIGD)


# what is not simply progress


@pytest.mark.parametrize(
    ("nieuw", "kanttekeningen"),
    [
        (antwoord("ja", bewijs=[{"titel": "Plan"}]), ()),
        (antwoord("ja"), (Kanttekening.ZONDER_BEWIJS,)),
        (antwoord("ja", voorbehoud="Zolang.", bewijs=[{"titel": "P"}]), (Kanttekening.VOORBEHOUD,)),
        (
            van_regio("ja", bewijs=[{"titel": "Plan"}]),
            (Kanttekening.VAN_REGIO, Kanttekening.NU_VAN_REGIO),
        ),
        (antwoord("nvt"), (Kanttekening.NVT,)),
        (
            van_regio("deels"),
            (Kanttekening.VAN_REGIO, Kanttekening.ZONDER_BEWIJS, Kanttekening.NU_VAN_REGIO),
        ),
    ],
)
def test_what_must_be_known_of_a_better_antwoord(
    nieuw: Gegeven, kanttekeningen: tuple[Kanttekening, ...]
) -> None:
    assert verschil("nee", nieuw).vragen[0].kanttekeningen == kanttekeningen


def test_an_antwoord_that_was_taken_over_and_confirmed_says_so() -> None:
    vraag = verschil(TE_HERBEVESTIGEN, antwoord("ja", bewijs=[{"titel": "Plan"}])).vragen[0]
    assert vraag.kanttekeningen == (Kanttekening.WAS_TE_HERBEVESTIGEN,)
    assert van_naar(vraag) == "van open (ja, te herbevestigen) naar ja"


@pytest.mark.parametrize(
    ("oud", "nieuw", "zonder"),
    [
        # Three vragen, the last two nee: what would have been without the regio, or without nvt.
        ("nee", van_regio("ja"), Interval(laag=0, hoog=0)),
        (None, van_regio("ja"), Interval(laag=0, hoog=1 / 3)),
        ("nee", "nvt", Interval(laag=0, hoog=0)),
        ("nvt", van_regio("ja"), Interval(laag=0, hoog=0)),
        ("nee", "ja", None),
        ("ja", "nvt", None),
        ("ja", van_regio("nee"), None),
    ],
)
def test_the_score_without_what_the_gemeente_did_not_do_itself(
    oud: Gegeven, nieuw: Gegeven, zonder: Interval | None
) -> None:
    uit = vergelijk(meting(OUD, oud, "nee", "nee"), meting(NIEUW, nieuw, "nee", "nee"))
    assert uit.plateaus[0].zonder_regio_en_nvt == zonder
    assert bool(eigenzin(uit.plateaus[0])) == (zonder is not None)


def test_an_oordeel_that_is_not_ones_own_doing_is_told_of() -> None:
    oud, nieuw = meting(OUD, "nee", "ja", "ja"), meting(NIEUW, van_regio("ja"), "ja", "ja")
    (plateau,) = vergelijk(oud, nieuw).plateaus
    assert (plateau.nieuw.oordeel, plateau.oordeel_zonder_regio_en_nvt) == (
        "behaald",
        "niet_behaald",
    )
    assert eigenzin(plateau) == (
        "Plateau 1: zonder wat vooruitging door de regio of door “niet van toepassing” zou de "
        "score 66% zijn en het oordeel “niet behaald”."
    )


def test_a_kern_that_is_higher_because_of_nvt_is_told_of() -> None:
    proef = kader(bouwsteen("a", [{"sterkte": "A"}, {"sterkte": "A"}, {}]))
    oud, nieuw = meting(OUD, "nee", "ja", "nee"), meting(NIEUW, "nvt", "ja", "nee")
    paar = [Momentopname(proef, m.antwoorden, (), m.peildatum) for m in (oud, nieuw)]
    (plateau,) = vergelijk(*paar).plateaus
    assert plateau.nieuw.kern.score == Interval(laag=1, hoog=1)
    assert eigenzin(plateau) == (
        "Plateau 1: zonder wat vooruitging door de regio of door “niet van toepassing” zou de "
        "score 33% zijn en die van de kern 50%."
    )
    assert bouwsteenzin(plateau, proef) == (
        "Dit komt mede door de regio of door “niet van toepassing” bij 1.1 A."
    )


def test_a_vraag_that_was_open_and_is_nvt_brought_nothing() -> None:
    uit = vergelijk(meting(OUD, None, "nee", "nee"), meting(NIEUW, "nvt", "nee", "nee"))
    assert eigenzin(uit.plateaus[0]) == ""


@pytest.mark.parametrize(
    ("weg", "zin"),
    [
        (
            {"nieuw": (None, "ja", "ja"), "oud": ("nee", "ja", "ja")},
            "1 vraag die deels of nee was, staat nu open.",
        ),
        (
            {"nieuw": (None, TE_HERBEVESTIGEN, "ja"), "oud": ("nee", "deels", "ja")},
            "2 vragen die deels of nee waren, staan nu open.",
        ),
        # What was nee is ja: that there are vragen open too, is another matter.
        ({"nieuw": ("ja", None, "ja"), "oud": ("nee", "ja", "ja")}, ""),
        ({"nieuw": (None, "nee", "ja"), "oud": ("nee", "nee", "ja")}, ""),
    ],
)
def test_an_oordeel_is_not_better_because_antwoorden_are_gone(
    weg: dict[str, tuple[Gegeven, ...]], zin: str
) -> None:
    uit = vergelijk(meting(OUD, *weg["oud"]), meting(NIEUW, *weg["nieuw"]))
    begin = "Plateau 1: dat het oordeel nu “nog niet te zeggen” is, is geen vooruitgang: "
    assert plateauzinnen(uit) == {"1": [begin + zin] if zin else []}


def test_the_sentence_at_the_top_tells_what_is_not_proven() -> None:
    oud = meting(OUD, "nee", "nee", "ja")
    nieuw = meting(NIEUW, antwoord("ja", bewijs=[{"titel": "P"}]), van_regio("ja"), "deels")
    assert kernzin(vergelijk(oud, nieuw)) == (
        "Sinds 30\xa0juni 2025: 2 beter en 1 slechter. Van wat beter of nieuw is: 1 zonder "
        "bewijs en 1 met een antwoord van de regio. Let op: bij 1 vraag komt het antwoord nu van "
        "de regio."
    )
    assert kernzin(vergelijk(oud, oud)) == "Sinds 30\xa0juni 2025 is geen antwoord veranderd."


# the score


@pytest.mark.parametrize(
    ("oud", "nieuw", "uit"),
    [
        ((0.5, 0.5), (0.6, 0.6), Richting.ZEKER_HOGER),
        ((0.4, 0.6), (0.61, 0.7), Richting.ZEKER_HOGER),
        ((0.4, 0.6), (0.6, 0.8), Richting.MOGELIJK_HOGER),
        ((0.4, 0.6), (0.5, 0.7), Richting.MOGELIJK_HOGER),
        ((0.4, 0.6), (0.5, 0.6), Richting.MOGELIJK_HOGER),
        ((0.5, 0.5), (0.5, 0.5), Richting.GELIJK),
        # With vragen open it may be anything, also when the range is the same.
        ((0.4, 0.6), (0.4, 0.6), Richting.ONBEKEND),
        # Only nee was taken away, and only nee came.
        ((0.5, 0.5), (0.5, 0.7), Richting.ONBEKEND),
        ((0.5, 0.7), (0.5, 0.5), Richting.ONBEKEND),
        # Only ja was taken away.
        ((0.5, 0.5), (0.3, 0.5), Richting.MOGELIJK_LAGER),
        ((0.4, 0.6), (0.3, 0.7), Richting.ONBEKEND),
        ((0.3, 0.7), (0.4, 0.6), Richting.ONBEKEND),
        ((0.5, 0.7), (0.4, 0.6), Richting.MOGELIJK_LAGER),
        ((0.6, 0.8), (0.4, 0.6), Richting.MOGELIJK_LAGER),
        ((0.6, 0.8), (0.4, 0.5), Richting.ZEKER_LAGER),
        (None, (0.4, 0.5), None),
        ((0.4, 0.5), None, None),
    ],
)
def test_which_way_a_score_went(
    oud: tuple[float, float] | None, nieuw: tuple[float, float] | None, uit: Richting | None
) -> None:
    een, ander = (Interval(laag=s[0], hoog=s[1]) if s else None for s in (oud, nieuw))
    assert richting(een, ander) is uit


def test_a_plateau_has_both_measurements() -> None:
    (plateau,) = vergelijk(meting(OUD, "ja", "nee", None), meting(NIEUW, "ja", "ja", "ja")).plateaus
    assert (plateau.oud.oordeel, plateau.nieuw.oordeel) == ("niet_behaald", "behaald")
    assert (plateau.oud.score, plateau.nieuw.score) == (
        Interval(laag=1 / 3, hoog=2 / 3),
        Interval(laag=1, hoog=1),
    )
    assert plateau.richting is Richting.ZEKER_HOGER
    (steen,) = plateau.bouwstenen
    assert (steen.oud, steen.nieuw, steen.richting) == ("open", "voldoet", Richting.ZEKER_HOGER)


def test_the_line_holds_every_measurement() -> None:
    metingen = [meting(date(2024, 1, 1)), meting(OUD, "nee"), meting(NIEUW, "ja", "ja", "ja")]
    (plateau,) = lijn(metingen)
    assert [(p.peildatum.year, p.score) for p in plateau.punten] == [
        (2024, Interval(laag=0, hoog=1)),
        (2025, Interval(laag=0, hoog=2 / 3)),
        (2026, Interval(laag=1, hoog=1)),
    ]


# geen knaken


def geld(*bedragen: tuple[int, int]) -> list[dict[str, Any]]:
    return [{"jaar": jaar, "bedrag": bedrag, "aard": "structureel"} for jaar, bedrag in bedragen]


def uitleg(**anders: Any) -> Antwoord:
    return uitgelegd(**{"besluit": {"orgaan": "college", "datum": "2025-01-01"}, **anders})


LANG: Final = uitleg(vervalt_op="2030-01-01")


@pytest.mark.parametrize(
    ("oud", "nieuw", "soort"),
    [
        (LANG, "ja", KnakenSoort.OPGELOST),
        (LANG, "nvt", KnakenSoort.NVT),
        (LANG, None, KnakenSoort.OPEN),
        (LANG, LANG.model_copy(update={"te_herbevestigen": True}), KnakenSoort.OPEN),
        (LANG, "nee", KnakenSoort.VERDWENEN),
        (LANG, LANG, KnakenSoort.GEBLEVEN),
        ("nee", LANG, KnakenSoort.NIEUW),
        (uitleg(vervalt_op="2025-12-31"), uitleg(vervalt_op="2025-12-31"), KnakenSoort.VERLOPEN),
        (uitleg(vervalt_op="2025-12-31"), LANG, KnakenSoort.VERLENGD),
        (uitleg(vervalt_op="2025-12-31"), uitleg(vervalt_op=None), KnakenSoort.VERLENGD),
        # The last day still counts.
        (uitleg(vervalt_op="2026-06-30"), uitleg(vervalt_op="2026-06-30"), KnakenSoort.GEBLEVEN),
        # Expired before the old peildatum: nothing happened since.
        (uitleg(vervalt_op="2025-01-02"), uitleg(vervalt_op="2025-01-02"), KnakenSoort.GEBLEVEN),
    ],
)
def test_what_happens_to_an_explanation(oud: Gegeven, nieuw: Gegeven, soort: KnakenSoort) -> None:
    (deel,) = verschil(oud, nieuw).geen_knaken
    assert deel.soort is soort


def test_without_an_explanation_there_is_nothing_to_tell() -> None:
    assert verschil("nee", "ja").geen_knaken == ()


def test_the_amounts_are_compared_by_year() -> None:
    uit = vergelijk(
        meting(
            OUD, uitleg(bedragen=geld((2025, 100), (2026, 100))), uitleg(bedragen=geld((2026, 7)))
        ),
        meting(NIEUW, uitleg(bedragen=geld((2026, 150), (2027, 150))), "ja"),
    )
    een, ander = uit.geen_knaken
    assert [(b.jaar, b.oud, b.nieuw) for b in een.bedragen] == [
        (2025, 100, 0),
        (2026, 100, 150),
        (2027, 0, 150),
    ]
    assert bedragtekst(ander) == "in 2026: eerst €\xa07, nu geen bedrag"
    assert [(b.jaar, b.oud, b.nieuw, b.verschil) for b in uit.geen_knaken_per_jaar] == [
        (2025, 100, 0, -100),
        (2026, 107, 150, 43),
        (2027, 0, 150, 150),
    ]


@pytest.mark.parametrize(
    ("oud", "nieuw", "tekst"),
    [
        (LANG, "ja", "opgelost: het antwoord is nu ja; zonder bewijs"),
        (LANG, LANG, "gebleven"),
        (
            uitleg(vervalt_op="2025-12-31"),
            uitleg(vervalt_op="2025-12-31"),
            "verlopen op 31\xa0december 2025; telt niet als uitleg",
        ),
        (
            uitleg(vervalt_op="2025-12-31"),
            "nee",
            "de uitleg is weg, de taak is niet opgelost; de eerdere uitleg gold tot en met "
            "31\xa0december 2025; telt niet als uitleg",
        ),
        (
            uitleg(gevolg=None, vervalt_op=None),
            uitleg(vervalt_op=None),
            "gebleven; de uitleg zelf is veranderd; telt nu als uitleg",
        ),
    ],
)
def test_an_explanation_in_words(oud: Gegeven, nieuw: Gegeven, tekst: str) -> None:
    (deel,) = verschil(oud, nieuw).geen_knaken
    assert knakentekst(deel) == tekst


def test_a_statutory_duty_never_counts_as_explained() -> None:
    (deel,) = vergelijk(meting(OUD, None, None, LANG), meting(NIEUW, None, None, LANG)).geen_knaken
    assert (deel.telde, deel.telt, deel.wettelijk) == (False, False, True)
    assert knakentekst(deel) == "gebleven; wettelijke taak: uitleg telt nooit"
