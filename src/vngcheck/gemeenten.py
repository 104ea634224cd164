"""All Dutch gemeenten: code, name, and the names people use for them.

The list is `frameworks/gemeenten.csv`; see `frameworks/README.md` for its source (CBS).
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Final

from vngcheck.bestanden import pakketmap
from vngcheck.invoer import dichtstbij
from vngcheck.velden import MAX_TITEL

_CODE: Final = re.compile(r"GM\d{4}", re.IGNORECASE)
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
    """A gemeente; `inwoners` is the number of inhabitants on 1 January 2024."""

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


def voorstellen(tekst: str, aantal: int = 3) -> list[Gemeente]:
    """The gemeenten that most look like what was typed, best first.

    Also for a code with zeros left out (GM405), and for "gemeente Hoorn".
    """
    tekst = tekst.strip()
    if len(tekst) > MAX_TITEL:
        return []
    if cijfers := re.fullmatch(r"(?:GM)?(\d{1,4})", tekst, re.IGNORECASE):
        return zoek(f"GM{cijfers[1]:0>4}")
    tekst = re.sub(r"^gemeente\s+", "", tekst, flags=re.IGNORECASE)
    gelijkend = dichtstbij(_sleutel(tekst), _op_naam(), aantal)
    uniek = dict.fromkeys(gemeente for sleutel in gelijkend for gemeente in _op_naam()[sleutel])
    return list(uniek)[:aantal]


def _sleutel(naam: str) -> str:
    """A name without capitals, accents, hyphens, apostrophes and suffix."""
    kaal = unicodedata.normalize("NFKD", _TOEVOEGING.sub("", naam)).casefold()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", "".join(_zonder_accent(kaal))).split())


def _zonder_accent(tekst: str) -> list[str]:
    return [teken for teken in tekst if not unicodedata.combining(teken)]


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
