"""The JSON Schemas of the files, made from the models; editors use them.

The files in `frameworks/` are made by `make genereer`; a check keeps them current.
"""

from __future__ import annotations

import json
from typing import Any, Final

from vngcheck.dossier import Dossier
from vngcheck.kader import Kader
from vngcheck.koppelbestand import Koppeling
from vngcheck.velden import Model

_MODELLEN: Final[dict[str, tuple[type[Model], str]]] = {
    "dossier": (Dossier, "Dossier van vngcheck"),
    "kader": (Kader, "Kader van vngcheck"),
    "overzetting": (Koppeling, "Koppelbestand van vngcheck"),
}


def json_schema(soort: str) -> str:
    """The JSON Schema of a file, as indented JSON that ends with a line break.

    Args:
        soort: dossier, kader or overzetting.
    """
    model, titel = _MODELLEN[soort]
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= model.model_json_schema(mode="validation")
    schema = _voor_yaml(schema) | {"title": titel}
    if model is Dossier:
        schema["oneOf"] = [{"required": ["gemeente"]}, {"required": ["regio"]}]
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _voor_yaml(deel: Any, *, velden: bool = False) -> Any:
    """Fit a schema to what editors make of YAML, and to people who read Dutch.

    vngcheck reads every scalar as text, but an editor takes `1` or `2026.0010` for a number:
    where text may stand, a number may too. Titles and descriptions, which Pydantic makes of
    English names and docstrings, are left out. `velden` says that the keys are those of a
    file, among which `titel` and the like may occur.
    """
    if isinstance(deel, list):
        return [_voor_yaml(lid) for lid in deel]
    if not isinstance(deel, dict):
        return deel
    uit = {
        sleutel: _voor_yaml(waarde, velden=sleutel in {"properties", "$defs"})
        for sleutel, waarde in deel.items()
        if velden or sleutel not in {"title", "description"}
    }
    if not velden and uit.get("type") == "string" and not {"enum", "format"} & uit.keys():
        uit["type"] = ["string", "number"]
        if "const" in uit:
            waarde = uit.pop("const")
            uit["enum"] = [waarde, int(waarde)]
    if not velden and uit.get("type") == "array":
        # Behind a validator of our own Pydantic takes the length of a list for that of a text.
        for soort in ("min", "max"):
            if f"{soort}Length" in uit:
                uit[f"{soort}Items"] = uit.pop(f"{soort}Length")
    return uit
