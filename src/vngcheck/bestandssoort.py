"""Telling our files apart, so that one given for another gives one error and not twenty."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from vngcheck.errors import InvoerFout
from vngcheck.opdrachtregel import opdracht_regel
from vngcheck.yamlfile import YamlBestand

OVERZETTING: Final = "vngcheck-overzetting"
"""The key by which a koppelbestand is known."""


class Bestandssoort(StrEnum):
    """The YAML files that vngcheck reads or makes, as people call them."""

    DOSSIER = "dossier"
    KADER = "kader"
    KOPPELBESTAND = "koppelbestand"
    VERSLAG = "verslag van het overzetten"


_OPDRACHT: Final = {
    Bestandssoort.DOSSIER: ["vngcheck", "controleer"],
    Bestandssoort.KADER: ["vngcheck", "kader", "controleer"],
}
_ANDERS: Final = {
    Bestandssoort.DOSSIER: "Geef de naam van het dossier, waarin de antwoorden staan.",
    Bestandssoort.KADER: "Geef de naam van het kader, waarin de vragen staan.",
    Bestandssoort.KOPPELBESTAND: "Geef de naam van het koppelbestand.",
}


def keur_soort(bestand: YamlBestand, verwacht: Bestandssoort, remedie: str | None = None) -> None:
    """Make sure that a file is not certainly one of another kind.

    Args:
        bestand: the file as read.
        verwacht: what it should be.
        remedie: what to do when it is not, one Dutch sentence; else one that always holds.

    Raises:
        InvoerFout: it is another kind of file; with what to do.
    """
    soort = _soort(bestand)
    if soort is None or soort is verwacht:
        return
    if remedie is None and soort in _OPDRACHT:
        remedie = f"Typ: {opdracht_regel([*_OPDRACHT[soort], bestand.pad])}"
    remedie = remedie or _ANDERS[verwacht]
    raise InvoerFout([bestand.fout((), f"Dit is een {soort}, geen {verwacht}.", remedie)])


def _soort(bestand: YamlBestand) -> Bestandssoort | None:
    """What a file says that it is; None when it says nothing, or more than one thing."""
    sleutels = bestand.data.keys()
    soorten = {
        Bestandssoort.VERSLAG: {"vngcheck", "stappen"} <= sleutels,
        Bestandssoort.KOPPELBESTAND: OVERZETTING in sleutels,
        Bestandssoort.KADER: "bouwstenen" in sleutels,
        Bestandssoort.DOSSIER: "vngcheck" in sleutels and "stappen" not in sleutels,
    }
    gevonden = [soort for soort, is_zo in soorten.items() if is_zo]
    return gevonden[0] if len(gevonden) == 1 else None
