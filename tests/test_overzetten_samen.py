"""Vragen that were put together: when their antwoorden stay one, and what becomes of the rest."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from conftest import Cli, SchrijfDossier
from overzethulp import Overzetten


@pytest.fixture
def overzetten(tmp_path: Path, cli: Cli) -> Overzetten:
    return Overzetten(tmp_path, cli)


SAMEN: Final = "voorlichting.inwoners: {{{}}}\n  voorlichting.scholen: {{{}}}\n"


@pytest.mark.parametrize(
    ("een", "ander", "wordt"),
    [
        (
            "antwoord: ja, datum: 2026-02-01, bewijs: [{titel: Plan}]",
            "antwoord: ja, datum: 2026-01-01, bewijs: [{titel: Plan}, {titel: Folder}]",
            {
                "antwoord": "ja",
                "toelichting": "Van voorlichting.inwoners (ja).\nVan voorlichting.scholen (ja).",
                "datum": "2026-01-01",
                "bewijs": [{"titel": "Plan"}, {"titel": "Folder"}],
                "te_herbevestigen": True,
            },
        ),
        (
            "antwoord: nee, reden: keuze, voorbehoud: Zolang., resttaken: [Bellen]",
            "antwoord: nee, reden: gepland, gepland: 2027-01-01",
            {
                "antwoord": "nee",
                "toelichting": "Van voorlichting.inwoners (nee).\nVan voorlichting.scholen (nee).",
                "gepland": "2027-01-01",
                "resttaken": ["Bellen"],
                "voorbehoud": "Van voorlichting.inwoners (nee): Zolang.",
                "te_herbevestigen": True,
            },
        ),
        (
            "antwoord: ja",
            "toelichting: Nog niet bekend.",
            {
                "toelichting": "Van voorlichting.inwoners (ja).\n"
                "Van voorlichting.scholen (open): Nog niet bekend."
            },
        ),
        (
            "antwoord: ja, te_herbevestigen: true",
            "antwoord: deels",
            {
                "toelichting": "Van voorlichting.inwoners (ja (te herbevestigen)).\n"
                "Van voorlichting.scholen (deels)."
            },
        ),
    ],
)
def test_samengevoegd(
    een: str,
    ander: str,
    wordt: dict[str, Any],
    overzetten: Overzetten,
    schrijf_dossier: SchrijfDossier,
) -> None:
    oud = schrijf_dossier(f"antwoorden:\n  {SAMEN.format(een, ander)}")
    assert overzetten.doe(oud).exit == 0
    assert overzetten.data()["antwoorden"] == {"voorlichting.breed": wordt}


def test_samengevoegde_uitleg_telt_bedragen_op(
    overzetten: Overzetten, schrijf_dossier: SchrijfDossier
) -> None:
    def deel(wat: str, bedrag: int, einde: str) -> str:
        return (
            "antwoord: nee, reden: geen_rijksmiddelen, geen_knaken: {"
            f"wat_niet: {wat}, alternatief: Landelijk, bedragen: [{{jaar: 2026, bedrag: {bedrag}, "
            "aard: structureel}], besluit: {orgaan: raad, datum: 2026-01-01}, "
            f"vervalt_op: {einde}}}"
        )

    delen = deel("Folder", 100, "2027-01-01"), deel("Lessen", 50, "2026-12-31")
    overzetten.doe(schrijf_dossier(f"antwoorden:\n  {SAMEN.format(*delen)}"))
    uitleg = overzetten.data()["antwoorden"]["voorlichting.breed"]["geen_knaken"]
    assert uitleg == {
        "wat_niet": "Folder\nLessen",
        "alternatief": "Landelijk",
        "bedragen": [{"jaar": 2026, "bedrag": 150, "aard": "structureel"}],
        "besluit": {"orgaan": "raad", "datum": "2026-01-01"},
        "vervalt_op": "2026-12-31",
    }


def test_te_lange_teksten_staan_in_het_verslag(
    overzetten: Overzetten, schrijf_dossier: SchrijfDossier
) -> None:
    lang = "x" * 4000
    delen = [f"antwoord: ja, toelichting: {lang}{n}" for n in (1, 2)]
    overzetten.doe(schrijf_dossier(f"antwoorden:\n  {SAMEN.format(*delen)}"))
    assert overzetten.data()["antwoorden"]["voorlichting.breed"]["toelichting"] == (
        "De teksten bij de oude vragen zijn samen te lang voor één antwoord. Ze staan in het "
        "verslag van het overzetten."
    )
    assert f"{lang}2" in (overzetten.map / "nieuw.overzetten.md").read_text("utf-8")
