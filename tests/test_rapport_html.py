"""The report as HTML: its structure, hostile texts, and the contrast of its colours."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any, Final
from xml.etree.ElementTree import Element

import pytest
import yaml

import vijandig
from conftest import Schrijf, SchrijfDossier
from pdfhulp import (
    VOORBEELDEN,
    html_van,
    inhoud,
    klasse,
    ontleed,
    plat,
    voorbeeld,
    voorbeeld_boom,
    voorbeeld_html,
    voorbeeld_papier,
)
from vngcheck.bestanden import pakketmap
from vngcheck.rapport.html import KLEUR
from vngcheck.rapport.soorten import Editie
from vngcheck.schema import json_schema
from vngcheck.woorden import BOUWSTEEN

ELK: Final = pytest.mark.parametrize("naam", VOORBEELDEN)
HEXKLEUR: Final = r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b"


# structure


@ELK
def test_het_document_zegt_wat_het_is(naam: str) -> None:
    wortel = voorbeeld_boom(naam)
    assert voorbeeld_html(naam).startswith("<!DOCTYPE html>")
    assert wortel.get("lang") == "nl-NL"
    (kop,) = wortel.iter("h1")
    assert plat(wortel.findtext("head/title") or "") == inhoud(kop) != ""
    assert len(list(wortel.iter("main"))) == 1


@ELK
def test_koppen_slaan_geen_niveau_over(naam: str) -> None:
    koppen = [e for e in voorbeeld_boom(naam).iter() if re.fullmatch("h[1-6]", str(e.tag))]
    niveaus = [int(str(kop.tag)[1]) for kop in koppen]
    assert niveaus[0] == 1
    assert niveaus.count(1) == 1
    assert all(later <= eerder + 1 for eerder, later in pairwise(niveaus))
    assert all(inhoud(kop) for kop in koppen)


@ELK
def test_elke_tabel_is_te_volgen(naam: str) -> None:
    tabellen = list(voorbeeld_boom(naam).iter("table"))
    assert tabellen
    for tabel in tabellen:
        assert tabel[0].tag == "caption"
        assert inhoud(tabel[0])
        assert {cel.get("scope") for cel in tabel.iter("th")} <= {"col", "row"}
        assert all(inhoud(cel) for cel in tabel.iter("th"))
        breedtes = {len(list(rij)) for rij in tabel.iter("tr")}
        assert len(breedtes) == 1, inhoud(tabel[0])


@ELK
def test_ids_zijn_uniek_en_links_hebben_tekst(naam: str) -> None:
    wortel = voorbeeld_boom(naam)
    ids = [str(e.get("id")) for e in wortel.iter() if e.get("id") is not None]
    assert len(ids) == len(set(ids)) > 0
    assert all(re.fullmatch(r"[a-z0-9-]+", deel) for deel in ids)
    assert all(inhoud(link) for link in wortel.iter("a"))
    assert all(str(link.get("href"))[1:] in ids for link in wortel.iter("a"))


@ELK
def test_het_bestand_heeft_niets_anders_nodig(naam: str) -> None:
    wortel = voorbeeld_boom(naam)
    vreemd = {"img", "link", "iframe", "form", "object", "embed", "base"}
    assert {e.tag for e in wortel.iter()} & vreemd == set()
    bronnen = re.findall(r"url\(([^)]{0,30})", voorbeeld_html(naam))
    assert len(bronnen) == 3
    assert all(bron.startswith('"data:font/ttf;base64,') for bron in bronnen)


@ELK
def test_een_browser_mag_alleen_het_eigen_script_draaien_en_niets_laden(naam: str) -> None:
    wortel = voorbeeld_boom(naam)
    (beleid,) = (e for e in wortel.iter("meta") if e.get("http-equiv"))
    (script,), (stijl,) = list(wortel.iter("script")), list(wortel.iter("style"))
    sommen = [
        base64.b64encode(hashlib.sha256((deel.text or "").encode()).digest()).decode()
        for deel in (stijl, script)
    ]
    assert (beleid.get("http-equiv"), beleid.get("content")) == (
        "Content-Security-Policy",
        f"default-src 'none'; style-src 'sha256-{sommen[0]}'; script-src 'sha256-{sommen[1]}'; "
        "font-src data:; img-src data:; base-uri 'none'; form-action 'none'",
    )
    assert script.attrib == {}
    # Nothing of a dossier is in the script, and nothing stands in an attribute that runs.
    assert script.text == (pakketmap("templates") / "rapport" / "scherm.js").read_text("utf-8")
    namen = {str(naam) for e in wortel.iter() for naam in e.attrib}
    assert not [n for n in namen if n.startswith("on") or n == "style"]


@ELK
def test_de_bouwstenen_zijn_dichtgevouwen_met_hun_oordeel(naam: str) -> None:
    wortel = voorbeeld_boom(naam)
    gevouwen = list(wortel.iter("details"))
    scores = [steen for plateau in voorbeeld(naam).score for steen in plateau.bouwstenen]
    assert [d.get("id") for d in gevouwen] == [f"bouwsteen-{steen.id}" for steen in scores]
    for deel, score in zip(gevouwen, scores, strict=True):
        assert deel.get("open") is None
        assert deel[0].tag == "summary"
        uitgelegd = ", uitgelegd" if score.uitgelegd else ""
        kop, _, telling = inhoud(deel[0]).rpartition(" (")
        assert kop.endswith(f": {BOUWSTEEN[score.oordeel]}{uitgelegd}")
        assert sum(int(n) for n in re.findall(r"\d+", telling)) == len(score.vragen)
    # Without the script the search box is not there.
    (zoeken,) = klasse(wortel, "zoeken")
    assert "hidden" in zoeken.attrib


@pytest.mark.parametrize(
    ("naam", "editie", "merk"),
    [
        ("voorbeeldstad", Editie.OPENBAAR, "FICTIEF VOORBEELD"),
        (
            "voorbeeldstad",
            Editie.INTERN,
            "FICTIEF VOORBEELD · INTERN: niet voor verspreiding buiten de organisatie",
        ),
        ("haarlemmermeer", Editie.OPENBAAR, None),
        (
            "haarlemmermeer",
            Editie.INTERN,
            "INTERN: niet voor verspreiding buiten de organisatie",
        ),
    ],
)
def test_het_merk_staat_boven_aan_het_scherm(naam: str, editie: Editie, merk: str | None) -> None:
    wortel = voorbeeld_boom(naam, editie)
    assert [inhoud(e) for e in klasse(wortel, "merk")] == ([merk] if merk else [])
    # It stays in sight while the reader scrolls.
    scherm = stijlblad("scherm").partition("@media screen")[2]
    assert re.search(r"\.merk \{ position: sticky; top: 0;", scherm)


@ELK
def test_wat_alleen_een_scherm_nodig_heeft_staat_niet_in_de_pdf(naam: str) -> None:
    html = voorbeeld_html(naam)
    pdf = voorbeeld_papier(naam)
    for blad in (html, pdf):
        assert blad.count(stijlblad("stijl").strip()) == 1
    assert html.count(stijlblad("scherm").strip()) == 1
    assert "@media screen" not in pdf
    assert "@font-face" not in pdf
    tags = {e.tag for e in ontleed(pdf).iter()}
    assert tags & {"script", "details", "summary", "input", "button"} == set()
    # What they say is the same, but for the oordeel on what is folded and the search box.
    scherm = ontleed(html)
    for element in klasse(scherm, "zoeken"):
        element.clear()
    for vouw in scherm.iter("summary"):
        vouw[0].text = (vouw[0].text or "").rpartition(":")[0]
    assert inhoud(scherm.find("body") or scherm) == inhoud(ontleed(pdf).find("body") or scherm)


# hostile texts


def skelet(wortel: Element) -> list[tuple[str, dict[str, str]]]:
    """The elements of a document with their attributes, without texts."""
    vrij = {"content"}  # of a meta element: the opsteller
    return [
        (str(e.tag), {k: "" if k in vrij else str(v) for k, v in e.attrib.items()})
        for e in wortel.iter()
    ]


def geschreven(schrijf: Schrijf, schrijf_dossier: SchrijfDossier, *teksten: str) -> str:
    schrijf_dossier()  # puts the kader there
    return html_van(schrijf("vijandig.yaml", vijandig.dossier(*teksten)), Editie.INTERN)


@pytest.mark.parametrize("soort", vijandig.TEKSTEN)
def test_een_tekst_blijft_tekst(
    soort: str, schrijf: Schrijf, schrijf_dossier: SchrijfDossier
) -> None:
    gewoon = ontleed(geschreven(schrijf, schrijf_dossier, "gewone tekst"))
    vreemd = ontleed(geschreven(schrijf, schrijf_dossier, vijandig.TEKSTEN[soort]))
    assert skelet(vreemd) == skelet(gewoon)
    gelezen = inhoud(vreemd)
    for tekst in bladeren(yaml.safe_load(vijandig.dossier(vijandig.TEKSTEN[soort]))):
        assert plat(tekst) in gelezen


def bladeren(data: Any, sleutel: str = "") -> Iterator[str]:
    """The texts of a dossier that a report prints."""
    if isinstance(data, dict):
        for naam, deel in data.items():
            if naam not in vijandig.LEGE_KOP:
                yield from bladeren(deel, naam)
    elif isinstance(data, list):
        for deel in data:
            yield from bladeren(deel, sleutel)
    elif sleutel in tekstvelden() - {"toegestane_contacten"}:
        yield unicodedata.normalize("NFC", data)


@cache
def tekstvelden() -> set[str]:
    """The keys of a dossier that take any text, by its schema."""
    gevonden: set[str] = set()

    def zoek(schema: Any, sleutel: str) -> None:
        if isinstance(schema, dict):
            if "maxLength" in schema:
                gevonden.add(sleutel)
            for naam, deel in schema.items():
                if naam == "properties":
                    for eigen, veld in deel.items():
                        zoek(veld, eigen)
                else:
                    zoek(deel, sleutel)
        elif isinstance(schema, list):
            for deel in schema:
                zoek(deel, sleutel)

    zoek(json.loads(json_schema("dossier")), "")
    return gevonden


def test_het_vijandige_dossier_vult_elk_tekstveld() -> None:
    gevuld: set[str] = set()

    def zoek(data: Any, sleutel: str) -> None:
        if isinstance(data, dict):
            for naam, deel in data.items():
                zoek(deel, naam)
        elif isinstance(data, list):
            for deel in data:
                zoek(deel, sleutel)
        elif data == "@@":
            gevuld.add(sleutel)

    zoek(yaml.safe_load(vijandig.dossier("@@")), "")
    elders = {"bouwt_op", "naam", "gemeenten"}  # of a regio; a partner has a naam too
    assert tekstvelden() - gevuld <= elders
    assert {"toelichting", "intern", "gemeente", "kenmerk", "naam", "verantwoording"} <= gevuld


# contrast


def helderheid(kleur: str) -> float:
    kort = kleur.removeprefix("#")
    lang = kort if len(kort) == 6 else "".join(deel * 2 for deel in kort)
    delen = [int(lang[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    r, g, b = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(een: str, twee: str) -> float:
    donker, licht = sorted((helderheid(een), helderheid(twee)))
    return (licht + 0.05) / (donker + 0.05)


def stijlblad(naam: str) -> str:
    return (pakketmap("templates") / "rapport" / f"{naam}.css").read_text(encoding="utf-8")


def regels() -> list[tuple[str, str]]:
    """The rules of both stylesheets as (selector, declarations)."""
    stijl = stijlblad("stijl") + stijlblad("scherm")
    stijl = re.sub(r"/\*.*?\*/", "", stijl, flags=re.DOTALL)
    return [(s.strip(), d) for s, d in re.findall(r"([^{}]+)\{([^{}]*)\}", stijl)]


def test_contrast_rekent_goed() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


def test_elke_tekstkleur_heeft_genoeg_contrast() -> None:
    gezien = 0
    # Boxes with a light background may hold any text; white on a colour is a rule by itself.
    gronden = {"#ffffff"}
    gronden |= {
        kleur
        for _, declaraties in regels()
        for kleur in re.findall(rf"background: ({HEXKLEUR})", declaraties)
        if helderheid(kleur) > 0.8
    }
    assert len(gronden) >= 4
    for selector, declaraties in regels():
        eigen = re.findall(rf"background: ({HEXKLEUR})", declaraties)
        for kleur in re.findall(rf"(?<![-\w])color: ({HEXKLEUR})", declaraties):
            gezien += 1
            for grond in eigen or gronden:
                assert contrast(kleur, grond) >= 4.5, (selector, kleur, grond)
    assert gezien > 15


def test_elk_woord_van_een_stand_heeft_een_kleur() -> None:
    kleuren = dict(regels())
    for stand in KLEUR:
        assert re.search(rf"color: {HEXKLEUR}", kleuren[f".label.{stand.value}"])


# on a narrow screen


@ELK
def test_een_brede_tabel_schuift_in_een_gebied_met_een_naam(naam: str) -> None:
    wortel = voorbeeld_boom(naam)
    gebieden = klasse(wortel, "schuif")
    assert [tabel for gebied in gebieden for tabel in gebied] == klasse(wortel, "breed")
    assert all(g.get("role") == "region" and g.get("tabindex") == "0" for g in gebieden)
    namen = [gebied.get("aria-label") for gebied in gebieden]
    assert len(namen) == len(set(namen))
    assert all(namen)
    op_papier = voorbeeld_papier(naam)
    assert klasse(ontleed(op_papier), "schuif") == []


@ELK
def test_een_cel_die_los_onder_een_andere_komt_te_staan_zegt_wat_zij_is(naam: str) -> None:
    wortel = voorbeeld_boom(naam)
    gestapeld = [
        "bouwstenen",
        "agenda",
        "partners",
        "niveaus",
        "vergelijking",
        "antwoorden",
        "bronnen",
        "telling",
    ]
    for soort in gestapeld:
        for tabel in klasse(wortel, soort):
            if tabel.tag != "table":
                continue
            koppen = [inhoud(kop) for kop in next(tabel.iter("tr"))]
            for rij in list(tabel.iter("tr"))[1:]:
                cellen = zip(koppen, rij, strict=True)
                zonder = [
                    kop for kop, cel in cellen if cel.tag == "td" and cel.get("data-kop") != kop
                ]
                # The number of a bouwsteen stands right above its name.
                assert zonder in ([], ["Nr"] if soort == "bouwstenen" else []), soort
