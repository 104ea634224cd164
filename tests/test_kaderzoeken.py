"""Finding a bouwsteen or a vraag by what someone types."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vngcheck.bestanden import pakketmap
from vngcheck.errors import GebruikFout
from vngcheck.kader import Kader
from vngcheck.kaderbestand import laad_kader
from vngcheck.kaderzoeken import kies, plek, zoek

VNG: Final = laad_kader(pakketmap("frameworks") / "vng-mensenhandel.yaml").kader
PLEKKEN: Final = [
    naam for steen in VNG.bouwstenen for naam in (steen.id, *(v.id for v in steen.vragen))
]
EINDE: Final = "Kijk welke vragen er zijn met: vngcheck kader toon vng-mensenhandel@1"


def ids(tekst: str, maximum: int = 9, kader: Kader = VNG) -> list[str]:
    return [gevonden.id for gevonden in zoek(kader, tekst, maximum)]


@pytest.mark.parametrize("naam", PLEKKEN)
def test_every_id_is_found_first_whatever_its_capitals(naam: str) -> None:
    for tekst in (naam, naam.upper(), f"  {naam}\n"):
        gevonden = plek(VNG, tekst)
        assert gevonden is not None
        assert (gevonden.id, ids(tekst)[0], kies(VNG, tekst).id) == (naam, naam, naam)


def test_every_number_and_every_norm_is_found() -> None:
    for steen in VNG.bouwstenen:
        assert ids(steen.nummer)[0] == steen.id
        for vraag in steen.vragen:
            assert ids(vraag.norm.lower())[0] == vraag.id


def test_a_place_has_an_id_and_a_title() -> None:
    bestuur, regie = plek(VNG, "1.3"), plek(VNG, "n82")
    assert bestuur is not None
    assert regie is not None
    assert (bestuur.id, bestuur.titel, bestuur.vraag) == ("bestuur", "1.3 Bestuur en regie", None)
    assert regie.bouwsteen == bestuur.bouwsteen
    assert regie.titel == "Voert de gemeente de regie over haar aanpak van mensenhandel?"


@pytest.mark.parametrize(
    "tekst", ["", " ", "1", "1.99", "N", "bestuur.", "bestuur regie", "x" * 999]
)
def test_what_names_no_place_exactly(tekst: str) -> None:
    assert plek(VNG, tekst) is None


@pytest.mark.parametrize(
    ("tekst", "eerste"),
    [
        # A bouwsteen goes before its vragen, an id before a vraag, a vraag before its uitleg.
        ("meldroute", ["meldroute", "meldroute.intern", "meldroute.spoed", "meldroute.anoniem"]),
        ("sociaal domein", ["netwerk.domeinen", "meldroute-breder.domeinen"]),
        ("DOMEIN Sociaal?", ["netwerk.domeinen", "meldroute-breder.domeinen"]),
        ("voorlichting inwoner", ["voorlichting.inwoners"]),
        # Without accents: the uitleg says "coördinator".
        ("zorgcoordinatie", ["zorgcoordinatie"]),
        ("zorgcoördinatie", ["zorgcoordinatie"]),
        # Typing errors.
        ("meldrote", ["meldroute", "meldroute.intern"]),
        ("aandagtsfunctionaris", ["aandachtsfunctionaris"]),
        ("bestur.driehoek", ["bestuur.driehoek"]),
    ],
)
def test_words_and_near_spellings(tekst: str, eerste: list[str]) -> None:
    assert ids(tekst)[: len(eerste)] == eerste


@pytest.mark.parametrize("tekst", ["", " ", "?!", "qqqq", "zebra giraf", "\x00", "b" * 400])
def test_nothing_is_found_for_nonsense(tekst: str) -> None:
    assert ids(tekst) == []


def test_a_text_of_any_length_is_answered() -> None:
    # What takes a time that grows with the square of its length does not end here.
    assert ids("beleid " * 1_000_000) == []


@given(st.text() | st.sampled_from(PLEKKEN) | st.sampled_from("aeiou"), st.integers(1, 12))
def test_no_doubles_and_no_more_than_asked(tekst: str, maximum: int) -> None:
    gevonden = ids(tekst, maximum)
    assert len(gevonden) == len(set(gevonden)) <= maximum
    exact = plek(VNG, tekst)
    assert exact is None or gevonden[0] == exact.id


@given(st.sampled_from(PLEKKEN), st.data())
def test_an_id_with_one_letter_too_few_is_still_found(naam: str, data: st.DataObject) -> None:
    plaats = data.draw(st.integers(0, len(naam) - 1))
    assert naam in ids(naam[:plaats] + naam[plaats + 1 :], maximum=200)


def test_kies_takes_the_only_one() -> None:
    assert kies(VNG, "voorlichting inwoner").id == "voorlichting.inwoners"


def test_kies_names_those_it_could_be() -> None:
    with pytest.raises(GebruikFout) as fout:
        kies(VNG, "sociaal domein")
    assert (
        str(fout.value).splitlines()[0] == "'sociaal domein' kan meer betekenen. Kies een id uit:"
    )
    assert str(fout.value).splitlines()[1].startswith("  netwerk.domeinen: ")


def test_kies_finds_nothing() -> None:
    with pytest.raises(GebruikFout) as fout:
        kies(VNG, "zebra\x1b[31m")
    assert str(fout.value) == f"Er is niets te vinden voor 'zebra\x1b[31m'. {EINDE}"
