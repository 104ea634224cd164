"""From a file as read to a model, with every error in Dutch and on its line."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import islice
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from vngcheck.errors import Melding
from vngcheck.velden import MAX_TITEL, kort
from vngcheck.yamlfile import Pad, YamlBestand

M = TypeVar("M", bound=BaseModel)

_GELIJKEND: Final = 62
"""How alike, of 100, two words must be before one is suggested for the other."""
_NAAST: Final = 12
"""How much less alike than the best one a further suggestion may be."""

MAX_FOUTEN: Final = 1_000
"""Errors of one kind that are told of one file; nobody reads more."""
_MAX_BEKEND: Final = 1_000
"""Known words among which the nearest one is looked for."""

_BLOK: Final = (
    "Hier hoort een blok met sleutels.",
    "Schrijf op de volgende regels, ingesprongen: sleutel: waarde.",
)
# Lists and texts have validators of their own (velden), which speak first.
_TEKSTEN: Final[dict[str, tuple[str, str]]] = {
    "model_type": _BLOK,
    "dict_type": _BLOK,
    "too_short": ("Deze lijst is te kort.", "Voeg er iets aan toe."),
}


def valideer(bestand: YamlBestand, soort: type[M]) -> tuple[M | None, list[Melding]]:
    """Make a model of a file.

    Args:
        bestand: the file as read.
        soort: the model its whole content must fit.

    Returns:
        The model, or None when there are errors; and all errors, in the order of the file.
    """
    try:
        return soort.model_validate(bestand.data), []
    except ValidationError as fout:
        schema = _schema(soort)
        fouten = fout.errors(include_url=False)
        return None, hooguit(bestand, (_melding(bestand, schema, deel) for deel in fouten))


@cache
def _schema(soort: type[BaseModel]) -> dict[str, Any]:
    return soort.model_json_schema()


def hooguit(bestand: YamlBestand, meldingen: Iterable[Melding]) -> list[Melding]:
    """The first `MAX_FOUTEN` findings; when there are more, the last one says so.

    What is beyond them is not even made: to look for the word that was meant takes time.
    """
    gevonden = iter(meldingen)
    eerste = list(islice(gevonden, MAX_FOUTEN))
    if next(gevonden, None) is not None:
        tekst = f"Dit bestand heeft meer dan {MAX_FOUTEN} fouten; niet alle staan hier."
        eerste.append(bestand.fout((), tekst, "Herstel eerst deze."))
    return eerste


def op_volgorde(meldingen: Iterable[Melding]) -> list[Melding]:
    """Findings in the order of the file; those without a line first. Doubles are dropped."""
    uniek = dict.fromkeys(meldingen)
    return sorted(uniek, key=lambda m: (str(m.bestand), m.regel or 0))


def dichtstbij(woord: str, bekend: Iterable[str], aantal: int = 3) -> list[str]:
    """The known words nearest to one that was typed, best first; none when all are far off."""
    from rapidfuzz import fuzz, process, utils

    if len(woord) > MAX_TITEL:
        return []
    gevonden = process.extract(
        woord,
        list(islice(bekend, _MAX_BEKEND)),
        scorer=fuzz.ratio,
        processor=utils.default_process,
        limit=aantal,
        score_cutoff=_GELIJKEND,
    )
    # Beside one that is nearly right, the far ones only distract.
    return [naam for naam, score, _ in gevonden if score > gevonden[0][1] - _NAAST]


def bedoelt_u(woord: str, bekend: Iterable[str], anders: str) -> str:
    """A remedy that names the nearest known words, or `anders` when there are none near."""
    namen = [kort(naam) for naam in dichtstbij(woord, bekend)]
    return f"Bedoelt u {' of '.join(namen)}?" if namen else anders


def _melding(bestand: YamlBestand, schema: dict[str, Any], fout: ErrorDetails) -> Melding:
    # Pydantic marks a mapping key that fails with an extra "[key]"; it is no place of its own.
    pad: Pad = tuple(deel for deel in fout["loc"] if deel != "[key]")
    soort = fout["type"]
    if soort == "extra_forbidden":
        return _onbekende_sleutel(bestand, schema, pad, leeg=fout["input"] is None)
    if soort == "missing" and pad in bestand.regels:
        return bestand.fout(pad, f"De sleutel '{pad[-1]}' is leeg.", "Vul een waarde in.")
    if soort == "missing":
        return bestand.fout(
            pad[:-1], f"De sleutel '{pad[-1]}' ontbreekt.", f"Voeg toe: {pad[-1]}: ..."
        )
    if soort == "vngcheck":
        inhoud = fout["ctx"]
        return bestand.fout(pad, str(inhoud["tekst"]), str(inhoud["remedie"]))
    if soort == "too_long":
        aantal, maximum = fout["ctx"]["actual_length"], fout["ctx"]["max_length"]
        tekst = f"Deze lijst heeft {aantal} delen; het maximum is {maximum}."
        return bestand.fout(pad, tekst, f"Haal er minstens {aantal - maximum} af.")
    tekst, remedie = _TEKSTEN.get(soort, ("Deze waarde kan hier niet.", "Kijk in de handleiding."))
    return bestand.fout(pad, tekst, remedie)


def _onbekende_sleutel(
    bestand: YamlBestand, schema: dict[str, Any], pad: Pad, *, leeg: bool
) -> Melding:
    sleutel = str(pad[-1])
    if leeg:
        # What YAML makes of {titel: Plan, deel 2} and of {bedrag: 12,5}.
        return bestand.fout(
            pad,
            f"De sleutel '{kort(sleutel)}' bestaat hier niet, en er staat niets achter.",
            "Staat er een komma in een tekst? Zet de tekst tussen aanhalingstekens. "
            "Schrijf een bedrag zonder komma.",
        )
    if len(pad) == 1 and "." in sleutel:
        return bestand.fout(
            pad,
            f"De sleutel '{kort(sleutel)}' staat op de verkeerde plaats.",
            "Is het een vraag? Spring hem in, onder 'antwoorden'.",
        )
    bekend = _sleutels(schema, pad[:-1])
    anders = f"Mogelijk zijn: {', '.join(bekend)}." if bekend else "Haal hem weg."
    return bestand.fout(
        pad, f"De sleutel '{kort(sleutel)}' bestaat hier niet.", bedoelt_u(sleutel, bekend, anders)
    )


def _sleutels(schema: dict[str, Any], pad: Pad) -> list[str]:
    """The keys that may stand at a path, read off the JSON Schema of the model."""
    hier = _volg(schema, schema)
    for deel in pad:
        if isinstance(deel, int):
            hier = _volg(schema, hier.get("items", {}))
        else:
            eigen = hier.get("properties", {}).get(deel)
            hier = _volg(schema, eigen or hier.get("additionalProperties") or {})
    return list(hier.get("properties", {}))


def _volg(schema: dict[str, Any], deel: Any) -> dict[str, Any]:
    """Follow references, and the first real branch of "this or nothing"."""
    while isinstance(deel, dict):
        if "$ref" in deel:
            deel = schema["$defs"][deel["$ref"].rsplit("/", 1)[-1]]
        elif "anyOf" in deel:
            deel = next(tak for tak in deel["anyOf"] if tak.get("type") != "null")
        else:
            return deel
    return {}
