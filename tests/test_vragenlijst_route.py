"""Which vragen a walk asks: the open ones, or those that someone chooses."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from conftest import SchrijfDossier
from geheugen import VANDAAG, Geheugen, Gesprek
from vngcheck.bestanden import pakketmap
from vngcheck.errors import GebruikFout
from vngcheck.kader import Domein
from vngcheck.kaderbestand import laad_kader
from vngcheck.vragenlijst.lijst import Vragenlijst
from vngcheck.vragenlijst.route import Keuze, route

PLAN, RAAD, ZORG, BEDDEN = "beleid.plan", "beleid.raad", "opvang.zorg", "opvang.bedden"
INWONERS, SCHOLEN = "voorlichting.inwoners", "voorlichting.scholen"
ALLE: Final = [PLAN, RAAD, ZORG, BEDDEN, INWONERS, SCHOLEN]
ANTWOORDEN: Final = """
antwoorden:
  beleid.plan: {antwoord: ja, datum: 2026-01-01}
  beleid.raad: {antwoord: nee, datum: 2025-12-31}
  opvang.zorg: {antwoord: ja, te_herbevestigen: true, datum: 2026-05-01}
  voorlichting.inwoners: {antwoord: nee}
  voorlichting.scholen: {toelichting: Alleen een toelichting.}
"""
NIEUWJAAR: Final = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("keuze", "vragen"),
    [
        ({}, ALLE),
        ({"kern": True}, [PLAN, ZORG, INWONERS]),
        ({"plateau": "1"}, ALLE[:4]),
        ({"plateau": "2"}, ALLE[4:]),
        ({"bouwsteen": "1.2"}, [ZORG, BEDDEN]),
        ({"bouwsteen": "opvang"}, [ZORG, BEDDEN]),
        ({"bouwsteen": "OPVANG"}, [ZORG, BEDDEN]),
        ({"domein": Domein.VEILIGHEID}, [PLAN, RAAD, INWONERS]),
        ({"domein": Domein.ZORG}, [PLAN, ZORG, BEDDEN, SCHOLEN]),
        ({"kern": True, "domein": Domein.ZORG}, [PLAN, ZORG]),
        ({"kern": True, "plateau": "2"}, [INWONERS]),
        ({"plateau": "1", "bouwsteen": "2.1"}, []),
        ({"alle": True}, ALLE),
        ({"herzien_voor": NIEUWJAAR}, []),
    ],
)
def test_in_an_empty_dossier(
    keuze: dict[str, Any], vragen: list[str], schrijf_dossier: SchrijfDossier
) -> None:
    assert Gesprek(schrijf_dossier(), **keuze).lijst.route == vragen


@pytest.mark.parametrize(
    ("keuze", "vragen"),
    [
        # What is to be confirmed again is open, and so is a toelichting without an antwoord.
        ({}, [ZORG, BEDDEN, SCHOLEN]),
        ({"kern": True}, [ZORG]),
        ({"domein": Domein.VEILIGHEID}, []),
        ({"alle": True}, ALLE),
        ({"alle": True, "bouwsteen": "1.1"}, [PLAN, RAAD]),
        ({"alle": True, "domein": Domein.VEILIGHEID}, [PLAN, RAAD, INWONERS]),
        # Older than the day, without a day, or to be confirmed again.
        ({"herzien_voor": NIEUWJAAR}, [RAAD, ZORG, INWONERS]),
        ({"herzien_voor": date(2026, 1, 2)}, [PLAN, RAAD, ZORG, INWONERS]),
        ({"herzien_voor": NIEUWJAAR, "kern": True}, [ZORG, INWONERS]),
        ({"herzien_voor": NIEUWJAAR, "plateau": "1"}, [RAAD, ZORG]),
        ({"herzien_voor": NIEUWJAAR, "alle": True}, ALLE),
    ],
)
def test_in_a_dossier_with_antwoorden(
    keuze: dict[str, Any], vragen: list[str], schrijf_dossier: SchrijfDossier
) -> None:
    gesprek = Gesprek(schrijf_dossier(ANTWOORDEN), **keuze)
    assert gesprek.lijst.route == vragen
    gelopen = []
    for vraag in gesprek.vragen():
        gelopen.append(vraag)
        gesprek.zeg("")
    assert gelopen == vragen


def test_confirming_one_by_one(schrijf_dossier: SchrijfDossier) -> None:
    gesprek = Gesprek(schrijf_dossier(ANTWOORDEN), herzien_voor=NIEUWJAAR)
    gesprek.zeg("b", "d", "verder", "b")
    assert gesprek.vraag == ""
    assert [gesprek.bewaard(vraag) for vraag in (RAAD, ZORG, INWONERS)] == [
        {"antwoord": "nee", "datum": "2026-07-01"},
        {"antwoord": "deels", "datum": "2026-07-01"},
        {"antwoord": "nee", "datum": "2026-07-01"},
    ]
    assert Gesprek(gesprek.opslag.geladen, herzien_voor=NIEUWJAAR).lijst.route == []


@pytest.fixture
def gemeente(schrijf_dossier: SchrijfDossier) -> Path:
    """A dossier that inherits two antwoorden, has one of its own, and one to confirm again."""
    schrijf_dossier(
        naam="regio.yaml",
        gemeente=None,
        regio="{naam: Zuid, gemeenten: [GM0394]}",
        antwoorden="{beleid.plan: {antwoord: ja}, beleid.raad: {antwoord: ja}, "
        "opvang.zorg: {antwoord: ja}, opvang.bedden: {antwoord: ja, te_herbevestigen: true}, "
        "voorlichting.scholen: {antwoord: ja}}",
    )
    return schrijf_dossier(
        bouwt_op="regio.yaml",
        antwoorden="{voorlichting.scholen: {antwoord: nee, te_herbevestigen: true}}",
    )


@pytest.mark.parametrize(
    ("keuze", "vragen"),
    [
        ({}, [RAAD, BEDDEN, INWONERS, SCHOLEN]),
        ({"alle": True}, ALLE),
        ({"herzien_voor": VANDAAG}, [SCHOLEN]),
    ],
)
def test_what_the_regio_answered_is_asked_only_with_alle(
    keuze: dict[str, Any], vragen: list[str], gemeente: Path
) -> None:
    assert Gesprek(gemeente, **keuze).lijst.route == vragen


@pytest.mark.parametrize(
    ("keuze", "melding"),
    [
        ({"plateau": "3"}, "Plateau '3' bestaat niet. Kies uit: 1, 2."),
        (
            {"bouwsteen": "opvagn"},
            "De bouwsteen 'opvagn' bestaat niet. Bedoelt u opvang?",
        ),
        (
            {"bouwsteen": "9.9"},
            "De bouwsteen '9.9' bestaat niet. Kijk met: vngcheck kader toon klein@1",
        ),
        (
            {"bouwsteen": "opvang.zorg"},
            "De bouwsteen 'opvang.zorg' bestaat niet. Bedoelt u opvang?",
        ),
    ],
)
def test_what_is_not_there(
    keuze: dict[str, Any], melding: str, schrijf_dossier: SchrijfDossier
) -> None:
    with pytest.raises(GebruikFout) as fout:
        Gesprek(schrijf_dossier(), **keuze)
    assert str(fout.value) == melding


def test_a_walk_without_vragen_has_ended(schrijf_dossier: SchrijfDossier) -> None:
    lijst = Vragenlijst(Geheugen(schrijf_dossier()), Keuze(herzien_voor=VANDAAG), VANDAAG)
    assert (lijst.stap, lijst.vraag, lijst.bouwsteen, lijst.nummer) == (None, None, None, None)
    assert (lijst.geldend, lijst.regionaal, lijst.geef("j")) == (None, None, [])


def test_the_kern_of_the_vng_kader_is_a_quick_scan() -> None:
    kader = laad_kader(pakketmap("frameworks") / "vng-mensenhandel.yaml").kader
    kern = route(kader, {}, Keuze(kern=True))
    assert 0 < len(kern) < 20
    assert set(route(kader, {}, Keuze())) == set(kader.vragen)
    eerste = route(kader, {}, Keuze(plateau="1"))
    assert route(kader, {}, Keuze())[: len(eerste)] == eerste
