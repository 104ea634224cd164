"""Reading the facts that the report sets a dossier against: small files in `frameworks/`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from vngcheck.bestanden import pakketmap
from vngcheck.errors import InvoerFout
from vngcheck.invoer import valideer
from vngcheck.velden import Model
from vngcheck.yamlfile import lees_yaml

M = TypeVar("M", bound=Model)


def laad(naam: str, soort: type[M]) -> M:
    """Load a file of `frameworks/` strictly, as any other file.

    Args:
        naam: the name of the file.
        soort: the model its whole content must fit.

    Raises:
        GebruikFout: there is no such file.
        InvoerFout: it holds errors; all of them are in the exception.
    """
    bestand = lees_yaml(pakketmap("frameworks") / naam)
    model, fouten = valideer(bestand, soort)
    fouten = [*bestand.meldingen, *fouten]
    if model is None or fouten:
        raise InvoerFout(fouten)
    return model


def jaarblokken(jaren: Iterable[int], breedte: int) -> tuple[tuple[int, ...], ...]:
    """The years in order, without doubles, in blocks that fit beside each other on a page.

    Args:
        jaren: calendar years.
        breedte: how many columns of years a table has at most, 1 or more.
    """
    reeks = sorted(set(jaren))
    return tuple(tuple(reeks[n : n + breedte]) for n in range(0, len(reeks), breedte))
