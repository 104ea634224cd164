"""The letters as PDF: accessible, archivable, one page and an annex."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import verapdf
import vijandig
from conftest import Schrijf, SchrijfDossier
from pdfhulp import bladen, keur, metadata, ontleed, plat, tekst, voorbeeld, zonder_wit
from vngcheck.brief.html import naar_html
from vngcheck.brief.inhoud import maak_document
from vngcheck.brief.maken import schrijf_brieven
from vngcheck.brief.soorten import Soort
from vngcheck.dossierbestand import laad_dossier
from vngcheck.errors import UitvoerFout
from vngcheck.rapport import pdfmotor
from vngcheck.rapport.inhoud import maak_rapport
from vngcheck.rapport.pdf import naar_pdf


@cache
def html(soort: Soort) -> str:
    """Letters of Voorbeeldstad."""
    return naar_html(maak_document(maak_rapport(voorbeeld("voorbeeldstad")), soort))


@cache
def pdf(soort: Soort) -> bytes:
    """The same as PDF."""
    return naar_pdf(html(soort))


@pytest.mark.parametrize("soort", Soort)
def test_elke_brief_voldoet_aan_de_normen(soort: Soort) -> None:
    keur(pdf(soort))


@pytest.mark.traag
@pytest.mark.parametrize("profiel", ["ua1", "2a"])
def test_verapdf_vindt_niets(profiel: str, tmp_path: Path) -> None:
    pad = tmp_path / "brief.pdf"
    pad.write_bytes(pdf(Soort.BEIDE))
    assert verapdf.fouten(pad, profiel) == []


@pytest.mark.parametrize("soort", Soort)
def test_elke_bladzijde_zegt_fictief(soort: Soort) -> None:
    gelezen = bladen(pdf(soort))
    assert all("FICTIEF VOORBEELD" in plat(blad) for blad in gelezen)
    assert f"pagina 1 van {len(gelezen)}" in plat(gelezen[0])


def test_de_brief_aan_de_minister_is_een_bladzijde_met_een_bijlage() -> None:
    eerste, bijlage, *_ = map(plat, bladen(pdf(Soort.MINISTER)))
    assert "de secretaris: [handtekening]" in eerste
    assert "Bijlage: de uitleg per taak" in bijlage


def test_een_zin_staat_op_de_bladzijde_van_haar_tabel() -> None:
    zin = "Bij 2 taken telt onze uitleg niet. Daarover vragen wij de minister nu niets."
    (blad,) = [blad for blad in map(plat, bladen(pdf(Soort.RAAD))) if zin in blad]
    assert "Uitleg die niet telt" in blad


def test_zonder_pango_noemt_de_brief_het_andere_formaat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mislukt(naam: str) -> None:
        raise OSError(f"cannot load library 'libpango-1.0-0' ({naam})")

    monkeypatch.setattr(pdfmotor, "import_module", mislukt)
    with pytest.raises(UitvoerFout, match="Pango") as gevangen:
        schrijf_brieven(voorbeeld("voorbeeldstad"), tmp_path / "brief.pdf")
    melding = str(gevangen.value)
    assert "Zonder PDF kan het wel: geef een naam die eindigt op .docx." in melding
    assert "--formaat" not in melding


@pytest.mark.parametrize("soort", Soort)
def test_een_h1_en_geen_overgeslagen_kop(soort: Soort) -> None:
    koppen = [int(e.tag[1]) for e in ontleed(html(soort)).iter() if e.tag in {"h1", "h2", "h3"}]
    assert koppen.count(1) == 1
    assert koppen[0] == 1
    assert all(n <= vorige + 1 for vorige, n in pairwise(koppen))


def test_elke_tabel_is_regelmatig_met_koppen() -> None:
    tabellen = [e for e in ontleed(html(Soort.BEIDE)).iter() if e.tag == "table"]
    for tabel in tabellen:
        assert tabel.find("caption") is not None
        assert len({len(rij) for rij in tabel.iter("tr")}) == 1
        assert all(kop.get("scope") in {"row", "col"} for kop in tabel.iter("th"))


def test_de_titel_is_die_van_het_document() -> None:
    assert "Verantwoordingsbrief aan de minister, Voorbeeldstad" in metadata(pdf(Soort.MINISTER))


# As in test_rapport_pdf: a few kinds at a time fill every field.
SOORTEN = list(vijandig.TEKSTEN)


@pytest.mark.parametrize("soorten", [SOORTEN[n : n + 5] for n in range(0, len(SOORTEN), 5)])
def test_vijandige_tekst_geeft_een_goede_pdf(
    soorten: list[str], schrijf: Schrijf, schrijf_dossier: SchrijfDossier
) -> None:
    schrijf_dossier()  # puts the kader there
    teksten = [vijandig.TEKSTEN[soort] for soort in soorten]
    pad = schrijf("vijandig.yaml", vijandig.dossier(*teksten))
    document = maak_document(maak_rapport(laad_dossier(pad), toch=True), Soort.BEIDE)
    gemaakt = naar_pdf(naar_html(document))
    keur(gemaakt)
    assert zonder_wit("Bijlage: de uitleg per taak") in zonder_wit(tekst(gemaakt))
