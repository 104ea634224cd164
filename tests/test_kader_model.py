"""The model of a kader itself: what holds also for a kader that was not read from a file."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from vngcheck.kader import DUBBELE_IDS, Band, Kader
from vngcheck.yamlfile import lees_yaml


@pytest.fixture
def data(klein_kader: Path) -> dict[str, Any]:
    return deepcopy(lees_yaml(klein_kader / "klein.yaml").data)


def lijst(sleutel: str) -> Callable[[dict[str, Any]], list[dict[str, Any]]]:
    return lambda data: data[sleutel]


DUBBEL: dict[str, Callable[[dict[str, Any]], list[dict[str, Any]]]] = {
    **{soort: lijst(soort) for soort in ("plateaus", "themas", "bronnen", "bouwstenen")},
    "vragen": lambda data: data["bouwstenen"][0]["vragen"],
}


@pytest.mark.parametrize("soort", DUBBEL)
def test_a_kader_with_an_id_twice_cannot_be_made(soort: str, data: dict[str, Any]) -> None:
    eerste, tweede, *_ = DUBBEL[soort](data)
    tweede["id"] = f"{eerste['id']} "
    with pytest.raises(ValidationError, match=DUBBELE_IDS):
        Kader.model_validate(data)


def test_a_vraag_may_not_stand_in_two_bouwstenen(data: dict[str, Any]) -> None:
    beleid, opvang, *_ = data["bouwstenen"]
    opvang["vragen"].append(beleid["vragen"][0])
    with pytest.raises(ValidationError, match=DUBBELE_IDS):
        Kader.model_validate(data)


@pytest.mark.parametrize("noemer", [3, 7, 10, 100])
def test_a_score_on_the_border_falls_in_the_higher_band(noemer: int, data: dict[str, Any]) -> None:
    kader = Kader.model_validate(data)
    grenzen = [Fraction(teller, noemer) for teller in range(noemer + 1)]
    banden = tuple(Band.model_validate({"vanaf": g, "tekst": str(g)}) for g in grenzen)
    kader = kader.model_copy(update={"banden": banden})
    for lager, grens in zip([Fraction(0), *grenzen], grenzen, strict=False):
        assert kader.band(float(grens)) == str(grens)
        assert kader.band(float(grens) - 1e-9) == str(lager)
