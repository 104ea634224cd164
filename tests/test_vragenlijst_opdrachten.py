"""What can be typed at every point instead of an answer, and what is text all the same."""

from __future__ import annotations

from typing import Final

import pytest

from conftest import SchrijfDossier
from geheugen import Gesprek

ALLE: Final = ["terug", "verder", "ga", "?", "help", "stop"]
PUNTEN: Final[dict[str, list[str]]] = {
    "antwoord": [],
    "reden": ["n"],
    "geen_knaken.wat_niet": ["n", "g"],
    "geen_knaken.bedragen[1].bedrag": ["n", "g", "", "", ""],
    "geen_knaken.bedragen[1].jaar": ["n", "g", "", "", "", "100"],
    "geen_knaken.bedragen[1].aard": ["n", "g", "", "", "", "100", ""],
    "gepland": ["n", "p"],
    "toelichting": ["j"],
    "bewijs[1].titel": ["j", ""],
    "acties[1].partners": ["j", "", "", "a", "Doen", "", ""],
    "meer": ["j", "", ""],
    "plek": ["j", "ga"],
}
"""How to come to every kind of prompt of beleid.raad, the second vraag."""
BEDRAG: Final = "waarschuwing: Niet bewaard, want het was niet af: een bedrag zonder jaar of aard."


@pytest.fixture
def gesprek(schrijf_dossier: SchrijfDossier) -> Gesprek:
    """At beleid.raad, nothing filled in."""
    gesprek = Gesprek(schrijf_dossier())
    gesprek.zeg("")
    return gesprek


@pytest.mark.parametrize("punt", PUNTEN)
@pytest.mark.parametrize("opdracht", ALLE)
def test_every_command_at_every_point(opdracht: str, punt: str, gesprek: Gesprek) -> None:
    gesprek.zeg(*PUNTEN[punt])
    assert gesprek.waar == punt
    bewaard = gesprek.opslag.bewaard
    gezegd = gesprek.zeg(opdracht.upper())
    assert gesprek.opslag.bewaard == bewaard
    weg = opdracht in {"verder", "stop"}
    half = weg and punt.endswith(("jaar", "aard"))
    uitleg = weg and punt.startswith("geen_knaken") and not half
    assert gezegd[: len(gezegd) - uitleg] == [BEDRAG] * half + ["hulp: "] * (
        opdracht in {"?", "help"}
    )
    # Who leaves an explanation halfway hears what it still lacks.
    assert not uitleg or gezegd[-1].startswith("waarschuwing: De uitleg telt nog niet: ")
    waar, vraag = gesprek.waar, gesprek.vraag
    match opdracht:
        case "terug":
            assert waar != punt or vraag == "beleid.plan"
        case "verder":
            assert (vraag, waar) == ("opvang.zorg", "antwoord")
        case "ga":
            assert (vraag, waar) == ("beleid.raad", "plek")
        case "stop":
            assert (vraag, waar) == ("", "")
        case _:
            assert (vraag, waar) == ("beleid.raad", punt)


@pytest.mark.parametrize(("letter", "opdracht"), [("t", "terug"), ("v", "verder"), ("s", "stop")])
def test_at_a_vraag_one_letter_will_do(letter: str, opdracht: str, gesprek: Gesprek) -> None:
    ander = {"terug": "beleid.plan", "verder": "opvang.zorg", "stop": ""}[opdracht]
    assert gesprek.zeg(letter) == []
    assert gesprek.vraag == ander


@pytest.mark.parametrize(
    ("tekst", "waar"),
    [
        ("g", "plek"), ("g 1.2", "antwoord"), ("G opvang.bedden", "antwoord"),
        ("ga raad van plan", "antwoord"),
    ],
)  # fmt: skip
def test_ga_at_a_vraag_needs_no_exact_name(tekst: str, waar: str, gesprek: Gesprek) -> None:
    assert gesprek.zeg(tekst) == []
    assert gesprek.waar == waar


@pytest.mark.parametrize(
    "tekst",
    [
        " stop", " terug", " ?", "Ga na of dit klopt", "ga raad van plan", "help ons",
        "Stop hiermee", "terug naar de basis", "? is de vraag", "ga 1.2\nen verder", "ga\n1.2",
        "stopte", "Verder doen wij niets", "toch", " toch", "1", " 1.", "ja",
    ],
)  # fmt: skip
def test_what_is_text(tekst: str, gesprek: Gesprek) -> None:
    # Of one character a toelichting cannot be, so a title for those.
    regel = "\n" not in tekst
    gesprek.zeg("n", "k", *(["", "g"] if regel else []))
    assert gesprek.zeg(tekst) == []
    sleutel = "geregeld_door" if regel else "toelichting"
    assert gesprek.bewaard("beleid.raad")[sleutel] == tekst.strip()


def test_a_space_before_it_makes_anything_text(gesprek: Gesprek) -> None:
    gesprek.zeg("j", "", "Plan", "", " -", " -", " 1", " toch")
    assert gesprek.bewaard("beleid.raad")["bewijs"] == [
        {"titel": "Plan"}, {"titel": "-", "plaats": "-"}, {"titel": "1", "plaats": "toch"},
    ]  # fmt: skip
    # Chosen by its number it is still that text, and no command to take something away.
    assert gesprek.stap.suggesties == ("Plan", "-", "1")
    assert gesprek.zeg("2") == []
    assert gesprek.bewaard("beleid.raad")["bewijs"][3] == {"titel": "-"}


def test_among_choices_a_space_means_nothing(gesprek: Gesprek) -> None:
    gesprek.zeg(" n ", " k ")
    assert gesprek.bewaard("beleid.raad")["reden"] == "keuze"
    gesprek.zeg("terug", " - ")
    assert "reden" not in gesprek.bewaard("beleid.raad")
    gesprek.zeg("terug", " stop ")
    assert gesprek.vraag == ""


@pytest.mark.parametrize(
    ("waarheen", "vraag"),
    [
        ("opvang.bedden", "opvang.bedden"), ("OPVANG.BEDDEN", "opvang.bedden"),
        ("1.2", "opvang.zorg"), ("2.1", "voorlichting.inwoners"), ("N06", "voorlichting.scholen"),
        ("n6", ""), ("scholen", "voorlichting.scholen"), ("bedden", "opvang.bedden"),
    ],
)  # fmt: skip
def test_ga_by_id_number_norm_and_word(waarheen: str, vraag: str, gesprek: Gesprek) -> None:
    gezegd = gesprek.zeg(f"ga {waarheen}")
    if not vraag:
        assert gezegd == [f"fout: Er is geen vraag of bouwsteen met '{waarheen}'."]
        return
    assert (gezegd, gesprek.vraag, gesprek.waar) == ([], vraag, "antwoord")


def test_ga_with_an_id_that_another_begins_with(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(kader="langer@1")
    tekst = (pad.parent / "klein.yaml").read_text(encoding="utf-8")
    langer = tekst.replace("id: klein", "id: langer", 1).replace("opvang.bedden", "opvang.zorg-bed")
    (pad.parent / "langer.yaml").write_text(langer, encoding="utf-8")
    gesprek = Gesprek(pad)
    gesprek.zeg("ga opvang.zorg")
    assert gesprek.vraag == "opvang.zorg"


@pytest.mark.parametrize("punt", ["toelichting", "bewijs[1].titel", "meer", "plek", "reden"])
def test_ga_with_an_exact_name_works_everywhere(punt: str, gesprek: Gesprek) -> None:
    gesprek.zeg(*PUNTEN[punt], "ga opvang.bedden")
    assert (gesprek.vraag, gesprek.waar) == ("opvang.bedden", "antwoord")
    assert not {"toelichting", "bewijs"} & gesprek.bewaard("beleid.raad").keys()


def test_ga_gives_a_list_where_more_fits(gesprek: Gesprek) -> None:
    assert gesprek.zeg("j", "ga opvang") == []
    assert (gesprek.waar, gesprek.stap.vraag) == ("plek", "Welke bedoelt u?")
    assert gesprek.stap.suggesties == (
        "opvang: 1.2 Opvang",
        "opvang.zorg: Is er zorg voor slachtoffers?",
        "opvang.bedden: Zijn er bedden in de regio?",
    )
    gesprek.zeg("3")
    assert gesprek.vraag == "opvang.bedden"


@pytest.mark.parametrize(
    ("keus", "vraag"),
    [("1", "opvang.zorg"), ("opvang", "opvang.zorg"), ("1.2", "opvang.zorg"),
     ("opvang.bedden", "opvang.bedden"), ("scholen", "voorlichting.scholen")],
)  # fmt: skip
def test_choosing_from_the_list(keus: str, vraag: str, gesprek: Gesprek) -> None:
    gesprek.zeg("ga opvang")
    assert gesprek.zeg(keus) == []
    assert gesprek.vraag == vraag


@pytest.mark.parametrize("keus", ["4", "0", "9" * 5000, "x" * 6000, "²"])
def test_what_is_not_in_the_list(keus: str, gesprek: Gesprek) -> None:
    gesprek.zeg("ga opvang")
    kort = keus if len(keus) < 60 else f"{keus[:57]}..."
    assert gesprek.zeg(keus) == [f"fout: Er is geen vraag of bouwsteen met '{kort}'."]
    assert (gesprek.stap.vraag, gesprek.stap.suggesties) == ("Waarheen?", ())
    gesprek.zeg("")
    assert (gesprek.vraag, gesprek.waar) == ("beleid.raad", "antwoord")


@pytest.mark.parametrize("weg", ["", "terug", "  "])
def test_staying_keeps_the_field_and_what_was_typed(weg: str, gesprek: Gesprek) -> None:
    lang = "x" * 5001
    gesprek.zeg("j", lang, "ga")
    assert gesprek.stap.leeg == "blijf bij deze vraag"
    assert gesprek.zeg(weg) == []
    assert (gesprek.waar, gesprek.stap.concept) == ("toelichting", lang)
    gesprek.zeg("ga", "?", "stop")
    assert gesprek.vraag == ""


def test_a_jump_and_back(gesprek: Gesprek) -> None:
    gesprek.zeg("j", "ga voorlichting.scholen", "ga 1.1")
    assert gesprek.vraag == "beleid.plan"
    gesprek.zeg("terug")
    assert gesprek.vraag == "voorlichting.scholen"
    gesprek.zeg("terug")
    assert (gesprek.vraag, gesprek.stap.huidig) == ("beleid.raad", "ja")
    gesprek.zeg("terug")
    assert gesprek.vraag == "beleid.plan"
    assert gesprek.zeg("terug") == ["waarschuwing: Dit is de eerste vraag."]


def test_jumping_to_the_vraag_at_hand_begins_it_again(gesprek: Gesprek) -> None:
    gesprek.zeg("j", "Tekst.", "ga beleid.raad")
    assert (gesprek.waar, gesprek.lijst.nummer) == ("antwoord", 2)
    gesprek.zeg("terug")
    assert gesprek.vraag == "beleid.plan"


def test_what_was_jumped_over_is_asked_later_and_nothing_twice(gesprek: Gesprek) -> None:
    gelopen = ["beleid.plan"]
    gesprek.zeg("ga voorlichting.inwoners")
    for vraag in gesprek.vragen():
        gelopen.append(vraag)
        gesprek.zeg(*(["j", "verder"] if len(gelopen) % 2 else [""]))
    assert gelopen == [
        "beleid.plan", "voorlichting.inwoners", "voorlichting.scholen", "beleid.raad",
        "opvang.zorg", "opvang.bedden",
    ]  # fmt: skip


def test_a_jump_out_of_the_walk_comes_back_to_it(schrijf_dossier: SchrijfDossier) -> None:
    gesprek = Gesprek(schrijf_dossier(), bouwsteen="opvang")
    gesprek.zeg("")
    assert gesprek.lijst.nummer == 2
    gesprek.zeg("ga voorlichting.scholen")
    assert gesprek.vraag == "voorlichting.scholen"
    assert gesprek.lijst.nummer is None
    gesprek.zeg("j", "verder")
    assert gesprek.vraag == "opvang.bedden"
    gesprek.zeg("terug")
    assert gesprek.vraag == "voorlichting.scholen"
    gesprek.zeg("verder", "verder")
    assert gesprek.vraag == ""


def test_half_an_amount_is_told_when_it_is_left(gesprek: Gesprek) -> None:
    gesprek.zeg("n", "g", "", "", "", "100")
    assert gesprek.zeg("terug", "terug", "") == []
    assert gesprek.zeg("ga opvang.zorg") == [BEDRAG]
    assert gesprek.bewaard("beleid.raad").keys() == {"antwoord", "reden", "datum"}
    gesprek.zeg("j", "", "", "a", "Doen", "", "", "", "", "", "50", "2026")
    assert gesprek.zeg("verder") == [BEDRAG]
    assert gesprek.acties == [{"vraag": "opvang.zorg", "actie": "Doen"}]


def test_a_whole_amount_beside_half_a_one_is_kept(gesprek: Gesprek) -> None:
    gesprek.zeg("n", "g", "", "", "", "100", "", "s", "200")
    heel = {"jaar": 2026, "bedrag": 100, "aard": "structureel"}
    assert gesprek.zeg("stop") == [BEDRAG]
    assert gesprek.bewaard("beleid.raad")["geen_knaken"] == {"bedragen": [heel]}


def test_what_is_needed_is_asked_until_it_is_there(gesprek: Gesprek) -> None:
    gesprek.zeg("n", "g", "", "", "", "100")
    assert (gesprek.stap.leeg, gesprek.stap.verplicht) == ("2026", True)
    assert gesprek.zeg("-") == ["fout: Dit kan niet leeg. Typ iets anders, of Enter."]
    gesprek.zeg("")
    assert gesprek.zeg("") == ["fout: Dit is nodig. Kies: s (structureel), i (incidenteel)."]
    assert gesprek.zeg("-") == ["fout: Dit kan niet leeg. Typ iets anders, of Enter."]
    gesprek.zeg("s", "terug", "", "terug", "terug")
    assert (gesprek.waar, gesprek.stap.huidig) == ("geen_knaken.bedragen[1].jaar", "2026")
    gesprek.zeg("terug")
    assert gesprek.zeg("-") == ["goed: Weggehaald."]
    assert "geen_knaken" not in gesprek.bewaard("beleid.raad")
