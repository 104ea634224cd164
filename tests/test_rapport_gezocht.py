"""The cover that was sought: every euro of the explanations, by source."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from conftest import SchrijfDossier
from pdfhulp import html_van, inhoud, klasse, ontleed, voorbeeld, voorbeeld_html

UITLEG = (
    "  {vraag}: {{antwoord: nee, reden: geen_rijksmiddelen, geen_knaken: {{{dekking}"
    "bedragen: [{{jaar: {jaar}, bedrag: {bedrag}, aard: {aard}}}]}}}}\n"
)


def rijen(html: str) -> list[list[str]]:
    return [
        [inhoud(cel) for cel in rij]
        for tabel in klasse(ontleed(html), "dekkingen")
        for rij in tabel.iter("tr")
    ]


def test_bedragen_staan_bij_hun_bron(schrijf_dossier: SchrijfDossier) -> None:
    uitleg = [
        ("beleid.plan", "gezochte_dekking: Provincie, ", 2026, 1000, "structureel"),
        ("beleid.raad", "", 2027, 500, "incidenteel"),
        ("opvang.zorg", "gezochte_dekking: Provincie, ", 2028, 20000, "incidenteel"),
    ]
    tekst = "antwoorden:\n" + "".join(
        UITLEG.format(vraag=v, dekking=d, jaar=j, bedrag=b, aard=a) for v, d, j, b, a in uitleg
    )
    html = html_van(schrijf_dossier(tekst))
    (tabel,) = klasse(ontleed(html), "dekkingen")
    assert inhoud(tabel[0]) == "Waar dekking is gezocht: bedragen van 2026 tot en met 2028 samen"
    kop, *rest = rijen(html)
    assert kop == ["Gezochte dekking", "Taken", "Structureel", "Incidenteel", "Samen"]
    assert sorted(rest) == [
        ["Provincie", "2", "€ 1.000", "€ 20.000", "€ 21.000"],
        ["Samen", "3", "€ 1.000", "€ 20.500", "€ 21.500"],
        ["niet genoemd", "1", "€ 0", "€ 500", "€ 500"],
    ]


def test_zonder_bedragen_is_er_geen_tabel(schrijf_dossier: SchrijfDossier) -> None:
    tekst = (
        "antwoorden:\n  beleid.plan: {antwoord: nee, reden: geen_rijksmiddelen, "
        "geen_knaken: {wat_niet: x, gezochte_dekking: Provincie}}\n"
    )
    assert rijen(html_van(schrijf_dossier(tekst))) == []


@pytest.mark.parametrize("naam", ["voorbeeldstad"])
def test_de_rijen_zijn_samen_elke_euro_van_de_uitleg(naam: str) -> None:
    som: Counter[str] = Counter()
    for geldend in voorbeeld(naam).antwoorden.values():
        if geldend.antwoord.geen_knaken:
            for bedrag in geldend.antwoord.geen_knaken.bedragen:
                som[bedrag.aard.value] += bedrag.bedrag
    _, *rest, samen = rijen(voorbeeld_html(naam))
    assert samen[:2] == ["Samen", str(sum(int(rij[1]) for rij in rest))]
    kolommen = [[int(re.sub(r"[^0-9]", "", cel)) for cel in rij[2:]] for rij in (*rest, samen)]
    *kolommen, totaal = kolommen
    assert totaal == [sum(kolom) for kolom in zip(*kolommen, strict=True)]
    assert [sum(kolom) for kolom in zip(*kolommen, strict=True)] == [
        som["structureel"],
        som["incidenteel"],
        sum(som.values()),
    ]
