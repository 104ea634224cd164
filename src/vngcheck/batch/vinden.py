"""Finding the YAML files of a batch: each file once, and nothing passed over in silence.

Links to folders are not followed, so that there are no loops and no disk is read by accident.
A link to a file counts when the file itself is not in the folder already.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from vngcheck.batch.model import Bestand, Ernst, Regel
from vngcheck.nieuw import EINDES
from vngcheck.rapport.soorten import Formaat
from vngcheck.tekstbestand import is_map

RAPPORTEN: Final = "rapporten"
"""The folder for the reports, in the one for the results."""

_Merk = tuple[int, int]
"""What makes a file that one file, whatever it is called: its disk and number."""


@dataclass
class _Zoeker:
    """Goes through a folder; links are kept for last, so that the file itself goes before them."""

    wortel: Path
    niet: Path
    bestanden: list[Bestand] = field(default_factory=list)
    regels: list[Regel] = field(default_factory=list)
    verwijzingen: list[Bestand] = field(default_factory=list)
    gezien: dict[_Merk, str] = field(default_factory=dict)

    def doorzoek(self) -> None:
        """Find all files, in the order of their names."""
        mappen = [self.wortel]
        while mappen:
            mappen.extend(self._map(mappen.pop()))
        for bestand in sorted(self.verwijzingen, key=_volgorde):
            self._verwijzing(bestand)
        self.bestanden.sort(key=_volgorde)
        self.regels.sort(key=lambda regel: (regel.bestand, regel.tekst))

    def _map(self, map_: Path) -> Iterator[Path]:
        try:
            with os.scandir(map_) as inhoud:
                delen = sorted(inhoud, key=lambda deel: deel.name)
        except OSError as fout:
            mag_niet = isinstance(fout, PermissionError)
            tekst = "U mag deze map niet lezen." if mag_niet else "Deze map is niet te lezen."
            remedie = "Vraag om leesrechten." if mag_niet else "Kijk de schijf na."
            self._meld(self._naam(map_), Ernst.FOUT, tekst, remedie)
            return
        for deel in delen:
            pad = map_ / deel.name
            heet_yaml = deel.name.lower().endswith(EINDES)
            if deel.name.startswith("."):
                if heet_yaml:
                    self._meld(
                        self._naam(pad), Ernst.MEDEDELING, "Overgeslagen: verborgen bestand."
                    )
            elif deel.is_dir(follow_symlinks=False):
                if pad != self.niet:
                    yield pad
            elif deel.is_symlink() and is_map(pad):
                self._meld(
                    self._naam(pad),
                    Ernst.MEDEDELING,
                    "Overgeslagen: een verwijzing (link) naar een map.",
                    "Staan er dossiers in, zet die dan in de map zelf.",
                )
            elif heet_yaml:
                bestand = Bestand(self._naam(pad), pad)
                if deel.is_symlink():
                    self.verwijzingen.append(bestand)
                else:
                    self._bestand(bestand)

    def _bestand(self, bestand: Bestand) -> None:
        merk = _merk(bestand.pad)
        if merk is not None and (eerder := self.gezien.get(merk)) is not None:
            self._meld(
                bestand.naam,
                Ernst.MEDEDELING,
                f"Overgeslagen: dit is hetzelfde bestand als {eerder}.",
            )
            return
        if merk is not None:
            self.gezien[merk] = bestand.naam
        self.bestanden.append(bestand)

    def _verwijzing(self, bestand: Bestand) -> None:
        aantal = len(self.bestanden)
        self._bestand(bestand)
        if len(self.bestanden) > aantal and bestand.pad.exists():
            self._meld(
                bestand.naam,
                Ernst.MEDEDELING,
                "Dit is een verwijzing (link) naar een bestand elders; dat telt mee.",
            )

    def _meld(self, naam: str, ernst: Ernst, tekst: str, remedie: str = "") -> None:
        self.regels.append(Regel(naam, ernst, tekst, remedie))

    def _naam(self, pad: Path) -> str:
        return pad.relative_to(self.wortel).as_posix()


def vind(map_: Path, uit: Path) -> tuple[list[Bestand], list[Regel]]:
    """Find the YAML files in a folder and the folders in it.

    Args:
        map_: the folder.
        uit: the folder for the results; the reports in it are not looked at.

    Returns:
        The files, in the order of their names, and what there is to say about others.
    """
    niet = Path(os.path.realpath(uit / RAPPORTEN))
    echt = Path(os.path.realpath(map_))
    # As the user would name it, so that messages do.
    zoeker = _Zoeker(map_, map_ / niet.relative_to(echt) if niet.is_relative_to(echt) else niet)
    zoeker.doorzoek()
    return zoeker.bestanden, zoeker.regels


def rapportnamen(
    bestanden: list[Bestand], formaten: tuple[Formaat, ...]
) -> dict[str, tuple[tuple[Formaat, str], ...]]:
    """The name of each report, in folders as the dossiers are; by the name of the dossier.

    Names that a disk may take for the same one (capitals, accents, a.yaml beside a.yml) keep
    their ending, and get a number when that is not enough.
    """
    gelijk: dict[str, list[Bestand]] = {}
    for bestand in bestanden:
        gelijk.setdefault(_sleutel(_zonder_einde(bestand.naam)), []).append(bestand)
    bezet: set[str] = set()
    namen = {}
    for groep in gelijk.values():
        for bestand in groep:
            stam = _zonder_einde(bestand.naam) if len(groep) == 1 else bestand.naam
            vrij, nummer = stam, 1
            while _sleutel(vrij) in bezet:
                nummer += 1
                vrij = f"{stam}-{nummer}"
            bezet.add(_sleutel(vrij))
            namen[bestand.naam] = tuple((f, f"{vrij}.{f.value}") for f in formaten)
    return namen


def _zonder_einde(naam: str) -> str:
    return naam.rpartition(".")[0]


def _sleutel(naam: str) -> str:
    return unicodedata.normalize("NFC", naam).casefold()


def _volgorde(bestand: Bestand) -> list[str]:
    return bestand.naam.split("/")


def _merk(pad: Path) -> _Merk | None:
    """Which file it is; None when nobody can tell, and reading it will say why."""
    try:
        feiten = pad.stat()
    except (OSError, ValueError):
        return None
    return (feiten.st_dev, feiten.st_ino) if stat.S_ISREG(feiten.st_mode) else None
