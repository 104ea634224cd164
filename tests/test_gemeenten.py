"""Finding a gemeente by code, name or what people call it."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vngcheck.bestanden import pakketmap
from vngcheck.gemeenten import alle_gemeenten, bedoeld, voorstellen, zoek

with (pakketmap("frameworks") / "gemeenten.csv").open(encoding="utf-8", newline="") as bestand:
    RIJEN = list(csv.DictReader(bestand))


def test_all_gemeenten_of_the_list_are_there() -> None:
    assert len(RIJEN) == 342
    assert [(g.code, g.naam) for g in alle_gemeenten()] == [
        (rij["gemeentecode"], rij["naam"]) for rij in RIJEN
    ]
    eerste = alle_gemeenten()[0]
    assert (eerste.provincie, eerste.politie_eenheid) == ("Groningen", "Noord-Nederland")
    assert (eerste.veiligheidsregio, eerste.inwoners) == ("Groningen", 243768)


@pytest.mark.parametrize("rij", RIJEN, ids=lambda rij: str(rij["gemeentecode"]))
def test_every_code_and_official_name_means_one_gemeente(rij: dict[str, str]) -> None:
    code = rij["gemeentecode"]
    for tekst in (code, code.lower(), f" {code} ", rij["naam"], f" {rij['naam']} "):
        assert [g.code for g in zoek(tekst)] == [code]


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("haarlemmermeer", "GM0394"),
        ("HAARLEMMERMEER", "GM0394"),
        ("den haag", "GM0518"),
        ("s-gravenhage", "GM0518"),
        ("s gravenhage", "GM0518"),
        ("\u2019s-Gravenhage", "GM0518"),
        ("Den Bosch", "GM0796"),
        ("s-Hertogenbosch", "GM0796"),
        ("Sudwest-Fryslan", "GM1900"),
        ("súdwest fryslân", "GM1900"),
        ("Zuidwest Friesland", "GM1900"),
        ("De Friese Meren", "GM1940"),
        ("Nuenen", "GM0820"),
        ("borger odoorn", "GM1681"),
        ("Hengelo", "GM0164"),
        ("Hengelo (O.)", "GM0164"),
        ("Utrecht", "GM0344"),
        ("Groningen", "GM0014"),
        ("Bergen (NH.)", "GM0373"),
        ("Bergen (L.)", "GM0893"),
        ("Hengelo(O.)", "GM0164"),
        ("GM0893", "GM0893"),
    ],
)
def test_names_people_use(tekst: str, code: str) -> None:
    assert [g.code for g in zoek(tekst)] == [code]


@pytest.mark.parametrize("tekst", ["Bergen", "bergen", " BERGEN "])
def test_two_gemeenten_are_called_bergen(tekst: str) -> None:
    assert [g.code for g in zoek(tekst)] == ["GM0373", "GM0893"]


@pytest.mark.parametrize("tekst", ["", " ", "Nergenshuizen", "GM9999", "GM", "0394", "GM03941"])
def test_what_is_no_gemeente(tekst: str) -> None:
    assert zoek(tekst) == []


@pytest.mark.parametrize(
    ("tekst", "namen"),
    [
        ("Haarlemmermer", ["Haarlemmermeer"]),
        ("harlemmermeer", ["Haarlemmermeer"]),
        ("Amsterdm", ["Amsterdam"]),
        ("Rotterdan", ["Rotterdam", "Roerdalen"]),
        ("Maastrict", ["Maastricht"]),
        ("Den Hag", ["'s-Gravenhage"]),
        ("Asen", ["Assen", "Asten"]),
        ("gemeente Hoorn", ["Hoorn"]),
        ("GM405", ["Hoorn"]),
        ("0405", ["Hoorn"]),
        ("Qwxyz", []),
        ("", []),
    ],
)
def test_the_nearest_names_are_suggested(tekst: str, namen: list[str]) -> None:
    assert [g.naam for g in voorstellen(tekst)] == namen


@pytest.mark.parametrize("deel", ["(", "( ", "a(", "gemeente ", " (x) ", "é"])
def test_a_text_that_is_far_too_long_is_no_gemeente(deel: str) -> None:
    # What takes a time that grows with the square of its length does not end here.
    tekst = f"x{deel * 500_000}x"
    assert (zoek(tekst), voorstellen(tekst)) == ([], [])


LANGE_NAMEN = [rij["naam"] for rij in RIJEN if len(rij["naam"]) > 7]


@given(st.sampled_from(LANGE_NAMEN), st.data())
def test_a_long_name_with_a_letter_too_few_is_still_found(naam: str, data: st.DataObject) -> None:
    plek = data.draw(st.integers(0, len(naam) - 1))
    fout = naam[:plek] + naam[plek + 1 :]
    assert naam in [g.naam for g in zoek(fout) or voorstellen(fout)]


@pytest.mark.parametrize(
    ("tekst", "naam"),
    [
        ("Haarlemermeer", "Haarlemmermeer"),
        ("haarlmeermeer", "Haarlemmermeer"),
        (" Rotterdan ", "Rotterdam"),
        ("Utrehct", "Utrecht"),
        ("Den Hag", "'s-Gravenhage"),
        ("sHertogenbosch", "'s-Hertogenbosch"),
        ("Sudwest Frislan", "Súdwest-Fryslân"),
        ("Hoorm", "Hoorn"),
        ("gemeente Hoorn", "Hoorn"),
        ("GM405", "Hoorn"),
        ("0405", "Hoorn"),
        # Too short, too far off, or near to more than one.
        ("Hoor", None),
        ("Edde", None),
        ("Haarlxx", None),
        ("Asen", None),
        ("Bergenn", None),
        ("gemeente Bergen", None),
        ("GM9999", None),
        ("Nergenshuizen", None),
        ("", None),
        ("x" * 1_000_000, None),
    ],
)
def test_what_a_typing_error_must_mean(tekst: str, naam: str | None) -> None:
    gevonden = bedoeld(tekst)
    assert (gevonden.naam if gevonden else None) == naam


LETTERS = "abcdefghijklmnopqrstuvwxyz "


@given(st.sampled_from(RIJEN), st.sampled_from(["weg", "erbij", "anders", "om"]), st.data())
def test_one_typing_error_never_becomes_another_gemeente(
    rij: dict[str, str], soort: str, data: st.DataObject
) -> None:
    naam, letter = rij["naam"], data.draw(st.sampled_from(LETTERS))
    plek = data.draw(st.integers(0, len(naam) - 1))
    voor, hier, na = naam[:plek], naam[plek], naam[plek + 1 :]
    fout = {
        "weg": voor + na,
        "erbij": voor + letter + hier + na,
        "anders": voor + letter + na,
        "om": voor + na[:1] + hier + na[1:],
    }[soort]
    gevonden = bedoeld(fout)
    # A name that exists is no typing error: nobody can see that another one was meant.
    if not zoek(fout) and gevonden is not None:
        assert gevonden.code == rij["gemeentecode"]
