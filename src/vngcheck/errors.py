"""The errors of vngcheck, and what a person is told about them.

Everything that can go wrong with what a user gives us is a `VngcheckError`. The command
line is the only place that catches them; it prints their text and ends with their
`exitcode`. Texts are Dutch and say what is wrong, where, and what to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from pathlib import Path


class Exitcode(IntEnum):
    """How a command ends; fixed by the design, and part of the contract with scripts."""

    GELUKT = 0
    EIS_NIET_GEHAALD = 1
    VERKEERD_GEBRUIK = 2
    ONGELDIGE_INVOER = 3
    UITVOER_MISLUKT = 4
    ONDERBROKEN = 130


class Ernst(StrEnum):
    """How serious a `Melding` is: only a fout makes a file invalid."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"


@dataclass(frozen=True, slots=True)
class Melding:
    """One finding about a file.

    Attributes:
        ernst: fout or waarschuwing.
        bestand: the file it is about, as the user named it.
        regel: line number from 1, or None where an error has no line of its own.
        pad: where in the document, such as `antwoorden.beleid.vastgesteld.datum`; may be empty.
        tekst: what is wrong, one Dutch sentence.
        remedie: what to do about it, one Dutch sentence; may be empty.
    """

    ernst: Ernst
    bestand: Path
    regel: int | None
    pad: str
    tekst: str
    remedie: str = ""

    @property
    def plaats(self) -> str:
        """File and line as editors understand them: `dossier.yaml:12`."""
        return str(self.bestand) if self.regel is None else f"{self.bestand}:{self.regel}"

    def __str__(self) -> str:
        """The whole finding on one line."""
        delen = [f"{self.plaats}: {self.ernst.value}:"]
        if self.pad:
            delen.append(f"{self.pad}:")
        delen.append(self.tekst)
        if self.remedie:
            delen.append(self.remedie)
        return " ".join(delen)


class VngcheckError(Exception):
    """Base of everything a user can be told; `str()` of it is the Dutch message."""

    exitcode: Exitcode = Exitcode.VERKEERD_GEBRUIK


class GebruikFout(VngcheckError):
    """Wrong usage: an option that cannot be, a file that does not exist."""

    exitcode = Exitcode.VERKEERD_GEBRUIK


class InvoerFout(VngcheckError):
    """A file holds errors; all of them are in `meldingen`."""

    exitcode = Exitcode.ONGELDIGE_INVOER

    def __init__(self, meldingen: list[Melding]) -> None:
        """Keep the findings, warnings included, in the order of the file."""
        super().__init__("\n".join(str(melding) for melding in meldingen))
        self.meldingen = meldingen


class UitvoerFout(VngcheckError):
    """Output could not be made: the disk, a missing system library."""

    exitcode = Exitcode.UITVOER_MISLUKT
