"""A dossier with as much in it as the format allows still gives a good report."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Schrijf
from pdfhulp import doorlopend, keur, lopend
from stressdossier import ACTIES, BEWIJS, LENGTE, stressdossier, te_tonen
from vngcheck.dossierbestand import laad_dossier
from vngcheck.kaderbestand import kadermappen, kies_kader
from vngcheck.rapport.bijlage import dossierbijlagen
from vngcheck.rapport.html import naar_html
from vngcheck.rapport.inhoud import maak_rapport
from vngcheck.rapport.pdf import naar_pdf
from vngcheck.rapport.soorten import Editie


@pytest.mark.parametrize(
    ("kader", "acties"),
    [
        pytest.param("klein@1", 60, id="klein"),
        pytest.param("vng-mensenhandel@1", ACTIES, id="vng", marks=pytest.mark.traag),
    ],
)
def test_een_overvol_dossier_geeft_een_goede_en_volledige_pdf(
    kader: str, acties: int, schrijf: Schrijf, klein_kader: Path
) -> None:
    gekozen = kies_kader(kader, kadermappen(klein_kader)).kader
    geladen = laad_dossier(schrijf("stress.yaml", stressdossier(gekozen, acties)), klein_kader)
    assert len(geladen.dossier.antwoorden) == len(gekozen.vragen)
    assert len(geladen.dossier.acties) == acties
    antwoorden = [*geladen.dossier.antwoorden.values()]
    assert len(antwoorden[0].bewijs) == BEWIJS
    assert all(LENGTE - 10 < len(a.toelichting or "") <= LENGTE for a in antwoorden)
    html = naar_html(maak_rapport(geladen, Editie.INTERN), voor_pdf=True)
    pdf = naar_pdf(html)
    keur(pdf)
    gelezen = doorlopend(pdf)
    assert [t for t in te_tonen(geladen) if lopend(t) not in gelezen] == []


@pytest.mark.traag
def test_een_overvol_dossier_past_in_de_pdf(schrijf: Schrijf, klein_kader: Path) -> None:
    gekozen = kies_kader("klein@1", kadermappen(klein_kader)).kader
    geladen = laad_dossier(schrijf("stress.yaml", stressdossier(gekozen, 60)), klein_kader)
    html = naar_html(maak_rapport(geladen, Editie.INTERN), voor_pdf=True)
    keur(naar_pdf(html, dossierbijlagen(geladen, Editie.OPENBAAR)), "3a")
