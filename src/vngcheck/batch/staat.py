"""What a batch has done, kept so that a next run only does the rest, or what changed since.

A file with a line of JSON for each dossier, written as soon as it is done. A line that was only
half written, or changed since, does not count: each has a checksum of its own. A dossier counts
as done when it, its regiodossier and its kader still have the same bytes, and its reports are
there as they were made; one with errors is always done again, because what mends it may be
elsewhere.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
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
"""The file, in the folder for the results; it stays, for when some dossiers change."""
_KLAAR: Final = b'{"klaar":true}\n'
"""How it ends when the run was complete."""
_FORMAAT: Final = 2
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
        self.past = False

    @property
    def is_er(self) -> bool:
        """Whether an earlier run left its work here."""
        return self._pad.is_file()

    @property
    def is_klaar(self) -> bool:
        """Whether that run was complete."""
        try:
            with self._pad.open("rb") as stroom:
                stroom.seek(-len(_KLAAR), os.SEEK_END)
                return stroom.read() == _KLAAR
        except OSError:
            return False

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
        """Go on where an earlier run stopped, or with what changed since it was complete.

        What no longer counts is left out, so that the file does not grow with every run.

        Args:
            taken: all the work there is.

        Returns:
            What is still to be done; all of it when there was no earlier run, or one with
            other options or another vngcheck. Then `past` is not true.

        Raises:
            UitvoerFout: nothing can be written there.
        """
        if not self.is_er:
            self.begin()
            return list(taken)
        nieuw = self._pad.with_name(f"{NAAM}.nieuw")
        try:
            with self._pad.open("rb") as oud, nieuw.open("w+b") as self._stroom:
                self._schrijf(self._kop())
                self._neem_over(oud, taken)
            nieuw.replace(self._pad)
            self._stroom = self._pad.open("r+b")
        except OSError as fout:
            raise self._fout(fout) from fout
        finally:
            with suppress(OSError):
                nieuw.unlink(missing_ok=True)
        return [taak for taak in taken if taak.naam not in self._plekken]

    def _neem_over(self, oud: Iterable[bytes], taken: Sequence[Taak]) -> None:
        """Keep what an earlier run did and still holds."""
        per_naam = {taak.naam: taak for taak in taken}
        for nummer, regel in enumerate(oud):
            data = _als_data(regel)
            if nummer == 0:
                self.past = data == self._kop()
            if not self.past:
                return
            if data is None or data.get("som") != _som(data):
                continue
            taak = per_naam.get(data["naam"])
            if taak is not None and _geldt_nog(data["uitkomst"], taak):
                self.neem(taak.naam, data["uitkomst"])
                del per_naam[taak.naam]

    def neem(self, naam: str, uitkomst: Gegevens) -> None:
        """Keep what came of a file.

        Raises:
            UitvoerFout: it cannot be written.
        """
        data = {"naam": naam, "uitkomst": uitkomst}
        self._plekken[naam] = self._schrijf(data | {"som": _som(data)})

    def lees(self, naam: str) -> Gegevens:
        """What came of a file that was kept."""
        stroom = self._open_stroom()
        stroom.seek(self._plekken[naam])
        uitkomst: Gegevens = json.loads(stroom.readline())["uitkomst"]
        return uitkomst

    def voltooi(self) -> None:
        """Say that the run is complete; that this cannot be written is no reason to fail."""
        with suppress(OSError):
            self._open_stroom().seek(0, os.SEEK_END)
            self._open_stroom().write(_KLAAR)

    def sluit(self, *, weg: bool = False) -> None:
        """End; what was done is kept, unless there was nothing to do."""
        if self._stroom is not None:
            with suppress(OSError):
                self._stroom.close()
        if weg:
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

    def _schrijf(self, data: Gegevens) -> int:
        """Add a line at the end, and give where it begins."""
        stroom = self._open_stroom()
        try:
            plek = stroom.seek(0, os.SEEK_END)
            stroom.write(_als_regel(data))
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


def _als_regel(data: Gegevens) -> bytes:
    return json.dumps(data, separators=(",", ":")).encode() + b"\n"


def _som(data: Gegevens) -> str:
    """The checksum of what came of a file: what has it is as we wrote it."""
    deel = {sleutel: data.get(sleutel) for sleutel in ("naam", "uitkomst")}
    return hashlib.sha256(_als_regel(deel)).hexdigest()


def _als_data(regel: bytes) -> dict[str, Any] | None:
    if not regel.endswith(b"\n"):  # half written
        return None
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
