"""Where the files that travel with vngcheck are, and writing files safely."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path
from typing import Final, Literal

from vngcheck.errors import UitvoerFout

Map = Literal["frameworks", "templates", "examples"]

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
        UitvoerFout: the file cannot be written; the old one, if any, is untouched.
    """
    try:
        # A link keeps pointing to its file: that is what is replaced, not the link.
        echt = Path(os.path.realpath(doel))
        if echt.exists() and not echt.is_file() and not echt.is_dir():
            echt.write_bytes(inhoud)
        else:
            _vervang(echt, inhoud)
    except OSError as fout:
        raise UitvoerFout(f"Kan {doel} niet schrijven: {waarom_niet(fout)}") from fout


def waarom_niet(fout: OSError) -> str:
    """Why the system refused to write, in Dutch, and what to do."""
    nummer = fout.errno or 0
    return _REDENEN.get(nummer, f"het systeem weigert het (fout {nummer}). Kies een andere plaats.")


def _vervang(doel: Path, inhoud: bytes) -> None:
    doel.parent.mkdir(parents=True, exist_ok=True)
    # A short name, so that it fits wherever `doel` itself fits.
    tijdelijk = doel.with_name(f".vngcheck-{secrets.token_hex(4)}")
    # The system applies the umask: a report is meant to be shared, within what is usual here.
    rechten = doel.stat().st_mode & 0o777 if doel.exists() else 0o666
    greep = os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINAIR, rechten)
    try:
        with os.fdopen(greep, "wb") as bestand:
            bestand.write(inhoud)
            bestand.flush()
            os.fsync(bestand.fileno())
        if doel.exists():
            tijdelijk.chmod(rechten)
        tijdelijk.replace(doel)
    except BaseException:  # also when someone presses Ctrl-C: nothing may be left behind
        tijdelijk.unlink(missing_ok=True)
        raise


_BINAIR: Final[int] = getattr(os, "O_BINARY", 0)  # Windows would change line breaks
