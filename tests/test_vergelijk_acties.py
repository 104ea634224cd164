"""What became of the acties that were promised."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pytest

from strategieen import antwoord, bouwsteen, kader
from vngcheck.dossier import Actie, GeldendAntwoord
from vngcheck.vergelijk.metingen import vergelijk
from vngcheck.vergelijk.model import ActieSoort, Momentopname
from vngcheck.vergelijk.zinnen import actietekst, actietelling

KADER: Final = kader(bouwsteen("a", [{}, {}]))
OUD: Final = date(2025, 6, 30)
NIEUW: Final = date(2026, 6, 30)


def meting(dag: date, waarde: str | None = None, *, acties: tuple[Actie, ...] = ()) -> Momentopname:
    """A measurement with acties, and an antwoord on a.v1."""
    gegeven = {"a.v1": GeldendAntwoord(antwoord(waarde))} if waarde else {}
    return Momentopname(KADER, gegeven, acties, dag)


def actie(tekst: str = "Doen", vraag: str = "a.v1", **anders: Any) -> Actie:
    return Actie.model_validate({"vraag": vraag, "actie": tekst, **anders})


@pytest.mark.parametrize(
    ("oud", "nieuw", "soort"),
    [
        (actie(), actie(status="gereed"), ActieSoort.GEDAAN),
        (actie(), actie(status="vervallen"), ActieSoort.VERVALLEN),
        (actie(gereed="2025-12-31"), actie(gereed="2025-12-31"), ActieSoort.TE_LAAT),
        # A promised day that is taken away has gone by all the same.
        (actie(gereed="2025-12-31"), actie(), ActieSoort.TE_LAAT),
        (actie(gereed="2026-12-31"), actie(), ActieSoort.LOOPT),
        (actie(), actie(gereed="2026-06-30", status="loopt"), ActieSoort.LOOPT),
        (actie(), actie(), ActieSoort.LOOPT),
        (actie(), None, ActieSoort.VERDWENEN),
        (actie(status="gereed"), None, ActieSoort.AFGESLOTEN),
        (actie(status="gereed"), actie(status="gereed"), ActieSoort.AFGESLOTEN),
        (actie(status="gereed"), actie(status="loopt"), ActieSoort.HEROPEND),
        (None, actie(), ActieSoort.NIEUW),
    ],
)
def test_what_becomes_of_an_actie(
    oud: Actie | None, nieuw: Actie | None, soort: ActieSoort
) -> None:
    een, ander = ((deel,) if deel else () for deel in (oud, nieuw))
    (deel,) = vergelijk(meting(OUD, acties=een), meting(NIEUW, acties=ander)).acties
    assert deel.soort is soort


@pytest.mark.parametrize(
    ("oud", "nieuw", "soorten"),
    [
        ("Scholen bezoeken", "scholen  BEZOEKEN", [(ActieSoort.LOOPT, False)]),
        ("Scholen bezoeken", "Alle scholen bezoeken", [(ActieSoort.LOOPT, True)]),
        (
            "Scholen bezoeken",
            "Folder maken",
            [(ActieSoort.VERDWENEN, False), (ActieSoort.NIEUW, False)],
        ),
    ],
)
def test_an_actie_is_known_again_by_its_text(
    oud: str, nieuw: str, soorten: list[tuple[ActieSoort, bool]]
) -> None:
    een, ander = meting(OUD, acties=(actie(oud),)), meting(NIEUW, acties=(actie(nieuw),))
    assert [(d.soort, d.anders_verwoord) for d in vergelijk(een, ander).acties] == soorten


def test_the_same_text_at_another_vraag_is_another_actie() -> None:
    een, ander = meting(OUD, acties=(actie(),)), meting(NIEUW, acties=(actie(vraag="a.v2"),))
    assert [deel.soort for deel in vergelijk(een, ander).acties] == ["verdwenen", "nieuw"]


def test_two_equal_acties_stay_two() -> None:
    twee = (actie(), actie())
    uit = vergelijk(meting(OUD, acties=twee), meting(NIEUW, acties=twee[:1])).acties
    assert [(deel.soort, deel.nummer_nieuw) for deel in uit] == [("loopt", 0), ("verdwenen", None)]


def test_acties_in_words() -> None:
    oud = (actie("Eén", gereed="2025-12-31"), actie("Twee", gereed="2025-10-01"), actie("Drie"))
    nieuw = (
        actie("Eén", gereed="2025-12-31", status="gereed"),
        actie("Twee", gereed="2026-10-01", status="loopt"),
    )
    uit = vergelijk(meting(OUD, "nee", acties=oud), meting(NIEUW, "nee", acties=nieuw))
    assert [actietekst(deel) for deel in uit.acties] == [
        "gedaan; termijn 31\xa0december 2025; de vraag is nu nee",
        "nog niet aan de beurt, of bezig; uitgesteld van 1\xa0oktober 2025 naar 1\xa0oktober 2026; "
        "status loopt; de vraag is nu nee",
        "verdwenen: het dossier zegt er niets meer over; de vraag is nu nee",
    ]
    assert actietelling(uit) == (
        "3 acties stonden op de agenda; 1 daarvan is gedaan. Verder: 1 verdwenen en 1 uitgesteld."
    )


@pytest.mark.parametrize(
    ("was", "is_", "tekst"),
    [
        (
            "2025-12-31",
            None,
            "niet gedaan: de termijn is voorbij; termijn 31\xa0december 2025; het dossier noemt nu "
            "geen datum meer; status niet genoemd; de vraag is nu open",
        ),
        (
            "2025-12-31",
            "2025-12-31",
            "niet gedaan: de termijn is voorbij; termijn 31\xa0december 2025; status niet genoemd; "
            "de vraag is nu open",
        ),
    ],
)
def test_an_actie_that_is_late_in_words(was: str, is_: str | None, tekst: str) -> None:
    oud, nieuw = (meting(dag, acties=(actie(gereed=g),)) for dag, g in ((OUD, was), (NIEUW, is_)))
    (deel,) = vergelijk(oud, nieuw).acties
    assert actietekst(deel) == tekst


def test_a_new_actie_can_be_late_at_once() -> None:
    nieuw = meting(NIEUW, acties=(actie("Een", gereed="2026-01-01"), actie("Twee")))
    assert [actietekst(deel) for deel in vergelijk(meting(OUD), nieuw).acties] == [
        "nieuw; termijn 1\xa0januari 2026; de termijn is al voorbij",
        "nieuw",
    ]


@pytest.mark.parametrize(
    ("oud", "nieuw", "zin"),
    [
        ({"Een": {}}, {"Een": {"status": "gereed"}}, "1 actie stond op de agenda; die is gedaan."),
        (
            {"Een": {}},
            {"Een": {}},
            "1 actie stond op de agenda; die is niet gedaan: nog niet aan de beurt of bezig.",
        ),
        ({"Een": {}}, {}, "1 actie stond op de agenda; die is niet gedaan: verdwenen."),
        (
            {"Een": {}, "Twee": {}},
            {},
            "2 acties stonden op de agenda; alle 2 zijn verdwenen.",
        ),
        (
            {"Een": {}, "Twee": {}},
            {"Een": {}, "Twee": {}},
            "2 acties stonden op de agenda; alle 2 zijn nog niet aan de beurt of bezig.",
        ),
        (
            {"Een": {}, "Twee": {}},
            {"Een": {}},
            "2 acties stonden op de agenda; geen daarvan is gedaan: 1 verdwenen en 1 nog niet aan "
            "de beurt of bezig.",
        ),
        (
            {"Een": {}, "Twee": {}},
            {"Een": {"status": "gereed"}, "Twee": {"status": "gereed"}},
            "2 acties stonden op de agenda; 2 daarvan zijn gedaan.",
        ),
        ({}, {"Een": {}}, ""),
    ],
)
def test_promised_acties_are_counted(oud: dict[str, Any], nieuw: dict[str, Any], zin: str) -> None:
    een, ander = (
        meting(dag, acties=tuple(actie(tekst, **bij) for tekst, bij in delen.items()))
        for dag, delen in ((OUD, oud), (NIEUW, nieuw))
    )
    assert actietelling(vergelijk(een, ander)) == zin
