"""A dossier with as much in it as the format allows, and what a report of it must show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count, cycle
from typing import Any, Final

import yaml

from vngcheck.dossierbestand import GeladenDossier
from vngcheck.kader import Kader
from vngcheck.opmaak import euro

LENGTE: Final = 4_000
ACTIES: Final = 300
BEWIJS: Final = 50
_ZIN: Final = (
    "De gemeente werkt samen met politie, zorg en de regio aan het herkennen van signalen. "
)
_WOORD: Final = "Ketensamenwerkingsovereenkomstondertekeningsbijeenkomst"


def stressdossier(kader: Kader, acties: int = ACTIES) -> str:
    """A fictitious dossier with every vraag of a kader answered at length, as YAML."""
    nummers = count(1)

    def tekst(lengte: int = 200) -> str:
        kop = f"Tekst {next(nummers)}. {_WOORD * 3} "
        return (kop + _ZIN * (lengte // len(_ZIN) + 1))[:lengte].strip()

    def titel() -> str:
        return f"Titel {next(nummers)} van het document"

    waarden = cycle(["nee", "deels", "ja", "nvt"])
    vragen = [*kader.vragen]
    antwoorden = {vraag: _antwoord(next(waarden), tekst, titel, next(nummers)) for vraag in vragen}
    antwoorden[vragen[0]]["bewijs"] = [{"titel": titel(), "plaats": titel()} for _ in range(BEWIJS)]
    data: dict[str, Any] = {
        "vngcheck": "1",
        "kader": kader.verwijzing,
        "fictief": "true",
        "gemeente": "Stressdam",
        "peildatum": "2026-06-30",
        "opsteller": titel(),
        "verantwoording": tekst(LENGTE),
        "beslispunten": [tekst() for _ in range(10)],
        "antwoorden": antwoorden,
        "acties": [
            {
                "vraag": vragen[n % len(vragen)],
                "actie": tekst(),
                "resultaat": tekst(),
                "trekker": titel(),
                "partners": [titel(), titel()],
                "gereed": f"{2025 + n % 4}-12-31",
                "kosten": [
                    {"jaar": 2026 + n % 3, "bedrag": 10_000 + n, "aard": "incidenteel"},
                    {
                        "jaar": 2027,
                        "bedrag": 20_000 + n,
                        "aard": "structureel",
                        "dekking": titel(),
                    },
                ],
                "status": "gepland",
            }
            for n in range(acties)
        ],
        "ambitie": [{"jaar": 2026 + n, "niveau": 1 + n % 4} for n in range(10)],
        "cijfers": [
            {"jaar": 2020 + n % 6, "wat": titel(), "bron": titel(), "aantal": n} for n in range(60)
        ],
        "partners": [
            {"naam": titel(), "rollen": ["nazorg"], "vormen": ["arbeid"]} for _ in range(60)
        ],
    }
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)


def _antwoord(waarde: str, tekst: Any, titel: Any, nummer: int) -> dict[str, Any]:
    antwoord: dict[str, Any] = {
        "antwoord": waarde,
        "toelichting": tekst(LENGTE),
        "voorbehoud": tekst(),
        "intern": tekst(),
        "bewijs": [{"titel": titel(), "plaats": titel()}],
        "resttaken": [titel()],
    }
    if waarde in {"nee", "deels"}:
        antwoord["reden"] = "geen_rijksmiddelen"
        antwoord["geen_knaken"] = {
            "wat_niet": tekst(),
            "alternatief": tekst(),
            "gevolg": tekst(LENGTE),
            "gezochte_dekking": tekst(),
            "bedragen": [{"jaar": 2026, "bedrag": 30_000 + nummer, "aard": "structureel"}],
            "besluit": {"orgaan": "raad", "datum": "2026-05-21", "kenmerk": titel()},
        }
    return antwoord


def te_tonen(geladen: GeladenDossier) -> Iterator[str]:
    """Every text and every amount of a dossier that its interne report must show."""
    dossier = geladen.dossier
    delen: list[Any] = [
        antwoord.antwoord.model_dump(include=_ANTWOORD) for antwoord in geladen.antwoorden.values()
    ]
    delen += [actie.model_dump(include=_ACTIE) for actie in dossier.acties]
    delen += [
        cijfer.model_dump(include={"wat", "bron", "vindplaats"}) for cijfer in dossier.cijfers
    ]
    delen += [partner.naam for partner in dossier.partners]
    delen += [dossier.opsteller, dossier.verantwoording, dossier.beslispunten]
    for deel in delen:
        yield from _teksten(deel)


_UITLEG: Final = {"wat_niet", "alternatief", "gevolg", "gezochte_dekking", "bedragen"}
_ANTWOORD: Final[dict[str, Any]] = {
    **dict.fromkeys(["toelichting", "voorbehoud", "bewijs", "resttaken", "intern"], True),
    "geen_knaken": {**dict.fromkeys(_UITLEG, True), "besluit": {"kenmerk"}},
}
_ACTIE: Final = {"actie", "resultaat", "trekker", "partners", "kosten"}


def _teksten(deel: Any) -> Iterator[str]:
    if isinstance(deel, Mapping):
        if "bedrag" in deel:
            yield euro(deel["bedrag"])
            yield from _teksten(deel.get("dekking"))
            return
        for waarde in deel.values():
            yield from _teksten(waarde)
    elif isinstance(deel, list | tuple):
        for waarde in deel:
            yield from _teksten(waarde)
    elif isinstance(deel, str):
        yield deel
