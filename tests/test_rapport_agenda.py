"""The uitvoeringsagenda: years, what is late, and the hiaten that nobody works on."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

import strategieen
from conftest import SchrijfDossier
from pdfhulp import (
    VOORBEELDEN,
    html_van,
    inhoud,
    met_id,
    ontleed,
    plat,
    voorbeeld,
    voorbeeld_boom,
)
from vngcheck.dossier import Actie, Dossier, Waarde
from vngcheck.rapport.agenda import Agenda, Hiaat, maak_agenda
from vngcheck.rapport.zinnen import kostentekst

KADER = strategieen.kader(strategieen.bouwsteen("a", [{}, {}, {}]))
HIATEN = [Hiaat("1", vraag, Waarde.NEE, False, False) for vraag in KADER.vragen.values()]


def actie(nummer: int = 1, **anders: Any) -> dict[str, Any]:
    return {"vraag": f"a.v{nummer}", "actie": "Doen", **anders}


def agenda(*acties: dict[str, Any], hiaten: list[Hiaat] = HIATEN, **regio: Any) -> Agenda:
    kop = {"vngcheck": "1", "kader": "proef@1", "gemeente": "X", "peildatum": "2026-06-30"}
    dossier = Dossier.model_validate({**kop, "acties": list(acties)})
    return maak_agenda(dossier, KADER.vragen, hiaten, regio.get("acties", ()))


def test_per_jaar_van_gereed_anders_van_start_en_wat_geen_jaar_heeft_het_laatst() -> None:
    gemaakt = agenda(
        actie(actie="los"),
        actie(actie="later", start=date(2026, 1, 1), gereed=date(2028, 1, 1)),
        actie(actie="begin", start=date(2027, 5, 1)),
        actie(actie="ook later", gereed=date(2028, 12, 31)),
    )
    assert [(g.jaar, [d.actie.actie for d in g.acties]) for g in gemaakt.groepen] == [
        (2027, ["begin"]),
        (2028, ["later", "ook later"]),
        (None, ["los"]),
    ]


@pytest.mark.parametrize(
    ("gereed", "status", "laat"),
    [
        (date(2026, 6, 29), None, True),
        (date(2026, 6, 29), "gepland", True),
        (date(2026, 6, 29), "loopt", True),
        (date(2026, 6, 29), "gereed", False),
        (date(2026, 6, 29), "vervallen", False),
        (date(2026, 6, 30), "loopt", False),
        (None, "loopt", False),
    ],
)
def test_te_laat_is_klaar_voor_de_peildatum_en_niet_gereed(
    gereed: date | None, status: str | None, laat: bool
) -> None:
    gemaakt = agenda(actie(gereed=gereed, status=status))
    assert [deel.te_laat for deel in gemaakt.acties] == [laat]
    assert gemaakt.te_laat == laat


def test_een_hiaat_met_alleen_vervallen_acties_heeft_geen_actie() -> None:
    gemaakt = agenda(
        actie(1, status="vervallen"), actie(2, status="gereed"), actie(2, status="vervallen")
    )
    assert [hiaat.vraag.id for hiaat in gemaakt.zonder_actie] == ["a.v1", "a.v3"]


def test_de_actie_van_de_regio_telt_alleen_voor_wat_van_de_regio_komt() -> None:
    hiaten = [
        Hiaat("1", KADER.vragen["a.v1"], Waarde.NEE, False, geerfd=True),
        Hiaat("1", KADER.vragen["a.v2"], Waarde.NEE, False, geerfd=False),
        Hiaat("2", KADER.vragen["a.v3"], Waarde.NEE, False, geerfd=True),
    ]
    regio = [Actie.model_validate(actie(nummer)) for nummer in (1, 2)]
    regio.append(Actie.model_validate(actie(3, status="vervallen")))
    gemaakt = agenda(hiaten=hiaten, acties=regio)
    assert [hiaat.vraag.id for hiaat in gemaakt.zonder_actie] == ["a.v2", "a.v3"]
    assert gemaakt.zonderzin == (
        "Bij 2 vragen is het antwoord nee en staat er geen actie: 1 van plateau 1 en 1 van "
        "plateau 2."
    )
    assert (gemaakt.in_regio, gemaakt.is_leeg) == (1, False)
    assert [deel.actie.vraag for deel in gemaakt.van_regio] == ["a.v1"]


def test_zonder_actie_en_zonder_hiaat_is_er_geen_hoofdstuk() -> None:
    assert agenda(hiaten=[]).is_leeg


# in the report


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_elk_hiaat_heeft_een_actie_of_staat_in_de_lijst(naam: str) -> None:
    geladen = voorbeeld(naam)
    hoofdstuk = met_id(voorbeeld_boom(naam), "agenda")
    lijst = [inhoud(li) for li in hoofdstuk.iter("li")]
    zonder = 0
    bezig = {a.vraag for a in geladen.dossier.acties if a.status != "vervallen"}
    regio = geladen.regio.dossier.acties if geladen.regio else ()
    for score in (v for plateau in geladen.score for v in plateau.vragen):
        vraag = geladen.kader.kader.vragen[score.id]
        met_actie = score.id in bezig or (score.geerfd and score.id in {a.vraag for a in regio})
        is_zonder = score.antwoord in {"deels", "nee"} and not met_actie
        zonder += is_zonder
        # Only a statutory duty is named: "Wat ontbreekt" has all.
        in_lijst = is_zonder and vraag.wet is not None
        begin = f"{plat(vraag.vraag)} ({score.antwoord}; {plat(vraag.wet or '')}"
        assert sum(regel.startswith(begin) for regel in lijst) == in_lijst, score.id
    assert re.search(
        rf"Bij {zonder} vragen( van plateau 1)? is het antwoord deels( of nee)? en staat er geen "
        "actie",
        inhoud(hoofdstuk),
    )


def test_te_laat_staat_er_in_woorden(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(
        """\
        acties:
          - {vraag: beleid.plan, actie: Schrijven, gereed: 2026-03-31, status: loopt}
          - {vraag: beleid.plan, actie: Lezen, gereed: 2026-03-31, status: gereed}
        """
    )
    hoofdstuk = met_id(ontleed(html_van(pad)), "agenda")
    tekst = inhoud(hoofdstuk)
    assert (
        "Te laat: 1 actie had voor de peildatum (30 juni 2026) klaar moeten zijn, maar is dat niet."
    ) in tekst
    assert [inhoud(rij[-1]) for rij in hoofdstuk.iter("tr")] == [
        "Planning",
        "loopt (te laat); klaar uiterlijk 31 maart 2026",
        "gereed; termijn was 31 maart 2026",
    ]


def test_een_dossier_zonder_acties_noemt_zijn_hiaten(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier("antwoorden: {beleid.plan: {antwoord: deels, reden: keuze}}")
    tekst = inhoud(met_id(ontleed(html_van(pad)), "agenda"))
    assert "In dit dossier staan geen acties." in tekst
    assert (
        "Bij 1 vraag van plateau 1 is het antwoord deels en staat er geen actie. Welke vraag dat "
        "is, staat bij Wat ontbreekt."
    ) in tekst
    assert "Is er een plan?" not in tekst


def test_de_acties_van_de_regio_staan_er_met_name() -> None:
    geladen = voorbeeld("assen")
    assert geladen.regio is not None
    tekst = inhoud(met_id(voorbeeld_boom("assen"), "agenda"))
    eigen = {actie.vraag for actie in geladen.dossier.acties}
    hiaten = {
        vraag.id
        for plateau in geladen.score
        for vraag in plateau.vragen
        if vraag.geerfd and vraag.antwoord in {"deels", "nee"} and vraag.id not in eigen
    }
    acties = [actie for actie in geladen.regio.dossier.acties if actie.vraag in hiaten]
    assert acties
    for actie in acties:
        assert plat(actie.actie) in tekst


def test_vervallen_acties_staan_achteraan() -> None:
    gemaakt = agenda(
        actie(1, status="vervallen", gereed="2026-05-01"),
        actie(2, status="loopt", gereed="2026-06-01"),
    )
    (groep,) = gemaakt.groepen
    assert [deel.actie.status for deel in groep.acties] == ["loopt", "vervallen"]
    assert (groep.met_status("vervallen"), groep.met_status("gereed")) == (1, 0)


def test_zonder_datum_telt_het_laatste_jaar_van_de_kosten() -> None:
    kosten = [{"jaar": jaar, "bedrag": 5, "aard": "incidenteel"} for jaar in (2028, 2027)]
    gemaakt = agenda(actie(1, kosten=kosten), actie(2))
    assert [groep.jaar for groep in gemaakt.groepen] == [2028, None]


def test_het_jaar_volgt_uit_wat_het_dossier_noemt_en_dat_staat_erbij(
    schrijf_dossier: SchrijfDossier,
) -> None:
    pad = schrijf_dossier(
        """\
        antwoorden:
          beleid.plan: {antwoord: deels, reden: gepland, gepland: 2027-01-31}
        acties:
          - {vraag: beleid.plan, actie: Schrijven}
          - {vraag: beleid.plan, actie: Lezen, status: loopt}
          - vraag: beleid.raad
            actie: Vertellen
            kosten: [{jaar: 2028, bedrag: 5, aard: incidenteel, dekking: DU-VO}]
        """
    )
    hoofdstuk = met_id(ontleed(html_van(pad)), "agenda")
    assert inhoud(next(hoofdstuk.iter("p"))) == (
        "Het dossier noemt niet wanneer deze acties klaar moeten zijn. Een actie staat bij het "
        "laatste jaar van haar kosten. Is dat niet bekend, dan bij het jaar dat het antwoord op "
        "haar vraag noemt."
    )
    assert [inhoud(kop) for kop in hoofdstuk.iter("h3")] == ["2027", "2028"]
    assert [[inhoud(cel) for cel in rij][1:] for rij in hoofdstuk.iter("tr")] == [
        ["Planning"],
        ["volgens het antwoord 31 januari 2027"],
        ["loopt; volgens het antwoord 31 januari 2027"],
        ["Kosten en dekking"],
        ["2028: € 5 incidenteel, dekking DU-VO"],
    ]


@pytest.mark.parametrize(
    ("acties", "zin"),
    [
        ([{}, {}], "Het dossier noemt bij geen enkele actie een jaar."),
        (
            [{"gereed": date(2026, 1, 1)}, {}],
            "Een actie staat bij het jaar waarin zij klaar moet zijn.",
        ),
        (
            [{"gereed": date(2026, 1, 1)}, {"start": date(2026, 1, 1)}],
            "Een actie staat bij het jaar waarin zij klaar moet zijn. Is dat niet bekend, dan bij "
            "het jaar waarin zij begint.",
        ),
    ],
)
def test_de_agenda_zegt_alleen_wat_nodig_is_over_de_jaren(
    acties: list[dict[str, Any]], zin: str
) -> None:
    assert agenda(*(actie(**deel) for deel in acties)).jaarzin == zin


def test_een_groep_telt_wat_gereed_en_vervallen_is() -> None:
    acties = [actie(status=status) for status in ("gereed", "vervallen", "loopt", None)]
    (groep,) = agenda(*acties).groepen
    assert groep.titel == "4 acties zonder jaar, waarvan 1 gereed en 1 vervallen"
    assert (groep.kolommen, groep.met_streepje) == (["planning"], True)
    (groep,) = agenda(actie(gereed=date(2026, 1, 1), trekker="Team")).groepen
    assert groep.titel == "1 actie in 2026"
    assert (groep.kolommen, groep.met_streepje) == (["wie", "planning"], False)


@pytest.mark.parametrize(
    ("kosten", "tekst"),
    [
        (
            [(2023, 5, "DU-VO"), (2025, 5, "DU-VO"), (2024, 5, "DU-VO")],
            "2023 tot en met 2025: elk jaar € 5 structureel, dekking DU-VO",
        ),
        (
            [(2023, 5, None), (2024, 5, None)],
            "2023 en 2024: elk jaar € 5 structureel, geen dekking",
        ),
        (
            [(2023, 5, None), (2025, 5, None)],
            "2023: € 5 structureel, geen dekking; 2025: € 5 structureel, geen dekking",
        ),
        (
            [(2023, 7, "DU-VO"), (2024, 5, "DU-VO"), (2025, 5, "eigen geld")],
            "2023: € 7 structureel, dekking DU-VO; 2024: € 5 structureel, dekking DU-VO; "
            "2025: € 5 structureel, dekking eigen geld",
        ),
        (
            [(2023, 5, None), (2023, 5, None)],
            "2023: € 5 structureel, geen dekking; 2023: € 5 structureel, geen dekking",
        ),
        ([], "–"),
    ],
)
def test_gelijke_jaren_staan_er_een_keer(
    kosten: list[tuple[int, int, str | None]], tekst: str
) -> None:
    delen = [
        {"jaar": jaar, "bedrag": bedrag, "aard": "structureel", "dekking": dekking}
        for jaar, bedrag, dekking in kosten
    ]
    assert plat(kostentekst(Actie.model_validate(actie(kosten=delen)))) == tekst


def test_een_vervallen_actie_heeft_geen_dekking_nodig() -> None:
    kosten = [{"jaar": 2026, "bedrag": 9000, "aard": "incidenteel"}]
    vervallen = Actie.model_validate(actie(kosten=kosten, status="vervallen"))
    assert plat(kostentekst(vervallen)) == "2026: € 9.000 incidenteel (niet meer nodig)"
