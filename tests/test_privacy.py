"""Finding likely personal data by its form, and leaving alone what only looks like it."""

from __future__ import annotations

import hashlib
import re
import uuid
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vngcheck.privacy import Vondst, zoek, zoek_in_commentaar, zoek_in_tekst

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
    ("111\u00a0222\u00a0333", BSN),
    ("111\u202f222\u2009333", BSN),
    ("111  222\t333", BSN),
    ("111-222-333", BSN),
    ("111\u2011222\u2013333", BSN),
    ("bsn,111222333", BSN),
    ("BSN.111222333", BSN),
    ("BSN111222333", BSN),
    ("1900-01-01,111222333,1900-01-01", BSN),
    ("111222333,111222334", BSN),
    ("111222334,111222333", BSN),
    ("111\u200b222\u200b333", BSN),
    ("111\u00ad222\ufeff333", BSN),
    ("\uff11\uff11\uff11222333", BSN),
    ("\u0661\u0661\u0661222333", BSN),
    ("111222333\u00b2", BSN),
    ("111222\n333", BSN),
    ("1\n11222333", BSN),
    ("11122233\r\n3", BSN),
    ("111 222 \n 333", BSN),
    ("nummer 2022 111 222 333", BSN),
    ("nummer 2022 111222333", BSN),
    ("12 111222333", BSN),
    ("111 222 333 in 2024", BSN),
    ("1 1 1 2 2 2 3 3 3", BSN),
    ("€ 500 aan 111222333", BSN),
    ("jan@voorbeeld.nl", MAIL),
    ("Mail: j.de-vries+x@sub.voorbeeld.nl.", MAIL),
    ("<mailto:jan@voorbeeld.nl>", MAIL),
    ("JAN@VOORBEELD.NL", MAIL),
    ("jan@voor\u00adbeeld.nl", MAIL),
    ("jan\uff20voorbeeld.nl", MAIL),
    (f"{'x' * 100}@voorbeeld.nl", MAIL),
    ("06-12345678", TELEFOON),
    ("06 12 34 56 78", TELEFOON),
    ("+31 6 12345678", TELEFOON),
    ("0031612345678", TELEFOON),
    ("(023) 555 55 55", TELEFOON),
    ("bel 0612345678.", TELEFOON),
    ("tel0612345678", TELEFOON),
    ("tel06-12345678", TELEFOON),
    ("Tel.0612345678", TELEFOON),
    ("06\u00a012345678", TELEFOON),
    ("06\u201112345678", TELEFOON),
    ("06-12345678 2026", TELEFOON),
    ("+31 (0)6 12345678", TELEFOON),
    ("(0)6 12345678", TELEFOON),
    ("31612345678", TELEFOON),
    ("06-12-34-56-78", TELEFOON),
    ("0800-1234", TELEFOON),
    ("+32 2 555 12 12", TELEFOON),
    ("+49 30 1234567", TELEFOON),
    ("NL91ABNA0417164300", IBAN),
    ("NL91 ABNA 0417 1643 00 ten name van", IBAN),
    ("nl91abna0417164300", IBAN),
    ("GM0394 NL91ABNA0417164300", IBAN),
    ("BE68 5390 0754 7034", IBAN),
    ("NL91\u00a0ABNA\u00a00417\u00a01643\u00a000", IBAN),
    ("NL91-ABNA-0417-1643-00", IBAN),
    ("NL91.ABNA.0417.1643.00", IBAN),
    ("NL 91 ABNA 0417164300", IBAN),
    ("IBANNL91ABNA0417164300", IBAN),
    ("NL91 ABNA\n0417 1643 00", IBAN),
    ("Geboren op 1 januari 1900", GEBOORTE),
    ("geb. 01-01-1900", GEBOORTE),
    ("geb 1/1/00", GEBOORTE),
    ("geboortedatum: 1900-01-01", GEBOORTE),
    ("1 jan. 1900 geboren", GEBOORTE),
    ("verjaardag (1.1.1900)", GEBOORTE),
    ("geboren 1 januari '00", GEBOORTE),
    ("1 januari \u201900 geboren", GEBOORTE),
    ("geboren 1-jan-1900", GEBOORTE),
    ("geboren\u00a01\u00a0januari\u00a01900", GEBOORTE),
    ("geboren\nop 1 januari\n1900", GEBOORTE),
    ("geboortedatum 01\u201101\u20111900", GEBOORTE),
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
    "artikel 1, 2 en 3 van 06-2026",
    "geborgen 1 januari '00",
    "Op 14 april 25 kinderen geboren.",
    f"geboren {'x' * 41} 1-1-1900",
    f"1-1-1900 {'x' * 21} geboren",
    "@voorbeeld.nl",
    "Z0612345678",
    "GM0118 2026-06",
    "2026/0612345678",
    "06-12-2026 15.30",
    "06-12345678a",
    "MT84MALT011000012345MTLCAST001\u0130",  # a letter that is an I to some
    "\u0130T91 ABNA 0417 1643 00",
]

# The figures of these would pass the elfproef: how they are written says they are no BSN.
GEEN_BSN = [
    "kenmerk 2024-00013",
    "kenmerk 2024.00013",
    "kenmerk 22.0002502",
    "kenmerk 12-1112-22333",
    "kenmerk 1.111222333",
    "€ 111.222.333",
    "€ 111 222 333",
    "EUR 111222333",
    "111.222.333 euro",
    "111222333,50",
    "111.222.333,00",
    "0,111222333",
    "111222.333",
    "90-111-222-333",
    "112 111 222 333 444",
    "111\n\n222333",
    "10.203.04.06",
    "1 1 1 2 2 2 3 3 3 4",
]


@pytest.mark.parametrize(("tekst", "soort"), GEVONDEN)
def test_what_is_found(tekst: str, soort: str) -> None:
    assert zoek_in_tekst(tekst) == [soort]


@pytest.mark.parametrize("tekst", NIETS)
def test_what_is_left_alone(tekst: str) -> None:
    assert zoek_in_tekst(tekst) == []


@pytest.mark.parametrize("tekst", GEEN_BSN)
def test_figures_that_are_written_as_something_else_are_no_bsn(tekst: str) -> None:
    cijfers = re.sub(r"\D", "", tekst)
    assert any(zoek_in_tekst(cijfers[begin : begin + 9]) == [BSN] for begin in range(len(cijfers)))
    assert zoek_in_tekst(tekst) == []


def test_digests_hold_no_personal_data() -> None:
    for nummer in range(2000):
        som = hashlib.sha256(str(nummer).encode()).hexdigest()
        teksten = (som, som.upper(), f"sha256:{som}", som[:40], str(uuid.UUID(som[:32])))
        assert [zoek_in_tekst(tekst) for tekst in teksten] == [[]] * len(teksten)


@given(
    st.dates(date(1950, 1, 1), date(2049, 1, 1)),
    st.integers(0, 4000),
    st.sampled_from(["%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%y", "%Y%m%d"]),
    st.sampled_from([" ", " - ", "-", "/", " t/m ", " tot ", ", ", "\n"]),
)
def test_a_range_of_dates_is_nothing(van: date, dagen: int, vorm: str, ertussen: str) -> None:
    tot = van + timedelta(days=dagen)
    assert zoek_in_tekst(f"{van.strftime(vorm)}{ertussen}{tot.strftime(vorm)}") == []


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
        ("06-12345678", "+31 (0)6 12345678 2026"),
        ("+31 (0)6 12345678", "31612345678"),
        ("06\u00a012345678", "tel0612345678"),
        ("+49 30 1234567", "+49 30 1234 567"),
        ("+31 111222333", "+31 111222333"),
        ("meldpunt@voorbeeld.nl", "Meldpunt@Voorbeeld.NL."),
        ("meldpunt@voor\u00adbeeld.nl", "...meldpunt@voorbeeld.nl"),
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
    assert zoek_in_tekst("06-12345678/06-12345679", toegestaan) == [TELEFOON]
    assert zoek_in_tekst("06-12345678 06-12345679", toegestaan) == [TELEFOON]
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


@given(st.integers(0, 99_999_999), st.sampled_from(["", " ", ".", "-", "\n", "\u00a0", "\u200b"]))
def test_nine_figures_are_found_exactly_when_they_pass_the_elfproef(
    begin: int, scheiding: str
) -> None:
    """The elfproef: 9a + 8b + ... + 2h - i is a multiple of eleven."""
    cijfers = [int(cijfer) for cijfer in f"{begin:08}"]
    som = sum(gewicht * cijfer for gewicht, cijfer in zip(range(9, 1, -1), cijfers, strict=True))
    for laatste in range(10):
        geldig = begin > 0 and (som - laatste) % 11 == 0
        alles = f"{begin:08}{laatste}"
        tekst = f"x {scheiding.join((alles[:3], alles[3:6], alles[6:]))}"
        assert (BSN in zoek_in_tekst(tekst)) is geldig


@given(st.text(max_size=200))
def test_no_text_is_too_strange(tekst: str) -> None:
    assert set(zoek_in_tekst(tekst)) <= {BSN, MAIL, TELEFOON, IBAN, GEBOORTE}


@pytest.mark.parametrize(
    "stuk",
    [
        *("1", "1 ", "1.", "1.1.1.", "1-1-", "111 ", "111-", "111222334 ", "111 222 334 ", "000 "),
        *("a", "a.", "a-", "@", "a@", "a@a.", "a@a", "é", "_", " ", "\u200b", "e\u0301\u0323"),
        *("AA11 ", "AA11", "NL91", "NL91 ABNA ", "LC11AAAA", "NL91ABNA0417164301 ", "€ 1 "),
        *("06-", "06 ", "0417 ", "+31 ", "+1 ", "+", "(0)", "0", "01 ", "00 1", "+999 12345678 "),
        *("geboorte", "geboren ", "geb.", "mei ", "1 mei ", "1-1-1900 ", "1-1-1 ", "#", "1 euro"),
    ],
)
def test_a_very_long_text_is_searched_to_its_end(stuk: str) -> None:
    """A search whose time grows with the square of the length would take minutes here."""
    lang = stuk * (30_000 // len(stuk))
    assert MAIL in zoek_in_tekst(f"{lang}; jan@voorbeeld.nl")
    assert BSN in zoek_in_tekst(f"{lang}; 111222333")


def test_a_word_for_birth_without_end_is_one_word() -> None:
    assert zoek_in_tekst(f"geboorte{'a' * 30_000} 1-1-1900") == [GEBOORTE]


def test_what_is_allowed_is_read_once_for_all_texts() -> None:
    """Read again for each text this would be six hundred million contacts."""
    toegestaan = (f"meldpunt{nummer}@voorbeeld.nl" for nummer in range(20_000))
    teksten = [f"meldpunt{nummer}@voorbeeld.nl" for nummer in range(30_000)]
    assert [vondst.pad for vondst in zoek(teksten, toegestaan)] == [
        (nummer,) for nummer in range(20_000, 30_000)
    ]


def test_the_comments_of_a_file_are_searched() -> None:
    tekst = (
        "# BSN 111222333\r\n"
        "opsteller: jan@voorbeeld.nl\n"
        "naam: x   # bel 06-12345678 of mail jan@voorbeeld.nl\n"
        "bron: https://voorbeeld.nl/#jan@voorbeeld.nl\n"
        "\t#NL91ABNA0417164300\n"
        "# een gewone opmerking # geboren 1-1-1900"
    )
    assert zoek_in_commentaar(tekst, []) == [
        (1, BSN),
        (3, MAIL),
        (3, TELEFOON),
        (5, IBAN),
        (6, GEBOORTE),
    ]
    assert zoek_in_commentaar(tekst, ["jan@voorbeeld.nl", "0612345678"]) == [
        (1, BSN),
        (5, IBAN),
        (6, GEBOORTE),
    ]


def test_a_file_without_comments_has_nothing_in_them() -> None:
    assert zoek_in_commentaar("", []) == []
    assert zoek_in_commentaar("opsteller: jan@voorbeeld.nl\nbsn: 111222333\n", []) == []


@pytest.mark.parametrize("einde", ["\n", "\r", "\r\n", "\x85", "\u2028", "\u2029"])
def test_lines_are_counted_as_yaml_counts_them(einde: str) -> None:
    assert zoek_in_commentaar(f"a: 1{einde}\f{einde}# 111222333", []) == [(3, BSN)]
