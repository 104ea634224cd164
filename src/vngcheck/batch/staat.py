"""What a batch has done so far, kept so that a next run can go on where one was broken off.

A file with a line of JSON for each dossier, written as soon as it is done. A line that was only
half written does not count. A dossier counts as done when it, its regiodossier and its kader
still have the same bytes, and its reports are there as they were made; one with errors is
always done again, because what mends it may be elsewhere.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final

from vngcheck import __version__
from vngcheck.batch.model import Ernst, Gegevens, Keuze, Stand, Taak
from vngcheck.bestanden import waarom_niet
from vngcheck.errors import UitvoerFout, VngcheckError
from vngcheck.kaderbestand import kadermappen, zoek_kader
from vngcheck.tekstbestand import lees_bytes

NAAM: Final = ".vngcheck-batch.jsonl"
"""The file, in the folder for the results; gone when a batch is complete."""
_FORMAAT: Final = 1
_MAX_RAPPORT: Final = 1_000_000_000
"""Bytes of a report, which is our own."""


class Staat:
    """The dossiers that are done, on disk."""

    def __init__(self, uit: Path, keuze: Keuze) -> None:
        """The one in the folder for the results; nothing is read or written yet."""
        self._pad = uit / NAAM
        self._keuze = keuze
        self._plekken: dict[str, int] = {}
        self._stroom: IO[bytes] | None = None

    @property
    def is_er(self) -> bool:
        """Whether an earlier run was broken off here."""
        return self._pad.is_file()

    def begin(self) -> None:
        """Begin anew.

        Raises:
            UitvoerFout: nothing can be written there.
        """
        try:
            self._stroom = self._pad.open("w+b")
        except OSError as fout:
            raise self._fout(fout) from fout
        self._schrijf(self._kop())

    def hervat(self, taken: Sequence[Taak]) -> list[Taak]:
        """Go on where an earlier run stopped.

        Args:
            taken: all the work there is.

        Returns:
            What is still to be done; all of it when there was no earlier run, or one with
            other options or another vngcheck.

        Raises:
            UitvoerFout: nothing can be written there.
        """
        try:
            self._stroom = self._pad.open("r+b")
        except FileNotFoundError:
            self.begin()
            return list(taken)
        except OSError as fout:
            raise self._fout(fout) from fout
        einde = 0
        per_naam = {taak.naam: taak for taak in taken}
        for plek, regel in self._hele_regels():
            data = _als_data(regel)
            if data is None or (plek == 0 and data != self._kop()):
                break
            try:
                taak = per_naam.get(data.get("naam", ""))
                if taak is not None and _geldt_nog(data["uitkomst"], taak):
                    self._plekken[taak.naam] = plek
            except (AttributeError, KeyError, TypeError, ValueError):
                break  # damaged: what follows is done again
            einde = plek + len(regel)
        if einde == 0:
            self._stroom.close()
            self.begin()
            return list(taken)
        self._stroom.truncate(einde)
        self._stroom.seek(einde)
        return [taak for taak in taken if taak.naam not in self._plekken]

    def neem(self, naam: str, uitkomst: Gegevens) -> None:
        """Keep what came of a file.

        Raises:
            UitvoerFout: it cannot be written.
        """
        self._plekken[naam] = self._schrijf({"naam": naam, "uitkomst": uitkomst})

    def lees(self, naam: str) -> Gegevens:
        """What came of a file that was kept."""
        stroom = self._open_stroom()
        stroom.seek(self._plekken[naam])
        uitkomst: Gegevens = json.loads(stroom.readline())["uitkomst"]
        return uitkomst

    def sluit(self, *, klaar: bool) -> None:
        """End; when the batch is complete nothing remains."""
        if self._stroom is not None:
            self._stroom.close()
        if klaar:
            with suppress(OSError):
                self._pad.unlink(missing_ok=True)

    def _kop(self) -> Gegevens:
        return {
            "vngcheck": __version__,
            "formaat": _FORMAAT,
            "formaten": [formaat.value for formaat in self._keuze.formaten],
            "editie": self._keuze.editie.value,
            "toch": self._keuze.toch,
            "klok": os.environ.get("SOURCE_DATE_EPOCH"),
        }

    def _hele_regels(self) -> Iterator[tuple[int, bytes]]:
        plek = 0
        for regel in self._open_stroom():
            if regel.endswith(b"\n"):
                yield plek, regel
            plek += len(regel)

    def _schrijf(self, data: Gegevens) -> int:
        """Add a line at the end, and give where it begins."""
        stroom = self._open_stroom()
        try:
            plek = stroom.seek(0, os.SEEK_END)
            stroom.write(json.dumps(data, separators=(",", ":")).encode() + b"\n")
            stroom.flush()
        except OSError as fout:
            raise self._fout(fout) from fout
        return plek

    def _open_stroom(self) -> IO[bytes]:
        if self._stroom is None:
            raise ValueError("begin or hervat goes first")
        return self._stroom

    def _fout(self, fout: OSError) -> UitvoerFout:
        return UitvoerFout(f"Kan {self._pad} niet schrijven: {waarom_niet(fout)}")


def _als_data(regel: bytes) -> dict[str, Any] | None:
    try:
        data = json.loads(regel)
    except ValueError:
        return None
    return data if isinstance(data, dict) else None


def _geldt_nog(uitkomst: Gegevens, taak: Taak) -> bool:
    """Whether doing it again would give the same."""
    fout = any(regel["ernst"] == Ernst.FOUT for regel in uitkomst["regels"])
    if uitkomst["stand"] != Stand.GESCOORD or fout:
        return False
    bestanden = {taak.pad: uitkomst["sha256"]}
    bestanden |= {doel: uitkomst["rapporten"][formaat.value] for formaat, doel in taak.rapporten}
    if regio := uitkomst["regio"]:
        bestanden[Path(regio["bestand"])] = regio["sha256"]
    if any(_sha256(pad) != sha256 for pad, sha256 in bestanden.items()):
        return False
    try:
        kader = zoek_kader(
            uitkomst["kader"]["verwijzing"], kadermappen(taak.keuze.kaders, taak.pad)
        )
    except VngcheckError:
        return False
    return kader is not None and kader.sha256 == uitkomst["kader"]["sha256"]


def _sha256(pad: Path) -> str | None:
    try:
        return hashlib.sha256(lees_bytes(pad, maximum=_MAX_RAPPORT)).hexdigest()
    except VngcheckError:
        return None
