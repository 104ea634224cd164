"""Reading text files and folders so that no name and no content can do harm.

A file may be named by another file: a dossier names its regiodossier. So nothing here reads
without a limit, waits for a pipe that nobody fills unless a person asked for it, or ends in
anything but a Dutch error.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Final

from vngcheck.errors import Ernst, GebruikFout, InvoerFout, Melding
from vngcheck.velden import MAX_TITEL, kort

MAX_BYTES: Final = 5_000_000

_BEGIN: Final = 100
"""Bytes at the begin of a file that tell what it is."""
_GEEN_YAML: Final = (
    (
        b"%pdf-",
        "een PDF",
        "Een dossier dat erin zit, haalt u eruit met: vngcheck uitpakken RAPPORT -o DOSSIER",
    ),
    (b"pk\x03\x04", "een Word-, Excel- of zipbestand", "Geef het YAML-bestand zelf."),
    (b"<!doctype html", "een webpagina (HTML)", "Geef het YAML-bestand zelf."),
)
"""What people have at hand beside our files: how it begins, what it is, and what to do."""


def is_map(pad: Path) -> bool:
    """Whether a folder of that name is there, and may be looked at; never fails."""
    try:
        return pad.is_dir()
    except (OSError, ValueError):
        return False


def keur_map(map_: Path, herkomst: str) -> None:
    """Make sure that a folder is there and can be read.

    Args:
        map_: the folder.
        herkomst: where its name comes from, such as "van --kaders".

    Raises:
        GebruikFout: it is not.
    """
    naam = f"{kort(map_, MAX_TITEL)} ({herkomst})"
    try:
        with os.scandir(map_):
            return
    except FileNotFoundError as fout:
        raise GebruikFout(f"De map {naam} bestaat niet.") from fout
    except NotADirectoryError as fout:
        raise GebruikFout(f"{naam} is geen map. Geef de naam van een map.") from fout
    except PermissionError as fout:
        raise GebruikFout(f"U mag de map {naam} niet lezen. Vraag om leesrechten.") from fout
    except (OSError, ValueError) as fout:
        raise GebruikFout(f"Kan de map {naam} niet lezen. Klopt de naam?") from fout


def lees_bytes(pad: Path, *, pijp: bool = False, maximum: int = MAX_BYTES) -> bytes:
    """Read a file whole, up to a limit.

    Args:
        pad: the file.
        pijp: whether it may also be a pipe or a device, because a person typed its name.
        maximum: how many bytes it may have.

    Raises:
        GebruikFout: there is no such file, or it cannot be read.
        InvoerFout: it is too large.
    """
    naam = kort(pad, MAX_TITEL)
    # Opening a pipe that nobody fills would wait for ever.
    wacht_niet = 0 if pijp else getattr(os, "O_NONBLOCK", 0)
    try:
        with open(pad, "rb", opener=lambda p, vlaggen: os.open(p, vlaggen | wacht_niet)) as stroom:
            if not pijp and not stat.S_ISREG(os.fstat(stroom.fileno()).st_mode):
                raise GebruikFout(
                    f"{naam} is geen gewoon bestand. Geef de naam van een tekstbestand."
                )
            inhoud = stroom.read(maximum + 1) or b""
    except (FileNotFoundError, NotADirectoryError) as fout:
        raise GebruikFout(f"Het bestand {naam} bestaat niet. {_bedoelt(pad)}") from fout
    except IsADirectoryError as fout:
        raise GebruikFout(f"{naam} is een map. Geef de naam van een bestand.") from fout
    except PermissionError as fout:
        if is_map(pad):  # Windows does not call this IsADirectoryError
            raise GebruikFout(f"{naam} is een map. Geef de naam van een bestand.") from fout
        raise GebruikFout(f"U mag {naam} niet lezen. Vraag om leesrechten.") from fout
    except (OSError, ValueError) as fout:
        raise GebruikFout(f"Kan {naam} niet lezen. Klopt de naam?") from fout
    if len(inhoud) > maximum:
        raise bestandsfout(
            pad,
            f"Het bestand is groter dan {maximum // 1_000_000} MB.",
            "Is dit het goede bestand?",
        )
    return inhoud


def lees_tekst(pad: Path, *, pijp: bool = False) -> tuple[str, bytes]:
    """Read a text file whole.

    Args:
        pad: the file.
        pijp: whether it may also be a pipe or a device, because a person typed its name.

    Returns:
        Its text, and the bytes it was decoded from.

    Raises:
        GebruikFout: there is no such file, or it cannot be read.
        InvoerFout: it is empty, too large, or not UTF-8.
    """
    inhoud = lees_bytes(pad, pijp=pijp)
    for begin, wat, remedie in _GEEN_YAML:
        if inhoud[:_BEGIN].lstrip().lower().startswith(begin):
            raise bestandsfout(pad, f"Dit is {wat}, geen YAML-bestand.", remedie)
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise bestandsfout(
            pad,
            "Dit is geen tekstbestand in UTF-8.",
            "Sla het op als platte tekst met codering UTF-8.",
        ) from fout
    if "\0" in tekst:
        raise bestandsfout(pad, "Dit is geen tekstbestand.", "Is dit het goede bestand?")
    if not tekst.strip():
        raise bestandsfout(pad, "Het bestand is leeg.", "Is dit het goede bestand?")
    return tekst, inhoud


def _bedoelt(pad: Path) -> str:
    """What to do when there is no such file."""
    # As messages write it, and as it is then copied.
    zonder = re.fullmatch(r"(.+?):\d+:?", str(pad))
    if zonder and os.path.isfile(zonder[1]):  # noqa: PTH113 (never fails, whatever the name)
        return f"Bedoelt u {kort(zonder[1], MAX_TITEL)}? Achter de dubbele punt staat een regel."
    return "Klopt de naam?"


def bestandsfout(pad: Path, tekst: str, remedie: str, regel: int | None = None) -> InvoerFout:
    """An error about a file as a whole, or about one of its lines."""
    return InvoerFout([Melding(Ernst.FOUT, pad, regel, "", tekst, remedie)])
