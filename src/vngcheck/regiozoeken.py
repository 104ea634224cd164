"""Finding the regional dossiers that a new dossier can build on, in the folders around it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from vngcheck.dossierbestand import GeladenDossier, laad_dossier
from vngcheck.errors import VngcheckError
from vngcheck.gemeentekeuze import Wie
from vngcheck.kaderbestand import GeladenKader
from vngcheck.nieuw import EINDES, noemt
from vngcheck.tekstbestand import is_map, lees_bytes
from vngcheck.yamlfile import lees_kop

# A dossier may be made in a folder with a thousand others: looking around may not take long.
_MAX_MAPPEN: Final = 50
_MAX_BESTANDEN: Final = 500
_MAX_BYTES: Final = 1_000_000
_MAX_REGIOS: Final = 20


def regios_voor(
    wie: Wie,
    doel: Path,
    kader: GeladenKader,
    *,
    fictief: bool = False,
    kaders: Path | None = None,
) -> list[GeladenDossier]:
    """The regional dossiers in reach that name a gemeente and have its kader, nearest first.

    In reach are the folder of the new file, the one above, and the folders directly in those.
    What cannot be read, or holds errors, is passed over.

    Args:
        wie: the gemeente.
        doel: the new file.
        kader: the kader of the new dossier.
        fictief: whether the gemeente is invented; only then an invented regio will do.
        kaders: a folder with kaders that goes before the others.
    """
    gevonden = []
    for pad in islice(filter(_is_regio, islice(_bestanden(doel), _MAX_BESTANDEN)), _MAX_REGIOS):
        try:
            regio = laad_dossier(pad, kaders)
        except VngcheckError:
            continue
        past = regio.kader.sha256 == kader.sha256 and (fictief or not regio.dossier.fictief)
        if past and noemt(regio, wie):
            gevonden.append(regio)
    return gevonden


def _bestanden(doel: Path) -> Iterator[Path]:
    gezien: set[str] = set()
    for map_ in islice(_mappen(doel), _MAX_MAPPEN):
        if (echt := os.path.realpath(map_)) in gezien:
            continue
        gezien.add(echt)
        yield from (deel for deel in _inhoud(map_) if deel.suffix.lower() in EINDES)


def _mappen(doel: Path) -> Iterator[Path]:
    eigen = doel.parent
    boven = eigen.parent if eigen.name not in {"", ".."} else eigen / ".."
    yield from (eigen, boven)
    for map_ in (eigen, boven):
        yield from (deel for deel in _inhoud(map_) if is_map(deel))


def _inhoud(map_: Path) -> list[Path]:
    """What is in a folder, hidden things left out; nothing when it cannot be read."""
    try:
        with os.scandir(map_) as inhoud:
            namen = sorted(deel.name for deel in inhoud if not deel.name.startswith("."))
    except (OSError, ValueError):
        return []
    return [map_ / naam for naam in namen]


def _is_regio(pad: Path) -> bool:
    """Whether a file is a regional dossier, seen with as little reading as possible."""
    try:
        if pad.stat().st_size > _MAX_BYTES:
            return False
        inhoud = lees_bytes(pad)
    except (OSError, ValueError, VngcheckError):
        return False
    # Other YAML files may be large, and to read one as YAML takes long.
    if b"vngcheck" not in inhoud or b"regio" not in inhoud:
        return False
    # A kader begins with its id, a dossier of a gemeente has no regio before its gemeente.
    is_dossier = "vngcheck" in lees_kop(pad, ("vngcheck",), niet="id")
    return is_dossier and "regio" in lees_kop(pad, ("regio",), niet="gemeente")
