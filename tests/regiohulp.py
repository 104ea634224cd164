"""A made-up regio with gemeenten that differ, for the tests of the regional report."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

import yaml

from vngcheck.kader import Kader
from vngcheck.kaderbestand import kadermappen, kies_kader

KADER: Final = "vng-mensenhandel@1"
PEILDATUM: Final = "2026-06-30"
NAMEN: Final = (
    "Aalbeek",
    "Berkendam",
    "Coldenhove",
    "Dorpermeer",
    "Eikenoord-Zuid",
    "Frieswold",
    "Goudhaven",
    "Hardinxvoort-Giessenbeek",
    "Ilperveen",
    "Jonkersdal",
    "Kattenbroek",
    "Lindewaard",
    "Middelstum-Noord",
    "Noorderstrand",
    "Oudekerk",
    "'s-Pauwenburg",
)
"""Names of gemeenten that do not exist."""


def kader() -> Kader:
    """The kader that ships."""
    pad = Path("dossier.yaml")
    return kies_kader(KADER, kadermappen(None, pad)).kader


def schrijf(pad: Path, data: object) -> Path:
    """Write a dossier."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    tekst = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    pad.write_text(tekst, encoding="utf-8")
    return pad


def regio(map_: Path, namen: tuple[str, ...] = NAMEN) -> Path:
    """Write the regiodossier of the made-up regio."""
    worp = random.Random(1)  # noqa: S311 (no secret)
    antwoorden = {
        vraag.id: {
            "antwoord": worp.choice(["ja", "ja", "deels", "nee"]),
            "bewijs": [{"titel": "Regioplan", "plaats": "paragraaf 2"}],
            **({"resttaken": ["Een eigen contactpersoon aanwijzen"]} if n % 9 == 0 else {}),
        }
        for n, vraag in enumerate(kader().vragen.values())
        if vraag.schaal != "lokaal" and n % 3
    }
    return schrijf(
        map_ / "streek.yaml",
        {
            "vngcheck": 1,
            "kader": KADER,
            "fictief": True,
            "regio": {"naam": "Voorbeeldstreek", "gemeenten": list(namen)},
            "peildatum": PEILDATUM,
            "antwoorden": antwoorden,
            "cijfers": [
                {"jaar": 2024, "wat": "meldingen", "bron": "zorghuis", "aantal": 31},
                {"jaar": 2025, "wat": "meldingen", "bron": "zorghuis", "aantal": 44},
            ],
        },
    )


def gemeente(map_: Path, naam: str, zaad: int, **kop: object) -> Path:
    """Write the dossier of a made-up gemeente; the same `zaad` gives the same antwoorden."""
    worp = random.Random(zaad)  # noqa: S311 (no secret)
    antwoorden = {
        vraag.id: _antwoord(worp, wettelijk=vraag.plicht == "wettelijk", zaad=zaad)
        for vraag in kader().vragen.values()
        if worp.random() < 0.7
    }
    data = {
        "vngcheck": 1,
        "kader": KADER,
        "fictief": True,
        "gemeente": naam,
        "peildatum": PEILDATUM,
        "bouwt_op": "streek.yaml",
        "antwoorden": antwoorden,
    }
    bestand = f"{zaad:02}-{naam.strip(chr(39)).lower()}.yaml"
    return schrijf(map_ / bestand, data | kop)


def _antwoord(worp: random.Random, *, wettelijk: bool, zaad: int) -> dict[str, object]:
    waarde = worp.choice(["ja", "ja", "ja", "deels", "nee", "nvt"])
    deel: dict[str, object] = {"antwoord": waarde}
    if waarde == "nvt":
        deel["toelichting"] = "Dit speelt hier niet."
    if waarde in {"ja", "deels"} and worp.random() < 0.8:
        deel["bewijs"] = [{"titel": "Plan van aanpak", "plaats": "paragraaf 3"}]
    if waarde == "deels" and worp.random() < 0.3:
        deel["resttaken"] = ["Afspraken op papier zetten"]
        deel["geregeld_door"] = "Zorg- en Veiligheidshuis"
    if waarde in {"deels", "nee"} and not wettelijk and worp.random() < 0.3:
        deel["reden"] = "geen_rijksmiddelen"
        deel["geen_knaken"] = {
            "wat_niet": "Eigen voorlichting",
            "alternatief": "Landelijke campagnes",
            "gevolg": "Minder meldingen",
            "bedragen": [{"jaar": 2026, "bedrag": 1000 * (zaad + 1), "aard": "structureel"}],
            "besluit": {"orgaan": "college", "datum": "2026-04-14"},
        }
    return deel


def streek(map_: Path) -> Path:
    """Write the regio with all that can go wrong with its gemeenten; gives the regiodossier.

    Of the sixteen gemeenten eleven can be compared, one of them with another peildatum.
    """
    pad = regio(map_)
    for zaad, naam in enumerate(NAMEN[:10]):
        gemeente(map_, naam, zaad)
    gemeente(map_, NAMEN[10], 10, peildatum="2026-03-31")
    gemeente(map_, NAMEN[11], 11, kader="vng-mensenhandel@2")
    gemeente(map_, NAMEN[12], 12, peildatum="gisteren", fase="klaar")
    gemeente(map_, NAMEN[13], 13, bouwt_op=None)
    gemeente(map_, NAMEN[14], 14)
    gemeente(map_ / "kopie", NAMEN[14], 14, bouwt_op="../streek.yaml")
    return pad
