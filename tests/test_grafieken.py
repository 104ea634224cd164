"""The charts of the report: they draw the numbers that stand beside them, also without colour."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from vngcheck.rapport.balk import breedtes
from vngcheck.rapport.html import KLEUR, LIJN, omgeving
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
        # A piece in a legend is not read out: the word for it stands beside it.
        assert (tekening.get("aria-hidden") == "true") is (tekening.get("class") == "staal")
        if tekening.get("class") == "staal":
            assert inhoud(tekening[0]) in STAND.values()
        else:
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
            breedte = breedtes(deel.telling, 598, 20)
            getekend = dict(zip((stand for stand, _ in verwacht), stukken(balk), strict=True))
            for stand, (_, breed) in getekend.items():
                assert breed == pytest.approx(breedte[stand] - 1, abs=0.02)


@given(
    st.dictionaries(st.sampled_from(Stand), st.integers(0, 500), min_size=1),
    st.sampled_from([0, 20]),
)
def test_een_stuk_is_zo_breed_als_het_telt_maar_nooit_te_smal_voor_zijn_teken(
    telling: dict[Stand, int], minstens: int
) -> None:
    breedte = breedtes(telling, 598, minstens)
    stukken_ = sorted((telling[stand], breed) for stand, breed in breedte.items())
    assert set(breedte) == {stand for stand, aantal in telling.items() if aantal}
    if stukken_:
        assert sum(breedte.values()) == pytest.approx(598)
    assert all(breed >= minstens for _, breed in stukken_)
    for (weinig, smal), (veel, breed) in pairwise(stukken_):
        assert smal <= breed + 1e-9
        if smal > minstens:
            assert smal / breed == pytest.approx(weinig / veel)


def test_een_vraag_van_vierenvijftig_heeft_een_stuk_met_een_teken() -> None:
    telling = Counter({Stand.VOLDOET: 53, Stand.NIET: 1})
    assert breedtes(telling, 598, 20) == {Stand.VOLDOET: 578, Stand.NIET: 20}


def vorm(tekening: Element) -> list[tuple[str, str, str]]:
    """What is drawn, without where: of each form its kind, its fill and its line."""
    return [
        (deel.tag, str(deel.get("fill")), str(deel.get("stroke")))
        for deel in tekening
        if deel.tag != "title"
    ]


@ELK
def test_de_legenda_onder_een_balk_laat_een_stuk_van_die_balk_zien(naam: str) -> None:
    wortel = voorbeeld_boom(naam)
    stalen = {}
    for tabel in klasse(wortel, "telling"):
        (rij,) = tabel.findall("tbody/tr")
        for stand, cel in zip(Stand, rij, strict=True):
            (staal,) = cel.iter("svg")
            assert (staal.get("class"), inhoud(staal[0])) == ("staal", STAND[stand])
            stalen[stand] = vorm(staal)
            assert stalen[stand][0][1] == KLEUR[stand]
            assert len(stalen[stand]) > 1
    for plateau in maak_rapport(voorbeeld(naam)).plateaus:
        titel = f"Balk: plateau {plateau.plateau.id}. {aantallen(plateau.telling)}"
        for balk in (b for b in klasse(wortel, "balk") if inhoud(b[0]) == titel):
            assert vorm(balk) == [
                deel for stand in Stand if plateau.telling[stand] for deel in stalen[stand]
            ]


def test_open_heeft_overal_hetzelfde_teken() -> None:
    for balk in klasse(voorbeeld_boom("voorbeeldstad"), "balk"):
        assert all(deel.get("stroke-dasharray") is None for deel in balk.iter())


def test_een_kleine_balk_heeft_geen_tekens_en_wel_een_legenda() -> None:
    hoofdstuk = met_id(voorbeeld_boom("voorbeeldstad"), "themas")
    for balk in klasse(hoofdstuk, "balk"):
        strepen = [deel for deel in balk.iter("path") if deel.get("stroke") == "#fff"]
        assert len(list(balk)) == 1 + len(stukken(balk)) + len(strepen)
    (legenda,) = klasse(hoofdstuk, "stalen")
    assert [KLEUR[stand] for stand in Stand] == [stukken(s)[0][0] for s in legenda.iter("svg")]
    assert [inhoud(s).split(maxsplit=1)[0] for s in legenda] == [
        STAND[stand].split()[0] for stand in Stand
    ]


@pytest.mark.parametrize("anders", [1, 2, 5, 16, 75])
def test_ook_een_smal_stuk_voldoet_niet_heeft_strepen(anders: int) -> None:
    # In grey its colour is that of voldoet.
    assert abs(grijs(KLEUR[Stand.NIET]) - grijs(KLEUR[Stand.VOLDOET])) < 10
    telling = dict.fromkeys(Stand, 0) | {Stand.VOLDOET: anders, Stand.NIET: 1}
    macros = omgeving("rapport").get_template("_grafieken.html", globals={"standen": list(Stand)})
    balk = ontleed(macros.module.balk(telling, "naam", klein=True))  # type: ignore[attr-defined]
    (_, breedte) = stukken(balk)[-1]
    (streep,) = balk.iter("path")
    plekken = [float(plek) for plek in re.findall(r"M([\d.]+) ", str(streep.get("d")))]
    rechts = 1 + 248 * anders / (anders + 1)
    assert len(plekken) >= 2
    assert all(rechts < plek < rechts + breedte + 1 for plek in plekken)


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
