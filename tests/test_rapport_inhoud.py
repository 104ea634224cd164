"""What a report says: everything the dossier says, in words, and where it belongs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any, Final
from xml.etree.ElementTree import Element

import pytest
import yaml

from conftest import SchrijfDossier
from pdfhulp import (
    VOORBEELDEN,
    html_van,
    inhoud,
    klasse,
    met_id,
    ontleed,
    plat,
    voorbeeld,
    voorbeeld_boom,
    voorbeeld_html,
)
from vngcheck.kader import Schaal
from vngcheck.opmaak import datum, euro, getal
from vngcheck.woorden import AARD, ACTIESTATUS, FASE, GROEP, ORGAAN, PLICHT, REDEN, ROL, VORM

# How a value of a dossier is written, by its key; any other value stands there as it is.
WOORDEN: Final[dict[str, Any]] = {
    "reden": REDEN,
    "orgaan": ORGAAN,
    "aard": AARD,
    "status": ACTIESTATUS,
    "fase": FASE,
    "groep": GROEP,
    "rollen": ROL,
    "vorm": VORM,
    "vormen": VORM,
}
DAGEN: Final = {"datum", "gepland", "start", "gereed", "vervalt_op", "peildatum"}
# What says how to read the dossier, is not for the openbare editie, or has its own test.
GEEN_TEKST: Final = {
    "antwoord",
    "vngcheck",
    "kader",
    "fictief",
    "bouwt_op",
    "toegestane_contacten",
    "te_herbevestigen",
    "geldt_voor_alle",
    "intern",
}
Blad = tuple[tuple[str, ...], str]


def rauw(naam: str) -> dict[str, Any]:
    """The YAML of an example as it stands there, every value a text."""
    data: dict[str, Any] = yaml.load(voorbeeld(naam).bestand.pad.read_bytes(), yaml.BaseLoader)  # noqa: S506
    return data


def teksten(data: Any, pad: tuple[str, ...] = ()) -> Iterator[Blad]:
    """Every value in a dossier as the report writes it, with its path."""
    if isinstance(data, dict):
        for sleutel, deel in data.items():
            if sleutel not in GEEN_TEKST or pad == ("antwoorden",):
                yield from teksten(deel, (*pad, sleutel))
    elif isinstance(data, list):
        for deel in data:
            yield from teksten(deel, pad)
    elif data:
        yield pad, geschreven(pad[-1], data)


def geschreven(sleutel: str, waarde: str) -> str:
    if sleutel in DAGEN:
        return plat(datum(date.fromisoformat(waarde)))
    if sleutel == "bedrag":
        return plat(euro(int(waarde)))
    if sleutel == "aantal":
        return getal(int(waarde))
    if sleutel in WOORDEN:
        return str(WOORDEN[sleutel][waarde])
    return plat(waarde)


def artikelen(naam: str) -> dict[str, str]:
    """Everything a report says about a vraag, by its id: all articles with its words."""
    wortel = voorbeeld_boom(naam)
    gevonden: dict[str, list[str]] = {}
    for artikel in wortel.iter("article"):
        kop = artikel.find("h4")
        assert kop is not None
        gevonden.setdefault(inhoud(kop), []).append(inhoud(artikel))
    return {
        vraag.id: "\n".join(gevonden[plat(vraag.vraag)])
        for vraag in voorbeeld(naam).kader.kader.vragen.values()
    }


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_elke_tekst_en_elk_bedrag_staat_in_het_rapport(naam: str) -> None:
    over_vraag, alles = artikelen(naam), inhoud(voorbeeld_boom(naam))
    kader = voorbeeld(naam).kader.kader
    ontbreekt, gezien = [], 0
    for pad, tekst in teksten(rauw(naam)):
        if pad[0] == "antwoorden":
            waar = over_vraag[pad[1]]
        elif pad == ("gemeente",) or pad[:2] == ("regio", "gemeenten"):
            continue  # the name stands there, not the code: another test
        else:
            waar = alles
        te_vinden = plat(kader.vragen[tekst].vraag) if pad == ("acties", "vraag") else tekst
        gezien += 1
        if te_vinden not in waar:
            ontbreekt.append((pad, te_vinden))
    assert ontbreekt == []
    assert gezien > 2


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_de_omslag_noemt_wie(naam: str) -> None:
    geladen = voorbeeld(naam)
    omslag = inhoud(klasse(voorbeeld_boom(naam), "omslag")[0])
    assert geladen.naam in omslag
    if geladen.gemeente:
        assert f"Gemeente {geladen.naam} ({geladen.gemeente.code})" in omslag
    assert ", ".join(geladen.regiogemeenten) in omslag


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_bij_elke_vraag_staat_het_antwoord(naam: str) -> None:
    wortel = voorbeeld_boom(naam)
    gelezen = {
        inhoud(artikel[0]): inhoud(klasse(artikel, "regel")[0])
        for artikel in klasse(met_id(wortel, "bouwstenen"), "vraag")
    }
    bijlage = {
        inhoud(rij[1]): inhoud(rij[2]) for rij in met_id(wortel, "bijlage").iter("tr") if len(rij)
    }
    vragen = voorbeeld(naam).kader.kader.vragen
    assert len(gelezen) == len(vragen)
    woorden = {
        "ja": "voldoet",
        "deels": "voldoet deels",
        "nee": "voldoet niet",
        "nvt": "n.v.t.",
        None: "open",
    }
    for score in (v for plateau in voorbeeld(naam).score for v in plateau.vragen):
        regel = gelezen[plat(vragen[score.id].vraag)]
        begin = "uitgelegd" if score.uitgelegd else woorden[score.antwoord]
        plicht = PLICHT[vragen[score.id].plicht]
        voorbehoud = ", met een voorbehoud" if begin == "voldoet" and score.voorbehoud else ""
        assert re.match(rf"{begin}{voorbehoud} · {plicht}(:| ·|$)", regel), score.id
        assert (f" · antwoord: {score.antwoord}" in regel) is score.uitgelegd
        assert bijlage[plat(vragen[score.id].vraag)] == begin + voorbehoud


def test_een_voorbeeld_heeft_van_alles() -> None:
    # Else the walk above would prove little.
    sleutels = {deel for pad, _ in teksten(rauw("voorbeeldstad")) for deel in pad}
    assert sleutels >= {
        *("toelichting", "voorbehoud", "resttaken", "geregeld_door", "titel", "plaats"),
        *("wat_niet", "sinds", "alternatief", "gevolg", "bedrag", "gezochte_dekking", "kenmerk"),
        *("vervalt_op", "dekking", "resultaat", "trekker", "partners", "niveau", "aantal"),
        *("vindplaats", "werkprocessen", "beslispunten", "driehoek", "opsteller"),
    }


# inheritance


def test_wat_van_de_regio_komt_staat_er_met_haar_naam() -> None:
    over_vraag, geladen = artikelen("emmen"), voorbeeld("emmen")
    assert geladen.regio is not None
    regio = rauw("drenthe-regio")
    geerfd = {v for v, antwoord in geladen.antwoorden.items() if antwoord.geerfd}
    assert geerfd
    for vraag in geladen.kader.kader.vragen.values():
        van_regio = f"uit het dossier van de regio {geladen.regio.naam}" in over_vraag[vraag.id]
        assert van_regio is (vraag.id in geerfd)
        if van_regio:
            for pad, tekst in teksten(regio["antwoorden"][vraag.id], (vraag.id,)):
                assert tekst in over_vraag[vraag.id], pad
        gegeven = regio["antwoorden"].get(vraag.id, {}).get("antwoord")
        assert van_regio or not gegeven or vraag.schaal is Schaal.LOKAAL
    komt = re.findall(
        r"(\d+) antwoord(?:en komen| komt) uit het dossier van de regio",
        inhoud(voorbeeld_boom("emmen")),
    )
    assert sum(map(int, komt)) == len(geerfd)


# geen knaken, geen taken


def geldtabel(element: Element) -> dict[int, tuple[str, ...]]:
    return {
        int(inhoud(rij[0])): tuple(inhoud(cel) for cel in rij[1:])
        for body in element.iter("tbody")
        for rij in body
    }


def som(bedragen: list[dict[str, str]]) -> dict[int, tuple[str, ...]]:
    telling: dict[int, Counter[str]] = {}
    for deel in bedragen:
        telling.setdefault(int(deel["jaar"]), Counter())[deel["aard"]] += int(deel["bedrag"])
    return {
        jaar: tuple(plat(euro(n)) for n in (c["structureel"], c["incidenteel"], c.total()))
        for jaar, c in sorted(telling.items())
    }


def groepen(naam: str) -> dict[str, tuple[Element | None, list[str]]]:
    """The chapter on explanations: per heading its table, and the vragen under it."""
    kader = voorbeeld(naam).kader.kader
    per_vraag = {plat(vraag.vraag): vraag.id for vraag in kader.vragen.values()}
    uit: dict[str, tuple[Element | None, list[str]]] = {}
    kop = ""
    for kind in met_id(voorbeeld_boom(naam), "geen-knaken"):
        if kind.tag == "h3":
            kop = inhoud(kind)
            uit[kop] = (None, [])
        elif kind.tag == "table":
            uit[kop] = (kind, uit[kop][1])
        elif kind.tag == "article":
            uit[kop][1].append(per_vraag[inhoud(kind[0])])
    return uit


@pytest.mark.parametrize("naam", ["voorbeeldstad"])
def test_totalen_per_jaar_zijn_de_som(naam: str) -> None:
    antwoorden = rauw(naam)["antwoorden"]
    gevonden = groepen(naam)
    for tabel, vragen in gevonden.values():
        bedragen = [
            deel
            for vraag in vragen
            for deel in antwoorden[vraag].get("geen_knaken", {}).get("bedragen", [])
        ]
        assert (geldtabel(tabel) if tabel is not None else {}) == som(bedragen)
    genoemd = [vraag for _, vragen in gevonden.values() for vraag in vragen]
    assert sorted(genoemd) == sorted(v for v, a in antwoorden.items() if "geen_knaken" in a)


def test_uitleg_staat_in_drie_soorten() -> None:
    soorten = {kop: vragen for kop, (_, vragen) in groepen("voorbeeldstad").items()}
    assert list(soorten) == [
        "Uitleg die telt",
        "Uitleg die niet telt",
        "Wettelijke taken: uitleg telt nooit",
    ]
    telt, niet, wettelijk = soorten.values()
    assert len(telt) == 5
    assert set(niet) == {"branches.arbeid", "proactief-toezicht.capaciteit"}
    assert wettelijk == ["opvang.volwassenen"]


def test_een_wettelijke_plicht_noemt_de_wet() -> None:
    wet = voorbeeld("voorbeeldstad").kader.kader.vragen["opvang.volwassenen"].wet
    hoofdstuk = met_id(voorbeeld_boom("voorbeeldstad"), "geen-knaken")
    artikel = klasse(hoofdstuk, "knaken")[-1]
    grond = f"het is een wettelijke plicht; geldgebrek is dan geen geldige reden ({wet})"
    assert f"Telt als uitleg: nee, want {grond}." in inhoud(artikel)


def test_wat_er_aan_een_uitleg_ontbreekt_staat_erbij() -> None:
    over_vraag = artikelen("voorbeeldstad")
    nee = "Telt als uitleg: nee, want"
    # In words: a raad does not know the keys of a dossier.
    verlopen = f"{nee} de uitleg was op de peildatum al verlopen."
    assert verlopen in over_vraag["branches.arbeid"]
    assert f"{nee} het gevolg ontbreekt." in over_vraag["proactief-toezicht.capaciteit"]
    assert "Telt als uitleg: ja." in over_vraag["middelen.capaciteit"]


# what is not sure


def test_te_herbevestigen_is_open_en_staat_erbij() -> None:
    over_vraag = artikelen("voorbeeldstad")
    melding = "Eerder antwoord: ja. Het moet nog worden herbevestigd en telt daarom als open."
    geladen = voorbeeld("voorbeeldstad")
    gezien = {v for v, a in geladen.dossier.antwoorden.items() if a.te_herbevestigen}
    assert gezien == {"signaleren.meldcode"}
    assert {vraag for vraag, tekst in over_vraag.items() if melding in tekst} == gezien
    open_ = inhoud(met_id(voorbeeld_boom("voorbeeldstad"), "hiaten"))
    vraag = plat(geladen.kader.kader.vragen["signaleren.meldcode"].vraag)
    assert re.search(re.escape(vraag) + r"[^?]*\(nog te herbevestigen\)", open_)


def per_kop(hoofdstuk: Element) -> dict[str, list[str]]:
    """The vragen of the articles under each heading of a chapter."""
    uit: dict[str, list[str]] = {}
    for kind in hoofdstuk:
        if kind.tag == "h3":
            uit[inhoud(kind)] = []
        elif kind.tag == "article":
            uit[list(uit)[-1]].append(inhoud(kind[0]))
    return uit


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_elk_hiaat_staat_in_wat_ontbreekt(naam: str) -> None:
    wortel = voorbeeld_boom(naam)
    vragen = voorbeeld(naam).kader.kader.vragen
    antwoorden = voorbeeld(naam).antwoorden
    onder_kop = per_kop(met_id(wortel, "hiaten"))
    voorbehoud = onder_kop.pop("Wettelijke taken met een voorbehoud", [])
    hiaten = [kop for koppen in onder_kop.values() for kop in koppen]
    scores = [v for plateau in voorbeeld(naam).score for v in plateau.vragen]
    verwacht = [vragen[v.id] for v in scores if v.antwoord in {"deels", "nee"}]
    wettelijk = {plat(vraag.vraag) for vraag in verwacht if vraag.wet}
    assert sorted(hiaten) == sorted(plat(vraag.vraag) for vraag in verwacht)
    # Statutory duties come first.
    assert set(hiaten[: len(wettelijk)]) == wettelijk
    assert voorbehoud == [
        plat(vragen[v.id].vraag)
        for v in scores
        if v.antwoord == "ja" and vragen[v.id].wet and antwoorden[v.id].antwoord.voorbehoud
    ]


# chapters


def hoofdstukken(html: str) -> tuple[list[str], list[str]]:
    """The titles in the contents, and those of the chapters themselves."""
    wortel = ontleed(html)
    koppen = [inhoud(kop) for kop in wortel.iter("h2")]
    return [inhoud(link) for link in met_id(wortel, "inhoud").iter("a")], koppen


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_de_inhoud_klopt_en_elke_verwijzing_komt_aan(naam: str) -> None:
    wortel = voorbeeld_boom(naam)
    titels, koppen = hoofdstukken(voorbeeld_html(naam))
    assert titels == [kop for kop in koppen if kop != "Inhoud"]
    for link in wortel.iter("a"):
        doel = str(link.get("href"))
        assert doel.startswith("#")
        assert met_id(wortel, doel[1:]) is not None
    for link in met_id(wortel, "inhoud").iter("a"):
        kop = met_id(wortel, str(link.get("href"))[1:])[0]
        assert (kop.tag, inhoud(kop)) == ("h2", inhoud(link))


@pytest.mark.parametrize(
    ("rest", "hoofdstuk"),
    [
        ("acties: [{vraag: beleid.plan, actie: Schrijven}]", "Uitvoeringsagenda"),
        ("ambitie: [{jaar: 2026, niveau: 2}]", "Groeipad"),
        ("cijfers: [{jaar: 2026, wat: x, bron: y, aantal: 3}]", "Cijfers door de jaren"),
        ("partners: [{naam: Politie}]", "Partners"),
        ("antwoorden: {beleid.plan: {antwoord: nee}}", "Uitvoeringsagenda"),
        (
            "antwoorden: {beleid.plan: {antwoord: ja, geen_knaken: {wat_niet: x}}}",
            "Geen knaken, geen taken",
        ),
    ],
)
def test_een_hoofdstuk_staat_er_alleen_met_inhoud(
    rest: str, hoofdstuk: str, schrijf_dossier: SchrijfDossier
) -> None:
    leeg = hoofdstukken(html_van(schrijf_dossier()))
    gevuld = hoofdstukken(html_van(schrijf_dossier(rest)))
    for zonder, met in zip(leeg, gevuld, strict=True):
        assert [titel for titel in met if titel != hoofdstuk] == zonder
        assert met.count(hoofdstuk) == 1
