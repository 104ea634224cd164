"""The regional report as HTML and PDF: what it says, to whom, and that it is accessible."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

import pytest

import regiohulp
import vijandig
from conftest import SchrijfDossier
from pdfhulp import inhoud, keur, klasse, met_id, ontleed, tekst
from vngcheck.bestanden import pakketmap
from vngcheck.dossierbestand import laad_dossier
from vngcheck.errors import InvoerFout
from vngcheck.rapport.pdf import naar_pdf
from vngcheck.rapport.soorten import Editie
from vngcheck.regiodossiers import verzamel
from vngcheck.regiorapport.html import blokken, naar_html
from vngcheck.regiorapport.inhoud import Regiorapport, maak_regiorapport

DRENTHE: Final = pakketmap("examples") / "drenthe-regio.yaml"
NIET_MEE: Final = {
    "Lindewaard": "een ander kader of een andere versie: vng-mensenhandel@2",
    "Middelstum-Noord": "het dossier bevat fouten: 2",
    "Noorderstrand": "het dossier bouwt niet op dit regiodossier",
    "Oudekerk": "meer dan één dossier; niet duidelijk welk geldt",
    "'s-Pauwenburg": "geen dossier gevonden",
}


def rapport(pad: Path, editie: Editie = Editie.OPENBAAR, *, toch: bool = False) -> Regiorapport:
    return maak_regiorapport(verzamel(laad_dossier(pad)), editie, toch=toch)


@pytest.fixture(scope="module")
def streek(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up regio with all that can go wrong."""
    return regiohulp.streek(tmp_path_factory.mktemp("streek"))


@cache
def drenthe() -> Regiorapport:
    return rapport(DRENTHE)


def rijen(tabel: Element) -> list[list[str]]:
    """The cells of a table, row by row, its head included."""
    return [[inhoud(cel) for cel in rij if cel.tag in {"td", "th"}] for rij in tabel.iter("tr")]


def tabel(wortel: Element, soort: str) -> list[list[str]]:
    return [rij for deel in klasse(wortel, soort) for rij in rijen(deel)]


# What it says of Drenthe.


def test_drenthe_in_one_minute() -> None:
    kort = inhoud(met_id(ontleed(naar_html(drenthe())), "in-een-minuut"))
    for zin in (
        "Dit is geen verklaring van de Drentse gemeenten.",
        "Van alle 12 gemeenten is er een dossier. Elk dossier heeft nog open vragen.",
        "12 gemeenten: niet behaald. De score is in elke gemeente 52% tot 85%.",
        "Het dossier van de regio Drenthe geeft op 45 vragen een antwoord dat voor gemeenten "
        "kan gelden: 24 keer ja, 18 keer deels en 3 keer nee. Van de 540 antwoorden van de "
        "gemeenten samen komen er 538 van de regio. Daardoor lijken de scores op elkaar.",
        "Bij 21 vragen is het antwoord in elke gemeente deels of nee.",
    ):
        assert zin in kort


def test_the_two_own_antwoorden_of_drenthe_show() -> None:
    rest = {rij[0]: rij[1:4] for rij in tabel(ontleed(naar_html(drenthe())), "resttaken")[1:]}
    eigen = {naam: delen for naam, delen in rest.items() if delen[1] != "0"}
    assert eigen == {"Borger-Odoorn": ["44", "1", "31"], "De Wolden": ["44", "1", "31"]}
    assert rest["Assen"] == ["45", "0", "31"]


def test_who_made_the_dossiers_of_drenthe_is_not_passed_over() -> None:
    lees = inhoud(met_id(ontleed(naar_html(drenthe())), "zo-leest-u-dit"))
    assert lees.startswith(
        "Zo leest u dit rapport Per gemeente is er een dossier; hoe het tot stand kwam, staat "
        "voor in dit rapport. Een dossier gaat over 76 vragen."
    )
    assert "Dit is geen ranglijst. Niet elk dossier is even streng." in lees


def test_inwoners_and_signals_stand_with_their_source_and_caveat() -> None:
    wortel = ontleed(naar_html(drenthe()))
    assert "Samen hebben de gemeenten 504.129 inwoners (CBS, 1 januari 2024)." in inhoud(
        met_id(wortel, "deelname")
    )
    cijfers = inhoud(met_id(wortel, "cijfers"))
    assert "Veel mensenhandel blijft buiten beeld." in cijfers
    (meldingen,) = (rij for rij in tabel(wortel, "jaarcijfers") if rij[0].startswith("meldingen"))
    assert meldingen[2:] == ["34", "29", "53", "67"]
    assert meldingen[1].endswith(". Regionaal Beleidsplan, paragraaf 2.2")


def test_every_dossier_that_was_read_is_named_with_its_checksum() -> None:
    herkomst = tabel(ontleed(naar_html(drenthe())), "herkomst")
    gelezen = {rij[0]: rij[1].replace("sha256 ", "").replace(" ", "") for rij in herkomst}
    assert len([naam for naam in gelezen if naam.startswith("Dossier ")]) == 12
    assert gelezen["Regiodossier"] == laad_dossier(DRENTHE).bestand.sha256
    assen = laad_dossier(DRENTHE.parent / "assen.yaml").bestand.sha256
    assert gelezen["Dossier Assen"] == assen


# Who takes part.


def test_who_takes_no_part_is_named_with_the_reason(streek: Path) -> None:
    wortel = ontleed(naar_html(rapport(streek)))
    deelname = {rij[0]: rij[1] for rij in tabel(wortel, "deelname")[1:]}
    assert {n: w for n, w in deelname.items() if w != "vergeleken"} == {
        naam: f"niet vergeleken: {waarom}" for naam, waarom in NIET_MEE.items()
    }
    kort = inhoud(met_id(wortel, "in-een-minuut"))
    for naam, waarom in NIET_MEE.items():
        assert f"{naam} ({waarom})" in kort
    assert (
        "Telt elke open vraag als nee, dan lopen de scores van 45% tot 61%. Telt elke open vraag "
        "als ja, dan lopen de scores van 63% tot 80%."
    ) in kort


def test_another_peildatum_is_shown_and_marked(streek: Path) -> None:
    wortel = ontleed(naar_html(rapport(streek)))
    (rij,) = (rij for rij in tabel(wortel, "deelname") if rij[0] == "Kattenbroek")
    assert rij[2] == "31 maart 2026 (anders dan de regio)"
    assert "Met een andere peildatum dan de regio: Kattenbroek (31 maart 2026)." in inhoud(wortel)


def test_who_takes_no_part_is_in_no_comparison(streek: Path) -> None:
    wortel = ontleed(naar_html(rapport(streek)))
    for soort in ("scores", "heat", "resttaken", "uitwisseling", "begroting"):
        gevonden = str(tabel(wortel, soort))
        assert gevonden != "[]"
        for naam in NIET_MEE:
            assert naam not in gevonden, (soort, naam)


def test_without_dossiers_there_is_no_report(tmp_path: Path) -> None:
    pad = regiohulp.regio(tmp_path, regiohulp.NAMEN[:3])
    with pytest.raises(InvoerFout) as fout:
        rapport(pad)
    assert [str(melding) for melding in fout.value.meldingen] == [
        f"{pad}: fout: Er is geen regiobeeld gemaakt: geen van de 3 gemeenten doet mee. Nodig is "
        "minstens één dossier zonder fouten dat met bouwt_op naar dit bestand verwijst."
    ]


def test_the_cover_says_how_many_take_part(streek: Path, tmp_path: Path) -> None:
    def voorblad(pad: Path) -> str:
        return inhoud(klasse(ontleed(naar_html(rapport(pad))), "onder")[0])

    assert inhoud(klasse(ontleed(naar_html(drenthe())), "onder")[0]) == "12 gemeenten naast elkaar"
    assert voorblad(streek) == "11 van de 16 gemeenten naast elkaar"
    pad = regiohulp.regio(tmp_path, regiohulp.NAMEN[:3])
    regiohulp.gemeente(tmp_path, regiohulp.NAMEN[0], 1)
    assert voorblad(pad) == "1 van de 3 gemeenten"


def test_one_gemeente_by_itself_is_compared_with_nobody(tmp_path: Path) -> None:
    pad = regiohulp.regio(tmp_path, regiohulp.NAMEN[:3])
    regiohulp.gemeente(tmp_path, regiohulp.NAMEN[0], 1)
    wortel = ontleed(naar_html(rapport(pad)))
    gezegd = inhoud(wortel)
    assert "Van 1 van de 3 gemeenten is er een dossier dat meetelt." in gezegd
    assert "Niet vergeleken: Berkendam (geen dossier gevonden); Coldenhove (geen" in gezegd
    assert "Er is nog niets te vergelijken." in gezegd
    for anker in ("gedeeld", "uitwisseling", "overal-open"):
        assert "Er is maar één gemeente met een dossier dat meetelt." in inhoud(
            met_id(wortel, anker)
        )
    keur(naar_pdf(naar_html(rapport(pad), voor_pdf=True)))


def test_an_invented_dossier_takes_no_part_in_a_real_regio(schrijf_dossier: SchrijfDossier) -> None:
    leden = "{naam: Zuid, gemeenten: [GM0394, GM0114]}"
    geld = (
        "{beleid.plan: {antwoord: nee, reden: geen_rijksmiddelen, geen_knaken: "
        "{bedragen: [{jaar: 2026, bedrag: 12345, aard: structureel}]}}}"
    )
    regio = schrijf_dossier(naam="regio.yaml", gemeente=None, regio=leden)
    schrijf_dossier(naam="meer.yaml", bouwt_op="regio.yaml")
    emmen = {"gemeente": "GM0114", "bouwt_op": "regio.yaml", "antwoorden": geld}
    schrijf_dossier(naam="emmen.yaml", fictief="true", **emmen)
    gemaakt = rapport(regio)
    wortel = ontleed(naar_html(gemaakt))
    assert not gemaakt.is_fictief
    assert {rij[0]: rij[1] for rij in tabel(wortel, "deelname")[1:]} == {
        "Emmen": "niet vergeleken: het dossier is fictief",
        "Haarlemmermeer": "vergeleken",
    }
    assert "12.345" not in inhoud(wortel)
    assert "Van 1 van de 2 gemeenten is er een dossier dat meetelt." in inhoud(wortel)


def test_one_score_is_no_range(schrijf_dossier: SchrijfDossier) -> None:
    leden = "{naam: Zuid, gemeenten: [GM0394, GM0114]}"
    regio = schrijf_dossier(naam="regio.yaml", gemeente=None, regio=leden)
    nee = ", ".join(
        f"{vraag}: {{antwoord: nee}}"
        for vraag in ("beleid.plan", "beleid.raad", "opvang.zorg", "opvang.bedden")
    )
    schrijf_dossier(naam="meer.yaml", bouwt_op="regio.yaml", antwoorden=f"{{{nee}}}")
    schrijf_dossier(naam="emmen.yaml", gemeente="GM0114", bouwt_op="regio.yaml")
    kort = inhoud(met_id(ontleed(naar_html(rapport(regio))), "in-een-minuut"))
    assert (
        "Telt elke open vraag als nee, dan is elke score 0%. Telt elke open vraag als ja, dan "
        "lopen de scores van 0% tot 100%."
    ) in kort


def test_a_task_that_two_name_is_one_task(schrijf_dossier: SchrijfDossier) -> None:
    leden = "{naam: Zuid, gemeenten: [GM0394, GM0114]}"
    regio = schrijf_dossier(naam="regio.yaml", gemeente=None, regio=leden)
    bedrag = ", geen_knaken: {bedragen: [{jaar: 2026, bedrag: 500, aard: structureel}]}"
    for code, rest in (("GM0394", bedrag), ("GM0114", "")):
        antwoord = f"{{beleid.plan: {{antwoord: nee, reden: geen_rijksmiddelen{rest}}}}}"
        kop = {"gemeente": code, "bouwt_op": "regio.yaml", "antwoorden": antwoord}
        schrijf_dossier(naam=f"{code}.yaml", **kop)
    wortel = ontleed(naar_html(rapport(regio)))
    assert (
        "Bij 1 taak zegt een gemeente of de regio: wij doen dit niet of maar deels, want het Rijk "
        "geeft er geen geld voor. Uitleg die niet telt: 1 taak, samen € 500 in 2026."
    ) in inhoud(met_id(wortel, "in-een-minuut")).replace("\xa0", " ")
    geld = inhoud(met_id(wortel, "geen-knaken"))
    assert (
        "Sommige taken worden door meer dan één partij genoemd. Op de regel Samen telt zo'n taak "
        "één keer."
    ) in geld
    assert "1 keer is geen bedrag genoemd. Dat zit dus niet in de totalen." in geld
    assert "1 taak zonder geld van het Rijk, samen 2 keer genoemd" in geld
    assert tabel(wortel, "begroting")[-1][:2] == ["Samen", "1"]


# The picture of gemeenten by bouwstenen.


def test_every_cell_has_a_word_and_a_mark_beside_its_colour(streek: Path) -> None:
    beeld = rapport(streek).beeld
    assert beeld is not None
    wortel = ontleed(naar_html(rapport(streek)))
    vakken = klasse(wortel, "vak")
    assert len(vakken) == 11 * 28
    woorden = {"voldoet", "uitgelegd", "deels", "niet", "open", "n.v.t."}
    gezien = set()
    for vak in vakken:
        (label,) = klasse(vak, "label")
        assert inhoud(label) in woorden
        # The mark hangs on the class of the label, the shade on that of the cell: one and the same.
        assert str(label.get("class")).split()[1] == str(vak.get("class")).split()[1]
        gezien.add(inhoud(label))
    assert gezien >= {"voldoet", "uitgelegd", "deels", "niet", "open"}


def test_the_words_are_those_of_the_scores(streek: Path) -> None:
    wortel = ontleed(naar_html(rapport(streek)))
    geladen = laad_dossier(streek.parent / "00-aalbeek.yaml")
    verwacht = ["open" if s.oordeel == "open" else "x" for p in geladen.score for s in p.bouwstenen]
    eerste = [rij[1] for rij in tabel(wortel, "heat") if rij[0] != "Bouwsteen"]
    assert ["open" if cel.startswith("open") else "x" for cel in eerste] == verwacht
    assert eerste[0] == "open75–100%"


@pytest.mark.parametrize(
    ("aantal", "breedten"), [(0, []), (1, [1]), (12, [12]), (13, [6, 7]), (40, [10] * 4)]
)
def test_a_row_is_cut_in_equal_blocks(aantal: int, breedten: list[int]) -> None:
    reeks = list(range(aantal))
    gevonden = blokken(reeks, 12)
    assert [len(blok) for blok in gevonden] == breedten
    assert [deel for blok in gevonden for deel in blok] == reeks


def test_more_gemeenten_than_fit_go_on_in_a_further_table(tmp_path: Path) -> None:
    pad = regiohulp.regio(tmp_path)
    for zaad, naam in enumerate(regiohulp.NAMEN):
        regiohulp.gemeente(tmp_path, naam, zaad)
    heat = klasse(ontleed(naar_html(rapport(pad))), "heat")
    assert [len(rijen(deel)[0]) - 1 for deel in heat] == [8, 8, 8, 8]


# Structure, editions and texts that cannot be trusted.


@pytest.mark.parametrize("wie", ["drenthe", "streek"])
def test_tables_are_regular_and_headings_skip_no_level(wie: str, streek: Path) -> None:
    wortel = ontleed(naar_html(drenthe() if wie == "drenthe" else rapport(streek)))
    for deel in wortel.iter("table"):
        assert len({len(rij) for rij in rijen(deel)}) == 1
        assert deel.find("caption") is not None
        assert all(kop.get("scope") for kop in deel.iter("th"))
    koppen = [int(el.tag[1]) for el in wortel.iter() if re.fullmatch("h[1-6]", str(el.tag))]
    assert koppen.count(1) == 1
    assert all(volgende <= vorige + 1 for vorige, volgende in pairwise(koppen))
    ankers = [str(el.get("id")) for el in wortel.iter() if el.get("id")]
    assert len(ankers) == len(set(ankers))
    assert {str(a.get("href"))[1:] for a in wortel.iter("a")} <= set(ankers)


def test_the_file_needs_nothing_else_and_says_so() -> None:
    html = naar_html(drenthe())
    metas = [str(meta.get("content")) for meta in ontleed(html).iter("meta")]
    assert any(meta.startswith("default-src 'none'; style-src 'sha256-") for meta in metas)
    assert not re.search(r"(?:src|href)=\"(?!data:|#)", html)


@pytest.mark.parametrize("wie", ["drenthe", "streek"])
def test_the_pdf_is_accessible_and_archivable(wie: str, streek: Path) -> None:
    gemaakt = drenthe() if wie == "drenthe" else rapport(streek)
    pdf = naar_pdf(naar_html(gemaakt, voor_pdf=True))
    keur(pdf)
    assert "kader: reconstructie" in tekst(pdf)
    assert ("FICTIEF VOORBEELD" in tekst(pdf)) is (wie == "streek")


def test_nothing_intern_and_no_name_of_a_file_is_in_an_openbaar_report(
    schrijf_dossier: SchrijfDossier,
) -> None:
    leden = "{naam: Zuid, gemeenten: [GM0394, GM0114]}"
    antwoord = "{beleid.plan: {antwoord: nee, intern: Geheim gehouden}}"
    regio = schrijf_dossier(naam="regio.yaml", gemeente=None, regio=leden, antwoorden=antwoord)
    schrijf_dossier(naam="geheime-naam.yaml", bouwt_op="regio.yaml", antwoorden=antwoord)
    schrijf_dossier(
        naam="kapotte-naam.yaml", gemeente="GM0114", bouwt_op="regio.yaml", fase="Karel"
    )
    openbaar, intern = (naar_html(rapport(regio, editie)) for editie in Editie)
    for woord in ("Geheim gehouden", "geheime-naam", "kapotte-naam", "Karel"):
        assert woord not in openbaar
    assert "INTERN: niet voor verspreiding" not in openbaar
    for woord in (
        "geheime-naam.yaml",
        "kapotte-naam.yaml",
        "Karel",
        "INTERN: niet voor",
        "Geheim gehouden",
    ):
        assert woord in intern


def test_personal_data_in_any_dossier_stops_an_openbaar_report(
    schrijf_dossier: SchrijfDossier,
) -> None:
    leden = "{naam: Zuid, gemeenten: [GM0394, GM0114]}"
    regio = schrijf_dossier(naam="regio.yaml", gemeente=None, regio=leden)
    antwoord = "{beleid.plan: {antwoord: deels, resttaken: [Bel 06-12345678]}}"
    meer = schrijf_dossier(naam="meer.yaml", bouwt_op="regio.yaml", antwoorden=antwoord)
    schrijf_dossier(naam="emmen.yaml", gemeente="GM0114", bouwt_op="regio.yaml")
    with pytest.raises(InvoerFout) as fout:
        rapport(regio)
    (melding,) = fout.value.meldingen
    assert (melding.bestand, melding.pad) == (meer, "antwoorden.beleid.plan.resttaken[1]")
    assert "Let op: mogelijk persoonsgegevens." in naar_html(rapport(regio, toch=True))
    assert rapport(regio, Editie.INTERN).persoonsgegevens == ()


def test_personal_data_of_the_regio_is_told_once(schrijf_dossier: SchrijfDossier) -> None:
    leden = "{naam: Zuid, gemeenten: [GM0394, GM0114]}"
    antwoord = "{beleid.plan: {antwoord: ja, toelichting: Bel 06-12345678}}"
    regio = schrijf_dossier(naam="regio.yaml", gemeente=None, regio=leden, antwoorden=antwoord)
    for code in ("GM0394", "GM0114"):
        schrijf_dossier(naam=f"{code}.yaml", gemeente=code, bouwt_op="regio.yaml")
    with pytest.raises(InvoerFout) as fout:
        rapport(regio)
    assert len(fout.value.meldingen) == 1


def test_texts_are_shown_and_do_nothing(schrijf_dossier: SchrijfDossier) -> None:
    tekst_ = " ".join(vijandig.TEKSTEN["script"].split() + vijandig.TEKSTEN["jinja"].split())
    ja = f"{{antwoord: ja, geregeld_door: {tekst_!r}, resttaken: [{tekst_!r}]}}"
    kop = {"fictief": "true", "opsteller": repr(tekst_), "antwoorden": f"{{beleid.plan: {ja}}}"}
    leden = f"{{naam: {tekst_!r}, gemeenten: [{tekst_!r}, Anderdorp]}}"
    regio = schrijf_dossier(naam="regio.yaml", gemeente=None, regio=leden, **kop)
    for naam in (repr(tekst_), "Anderdorp"):
        schrijf_dossier(naam=f"{len(naam)}.yaml", gemeente=naam, bouwt_op="regio.yaml", **kop)
    html = naar_html(rapport(regio))
    assert html.count("<script>") == 1
    assert tekst_ in inhoud(ontleed(html))
    keur(naar_pdf(naar_html(rapport(regio), voor_pdf=True)))
