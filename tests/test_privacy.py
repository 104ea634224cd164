"""Finding likely personal data by its form, and leaving alone what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vngcheck.privacy import Vondst, zoek, zoek_in_tekst

BSN = "een burgerservicenummer"
MAIL = "een e-mailadres"
TELEFOON = "een telefoonnummer"
IBAN = "een bankrekeningnummer"
GEBOORTE = "een geboortedatum"

GEVONDEN = [
    ("BSN 111222333", BSN),
    ("(111222333)", BSN),
    ("111 222 333", BSN),
    ("1112.22.333", BSN),
    ("nummer 2022 en 111222333.", BSN),
    ("123456782", BSN),
    ("kenmerk 2024/111222333/4", BSN),
    ("jan@voorbeeld.nl", MAIL),
    ("Mail: j.de-vries+x@sub.voorbeeld.nl.", MAIL),
    ("<mailto:jan@voorbeeld.nl>", MAIL),
    ("JAN@VOORBEELD.NL", MAIL),
    ("06-12345678", TELEFOON),
    ("06 12 34 56 78", TELEFOON),
    ("+31 6 12345678", TELEFOON),
    ("0031612345678", TELEFOON),
    ("(023) 555 55 55", TELEFOON),
    ("bel 0612345678.", TELEFOON),
    ("NL91ABNA0417164300", IBAN),
    ("NL91 ABNA 0417 1643 00 ten name van", IBAN),
    ("nl91abna0417164300", IBAN),
    ("GM0394 NL91ABNA0417164300", IBAN),
    ("BE68 5390 0754 7034", IBAN),
    ("Geboren op 1 januari 1900", GEBOORTE),
    ("geb. 01-01-1900", GEBOORTE),
    ("geb 1/1/00", GEBOORTE),
    ("geboortedatum: 1900-01-01", GEBOORTE),
    ("1 jan. 1900 geboren", GEBOORTE),
    ("verjaardag (1.1.1900)", GEBOORTE),
    ("Het slachtoffer is geboren in Voorbeeldstad op 1 januari 1900.", GEBOORTE),
]

NIETS = [
    "",
    "111222334",  # fails the elfproef
    "000000000",  # passes it, and is none
    "1112223330",  # a figure too long
    "kenmerk 2022.0002554",
    "kenmerk 2024/111222334/4",
    "€ 12.500 in 2026",
    "€ 1.250.000,00",
    "2024 2025 2026 2027",
    "1234 AB Voorbeeldstad",
    "CVDR726324",
    "GM0394",
    "artikel 3.12, lid 4",
    "112",
    "2026-06-30 tot 2026-12-31",
    "op 1 januari 1900 gebouwd",
    "geborgen op 1 januari 1900",
    "Er zijn in 2025 drie kinderen geboren.",
    "besluit van 14 april 2026",
    "@gemeente",
    "jan@voorbeeld",
    "NL91ABNA0417164301",  # fails the check of the IBAN
    "NL91 ABNA",
    "ISBN 978-90-274-3964-2",
]


@pytest.mark.parametrize(("tekst", "soort"), GEVONDEN)
def test_what_is_found(tekst: str, soort: str) -> None:
    assert zoek_in_tekst(tekst) == [soort]


@pytest.mark.parametrize("tekst", NIETS)
def test_what_is_left_alone(tekst: str) -> None:
    assert zoek_in_tekst(tekst) == []


def test_every_kind_is_told_once() -> None:
    alles = "111222333 jan@voorbeeld.nl 06-12345678 NL91ABNA0417164300 geb. 1-1-1900"
    assert zoek_in_tekst(f"{alles}\n{alles}") == [BSN, MAIL, TELEFOON, IBAN, GEBOORTE]


@pytest.mark.parametrize(
    ("toegestaan", "tekst"),
    [
        ("06-12345678", "+31 6 12345678"),
        ("06-12345678", "0031 6 12 34 56 78"),
        ("+31612345678", "06 - 12345678"),
        ("(023) 555 55 55", "023-5555555"),
        ("0031235555555", "+31 23 555 5555"),
        ("meldpunt@voorbeeld.nl", "Meldpunt@Voorbeeld.NL."),
        (" Meldpunt@voorbeeld.nl ", "meldpunt@voorbeeld.nl"),
    ],
)
def test_a_contact_that_is_allowed_may_be_written_otherwise(toegestaan: str, tekst: str) -> None:
    assert len(zoek_in_tekst(tekst)) == 1
    assert zoek_in_tekst(tekst, [toegestaan]) == []


def test_one_contact_that_is_allowed_allows_no_other() -> None:
    toegestaan = ["meldpunt@voorbeeld.nl", "06-12345678"]
    assert zoek_in_tekst("meldpunt@voorbeeld.nl en jan@voorbeeld.nl", toegestaan) == [MAIL]
    assert zoek_in_tekst("xmeldpunt@voorbeeld.nl", toegestaan) == [MAIL]
    assert zoek_in_tekst("06-12345678 of 06-12345679", toegestaan) == [TELEFOON]
    assert zoek_in_tekst("111222333", ["111222333"]) == [BSN]


def test_where_it_stands() -> None:
    data = {
        "opsteller": "jan@voorbeeld.nl",
        "toegestane_contacten": ["piet@voorbeeld.nl"],
        "antwoorden": {"beleid.plan": {"bewijs": [{"titel": "x"}, {"titel": "BSN 111222333"}]}},
        "ambitie": [{"jaar": 111222333}],
    }
    assert list(zoek(data, [])) == [
        Vondst(MAIL, ("opsteller",)),
        Vondst(BSN, ("antwoorden", "beleid.plan", "bewijs", 1, "titel")),
    ]
    assert next(iter(zoek(data, ["JAN@voorbeeld.nl"]))).soort == BSN


@given(st.integers(0, 99_999_999), st.sampled_from(["", " ", "."]))
def test_nine_figures_are_found_exactly_when_they_pass_the_elfproef(
    begin: int, scheiding: str
) -> None:
    """The elfproef: 9a + 8b + ... + 2h - i is a multiple of eleven."""
    cijfers = [int(cijfer) for cijfer in f"{begin:08}"]
    som = sum(gewicht * cijfer for gewicht, cijfer in zip(range(9, 1, -1), cijfers, strict=True))
    for laatste in range(10):
        geldig = begin > 0 and (som - laatste) % 11 == 0
        tekst = f"x {begin:08}"[:5] + scheiding + f"{begin:08}"[3:] + str(laatste)
        assert (BSN in zoek_in_tekst(tekst)) is geldig


@given(st.text(max_size=200))
def test_no_text_is_too_strange(tekst: str) -> None:
    assert set(zoek_in_tekst(tekst)) <= {BSN, MAIL, TELEFOON, IBAN, GEBOORTE}


def test_a_long_text_without_end_is_searched_in_one_go() -> None:
    for teken in ("1", "a", "1 ", "@", "geboren ", "a@", "NL91"):
        assert IBAN not in zoek_in_tekst(teken * (5000 // len(teken)))
