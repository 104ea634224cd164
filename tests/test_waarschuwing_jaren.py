"""The warning about what costs the same each year, and stands at one year only."""

from __future__ import annotations

from typing import Final

import pytest

from conftest import Controleer, SchrijfDossier
from vngcheck.bestanden import pakketmap

STRUCTUREEL: Final = "{jaar: 2026, bedrag: 5, aard: structureel}"
LATER: Final = "{jaar: 2028, bedrag: 5, aard: structureel}"
EENMALIG: Final = "{jaar: 2028, bedrag: 5, aard: incidenteel}"
MELDING: Final = (
    "Dit bedrag is structureel, maar staat alleen bij 2026. Noem elk jaar waarvoor u het wilt "
    "laten meetellen."
)


def over(antwoord: str, bedragen: str, extra: str = "") -> str:
    """An explanation that lacks nothing, at its vraag, with these amounts."""
    return f"""\
  {antwoord}:
    antwoord: nee
    reden: geen_rijksmiddelen
    geen_knaken:
      wat_niet: Campagne
      alternatief: Landelijke campagne
      gevolg: Minder meldingen
      besluit: {{orgaan: raad, datum: 2026-06-30}}{extra}
      bedragen: [{bedragen}]
"""


INWONERS: Final = "voorlichting.inwoners"
SCHOLEN: Final = "voorlichting.scholen"
TOT_2027: Final = "\n      vervalt_op: 2027-12-31"


@pytest.mark.parametrize(
    ("rest", "peildatum"),
    [
        # The explanation goes on, the dossier is of a later year, or other amounts are.
        (over(INWONERS, STRUCTUREEL, TOT_2027), "2026-06-30"),
        (over(INWONERS, STRUCTUREEL), "2027-06-30"),
        (over(INWONERS, f"{STRUCTUREEL}, {EENMALIG}"), "2026-06-30"),
        (over(INWONERS, f"{STRUCTUREEL}, {STRUCTUREEL}", TOT_2027), "2026-06-30"),
        (over(INWONERS, STRUCTUREEL) + over(SCHOLEN, f"{STRUCTUREEL}, {LATER}"), "2026-06-30"),
        (
            f"{over(INWONERS, STRUCTUREEL)}acties:\n"
            f"  - {{vraag: beleid.plan, actie: Doen, kosten: [{EENMALIG}]}}\n",
            "2026-06-30",
        ),
    ],
)
def test_one_warning_where_a_later_year_is_missed(
    rest: str, peildatum: str, schrijf_dossier: SchrijfDossier, controleer: Controleer
) -> None:
    pad = schrijf_dossier(f"antwoorden:\n{rest}", peildatum=peildatum)
    (melding,) = [m for m in controleer(pad) if "structureel" in m]
    assert f": waarschuwing: antwoorden.{INWONERS}.geen_knaken.bedragen[" in melding
    assert melding.endswith(f"]: {MELDING}")


@pytest.mark.parametrize(
    "rest",
    [
        over(INWONERS, STRUCTUREEL),
        over(INWONERS, STRUCTUREEL, "\n      vervalt_op: 2026-12-31"),
        over(INWONERS, f"{STRUCTUREEL}, {LATER}", TOT_2027),
        over(INWONERS, "{jaar: 2026, bedrag: 5, aard: incidenteel}", TOT_2027),
        over(INWONERS, LATER, TOT_2027),
    ],
)
def test_no_warning_where_nothing_is_missed(
    rest: str, schrijf_dossier: SchrijfDossier, controleer: Controleer
) -> None:
    assert controleer(schrijf_dossier(f"antwoorden:\n{rest}")) == []


def test_no_example_draws_it(controleer: Controleer) -> None:
    for pad in sorted(pakketmap("examples").glob("*.yaml")):
        assert not [m for m in controleer(pad) if "staat alleen bij" in m]
