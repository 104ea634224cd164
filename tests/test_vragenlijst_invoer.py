"""Input that cannot be, or that means something else than it says."""

from __future__ import annotations

from typing import Final

import pytest

from conftest import SchrijfDossier
from geheugen import Gesprek

NAAR: Final[dict[str, list[str]]] = {
    "toelichting": ["n", "k"],
    "titel": ["j", ""],
    "bedrag": ["n", "g", "", "", ""],
    "jaar": ["n", "g", "", "", "", "5"],
    "gepland": ["n", "p"],
    "partners": ["n", "", "", "a", "Doen", "", ""],
}
PUNT: Final = "Schrijf dag-maand-jaar, zoals 30-6-2026."
CIJFERS: Final = "Schrijf alleen cijfers, zoals 12500."
CENTEN: Final = "Rond af en laat de komma en centen weg."
MAIL: Final = (
    "waarschuwing: Hier staat waarschijnlijk een e-mailadres. Dat hoort niet in een dossier: haal "
    "het weg. Typ een andere tekst. Klopt het zo, typ dan: toch"
)


@pytest.fixture
def gesprek(schrijf_dossier: SchrijfDossier) -> Gesprek:
    """At beleid.plan, nothing filled in; the peildatum is 2026-06-30, today 2026-07-01."""
    return Gesprek(schrijf_dossier(toegestane_contacten="[meldpunt@voorbeeldstad.nl]"))


@pytest.mark.parametrize(
    ("veld", "tekst", "melding"),
    [
        (
            "toelichting",
            "é" * 5001,
            "Deze tekst is 5001 tekens lang; het maximum is 5000. Maak hem minstens 1 teken "
            "korter.",
        ),
        (
            "titel",
            "x" * 412,
            "Deze tekst is 412 tekens lang; het maximum is 300. Maak hem minstens 112 tekens "
            "korter.",
        ),
        ("titel", "9" * 5000, "Deze tekst is 5000 tekens lang; het maximum is 300. Maak hem "
         "minstens 4700 tekens korter."),
        ("titel", "een\ntwee", "Deze tekst hoort op één regel. Haal de regeleinden weg."),
        ("toelichting", "bel\x07 ons", "Hier staat een onzichtbaar stuurteken (U+0007). Typ deze "
         "tekst opnieuw in plaats van hem te plakken."),
        ("titel", "a\u202eb", "Hier staat een onzichtbaar stuurteken (U+202E). Typ deze tekst "
         "opnieuw in plaats van hem te plakken."),
        ("titel", "half \udcff", "Hier staat een onzichtbaar stuurteken (U+DCFF). Typ deze tekst "
         "opnieuw in plaats van hem te plakken."),
        ("toelichting", "v", "Eén teken is geen tekst. Enter slaat dit over; met 'verder' gaat u "
         "naar de volgende vraag."),
        ("partners", " , ,", "Hier staat geen naam. Zet een komma tussen de namen."),
        ("partners", "a," * 51, "Dit zijn 51 namen; het maximum is 50."),
        ("jaar", "26", "26 kan hier niet. Kies een jaar van 2000 tot en met 2100."),
        ("jaar", "1999", "1999 kan hier niet. Kies een jaar van 2000 tot en met 2100."),
        ("jaar", "dit jaar", "'dit jaar' is geen jaar. Schrijf een heel getal."),
        ("bedrag", "12,50", f"'12,50' is geen bedrag in hele euro's. {CENTEN}"),
        ("bedrag", "12.5", f"'12.5' is geen bedrag in hele euro's. {CENTEN}"),
        ("bedrag", "€ 1.250,75", f"'1.250,75' is geen bedrag in hele euro's. {CIJFERS}"),
        ("bedrag", "veel", f"'veel' is geen bedrag in hele euro's. {CIJFERS}"),
        ("bedrag", "12.50.0", f"'12.50.0' is geen bedrag in hele euro's. {CIJFERS}"),
        ("bedrag", "-500", "Een bedrag kan niet negatief zijn: -500. Schrijf het zonder min."),
        ("bedrag", "€ -500", "Een bedrag kan niet negatief zijn: -500. Schrijf het zonder min."),
        ("bedrag", "1.000.000.001", "1000000001 kan hier niet. Kies een bedrag van 0 tot en met "
         "1000000000."),
        ("bedrag", f"1{'.000' * 2000}", f"'1{'0' * 56}...' is geen bedrag in hele euro's. "
         f"{CIJFERS}"),
        ("gepland", "6-30-2026", "De datum 6-30-2026 bestaat niet. Kijk de dag en de maand na."),
        ("gepland", "30-6-26", f"'30-6-26' is geen datum. {PUNT}"),
        ("gepland", "morgen", f"'morgen' is geen datum. {PUNT}"),
        ("gepland", "2026", f"'2026' is geen datum. {PUNT}"),
        ("gepland", "1-1-1999", "Het jaar van 1-1-1999 kan niet kloppen. Kies een jaar van 2000 "
         "tot en met 2100."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_and_not_lost(
    veld: str, tekst: str, melding: str, gesprek: Gesprek
) -> None:
    gesprek.zeg(*NAAR[veld])
    eerder, waar = gesprek.opslag.geladen.dossier, gesprek.waar
    assert gesprek.zeg(tekst) == [f"fout: {melding}"]
    assert (gesprek.opslag.geladen.dossier, gesprek.waar) == (eerder, waar)
    assert gesprek.stap.concept == tekst
    # It can be mended, and asking for help does not lose it.
    gesprek.zeg("?")
    assert gesprek.stap.concept == tekst
    goed = {"bedrag": "5", "jaar": "2026", "gepland": "vandaag"}.get(veld, "Zo kan het.")
    assert gesprek.zeg(goed) == []
    assert gesprek.waar != waar
    assert gesprek.stap.concept == ""


@pytest.mark.parametrize(
    "tekst",
    ["12500", "12.500", "€ 12.500", "€12500", "EUR 12.500", "12.500 euro", "12500,-", "12.500,--",
     "€ 12.500,00", " 12500 "],
)  # fmt: skip
def test_an_amount_as_people_write_it(tekst: str, gesprek: Gesprek) -> None:
    gesprek.zeg(*NAAR["bedrag"], tekst, "2026", "s")
    assert gesprek.bewaard("beleid.plan")["geen_knaken"]["bedragen"][0]["bedrag"] == 12500


@pytest.mark.parametrize(
    ("tekst", "dag"),
    [
        ("30-6-2026", "2026-06-30"), ("2026-06-30", "2026-06-30"), ("30/06/2026", "2026-06-30"),
        ("30 juni 2026", "2026-06-30"), ("30 Juni 2026", "2026-06-30"), ("vandaag", "2026-07-01"),
        (" Vandaag ", "2026-07-01"),
    ],
)  # fmt: skip
def test_a_date_as_people_write_it(tekst: str, dag: str, gesprek: Gesprek) -> None:
    gesprek.zeg(*NAAR["gepland"], tekst)
    assert gesprek.bewaard("beleid.plan")["gepland"] == dag


def test_what_stands_there_can_be_typed_again(gesprek: Gesprek) -> None:
    gesprek.zeg("n", "p", "30-6-2027", "terug")
    assert gesprek.stap.huidig == "30 juni 2027"
    gesprek.zeg(gesprek.stap.huidig or "", "", "a", "Doen", "", "", "NLA, politie", "terug")
    assert gesprek.stap.huidig == "NLA, politie"
    gesprek.zeg(gesprek.stap.huidig or "")
    assert gesprek.bewaard("beleid.plan")["gepland"] == "2027-06-30"
    assert gesprek.acties[0]["partners"] == ["NLA", "politie"]


def test_an_actie_cannot_end_before_it_begins(gesprek: Gesprek) -> None:
    gesprek.zeg("n", "", "", "a", "Doen", "", "", "", "1-9-2026")
    assert gesprek.zeg("31-8-2026") == [
        "fout: De actie is gereed voor zij begint. Kijk start en gereed na."
    ]
    assert gesprek.stap.concept == "31-8-2026"
    gesprek.zeg("1-9-2026")
    assert gesprek.acties[0]["gereed"] == "2026-09-01"


def test_accents_and_lines_arrive_as_typed(gesprek: Gesprek) -> None:
    tekst = "Eén coördinator, € 5; \u0132sselstein.\n\n\tTweede regel: {a} #b 'c' \U0001f512"
    gesprek.zeg("n", "k", f"{tekst}\n")
    assert gesprek.bewaard("beleid.plan")["toelichting"] == tekst


def test_likely_personal_data_is_asked_again(gesprek: Gesprek) -> None:
    gesprek.zeg("n", "k")
    tekst = "Mail jan@voorbeeld.nl of piet@voorbeeld.nl."
    assert gesprek.zeg(tekst) == [MAIL]
    assert gesprek.stap.concept == tekst
    assert gesprek.opslag.bewaard == 2
    # Another text is looked at anew.
    ander = "Mail kees@voorbeeld.nl of bel 06-12345678."
    assert gesprek.zeg(ander) == [
        MAIL.replace("een e-mailadres", "een e-mailadres en een telefoonnummer")
    ]
    assert gesprek.zeg(tekst) == [MAIL]
    assert gesprek.zeg(f" {tekst}") == []
    assert gesprek.bewaard("beleid.plan")["toelichting"] == tekst


def test_toch_keeps_it(gesprek: Gesprek) -> None:
    gesprek.zeg("j", "", "Mail jan@voorbeeld.nl")
    assert gesprek.zeg("Toch ") == []
    assert gesprek.bewaard("beleid.plan")["bewijs"] == [{"titel": "Mail jan@voorbeeld.nl"}]
    # Chosen again, it is asked again.
    gesprek.zeg("")
    assert gesprek.zeg("1") == [MAIL]


def test_the_warning_is_for_this_field_alone(gesprek: Gesprek) -> None:
    gesprek.zeg("n", "k", "Mail jan@voorbeeld.nl", "terug", "")
    assert gesprek.stap.concept == ""
    assert gesprek.zeg("Mail jan@voorbeeld.nl") == [MAIL]
    # Enter leaves it out.
    gesprek.zeg("")
    assert "toelichting" not in gesprek.bewaard("beleid.plan")
    # And where nothing was asked "toch" is a word.
    gesprek.zeg("g", "toch")
    assert gesprek.bewaard("beleid.plan")["geregeld_door"] == "toch"


def test_a_mended_text_needs_no_second_time(gesprek: Gesprek) -> None:
    gesprek.zeg("n", "k", "Mail jan@voorbeeld.nl")
    assert gesprek.zeg("Mail het meldpunt.") == []


def test_a_functional_address_is_no_personal_data(gesprek: Gesprek) -> None:
    gesprek.zeg("n", "k")
    assert gesprek.zeg("Mail meldpunt@voorbeeldstad.nl.") == []


def test_what_was_refused_does_not_come_along(gesprek: Gesprek) -> None:
    gesprek.zeg("j", "x" * 5001, "")
    assert (gesprek.waar, gesprek.stap.concept) == ("bewijs[1].titel", "")
    gesprek.zeg("x" * 301, "terug", "")
    assert gesprek.stap.concept == ""
    assert gesprek.bewaard("beleid.plan").keys() == {"antwoord", "datum"}
