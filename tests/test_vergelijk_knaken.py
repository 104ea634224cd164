"""What happened to the explanations for lack of rijksmiddelen: whose, and in what words."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pytest

from strategieen import antwoord, bouwsteen, kader, uitgelegd
from vngcheck.dossier import Antwoord, GeldendAntwoord
from vngcheck.vergelijk.knakenzinnen import (
    bedragtekst,
    is_stil,
    knakentekst,
    kostentabellen,
    stillezin,
)
from vngcheck.vergelijk.metingen import vergelijk
from vngcheck.vergelijk.model import KnakenSoort, Momentopname, Vergelijking

KADER: Final = kader(bouwsteen("a", [{}, {}, {"plicht": "wettelijk"}]))
Gegeven = Antwoord | GeldendAntwoord | None


def verschil(*paren: tuple[Gegeven, Gegeven]) -> Vergelijking:
    """What changed; one pair of antwoorden, old and new, for each vraag."""
    oud, nieuw = (
        Momentopname(
            KADER,
            {
                f"a.v{nummer}": deel if isinstance(deel, GeldendAntwoord) else GeldendAntwoord(deel)
                for nummer, deel in enumerate(kant, start=1)
                if deel is not None
            },
            (),
            date.fromisoformat(dag),
        )
        for dag, kant in zip(("2025-06-30", "2026-06-30"), zip(*paren, strict=True), strict=True)
    )
    return vergelijk(oud, nieuw)


def uitleg(bedrag: int = 100, **anders: Any) -> Antwoord:
    """An explanation that counts at both peildata, with an amount in 2026."""
    standaard = {
        "bedragen": [{"jaar": 2026, "bedrag": bedrag, "aard": "structureel"}] if bedrag else [],
        "besluit": {"orgaan": "college", "datum": "2025-01-01"},
        "vervalt_op": "2030-01-01",
    }
    return uitgelegd(**{**standaard, **anders})


def van_regio(deel: Antwoord) -> GeldendAntwoord:
    return GeldendAntwoord(deel, geerfd_van="Zuid")


# whose amounts


def test_the_amounts_of_the_regio_stand_apart() -> None:
    uit = verschil((uitleg(100), uitleg(150)), (van_regio(uitleg(9000)), van_regio(uitleg(8000))))
    assert [(b.jaar, b.oud, b.nieuw) for b in uit.geen_knaken_per_jaar] == [(2026, 100, 150)]
    assert [(b.jaar, b.oud, b.nieuw) for b in uit.geen_knaken_regio_per_jaar] == [
        (2026, 9000, 8000)
    ]
    assert [(tabel.naam, tabel.let_op) for tabel in kostentabellen(uit)] == [
        ("Genoemde kosten van alle taken van de gemeente zelf samen", ""),
        (
            "Genoemde kosten van alle taken van de regio samen",
            "De bedragen van de regio gelden voor alle gemeenten van de regio samen. Ze horen niet "
            "bij de bedragen van de gemeente zelf.",
        ),
    ]


def test_what_goes_from_the_gemeente_to_the_regio_is_less_here_and_more_there() -> None:
    uit = verschil((uitleg(100), van_regio(uitleg(9000))))
    assert [(b.oud, b.nieuw) for b in uit.geen_knaken_per_jaar] == [(100, 0)]
    assert [(b.oud, b.nieuw) for b in uit.geen_knaken_regio_per_jaar] == [(0, 9000)]


def test_without_a_regio_there_is_one_table() -> None:
    assert [tabel.naam for tabel in kostentabellen(verschil((uitleg(), uitleg())))] == [
        "Genoemde kosten van alle taken samen"
    ]
    assert list(kostentabellen(verschil((uitleg(0), uitleg(0))))) == []


@pytest.mark.parametrize(
    ("oud", "nieuw", "gezegd"),
    [
        (100, 200, "in 2026: van €\xa0100 naar €\xa0200"),
        (100, 0, "in 2026: eerst €\xa0100, nu geen bedrag"),
        (0, 200, "in 2026: eerst geen bedrag, nu €\xa0200"),
        (100, 100, ""),
    ],
)
def test_an_amount_that_is_not_named_is_no_nought(oud: int, nieuw: int, gezegd: str) -> None:
    (deel,) = verschil((uitleg(oud), uitleg(nieuw))).geen_knaken
    assert bedragtekst(deel) == gezegd


# what it says


BEWIJS: Final = [{"titel": "Plan"}]
ALLEEN_REDEN: Final = antwoord("nee", reden="geen_rijksmiddelen")


@pytest.mark.parametrize(
    ("oud", "nieuw", "tekst"),
    [
        (uitleg(), antwoord("ja", bewijs=BEWIJS), "opgelost: het antwoord is nu ja"),
        (
            uitleg(),
            van_regio(antwoord("ja", bewijs=BEWIJS)),
            "opgelost: het antwoord is nu ja; het antwoord komt nu van de regio",
        ),
        (antwoord("nee"), uitleg(), "nieuw; telt nu als uitleg"),
        (antwoord("nee"), van_regio(uitleg()), "nieuw; telt nu als uitleg; van de regio"),
        # What does not count never sounds as if it did.
        (antwoord("nee"), uitleg(besluit=None), "nieuw; telt niet als uitleg"),
        (
            uitleg(besluit=None),
            uitleg(besluit=None, vervalt_op="2031-01-01"),
            "geldt langer dan eerst; nu tot en met 1\xa0januari 2031; telt niet als uitleg",
        ),
        (
            uitleg(),
            uitleg(vervalt_op="2027-01-01"),
            "geldt korter dan eerst; nu tot en met 1\xa0januari 2027",
        ),
        (
            uitleg(vervalt_op=None),
            uitleg(),
            "geldt korter dan eerst; nu tot en met 1\xa0januari 2030",
        ),
        (uitleg(), uitleg(vervalt_op=None), "geldt langer dan eerst; nu zonder einddatum"),
        # Only the reden is left, or there was nothing else.
        (
            uitleg(),
            ALLEEN_REDEN,
            "de uitleg is weg, de taak is niet opgelost; telt niet als uitleg",
        ),
        (ALLEEN_REDEN, uitleg(), "nieuw; telt nu als uitleg"),
        (uitleg(), uitleg(gevolg="Iets anders"), "gebleven; de uitleg zelf is veranderd"),
        (
            uitleg(),
            van_regio(uitleg()),
            "gebleven; het antwoord komt nu van de regio",
        ),
        (van_regio(uitleg()), uitleg(), "gebleven; de eerdere uitleg was van de regio"),
        (van_regio(uitleg()), van_regio(uitleg(50)), "gebleven; van de regio"),
    ],
)
def test_an_explanation_in_words(oud: Gegeven, nieuw: Gegeven, tekst: str) -> None:
    (deel,) = verschil((oud, nieuw)).geen_knaken
    assert knakentekst(deel) == tekst
    assert not is_stil(deel)


def test_a_shorter_term_is_told_of() -> None:
    (deel,) = verschil((uitleg(), uitleg(vervalt_op="2027-01-01"))).geen_knaken
    assert deel.soort is KnakenSoort.VERKORT


@pytest.mark.parametrize(
    ("oud", "nieuw", "dag"),
    [
        ("2024-12-31", "2026-01-31", "31\u00a0januari 2026"),
        ("2025-06-01", "2025-05-01", "1\u00a0mei 2025"),
    ],
)
def test_an_explanation_that_has_expired_again_does_not_apply_longer(
    oud: str, nieuw: str, dag: str
) -> None:
    (deel,) = verschil((uitleg(vervalt_op=oud), uitleg(vervalt_op=nieuw))).geen_knaken
    assert deel.soort is KnakenSoort.VERLOPEN
    assert knakentekst(deel) == f"verlopen op {dag}; telt niet als uitleg"


def test_an_explanation_that_was_expired_and_did_not_change_stayed() -> None:
    was = uitleg(vervalt_op="2025-06-01")
    (deel,) = verschil((was, was)).geen_knaken
    assert deel.soort is KnakenSoort.GEBLEVEN


# what stayed


@pytest.mark.parametrize(
    ("delen", "zin"),
    [
        ([uitleg()], "Bij 1 taak bleef de uitleg gelijk."),
        ([uitleg(), uitleg()], "Bij 2 taken bleef de uitleg gelijk."),
        ([uitleg(besluit=None)], "Bij 1 taak bleef de uitleg gelijk; die telt niet mee."),
        (
            [uitleg(besluit=None), uitleg(gevolg=None)],
            "Bij 2 taken bleef de uitleg gelijk; die telt niet mee.",
        ),
        # The third vraag is a statutory duty.
        (
            [uitleg(), uitleg(), uitleg()],
            "Bij 3 taken bleef de uitleg gelijk; bij 1 daarvan telt die niet mee.",
        ),
        ([antwoord("nee")], ""),
    ],
)
def test_explanations_that_stayed_are_counted(delen: list[Antwoord], zin: str) -> None:
    assert stillezin(verschil(*((deel, deel) for deel in delen)).geen_knaken) == zin
