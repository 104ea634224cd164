"""The charts of the report: they draw the numbers that stand beside them, also without colour."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest

from pdfhulp import (
    VOORBEELDEN,
    inhoud,
    klasse,
    met_id,
    ontleed,
    voorbeeld,
    voorbeeld_boom,
    voorbeeld_html,
)
from vngcheck.rapport.html import KLEUR, LIJN
from vngcheck.rapport.inhoud import maak_rapport
from vngcheck.rapport.model import Stand
from vngcheck.rapport.themas import per_thema
from vngcheck.rapport.zinnen import STAND, aantallen

ELK = pytest.mark.parametrize("naam", VOORBEELDEN)


def grijs(kleur: str) -> float:
    """How light a colour is when it is printed in grey, from 0 to 255."""
    r, g, b = (int(kleur[n : n + 2], 16) for n in (1, 3, 5))
    return 0.299 * r + 0.587 * g + 0.114 * b


def stukken(balk: Element) -> list[tuple[str, float]]:
    """The colour and the width of each piece of a bar."""
    return [(str(deel.get("fill")), float(str(deel.get("width")))) for deel in balk.iter("rect")]


@ELK
def test_elke_tekening_heeft_een_beschrijving(naam: str) -> None:
    tekeningen = list(voorbeeld_boom(naam).iter("svg"))
    assert len(tekeningen) > 6
    for tekening in tekeningen:
        assert (tekening.get("role"), tekening[0].tag) == ("img", "title")
        assert re.match(r"(Balk|Lijn van 0 tot 100%): .*\d", inhoud(tekening[0]))


@ELK
def test_een_balk_zegt_en_tekent_hoeveel_vragen_waar_staan(naam: str) -> None:
    wortel = voorbeeld_boom(naam)
    for deel in maak_rapport(voorbeeld(naam)).plateaus:
        titel = f"Balk: plateau {deel.plateau.id}. {aantallen(deel.telling)}"
        balken = [b for b in klasse(wortel, "balk") if inhoud(b[0]) == titel]
        assert len(balken) == 2  # in the summary and in the chapter
        for balk in balken:
            verwacht = [(stand, deel.telling[stand]) for stand in Stand if deel.telling[stand]]
            assert [kleur for kleur, _ in stukken(balk)] == [KLEUR[stand] for stand, _ in verwacht]
            breed = sum(aantal for _, aantal in verwacht)
            for (_, breedte), (_, aantal) in zip(stukken(balk), verwacht, strict=True):
                assert breedte == pytest.approx(598 * aantal / breed - 1, abs=0.02)


@ELK
def test_naast_elke_balk_staan_dezelfde_getallen_in_een_tabel(naam: str) -> None:
    wortel = voorbeeld_boom(naam)
    rijen = [
        rij
        for tabel in klasse(wortel, "themadeel")
        for rij in tabel.iter("tr")
        if list(rij.iter("svg"))
    ]
    assert rijen
    for rij in rijen:
        (balk,) = rij.iter("svg")
        getallen = [int(inhoud(cel)) for cel in list(rij)[1:-1]]
        telling = Counter(dict(zip(Stand, getallen, strict=True)))
        assert inhoud(balk[0]).endswith(f". {aantallen(telling)}")
    for tabel in klasse(wortel, "telling"):
        woorden = [inhoud(cel) for cel in tabel.iter("th")]
        assert woorden == [STAND[stand] for stand in Stand]


@ELK
def test_de_themas_tellen_samen_alle_vragen(naam: str) -> None:
    rapport = maak_rapport(voorbeeld(naam))
    delen = per_thema(rapport.kader.themas, rapport.plateaus)
    assert [deel.naam for deel in delen] == [thema.naam for thema in rapport.kader.themas]
    for plateau in rapport.plateaus:
        som = sum(
            (t for deel in delen for id_, t in deel.tellingen if id_ == plateau.plateau.id),
            Counter[Stand](),
        )
        assert som == plateau.telling
    stenen = [steen.id for deel in delen for steen in deel.bouwstenen]
    assert sorted(stenen) == sorted(steen.id for steen in rapport.kader.bouwstenen)


@ELK
def test_een_bereik_loopt_van_de_laagste_tot_de_hoogste_score(naam: str) -> None:
    wortel = voorbeeld_boom(naam)
    for nummer, deel in enumerate(voorbeeld(naam).score, start=1):
        hoofdstuk = met_id(wortel, f"plateau-{nummer}")
        if deel.score is None:
            assert not klasse(hoofdstuk, "bereik")
            continue
        (tekening,) = klasse(hoofdstuk, "bereik")
        lijnen = [
            str(pad.get("d")) for pad in tekening.iter("path") if pad.get("stroke-width") == "6"
        ]
        van, tot = 75 + 310 * float(deel.score.laag), 75 + 310 * float(deel.score.hoog)
        if tot - van > 8:
            begin, einde = re.findall(r"^M([\d.]+) 8H([\d.]+)$", lijnen[0])[0]
            assert float(begin) == pytest.approx(van, abs=0.01)
            assert float(einde) == pytest.approx(tot, abs=0.01)
        cel = klasse(hoofdstuk, "meting")[0].find("tbody/tr/td")
        assert cel is not None
        assert f"Alle vragen: {inhoud(cel)};" in inhoud(tekening[0])


def test_de_standen_zijn_in_grijs_uit_elkaar_te_houden() -> None:
    effen = sorted(grijs(KLEUR[stand]) for stand in Stand if stand is not Stand.NIET)
    verschillen = [hoger - lager for lager, hoger in pairwise(effen)]
    assert min(verschillen) >= 25
    # voldoet niet is as dark as voldoet, and is hatched.
    html = voorbeeld_html("voorbeeldstad")
    (balk, *_) = (
        b for b in klasse(ontleed(html), "balk") if re.search(r"[2-9] voldoet niet", inhoud(b[0]))
    )
    strepen = [pad for pad in balk.iter("path") if str(pad.get("d")).count("v16") > 1]
    assert strepen
    assert strepen[0].get("stroke") == "#fff"


def test_elk_stuk_heeft_een_lijn_die_te_zien_is_op_wit() -> None:
    assert set(LIJN) == set(Stand)
    assert all(grijs(kleur) < 130 for kleur in LIJN.values())
