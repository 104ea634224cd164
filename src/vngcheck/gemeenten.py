"""All Dutch gemeenten: code, name, and the names people use for them.

The list is `frameworks/gemeenten.csv`; see `frameworks/README.md` for its source (CBS).
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from vngcheck.bestanden import pakketmap
from vngcheck.invoer import dichtstbij
from vngcheck.velden import MAX_TITEL, kaal

INWONERS_OP: Final = date(2024, 1, 1)
"""The day on which the inhabitants of the list were counted."""

_CODE: Final = re.compile(r"GM\d{4}", re.IGNORECASE)
_CIJFERS: Final = re.compile(r"(?:GM)?(\d{1,4})", re.IGNORECASE)
_GEMEENTE: Final = re.compile(r"^gemeente\s+", re.IGNORECASE)
_KORT: Final = 5
"""Letters that a name with a typing error has at least, to be sure of it."""
_LANG: Final = 10
"""Letters from which a name may have two typing errors."""
_TOEVOEGING: Final = re.compile(r"\s?\([^()]*\)$")

_ALIASSEN: Final = {
    "Den Haag": "GM0518",
    "Den Bosch": "GM0796",
    "De Friese Meren": "GM1940",
    "Sudwest Fryslan": "GM1900",
    "Zuidwest-Friesland": "GM1900",
    "Tietjerksteradeel": "GM0737",
    "Nuenen": "GM0820",
}
"""Names in daily use that differ from the official one."""


@dataclass(frozen=True, slots=True)
class Gemeente:
    """A gemeente; `inwoners` is the number of inhabitants on INWONERS_OP."""

    code: str
    naam: str
    provincie: str
    veiligheidsregio: str
    politie_eenheid: str
    inwoners: int


def alle_gemeenten() -> list[Gemeente]:
    """Every gemeente, by code."""
    return list(_op_code().values())


def zoek(tekst: str) -> list[Gemeente]:
    """The gemeenten that a code, official name or alias can mean.

    Capitals, accents, hyphens and a suffix such as "(L.)" make no difference.

    Returns:
        Usually one. None for an unknown name; more than one for "Bergen", which two have.
    """
    tekst = tekst.strip()
    if len(tekst) > MAX_TITEL:
        return []
    if _CODE.fullmatch(tekst):
        gevonden = _op_code().get(tekst.upper())
        return [gevonden] if gevonden else []
    exact = [g for g in alle_gemeenten() if g.naam == tekst]
    return exact or _op_naam().get(_sleutel(tekst), [])


def bedoeld(tekst: str) -> Gemeente | None:
    """The one gemeente that a text with a typing error must mean; None when that is not sure.

    Sure is a code with zeros left out (GM405), "gemeente Hoorn", and a name with one typing
    error (a letter too many, too few, wrong, or two swapped), or two in a long name; and only
    when every other gemeente is at least two more errors away. So whoever makes one error never
    gets another gemeente than was meant.
    """
    tekst = tekst.strip()
    if len(tekst) > MAX_TITEL:
        return None
    kern = _GEMEENTE.sub("", tekst)
    if _CIJFERS.fullmatch(tekst) or zoek(kern):
        gevonden = voorstellen(tekst)
        return gevonden[0] if len(gevonden) == 1 else None
    from rapidfuzz.distance import OSA

    gezocht = _sleutel(kern)
    fouten = 2 if len(gezocht) >= _LANG else 1
    afstanden: dict[Gemeente, int] = {}
    for naam, gemeente in _namen():
        afstand = OSA.distance(gezocht, _sleutel(naam), score_cutoff=fouten + 1)
        afstanden[gemeente] = min(afstand, afstanden.get(gemeente, afstand))
    beste, tweede = sorted(afstanden, key=lambda gemeente: afstanden[gemeente])[:2]
    zeker = afstanden[beste] <= fouten and afstanden[tweede] >= afstanden[beste] + 2
    return beste if zeker and len(gezocht) >= _KORT else None


def voorstellen(tekst: str, aantal: int = 3) -> list[Gemeente]:
    """The gemeenten that most look like what was typed, best first.

    Also for a code with zeros left out (GM405), and for "gemeente Hoorn".
    """
    tekst = tekst.strip()
    if len(tekst) > MAX_TITEL:
        return []
    if cijfers := _CIJFERS.fullmatch(tekst):
        return zoek(f"GM{cijfers[1]:0>4}")
    gelijkend = dichtstbij(_sleutel(_GEMEENTE.sub("", tekst)), _op_naam(), aantal)
    uniek = dict.fromkeys(gemeente for sleutel in gelijkend for gemeente in _op_naam()[sleutel])
    return list(uniek)[:aantal]


def _sleutel(naam: str) -> str:
    """A name without capitals, accents, hyphens, apostrophes and suffix."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", kaal(_TOEVOEGING.sub("", naam))).split())


@cache
def _op_code() -> dict[str, Gemeente]:
    with (pakketmap("frameworks") / "gemeenten.csv").open(encoding="utf-8", newline="") as bestand:
        return {
            rij["gemeentecode"]: Gemeente(
                rij["gemeentecode"],
                rij["naam"],
                rij["provincie"],
                rij["veiligheidsregio"],
                rij["politie_eenheid"],
                int(rij["inwoners"]),
            )
            for rij in csv.DictReader(bestand)
        }


def _namen() -> list[tuple[str, Gemeente]]:
    officieel = [(gemeente.naam, gemeente) for gemeente in _op_code().values()]
    return officieel + [(alias, _op_code()[code]) for alias, code in _ALIASSEN.items()]


@cache
def _op_naam() -> dict[str, list[Gemeente]]:
    index: dict[str, list[Gemeente]] = {}
    for naam, gemeente in _namen():
        gelijk = index.setdefault(_sleutel(naam), [])
        if gemeente not in gelijk:
            gelijk.append(gemeente)
    return index
