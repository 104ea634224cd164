"""The score against its definition, rule by rule, with outcomes computed by hand.

Rule 3, when an explanation counts, is in test_score_uitleg.
"""

from __future__ import annotations

from typing import Any

import pytest

from strategieen import (
    PEILDATUM,
    antwoord,
    bouwsteen,
    geldend,
    kader,
    uitgelegd,
)
from vngcheck.dossier import Antwoord, GeldendAntwoord, Waarde
from vngcheck.kader import Kader
from vngcheck.score import (
    BouwsteenOordeel,
    BouwsteenScore,
    Interval,
    Meting,
    PlateauOordeel,
    PlateauScore,
    bereken,
)

EEN_VRAAG = kader(bouwsteen("b", [{}]))
DRIE_VRAGEN = kader(bouwsteen("b", [{}, {}, {}]))


def plateaus(gekozen: Kader, **waarden: Antwoord | str) -> tuple[PlateauScore, ...]:
    return bereken(gekozen, geldend(**waarden), PEILDATUM)


def een(gekozen: Kader, **waarden: Antwoord | str) -> PlateauScore:
    (plateau,) = plateaus(gekozen, **waarden)
    return plateau


def steen(gekozen: Kader, **waarden: Antwoord | str) -> BouwsteenScore:
    (gevonden,) = een(gekozen, **waarden).bouwstenen
    return gevonden


def punt(waarde: float) -> Interval:
    return Interval(laag=waarde, hoog=waarde)


# rule 1: a vraag


@pytest.mark.parametrize(
    ("waarde", "verwacht"),
    [("ja", punt(1.0)), ("deels", punt(0.5)), ("nee", punt(0.0)), ("nvt", None)],
)
def test_een_antwoord_telt(waarde: str, verwacht: Interval | None) -> None:
    uitkomst = steen(EEN_VRAAG, b_v1=waarde)
    assert uitkomst.score == verwacht
    assert uitkomst.vragen[0].antwoord is Waarde(waarde)


@pytest.mark.parametrize(
    "waarden",
    [{}, {"b_v1": antwoord(None)}, {"b_v1": antwoord("ja", te_herbevestigen=True)}],
    ids=["zonder", "leeg", "te herbevestigen"],
)
def test_een_open_vraag_is_een_interval(waarden: dict[str, Antwoord]) -> None:
    uitkomst = steen(EEN_VRAAG, **waarden)
    assert uitkomst.score == Interval(laag=0.0, hoog=1.0)
    assert uitkomst.vragen[0].antwoord is None
    assert not uitkomst.vragen[0].uitgelegd


def test_een_vraag_zegt_wie_het_regelt() -> None:
    eigen = antwoord("ja", geregeld_door="Zorg- en Veiligheidshuis")
    regio = GeldendAntwoord(eigen, geerfd_van="Regio Noord")
    gezien = [
        (v.geregeld_door, v.geerfd)
        for antwoorden in ({"b.v1": GeldendAntwoord(eigen)}, {"b.v1": regio}, {})
        for plateau in bereken(EEN_VRAAG, antwoorden, PEILDATUM)
        for v in plateau.vragen
    ]
    assert gezien == [
        ("Zorg- en Veiligheidshuis", False),
        ("Zorg- en Veiligheidshuis", True),
        (None, False),
    ]


# rule 2: a bouwsteen


def test_een_bouwsteen_is_het_gewogen_gemiddelde() -> None:
    gewogen = kader(bouwsteen("b", [{"gewicht": 2}, {}, {"gewicht": "0.5"}]))
    # (2 x 1 + 1 x 0.5 + 0.5 x 0) / 3.5
    assert steen(gewogen, b_v1="ja", b_v2="deels", b_v3="nee").score == punt(2.5 / 3.5)
    # nvt is left out: (1 x 0.5 + 0.5 x 1) / 1.5
    assert steen(gewogen, b_v1="nvt", b_v2="deels", b_v3="ja").score == punt(1 / 1.5)
    # open: from (0.5 + 0) / 3.5 to (2 + 0.5 + 0) / 3.5
    uitkomst = steen(gewogen, b_v2="deels", b_v3="nee").score
    assert uitkomst == Interval(laag=0.5 / 3.5, hoog=2.5 / 3.5)


@pytest.mark.parametrize(
    ("waarden", "oordeel"),
    [
        (("nvt", "nvt", "nvt"), BouwsteenOordeel.NVT),
        (("nvt", "nvt", None), BouwsteenOordeel.OPEN),
        (("ja", "nee", None), BouwsteenOordeel.OPEN),
        (("ja", "ja", "ja"), BouwsteenOordeel.VOLDOET),
        (("ja", "nvt", "ja"), BouwsteenOordeel.VOLDOET),
        (("nee", "nee", "nee"), BouwsteenOordeel.VOLDOET_NIET),
        (("nvt", "nvt", "nee"), BouwsteenOordeel.VOLDOET_NIET),
        (("ja", "ja", "nee"), BouwsteenOordeel.DEELS),
        (("deels", "deels", "deels"), BouwsteenOordeel.DEELS),
        (("nvt", "deels", "nee"), BouwsteenOordeel.DEELS),
    ],
)
def test_oordeel_van_een_bouwsteen(
    waarden: tuple[str | None, ...], oordeel: BouwsteenOordeel
) -> None:
    gegeven = {f"b_v{n}": waarde for n, waarde in enumerate(waarden, start=1) if waarde}
    assert steen(DRIE_VRAGEN, **gegeven).oordeel is oordeel


def test_een_vraag_te_herbevestigen_maakt_een_bouwsteen_open() -> None:
    nog_eens = antwoord("nvt", te_herbevestigen=True)
    uitkomst = steen(DRIE_VRAGEN, b_v1="nvt", b_v2="nvt", b_v3=nog_eens)
    assert (uitkomst.oordeel, uitkomst.score) == ("open", Interval(laag=0.0, hoog=1.0))


# rule 4: a plateau


def test_een_plateau_is_het_gewogen_gemiddelde_van_bouwstenen() -> None:
    gekozen = kader(
        bouwsteen("a", [{}, {}], gewicht=3), bouwsteen("b", [{}]), bouwsteen("c", [{}, {}])
    )
    # a = 0.75, b = 0, c = nvt and left out: (3 x 0.75 + 0) / 4
    klaar = een(gekozen, a_v1="ja", a_v2="deels", b_v1="nee", c_v1="nvt", c_v2="nvt")
    assert klaar.score == punt(2.25 / 4)
    # a = [0.5, 1], b = 0, c = [0.5, 0.5]: (1.5 + 0 + 0.5) / 5 to (3 + 0 + 0.5) / 5
    bezig = een(gekozen, a_v1="ja", b_v1="nee", c_v1="deels", c_v2="nvt")
    assert bezig.score == Interval(laag=0.4, hoog=0.7)


def test_breuken_worden_niet_afgerond() -> None:
    derden = een(DRIE_VRAGEN, b_v1="ja", b_v2="nee", b_v3="nee")
    assert derden.score == punt(1 / 3)
    # Ten times a tenth is one: no error of floats adds up.
    tien = kader(*(bouwsteen(f"b{n}", [{}], gewicht="0.1") for n in range(10)))
    assert een(tien, **{f"b{n}_v1": "ja" for n in range(10)}).score == punt(1.0)


@pytest.mark.parametrize(
    ("waarden", "oordeel"),
    [
        (["nvt", "nvt", "nvt"], PlateauOordeel.NVT),
        (["nvt", "nvt", None], PlateauOordeel.ONVOLLEDIG),
        (["ja", "ja", None], PlateauOordeel.ONVOLLEDIG),
        (["ja", uitgelegd(), None], PlateauOordeel.ONVOLLEDIG),
        (["ja", "nee", None], PlateauOordeel.NIET_BEHAALD),
        (["ja", "deels", "ja"], PlateauOordeel.NIET_BEHAALD),
        (["nee", uitgelegd(), "ja"], PlateauOordeel.NIET_BEHAALD),
        (["ja", "ja", "ja"], PlateauOordeel.BEHAALD),
        (["nvt", "ja", "nvt"], PlateauOordeel.BEHAALD),
        (["ja", uitgelegd(), "nvt"], PlateauOordeel.BEHAALD_MET_UITLEG),
        ([uitgelegd(), uitgelegd("deels"), uitgelegd()], PlateauOordeel.BEHAALD_MET_UITLEG),
    ],
)
def test_oordeel_van_een_plateau(
    waarden: list[Antwoord | str | None], oordeel: PlateauOordeel
) -> None:
    gegeven = {f"b_v{n}": waarde for n, waarde in enumerate(waarden, start=1) if waarde}
    verdeeld = kader(*(bouwsteen(f"b{n}", [{}]) for n in (1, 2, 3)))
    los = {naam.replace("b_v", "b") + "_v1": waarde for naam, waarde in gegeven.items()}
    assert een(DRIE_VRAGEN, **gegeven).oordeel is oordeel
    assert een(verdeeld, **los).oordeel is oordeel


TWEE = kader(
    bouwsteen("b", [{}]),
    bouwsteen("c", [{}], plateau="2"),
    plateaus={"1": None, "2": "1"},
)


@pytest.mark.parametrize(
    ("onder", "boven", "oordeel"),
    [
        ("ja", "ja", "behaald"),
        ("ja", uitgelegd(), "behaald_met_uitleg"),
        (uitgelegd(), "ja", "behaald"),
        ("nee", "ja", "niet_behaald"),
        ("nee", uitgelegd(), "niet_behaald"),
        (None, "ja", "niet_behaald"),
        (None, uitgelegd(), "niet_behaald"),
        ("nvt", "ja", "niet_behaald"),
        ("nee", None, "onvolledig"),
        ("nee", "nvt", "nvt"),
        (None, "nee", "niet_behaald"),
    ],
)
def test_een_plateau_rust_op_het_lagere(
    onder: Antwoord | str | None, boven: Antwoord | str | None, oordeel: str
) -> None:
    gegeven = {"b_v1": onder, "c_v1": boven}
    _, hoog = plateaus(TWEE, **{naam: waarde for naam, waarde in gegeven.items() if waarde})
    assert hoog.oordeel == oordeel


@pytest.mark.parametrize("volgorde", [("1", "2", "3"), ("3", "1", "2"), ("3", "2", "1")])
@pytest.mark.parametrize(
    ("waarden", "oordelen"),
    [
        (("ja", "ja", "ja"), ("behaald", "behaald", "behaald")),
        (("nee", "ja", "ja"), ("niet_behaald", "niet_behaald", "niet_behaald")),
        (("ja", "nee", "ja"), ("behaald", "niet_behaald", "niet_behaald")),
        (("ja", "nvt", "ja"), ("behaald", "nvt", "niet_behaald")),
        (("nvt", "ja", "ja"), ("nvt", "niet_behaald", "niet_behaald")),
    ],
)
def test_een_plateau_rust_op_alle_lagere(
    volgorde: tuple[str, ...], waarden: tuple[str, ...], oordelen: tuple[str, ...]
) -> None:
    onder = {"1": None, "2": "1", "3": "2"}
    toren = kader(
        *(bouwsteen(f"b{naam}", [{}], plateau=naam) for naam in volgorde),
        plateaus={naam: onder[naam] for naam in volgorde},
    )
    uitkomst = plateaus(toren, **{f"b{n}_v1": w for n, w in zip("123", waarden, strict=True)})
    assert tuple(plateau.id for plateau in uitkomst) == volgorde
    gekregen = {plateau.id: plateau.oordeel.value for plateau in uitkomst}
    assert gekregen == dict(zip("123", oordelen, strict=True))


def test_een_plateau_dat_nergens_op_bouwt_staat_op_zichzelf() -> None:
    naast = kader(
        bouwsteen("b", [{}]),
        bouwsteen("c", [{}], plateau="2"),
        plateaus={"1": None, "2": None},
    )
    assert [p.oordeel.value for p in plateaus(naast, b_v1="nee", c_v1="ja")] == [
        "niet_behaald",
        "behaald",
    ]


# rules 5 and 6: nothing that applies, and what stands beside a score


def test_zonder_vraag_van_toepassing_is_er_geen_score() -> None:
    uitkomst = een(DRIE_VRAGEN, b_v1="nvt", b_v2="nvt", b_v3="nvt")
    assert (uitkomst.score, uitkomst.bouwstenen[0].score) == (None, None)
    assert (uitkomst.ingevuld, uitkomst.bewezen) == (1.0, None)


def test_ingevuld_en_bewezen() -> None:
    bewijs: list[dict[str, Any]] = [{"titel": "Plan"}, {"titel": "Besluit"}]
    vijf = kader(bouwsteen("b", [{}] * 6))
    uitkomst = een(
        vijf,
        b_v1=antwoord("ja", bewijs=bewijs),
        b_v2="deels",
        b_v3=antwoord("nee", bewijs=bewijs),  # proof of a nee proves nothing
        b_v4=antwoord("nvt", bewijs=bewijs),
        b_v5=antwoord("ja", bewijs=bewijs, te_herbevestigen=True),
    )
    assert uitkomst.ingevuld == 4 / 6
    assert uitkomst.bewezen == 1 / 2
    niets = een(vijf)
    assert (niets.ingevuld, niets.bewezen) == (0.0, None)
    assert een(EEN_VRAAG, b_v1="nee").bewezen is None
    assert een(EEN_VRAAG, b_v1="ja").bewezen == 0.0


def test_de_kern_is_het_kader_met_alleen_sterkte_a() -> None:
    gekozen = kader(
        bouwsteen("a", [{"sterkte": "A"}, {"sterkte": "C", "gewicht": 9}], gewicht=3),
        bouwsteen("b", [{"sterkte": "A", "gewicht": 2}, {"sterkte": "A"}, {"sterkte": "B"}]),
        bouwsteen("c", [{"sterkte": "B"}], gewicht=7),
    )
    bewijs = [{"titel": "Plan"}]
    uitkomst = een(gekozen, a_v1=antwoord("ja", bewijs=bewijs), a_v2="nee", b_v2="deels")
    # a = 1, b = [0.5, 2.5] / 3, c has no kern: (3 + b) / 4
    assert uitkomst.kern == Meting(
        score=Interval(laag=(3 + 0.5 / 3) / 4, hoog=(3 + 2.5 / 3) / 4),
        ingevuld=2 / 3,
        bewezen=1 / 2,
    )


def test_een_plateau_zonder_kern() -> None:
    uitkomst = een(kader(bouwsteen("b", [{"sterkte": "B"}])), b_v1="ja")
    assert uitkomst.kern == Meting(score=None, ingevuld=None, bewezen=None)


def test_de_uitkomst_staat_in_de_volgorde_van_het_kader() -> None:
    gekozen = kader(
        bouwsteen("z", [{}, {}]),
        bouwsteen("m", [{}], plateau="2"),
        bouwsteen("a", [{}]),
        plateaus={"2": None, "1": None},
    )
    uitkomst = plateaus(gekozen)
    assert [[v.id for v in plateau.vragen] for plateau in uitkomst] == [
        ["m.v1"],
        ["z.v1", "z.v2", "a.v1"],
    ]
