"""Nothing of a dossier is lost: every text and every euro of it stands in the interne PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pdfhulp import ELK_VOORBEELD, doorlopend, lopend, voorbeeld, voorbeeld_pdf
from stressdossier import te_tonen
from vngcheck.dossierbestand import GeladenDossier, laad_dossier
from vngcheck.rapport.html import naar_html
from vngcheck.rapport.inhoud import maak_rapport
from vngcheck.rapport.pdf import naar_pdf
from vngcheck.rapport.soorten import Editie


def ontbreekt(geladen: GeladenDossier, pdf: bytes) -> list[str]:
    gelezen = doorlopend(pdf)
    gezocht = {lopend(tekst): tekst for tekst in te_tonen(geladen)}
    assert gezocht
    return [tekst for kaal, tekst in gezocht.items() if kaal not in gelezen]


@pytest.mark.parametrize("naam", ELK_VOORBEELD)
def test_alles_van_een_voorbeeld_staat_in_de_interne_pdf(naam: str) -> None:
    assert ontbreekt(voorbeeld(naam), voorbeeld_pdf(naam, Editie.INTERN)) == []


def test_wat_er_niet_staat_wordt_gemist() -> None:
    # Else the tests here would pass without seeing anything.
    andere = voorbeeld_pdf("drenthe-regio", Editie.INTERN)
    assert len(ontbreekt(voorbeeld("voorbeeldstad"), andere)) > 100


LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456789éëïöü.,;:!?()%€&<>{}'\"/+*=#@_-"
_WOORD = st.text(LETTERS, min_size=1, max_size=40)
TITELS = st.lists(_WOORD, min_size=1, max_size=8).map(" ".join).map(lambda t: f"x{t}")
TEKSTEN = st.lists(TITELS, min_size=1, max_size=6).map("\n".join)
BEDRAGEN = st.lists(
    st.fixed_dictionaries(
        {
            "jaar": st.integers(2024, 2028),
            "bedrag": st.integers(0, 1_000_000_000),
            "aard": st.sampled_from(["structureel", "incidenteel"]),
        }
    ),
    max_size=4,
)
UITLEG = st.fixed_dictionaries(
    {},
    optional={
        "wat_niet": TEKSTEN,
        "alternatief": TEKSTEN,
        "gevolg": TEKSTEN,
        "gezochte_dekking": TEKSTEN,
        "bedragen": BEDRAGEN,
        "besluit": st.fixed_dictionaries({"orgaan": st.just("raad"), "kenmerk": TITELS}),
    },
)
BEWIJS = st.lists(st.fixed_dictionaries({"titel": TITELS}, optional={"plaats": TITELS}), max_size=4)
ANTWOORD = st.fixed_dictionaries(
    {
        "antwoord": st.sampled_from(["ja", "deels", "nee", "nvt"]),
        "toelichting": TEKSTEN,
    },
    optional={
        "bewijs": BEWIJS,
        "voorbehoud": TEKSTEN,
        "resttaken": st.lists(TITELS, max_size=3),
        "intern": TEKSTEN,
        "te_herbevestigen": st.just("true"),
    },
)
ONVERVULD = st.builds(
    lambda antwoord, uitleg: {
        **antwoord,
        "antwoord": "nee",
        "reden": "geen_rijksmiddelen",
        "geen_knaken": uitleg,
    },
    ANTWOORD,
    UITLEG,
)
VRAGEN = ["beleid.plan", "beleid.raad", "opvang.zorg", "opvang.bedden"]
ACTIES = st.lists(
    st.fixed_dictionaries(
        {"vraag": st.sampled_from(VRAGEN), "actie": TEKSTEN},
        optional={
            "resultaat": TEKSTEN,
            "trekker": TITELS,
            "partners": st.lists(TITELS, max_size=3),
            "kosten": st.lists(
                st.fixed_dictionaries(
                    {
                        "jaar": st.integers(2024, 2028),
                        "bedrag": st.integers(1, 1_000_000),
                        "aard": st.just("incidenteel"),
                    },
                    optional={"dekking": TITELS},
                ),
                max_size=3,
            ),
            "status": st.sampled_from(["gepland", "loopt", "gereed", "vervallen"]),
        },
    ),
    max_size=4,
)


@pytest.mark.traag
@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    antwoorden=st.fixed_dictionaries({}, optional=dict.fromkeys(VRAGEN, ANTWOORD | ONVERVULD)),
    acties=ACTIES,
    punten=st.lists(TEKSTEN, min_size=1, max_size=3),
)
def test_alles_van_elk_dossier_staat_in_de_interne_pdf(
    antwoorden: Any, acties: Any, punten: Any, tmp_path: Path, klein_kader: Path
) -> None:
    data = {
        "vngcheck": "1",
        "kader": "klein@1",
        "fictief": "true",
        "gemeente": "Voorbeelddorp",
        "peildatum": "2026-06-30",
        "beslispunten": punten,
        "antwoorden": antwoorden,
        "acties": acties,
    }
    pad = tmp_path / "dossier.yaml"
    pad.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    geladen = laad_dossier(pad, klein_kader)
    pdf = naar_pdf(naar_html(maak_rapport(geladen, Editie.INTERN), voor_pdf=True))
    assert ontbreekt(geladen, pdf) == []
