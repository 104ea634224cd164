"""The finances: rows and columns agree, whatever the dossier, and nothing is counted twice."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategieen
from conftest import SchrijfDossier
from pdfhulp import (
    html_van,
    inhoud,
    met_id,
    ontleed,
    plat,
    voorbeeld,
    voorbeeld_boom,
)
from vngcheck.dossier import Aard, Dossier
from vngcheck.geld import Jaartotaal
from vngcheck.opmaak import euro
from vngcheck.rapport.financien import JAREN_NAAST_ELKAAR, Financien, Rij, maak_financien
from vngcheck.velden import MAX_BEDRAG

KADER: Final = strategieen.kader(
    strategieen.bouwsteen("b", [{}], nummer="1.1"), strategieen.bouwsteen("a", [{}], nummer="1.2")
)
KOSTEN: Final = st.fixed_dictionaries(
    {
        "jaar": st.integers(2020, 2031),
        "bedrag": st.integers(0, MAX_BEDRAG),
        "aard": st.sampled_from(list(Aard)),
        "dekking": st.sampled_from([None, "DU-VO", "du-vo", "DU-VO ", "Begroting", "Rijk"]),
    }
)
ACTIES: Final = st.lists(
    st.fixed_dictionaries(
        {
            "vraag": st.sampled_from(["a.v1", "b.v1"]),
            "actie": st.just("Doen"),
            "kosten": st.lists(KOSTEN, max_size=6),
            "status": st.sampled_from([None, "gepland", "loopt", "gereed", "vervallen"]),
        }
    ),
    max_size=8,
)


def financien(acties: list[dict[str, Any]], **anders: Any) -> Financien:
    kop = {"vngcheck": "1", "kader": "proef@1", "gemeente": "X", "peildatum": "2026-06-30"}
    dossier = Dossier.model_validate({**kop, "acties": acties})
    return maak_financien(dossier, KADER, anders.get("geen_knaken", []))


def kolommen(rijen: tuple[Rij, ...]) -> list[int]:
    return [sum(kolom) for kolom in zip(*(rij.bedragen for rij in rijen), strict=True)]


@given(ACTIES)
def test_rijen_en_kolommen_zijn_het_altijd_eens(acties: list[dict[str, Any]]) -> None:
    geldig = [k for a in acties if a["status"] != "vervallen" for k in a["kosten"]]
    gemaakt = financien(acties)
    jaren = [jaar for deel in gemaakt.overzichten for jaar in deel.jaren]
    assert jaren == sorted({kost["jaar"] for kost in geldig})
    for deel in gemaakt.overzichten:
        assert 1 <= len(deel.jaren) <= JAREN_NAAST_ELKAAR
        hier = [kost for kost in geldig if kost["jaar"] in deel.jaren]
        lasten, dekking = deel.totaal_lasten, deel.totaal_dekking
        assert list(lasten.bedragen) == kolommen(deel.lasten) == kolommen(deel.lasten_per_aard)
        assert lasten.samen == sum(rij.samen for rij in deel.lasten) == som(hier)
        assert dekking.samen == sum(rij.samen for rij in deel.dekking)
        assert list(deel.tekort.bedragen) == kolommen(deel.tekort_per_aard)
        # The tekort follows from the totals; it is also what has no dekking, year by year.
        zonder = [kost for kost in hier if kost["dekking"] is None]
        for jaar, bedrag in zip(deel.jaren, deel.tekort.bedragen, strict=True):
            assert bedrag == som([kost for kost in zonder if kost["jaar"] == jaar])
    assert gemaakt.tekort == som([kost for kost in geldig if kost["dekking"] is None])
    alles = som([kost for actie in acties for kost in actie["kosten"]])
    assert gemaakt.vervallen == alles - som(geldig)
    assert gemaakt.is_leeg is not bool(geldig)


def som(kosten: list[dict[str, Any]]) -> int:
    return sum(kost["bedrag"] for kost in kosten)


def test_een_bron_die_alleen_in_hoofdletters_verschilt_is_een_bron() -> None:
    kosten = [
        {"jaar": 2026, "bedrag": 1, "aard": "structureel", "dekking": naam}
        for naam in ("DU-VO", "du-vo", "DU  VO")
    ]
    (deel,) = financien([{"vraag": "a.v1", "actie": "x", "kosten": kosten}]).overzichten
    assert deel.dekking == (Rij("DU-VO", (2,)), Rij("DU  VO", (1,)))


def test_bouwstenen_staan_op_de_volgorde_van_het_kader() -> None:
    kosten = [{"jaar": 2026, "bedrag": 5, "aard": "structureel"}]
    acties = [{"vraag": f"{steen}.v1", "actie": "x", "kosten": kosten} for steen in "ab"]
    (deel,) = financien(acties).overzichten
    assert [rij.naam for rij in deel.lasten] == ["1.1 B", "1.2 A"]


@given(st.lists(st.lists(st.tuples(st.integers(2020, 2030), st.integers(0, 10**9))), max_size=3))
def test_wat_niet_wordt_gedaan_telt_apart_op(soorten: list[list[tuple[int, int]]]) -> None:
    uniek = [dict(soort) for soort in soorten]
    geen_knaken = [
        (f"soort {nummer}", [Jaartotaal(jaar, bedrag, 0) for jaar, bedrag in soort.items()])
        for nummer, soort in enumerate(uniek)
    ]
    gemaakt = financien([], geen_knaken=geen_knaken)
    verwacht: Counter[int] = Counter()
    for soort in uniek:
        verwacht.update(soort)
    assert gemaakt.overzichten == ()
    assert {
        jaar: bedrag
        for deel in gemaakt.niet_gedaan
        for jaar, bedrag in zip(deel.jaren, deel.totaal.bedragen, strict=True)
    } == dict(verwacht)


# in the report


def tabellen(hoofdstuk: Element) -> dict[str, dict[str, list[str]]]:
    """Per caption the rows by name, the heads included."""
    return {
        inhoud(tabel[0]): {
            inhoud(rij[0]): [inhoud(cel) for cel in rij][1:] for rij in tabel.iter("tr")
        }
        for tabel in hoofdstuk.iter("table")
    }


def bedragen(*waarden: int) -> list[str]:
    return [plat(euro(waarde)) for waarde in waarden]


def test_de_tabel_van_zuid_limburg_komt_uit() -> None:
    # Totals as the collegevoorstel of Maastricht prints them: 94.000, 81.500 and 81.500.
    gevonden = tabellen(met_id(voorbeeld_boom("maastricht"), "financien"))
    lasten = gevonden["Lasten per bouwsteen, 2023 tot en met 2025"]
    totaal = bedragen(94_000, 81_500, 81_500, 257_000)
    assert lasten["Bouwsteen"] == ["2023", "2024", "2025", "Samen"]
    assert lasten["Totaal lasten"] == lasten["Waarvan structureel"] == totaal
    assert gevonden["Dekking per bron, 2023 tot en met 2025"]["DU-VO"] == totaal
    saldo = gevonden["Lasten min dekking, 2023 tot en met 2025"]
    assert saldo["Tekort"] == bedragen(0, 0, 0, 0)


def test_voorbeeldstad_heeft_een_tekort_en_een_actie_die_is_vervallen() -> None:
    hoofdstuk = met_id(voorbeeld_boom("voorbeeldstad"), "financien")
    tekst, gevonden = inhoud(hoofdstuk), tabellen(hoofdstuk)
    assert plat(f"voor {euro(29_500)} aan lasten noemt het dossier geen dekking.") in tekst
    assert plat(f"Samen zouden zij {euro(9_000)} kosten.") in tekst
    saldo = gevonden["Lasten min dekking, 2026 tot en met 2028"]
    assert saldo["Tekort"] == bedragen(0, 5_500, 24_000, 29_500)
    # Money for what is not done stands in a table of its own, which says so.
    assert "Tel ze niet op bij de lasten of bij het tekort." in tekst
    apart = next(deel for titel, deel in gevonden.items() if titel.startswith("Geen knaken"))
    alle = [
        bedrag.bedrag
        for antwoord in voorbeeld("voorbeeldstad").dossier.antwoorden.values()
        if antwoord.geen_knaken
        for bedrag in antwoord.geen_knaken.bedragen
    ]
    assert apart["Samen"][-1] == plat(euro(sum(alle)))


@pytest.mark.parametrize("naam", ["haarlemmermeer", "drenthe-regio", "emmen"])
def test_zonder_bedragen_is_er_geen_hoofdstuk(naam: str) -> None:
    wortel = voorbeeld_boom(naam)
    assert [e for e in wortel.iter() if e.get("id") == "financien"] == []


def test_meer_jaren_dan_er_passen_staan_in_meer_tabellen(schrijf_dossier: SchrijfDossier) -> None:
    kosten = ", ".join(f"{{jaar: {n}, bedrag: 1, aard: structureel}}" for n in range(2026, 2032))
    pad = schrijf_dossier(f"acties: [{{vraag: beleid.plan, actie: x, kosten: [{kosten}]}}]")
    hoofdstuk = met_id(ontleed(html_van(pad)), "financien")
    titels = [inhoud(kop) for kop in hoofdstuk.iter("h3")]
    assert titels == [
        "Lasten, dekking en tekort 2026 tot en met 2029",
        "Lasten, dekking en tekort 2030 tot en met 2031",
    ]
    # Without any dekking there is no table of it.
    assert all("Dekking per bron" not in titel for titel in tabellen(hoofdstuk))


def test_geld_van_de_regio_staat_er_als_geld_van_de_regio(schrijf_dossier: SchrijfDossier) -> None:
    uitleg = "{bedragen: [{jaar: 2026, bedrag: 7000, aard: structureel}]}"
    regio = "{naam: Voorbeeldland, gemeenten: [GM0394]}"
    schrijf_dossier(
        f"antwoorden: {{beleid.plan: {{antwoord: nee, reden: geen_rijksmiddelen, "
        f"geen_knaken: {uitleg}}}}}",
        naam="regio.yaml",
        gemeente=None,
        regio=regio,
    )
    pad = schrijf_dossier(bouwt_op="regio.yaml")
    tekst = inhoud(met_id(ontleed(html_van(pad)), "financien"))
    assert (
        "De volgende bedragen komen uit het dossier van de regio Voorbeeldland. Ze gelden voor "
        "alle gemeenten van de regio samen. Tel ze niet op bij de bedragen van Haarlemmermeer."
    ) in tekst
    eigen = inhoud(met_id(ontleed(html_van(pad.with_name("regio.yaml"))), "financien"))
    assert "komen uit het dossier van de regio" not in eigen
