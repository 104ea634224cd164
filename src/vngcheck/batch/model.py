"""What goes into a batch, and what comes out of it; without imports that take time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeAlias

from vngcheck.rapport.soorten import Editie, Formaat


class Ernst(StrEnum):
    """How serious a `Regel` is: only a fout makes a batch end with code 1."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"
    MEDEDELING = "mededeling"


class Stand(StrEnum):
    """What came of a file."""

    GESCOORD = "gescoord"
    FOUTEN = "fouten"
    GEEN_DOSSIER = "geen_dossier"


Gegevens: TypeAlias = dict[str, Any]
"""Plain data as JSON has it, so that it can travel between processes and computers."""


@dataclass(frozen=True, slots=True)
class Keuze:
    """What is asked of a batch.

    Attributes:
        formaten: the formats in which each dossier gets a report; none by default.
        editie: openbaar leaves out every `intern` text.
        toch: also when likely personal data stands in what an openbare editie prints.
        kaders: a folder with kaders that goes before the others.
    """

    formaten: tuple[Formaat, ...] = ()
    editie: Editie = Editie.OPENBAAR
    toch: bool = False
    kaders: Path | None = None


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file of the batch: `naam` is its path from the folder, with `/` between the parts."""

    naam: str
    pad: Path


@dataclass(frozen=True, slots=True)
class Regel:
    """Something to say about a file, or about the whole batch when `bestand` is empty.

    Attributes:
        bestand: its path from the folder.
        ernst: how serious it is.
        tekst: what is the matter, one or two Dutch sentences.
        remedie: what to do about it; may be empty.
        regel: the line, from 1, if it has one.
        plaats: where in the document, such as `antwoorden.beleid.vastgesteld`; may be empty.
    """

    bestand: str
    ernst: Ernst
    tekst: str
    remedie: str = ""
    regel: int | None = None
    plaats: str = ""


@dataclass(frozen=True, slots=True)
class Taak:
    """The work on one dossier, for a process anywhere that reaches the same files.

    Attributes:
        naam: its path from the folder.
        pad: the file.
        wortel: the folder; paths in what comes back are told from there.
        rapporten: (format, file to write) of each report.
        keuze: what is asked of the batch.
        moment: a name for this batch; in it no kader changes.
    """

    naam: str
    pad: Path
    wortel: Path
    rapporten: tuple[tuple[Formaat, Path], ...]
    keuze: Keuze
    moment: str


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What a batch did.

    Attributes:
        gescoord: how many dossiers have a score.
        mislukt: how many files have a fout, also one that has a score but no report.
        geen_dossier: how many YAML files were passed over.
        hervat: how many were done already in an earlier run.
        rapporten: how many reports were made, those of an earlier run included.
        regels: everything there is to say, by file.
        geschreven: the files with the results.
    """

    gescoord: int
    mislukt: int
    geen_dossier: int
    hervat: int
    rapporten: int
    regels: tuple[Regel, ...]
    geschreven: tuple[Path, ...]
