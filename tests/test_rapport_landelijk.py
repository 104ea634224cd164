"""The national picture: figures with year and source, beside an antwoord only where it fits."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from conftest import SchrijfDossier
from pdfhulp import VOORBEELDEN, html_van, inhoud, klasse, met_id, ontleed, plat, voorbeeld
from pdfhulp import voorbeeld_html as als_html
from vngcheck.bestanden import pakketmap
from vngcheck.errors import GebruikFout, InvoerFout
from vngcheck.gemeenten import INWONERS_OP
from vngcheck.kaderbestand import kaders_in, laad_kader
from vngcheck.opmaak import datum
from vngcheck.rapport import naslag
from vngcheck.rapport.landelijk import LandelijkBeeld, Uitkomst, landelijk_beeld, rekensom
from vngcheck.woorden import ANTWOORD

KADER = laad_kader(pakketmap("frameworks") / "vng-mensenhandel.yaml").kader


def test_de_cijfers_passen_op_hun_kader() -> None:
    beeld = landelijk_beeld()
    assert beeld.kader == KADER.verwijzing
    vragen = [uitkomst.vraag for uitkomst in beeld.uitkomsten if uitkomst.vraag]
    assert len(vragen) == len(set(vragen)) > 0
    assert set(vragen) <= KADER.vragen.keys()
    for uitkomst in beeld.uitkomsten:
        assert 2015 <= uitkomst.jaar <= 2026
        assert re.search(r"\d%|kwart", uitkomst.tekst)


def test_een_vergelijking_zegt_altijd_wat_er_verschilt() -> None:
    deel = {"jaar": "2022", "tekst": "Iets.", "bron": "Bron"}
    assert Uitkomst.model_validate(deel).vraag is None
    for half in ({"vraag": "a.b"}, {"verschil": "Anders."}):
        with pytest.raises(ValueError, match=r"Bij een vraag hoort een verschil\."):
            Uitkomst.model_validate({**deel, **half})


def test_de_bestanden_zijn_geen_kaders() -> None:
    assert [naam for naam, _ in kaders_in(pakketmap("frameworks"))] == [KADER.verwijzing]


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_naast_elk_cijfer_staat_het_eigen_antwoord(naam: str) -> None:
    hoofdstuk = met_id(ontleed(als_html(naam)), "landelijk")
    dag = plat(datum(voorbeeld(naam).dossier.peildatum))
    assert f"Ze zijn van 2017, 2019 en 2022; dit rapport gaat over {dag}." in inhoud(hoofdstuk)
    (tabel,) = klasse(hoofdstuk, "vergelijking")
    rijen = {inhoud(rij[0]): [inhoud(cel) for cel in rij][1:] for rij in tabel.iter("tr")}
    scores = {v.id: v for plateau in voorbeeld(naam).score for v in plateau.vragen}
    for uitkomst in landelijk_beeld().uitkomsten:
        if uitkomst.vraag is None:
            los = f"{uitkomst.tekst} ({uitkomst.jaar}; {uitkomst.bron})"
            assert los in [inhoud(li) for li in hoofdstuk.iter("li")]
            continue
        rij = rijen[plat(KADER.vragen[uitkomst.vraag].vraag)]
        score = scores[uitkomst.vraag]
        assert rij[0].split(", ")[0] == ANTWOORD[score.antwoord]
        assert ("uit het dossier van de regio" in rij[0]) is score.geerfd
        bron = f"{uitkomst.jaar}. {uitkomst.bron}"
        assert rij[1:] == [plat(uitkomst.tekst), plat(str(uitkomst.verschil)), bron]


def test_bij_een_ander_kader_is_er_geen_landelijk_beeld(schrijf_dossier: SchrijfDossier) -> None:
    wortel = ontleed(html_van(schrijf_dossier()))
    assert [e for e in wortel.iter() if e.get("id") == "landelijk"] == []


# the estimate


@pytest.mark.parametrize(
    ("inwoners", "uitkomst"),
    [
        (0, "minder dan 1"),
        (2_702, "minder dan 1"),
        (2_703, "ongeveer 1"),
        (50_000, "ongeveer 19"),
        (54_054, "ongeveer 20"),
        (125_285, "ongeveer 46"),
        (163_128, "ongeveer 60"),
        (900_000, "ongeveer 333"),
        (2_704_000, "ongeveer 1.000"),
        (17_942_942, "ongeveer 6.640"),
    ],
)
def test_wie_de_rekensom_nadoet_vindt_hetzelfde_ruwe_getal(inwoners: int, uitkomst: str) -> None:
    assert rekensom(inwoners, date(2026, 6, 30)).uitkomst == uitkomst


def test_de_rekensom_zegt_of_de_inwoners_van_later_zijn() -> None:
    assert date(2024, 1, 1) == INWONERS_OP
    assert rekensom(1, date(2023, 12, 31)).inwoners_later
    assert not rekensom(1, INWONERS_OP).inwoners_later


def test_de_schatting_noemt_haar_bron() -> None:
    schatting = rekensom(1, date(2026, 6, 30)).schatting
    assert "ongeveer het midden" in schatting.tekst
    assert (schatting.per_100000, schatting.jaar) == (37, 2017)
    assert "Nationaal Rapporteur Mensenhandel (2017)" in schatting.bron


# files


def test_een_fout_in_een_bestand_wordt_gemeld(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "beeld.yaml").write_text("kader: k@1\nonbekend: x\n", encoding="utf-8")
    monkeypatch.setattr(naslag, "pakketmap", lambda _: tmp_path)
    with pytest.raises(InvoerFout) as fout:
        naslag.laad("beeld.yaml", LandelijkBeeld)
    assert any("onbekend" in melding.tekst for melding in fout.value.meldingen)
    with pytest.raises(GebruikFout):
        naslag.laad("weg.yaml", LandelijkBeeld)
