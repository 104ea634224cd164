"""Where the files that travel with vngcheck are, and writing files safely."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path
from typing import Literal

from vngcheck.errors import UitvoerFout

Map = Literal["frameworks", "templates", "examples"]


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
        doel: the file to make or replace; its folder is made when it does not exist.
        inhoud: the bytes of the whole file.

    Raises:
        UitvoerFout: the file cannot be written; the old one, if any, is untouched.
    """
    # A link keeps pointing to its file: that is what is replaced, not the link.
    doel = Path(os.path.realpath(doel))
    try:
        doel.parent.mkdir(parents=True, exist_ok=True)
        greep, naam = tempfile.mkstemp(prefix=f".{doel.name}.", dir=doel.parent)
    except OSError as fout:
        raise UitvoerFout(_waarom_niet(doel, fout)) from fout
    tijdelijk = Path(naam)
    try:
        with os.fdopen(greep, "wb") as bestand:
            bestand.write(inhoud)
            bestand.flush()
            os.fsync(bestand.fileno())
        # mkstemp makes files only the owner can read; a report is meant to be shared.
        tijdelijk.chmod(doel.stat().st_mode & 0o777 if doel.exists() else 0o666 & ~_umask())
        tijdelijk.replace(doel)
    except OSError as fout:
        tijdelijk.unlink(missing_ok=True)
        raise UitvoerFout(_waarom_niet(doel, fout)) from fout


def _umask() -> int:
    masker = os.umask(0)
    os.umask(masker)
    return masker


def _waarom_niet(doel: Path, fout: OSError) -> str:
    """Say in Dutch why `doel` could not be written, and what to do."""
    geen_map = "een deel van het pad is geen map. Kies een andere plaats."
    geen_recht = "u mag daar niet schrijven. Kies een andere map."
    redenen = {
        errno.EACCES: geen_recht,
        errno.EPERM: geen_recht,
        errno.EROFS: "de schijf is alleen-lezen. Kies een andere schijf.",
        errno.EISDIR: "dat is een map. Geef ook een bestandsnaam.",
        errno.ENOENT: "die plaats bestaat niet. Kies een andere map.",
        errno.ENOTDIR: geen_map,
        errno.EEXIST: geen_map,
        errno.ENOSPC: "de schijf is vol. Maak ruimte of kies een andere schijf.",
        errno.EDQUOT: "uw schijfruimte is op. Maak ruimte of kies een andere schijf.",
        errno.ENAMETOOLONG: "de naam is te lang. Kies een kortere.",
    }
    return f"Kan {doel} niet schrijven: {redenen.get(fout.errno or 0, f'{fout}.')}"
