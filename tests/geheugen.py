"""A dossier that is kept in memory, and a walk through it, for tests of the questionnaire."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from vngcheck.dossier import Dossier, als_data
from vngcheck.dossierbestand import GeladenDossier, laad_dossier
from vngcheck.errors import UitvoerFout
from vngcheck.vragenlijst.lijst import Vragenlijst
from vngcheck.vragenlijst.route import Keuze
from vngcheck.vragenlijst.stappen import Stap

VANDAAG: Final = date(2026, 7, 1)
INTUSSEN: Final = "Het bestand is intussen door iemand anders veranderd."
VOL: Final = "De schijf is vol."


class Geheugen:
    """What `vragenlijst` needs of a dossier, without a disk.

    Attributes:
        geladen: the dossier as it is kept.
        bewaard: how often something was kept.
        vol: whether keeping fails, as on a full disk.
        van_ander: what someone else made of it, seen at the next look.
    """

    def __init__(self, bron: Path | GeladenDossier) -> None:
        self.geladen = laad_dossier(bron) if isinstance(bron, Path) else bron
        self.bewaard = 0
        self.vol = False
        self.van_ander: Dossier | None = None

    def bewaar(self, dossier: Dossier) -> list[str]:
        if self.vol:
            raise UitvoerFout(VOL)
        # What cannot be a dossier must not be kept as one.
        Dossier.model_validate(dossier.model_dump(mode="json", exclude_defaults=True))
        self.geladen = replace(self.geladen, dossier=dossier)
        self.bewaard += 1
        return []

    def kijk(self) -> list[str]:
        if self.van_ander is None:
            return []
        self.geladen = replace(self.geladen, dossier=self.van_ander)
        self.van_ander = None
        return [INTUSSEN]


class Gesprek:
    """Someone who types, and what comes back."""

    def __init__(self, bron: Path | GeladenDossier, **keuze: Any) -> None:
        self.opslag = Geheugen(bron)
        self.lijst = Vragenlijst(self.opslag, Keuze(**keuze), VANDAAG)

    def zeg(self, *teksten: str) -> list[str]:
        """Type one thing after the other; gives all that is said back, as "toon: tekst"."""
        return [regel for tekst in teksten for regel in self._zeg(tekst)]

    def _zeg(self, tekst: str) -> list[str]:
        return [f"{bericht.toon}: {bericht.tekst}" for bericht in self.lijst.geef(tekst)]

    def tot(self, naam: str) -> None:
        """Press Enter until a field is asked for."""
        for _ in range(100):
            if self.waar == naam:
                return
            self.zeg("")
        raise AssertionError(f"{naam} is never asked; now at {self.waar}")

    @property
    def stap(self) -> Stap:
        """What is asked now."""
        stap = self.lijst.stap
        assert stap is not None, "the walk has ended"
        return stap

    @property
    def waar(self) -> str:
        """The name of the field that is asked for; empty at the end."""
        return self.lijst.stap.naam if self.lijst.stap else ""

    @property
    def vraag(self) -> str:
        """The id of the vraag at hand; empty at the end."""
        return self.lijst.vraag.id if self.lijst.vraag else ""

    def vragen(self) -> Iterator[str]:
        """The ids of the vragen from here to the end of the walk, while someone walks on."""
        for _ in range(100):
            if not self.vraag:
                return
            yield self.vraag
        raise AssertionError("the walk does not end")

    def gevraagd(self) -> list[str]:
        """The names of the fields from here to the end of this vraag, with Enter."""
        vraag, namen = self.vraag, []
        while self.vraag == vraag and self.waar not in namen:
            namen.append(self.waar)
            self.zeg("")
        return namen

    def bewaard(self, vraag: str) -> dict[str, Any]:
        """What is kept about a vraag, as plain data."""
        antwoord = self.opslag.geladen.dossier.antwoorden.get(vraag)
        return als_data(antwoord) if antwoord else {}

    @property
    def acties(self) -> list[dict[str, Any]]:
        """The acties that are kept."""
        return [als_data(actie) for actie in self.opslag.geladen.dossier.acties]
