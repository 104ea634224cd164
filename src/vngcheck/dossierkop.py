"""The first lines of a dossier: what can be known of one that is broken further on.

Whoever gathers dossiers must know of a broken file whose it is, to tell them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from vngcheck.errors import Ernst, InvoerFout, Melding
from vngcheck.velden import kaal
from vngcheck.yamlfile import lees_kop, lees_yaml

_KOP: Final = ("vngcheck", "kader", "gemeente", "bouwt_op")
_MERK: Final = re.compile(rb"vngcheck|^(?:gemeente|bouwt_op)[ \t]*:", re.MULTILINE)
"""What a file must hold to be looked at as a dossier, also one that lost its first line."""
_KOPREGEL: Final = re.compile(
    rf"^({'|'.join(_KOP)})[ \t]*:[ \t]*(?P<q>['\"]?)([^\r\n#]*?)(?P=q)[ \t]*(?:#[^\r\n]*)?\r?$",
    re.MULTILINE,
)
_VOOR_DE_NAAM: Final = re.compile(r"^gemeente[\W_]+(?=\w)")
_DAG_ERACHTER: Final = re.compile(
    r"[\W_]*(?:(?:19|20)\d\d(?:[\W_]?\d\d){0,2}|[\W_]\d\d?[\W_]\d\d?[\W_](?:19|20)\d\d)$"
)
"""A year or a date, with the year first or last: coevorden-2025, assen_2026-06-30."""


def kan_dossier_zijn(inhoud: bytes) -> bool:
    """Whether it is worth the time to read these bytes of a file as a dossier."""
    return _MERK.search(inhoud) is not None


def lees_dossierkop(pad: Path, inhoud: bytes) -> dict[str, str]:
    """The first keys of a dossier, also of one that is broken further on, or before them.

    Args:
        pad: the file.
        inhoud: its bytes.

    Returns:
        Those of `vngcheck`, `kader`, `gemeente` and `bouwt_op` that are there and are a text.
    """
    kop = lees_kop(pad, _KOP, niet="bouwstenen")
    if not kop:
        return kopregels(inhoud.decode("utf-8-sig", errors="replace"))
    return {s: deel.strip() for s, deel in kop.items() if s in _KOP and isinstance(deel, str)}


def kopregels(tekst: str) -> dict[str, str]:
    """The same keys out of the lines of a text that is no YAML."""
    # Of a quote that was never closed, one half is left.
    return {gevonden[1]: gevonden[3].strip(" \t'\"") for gevonden in _KOPREGEL.finditer(tekst)}


def namen_in(pad: Path) -> list[str]:
    """What gemeente the name of a file can be about, in letters and digits only; most exact first.

    A dossier that `vngcheck nieuw` made has a year in its name: coevorden-2025.yaml.
    """
    naam = kaal(pad.stem)
    zonder = _DAG_ERACHTER.sub("", _VOOR_DE_NAAM.sub("", naam))
    return list(dict.fromkeys(letters(deel) for deel in (naam, zonder)))


def letters(naam: str) -> str:
    """The letters and digits of a name, to compare it with another."""
    return "".join(teken for teken in kaal(naam) if teken.isalnum())


def is_van_regio(pad: Path) -> bool:
    """Whether a file is the dossier of a regio."""
    return "regio" in lees_kop(pad, ("regio",), niet="gemeente")


def leesfouten(pad: Path) -> tuple[Melding, ...]:
    """What makes a file no YAML at all; nothing when it can be read."""
    try:
        lees_yaml(pad)
    except InvoerFout as fout:
        return alleen_fouten(fout)
    return ()


def alleen_fouten(fout: InvoerFout) -> tuple[Melding, ...]:
    """The errors among the findings, without the warnings."""
    return tuple(melding for melding in fout.meldingen if melding.ernst is Ernst.FOUT)
