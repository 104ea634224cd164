"""Where the files that travel with vngcheck are, and writing files safely."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, Literal

from vngcheck.errors import GebruikFout, UitvoerFout

Map = Literal["frameworks", "templates", "examples"]

POGINGEN: Final = 20 if os.name == "nt" else 1
"""How often a file is replaced before a refusal counts."""
_NIEUW: Final = 0o666
"""Rights of a new file, before the umask."""
_VOOR_TIJDELIJK: Final = ".vngcheck-"
_BINAIR: Final[int] = getattr(os, "O_BINARY", 0)  # Windows would change line breaks

_GEEN_RECHT: Final = (
    "u mag daar niet schrijven. Kies een andere map, of sluit het bestand als het nog open staat "
    "in een ander programma."
)
_GEEN_MAP: Final = "een deel van het pad is geen map. Kies een andere plaats."
_REDENEN: Final = {
    errno.EACCES: _GEEN_RECHT,
    errno.EPERM: _GEEN_RECHT,
    errno.EROFS: "de schijf is alleen-lezen. Kies een andere schijf.",
    errno.EISDIR: "dat is een map. Geef ook een bestandsnaam.",
    errno.ENOENT: "die plaats bestaat niet. Kies een andere map.",
    errno.ENOTDIR: _GEEN_MAP,
    errno.EEXIST: _GEEN_MAP,
    errno.EFBIG: "het bestand is te groot voor deze schijf. Kies een andere schijf.",
    errno.ENOSPC: "de schijf is vol. Maak ruimte of kies een andere schijf.",
    errno.EDQUOT: "uw schijfruimte is op. Maak ruimte of kies een andere schijf.",
    errno.ENAMETOOLONG: "de naam is te lang. Kies een kortere.",
    errno.ELOOP: "de verwijzingen daar lopen in een kring. Kies een andere plaats.",
}


def pakketmap(naam: Map) -> Path:
    """The folder of that name, in an installed wheel as well as in a checkout.

    In a wheel the three folders are packed under `vngcheck/data`; in a checkout they stand
    at the top, beside `src`.
    """
    pakket = Path(__file__).resolve().parent
    in_wheel = pakket / "data" / naam
    return in_wheel if in_wheel.is_dir() else pakket.parent.parent / naam


def schrijf_veilig(doel: Path, inhoud: bytes) -> None:
    """Write `inhoud` to `doel` so that a reader sees the old file or the new, never half.

    Args:
        doel: the file to make or replace; its folder is made when it does not exist. A
            device or a pipe is written in, not replaced.
        inhoud: the bytes of the whole file.

    Raises:
        UitvoerFout: the file cannot be written; the old one, if any, is untouched. On Windows
            that is also so when another program holds the file open for longer than a second.
    """
    try:
        # A link keeps pointing to its file: that is what is replaced, not the link.
        echt = Path(os.path.realpath(doel))
        if echt.exists() and not echt.is_file() and not echt.is_dir():
            echt.write_bytes(inhoud)
        else:
            echt.parent.mkdir(parents=True, exist_ok=True)
            _vervang([(echt, inhoud)], _rechten(echt))
    except OSError as fout:
        raise UitvoerFout(f"Kan {doel} niet schrijven: {waarom_niet(fout)}") from fout


def schrijf_nieuw(doel: Path, inhoud: bytes) -> None:
    """Make a file that is not there yet, whole or not at all, whoever else tries to make it.

    Args:
        doel: the file to make; its folder is made when it does not exist.
        inhoud: the bytes of the whole file.

    Raises:
        GebruikFout: something of that name is there already, also a link to nowhere.
        UitvoerFout: the file cannot be written.
    """
    try:
        doel.parent.mkdir(parents=True, exist_ok=True)
        # Asked first, so that a full disk does not hide it; what counts is the making below.
        if os.path.lexists(doel):
            raise FileExistsError(errno.EEXIST, "")
        tijdelijk = _tijdelijk(doel, inhoud, _NIEUW)
        try:
            _maak(doel, tijdelijk, inhoud)
        finally:
            tijdelijk.unlink(missing_ok=True)
        _leg_vast(doel.parent)
    except OSError as fout:
        if isinstance(fout, FileExistsError) and os.path.lexists(doel):
            raise GebruikFout(
                f"Het bestand {doel} bestaat al. Kies een andere naam, of haal het eerst weg."
            ) from fout
        raise UitvoerFout(f"Kan {doel} niet schrijven: {waarom_niet(fout)}") from fout


class IntussenVeranderd(UitvoerFout):
    """A file changed while its new version was being written; nothing was replaced."""


def vervang_met_reserve(
    doel: Path, inhoud: bytes, reserves: Mapping[Path, bytes], gelezen: bytes
) -> None:
    """Replace a file, and keep what it held.

    Both new files are written whole before either takes its place, so that a full disk changes
    nothing; the reserve goes first, so that no version is ever without a file.

    Args:
        doel: the file to replace, no link.
        inhoud: its new bytes.
        reserves: files in the same folder that keep a version before it, with its bytes.
        gelezen: what `doel` held when its new version was made.

    Raises:
        IntussenVeranderd: it holds something else by now.
        UitvoerFout: it cannot be written; `doel` is untouched.
    """

    def keur() -> None:
        if doel.read_bytes() != gelezen:
            raise IntussenVeranderd(f"{doel} verandert steeds. Probeer het zo nog eens.")

    try:
        _vervang([*reserves.items(), (doel, inhoud)], _rechten(doel), keur)
    except OSError as fout:
        raise UitvoerFout(f"Kan {doel} niet schrijven: {waarom_niet(fout)}") from fout


def ruim_op(doel: Path) -> None:
    """Remove what earlier writing of `doel` left behind when its process was killed.

    Only for whoever knows that nobody else is writing `doel` now.
    """
    for pad in doel.parent.glob(f"{_voornaam(doel)}*"):
        with suppress(OSError):  # it does no harm where it is
            pad.unlink()


def ruim_map_op(map_: Path) -> None:
    """Remove what earlier writing left behind in a folder and those in it, as `ruim_op` does."""
    for pad in map_.rglob(f"{_VOOR_TIJDELIJK}????????-????????"):
        with suppress(OSError):
            pad.unlink()


def waarom_niet(fout: OSError) -> str:
    """Why the system refused to write, in Dutch, and what to do."""
    nummer = fout.errno or 0
    return _REDENEN.get(nummer, f"het systeem weigert het (fout {nummer}). Kies een andere plaats.")


def _vervang(
    bestanden: list[tuple[Path, bytes]], rechten: int, keur: Callable[[], None] | None = None
) -> None:
    """Replace files of one folder, in this order, once all are written and `keur` agrees."""
    klaar: list[Path] = []
    try:
        for doel, inhoud in bestanden:
            klaar.append(_tijdelijk(doel, inhoud, rechten))
        if keur is not None:
            # As late as can be: what someone else saves after this, nobody can see.
            keur()
        for (doel, _), tijdelijk in zip(bestanden, klaar, strict=True):
            _hernoem(tijdelijk, doel)
    except BaseException:  # also when someone presses Ctrl-C: nothing may be left behind
        for tijdelijk in klaar:
            tijdelijk.unlink(missing_ok=True)
        raise
    _leg_vast(bestanden[-1][0].parent)


def _rechten(doel: Path) -> int:
    # The system applies the umask: a report is meant to be shared, within what is usual here.
    return doel.stat().st_mode & 0o777 if doel.exists() else _NIEUW


def _voornaam(doel: Path) -> str:
    """How the temporary files of `doel` begin; short, so that it fits wherever `doel` fits."""
    merk = hashlib.sha256(doel.name.casefold().encode(errors="replace")).hexdigest()
    return f"{_VOOR_TIJDELIJK}{merk[:8]}-"


def _tijdelijk(doel: Path, inhoud: bytes, rechten: int) -> Path:
    """Write the bytes of `doel` beside it, and onto the disk."""
    tijdelijk = doel.with_name(f"{_voornaam(doel)}{secrets.token_hex(4)}")
    greep = os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINAIR, rechten)
    try:
        _vul(greep, inhoud)
        if doel.exists():
            tijdelijk.chmod(rechten)
    except BaseException:
        tijdelijk.unlink(missing_ok=True)
        raise
    return tijdelijk


def _vul(greep: int, inhoud: bytes) -> None:
    with os.fdopen(greep, "wb") as bestand:
        bestand.write(inhoud)
        bestand.flush()
        os.fsync(bestand.fileno())


def _maak(doel: Path, tijdelijk: Path, inhoud: bytes) -> None:
    try:
        os.link(tijdelijk, doel)
    except FileExistsError:
        raise
    except OSError:
        # A disk without links (exFAT, some network shares): then a reader may see half of it.
        greep = os.open(doel, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINAIR, _NIEUW)
        try:
            _vul(greep, inhoud)
        except BaseException:
            doel.unlink(missing_ok=True)
            raise


def _hernoem(van: Path, naar: Path) -> None:
    """Rename; on Windows with some patience.

    There a virus scanner or OneDrive often holds a file for a moment, just after it was
    written. Elsewhere a refusal is final.
    """
    for _ in range(POGINGEN - 1):
        try:
            van.replace(naar)
        except PermissionError:
            threading.Event().wait(0.05)
        else:
            return
    van.replace(naar)


def _leg_vast(map_: Path) -> None:
    """Make the names in a folder survive a power failure, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return  # Windows
    with suppress(OSError):  # not every file system can; the file itself is written by now
        greep = os.open(map_, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(greep)
        finally:
            os.close(greep)
