"""The JSON Schemas of the two files, made from the models; editors use them.

The files in `frameworks/` are made by `make genereer`; a check keeps them current.
"""

from __future__ import annotations

import json
from typing import Final

from vngcheck.dossier import Dossier
from vngcheck.kader import Kader
from vngcheck.velden import Model

_MODELLEN: Final[dict[str, tuple[type[Model], str]]] = {
    "dossier": (Dossier, "Dossier van vngcheck"),
    "kader": (Kader, "Kader van vngcheck"),
}


def json_schema(soort: str) -> str:
    """The JSON Schema of a file, as indented JSON that ends with a line break.

    Args:
        soort: dossier or kader.
    """
    model, titel = _MODELLEN[soort]
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= model.model_json_schema(mode="validation") | {"title": titel}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
