"""What someone is filling in about one vraag, as plain data, before it is whole."""

from __future__ import annotations

import copy
from itertools import pairwise
from typing import Any, Final

from vngcheck.dossier import Actie, Antwoord, Dossier, Waarde, als_data
from vngcheck.yamlfile import Pad

_BEDRAG: Final = frozenset({"bedrag", "jaar", "aard"})
"""Without all of these an amount is no amount."""


def begin(dossier: Dossier, vraag: str) -> dict[str, Any]:
    """What a dossier says on a vraag, its acties among it."""
    antwoord = dossier.antwoorden.get(vraag)
    data = als_data(antwoord) if antwoord else {}
    acties = [als_data(actie) for actie in dossier.acties if actie.vraag == vraag]
    for actie in acties:
        del actie["vraag"]
    return {**data, "acties": acties} if acties else data


def in_dossier(dossier: Dossier, vraag: str, data: dict[str, Any], volgorde: list[str]) -> Dossier:
    """A dossier with what was filled in about a vraag.

    Args:
        dossier: as it was.
        vraag: the id.
        data: what was filled in; parts that are not whole yet are left out.
        volgorde: the ids of all vragen, to put a new antwoord in its place.

    Raises:
        pydantic.ValidationError: something in `data` cannot be.
    """
    heel = zonder_halve_delen(data, dossier.antwoorden.get(vraag))
    acties = [Actie.model_validate({"vraag": vraag, **deel}) for deel in heel.pop("acties", [])]
    antwoord = Antwoord.model_validate(heel)
    antwoorden = dict(dossier.antwoorden)
    if antwoord == Antwoord():
        antwoorden.pop(vraag, None)
    elif vraag in antwoorden:
        antwoorden[vraag] = antwoord
    else:
        antwoorden = _ingevoegd(antwoorden, vraag, antwoord, volgorde)
    return dossier.model_copy(
        update={"antwoorden": antwoorden, "acties": tuple(_acties(dossier, vraag, acties))}
    )


def zonder_halve_delen(data: dict[str, Any], eerder: Antwoord | None) -> dict[str, Any]:
    """A copy with only what is whole; an antwoord nvt without a toelichting stays as it was."""
    heel = copy.deepcopy(data)
    _heel(heel, ("geen_knaken", "bedragen"))
    for nummer in range(len(heel.get("acties", []))):
        _heel(heel, ("acties", nummer, "kosten"))
    if heel.get("antwoord") == Waarde.NVT and "toelichting" not in heel:
        acties = {"acties": heel["acties"]} if "acties" in heel else {}
        return {**(als_data(eerder) if eerder else {}), **acties}
    return heel


def pak(data: Any, pad: Pad) -> Any:
    """What stands at a place; None when nothing does."""
    for deel in pad:
        if isinstance(data, dict):
            data = data.get(str(deel))
        elif isinstance(data, list) and isinstance(deel, int) and deel < len(data):
            data = data[deel]
        else:
            return None
    return data


def zet(data: dict[str, Any], pad: Pad, waarde: Any) -> None:
    """Put something at a place; what must be around it is made."""
    hier: Any = data
    for deel, volgende in pairwise(pad):
        leeg: Any = [] if isinstance(volgende, int) else {}
        if isinstance(hier, list):
            if deel == len(hier):
                hier.append(leeg)
            hier = hier[int(deel)]
        else:
            hier = hier.setdefault(deel, leeg)
    if isinstance(hier, list) and pad[-1] == len(hier):
        hier.append(waarde)
    else:
        hier[pad[-1]] = waarde


def haal_weg(data: dict[str, Any], pad: Pad) -> None:
    """Take away what stands at a place, and whatever is empty without it."""
    boven = pak(data, pad[:-1])
    if isinstance(boven, dict):
        boven.pop(str(pad[-1]), None)
    elif isinstance(boven, list) and isinstance(pad[-1], int):
        del boven[pad[-1] : pad[-1] + 1]
    if boven in ({}, []) and len(pad) > 1:
        haal_weg(data, pad[:-1])


def _heel(data: dict[str, Any], pad: Pad) -> None:
    bedragen = pak(data, pad)
    if bedragen:
        zet(data, pad, [deel for deel in bedragen if deel.keys() >= _BEDRAG])
        if not pak(data, pad):
            haal_weg(data, pad)


def _ingevoegd(
    antwoorden: dict[str, Antwoord], vraag: str, antwoord: Antwoord, volgorde: list[str]
) -> dict[str, Antwoord]:
    """The antwoorden with a new one behind the nearest vraag that goes before it."""
    ervoor = set(volgorde[: volgorde.index(vraag)])
    paren = list(antwoorden.items())
    plaats = max((n + 1 for n, (id_, _) in enumerate(paren) if id_ in ervoor), default=0)
    paren.insert(plaats, (vraag, antwoord))
    return dict(paren)


def _acties(dossier: Dossier, vraag: str, nieuw: list[Actie]) -> list[Actie]:
    """All acties, those of one vraag replaced where they stood, more of them at the end."""
    over = iter(nieuw)
    acties: list[Actie] = []
    for actie in dossier.acties:
        if actie.vraag != vraag:
            acties.append(actie)
        elif (vervanger := next(over, None)) is not None:
            acties.append(vervanger)
    return [*acties, *over]
