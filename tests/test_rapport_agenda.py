"""The uitvoeringsagenda: years, what is late, and the hiaten that nobody works on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import strategieen
from conftest import SchrijfDossier
from pdfhulp import VOORBEELDEN, html_van, inhoud, met_id, ontleed, plat, voorbeeld, voorbeeld_html
from vngcheck.dossier import Actie, Dossier, Waarde
from vngcheck.rapport.agenda import Agenda, Hiaat, maak_agenda

KADER = strategieen.kader(strategieen.bouwsteen("a", [{}, {}, {}]))
HIATEN = [Hiaat(vraag, Waarde.NEE, False, False) for vraag in KADER.vragen.values()]


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
        Hiaat(KADER.vragen["a.v1"], Waarde.NEE, False, geerfd=True),
        Hiaat(KADER.vragen["a.v2"], Waarde.NEE, False, geerfd=False),
        Hiaat(KADER.vragen["a.v3"], Waarde.NEE, False, geerfd=True),
    ]
    regio = [Actie.model_validate(actie(nummer)) for nummer in (1, 2)]
    regio.append(Actie.model_validate(actie(3, status="vervallen")))
    gemaakt = agenda(hiaten=hiaten, acties=regio)
    assert [hiaat.vraag.id for hiaat in gemaakt.zonder_actie] == ["a.v2", "a.v3"]
    assert (gemaakt.in_regio, gemaakt.is_leeg) == (1, False)


def test_zonder_actie_en_zonder_hiaat_is_er_geen_hoofdstuk() -> None:
    assert agenda(hiaten=[]).is_leeg


# in the report


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_elk_hiaat_heeft_een_actie_of_staat_in_de_lijst(naam: str) -> None:
    geladen = voorbeeld(naam)
    hoofdstuk = met_id(ontleed(voorbeeld_html(naam)), "agenda")
    lijst = [inhoud(li) for li in hoofdstuk.iter("li")]
    bezig = {a.vraag for a in geladen.dossier.acties if a.status != "vervallen"}
    regio = geladen.regio.dossier.acties if geladen.regio else ()
    for score in (v for plateau in geladen.score for v in plateau.vragen):
        vraag = geladen.kader.kader.vragen[score.id]
        met_actie = score.id in bezig or (score.geerfd and score.id in {a.vraag for a in regio})
        in_lijst = score.antwoord in {"deels", "nee"} and not met_actie
        begin = f"{str(score.antwoord).capitalize()}: {plat(vraag.vraag)} ("
        assert sum(regel.startswith(begin) for regel in lijst) == in_lijst, score.id


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
    assert [inhoud(rij[-1]) for rij in hoofdstuk.iter("tr")][1:] == ["loopt (te laat)", "gereed"]


def test_een_dossier_zonder_acties_noemt_zijn_hiaten(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier("antwoorden: {beleid.plan: {antwoord: deels, reden: keuze}}")
    tekst = inhoud(met_id(ontleed(html_van(pad)), "agenda"))
    assert "In dit dossier staan geen acties." in tekst
    assert "Bij 1 vraag is het antwoord deels of nee en staat er geen actie." in tekst
    assert "Deels: Is er een plan? (landelijke afspraak)." in tekst


def test_de_acties_van_de_regio_staan_er_met_name() -> None:
    geladen = voorbeeld("assen")
    assert geladen.regio is not None
    tekst = inhoud(met_id(ontleed(voorbeeld_html("assen")), "agenda"))
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
