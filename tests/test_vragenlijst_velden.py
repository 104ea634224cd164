"""What is asked behind each antwoord, in which order, and what of it is kept."""

from __future__ import annotations

from typing import Final

import pytest

from conftest import SchrijfDossier
from geheugen import Gesprek

UITLEG: Final = [
    "geen_knaken.wat_niet",
    "geen_knaken.alternatief",
    "geen_knaken.gevolg",
    "geen_knaken.bedragen[1].bedrag",
    "geen_knaken.gezochte_dekking",
    "geen_knaken.sinds",
    "geen_knaken.besluit.orgaan",
    "geen_knaken.vervalt_op",
]
EINDE: Final = "meer"
ACTIES: Final = """
acties:
  - {vraag: beleid.plan, actie: een}
  - {vraag: opvang.zorg, actie: van een ander}
  - {vraag: beleid.plan, actie: twee}
"""


@pytest.fixture
def gesprek(schrijf_dossier: SchrijfDossier) -> Gesprek:
    """At beleid.plan, nothing filled in; the peildatum is 2026-06-30, today 2026-07-01."""
    return Gesprek(schrijf_dossier())


@pytest.mark.parametrize(
    ("antwoord", "velden"),
    [
        (["j"], ["toelichting", "bewijs[1].titel", EINDE]),
        (["d"], ["reden", "toelichting", "bewijs[1].titel", EINDE]),
        (["n"], ["reden", "toelichting", EINDE]),
        (["n", "g"], [*UITLEG, "toelichting", EINDE]),
        (["d", "g"], [*UITLEG, "toelichting", "bewijs[1].titel", EINDE]),
        (["n", "p"], ["gepland", "toelichting", EINDE]),
        (["n", "e"], ["toelichting", EINDE]),
        (["n", "k"], ["toelichting", EINDE]),
        (["n", "a"], ["toelichting", EINDE]),
        (["x", "Geen bedden."], [EINDE]),
    ],
)
def test_the_fields_behind_an_antwoord(
    antwoord: list[str], velden: list[str], gesprek: Gesprek
) -> None:
    gesprek.zeg(*antwoord)
    assert gesprek.gevraagd() == velden
    assert gesprek.vraag == "beleid.raad"


@pytest.mark.parametrize(
    ("getypt", "waarde"),
    [
        ("j", "ja"), ("JA", "ja"), (" deels ", "deels"), ("N", "nee"),
        ("x", "nvt"), ("nvt", "nvt"),
    ],
)  # fmt: skip
def test_an_antwoord_by_its_key_or_its_word(getypt: str, waarde: str, gesprek: Gesprek) -> None:
    gesprek.zeg(getypt)
    assert gesprek.lijst.data["antwoord"] == waarde


def test_an_antwoord_is_kept_at_once_with_the_day(gesprek: Gesprek) -> None:
    assert gesprek.zeg("d") == []
    assert gesprek.bewaard("beleid.plan") == {"antwoord": "deels", "datum": "2026-07-01"}


@pytest.mark.parametrize(
    ("toets", "reden"),
    [
        ("g", "geen_rijksmiddelen"), ("geen rijksmiddelen", "geen_rijksmiddelen"),
        ("geen_rijksmiddelen", "geen_rijksmiddelen"), ("e", "geen_eigen_middelen"),
        ("p", "gepland"), ("k", "keuze"), ("A", "anders"),
    ],
)  # fmt: skip
def test_every_reden(toets: str, reden: str, gesprek: Gesprek) -> None:
    gesprek.zeg("n", toets)
    assert gesprek.bewaard("beleid.plan")["reden"] == reden


def test_a_whole_explanation_and_that_it_counts(gesprek: Gesprek) -> None:
    assert gesprek.zeg("n", "g", "Een plan.", "Samen doen.", "Niemand weet iets.") == []
    assert gesprek.zeg("€ 12.500", "", "s", "4000", "2027", "i", "") == []
    assert gesprek.zeg("Bij de regio, afgewezen.", "2024", "c", "14-4-2026", "2026.0010") == []
    assert gesprek.waar == "geen_knaken.vervalt_op"
    assert gesprek.zeg("31 december 2027") == [
        "goed: De uitleg is volledig en telt mee voor het oordeel."
    ]
    assert gesprek.waar == "toelichting"
    assert gesprek.bewaard("beleid.plan")["geen_knaken"] == {
        "wat_niet": "Een plan.",
        "sinds": 2024,
        "alternatief": "Samen doen.",
        "gevolg": "Niemand weet iets.",
        "bedragen": [
            {"jaar": 2026, "bedrag": 12500, "aard": "structureel"},
            {"jaar": 2027, "bedrag": 4000, "aard": "incidenteel"},
        ],
        "gezochte_dekking": "Bij de regio, afgewezen.",
        "besluit": {"orgaan": "college", "datum": "2026-04-14", "kenmerk": "2026.0010"},
        "vervalt_op": "2027-12-31",
    }


def test_what_an_explanation_lacks_is_said_at_its_end(gesprek: Gesprek) -> None:
    assert gesprek.zeg("n", "g", *[""] * len(UITLEG)) == [
        "waarschuwing: De uitleg telt nog niet: de uitleg ontbreekt."
    ]
    gesprek.zeg("terug")
    assert gesprek.zeg("1-1-2026") == [
        "waarschuwing: De uitleg telt nog niet: er staat niet wat er niet gebeurt; er staat niet "
        "wat er in plaats daarvan gebeurt; het gevolg ontbreekt; er is geen bedrag boven nul; er "
        "is geen besluit; de uitleg was op de peildatum al verlopen."
    ]


def test_a_wettelijke_plicht_is_told_at_once_and_at_the_end(gesprek: Gesprek) -> None:
    assert gesprek.zeg("ga opvang.zorg", "n", "g") == [
        "waarschuwing: Dit is een wettelijke plicht (Wmo 2015). Geldgebrek is dan geen geldige "
        "reden: de uitleg telt niet mee voor het oordeel. U kunt het de raad wel uitleggen."
    ]
    assert gesprek.zeg(*[""] * len(UITLEG)) == [
        "waarschuwing: De uitleg telt niet: het is een wettelijke plicht; geldgebrek is dan geen "
        "geldige reden (Wmo 2015); de uitleg ontbreekt."
    ]


def test_a_kader_that_accepts_no_reden_says_so(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(kader="streng@1")
    tekst = (pad.parent / "klein.yaml").read_text(encoding="utf-8")
    streng = tekst.replace("id: klein", "id: streng", 1)
    streng = streng.replace("aanvaarde_redenen: [geen_rijksmiddelen]", "aanvaarde_redenen: []")
    (pad.parent / "streng.yaml").write_text(streng, encoding="utf-8")
    gesprek = Gesprek(pad)
    assert gesprek.zeg("n", "g") == [
        "waarschuwing: Dit kader aanvaardt deze reden niet als uitleg; zij telt niet mee."
    ]
    assert gesprek.zeg(*[""] * len(UITLEG)) == [
        "waarschuwing: De uitleg telt niet: het kader aanvaardt deze reden niet als uitleg."
    ]


def test_gepland_asks_the_day(gesprek: Gesprek) -> None:
    gesprek.zeg("d", "p", "31-12-2026")
    assert gesprek.bewaard("beleid.plan") == {
        "antwoord": "deels", "datum": "2026-07-01", "reden": "gepland", "gepland": "2026-12-31",
    }  # fmt: skip
    assert gesprek.waar == "toelichting"


def test_nvt_is_kept_only_with_a_toelichting(gesprek: Gesprek) -> None:
    assert gesprek.zeg("x") == []
    assert gesprek.stap.vraag == "Toelichting: waarom is dit niet van toepassing?"
    assert gesprek.zeg("") == ["fout: Dit is nodig. Schrijf een of meer zinnen."]
    assert gesprek.zeg("-") == ["fout: Dit kan niet leeg. Typ iets anders, of Enter."]
    assert gesprek.opslag.bewaard == 0
    assert gesprek.zeg("Wij hebben geen bedden.") == []
    assert gesprek.bewaard("beleid.plan") == {
        "antwoord": "nvt", "toelichting": "Wij hebben geen bedden.", "datum": "2026-07-01",
    }  # fmt: skip
    gesprek.zeg("terug")
    assert gesprek.zeg("-") == ["fout: Dit kan niet leeg. Typ iets anders, of Enter."]
    gesprek.zeg("")
    assert gesprek.waar == EINDE


def test_nvt_that_is_left_without_a_toelichting_changes_nothing(gesprek: Gesprek) -> None:
    gesprek.zeg("n", "k", "verder", "terug")
    eerder = gesprek.bewaard("beleid.plan")
    for weg in (["verder"], ["terug", ""], ["terug", "terug"], ["ga opvang.zorg"], ["stop"]):
        gesprek.zeg("ga beleid.plan", "x")
        assert gesprek.zeg(*weg) == [
            "waarschuwing: Niet bewaard, want het was niet af: nvt zonder toelichting."
        ]
        assert gesprek.bewaard("beleid.plan") == eerder


def test_nvt_on_a_wettelijke_plicht_is_told(gesprek: Gesprek) -> None:
    assert gesprek.zeg("ga opvang.zorg", "x") == [
        "waarschuwing: Dit is een wettelijke plicht (Wmo 2015); nvt ligt niet voor de hand."
    ]


def test_several_bewijzen_and_an_earlier_title_by_its_number(gesprek: Gesprek) -> None:
    gesprek.zeg("j", "", "Plan", "paragraaf 3", "Brief", "", "Plan", "bijlage", "")
    assert gesprek.waar == EINDE
    gesprek.zeg("", "j", "")
    assert gesprek.stap.suggesties == ("Plan", "Brief")
    gesprek.zeg("2", "blz. 1")
    assert gesprek.stap.vraag == "Nog een bewijs: titel van het document"
    assert gesprek.zeg("3") == [
        "fout: Er is geen 3 in de lijst. Typ een titel, of een ander nummer."
    ]
    # Behind a space it is a title.
    gesprek.zeg(" 3", "", " 1", "", "")
    assert gesprek.bewaard("beleid.plan")["bewijs"] == [
        {"titel": "Plan", "plaats": "paragraaf 3"}, {"titel": "Brief"},
        {"titel": "Plan", "plaats": "bijlage"},
    ]  # fmt: skip
    assert gesprek.bewaard("beleid.raad")["bewijs"] == [
        {"titel": "Brief", "plaats": "blz. 1"}, {"titel": "3"}, {"titel": "1"},
    ]  # fmt: skip


def test_a_list_that_is_full_asks_for_no_more(schrijf_dossier: SchrijfDossier) -> None:
    vol = ", ".join(["{titel: Plan}"] * 50)
    rest = ", ".join(["Bellen"] * 50)
    gesprek = Gesprek(
        schrijf_dossier(antwoorden=f"{{beleid.plan: {{bewijs: [{vol}], resttaken: [{rest}]}}}}")
    )
    gesprek.zeg("j")
    namen = gesprek.gevraagd()
    assert "bewijs[50].titel" in namen
    assert "resttaken[50]" in namen
    assert not {"bewijs[51].titel", "resttaken[51]"} & set(namen)


@pytest.mark.parametrize(
    ("toets", "tekst", "sleutel", "waarde"),
    [
        ("v", "Zolang het mag.", "voorbehoud", "Zolang het mag."),
        ("g", "De regio", "geregeld_door", "De regio"),
        ("r", "Iemand aanwijzen", "resttaken", ["Iemand aanwijzen"]),
        ("i", "Nog navragen.", "intern", "Nog navragen."),
        ("b", "Verslag", "bewijs", [{"titel": "Verslag"}]),
        ("p", "30-6-2027", "gepland", "2027-06-30"),
    ],
)
def test_every_extra(
    toets: str, tekst: str, sleutel: str, waarde: object, gesprek: Gesprek
) -> None:
    gesprek.zeg("n", "", "", toets, tekst)
    assert gesprek.bewaard("beleid.plan")[sleutel] == waarde
    gesprek.tot(EINDE)
    assert gesprek.vraag == "beleid.plan"


@pytest.mark.parametrize(
    ("antwoord", "letters"),
    [
        (["j", "", ""], "vgrai"),
        (["d", "", "", ""], "pvgrai"),
        (["d", "p", "", "", ""], "vgrai"),
        (["n", "", ""], "pbvgrai"),
        (["x", "Geen bedden."], "bvgrai"),
    ],
)
def test_which_extras_are_offered(antwoord: list[str], letters: str, gesprek: Gesprek) -> None:
    gesprek.zeg(*antwoord)
    assert gesprek.waar == EINDE
    assert "".join(optie.toets for optie in gesprek.stap.opties) == letters


def test_an_extra_that_is_not_offered_is_refused(gesprek: Gesprek) -> None:
    gesprek.zeg("j", "", "")
    assert gesprek.zeg("b") == [
        "fout: 'b' kan hier niet. Kies: v (voorbehoud), g (geregeld door), r (resttaken), "
        "a (acties), i (intern)."
    ]


def test_geldt_voor_alle_is_for_a_regio(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(gemeente=None, regio="{naam: Zuid, gemeenten: [GM0394]}")
    gesprek = Gesprek(pad)
    gesprek.zeg("j", "", "", "w", "j")
    assert gesprek.bewaard("beleid.plan")["geldt_voor_alle"] is True
    gesprek.zeg("w")
    assert gesprek.stap.huidig == "ja: elke gemeente neemt het over"
    gesprek.zeg("n")
    assert "geldt_voor_alle" not in gesprek.bewaard("beleid.plan")


def test_resttaken_one_by_one(gesprek: Gesprek) -> None:
    gesprek.zeg("j", "", "", "r", "Bellen", "Schrijven")
    assert gesprek.waar == "resttaken[3]"
    assert gesprek.stap.vraag == "Nog een resttaak?"
    gesprek.zeg("", "r", "Reizen", "terug", "terug", "-")
    assert gesprek.waar == "resttaken[2]"
    assert gesprek.bewaard("beleid.plan")["resttaken"] == ["Bellen", "Reizen"]


def test_a_whole_actie(gesprek: Gesprek) -> None:
    gesprek.zeg("n", "k", "", "a", "Campagne", "Men weet het", "Team OOV", "NLA, politie ,")
    gesprek.zeg("1-9-2026", "31-12-2026", "4000", "", "i", "DU-VO", "500", "2027", "s", "", "", "p")
    assert gesprek.waar == "acties[2].actie"
    assert gesprek.acties == [
        {
            "vraag": "beleid.plan",
            "actie": "Campagne",
            "resultaat": "Men weet het",
            "trekker": "Team OOV",
            "partners": ["NLA", "politie"],
            "start": "2026-09-01",
            "gereed": "2026-12-31",
            "kosten": [
                {"jaar": 2026, "bedrag": 4000, "aard": "incidenteel", "dekking": "DU-VO"},
                {"jaar": 2027, "bedrag": 500, "aard": "structureel"},
            ],
            "status": "gepland",
        }
    ]
    gesprek.zeg("Nog een", "")
    assert gesprek.stap.suggesties == ("Team OOV",)
    gesprek.zeg("1", "", "", "")
    assert gesprek.stap.vraag == "Wat kost de actie?"
    gesprek.zeg("9", "", "i")
    assert gesprek.stap.suggesties == ("DU-VO",)
    gesprek.zeg("1")
    assert gesprek.stap.vraag == "Nog een bedrag, voor een ander jaar?"
    assert gesprek.acties[1]["trekker"] == "Team OOV"
    assert gesprek.acties[1]["kosten"][0]["dekking"] == "DU-VO"


def test_an_actie_stays_in_its_place_among_others(schrijf_dossier: SchrijfDossier) -> None:
    gesprek = Gesprek(schrijf_dossier(ACTIES))
    gesprek.zeg("n", "", "", "TWEE-A")
    gesprek.tot("acties[2].actie")
    gesprek.zeg("TWEE")
    gesprek.tot("acties[3].actie")
    gesprek.zeg("DRIE")
    assert [actie["actie"] for actie in gesprek.acties] == [
        "TWEE-A", "van een ander", "TWEE", "DRIE",
    ]  # fmt: skip
    assert gesprek.acties[1]["vraag"] == "opvang.zorg"
    gesprek.zeg("terug")
    assert gesprek.waar == "acties[3].actie"
    assert gesprek.zeg("-") == ["goed: Weggehaald."]
    assert len(gesprek.acties) == 3


def test_taking_the_last_actie_away_leaves_those_of_others(schrijf_dossier: SchrijfDossier) -> None:
    gesprek = Gesprek(schrijf_dossier(ACTIES))
    gesprek.zeg("n", "", "")
    assert gesprek.waar == "acties[1].actie"
    gesprek.zeg("-", "-")
    assert gesprek.acties == [{"vraag": "opvang.zorg", "actie": "van een ander"}]
    assert gesprek.waar == EINDE


def test_nvt_that_is_not_kept_leaves_the_acties(schrijf_dossier: SchrijfDossier) -> None:
    gesprek = Gesprek(schrijf_dossier(ACTIES))
    eerder = gesprek.acties
    gesprek.zeg("x", "verder")
    assert gesprek.acties == eerder


def test_a_new_antwoord_stands_where_the_kader_has_it(schrijf_dossier: SchrijfDossier) -> None:
    """Also where someone keeps them in an order of their own, which stays as it is."""
    eigen = "{voorlichting.inwoners: {antwoord: ja}, opvang.zorg: {antwoord: ja}}"
    gesprek = Gesprek(schrijf_dossier(antwoorden=eigen), alle=True)
    for vraag in ("opvang.bedden", "voorlichting.scholen", "beleid.raad", "beleid.plan"):
        gesprek.zeg(f"ga {vraag}", "j")
    gesprek.zeg("ga opvang.zorg", "d")
    assert list(gesprek.opslag.geladen.dossier.antwoorden) == [
        "beleid.plan", "beleid.raad", "voorlichting.inwoners", "opvang.zorg", "opvang.bedden",
        "voorlichting.scholen",
    ]  # fmt: skip
